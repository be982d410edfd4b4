//! Talks between debtor and owner, played on the real bot: more time, a problem, already paid.
//!
//! The debt is put into the database as the owner's wizard would; everything else is typed and tapped.

mod bad_input;
mod limits;
mod paid;
mod plan;
mod problem;
mod promise;
mod requests;
mod terms;
mod words;

use vovremya::demo::stage::Actor;
use vovremya::domain::ids::DebtId;
use vovremya::domain::language::Language;

use crate::support::shop::{RU_EN, Seen, Shop, either, roubles};
use crate::support::world::World;
