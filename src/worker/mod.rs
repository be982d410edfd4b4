//! What goes on by itself: turns (inbox to dialogue), the scheduler (time passes), delivery (outbox to
//! Telegram) and housekeeping; and who leads where several processes share a database.

pub mod crew;
pub mod delivery;
pub mod housekeeping;
pub mod leader;
pub mod pace;
pub mod scheduler;
pub mod turns;

use chrono::{DateTime, Utc};

/// For measuring; a clock set back gives nothing.
pub(crate) fn seconds_since(begun: DateTime<Utc>, now: DateTime<Utc>) -> f64 {
    (now - begun).to_std().unwrap_or_default().as_secs_f64()
}

/// An error with all its causes, for the log.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |error| error.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// What a panic said, for the log.
pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
    format!("panicked: {}", text.unwrap_or("without a word"))
}
