//! Everything the bot is about to say. Written with the change it tells of; sent by `worker::delivery` alone.

use chrono::{DateTime, Utc};
use serde_json::value::RawValue;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::error::{StoreResult, one_row, rows};
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
#[derive(Debug, Clone)]
pub struct Post {
    pub person: PersonId,
    /// A `screens::Errand` as JSON.
    pub errand: Box<RawValue>,
    pub priority: Priority,
    pub not_before: DateTime<Utc>,
    /// After this it is not worth sending any more.
    pub valid_until: Option<DateTime<Utc>>,
    /// A second post with the same key is not put out.
    pub dedupe_key: Option<String>,
}

impl Post {
    /// A message that is always worth sending and may be put out again.
    pub fn plain(
        person: PersonId,
        errand: Box<RawValue>,
        priority: Priority,
        not_before: DateTime<Utc>,
    ) -> Self {
        Self { person, errand, priority, not_before, valid_until: None, dedupe_key: None }
    }
}

/// Puts a message out; `None` when its dedupe key is taken.
pub async fn insert(db: &mut PgConnection, post: &Post, now: DateTime<Utc>) -> StoreResult<Option<OutboxId>> {
    let id = sqlx::query_scalar!(
        "insert into outbox (person_id, errand, priority, repeatable, not_before, valid_until, dedupe_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (dedupe_key) where dedupe_key is not null do nothing
         returning outbox_id",
        post.person.0,
        Json(&*post.errand) as Json<&RawValue>,
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

/// Puts plain messages out, in this order.
pub async fn insert_plain(db: &mut PgConnection, posts: &[Post], now: DateTime<Utc>) -> StoreResult<()> {
    if posts.is_empty() {
        return Ok(());
    }
    let people: Vec<i64> = posts.iter().map(|post| post.person.0).collect();
    let errands: Vec<Json<&RawValue>> = posts.iter().map(|post| Json(&*post.errand)).collect();
    let priorities: Vec<i16> = posts.iter().map(|post| post.priority.code()).collect();
    let not_before: Vec<DateTime<Utc>> = posts.iter().map(|post| post.not_before).collect();
    let result = sqlx::query!(
        "insert into outbox (person_id, errand, priority, repeatable, not_before, created_at)
         select person_id, errand, priority, priority <> 2, not_before, $5
         from unnest($1::bigint[], $2::jsonb[], $3::smallint[], $4::timestamptz[]) with ordinality
              as p (person_id, errand, priority, not_before, place)
         order by place",
        &people,
        &errands as &[Json<&RawValue>],
        &priorities,
        &not_before,
        now,
    )
    .execute(db)
    .await?;
    rows(&result, posts.len())
}

/// What still waits to be said to the person about this album: its errand, locked.
pub async fn find_of_album(
    db: &mut PgConnection,
    person: PersonId,
    album: &str,
) -> StoreResult<Option<(OutboxId, Box<RawValue>)>> {
    let row = sqlx::query!(
        "select outbox_id, errand as \"errand: Json<Box<RawValue>>\" from outbox where person_id = $1 and album = $2 and state = 'waiting'
         order by outbox_id desc limit 1 for update",
        person.0,
        album
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (OutboxId(row.outbox_id), row.errand.0)))
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
    errand: &RawValue,
    not_before: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update outbox set errand = $2, not_before = greatest(not_before, $3)
         where outbox_id = $1 and state = 'waiting'",
        id.0,
        Json(errand) as Json<&RawValue>,
        not_before
    )
    .execute(db)
    .await?;
    one_row(&result)
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
