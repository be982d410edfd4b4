//! What a business agrees to in advance: kept, changed, asked.

use super::access;
use super::error::{AppResult, Error};
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::people::Business;
use crate::domain::plan::Terms;
use crate::domain::plan::limits::{Change, Limits, Outside, Sought};
use crate::store::limits::{self, SetLimits};
use crate::store::{plans, requests};

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
    let set = SetLimits { limits, by, at: uow.now(), cause: uow.cause() };
    limits::save(uow.db(), business.id, &set).await?;
    let happened = Happened::SettingChanged { setting: "limits".to_owned() };
    uow.note_business(business.id, by, &happened).await?;
    Ok(limits)
}

/// What the business says to a request before anybody has read it.
pub(super) enum InAdvance {
    /// Yes, by these limits.
    Agreed(SetLimits),
    /// The owner decides; these are the limits that the request is outside of.
    Asked(Vec<Outside>),
}

/// Which limits the terms that a client asks for are outside of, all debts of one client; none: the business
/// has agreed in advance.
///
/// # Errors
/// Storage trouble.
pub async fn outside(uow: &mut UnitOfWork, debts: &[&Dossier], terms: &Terms) -> AppResult<Vec<Outside>> {
    Ok(match in_advance(uow, debts, terms).await? {
        InAdvance::Agreed(_) => Vec::new(),
        InAdvance::Asked(outside) => outside,
    })
}

/// What the business says in advance to `terms` for these debts of one client. A change of a plan in force is
/// always for the owner.
pub(super) async fn in_advance(
    uow: &mut UnitOfWork,
    debts: &[&Dossier],
    terms: &Terms,
) -> AppResult<InAdvance> {
    let unheard = InAdvance::Asked(vec![Outside::Everything]);
    let Some(first) = debts.first() else { return Ok(unheard) };
    if debts.iter().any(|debt| debt.agreed.is_some()) {
        return Ok(unheard);
    }
    let Some(set) = limits::find(uow.db(), first.business.id).await? else { return Ok(unheard) };
    let history = requests::history(uow.db(), first.client.id).await?;
    let mut postponed_before = 0;
    for debt in debts {
        postponed_before = plans::count_postponements(uow.db(), debt.debt.id).await?.max(postponed_before);
    }
    let outside = set.limits.judge(&Sought {
        terms,
        today: uow.now().with_timezone(&first.business.zone).date_naive(),
        postponed_before,
        has_broken_word: history.promises_broken > 0 || history.plans_broken > 0,
    });
    Ok(if outside.is_empty() { InAdvance::Agreed(set) } else { InAdvance::Asked(outside) })
}
