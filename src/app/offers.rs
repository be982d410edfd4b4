//! Telling of offers. Whoever has to answer gets the offer; once it is answered, nobody finds its buttons any
//! more: not a colleague, not the other side.

use chrono::{DateTime, Utc};
use serde_json::value::to_raw_value;

use super::error::{AppResult, Error};
use super::news;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{OfferId, PersonId};
use crate::domain::people::{Person, Side};
use crate::domain::plan::Offer;
use crate::domain::plan::limits::Outside;
use crate::i18n::texts;
use crate::screens::{Errand, Screen, offer as screen};
use crate::store::outbox::{self, Post, Priority};
use crate::store::{people, plans, requests};

/// Whoever has to answer gets the offer on the table with all that was offered before; colleagues of `by`
/// learn what was offered in the name of the business. The business sees which of its limits a request is
/// `outside` of.
pub(super) async fn tell(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    by: &Person,
    outside: &[Outside],
) -> AppResult<()> {
    let Some(plan) = &dossier.talks else { return Ok(()) };
    let offers = plans::list_offers(uow.db(), plan.id, dossier.debt.currency).await?;
    let (offer, now) = (plan.offer.id, uow.now());
    match plan.offer.side {
        Side::Debtor => {
            let history = requests::history(uow.db(), dossier.client.id).await?;
            for member in people::list_members(uow.db(), dossier.business.id).await? {
                let t = texts(member.language);
                let message = screen::asked(t, dossier, plan, &offers, history, outside);
                put_out(uow, offer, member.id, message, now).await?;
            }
            Ok(())
        }
        Side::Owner => {
            let Some(debtor) = &dossier.debtor else { return Ok(()) };
            let message = screen::offered(texts(debtor.language), dossier, plan, &offers);
            put_out(uow, offer, debtor.id, message, heard_at(uow, dossier, offers.len())).await?;
            news::tell_colleagues(uow, dossier, by.id, |t| {
                screen::offered_by_colleague(t, dossier, plan, &by.full_name())
            })
            .await
        }
    }
}

/// The first word of the business waits for the hours in which it may write; an answer to a request is awaited.
fn heard_at(uow: &UnitOfWork, dossier: &Dossier, rounds: usize) -> DateTime<Utc> {
    if rounds > 1 {
        return uow.now();
    }
    dossier.contact_opens_at(uow.now())
}

fn key(offer: OfferId, person: PersonId) -> String {
    format!("offer-{offer}-{person}")
}

async fn put_out(
    uow: &mut UnitOfWork,
    offer: OfferId,
    person: PersonId,
    screen: Screen,
    not_before: DateTime<Utc>,
) -> AppResult<()> {
    let post = Post {
        person,
        errand: to_raw_value(&Errand::Show { screen, replacing: None }).map_err(Error::Errand)?,
        priority: Priority::Notice,
        not_before,
        valid_until: None,
        dedupe_key: Some(key(offer, person)),
    };
    uow.put_out(&post).await.map(|_| ())
}

/// An offer is off the table: messages about it that still wait are withdrawn, and those already sent lose
/// their buttons, but for the one that `by` has just answered and that shows the outcome. Says whether
/// somebody can have read it.
pub(super) async fn overtake(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    offer: &Offer,
    by: Option<PersonId>,
) -> AppResult<bool> {
    let now = uow.now();
    let members = people::list_members(uow.db(), dossier.business.id).await?;
    let debtor = dossier.debtor.as_ref().map(|debtor| debtor.id);
    let keys: Vec<String> =
        members.iter().map(|member| member.id).chain(debtor).map(|person| key(offer.id, person)).collect();
    let sent = outbox::overtake(uow.db(), &keys, now).await?;
    for (person, message_id) in &sent {
        let shows_outcome =
            by == Some(*person) && people::last_message(uow.db(), *person).await? == Some(*message_id);
        if !shows_outcome {
            let errand = Errand::StripButtons { message_id: *message_id };
            uow.post(*person, errand, Priority::Notice)?;
        }
    }
    Ok(!sent.is_empty())
}
