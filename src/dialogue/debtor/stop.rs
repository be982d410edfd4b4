//! The wish to be left alone: in a command, a button, or plain words. It is granted at once.

pub use crate::domain::input::wish::{Wish, is_bare_wish, wish};

use crate::app::{AppResult, silence};
use crate::dialogue::scene::Scene;
use crate::domain::ids::DebtId;
use crate::domain::people::Standing;
use crate::screens::{DebtorAction, debtor};
use crate::store::clients;

/// Stops every business at once and says so, with the way back for each.
pub async fn stop_all(scene: &mut Scene<'_>) -> AppResult<()> {
    let stopped = silence::stop_all(scene.uow, &scene.person).await?;
    let screen = if stopped.is_empty() {
        let standings = clients::list_standings(scene.uow.db(), scene.person.id).await?;
        debtor::nothing_to_stop(scene.texts(), &standings)
    } else {
        debtor::stopped_all(scene.texts(), &stopped)
    };
    scene.show(screen).await
}

/// Does what words ask for, where the person owes anything, and says whether it did. Words that may mean something
/// else are asked about.
pub async fn hear(scene: &mut Scene<'_>, wish: Wish) -> AppResult<bool> {
    let owes = super::owes(scene).await?;
    match wish {
        _ if !owes => {}
        Wish::Clear => stop_all(scene).await?,
        Wish::Unclear => ask_all(scene).await?,
    }
    Ok(owes)
}

async fn ask_all(scene: &mut Scene<'_>) -> AppResult<()> {
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

/// Stops the reminders of one business.
pub async fn stop(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let business = silence::stop(scene.uow, &scene.person, debt).await?;
    let screen = debtor::stopped(scene.texts(), &business, DebtorAction::Restart(debt));
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
