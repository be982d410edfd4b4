//! The person blocked the bot, or unblocked it.

use crate::app::AppResult;
use crate::dialogue::scene::Scene;

pub async fn blocked(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}

pub async fn unblocked(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}
