//! The owner answers an inquiry: corrects, explains, or notes what came of it.

use crate::app::{AppResult, Error};
use crate::dialogue::scene::Scene;
use crate::domain::ids::InquiryId;

pub async fn open(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}

pub async fn agree(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}

pub async fn other(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}

pub async fn explain(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}

pub async fn done(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}
