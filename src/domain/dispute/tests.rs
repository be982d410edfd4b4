use proptest::prelude::*;

use super::*;
use crate::domain::money::Currency;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn in_state(state: DisputeState) -> Dispute {
    Dispute {
        id: DisputeId(1),
        reason: DisputeReason::Defect,
        text: None,
        amount: None,
        opened_at: at("2026-12-16T10:00:00Z"),
        state,
        resolution: None,
        seen_at: None,
        wait_until: None,
        nudges: 0,
    }
}

fn resolutions() -> [Resolution; 5] {
    [
        Resolution::Cancel,
        Resolution::Discount(Money::from_minor(100_000, Currency::RUB).unwrap()),
        Resolution::Redo(day("2026-12-20")),
        Resolution::Refuse("The work was checked with you".to_owned()),
        Resolution::End("We looked at it twice".to_owned()),
    ]
}

#[test]
fn every_answer_leads_to_its_state_and_only_when_it_is_the_owners_turn() {
    use DisputeState::{Answered, Maintained, Open, Redoing, Settled};
    // By resolution, from an open and from a maintained dispute.
    let table = [
        (Some(Settled), Some(Settled)),
        (Some(Answered), Some(Answered)),
        (Some(Redoing), Some(Redoing)),
        (Some(Answered), None),
        (None, Some(Settled)),
    ];
    for (resolution, (opened, maintained)) in resolutions().into_iter().zip(table) {
        for (from, expected) in
            [(Open, opened), (Maintained, maintained), (Answered, None), (Redoing, None), (Settled, None)]
        {
            let mut dispute = in_state(from);
            let answered = dispute.answer(resolution.clone(), day("2026-12-17"));
            assert_eq!(answered.is_ok(), expected.is_some(), "{resolution:?} from {from:?}");
            assert_eq!(dispute.state, expected.unwrap_or(from));
            assert_eq!(dispute.resolution.is_some(), expected.is_some(), "a refused answer leaves no trace");
        }
    }
}

#[test]
fn work_is_redone_today_or_later() {
    let table = [("2026-12-16", Err(Rejection::DateInPast)), ("2026-12-17", Ok(())), ("2026-12-18", Ok(()))];
    for (by, expected) in table {
        let mut dispute = in_state(DisputeState::Open);
        assert_eq!(dispute.answer(Resolution::Redo(day(by)), day("2026-12-17")), expected, "{by}");
    }
}

#[test]
fn silence_is_acted_upon_as_often_as_patience_says() {
    use DisputeState::{Answered, Maintained, Open, Redoing};
    let owner = |tell_debtor| OnSilence::RemindOwner { tell_debtor };
    let debtor = |again| OnSilence::AskDebtor { again };
    let table = [
        (Open, vec![owner(true), owner(false), owner(false)]),
        (Maintained, vec![owner(true), owner(false), owner(false)]),
        (Answered, vec![debtor(true), OnSilence::Conclude]),
        (Redoing, vec![debtor(false), debtor(true), OnSilence::Conclude]),
    ];
    for (state, expected) in table {
        let (zone, country) = (Tz::Europe__Moscow, Country::Ru);
        let mut dispute = in_state(state);
        dispute.resolution = Some(Resolution::Redo(day("2026-12-20")));
        dispute.wait(at("2026-12-16T10:00:00Z"), zone, country);
        let mut done = Vec::new();
        while let Some(until) = dispute.wait_until {
            assert_eq!(dispute.on_silence(until - TimeDelta::minutes(1), zone, country), None, "patience");
            done.extend(dispute.on_silence(until, zone, country));
        }
        assert_eq!(done, expected, "{state:?}");
    }
}

#[test]
fn the_debtor_is_asked_at_noon_of_the_day_and_not_at_once() {
    let table =
        [("2026-12-16T10:00:00Z", "2026-12-20T09:00:00Z"), ("2026-12-20T14:00:00Z", "2026-12-20T17:00:00Z")];
    for (now, expected) in table {
        let mut dispute = in_state(DisputeState::Redoing);
        dispute.resolution = Some(Resolution::Redo(day("2026-12-20")));
        dispute.wait(at(now), Tz::Europe__Moscow, Country::Ru);
        assert_eq!(dispute.wait_until, Some(at(expected)), "from {now}");
    }
}

#[test]
fn codes_are_read_back() {
    for reason in DisputeReason::ALL {
        assert_eq!(DisputeReason::from_code(reason.code()), Some(reason));
    }
    for state in DisputeState::ALL {
        assert_eq!(DisputeState::from_code(state.code()), Some(state));
    }
}

proptest! {
    #[test]
    fn whatever_is_done_the_state_changes_as_the_table_says(acts in prop::collection::vec(0_usize..8, 1..20)) {
        let mut dispute = in_state(DisputeState::Open);
        for act in acts {
            let before = dispute.state;
            let done = match act {
                0..5 => dispute.answer(resolutions()[act].clone(), day("2026-12-17")),
                5 => dispute.maintain(),
                _ => dispute.settle(),
            };
            prop_assert_eq!(done.is_ok(), before != dispute.state);
            prop_assert!(done.is_err() || DisputeState::CHANGES.contains(&(before, dispute.state)));
            prop_assert_eq!(dispute.state.turn().is_none(), dispute.state == DisputeState::Settled);
        }
    }
}
