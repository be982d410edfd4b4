//! The debtor's side, played on the real bot: links, cards, paying, silence.
//!
//! Businesses and debts are put into the database as the owner's side would; the owner's own screens have
//! tests of their own.

mod cards;
mod links;
mod obstacles;
mod silence;
mod tidied;

use crate::support::shop::{RU_EN, Shop, accept, either};
use crate::support::world::World;

/// What everybody saw since the link was opened, without its secret, which differs from run to run.
fn transcript(world: &World, link: &str) -> String {
    let seen = world.transcript();
    let since = seen.find("\nIvan\n").or(seen.find("\nИван\n")).unwrap_or_default();
    seen.get(since..).unwrap_or_default().replace(link, "…")
}
