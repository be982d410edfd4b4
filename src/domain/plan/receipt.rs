//! Where money that comes in under a plan goes: to the earliest open part first, what is over to the next.

use chrono::NaiveDate;

use super::PartStanding;
use super::share::take;
use crate::domain::money::Money;

/// What one part gets of a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartShare {
    /// From 1.
    pub number: usize,
    pub due_on: NaiveDate,
    pub got: Money,
    /// What is left of the part afterwards.
    pub left: Money,
}

/// Which parts a payment pays, in order; a part that gets nothing is not among them.
pub fn spread(parts: &[PartStanding], payment: Money) -> Vec<PartShare> {
    let mut open = payment;
    let mut shares = Vec::new();
    for part in parts.iter().filter(|part| !part.is_paid()) {
        let (got, rest) = take(open, part.left);
        if !got.is_positive() {
            break;
        }
        let left = take(part.left, got).1;
        shares.push(PartShare { number: part.number, due_on: part.due_on, got, left });
        open = rest;
    }
    shares
}

/// What a payment did to the plan in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub amount: Money,
    /// The number of the agreement.
    pub agreement: String,
    pub shares: Vec<PartShare>,
    /// The first part that is not paid yet; `None`: the plan is kept.
    pub next: Option<PartStanding>,
    /// Whether the plan was kept before the date of its last part.
    pub early: bool,
    /// What was taken off for keeping the plan, over all its debts.
    pub discount: Option<Money>,
}

impl Receipt {
    /// What `amount` does to `parts` on `today`; the discount is added by whoever gives it.
    pub fn new(agreement: String, parts: &[PartStanding], amount: Money, today: NaiveDate) -> Self {
        let shares = spread(parts, amount);
        let after = |part: &PartStanding| {
            let share = shares.iter().find(|share| share.number == part.number);
            PartStanding { left: share.map_or(part.left, |share| share.left), ..part.clone() }
        };
        let next = parts.iter().map(after).find(|part| !part.is_paid());
        let early = next.is_none() && parts.last().is_some_and(|last| last.due_on > today);
        Self { amount, agreement, shares, next, early, discount: None }
    }

    /// Whether it was the last payment of the plan.
    pub fn is_last(&self) -> bool {
        self.next.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn roubles(amount: i64) -> Money {
        Money::from_minor(amount * 100, Currency::RUB).unwrap()
    }

    fn parts(left: [i64; 3]) -> Vec<PartStanding> {
        let dates = ["2026-12-15", "2027-01-15", "2027-02-15"];
        let part = |((number, due_on), left): ((usize, &str), i64)| PartStanding {
            number,
            due_on: due_on.parse().unwrap(),
            amount: roubles(4_000),
            left: roubles(left),
        };
        (1..).zip(dates).zip(left).map(part).collect()
    }

    fn receipt(left: [i64; 3], amount: i64, today: &str) -> Receipt {
        Receipt::new("17-1".to_owned(), &parts(left), roubles(amount), today.parse().unwrap())
    }

    #[test]
    fn a_payment_fills_the_earliest_open_part_and_what_is_over_goes_to_the_next() {
        let table = [
            ([4_000, 4_000, 4_000], 4_000, vec![(1, 4_000, 0)]),
            ([4_000, 4_000, 4_000], 1_000, vec![(1, 1_000, 3_000)]),
            ([4_000, 4_000, 4_000], 5_000, vec![(1, 4_000, 0), (2, 1_000, 3_000)]),
            ([0, 3_000, 4_000], 7_000, vec![(2, 3_000, 0), (3, 4_000, 0)]),
            ([0, 0, 0], 100, vec![]),
        ];
        for (left, amount, expected) in table {
            let shares = receipt(left, amount, "2026-12-01").shares;
            let got: Vec<_> = shares.iter().map(|share| (share.number, share.got, share.left)).collect();
            let expected: Vec<_> =
                expected.iter().map(|(number, got, left)| (*number, roubles(*got), roubles(*left))).collect();
            assert_eq!(got, expected, "{amount} on {left:?}");
        }
    }

    #[test]
    fn the_last_payment_is_early_before_the_date_of_the_last_part() {
        let table = [
            ([0, 0, 4_000], 4_000, "2027-02-14", true, true),
            ([0, 0, 4_000], 4_000, "2027-02-15", true, false),
            ([0, 0, 4_000], 3_999, "2027-01-20", false, false),
            ([4_000, 4_000, 4_000], 12_000, "2026-12-02", true, true),
        ];
        for (left, amount, today, last, early) in table {
            let receipt = receipt(left, amount, today);
            assert_eq!((receipt.is_last(), receipt.early), (last, early), "{amount} on {today}");
        }
        let begun = receipt([4_000, 4_000, 4_000], 5_000, "2026-12-01").next.unwrap();
        assert_eq!((begun.number, begun.left), (2, roubles(3_000)));
    }
}
