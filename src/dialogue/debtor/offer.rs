//! The debtor answers the business's offer, or takes the own request back.

use super::card;
use crate::app::{AppResult, access, plans};
use crate::dialogue::scene::Scene;
use crate::domain::people::Side;
use crate::screens::{DebtRef, agreement, offer as screen};

/// Yes: the plan is in force.
pub async fn accept(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    let agreement = plans::accept(scene.uow, &mut dossier, &scene.person, Side::Debtor).await?;
    let t = scene.texts();
    scene.show(agreement::for_debtor(t, &dossier, agreement.text(t.language()))).await?;
    scene.say(agreement::next_for_debtor(t, &dossier)).await
}

/// No.
pub async fn decline(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    plans::decline(scene.uow, &mut dossier, scene.person.id, Side::Debtor, None).await?;
    let screen = screen::declined_own(scene.texts(), &dossier);
    scene.show(screen).await
}

/// The own request is taken back.
pub async fn take_back(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    plans::take_back(scene.uow, &mut dossier, scene.person.id, Side::Debtor).await?;
    card::open(scene, debt.id).await
}
