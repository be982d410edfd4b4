use proptest::prelude::*;

use super::*;
use crate::domain::money::Currency;
use crate::domain::plan::DiscountGiven;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn roubles(minor: i64) -> Money {
    Money::from_minor(minor, Currency::RUB).unwrap()
}

fn today() -> NaiveDate {
    day("2026-12-01")
}

/// 12 500 ₽ in four parts from 15 December.
fn draft() -> Draft {
    Draft::equal(roubles(1_250_000), 4, Every::Month, day("2026-12-15"))
}

fn discount(minor: i64) -> Discount {
    Discount { amount: roubles(minor), given: DiscountGiven::WhenKept }
}

fn amounts(draft: &Draft) -> Vec<i128> {
    draft.terms(today()).unwrap().parts().iter().map(|part| part.amount.minor()).collect()
}

fn part(number: usize, amount: Option<i64>, on: Option<&str>) -> Edit {
    Edit::Part { number, amount: amount.map(roubles), on: on.map(day) }
}

#[test]
fn a_changed_sum_is_made_up_by_the_later_parts_and_that_of_the_last_by_the_earlier_ones() {
    let table = [
        (part(1, Some(500_000), None), vec![500_000, 250_000, 250_000, 250_000]),
        (part(2, Some(500_000), None), vec![312_500, 500_000, 218_750, 218_750]),
        (part(3, Some(1), None), vec![312_500, 312_500, 1, 624_999]),
        (part(4, Some(500_000), None), vec![250_000, 250_000, 250_000, 500_000]),
        (Edit::First(Some(roubles(350_000))), vec![350_000, 300_000, 300_000, 300_000]),
        (Edit::Discount(Some(discount(50_000))), vec![300_000, 300_000, 300_000, 300_000]),
        (Edit::Debt(roubles(400)), vec![100, 100, 100, 100]),
        (Edit::Count(1), vec![1_250_000]),
        (Edit::Each(roubles(500_000)), vec![500_000, 500_000, 250_000]),
        (Edit::Each(roubles(1_250_000)), vec![1_250_000]),
        (Edit::Count(3), vec![416_666, 416_667, 416_667]),
    ];
    for (edit, expected) in table {
        assert_eq!(amounts(&draft().edited(edit, today()).unwrap()), expected, "{edit:?}");
    }
}

#[test]
fn what_cannot_be_offered_is_refused_with_its_reason() {
    let (first, last) = (latest_first_on(today()), latest_last_on(today()));
    let table = [
        (Edit::Count(0), DraftProblem::Count),
        (Edit::Count(25), DraftProblem::Count),
        (Edit::FirstOn(day("2026-11-30")), DraftProblem::DateInPast),
        (Edit::FirstOn(first.succ_opt().unwrap()), DraftProblem::FirstTooFar { latest: first }),
        (part(4, None, Some("2028-12-02")), DraftProblem::LastTooFar { latest: last }),
        (
            part(2, None, Some("2027-02-15")),
            DraftProblem::OutOfOrder { after: Some(day("2026-12-15")), before: Some(day("2027-02-15")) },
        ),
        (part(1, Some(1_249_998), None), DraftProblem::PartTooLarge { most: roubles(1_249_997) }),
        (part(3, Some(625_000), None), DraftProblem::PartTooLarge { most: roubles(624_999) }),
        (Edit::First(Some(roubles(1_250_000))), DraftProblem::PartTooLarge { most: roubles(1_249_997) }),
        (Edit::Each(roubles(1_250_001)), DraftProblem::PartTooLarge { most: roubles(1_250_000) }),
        (Edit::Each(roubles(50_000)), DraftProblem::Count),
        (Edit::Each(roubles(0)), DraftProblem::TooSmall),
        (part(5, Some(1), None), DraftProblem::NoSuchPart),
        (part(0, Some(1), None), DraftProblem::NoSuchPart),
        (part(1, Some(0), None), DraftProblem::TooSmall),
        (part(1, Some(-5), None), DraftProblem::TooSmall),
        (Edit::Discount(Some(discount(1_250_000))), DraftProblem::DiscountTooLarge),
        (Edit::Discount(Some(discount(0))), DraftProblem::TooSmall),
        (Edit::Debt(roubles(3)), DraftProblem::TooSmall),
    ];
    for (edit, problem) in table {
        assert_eq!(draft().edited(edit, today()), Err(problem), "{edit:?}");
    }
}

#[test]
fn parts_of_ones_own_keep_their_dates_when_what_is_owed_changes() {
    let own = draft().edited(part(1, Some(500_000), Some("2026-12-05")), today()).unwrap();
    assert_eq!(own.every(), None);
    assert_eq!(own.first_on(), day("2026-12-05"));
    let cheaper = own.edited(Edit::Discount(Some(discount(100_000))), today()).unwrap();
    assert_eq!(amounts(&cheaper), [500_000, 250_000, 250_000, 150_000], "the last part takes it");
    assert_eq!(cheaper.edited(Edit::Discount(None), today()).unwrap(), own, "and gives it back");
    let small = own.edited(Edit::Debt(roubles(1_000)), today()).unwrap();
    assert_eq!(amounts(&small), [250; 4]);
    assert_eq!(small.terms(today()).unwrap().first_on(), Some(day("2026-12-05")));
}

#[test]
fn a_regular_schedule_is_known_again_and_any_other_stays_as_it_is() {
    let table = [
        draft(),
        Draft::whole(roubles(100), day("2026-12-31")),
        Draft::equal(roubles(1_250_001), 3, Every::TwoWeeks, day("2026-12-31")),
        draft().edited(Edit::First(Some(roubles(500_000))), today()).unwrap(),
        draft().edited(Edit::Discount(Some(discount(5))), today()).unwrap(),
        draft().edited(part(2, Some(5), Some("2027-01-20")), today()).unwrap(),
    ];
    for draft in table {
        let again = Draft::of(&draft.terms(today()).unwrap()).unwrap();
        assert_eq!(again.terms(today()), draft.terms(today()));
        assert_eq!((again.every(), again.count()), (draft.every(), draft.count()));
    }
}

#[test]
fn what_is_left_of_a_plan_keeps_its_later_parts_and_its_discount() {
    let standing = |left: [i64; 3]| -> Vec<PartStanding> {
        let dates = ["2026-12-15", "2027-01-15", "2027-02-15"].map(day);
        let parts = (1..).zip(dates).zip(left);
        parts
            .map(|((number, due_on), left)| PartStanding {
                number,
                due_on,
                amount: roubles(400),
                left: roubles(left),
            })
            .collect()
    };
    let table = [
        // Left of each part, owed, today; what is suggested.
        (
            [400, 400, 400],
            1_200,
            "2026-12-01",
            vec![("2026-12-15", 400), ("2027-01-15", 400), ("2027-02-15", 400)],
        ),
        ([0, 100, 400], 500, "2026-12-21", vec![("2027-01-15", 100), ("2027-02-15", 400)]),
        (
            [400, 400, 400],
            1_250,
            "2026-12-21",
            vec![("2026-12-28", 400), ("2027-01-15", 400), ("2027-02-15", 400)],
        ),
        ([100, 400, 400], 900, "2027-01-21", vec![("2027-01-28", 500), ("2027-02-15", 400)]),
        ([400, 0, 400], 800, "2027-02-10", vec![("2027-02-14", 400), ("2027-02-15", 400)]),
        ([400, 400, 400], 1_200, "2027-03-01", vec![("2027-03-08", 1_200)]),
    ];
    for (left, owed, today, expected) in table {
        let (draft, today) =
            (Draft::of_remainder(&standing(left), roubles(owed), day(today)).unwrap(), day(today));
        let terms = draft.terms(today).unwrap();
        let parts: Vec<_> = terms.parts().iter().map(|part| (part.due_on, part.amount)).collect();
        let expected: Vec<_> = expected.into_iter().map(|(on, minor)| (day(on), roubles(minor))).collect();
        assert_eq!(parts, expected, "{today}");
        assert_eq!(terms.covers(), Some(roubles(owed)));
    }
    assert_eq!(Draft::of_remainder(&standing([0; 3]), roubles(0), today()), None);
}

fn edit() -> impl Strategy<Value = Edit> {
    let amount = || (-10_i64..2_000_000).prop_map(roubles);
    let date = || (0_u64..1_000).prop_map(|days| day("2026-11-01") + Days::new(days));
    let every = prop::sample::select(vec![Every::Week, Every::TwoWeeks, Every::Month]);
    prop_oneof![
        amount().prop_map(Edit::Debt),
        (0_u32..30).prop_map(Edit::Count),
        every.prop_map(Edit::Every),
        date().prop_map(Edit::FirstOn),
        prop::option::of(amount()).prop_map(Edit::First),
        amount().prop_map(Edit::Each),
        (0_usize..26, prop::option::of(amount()), prop::option::of(date()))
            .prop_map(|(number, amount, on)| Edit::Part { number, amount, on }),
        prop::option::of((amount(), prop::sample::select(DiscountGiven::ALL.to_vec())))
            .prop_map(|cut| Edit::Discount(cut.map(|(amount, given)| Discount { amount, given }))),
    ]
}

proptest! {
    #[test]
    fn whatever_is_changed_the_parts_and_the_discount_make_up_the_debt(
        edits in prop::collection::vec(edit(), 1..30),
    ) {
        let mut draft = draft();
        for edit in edits {
            let Ok(next) = draft.edited(edit, today()) else { continue };
            let terms = next.terms(today()).unwrap();
            prop_assert_eq!(terms.covers(), Some(next.debt()));
            prop_assert_eq!(terms.parts().len(), next.count() as usize);
            prop_assert!(terms.parts().is_sorted_by(|one, later| one.due_on < later.due_on));
            prop_assert!(terms.parts().iter().all(|part| part.amount.is_positive()));
            prop_assert_eq!(Draft::of(&terms).unwrap().terms(today()), Ok(terms));
            draft = next;
        }
    }
}
