//! The migrations, embedded into the program, and how far a database has come with them.
//!
//! Knows the folder `migrations/` and sqlx's own table; no table of ours.

use std::collections::HashMap;

use sqlx::PgPool;
use sqlx::migrate::{MigrateError, Migrator};

/// All migrations, in order. Several processes may apply them at once: sqlx takes an advisory lock.
pub static MIGRATOR: Migrator = sqlx::migrate!("./migrations");

/// What a database has, held against what this program brings. Versions are the numbers of the files.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct MigrationState {
    /// Applied as this program knows them.
    pub applied: Vec<i64>,
    /// Not applied yet.
    pub pending: Vec<i64>,
    /// Applied with another text than this program has.
    pub changed: Vec<i64>,
    /// Applied by a newer program.
    pub unknown: Vec<i64>,
}

/// Brings the database to this program's version.
pub async fn apply(pool: &PgPool) -> Result<(), MigrateError> {
    MIGRATOR.run(pool).await
}

/// Looks, and changes nothing.
pub async fn state(pool: &PgPool) -> Result<MigrationState, sqlx::Error> {
    let begun: bool =
        sqlx::query_scalar("select to_regclass('_sqlx_migrations') is not null").fetch_one(pool).await?;
    let mut in_database: HashMap<i64, Vec<u8>> = HashMap::new();
    if begun {
        let rows: Vec<(i64, Vec<u8>)> =
            sqlx::query_as("select version, checksum from _sqlx_migrations where success")
                .fetch_all(pool)
                .await?;
        in_database.extend(rows);
    }
    let mut state = MigrationState::default();
    for migration in MIGRATOR.iter().filter(|migration| !migration.migration_type.is_down_migration()) {
        match in_database.remove(&migration.version) {
            None => state.pending.push(migration.version),
            Some(checksum) if checksum == *migration.checksum => state.applied.push(migration.version),
            Some(_) => state.changed.push(migration.version),
        }
    }
    state.unknown.extend(in_database.into_keys());
    state.unknown.sort_unstable();
    Ok(state)
}
