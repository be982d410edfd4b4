//! Reminders on a moved clock: which, when, in which tone, and when none.

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};
use chrono_tz::Europe::Moscow;
use vovremya::demo::stage::Actor;
use vovremya::domain::language::Language;
use vovremya::sandbox::{Fault, FaultKind};

use crate::support::shop::{RU_EN, Seen, Shop, accept, either};
use crate::support::world::World;

/// The reminders of the bot by their moment, also those that a newer one has folded to one line.
fn reminders(debtor: &Actor<'_>) -> Vec<(DateTime<Utc>, String)> {
    let begins = ["Сообщение от «", "Message from ", "Напоминание от ", "Reminder of "];
    let chat = debtor.chat().into_iter().filter(|message| message.from_bot);
    let reminders = chat.filter(|message| begins.iter().any(|begin| message.text.starts_with(begin)));
    reminders.map(|message| (message.date, message.text)).collect()
}

fn days(reminders: &[(DateTime<Utc>, String)]) -> Vec<String> {
    reminders.iter().map(|(at, _)| at.with_timezone(&Moscow).format("%a %d %b %H:%M").to_string()).collect()
}

#[tokio::test]
async fn a_month_of_reminders_grows_firmer_and_keeps_to_the_hours() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person(either(language, "Анна", "Anna"), language);
        let ivan = world.person(either(language, "Иван", "Ivan"), language);
        let shop = Shop::open(&world, &anna, either(language, "Ремонт Плюс", "Repair Plus")).await?;
        shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        world.days_pass(60).await?;
        let said = reminders(&ivan);
        assert_eq!(
            days(&said),
            [
                "Sat 12 Dec 10:00",
                "Tue 15 Dec 10:00",
                "Fri 18 Dec 10:00",
                "Tue 22 Dec 10:00",
                "Tue 29 Dec 10:00",
                // The fifth is in the New Year's rest.
                "Mon 11 Jan 10:00",
                "Tue 19 Jan 10:00",
            ],
            "{}",
            world.transcript()
        );
        for (at, _) in &said {
            let local = at.with_timezone(&Moscow);
            let end = if local.weekday().number_from_monday() > 5 { 20 } else { 22 };
            assert!((9..end).contains(&local.hour()), "{local}");
        }
        insta::assert_snapshot!(format!("a_month_of_reminders_{}", language.code()), seen.transcript());
    }
    Ok(())
}

/// Every reminder as it was sent, before a newer one folded it.
fn sent(world: &World, debtor: &Actor<'_>) -> Vec<String> {
    let text_of = |params: &serde_json::Value| params["text"].as_str().map(str::to_owned);
    let to_debtor = |params: &serde_json::Value| params["chat_id"].as_i64() == Some(debtor.id);
    let requests = world.sandbox.requests().into_iter().filter(|request| to_debtor(&request.params));
    let texts = requests.filter_map(|request| text_of(&request.params));
    texts
        .filter(|text| ["Сообщение от «", "Message from "].iter().any(|begin| text.starts_with(begin)))
        .collect()
}

#[tokio::test]
async fn two_reminders_never_read_the_same_and_each_says_how_to_answer_and_to_stop() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person(either(language, "Анна", "Anna"), language);
        let ivan = world.person(either(language, "Иван", "Ivan"), language);
        let shop = Shop::open(&world, &anna, either(language, "Ремонт Плюс", "Repair Plus")).await?;
        shop.accepted_debt(&ivan, language).await?;
        world.days_pass(200).await?;
        let said = sent(&world, &ivan);
        assert!(said.len() >= 12, "the ladder with its repeats: {}", said.len());
        for (earlier, later) in said.iter().zip(said.iter().skip(1)) {
            let (opening, closing) = words(earlier);
            let (next_opening, next_closing) = words(later);
            assert_ne!(opening, next_opening, "{later}");
            assert!(closing.is_none() || closing != next_closing, "{later}");
        }
        let ways = either(language, "Напишите «стоп».", "Write “stop”.");
        assert!(said.iter().all(|text| text.ends_with(ways)), "{said:#?}");
        let phone = |text: &&String| text.contains("+7 901 234-56-78");
        assert_eq!(said.iter().filter(phone).count(), said.len() - 4, "from two weeks on");
    }
    Ok(())
}

/// What a reminder begins and closes with, apart from the sum and the ways to answer.
fn words(text: &str) -> (Option<&str>, Option<&str>) {
    let closing = text.split("\n\n").nth(2);
    (text.lines().nth(1), closing.filter(|_| text.split("\n\n").count() > 3))
}

#[tokio::test]
async fn several_debts_of_one_client_make_one_message() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let ivan = world.person("Ivan", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let client = shop.client("Ivan Petrov").await?;
        let first = shop.debt(client, "laptop", 12_500).await?;
        shop.debt(client, "phone", 3_000).await?;
        shop.debt(client, "tablet", 1_500).await?;
        accept(&ivan, language, &shop.link(first).await?).await?;
        world.days_pass(12).await?;
        let said = reminders(&ivan);
        assert_eq!(said.len(), 1, "{}", world.transcript());
        for part in ["laptop", "phone", "tablet", either(language, "17 000", "17,000")] {
            ivan.sees_last(part)?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_paid_debt_is_not_reminded_even_when_the_reminder_was_on_its_way() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Анна", Language::Ru);
    let ivan = world.person("Иван", Language::Ru);
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    // The scheduler puts the reminder out, and the payment is recorded before it is sent.
    world.clock.move_to("2026-12-12T07:00:00Z".parse()?);
    world.crew.scheduler.run_until_idle().await?;
    shop.settle(debt).await?;
    world.days_pass(40).await?;
    assert_eq!(days(&reminders(&ivan)), Vec::<String>::new(), "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn steps_missed_while_the_bot_was_down_become_one() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Анна", Language::Ru);
    let ivan = world.person("Иван", Language::Ru);
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    shop.accepted_debt(&ivan, Language::Ru).await?;
    // Nobody works until the evening of the 24th, long after three steps.
    world.clock.move_to("2026-12-24T19:30:00Z".parse()?);
    world.settle().await?;
    assert_eq!(reminders(&ivan).len(), 0, "it is night: {}", world.transcript());
    world.days_pass(1).await?;
    let said = reminders(&ivan);
    assert_eq!(days(&said), ["Fri 25 Dec 10:00"], "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn the_owner_reminds_by_hand_within_the_same_rules() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let ivan = world.person("Ivan", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        world.days_pass(2).await?;
        anna.says("/debts").await?;
        let card = anna.button_with(either(language, "№ 1", "No. 1"))?;
        anna.taps(&card).await?;
        anna.taps(either(language, "Напомнить сейчас", "Remind now")).await?;
        anna.sees_last(either(language, "Сообщение от", "Message from"))?;
        anna.taps(either(language, "Отправить", "Send")).await?;
        assert_eq!(reminders(&ivan).len(), 1, "{}", world.transcript());
        // Once a day is enough, whoever asks.
        anna.taps(either(language, "Напомнить сейчас", "Remind now")).await?;
        anna.sees(either(
            language,
            "Сейчас написать клиенту нельзя",
            "You cannot write to the client right now",
        ))?;
        assert_eq!(reminders(&ivan).len(), 1, "{}", world.transcript());
        assert!(shop.happened(debt).await?.contains(&vovremya::domain::journal::Happened::RemindedByHand));
    }
    Ok(())
}

#[tokio::test]
async fn a_client_who_blocked_the_bot_is_reported_once_and_never_tried_again() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let ivan = world.person("Ivan", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        // Telegram tells of the block only by refusing the reminder.
        world.sandbox.deactivate(ivan.id);
        let before = anna.chat().len();
        world.days_pass(60).await?;
        assert_eq!(reminders(&ivan).len(), 0, "{}", world.transcript());
        assert_eq!(anna.chat().len(), before + 1, "the owner is told once: {}", world.transcript());
        assert!(shop.dossier(debt).await?.debt.next_contact_at.is_none());
    }
    Ok(())
}

#[tokio::test]
async fn a_reminder_of_unknown_outcome_is_not_repeated_that_day() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Анна", Language::Ru);
    let ivan = world.person("Иван", Language::Ru);
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    shop.accepted_debt(&ivan, Language::Ru).await?;
    world.sandbox.order_fault(Fault {
        method: Some("sendMessage".to_owned()),
        chat: Some(ivan.id),
        times: 1,
        what: FaultKind::DropAfter,
    });
    world.pass_until("2026-12-12T20:00:00Z".parse()?).await?;
    assert_eq!(reminders(&ivan).len(), 1, "{}", world.transcript());
    world.pass(TimeDelta::days(1)).await?;
    assert_eq!(reminders(&ivan).len(), 1, "{}", world.transcript());
    world.pass_until("2026-12-15T20:00:00Z".parse()?).await?;
    assert_eq!(reminders(&ivan).len(), 2, "the ladder goes on: {}", world.transcript());
    Ok(())
}
