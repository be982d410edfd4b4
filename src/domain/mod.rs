//! (being built)
pub mod calendar;
pub mod input;
pub mod language;
pub mod money;
pub mod reminder;
#[cfg(test)]
pub(crate) mod vectors;
