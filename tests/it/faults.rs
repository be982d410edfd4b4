//! Trouble with time and with Telegram, as the people in the chat live through it: an hour offline, a clock that was set
//! back, the changes to and from summer time.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Timelike, Utc};
use chrono_tz::Europe::{London, Moscow};
use tokio_util::sync::CancellationToken;
use vovremya::app::clock::MovableClock;
use vovremya::demo::stage::Actor;
use vovremya::domain::ids::PersonId;
use vovremya::domain::language::Language;
use vovremya::telegram::{Client, Settings};
use vovremya::worker::crew::{Crew, Tools};
use vovremya::worker::delivery::{Aftermath, Delivery, Parts};
use vovremya::worker::pace::Pace;

use crate::support::seed;
use crate::support::shop::{Shop, accept};
use crate::support::world::World;

/// Nobody listens on the discard port.
const NOWHERE: &str = "http://127.0.0.1:9";

/// When reminders were sent, by the moments of the chat; folded ones count.
fn reminded_at(debtor: &Actor<'_>) -> Vec<DateTime<Utc>> {
    let begins = ["Message from ", "Reminder of "];
    let chat = debtor.chat().into_iter().filter(|message| message.from_bot);
    let reminders = chat.filter(|message| begins.iter().any(|begin| message.text.starts_with(begin)));
    reminders.map(|message| message.date).collect()
}

struct NobodyHears;

#[async_trait]
impl Aftermath for NobodyHears {
    async fn unreachable(&self, _person: PersonId, _now: DateTime<Utc>) -> anyhow::Result<()> {
        Ok(())
    }
}

/// A sender that does not reach Telegram.
fn offline(world: &World) -> anyhow::Result<Delivery> {
    let token = secrecy::SecretString::from(vovremya::demo::stage::TOKEN);
    let client = Client::new(Settings { api_url: NOWHERE.parse()?, token, proxy: None })?;
    let house = &world.crew.house;
    Ok(Delivery::new(Parts {
        pool: house.pool.clone(),
        client,
        clock: Arc::clone(&house.clock),
        bot_id: house.bot.id,
        outbox_filled: Arc::clone(&house.bells.outbox),
        pace: Pace::off(),
        aftermath: Arc::new(NobodyHears),
    }))
}

/// A reminder falls due and for an hour Telegram is out of reach; when it arrives in the end, by the clock of Moscow.
async fn reminded_after_an_hour_offline(from: &str) -> anyhow::Result<Vec<String>> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let ivan = world.person("Ivan", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, Language::En).await?;
    seed::run(&world.database.pool, "update person set zone = 'Europe/Moscow'").await;
    let from: DateTime<Utc> = from.parse()?;
    let offline = offline(&world)?;
    seed::run(&world.database.pool, &format!("update debt set next_contact_at = '{from}'")).await;
    for minute in 0..60 {
        world.clock.move_to(from + TimeDelta::minutes(minute));
        world.crew.scheduler.run_until_idle().await?;
        offline.run_until_idle().await?;
    }
    assert!(reminded_at(&ivan).is_empty(), "{}", world.transcript());
    world.clock.move_to(from + TimeDelta::hours(1));
    world.settle().await?;
    world.pass(TimeDelta::days(3)).await?;
    let moscow = |at: &DateTime<Utc>| at.with_timezone(&Moscow).format("%d %H:%M").to_string();
    Ok(reminded_at(&ivan).iter().map(moscow).collect())
}

#[tokio::test]
async fn after_an_hour_offline_a_reminder_arrives_once_and_never_at_night() -> anyhow::Result<()> {
    // At noon it goes as soon as the network is back, and the next step in its turn.
    assert_eq!(reminded_after_an_hour_offline("2026-12-15T09:00:00Z").await?, ["15 13:00", "18 10:00"]);
    // At half past nine in the evening the hour ends in the night. The day after, nobody says that the payment is due
    // today: the next step follows in its turn.
    assert_eq!(reminded_after_an_hour_offline("2026-12-15T18:30:00Z").await?, ["18 10:00"]);
    Ok(())
}

#[tokio::test]
async fn a_clock_that_is_set_back_and_forth_reminds_nobody_twice() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let ivan = world.person("Ivan", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, Language::En).await?;
    world.pass_until("2026-12-15T12:00:00Z".parse()?).await?;
    let before = reminded_at(&ivan);
    assert_eq!(before.len(), 2, "{}", world.transcript());
    // The same program, whose machine now shows an hour less, a day less, and the day of the first reminder.
    for back in ["2026-12-15T11:00:00Z", "2026-12-14T12:00:00Z", "2026-12-12T07:00:00Z"] {
        let house = &world.crew.house;
        let tools = Tools {
            client: world.crew.client.clone(),
            pool: house.pool.clone(),
            clock: Arc::new(MovableClock::frozen_at(back.parse()?)),
            ids: Arc::clone(&house.ids),
            pace: Pace::off(),
        };
        let set_back = Crew::gather(tools, &CancellationToken::new()).await?.expect("Telegram is there");
        set_back.settle().await?;
        world.sandbox.send_text(ivan.id, "/my");
        set_back.settle().await?;
        ivan.sees_last("laptop repair")?;
        assert_eq!(reminded_at(&ivan), before, "{back}");
    }
    // And right again: the ladder goes on where it was.
    world.pass_until("2026-12-18T12:00:00Z".parse()?).await?;
    assert_eq!(reminded_at(&ivan).len(), 3, "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn a_reminder_keeps_its_hour_when_summer_time_begins_and_ends() -> anyhow::Result<()> {
    for (today, due_on) in [("2027-03-22T10:00:00Z", "2027-03-29"), ("2026-10-19T10:00:00Z", "2026-10-26")] {
        let world = World::at(today.parse()?).await;
        let anna = world.person("Anna", Language::En);
        let ivan = world.person("Ivan", Language::En);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let client = shop.client("Ivan Petrov").await?;
        let debt = shop.debt_until(client, "laptop repair", 12_500, due_on.parse()?).await?;
        let london = "update business set zone = 'Europe/London', country = 'gb', calendar_told = 9999;
                      update person set zone = 'Europe/London'";
        seed::run(&world.database.pool, london).await;
        accept(&ivan, Language::En, &shop.link(debt).await?).await?;
        seed::run(&world.database.pool, "update person set zone = 'Europe/London'").await;
        world.days_pass(20).await?;
        let said = reminded_at(&ivan);
        let local: BTreeSet<u32> = said.iter().map(|at| at.with_timezone(&London).hour()).collect();
        let utc: BTreeSet<u32> = said.iter().map(Timelike::hour).collect();
        assert_eq!((local.len(), utc.len()), (1, 2), "{said:?}\n{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn one_bad_row_holds_up_none_of_the_reminders_that_are_due_with_it() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let people: Vec<_> =
        (0..30).map(|number| world.person(&format!("Ivan {number}"), Language::En)).collect();
    let mut debts = Vec::new();
    for person in &people {
        debts.push(shop.accepted_debt(person, Language::En).await?);
    }
    // Two debts whose ledgers no rule could have written.
    for bad in [debts[3], debts[17]] {
        let entry = format!(
            "insert into entry (debt_id, kind, amount, recorded_at) values ({bad}, 'payment', -99999, now())"
        );
        seed::run(&world.database.pool, &entry).await;
    }
    world.clock.move_to("2026-12-15T09:00:00Z".parse()?);
    let due = "update debt set next_contact_at = '2026-12-15T09:00:00Z'";
    seed::run(&world.database.pool, due).await;
    world.crew.scheduler.remind_all_due(&CancellationToken::new()).await?;
    world.crew.delivery.run_until_idle().await?;
    let reminded: Vec<usize> = people.iter().map(|person| reminded_at(person).len()).collect();
    let expected: Vec<usize> = (0..30).map(|number| usize::from(number != 3 && number != 17)).collect();
    assert_eq!(reminded, expected);
    let put_off = "select count(*) from debt where next_contact_at = '2026-12-15T10:00:00Z'";
    assert_eq!(sqlx::query_scalar::<_, i64>(put_off).fetch_one(&world.database.pool).await?, 2);
    Ok(())
}

#[tokio::test]
async fn two_businesses_that_are_due_together_share_the_day_of_a_client() -> anyhow::Result<()> {
    let world = World::new().await;
    let ivan = world.person("Ivan", Language::En);
    for owner in ["Anna", "Olga", "Vera"] {
        let owner = world.person(owner, Language::En);
        let shop = Shop::open(&world, &owner, &format!("{} and Sons", owner.name)).await?;
        shop.accepted_debt(&ivan, Language::En).await?;
    }
    seed::run(&world.database.pool, "update person set zone = 'Europe/Moscow'").await;
    world.clock.move_to("2026-12-15T09:00:00Z".parse()?);
    seed::run(&world.database.pool, "update debt set next_contact_at = '2026-12-15T09:00:00Z'").await;
    world.crew.scheduler.remind_all_due(&CancellationToken::new()).await?;
    world.crew.delivery.run_until_idle().await?;
    assert_eq!(reminded_at(&ivan).len(), 2, "two a day from all businesses: {}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn side_by_side_each_client_gets_one_message_about_all_that_is_due() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let people: Vec<_> =
        (0..40).map(|number| world.person(&format!("Ivan {number}"), Language::En)).collect();
    let mut bad = None;
    for person in &people {
        let client = shop.client(&person.name).await?;
        let first = shop.debt(client, "laptop repair", 12_500).await?;
        bad = Some(shop.debt(client, "phone repair", 3_000).await?);
        accept(person, Language::En, &shop.link(first).await?).await?;
    }
    // The last client's second debt cannot be reminded of; the first can.
    let bad = bad.expect("a debt");
    let entry = format!(
        "insert into entry (debt_id, kind, amount, recorded_at) values ({bad}, 'payment', -99999, now())"
    );
    seed::run(&world.database.pool, &entry).await;
    world.clock.move_to("2026-12-15T09:00:00Z".parse()?);
    seed::run(&world.database.pool, "update debt set next_contact_at = '2026-12-15T09:00:00Z'").await;
    world.crew.scheduler.remind_all_due(&CancellationToken::new()).await?;
    world.crew.delivery.run_until_idle().await?;
    for person in &people {
        assert_eq!(reminded_at(person).len(), 1, "{}", person.name);
        person.sees_last("laptop repair")?;
    }
    let (last, others) = people.split_last().expect("people");
    others.iter().try_for_each(|person| person.sees_last("phone repair"))?;
    assert!(last.sees_last("phone repair").is_err());
    Ok(())
}
