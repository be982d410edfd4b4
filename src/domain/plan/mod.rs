//! Plans: one side offers when and how debts are paid, the other accepts, declines or offers otherwise.
//! [`PlanState::CHANGES`] lists every change of state there is.
//!
//! Every offer is kept. Nobody accepts their own.

pub mod agreement;
mod draft;
pub mod limits;
mod receipt;
mod share;
mod terms;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{DebtId, OfferId, PersonId, PlanId};
use super::money::Money;
use super::people::Side;
use super::rejection::Rejection;

pub use draft::{Draft, DraftProblem, Edit};
pub use receipt::{PartShare, Receipt, spread};
pub use share::{GRACE, PartStanding, PlanDebt, Slice, joint, late_part, lay_over, standing};
pub use terms::{
    Discount, DiscountGiven, FIRST_WITHIN_DAYS, LAST_WITHIN_MONTHS, PARTS_MAX, Part, Terms, TermsKind,
    latest_first_on, latest_last_on,
};

/// An offer that nobody answers expires after this.
pub const OFFER_LASTS: TimeDelta = TimeDelta::hours(72);

/// The most offers of one negotiation; whoever gets the last one says yes or no.
pub const ROUNDS_MAX: i32 = 20;

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
    pub const CHANGES: [(Self, Self); 13] = [
        (Self::Proposed, Self::Countered),
        (Self::Proposed, Self::Accepted),
        (Self::Proposed, Self::Declined),
        (Self::Proposed, Self::Withdrawn),
        (Self::Proposed, Self::Expired),
        (Self::Countered, Self::Countered),
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

/// One round of a negotiation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub id: OfferId,
    pub round: i32,
    pub side: Side,
    pub made_by: PersonId,
    pub made_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub cause: Option<Cause>,
    pub terms: Terms,
}

/// What a person did in the messenger to cause something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub update_id: i64,
    /// The message that was sent, or whose button was pressed.
    pub message_id: Option<i64>,
}

/// One side's yes: which account, when, by which update and message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    pub side: Side,
    pub person: PersonId,
    pub telegram_id: i64,
    pub name: String,
    pub cause: Option<Cause>,
    /// Whether the yes was given in advance, by the limits of the business.
    pub by_limits: bool,
    pub at: DateTime<Utc>,
}

/// A negotiation with its latest offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: PlanId,
    /// The debt whose number the agreement carries.
    pub debt: DebtId,
    /// Counts the plans of that debt.
    pub number: i32,
    pub state: PlanState,
    pub reason: Option<PlanReason>,
    pub created_at: DateTime<Utc>,
    /// The offer on the table, or the one that was agreed.
    pub offer: Offer,
    /// The debts that it covers, in the order in which they are paid.
    pub debts: Vec<PlanDebt>,
}

impl Plan {
    /// The number of its agreement: «17-1» is the first plan of debt № 17.
    pub fn agreement_number(&self) -> String {
        let debt = self.debts.iter().find(|covered| covered.debt == self.debt);
        format!("{}-{}", debt.map_or(0, |debt| debt.number), self.number)
    }

    /// The numbers of the debts that it covers.
    pub fn debt_numbers(&self) -> Vec<i32> {
        self.debts.iter().map(|covered| covered.number).collect()
    }

    /// Whether it covers several debts.
    pub fn is_joint(&self) -> bool {
        self.debts.len() > 1
    }

    /// How far `debt` has paid its part of the plan when `balance` is left of it.
    pub fn standing(&self, debt: DebtId, balance: Money) -> Vec<PartStanding> {
        let Some(covered) = self.debts.iter().find(|covered| covered.debt == debt) else { return Vec::new() };
        let left = balance.checked_sub(self.forgiven(covered)).unwrap_or(balance);
        standing(&covered.slices, if left.is_negative() { Money::zero(left.currency()) } else { left })
    }

    /// What is taken off `debt` once every part of the plan has been paid.
    pub fn discount_when_kept(&self, debt: DebtId) -> Option<Money> {
        let covered = self.debts.iter().find(|covered| covered.debt == debt)?;
        Some(self.forgiven(covered)).filter(|amount| amount.is_positive())
    }

    /// What is taken off `debt` with the agreement itself.
    pub fn discount_at_once(&self, debt: DebtId) -> Option<Money> {
        let given = self.offer.terms.discount().map(|discount| discount.given);
        let covered = self.debts.iter().find(|covered| covered.debt == debt)?;
        let at_once = given == Some(DiscountGiven::AtOnce);
        Some(covered.discount()).filter(|amount| at_once && amount.is_positive())
    }

    fn forgiven(&self, covered: &PlanDebt) -> Money {
        match self.offer.terms.discount().map(|discount| discount.given) {
            Some(DiscountGiven::WhenKept) => covered.discount(),
            Some(DiscountGiven::AtOnce) | None => Money::zero(covered.amount.currency()),
        }
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

    /// `side` answers with other terms.
    ///
    /// # Errors
    /// As [`Plan::accept`]; [`Rejection::TooManyRounds`].
    pub fn counter(&mut self, side: Side, now: DateTime<Utc>) -> Result<(), Rejection> {
        self.answer(side, now)?;
        if self.offer.round >= ROUNDS_MAX {
            return Err(Rejection::TooManyRounds);
        }
        self.state = PlanState::Countered;
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
        if now < self.offer.expires_at {
            return Err(Rejection::NegotiationOpen);
        }
        self.state = PlanState::Expired;
        Ok(())
    }

    /// The offer is taken off the table: by its author, or because what it was about has changed.
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
        if now >= self.offer.expires_at {
            return Err(Rejection::OfferExpired);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
