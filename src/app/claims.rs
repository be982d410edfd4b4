//! «Already paid»: reminders wait until the owner has looked, though not for ever.

use chrono::{DateTime, NaiveDate, Utc};

use super::error::{AppResult, on_constraint};
use super::unit_of_work::UnitOfWork;
use super::{following, news, payments};
use crate::domain::claim::PaymentClaim;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::hold::HoldReason;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::money::Money;
use crate::domain::patience::{HELD_AT_MOST, Waiting};
use crate::domain::rejection::Rejection;
use crate::domain::reminder::verdict::PAUSE_AFTER_ANSWER;
use crate::screens::{claim as screen, following as following_screen};
use crate::store::attachments::{self, Belongs};
use crate::store::claims::{self as claim_rows, Decision, NewClaim, Turn};

/// What the debtor says to have paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    /// `None`: all that is left.
    pub part: Option<Money>,
    pub on: NaiveDate,
    pub receipt: Vec<FileRef>,
}

/// Whether the debtor may say so now.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::ClaimOpen`].
pub fn may_claim(dossier: &Dossier) -> Result<(), Rejection> {
    dossier.debt.require_open()?;
    if dossier.claim.is_some() { Err(Rejection::ClaimOpen) } else { Ok(()) }
}

/// Whether only a receipt helps by now: the owner has looked before and found nothing.
///
/// # Errors
/// Storage trouble.
pub async fn needs_receipt(uow: &mut UnitOfWork, dossier: &Dossier) -> AppResult<bool> {
    Ok(claim_rows::was_denied(uow.db(), dossier.debt.id).await?)
}

/// The debtor says that all or a part is paid.
///
/// # Errors
/// As [`may_claim`], [`Rejection::ReceiptNeeded`], [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub async fn claim(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId, paid: Paid) -> AppResult<()> {
    may_claim(dossier)?;
    if paid.receipt.is_empty() && needs_receipt(uow, dossier).await? {
        return Err(Rejection::ReceiptNeeded.into());
    }
    let now = uow.now();
    let left = payments::payable(uow, dossier).await?;
    let amount = paid.part.unwrap_or(left);
    // The same checks that the payment itself will have to pass.
    payments::require_payable(amount, left)?;
    let part = paid.part.filter(|part| *part != left);
    let new = NewClaim {
        debt: dossier.debt.id,
        amount: part,
        paid_on: paid.on,
        claimed_by: by,
        wait_until: until(Waiting::ClaimAnswer, now, dossier),
    };
    let claim = claim_rows::insert(uow.db(), &new, now).await.map_err(|error| {
        on_constraint(error, &[("payment_claim_one_open_per_debt", Rejection::ClaimOpen)])
    })?;
    for file in &paid.receipt {
        attachments::insert(uow.db(), Belongs::Claim(dossier.debt.id, claim), file, by, now).await?;
    }
    dossier.claim = claim_rows::find_open(uow.db(), dossier.debt.id, dossier.debt.currency).await?;
    uow.hold(dossier, HoldReason::PaymentClaim, None, Some(now + HELD_AT_MOST)).await?;
    uow.save(dossier, Some(by), Happened::PaymentClaimed { amount: part }).await?;
    news::tell_business(uow, dossier, |t| screen::told(t, dossier, amount, &paid.receipt)).await
}

fn until(waiting: Waiting, now: DateTime<Utc>, dossier: &Dossier) -> DateTime<Utc> {
    waiting.until(now, dossier.business.zone, dossier.business.country)
}

/// What an open claim comes to: the part that was named, or all that is left by now; `None` without a claim.
///
/// # Errors
/// Storage trouble.
pub async fn claimed(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Option<Money>> {
    let Some(named) = dossier.claim.as_ref().map(|claim| claim.amount) else { return Ok(None) };
    let left = payments::payable(uow, dossier).await?;
    Ok(Some(named.and_then(|part| part.min(left).ok()).unwrap_or(left)))
}

/// The owner has the money as claimed: it is recorded, and the debtor is thanked. Says how much it was.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`].
pub async fn confirm(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<Money> {
    dossier.debt.require_alive()?;
    let amount = claimed(uow, dossier).await?.ok_or(Rejection::AlreadyAnswered)?;
    if amount.is_positive() {
        receive(uow, dossier, by, amount, amount).await?;
    } else {
        confirm_the_rest(uow, dossier, by).await?;
    }
    Ok(amount)
}

/// The owner has another sum than the one claimed; the debtor hears both. Says what was claimed.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`], [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub async fn confirm_other(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    amount: Money,
) -> AppResult<Money> {
    dossier.debt.require_alive()?;
    let claimed = claimed(uow, dossier).await?.ok_or(Rejection::AlreadyAnswered)?;
    payments::require_payable(amount, payments::payable(uow, dossier).await?)?;
    receive(uow, dossier, by, claimed, amount).await?;
    Ok(claimed)
}

async fn receive(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    claimed: Money,
    amount: Money,
) -> AppResult<()> {
    decide(uow, dossier, Decision::Confirmed(Some(amount))).await?;
    let receipt =
        payments::receive(uow, dossier, amount, by, Happened::PaymentClaimConfirmed { amount }).await?;
    news::tell_debtor_with_card(uow, dossier, |t| {
        let mut text = screen::instead_of(t, claimed, amount);
        text.push_line(&match &receipt {
            Some(receipt) => following_screen::received_news(t, receipt),
            None => screen::confirmed(t, dossier, amount),
        });
        text
    })?;
    following::tell_if_kept(uow, dossier, receipt.as_ref()).await?;
    news::tell_colleagues(uow, dossier, by, |t| screen::confirmed_owner(t, dossier, amount)).await
}

/// Nothing is left to be paid meanwhile but what a kept plan takes off: that is done, and the plan is kept.
async fn confirm_the_rest(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    decide(uow, dossier, Decision::Confirmed(None)).await?;
    uow.save(dossier, Some(by), Happened::PaymentClaimAnswered).await?;
    let agreed = dossier.agreed.clone();
    payments::finish_if_kept(uow, dossier, agreed.as_ref(), by).await?;
    let nothing = Money::zero(dossier.debt.currency);
    news::tell_debtor_with_card(uow, dossier, |t| screen::confirmed(t, dossier, nothing))?;
    news::tell_colleagues(uow, dossier, by, |t| screen::confirmed_owner(t, dossier, nothing)).await
}

/// Closes the open claim and what it holds. The caller saves the debt.
async fn decide(uow: &mut UnitOfWork, dossier: &mut Dossier, decision: Decision) -> AppResult<()> {
    let now = uow.now();
    let claim = dossier.claim.take().ok_or(Rejection::AlreadyAnswered)?;
    claim_rows::decide(uow.db(), claim.id, decision, now).await?;
    uow.end_hold(dossier, HoldReason::PaymentClaim).await
}

/// The owner does not see the money: the debtor learns what to check, and nobody is reminded for some days.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`].
pub async fn deny(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    dossier.debt.require_alive()?;
    decide(uow, dossier, Decision::Denied).await?;
    uow.pause_after_answer(dossier);
    uow.save(dossier, Some(by), Happened::PaymentClaimDenied).await?;
    news::tell_debtor_with_card(uow, dossier, |t| screen::denied(t, dossier))?;
    news::tell_colleagues(uow, dossier, by, |t| screen::denied_owner(t, dossier)).await
}

/// A payment was recorded while «already paid» waited for an answer: that is the answer, and the money is
/// not recorded twice. The caller saves the debt.
pub(super) async fn answer_by_payment(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
) -> AppResult<()> {
    if dossier.claim.is_none() {
        return Ok(());
    }
    decide(uow, dossier, Decision::Confirmed(None)).await?;
    uow.note(dossier.business.id, dossier.debt.id, Some(by), &Happened::PaymentClaimAnswered).await
}

/// The owner wants to see the receipt: it is the debtor's turn.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`].
pub async fn ask_receipt(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    dossier.debt.require_alive()?;
    if dossier.claim.as_ref().is_none_or(|claim| claim.receipt_asked) {
        return Err(Rejection::AlreadyAnswered.into());
    }
    pass_turn(uow, dossier, Turn::Debtor).await?;
    uow.save(dossier, Some(by), Happened::ReceiptAsked).await?;
    news::tell_debtor(uow, dossier, |t| screen::receipt_wanted(t, dossier))?;
    news::tell_colleagues(uow, dossier, by, |t| screen::receipt_asked_owner(t, dossier)).await
}

/// The debtor sends the receipt: it is the owner's turn again.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`], [`Rejection::ReceiptNeeded`] without a file.
pub async fn send_receipt(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    files: Vec<FileRef>,
) -> AppResult<()> {
    dossier.debt.require_open()?;
    let amount = claimed(uow, dossier).await?.ok_or(Rejection::AlreadyAnswered)?;
    let claim = dossier.claim.as_ref().ok_or(Rejection::AlreadyAnswered)?.id;
    if files.is_empty() {
        return Err(Rejection::ReceiptNeeded.into());
    }
    let (now, belongs) = (uow.now(), Belongs::Claim(dossier.debt.id, claim));
    for file in &files {
        attachments::insert(uow.db(), belongs, file, by, now).await?;
    }
    pass_turn(uow, dossier, Turn::Owner).await?;
    uow.save(dossier, Some(by), Happened::ReceiptSent).await?;
    news::tell_business(uow, dossier, |t| screen::told(t, dossier, amount, &files)).await
}

/// It is somebody else's turn; reminders wait for them, too. The caller saves the debt.
async fn pass_turn(uow: &mut UnitOfWork, dossier: &mut Dossier, turn: Turn) -> AppResult<()> {
    let now = uow.now();
    let waiting = match turn {
        Turn::Owner => Waiting::ClaimAnswer,
        Turn::Debtor => Waiting::Receipt,
    };
    let wait_until = until(waiting, now, dossier);
    let Some(claim) = &mut dossier.claim else { return Ok(()) };
    (claim.receipt_asked, claim.nudges) = (turn == Turn::Debtor, 0);
    claim_rows::pass_turn(uow.db(), claim.id, turn, wait_until).await?;
    hold_at_least(uow, dossier, now + HELD_AT_MOST).await
}

/// The hold of a claim ends no earlier than that.
async fn hold_at_least(uow: &mut UnitOfWork, dossier: &mut Dossier, until: DateTime<Utc>) -> AppResult<()> {
    let held = dossier.hold(HoldReason::PaymentClaim).and_then(|hold| hold.until);
    let until = held.map_or(until, |held| held.max(until));
    uow.hold(dossier, HoldReason::PaymentClaim, None, Some(until)).await
}

/// Whoever was waited for has said nothing for too long.
///
/// # Errors
/// Storage trouble.
pub async fn act_on_silence(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    let Some(claim) = dossier.claim.clone() else { return Ok(()) };
    if !claim_rows::is_overdue(uow.db(), claim.id, now).await? {
        return Ok(());
    }
    if claim.receipt_asked {
        receipt_is_missing(uow, dossier, &claim).await
    } else {
        answer_is_missing(uow, dossier, &claim).await
    }
}

/// The owner is reminded, some times; reminders never begin on the day of that. With the last word both learn
/// that they will.
async fn answer_is_missing(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    claim: &PaymentClaim,
) -> AppResult<()> {
    let now = uow.now();
    let more = claim.nudges.saturating_add(1) < Waiting::ClaimAnswer.patience().nudges;
    let next = more.then(|| until(Waiting::ClaimAnswer, now, dossier));
    claim_rows::note_nudge(uow.db(), claim.id, next).await?;
    hold_at_least(uow, dossier, next.unwrap_or(now) + PAUSE_AFTER_ANSWER).await?;
    let resumes = dossier.hold(HoldReason::PaymentClaim).and_then(|hold| hold.until).filter(|_| !more);
    uow.save(dossier, None, Happened::ClaimSilence).await?;
    let Some(amount) = claimed(uow, dossier).await? else { return Ok(()) };
    news::tell_business(uow, dossier, |t| screen::still_waits(t, dossier, amount, resumes, now)).await?;
    let Some(resumes) = resumes else { return Ok(()) };
    news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::unanswered(t, dossier, resumes))
}

/// The debtor is asked once more; after that it is the owner's turn, without a receipt.
async fn receipt_is_missing(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    claim: &PaymentClaim,
) -> AppResult<()> {
    let now = uow.now();
    if claim.nudges < Waiting::Receipt.patience().nudges {
        let next = until(Waiting::Receipt, now, dossier);
        claim_rows::note_nudge(uow.db(), claim.id, Some(next)).await?;
        dossier.claim = Some(PaymentClaim { nudges: claim.nudges.saturating_add(1), ..claim.clone() });
        hold_at_least(uow, dossier, next + PAUSE_AFTER_ANSWER).await?;
        uow.save(dossier, None, Happened::ClaimSilence).await?;
        return news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::receipt_wanted(t, dossier));
    }
    pass_turn(uow, dossier, Turn::Owner).await?;
    uow.save(dossier, None, Happened::ClaimSilence).await?;
    let Some(amount) = claimed(uow, dossier).await? else { return Ok(()) };
    news::tell_business(uow, dossier, |t| screen::no_receipt_came(t, dossier, amount)).await
}
