//! Vovremya: a small business registers what its clients owe, and the clients are reminded politely
//! and settle it in the chat.
//!
//! The rooms, from the roof down. A room imports only from rooms below it; `tests/it/tidy.rs` holds the
//! house to that.

pub mod cli;
pub mod config;
pub mod telemetry;

pub mod startup;

#[cfg(feature = "sandbox")]
pub mod demo;

#[cfg(feature = "sandbox")]
pub mod sandbox;

pub mod worker;

pub mod telegram;

pub mod dialogue;

pub mod app;

pub mod documents;

pub mod screens;

pub mod store;

pub mod i18n;

pub mod domain;

pub mod postgres;
