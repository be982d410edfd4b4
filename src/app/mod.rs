//! Use cases, one unit of work each: where rules, store and screens meet.

pub mod clock;
