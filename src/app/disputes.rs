//! Disputes: what is wrong, and what the owner answers.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::error::{AppResult, on_constraint};
use super::unit_of_work::UnitOfWork;
use super::{news, payments, plans, promises};
use crate::domain::debt::DebtState;
use crate::domain::dispute::{DisputeReason, Resolution};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::hold::HoldReason;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::rejection::Rejection;
use crate::screens::dispute as screen;
use crate::store::attachments::{self, Belongs};
use crate::store::claims;
use crate::store::disputes::{self, NewDispute};

/// What the debtor tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub reason: DisputeReason,
    pub text: Option<String>,
    pub files: Vec<FileRef>,
}

/// Whether the debtor may open a dispute now.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::DisputeOpen`].
pub fn may_open(dossier: &Dossier) -> Result<(), Rejection> {
    dossier.debt.require_open()?;
    if dossier.dispute.is_some() { Err(Rejection::DisputeOpen) } else { Ok(()) }
}

/// The debtor is unhappy: reminders stop at once, and the owner is told with the photos. A request for
/// time that still waits is off the table, and so is a promise: both acknowledge what is disputed.
///
/// # Errors
/// As [`may_open`].
pub async fn open(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    problem: Problem,
) -> AppResult<()> {
    may_open(dossier)?;
    let now = uow.now();
    let Problem { reason, text, files } = problem;
    let new = NewDispute { debt: dossier.debt.id, reason, text, amount: None, opened_by: by };
    let dispute = disputes::insert(uow.db(), &new, now)
        .await
        .map_err(|error| on_constraint(error, &[("dispute_one_open_per_debt", Rejection::DisputeOpen)]))?;
    for file in &files {
        attachments::insert(uow.db(), Belongs::Dispute(dossier.debt.id, dispute), file, by, now).await?;
    }
    plans::withdraw(uow, dossier).await?;
    promises::lapse(uow, dossier).await?;
    dossier.dispute = disputes::find_open(uow.db(), dossier.debt.id, dossier.debt.currency).await?;
    uow.hold(dossier, HoldReason::Dispute, None, None).await?;
    uow.save(dossier, Some(by), Happened::DisputeOpened { reason, amount: None }).await?;
    match &dossier.dispute {
        Some(dispute) => {
            news::tell_business(uow, dossier, |t| screen::told(t, dossier, dispute, &files)).await
        }
        None => Ok(()),
    }
}

/// The owner answers: the hold ends as decided, and the debtor is told.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DateInPast`], [`Rejection::AboveBalance`],
/// [`Rejection::DebtIs`].
pub async fn resolve(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    resolution: Resolution,
) -> AppResult<()> {
    dossier.debt.require_alive()?;
    let now = uow.now();
    let today = now.with_timezone(&dossier.business.zone).date_naive();
    let mut dispute = dossier.dispute.take().ok_or(Rejection::AlreadyAnswered)?;
    dispute.resolve(resolution.clone(), today)?;
    disputes::settle(uow.db(), dispute.id, &resolution, now).await?;
    let agreed = dossier.agreed.clone();
    uow.end_hold(dossier, HoldReason::Dispute).await?;
    let also = carry_out(uow, dossier, by, &resolution).await?;
    let happened = Happened::DisputeSettled { resolution: resolution.code().to_owned() };
    uow.save(dossier, Some(by), happened).await?;
    for happened in also {
        uow.note(dossier.business.id, dossier.debt.id, Some(by), &happened).await?;
    }
    payments::finish_if_kept(uow, dossier, agreed.as_ref(), by).await?;
    news::tell_debtor_with_card(uow, dossier, |t| screen::settled(t, dossier, &resolution)).await?;
    news::tell_colleagues(uow, dossier, by, |t| screen::settled_owner(t, dossier, &resolution)).await
}

/// What an answer changes besides the dispute, and what the journal says of it.
async fn carry_out(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    resolution: &Resolution,
) -> AppResult<Vec<Happened>> {
    match resolution {
        Resolution::Cancel => {
            uow.close(dossier, DebtState::Cancelled).await?;
            Ok(vec![Happened::Cancelled])
        }
        Resolution::Discount(amount) => {
            uow.record(dossier, EntryKind::Discount, *amount, None, by).await?;
            let settled = uow.settle_if_paid(dossier).await?;
            let discounted = Happened::Discounted { amount: *amount };
            Ok([discounted].into_iter().chain(settled.then_some(Happened::Settled)).collect())
        }
        Resolution::Redo(until) => redo(uow, dossier, *until).await,
        Resolution::Refuse(_) => {
            uow.pause_after_answer(dossier);
            Ok(Vec::new())
        }
    }
}

/// Until the work is redone nobody is reminded, and the due date is no earlier than that.
async fn redo(uow: &mut UnitOfWork, dossier: &mut Dossier, by: NaiveDate) -> AppResult<Vec<Happened>> {
    let until = beginning_of(by, dossier.business.zone);
    let paused = dossier.hold(HoldReason::OwnerPause);
    let longer = paused.is_some_and(|hold| hold.until.is_none_or(|end| end >= until));
    if !longer {
        uow.hold(dossier, HoldReason::OwnerPause, None, Some(until)).await?;
    }
    if dossier.agreed.is_some() {
        // Under an agreement the parts keep their dates; only the reminders wait.
        return Ok(Vec::new());
    }
    let from = dossier.debt.due_on;
    dossier.debt.due_on = from.max(by);
    Ok(if from < by { vec![Happened::DueDateChanged { from, to: by }] } else { Vec::new() })
}

fn beginning_of(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // A midnight that a change of clocks skips: the same instant in UTC is close enough for a pause.
    midnight.and_local_timezone(zone).earliest().map_or_else(|| midnight.and_utc(), |local| local.to_utc())
}

/// The debt is over: what was open about it lapses, without an answer.
pub(super) async fn close_with_debt(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let (now, business, debt) = (uow.now(), dossier.business.id, dossier.debt.id);
    if let Some(dispute) = dossier.dispute.take() {
        disputes::lapse(uow.db(), dispute.id, now).await?;
        uow.note(business, debt, None, &Happened::DisputeLapsed).await?;
    }
    if let Some(claim) = dossier.claim.take() {
        claims::lapse(uow.db(), claim.id, now).await?;
        uow.note(business, debt, None, &Happened::PaymentClaimLapsed).await?;
    }
    Ok(())
}
