//! What the owner does about a plan besides answering a request: offers terms, takes an offer back, ends a
//! plan that is broken.

use super::card;
use crate::app::{AppResult, Error, access, following, payments, plans};
use crate::dialogue::scene::Scene;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::screens::{DebtRef, OwnerAction, following as screen};

/// Does what a button asks.
pub async fn act(scene: &mut Scene<'_>, action: OwnerAction) -> AppResult<()> {
    match action {
        OwnerAction::WithdrawPlan(debt) => take_back(scene, debt).await,
        OwnerAction::AskBreakPlan(debt) => ask_break(scene, debt).await,
        OwnerAction::BreakPlan(debt) => break_plan(scene, debt).await,
        _ => Err(Error::NotFound),
    }
}

async fn take_back(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    plans::take_back(scene.uow, &mut dossier, &scene.person, Side::Owner).await?;
    card::open(scene, debt.id).await
}

async fn ask_break(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    following::may_break(scene.uow, &mut dossier).await?;
    let plan = dossier.agreed.clone().ok_or(Rejection::AlreadyAnswered)?;
    let left = payments::owed(scene.uow, &mut dossier).await?;
    let screen = screen::ask_break(scene.texts(), &dossier, &plan, left, scene.today());
    scene.show(screen).await
}

async fn break_plan(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let plan = dossier.agreed.clone().ok_or(Rejection::AlreadyAnswered)?;
    let left = payments::owed(scene.uow, &mut dossier).await?;
    following::break_plan(scene.uow, &mut dossier, scene.person.id).await?;
    let screen = screen::broken_owner(scene.texts(), &dossier, &plan, left);
    scene.show(screen).await
}
