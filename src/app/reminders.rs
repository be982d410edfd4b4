//! Reminding: by the clock and by hand.

use super::error::AppResult;
use super::error::Error;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::language::Language;
use crate::domain::rejection::Rejection;
use crate::screens::Screen;

/// What the debtor would get if the owner reminded now, in the debtor's language.
///
/// # Errors
/// [`Rejection::Unreachable`], [`Rejection::ContactNotAllowed`], [`Rejection::DebtIs`].
pub async fn preview_by_hand(_uow: &mut UnitOfWork, _dossier: &Dossier) -> AppResult<(Screen, Language)> {
    Err(Error::Rejected(Rejection::Unreachable))
}

/// Reminds now, by the owner's hand; obeys the same contact rules.
///
/// # Errors
/// As [`preview_by_hand`].
pub async fn remind_by_hand(_uow: &mut UnitOfWork, _dossier: &mut Dossier, _by: PersonId) -> AppResult<()> {
    Err(Error::Rejected(Rejection::Unreachable))
}
