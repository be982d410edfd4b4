//! PostgreSQL: all SQL, one file per aggregate, rows to domain types.
//!
//! `find_*` gives an `Option`, `get_*` an error when there is none, `list_*` is bounded, `claim_*` takes
//! rows for work. Every function runs on the connection it is given, so that the caller's transaction holds.

pub mod agreements;
pub mod approvals;
pub mod attachments;
pub mod bots;
pub mod businesses;
pub mod claims;
pub mod clients;
pub mod clients_lists;
pub mod connection;
pub mod conversations;
pub mod dead_letters;
pub mod debts;
pub mod debts_lists;
pub mod disputes;
pub mod dossiers;
pub mod error;
pub mod inbox;
pub mod inquiries;
pub mod invitations;
pub mod journal;
pub mod ledger;
pub mod limits;
pub mod migrate;
pub mod obstacles;
pub mod outbox;
pub mod people;
pub mod plans;
pub mod promises;
pub mod reminders;
pub mod requests;
pub mod said;
pub mod sending;
pub mod threads;
pub mod upcoming;
pub mod visits;
pub mod vitals;
pub mod waits;

pub use error::{StoreError, StoreResult};
// The other rooms hold connections without naming the library behind them.
pub use sqlx::{PgConnection, PgPool};
