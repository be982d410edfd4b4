//! The path of updates and messages: over real HTTP to the local Bot API, on a real PostgreSQL.

mod delivery;
mod files;
mod intake;
mod leader;
mod stage;
mod trouble;
