//! The first minute of an owner.

use crate::app::AppResult;
use crate::dialogue::scene::Scene;

/// Offers somebody new to found a business.
pub async fn offer(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}
