//! Money that came in: booked where the plan in force says, and what it settles.

use super::error::AppResult;
use super::together::Together;
use super::unit_of_work::UnitOfWork;
use super::{news, plans};
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;
use crate::screens::offer as screen;

/// What is left to be paid of a debt, or of all debts of its plan in force.
///
/// # Errors
/// Storage trouble.
pub async fn payable(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Money> {
    Ok(together(uow, dossier).await?.payable()?)
}

/// What is owed of a debt, or of all debts of its plan in force, with what a kept plan would take off.
///
/// # Errors
/// Storage trouble.
pub async fn owed(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Money> {
    Ok(together(uow, dossier).await?.unheld_balance()?)
}

async fn together<'d>(uow: &mut UnitOfWork, dossier: &'d mut Dossier) -> AppResult<Together<'d>> {
    match dossier.agreed.clone() {
        Some(plan) => Together::of(uow, dossier, &plan).await,
        None => Together::with(uow, dossier, Vec::new()).await,
    }
}

/// Books `amount` on the debt, or on the debts of its plan in the order in which the parts pay them off, and
/// saves them all. When every part is paid, the discount for keeping the plan is given. `happened` is what
/// the journal of the debt in hand says.
///
/// # Errors
/// [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub(super) async fn receive(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    amount: Money,
    by: PersonId,
    happened: Happened,
) -> AppResult<()> {
    // Whatever is being negotiated was about another sum.
    let negotiated = dossier.talks.is_some();
    plans::withdraw(uow, dossier).await?;
    let in_hand = dossier.debt.id;
    let mut debts = together(uow, dossier).await?;
    let booked = book(uow, &mut debts, amount, by).await?;
    let kept = debts.payable()?.is_zero();
    for debt in debts.all_mut() {
        let share = booked.iter().find(|(id, _)| *id == debt.debt.id).map(|(_, share)| *share);
        let given = if kept { give_discount(uow, debt, by).await? } else { None };
        if debt.debt.id != in_hand && share.is_none() && given.is_none() {
            continue;
        }
        let settled = uow.settle_if_paid(debt).await?;
        let happened = match share {
            Some(amount) if debt.debt.id != in_hand => Happened::PaymentRecorded { amount },
            _ => happened.clone(),
        };
        uow.save(debt, Some(by), happened).await?;
        let also = given.map(|amount| Happened::Discounted { amount });
        for happened in also.into_iter().chain(settled.then_some(Happened::Settled)) {
            uow.note(debt.business.id, debt.debt.id, Some(by), &happened).await?;
        }
    }
    let dossier = debts.in_hand;
    if negotiated && !dossier.is_closed() {
        news::tell_debtor(uow, dossier, |t| screen::void(t, dossier)).await?;
        news::tell_business(uow, dossier, |t| screen::void_owner(t, dossier)).await?;
    }
    Ok(())
}

/// Enters the payment and says how much of it each debt got.
async fn book(
    uow: &mut UnitOfWork,
    debts: &mut Together<'_>,
    amount: Money,
    by: PersonId,
) -> AppResult<Vec<(crate::domain::ids::DebtId, Money)>> {
    let left = debts.payable()?;
    if !amount.is_positive() {
        return Err(Rejection::NotPositive.into());
    }
    if amount.compare(left).map_err(Rejection::from)?.is_gt() {
        return Err(Rejection::AboveBalance { left }.into());
    }
    let (mut open, mut booked) = (amount, Vec::new());
    for debt in debts.all_mut() {
        let share = open.min(debt.payable()).map_err(Rejection::from)?;
        if share.is_positive() {
            open = open.checked_sub(share).map_err(Rejection::from)?;
            uow.record(debt, EntryKind::Payment, share, None, by).await?;
            booked.push((debt.debt.id, share));
        }
    }
    Ok(booked)
}

/// Takes off what was promised for keeping the plan, and says how much that is for this debt.
async fn give_discount(uow: &mut UnitOfWork, debt: &mut Dossier, by: PersonId) -> AppResult<Option<Money>> {
    let plan = debt.agreed.as_ref();
    let Some(amount) = plan.and_then(|plan| plan.discount_when_kept(debt.debt.id)) else { return Ok(None) };
    let number = plan.map(crate::domain::plan::Plan::agreement_number);
    let amount = amount.min(debt.balance()).map_err(Rejection::from)?;
    uow.record(debt, EntryKind::Discount, amount, number, by).await?;
    Ok(Some(amount))
}
