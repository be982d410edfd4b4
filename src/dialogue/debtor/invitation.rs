//! Opening the link of an invitation, and answering whether it is for this person.

use super::card;
use crate::app::acceptance::{self, Accepted, Standing};
use crate::app::ids::LinkSecret;
use crate::app::{AppResult, Error};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::InvitationId;
use crate::screens::debtor;
use crate::store::people;

/// The link was opened; `payload` is hostile input.
pub async fn open(scene: &mut Scene<'_>, payload: &str) -> AppResult<()> {
    let standing = match LinkSecret::read(payload.trim()) {
        Some(secret) => acceptance::open(scene.uow, &scene.person, &secret).await?,
        None => Standing::Unknown,
    };
    show(scene, standing).await
}

/// *It's me*.
pub async fn its_me(scene: &mut Scene<'_>, invitation: InvitationId) -> AppResult<()> {
    match acceptance::accept(scene.uow, &scene.person, invitation).await? {
        Accepted::Not(standing) => show(scene, standing).await,
        Accepted::Opened(opened) => welcome(scene, &opened).await,
    }
}

/// *Not me*.
pub async fn not_me(scene: &mut Scene<'_>, invitation: InvitationId) -> AppResult<()> {
    match acceptance::refuse(scene.uow, &scene.person, invitation).await? {
        Standing::Asks { dossier, .. } => {
            let screen = debtor::not_me(scene.texts(), &dossier);
            scene.show(screen).await
        }
        standing => show(scene, standing).await,
    }
}

/// The cards of the debts that opened, and once per person what is stored and how to stop it.
async fn welcome(scene: &mut Scene<'_>, opened: &[Dossier]) -> AppResult<()> {
    let Some((first, others)) = opened.split_first() else { return Err(Error::NotFound) };
    let now = scene.uow.now();
    let screen = debtor::accepted(scene.texts(), first, now);
    scene.show(screen).await?;
    for dossier in others {
        let screen = debtor::card(scene.texts(), dossier, now);
        scene.say(screen).await?;
    }
    if scene.person.informed_at.is_none() {
        people::set_informed(scene.uow.db(), scene.person.id, now).await?;
        let screen = debtor::informed(scene.texts(), &first.business.name);
        scene.say(screen).await?;
    }
    Ok(())
}

async fn show(scene: &mut Scene<'_>, standing: Standing) -> AppResult<()> {
    let t = scene.texts();
    let screen = match standing {
        Standing::Asks { dossier, invitation } => debtor::invitation(t, &dossier, invitation),
        Standing::Own(debt) => return card::open(scene, debt).await,
        Standing::Taken => debtor::taken(t),
        Standing::Spent => debtor::spent(t),
        Standing::Unknown => debtor::unknown(t),
    };
    scene.show(screen).await
}
