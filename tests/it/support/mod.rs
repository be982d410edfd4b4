//! What the integration tests share.

pub mod browser;
pub mod database;
pub mod demo;
pub mod field;
pub mod process;
pub mod seed;
pub mod shop;
pub mod trouble;
pub mod world;
