//! The observer can fail: it is shown a good message, and then one bad message for each promise.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use vovremya::domain::calendar::Country;

use super::log::{Log, Owed, Why};
use super::observer::{Arrival, Said, complaints};
use super::rules::RU;

const DEBTOR: i64 = 7;
const SHOP: i64 = 1;
const OTHER_SHOPS: [i64; 2] = [2, 3];

fn moscow(text: &str) -> DateTime<Utc> {
    format!("{text}:00+03:00").parse().expect("a moment")
}

/// Ivan in Moscow owes for three orders at one shop, and for one at each of two others; all due on Tuesday, 1 December.
fn town() -> Log {
    let mut log = Log::default();
    for (debt, business) in [(1, SHOP), (2, SHOP), (3, SHOP), (4, OTHER_SHOPS[0]), (5, OTHER_SHOPS[1])] {
        let owed = Owed {
            business,
            person: DEBTOR,
            country: Country::Ru,
            zone: Some(Tz::Europe__Moscow),
            hours: RU,
            what: format!("order №{debt}"),
            registered: moscow("2026-11-02T12:00"),
            due_on: "2026-12-01".parse().expect("a day"),
            over: None,
            silences: Vec::new(),
            answers: Vec::new(),
            by_hand: Vec::new(),
            named: None,
        };
        log.debts.insert(debt, owed);
    }
    log
}

/// A message about one debt.
fn says(debt: i64, step: i32, at: &str) -> Arrival {
    let business = town().debts[&debt].business;
    let said = Said { debt, counted_from: "2026-12-01".parse().expect("a day"), step };
    let text = Some(format!("Message from Shop\nHello Ivan, the payment is still open: order №{debt}."));
    Arrival { at: moscow(at), person: DEBTOR, business, said: vec![said], text }
}

/// The observer says exactly these things, each in a line of its own.
fn complains(log: &Log, arrivals: &[Arrival], expected: &[&str]) {
    let wrong = complaints(log, arrivals);
    let all = wrong.iter().zip(expected).all(|(wrong, expected)| wrong.starts_with(expected));
    assert!(all && wrong.len() == expected.len(), "{expected:?} and not {wrong:#?}");
}

/// A whole polite ladder, in three shops.
fn polite() -> Vec<Arrival> {
    vec![
        says(1, -3, "2026-11-28T10:00"),
        says(1, 0, "2026-12-01T10:00"),
        says(4, 0, "2026-12-01T11:00"),
        says(1, 3, "2026-12-04T21:59"),
        says(1, 7, "2026-12-08T08:00"),
        says(2, 7, "2026-12-14T10:00"),
    ]
}

#[test]
fn the_observer_has_nothing_against_a_polite_ladder() {
    complains(&town(), &polite(), &[]);
}

#[test]
fn the_observer_sees_a_message_at_night() {
    for (at, step) in
        [("2026-12-04T22:00", 3), ("2026-12-04T07:59", 3), ("2026-11-28T08:59", -3), ("2026-11-28T20:00", -3)]
    {
        complains(&town(), &[says(1, step, at)], &["outside the hours of ru_230fz in Europe/Moscow"]);
    }
    // Where nobody knows the zone, the whole country has to be awake.
    let mut log = town();
    log.debt(1).zone = None;
    complains(&log, &[says(1, 3, "2026-12-04T12:59")], &[]);
    complains(&log, &[says(1, 3, "2026-12-04T13:00")], &["outside the hours of ru_230fz in Asia/Kamchatka"]);
    complains(
        &log,
        &[says(1, 3, "2026-12-04T08:59")],
        &["outside the hours of ru_230fz in Europe/Kaliningrad"],
    );
}

#[test]
fn the_observer_sees_overdue_money_asked_for_on_a_day_off() {
    let holiday = says(1, 30, "2026-12-31T10:00");
    complains(&town(), &[holiday], &["about overdue money on a day off"]);
}

#[test]
fn the_observer_sees_a_message_above_the_caps() {
    let in_a_day = "more than one message of a business in a day than allowed (2, not 1)";
    complains(&town(), &[says(1, 7, "2026-12-08T08:00"), says(2, 7, "2026-12-08T12:00")], &[in_a_day]);
    // Another day, and not yet 24 hours.
    complains(&town(), &[says(1, 0, "2026-12-01T10:00"), says(2, 0, "2026-12-02T09:59")], &[in_a_day]);
    let everywhere =
        [says(1, 0, "2026-12-01T10:00"), says(4, 0, "2026-12-01T11:00"), says(5, 0, "2026-12-01T12:00")];
    complains(&town(), &everywhere, &["more messages of all businesses in a day than allowed (3, not 2)"]);
    let week =
        [says(1, 3, "2026-12-04T10:00"), says(2, 7, "2026-12-08T10:00"), says(3, 9, "2026-12-10T10:00")];
    complains(&town(), &week, &["more messages in a week than allowed (3, not 2)"]);
    let days = ["04", "08", "14", "17", "21", "24", "30"].map(|day| format!("2026-12-{day}T10:00"));
    let month: Vec<_> =
        days.iter().zip([3, 7, 13, 16, 20, 23, 29]).map(|(at, step)| says(1, step, at)).collect();
    complains(&town(), &month, &["more messages in a month than allowed (7, not 6)"]);
}

#[test]
fn the_observer_sees_a_message_after_the_end_of_a_debt() {
    let mut log = town();
    log.over(1, moscow("2026-12-04T10:00"));
    complains(&log, &[says(1, 3, "2026-12-04T10:00")], &[]);
    complains(&log, &[says(1, 3, "2026-12-04T10:01")], &["after the end of the debt"]);
}

#[test]
fn the_observer_sees_a_message_on_hold_and_after_a_stop() {
    for why in [Why::Dispute, Why::OwnerPause, Why::Promise, Why::Stop] {
        let mut log = town();
        log.hush(1, why, moscow("2026-12-03T10:00"), None);
        complains(&log, &[says(1, 3, "2026-12-04T10:00"), says(4, 3, "2026-12-04T10:00")], &["on hold"]);
        log.lift(1, &[why], moscow("2026-12-04T10:00"));
        complains(&log, &[says(1, 3, "2026-12-04T10:00")], &[]);
    }
}

#[test]
fn by_hand_the_owner_may_write_after_an_answer_and_not_on_hold() {
    for (why, expected) in [(Why::Answered, &[][..]), (Why::Dispute, &["on hold"])] {
        let mut log = town();
        log.hush(1, why, moscow("2026-12-03T10:00"), None);
        complains(&log, &[says(1, 3, "2026-12-05T10:01")], &["on hold", "about overdue money on a day off"]);
        log.debt(1).by_hand.push(moscow("2026-12-05T10:00"));
        complains(&log, &[says(1, 3, "2026-12-05T10:01")], expected);
    }
}

#[test]
fn the_observer_sees_what_is_said_twice() {
    let twice = [says(1, 3, "2026-12-04T10:00"), says(1, 3, "2026-12-08T10:00")];
    let back = [says(1, 7, "2026-12-08T10:00"), says(1, 3, "2026-12-11T10:00")];
    complains(&town(), &twice, &["twice: step 3 of debt 1"]);
    complains(&town(), &back, &["twice: step 3 of debt 1"]);
    // After an answer the ladder begins anew.
    let mut log = town();
    log.answer(1, moscow("2026-12-04T12:00"), moscow("2026-12-04T12:00"));
    complains(&log, &twice, &[]);
    // The answer came before either.
    let mut log = town();
    log.answer(1, moscow("2026-11-20T12:00"), moscow("2026-11-20T12:00") + TimeDelta::days(1));
    complains(&log, &twice, &["twice: step 3 of debt 1"]);
}

#[test]
fn the_observer_sees_today_said_of_another_day() {
    let mut today = says(1, 0, "2026-12-01T10:00");
    today.text = Some("Message from Shop\nHello Ivan, the payment is due today: order №1.".to_owned());
    complains(&town(), std::slice::from_ref(&today), &[]);
    today.at = moscow("2026-12-02T10:00");
    complains(&town(), &[today], &["it says that the debt is due today"]);
}

#[test]
fn the_observer_sees_a_message_to_the_wrong_person() {
    let mut misled = says(1, 3, "2026-12-04T10:00");
    misled.person = DEBTOR + 1;
    complains(&town(), &[misled], &["to the wrong person"]);
}
