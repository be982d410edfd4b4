//! The debtor wants to pay.

use crate::app::{AppResult, access, following, payment_details};
use crate::dialogue::scene::Scene;
use crate::screens::{DebtRef, Screen, debtor, obstacle};

/// Shows how to pay. A business that has not said how is told that somebody wants to.
pub async fn show(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let screen = how(scene, debt, false).await?;
    scene.show(screen).await
}

/// As [`show`], for who forgot: with a way to name the day.
pub async fn forgot(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let screen = how(scene, debt, true).await?;
    scene.show(screen).await
}

async fn how(scene: &mut Scene<'_>, debt: DebtRef, forgot: bool) -> AppResult<Screen> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_open()?;
    if dossier.business.payment_details.is_none() {
        payment_details::miss(scene.uow, &dossier).await?;
    }
    let parts = following::parts(scene.uow, &mut dossier).await?;
    let screen = debtor::pay(scene.texts(), &dossier, &parts);
    Ok(if forgot { obstacle::forgot(scene.texts(), &dossier, screen) } else { screen })
}
