//! Money that came in: booked where the plan in force says, and what it settles.

use super::error::AppResult;
use super::together::Together;
use super::unit_of_work::UnitOfWork;
use super::{news, plans};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::plan::{Plan, Receipt};
use crate::domain::rejection::Rejection;
use crate::screens::offer as screen;

/// What is left to be paid of a debt, or of all debts of its plan in force.
///
/// # Errors
/// Storage trouble.
pub async fn payable(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Money> {
    Ok(Together::in_force(uow, dossier).await?.payable()?)
}

/// What is owed of a debt, or of all debts of its plan in force, with what a kept plan would take off.
///
/// # Errors
/// Storage trouble.
pub async fn owed(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Money> {
    Ok(Together::in_force(uow, dossier).await?.unheld_balance()?)
}

/// Books `amount` on the debt, or on the debts of its plan in the order in which the parts pay them off, and
/// saves them all. When every part is paid, the discount for keeping the plan is given. `happened` is what
/// the journal of the debt in hand says. Gives what became of the plan, if one is in force.
///
/// # Errors
/// [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub(super) async fn receive(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    amount: Money,
    by: PersonId,
    happened: Happened,
) -> AppResult<Option<Receipt>> {
    // Whatever is being negotiated was about another sum.
    let negotiated = dossier.talks.is_some();
    plans::withdraw(uow, dossier).await?;
    let in_hand = dossier.debt.id;
    let today = uow.now().with_timezone(&dossier.business.zone).date_naive();
    let agreement = dossier.agreed.as_ref().map(Plan::agreement_number);
    let mut debts = Together::in_force(uow, dossier).await?;
    let mut receipt = agreement.map(|number| Receipt::new(number, &debts.parts(), amount, today));
    let booked = book(uow, &mut debts, amount, by).await?;
    let kept = debts.payable()?.is_zero();
    let mut discounts = Vec::new();
    for debt in debts.all_mut() {
        let share = booked.iter().find(|(id, _)| *id == debt.debt.id).map(|(_, share)| *share);
        let given = if kept { give_discount(uow, debt, by).await? } else { None };
        discounts.extend(given);
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
    let currency = debts.in_hand.debt.currency;
    if let Some(receipt) = &mut receipt {
        let given = Money::sum(currency, discounts).map_err(Rejection::from)?;
        receipt.discount = Some(given).filter(|given| given.is_positive());
    }
    let dossier = debts.in_hand;
    if negotiated && !dossier.is_closed() {
        news::tell_debtor(uow, dossier, |t| screen::void(t, dossier))?;
        news::tell_business(uow, dossier, |t| screen::void_owner(t, dossier)).await?;
    }
    Ok(receipt)
}

/// Whether `amount` can be paid when `left` is left to be paid.
///
/// # Errors
/// [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub(super) fn require_payable(amount: Money, left: Money) -> Result<(), Rejection> {
    if !amount.is_positive() {
        return Err(Rejection::NotPositive);
    }
    if amount.compare(left)?.is_gt() { Err(Rejection::AboveBalance { left }) } else { Ok(()) }
}

/// Enters the payment and says how much of it each debt got.
async fn book(
    uow: &mut UnitOfWork,
    debts: &mut Together<'_>,
    amount: Money,
    by: PersonId,
) -> AppResult<Vec<(DebtId, Money)>> {
    require_payable(amount, debts.payable()?)?;
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

/// Something was taken off a debt of the plan, or the debt ended: with nothing left to be paid of any part, the
/// plan is kept, and what is left of its debts is the discount for that. The debts are saved.
pub(super) async fn finish_if_kept(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    plan: Option<&Plan>,
    by: PersonId,
) -> AppResult<()> {
    let Some(plan) = plan else { return Ok(()) };
    let mut debts = Together::of(uow, dossier, plan).await?;
    if !debts.payable()?.is_zero() {
        return Ok(());
    }
    for debt in debts.all_mut() {
        let Some(amount) = give_discount(uow, debt, by).await? else { continue };
        let settled = uow.settle_if_paid(debt).await?;
        uow.save(debt, Some(by), Happened::Discounted { amount }).await?;
        if settled {
            uow.note(debt.business.id, debt.debt.id, Some(by), &Happened::Settled).await?;
        }
    }
    Ok(())
}

/// Takes off what was promised for keeping the plan, and says how much that is for this debt.
async fn give_discount(uow: &mut UnitOfWork, debt: &mut Dossier, by: PersonId) -> AppResult<Option<Money>> {
    let plan = debt.agreed.as_ref();
    let Some(amount) = plan.and_then(|plan| plan.discount_when_kept(debt.debt.id)) else { return Ok(None) };
    let number = plan.map(Plan::agreement_number);
    let amount = amount.min(debt.balance()).map_err(Rejection::from)?;
    if debt.is_closed() || !amount.is_positive() {
        return Ok(None);
    }
    uow.record(debt, EntryKind::Discount, amount, number, by).await?;
    Ok(Some(amount))
}
