//! «I will pay on Friday»: a date without a document. Reminders wait until then; kept or broken is counted.

use chrono::NaiveDate;

use super::error::{AppResult, on_constraint};
use super::unit_of_work::UnitOfWork;
use super::{debts, news};
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::hold::HoldReason;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::people::Person;
use crate::domain::promise::{self, BROKEN_MAX, Outcome, Promise};
use crate::domain::rejection::Rejection;
use crate::i18n::texts;
use crate::screens::promise as screen;
use crate::store::promises::{self, NewPromise};
use crate::store::requests;

/// Whether the debtor may name a day to pay now.
///
/// # Errors
/// [`Rejection::DebtIs`]; [`Rejection::PromiseOpen`]; [`Rejection::NegotiationOpen`] and
/// [`Rejection::PlanInForce`], under which another date is a change of the terms; [`Rejection::DisputeOpen`] and
/// [`Rejection::ClaimOpen`]: a promise would acknowledge what is disputed or said to be paid;
/// [`Rejection::PromisesSpent`] after [`BROKEN_MAX`] broken ones.
pub async fn may_promise(uow: &mut UnitOfWork, dossier: &Dossier) -> AppResult<()> {
    dossier.debt.require_open()?;
    let in_the_way = [
        (dossier.promise.is_some(), Rejection::PromiseOpen),
        (dossier.talks.is_some(), Rejection::NegotiationOpen),
        (dossier.agreed.is_some(), Rejection::PlanInForce),
        (dossier.dispute.is_some(), Rejection::DisputeOpen),
        (dossier.claim.is_some(), Rejection::ClaimOpen),
    ];
    if let Some((_, rejection)) = in_the_way.into_iter().find(|(stands, _)| *stands) {
        return Err(rejection.into());
    }
    let broken = promises::count_broken(uow.db(), dossier.debt.id).await?;
    if broken < BROKEN_MAX { Ok(()) } else { Err(Rejection::PromisesSpent.into()) }
}

/// The debtor says that they will pay what is left on a day. Reminders wait for it, and the business is told.
/// `today` is the debtor's.
///
/// # Errors
/// As [`may_promise`], and [`Rejection::DateInPast`], [`Rejection::PromiseTooFar`].
pub async fn make(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    on: NaiveDate,
    today: NaiveDate,
) -> AppResult<()> {
    may_promise(uow, dossier).await?;
    promise::check(on, today)?;
    let (now, business) = (uow.now(), &dossier.business);
    let zone = dossier.debtor.as_ref().and_then(|debtor| debtor.zone);
    let ends_at = promise::ends_at(on, dossier.profile(), zone, business.country);
    let new = NewPromise {
        debt: dossier.debt.id,
        on,
        ends_at,
        made_by: by,
        update_id: uow.cause().map(|cause| cause.update_id),
    };
    let made = promises::insert(uow.db(), &new, now)
        .await
        .map_err(|error| on_constraint(error, &[("promise_one_open_per_debt", Rejection::PromiseOpen)]))?;
    dossier.promise = Some(made);
    uow.hold(dossier, HoldReason::Promise, None, Some(ends_at)).await?;
    uow.save(dossier, Some(by), Happened::PromiseMade { on, acknowledgement_shown: true }).await?;
    let history = requests::history(uow.db(), dossier.client.id).await?;
    news::tell_business(uow, dossier, |t| screen::told(t, dossier, on, history)).await
}

/// A promise whose time is over with something left to pay is broken: the debtor gets one kind message with the
/// ways on, the business is told, and the ladder begins anew, softly, some days later.
///
/// # Errors
/// Storage trouble.
pub async fn conclude_if_over(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let (now, claimed, resume_from) = (uow.now(), dossier.claim.is_some(), dossier.debt.resume_from);
    let over = dossier.promise.take_if(|promise| promise.is_over(claimed, resume_from, now));
    let Some(Promise { id, on, .. }) = over else { return Ok(()) };
    promises::conclude(uow.db(), id, Outcome::Broken, now).await?;
    uow.end_hold(dossier, HoldReason::Promise).await?;
    uow.pause_after_answer(dossier);
    uow.save(dossier, None, Happened::PromiseBroken).await?;
    // What the owner has paused asks for nothing, and who wants to hear no more hears nothing.
    let debtor_hears = dossier.silencing_hold(now).is_none() && dossier.client.stopped_at.is_none();
    if debtor_hears {
        let broken = |client: &Person| screen::broken(texts(client.language), dossier, on, now);
        debts::ask_client(uow, dossier, broken).await?;
    }
    news::tell_business(uow, dossier, |t| screen::broken_owner(t, dossier, on, debtor_hears)).await
}

/// Something else takes the place of an open promise, if there is one. The caller saves the debt.
pub(super) async fn lapse(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    conclude(uow, dossier, Outcome::Lapsed, Happened::PromiseLapsed).await
}

/// The debt is over: paid, an open promise was kept. The caller saves the debt.
pub(super) async fn close_with_debt(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    state: DebtState,
) -> AppResult<()> {
    match state {
        DebtState::Settled => conclude(uow, dossier, Outcome::Kept, Happened::PromiseKept).await,
        _ => lapse(uow, dossier).await,
    }
}

async fn conclude(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    outcome: Outcome,
    happened: Happened,
) -> AppResult<()> {
    let Some(promise) = dossier.promise.take() else { return Ok(()) };
    let now = uow.now();
    promises::conclude(uow.db(), promise.id, outcome, now).await?;
    uow.end_hold(dossier, HoldReason::Promise).await?;
    uow.note(dossier.business.id, dossier.debt.id, None, &happened).await
}
