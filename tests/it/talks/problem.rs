//! Something is wrong: told with words and photos, answered in every way, agreed to or maintained.

use vovremya::domain::debt::DebtState;
use vovremya::domain::dispute::DisputeReason;
use vovremya::domain::hold::HoldReason;
use vovremya::domain::journal::Happened;

use super::*;

/// Ivan tells what is wrong with all of it, with a photo.
pub(super) async fn tells(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    ivan.taps(either(language, "Что-то не так", "Something's wrong")).await?;
    ivan.taps(either(language, "Не устроила работа", "Not happy with it")).await?;
    ivan.taps(either(language, "Сделано плохо", "The work is faulty")).await?;
    ivan.says(either(language, "Экран снова мигает", "The screen flickers again")).await?;
    ivan.sends_photo("screen.jpg", b"\xff\xd8\xff\xe0 a picture").await?;
    ivan.taps(either(language, "Готово", "Done")).await?;
    ivan.taps(either(language, "Обо всей: 12\u{a0}500\u{a0}₽", "All of it: ₽12,500")).await?;
    ivan.sees_last(either(language, "«Экран снова мигает»", "“The screen flickers again”"))?;
    ivan.taps(either(language, "Отправить", "Send")).await?;
    Ok(())
}

async fn resolutions(shop: &Shop<'_>, debt: DebtId) -> anyhow::Result<Vec<String>> {
    let settled = |happened| match happened {
        Happened::DisputeSettled { resolution } => Some(resolution),
        _ => None,
    };
    Ok(shop.happened(debt).await?.into_iter().filter_map(settled).collect())
}

#[tokio::test]
async fn reminders_stop_and_the_owner_gets_words_and_photo() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        tells(&ivan, language).await?;
        anna.sees(either(language, "Экран снова мигает", "The screen flickers again"))?;
        assert!(anna.chat().iter().any(|message| message.from_bot && message.photo.is_some()));
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.hold(HoldReason::Dispute).is_some_and(|hold| hold.until.is_none()));
        assert_eq!(dossier.debt.next_contact_at, None, "nothing is asked for");
        world.days_pass(30).await?;
        let reminded = |happened: &Happened| matches!(happened, Happened::Reminded { .. });
        assert!(!shop.happened(debt).await?.iter().any(reminded), "no reminder while the dispute is open");
    }
    Ok(())
}

#[tokio::test]
async fn a_discount_is_agreed_and_the_rest_goes_on() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells(&ivan, language).await?;
        anna.taps(either(language, "Скидка", "Discount")).await?;
        anna.says("15%").await?;
        anna.sees_last(either(language, "Скидка 1 875 ₽", "A discount of ₽1,875"))?;
        anna.taps(either(language, "Назад", "Back")).await?;
        anna.taps(either(language, "20% · 2\u{a0}500\u{a0}₽", "20% · ₽2,500")).await?;
        anna.taps(either(language, "Подтвердить", "Confirm")).await?;
        ivan.sees_last(either(language, "скидку 2 500 ₽", "a discount of ₽2,500"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(10_000), "the discount counts at once");
        assert!(dossier.hold(HoldReason::Dispute).is_some(), "nothing is asked for until Ivan agrees");
        ivan.taps(either(language, "Согласиться", "Agree")).await?;
        anna.sees_last(either(language, "согласен с вашим ответом", "agrees with your answer"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.dispute.is_none() && dossier.hold(HoldReason::Dispute).is_none());
        assert!(dossier.debt.next_contact_at.is_some(), "the ladder goes on");
        insta::assert_snapshot!(format!("problem_discount_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_discount_of_everything_settles_the_debt() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        tells(&ivan, language).await?;
        anna.taps(either(language, "Скидка", "Discount")).await?;
        anna.says("100%").await?;
        anna.taps(either(language, "Подтвердить", "Confirm")).await?;
        ivan.sees_last(either(language, "платить больше ничего не нужно", "nothing left to pay"))?;
        assert_eq!(shop.dossier(debt).await?.debt.state, DebtState::Settled);
    }
    Ok(())
}

#[tokio::test]
async fn the_work_is_redone_by_a_date_and_the_due_date_follows() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells(&ivan, language).await?;
        anna.taps(either(language, "Переделать", "Redo")).await?;
        anna.says(either(language, "20 декабря", "Dec 20")).await?;
        anna.taps(either(language, "Подтвердить", "Confirm")).await?;
        ivan.sees_last(either(
            language,
            "переделают до воскресенья, 20 декабря",
            "redone by Sunday, December 20",
        ))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.debt.due_on, "2026-12-20".parse()?);
        let said = ivan.chat().len();
        world.days_pass(18).await?;
        assert_eq!(ivan.chat().len(), said, "nobody is reminded before\n{}", world.transcript());
        world.days_pass(2).await?;
        ivan.taps(either(language, "Да, всё сделали", "Yes, all done")).await?;
        anna.sees_last(either(language, "всё переделано", "everything has been redone"))?;
        assert!(shop.dossier(debt).await?.dispute.is_none());
        insta::assert_snapshot!(format!("problem_redo_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn the_debt_is_cancelled_after_a_second_look() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells(&ivan, language).await?;
        anna.taps(either(language, "Отменить долг", "Cancel the debt")).await?;
        anna.taps(either(language, "Назад", "Back")).await?;
        anna.taps(either(language, "Отменить долг", "Cancel the debt")).await?;
        anna.taps(either(language, "Да, отменить", "Yes, cancel it")).await?;
        ivan.sees_last(either(language, "платить ничего не нужно", "nothing to pay"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.debt.state, DebtState::Cancelled);
        assert_eq!(resolutions(&shop, debt).await?, ["cancel"]);
        insta::assert_snapshot!(format!("problem_cancelled_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_refusal_has_reasons_and_what_is_maintained_ends_with_a_reason() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells(&ivan, language).await?;
        anna.taps(either(language, "Не согласиться", "Disagree")).await?;
        anna.says(either(language, "Проверили вместе при выдаче", "We checked it together at pick-up"))
            .await?;
        anna.taps(either(language, "Подтвердить", "Confirm")).await?;
        ivan.sees_last(either(language, "Проверили вместе при выдаче", "We checked it together at pick-up"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.debt.next_contact_at, None, "nothing is asked for until Ivan answers");
        ivan.taps(either(language, "Не согласиться", "Don't agree")).await?;
        ivan.says(either(language, "Дома он погас снова", "It went dark again at home")).await?;
        anna.sees_last(either(language, "Дома он погас снова", "It went dark again at home"))?;
        assert_eq!(shop.dossier(debt).await?.debt.next_contact_at, None, "what is maintained stays held");
        anna.taps(either(language, "Закончить спор", "End the dispute")).await?;
        anna.says(either(language, "Проверили дважды, экран исправен", "Checked twice, the screen is fine"))
            .await?;
        anna.taps(either(language, "Подтвердить", "Confirm")).await?;
        ivan.sees_last(either(language, "Проверили дважды", "Checked twice"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(12_500));
        assert!(dossier.dispute.is_none() && dossier.debt.next_contact_at.is_some(), "the ladder goes on");
        assert!(shop.happened(debt).await?.contains(&Happened::DisputeEnded));
        insta::assert_snapshot!(format!("problem_refused_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_problem_takes_an_open_request_for_time_off_the_table() -> anyhow::Result<()> {
    let world = World::new().await;
    let language = Language::Ru;
    let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, language).await?;
    ivan.taps("Нужно время").await?;
    ivan.taps("По частям").await?;
    ivan.taps("Пропустить").await?;
    ivan.taps("Отправить").await?;
    let accept = anna.button("Принять")?.1;
    ivan.taps("Открыть счёт").await?;
    tells(&ivan, language).await?;
    anna.taps_stale(&accept).await?;
    let dossier = shop.dossier(debt).await?;
    assert!(dossier.talks.is_none() && dossier.dispute.is_some());
    let happened = shop.happened(debt).await?;
    let opened = Happened::DisputeOpened { reason: DisputeReason::Defect, amount: None };
    assert!(happened.contains(&Happened::PlanWithdrawn) && happened.contains(&opened));
    Ok(())
}
