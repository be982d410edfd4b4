//! Whose money a part is: the parts of a plan laid over its debts, and how far each is paid.

use chrono::{NaiveDate, TimeDelta};

use super::Terms;
use crate::domain::ids::DebtId;
use crate::domain::money::Money;

/// How long after its date a part is not yet called late: banks take their time.
pub const GRACE: TimeDelta = TimeDelta::days(5);

/// A debt as a plan covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDebt {
    pub debt: DebtId,
    /// The debt's number with its business.
    pub number: i32,
    /// What it brings in: paid by its slices, the rest is its share of the discount.
    pub amount: Money,
    /// What it pays of each part, in order.
    pub slices: Vec<Slice>,
}

impl PlanDebt {
    /// What is taken off this debt.
    pub fn discount(&self) -> Money {
        self.slices.iter().fold(self.amount, |left, slice| take(left, slice.amount).1)
    }
}

/// What one debt pays of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// The number of the part in the plan, from 1.
    pub number: usize,
    pub due_on: NaiveDate,
    pub amount: Money,
}

/// Lays the parts over debts of these amounts in their order: the first debt is paid off before the second
/// begins, and what is taken off falls on the last ones.
pub fn lay_over(terms: &Terms, debts: &[Money]) -> Vec<Vec<Slice>> {
    let mut parts = (1..).zip(terms.parts()).map(|(number, part)| Slice {
        number,
        due_on: part.due_on,
        amount: part.amount,
    });
    let mut begun: Option<Slice> = None;
    let mut lay = |debt: &Money| {
        let (mut open, mut slices) = (*debt, Vec::new());
        while open.is_positive() {
            let Some(part) = begun.take().or_else(|| parts.next()) else { break };
            let (mine, rest) = take(part.amount, open);
            open = take(open, mine).1;
            slices.push(Slice { amount: mine, ..part.clone() });
            begun = rest.is_positive().then_some(Slice { amount: rest, ..part });
        }
        slices
    };
    debts.iter().map(&mut lay).collect()
}

/// What can be taken from a sum, at most `most`, and what is left of it. Sums of one plan have one currency.
pub(super) fn take(from: Money, most: Money) -> (Money, Money) {
    let taken = from.min(most).unwrap_or(from);
    (taken, from.checked_sub(taken).unwrap_or_else(|_| Money::zero(from.currency())))
}

/// A part of a plan with what has been paid on it.
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

/// How far slices are paid when `left` is left of them all: what was paid went to the earliest first.
pub fn standing(slices: &[Slice], left: Money) -> Vec<PartStanding> {
    let mut left_over = left;
    let mut standing: Vec<PartStanding> = slices
        .iter()
        .rev()
        .map(|slice| {
            let (left, rest) = take(left_over, slice.amount);
            left_over = rest;
            PartStanding { number: slice.number, due_on: slice.due_on, amount: slice.amount, left }
        })
        .collect();
    standing.reverse();
    standing
}

/// How far the parts of a plan are paid, given how far each of its debts has paid its slices.
pub fn joint(debts: impl IntoIterator<Item = Vec<PartStanding>>) -> Vec<PartStanding> {
    let mut joint: Vec<PartStanding> = Vec::new();
    for part in debts.into_iter().flatten() {
        match joint.iter_mut().find(|known| known.number == part.number) {
            Some(known) => {
                known.amount = known.amount.checked_add(part.amount).unwrap_or(known.amount);
                known.left = known.left.checked_add(part.left).unwrap_or(known.left);
            }
            None => joint.push(part),
        }
    }
    joint.sort_by_key(|part| part.number);
    joint
}

/// The earliest part that is unpaid beyond [`GRACE`] on `today`.
pub fn late_part(standing: &[PartStanding], today: NaiveDate) -> Option<&PartStanding> {
    let forgiven = today.checked_sub_signed(GRACE)?;
    standing.iter().find(|part| !part.is_paid() && part.due_on < forgiven)
}
