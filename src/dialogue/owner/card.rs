//! The owner's card of a debt, and what its buttons do.

use crate::app::{AppResult, access, debts, following, invitations, reminders};
use crate::dialogue::scene::Scene;
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, PersonId};
use crate::domain::journal::JournalEntry;
use crate::domain::people::Person;
use crate::domain::reminder::Verdict;
use crate::i18n::{Texts, args};
use crate::screens::owner::card::{self as screens, Card, Next};
use crate::screens::owner::history::{self, Actor};
use crate::screens::owner::invitation;
use crate::screens::{DebtRef, Screen};
use crate::store::{invitations as invitation_rows, journal, people};

/// Entries of the journal that fit into one message.
const HISTORY_MAX: i64 = 25;

/// Shows the card.
pub async fn open(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let mut dossier = access::owned_debt(scene.uow, scene.person.id, debt).await?;
    show(scene, &mut dossier).await
}

/// Shows the card of a debt at hand, saved before.
pub async fn show(scene: &mut Scene<'_>, dossier: &mut Dossier) -> AppResult<()> {
    draw(scene, dossier, screens::card).await
}

/// Shows what else can be done.
pub async fn more(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    draw(scene, &mut dossier, screens::more).await
}

async fn draw(
    scene: &mut Scene<'_>,
    dossier: &mut Dossier,
    screen: fn(&Texts, &Card<'_>) -> Screen,
) -> AppResult<()> {
    let parts = following::parts(scene.uow, dossier).await?;
    let late = following::late(scene.uow, dossier).await?.is_some();
    let next = next(scene, dossier).await?;
    let card = Card { dossier, parts: &parts, late, next, now: scene.uow.now(), zone: scene.zone };
    let screen = screen(scene.texts(), &card);
    scene.show(screen).await
}

/// What happens next by itself.
async fn next(scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<Next> {
    match dossier.debt.state {
        DebtState::Draft | DebtState::Offered => {
            let until = invitation_rows::find_expiry(scene.uow.db(), dossier.debt.id).await?;
            return Ok(Next::Invited { until });
        }
        DebtState::Open => {}
        DebtState::Settled | DebtState::Cancelled | DebtState::WrittenOff | DebtState::HandedOver => {
            return Ok(Next::Closed);
        }
    }
    Ok(match scene.uow.verdict(dossier).await? {
        None => Next::Closed,
        Some(Verdict::Remind { .. }) => Next::Now,
        Some(Verdict::OfferClaim { step }) => Next::At { at: scene.uow.now(), step: Some(step) },
        Some(Verdict::Stop(reason)) => Next::Stopped(reason),
        Some(Verdict::Wait(at)) => {
            let step = match scene.uow.verdict_at(dossier, at).await? {
                Some(Verdict::Remind { step } | Verdict::OfferClaim { step }) => Some(step),
                _ => None,
            };
            Next::At { at, step }
        }
    })
}

/// Shows the journal in words.
pub async fn history(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::owned_debt(scene.uow, scene.person.id, debt).await?;
    let entries = journal::list(scene.uow.db(), debt, HISTORY_MAX).await?;
    let members = people::list_members(scene.uow.db(), dossier.business.id).await?;
    let actor = |entry: &JournalEntry| actor(scene, &dossier, &members, entry.by);
    let told: Vec<_> = entries.into_iter().rev().map(|entry| (entry.clone(), actor(&entry))).collect();
    let screen = history::history(scene.texts(), &dossier, &told, scene.zone);
    scene.show(screen).await
}

fn actor(scene: &Scene<'_>, dossier: &Dossier, members: &[Person], by: Option<PersonId>) -> Actor {
    let Some(person) = by else { return Actor::Nobody };
    if person == scene.person.id {
        return Actor::Reader;
    }
    if dossier.client.person == Some(person) {
        return Actor::Client;
    }
    // Somebody who is neither colleague nor client is none of the reader's business.
    let colleague = members.iter().find(|member| member.id == person);
    colleague.map_or(Actor::Nobody, |colleague| Actor::Colleague(colleague.full_name()))
}

/// Shows what the client would get.
pub async fn preview_reminder(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let (message, language) = reminders::preview_by_hand(scene.uow, &dossier).await?;
    let screen = screens::preview(scene.texts(), &dossier, &message, language);
    scene.show(screen).await
}

/// Reminds now.
pub async fn remind(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    reminders::remind_by_hand(scene.uow, &mut dossier, scene.person.id).await?;
    scene.toast("owner-toast-reminded", &args! {});
    show(scene, &mut dossier).await
}

/// Asks for how long to keep reminders back.
pub async fn ask_pause(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let screen = screens::ask_pause(scene.texts(), &dossier);
    scene.show(screen).await
}

/// Keeps reminders back; no days: until resumed.
pub async fn pause(scene: &mut Scene<'_>, debt: DebtRef, days: u16) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    debts::pause(scene.uow, &mut dossier, days, scene.person.id).await?;
    scene.toast("owner-toast-paused", &args! {});
    show(scene, &mut dossier).await
}

/// Lets reminders go on.
pub async fn resume(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    debts::resume(scene.uow, &mut dossier, scene.person.id).await?;
    scene.toast("owner-toast-resumed", &args! {});
    show(scene, &mut dossier).await
}

/// Asks whether to cancel.
pub async fn ask_cancel(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let screen = screens::ask_cancel(scene.texts(), &dossier);
    scene.show(screen).await
}

/// Cancels the debt.
pub async fn cancel(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    debts::cancel(scene.uow, &mut dossier, scene.person.id).await?;
    scene.toast("owner-toast-cancelled", &args! {});
    show(scene, &mut dossier).await
}

/// Makes a new link in place of the earlier one.
pub async fn invite(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let made = invitations::make(scene.uow, &mut dossier, scene.person.id).await?;
    let (t, zone) = (scene.texts(), scene.zone);
    let screen = invitation::share(t, &dossier, &made.link, made.expires_at, zone);
    scene.show(screen).await
}
