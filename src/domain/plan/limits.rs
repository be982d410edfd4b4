//! What a business agrees to in advance. A request inside these limits is accepted at once; any other waits
//! for the owner, who is told which limit it is outside of.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{DiscountGiven, FIRST_WITHIN_DAYS, PARTS_MAX, Part, Terms, latest_first_on};
use crate::domain::calendar::{self, Every};
use crate::domain::money::{Currency, Money};

/// A discount that is agreed in advance rewards paying at once: everything, within so many days. A discount
/// together with time is for the owner to weigh.
pub const AT_ONCE_DAYS: u32 = 7;

/// Whose requests are accepted in advance, from nobody's to everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    Nobody,
    /// Clients who have broken no promise and no plan with this business.
    Reliable,
    Everyone,
}

impl Who {
    pub const ALL: [Self; 3] = [Self::Nobody, Self::Reliable, Self::Everyone];

    pub fn code(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Reliable => "reliable",
            Self::Everyone => "everyone",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.code() == code)
    }
}

/// A limit that is a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The most parts of a plan; one part is a deferral.
    Parts,
    /// How many days from today the last part may be due.
    Days,
    /// The smallest first part, in percent of what is paid; 0: any.
    First,
    /// The largest discount for paying at once, in percent; 0: none.
    Discount,
    /// How many times one debt may be put off.
    Deferrals,
}

impl Bound {
    pub const ALL: [Self; 5] = [Self::Parts, Self::Days, Self::First, Self::Discount, Self::Deferrals];

    /// What it may be set to. The table `limits` checks the same.
    pub fn range(self) -> RangeInclusive<u32> {
        match self {
            Self::Parts => 1..=PARTS_MAX,
            Self::Days => 1..=730,
            Self::First => 0..=90,
            Self::Discount => 0..=50,
            Self::Deferrals => 1..=9,
        }
    }
}

/// One of the limits, to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    Bound(Bound),
    /// The smallest part of a plan; zero: any.
    PartMin,
}

/// A limit with its new value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Who(Who),
    Bound(Bound, u32),
    PartMin(Money),
}

/// What a business agrees to in advance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub who: Who,
    parts_max: u32,
    within_days: u32,
    first_percent: u32,
    discount_percent_max: u32,
    deferrals_max: u32,
    part_min: Money,
}

/// What a client asks for, with what counts beside the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sought<'a> {
    pub terms: &'a Terms,
    pub today: NaiveDate,
    /// How many times this debt was put off by agreement before.
    pub postponed_before: u32,
    /// Whether the client broke a promise or a plan with this business.
    pub has_broken_word: bool,
}

/// A limit that a request is outside of, with the most or the least that would be inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// Nothing is agreed in advance, whatever the terms: the limits are for nobody, or a plan is in force.
    Everything,
    /// Only for clients who keep their word.
    BrokenWord,
    /// The limits are about sums in another currency.
    Currency(Currency),
    Parts(u32),
    Latest(NaiveDate),
    First(Money),
    PartMin(Money),
    /// The largest discount; zero: none.
    Discount(Money),
    /// A discount is only for having paid everything at once, by this date.
    DiscountAtOnce(NaiveDate),
    Deferrals(u32),
}

/// The most that a client can get at once for a debt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The plan of the most parts, as late as it may be; `None`: no plan of two parts or more.
    pub plan: Option<Terms>,
    /// The latest date for the whole sum.
    pub deferral_on: NaiveDate,
    /// The largest discount and the date to pay by.
    pub discount: Option<(Money, NaiveDate)>,
}

impl Limits {
    /// A business that set nothing agrees to nothing in advance; the numbers are there to begin with.
    pub fn unset(currency: Currency) -> Self {
        Self {
            who: Who::Nobody,
            parts_max: 3,
            within_days: 90,
            first_percent: 30,
            discount_percent_max: 0,
            deferrals_max: 1,
            part_min: Money::zero(currency),
        }
    }

    pub fn bound(&self, bound: Bound) -> u32 {
        match bound {
            Bound::Parts => self.parts_max,
            Bound::Days => self.within_days,
            Bound::First => self.first_percent,
            Bound::Discount => self.discount_percent_max,
            Bound::Deferrals => self.deferrals_max,
        }
    }

    /// The smallest part of a plan; zero: any.
    pub fn part_min(&self) -> Money {
        self.part_min
    }

    /// The limits with one of them changed; `None` for a number outside of [`Bound::range`], and for a part
    /// below zero or in another currency.
    #[must_use]
    pub fn changed(mut self, change: Change) -> Option<Self> {
        match change {
            Change::Who(who) => self.who = who,
            Change::Bound(bound, value) if !bound.range().contains(&value) => return None,
            Change::Bound(Bound::Parts, value) => self.parts_max = value,
            Change::Bound(Bound::Days, value) => self.within_days = value,
            Change::Bound(Bound::First, value) => self.first_percent = value,
            Change::Bound(Bound::Discount, value) => self.discount_percent_max = value,
            Change::Bound(Bound::Deferrals, value) => self.deferrals_max = value,
            Change::PartMin(amount) if amount.currency() != self.part_min.currency() => return None,
            Change::PartMin(amount) if amount.is_negative() => return None,
            Change::PartMin(amount) => self.part_min = amount,
        }
        Some(self)
    }

    /// The limits that what is sought is outside of; none: it is agreed to in advance.
    ///
    /// Whether a plan is in force already is for the caller to look at: changing one is always for the owner.
    pub fn judge(&self, sought: &Sought<'_>) -> Vec<Outside> {
        let Some(total) = sought.terms.total() else { return vec![Outside::Everything] };
        if self.who == Who::Nobody {
            return vec![Outside::Everything];
        }
        if total.currency() != self.part_min.currency() {
            return vec![Outside::Currency(self.part_min.currency())];
        }
        let broken = self.who == Who::Reliable && sought.has_broken_word;
        let once_more = sought.postponed_before >= self.deferrals_max && !is_at_once(sought);
        let history = [
            broken.then_some(Outside::BrokenWord),
            once_more.then_some(Outside::Deferrals(self.deferrals_max)),
        ];
        history
            .into_iter()
            .flatten()
            .chain(self.judge_parts(sought, total))
            .chain(self.judge_discount(sought, total))
            .collect()
    }

    /// Number, dates and sums of the parts.
    fn judge_parts(&self, sought: &Sought<'_>, total: Money) -> impl Iterator<Item = Outside> {
        let parts = sought.terms.parts();
        let several = parts.len() > 1;
        let latest = self.latest(sought.today);
        let least = floor_percent(total, self.first_percent);
        let is_below = |part: &Part, least: Money| part.amount.minor() < least.minor();
        [
            (parts.len() > self.parts_max as usize).then_some(Outside::Parts(self.parts_max)),
            parts.iter().any(|part| part.due_on > latest).then_some(Outside::Latest(latest)),
            parts.first().filter(|first| is_below(first, least)).map(|_| Outside::First(least)),
            // A debt below the smallest part can still be paid in one.
            (several && parts.iter().any(|part| is_below(part, self.part_min)))
                .then_some(Outside::PartMin(self.part_min)),
        ]
        .into_iter()
        .flatten()
    }

    fn judge_discount(&self, sought: &Sought<'_>, total: Money) -> Option<Outside> {
        let discount = sought.terms.discount()?;
        let most = self.discount_of(sought.terms.covers().unwrap_or(total));
        if discount.amount.minor() > most.minor() {
            return Some(Outside::Discount(most));
        }
        // Given only when it is earned: a discount with the agreement itself stays even if nothing is paid.
        let earned = is_at_once(sought) && discount.given == DiscountGiven::WhenKept;
        (!earned).then(|| Outside::DiscountAtOnce(at_once_until(sought.today)))
    }

    /// The largest discount on a debt of `whole`.
    fn discount_of(&self, whole: Money) -> Money {
        // Rounded as the discount that was asked for in percent is. At most the sum itself, so it is money.
        whole.percent(self.discount_percent_max.into()).unwrap_or_else(|_| Money::zero(whole.currency()))
    }

    /// The latest date of a part.
    pub fn latest(&self, today: NaiveDate) -> NaiveDate {
        today.checked_add_days(Days::new(self.within_days.into())).unwrap_or(NaiveDate::MAX)
    }

    /// The most that a client who keeps their word can get at once for a debt of `total`, whoever the limits
    /// are for at present.
    pub fn reach(&self, total: Money, today: NaiveDate) -> Reach {
        let discount = self.discount_of(total);
        Reach {
            plan: self.longest_plan(total, today),
            deferral_on: self.latest(today).min(latest_first_on(today)),
            discount: discount
                .is_positive()
                .then(|| (discount, at_once_until(today).min(self.latest(today)))),
        }
    }

    fn longest_plan(&self, total: Money, today: NaiveDate) -> Option<Terms> {
        // Weekly from today is the shortest: a number of parts that does not fit so does not fit at all.
        let count = (2..=self.parts_max)
            .rev()
            .find(|count| self.plan_of(total, *count, Every::Week, today, today).is_some())?;
        [Every::Month, Every::TwoWeeks, Every::Week].into_iter().find_map(|every| {
            (0..=FIRST_WITHIN_DAYS).rev().find_map(|ahead| {
                let first_on = today.checked_add_days(Days::new(ahead))?;
                self.plan_of(total, count, every, first_on, today)
            })
        })
    }

    /// `count` parts, the first as large as it must be and no larger than it would be among equals, if that
    /// is inside the limits.
    fn plan_of(
        &self,
        total: Money,
        count: u32,
        every: Every,
        first_on: NaiveDate,
        today: NaiveDate,
    ) -> Option<Terms> {
        let equal = Terms::equal(total, count, first_on, every, None, today).ok()?;
        let least = floor_percent(total, self.first_percent);
        let first_is_small = equal.parts().first().is_some_and(|first| first.amount.minor() < least.minor());
        let terms = if first_is_small {
            let rest = total.checked_sub(least).ok()?.split(std::num::NonZeroU32::new(count - 1)?);
            let dates = calendar::schedule(first_on, every, count);
            let amounts = std::iter::once(least).chain(rest);
            let parts = dates.into_iter().zip(amounts).map(|(due_on, amount)| Part { due_on, amount });
            Terms::of(parts.collect(), None, total, today).ok()?
        } else {
            equal
        };
        let anybody = Self { who: Who::Everyone, ..*self };
        let sought = Sought { terms: &terms, today, postponed_before: 0, has_broken_word: false };
        anybody.judge(&sought).is_empty().then_some(terms)
    }
}

/// Everything in one payment within [`AT_ONCE_DAYS`]: nothing is put off.
fn is_at_once(sought: &Sought<'_>) -> bool {
    let until = at_once_until(sought.today);
    matches!(sought.terms.parts(), [only] if only.due_on <= until)
}

fn at_once_until(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(AT_ONCE_DAYS.into())).unwrap_or(today)
}

/// A share in percent, rounded down: of two equal parts the first, which is a kopeck smaller, is one half.
fn floor_percent(of: Money, percent: u32) -> Money {
    let minor = of.minor() * i128::from(percent) / 100;
    // A share of money is money.
    i64::try_from(minor).ok().and_then(|minor| Money::from_minor(minor, of.currency()).ok()).unwrap_or(of)
}

#[cfg(test)]
mod tests;
