//! What the debtor lacks or finds wrong, and the owner's answers to that: the amount or the date is corrected, the
//! papers are sent, or it is explained. Every answer is in writing, above the card as it is now.

use chrono::NaiveDate;

use super::error::AppResult;
use super::inquiries::{self, Question};
use super::news;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{InquiryId, PersonId};
use crate::domain::inquiry::{About, AboutKind, Inquiry};
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, Texts};
use crate::screens::inquiry as screen;

/// The debtor asks; the business is told.
///
/// # Errors
/// As [`inquiries::may_open`].
pub async fn ask(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    about: About,
    words: Option<String>,
) -> AppResult<Inquiry> {
    let question = Question { about, words, phone: None, side: Side::Debtor };
    let inquiry = inquiries::open(uow, dossier, by, question).await?;
    news::tell_business(uow, dossier, |t| screen::told(t, dossier, &inquiry)).await?;
    Ok(inquiry)
}

/// The debtor needs no answer any more; the business is told.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], also for what the business has begun.
pub async fn withdraw(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    inquiry: InquiryId,
) -> AppResult<()> {
    let own = dossier.inquiries.iter().any(|open| open.id == inquiry && open.side == Side::Debtor);
    if !own {
        return Err(Rejection::AlreadyAnswered.into());
    }
    let inquiry = inquiries::withdraw(uow, dossier, by, inquiry).await?;
    news::tell_business(uow, dossier, |t| screen::withdrawn_owner(t, dossier, &inquiry)).await
}

/// What is left to pay becomes `to`, by a correction with its reason. With nothing left the debt is settled.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`], [`Rejection::PlanInForce`], [`Rejection::NotPositive`].
pub async fn correct_amount(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    inquiry: InquiryId,
    to: Money,
    reason: String,
) -> AppResult<()> {
    may_correct(dossier, inquiry, AboutKind::Amount)?;
    let from = dossier.balance();
    if to.is_negative() || to == from {
        return Err(Rejection::NotPositive.into());
    }
    let outcome = reason.clone();
    uow.record(dossier, EntryKind::Correction, to.checked_sub(from)?, Some(reason), by).await?;
    uow.note(dossier.business.id, dossier.debt.id, Some(by), &Happened::Corrected { from, to }).await?;
    inquiries::finish(uow, dossier, by, inquiry, Some(outcome)).await?;
    if uow.settle_if_paid(dossier).await? {
        uow.save(dossier, Some(by), Happened::Settled).await?;
    }
    tell_both(uow, dossier, by, |t| screen::amount_corrected(t, dossier, from, to)).await
}

/// The debt is due on another day.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`], [`Rejection::PlanInForce`], [`Rejection::DateInPast`].
pub async fn correct_due_date(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    inquiry: InquiryId,
    to: NaiveDate,
) -> AppResult<()> {
    may_correct(dossier, inquiry, AboutKind::DueDate)?;
    if to < uow.now().with_timezone(&dossier.business.zone).date_naive() {
        return Err(Rejection::DateInPast.into());
    }
    let from = std::mem::replace(&mut dossier.debt.due_on, to);
    uow.note(dossier.business.id, dossier.debt.id, Some(by), &Happened::DueDateChanged { from, to }).await?;
    inquiries::finish(uow, dossier, by, inquiry, None).await?;
    tell_both(uow, dossier, by, |t| screen::date_corrected(t, dossier, from)).await
}

/// It stays as it is, or is done: the owner says so in words.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`].
pub async fn explain(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    inquiry: InquiryId,
    words: String,
) -> AppResult<()> {
    dossier.debt.require_alive()?;
    let answered = inquiries::finish(uow, dossier, by, inquiry, Some(words.clone())).await?;
    tell_both(uow, dossier, by, |t| screen::explained(t, dossier, &answered.about, &words)).await
}

/// Whether the owner may correct the debt as this inquiry asks.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`], [`Rejection::PlanInForce`].
pub fn may_correct(dossier: &Dossier, inquiry: InquiryId, about: AboutKind) -> Result<(), Rejection> {
    dossier.debt.require_alive()?;
    let open = dossier.inquiry(about).is_some_and(|open| open.id == inquiry);
    if !open {
        return Err(Rejection::AlreadyAnswered);
    }
    if dossier.agreed.is_some() { Err(Rejection::PlanInForce) } else { Ok(()) }
}

async fn tell_both(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    by: PersonId,
    news: impl Fn(&Texts) -> Html,
) -> AppResult<()> {
    news::tell_debtor_with_card(uow, dossier, |t| news(t))?;
    news::tell_colleagues(uow, dossier, by, |t| screen::answered_owner(t, dossier)).await
}
