//! «What is in the way?»: one question, and each answer opens its way.

use crate::app::{AppResult, Error};
use crate::dialogue::scene::Scene;
use crate::domain::ids::DebtId;
use crate::domain::obstacle::Obstacle;

pub async fn ask(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn named(scene: &mut Scene<'_>, debt: DebtId, _obstacle: Obstacle) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}
