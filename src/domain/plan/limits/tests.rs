//! What is inside and what is not: a table per limit, and that wider limits never refuse more.

use proptest::prelude::*;

use super::*;
use crate::domain::plan::Discount;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn roubles(minor: i64) -> Money {
    Money::from_minor(minor, Currency::RUB).unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

/// Everybody; up to 3 parts within 90 days, the first of 30 %, each of 1 000 ₽; 10 % off at once; one deferral.
fn limits() -> Limits {
    let changes =
        [Change::Who(Who::Everyone), Change::PartMin(roubles(100_000)), Change::Bound(Bound::Discount, 10)];
    changes.into_iter().fold(Limits::unset(Currency::RUB), |limits, change| limits.changed(change).unwrap())
}

fn terms(parts: &[(&str, i64)]) -> Terms {
    let parts = parts.iter().map(|(on, minor)| Part { due_on: day(on), amount: roubles(*minor) });
    Terms::stored(parts.collect(), None)
}

fn discounted(terms: &Terms, off: i64, given: DiscountGiven) -> Terms {
    Terms::stored(terms.parts().to_vec(), Some(Discount { amount: roubles(off), given }))
}

fn sought(terms: &Terms) -> Sought<'_> {
    Sought { terms, today: today(), postponed_before: 0, has_broken_word: false }
}

fn judge(parts: &[(&str, i64)]) -> Vec<Outside> {
    limits().judge(&sought(&terms(parts)))
}

/// What is asked for, its parts, and the limits it is outside of.
type Case = (&'static str, &'static [(&'static str, i64)], Vec<Outside>);

#[test]
fn each_limit_is_kept_to_the_kopeck_and_to_the_day() {
    let table: [Case; 12] = [
        ("a deferral to the last day", &[("2027-02-21", 1_250_000)], vec![]),
        ("a day later", &[("2027-02-22", 1_250_000)], vec![Outside::Latest(day("2027-02-21"))]),
        (
            "three equal parts",
            &[("2026-12-15", 416_666), ("2027-01-15", 416_667), ("2027-02-15", 416_667)],
            vec![],
        ),
        (
            "four parts",
            &[
                ("2026-12-01", 375_000),
                ("2026-12-15", 291_666),
                ("2027-01-01", 291_667),
                ("2027-01-15", 291_667),
            ],
            vec![Outside::Parts(3)],
        ),
        ("a first part of 30 %", &[("2026-12-01", 375_000), ("2027-01-01", 875_000)], vec![]),
        (
            "a kopeck less",
            &[("2026-12-01", 374_999), ("2027-01-01", 875_001)],
            vec![Outside::First(roubles(375_000))],
        ),
        ("a last part of 1 000 ₽", &[("2026-12-01", 900_000), ("2027-01-01", 100_000)], vec![]),
        (
            "a kopeck less",
            &[("2026-12-01", 900_000), ("2027-01-01", 99_999)],
            vec![Outside::PartMin(roubles(100_000))],
        ),
        ("a small debt in one part", &[("2026-12-15", 50_000)], vec![]),
        (
            "a small debt in two",
            &[("2026-12-15", 25_000), ("2027-01-15", 25_000)],
            vec![Outside::PartMin(roubles(100_000))],
        ),
        ("halves of an odd sum", &[("2026-12-15", 624_999), ("2027-01-15", 625_000)], vec![]),
        (
            "everything at once",
            &[("2026-12-01", 1), ("2026-12-02", 1), ("2026-12-03", 1), ("2027-03-01", 99_999)],
            vec![
                Outside::Parts(3),
                Outside::Latest(day("2027-02-21")),
                Outside::First(roubles(30_000)),
                Outside::PartMin(roubles(100_000)),
            ],
        ),
    ];
    for (name, parts, expected) in table {
        assert_eq!(judge(parts), expected, "{name}");
    }
}

#[test]
fn the_smaller_of_two_equal_parts_is_one_half() {
    let half = limits().changed(Change::Bound(Bound::First, 50)).unwrap();
    assert_eq!(half.judge(&sought(&terms(&[("2026-12-15", 624_999), ("2027-01-15", 625_000)]))), []);
    let judged = half.judge(&sought(&terms(&[("2026-12-15", 624_998), ("2027-01-15", 625_001)])));
    assert_eq!(judged, [Outside::First(roubles(624_999))]);
}

#[test]
fn a_discount_is_for_having_paid_everything_at_once() {
    let given =
        |parts: &[(&str, i64)], off, given| limits().judge(&sought(&discounted(&terms(parts), off, given)));
    let at = |parts: &[(&str, i64)], off| given(parts, off, DiscountGiven::WhenKept);
    let by = day("2026-11-30");
    assert_eq!(at(&[("2026-11-23", 1_125_000)], 125_000), []);
    assert_eq!(at(&[("2026-11-30", 1_125_000)], 125_000), []);
    assert_eq!(at(&[("2026-12-01", 1_125_000)], 125_000), [Outside::DiscountAtOnce(by)]);
    let halves = [("2026-11-23", 562_500), ("2026-11-30", 562_500)];
    assert_eq!(at(&halves, 125_000), [Outside::DiscountAtOnce(by)]);
    assert_eq!(at(&[("2026-11-23", 1_124_999)], 125_001), [Outside::Discount(roubles(125_000))]);
    let unearned = given(&[("2026-11-23", 1_125_000)], 125_000, DiscountGiven::AtOnce);
    assert_eq!(unearned, [Outside::DiscountAtOnce(by)]);
    let none = limits().changed(Change::Bound(Bound::Discount, 0)).unwrap();
    let penny = discounted(&terms(&[("2026-11-23", 1_249_999)]), 1, DiscountGiven::WhenKept);
    assert_eq!(none.judge(&sought(&penny)), [Outside::Discount(roubles(0))]);
}

#[test]
fn a_debt_is_put_off_so_many_times_and_paid_at_once_any_time() {
    let later = terms(&[("2026-12-15", 1_250_000)]);
    let again = |terms, postponed_before| limits().judge(&Sought { postponed_before, ..sought(terms) });
    assert_eq!(again(&later, 0), []);
    assert_eq!(again(&later, 1), [Outside::Deferrals(1)]);
    assert_eq!(again(&terms(&[("2026-11-30", 1_250_000)]), 7), []);
    let twice = limits().changed(Change::Bound(Bound::Deferrals, 2)).unwrap();
    assert_eq!(twice.judge(&Sought { postponed_before: 1, ..sought(&later) }), []);
}

#[test]
fn limits_are_for_those_they_are_for() {
    let later = terms(&[("2026-12-15", 1_250_000)]);
    let table = [
        (Who::Everyone, false, None),
        (Who::Everyone, true, None),
        (Who::Reliable, false, None),
        (Who::Reliable, true, Some(Outside::BrokenWord)),
        (Who::Nobody, false, Some(Outside::Everything)),
        (Who::Nobody, true, Some(Outside::Everything)),
    ];
    for (who, has_broken_word, expected) in table {
        let limits = limits().changed(Change::Who(who)).unwrap();
        let judged = limits.judge(&Sought { has_broken_word, ..sought(&later) });
        assert_eq!(judged, expected.into_iter().collect::<Vec<_>>(), "{who:?}, broken: {has_broken_word}");
    }
    assert_eq!(Limits::unset(Currency::RUB).judge(&sought(&later)), [Outside::Everything]);
}

#[test]
fn a_debt_in_another_currency_waits_for_the_owner() {
    let dollars = Money::from_minor(25_000, Currency::USD).unwrap();
    let later = Terms::stored(vec![Part { due_on: day("2026-12-15"), amount: dollars }], None);
    assert_eq!(limits().judge(&sought(&later)), [Outside::Currency(Currency::RUB)]);
}

#[test]
fn a_limit_is_set_within_its_range_and_in_its_currency() {
    for bound in Bound::ALL {
        let (least, most) = bound.range().into_inner();
        for value in [least, most] {
            let changed = limits().changed(Change::Bound(bound, value)).unwrap();
            assert_eq!(changed.bound(bound), value, "{bound:?}");
        }
        assert_eq!(limits().changed(Change::Bound(bound, most + 1)), None, "{bound:?}");
        assert!(least == 0 || limits().changed(Change::Bound(bound, least - 1)).is_none(), "{bound:?}");
        assert!(bound.range().contains(&Limits::unset(Currency::RUB).bound(bound)), "{bound:?}");
    }
    assert_eq!(limits().changed(Change::PartMin(roubles(-1))), None);
    assert_eq!(limits().changed(Change::PartMin(Money::zero(Currency::USD))), None);
    assert_eq!(limits().changed(Change::PartMin(roubles(0))).unwrap().part_min(), roubles(0));
}

#[test]
fn whom_limits_are_for_is_read_back_from_its_code() {
    for who in Who::ALL {
        assert_eq!(Who::from_code(who.code()), Some(who));
    }
    assert_eq!(Who::from_code("friends"), None);
}

#[test]
fn the_reach_of_a_sample_debt() {
    let reach = limits().reach(roubles(1_250_000), today());
    let plan: Vec<(String, i128)> = reach
        .plan
        .iter()
        .flat_map(Terms::parts)
        .map(|part| (part.due_on.to_string(), part.amount.minor()))
        .collect();
    let expected = [("2026-12-21", 416_666), ("2027-01-21", 416_667), ("2027-02-21", 416_667)];
    assert_eq!(plan, expected.map(|(on, minor)| (on.to_owned(), minor)));
    assert_eq!(reach.deferral_on, day("2027-02-21"));
    assert_eq!(reach.discount, Some((roubles(125_000), day("2026-11-30"))));
    assert_eq!(limits().reach(roubles(150_000), today()).plan, None, "half of it is below the smallest part");
}

#[test]
fn a_large_first_part_leaves_equal_ones() {
    let ten = limits().changed(Change::Bound(Bound::Parts, 10)).unwrap();
    let plan = ten.reach(roubles(1_250_000), today()).plan.unwrap();
    let amounts: Vec<i128> = plan.parts().iter().map(|part| part.amount.minor()).collect();
    assert_eq!(amounts.len(), 9, "a tenth part would be below 1 000 ₽: {amounts:?}");
    assert_eq!(amounts.first(), Some(&375_000));
    assert!(amounts.iter().skip(1).all(|amount| *amount == 109_375), "{amounts:?}");
    assert_eq!(plan.last_on(), Some(day("2027-02-21")), "weekly, as late as it may be");
}

fn any_limits() -> impl Strategy<Value = Limits> {
    let bounds = Bound::ALL.map(Bound::range);
    (prop::sample::select(Who::ALL.to_vec()), 0_i64..500_000, bounds.to_vec()).prop_map(
        |(who, part_min, values)| {
            let changes =
                Bound::ALL.into_iter().zip(values).map(|(bound, value)| Change::Bound(bound, value));
            let changes = changes.chain([Change::Who(who), Change::PartMin(roubles(part_min))]);
            changes.fold(Limits::unset(Currency::RUB), |limits, change| limits.changed(change).unwrap())
        },
    )
}

/// The wider of two on every side.
fn widest(one: Limits, other: Limits) -> Limits {
    Limits {
        who: one.who.max(other.who),
        parts_max: one.parts_max.max(other.parts_max),
        within_days: one.within_days.max(other.within_days),
        first_percent: one.first_percent.min(other.first_percent),
        discount_percent_max: one.discount_percent_max.max(other.discount_percent_max),
        deferrals_max: one.deferrals_max.max(other.deferrals_max),
        part_min: one.part_min.min(other.part_min).unwrap(),
    }
}

fn any_terms() -> impl Strategy<Value = Terms> {
    prop::collection::vec((1_u64..120, 1_i64..600_000), 1..8).prop_map(|steps| {
        let mut on = today();
        let parts = steps.into_iter().map(|(ahead, minor)| {
            on = on.checked_add_days(Days::new(ahead)).unwrap();
            Part { due_on: on, amount: roubles(minor) }
        });
        Terms::stored(parts.collect(), None)
    })
}

proptest! {
    #[test]
    fn what_is_inside_stays_inside_when_the_limits_are_widened(
        one in any_limits(),
        other in any_limits(),
        terms in any_terms(),
        discount in prop::option::of(1_i64..200_000),
        postponed_before in 0_u32..4,
        has_broken_word in any::<bool>(),
    ) {
        let terms = match discount {
            Some(off) => discounted(&terms, off, DiscountGiven::WhenKept),
            None => terms,
        };
        let sought = Sought { terms: &terms, today: today(), postponed_before, has_broken_word };
        let wider = widest(one, other).judge(&sought);
        for limits in [one, other] {
            let judged = limits.judge(&sought);
            prop_assert!(wider.len() <= judged.len() || judged == [Outside::Everything]);
            prop_assert!(!judged.is_empty() || wider.is_empty());
        }
    }

    #[test]
    fn the_reach_is_inside_and_nothing_reaches_further(limits in any_limits(), minor in 1_i64..5_000_000) {
        let open = limits.changed(Change::Who(Who::Everyone)).unwrap();
        let total = roubles(minor);
        let reach = limits.reach(total, today());
        if let Some(plan) = &reach.plan {
            prop_assert_eq!(open.judge(&sought(plan)), []);
            prop_assert_eq!(plan.total(), Some(total));
        }
        let reached = reach.plan.as_ref().map_or(1, |plan| plan.parts().len());
        for count in 2..=PARTS_MAX {
            let Ok(equal) = Terms::equal(total, count, today(), Every::Week, None, today()) else { continue };
            let is_inside = open.judge(&sought(&equal)).is_empty();
            prop_assert!(!is_inside || usize::try_from(count).unwrap() <= reached, "{} parts", count);
        }
        let deferral = Terms::stored(vec![Part { due_on: reach.deferral_on, amount: total }], None);
        prop_assert_eq!(open.judge(&sought(&deferral)), []);
        if let Some((discount, by)) = reach.discount {
            let rest = total.checked_sub(discount).unwrap();
            let off = Some(Discount { amount: discount, given: DiscountGiven::WhenKept });
            let paid = Terms::stored(vec![Part { due_on: by, amount: rest }], off);
            prop_assert_eq!(open.judge(&sought(&paid)), []);
        }
    }
}
