//! Nothing shouts: old reminders become one line, and what reached the wrong person loses its content.

use chrono::{DateTime, Utc};
use vovremya::demo::stage::Actor;
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;

use super::{RU_EN, Shop, accept, either};
use crate::support::shop::Seen;
use crate::support::world::World;

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().expect("a valid instant")
}

fn folded(ivan: &Actor<'_>) -> Vec<String> {
    let begins = ["Напоминание от ", "Reminder of "];
    let lines =
        ivan.chat().into_iter().filter(|message| begins.iter().any(|by| message.text.starts_with(by)));
    lines
        .map(|message| {
            assert!(message.keyboard.is_empty(), "no buttons are left: {message:?}");
            message.text
        })
        .collect()
}

#[tokio::test]
async fn a_reminder_becomes_one_line_when_a_newer_one_has_come() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        world.pass_until(moment("2026-12-12T07:00:00Z")).await?;
        assert!(folded(&ivan).is_empty());
        world.pass_until(moment("2026-12-18T07:00:00Z")).await?;
        let expected = match language {
            Language::Ru => {
                ["Напоминание от 12 декабря: новое ниже.", "Напоминание от 15 декабря: новое ниже."]
            }
            Language::En => [
                "Reminder of December 12: there is a newer one below.",
                "Reminder of December 15: there is a newer one below.",
            ],
        };
        assert_eq!(folded(&ivan), expected, "{}", world.transcript());
        ivan.button(either(language, "Оплатить", "Pay"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_reminder_that_became_something_else_by_a_tap_is_left_alone() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        world.pass_until(moment("2026-12-12T07:00:00Z")).await?;
        ivan.taps(either(language, "Оплатить", "Pay")).await?;
        world.pass_until(moment("2026-12-15T07:00:00Z")).await?;
        assert!(folded(&ivan).is_empty(), "{}", world.transcript());
        ivan.sees(either(language, "Как оплатить:", "How to pay:"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_reminder_of_several_debts_is_folded_when_each_was_spoken_of_again_or_is_closed()
-> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let client = shop.client("Ivan Petrov").await?;
        let first = shop.debt(client, "laptop", 12_500).await?;
        let second = shop.debt(client, "phone", 3_000).await?;
        accept(&ivan, language, &shop.link(first).await?).await?;
        world.pass_until(moment("2026-12-12T07:00:00Z")).await?;
        ivan.sees_last("phone")?;
        // A tap makes a card of the reminder, which stays.
        let card = ivan.button_with(either(language, "№ 2", "No. 2"))?;
        ivan.taps(&card).await?;
        world.pass_until(moment("2026-12-15T07:00:00Z")).await?;
        assert!(folded(&ivan).is_empty(), "{}", world.transcript());
        // The one of the 15th is about both; then one debt is paid, and the next speaks of the other.
        shop.settle(second).await?;
        world.pass_until(moment("2026-12-18T07:00:00Z")).await?;
        assert_eq!(folded(&ivan).len(), 1, "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn as_long_as_it_is_the_last_word_about_one_of_its_debts_a_reminder_stays() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let client = shop.client("Ivan Petrov").await?;
        let first = shop.debt(client, "laptop", 12_500).await?;
        shop.debt(client, "phone", 3_000).await?;
        accept(&ivan, language, &shop.link(first).await?).await?;
        world.pass_until(moment("2026-12-12T07:00:00Z")).await?;
        anna.says("/debts").await?;
        let card = anna.button_with(either(language, "№ 2 ", "No. 2 "))?;
        anna.taps(&card).await?;
        anna.taps(either(language, "Ещё…", "More…")).await?;
        anna.taps(either(language, "Пауза", "Pause")).await?;
        anna.taps(either(language, "7 дней", "7 days")).await?;
        world.pass_until(moment("2026-12-15T07:00:00Z")).await?;
        ivan.sees_last("laptop")?;
        assert!(folded(&ivan).is_empty(), "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn after_the_debt_is_cancelled_no_reminder_has_buttons() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        world.pass_until(moment("2026-12-18T07:00:00Z")).await?;
        shop.settle(debt).await?;
        world.settle().await?;
        let pay = either(language, "Оплатить", "Pay");
        let reminded =
            ivan.chat().into_iter().filter(|message| message.date > moment("2026-12-02T00:00:00Z"));
        for message in reminded {
            assert!(!format!("{:?}", message.keyboard).contains(pay), "{message:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_reached_the_wrong_person_loses_its_content_at_once() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        world.pass_until(moment("2026-12-22T07:00:00Z")).await?;
        let seen = Seen::from_now_on(&world);
        let pay = ivan.button(either(language, "Оплатить", "Pay"))?.1;
        ivan.taps(either(language, "Это не я", "It's not me")).await?;
        ivan.taps(either(language, "Да, это ошибка", "Yes, it's a mistake")).await?;
        for message in ivan.chat().iter().filter(|message| message.from_bot) {
            for word in
                ["12 500", "12\u{a0}500", "12,500", either(language, "ремонт ноутбука", "laptop repair")]
            {
                assert!(!message.text.contains(word), "{word} is still shown: {message:?}");
            }
        }
        anna.sees(either(language, "это не его долг", "the debt is not theirs"))?;
        anna.button(either(language, "Пригласить заново", "Invite again"))?;
        let answered = ivan.taps_stale(&pay).await?;
        assert!(!answered.unwrap_or_default().contains("12"), "{}", world.transcript());
        insta::assert_snapshot!(format!("not_me_{}", language.code()), seen.transcript());
        let said = ivan.chat().len();
        world.days_pass(40).await?;
        assert_eq!(ivan.chat().len(), said, "{}", world.transcript());
        assert!(shop.happened(debt).await?.contains(&Happened::NotTheDebtor));
    }
    Ok(())
}
