//! Who may touch what. Ids in buttons are hostile input: ownership is looked up, never believed.

use super::error::{AppResult, Error};
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, PersonId};
use crate::domain::people::Business;
use crate::screens::DebtRef;
use crate::store::{businesses, dossiers};

/// The business that the person acts for.
///
/// # Errors
/// [`Error::NotFound`] when they act for none.
pub async fn business_of(uow: &mut UnitOfWork, person: PersonId) -> AppResult<Business> {
    businesses::find_of_member(uow.db(), person).await?.ok_or(Error::NotFound)
}

/// A debt of the person's business, locked.
///
/// # Errors
/// [`Error::NotFound`], also when it is another business's.
pub async fn owned_debt(uow: &mut UnitOfWork, person: PersonId, debt: DebtId) -> AppResult<Dossier> {
    let business = business_of(uow, person).await?;
    let dossier = dossiers::lock(uow.db(), debt).await?.ok_or(Error::NotFound)?;
    if dossier.debt.business == business.id { Ok(dossier) } else { Err(Error::NotFound) }
}

/// As [`owned_debt`], and unchanged since the button was drawn.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Outdated`].
pub async fn owned_fresh(uow: &mut UnitOfWork, person: PersonId, debt: DebtRef) -> AppResult<Dossier> {
    fresh(owned_debt(uow, person, debt.id).await?, debt)
}

/// A debt that the person owes, locked.
///
/// # Errors
/// [`Error::NotFound`], also when it is somebody else's.
pub async fn own_debt(uow: &mut UnitOfWork, person: PersonId, debt: DebtId) -> AppResult<Dossier> {
    let dossier = dossiers::lock(uow.db(), debt).await?.ok_or(Error::NotFound)?;
    if dossier.client.person == Some(person) { Ok(dossier) } else { Err(Error::NotFound) }
}

/// As [`own_debt`], and unchanged since the button was drawn.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Outdated`].
pub async fn own_fresh(uow: &mut UnitOfWork, person: PersonId, debt: DebtRef) -> AppResult<Dossier> {
    fresh(own_debt(uow, person, debt.id).await?, debt)
}

fn fresh(dossier: Dossier, seen: DebtRef) -> AppResult<Dossier> {
    if dossier.debt.version == seen.version { Ok(dossier) } else { Err(Error::Outdated(seen.id)) }
}
