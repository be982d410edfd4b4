//! Requests that the business has agreed to in advance, and those that it has not.

use vovremya::app::limits;
use vovremya::app::plans::{self, Proposal};
use vovremya::domain::people::Side;
use vovremya::domain::plan::limits::{Bound, Change, Who};
use vovremya::domain::plan::{Discount, DiscountGiven, Part, Terms};
use vovremya::store::dossiers;

use super::*;

/// The owner changes the limits outside of the story.
async fn set(shop: &Shop<'_>, changes: &[Change]) -> anyhow::Result<()> {
    let mut uow = shop.begin().await?;
    for change in changes {
        limits::change(&mut uow, shop.owner.id, *change).await?;
    }
    Ok(uow.commit().await?)
}

/// Parts of so many roubles each, and what is taken off when they are paid.
fn terms(parts: &[(&str, i64)], off: i64) -> Terms {
    let part =
        |(on, amount): &(&str, i64)| Part { due_on: on.parse().expect("a date"), amount: roubles(*amount) };
    let discount = Discount { amount: roubles(off), given: DiscountGiven::WhenKept };
    Terms::stored(parts.iter().map(part).collect(), (off > 0).then_some(discount))
}

/// The debtor asks for terms that were made up elsewhere. Says whether they were agreed to at once.
async fn asks(world: &World, shop: &Shop<'_>, debt: DebtId, terms: Terms) -> anyhow::Result<bool> {
    let mut uow = shop.begin().await?;
    let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
    let debtor = dossier.debtor.clone().expect("accepted before");
    let proposal = Proposal { side: Side::Debtor, terms, reason: None, also: Vec::new() };
    let agreement = plans::propose(&mut uow, &mut dossier, &debtor, proposal).await?;
    uow.commit().await?;
    world.settle().await?;
    Ok(agreement.is_some())
}

async fn takes_back(world: &World, shop: &Shop<'_>, debt: DebtId) -> anyhow::Result<()> {
    let mut uow = shop.begin().await?;
    let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
    let debtor = dossier.debtor.clone().expect("accepted before");
    plans::take_back(&mut uow, &mut dossier, &debtor, Side::Debtor).await?;
    uow.commit().await?;
    world.settle().await
}

#[tokio::test]
async fn a_request_inside_the_limits_is_an_agreement_at_once() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        anna.says("/settings").await?;
        anna.taps(either(language, "Согласие заранее", "Agreed in advance")).await?;
        anna.taps(either(language, "Для всех", "All clients")).await?;
        world.days_pass(1).await?;
        let seen = Seen::from_now_on(&world);
        ivan.taps(either(language, "Нужно время", "Need time")).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.sees_last(either(language, "одобрены заранее", "has agreed to such terms in advance"))?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        for person in [&anna, &ivan] {
            person.sees(either(language, "Соглашение № 1-1", "Agreement 1-1"))?;
            person.sees(either(
                language,
                "заранее согласившись",
                "having agreed to such terms in advance",
            ))?;
        }
        anna.sees(either(language, "с которыми вы согласились заранее", "you agreed to in advance"))?;
        assert_eq!(shop.dossier(debt).await?.parts().len(), 3);
        insta::assert_snapshot!(format!("limits_inside_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn the_agreement_holds_who_agreed_in_advance_and_when() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    anna.says("/settings").await?;
    anna.taps("Согласие заранее").await?;
    anna.taps("Для всех").await?;
    world.days_pass(2).await?;
    assert!(asks(&world, &shop, debt, terms(&[("2027-01-15", 12_500)], 0)).await?);
    let yes: Vec<(String, i64, bool, bool, String)> = sqlx::query_as(
        "select side, telegram_id, by_limits, update_id is not null, accepted_at::date::text
         from acceptance order by accepted_at",
    )
    .fetch_all(&world.database.pool)
    .await?;
    let owner = ("owner".to_owned(), anna.id, true, true, "2026-12-01".to_owned());
    // The request was made past the messenger, so no update is to be named.
    let debtor = ("debtor".to_owned(), ivan.id, false, false, "2026-12-03".to_owned());
    assert_eq!(yes, [owner, debtor]);
    Ok(())
}

#[tokio::test]
async fn a_request_outside_waits_for_the_owner_who_reads_why() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let changes = [
            Change::Who(Who::Everyone),
            Change::Bound(Bound::Parts, 2),
            Change::Bound(Bound::Discount, 5),
            Change::PartMin(roubles(3_000)),
        ];
        set(&shop, &changes).await?;
        let thirds = [("2026-12-15", 4_500), ("2027-01-15", 4_000), ("2027-02-15", 4_000)];
        let table = [
            (terms(&thirds, 0), "до 2 частей", "2 parts at most"),
            (
                terms(&[("2026-12-15", 6_500), ("2027-03-15", 6_000)], 0),
                "до 1 марта 2027",
                "by March 1, 2027",
            ),
            (terms(&[("2026-12-15", 3_500), ("2027-01-15", 9_000)], 0), "от 3 750 ₽", "₽3,750 or more"),
            (terms(&[("2026-12-15", 10_000), ("2027-01-15", 2_500)], 0), "от 3 000 ₽", "₽3,000 or more"),
            (terms(&[("2026-12-01", 11_500)], 1_000), "скидка до 625 ₽", "discount of ₽625 at most"),
            (terms(&[("2026-12-15", 12_000)], 500), "за всю сумму до 8 декабря 2026", "by December 8, 2026"),
        ];
        for (terms, russian, english) in table {
            assert!(!asks(&world, &shop, debt, terms).await?, "{english}");
            anna.sees_last(either(language, "Ваши границы: ", "Your limits: "))?;
            anna.sees_last(either(language, russian, english))?;
            anna.button(either(language, "Принять", "Accept"))?;
            takes_back(&world, &shop, debt).await?;
        }
        assert!(
            asks(&world, &shop, debt, terms(&[("2026-12-08", 12_000)], 500)).await?,
            "5 % is 625 roubles"
        );
    }
    Ok(())
}

#[tokio::test]
async fn whoever_broke_their_word_is_for_the_owner_to_answer_when_the_limits_say_so() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    let later = || terms(&[("2027-01-15", 12_500)], 0);
    set(&shop, &[Change::Who(Who::Reliable)]).await?;
    assert!(asks(&world, &shop, debt, later()).await?);
    sqlx::query("update plan set state = 'broken'").execute(&world.database.pool).await?;
    assert!(!asks(&world, &shop, debt, later()).await?);
    anna.sees_last(
        "Ваши границы: только клиенты без нарушенных обещаний, один долг откладывается не больше 1 раза",
    )?;
    takes_back(&world, &shop, debt).await?;
    set(&shop, &[Change::Who(Who::Everyone)]).await?;
    assert!(!asks(&world, &shop, debt, later()).await?);
    anna.sees_last("Ваши границы: один долг откладывается не больше 1 раза")?;
    takes_back(&world, &shop, debt).await?;
    set(&shop, &[Change::Bound(Bound::Deferrals, 2)]).await?;
    assert!(asks(&world, &shop, debt, later()).await?);
    Ok(())
}

#[tokio::test]
async fn a_plan_in_force_is_changed_by_its_owner_alone() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    set(&shop, &[Change::Who(Who::Everyone), Change::Bound(Bound::Deferrals, 9)]).await?;
    assert!(asks(&world, &shop, debt, terms(&[("2027-01-15", 12_500)], 0)).await?);
    assert!(!asks(&world, &shop, debt, terms(&[("2027-01-20", 12_500)], 0)).await?);
    anna.button("Принять")?;
    Ok(())
}

#[tokio::test]
async fn limits_for_nobody_leave_every_request_to_the_owner() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    set(&shop, &[Change::Who(Who::Everyone), Change::Who(Who::Nobody)]).await?;
    ivan.taps("Нужно время").await?;
    ivan.taps("По частям").await?;
    ivan.taps("Пропустить").await?;
    ivan.sees_nothing_of("одобрены заранее")?;
    ivan.taps("Отправить").await?;
    anna.sees_nothing_of("Ваши границы")?;
    anna.button("Принять")?;
    assert!(shop.dossier(debt).await?.agreed.is_none());
    Ok(())
}
