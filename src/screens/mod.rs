//! Everything a person can be shown. Pure: facts and a language in, a [`Screen`] out.

pub mod action;
pub mod agreement;
pub mod calendar;
pub mod claim;
pub mod common;
pub mod debtor;
pub mod dispute;
pub mod following;
pub mod inquiry;
pub mod obstacle;
pub mod offer;
pub mod owner;
pub mod plan;
pub mod promise;
pub mod reminder;
pub mod request;
pub mod schedule;
pub mod screen;
pub mod talk;
pub mod terms;
pub mod thread;
pub mod time;
pub mod verify;

pub use action::{Action, DebtRef, DebtorAction, FormTap, OwnerAction};
pub use schedule::{Schedule, ScheduleRow, ScheduleSum, Standing};
pub use screen::{Button, Errand, Paper, Picture, Press, ReplyKeyboard, Screen};
