//! The debtor would like to talk: in messages, on the phone, in person.

use crate::app::{AppResult, Error};
use crate::dialogue::scene::Scene;
use crate::domain::ids::DebtId;
use crate::screens::DebtRef;

pub async fn menu(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn call(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn meeting(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}
