//! What somebody said about paying, as a draft.

use chrono::NaiveDate;

use crate::domain::calendar::{self, Every};
use crate::domain::input::terms::{Off, Wanted};
use crate::domain::money::Money;
use crate::domain::plan::{Discount, DiscountGiven, Draft, DraftProblem, Edit, Part, Terms};

/// The terms that were said, over what `usual` covers and with what it suggests for the rest.
pub(super) fn draft(wanted: &Wanted, usual: &Draft, today: NaiveDate) -> Result<Draft, DraftProblem> {
    let debt = usual.debt();
    let draft = match wanted {
        Wanted::Promise { on } | Wanted::Deferral { on } => Draft::whole(debt, *on),
        Wanted::Discount { off, on } => {
            let discount = discount(*off, debt).ok_or(DraftProblem::DiscountTooLarge)?;
            Draft::whole(debt, *on).edited(Edit::Discount(Some(discount)), today)?
        }
        Wanted::Series { sums, every, first_on } => {
            let every = every.or(usual.every()).unwrap_or(Every::Month);
            let first_on = first_on.unwrap_or_else(|| usual.first_on());
            let count = u32::try_from(sums.len()).map_err(|_| DraftProblem::Count)?;
            explicit(calendar::schedule(first_on, every, count).into_iter().zip(sums.iter().copied()))?
        }
        Wanted::Parts(parts) => explicit(parts.iter().copied())?,
    };
    draft.edited(Edit::Debt(debt), today)
}

fn explicit(parts: impl Iterator<Item = (NaiveDate, Money)>) -> Result<Draft, DraftProblem> {
    let parts = parts.map(|(due_on, amount)| Part { due_on, amount }).collect();
    Draft::of(&Terms::stored(parts, None)).ok_or(DraftProblem::Count)
}

/// What is taken off when the terms are kept; `None` when it comes to nothing.
pub(super) fn discount(off: Off, debt: Money) -> Option<Discount> {
    let amount = match off {
        Off::Percent(percent) => debt.percent(percent).ok()?,
        Off::Amount(amount) => amount,
    };
    amount.is_positive().then_some(Discount { amount, given: DiscountGiven::WhenKept })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn roubles(minor: i64) -> Money {
        Money::from_minor(minor, Currency::RUB).unwrap()
    }

    #[test]
    fn what_was_said_becomes_terms_and_what_was_not_said_is_as_usual() {
        let today = day("2026-12-01");
        let usual = Draft::equal(roubles(1_000), 3, Every::Week, day("2026-12-10"));
        let series =
            |every, first_on| Wanted::Series { sums: [400, 400, 200].map(roubles).to_vec(), every, first_on };
        let table = [
            (Wanted::Deferral { on: day("2026-12-15") }, "1000 on 2026-12-15"),
            (
                Wanted::Discount { off: Off::Percent(10.into()), on: day("2026-12-02") },
                "900 on 2026-12-02, 100 off",
            ),
            (series(None, None), "400 on 2026-12-10, 400 on 2026-12-17, 200 on 2026-12-24"),
            (
                series(Some(Every::Month), Some(day("2026-12-31"))),
                "400 on 2026-12-31, 400 on 2027-01-31, 200 on 2027-02-28",
            ),
            (
                Wanted::Parts(vec![(day("2026-12-02"), roubles(700)), (day("2026-12-20"), roubles(300))]),
                "700 on 2026-12-02, 300 on 2026-12-20",
            ),
        ];
        for (wanted, expected) in table {
            let terms = draft(&wanted, &usual, today).unwrap().terms(today).unwrap();
            let parts =
                terms.parts().iter().map(|part| format!("{} on {}", part.amount.minor(), part.due_on));
            let off = terms.discount().map(|discount| format!("{} off", discount.amount.minor()));
            assert_eq!(parts.chain(off).collect::<Vec<_>>().join(", "), expected, "{wanted:?}");
        }
    }

    #[test]
    fn what_cannot_be_offered_is_refused() {
        let today = day("2026-12-01");
        let usual = Draft::equal(roubles(1_000), 3, Every::Week, day("2026-12-10"));
        let late = Wanted::Deferral { on: day("2027-12-01") };
        assert!(matches!(draft(&late, &usual, today), Err(DraftProblem::FirstTooFar { .. })));
        let free = Wanted::Discount { off: Off::Amount(roubles(1_000)), on: today };
        assert_eq!(draft(&free, &usual, today), Err(DraftProblem::DiscountTooLarge));
    }
}
