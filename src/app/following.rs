//! Following an agreement: parts that are late, a plan that is broken, kept, or over with its debts.

use chrono::{NaiveDate, TimeDelta};

use super::error::{AppResult, Error};
use super::news;
use super::together::Together;
use super::unit_of_work::UnitOfWork;
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::plan::{GRACE, Plan, PlanState, late_part};
use crate::domain::rejection::Rejection;
use crate::screens::offer as screen;
use crate::store::{debts, plans};

/// Parts looked at in one round of housekeeping.
const BATCH: i64 = 100;

/// Looks for parts that are late beyond their grace and tells both sides, each part once.
///
/// # Errors
/// Storage trouble.
pub async fn note_late_parts(uow: &mut UnitOfWork) -> AppResult<()> {
    // East of Greenwich the day begins earlier: one day more is looked at and weighed in the business's zone.
    let before = uow.now().date_naive() - GRACE + TimeDelta::days(1);
    for debt in plans::list_late(uow.db(), before, BATCH).await? {
        if let Some(mut dossier) = debts::lock(uow.db(), debt).await? {
            note_late_part(uow, &mut dossier).await?;
        }
    }
    Ok(())
}

async fn note_late_part(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let today = today(uow, dossier);
    let Some(plan) = dossier.agreed.clone() else { return Ok(()) };
    if dossier.silencing_hold(uow.now()).is_some() {
        // Paused, disputed, negotiated or said to be paid: nobody waits for this part now.
        return Ok(());
    }
    let debts = Together::of(uow, dossier, &plan).await?;
    let parts = debts.parts();
    let Some(part) = late_part(&parts, today) else { return Ok(()) };
    plans::set_late_told(uow.db(), plan.id, part.due_on).await?;
    let dossier = &*debts.in_hand;
    let missed = Happened::PartMissed { due_on: part.due_on, left: part.left };
    uow.note(dossier.business.id, dossier.debt.id, None, &missed).await?;
    news::tell_business(uow, dossier, |t| screen::late_owner(t, dossier, &plan, part)).await?;
    news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::late(t, dossier, &plan, part)).await
}

fn today(uow: &UnitOfWork, dossier: &Dossier) -> NaiveDate {
    uow.now().with_timezone(&dossier.business.zone).date_naive()
}

/// A part is late beyond its grace, and the owner asks for the whole remainder: the plan is broken, a discount
/// for keeping it is lost, and everything is due today.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`] without a plan in force; [`Rejection::NothingLate`].
pub async fn break_plan(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    let (now, today) = (uow.now(), today(uow, dossier));
    let plan = dossier.agreed.clone().ok_or(Error::Rejected(Rejection::AlreadyAnswered))?;
    super::plans::withdraw(uow, dossier).await?;
    let mut debts = Together::of(uow, dossier, &plan).await?;
    if late_part(&debts.parts(), today).is_none() {
        return Err(Rejection::NothingLate.into());
    }
    plans::set_state(uow.db(), plan.id, plan.state, PlanState::Broken, now).await?;
    for dossier in debts.all_mut() {
        dossier.agreed = None;
        if dossier.is_closed() {
            continue;
        }
        dossier.debt.due_on = today;
        uow.save(dossier, Some(by), Happened::PlanBroken).await?;
    }
    let dossier = &*debts.in_hand;
    let left = debts.payable()?;
    news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::broken(t, dossier, &plan, left)).await?;
    news::tell_colleagues(uow, dossier, by, |t| screen::broken_owner(t, dossier, &plan, left)).await
}

/// A debt is over: an open offer about it is withdrawn, and the plan in force ends with the last of its debts:
/// kept, or replaced when they ended otherwise than by being paid.
pub(super) async fn close_with_debt(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    state: DebtState,
) -> AppResult<()> {
    super::plans::withdraw(uow, dossier).await?;
    let Some(plan) = dossier.agreed.take() else { return Ok(()) };
    if others_are_alive(uow, dossier, &plan).await? {
        return Ok(());
    }
    let (to, happened) = match state {
        DebtState::Settled => (PlanState::Kept, Happened::PlanKept),
        _ => (PlanState::Replaced, Happened::PlanReplaced),
    };
    let now = uow.now();
    plans::set_state(uow.db(), plan.id, plan.state, to, now).await?;
    uow.note(dossier.business.id, dossier.debt.id, None, &happened).await
}

async fn others_are_alive(uow: &mut UnitOfWork, dossier: &mut Dossier, plan: &Plan) -> AppResult<bool> {
    let in_hand = dossier.debt.id;
    let debts = Together::of(uow, dossier, plan).await?;
    Ok(debts.all().into_iter().any(|other| other.debt.id != in_hand && !other.is_closed()))
}
