//! A year in a small town: people who owe behave as they like, in their own zones and by their own calendars, the
//! program is down now and then, Telegram fails now and then, and the clock is moved on from event to event. All of it
//! goes the real way: PostgreSQL, use cases, scheduler, outbox, delivery, the local Bot API.
//!
//! An observer that knows the promises and not the code then reads the chats. A small town lives through some months
//! with every run of the tests; `./dev bench year` does two thousand people and more than a year, and says how long it took.

mod arrivals;
mod complains;
mod days;
mod ending;
mod life;
mod log;
mod observer;
mod regressions;
mod rules;
mod town;

use std::time::Instant;

use vovremya::demo::stage::Stage;

use crate::support::database::fresh_database;
use days::{Size, Year};

/// How large the town is where nobody asks for another, and for how long it is looked at.
const SMALL: Size = Size { debtors: 24, days: 145, seed: 20_261_124 };

fn size() -> Size {
    let given = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let debtors = given("YEAR_DEBTORS").and_then(|debtors| debtors.try_into().ok());
    Size {
        debtors: debtors.unwrap_or(SMALL.debtors),
        days: given("YEAR_DAYS").unwrap_or(SMALL.days),
        seed: given("YEAR_SEED").unwrap_or(SMALL.seed),
    }
}

#[tokio::test]
async fn in_a_year_of_whatever_people_do_nobody_is_written_to_when_they_must_not_be() -> anyhow::Result<()> {
    let (size, begun) = (size(), Instant::now());
    let failures = ending::Failures::listen();
    let database = fresh_database().await;
    let stage = Stage::set(database.pool.clone(), "2026-11-02T00:00:00Z".parse()?, None).await?;
    let mut year = Year::begin(&stage, &database.pool, size).await?;
    year.pass().await?;
    let people: Vec<i64> = year.town.debtors.iter().map(|debtor| debtor.person.telegram_id).collect();
    let found = arrivals::find(&stage.sandbox, &database.pool, &people).await?;
    let mut wrong = observer::complaints(&year.log, &found.arrivals);
    wrong.extend(found.wrong);
    let ending = ending::look(&year, &database.pool, &found.arrivals).await?;
    wrong.extend(ending.wrong);
    wrong.extend(failures.heard());
    println!("{size:?}, and what happened: {:#?}", year.log.events);
    println!("{} reminders arrived, {} of unknown outcome did not", found.arrivals.len(), found.lost);
    println!("{} ladders of people who never answered were followed to their end", ending.finished);
    println!("the year passed in {} seconds", begun.elapsed().as_secs());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(ending.finished > 0 && !found.arrivals.is_empty(), "nothing was there to be looked at");
    Ok(())
}
