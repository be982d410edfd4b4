//! Contact hours: when a person may be written to, by legal profile, day type and the person's own zone.
//!
//! Owns the arithmetic of local time, including unknown zones and clock changes. Knows nothing of debts and steps.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::profile::{ContactProfile, Window};
use crate::domain::calendar::Country;

/// Whether a person may be written to at the moment; an unknown zone must be open in every zone of the
/// country.
pub fn is_open(profile: &ContactProfile, zone: Option<Tz>, country: Country, at: DateTime<Utc>) -> bool {
    next_open(profile, zone, country, at) == at
}

/// The first moment, not before `at`, at which a person may be written to.
pub fn next_open(
    profile: &ContactProfile,
    zone: Option<Tz>,
    country: Country,
    at: DateTime<Utc>,
) -> DateTime<Utc> {
    let zones = zones(zone, country);
    settle(at, |from| {
        let open = |zone: &Tz| next_open_in(*zone, from, |date| profile.window(country, date));
        zones.iter().map(open).max().unwrap_or(from)
    })
}

/// When the window that is open at `at` closes: the earliest closing over the zones the person may live in.
/// A closed window closes at once.
pub fn closes_at(
    profile: &ContactProfile,
    zone: Option<Tz>,
    country: Country,
    at: DateTime<Utc>,
) -> DateTime<Utc> {
    let closing = |zone: &Tz| {
        let local = at.with_timezone(zone).naive_local();
        let window = profile.window(country, local.date());
        if window.open_at(local.time()) { to_utc(*zone, local.date().and_time(window.end)) } else { at }
    };
    zones(zone, country).iter().map(closing).min().unwrap_or(at)
}

/// The zone whose calendar and hours are taken for a person: their own, or the one where most of the
/// country lives.
pub fn reference_zone(zone: Option<Tz>, country: Country) -> Tz {
    zone.unwrap_or(match country {
        Country::Ru => Tz::Europe__Moscow,
        Country::By => Tz::Europe__Minsk,
        Country::Kz => Tz::Asia__Almaty,
        Country::Us => Tz::America__New_York,
        Country::Gb => Tz::Europe__London,
        Country::Other => Tz::Europe__Berlin,
    })
}

/// Whether the hour of the person's day is known.
pub fn knows_clock(zone: Option<Tz>, country: Country) -> bool {
    zones(zone, country).len() == 1
}

/// The person's zone, or the outermost zones of the country: what is open in both is open in between.
fn zones(zone: Option<Tz>, country: Country) -> Vec<Tz> {
    match (zone, country) {
        (None, Country::Ru) => vec![Tz::Europe__Kaliningrad, Tz::Asia__Kamchatka],
        (None, Country::Us) => vec![Tz::America__New_York, Tz::Pacific__Honolulu],
        (None, Country::Other) => vec![Tz::Atlantic__Azores, Tz::Europe__Helsinki],
        (zone, country) => vec![reference_zone(zone, country)],
    }
}

/// More days than any profile keeps closed in a row.
const DAYS_LOOKED_AHEAD: u64 = 8;

/// The first moment, not before `at`, inside the daily window of one zone.
pub(super) fn next_open_in(
    zone: Tz,
    at: DateTime<Utc>,
    window: impl Fn(NaiveDate) -> Window,
) -> DateTime<Utc> {
    let local = at.with_timezone(&zone).naive_local();
    if window(local.date()).open_at(local.time()) {
        return at;
    }
    (0..DAYS_LOOKED_AHEAD)
        .filter_map(|days| local.date().checked_add_days(Days::new(days)))
        .map(|date| to_utc(zone, date.and_time(window(date).start)))
        .find(|start| *start > at)
        .unwrap_or(at + TimeDelta::days(1))
}

/// An instant for a local time. Where the clock jumps over the time, the first moment after the jump;
/// where it passes twice, the later of the two.
pub fn to_utc(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(_, moment) => moment.to_utc(),
        LocalResult::None => after_gap(zone, local),
    }
}

/// Jumps are mostly an hour; whole days were skipped at the date line.
fn after_gap(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    (1..=100)
        .filter_map(|quarters| local.checked_add_signed(TimeDelta::minutes(15 * quarters)))
        .find_map(|later| zone.from_local_datetime(&later).earliest())
        .map_or_else(|| local.and_utc(), |moment| moment.to_utc())
}

/// Moves a moment forward until a rule leaves it where it is. Rules that never agree are given up after
/// a while: the moment returned then is later than the one given, so nothing is done now and the
/// question comes again.
pub(super) fn settle(from: DateTime<Utc>, rule: impl Fn(DateTime<Utc>) -> DateTime<Utc>) -> DateTime<Utc> {
    const ROUNDS: usize = 200;
    let mut at = from;
    for _ in 0..ROUNDS {
        let next = rule(at);
        if next <= at {
            return at;
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::reminder::Profile;
    use crate::domain::vectors;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn contact_window_vectors_hold() {
        for case in vectors::group("contact_window")["cases"].as_array().unwrap() {
            let (profile, country) = match case["profile"].as_str().unwrap() {
                "us_regf" => (Profile::UsRegf, Country::Us),
                _ => (Profile::Ru230fz, Country::Ru),
            };
            let zone: Tz = case["tz"].as_str().unwrap().parse().unwrap();
            let at = instant(case["at_utc"].as_str().unwrap());
            let open = is_open(profile.rules(), Some(zone), country, at);
            assert_eq!(open, case["allowed"].as_bool().unwrap(), "{case}");
            if let Some(next) = case["next_allowed_utc"].as_str() {
                assert_eq!(next_open(profile.rules(), Some(zone), country, at), instant(next), "{case}");
            }
        }
    }

    #[test]
    fn an_unknown_russian_zone_is_open_only_where_kaliningrad_and_kamchatka_both_are() {
        let next = |text| next_open(Profile::Ru230fz.rules(), None, Country::Ru, instant(text)).to_rfc3339();
        assert_eq!(next("2026-11-23T00:00:00Z"), "2026-11-23T06:00:00+00:00");
        assert_eq!(next("2026-11-23T09:59:59Z"), "2026-11-23T09:59:59+00:00");
        assert_eq!(next("2026-11-23T10:00:00Z"), "2026-11-24T06:00:00+00:00");
        assert_eq!(next("2026-11-21T00:00:00Z"), "2026-11-21T07:00:00+00:00", "Saturday");
        assert_eq!(next("2026-11-21T08:00:00Z"), "2026-11-22T07:00:00+00:00");
        assert_eq!(next("2026-11-20T10:00:00Z"), "2026-11-21T07:00:00+00:00", "Friday evening in Kamchatka");
    }

    #[test]
    fn a_worked_saturday_keeps_the_narrower_window() {
        let at = instant("2027-02-20T05:30:00Z");
        assert!(
            !is_open(Profile::Ru230fz.rules(), Some(Tz::Europe__Moscow), Country::Ru, at),
            "08:30, worked Saturday"
        );
        let monday = instant("2027-02-22T05:30:00Z");
        assert!(
            !is_open(Profile::Ru230fz.rules(), Some(Tz::Europe__Moscow), Country::Ru, monday),
            "08:30, moved day off"
        );
    }

    #[test]
    fn a_skipped_local_time_is_the_first_moment_after_the_jump() {
        let gap = "2026-03-29T02:30:00".parse().unwrap();
        assert_eq!(to_utc(Tz::Europe__Berlin, gap), instant("2026-03-29T01:00:00Z"));
        let skipped_day = "2011-12-30T10:00:00".parse().unwrap();
        assert_eq!(to_utc(Tz::Pacific__Apia, skipped_day), instant("2011-12-30T10:00:00Z"));
        let twice = "2026-10-25T02:30:00".parse().unwrap();
        assert_eq!(to_utc(Tz::Europe__Berlin, twice), instant("2026-10-25T01:30:00Z"));
    }

    proptest! {
        #[test]
        fn the_next_open_moment_is_open_near_and_never_earlier(
            seconds in 1_300_000_000_i64..1_900_000_000,
            zone in prop::option::of(prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec())),
            country in prop::sample::select(vec![Country::Ru, Country::Us, Country::Gb, Country::Other]),
            profile in prop::sample::select(Profile::ALL.to_vec()),
        ) {
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            let next = next_open(profile.rules(), zone, country, at);
            prop_assert!(next >= at);
            prop_assert!(next - at <= TimeDelta::days(2));
            prop_assert!(is_open(profile.rules(), zone, country, next));
        }
    }

    #[test]
    fn a_window_closes_where_the_evening_comes_first() {
        let noon = instant("2026-12-15T07:00:00Z");
        let known = closes_at(Profile::Ru230fz.rules(), Some(Tz::Europe__Moscow), Country::Ru, noon);
        assert_eq!(known, instant("2026-12-15T19:00:00Z"));
        // Ten in the evening in Kamchatka.
        assert_eq!(
            closes_at(Profile::Ru230fz.rules(), None, Country::Ru, noon),
            instant("2026-12-15T10:00:00Z")
        );
        let night = instant("2026-12-15T22:00:00Z");
        assert_eq!(closes_at(Profile::Ru230fz.rules(), Some(Tz::Europe__Moscow), Country::Ru, night), night);
    }
}
