//! Registering a debt.

use crate::app::AppResult;
use crate::dialogue::scene::Scene;

/// Takes a debt typed in one line; `false`: the words do not look like one.
pub async fn from_line(_scene: &mut Scene<'_>, _text: &str) -> AppResult<bool> {
    Ok(false)
}
