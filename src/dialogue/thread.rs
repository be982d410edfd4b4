//! Words to and fro through the bot: what was said, and saying more.

use crate::app::{AppResult, Error};
use crate::dialogue::scene::Scene;
use crate::domain::ids::{DebtId, InquiryId};
use crate::domain::people::Side;

pub async fn show_dispute(scene: &mut Scene<'_>, debt: DebtId, _side: Side) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn write_dispute(scene: &mut Scene<'_>, debt: DebtId, _side: Side) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn show_inquiry(scene: &mut Scene<'_>, inquiry: InquiryId, _side: Side) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}

pub async fn write_inquiry(scene: &mut Scene<'_>, inquiry: InquiryId, _side: Side) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}

pub async fn chat(scene: &mut Scene<'_>, debt: DebtId, _side: Side) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn mute(scene: &mut Scene<'_>, debt: DebtId, _side: Side) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn unmute(scene: &mut Scene<'_>, debt: DebtId, _side: Side) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}
