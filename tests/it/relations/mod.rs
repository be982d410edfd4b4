//! The two talk: messages to and fro through the bot, calls and meetings, and silence when it is wanted.

mod albums;
mod chat;
mod talks;

use vovremya::demo::stage::Actor;
use vovremya::domain::hold::HoldReason;
use vovremya::domain::ids::DebtId;
use vovremya::domain::inquiry::AboutKind;
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;

use crate::support::shop::{RU_EN, Seen, Shop, accept, either};
use crate::support::world::World;

const PICTURE: &[u8] = b"\xff\xd8\xff\xe0 a picture";

/// The debtor opens the menu of ways to talk.
async fn would_like_to_talk(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    ivan.taps(either(language, "Хочу поговорить", "I'd like to talk")).await?;
    Ok(())
}

/// The debtor begins to write.
async fn writes(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    would_like_to_talk(ivan, language).await?;
    ivan.taps(either(language, "Написать", "Write")).await?;
    Ok(())
}

fn said(happened: &[Happened]) -> usize {
    happened.iter().filter(|what| matches!(what, Happened::Said { .. })).count()
}
