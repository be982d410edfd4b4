//! Use cases, one unit of work each: where rules, store and screens meet.

pub mod acceptance;
pub mod access;
pub mod agreements;
pub mod businesses;
pub mod change;
pub mod claims;
pub mod clients;
pub mod clock;
pub mod commands;
pub mod debts;
pub mod disputes;
pub mod error;
pub mod following;
pub mod ids;
pub mod information;
pub mod inquiries;
pub mod invitations;
pub mod limits;
mod news;
pub mod obstacles;
mod offers;
pub mod papers;
pub mod payment_details;
pub mod payments;
pub mod plans;
pub mod promises;
pub mod reach;
pub mod reminders;
pub mod silence;
pub mod talks;
pub mod threads;
mod together;
pub mod unit_of_work;
pub mod upcoming;

pub use error::{AppResult, Error};
pub use unit_of_work::{Bells, BotName, House, UnitOfWork};
