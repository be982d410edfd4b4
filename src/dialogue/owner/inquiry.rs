//! The owner answers an inquiry: corrects, explains, or notes what came of it.

use super::talk;
use crate::app::{AppResult, Error, inquiries};
use crate::dialogue::scene::Scene;
use crate::domain::ids::InquiryId;

pub async fn open(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let dossier = inquiries::of_business(scene.uow, scene.person.id, inquiry).await?;
    match dossier.inquiries.iter().find(|open| open.id == inquiry) {
        Some(open) if !open.about.kind().is_talk() => Err(Error::NotFound),
        _ => talk::open(scene, inquiry).await,
    }
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
