//! Everything the bot is about to say. Written with the change it tells of; sent by `worker::delivery` alone.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row, rows};
use crate::domain::ids::{DebtId, OutboxId, PersonId};

/// Answers go before notices, notices before reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// The answer to what the person just did.
    Answer,
    /// News for the other side.
    Notice,
    /// Something the business began.
    Reminder,
}

impl Priority {
    pub fn code(self) -> i16 {
        match self {
            Self::Answer => 0,
            Self::Notice => 1,
            Self::Reminder => 2,
        }
    }
}

/// A message to be put out.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    pub person: PersonId,
    /// A `screens::Errand` as JSON.
    pub errand: Value,
    pub priority: Priority,
    pub not_before: DateTime<Utc>,
    /// After this it is not worth sending any more.
    pub valid_until: Option<DateTime<Utc>>,
    /// A second post with the same key is not put out.
    pub dedupe_key: Option<String>,
}

impl Post {
    /// Something that changes an earlier message and says nothing new.
    pub fn tidying(person: PersonId, errand: Value, now: DateTime<Utc>) -> Self {
        Self {
            person,
            errand,
            priority: Priority::Notice,
            not_before: now,
            valid_until: None,
            dedupe_key: None,
        }
    }
}

/// A message taken for sending.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    pub id: OutboxId,
    pub person: PersonId,
    pub telegram_id: i64,
    pub last_message_id: Option<i64>,
    pub language: String,
    pub errand: Value,
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

/// Puts a message out; `None` when its dedupe key is taken.
pub async fn insert(db: &mut PgConnection, post: &Post, now: DateTime<Utc>) -> StoreResult<Option<OutboxId>> {
    let id = sqlx::query_scalar!(
        "insert into outbox (person_id, errand, priority, repeatable, not_before, valid_until, dedupe_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict on constraint outbox_dedupe_key do nothing
         returning outbox_id",
        post.person.0,
        post.errand,
        post.priority.code(),
        // An unknown outcome is never repeated for a reminder: a second nag is worse than a late one.
        post.priority != Priority::Reminder,
        post.not_before,
        post.valid_until,
        post.dedupe_key,
        now,
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(OutboxId))
}

/// What still waits to be said to the person about this album: its errand, locked.
pub async fn find_of_album(
    db: &mut PgConnection,
    person: PersonId,
    album: &str,
) -> StoreResult<Option<(OutboxId, Value)>> {
    let row = sqlx::query!(
        "select outbox_id, errand from outbox where person_id = $1 and album = $2 and state = 'waiting'
         order by outbox_id desc limit 1 for update",
        person.0,
        album
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (OutboxId(row.outbox_id), row.errand)))
}

/// Notes which album a message is about, so that the next file of it can join.
pub async fn note_album(db: &mut PgConnection, id: OutboxId, album: &str) -> StoreResult<()> {
    let result = sqlx::query!("update outbox set album = $2 where outbox_id = $1", id.0, album).execute(db);
    one_row(&result.await?)
}

/// Says something else in place of what waits, not before `not_before`.
pub async fn rewrite(
    db: &mut PgConnection,
    id: OutboxId,
    errand: &Value,
    not_before: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update outbox set errand = $2, not_before = greatest(not_before, $3)
         where outbox_id = $1 and state = 'waiting'",
        id.0,
        errand,
        not_before
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Takes up to `limit` messages for sending, one per person at most: the first in line of each, and only
/// where nothing is in hand already. The lease makes them visible again should this process die.
pub async fn claim(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<Claimed>> {
    Ok(sqlx::query!(
        "with ready as (
             select o.outbox_id
             from outbox o
             where o.state = 'waiting' and o.not_before <= $1 and (o.valid_until is null or o.valid_until > $1)
               and not exists (
                   select from outbox ahead
                   where ahead.person_id = o.person_id
                     and (ahead.state = 'sending'
                          or (ahead.state = 'waiting' and ahead.not_before <= $1
                              and (ahead.priority, ahead.outbox_id) < (o.priority, o.outbox_id))))
             order by o.priority, o.outbox_id
             for update skip locked
             limit $3)
         update outbox o
         set state = 'sending', lease_until = $2, attempts = o.attempts + 1
         from ready, person p
         where o.outbox_id = ready.outbox_id and p.person_id = o.person_id
         returning o.outbox_id, o.person_id, p.telegram_id, p.last_message_id, p.language, o.errand, o.priority,
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
        errand: row.errand,
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

/// Drops what is no longer worth sending. A reminder that was never said was never taken: its debts are
/// looked at again at once.
pub async fn expire(db: &mut PgConnection, now: DateTime<Utc>) -> StoreResult<u64> {
    let expired = sqlx::query_scalar!(
        "update outbox set state = 'expired', closed_at = $1 where state = 'waiting' and valid_until <= $1
         returning outbox_id",
        now
    )
    .fetch_all(&mut *db)
    .await?;
    if expired.is_empty() {
        return Ok(0);
    }
    let debts = forget_reminders(&mut *db, &expired).await?;
    sqlx::query!(
        "update debt set next_contact_at = $2 where debt_id = any($1) and state = 'open'",
        &debts,
        now
    )
    .execute(db)
    .await?;
    Ok(u64::try_from(expired.len()).unwrap_or(u64::MAX))
}

/// Forgets the steps and contacts of messages that were never said; gives the debts they spoke of.
async fn forget_reminders(db: &mut PgConnection, outbox: &[i64]) -> StoreResult<Vec<i64>> {
    let debts =
        sqlx::query_scalar!("delete from reminder where outbox_id = any($1) returning debt_id", outbox)
            .fetch_all(&mut *db)
            .await?;
    sqlx::query!("delete from contact where outbox_id = any($1)", outbox).execute(db).await?;
    Ok(debts)
}

/// When the next message in line may go. Whoever waits behind a message in hand goes when that is closed.
pub async fn next_ready_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select min(o.not_before) from outbox o
         where o.state = 'waiting'
           and not exists (select from outbox i where i.person_id = o.person_id and i.state = 'sending')"
    )
    .fetch_one(db)
    .await?)
}

/// Withdraws reminders of a debt that still wait, and gives back the debts they spoke of. One that is in a
/// sender's hands is not sent again should the sending fail.
pub async fn withdraw_reminders(
    db: &mut PgConnection,
    debt: DebtId,
    now: DateTime<Utc>,
) -> StoreResult<Vec<DebtId>> {
    let withdrawn = sqlx::query_scalar!(
        "update outbox o
         set state = case when o.state = 'waiting' then 'withdrawn' else o.state end,
             closed_at = case when o.state = 'waiting' then $2::timestamptz end,
             valid_until = $2::timestamptz
         where o.state in ('waiting', 'sending') and o.priority = 2
           and exists (select from reminder r where r.outbox_id = o.outbox_id and r.debt_id = $1)
         returning case when o.state = 'withdrawn' then o.outbox_id end",
        debt.0,
        now
    )
    .fetch_all(&mut *db)
    .await?;
    let withdrawn: Vec<i64> = withdrawn.into_iter().flatten().collect();
    if withdrawn.is_empty() {
        return Ok(Vec::new());
    }
    Ok(forget_reminders(db, &withdrawn).await?.into_iter().map(DebtId).collect())
}

/// What was put out under these keys is overtaken: what still waits is withdrawn, and what is in a sender's
/// hands is not sent again should the sending fail. Gives the messages already sent, to take their buttons off.
pub async fn overtake(
    db: &mut PgConnection,
    keys: &[String],
    now: DateTime<Utc>,
) -> StoreResult<Vec<(PersonId, i64)>> {
    sqlx::query!(
        "update outbox
         set state = case when state = 'waiting' then 'withdrawn' else state end,
             closed_at = case when state = 'waiting' then $2::timestamptz end,
             valid_until = $2::timestamptz
         where dedupe_key = any($1) and state in ('waiting', 'sending')",
        keys,
        now
    )
    .execute(&mut *db)
    .await?;
    let rows = sqlx::query!(
        "select person_id, message_id as \"message_id!\" from outbox
         where dedupe_key = any($1) and state = 'sent' and message_id is not null",
        keys
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (PersonId(row.person_id), row.message_id)).collect())
}

/// Messages already sent that still carry buttons about a debt: reminders, latest first.
pub async fn list_sent_reminders(db: &mut PgConnection, debt: DebtId) -> StoreResult<Vec<(PersonId, i64)>> {
    let rows = sqlx::query!(
        "select distinct o.person_id, o.message_id as \"message_id!\"
         from outbox o join reminder r using (outbox_id)
         where r.debt_id = $1 and o.state = 'sent' and o.message_id is not null and o.folded_at is null
         order by 2 desc limit 20",
        debt.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (PersonId(row.person_id), row.message_id)).collect())
}

/// Forgets messages that were closed before `before`, reminders' aside (the ladder and the proof need them).
pub async fn prune(db: &mut PgConnection, before: DateTime<Utc>, limit: i64) -> StoreResult<u64> {
    let result = sqlx::query!(
        "delete from outbox where outbox_id in (
             select outbox_id from outbox
             where state in ('sent', 'expired', 'withdrawn') and priority < 2 and closed_at < $1 and dedupe_key is null limit $2)",
        before,
        limit
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
    serde_json::from_value(claimed.errand.clone())
        .map_err(|error| StoreError::inconsistent("outbox", claimed.id, error))
}
