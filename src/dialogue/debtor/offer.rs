//! The debtor answers the business's offer, or takes the own request back.

use super::card;
use crate::app::plans::Proposal;
use crate::app::{AppResult, access, plans};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::people::Side;
use crate::screens::{DebtRef, agreement, offer as screen};
use crate::store::agreements::StoredAgreement;

/// Sends the own request: the business answers later, or has agreed in advance.
pub async fn propose(scene: &mut Scene<'_>, dossier: &mut Dossier, proposal: Proposal) -> AppResult<()> {
    if let Some(agreement) = plans::propose(scene.uow, dossier, &scene.person, proposal).await? {
        return in_force(scene, dossier, &agreement).await;
    }
    let Some(plan) = &dossier.talks else { return Ok(()) };
    let sent = screen::sent(scene.texts(), dossier, plan);
    scene.show(sent).await
}

/// What was agreed, in writing, and what follows.
async fn in_force(scene: &mut Scene<'_>, dossier: &Dossier, agreement: &StoredAgreement) -> AppResult<()> {
    let t = scene.texts();
    scene.show(agreement::for_debtor(t, dossier, agreement.text(t.language()))).await?;
    scene.say(agreement::next_for_debtor(t, dossier)).await
}

/// Yes: the plan is in force.
pub async fn accept(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    let agreement = plans::accept(scene.uow, &mut dossier, &scene.person, Side::Debtor).await?;
    in_force(scene, &dossier, &agreement).await
}

/// No.
pub async fn decline(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    plans::decline(scene.uow, &mut dossier, &scene.person, Side::Debtor, None).await?;
    let screen = screen::declined_own(scene.texts(), &dossier);
    scene.show(screen).await
}

/// The own request is taken back.
pub async fn take_back(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    plans::take_back(scene.uow, &mut dossier, &scene.person, Side::Debtor).await?;
    card::open(scene, debt.id).await
}
