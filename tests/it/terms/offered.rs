//! The business offers first: answered, declined, taken back, read by a colleague.

use vovremya::domain::hold::HoldReason;
use vovremya::domain::journal::Happened;
use vovremya::domain::rejection::Rejection;
use vovremya::store::people::Sender;
use vovremya::store::visits;

use super::*;

/// Somebody else who acts for the business.
pub(super) async fn colleague<'w>(
    world: &'w World,
    shop: &Shop<'_>,
    language: Language,
) -> anyhow::Result<Actor<'w>> {
    let olga = world.person("Olga", language);
    olga.starts(None).await?;
    let mut uow = shop.begin().await?;
    let now = uow.now();
    let sender = Sender {
        telegram_id: olga.id,
        first_name: "Olga".to_owned(),
        last_name: None,
        username: None,
        language_code: None,
    };
    let person = visits::meet(uow.db(), &sender, now).await?;
    uow.commit().await?;
    let join = "insert into member (business_id, person_id, role, joined_at) values ($1, $2, 'owner', $3)";
    sqlx::query(join).bind(shop.business.0).bind(person.id.0).bind(now).execute(&world.database.pool).await?;
    Ok(olga)
}

#[tokio::test]
async fn the_owner_offers_and_the_client_agrees() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        offer(&world, &shop, &[debt], two_parts()).await?;
        ivan.sees_last(either(language, "предлагает рассрочку", "offers you instalments"))?;
        anna.says("/debts").await?;
        let card = anna.button_with(either(language, "№ 1 ", "No. 1 "))?;
        anna.taps(&card).await?;
        anna.sees_last(either(language, "Вы предложили: 2 × ", "You offered: 2 × "))?;
        ivan.taps(either(language, "Согласиться", "Agree")).await?;
        for person in [&anna, &ivan] {
            person.sees(either(language, "Соглашение № 1-1", "Agreement 1-1"))?;
        }
        anna.taps(either(language, "Долг № 1", "Debt 1")).await?;
        anna.taps(either(language, "Соглашение", "Agreement")).await?;
        anna.sees("Ivan, Telegram")?;
        assert!(shop.dossier(debt).await?.agreed.is_some());
        insta::assert_snapshot!(format!("owner_offers_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn an_offer_that_is_taken_back_loses_its_buttons_and_cannot_be_accepted() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        offer(&world, &shop, &[debt], two_parts()).await?;
        let agree = ivan.button(either(language, "Согласиться", "Agree"))?.1;
        anna.says("/debts").await?;
        let card = anna.button_with(either(language, "№ 1 ", "No. 1 "))?;
        anna.taps(&card).await?;
        anna.taps(either(language, "Отозвать", "Take it back")).await?;
        ivan.sees_last(either(language, "отозвали", "taken back"))?;
        assert!(ivan.button(either(language, "Согласиться", "Agree")).is_err(), "{}", world.transcript());
        ivan.taps_stale(&agree).await?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.agreed.is_none() && dossier.hold(HoldReason::RequestPending).is_none());
    }
    Ok(())
}

#[tokio::test]
async fn an_offer_made_at_night_waits_for_the_morning_and_may_be_taken_back_unread() -> anyhow::Result<()> {
    let world = World::at("2026-12-01T07:00:00Z".parse()?).await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    world.pass_until("2026-12-01T20:30:00Z".parse()?).await?;
    let before = ivan.chat().len();
    offer(&world, &shop, &[debt], two_parts()).await?;
    assert_eq!(ivan.chat().len(), before, "at night the business does not write first");
    anna.says("/debts").await?;
    let card = anna.button_with("№ 1 ")?;
    anna.taps(&card).await?;
    anna.taps("Отозвать").await?;
    world.days_pass(1).await?;
    assert_eq!(ivan.chat().len(), before, "what was never said is not taken back aloud");
    offer(&world, &shop, &[debt], two_parts()).await?;
    world.pass(chrono::TimeDelta::hours(12)).await?;
    ivan.sees_last("предлагает рассрочку")?;
    Ok(())
}

#[tokio::test]
async fn nothing_is_offered_to_a_client_who_does_not_hear_it() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    anna.says("/debts").await?;
    let card = anna.button_with("№ 1 ")?;
    anna.taps(&card).await?;
    anna.button("Условия")?;
    ivan.says("/stop").await?;
    let refused = offer(&world, &shop, &[debt], two_parts()).await.expect_err("nobody would hear it");
    let refused = refused.downcast::<vovremya::app::Error>()?;
    assert!(matches!(refused, vovremya::app::Error::Rejected(Rejection::Unreachable)), "{refused}");
    Ok(())
}

#[tokio::test]
async fn what_one_member_answers_the_other_finds_answered() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let olga = colleague(&world, &shop, language).await?;
        request(&world, debt, &ivan, two_parts()).await?;
        let accept = either(language, "Принять", "Accept");
        let stale = olga.button(accept)?.1;
        let seen = Seen::from_now_on(&world);
        anna.taps(either(language, "Отказать", "Decline")).await?;
        anna.taps(either(language, "Отказать без причины", "Decline without a reason")).await?;
        assert!(olga.button(accept).is_err(), "the request has lost its buttons:\n{}", world.transcript());
        olga.sees_last(either(language, "Anna: отказ", "Anna declined"))?;
        olga.taps_stale(&stale).await?;
        assert!(shop.dossier(debt).await?.agreed.is_none());
        let declined = Happened::PlanDeclined { side: Side::Owner, reason: None };
        assert_eq!(shop.happened(debt).await?.iter().filter(|one| **one == declined).count(), 1);
        insta::assert_snapshot!(format!("colleague_{}", language.code()), seen.transcript());
    }
    Ok(())
}

/// The debtor asks for these terms.
pub(super) async fn request(
    world: &World,
    debt: DebtId,
    ivan: &Actor<'_>,
    terms: Terms,
) -> anyhow::Result<()> {
    let mut uow = world.crew.house.begin().await?;
    let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
    let debtor = dossier.debtor.clone().expect("accepted before");
    assert_eq!(debtor.telegram_id, ivan.id);
    let proposal = Proposal { side: Side::Debtor, terms, reason: None, also: Vec::new() };
    plans::propose(&mut uow, &mut dossier, &debtor, proposal).await?;
    uow.commit().await?;
    world.settle().await
}

#[tokio::test]
async fn the_list_of_requests_says_what_is_asked() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let asked = [
            two_parts(),
            terms(&[("2026-12-20", 12_500)], None),
            terms(&[("2026-12-05", 11_500)], Some((1_000, DiscountGiven::AtOnce))),
            terms(&[("2026-12-15", 6_000), ("2027-01-15", 6_000)], Some((500, DiscountGiven::WhenKept))),
        ];
        for (name, terms) in ["Ivan", "Oleg", "Vera", "Petr"].into_iter().zip(asked) {
            let debtor = world.person(name, language);
            let debt = shop.accepted_debt(&debtor, language).await?;
            request(&world, debt, &debtor, terms).await?;
            world.pass(chrono::TimeDelta::minutes(1)).await?;
        }
        anna.says("/requests").await?;
        insta::assert_snapshot!(format!("asked_{}", language.code()), anna.last()?.text);
    }
    Ok(())
}
