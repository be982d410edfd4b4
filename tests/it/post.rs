//! The path of updates and messages: over real HTTP to the local Bot API, on a real PostgreSQL.

mod delivery;
mod intake;
mod leader;
mod stage;
mod trouble;
