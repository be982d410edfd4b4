//! A client opens the link of an invitation: is it the right person, and what follows.
//!
//! Whoever has not come with the secret cannot answer an invitation, and whoever is not its first
//! confirmed reader learns nothing of the debt.

use super::error::{AppResult, Error};
use super::ids::LinkSecret;
use super::unit_of_work::UnitOfWork;
use super::{access, commands};
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::hold::HoldReason;
use crate::domain::ids::{ClientId, DebtId, InvitationId};
use crate::domain::journal::Happened;
use crate::domain::people::{Client, Person};
use crate::domain::rejection::Rejection;
use crate::i18n::texts;
use crate::screens::Errand;
use crate::screens::debtor::{self, told};
use crate::store::invitations::{self, Invitation};
use crate::store::outbox::Priority;
use crate::store::said;
use crate::store::{businesses, clients, debts, dossiers};

/// What an invitation is to the person who holds it.
#[derive(Debug)]
pub enum Standing {
    /// Open: the person is asked whether they are the client.
    Asks { dossier: Box<Dossier>, invitation: InvitationId },
    /// The person has confirmed before, and knows the debt.
    Own(DebtId),
    /// Another account has confirmed.
    Taken,
    /// Expired, revoked, or about a debt that is over.
    Spent,
    /// No such link was ever made.
    Unknown,
}

/// What came of saying *It's me*.
#[derive(Debug)]
pub enum Accepted {
    /// The debts that opened, the invited one first.
    Opened(Vec<Dossier>),
    /// Nothing changed; this is what the invitation is to the person.
    Not(Standing),
}

/// The person came with the secret of a link.
///
/// # Errors
/// [`Rejection::InvitationNotForYou`] for whoever acts for the business.
pub async fn open(uow: &mut UnitOfWork, person: &Person, secret: &LinkSecret) -> AppResult<Standing> {
    let Some(invitation) = invitations::find_by_secret(uow.db(), &secret.hash()).await? else {
        return Ok(Standing::Unknown);
    };
    let now = uow.now();
    invitations::note_opening(uow.db(), invitation.id, person.id, now).await?;
    examine(uow, person, invitation.id).await
}

/// The person says to be the client: the client is bound, and their debts open.
///
/// # Errors
/// [`Error::NotFound`] for whoever never came with the secret; as [`open`].
pub async fn accept(uow: &mut UnitOfWork, person: &Person, invitation: InvitationId) -> AppResult<Accepted> {
    require_opened(uow, person, invitation).await?;
    let invited = match examine(uow, person, invitation).await? {
        Standing::Asks { dossier, .. } => *dossier,
        standing => return Ok(Accepted::Not(standing)),
    };
    let now = uow.now();
    let client = bind(uow, person, &invited.client).await?;
    let mut opened = lock_alive(uow, invited.client.id).await?;
    opened.sort_by_key(|dossier| dossier.debt.id != invited.debt.id);
    for dossier in &mut opened {
        dossier.debt.client = client.id;
        dossier.client = client.clone();
        dossier.debtor = Some(person.clone());
        dossier.debt.accept_invitation(now);
        uow.save(dossier, Some(person.id), Happened::InvitationAccepted).await?;
    }
    invitations::mark_used(uow.db(), invitation, person.id, now).await?;
    commands::offer(uow, person.id).await?;
    if client.id != invited.client.id {
        clients::delete_without_debts(uow.db(), invited.client.id).await?;
    }
    uow.tell_business(invited.business.id, |member| told::accepted(texts(member.language), &opened)).await?;
    Ok(Accepted::Opened(opened))
}

/// The person says not to be the client: the link is void, and nothing more is shown.
///
/// # Errors
/// As [`accept`].
pub async fn refuse(uow: &mut UnitOfWork, person: &Person, invitation: InvitationId) -> AppResult<Standing> {
    require_opened(uow, person, invitation).await?;
    let standing = examine(uow, person, invitation).await?;
    if let Standing::Asks { dossier, .. } = &standing {
        let (business, debt, now) = (dossier.business.id, dossier.debt.id, uow.now());
        invitations::revoke(uow.db(), debt, now).await?;
        uow.note(business, debt, Some(person.id), &Happened::InvitationRefused).await?;
        uow.tell_business(business, |member| told::refused(texts(member.language), dossier)).await?;
    }
    Ok(standing)
}

/// The person, bound to a client by mistake, is not the client: everything of this client waits for the
/// right person again. Gives the name of the business.
///
/// # Errors
/// [`Rejection::PlanInForce`]: who signed an agreement has confirmed the debt; [`Error::NotFound`].
pub async fn unlink(uow: &mut UnitOfWork, person: &Person, debt: DebtId) -> AppResult<String> {
    let owed = access::own_debt(uow, person.id, debt).await?;
    if lock_alive(uow, owed.client.id).await?.iter().any(|dossier| dossier.agreed.is_some()) {
        return Err(Rejection::PlanInForce.into());
    }
    let forgotten = clients::list_debts(uow.db(), owed.client.id).await?;
    clients::unbind(uow.db(), owed.client.id).await?;
    let mut lost = Vec::new();
    for alive in debts::list_alive_of_client(uow.db(), owed.client.id).await? {
        // Loaded anew: what was open about one of them may have been about this one as well.
        let Some(mut dossier) = dossiers::lock(uow.db(), alive).await? else { continue };
        end_what_is_open(uow, &mut dossier).await?;
        dossier.debt.lose_client();
        uow.save(&mut dossier, Some(person.id), Happened::NotTheDebtor).await?;
        lost.push(dossier);
    }
    if lost.is_empty() {
        uow.note(owed.business.id, debt, Some(person.id), &Happened::NotTheDebtor).await?;
    }
    forget(uow, person, &forgotten).await?;
    let first = lost.first().unwrap_or(&owed);
    uow.tell_business(owed.business.id, |member| told::not_the_debtor(texts(member.language), first)).await?;
    Ok(owed.business.name)
}

/// Whatever the person was shown of these debts loses its content where it stands, and what waits is not said.
async fn forget(uow: &mut UnitOfWork, person: &Person, debts: &[DebtId]) -> AppResult<()> {
    let now = uow.now();
    uow.put_drafts_out().await?;
    for shown in said::list_shown(uow.db(), person.id).await? {
        // What a newer program put out and this one cannot read is left as it is.
        let Ok(Errand::Show { screen, .. }) = serde_json::from_str::<Errand>(shown.errand.get()) else {
            continue;
        };
        if !screen.debts().iter().any(|debt| debts.contains(debt)) {
            continue;
        }
        said::take_back(uow.db(), shown.id, now).await?;
        if let Some(message_id) = shown.message_id {
            let text = debtor::taken_back(texts(person.language));
            // Before the answer to the tap, which may take the place of one of them.
            uow.post(person.id, Errand::Fold { message_id, text }, Priority::Answer)?;
        }
    }
    Ok(())
}

/// The debts of a client that are not closed, locked.
pub(super) async fn lock_alive(uow: &mut UnitOfWork, client: ClientId) -> AppResult<Vec<Dossier>> {
    let alive = debts::list_alive_of_client(uow.db(), client).await?;
    Ok(dossiers::lock_all(uow.db(), &alive).await?)
}

async fn require_opened(uow: &mut UnitOfWork, person: &Person, invitation: InvitationId) -> AppResult<()> {
    let opened = invitations::was_opened_by(uow.db(), invitation, person.id).await?;
    if opened { Ok(()) } else { Err(Error::NotFound) }
}

/// What the invitation is to the person. Locks the debt first and reads the invitation under the lock, so
/// that of two people who confirm at once exactly one is first.
async fn examine(uow: &mut UnitOfWork, person: &Person, invitation: InvitationId) -> AppResult<Standing> {
    let found = invitations::find(uow.db(), invitation).await?.ok_or(Error::NotFound)?;
    let dossier = dossiers::lock(uow.db(), found.debt).await?.ok_or(Error::NotFound)?;
    let invitation = invitations::find(uow.db(), invitation).await?.ok_or(Error::NotFound)?;
    let own = businesses::find_of_member(uow.db(), person.id).await?;
    if own.is_some_and(|business| business.id == dossier.business.id) {
        return Err(Rejection::InvitationNotForYou.into());
    }
    let waits = dossier.debt.state == DebtState::Offered;
    match dossier.client.person {
        Some(bound) if bound == person.id && !waits => Ok(Standing::Own(dossier.debt.id)),
        Some(bound) if bound != person.id => contested(uow, &dossier, &invitation).await,
        _ if invitation.used_by.is_some_and(|by| by != person.id) => {
            contested(uow, &dossier, &invitation).await
        }
        _ if waits && invitation.is_live(uow.now()) => {
            Ok(Standing::Asks { dossier: Box::new(dossier), invitation: invitation.id })
        }
        _ => Ok(Standing::Spent),
    }
}

/// A second account tries the link. The business is told once, without saying who.
async fn contested(uow: &mut UnitOfWork, dossier: &Dossier, invitation: &Invitation) -> AppResult<Standing> {
    let now = uow.now();
    if invitations::mark_contested(uow.db(), invitation.id, now).await? {
        uow.tell_business(dossier.business.id, |member| told::contested(texts(member.language), dossier))
            .await?;
    }
    Ok(Standing::Taken)
}

/// The client that the person is from now on: the invited one, or the one they already were here.
async fn bind(uow: &mut UnitOfWork, person: &Person, invited: &Client) -> AppResult<Client> {
    if let Some(known) = clients::find_by_person(uow.db(), invited.business, person.id).await? {
        return Ok(known);
    }
    let now = uow.now();
    clients::bind(uow.db(), invited.id, person.id, now).await?;
    Ok(Client { person: Some(person.id), stopped_at: None, ..invited.clone() })
}

/// What the wrong person began is over with them.
async fn end_what_is_open(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    super::following::close_with_debt(uow, dossier, DebtState::Cancelled).await?;
    super::promises::lapse(uow, dossier).await?;
    super::disputes::close_with_debt(uow, dossier).await?;
    super::inquiries::close_with_debt(uow, dossier).await?;
    for hold in dossier.holds.clone() {
        if hold.reason != HoldReason::OwnerPause {
            debts::end_hold(uow.db(), dossier.debt.id, hold.reason, now).await?;
            dossier.holds.retain(|held| held.reason != hold.reason);
        }
    }
    Ok(())
}
