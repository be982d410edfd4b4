//! What the integration tests share.

pub mod database;
pub mod process;
pub mod seed;
pub mod world;
