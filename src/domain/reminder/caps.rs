//! Caps: how many messages a person may get in a day, a week, a month.
//!
//! Law does not say whether a week is Monday to Sunday or any seven days, so both must have room.
//! Knows nothing of hours and ladders.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::contact::to_utc;

/// The most messages in a day, a week and a month, calendar and rolling (24 hours, 7 and 30 days).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub day: u32,
    pub week: u32,
    pub month: u32,
}

impl Limits {
    pub const UNLIMITED: Self = Self::new(u32::MAX, u32::MAX, u32::MAX);

    /// As [`Self::UNLIMITED`], for data that gives no numbers.
    pub const fn unlimited() -> Self {
        Self::UNLIMITED
    }

    pub const fn new(day: u32, week: u32, month: u32) -> Self {
        Self { day, week, month }
    }

    /// So many a day, any number otherwise.
    pub const fn a_day(day: u32) -> Self {
        Self::new(day, u32::MAX, u32::MAX)
    }
}

/// There is no room now; the first moment at which there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextFree(pub DateTime<Utc>);

/// Whether one more message fits, given the moments of all earlier ones (in any order).
pub fn allowed(
    history: &[DateTime<Utc>],
    limits: Limits,
    at: DateTime<Utc>,
    zone: Tz,
) -> Result<(), NextFree> {
    let free = super::contact::settle(at, |from| first_free(history, limits, from, zone));
    if free == at { Ok(()) } else { Err(NextFree(free)) }
}

/// The latest of the moments at which each broken limit alone would have room; `at` if none is broken.
fn first_free(history: &[DateTime<Utc>], limits: Limits, at: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let today = at.with_timezone(&zone).date_naive();
    let rules = [
        (limits.day, TimeDelta::hours(24), day_of(today)),
        (limits.week, TimeDelta::days(7), week_of(today)),
        (limits.month, TimeDelta::days(30), month_of(today)),
    ];
    let free = rules.into_iter().flat_map(|(limit, span, period)| {
        [rolling(history, limit, span, at), calendar(history, limit, period, at, zone)]
    });
    free.max().unwrap_or(at)
}

/// A message of the future (a clock set back) counts too: better silent than too often.
fn rolling(history: &[DateTime<Utc>], limit: u32, span: TimeDelta, at: DateTime<Utc>) -> DateTime<Utc> {
    let mut recent: Vec<_> = history.iter().copied().filter(|sent| *sent > at - span).collect();
    recent.sort_unstable_by(|left, right| right.cmp(left));
    let Ok(limit) = usize::try_from(limit) else { return at };
    if recent.len() < limit {
        return at;
    }
    // Room comes when the last message that still counts against the limit leaves the span.
    let blocking = limit.checked_sub(1).and_then(|index| recent.get(index).copied());
    blocking.unwrap_or(at) + span
}

fn calendar(
    history: &[DateTime<Utc>],
    limit: u32,
    (first, next): (NaiveDate, NaiveDate),
    at: DateTime<Utc>,
    zone: Tz,
) -> DateTime<Utc> {
    let inside = |sent: &&DateTime<Utc>| {
        let date = sent.with_timezone(&zone).date_naive();
        first <= date && date < next
    };
    let count = history.iter().filter(inside).count();
    if u32::try_from(count).is_ok_and(|count| count < limit) {
        return at;
    }
    to_utc(zone, next.and_time(NaiveTime::MIN))
}

/// First day and the day after the last.
type Period = (NaiveDate, NaiveDate);

fn day_of(date: NaiveDate) -> Period {
    (date, date + Days::new(1))
}

fn week_of(date: NaiveDate) -> Period {
    let monday = date - Days::new(date.weekday().num_days_from_monday().into());
    (monday, monday + Days::new(7))
}

fn month_of(date: NaiveDate) -> Period {
    let first = date.with_day(1).unwrap_or(date);
    (first, first + Months::new(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::vectors;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    const LEGAL: Limits = Limits::new(2, 4, 16);

    #[test]
    fn frequency_cap_vectors_hold_in_the_strict_reading() {
        for case in vectors::group("frequency_caps")["cases"].as_array().unwrap() {
            let zone: Tz = case["tz"].as_str().unwrap().parse().unwrap();
            let sent: Vec<_> =
                case["sent"].as_array().unwrap().iter().map(|sent| instant(sent.as_str().unwrap())).collect();
            let at = instant(case["at"].as_str().unwrap());
            let expected = case["expected"]["allowed_strict"].as_bool().unwrap();
            assert_eq!(allowed(&sent, LEGAL, at, zone).is_ok(), expected, "{case}");
        }
    }

    #[test]
    fn room_comes_when_both_the_day_and_the_24_hours_have_it() {
        let one_a_day = Limits::a_day(1);
        let sent = [instant("2026-11-23T15:00:00Z")];
        assert_eq!(
            allowed(&sent, one_a_day, instant("2026-11-24T07:00:00Z"), Tz::Europe__Moscow),
            Err(NextFree(instant("2026-11-24T15:00:00Z"))),
            "a new day, but not yet 24 hours"
        );
        let unlimited =
            allowed(&sent, Limits::UNLIMITED, instant("2026-11-23T15:00:00Z"), Tz::Europe__Moscow);
        assert_eq!(unlimited, Ok(()));
    }

    #[test]
    fn no_messages_at_all_is_put_off_without_end_and_without_a_panic() {
        let at = instant("2026-11-23T15:00:00Z");
        assert!(allowed(&[], Limits::new(0, 0, 0), at, Tz::UTC).is_err());
    }

    proptest! {
        #[test]
        fn the_moment_that_is_said_to_be_free_is_free(
            hours in prop::collection::vec(0_i64..2000, 0..40),
            at in 0_i64..2000,
            limits in (1_u32..4, 1_u32..6, 1_u32..20),
        ) {
            let start = instant("2026-02-01T00:00:00Z");
            let history: Vec<_> = hours.iter().map(|hour| start + TimeDelta::hours(*hour)).collect();
            let limits = Limits::new(limits.0, limits.1, limits.2);
            let at = start + TimeDelta::hours(at);
            if let Err(NextFree(free)) = allowed(&history, limits, at, Tz::America__New_York) {
                prop_assert!(free > at);
                prop_assert_eq!(allowed(&history, limits, free, Tz::America__New_York), Ok(()));
            }
        }
    }
}
