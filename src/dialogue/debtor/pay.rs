//! The debtor wants to pay.

use crate::app::{AppResult, access, payment_details};
use crate::dialogue::scene::Scene;
use crate::screens::{DebtRef, debtor};

/// Shows how to pay. A business that has not said how is told that somebody wants to.
pub async fn show(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_open()?;
    if dossier.business.payment_details.is_none() {
        payment_details::miss(scene.uow, &dossier).await?;
    }
    let screen = debtor::pay(scene.texts(), &dossier);
    scene.show(screen).await
}
