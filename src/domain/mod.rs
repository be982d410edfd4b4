//! The rules of the field, pure: no clock, no randomness, no database, no words for people.

pub mod calendar;
pub mod debt;
pub mod dispute;
pub mod dossier;
pub mod hold;
pub mod ids;
pub mod input;
pub mod journal;
pub mod language;
pub mod ledger;
pub mod money;
pub mod people;
pub mod plan;
pub mod promise;
pub mod rejection;
pub mod reminder;
pub mod requests;
#[cfg(test)]
pub(crate) mod vectors;
pub mod zones;
