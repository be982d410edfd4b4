//! Nobody says anything about a dispute: who is reminded, who is told, and when the owner's answer stands.

use crate::app::error::AppResult;
use crate::app::unit_of_work::UnitOfWork;
use crate::app::{debts as client, news};
use crate::domain::dispute::{DisputeState, OnSilence, Outcome};
use crate::domain::dossier::Dossier;
use crate::domain::journal::Happened;
use crate::i18n::texts;
use crate::screens::dispute as screen;
use crate::store::disputes;

/// Whoever is waited for has said nothing for too long.
///
/// # Errors
/// Storage trouble.
pub async fn act_on_silence(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    let (zone, country) = (dossier.business.zone, dossier.business.country);
    let Some(dispute) = dossier.dispute.as_mut() else { return Ok(()) };
    let Some(todo) = dispute.on_silence(now, zone, country) else { return Ok(()) };
    if todo == OnSilence::Conclude {
        return stand(uow, dossier).await;
    }
    disputes::save(uow.db(), dispute).await?;
    let dossier = &*dossier;
    match todo {
        OnSilence::RemindOwner { tell_debtor } => {
            if tell_debtor {
                client::ask_client(uow, dossier, |person| {
                    screen::still_waits(texts(person.language), dossier)
                })
                .await?;
            }
            news::tell_business(uow, dossier, |t| screen::still_waits_owner(t, dossier, now)).await
        }
        OnSilence::AskDebtor { again } => {
            client::ask_client(uow, dossier, |person| {
                screen::ask_debtor(texts(person.language), dossier, again)
            })
            .await
        }
        OnSilence::Conclude => Ok(()),
    }
}

/// The debtor was asked twice: the owner's answer stands. Both are told, and the ladder goes on softly.
async fn stand(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let Some(dispute) = dossier.dispute.take() else { return Ok(()) };
    let redoing = dispute.state == DisputeState::Redoing;
    super::conclude(uow, dossier, dispute, Outcome::Silence).await?;
    uow.save(dossier, None, Happened::DisputeSilence).await?;
    let dossier = &*dossier;
    news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::stands(t, dossier, redoing))?;
    news::tell_business(uow, dossier, |t| screen::concluded_owner(t, dossier, Outcome::Silence)).await
}
