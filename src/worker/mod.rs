//! The loops that make things happen: who leads, and what is sent.

pub mod delivery;
pub mod leader;
pub mod pace;
