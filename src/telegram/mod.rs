//! Telegram: updates in, requests out. Knows the Bot API and nothing of debts; the rest of the house speaks of events
//! and screens.

pub mod callback;
pub mod client;
pub mod error;
pub mod inbound;
pub mod intake;
pub mod profile;
pub mod render;
pub mod request;
mod split;
mod update;
pub mod webhook;

pub use client::{Client, Settings};
pub use error::CallError;
pub use inbound::Inbound;
pub use intake::Intake;
pub use webhook::Webhook;
