use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn a_day_is_promised_from_today_to_two_weeks_ahead() {
    let today = day("2026-12-01");
    let table = [
        ("2026-11-30", Err(Rejection::DateInPast)),
        ("2026-12-01", Ok(())),
        ("2026-12-15", Ok(())),
        ("2026-12-16", Err(Rejection::PromiseTooFar)),
        ("2031-01-01", Err(Rejection::PromiseTooFar)),
    ];
    for (on, expected) in table {
        assert_eq!(check(day(on), today), expected, "{on}");
    }
}

#[test]
fn it_is_looked_at_in_the_morning_after_two_bank_days() {
    let moscow = Some(Tz::Europe__Moscow);
    let table = [
        // Tuesday: Wednesday and Thursday are bank days.
        ("2026-12-01", "2026-12-04T07:00:00Z"),
        // Friday: the weekend is not counted.
        ("2026-12-04", "2026-12-09T07:00:00Z"),
        ("2026-12-05", "2026-12-09T07:00:00Z"),
        ("2026-12-06", "2026-12-09T07:00:00Z"),
        // The New Year's rest is not counted either.
        ("2026-12-30", "2027-01-13T07:00:00Z"),
    ];
    for (on, expected) in table {
        assert_eq!(ends_at(day(on), Profile::Ru230fz, moscow, Country::Ru), at(expected), "{on}");
    }
}

#[test]
fn it_is_looked_at_when_the_debtor_may_be_written_to_wherever_they_may_live() {
    let ends_at = ends_at(day("2026-12-01"), Profile::UsRegf, None, Country::Us);
    assert_eq!(ends_at, at("2026-12-04T18:00:00Z"), "eight in the morning in Honolulu");
}

#[test]
fn an_answer_that_is_awaited_or_was_just_given_keeps_it_open() {
    let promise = Promise { id: PromiseId(1), on: day("2026-12-01"), ends_at: at("2026-12-04T07:00:00Z") };
    let (before, then, later) =
        (at("2026-12-04T06:59:59Z"), at("2026-12-04T07:00:00Z"), at("2026-12-05T07:00:00Z"));
    let table = [
        (false, None, before, false),
        (false, None, then, true),
        (true, None, later, false),
        (false, Some(later), then, false),
        (false, Some(later), later, true),
        (false, Some(before), then, true),
    ];
    for (claimed, resume_from, now, expected) in table {
        assert_eq!(promise.is_over(claimed, resume_from, now), expected, "{claimed} {resume_from:?} {now}");
    }
}

#[test]
fn the_likely_days_are_those_that_people_name() {
    let table = [
        ("2026-12-01", "1 2 4 6 8 15"),
        ("2026-12-04", "4 5 6 11 18"),
        ("2026-12-05", "5 6 11 12 19"),
        ("2026-12-06", "6 7 11 13 20"),
    ];
    for (today, expected) in table {
        let days: Vec<String> = likely_days(day(today)).iter().map(|day| day.day().to_string()).collect();
        assert_eq!(days.join(" "), expected, "{today}");
    }
}

proptest! {
    #[test]
    fn every_likely_day_can_be_promised_and_ends_after_it(offset in 0_i64..3_000) {
        let today = day("2026-01-01") + TimeDelta::days(offset);
        for on in likely_days(today) {
            prop_assert!(check(on, today).is_ok());
            let ends_at = ends_at(on, Profile::Ru230fz, None, Country::Ru);
            prop_assert!(ends_at.date_naive() > on + TimeDelta::days(2));
        }
    }
}
