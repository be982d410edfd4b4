//! One row per bot token, and the lock that decides who polls and sends for it.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreResult, one_row};

/// Makes the bot known.
pub async fn register(db: &mut PgConnection, bot_id: i64) -> StoreResult<()> {
    sqlx::query!("insert into bot (bot_id) values ($1) on conflict do nothing", bot_id).execute(db).await?;
    Ok(())
}

/// Tries to become the process that polls and sends for this bot. The lock lasts as long as the connection.
pub async fn try_lead(db: &mut PgConnection, bot_id: i64) -> StoreResult<bool> {
    // The first key keeps our locks apart from those of other programs on the same database.
    const VOVREMYA: i64 = 0x766f_7672;
    Ok(sqlx::query_scalar!(
        "select pg_try_advisory_lock($1::bigint # $2::bigint) as \"got!\"",
        VOVREMYA << 32,
        bot_id
    )
    .fetch_one(db)
    .await?)
}

/// The offset to ask Telegram for next.
pub async fn next_update_id(db: &mut PgConnection, bot_id: i64) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!("select next_update_id from bot where bot_id = $1", bot_id).fetch_one(db).await?)
}

pub async fn set_next_update_id(db: &mut PgConnection, bot_id: i64, next: i64) -> StoreResult<()> {
    let result =
        sqlx::query!("update bot set next_update_id = $2 where bot_id = $1", bot_id, next).execute(db);
    one_row(&result.await?)
}

/// Until when Telegram asked the whole bot to wait.
pub async fn paused_until(db: &mut PgConnection, bot_id: i64) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!("select paused_until from bot where bot_id = $1", bot_id).fetch_one(db).await?)
}

/// The same, and nobody else takes messages for this bot until the transaction ends: two that choose at once could
/// each take a message of one chat.
pub async fn lock_sending(db: &mut PgConnection, bot_id: i64) -> StoreResult<Option<DateTime<Utc>>> {
    // Not the row itself: whoever takes updates in writes into it all the time.
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('sending', $1)) as \"locked: _\"", bot_id)
        .fetch_one(&mut *db)
        .await?;
    paused_until(db, bot_id).await
}

/// Whether the connection that holds the lock still stands.
pub async fn still_leads(db: &mut PgConnection) -> StoreResult<()> {
    sqlx::query_scalar!("select true").fetch_one(db).await?;
    Ok(())
}

/// Notes that messages are being carried out.
pub async fn note_delivery(db: &mut PgConnection, bot_id: i64, now: DateTime<Utc>) -> StoreResult<()> {
    sqlx::query!("update bot set delivered_at = $2 where bot_id = $1", bot_id, now).execute(db).await?;
    Ok(())
}

pub async fn pause(db: &mut PgConnection, bot_id: i64, until: DateTime<Utc>) -> StoreResult<()> {
    sqlx::query!(
        "update bot set paused_until = greatest(coalesce(paused_until, $2), $2) where bot_id = $1",
        bot_id,
        until
    )
    .execute(db)
    .await?;
    Ok(())
}
