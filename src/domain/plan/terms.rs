//! The terms of an offer: which sums by which dates, and what is taken off.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::PartStanding;
use crate::domain::calendar::{self, Every};
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;

/// The most parts a plan may have: two years of months, half a year of weeks.
pub const PARTS_MAX: u32 = 24;

/// How far away, in days, the first part may be.
pub const FIRST_WITHIN_DAYS: u64 = 90;

/// How far away, in months, the last part may be.
pub const LAST_WITHIN_MONTHS: u32 = 24;

/// One part: how much, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub due_on: NaiveDate,
    pub amount: Money,
}

/// When a discount is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscountGiven {
    /// With the agreement, whatever becomes of it.
    AtOnce,
    /// When every part has been paid as agreed; a broken plan loses it.
    WhenKept,
}

impl DiscountGiven {
    pub const ALL: [Self; 2] = [Self::WhenKept, Self::AtOnce];

    pub fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::WhenKept => "when_kept",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|given| given.code() == code)
    }
}

/// What is taken off, and on which condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discount {
    /// Above zero.
    pub amount: Money,
    pub given: DiscountGiven,
}

/// What people call such terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermsKind {
    /// Everything by one later date.
    Deferral,
    /// Less than everything by one date.
    EarlyDiscount,
    Instalments,
    DiscountedInstalments,
}

impl TermsKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Deferral => "deferral",
            Self::EarlyDiscount => "early_discount",
            Self::Instalments => "instalments",
            Self::DiscountedInstalments => "discounted_instalments",
        }
    }
}

/// What is offered: parts in order of date that, with the discount, make up the debt exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    parts: Vec<Part>,
    discount: Option<Discount>,
}

impl Terms {
    /// `debt` less the discount in `count` equal parts, the first on `first_on`. The remainder goes to the
    /// last parts, and monthly dates keep their anchor day.
    ///
    /// # Errors
    /// As [`Terms::of`]; [`Rejection::BadSchedule`] for no part.
    pub fn equal(
        debt: Money,
        count: u32,
        first_on: NaiveDate,
        every: Every,
        discount: Option<Discount>,
        today: NaiveDate,
    ) -> Result<Self, Rejection> {
        let count = std::num::NonZeroU32::new(count)
            .filter(|n| n.get() <= PARTS_MAX)
            .ok_or(Rejection::BadSchedule)?;
        let payable = less(debt, discount)?;
        let dates = calendar::schedule(first_on, every, count.get());
        let parts = dates
            .into_iter()
            .zip(payable.split(count))
            .map(|(due_on, amount)| Part { due_on, amount })
            .collect();
        Self::of(parts, discount, debt, today)
    }

    /// Parts as given, checked against the `debt` that they and the discount must make up, and against how
    /// far away they may be: the first within [`FIRST_WITHIN_DAYS`], the last within [`LAST_WITHIN_MONTHS`].
    ///
    /// # Errors
    /// [`Rejection::BadSchedule`] or [`Rejection::DateInPast`].
    pub fn of(
        parts: Vec<Part>,
        discount: Option<Discount>,
        debt: Money,
        today: NaiveDate,
    ) -> Result<Self, Rejection> {
        let terms = Self { parts, discount };
        let in_order = terms.parts.is_sorted_by(|one, next| one.due_on < next.due_on);
        let positive = terms.parts.iter().all(|part| part.amount.is_positive())
            && discount.is_none_or(|discount| discount.amount.is_positive());
        let few = u32::try_from(terms.parts.len()).is_ok_and(|count| count <= PARTS_MAX);
        if !few || !in_order || !positive || terms.covers() != Some(debt) {
            return Err(Rejection::BadSchedule);
        }
        let (Some(first_on), Some(last_on)) = (terms.first_on(), terms.last_on()) else {
            return Err(Rejection::BadSchedule);
        };
        if first_on < today {
            return Err(Rejection::DateInPast);
        }
        if first_on > latest_first_on(today) || last_on > latest_last_on(today) {
            return Err(Rejection::BadSchedule);
        }
        Ok(terms)
    }

    /// Terms that were checked before they were stored.
    pub fn stored(parts: Vec<Part>, discount: Option<Discount>) -> Self {
        Self { parts, discount }
    }

    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub fn discount(&self) -> Option<Discount> {
        self.discount
    }

    /// What the parts make up; `None` for terms without parts.
    pub fn total(&self) -> Option<Money> {
        let (first, rest) = self.parts.split_first()?;
        rest.iter().try_fold(first.amount, |sum, part| sum.checked_add(part.amount)).ok()
    }

    /// The debt that they settle: the parts and what is taken off.
    pub fn covers(&self) -> Option<Money> {
        let total = self.total()?;
        match self.discount {
            Some(discount) => total.checked_add(discount.amount).ok(),
            None => Some(total),
        }
    }

    pub fn first_on(&self) -> Option<NaiveDate> {
        self.parts.first().map(|part| part.due_on)
    }

    pub fn last_on(&self) -> Option<NaiveDate> {
        self.parts.last().map(|part| part.due_on)
    }

    /// The parts as they stand before anything is paid.
    pub fn unpaid(&self) -> Vec<PartStanding> {
        let unpaid = |(number, part): (usize, &Part)| PartStanding {
            number,
            due_on: part.due_on,
            amount: part.amount,
            left: part.amount,
        };
        (1..).zip(&self.parts).map(unpaid).collect()
    }

    pub fn kind(&self) -> TermsKind {
        match (self.parts.len(), self.discount) {
            (0 | 1, None) => TermsKind::Deferral,
            (0 | 1, Some(_)) => TermsKind::EarlyDiscount,
            (_, None) => TermsKind::Instalments,
            (_, Some(_)) => TermsKind::DiscountedInstalments,
        }
    }
}

/// What is left to be paid in parts.
pub(super) fn less(debt: Money, discount: Option<Discount>) -> Result<Money, Rejection> {
    let payable = match discount {
        Some(discount) => debt.checked_sub(discount.amount)?,
        None => debt,
    };
    if payable.is_positive() { Ok(payable) } else { Err(Rejection::BadSchedule) }
}

/// The latest date on which the first part may be.
pub fn latest_first_on(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(FIRST_WITHIN_DAYS)).unwrap_or(today)
}

/// The latest date on which the last part may be.
pub fn latest_last_on(today: NaiveDate) -> NaiveDate {
    calendar::add_months_anchored(today, LAST_WITHIN_MONTHS)
}
