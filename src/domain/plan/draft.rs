//! Terms while somebody makes them up: a regular schedule or parts of one's own, and every change there is.
//!
//! A change either gives terms that can be offered or is refused with its reason, so nothing has to be
//! repaired afterwards.

use std::num::NonZeroU32;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::share::PartStanding;
use super::terms::{Discount, DiscountGiven, PARTS_MAX, Part, Terms, latest_first_on, latest_last_on, less};
use crate::domain::calendar::{self, Every};
use crate::domain::money::{Money, MoneyError};

/// What is suggested for a part that is late.
const LATE_PART_LATER: Days = Days::new(7);

/// Terms on their way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What the parts and the discount have to make up.
    debt: Money,
    count: u32,
    every: Every,
    first_on: NaiveDate,
    /// The sum of the first part, where it differs from the others.
    #[serde(default)]
    first: Option<Money>,
    #[serde(default)]
    discount: Option<Discount>,
    /// The parts one by one, once a single one was changed: they stand instead of the regular ones.
    #[serde(default)]
    own: Option<Vec<Part>>,
}

/// One change of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// What is owed has changed.
    Debt(Money),
    Count(u32),
    Every(Every),
    FirstOn(NaiveDate),
    /// The sum of the first part; `None`: as the others.
    First(Option<Money>),
    /// As many parts of this sum as it takes; the last one gets what remains.
    Each(Money),
    /// The sum of the part of this number, from 1, its date, or both.
    Part {
        number: usize,
        amount: Option<Money>,
        on: Option<NaiveDate>,
    },
    Discount(Option<Discount>),
}

/// Why a change gives no terms that can be offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DraftProblem {
    #[error("not between 1 and {PARTS_MAX} parts")]
    Count,
    #[error("a date has passed")]
    DateInPast,
    #[error("the first part is later than {latest}")]
    FirstTooFar { latest: NaiveDate },
    #[error("the last part is later than {latest}")]
    LastTooFar { latest: NaiveDate },
    /// Parts keep their order: this one lies between its neighbours.
    #[error("not between {after:?} and {before:?}")]
    OutOfOrder { after: Option<NaiveDate>, before: Option<NaiveDate> },
    /// Nothing would be left for the other parts.
    #[error("a part above {most}")]
    PartTooLarge { most: Money },
    /// A part would come to nothing.
    #[error("too many parts for the sum")]
    TooSmall,
    #[error("the discount leaves nothing to pay")]
    DiscountTooLarge,
    #[error("no such part")]
    NoSuchPart,
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl Draft {
    /// Equal parts of `debt`.
    pub fn equal(debt: Money, count: u32, every: Every, first_on: NaiveDate) -> Self {
        Self { debt, count, every, first_on, first: None, discount: None, own: None }
    }

    /// All of `debt` by one date.
    pub fn whole(debt: Money, on: NaiveDate) -> Self {
        Self::equal(debt, 1, Every::Month, on)
    }

    /// Terms that were offered or named, to be changed further. A schedule that is regular is known as such,
    /// so that the number of its parts and their rhythm can be changed. `None` for terms without parts.
    pub fn of(terms: &Terms) -> Option<Self> {
        let (debt, first) = (terms.covers()?, terms.parts().first()?);
        let count = u32::try_from(terms.parts().len()).ok()?;
        let base =
            Self { discount: terms.discount(), ..Self::equal(debt, count, Every::Month, first.due_on) };
        let regular = [Every::Month, Every::TwoWeeks, Every::Week]
            .into_iter()
            .flat_map(|every| [None, Some(first.amount)].map(|first| Self { every, first, ..base.clone() }));
        let same = |draft: &Self| draft.parts().is_ok_and(|parts| parts == terms.parts());
        let own = Self { own: Some(terms.parts().to_vec()), ..base.clone() };
        Some(regular.into_iter().find(same).unwrap_or(own))
    }

    /// What is left of a plan in force, `debt` being what is owed: parts that were due by `today` are put together
    /// as one part on a later date, the others stay as they are, and so does a discount for keeping the plan.
    /// `None` when nothing is left.
    pub fn of_remainder(standing: &[PartStanding], debt: Money, today: NaiveDate) -> Option<Self> {
        let open: Vec<Part> = standing
            .iter()
            .filter(|part| !part.is_paid())
            .map(|part| Part { due_on: part.due_on, amount: part.left })
            .collect();
        let (due, mut parts): (Vec<Part>, Vec<Part>) =
            open.into_iter().partition(|part| part.due_on <= today);
        let payable = sum(debt, &due).and_then(|due| due.checked_add(sum(debt, &parts)?)).ok()?;
        let forgiven = debt.checked_sub(payable).ok()?;
        if !due.is_empty() {
            let next = parts.first().and_then(|part| part.due_on.pred_opt());
            let soon = today.checked_add_days(LATE_PART_LATER)?;
            let due_on = next.map_or(soon, |next| next.min(soon));
            parts.insert(0, Part { due_on, amount: sum(debt, &due).ok()? });
        }
        let discount =
            forgiven.is_positive().then_some(Discount { amount: forgiven, given: DiscountGiven::WhenKept });
        Self::of(&Terms::stored(parts, discount))
    }

    pub fn debt(&self) -> Money {
        self.debt
    }

    pub fn count(&self) -> u32 {
        self.count
    }

    /// How often a part is due; `None` for parts of one's own.
    pub fn every(&self) -> Option<Every> {
        self.own.is_none().then_some(self.every)
    }

    pub fn first_on(&self) -> NaiveDate {
        self.own.as_ref().and_then(|parts| parts.first()).map_or(self.first_on, |part| part.due_on)
    }

    pub fn discount(&self) -> Option<Discount> {
        self.discount
    }

    /// The terms as they can be offered on `today`.
    ///
    /// # Errors
    /// Why they cannot.
    pub fn terms(&self, today: NaiveDate) -> Result<Terms, DraftProblem> {
        let parts = self.parts()?;
        let problem = why_not(&parts, today);
        Terms::of(parts, self.discount, self.debt, today).map_err(|_| problem)
    }

    /// The draft after a change that gives terms for `today`.
    ///
    /// # Errors
    /// Why it gives none.
    pub fn edited(&self, edit: Edit, today: NaiveDate) -> Result<Self, DraftProblem> {
        let next = self.with(edit)?;
        next.terms(today)?;
        Ok(next)
    }

    fn with(&self, edit: Edit) -> Result<Self, DraftProblem> {
        let last = self.own.as_ref().map_or(self.count as usize, Vec::len);
        let regular = Self { first_on: self.first_on(), own: None, ..self.clone() };
        match edit {
            Edit::Debt(debt) => Self { debt, ..self.clone() }.refitted(),
            Edit::Discount(discount) => Self { discount, ..self.clone() }.refitted(),
            Edit::Count(count) if !(1..=PARTS_MAX).contains(&count) => Err(DraftProblem::Count),
            Edit::Count(count) => Ok(Self { count, ..regular }),
            Edit::Every(every) => Ok(Self { every, ..regular }),
            Edit::FirstOn(on) if self.own.is_some() => self.with_part(1, None, Some(on)),
            Edit::FirstOn(first_on) => Ok(Self { first_on, ..regular }),
            Edit::First(Some(first)) if self.own.is_some() || last == 1 => {
                self.with_part(1, Some(first), None)
            }
            Edit::First(first) => self.with_first(regular, first),
            Edit::Each(amount) => regular.with_each(amount),
            Edit::Part { number, amount, on } => self.with_part(number, amount, on),
        }
    }

    /// What is paid in parts.
    fn payable(&self) -> Result<Money, DraftProblem> {
        less(self.debt, self.discount).map_err(|_| DraftProblem::DiscountTooLarge)
    }

    fn parts(&self) -> Result<Vec<Part>, DraftProblem> {
        if let Some(own) = &self.own {
            return Ok(own.clone());
        }
        let payable = self.payable()?;
        let amounts = match self.first {
            Some(first) if self.count > 1 => {
                let mut amounts = vec![first];
                amounts.extend(split(payable.checked_sub(first)?, self.count as usize - 1)?);
                amounts
            }
            _ => split(payable, self.count as usize)?,
        };
        let dates = calendar::schedule(self.first_on, self.every, self.count);
        Ok(dates.into_iter().zip(amounts).map(|(due_on, amount)| Part { due_on, amount }).collect())
    }

    fn with_first(&self, regular: Self, first: Option<Money>) -> Result<Self, DraftProblem> {
        if let Some(first) = first {
            room(first, self.payable()?, self.count as usize - 1)?;
        }
        Ok(Self { first, ..regular })
    }

    fn with_each(self, amount: Money) -> Result<Self, DraftProblem> {
        let payable = self.payable()?;
        if !amount.is_positive() {
            return Err(DraftProblem::TooSmall);
        }
        if amount.compare(payable)?.is_gt() {
            return Err(DraftProblem::PartTooLarge { most: payable });
        }
        let (whole, rest) = (payable.minor() / amount.minor(), payable.minor() % amount.minor());
        let count = u32::try_from(whole + i128::from(rest > 0)).ok().filter(|count| *count <= PARTS_MAX);
        let count = count.ok_or(DraftProblem::Count)?;
        let dates = calendar::schedule(self.first_on, self.every, count);
        let mut parts: Vec<Part> = dates.into_iter().map(|due_on| Part { due_on, amount }).collect();
        if let Some((last, earlier)) = parts.split_last_mut() {
            last.amount = payable.checked_sub(sum(payable, earlier)?)?;
        }
        Ok(Self { count, first: None, own: Some(parts), ..self })
    }

    /// The part gets its sum and date; what remains is spread equally over the later parts, for the last one
    /// over the earlier parts.
    fn with_part(
        &self,
        number: usize,
        amount: Option<Money>,
        on: Option<NaiveDate>,
    ) -> Result<Self, DraftProblem> {
        let mut parts = self.parts()?;
        let index =
            number.checked_sub(1).filter(|index| *index < parts.len()).ok_or(DraftProblem::NoSuchPart)?;
        if let Some(on) = on {
            move_part(&mut parts, index, on)?;
        }
        if let Some(amount) = amount {
            let is_last = index + 1 == parts.len();
            let (earlier, rest) = parts.split_at_mut(index);
            let (part, later) = rest.split_first_mut().ok_or(DraftProblem::NoSuchPart)?;
            let kept = if is_last { Money::zero(amount.currency()) } else { sum(amount, earlier)? };
            let open = self.payable()?.checked_sub(kept)?;
            let others = if is_last { earlier } else { later };
            room(amount, open, others.len())?;
            part.amount = amount;
            spread(others, open.checked_sub(amount)?)?;
        }
        Ok(Self { own: Some(parts), ..self.clone() })
    }

    /// What has to be paid has changed: of parts of one's own the last one takes the difference if it can, else
    /// they become equal. Their dates stay.
    fn refitted(mut self) -> Result<Self, DraftProblem> {
        let payable = self.payable()?;
        self.first = self.first.filter(|first| room(*first, payable, self.count as usize - 1).is_ok());
        let Some(own) = &mut self.own else { return Ok(self) };
        let Some((last, earlier)) = own.split_last_mut() else { return Ok(self) };
        let rest = payable.checked_sub(sum(payable, earlier)?)?;
        if rest.is_positive() {
            last.amount = rest;
        } else {
            spread(own, payable)?;
        }
        Ok(self)
    }
}

fn move_part(parts: &mut [Part], index: usize, on: NaiveDate) -> Result<(), DraftProblem> {
    let date = |index: usize| parts.get(index).map(|part| part.due_on);
    let (after, before) = (index.checked_sub(1).and_then(date), date(index + 1));
    if after.is_some_and(|after| on <= after) || before.is_some_and(|before| on >= before) {
        return Err(DraftProblem::OutOfOrder { after, before });
    }
    let part = parts.get_mut(index).ok_or(DraftProblem::NoSuchPart)?;
    part.due_on = on;
    Ok(())
}

/// Whether a part of `amount` leaves something of `open` for so many others, or exactly nothing for none.
fn room(amount: Money, open: Money, others: usize) -> Result<(), DraftProblem> {
    let others = i64::try_from(others).unwrap_or(i64::MAX);
    let most = open.checked_sub(Money::from_minor(others, open.currency())?)?;
    let fits = amount.compare(most)?;
    if fits.is_gt() || (others == 0 && fits.is_ne()) {
        return Err(DraftProblem::PartTooLarge { most });
    }
    Ok(())
}

fn spread(parts: &mut [Part], whole: Money) -> Result<(), DraftProblem> {
    if parts.is_empty() {
        return Ok(());
    }
    let amounts = split(whole, parts.len())?;
    for (part, amount) in parts.iter_mut().zip(amounts) {
        part.amount = amount;
    }
    Ok(())
}

fn split(whole: Money, count: usize) -> Result<Vec<Money>, DraftProblem> {
    let count = u32::try_from(count).ok().and_then(NonZeroU32::new).ok_or(DraftProblem::Count)?;
    Ok(whole.split(count))
}

fn sum(like: Money, parts: &[Part]) -> Result<Money, MoneyError> {
    Money::sum(like.currency(), parts.iter().map(|part| part.amount))
}

/// What stands in the way of such parts, if anything does.
fn why_not(parts: &[Part], today: NaiveDate) -> DraftProblem {
    let (first, last) = (latest_first_on(today), latest_last_on(today));
    if parts.first().is_some_and(|part| part.due_on < today) {
        DraftProblem::DateInPast
    } else if parts.first().is_some_and(|part| part.due_on > first) {
        DraftProblem::FirstTooFar { latest: first }
    } else if parts.last().is_some_and(|part| part.due_on > last) {
        DraftProblem::LastTooFar { latest: last }
    } else if u32::try_from(parts.len()).is_ok_and(|count| (1..=PARTS_MAX).contains(&count)) {
        DraftProblem::TooSmall
    } else {
        DraftProblem::Count
    }
}

#[cfg(test)]
mod tests;
