//! Something is missing or wrong: the invoice, the amount, the date, who is billed.

use crate::app::{AppResult, Error};
use crate::dialogue::scene::Scene;
use crate::domain::ids::{DebtId, InquiryId};
use crate::screens::DebtRef;

pub async fn menu(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn ask_papers(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn wrong_amount(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn wrong_due_date(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn bill_other(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn withdraw(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let _ = (&scene.person, inquiry);
    Err(Error::NotFound)
}
