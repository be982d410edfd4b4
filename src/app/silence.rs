//! A client does not want reminders here, or wants them again. The debts stay; the business is told to use
//! another way.

use super::acceptance::lock_alive;
use super::access;
use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::journal::Happened;
use crate::domain::people::{Person, Standing};
use crate::domain::reminder::Pause;
use crate::i18n::texts;
use crate::screens::debtor::told;
use crate::store::clients;

/// Stops the reminders of the business of one of the person's debts, at once, and gives its name.
///
/// # Errors
/// [`super::Error::NotFound`] for somebody else's debt.
pub async fn stop(uow: &mut UnitOfWork, person: &Person, debt: DebtId) -> AppResult<String> {
    let owed = access::own_debt(uow, person.id, debt).await?;
    if owed.client.stopped_at.is_some() {
        return Ok(owed.business.name);
    }
    let now = uow.now();
    clients::set_stopped(uow.db(), owed.client.id, Some(now)).await?;
    let mut alive = lock_alive(uow, owed.client.id).await?;
    for dossier in &mut alive {
        uow.save(dossier, Some(person.id), Happened::Stopped).await?;
    }
    note_without_debts(uow, person, &owed, &alive, Happened::Stopped).await?;
    uow.tell_business(owed.business.id, |member| {
        told::stopped(texts(member.language), texts(person.language), &owed, &alive)
    })
    .await?;
    Ok(owed.business.name)
}

/// Reminders again, softly.
///
/// # Errors
/// As [`stop`].
pub async fn restart(uow: &mut UnitOfWork, person: &Person, debt: DebtId) -> AppResult<String> {
    let owed = access::own_debt(uow, person.id, debt).await?;
    if owed.client.stopped_at.is_none() {
        return Ok(owed.business.name);
    }
    clients::set_stopped(uow.db(), owed.client.id, None).await?;
    let mut alive = lock_alive(uow, owed.client.id).await?;
    for dossier in &mut alive {
        uow.pause(dossier, Pause::Resumed);
        uow.save(dossier, Some(person.id), Happened::Restarted).await?;
    }
    note_without_debts(uow, person, &owed, &alive, Happened::Restarted).await?;
    uow.tell_business(owed.business.id, |member| told::restarted(texts(member.language), &owed)).await?;
    Ok(owed.business.name)
}

/// [`stop`] for every business that still speaks; gives these.
pub async fn stop_all(uow: &mut UnitOfWork, person: &Person) -> AppResult<Vec<Standing>> {
    let standings = clients::list_standings(uow.db(), person.id).await?;
    let speaking: Vec<Standing> =
        standings.into_iter().filter(|standing| standing.client.stopped_at.is_none()).collect();
    for standing in &speaking {
        stop(uow, person, standing.debt).await?;
    }
    Ok(speaking)
}

/// [`restart`] for every business.
pub async fn restart_all(uow: &mut UnitOfWork, person: &Person) -> AppResult<()> {
    for standing in clients::list_standings(uow.db(), person.id).await? {
        restart(uow, person, standing.debt).await?;
    }
    Ok(())
}

/// With no open debt to write it to, the journal of the business keeps it.
async fn note_without_debts(
    uow: &mut UnitOfWork,
    person: &Person,
    owed: &Dossier,
    alive: &[Dossier],
    happened: Happened,
) -> AppResult<()> {
    if alive.is_empty() {
        uow.note_business(owed.business.id, person.id, &happened).await?;
    }
    Ok(())
}
