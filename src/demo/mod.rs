//! Trying it without a token: the real bot, the local Bot API and a clock that can be moved.
//!
//! Only the base address and the clock differ from `run`.

pub mod stage;
pub mod story;
pub mod transcript;
