//! The wish to be left alone: in a command, a button, or plain words.

pub use crate::domain::input::wish::{is_bare_wish, is_wish};

use crate::app::{AppResult, Error, access, silence};
use crate::dialogue::scene::Scene;
use crate::domain::ids::DebtId;
use crate::domain::people::Standing;
use crate::screens::{DebtorAction, debtor};
use crate::store::clients;

/// Asks whose reminders are to stop.
pub async fn ask_all(scene: &mut Scene<'_>) -> AppResult<()> {
    let standings = clients::list_standings(scene.uow.db(), scene.person.id).await?;
    let (stopped, speaking): (Vec<Standing>, Vec<Standing>) =
        standings.into_iter().partition(|standing| standing.client.stopped_at.is_some());
    let screen = if speaking.is_empty() {
        debtor::nothing_to_stop(scene.texts(), &stopped)
    } else {
        debtor::ask_stop(scene.texts(), &speaking)
    };
    scene.show(screen).await
}

/// As [`ask_all`] where the person owes anything; says whether it did.
pub async fn ask_all_if_debtor(scene: &mut Scene<'_>) -> AppResult<bool> {
    let owes = super::owes(scene).await?;
    if owes {
        ask_all(scene).await?;
    }
    Ok(owes)
}

/// The button under a reminder: asks about the business it came from.
pub async fn ask(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    let standings = clients::list_standings(scene.uow.db(), scene.person.id).await?;
    let standing = standings
        .into_iter()
        .find(|standing| standing.client.id == dossier.client.id)
        .ok_or(Error::NotFound)?;
    let standing = Standing { debt, ..standing };
    let screen = match standing.client.stopped_at {
        Some(_) => debtor::nothing_to_stop(scene.texts(), &[standing]),
        None => debtor::ask_stop(scene.texts(), &[standing]),
    };
    scene.show(screen).await
}

/// Stops the reminders of one business.
pub async fn stop(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let business = silence::stop(scene.uow, &scene.person, debt).await?;
    let screen = debtor::stopped(scene.texts(), &business, DebtorAction::Restart(debt));
    scene.show(screen).await
}

/// Stops the reminders of every business.
pub async fn stop_all(scene: &mut Scene<'_>) -> AppResult<()> {
    silence::stop_all(scene.uow, &scene.person).await?;
    let screen = debtor::stopped_all(scene.texts());
    scene.show(screen).await
}

/// Lets one business remind again.
pub async fn restart(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let business = silence::restart(scene.uow, &scene.person, debt).await?;
    let screen = debtor::restarted(scene.texts(), &business);
    scene.show(screen).await
}

/// Lets every business remind again.
pub async fn restart_all(scene: &mut Scene<'_>) -> AppResult<()> {
    silence::restart_all(scene.uow, &scene.person).await?;
    let screen = debtor::restarted_all(scene.texts());
    scene.show(screen).await
}
