//! How a connection of the running program is set up.

use std::time::Duration;

use sqlx::{Connection, PgConnection};

use super::error::StoreResult;

/// A connection that was used within this time is taken to be good.
const TRUSTED_FOR: Duration = Duration::from_secs(1);

/// Inbox and outbox are queues: most of their rows are dead to a query that looks for what waits. A plan made while they
/// were empty reads the whole table, or by bitmap all the dead again and again; an index scan forgets them. Every query of
/// ours that runs often has its index.
pub async fn prefer_indexes(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    // Plans that cannot do without a scan look dear then, and are not worth compiling.
    sqlx::raw_sql("set enable_seqscan = off; set enable_bitmapscan = off; set jit = off")
        .execute(connection)
        .await?;
    Ok(())
}

/// Until this transaction ends, a lock that somebody else holds is waited for so long and not longer: some times what
/// many updates take, and less than PostgreSQL waits before it looks for a circle.
const LOCK_PATIENCE: &str = "set local lock_timeout = '500ms'";

/// Many who share a transaction must not wait for the lock that one of them needs.
///
/// # Errors
/// Storage trouble.
pub async fn wait_briefly(connection: &mut PgConnection) -> StoreResult<()> {
    sqlx::raw_sql(LOCK_PATIENCE).execute(connection).await?;
    Ok(())
}

/// A connection that nobody has used for a moment may have broken: it is tried before it is used.
pub async fn is_good(connection: &mut PgConnection, idle_for: Duration) -> Result<bool, sqlx::Error> {
    if idle_for > TRUSTED_FOR {
        connection.ping().await?;
    }
    Ok(true)
}
