//! `vovremya outbox`: what could not be sent, and once more.
//!
//! A reminder of unknown outcome is among them. Sending it again is a person's decision: it may have arrived.

use super::database::Database;
use crate::app::clock::{Clock, SystemClock};
use crate::config::DatabaseSettings;
use crate::store::dead_letters;
use anyhow::ensure;

/// Letters listed at most, the latest first.
const LISTED: i64 = 100;

/// What the operator wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    List,
    /// The message of this number.
    Retry(i64),
    RetryAll,
}

/// Does it and prints what came of it.
///
/// # Errors
/// A database that cannot be used, or no dead letter of that number.
pub async fn act(settings: DatabaseSettings, wanted: Wanted) -> anyhow::Result<()> {
    let database = Database::open(&settings).await?;
    let done = with(&database, wanted).await;
    database.close().await.and(done)
}

#[expect(clippy::print_stdout, reason = "the list is what was asked for")]
async fn with(database: &Database, wanted: Wanted) -> anyhow::Result<()> {
    let mut db = database.pool().acquire().await?;
    let letter = match wanted {
        Wanted::List => {
            let letters = dead_letters::list(&mut db, LISTED).await?;
            for letter in &letters {
                let error = letter.last_error.as_deref().unwrap_or("no reason was given");
                println!(
                    "{:>10}  {:<8} after {} attempts: {error}",
                    letter.id, letter.state, letter.attempts
                );
            }
            if letters.is_empty() {
                println!("every message has arrived or is in line");
            }
            return Ok(());
        }
        Wanted::Retry(number) => Some(number),
        Wanted::RetryAll => None,
    };
    let revived = dead_letters::revive(&mut db, letter, SystemClock.now()).await?;
    ensure!(revived > 0 || letter.is_none(), "no message of that number can be sent again");
    println!("in line again: {revived}");
    Ok(())
}
