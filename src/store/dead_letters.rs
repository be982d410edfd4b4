//! Messages of the outbox that did not arrive, or of which nobody knows: listed, and put back in line.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::StoreResult;

/// A message that Telegram would not take or whose outcome nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    pub id: i64,
    pub state: String,
    pub attempts: i32,
    pub last_error: Option<String>,
}

/// The latest of them.
pub async fn list(db: &mut PgConnection, limit: i64) -> StoreResult<Vec<DeadLetter>> {
    Ok(sqlx::query_as!(
        DeadLetter,
        "select outbox_id as id, state, attempts, last_error from outbox
         where state in ('failed', 'unknown') order by outbox_id desc limit $1",
        limit
    )
    .fetch_all(db)
    .await?)
}

/// Puts a dead letter back in line with all attempts before it, or all that Telegram refused: those of which nobody
/// knows may have arrived and are repeated one by one. Gives how many.
pub async fn revive(db: &mut PgConnection, letter: Option<i64>, now: DateTime<Utc>) -> StoreResult<u64> {
    let result = sqlx::query!(
        "update outbox set state = 'waiting', attempts = 0, not_before = $2, closed_at = null
         where state in ('failed', 'unknown') and (outbox_id = $1 or ($1::bigint is null and state = 'failed'))
           and (valid_until is null or valid_until > $2)",
        letter,
        now
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected())
}
