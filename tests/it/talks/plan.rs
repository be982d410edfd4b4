//! More time: asked for, answered, written down, followed.

use vovremya::domain::debt::DebtState;
use vovremya::domain::hold::HoldReason;
use vovremya::domain::journal::Happened;
use vovremya::store::dossiers;

use super::*;

async fn asks_for_three_parts(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    ivan.taps(either(language, "Нужно время", "Need time")).await?;
    ivan.taps(either(language, "По частям", "In parts")).await?;
    ivan.taps(either(language, "Задержали зарплату", "My pay is late")).await?;
    ivan.sees_last(either(language, "3 части, раз в месяц", "3 parts, every month"))?;
    ivan.sees_last(either(language, "долг вы признаёте", "you confirm that you owe"))?;
    ivan.taps(either(language, "Отправить", "Send")).await?;
    Ok(())
}

#[tokio::test]
async fn three_parts_are_asked_for_agreed_in_writing_and_paid() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks_for_three_parts(&ivan, language).await?;
        anna.sees_last(either(language, "просит рассрочку", "asks to pay in instalments"))?;
        anna.sees_last(either(language, "4 166,66", "4,166.66"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.hold(HoldReason::RequestPending).is_some(), "reminders wait for the answer");
        let accept = anna.button(either(language, "Принять", "Accept"))?.1;
        anna.taps(either(language, "Принять", "Accept")).await?;
        for person in [&anna, &ivan] {
            person.sees(either(language, "Соглашение № 1-1", "Agreement 1-1"))?;
            person.sees(either(language, "15 января 2027 — 4 166,67 ₽", "January 15, 2027 — ₽4,166.67"))?;
            person.sees("Ivan, Telegram")?;
        }
        // The same button again does nothing but show how it stands.
        anna.taps_stale(&accept).await?;
        let accepted = |happened: &Happened| matches!(happened, Happened::PlanAccepted { .. });
        assert_eq!(shop.happened(debt).await?.iter().filter(|one| accepted(one)).count(), 1);
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.hold(HoldReason::RequestPending).is_none());
        assert_eq!(dossier.parts().len(), 3);
        world.days_pass(14).await?;
        ivan.sees_last("4")?;
        shop.receives(debt, 5_000).await?;
        ivan.taps(either(language, "График платежей", "Payment schedule")).await?;
        ivan.sees(either(language, "✓ 1) 4 166,66 ₽", "✓ 1) ₽4,166.66"))?;
        ivan.sees(either(language, "осталось 3 333,33 ₽", "₽3,333.33 left"))?;
        shop.receives(debt, 7_500).await?;
        assert_eq!(shop.dossier(debt).await?.debt.state, DebtState::Settled);
        assert!(shop.happened(debt).await?.contains(&Happened::PlanKept));
        insta::assert_snapshot!(format!("plan_agreed_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn the_agreement_is_stored_with_both_acceptances_and_cannot_be_changed() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, Language::En).await?;
    asks_for_three_parts(&ivan, Language::En).await?;
    anna.taps("Принять").await?;
    anna.sees("Соглашение № 1-1")?;
    anna.sees("верен английский текст")?;
    ivan.sees("Agreement 1-1")?;
    let pool = &world.database.pool;
    let yes: Vec<(String, i64, bool)> = sqlx::query_as(
        "select side, telegram_id, update_id is not null from acceptance order by accepted_at, side",
    )
    .fetch_all(pool)
    .await?;
    assert_eq!(yes, [("debtor".to_owned(), ivan.id, true), ("owner".to_owned(), anna.id, true)]);
    let (ru, en, hash): (String, String, Vec<u8>) =
        sqlx::query_as("select text_ru, text_en, text_hash from agreement").fetch_one(pool).await?;
    assert!(ru.contains("признаёт этот долг") && en.contains("acknowledges this debt"));
    assert_eq!(hash.len(), 32);
    for attempt in ["update agreement set text_ru = ''", "delete from acceptance"] {
        assert!(sqlx::query(attempt).execute(pool).await.is_err(), "{attempt}");
    }
    Ok(())
}

#[tokio::test]
async fn everything_in_the_preview_can_be_changed_by_tap_and_by_word() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    ivan.taps("Нужно время").await?;
    ivan.taps("По частям").await?;
    ivan.taps("Другая причина").await?;
    ivan.says("Жду премию <в конце> месяца").await?;
    ivan.taps("+").await?;
    ivan.sees_last("4 части, раз в месяц")?;
    ivan.taps("−").await?;
    ivan.taps("−").await?;
    ivan.sees_last("2 части")?;
    ivan.taps("2 недели").await?;
    ivan.sees_last("раз в две недели")?;
    ivan.taps("2 части").await?;
    ivan.taps("6").await?;
    ivan.sees_last("6 частей, раз в две недели")?;
    ivan.says("5").await?;
    ivan.sees_last("5 частей")?;
    ivan.says("20.12").await?;
    ivan.sees_last("1) 2 500 ₽ — 20 декабря 2026")?;
    ivan.sees_last("5) 2 500 ₽ — 14 февраля 2027")?;
    ivan.taps("Отправить").await?;
    anna.sees_last("Жду премию <в конце> месяца")?;
    let dossier = shop.dossier(debt).await?;
    let terms = &dossier.talks.as_ref().expect("the request waits").offer.terms;
    assert_eq!(terms.parts().len(), 5);
    assert_eq!(terms.first_on(), Some("2026-12-20".parse()?));
    Ok(())
}

#[tokio::test]
async fn a_refusal_is_polite_and_another_request_is_possible() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks_for_three_parts(&ivan, language).await?;
        anna.taps(either(language, "Отказать", "Decline")).await?;
        anna.says(either(language, "Лучше две части", "Two parts would be better")).await?;
        anna.sees_last(either(language, "Передал ваш отказ", "Declined politely"))?;
        ivan.sees_last(either(language, "не подходит", "does not suit"))?;
        ivan.sees_last(either(language, "Лучше две части", "Two parts would be better"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(
            dossier.agreed.is_none()
                && dossier.talks.is_none()
                && dossier.hold(HoldReason::RequestPending).is_none()
        );
        insta::assert_snapshot!(format!("plan_declined_{}", language.code()), seen.transcript());
        asks_for_three_parts(&ivan, language).await?;
        anna.taps(either(language, "Отказать", "Decline")).await?;
        anna.taps(either(language, "Отказать без причины", "Decline without a reason")).await?;
        ivan.sees_last(either(language, "не подходит", "does not suit"))?;
        let reasons = shop.happened(debt).await?.into_iter().filter_map(|happened| match happened {
            Happened::PlanDeclined { side: vovremya::domain::people::Side::Owner, reason } => Some(reason),
            _ => None,
        });
        let why = either(language, "Лучше две части", "Two parts would be better");
        assert_eq!(reasons.collect::<Vec<_>>(), [Some(why.to_owned()), None]);
        let history = vovremya::screens::OwnerAction::History(debt).into();
        anna.taps_stale(&vovremya::telegram::callback::encode(&history)).await?;
        anna.sees_last(why)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_request_that_nobody_answers_closes_after_three_days() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        asks_for_three_parts(&ivan, language).await?;
        let accept = anna.button(either(language, "Принять", "Accept"))?.1;
        let seen = Seen::from_now_on(&world);
        world.days_pass(4).await?;
        ivan.sees(either(language, "за три дня не ответили", "got no answer in three days"))?;
        anna.sees(either(language, "закрылась без ответа", "closed without an answer"))?;
        insta::assert_snapshot!(format!("plan_expired_{}", language.code()), seen.transcript());
        anna.taps_stale(&accept).await?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.agreed.is_none(), "a late yes makes no plan");
        assert!(shop.happened(debt).await?.contains(&Happened::PlanExpired));
    }
    Ok(())
}

#[tokio::test]
async fn a_payment_under_an_open_request_voids_it_and_both_hear_of_it() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        asks_for_three_parts(&ivan, language).await?;
        let accept = anna.button(either(language, "Принять", "Accept"))?.1;
        shop.receives(debt, 2_500).await?;
        ivan.sees_last(either(language, "больше не подходит", "no longer fits"))?;
        anna.sees_last(either(language, "больше не подходит", "no longer fits"))?;
        anna.taps_stale(&accept).await?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.agreed.is_none() && dossier.talks.is_none());
        assert!(shop.happened(debt).await?.contains(&Happened::PlanWithdrawn));
    }
    Ok(())
}

#[tokio::test]
async fn nobody_else_can_answer_and_nothing_is_revealed() -> anyhow::Result<()> {
    let world = World::new().await;
    let language = Language::Ru;
    let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
    let (oleg, vera) = (world.person("Oleg", language), world.person("Vera", language));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    Shop::open(&world, &vera, "Other").await?;
    oleg.starts(None).await?;
    let debt = shop.accepted_debt(&ivan, language).await?;
    let need_time = ivan.button("Нужно время")?.1;
    asks_for_three_parts(&ivan, language).await?;
    let (accept, decline) = (anna.button("Принять")?.1, anna.button("Отказать")?.1);
    for (stranger, data) in [
        (&oleg, &accept),
        (&oleg, &decline),
        (&oleg, &need_time),
        (&vera, &accept),
        (&vera, &decline),
        (&ivan, &accept),
        (&anna, &need_time),
    ] {
        let answer = stranger.taps_stale(data).await?;
        assert_eq!(answer.as_deref(), Some("Этого здесь больше нет"), "{}", stranger.name);
    }
    for stranger in [&oleg, &vera] {
        stranger.sees_nothing_of("12 500")?;
        stranger.sees_nothing_of("Ivan Petrov")?;
    }
    assert!(shop.dossier(debt).await?.talks.is_some(), "the request still waits");
    Ok(())
}

#[tokio::test]
async fn a_half_finished_request_survives_a_restart() -> anyhow::Result<()> {
    for language in RU_EN {
        let mut world = World::new().await;
        let (ivan, debt) = {
            let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
            let shop = Shop::open(&world, &anna, "Repair Plus").await?;
            let debt = shop.accepted_debt(&ivan, language).await?;
            ivan.taps(either(language, "Нужно время", "Need time")).await?;
            ivan.taps(either(language, "По частям", "In parts")).await?;
            ivan.taps(either(language, "Пропустить", "Skip")).await?;
            ivan.says("4").await?;
            (ivan.id, debt)
        };
        world.restart().await?;
        let ivan = world.returning(ivan, "Ivan");
        ivan.taps(either(language, "Неделя", "Weekly")).await?;
        ivan.sees_last(either(language, "4 части, каждую неделю", "4 parts, every week"))?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        let mut uow = world.crew.house.begin().await?;
        let dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
        assert!(dossier.talks.is_some());
    }
    Ok(())
}

#[tokio::test]
async fn of_a_yes_and_a_no_at_once_exactly_one_counts() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    let problem = ivan.button("Что-то не так")?.1;
    asks_for_three_parts(&ivan, Language::Ru).await?;
    anna.taps_and_goes("Принять")?;
    world.sandbox.tap_stale(ivan.id, &problem);
    world.settle_at_once(4).await?;
    let dossier = shop.dossier(debt).await?;
    assert!(dossier.agreed.is_some() && dossier.dispute.is_none());
    Ok(())
}

#[tokio::test]
async fn a_part_that_is_late_beyond_its_grace_is_told_to_the_owner_once() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, Language::Ru).await?;
    asks_for_three_parts(&ivan, Language::Ru).await?;
    anna.taps("Принять").await?;
    for (days, told) in [(19, false), (1, true), (1, true)] {
        world.days_pass(days).await?;
        let times = anna.chat().iter().filter(|seen| seen.text.contains("прошло больше пяти дней")).count();
        assert_eq!(times, usize::from(told), "{}", world.transcript());
    }
    Ok(())
}
