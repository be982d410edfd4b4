//! Plans: a debtor asks to pay in parts, the owner answers. [`PlanState::CHANGES`] lists every change of state there is.
//!
//! Every offer is kept. Nobody accepts their own.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::calendar::{self, Every};
use super::ids::{DebtId, OfferId, PersonId, PlanId};
use super::money::Money;
use super::people::Side;
use super::rejection::Rejection;

/// An offer that nobody answers expires after this.
pub const OFFER_LASTS: TimeDelta = TimeDelta::hours(72);

/// The most parts a plan may have: two years of months, half a year of weeks.
pub const PARTS_MAX: u32 = 24;

/// How far away, in days, the first part of a request may be.
pub const FIRST_WITHIN_DAYS: u64 = 90;

/// How far away, in months, the last part of a request may be.
pub const LAST_WITHIN_MONTHS: u32 = 24;

/// How long after its date a part is not yet called late: banks take their time.
pub const GRACE: TimeDelta = TimeDelta::days(5);

/// Where a negotiation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    Proposed,
    Countered,
    Accepted,
    Declined,
    Withdrawn,
    Expired,
    Kept,
    Broken,
    Replaced,
}

impl PlanState {
    pub const ALL: [Self; 9] = [
        Self::Proposed,
        Self::Countered,
        Self::Accepted,
        Self::Declined,
        Self::Withdrawn,
        Self::Expired,
        Self::Kept,
        Self::Broken,
        Self::Replaced,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Countered => "countered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Replaced => "replaced",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Every change of state that there is. `ARCHITECTURE.md` draws it.
    pub const CHANGES: [(Self, Self); 12] = [
        (Self::Proposed, Self::Countered),
        (Self::Proposed, Self::Accepted),
        (Self::Proposed, Self::Declined),
        (Self::Proposed, Self::Withdrawn),
        (Self::Proposed, Self::Expired),
        (Self::Countered, Self::Accepted),
        (Self::Countered, Self::Declined),
        (Self::Countered, Self::Withdrawn),
        (Self::Countered, Self::Expired),
        (Self::Accepted, Self::Kept),
        (Self::Accepted, Self::Broken),
        (Self::Accepted, Self::Replaced),
    ];

    /// Whether a plan in this state may go to `next`. The store asks before it writes.
    pub fn may_become(self, next: Self) -> bool {
        Self::CHANGES.contains(&(self, next))
    }

    /// An offer is on the table.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Countered)
    }
}

/// Why a debtor needs time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanReason {
    SalaryLate,
    Ill,
    ClientOwesMe,
    /// In the debtor's own words.
    Words(String),
}

impl PlanReason {
    /// The reasons that can be given in one tap.
    pub const READY: [Self; 3] = [Self::SalaryLate, Self::Ill, Self::ClientOwesMe];

    /// How it is stored: a code, or the words as they are.
    pub fn code(&self) -> &str {
        match self {
            Self::SalaryLate => "salary_late",
            Self::Ill => "ill",
            Self::ClientOwesMe => "client_owes_me",
            Self::Words(words) => words,
        }
    }

    pub fn from_code(code: &str) -> Self {
        Self::READY
            .into_iter()
            .find(|ready| ready.code() == code)
            .unwrap_or_else(|| Self::Words(code.to_owned()))
    }
}

/// One part: how much, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub due_on: NaiveDate,
    pub amount: Money,
}

/// What is offered: parts in order of date that make up the sum exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    parts: Vec<Part>,
}

impl Terms {
    /// `total` in `count` equal parts, the first on `first_on`. The remainder goes to the last parts, and
    /// monthly dates keep their anchor day.
    ///
    /// # Errors
    /// [`Rejection::BadSchedule`] for no part, too many, or parts of nothing; [`Rejection::DateInPast`].
    pub fn equal(
        total: Money,
        count: u32,
        first_on: NaiveDate,
        every: Every,
        today: NaiveDate,
    ) -> Result<Self, Rejection> {
        let count = std::num::NonZeroU32::new(count)
            .filter(|n| n.get() <= PARTS_MAX)
            .ok_or(Rejection::BadSchedule)?;
        let dates = calendar::schedule(first_on, every, count.get());
        let parts = dates
            .into_iter()
            .zip(total.split(count))
            .map(|(due_on, amount)| Part { due_on, amount })
            .collect();
        Self::of(parts, total, today)
    }

    /// As [`Terms::equal`], within what a debtor may ask for: the first part within [`FIRST_WITHIN_DAYS`],
    /// the last within [`LAST_WITHIN_MONTHS`].
    ///
    /// # Errors
    /// As [`Terms::equal`].
    pub fn requested(
        total: Money,
        count: u32,
        first_on: NaiveDate,
        every: Every,
        today: NaiveDate,
    ) -> Result<Self, Rejection> {
        let terms = Self::equal(total, count, first_on, every, today)?;
        let latest = calendar::add_months_anchored(today, LAST_WITHIN_MONTHS);
        if first_on > latest_first_on(today) || terms.last_on().is_some_and(|last| last > latest) {
            return Err(Rejection::BadSchedule);
        }
        Ok(terms)
    }

    /// Parts as given, checked against the `total` they must make up.
    ///
    /// # Errors
    /// [`Rejection::BadSchedule`] or [`Rejection::DateInPast`].
    pub fn of(parts: Vec<Part>, total: Money, today: NaiveDate) -> Result<Self, Rejection> {
        let sum =
            parts.iter().try_fold(Money::zero(total.currency()), |sum, part| sum.checked_add(part.amount))?;
        let in_order = parts.is_sorted_by(|one, next| one.due_on < next.due_on);
        let positive = parts.iter().all(|part| part.amount.is_positive());
        if parts.is_empty() || sum != total || !in_order || !positive {
            return Err(Rejection::BadSchedule);
        }
        if parts.iter().any(|part| part.due_on < today) {
            return Err(Rejection::DateInPast);
        }
        Ok(Self { parts })
    }

    /// Terms that were checked before they were stored.
    pub fn stored(parts: Vec<Part>) -> Self {
        Self { parts }
    }

    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What the parts make up; `None` for terms without parts.
    pub fn total(&self) -> Option<Money> {
        let (first, rest) = self.parts.split_first()?;
        rest.iter().try_fold(first.amount, |sum, part| sum.checked_add(part.amount)).ok()
    }

    pub fn first_on(&self) -> Option<NaiveDate> {
        self.parts.first().map(|part| part.due_on)
    }

    pub fn last_on(&self) -> Option<NaiveDate> {
        self.parts.last().map(|part| part.due_on)
    }
}

/// The latest date on which the first part of a request may be.
pub fn latest_first_on(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(FIRST_WITHIN_DAYS)).unwrap_or(today)
}

/// One round of a negotiation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub id: OfferId,
    pub round: i32,
    pub side: Side,
    pub made_by: PersonId,
    pub made_at: DateTime<Utc>,
    pub update_id: Option<i64>,
    pub terms: Terms,
}

/// One side's yes: which account, when, by which update of the messenger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    pub side: Side,
    pub person: PersonId,
    pub telegram_id: i64,
    pub name: String,
    pub update_id: Option<i64>,
    pub at: DateTime<Utc>,
}

/// A negotiation with its latest offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: PlanId,
    pub debt: DebtId,
    /// Counts the plans of one debt.
    pub number: i32,
    pub state: PlanState,
    pub reason: Option<PlanReason>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// The offer on the table, or the one that was agreed.
    pub offer: Offer,
}

impl Plan {
    /// The number of its agreement: «17-1» is the first plan of debt № 17.
    pub fn agreement_number(&self, debt_number: i32) -> String {
        format!("{debt_number}-{}", self.number)
    }

    /// `side` says yes to the offer on the table.
    ///
    /// # Errors
    /// [`Rejection::PlanIs`], [`Rejection::OwnOffer`], [`Rejection::OfferExpired`].
    pub fn accept(&mut self, side: Side, now: DateTime<Utc>) -> Result<(), Rejection> {
        self.answer(side, now)?;
        self.state = PlanState::Accepted;
        Ok(())
    }

    /// `side` says no to the offer on the table.
    ///
    /// # Errors
    /// As [`Plan::accept`].
    pub fn decline(&mut self, side: Side, now: DateTime<Utc>) -> Result<(), Rejection> {
        self.answer(side, now)?;
        self.state = PlanState::Declined;
        Ok(())
    }

    /// Nobody answered in time.
    ///
    /// # Errors
    /// [`Rejection::PlanIs`] when it was answered; [`Rejection::NegotiationOpen`] while there is time left.
    pub fn expire(&mut self, now: DateTime<Utc>) -> Result<(), Rejection> {
        self.require_on_the_table()?;
        if now < self.expires_at {
            return Err(Rejection::NegotiationOpen);
        }
        self.state = PlanState::Expired;
        Ok(())
    }

    /// The offer is taken off the table: what it was about has changed.
    ///
    /// # Errors
    /// [`Rejection::PlanIs`].
    pub fn withdraw(&mut self) -> Result<(), Rejection> {
        self.require_on_the_table()?;
        self.state = PlanState::Withdrawn;
        Ok(())
    }

    fn require_on_the_table(&self) -> Result<(), Rejection> {
        if self.state.is_open() { Ok(()) } else { Err(Rejection::PlanIs(self.state)) }
    }

    fn answer(&self, side: Side, now: DateTime<Utc>) -> Result<(), Rejection> {
        self.require_on_the_table()?;
        if side == self.offer.side {
            return Err(Rejection::OwnOffer);
        }
        if now >= self.expires_at {
            return Err(Rejection::OfferExpired);
        }
        Ok(())
    }
}

/// Whether a new negotiation may begin beside `plan`, the one that is live.
///
/// # Errors
/// [`Rejection::NegotiationOpen`], [`Rejection::PlanInForce`].
pub fn require_none(plan: Option<&Plan>) -> Result<(), Rejection> {
    match plan.map(|plan| plan.state) {
        Some(state) if state.is_open() => Err(Rejection::NegotiationOpen),
        Some(PlanState::Accepted) => Err(Rejection::PlanInForce),
        _ => Ok(()),
    }
}

/// A part of an agreed plan with what has been paid on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartStanding {
    /// From 1.
    pub number: usize,
    pub due_on: NaiveDate,
    pub amount: Money,
    pub left: Money,
}

impl PartStanding {
    pub fn is_paid(&self) -> bool {
        self.left.is_zero()
    }
}

/// How far an agreed plan is paid when `balance` is left of the debt: what was paid went to the earliest
/// parts first.
pub fn standing(terms: &Terms, balance: Money) -> Vec<PartStanding> {
    let mut left_over = balance;
    let mut standing: Vec<PartStanding> = terms
        .parts
        .iter()
        .enumerate()
        .rev()
        .map(|(index, part)| {
            let left = part.amount.min(left_over).unwrap_or(part.amount);
            left_over = left_over.checked_sub(left).unwrap_or_else(|_| Money::zero(part.amount.currency()));
            PartStanding { number: index + 1, due_on: part.due_on, amount: part.amount, left }
        })
        .collect();
    standing.reverse();
    standing
}

/// The earliest part that is unpaid beyond [`GRACE`] on `today`.
pub fn late_part(standing: &[PartStanding], today: NaiveDate) -> Option<&PartStanding> {
    let forgiven = today.checked_sub_signed(GRACE)?;
    standing.iter().find(|part| !part.is_paid() && part.due_on < forgiven)
}

#[cfg(test)]
mod tests;
