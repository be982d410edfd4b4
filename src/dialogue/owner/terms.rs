//! The owner offers terms: first, in answer to the client's, or in place of a plan in force.

use crate::app::{AppResult, access};
use crate::dialogue::scene::Scene;
use crate::dialogue::terms::{self, About};
use crate::domain::dossier::Dossier;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::screens::{DebtRef, offer as screen};

/// A first offer, or other terms than those of the plan in force.
pub async fn offer(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let about = if dossier.agreed.is_some() { About::Change } else { About::First };
    terms::begin(scene, Side::Owner, debt, about).await
}

/// Other terms than the client's.
pub async fn counter(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let talks = dossier.talks.as_ref().ok_or(Rejection::AlreadyAnswered)?;
    let about = About::Counter { plan: talks.id, round: talks.offer.round };
    terms::begin(scene, Side::Owner, debt, about).await
}

/// A new date for the part that is late.
pub async fn repair(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let part = dossier.next_part().map_or(1, |part| part.number);
    terms::begin(scene, Side::Owner, debt, About::Repair { part }).await
}

/// The own offer is on its way.
pub async fn sent(scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<()> {
    let Some(plan) = &dossier.talks else { return Ok(()) };
    let screen = screen::sent_owner(scene.texts(), dossier, plan);
    scene.show(screen).await
}
