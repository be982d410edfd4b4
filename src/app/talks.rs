//! To be called, to meet: the debtor asks, the owner notes what came of it.

use super::error::AppResult;
use super::inquiries::{self, Question};
use super::news;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{InquiryId, PersonId};
use crate::domain::inquiry::Inquiry;
use crate::screens::talk as screen;

/// The debtor asks for a call or a meeting; everybody of the business is told.
///
/// # Errors
/// As [`inquiries::open`].
pub async fn ask(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    question: Question,
) -> AppResult<Inquiry> {
    let inquiry = inquiries::open(uow, dossier, by, question).await?;
    news::tell_business(uow, dossier, |t| screen::told(t, dossier, &inquiry)).await?;
    Ok(inquiry)
}

/// The owner has talked, or will not; the outcome goes to the journal. The debtor hears that it is done, the
/// colleagues what came of it.
///
/// # Errors
/// As [`inquiries::finish`].
pub async fn finish(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    inquiry: InquiryId,
    outcome: Option<String>,
) -> AppResult<()> {
    let about = inquiries::finish(uow, dossier, by, inquiry, outcome.clone()).await?.about.kind();
    news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::done(t, dossier, about))?;
    news::tell_colleagues(uow, dossier, by, |t| screen::done_owner(t, dossier, outcome.as_deref())).await
}
