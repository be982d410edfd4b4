//! «What is in the way?»: one question, and each answer opens its way.

use super::{card, information, offer, pay, problem, stop, talk, time};
use crate::app::{AppResult, access, obstacles};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::obstacle::Obstacle;
use crate::screens::{obstacle as screen, request};

/// Asks what is in the way.
///
/// # Errors
/// [`crate::app::Error::NotFound`] for somebody else's debt; a rejection once the debt is over.
pub async fn ask(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_open()?;
    let screen = screen::ask(scene.texts(), &dossier);
    scene.show(screen).await
}

/// Notes the answer and opens its way. What does not apply any more brings the fresh card.
///
/// # Errors
/// As [`ask`].
pub async fn named(scene: &mut Scene<'_>, debt: DebtId, obstacle: Obstacle) -> AppResult<()> {
    let mut dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_open()?;
    if !dossier.may_name(obstacle) {
        return card::open(scene, debt).await;
    }
    obstacles::name(scene.uow, &mut dossier, scene.person.id, obstacle).await?;
    lead(scene, &dossier, obstacle).await
}

async fn lead(scene: &mut Scene<'_>, dossier: &Dossier, obstacle: Obstacle) -> AppResult<()> {
    // Naming it has moved the debt's version on.
    let debt = request::debt_ref(dossier);
    match obstacle {
        Obstacle::Forgot => pay::forgot(scene, debt).await,
        Obstacle::NoMoney if dossier.agreed.is_some() || dossier.talks.is_some() => {
            offer::open(scene, debt.id).await
        }
        Obstacle::NoMoney => time::begin(scene, debt).await,
        Obstacle::Unhappy => problem::begin(scene, debt).await,
        Obstacle::Information => information::menu(scene, debt.id).await,
        Obstacle::Talk => talk::menu(scene, debt.id).await,
        Obstacle::NotMe => card::ask_unlink(scene, debt.id).await,
        Obstacle::Silence => stop::stop(scene, debt.id).await,
    }
}
