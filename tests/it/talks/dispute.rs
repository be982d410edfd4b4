//! A dispute goes on until both have said what they think of it, or have kept silent for too long.

use vovremya::domain::debt::DebtState;
use vovremya::domain::dispute::DisputeState;
use vovremya::domain::hold::HoldReason;
use vovremya::domain::ids::DebtId;
use vovremya::domain::journal::Happened;

use super::problem::tells;
use super::*;

/// Ivan disputes 5 000 of the 12 500 roubles.
async fn tells_of_a_part(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    ivan.taps(either(language, "Что-то не так", "Something's wrong")).await?;
    ivan.taps(either(language, "Не устроила работа", "Not happy with it")).await?;
    ivan.taps(either(language, "Сделано не всё", "Not finished")).await?;
    ivan.says(either(language, "Батарею не поменяли", "The battery was not replaced")).await?;
    ivan.taps(either(language, "Готово", "Done")).await?;
    ivan.says("5000").await?;
    ivan.sees_last(either(language, "Остальные 7 500 ₽", "The other ₽7,500"))?;
    ivan.taps(either(language, "Отправить", "Send")).await?;
    Ok(())
}

async fn refuses(anna: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    anna.taps(either(language, "Не согласиться", "Disagree")).await?;
    anna.says(either(language, "Проверили при выдаче", "We checked it at pick-up")).await?;
    anna.taps(either(language, "Подтвердить", "Confirm")).await?;
    Ok(())
}

async fn redoes(anna: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    anna.taps(either(language, "Переделать", "Redo")).await?;
    anna.says(either(language, "10 декабря", "Dec 10")).await?;
    anna.taps(either(language, "Подтвердить", "Confirm")).await?;
    Ok(())
}

async fn count(shop: &Shop<'_>, debt: DebtId, is: fn(&Happened) -> bool) -> anyhow::Result<usize> {
    Ok(shop.happened(debt).await?.iter().filter(|happened| is(happened)).count())
}

fn times(person: &Actor<'_>, words: &str) -> usize {
    let said = |text: &str| text.replace('\u{a0}', " ").contains(words);
    person.chat().iter().filter(|message| message.from_bot && said(&message.text)).count()
}

#[tokio::test]
async fn of_a_part_the_rest_goes_on_being_due_reminded_and_paid() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells_of_a_part(&ivan, language).await?;
        anna.sees_last(either(language, "Спорит о 5 000 ₽", "It is about ₽5,000"))?;
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        ivan.sees_last(either(language, "К оплате сейчас 7 500 ₽", "₽7,500 to pay now"))?;
        anna.taps(either(language, "Долг № 1", "Debt 1")).await?;
        anna.sees_last(either(language, "ещё о 5 000 ₽ договариваемся", "₽5,000 is being discussed"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.debt.next_contact_at.is_some(), "the rest is reminded");
        assert_eq!(dossier.asked(vovremya::app::clock::Clock::now(&*world.clock)), roubles(7_500));
        world.days_pass(14).await?;
        ivan.sees(either(language, "О 5 000 ₽ из этого счёта", "₽5,000 of this invoice"))?;
        assert!(count(&shop, debt, |happened| matches!(happened, Happened::Reminded { .. })).await? > 0);
        shop.receives(debt, 7_500).await?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!((dossier.balance(), dossier.debt.next_contact_at), (roubles(5_000), None));
        assert_eq!(dossier.disputed(), Some(roubles(5_000)));
        shop.receives(debt, 2_000).await?;
        assert_eq!(shop.dossier(debt).await?.disputed(), Some(roubles(3_000)), "no more than what is left");
        insta::assert_snapshot!(format!("dispute_part_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_discount_of_all_that_is_disputed_ends_it_and_a_smaller_one_is_agreed_to() -> anyhow::Result<()> {
    for language in RU_EN {
        for (percent, held) in [("100%", None), ("40%", Some(3_000))] {
            let world = World::new().await;
            let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
            let shop = Shop::open(&world, &anna, "Repair Plus").await?;
            let debt = shop.accepted_debt(&ivan, language).await?;
            tells_of_a_part(&ivan, language).await?;
            anna.taps(either(language, "Скидка", "Discount")).await?;
            anna.says(percent).await?;
            anna.taps(either(language, "Подтвердить", "Confirm")).await?;
            let dossier = shop.dossier(debt).await?;
            let amount = dossier.hold(HoldReason::Dispute).and_then(|hold| hold.amount);
            assert_eq!(amount, held.map(roubles), "{percent}");
            assert_eq!(dossier.dispute.is_some(), held.is_some());
            assert_eq!(
                dossier.asked(vovremya::app::clock::Clock::now(&*world.clock)),
                roubles(7_500),
                "the rest is due as before"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn who_is_read_learns_it_once_with_the_day_of_the_answer() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        tells(&ivan, language).await?;
        anna.taps(either(language, "Прочитано", "I've read it")).await?;
        ivan.sees_last(either(language, "до четверга, 3 декабря", "by Thursday, December 3"))?;
        anna.says("/requests").await?;
        anna.taps(either(language, "№ 1 · Ivan Petrov", "No. 1 · Ivan Petrov")).await?;
        anna.sees_nothing_of(either(language, "[Прочитано]", "[I've read it]"))?;
        assert_eq!(count(&shop, debt, |happened| *happened == Happened::DisputeSeen).await?, 1);
        refuses(&anna, language).await?;
    }
    Ok(())
}

#[tokio::test]
async fn of_a_silent_owner_the_debtor_hears_once_and_nothing_is_asked_for() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells(&ivan, language).await?;
        world.days_pass(40).await?;
        assert_eq!(times(&anna, either(language, "ждёт вашего ответа", "waiting for your answer")), 3);
        assert_eq!(times(&ivan, either(language, "пока не ответили", "has not answered")), 1);
        assert_eq!(shop.dossier(debt).await?.debt.next_contact_at, None);
        insta::assert_snapshot!(format!("dispute_silent_owner_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn of_a_silent_debtor_the_owners_answer_stands_after_one_more_question() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells(&ivan, language).await?;
        refuses(&anna, language).await?;
        world.days_pass(5).await?;
        ivan.sees_last(either(language, "пока не сказали, согласны ли", "whether you agree"))?;
        assert!(shop.dossier(debt).await?.dispute.is_some());
        world.days_pass(5).await?;
        ivan.sees_last(either(language, "в силе", "stands"))?;
        anna.sees_last(either(language, "ваш ответ в силе", "your answer stands"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.dispute.is_none() && dossier.debt.next_contact_at.is_some(), "softly on");
        insta::assert_snapshot!(format!("dispute_silent_debtor_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn what_was_not_redone_is_maintained_and_silence_means_it_was() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        tells(&ivan, language).await?;
        redoes(&anna, language).await?;
        world.pass_until("2026-12-10T16:00:00Z".parse()?).await?;
        ivan.taps(either(language, "Нет, не сделали", "No, not done")).await?;
        ivan.says(either(language, "Экран тот же", "It is the same screen")).await?;
        anna.sees_last(either(language, "Экран тот же", "It is the same screen"))?;
        let state =
            |dossier: &vovremya::domain::dossier::Dossier| dossier.dispute.as_ref().map(|open| open.state);
        assert_eq!(state(&shop.dossier(debt).await?), Some(DisputeState::Maintained));
        anna.taps(either(language, "Переделать", "Redo")).await?;
        anna.says(either(language, "15 декабря", "Dec 15")).await?;
        anna.taps(either(language, "Подтвердить", "Confirm")).await?;
        world.days_pass(25).await?;
        ivan.sees(either(language, "Ещё раз спросим", "ask once more"))?;
        assert_eq!(state(&shop.dossier(debt).await?), None);
        assert_eq!(count(&shop, debt, |happened| *happened == Happened::DisputeSilence).await?, 1);
        insta::assert_snapshot!(format!("dispute_redone_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn two_disputes_on_two_debts_go_their_own_ways() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let first = shop.accepted_debt(&ivan, language).await?;
        tells(&ivan, language).await?;
        let client = shop.dossier(first).await?.client.id;
        let second = shop.debt(client, "phone", 12_500).await?;
        accept(&ivan, language, &shop.link(second).await?).await?;
        tells(&ivan, language).await?;
        refuses(&anna, language).await?;
        ivan.taps(either(language, "Согласиться", "Agree")).await?;
        assert!(shop.dossier(second).await?.dispute.is_none());
        assert!(shop.dossier(first).await?.dispute.is_some(), "the other one waits");
    }
    Ok(())
}

#[tokio::test]
async fn after_three_disputes_about_a_debt_it_is_better_to_talk() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        for _ in 0..3 {
            tells(&ivan, language).await?;
            ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
            ivan.taps(either(language, "Вопрос решён", "It's settled")).await?;
            anna.sees_last(either(language, "вопрос решён", "says it is settled"))?;
        }
        ivan.taps(either(language, "Что-то не так", "Something's wrong")).await?;
        ivan.taps(either(language, "Не устроила работа", "Not happy with it")).await?;
        ivan.sees_last(either(language, "несколько обращений", "several times already"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_debt_that_is_paid_takes_its_dispute_along() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        tells(&ivan, language).await?;
        shop.receives(debt, 12_500).await?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!((dossier.debt.state, dossier.dispute), (DebtState::Settled, None));
    }
    Ok(())
}
