//! What a business agrees to in advance: kept, changed, asked.

use super::access;
use super::error::{AppResult, Error};
use super::unit_of_work::UnitOfWork;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::limits::{Change, Limits};
use crate::domain::people::Business;
use crate::store::limits::{self, SetLimits};

/// What the business agrees to in advance; to nothing, while it has set nothing.
pub async fn of(uow: &mut UnitOfWork, business: &Business) -> AppResult<Limits> {
    let set = limits::find(uow.db(), business.id).await?;
    Ok(set.map_or_else(|| Limits::unset(business.currency), |set| set.limits))
}

/// Changes one of the limits of the person's business and gives them as they are now. Who did it, when and by
/// which update is kept: it is the business's yes to every agreement made by them.
///
/// # Errors
/// [`Error::NotFound`] when the person acts for no business, or for a value that no limit can have.
pub async fn change(uow: &mut UnitOfWork, by: PersonId, change: Change) -> AppResult<Limits> {
    let business = access::business_of(uow, by).await?;
    limits::lock(uow.db(), business.id).await?;
    let limits = of(uow, &business).await?.changed(change).ok_or(Error::NotFound)?;
    let set = SetLimits { limits, by, at: uow.now(), update_id: uow.cause().map(|cause| cause.update_id) };
    limits::save(uow.db(), business.id, &set).await?;
    let happened = Happened::SettingChanged { setting: "limits".to_owned() };
    uow.note_business(business.id, by, &happened).await?;
    Ok(limits)
}
