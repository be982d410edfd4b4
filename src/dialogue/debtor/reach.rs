//! The person blocked the bot, or unblocked it.

use crate::app::{AppResult, reach};
use crate::dialogue::scene::Scene;

pub async fn blocked(scene: &mut Scene<'_>) -> AppResult<()> {
    reach::mark_unreachable(scene.uow, scene.person.id).await
}

pub async fn unblocked(scene: &mut Scene<'_>) -> AppResult<()> {
    reach::mark_reachable(scene.uow, scene.person.id).await?;
    scene.person.unreachable_at = None;
    Ok(())
}
