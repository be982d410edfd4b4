//! Following an agreement: parts that are late, a plan that is broken, kept, or over with its debts.

use chrono::{NaiveDate, TimeDelta};

use super::error::{AppResult, Error};
use super::together::Together;
use super::unit_of_work::UnitOfWork;
use super::{news, reminders};
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::people::Person;
use crate::domain::plan::{GRACE, PartStanding, Plan, PlanState, Receipt, late_part};
use crate::domain::rejection::Rejection;
use crate::domain::reminder::{Step, Tone};
use crate::i18n::texts;
use crate::screens::following as screen;
use crate::store::{StoreResult, plans};

/// The day on which a part is late: the first after its grace.
const AFTER_GRACE: i32 = 6;

/// The debts with a part that may be late beyond its grace, of which nobody has been told.
///
/// # Errors
/// Storage trouble.
pub async fn list_late(uow: &mut UnitOfWork, limit: i64) -> StoreResult<Vec<DebtId>> {
    let now = uow.now();
    // East of Greenwich the day begins earlier: one day more is looked at and weighed in the business's zone.
    let before = now.date_naive() - GRACE + TimeDelta::days(1);
    plans::list_late(uow.db(), before, now, limit).await
}

/// If a part is late beyond its grace, both sides are told, each part once.
///
/// # Errors
/// Storage trouble.
pub async fn note_late_part(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    let Some(plan) = dossier.agreed.clone() else { return Ok(()) };
    let mut debts = Together::in_force(uow, dossier).await?;
    let Some(part) = debts.late_part(now) else { return Ok(()) };
    // Whoever has just had an answer is given time to act on it.
    if debts.all().into_iter().any(|debt| debt.paused(now).is_some()) {
        return Ok(());
    }
    if !plans::set_late_told(uow.db(), plan.id, part.due_on).await? {
        // Another debt of the same plan has told of it.
        return Ok(());
    }
    let dossier = &*debts.in_hand;
    let missed = Happened::PartMissed { due_on: part.due_on, left: part.left };
    uow.note(dossier.business.id, dossier.debt.id, None, &missed).await?;
    news::tell_business(uow, dossier, |t| screen::late_owner(t, dossier, &plan, &part)).await?;
    tell_debtor_of_late_part(uow, &mut debts, &plan, &part).await
}

/// The last step for a part: as every step it waits for contact hours and room under the caps, counts as a
/// contact, and is withdrawn when one of the debts changes before it is said.
async fn tell_debtor_of_late_part(
    uow: &mut UnitOfWork,
    debts: &mut Together<'_>,
    plan: &Plan,
    part: &PartStanding,
) -> AppResult<()> {
    let dossier = &*debts.in_hand;
    let Some(debtor) = reminders::listening_debtor(dossier) else { return Ok(()) };
    let message = screen::late(texts(debtor.language), dossier, plan, part);
    let step = Step::new(AFTER_GRACE, Tone::Check);
    let late = debts.all_mut().into_iter().filter(|debt| {
        let mut parts = debt.agreed.iter().flat_map(|_| debt.parts());
        parts.any(|own| own.number == part.number && !own.is_paid())
    });
    reminders::say_late(uow, &debtor, message, late.collect(), part.due_on, step).await
}

fn today(uow: &UnitOfWork, dossier: &Dossier) -> NaiveDate {
    uow.now().with_timezone(&dossier.business.zone).date_naive()
}

/// The parts of the plan in force over all its debts, with what is left of each; none without a plan.
///
/// # Errors
/// Storage trouble.
pub async fn parts(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Vec<PartStanding>> {
    if dossier.is_closed() || dossier.agreed.is_none() {
        return Ok(Vec::new());
    }
    Ok(Together::in_force(uow, dossier).await?.parts())
}

/// The part that is late beyond its grace and waited for.
///
/// # Errors
/// Storage trouble.
pub async fn late(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Option<PartStanding>> {
    let now = uow.now();
    if dossier.is_closed() || dossier.agreed.is_none() {
        return Ok(None);
    }
    Ok(Together::in_force(uow, dossier).await?.late_part(now))
}

/// Whether the owner may end the plan in force and ask for everything that is left.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`] without a plan in force; [`Rejection::DisputeOpen`], [`Rejection::ClaimOpen`]
/// while one of its debts waits for an answer; [`Rejection::NothingLate`].
pub async fn may_break(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    if dossier.agreed.is_none() {
        return Err(Rejection::AlreadyAnswered.into());
    }
    let today = today(uow, dossier);
    let debts = Together::in_force(uow, dossier).await?;
    for debt in debts.all() {
        if debt.dispute.is_some() {
            return Err(Rejection::DisputeOpen.into());
        }
        if debt.claim.is_some() {
            return Err(Rejection::ClaimOpen.into());
        }
    }
    match late_part(&debts.parts(), today) {
        Some(_) => Ok(()),
        None => Err(Rejection::NothingLate.into()),
    }
}

/// A part is late beyond its grace, and the owner asks for the whole remainder: the plan is broken, a discount
/// for keeping it is lost, and everything is due today. The ladder begins anew, softly.
///
/// # Errors
/// As [`may_break`].
pub async fn break_plan(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    may_break(uow, dossier).await?;
    let (now, today) = (uow.now(), today(uow, dossier));
    let plan = dossier.agreed.clone().ok_or(Error::Rejected(Rejection::AlreadyAnswered))?;
    super::plans::withdraw(uow, dossier).await?;
    let mut debts = Together::in_force(uow, dossier).await?;
    plans::set_state(uow.db(), plan.id, plan.state, PlanState::Broken, now).await?;
    for dossier in debts.all_mut() {
        dossier.agreed = None;
        if dossier.is_closed() {
            continue;
        }
        dossier.debt.due_on = today;
        // The message below has just asked: it is given the same time to work as an answer.
        uow.pause_after_answer(dossier);
        uow.save(dossier, Some(by), Happened::PlanBroken).await?;
    }
    let dossier = &*debts.in_hand;
    let left = debts.payable()?;
    let broken = |client: &Person| screen::broken(texts(client.language), dossier, &plan, left);
    super::debts::ask_client(uow, dossier, broken).await?;
    news::tell_colleagues(uow, dossier, by, |t| screen::broken_owner(t, dossier, &plan, left)).await
}

/// Every part is paid: the business learns that it is over, whether early, and what was taken off.
pub(super) async fn tell_if_kept(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    receipt: Option<&Receipt>,
) -> AppResult<()> {
    match receipt.filter(|receipt| receipt.is_last()) {
        Some(receipt) => news::tell_business(uow, dossier, |t| screen::kept_owner(t, dossier, receipt)).await,
        None => Ok(()),
    }
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
