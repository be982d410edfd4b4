//! Inquiries: opened by the debtor (a talk also by the owner), answered or done by the owner. While one is open the
//! ladder waits, but not for ever.

use super::error::{AppResult, Error, on_constraint};
use super::plans;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::hold::HoldReason;
use crate::domain::ids::{InquiryId, PersonId};
use crate::domain::inquiry::{About, AboutKind, Inquiry};
use crate::domain::journal::Happened;
use crate::domain::patience::{HELD_AT_MOST, Waiting};
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::store::inquiries::{self, Ending, NewInquiry};

/// What somebody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub about: About,
    /// Whom to bill, when to call, where to meet, what else is to say.
    pub words: Option<String>,
    pub phone: Option<String>,
    pub side: Side,
}

/// Whether an inquiry may be opened now.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::InquiryOpen`]; [`Rejection::PlanInForce`]: amount and dates are agreed.
pub fn may_open(dossier: &Dossier, about: AboutKind) -> Result<(), Rejection> {
    dossier.debt.require_open()?;
    if dossier.agreed.is_some() && about.is_correction() {
        return Err(Rejection::PlanInForce);
    }
    if dossier.inquiry(about).is_some() { Err(Rejection::InquiryOpen) } else { Ok(()) }
}

/// Opens an inquiry: the ladder waits until it is done, ten days at most. Whoever calls tells the other side.
///
/// # Errors
/// As [`may_open`].
pub async fn open(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    question: Question,
) -> AppResult<Inquiry> {
    may_open(dossier, question.about.kind())?;
    let now = uow.now();
    let Question { about, words, phone, side } = question;
    let kind = about.kind();
    let held_until = now + HELD_AT_MOST;
    let new = NewInquiry {
        debt: dossier.debt.id,
        about,
        words,
        phone,
        side,
        opened_by: by,
        held_until,
        wait_until: waiting(kind).until(now, dossier.business.zone, dossier.business.country),
    };
    let id = inquiries::insert(uow.db(), &new, now)
        .await
        .map_err(|error| on_constraint(error, &[("inquiry_one_open_of_a_kind", Rejection::InquiryOpen)]))?;
    let NewInquiry { about, words, phone, .. } = new;
    let inquiry = Inquiry { id, about, words, phone, side, opened_at: now, held_until, nudges: 0 };
    dossier.inquiries.push(inquiry.clone());
    renew_hold(uow, dossier).await?;
    uow.save(dossier, Some(by), Happened::InquiryOpened { side, about: kind }).await?;
    Ok(inquiry)
}

/// What the owner is waited for.
fn waiting(about: AboutKind) -> Waiting {
    if about.is_talk() { Waiting::Talk } else { Waiting::InquiryAnswer }
}

/// Takes an open inquiry out of the dossier.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
fn take(dossier: &mut Dossier, inquiry: InquiryId) -> Result<Inquiry, Rejection> {
    let at = dossier.inquiries.iter().position(|open| open.id == inquiry);
    at.map(|at| dossier.inquiries.remove(at)).ok_or(Rejection::AlreadyAnswered)
}

/// The owner has answered or done it. The ladder goes on, softly. Whoever calls tells the debtor, and changes the
/// debt before that if it is to change.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
pub async fn finish(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    inquiry: InquiryId,
    outcome: Option<String>,
) -> AppResult<Inquiry> {
    let inquiry = take(dossier, inquiry)?;
    let now = uow.now();
    inquiries::close(uow.db(), inquiry.id, Ending::Done, outcome.as_deref(), now).await?;
    renew_hold(uow, dossier).await?;
    uow.pause_after_answer(dossier);
    let about = inquiry.about.kind();
    uow.save(dossier, Some(by), Happened::InquiryDone { about, outcome }).await?;
    Ok(inquiry)
}

/// Who began it needs it no more.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`].
pub async fn withdraw(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    inquiry: InquiryId,
) -> AppResult<Inquiry> {
    let inquiry = take(dossier, inquiry)?;
    let now = uow.now();
    inquiries::close(uow.db(), inquiry.id, Ending::Withdrawn, None, now).await?;
    renew_hold(uow, dossier).await?;
    let about = inquiry.about.kind();
    uow.save(dossier, Some(by), Happened::InquiryWithdrawn { about }).await?;
    Ok(inquiry)
}

/// Something was said about an inquiry: the waiting and the hold begin anew. Whoever calls saves the debt.
pub async fn renew(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    inquiry: InquiryId,
    by: Side,
) -> AppResult<()> {
    let (now, zone, country) = (uow.now(), dossier.business.zone, dossier.business.country);
    let Some(open) = dossier.inquiries.iter_mut().find(|open| open.id == inquiry) else { return Ok(()) };
    open.held_until = now + HELD_AT_MOST;
    open.nudges = 0;
    let until = waiting(open.about.kind()).until(now, zone, country);
    let wait_until = match (by, open.about.kind()) {
        // A call is still to be made, whatever was written about it.
        (Side::Debtor, _) | (_, AboutKind::Call | AboutKind::Meeting) => Some(until),
        // Now the debtor's word is waited for; a chat without one closes by itself.
        (Side::Owner, AboutKind::Chat) => Some(open.held_until),
        (Side::Owner, _) => None,
    };
    let (id, held_until) = (open.id, open.held_until);
    inquiries::renew(uow.db(), id, held_until, wait_until).await?;
    renew_hold(uow, dossier).await
}

/// Holds what the open inquiries keep back, until the last of them has been waited for long enough; nothing when
/// none is open. An offer about another sum than what is left then is off the table.
async fn renew_hold(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    set_hold(uow, dossier).await?;
    plans::void_if_changed(uow, dossier).await
}

async fn set_hold(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let balance = dossier.balance();
    let held: Vec<_> = dossier.inquiries.iter().map(|open| (open.holds(balance), open.held_until)).collect();
    let Some(until) = held.iter().map(|(_, until)| *until).max() else {
        return uow.end_hold(dossier, HoldReason::Inquiry).await;
    };
    // One that holds everything outweighs those that hold a sum; of the sums the largest counts.
    let whole = held.iter().any(|(sum, _)| sum.is_none());
    let sums = held.iter().filter_map(|(sum, _)| *sum).filter(|sum| sum.is_positive());
    let sum = sums.max_by_key(|sum| sum.minor());
    match (whole, sum) {
        (true, _) => uow.hold(dossier, HoldReason::Inquiry, None, Some(until)).await,
        (false, Some(sum)) => uow.hold(dossier, HoldReason::Inquiry, Some(sum), Some(until)).await,
        (false, None) => uow.end_hold(dossier, HoldReason::Inquiry).await,
    }
}

/// The debt is over, or the person was not the debtor: what was asked is over too.
pub(super) async fn close_with_debt(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let (now, business, debt) = (uow.now(), dossier.business.id, dossier.debt.id);
    for inquiry in std::mem::take(&mut dossier.inquiries) {
        inquiries::close(uow.db(), inquiry.id, Ending::Lapsed, None, now).await?;
        let about = inquiry.about.kind();
        uow.note(business, debt, None, &Happened::InquiryLapsed { about }).await?;
    }
    Ok(())
}

/// Nobody has said anything for too long: the owner is reminded, some times, and a chat closes by itself.
///
/// # Errors
/// Storage trouble.
pub async fn act_on_silence(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    for id in inquiries::list_overdue(uow.db(), dossier.debt.id, now).await? {
        let Some(inquiry) = dossier.inquiries.iter().find(|open| open.id == id).cloned() else { continue };
        if inquiry.about == About::Chat && inquiry.held_until <= now {
            lapse(uow, dossier, id).await?;
        } else {
            remind_owner(uow, dossier, &inquiry).await?;
        }
    }
    Ok(())
}

/// Nobody has written for so long that the chat is over; both may begin another.
async fn lapse(uow: &mut UnitOfWork, dossier: &mut Dossier, inquiry: InquiryId) -> AppResult<()> {
    let inquiry = take(dossier, inquiry)?;
    let now = uow.now();
    inquiries::close(uow.db(), inquiry.id, Ending::Lapsed, None, now).await?;
    renew_hold(uow, dossier).await?;
    let about = inquiry.about.kind();
    uow.save(dossier, None, Happened::InquiryLapsed { about }).await?;
    super::news::tell_business(uow, dossier, |t| crate::screens::thread::lapsed(t, dossier)).await
}

async fn remind_owner(uow: &mut UnitOfWork, dossier: &Dossier, inquiry: &Inquiry) -> AppResult<()> {
    let now = uow.now();
    let waiting = waiting(inquiry.about.kind());
    let more = inquiry.nudges.saturating_add(1) < waiting.patience().nudges;
    let next = match inquiry.about {
        _ if more => Some(waiting.until(now, dossier.business.zone, dossier.business.country)),
        About::Chat => Some(inquiry.held_until),
        _ => None,
    };
    inquiries::note_nudge(uow.db(), inquiry.id, next).await?;
    super::news::tell_business(uow, dossier, |t| {
        crate::screens::inquiry::still_waits(t, dossier, inquiry, now)
    })
    .await
}

/// The debt that an inquiry is about, for whoever acts for its business.
///
/// # Errors
/// [`Error::NotFound`], also when it is another business's.
pub async fn of_business(uow: &mut UnitOfWork, person: PersonId, inquiry: InquiryId) -> AppResult<Dossier> {
    let debt = inquiries::find_debt(uow.db(), inquiry).await?.ok_or(Error::NotFound)?;
    super::access::owned_debt(uow, person, debt).await
}

/// As [`of_business`], for the debtor.
///
/// # Errors
/// [`Error::NotFound`], also when it is somebody else's.
pub async fn of_debtor(uow: &mut UnitOfWork, person: PersonId, inquiry: InquiryId) -> AppResult<Dossier> {
    let debt = inquiries::find_debt(uow.db(), inquiry).await?.ok_or(Error::NotFound)?;
    super::access::own_debt(uow, person, debt).await
}
