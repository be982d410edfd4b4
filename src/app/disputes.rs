//! Disputes: what is wrong, what the owner answers, whether the debtor agrees.

pub mod silence;

use chrono::NaiveDate;

pub use silence::act_on_silence;

use super::error::{AppResult, Error, on_constraint};
use super::unit_of_work::UnitOfWork;
use super::{news, payments, plans, promises};
use crate::domain::debt::DebtState;
use crate::domain::dispute::{DISPUTES_MAX, Dispute, DisputeReason, DisputeState, Outcome, Resolution};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::hold::HoldReason;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::patience::Waiting;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::domain::thread::{Message, Topic};
use crate::screens::dispute as screen;
use crate::store::attachments::{self, Belongs};
use crate::store::disputes::{self, NewDispute};
use crate::store::{claims, threads};

/// What the debtor tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub reason: DisputeReason,
    pub text: Option<String>,
    /// What is disputed; `None`: everything that is left.
    pub amount: Option<Money>,
    pub files: Vec<FileRef>,
}

/// Whether the debtor may open a dispute now.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::DisputeOpen`], [`Rejection::DisputesSpent`].
pub async fn may_open(uow: &mut UnitOfWork, dossier: &Dossier, by: PersonId) -> AppResult<()> {
    dossier.debt.require_open()?;
    if dossier.dispute.is_some() {
        return Err(Rejection::DisputeOpen.into());
    }
    let opened = disputes::count(uow.db(), dossier.debt.id, by).await?;
    if opened < DISPUTES_MAX { Ok(()) } else { Err(Rejection::DisputesSpent.into()) }
}

/// The debtor is unhappy: what is disputed is not asked for until it is settled, and the owner is told with the
/// files. A request for time that still waits is off the table, and so is a promise: both acknowledge what is
/// disputed.
///
/// # Errors
/// As [`may_open`], [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub async fn open(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    problem: Problem,
) -> AppResult<()> {
    may_open(uow, dossier, by).await?;
    let now = uow.now();
    let Problem { reason, text, amount, files } = problem;
    let left = dossier.payable();
    if let Some(amount) = amount {
        payments::require_payable(amount, left)?;
    }
    let amount = amount.filter(|amount| *amount != left);
    let (zone, country) = (dossier.business.zone, dossier.business.country);
    let wait_until = Waiting::DisputeAnswer.until(now, zone, country);
    let new = NewDispute { debt: dossier.debt.id, reason, text, amount, opened_by: by, wait_until };
    let dispute = disputes::insert(uow.db(), &new, now)
        .await
        .map_err(|error| on_constraint(error, &[("dispute_one_open_per_debt", Rejection::DisputeOpen)]))?;
    for file in &files {
        attachments::insert(uow.db(), Belongs::Dispute(dossier.debt.id, dispute), file, by, now).await?;
    }
    plans::withdraw(uow, dossier).await?;
    promises::lapse(uow, dossier).await?;
    dossier.dispute = disputes::find_open(uow.db(), dossier.debt.id, dossier.debt.currency).await?;
    uow.hold(dossier, HoldReason::Dispute, amount, None).await?;
    if amount.is_some() {
        // The rest goes on being asked for, but not in the same breath.
        uow.pause_after_answer(dossier);
    }
    uow.save(dossier, Some(by), Happened::DisputeOpened { reason, amount }).await?;
    news::tell_business(uow, dossier, |t| screen::told(t, dossier, &files, now)).await
}

/// The business looks at the dispute for the first time: the debtor learns that it was read, and by when to expect
/// an answer. The debt stays as it is, and so do the buttons about it.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`] without a dispute.
pub async fn see(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    let now = uow.now();
    let dispute = dossier.dispute.as_mut().ok_or(Rejection::AlreadyAnswered)?;
    if dispute.seen_at.is_some() {
        return Ok(());
    }
    dispute.seen_at = Some(now);
    disputes::save(uow.db(), dispute).await?;
    uow.note(dossier.business.id, dossier.debt.id, Some(by), &Happened::DisputeSeen).await?;
    let dossier = &*dossier;
    news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::seen(t, dossier))
}

/// The owner answers. What is disputed stays held until the debtor agrees, or the work was redone; it is over at once
/// when the debt is cancelled, all that was disputed is taken off, or the owner ends it with a reason.
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
    let disputed = dossier.disputed().unwrap_or_else(|| dossier.balance());
    let mut dispute = dossier.dispute.take().ok_or(Rejection::AlreadyAnswered)?;
    dispute.answer(resolution.clone(), today)?;
    dispute.seen_at.get_or_insert(now);
    say(uow, dossier, &dispute, (Side::Owner, by), resolution.words()).await?;
    let agreed = dossier.agreed.clone();
    match at_once(&resolution, disputed) {
        Some(outcome) => conclude(uow, dossier, dispute, outcome).await?,
        None => {
            if let Resolution::Discount(amount) = resolution {
                hold_less(uow, dossier, amount).await?;
            }
            dispute.wait(now, dossier.business.zone, dossier.business.country);
            disputes::save(uow.db(), &dispute).await?;
            dossier.dispute = Some(dispute);
        }
    }
    let also = carry_out(uow, dossier, by, &resolution).await?;
    uow.save(dossier, Some(by), happened(dossier, &resolution)).await?;
    for happened in also {
        uow.note(dossier.business.id, dossier.debt.id, Some(by), &happened).await?;
    }
    payments::finish_if_kept(uow, dossier, agreed.as_ref(), by).await?;
    news::tell_debtor_with_card(uow, dossier, |t| screen::answered(t, dossier, &resolution))?;
    news::tell_colleagues(uow, dossier, by, |t| screen::answered_owner(t, dossier, &resolution)).await
}

/// How an answer ends the dispute without asking the debtor; `None`: the debtor is asked.
fn at_once(resolution: &Resolution, disputed: Money) -> Option<Outcome> {
    match resolution {
        Resolution::Cancel => Some(Outcome::Cancelled),
        Resolution::End(_) => Some(Outcome::Ended),
        Resolution::Discount(amount) if amount.minor() >= disputed.minor() => Some(Outcome::Agreed),
        Resolution::Discount(_) | Resolution::Redo(_) | Resolution::Refuse(_) => None,
    }
}

fn happened(dossier: &Dossier, resolution: &Resolution) -> Happened {
    let code = resolution.code().to_owned();
    match resolution {
        Resolution::End(_) => Happened::DisputeEnded,
        _ if dossier.dispute.is_some() => Happened::DisputeAnswered { resolution: code },
        _ => Happened::DisputeSettled { resolution: code },
    }
}

/// What is taken off is no longer disputed: the rest of a disputed sum stays held.
async fn hold_less(uow: &mut UnitOfWork, dossier: &mut Dossier, taken_off: Money) -> AppResult<()> {
    let Some(held) = dossier.hold(HoldReason::Dispute).and_then(|hold| hold.amount) else { return Ok(()) };
    let rest = held.checked_sub(taken_off).map_err(Rejection::from)?;
    uow.hold(dossier, HoldReason::Dispute, Some(rest), None).await
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
        Resolution::Redo(until) => Ok(redo(dossier, *until)),
        Resolution::Refuse(_) | Resolution::End(_) => Ok(Vec::new()),
    }
}

/// What is disputed as a whole is due no earlier than it is redone. The rest of a debt, and the parts of an
/// agreement, keep their dates.
fn redo(dossier: &mut Dossier, by: NaiveDate) -> Vec<Happened> {
    let whole = dossier.hold(HoldReason::Dispute).is_some_and(|hold| hold.amount.is_none());
    let from = dossier.debt.due_on;
    if dossier.agreed.is_some() || !whole || from >= by {
        return Vec::new();
    }
    dossier.debt.due_on = by;
    vec![Happened::DueDateChanged { from, to: by }]
}

/// The debtor agrees to the owner's answer: the ladder goes on, softly and not at once.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
pub async fn agree(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    let dispute = take(dossier, DisputeState::Answered)?;
    conclude(uow, dossier, dispute, Outcome::Agreed).await?;
    uow.save(dossier, Some(by), Happened::DisputeAgreed).await?;
    news::tell_business(uow, dossier, |t| screen::concluded_owner(t, dossier, Outcome::Agreed)).await
}

/// The debtor does not agree, and says why: what is disputed stays held until the owner answers anew.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
pub async fn maintain(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    words: &str,
) -> AppResult<()> {
    hold_on(uow, dossier, by, DisputeState::Answered, words).await
}

/// The work was not redone, says the debtor, and what is wrong still.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
pub async fn not_redone(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    words: &str,
) -> AppResult<()> {
    hold_on(uow, dossier, by, DisputeState::Redoing, words).await
}

async fn hold_on(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    from: DisputeState,
    words: &str,
) -> AppResult<()> {
    let now = uow.now();
    let mut dispute = take(dossier, from)?;
    dispute.maintain()?;
    dispute.wait(now, dossier.business.zone, dossier.business.country);
    say(uow, dossier, &dispute, (Side::Debtor, by), Some(words)).await?;
    disputes::save(uow.db(), &dispute).await?;
    dossier.dispute = Some(dispute);
    let redoing = from == DisputeState::Redoing;
    let happened = if redoing { Happened::NotRedone } else { Happened::DisputeMaintained };
    uow.save(dossier, Some(by), happened).await?;
    news::tell_business(uow, dossier, |t| screen::maintained_owner(t, dossier, redoing, words)).await
}

/// The work was redone, says the debtor.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
pub async fn redone(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    let dispute = take(dossier, DisputeState::Redoing)?;
    conclude(uow, dossier, dispute, Outcome::Redone).await?;
    uow.save(dossier, Some(by), Happened::Redone).await?;
    news::tell_business(uow, dossier, |t| screen::concluded_owner(t, dossier, Outcome::Redone)).await
}

/// It is settled for the debtor.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
pub async fn withdraw(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    let dispute = dossier.dispute.take().ok_or(Rejection::AlreadyAnswered)?;
    conclude(uow, dossier, dispute, Outcome::Withdrawn).await?;
    uow.save(dossier, Some(by), Happened::DisputeWithdrawn).await?;
    news::tell_business(uow, dossier, |t| screen::concluded_owner(t, dossier, Outcome::Withdrawn)).await
}

/// Takes the dispute out of the dossier if it is in this state.
fn take(dossier: &mut Dossier, state: DisputeState) -> Result<Dispute, Rejection> {
    dossier.dispute.take_if(|dispute| dispute.state == state).ok_or(Rejection::AlreadyAnswered)
}

/// A dispute is over: what it held back is asked for again, softly and not at once. The caller saves the debt.
async fn conclude(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    mut dispute: Dispute,
    outcome: Outcome,
) -> AppResult<()> {
    let now = uow.now();
    if dispute.state != DisputeState::Settled {
        dispute.settle()?;
    }
    disputes::settle(uow.db(), &dispute, outcome, now).await?;
    uow.end_hold(dossier, HoldReason::Dispute).await?;
    uow.pause_after_answer(dossier);
    Ok(())
}

/// Words that decide something are kept in the thread as well, so that it reads in order.
async fn say(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    dispute: &Dispute,
    (side, by): (Side, PersonId),
    words: Option<&str>,
) -> AppResult<()> {
    let Some(words) = words else { return Ok(()) };
    let text = Some(words.to_owned());
    let message = Message { side, by, text, files: Vec::new(), album: None, at: uow.now() };
    let update = uow.cause().map(|cause| cause.update_id);
    threads::insert(uow.db(), dossier.debt.id, Topic::Dispute(dispute.id), &message, update)
        .await
        .map_err(Error::from)
}

/// The debt is over: what was open about it lapses, without an answer.
pub(super) async fn close_with_debt(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let (now, business, debt) = (uow.now(), dossier.business.id, dossier.debt.id);
    if let Some(mut dispute) = dossier.dispute.take() {
        dispute.settle()?;
        disputes::settle(uow.db(), &dispute, Outcome::Lapsed, now).await?;
        uow.note(business, debt, None, &Happened::DisputeLapsed).await?;
    }
    if let Some(claim) = dossier.claim.take() {
        claims::lapse(uow.db(), claim.id, now).await?;
        uow.note(business, debt, None, &Happened::PaymentClaimLapsed).await?;
    }
    Ok(())
}
