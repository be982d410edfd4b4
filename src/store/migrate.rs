//! The migrations, embedded in the program.

/// Brings a database to the state this program expects.
pub static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");
