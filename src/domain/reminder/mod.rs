//! When a person is reminded of a debt, how firmly, and when not at all.
//!
//! - [`ladder`]: the steps of reminding, three presets and the owner's own.
//! - [`profile`]: which rules hold between whom, as data.
//! - [`contact`]: hours in which a person may be written to.
//! - [`caps`]: how often.
//! - [`pause`]: for how long after an answer.
//! - [`verdict`]: all of it together, one pure decision for one debt at one moment.
//!
//! Everything here is a function of its arguments: no clock, no database, no texts.

pub mod caps;
pub mod contact;
pub mod ladder;
pub mod pause;
pub mod profile;
pub mod verdict;

pub use caps::{Limits, NextFree};
pub use ladder::{Edit, Ladder, LadderError, Preset, Repeat, Step, Tone};
pub use pause::Pause;
pub use profile::{ContactProfile, Parties, Profile, Window};
pub use verdict::{
    Contact, Facts, Hold, KeptBack, LastStep, Policy, StopReason, Verdict, decide, next_contact_at,
};
