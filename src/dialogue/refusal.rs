//! How a person learns that something was not done, and why.

use super::scene::Scene;
use super::{debtor, home, owner};
use crate::app::{AppResult, Error};
use crate::domain::ids::DebtId;
use crate::i18n::args;
use crate::screens::common;

/// Tells the person what stood in the way and shows how things are now.
pub async fn tell(scene: &mut Scene<'_>, error: Error) -> AppResult<()> {
    match error {
        Error::Rejected(rejection) => {
            let screen = common::rejected(scene.texts(), &rejection, scene.zone);
            scene.say(screen).await
        }
        Error::Outdated(debt) => {
            scene.toast("error-outdated", &args! {});
            fresh_card(scene, debt).await
        }
        Error::NotFound => {
            scene.toast("error-not-found", &args! {});
            scene.strip_tapped()?;
            home(scene).await
        }
        error @ (Error::Store(_) | Error::Errand(_) | Error::Document(_) | Error::Paper(_)) => Err(error),
    }
}

/// What the form was about is no longer the person's: it is closed with a word, or it would take whatever they
/// write from now on.
pub async fn close_form(scene: &mut Scene<'_>) -> AppResult<()> {
    scene.end();
    let screen = common::form_in_vain(scene.texts());
    scene.say(screen).await
}

/// The card of a debt as the person knows it: as its owner, as its debtor, or not at all.
async fn fresh_card(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    if scene.business.is_some() {
        match owner::card::open(scene, debt).await {
            Err(Error::NotFound) => {}
            shown => return shown,
        }
    }
    match debtor::card::open(scene, debt).await {
        Err(Error::NotFound) => home(scene).await,
        shown => shown,
    }
}
