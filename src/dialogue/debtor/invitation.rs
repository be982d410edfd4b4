//! Opening the link of an invitation.

use crate::app::AppResult;
use crate::dialogue::scene::Scene;

/// The link was opened; `payload` is hostile input.
pub async fn open(_scene: &mut Scene<'_>, _payload: &str) -> AppResult<()> {
    Ok(())
}
