//! Talks between debtor and owner, played on the real bot: more time, a problem, already paid.
//!
//! The debt is put into the database as the owner's wizard would; everything else is typed and tapped.

mod bad_input;
mod claims;
mod dispute;
mod dispute_thread;
mod information;
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

use crate::support::shop::{RU_EN, Seen, Shop, accept, either, roubles};
use crate::support::world::World;

/// The debtor says that all of the 12 500 roubles is paid today, without a receipt.
async fn says_all_is_paid(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
    ivan.taps(either(language, "Всё: 12\u{a0}500\u{a0}₽", "All: ₽12,500")).await?;
    ivan.taps(either(language, "Сегодня", "Today")).await?;
    ivan.taps(either(language, "Без чека", "Without a receipt")).await?;
    Ok(())
}
