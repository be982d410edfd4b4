//! Plans hold for all inputs: parts make up the sum, payments go to the earliest part, states only move on.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::domain::calendar::{self, Every};
use crate::domain::money::Currency;
use crate::domain::vectors;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn roubles(minor: i64) -> Money {
    Money::from_minor(minor, Currency::RUB).unwrap()
}

/// Debts with their numbers as ids, in order.
fn covering(terms: &Terms, debts: &[(i32, i64)]) -> Vec<PlanDebt> {
    let amounts: Vec<Money> = debts.iter().map(|(_, minor)| roubles(*minor)).collect();
    let slices = lay_over(terms, &amounts);
    let numbered = debts.iter().zip(amounts).zip(slices);
    numbered
        .map(|(((number, _), amount), slices)| PlanDebt {
            debt: DebtId(i64::from(*number)),
            number: *number,
            amount,
            slices,
        })
        .collect()
}

fn plan_in(state: PlanState) -> Plan {
    let terms = Terms::equal(roubles(1_250_000), 3, day("2026-12-15"), Every::Month, None, day("2026-12-01"))
        .unwrap();
    let debts = covering(&terms, &[(1, 1_250_000)]);
    Plan {
        id: PlanId(1),
        debt: DebtId(1),
        number: 1,
        state,
        reason: None,
        created_at: instant("2026-12-01T10:00:00Z"),
        debts,
        offer: Offer {
            id: OfferId(1),
            round: 1,
            side: Side::Debtor,
            made_by: PersonId(2),
            made_at: instant("2026-12-01T10:00:00Z"),
            expires_at: instant("2026-12-04T10:00:00Z"),
            cause: Some(Cause { update_id: 7, message_id: None }),
            terms,
        },
    }
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Accept(Side),
    Counter(Side),
    Decline(Side),
    Withdraw,
    Expire,
}

fn play(act: Act, state: PlanState, now: &str) -> Result<PlanState, Rejection> {
    let mut plan = plan_in(state);
    let now = instant(now);
    let done = match act {
        Act::Accept(side) => plan.accept(side, now),
        Act::Counter(side) => plan.counter(side, now),
        Act::Decline(side) => plan.decline(side, now),
        Act::Withdraw => plan.withdraw(),
        Act::Expire => plan.expire(now),
    };
    if done.is_err() {
        assert_eq!(plan.state, state, "a refused act changes nothing");
    }
    done.map(|()| plan.state)
}

const IN_TIME: &str = "2026-12-04T09:59:59Z";
const TOO_LATE: &str = "2026-12-04T10:00:00Z";

#[test]
fn an_open_offer_is_answered_by_the_other_side_in_time() {
    for open in [PlanState::Proposed, PlanState::Countered] {
        let table = [
            (Act::Accept(Side::Owner), IN_TIME, Ok(PlanState::Accepted)),
            (Act::Accept(Side::Debtor), IN_TIME, Err(Rejection::OwnOffer)),
            (Act::Accept(Side::Owner), TOO_LATE, Err(Rejection::OfferExpired)),
            (Act::Counter(Side::Owner), IN_TIME, Ok(PlanState::Countered)),
            (Act::Counter(Side::Debtor), IN_TIME, Err(Rejection::OwnOffer)),
            (Act::Counter(Side::Owner), TOO_LATE, Err(Rejection::OfferExpired)),
            (Act::Decline(Side::Owner), IN_TIME, Ok(PlanState::Declined)),
            (Act::Decline(Side::Debtor), IN_TIME, Err(Rejection::OwnOffer)),
            (Act::Decline(Side::Owner), TOO_LATE, Err(Rejection::OfferExpired)),
            (Act::Withdraw, IN_TIME, Ok(PlanState::Withdrawn)),
            (Act::Expire, IN_TIME, Err(Rejection::NegotiationOpen)),
            (Act::Expire, TOO_LATE, Ok(PlanState::Expired)),
        ];
        for (act, now, expected) in table {
            assert_eq!(play(act, open, now), expected, "{act:?} at {now} on {open:?}");
        }
    }
}

#[test]
fn what_is_decided_stays_decided() {
    let acts = [
        Act::Accept(Side::Owner),
        Act::Counter(Side::Owner),
        Act::Decline(Side::Owner),
        Act::Withdraw,
        Act::Expire,
    ];
    for state in PlanState::ALL.into_iter().filter(|state| !state.is_open()) {
        for act in acts {
            for now in [IN_TIME, TOO_LATE] {
                assert_eq!(play(act, state, now), Err(Rejection::PlanIs(state)), "{act:?} on {state:?}");
            }
        }
    }
}

#[test]
fn after_many_rounds_it_is_yes_or_no() {
    let mut plan = plan_in(PlanState::Countered);
    plan.offer.round = ROUNDS_MAX;
    assert_eq!(plan.counter(Side::Owner, instant(IN_TIME)), Err(Rejection::TooManyRounds));
    assert_eq!(plan.accept(Side::Owner, instant(IN_TIME)), Ok(()));
}

#[test]
fn parts_are_laid_over_debts_in_order_and_the_discount_falls_on_the_last() {
    let discount = Discount { amount: roubles(300), given: DiscountGiven::WhenKept };
    let today = day("2026-12-01");
    let terms = Terms::equal(roubles(1_500), 4, today, Every::Month, Some(discount), today).unwrap();
    let mut plan = plan_in(PlanState::Accepted);
    plan.debts = covering(&terms, &[(1, 500), (2, 700), (3, 300)]);
    plan.offer.terms = terms;
    let slices: Vec<Vec<(usize, i128)>> = plan
        .debts
        .iter()
        .map(|debt| debt.slices.iter().map(|slice| (slice.number, slice.amount.minor())).collect())
        .collect();
    assert_eq!(slices, [vec![(1, 300), (2, 200)], vec![(2, 100), (3, 300), (4, 300)], vec![]]);
    assert_eq!(plan.discount_when_kept(DebtId(2)), None);
    assert_eq!(plan.discount_when_kept(DebtId(3)), Some(roubles(300)));
    assert_eq!(plan.discount_at_once(DebtId(3)), None);
    let left = |debt, balance| -> Vec<i128> {
        plan.standing(DebtId(debt), roubles(balance)).iter().map(|part| part.left.minor()).collect()
    };
    assert_eq!(left(2, 700), [100, 300, 300]);
    assert_eq!(left(2, 350), [0, 50, 300], "350 were paid");
    let whole = [(1, 500), (2, 700), (3, 300)];
    let joint = joint(whole.map(|(debt, minor)| plan.standing(DebtId(debt), roubles(minor))));
    let sums: Vec<_> =
        joint.iter().map(|part| (part.number, part.amount.minor(), part.left.minor())).collect();
    assert_eq!(sums, [(1, 300, 300), (2, 300, 300), (3, 300, 300), (4, 300, 300)]);
}

#[test]
fn terms_with_a_discount_cover_the_debt_exactly() {
    let today = day("2026-12-01");
    let off = |minor| Some(Discount { amount: roubles(minor), given: DiscountGiven::AtOnce });
    let offer = |minor| Terms::equal(roubles(1_000), 3, today, Every::Month, off(minor), today);
    let terms = offer(100).unwrap();
    assert_eq!((terms.total(), terms.covers()), (Some(roubles(900)), Some(roubles(1_000))));
    assert_eq!(terms.kind(), TermsKind::DiscountedInstalments);
    assert_eq!(offer(0), Err(Rejection::BadSchedule), "nothing off is no discount");
    assert_eq!(offer(1_000), Err(Rejection::BadSchedule), "everything off is no plan");
    assert_eq!(offer(1_001), Err(Rejection::BadSchedule));
}

#[test]
fn states_and_reasons_are_read_back_from_their_codes() {
    for state in PlanState::ALL {
        assert_eq!(PlanState::from_code(state.code()), Some(state));
    }
    let words = PlanReason::Words("клиент задержал".to_owned());
    for reason in PlanReason::READY.into_iter().chain([words]) {
        assert_eq!(PlanReason::from_code(reason.code()), reason);
    }
}

#[test]
fn a_request_keeps_its_bounds() {
    let today = day("2026-12-01");
    let ask = |total, count, first: &str, every| {
        Terms::equal(roubles(total), count, day(first), every, None, today).map(|terms| terms.parts().len())
    };
    let table = [
        ("today is early enough", ask(1_250_000, 3, "2026-12-01", Every::Month), Ok(3)),
        ("yesterday is not", ask(1_250_000, 3, "2026-11-30", Every::Month), Err(Rejection::DateInPast)),
        ("90 days ahead", ask(1_250_000, 3, "2027-03-01", Every::Month), Ok(3)),
        ("91 days ahead", ask(1_250_000, 3, "2027-03-02", Every::Month), Err(Rejection::BadSchedule)),
        ("24 months", ask(1_250_000, 24, "2027-01-01", Every::Month), Ok(24)),
        ("beyond two years", ask(1_250_000, 24, "2027-02-01", Every::Month), Err(Rejection::BadSchedule)),
        ("25 parts", ask(1_250_000, 25, "2026-12-15", Every::Week), Err(Rejection::BadSchedule)),
        ("no part", ask(1_250_000, 0, "2026-12-15", Every::Week), Err(Rejection::BadSchedule)),
        ("parts of nothing", ask(2, 3, "2026-12-15", Every::Week), Err(Rejection::BadSchedule)),
        ("a kopeck each", ask(3, 3, "2026-12-15", Every::Week), Ok(3)),
    ];
    for (name, got, expected) in table {
        assert_eq!(got, expected, "{name}");
    }
}

#[test]
fn dates_of_the_instalment_vectors_hold() {
    for case in vectors::group("instalments")["cases"].as_array().unwrap() {
        let input = &case["input"];
        let (Some(first), Some(dates)) = (input["first_date"].as_str(), case["expected"]["dates"].as_array())
        else {
            continue;
        };
        let count = u32::try_from(dates.len()).unwrap();
        let got: Vec<String> =
            calendar::schedule(day(first), Every::Month, count).iter().map(ToString::to_string).collect();
        assert_eq!(serde_json::json!(got), case["expected"]["dates"], "{}", case["id"]);
    }
}

#[test]
fn monthly_parts_keep_the_day_of_the_first_one() {
    let terms =
        Terms::equal(roubles(100), 4, day("2027-01-31"), Every::Month, None, day("2027-01-01")).unwrap();
    let dates: Vec<String> = terms.parts().iter().map(|part| part.due_on.to_string()).collect();
    assert_eq!(dates, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
}

#[test]
fn payments_go_to_the_earliest_part() {
    let plan = plan_in(PlanState::Accepted);
    let left = |balance| -> Vec<i128> {
        plan.standing(DebtId(1), roubles(balance)).iter().map(|part| part.left.minor()).collect()
    };
    assert_eq!(left(1_250_000), [416_666, 416_667, 416_667]);
    assert_eq!(left(850_000), [16_666, 416_667, 416_667]);
    assert_eq!(left(833_334), [0, 416_667, 416_667]);
    assert_eq!(left(400_000), [0, 0, 400_000]);
    assert_eq!(left(0), [0, 0, 0]);
}

#[test]
fn a_part_is_late_once_its_grace_is_over() {
    let terms =
        Terms::equal(roubles(300), 3, day("2026-12-15"), Every::Month, None, day("2026-12-01")).unwrap();
    let slices = lay_over(&terms, &[roubles(300)]).remove(0);
    let late =
        |balance, today| late_part(&standing(&slices, roubles(balance)), day(today)).map(|part| part.number);
    assert_eq!(late(300, "2026-12-20"), None, "five days are forgiven");
    assert_eq!(late(300, "2026-12-21"), Some(1));
    assert_eq!(late(200, "2026-12-21"), None, "the first part is paid");
    assert_eq!(late(200, "2027-01-21"), Some(2));
    assert_eq!(late(0, "2028-01-01"), None);
}

fn every() -> impl Strategy<Value = Every> {
    prop::sample::select(vec![Every::Week, Every::TwoWeeks, Every::Month])
}

proptest! {
    #[test]
    fn parts_make_up_the_sum_in_order_of_date(
        minor in 24_i64..100_000_000_000,
        count in 1_u32..=PARTS_MAX,
        ahead in 0_u64..=FIRST_WITHIN_DAYS,
        every in every(),
        start in 0_u64..2_000,
    ) {
        let today = day("2026-01-01").checked_add_days(Days::new(start)).unwrap();
        let first = today.checked_add_days(Days::new(ahead)).unwrap();
        let last = *calendar::schedule(first, every, count).last().unwrap();
        prop_assume!(last <= latest_last_on(today));
        let terms = Terms::equal(roubles(minor), count, first, every, None, today).unwrap();
        prop_assert_eq!(terms.total(), Some(roubles(minor)));
        prop_assert_eq!(terms.first_on(), Some(first));
        prop_assert!(terms.parts().is_sorted_by(|one, next| one.due_on < next.due_on));
        prop_assert!(terms.parts().iter().all(|part| part.amount.is_positive()));
        prop_assert_eq!(Terms::of(terms.parts().to_vec(), None, roubles(minor), today), Ok(terms));
    }

    #[test]
    fn every_slice_belongs_to_one_part_and_one_debt(
        debts in prop::collection::vec(1_i64..1_000_000, 1..6),
        count in 1_u32..=PARTS_MAX,
        off in 0_i64..1_000,
    ) {
        let sum: i64 = debts.iter().sum();
        let today = day("2026-12-01");
        let discount = (off > 0).then_some(Discount { amount: roubles(off), given: DiscountGiven::WhenKept });
        let Ok(terms) = Terms::equal(roubles(sum), count, today, Every::Week, discount, today) else {
            return Ok(());
        };
        let amounts: Vec<Money> = debts.iter().map(|minor| roubles(*minor)).collect();
        let slices = lay_over(&terms, &amounts);
        for (own, amount) in slices.iter().zip(&amounts) {
            let own = Money::sum(Currency::RUB, own.iter().map(|slice| slice.amount)).unwrap();
            prop_assert!(own.minor() <= amount.minor());
        }
        let parts: Vec<Money> = (1..=terms.parts().len())
            .map(|number| {
                let of_part = slices.iter().flatten().filter(|slice| slice.number == number);
                Money::sum(Currency::RUB, of_part.map(|slice| slice.amount)).unwrap()
            })
            .collect();
        prop_assert_eq!(parts, terms.parts().iter().map(|part| part.amount).collect::<Vec<_>>());
    }

    #[test]
    fn standing_sums_to_the_balance_and_no_later_part_is_paid_before_an_earlier_one(
        minor in 24_i64..1_000_000_000,
        count in 1_u32..=PARTS_MAX,
        every in every(),
        paid_share in 0_u32..=1_000,
    ) {
        let today = day("2026-12-01");
        let terms = Terms::equal(roubles(minor), count, today, every, None, today).unwrap();
        let balance = roubles(minor - minor * i64::from(paid_share) / 1_000);
        let parts = standing(&lay_over(&terms, &[roubles(minor)])[0], balance);
        let left = Money::sum(Currency::RUB, parts.iter().map(|part| part.left));
        prop_assert_eq!(left, Ok(balance));
        let touched = parts.iter().skip_while(|part| part.is_paid()).skip(1);
        prop_assert!(touched.into_iter().all(|part| part.left == part.amount), "only the first open part is begun");
    }
}
