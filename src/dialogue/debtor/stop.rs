//! The wish to be left alone.

use crate::app::AppResult;
use crate::dialogue::scene::Scene;

/// Whether free words ask for silence.
pub fn is_wish(_text: &str) -> bool {
    false
}

/// Asks whose reminders are to stop.
pub async fn ask_all(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}

/// As [`ask_all`] where the person owes anything; says whether it did.
pub async fn ask_all_if_debtor(_scene: &mut Scene<'_>) -> AppResult<bool> {
    Ok(false)
}
