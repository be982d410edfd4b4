//! What an owner does with a debt: register it, record a payment, move its date, pause, cancel.
//!
//! Whoever calls holds the lock (see [`super::access`]); the client is told here, the owner by the caller.

use chrono::{Months, NaiveDate, TimeDelta};

use super::clients::{self, ClientChoice};
use super::error::{AppResult, Error};
use super::invitations::{self, Invitation};
use super::unit_of_work::UnitOfWork;
use super::{claims, following, payments, upcoming};
use crate::domain::debt::{DebtKind, DebtState};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::hold::HoldReason;
use crate::domain::ids::PersonId;
use crate::domain::input::date::FURTHEST_YEARS;
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::people::{Business, Person};
use crate::domain::rejection::Rejection;
use crate::domain::reminder::Pause;
use crate::i18n::texts;
use crate::screens::action::OldDebts;
use crate::screens::{Screen, debtor, following as following_screen};
use crate::store::attachments::{self, Belongs};
use crate::store::debts::{self, NewDebt};
use crate::store::{StoreError, businesses, clients as client_rows, dossiers};

/// An older debt is a slip of the finger: it is long past what anybody still asks for.
pub const OLDEST_DUE_YEARS: u32 = 5;

/// A debt as its owner has checked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtDraft<'a> {
    pub client: ClientChoice<'a>,
    pub amount: Money,
    pub due_on: NaiveDate,
    pub what: &'a str,
    pub service_on: Option<NaiveDate>,
    pub papers: &'a [FileRef],
}

/// The dates that a debt may be due on.
pub fn due_bounds(today: NaiveDate) -> std::ops::RangeInclusive<NaiveDate> {
    let first = today.checked_sub_months(Months::new(12 * OLDEST_DUE_YEARS)).unwrap_or(today);
    let last = today.checked_add_months(Months::new(12 * FURTHEST_YEARS)).unwrap_or(today);
    first..=last
}

/// Registers a debt. A client who is connected already learns of it at once; for any other there is an
/// invitation to share.
///
/// # Errors
/// [`Error::NotFound`] for a client of another business.
pub async fn register(
    uow: &mut UnitOfWork,
    business: &Business,
    by: PersonId,
    draft: &DebtDraft<'_>,
) -> AppResult<(Dossier, Option<Invitation>)> {
    let now = uow.now();
    let client = clients::find_or_add(uow, business.id, &draft.client).await?;
    let number = businesses::take_debt_number(uow.db(), business.id).await?;
    let new = NewDebt {
        business: business.id,
        client,
        number,
        what: draft.what.to_owned(),
        service_on: draft.service_on,
        currency: draft.amount.currency(),
        due_on: draft.due_on,
        kind: DebtKind::Invoice,
        state: DebtState::Offered,
        registered_by: by,
    };
    let id = debts::insert(uow.db(), &new, now).await?;
    for paper in draft.papers {
        attachments::insert(uow.db(), Belongs::Debt(id), paper, by, now).await?;
    }
    let missing = || StoreError::inconsistent("debt", id, "was just inserted");
    let mut dossier = dossiers::lock(uow.db(), id).await?.ok_or_else(missing)?;
    uow.record(&mut dossier, EntryKind::Charge, draft.amount, None, by).await?;
    if dossier.debtor.is_some() {
        dossier.debt.accept_invitation(now);
        if dossier.is_overdue(now.with_timezone(&business.zone).date_naive()) {
            // Many old debts registered at once begin a few clients a day.
            let turn = upcoming::next_turn(uow, business, client).await?;
            dossier.debt.pause(Pause::OldDebt, turn);
        }
    }
    let happened = Happened::DebtRegistered { amount: draft.amount, due_on: draft.due_on };
    uow.save(&mut dossier, Some(by), happened).await?;
    if dossier.debt.state == DebtState::Offered {
        let invitation = invitations::make(uow, &mut dossier, by).await?;
        return Ok((dossier, Some(invitation)));
    }
    // The client hears of an old debt when its turn comes.
    if dossier.debt.paused_for != Some(Pause::OldDebt) {
        ask_client(uow, &dossier, |client| debtor::new_debt(texts(client.language), &dossier)).await?;
    }
    Ok((dossier, None))
}

/// Where a debt starts that was overdue when it was registered.
///
/// # Errors
/// [`Rejection::DebtIs`].
pub async fn start_old(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    start: OldDebts,
    by: PersonId,
) -> AppResult<()> {
    dossier.debt.require_alive()?;
    let happened = Happened::SettingChanged { setting: "old_debts".to_owned() };
    match start {
        OldDebts::Softly => Ok(()),
        OldDebts::Leave => pause(uow, dossier, 0, by).await,
        OldDebts::ByAge if dossier.debt.by_age => Ok(()),
        OldDebts::ByAge => {
            dossier.debt.by_age = true;
            (dossier.debt.resume_from, dossier.debt.paused_for) = (None, None);
            uow.save(dossier, Some(by), happened).await?;
            ask_client(uow, dossier, |client| debtor::new_debt(texts(client.language), dossier)).await
        }
    }
}

/// Records money that came in; says whether the debt is settled by it.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub async fn record_payment(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    amount: Money,
    by: PersonId,
) -> AppResult<bool> {
    dossier.debt.require_alive()?;
    let was_open = dossier.debt.state == DebtState::Open;
    claims::answer_by_payment(uow, dossier, by).await?;
    let receipt = payments::receive(uow, dossier, amount, by, Happened::PaymentRecorded { amount }).await?;
    let settled = dossier.is_closed();
    if was_open {
        tell_client(uow, dossier, |client| {
            let t = texts(client.language);
            match &receipt {
                Some(receipt) => following_screen::received(t, dossier, receipt),
                None if settled => debtor::settled(t, dossier),
                None => debtor::payment_received(t, dossier, amount),
            }
        })
        .await?;
    }
    following::tell_if_kept(uow, dossier, receipt.as_ref()).await?;
    Ok(settled)
}

/// Gives the client until another date.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::DateInPast`], [`Rejection::PlanInForce`].
pub async fn change_due_date(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    to: NaiveDate,
    today: NaiveDate,
    by: PersonId,
) -> AppResult<()> {
    dossier.debt.require_alive()?;
    if dossier.agreed.is_some() {
        return Err(Error::Rejected(Rejection::PlanInForce));
    }
    if to < today {
        return Err(Error::Rejected(Rejection::DateInPast));
    }
    let from = std::mem::replace(&mut dossier.debt.due_on, to);
    uow.save(dossier, Some(by), Happened::DueDateChanged { from, to }).await?;
    if dossier.debt.state == DebtState::Open {
        ask_client(uow, dossier, |client| debtor::due_date_changed(texts(client.language), dossier, from))
            .await?;
    }
    Ok(())
}

/// Keeps reminders back for some days; no days: until resumed.
///
/// # Errors
/// [`Rejection::DebtIs`].
pub async fn pause(uow: &mut UnitOfWork, dossier: &mut Dossier, days: u16, by: PersonId) -> AppResult<()> {
    dossier.debt.require_alive()?;
    let until = (days > 0).then(|| uow.now() + TimeDelta::days(days.into()));
    uow.hold(dossier, HoldReason::OwnerPause, None, until).await?;
    uow.save(dossier, Some(by), Happened::Paused { until }).await
}

/// Lets reminders go on after a pause.
///
/// # Errors
/// [`Rejection::DebtIs`].
pub async fn resume(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    dossier.debt.require_alive()?;
    uow.end_hold(dossier, HoldReason::OwnerPause).await?;
    uow.save(dossier, Some(by), Happened::Resumed).await
}

/// Cancels a debt: nothing is to be paid any more.
///
/// # Errors
/// [`Rejection::DebtIs`].
pub async fn cancel(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    let (was_open, agreed) = (dossier.debt.state == DebtState::Open, dossier.agreed.clone());
    uow.close(dossier, DebtState::Cancelled).await?;
    uow.save(dossier, Some(by), Happened::Cancelled).await?;
    payments::finish_if_kept(uow, dossier, agreed.as_ref(), by).await?;
    let now = uow.now();
    crate::store::invitations::revoke(uow.db(), dossier.debt.id, now).await?;
    if was_open {
        tell_client(uow, dossier, |client| debtor::cancelled(texts(client.language), dossier)).await?;
    }
    Ok(())
}

/// Tells the bound client what was done, in their language, unless they wanted to hear no more from this
/// business. That a debt is over, everybody hears.
async fn tell_client(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    screen: impl Fn(&Person) -> Screen,
) -> AppResult<()> {
    match hearing_client(uow, dossier).await? {
        Some(debtor) => uow.tell(debtor.id, screen(&debtor)),
        None => Ok(()),
    }
}

/// As [`tell_client`], for what asks for money: it waits for the hours in which the business may write.
pub(super) async fn ask_client(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    screen: impl Fn(&Person) -> Screen,
) -> AppResult<()> {
    match hearing_client(uow, dossier).await? {
        Some(debtor) => uow.tell_in_contact_hours(debtor.id, dossier, screen(&debtor)),
        None => Ok(()),
    }
}

async fn hearing_client(uow: &mut UnitOfWork, dossier: &Dossier) -> AppResult<Option<Person>> {
    // Read again: the client may have stopped the messages since the dossier was loaded.
    let client = client_rows::find(uow.db(), dossier.business.id, dossier.client.id).await?;
    let stopped = client.is_none_or(|client| client.stopped_at.is_some());
    Ok(dossier.debtor.clone().filter(|_| !stopped || dossier.is_closed()))
}
