//! Inviting a client to see a debt: a one-use link with a secret that is stored hashed.

use chrono::{DateTime, TimeDelta, Utc};

use super::error::{AppResult, Error};
use super::ids::LinkSecret;
use super::unit_of_work::UnitOfWork;
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::rejection::Rejection;
use crate::store::invitations;

/// A link that nobody opened expires after this.
pub const LASTS: TimeDelta = TimeDelta::days(30);

/// A link to share. It is shown once: only its hash is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub link: String,
    pub expires_at: DateTime<Utc>,
}

/// Makes a link for the client of a locked debt; an earlier one stops working.
///
/// # Errors
/// [`Rejection::DebtIs`] unless the debt waits for its client.
pub async fn make(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<Invitation> {
    if dossier.debt.state != DebtState::Offered {
        return Err(Error::Rejected(Rejection::DebtIs(dossier.debt.state)));
    }
    let (now, secret) = (uow.now(), LinkSecret::new(uow.ids()));
    let expires_at = now + LASTS;
    invitations::insert(uow.db(), dossier.debt.id, &secret.hash(), expires_at, now).await?;
    uow.save(dossier, Some(by), Happened::InvitationMade { expires_at }).await?;
    let link = format!("https://t.me/{}?start={}", uow.bot().username, secret.as_str());
    Ok(Invitation { link, expires_at })
}
