//! Plans hold for all inputs: parts make up the sum, payments go to the earliest part, states only move on.

use proptest::prelude::*;

use super::*;
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

fn plan_in(state: PlanState) -> Plan {
    let terms =
        Terms::equal(roubles(1_250_000), 3, day("2026-12-15"), Every::Month, day("2026-12-01")).unwrap();
    Plan {
        id: PlanId(1),
        debt: DebtId(1),
        number: 1,
        state,
        reason: None,
        created_at: instant("2026-12-01T10:00:00Z"),
        expires_at: instant("2026-12-04T10:00:00Z"),
        offer: Offer {
            id: OfferId(1),
            round: 1,
            side: Side::Debtor,
            made_by: PersonId(2),
            made_at: instant("2026-12-01T10:00:00Z"),
            update_id: Some(7),
            terms,
        },
    }
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Accept(Side),
    Decline(Side),
    Withdraw,
    Expire,
}

fn play(act: Act, state: PlanState, now: &str) -> Result<PlanState, Rejection> {
    let mut plan = plan_in(state);
    let now = instant(now);
    let done = match act {
        Act::Accept(side) => plan.accept(side, now),
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
    let acts = [Act::Accept(Side::Owner), Act::Decline(Side::Owner), Act::Withdraw, Act::Expire];
    for state in PlanState::ALL.into_iter().filter(|state| !state.is_open()) {
        for act in acts {
            for now in [IN_TIME, TOO_LATE] {
                assert_eq!(play(act, state, now), Err(Rejection::PlanIs(state)), "{act:?} on {state:?}");
            }
        }
    }
}

#[test]
fn one_negotiation_and_one_plan_at_a_time() {
    for state in PlanState::ALL {
        let expected = match state {
            PlanState::Proposed | PlanState::Countered => Err(Rejection::NegotiationOpen),
            PlanState::Accepted => Err(Rejection::PlanInForce),
            _ => Ok(()),
        };
        assert_eq!(require_none(Some(&plan_in(state))), expected, "{state:?}");
    }
    assert_eq!(require_none(None), Ok(()));
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
        Terms::requested(roubles(total), count, day(first), every, today).map(|terms| terms.parts().len())
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
    let terms = Terms::equal(roubles(100), 4, day("2027-01-31"), Every::Month, day("2027-01-01")).unwrap();
    let dates: Vec<String> = terms.parts().iter().map(|part| part.due_on.to_string()).collect();
    assert_eq!(dates, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
}

#[test]
fn payments_go_to_the_earliest_part() {
    let terms =
        Terms::equal(roubles(1_250_000), 3, day("2026-12-15"), Every::Month, day("2026-12-01")).unwrap();
    let left = |balance| -> Vec<i128> {
        standing(&terms, roubles(balance)).iter().map(|part| part.left.minor()).collect()
    };
    assert_eq!(left(1_250_000), [416_666, 416_667, 416_667]);
    assert_eq!(left(850_000), [16_666, 416_667, 416_667]);
    assert_eq!(left(833_334), [0, 416_667, 416_667]);
    assert_eq!(left(400_000), [0, 0, 400_000]);
    assert_eq!(left(0), [0, 0, 0]);
}

#[test]
fn a_part_is_late_once_its_grace_is_over() {
    let terms = Terms::equal(roubles(300), 3, day("2026-12-15"), Every::Month, day("2026-12-01")).unwrap();
    let late =
        |balance, today| late_part(&standing(&terms, roubles(balance)), day(today)).map(|part| part.number);
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
        let terms = Terms::equal(roubles(minor), count, first, every, today).unwrap();
        prop_assert_eq!(terms.total(), Some(roubles(minor)));
        prop_assert_eq!(terms.first_on(), Some(first));
        prop_assert!(terms.parts().is_sorted_by(|one, next| one.due_on < next.due_on));
        prop_assert!(terms.parts().iter().all(|part| part.amount.is_positive()));
        prop_assert_eq!(Terms::of(terms.parts().to_vec(), roubles(minor), today), Ok(terms));
    }

    #[test]
    fn standing_sums_to_the_balance_and_no_later_part_is_paid_before_an_earlier_one(
        minor in 24_i64..1_000_000_000,
        count in 1_u32..=PARTS_MAX,
        every in every(),
        paid_share in 0_u32..=1_000,
    ) {
        let today = day("2026-12-01");
        let terms = Terms::equal(roubles(minor), count, today, every, today).unwrap();
        let balance = roubles(minor - minor * i64::from(paid_share) / 1_000);
        let parts = standing(&terms, balance);
        let left = Money::sum(Currency::RUB, parts.iter().map(|part| part.left));
        prop_assert_eq!(left, Ok(balance));
        let touched = parts.iter().skip_while(|part| part.is_paid()).skip(1);
        prop_assert!(touched.into_iter().all(|part| part.left == part.amount), "only the first open part is begun");
    }
}
