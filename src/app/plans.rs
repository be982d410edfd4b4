//! Plans: asked for, answered, written down, watched.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::error::{AppResult, Error, on_constraint};
use super::unit_of_work::UnitOfWork;
use super::{news, promises};
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::hold::HoldReason;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::language::Language;
use crate::domain::people::{Person, Side};
use crate::domain::plan::{self, Acceptance, GRACE, OFFER_LASTS, Plan, PlanReason, PlanState, Terms};
use crate::domain::rejection::Rejection;
use crate::i18n::texts;
use crate::screens::agreement::{self, Agreed};
use crate::screens::plan as screen;
use crate::store::plans::{NewAgreement, NewPlan, StoredAgreement};
use crate::store::{debts, people, plans, requests};

/// Offers closed in one round of housekeeping.
const BATCH: i64 = 100;

/// What a debtor asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub terms: Terms,
    pub reason: Option<PlanReason>,
}

/// Whether the debtor may ask for time now.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::NegotiationOpen`], [`Rejection::PlanInForce`],
/// [`Rejection::DisputeOpen`], [`Rejection::ClaimOpen`]: asking for time would acknowledge what is disputed
/// or said to be paid.
pub fn may_propose(dossier: &Dossier) -> Result<(), Rejection> {
    dossier.debt.require_open()?;
    plan::require_none(dossier.plan.as_ref())?;
    if dossier.dispute.is_some() {
        return Err(Rejection::DisputeOpen);
    }
    if dossier.claim.is_some() { Err(Rejection::ClaimOpen) } else { Ok(()) }
}

/// The debtor asks to pay in parts instead of on the day they named, if they did. Reminders wait until the owner answers or the offer runs out.
///
/// # Errors
/// As [`may_propose`], and [`Rejection::BadSchedule`] when the parts do not make up what is left to pay.
pub async fn propose(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    request: Request,
) -> AppResult<()> {
    may_propose(dossier)?;
    if request.terms.total() != Some(dossier.unheld_balance()) {
        return Err(Rejection::BadSchedule.into());
    }
    let now = uow.now();
    let expires_at = now + OFFER_LASTS;
    let parts = request.terms.parts().to_vec();
    let new = NewPlan {
        debt: dossier.debt.id,
        side: Side::Debtor,
        made_by: by,
        update_id: uow.cause(),
        terms: request.terms,
        reason: request.reason,
        expires_at,
    };
    plans::insert(uow.db(), &new, now)
        .await
        .map_err(|error| on_constraint(error, &[("plan_one_open_per_debt", Rejection::NegotiationOpen)]))?;
    dossier.plan = plans::find_live(uow.db(), dossier.debt.id, dossier.debt.currency).await?;
    promises::lapse(uow, dossier).await?;
    uow.hold(dossier, HoldReason::RequestPending, None, Some(expires_at)).await?;
    let happened = Happened::PlanProposed { side: Side::Debtor, parts, acknowledgement_shown: true };
    uow.save(dossier, Some(by), happened).await?;
    let history = requests::history(uow.db(), dossier.client.id).await?;
    if let Some(plan) = dossier.open_plan() {
        news::tell_business(uow, dossier, |t| screen::asked(t, dossier, plan, history)).await?;
    }
    Ok(())
}

/// The owner says yes: the plan is in force, and both sides get it in writing.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::OfferExpired`], [`Rejection::OwnOffer`],
/// [`Rejection::BadSchedule`] when the balance is no longer what the offer was about.
pub async fn accept(uow: &mut UnitOfWork, dossier: &mut Dossier, by: &Person) -> AppResult<StoredAgreement> {
    dossier.debt.require_open()?;
    let now = uow.now();
    let mut plan = take_open(dossier)?;
    let before = plan.state;
    plan.accept(Side::Owner, now)?;
    if plan.offer.terms.total() != Some(dossier.unheld_balance()) {
        return Err(Rejection::BadSchedule.into());
    }
    let today = now.with_timezone(&dossier.business.zone).date_naive();
    if plan.offer.terms.parts().first().is_none_or(|first| first.due_on < today) {
        // Nobody signs what is late already.
        return Err(Rejection::DateInPast.into());
    }
    plans::set_state(uow.db(), plan.id, before, plan.state, now)
        .await
        .map_err(|error| on_constraint(error, &[("plan_one_accepted_per_debt", Rejection::PlanInForce)]))?;
    let agreement = write_down(uow, dossier, &plan, by).await?;
    dossier.plan = Some(plan);
    uow.end_hold(dossier, HoldReason::RequestPending).await?;
    let happened = Happened::PlanAccepted { side: Side::Owner, agreement: agreement.number.clone() };
    uow.save(dossier, Some(by.id), happened).await?;
    news::tell_debtor(uow, dossier, |t| agreement::for_debtor(t, dossier, agreement.text(t.language())))
        .await?;
    news::tell_debtor(uow, dossier, |t| agreement::next_for_debtor(t, dossier)).await?;
    news::tell_colleagues(uow, dossier, by.id, |t| agreement::for_owner(t, agreement.text(t.language())))
        .await?;
    news::tell_colleagues(uow, dossier, by.id, |t| agreement::next_for_owner(t, dossier)).await?;
    Ok(agreement)
}

fn take_open(dossier: &mut Dossier) -> Result<Plan, Error> {
    match dossier.plan.take() {
        Some(plan) if plan.state.is_open() => Ok(plan),
        _ => Err(Rejection::AlreadyAnswered.into()),
    }
}

/// Writes the agreement: both texts, both acceptances, and the hash over all of it.
async fn write_down(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    plan: &Plan,
    by: &Person,
) -> AppResult<StoredAgreement> {
    let (now, cause, bot) = (uow.now(), uow.cause(), uow.bot().username.clone());
    let debtor = people::get(uow.db(), plan.offer.made_by).await?;
    let acceptances = vec![
        acceptance(plan.offer.side, &debtor, plan.offer.update_id, plan.offer.made_at),
        acceptance(Side::Owner, by, cause, now),
    ];
    let number = plan.agreement_number(dossier.debt.number);
    let agreed = Agreed {
        number: &number,
        dossier,
        terms: &plan.offer.terms,
        acceptances: &acceptances,
        at: now,
        bot: &bot,
        prevails: debtor.language,
    };
    let [text_ru, text_en] =
        [Language::Ru, Language::En].map(|language| agreement::canonical(texts(language), &agreed));
    let text_hash = agreement_hash(&text_ru, &text_en, &acceptances);
    let stored =
        StoredAgreement { number: number.clone(), text_ru: text_ru.clone(), text_en: text_en.clone() };
    let (plan, offer) = (plan.id, plan.offer.id);
    let new = NewAgreement { plan, offer, number, text_ru, text_en, text_hash, acceptances };
    plans::insert_agreement(uow.db(), &new, now).await?;
    Ok(stored)
}

fn acceptance(side: Side, person: &Person, update_id: Option<i64>, at: DateTime<Utc>) -> Acceptance {
    let (telegram_id, name) = (person.telegram_id, person.full_name());
    Acceptance { side, person: person.id, telegram_id, name, update_id, at }
}

/// SHA-256 over both texts and both acceptances, as JSON with keys in order, so that it can be computed
/// again from what is stored.
fn agreement_hash(text_ru: &str, text_en: &str, acceptances: &[Acceptance]) -> Vec<u8> {
    let acceptances: Vec<serde_json::Value> = acceptances
        .iter()
        .map(|yes| {
            serde_json::json!({
                "side": yes.side.code(),
                "person": yes.person,
                "telegram_id": yes.telegram_id,
                "name": yes.name,
                "update_id": yes.update_id,
                "at": yes.at.to_rfc3339_opts(SecondsFormat::Micros, true),
            })
        })
        .collect();
    let content = serde_json::json!({ "ru": text_ru, "en": text_en, "acceptances": acceptances });
    Sha256::digest(content.to_string()).to_vec()
}

/// The owner says no, with or without a reason; the debtor learns of the other ways.
///
/// # Errors
/// As [`accept`].
pub async fn decline(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    reason: Option<String>,
) -> AppResult<()> {
    let now = uow.now();
    let mut plan = take_open(dossier)?;
    let before = plan.state;
    plan.decline(Side::Owner, now)?;
    plans::set_state(uow.db(), plan.id, before, plan.state, now).await?;
    uow.end_hold(dossier, HoldReason::RequestPending).await?;
    uow.pause_after_answer(dossier);
    uow.save(dossier, Some(by), Happened::PlanDeclined { side: Side::Owner }).await?;
    news::tell_debtor_with_card(uow, dossier, |t| screen::declined(t, dossier, reason.as_deref())).await?;
    news::tell_colleagues(uow, dossier, by, |t| screen::declined_owner(t, dossier)).await
}

/// Offers whose time has run out are closed, and both sides are told.
pub async fn expire_due(uow: &mut UnitOfWork) -> AppResult<()> {
    let now = uow.now();
    for debt in plans::list_expired(uow.db(), now, BATCH).await? {
        if let Some(mut dossier) = debts::lock(uow.db(), debt).await? {
            expire(uow, &mut dossier).await?;
        }
    }
    Ok(())
}

async fn expire(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    // Answered by somebody else while the lock was waited for.
    if dossier.open_plan().is_none_or(|plan| now < plan.expires_at) {
        return Ok(());
    }
    let mut plan = take_open(dossier)?;
    let before = plan.state;
    plan.expire(now)?;
    plans::set_state(uow.db(), plan.id, before, plan.state, now).await?;
    uow.end_hold(dossier, HoldReason::RequestPending).await?;
    uow.save(dossier, None, Happened::PlanExpired).await?;
    news::tell_debtor_with_card(uow, dossier, |t| screen::expired(t, dossier)).await?;
    news::tell_business(uow, dossier, |t| screen::expired_owner(t, dossier)).await
}

/// After a ledger entry: an open offer that no longer makes up what is left to pay is withdrawn, and both
/// sides are told. The caller saves the debt.
pub(super) async fn void_if_changed(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let left = Some(dossier.unheld_balance());
    let fits = dossier.open_plan().is_none_or(|plan| plan.offer.terms.total() == left);
    if fits || dossier.balance().is_zero() {
        return Ok(());
    }
    withdraw(uow, dossier).await?;
    news::tell_debtor(uow, dossier, |t| screen::void(t, dossier)).await?;
    news::tell_business(uow, dossier, |t| screen::void_owner(t, dossier)).await
}

/// Takes an open offer off the table, if there is one. The caller saves the debt.
pub(super) async fn withdraw(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    if dossier.open_plan().is_none() {
        return Ok(());
    }
    let now = uow.now();
    let mut plan = take_open(dossier)?;
    let before = plan.state;
    plan.withdraw()?;
    plans::set_state(uow.db(), plan.id, before, plan.state, now).await?;
    uow.end_hold(dossier, HoldReason::RequestPending).await?;
    uow.note(dossier.business.id, dossier.debt.id, None, &Happened::PlanWithdrawn).await
}

/// Looks for parts that are late beyond their grace and tells the businesses, each part once.
pub async fn note_late_parts(uow: &mut UnitOfWork) -> AppResult<()> {
    // East of Greenwich the day begins earlier: one day more is looked at and weighed in the business's zone.
    let before = uow.now().date_naive() - GRACE + TimeDelta::days(1);
    for debt in plans::list_late(uow.db(), before, BATCH).await? {
        if let Some(dossier) = debts::lock(uow.db(), debt).await? {
            note_late_part(uow, &dossier).await?;
        }
    }
    Ok(())
}

/// Tells the business once that a part of the plan in force is late beyond its grace.
async fn note_late_part(uow: &mut UnitOfWork, dossier: &Dossier) -> AppResult<()> {
    let today = uow.now().with_timezone(&dossier.business.zone).date_naive();
    let parts = dossier.parts();
    let (Some(plan), Some(part)) = (dossier.agreed_plan(), plan::late_part(&parts, today)) else {
        return Ok(());
    };
    if dossier.silencing_hold(uow.now()).is_some() {
        // Paused, disputed or said to be paid: nobody waits for this part now.
        return Ok(());
    }
    plans::set_late_told(uow.db(), plan.id, part.due_on).await?;
    let number = plan.agreement_number(dossier.debt.number);
    news::tell_business(uow, dossier, |t| screen::late_owner(t, dossier, &number, part)).await
}

/// The debt is over: an open offer is withdrawn, a plan in force was kept or is replaced.
pub(super) async fn close_with_debt(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    state: DebtState,
) -> AppResult<()> {
    let Some(plan) = dossier.plan.take() else { return Ok(()) };
    let now = uow.now();
    let to = match (plan.state, state) {
        (PlanState::Accepted, DebtState::Settled) => PlanState::Kept,
        (PlanState::Accepted, _) => PlanState::Replaced,
        _ => PlanState::Withdrawn,
    };
    plans::set_state(uow.db(), plan.id, plan.state, to, now).await?;
    let happened = match to {
        PlanState::Kept => Happened::PlanKept,
        PlanState::Replaced => Happened::PlanReplaced,
        _ => Happened::PlanWithdrawn,
    };
    uow.note(dossier.business.id, dossier.debt.id, None, &happened).await
}
