//! Messages in a sender's hands: taken under a lease, then closed or put back with what became of them.

use chrono::{DateTime, Utc};
use serde_json::value::RawValue;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::error::{StoreError, StoreResult, one_row, rows};
use crate::domain::ids::{OutboxId, PersonId};

/// A message taken for sending.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: OutboxId,
    pub person: PersonId,
    pub telegram_id: i64,
    pub last_message_id: Option<i64>,
    pub language: String,
    pub errand: Box<RawValue>,
    pub priority: i16,
    pub repeatable: bool,
    pub attempts: i32,
    /// How many messages of the screen arrived in earlier attempts.
    pub parts_sent: i32,
    /// The message with the buttons, if it is among them.
    pub message_id: Option<i64>,
    /// Whether the debt may move on while it is in hand, so that its buttons have to go.
    pub may_be_overtaken: bool,
}

/// Takes up to `limit` messages for sending, one per person at most: the first in line of each, and only
/// where nothing is in hand already. The lease makes them visible again should this process die.
///
/// `offset 0` as in [`super::inbox::take_next`].
pub async fn claim(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<Claimed>> {
    Ok(sqlx::query!(
        "update outbox o
         set state = 'sending', lease_until = $2, attempts = o.attempts + 1
         from person p
         where p.person_id = o.person_id and o.outbox_id = any(array(
             select o.outbox_id
             from outbox o
             where o.state = 'waiting' and o.not_before <= $1 and (o.valid_until is null or o.valid_until > $1)
               and not exists (
                   select from outbox ahead
                   where ahead.person_id = o.person_id
                     and (ahead.state = 'sending'
                          or (ahead.state = 'waiting' and ahead.not_before <= $1
                              and (ahead.priority, ahead.outbox_id) < (o.priority, o.outbox_id)))
                   offset 0)
             order by o.priority, o.outbox_id
             for update skip locked
             limit $3))
         returning o.outbox_id, o.person_id, p.telegram_id, p.last_message_id, p.language,
                   o.errand as \"errand: Json<Box<RawValue>>\", o.priority,
                   o.repeatable, o.attempts, o.parts_sent, o.message_id,
                   (o.priority = 2 or o.dedupe_key is not null) as \"may_be_overtaken!\"",
        now,
        lease_until,
        limit,
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(|row| Claimed {
        id: OutboxId(row.outbox_id),
        person: PersonId(row.person_id),
        telegram_id: row.telegram_id,
        last_message_id: row.last_message_id,
        language: row.language,
        errand: row.errand.0,
        priority: row.priority,
        repeatable: row.repeatable,
        attempts: row.attempts,
        parts_sent: row.parts_sent,
        message_id: row.message_id,
        may_be_overtaken: row.may_be_overtaken,
    })
    .collect())
}

/// What became of a message that did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The person cannot be reached.
    Unreachable,
    /// Telegram will never take it: a dead letter.
    Refused,
    /// Nobody knows whether it arrived, and it must not be repeated.
    Unknown,
}

impl Failure {
    fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Refused => "failed",
            Self::Unknown => "unknown",
        }
    }
}

/// Closes a message that was in hand and did not arrive, or nobody knows.
pub async fn close(
    db: &mut PgConnection,
    id: OutboxId,
    failure: Failure,
    error: &str,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update outbox set state = $2, last_error = $3, closed_at = $4, lease_until = null, message_id = null
         where outbox_id = $1 and state = 'sending'",
        id.0,
        failure.code(),
        error,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// A message that arrived, and the message in the chat that carries its buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    pub id: OutboxId,
    pub message_id: Option<i64>,
}

/// Closes messages that were in hand and have arrived: all of them or, when one is in other hands by now, none.
pub async fn close_arrived(
    db: &mut PgConnection,
    arrived: &[Arrived],
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let ids: Vec<i64> = arrived.iter().map(|message| message.id.0).collect();
    let message_ids: Vec<Option<i64>> = arrived.iter().map(|message| message.message_id).collect();
    let result = sqlx::query!(
        "update outbox o set state = 'sent', message_id = a.message_id, last_error = null, closed_at = $3, lease_until = null
         from unnest($1::bigint[], $2::bigint[]) as a (outbox_id, message_id)
         where o.outbox_id = a.outbox_id and o.state = 'sending'",
        &ids,
        &message_ids as &[Option<i64>],
        now
    )
    .execute(db)
    .await?;
    rows(&result, ids.len())
}

/// Puts a message back in line.
pub async fn put_back(
    db: &mut PgConnection,
    id: OutboxId,
    not_before: DateTime<Utc>,
    error: &str,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update outbox set state = 'waiting', not_before = $2, last_error = $3, lease_until = null
         where outbox_id = $1 and state = 'sending'",
        id.0,
        not_before,
        error
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Puts a message back in line without counting the attempt: it was not the message's fault.
pub async fn postpone(db: &mut PgConnection, id: OutboxId, not_before: DateTime<Utc>) -> StoreResult<()> {
    let result = sqlx::query!(
        "update outbox set state = 'waiting', not_before = $2, attempts = attempts - 1, lease_until = null
         where outbox_id = $1 and state = 'sending'",
        id.0,
        not_before
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Gives a message back its place in line without counting the attempt: nothing can be sent at present.
pub async fn hand_back(db: &mut PgConnection, id: OutboxId) -> StoreResult<()> {
    let result = sqlx::query!(
        "update outbox set state = 'waiting', attempts = attempts - 1, lease_until = null
         where outbox_id = $1 and state = 'sending'",
        id.0
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Notes that the first `parts_sent` messages of a screen have arrived, so that they are never sent again.
pub async fn note_progress(
    db: &mut PgConnection,
    id: OutboxId,
    parts_sent: i32,
    message_id: Option<i64>,
    lease_until: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update outbox set parts_sent = $2, message_id = coalesce($3, message_id), lease_until = $4
         where outbox_id = $1 and state = 'sending'",
        id.0,
        parts_sent,
        message_id,
        lease_until
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Messages whose process died while sending: what may be repeated waits again, the rest stays unknown. What the
/// asking process has in its own hands is not among them, even if a clock that jumped says so.
pub async fn recover_leases(
    db: &mut PgConnection,
    in_hand: &[OutboxId],
    now: DateTime<Utc>,
) -> StoreResult<u64> {
    let in_hand: Vec<i64> = in_hand.iter().map(|id| id.0).collect();
    let result = sqlx::query!(
        "update outbox
         set state = case when repeatable then 'waiting' else 'unknown' end,
             closed_at = case when repeatable then null else $1 end,
             lease_until = null, last_error = 'the lease ran out'
         where state = 'sending' and lease_until <= $1 and outbox_id <> all($2)",
        now,
        &in_hand
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected())
}

/// The errand of a stored message.
///
/// # Errors
/// [`StoreError::Inconsistent`] when it no longer decodes.
pub fn decode<T: serde::de::DeserializeOwned>(claimed: &Claimed) -> StoreResult<T> {
    serde_json::from_str(claimed.errand.get())
        .map_err(|error| StoreError::inconsistent("outbox", claimed.id, error))
}
