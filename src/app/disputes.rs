//! Disputes and payment claims: what the debtor says, what the owner answers.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::dispute::Resolution;
use crate::domain::dossier::Dossier;
use crate::store::disputes;

/// The debt is over: what was open about it is over too.
pub(super) async fn close_with_debt(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    if let Some(dispute) = dossier.dispute.take() {
        disputes::settle(uow.db(), dispute.id, &Resolution::Cancel, now).await?;
    }
    if let Some(claim) = dossier.claim.take() {
        disputes::decide_claim(uow.db(), claim.id, true, now).await?;
    }
    Ok(())
}
