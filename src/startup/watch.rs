//! What the process tells whoever watches over it: `/metrics` as Prometheus reads them, and whether the sender is stuck.
//!
//! Counters and durations are told where they happen (`worker`); how the queues stand is read when somebody asks.

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use metrics::gauge;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::app::clock::SharedClock;
use crate::store::vitals::{self, Vitals};
use crate::store::{PgPool, StoreResult};

/// A message that may go has not gone for so long, and no other has either: the sender is stuck. A long line alone is
/// not: ten thousand reminders take Telegram six minutes.
const STUCK_AFTER: TimeDelta = TimeDelta::minutes(5);

/// Upper bounds of durations, in seconds.
const SECONDS: [f64; 11] = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// What is looked at.
#[derive(Clone)]
pub struct Watched {
    pub pool: PgPool,
    pub clock: SharedClock,
}

/// Collects what the workers tell. Once per process.
///
/// # Errors
/// When something else collects already.
pub fn collect() -> anyhow::Result<PrometheusHandle> {
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
        .context("the bounds of durations are not in order")?;
    builder.install_recorder().context("metrics are collected already")
}

/// The metrics as text, with the queues as they are now.
pub async fn page(watched: &Watched, collected: &PrometheusHandle) -> StoreResult<String> {
    let (vitals, now) = look(watched).await?;
    let queues = [
        ("vovremya_inbox_waiting", vitals.inbox_waiting),
        ("vovremya_inbox_quarantined", vitals.inbox_quarantined),
        ("vovremya_outbox_ready", vitals.outbox_ready),
        ("vovremya_outbox_dead", vitals.outbox_dead),
        ("vovremya_inbox_oldest_age_seconds", age(vitals.inbox_oldest, now)),
        ("vovremya_outbox_oldest_age_seconds", age(vitals.outbox_oldest, now)),
        ("vovremya_reminder_lag_seconds", age(vitals.reminder_due_since, now)),
    ];
    for (name, value) in queues {
        gauge!(name).set(f64::from(i32::try_from(value).unwrap_or(i32::MAX)));
    }
    collected.run_upkeep();
    Ok(collected.render())
}

/// Why the sender is not well; nothing when it is.
pub async fn sender_trouble(watched: &Watched) -> StoreResult<Option<String>> {
    let (vitals, now) = look(watched).await?;
    let told_to_wait = vitals.paused_until.is_some_and(|until| now < until);
    let waits = now - vitals.outbox_oldest.unwrap_or(now);
    let delivers = vitals.delivered_at.is_some_and(|at| now - at <= STUCK_AFTER);
    let stuck = !told_to_wait && !delivers && waits > STUCK_AFTER;
    Ok(stuck.then(|| format!("a message has been waiting to be sent for {} s", waits.num_seconds())))
}

async fn look(watched: &Watched) -> StoreResult<(Vitals, DateTime<Utc>)> {
    let now = watched.clock.now();
    let mut db = watched.pool.acquire().await?;
    Ok((vitals::read(&mut db, now).await?, now))
}

fn age(since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> i64 {
    since.map_or(0, |since| (now - since).num_seconds().max(0))
}
