//! What must be true when the year is over: who never answered is asked no more, after having been asked; and no
//! failure was put off and forgotten.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;
use tracing::field::{Field, Visit};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, registry};
use vovremya::app::clock::Clock;

use super::days::Year;
use super::observer::Arrival;

/// Longer than every ready-made ladder lasts after the due date, with days off, caps and outages on its way.
const LADDER_ENDS: TimeDelta = TimeDelta::days(135);
/// Less than any ladder says to somebody who never answers; several debts of one person share their messages' room.
const ASKED_AT_LEAST: usize = 3;
/// More steps than any ladder has.
const ASKED_AT_MOST: usize = 15;

/// The ladders that should be over.
#[derive(Default)]
pub struct Ending {
    pub finished: u32,
    pub wrong: Vec<String>,
}

/// Silent debtors are asked, and then no more.
pub async fn look(year: &Year<'_>, pool: &PgPool, arrivals: &[Arrival]) -> anyhow::Result<Ending> {
    let waiting: Vec<(i64, Option<DateTime<Utc>>)> =
        sqlx::query_as("select debt_id, next_contact_at from debt").fetch_all(pool).await?;
    let waiting: BTreeMap<i64, Option<DateTime<Utc>>> = waiting.into_iter().collect();
    let mut asked: BTreeMap<i64, usize> = BTreeMap::new();
    for said in arrivals.iter().flat_map(|arrival| &arrival.said) {
        *asked.entry(said.debt).or_default() += 1;
    }
    let now = year.stage.clock.now();
    let mut ending = Ending::default();
    for (debt, owed) in year.log.debts.iter().filter(|(_, owed)| owed.answers.is_empty()) {
        let asked = asked.get(debt).copied().unwrap_or_default();
        if asked > ASKED_AT_MOST {
            ending.wrong.push(format!("debt {debt} was asked for {asked} times"));
        }
        let began = owed.registered.max(owed.due_on.and_time(chrono::NaiveTime::MIN).and_utc());
        if began + LADDER_ENDS > now {
            continue;
        }
        ending.finished += 1;
        if let Some(next) = waiting.get(debt).copied().flatten() {
            ending.wrong.push(format!("the ladder of debt {debt} goes on at {next}, after {asked} messages"));
        }
        if asked < ASKED_AT_LEAST {
            ending.wrong.push(format!("debt {debt} was asked for {asked} times only"));
        }
    }
    Ok(ending)
}

/// Errors that the program logs where it goes on in spite of them.
#[derive(Clone, Default)]
struct Ear(Arc<Mutex<Vec<String>>>);

/// Listens to the log of this thread, on which the whole year passes.
pub struct Failures {
    ear: Ear,
    _listening: DefaultGuard,
}

impl Failures {
    pub fn listen() -> Self {
        let ear = Ear::default();
        Self { ear: ear.clone(), _listening: registry().with(ear).set_default() }
    }

    pub fn heard(&self) -> Vec<String> {
        self.ear.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl<S: Subscriber> Layer<S> for Ear {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        // What Telegram refuses is meant to end as a dead letter, and to be told.
        let meant = event.metadata().target().contains("delivery");
        if *event.metadata().level() == Level::ERROR && !meant {
            let mut words = Words(event.metadata().target().to_owned());
            event.record(&mut words);
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(words.0);
        }
    }
}

struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        use std::fmt::Write;
        write!(self.0, " {field}={value:?}").expect("a string takes everything");
    }
}
