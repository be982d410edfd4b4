//! The story: a debt from the first word to the last payment, played on the stage and read like a chat.

use std::path::PathBuf;

use sqlx::PgPool;

use super::stage::Stage;
use crate::domain::language::Language;

/// Plays the story in a language and gives what both saw.
///
/// # Errors
/// When anything happens that the story does not expect.
pub async fn play(pool: PgPool, language: Language, journal: Option<PathBuf>) -> anyhow::Result<String> {
    let stage = Stage::set(pool, "2026-12-01T07:00:00Z".parse()?, journal).await?;
    let _anna = stage.person("Anna", language);
    Ok(stage.transcript())
}
