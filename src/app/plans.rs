//! Plans: offered by either side, answered, expired. What follows an agreement is in [`super::following`].

use super::agreements::{self, Yes};
use super::error::{AppResult, Error, on_constraint};
use super::limits::{self, InAdvance};
use super::together::Together;
use super::unit_of_work::UnitOfWork;
use super::{news, offers, promises, reminders};
use crate::domain::dossier::Dossier;
use crate::domain::hold::HoldReason;
use crate::domain::ids::{DebtId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::people::{Person, Side};
use crate::domain::plan::{OFFER_LASTS, Offer, PartStanding, Plan, PlanReason, PlanState, Terms, lay_over};
use crate::domain::rejection::Rejection;
use crate::screens::owner::limits as in_advance;
use crate::screens::{agreement as written, offer as screen};
use crate::store::agreements::StoredAgreement;
use crate::store::limits::SetLimits;
use crate::store::plans;
use crate::store::plans::{NewOffer, NewPlan, NewPlanDebt};

/// A first offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub side: Side,
    pub terms: Terms,
    pub reason: Option<PlanReason>,
    /// Other debts of the client that go into the same plan.
    pub also: Vec<DebtId>,
}

/// What new terms would be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// What they have to cover.
    pub owed: Money,
    /// The numbers of the debts.
    pub numbers: Vec<i32>,
    /// How far the parts of a plan in force are paid.
    pub parts: Vec<PartStanding>,
}

/// What terms offered now would be about: the debts of the offer on the table, else those of the plan in force,
/// else the debt in hand and `also`.
///
/// # Errors
/// [`Rejection::Money`] for debts of several currencies; storage trouble.
pub async fn scope(uow: &mut UnitOfWork, dossier: &mut Dossier, also: &[DebtId]) -> AppResult<Scope> {
    let plan = dossier.talks.clone().or_else(|| dossier.agreed.clone());
    let mut debts = match plan {
        Some(plan) => Together::of(uow, dossier, &plan).await?,
        None => Together::with(uow, dossier, also.to_vec()).await?,
    };
    debts.forget_closed();
    let numbers = debts.all().into_iter().map(|dossier| dossier.debt.number).collect();
    Ok(Scope { owed: debts.unheld_balance()?, numbers, parts: debts.parts() })
}

/// Whether the business has agreed in advance to `terms` for the debt in hand and `also`.
///
/// # Errors
/// Storage trouble.
pub async fn is_agreed_in_advance(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    also: &[DebtId],
    terms: &Terms,
) -> AppResult<bool> {
    let debts = Together::with(uow, dossier, also.to_vec()).await?;
    Ok(limits::outside(uow, &debts.all(), terms).await?.is_empty())
}

/// Whether somebody may begin to negotiate about a debt now.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::NegotiationOpen`], [`Rejection::DisputeOpen`],
/// [`Rejection::ClaimOpen`]: terms would acknowledge what is disputed or said to be paid.
pub fn may_propose(dossier: &Dossier) -> Result<(), Rejection> {
    dossier.debt.require_open()?;
    if dossier.talks.is_some() {
        return Err(Rejection::NegotiationOpen);
    }
    if dossier.dispute.is_some() {
        return Err(Rejection::DisputeOpen);
    }
    if dossier.claim.is_some() { Err(Rejection::ClaimOpen) } else { Ok(()) }
}

/// One side offers terms. Reminders wait until the other answers or the offer runs out. Under a plan in force
/// the offer is about the same debts and would take its place.
///
/// # Errors
/// As [`may_propose`] for each of the debts; [`Rejection::PlanInForce`] for another debt under a plan;
/// [`Rejection::BadSchedule`] when the terms do not make up what is left to pay; [`Rejection::Unreachable`]
/// for an owner whose client does not hear what the bot says.
///
/// Gives the agreement where the business has agreed to such a request in advance.
pub async fn propose(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: &Person,
    proposal: Proposal,
) -> AppResult<Option<StoredAgreement>> {
    let Proposal { side, terms, reason, also } = proposal;
    let in_force = dossier.agreed.as_ref().map(|plan| plan.id);
    if side == Side::Owner && reminders::listening_debtor(dossier).is_none() {
        return Err(Rejection::Unreachable.into());
    }
    let mut debts = match dossier.agreed.clone() {
        Some(plan) => Together::of(uow, dossier, &plan).await?,
        None => Together::with(uow, dossier, also).await?,
    };
    debts.forget_closed();
    for debt in debts.all() {
        may_propose(debt)?;
        if debt.agreed.as_ref().map(|plan| plan.id) != in_force {
            return Err(Rejection::PlanInForce.into());
        }
    }
    if terms.covers() != Some(debts.unheld_balance()?) {
        return Err(Rejection::BadSchedule.into());
    }
    let covered: Vec<NewPlanDebt> = debts
        .all()
        .into_iter()
        .map(|debt| NewPlanDebt { debt: debt.debt.id, amount: debt.unheld_balance() })
        .collect();
    let offer = new_offer(uow, side, by.id, &terms, &covered);
    let new = NewPlan { debts: covered, reason, offer };
    let now = uow.now();
    plans::insert(uow.db(), &new, now)
        .await
        .map_err(|error| on_constraint(error, &[("plan_one_open_per_debt", Rejection::NegotiationOpen)]))?;
    let said = match side {
        Side::Debtor => limits::in_advance(uow, &debts.all(), &terms).await?,
        Side::Owner => InAdvance::Asked(Vec::new()),
    };
    let happened = Happened::PlanProposed {
        side,
        parts: terms.parts().to_vec(),
        discount: terms.discount(),
        acknowledgement_shown: side == Side::Debtor,
    };
    wait_for_answer(uow, &mut debts, by.id, &happened).await?;
    match said {
        InAdvance::Agreed(set) => agree_in_advance(uow, debts.in_hand, &set).await.map(Some),
        InAdvance::Asked(outside) => offers::tell(uow, debts.in_hand, by, &outside).await.map(|()| None),
    }
}

/// Accepts a request that is inside the limits, and tells the business. The debtor, who has just asked, is
/// answered by the caller.
async fn agree_in_advance(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    set: &SetLimits,
) -> AppResult<StoredAgreement> {
    let yes = Yes::in_advance(uow, set).await?;
    let agreement = agree(uow, dossier, &yes).await?;
    news::tell_business(uow, dossier, |t| in_advance::agreed(t, dossier)).await?;
    news::tell_business(uow, dossier, |t| written::for_owner(t, &agreements::written(&agreement, t))).await?;
    Ok(agreement)
}

fn new_offer(
    uow: &UnitOfWork,
    side: Side,
    made_by: PersonId,
    terms: &Terms,
    covered: &[NewPlanDebt],
) -> NewOffer {
    let amounts: Vec<_> = covered.iter().map(|debt| debt.amount).collect();
    let slices = covered.iter().map(|debt| debt.debt).zip(lay_over(terms, &amounts)).collect();
    let expires_at = uow.now() + OFFER_LASTS;
    NewOffer { side, made_by, cause: uow.cause(), expires_at, discount: terms.discount(), slices }
}

/// The offer on the table is known to every debt that it covers, and reminders of them wait.
async fn wait_for_answer(
    uow: &mut UnitOfWork,
    debts: &mut Together<'_>,
    by: PersonId,
    happened: &Happened,
) -> AppResult<()> {
    for dossier in debts.all_mut() {
        let live = plans::list_live(uow.db(), dossier.debt.id, dossier.debt.currency).await?;
        dossier.talks = live.into_iter().find(|plan| plan.state.is_open());
        let until = dossier.talks.as_ref().map(|plan| plan.offer.expires_at);
        if dossier.debtor.as_ref().is_some_and(|debtor| debtor.id == by) {
            // Asked for instead of the day that was named.
            promises::lapse(uow, dossier).await?;
        }
        uow.hold(dossier, HoldReason::RequestPending, None, until).await?;
        uow.save(dossier, Some(by), happened.clone()).await?;
    }
    Ok(())
}

/// All that was offered in a negotiation, the first offer first.
///
/// # Errors
/// Storage trouble.
pub async fn offers_of(uow: &mut UnitOfWork, dossier: &Dossier, plan: &Plan) -> AppResult<Vec<Offer>> {
    Ok(plans::list_offers(uow.db(), plan.id, dossier.debt.currency).await?)
}

/// The side that was asked answers with other terms for the same debts.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::OwnOffer`], [`Rejection::OfferExpired`],
/// [`Rejection::TooManyRounds`], [`Rejection::BadSchedule`].
pub async fn counter(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: &Person,
    side: Side,
    terms: Terms,
) -> AppResult<()> {
    let mut plan = open_talks(dossier)?;
    let before = plan.state;
    plan.counter(side, uow.now())?;
    let mut debts = Together::of(uow, dossier, &plan).await?;
    if terms.covers() != Some(debts.unheld_balance()?) {
        return Err(Rejection::BadSchedule.into());
    }
    let covered: Vec<NewPlanDebt> =
        plan.debts.iter().map(|covered| NewPlanDebt { debt: covered.debt, amount: covered.amount }).collect();
    let (offer, now) = (new_offer(uow, side, by.id, &terms, &covered), uow.now());
    plans::insert_offer(uow.db(), plan.id, plan.offer.round + 1, &offer, now).await?;
    plans::set_state(uow.db(), plan.id, before, plan.state, now).await?;
    let happened =
        Happened::PlanCountered { side, parts: terms.parts().to_vec(), discount: terms.discount() };
    wait_for_answer(uow, &mut debts, by.id, &happened).await?;
    offers::overtake(uow, debts.in_hand, &plan.offer, Some(by.id)).await?;
    offers::tell(uow, debts.in_hand, by, &[]).await
}

/// The side that was asked says yes: the plan is in force, in place of an earlier one, and both sides have it
/// in writing.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::OfferExpired`], [`Rejection::OwnOffer`],
/// [`Rejection::BadSchedule`] when the balance is no longer what the offer was about,
/// [`Rejection::DateInPast`] when the first part is late already.
pub async fn accept(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: &Person,
    side: Side,
) -> AppResult<StoredAgreement> {
    let yes = Yes::now(uow, side, by);
    let agreement = agree(uow, dossier, &yes).await?;
    agreements::hand_out(uow, dossier, &agreement, &yes).await?;
    Ok(agreement)
}

/// Puts the offer on the table into force.
pub(super) async fn agree(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    yes: &Yes,
) -> AppResult<StoredAgreement> {
    let now = uow.now();
    let mut plan = open_talks(dossier)?;
    let before = plan.state;
    plan.accept(yes.side, now)?;
    let mut debts = Together::of(uow, dossier, &plan).await?;
    debts.all().into_iter().try_for_each(|debt| debt.debt.require_open())?;
    if plan.offer.terms.covers() != Some(debts.unheld_balance()?) {
        return Err(Rejection::BadSchedule.into());
    }
    let today = now.with_timezone(&debts.in_hand.business.zone).date_naive();
    if plan.offer.terms.first_on().is_none_or(|first_on| first_on < today) {
        // Nobody signs what is late already.
        return Err(Rejection::DateInPast.into());
    }
    let replaced = debts.in_hand.agreed.clone();
    if let Some(earlier) = &replaced {
        plans::set_state(uow.db(), earlier.id, earlier.state, PlanState::Replaced, now).await?;
    }
    plans::set_state(uow.db(), plan.id, before, plan.state, now)
        .await
        .map_err(|error| on_constraint(error, &[("plan_one_accepted_per_debt", Rejection::PlanInForce)]))?;
    offers::overtake(uow, debts.in_hand, &plan.offer, Some(yes.person.id)).await?;
    let agreement = agreements::write_down(uow, &debts, &plan, replaced.as_ref(), yes).await?;
    for dossier in debts.all_mut() {
        dossier.talks = None;
        dossier.agreed = Some(plan.clone());
        promises::lapse(uow, dossier).await?;
        if replaced.is_some() {
            uow.note(dossier.business.id, dossier.debt.id, yes.by(), &Happened::PlanReplaced).await?;
        }
        take_off_at_once(uow, dossier, &plan, &agreement.number, yes.person.id).await?;
        uow.end_hold(dossier, HoldReason::RequestPending).await?;
        // A discount may be all that there was to a small debt.
        let settled = uow.settle_if_paid(dossier).await?;
        let happened = Happened::PlanAccepted { side: yes.side, agreement: agreement.number.clone() };
        uow.save(dossier, yes.by(), happened).await?;
        if settled {
            uow.note(dossier.business.id, dossier.debt.id, yes.by(), &Happened::Settled).await?;
        }
    }
    Ok(agreement)
}

/// Books the debt's share of a discount that does not wait for the plan's end.
async fn take_off_at_once(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    plan: &Plan,
    agreement: &str,
    by: PersonId,
) -> AppResult<()> {
    let Some(amount) = plan.discount_at_once(dossier.debt.id) else { return Ok(()) };
    uow.record(dossier, EntryKind::Discount, amount, Some(agreement.to_owned()), by).await?;
    let happened = Happened::Discounted { amount };
    uow.note(dossier.business.id, dossier.debt.id, Some(by), &happened).await
}

fn open_talks(dossier: &Dossier) -> Result<Plan, Error> {
    dossier.talks.clone().ok_or_else(|| Rejection::AlreadyAnswered.into())
}

/// The side that was asked says no, with or without a reason; the other learns of the ways that are left.
///
/// # Errors
/// As [`accept`].
pub async fn decline(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: &Person,
    side: Side,
    reason: Option<String>,
) -> AppResult<()> {
    let mut plan = open_talks(dossier)?;
    let before = plan.state;
    plan.decline(side, uow.now())?;
    let mut debts = Together::of(uow, dossier, &plan).await?;
    let declined = Happened::PlanDeclined { side, reason: reason.clone() };
    end_talks(uow, &mut debts, before, &plan, Some(by.id), &declined).await?;
    let dossier = debts.in_hand;
    match side {
        Side::Owner => {
            news::tell_debtor_with_card(uow, dossier, |t| screen::declined(t, dossier, reason.as_deref()))?;
            let name = by.full_name();
            news::tell_colleagues(uow, dossier, by.id, |t| screen::declined_by_colleague(t, dossier, &name))
                .await
        }
        Side::Debtor => {
            news::tell_business(uow, dossier, |t| screen::declined_by_debtor(t, dossier, reason.as_deref()))
                .await
        }
    }
}

/// Whoever made the offer on the table takes it back.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], also when the offer on the table is the other side's by now.
pub async fn take_back(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: &Person,
    side: Side,
) -> AppResult<()> {
    let mut plan = open_talks(dossier)?;
    if plan.offer.side != side {
        return Err(Rejection::AlreadyAnswered.into());
    }
    let before = plan.state;
    plan.withdraw()?;
    let mut debts = Together::of(uow, dossier, &plan).await?;
    let read = end_talks(uow, &mut debts, before, &plan, Some(by.id), &Happened::PlanWithdrawn).await?;
    let dossier = debts.in_hand;
    match side {
        Side::Owner => {
            if read {
                news::tell_debtor_in_contact_hours(uow, dossier, |t| screen::taken_back(t, dossier))?;
            }
            let name = by.full_name();
            news::tell_colleagues(uow, dossier, by.id, |t| screen::taken_back_by_colleague(t, dossier, &name))
                .await
        }
        Side::Debtor => news::tell_business(uow, dossier, |t| screen::taken_back_by_debtor(t, dossier)).await,
    }
}

/// The negotiation is over without an agreement, for every debt that it was about. Says whether somebody can
/// have read the offer.
async fn end_talks(
    uow: &mut UnitOfWork,
    debts: &mut Together<'_>,
    before: PlanState,
    plan: &Plan,
    by: Option<PersonId>,
    happened: &Happened,
) -> AppResult<bool> {
    let now = uow.now();
    plans::set_state(uow.db(), plan.id, before, plan.state, now).await?;
    let read = offers::overtake(uow, debts.in_hand, &plan.offer, by).await?;
    for dossier in debts.all_mut() {
        dossier.talks = None;
        uow.end_hold(dossier, HoldReason::RequestPending).await?;
        if by.is_some() {
            uow.pause_after_answer(dossier);
        }
        uow.save(dossier, by, happened.clone()).await?;
    }
    Ok(read)
}

/// An offer whose time has run out is closed, and both sides are told.
///
/// # Errors
/// Storage trouble.
pub async fn expire(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let now = uow.now();
    // Answered by somebody else while the lock was waited for.
    let Some(mut plan) = dossier.talks.clone().filter(|plan| now >= plan.offer.expires_at) else {
        return Ok(());
    };
    let (before, side) = (plan.state, plan.offer.side);
    plan.expire(now)?;
    let mut debts = Together::of(uow, dossier, &plan).await?;
    end_talks(uow, &mut debts, before, &plan, None, &Happened::PlanExpired).await?;
    let dossier = debts.in_hand;
    news::tell_debtor_with_card(uow, dossier, |t| screen::expired(t, dossier, side))?;
    news::tell_business(uow, dossier, |t| screen::expired_owner(t, dossier, side)).await
}

/// After a ledger entry: an open offer that no longer makes up what is left to pay is withdrawn, and both
/// sides are told. The caller saves the debt.
pub(super) async fn void_if_changed(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let id = dossier.debt.id;
    let covered = dossier.talks.as_ref().and_then(|plan| plan.debts.iter().find(|debt| debt.debt == id));
    let fits = covered.is_none_or(|covered| covered.amount == dossier.unheld_balance());
    if fits || dossier.balance().is_zero() {
        return Ok(());
    }
    withdraw(uow, dossier).await?;
    news::tell_debtor(uow, dossier, |t| screen::void(t, dossier))?;
    news::tell_business(uow, dossier, |t| screen::void_owner(t, dossier)).await
}

/// Takes an open offer off the table, if there is one: what it was about has changed. The caller saves the
/// debt in hand; the others that the offer was about are saved here.
pub(super) async fn withdraw(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
    let Some(mut plan) = dossier.talks.take() else { return Ok(()) };
    let (now, before, in_hand) = (uow.now(), plan.state, dossier.debt.id);
    plan.withdraw()?;
    plans::set_state(uow.db(), plan.id, before, plan.state, now).await?;
    offers::overtake(uow, dossier, &plan.offer, None).await?;
    uow.end_hold(dossier, HoldReason::RequestPending).await?;
    uow.note(dossier.business.id, in_hand, None, &Happened::PlanWithdrawn).await?;
    let mut debts = Together::of(uow, dossier, &plan).await?;
    for other in debts.all_mut().into_iter().filter(|other| other.debt.id != in_hand) {
        other.talks = None;
        uow.end_hold(other, HoldReason::RequestPending).await?;
        uow.save(other, None, Happened::PlanWithdrawn).await?;
    }
    Ok(())
}
