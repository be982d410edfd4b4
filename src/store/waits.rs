//! Whom somebody waits for: disputes, payment claims and inquiries with an end of patience.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::StoreResult;

/// When silence is acted upon next.
pub async fn next_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select least((select min(wait_until) from dispute where wait_until is not null),
                      (select min(wait_until) from payment_claim where wait_until is not null),
                      (select min(wait_until) from inquiry where wait_until is not null))"
    )
    .fetch_one(db)
    .await?)
}
