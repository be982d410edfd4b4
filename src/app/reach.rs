//! Whether a person can be reached here at all: they blocked the bot, or let it in again.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{BusinessId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::reminder::Pause;
use crate::i18n::texts;
use crate::screens::debtor::told;
use crate::store::{debts, dossiers, people};

/// Telegram refuses to deliver to the person. Each business to which they owe is told once.
pub async fn mark_unreachable(uow: &mut UnitOfWork, person: PersonId) -> AppResult<()> {
    let debtor = people::get(uow.db(), person).await?;
    if debtor.unreachable_at.is_some() {
        return Ok(());
    }
    let now = uow.now();
    people::set_unreachable(uow.db(), person, Some(now)).await?;
    let mut owed = lock_alive(uow, person).await?;
    for dossier in &mut owed {
        uow.save(dossier, None, Happened::Unreachable).await?;
    }
    for (business, owed) in by_business(owed) {
        // Who asked for silence is asked elsewhere already; blocking changes nothing for the business.
        if owed.iter().all(|dossier| dossier.client.stopped_at.is_some()) {
            continue;
        }
        uow.tell_business(business, |member| {
            told::unreachable(texts(member.language), texts(debtor.language), &owed)
        })
        .await?;
    }
    Ok(())
}

/// The person lets the bot in again: the ladder resumes softly, and each business learns of it.
pub async fn mark_reachable(uow: &mut UnitOfWork, person: PersonId) -> AppResult<()> {
    let debtor = people::get(uow.db(), person).await?;
    if debtor.unreachable_at.is_none() {
        return Ok(());
    }
    people::set_unreachable(uow.db(), person, None).await?;
    let mut owed = lock_alive(uow, person).await?;
    for dossier in &mut owed {
        uow.pause(dossier, Pause::Resumed);
        uow.save(dossier, Some(person), Happened::ReachableAgain).await?;
    }
    for (business, owed) in by_business(owed) {
        if owed.iter().all(|dossier| dossier.client.stopped_at.is_some()) {
            continue;
        }
        uow.tell_business(business, |member| told::reachable_again(texts(member.language), &owed)).await?;
    }
    Ok(())
}

async fn lock_alive(uow: &mut UnitOfWork, person: PersonId) -> AppResult<Vec<Dossier>> {
    let alive = debts::list_alive_of_person(uow.db(), person).await?;
    Ok(dossiers::lock_all(uow.db(), &alive).await?)
}

fn by_business(owed: Vec<Dossier>) -> Vec<(BusinessId, Vec<Dossier>)> {
    let mut groups: Vec<(BusinessId, Vec<Dossier>)> = Vec::new();
    for dossier in owed {
        match groups.iter_mut().find(|(business, _)| *business == dossier.business.id) {
            Some((_, group)) => group.push(dossier),
            None => groups.push((dossier.business.id, vec![dossier])),
        }
    }
    groups
}
