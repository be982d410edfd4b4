//! How a connection of the running program is set up.

use sqlx::PgConnection;

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
