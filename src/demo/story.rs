//! The story: a debt from the first word to the last payment, played on the stage and read like a chat.
//!
//! Every step checks what must be seen, so that a story that ends is a story that went well. The same steps are played in
//! every language: labels and texts are looked up under their keys.

mod opening;
mod plan;
mod problem;
mod script;

use std::path::PathBuf;

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};

use self::script::Script;
use super::stage::Stage;
use crate::domain::language::Language;
use crate::i18n::files::AREAS;
use crate::store::PgPool;

/// Plays the story in a language and gives what both saw.
///
/// # Errors
/// When anything happens that the story does not expect.
pub async fn play(pool: PgPool, language: Language, journal: Option<PathBuf>) -> anyhow::Result<String> {
    let stage = Stage::set(pool, morning(language)?, journal).await?;
    let script = Script::new(&stage, language);
    opening::found_business(&script).await.context("the owner sets up")?;
    opening::register_and_invite(&script).await.context("the debt is registered and accepted")?;
    plan::remind_and_agree(&script).await.context("parts are asked for and agreed")?;
    plan::pay_part_by_part(&script).await.context("the parts are paid")?;
    problem::dispute_and_discount(&script).await.context("a problem is settled")?;
    problem::say_it_is_paid(&script).await.context("a payment is said and confirmed")?;
    went_well(&stage)?;
    Ok(stage.transcript())
}

/// A Tuesday, 10:00 where the story plays: Moscow or New York.
fn morning(language: Language) -> anyhow::Result<DateTime<Utc>> {
    let morning = match language {
        Language::Ru => "2026-12-01T07:00:00Z",
        Language::En => "2026-12-01T15:00:00Z",
    };
    Ok(morning.parse()?)
}

/// The local Bot API took every request, and no message shows the key of a missing text.
fn went_well(stage: &Stage) -> anyhow::Result<()> {
    if let Some(refused) = stage.sandbox.requests().iter().find(|request| request.status != 200) {
        bail!("{} was refused: {}", refused.method, refused.response);
    }
    let transcript = stage.transcript();
    if let Some(area) = AREAS.iter().find(|area| transcript.contains(&format!("[{area}-"))) {
        bail!("a text of `{area}` is missing\n{transcript}");
    }
    Ok(())
}
