//! Telling those whom a decision concerns, each in their own language.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::i18n::{Html, Texts, texts};
use crate::screens::{Screen, debtor, request};
use crate::store::people;

/// Tells the bound debtor, if there is one.
pub(super) fn tell_debtor(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    screen: impl FnOnce(&Texts) -> Screen,
) -> AppResult<()> {
    match &dossier.debtor {
        Some(debtor) => uow.tell(debtor.id, screen(texts(debtor.language))),
        None => Ok(()),
    }
}

/// As [`tell_debtor`], but not before the contact rules allow it: for what the debtor did not ask for.
pub(super) fn tell_debtor_in_contact_hours(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    screen: impl FnOnce(&Texts) -> Screen,
) -> AppResult<()> {
    match &dossier.debtor {
        Some(debtor) => uow.tell_in_contact_hours(debtor.id, dossier, screen(texts(debtor.language))),
        None => Ok(()),
    }
}

/// Tells the debtor what changed, above the card of the debt as it is now.
pub(super) fn tell_debtor_with_card(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    news: impl FnOnce(&Texts) -> Html,
) -> AppResult<()> {
    let now = uow.now();
    tell_debtor(uow, dossier, |t| request::with_news(t, dossier, &news(t), debtor::card(t, dossier, now)))
}

/// Tells everybody who acts for the business.
pub(super) async fn tell_business(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    screen: impl Fn(&Texts) -> Screen,
) -> AppResult<()> {
    uow.tell_business(dossier.business.id, |member| screen(texts(member.language))).await
}

/// As [`tell_business`], except for the one who did it and sees the outcome anyway.
pub(super) async fn tell_colleagues(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    except: PersonId,
    screen: impl Fn(&Texts) -> Screen,
) -> AppResult<()> {
    for member in people::list_members(uow.db(), dossier.business.id).await? {
        if member.id != except {
            uow.tell(member.id, screen(texts(member.language)))?;
        }
    }
    Ok(())
}
