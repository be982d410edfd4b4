//! What the world does meanwhile: a message in a sender's hands, a missed part, a payment that answers a claim, a form
//! about a debt that moved on.

use chrono::TimeDelta;
use vovremya::app::clients::{ClientChoice, find_or_add};
use vovremya::demo::stage::Actor;
use vovremya::domain::language::Language;
use vovremya::sandbox::{Fault, FaultKind};
use vovremya::store::clients;

use crate::support::shop::{RU_EN, Shop, either, roubles};
use crate::support::world::World;

fn reminders(debtor: &Actor<'_>) -> usize {
    let begins = ["Сообщение от «", "Message from "];
    let amounts = ["· до ", "· срок был ", "· due ", "· was due "];
    let folded = ["Напоминание от ", "Reminder of "];
    let is_reminder = |text: &str| {
        folded.iter().any(|begin| text.starts_with(begin))
            || begins.iter().any(|begin| text.starts_with(begin))
                && amounts.iter().any(|amount| text.contains(amount))
    };
    debtor.chat().iter().filter(|message| message.from_bot && is_reminder(&message.text)).count()
}

#[tokio::test]
async fn a_reminder_that_was_held_up_is_dropped_when_the_debt_is_paid_meanwhile() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Анна", Language::Ru);
    let ivan = world.person("Иван", Language::Ru);
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    let before = reminders(&ivan);
    // Telegram asks the whole bot to wait while the reminder is in hand.
    world.sandbox.order_fault(Fault {
        method: Some("sendMessage".to_owned()),
        chat: Some(ivan.id),
        times: 1,
        what: FaultKind::TooManyRequests { retry_after: 600 },
    });
    world.clock.move_to("2026-12-12T07:00:00Z".parse()?);
    world.settle().await?;
    shop.settle(debt).await?;
    world.days_pass(30).await?;
    assert_eq!(reminders(&ivan), before, "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn a_reminder_that_was_held_up_never_arrives_at_night() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Анна", Language::Ru);
    let ivan = world.person("Иван", Language::Ru);
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    shop.accepted_debt(&ivan, Language::Ru).await?;
    // Put out in the morning, and nobody there to send it until late in the evening.
    world.clock.move_to("2026-12-12T07:00:00Z".parse()?);
    world.crew.scheduler.run_until_idle().await?;
    world.clock.move_to("2026-12-12T20:30:00Z".parse()?);
    world.settle().await?;
    assert_eq!(reminders(&ivan), 0, "{}", world.transcript());
    // It was never said, so it is said in the morning.
    world.pass(TimeDelta::hours(12)).await?;
    assert_eq!(reminders(&ivan), 1, "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn a_missed_part_does_not_silence_the_parts_after_it() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let ivan = world.person("Ivan", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        ivan.taps(either(language, "Нужно время", "Need time")).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.taps(either(language, "Принять", "Accept")).await?;
        // The first part, of 15 December, is never paid; the second is due on 15 January.
        world.pass_until("2027-01-13T07:30:00Z".parse()?).await?;
        ivan.sees_last(either(language, "8 333,33 ₽", "₽8,333.33"))?;
        ivan.sees_last(either(language, "1–2 из 3", "1–2 of 3"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_payment_that_is_recorded_answers_already_paid_and_is_not_counted_twice() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let ivan = world.person("Ivan", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        ivan.says("5000").await?;
        ivan.taps(either(language, "Сегодня", "Today")).await?;
        ivan.taps(either(language, "Без чека", "Without a receipt")).await?;
        let confirm = anna.button(either(language, "Получил 5 000 ₽", "Received ₽5,000"));
        anna.says("/debts").await?;
        let card = anna.button_with("Petrov")?;
        anna.taps(&card).await?;
        anna.taps(either(language, "Внести оплату", "Record payment")).await?;
        anna.says("5000").await?;
        anna.taps(either(language, "Записать", "Record")).await?;
        if let Ok((_, data)) = confirm {
            anna.taps_stale(&data).await?;
        }
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(7_500), "{}", world.transcript());
        assert!(dossier.claim.is_none() && dossier.holds.is_empty(), "{:?}", dossier.holds);
    }
    Ok(())
}

#[tokio::test]
async fn a_form_about_a_debt_that_moved_on_closes_and_shows_the_card() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let ivan = world.person("Ivan", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        anna.says("/debts").await?;
        let card = anna.button_with("Petrov")?;
        anna.taps(&card).await?;
        anna.taps(either(language, "Внести оплату", "Record payment")).await?;
        // Meanwhile the client asks for time: the debt is another one now.
        ivan.taps(either(language, "Нужно время", "Need time")).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.says("5000").await?;
        anna.sees_last(either(language, "№ 1 · Ivan Petrov", "No. 1 · Ivan Petrov"))?;
        assert_eq!(shop.dossier(debt).await?.balance(), roubles(12_500));
        // The form is closed: the next words are words again.
        anna.says("бла").await?;
        anna.sees_last(either(language, "Не понял вас", "I did not get that"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_namesake_with_another_number_is_another_client() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Анна", Language::Ru);
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    let mut uow = shop.begin().await?;
    let now = uow.now();
    let first = clients::insert(uow.db(), shop.business, "Иван", Some("+79001112233"), now).await?;
    let choice = |phone| ClientChoice::Named { name: "иван", phone };
    assert_eq!(find_or_add(&mut uow, shop.business, &choice(None)).await?, first);
    assert_eq!(find_or_add(&mut uow, shop.business, &choice(Some("+79001112233"))).await?, first);
    assert_ne!(find_or_add(&mut uow, shop.business, &choice(Some("+79009998877"))).await?, first);
    Ok(())
}
