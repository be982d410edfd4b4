//! The debtor's debts and the card of each.

use crate::app::{AppResult, acceptance, access};
use crate::dialogue::scene::Scene;
use crate::domain::ids::DebtId;
use crate::screens::debtor;
use crate::store::{debts, dossiers};

/// All own debts.
pub async fn mine(scene: &mut Scene<'_>) -> AppResult<()> {
    let mut owed = debts::list_alive_of_person(scene.uow.db(), scene.person.id).await?;
    let more = owed.len().saturating_sub(debtor::MINE_MAX);
    owed.truncate(debtor::MINE_MAX);
    let owed = dossiers::lock_all(scene.uow.db(), &owed).await?;
    let screen = debtor::mine(scene.texts(), &owed, more, scene.uow.now());
    scene.show(screen).await
}

/// Shows the card.
///
/// # Errors
/// [`crate::app::Error::NotFound`] for somebody else's debt.
pub async fn open(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    let screen = debtor::card(scene.texts(), &dossier, scene.uow.now());
    scene.show(screen).await
}

/// Why this amount.
pub async fn why_amount(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    let screen = debtor::why_amount(scene.texts(), &dossier, scene.uow.now());
    scene.show(screen).await
}

/// The papers again.
pub async fn papers(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    let screen = debtor::papers(scene.texts(), &dossier);
    scene.say(screen).await
}

/// Is it really not this person's debt?
pub async fn ask_unlink(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    let screen = debtor::unlink_question(scene.texts(), &dossier);
    scene.show(screen).await
}

/// It is not: nothing of it is shown any more.
pub async fn unlink(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let business = acceptance::unlink(scene.uow, &scene.person, debt).await?;
    let screen = debtor::unlinked(scene.texts(), &business);
    scene.show(screen).await
}
