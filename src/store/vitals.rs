//! How the queues stand: what waits, for how long, and what could not be sent. For whoever watches over the process.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::StoreResult;

/// The queues at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vitals {
    /// Updates that wait to be played, and since when the oldest does.
    pub inbox_waiting: i64,
    pub inbox_oldest: Option<DateTime<Utc>>,
    pub inbox_quarantined: i64,
    /// Messages that may go, and since when the oldest may. Those that wait for their hour do not count.
    pub outbox_ready: i64,
    pub outbox_oldest: Option<DateTime<Utc>>,
    /// Messages that Telegram would not take, and those of which nobody knows.
    pub outbox_dead: i64,
    /// Since when the oldest reminder is due.
    pub reminder_due_since: Option<DateTime<Utc>>,
    /// Until when Telegram asked the bot to wait.
    pub paused_until: Option<DateTime<Utc>>,
    /// When a message was last carried out, to the minute.
    pub delivered_at: Option<DateTime<Utc>>,
}

/// Reads them. Every count runs over a partial index of what waits, so it costs what waits.
pub async fn read(db: &mut PgConnection, now: DateTime<Utc>) -> StoreResult<Vitals> {
    Ok(sqlx::query_as!(
        Vitals,
        "select (select count(*) from inbox where state = 'waiting') as \"inbox_waiting!\",
                (select min(received_at) from inbox where state = 'waiting') as inbox_oldest,
                (select count(*) from inbox where state = 'quarantined') as \"inbox_quarantined!\",
                (select count(*) from outbox where state = 'waiting' and not_before <= $1) as \"outbox_ready!\",
                (select min(not_before) from outbox where state = 'waiting' and not_before <= $1) as outbox_oldest,
                (select count(*) from outbox where state in ('failed', 'unknown')) as \"outbox_dead!\",
                (select min(next_contact_at) from debt where next_contact_at <= $1) as reminder_due_since,
                (select max(paused_until) from bot) as paused_until,
                (select max(delivered_at) from bot) as delivered_at",
        now
    )
    .fetch_one(db)
    .await?)
}
