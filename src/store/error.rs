//! What can go wrong between the program and its database.

use sqlx::error::DatabaseError;

pub type StoreResult<T> = Result<T, StoreError>;

/// Storage trouble. Never shown to people; logged with its whole chain.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database refused or could not be reached")]
    Driver(#[from] sqlx::Error),
    /// A row that the types cannot express: somebody wrote past the program.
    #[error("{table} {id} holds what it cannot hold: {what}")]
    Inconsistent { table: &'static str, id: String, what: String },
    #[error("{expected} rows expected, {actual} changed")]
    RowsAffected { expected: u64, actual: u64 },
}

impl StoreError {
    /// A stored value that does not decode.
    pub fn inconsistent(table: &'static str, id: impl ToString, what: impl ToString) -> Self {
        Self::Inconsistent { table, id: id.to_string(), what: what.to_string() }
    }

    /// The constraint of the database that refused, if that is what happened.
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Driver(sqlx::Error::Database(error)) => error.constraint(),
            _ => None,
        }
    }

    /// Whether trying again may help: another transaction was in the way, or the connection broke.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Driver(sqlx::Error::Database(error)) => will_pass(error.as_ref()),
            Self::Driver(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed) => true,
            _ => false,
        }
    }
}

/// The SQLSTATE classes of what is nobody's fault and ends: lost connections, serialisation failures and deadlocks, a
/// full disk and other scarcity, shutdown of the server, trouble with its files.
const PASSING: [&str; 5] = ["08", "40", "53", "57P", "58"];

fn will_pass(error: &dyn DatabaseError) -> bool {
    error.code().is_some_and(|code| PASSING.iter().any(|class| code.starts_with(class)))
}

/// Insists on exactly one changed row.
pub(super) fn one_row(result: &sqlx::postgres::PgQueryResult) -> StoreResult<()> {
    rows(result, 1)
}

/// Insists on so many changed rows.
pub(super) fn rows(result: &sqlx::postgres::PgQueryResult, expected: usize) -> StoreResult<()> {
    let expected = u64::try_from(expected).unwrap_or(u64::MAX);
    match result.rows_affected() {
        actual if actual == expected => Ok(()),
        actual => Err(StoreError::RowsAffected { expected, actual }),
    }
}
