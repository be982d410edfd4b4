//! The rules of the field, pure: no clock, no randomness, no database, no words for people.

pub mod approval;
pub mod calendar;
pub mod claim;
pub mod contacts;
pub mod debt;
pub mod dispute;
pub mod dossier;
pub mod forecast;
pub mod hold;
pub mod ids;
pub mod input;
pub mod inquiry;
pub mod journal;
pub mod language;
pub mod ledger;
pub mod money;
pub mod obstacle;
pub mod patience;
pub mod people;
pub mod plan;
pub mod promise;
pub mod rejection;
pub mod reminder;
pub mod requests;
pub mod sample;
pub mod thread;
#[cfg(test)]
pub(crate) mod vectors;
pub mod zones;
