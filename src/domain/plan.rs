//! Plans: a debtor asks to pay in parts, the owner answers. [`PlanState::CHANGES`] lists every change of state there is.
//!
//! Every offer is kept. Nobody accepts their own.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
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

    pub fn last_on(&self) -> Option<NaiveDate> {
        self.parts.last().map(|part| part.due_on)
    }
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

/// A negotiation with its latest offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: PlanId,
    pub debt: DebtId,
    /// Counts the plans of one debt.
    pub number: i32,
    pub state: PlanState,
    pub reason: Option<String>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// The offer on the table, or the one that was agreed.
    pub offer: Offer,
}

impl Plan {
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

    fn answer(&self, side: Side, now: DateTime<Utc>) -> Result<(), Rejection> {
        if !self.state.is_open() {
            return Err(Rejection::PlanIs(self.state));
        }
        if side == self.offer.side {
            return Err(Rejection::OwnOffer);
        }
        if now >= self.expires_at {
            return Err(Rejection::OfferExpired);
        }
        Ok(())
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
