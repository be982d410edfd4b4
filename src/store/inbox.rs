//! Raw updates, written before Telegram hears that they arrived; handled in order per chat.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::error::{StoreResult, one_row};

/// A raw update as it arrived.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    pub update_id: i64,
    /// The chat whose order the update keeps.
    pub chat_id: Option<i64>,
    pub payload: Value,
}

/// An update taken for handling; its row is locked until the transaction ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub update_id: i64,
    pub chat_id: Option<i64>,
    pub payload: Value,
    /// How often it has failed.
    pub attempts: i32,
    pub received_at: DateTime<Utc>,
}

/// Stores a batch. An update that is stored already is left alone. Returns how many were new.
pub async fn insert(
    db: &mut PgConnection,
    bot_id: i64,
    batch: &[Arrived],
    now: DateTime<Utc>,
) -> StoreResult<u64> {
    let update_ids: Vec<i64> = batch.iter().map(|update| update.update_id).collect();
    let chat_ids: Vec<Option<i64>> = batch.iter().map(|update| update.chat_id).collect();
    let payloads: Vec<Json<&Value>> = batch.iter().map(|update| Json(&update.payload)).collect();
    let result = sqlx::query!(
        "insert into inbox (bot_id, update_id, chat_id, payload, received_at)
         select $1, update_id, chat_id, payload, $5
         from unnest($2::bigint[], $3::bigint[], $4::jsonb[]) as arrived (update_id, chat_id, payload)
         on conflict do nothing",
        bot_id,
        &update_ids,
        &chat_ids as &[Option<i64>],
        &payloads as &[Json<&Value>],
        now,
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected())
}

/// Takes up to `limit` updates, oldest first, each the first of its chat and in nobody's hands, and closes them: they
/// have their effect in this very transaction, or stay as they were. Later updates of the same chats wait until then, so
/// order per chat holds whoever works on it.
///
/// `offset 0` keeps the look at each chat a look of its own, by its index, whatever the planner thinks of a queue that was
/// empty a moment ago.
pub async fn take_next(
    db: &mut PgConnection,
    bot_id: i64,
    now: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<Waiting>> {
    let mut taken = sqlx::query_as!(
        Waiting,
        "update inbox set state = 'done', closed_at = $2
         where bot_id = $1 and update_id = any(array(
             select update_id from inbox i
             where bot_id = $1 and state = 'waiting' and (not_before is null or not_before <= $2)
               and not exists (
                   select from inbox earlier
                   where earlier.chat_id = i.chat_id and earlier.state = 'waiting' and earlier.update_id < i.update_id
                   offset 0)
             order by update_id for update skip locked limit $3))
         returning update_id, chat_id, payload, attempts, received_at",
        bot_id,
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    taken.sort_by_key(|update| update.update_id);
    Ok(taken)
}

/// Takes those of the updates that are still the first of their chat and in nobody's hands.
pub async fn take(
    db: &mut PgConnection,
    bot_id: i64,
    update_ids: &[i64],
    now: DateTime<Utc>,
) -> StoreResult<Vec<Waiting>> {
    let mut taken = sqlx::query_as!(
        Waiting,
        "update inbox set state = 'done', closed_at = $3
         where bot_id = $1 and update_id = any(array(
             select update_id from inbox i
             where bot_id = $1 and update_id = any($2) and state = 'waiting' and (not_before is null or not_before <= $3)
               and not exists (
                   select from inbox earlier
                   where earlier.chat_id = i.chat_id and earlier.state = 'waiting' and earlier.update_id < i.update_id
                   offset 0)
             for update skip locked))
         returning update_id, chat_id, payload, attempts, received_at",
        bot_id,
        update_ids,
        now
    )
    .fetch_all(db)
    .await?;
    taken.sort_by_key(|update| update.update_id);
    Ok(taken)
}

/// Gives back an update that this transaction has taken; nobody takes it before `not_before`.
pub async fn give_back(
    db: &mut PgConnection,
    bot_id: i64,
    update_id: i64,
    not_before: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update inbox set state = 'waiting', closed_at = null, not_before = $3 where bot_id = $1 and update_id = $2",
        bot_id,
        update_id,
        not_before
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Notes a failure and when to try again.
pub async fn retry(
    db: &mut PgConnection,
    bot_id: i64,
    update_id: i64,
    not_before: DateTime<Utc>,
    error: &str,
) -> StoreResult<()> {
    sqlx::query!(
        "update inbox set attempts = attempts + 1, not_before = $3, last_error = $4
         where bot_id = $1 and update_id = $2 and state = 'waiting'",
        bot_id,
        update_id,
        not_before,
        error
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Tries again later, for a reason that is not the update's fault.
pub async fn put_off(
    db: &mut PgConnection,
    bot_id: i64,
    update_id: i64,
    not_before: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "update inbox set not_before = $3 where bot_id = $1 and update_id = $2 and state = 'waiting'",
        bot_id,
        update_id,
        not_before
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts an update that keeps failing aside, so that the chat goes on. `false`: it does not wait any more.
pub async fn quarantine(
    db: &mut PgConnection,
    bot_id: i64,
    update_id: i64,
    error: &str,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let result = sqlx::query!(
        "update inbox set state = 'quarantined', attempts = attempts + 1, last_error = $3, closed_at = $4
         where bot_id = $1 and update_id = $2 and state = 'waiting'",
        bot_id,
        update_id,
        error,
        now
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected() > 0)
}

/// When the next failed update is to be tried again.
pub async fn next_retry_at(db: &mut PgConnection, bot_id: i64) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select min(not_before) from inbox where bot_id = $1 and state = 'waiting' and not_before is not null",
        bot_id
    )
    .fetch_one(db)
    .await?)
}

/// Forgets handled updates received before `before`. Quarantined ones stay.
pub async fn prune(db: &mut PgConnection, before: DateTime<Utc>, limit: i64) -> StoreResult<u64> {
    let result = sqlx::query!(
        "delete from inbox where (bot_id, update_id) in (
             select bot_id, update_id from inbox where state = 'done' and closed_at < $1 limit $2)",
        before,
        limit
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected())
}
