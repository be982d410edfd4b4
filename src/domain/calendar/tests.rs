use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::vectors;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_data_file_is_read() {
    let calendars = Calendars::built_in().unwrap();
    for country in Country::ALL.into_iter().filter(|country| *country != Country::Other) {
        for year in 2025..=2027 {
            assert!(calendars.source(country, year).is_some(), "{country:?} {year}");
        }
    }
}

#[test]
fn rows_of_the_operator_take_the_place_of_a_year() {
    let decree = "[[year]]\nyear = 2027\nverified = \"2026-12-01\"\nsource = \"decree\"\noff = \"01-11\"\n";
    let calendars = Calendars::built_in().unwrap().with(Country::Ru, decree).unwrap();
    assert_eq!(calendars.exception(Country::Ru, date("2027-01-11")), Some(DayKind::Off));
    assert_eq!(calendars.exception(Country::Ru, date("2027-01-08")), None, "the whole year is theirs");
    assert_eq!(calendars.exception(Country::Ru, date("2026-01-09")), Some(DayKind::Off), "others stay");
    let verified = calendars.source(Country::Ru, 2027).unwrap().verified_on;
    assert_eq!(verified, Some(date("2026-12-01")));
}

#[test]
fn a_slip_in_a_row_is_named_with_its_line() {
    let wrong = |text: &str| Calendars::default().with(Country::Ru, text).unwrap_err().to_string();
    let february = wrong("# rows\n[[year]]\nyear = 2027\nsource = \"decree\"\noff = \"02-29\"\n");
    assert!(february.contains("2027-02-29 is no date") && february.contains("line 2"), "{february}");
    let field = wrong("[[year]]\nyear = 2027\nsource = \"decree\"\nof = \"01-01\"\n");
    assert!(field.contains("unknown field `of`"), "{field}");
}

#[test]
fn the_eve_of_a_holiday_is_a_short_working_day() {
    assert_eq!(day_kind(Country::Ru, date("2026-04-30")), DayKind::Short);
    assert_eq!(day_kind(Country::Ru, date("2025-11-01")), DayKind::Short, "a worked Saturday");
    assert!(is_working(Country::Ru, date("2026-04-30")));
}

#[test]
fn american_holidays_follow_the_law() {
    // 5 U.S.C. 6103: fixed Mondays and Thursdays; Saturday gives Friday, Sunday gives Monday.
    for off in ["2026-01-19", "2026-07-03", "2026-11-26", "2027-06-18", "2027-07-05", "2027-12-31"] {
        assert_eq!(day_kind(Country::Us, date(off)), DayKind::Off, "{off}");
    }
}

#[test]
fn russian_years_have_the_published_number_of_working_days() {
    for (year, working) in [(2024, 248), (2025, 247), (2026, 247), (2027, 247)] {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let days = first.iter_days().take_while(|day| day.year() == year);
        assert_eq!(days.filter(|day| is_working(Country::Ru, *day)).count(), working, "{year}");
        assert!(covers(Country::Ru, year));
    }
}

#[test]
fn a_year_without_data_says_so_and_counts_weekends_only() {
    assert!(!covers(Country::Ru, 2031));
    assert!(!covers(Country::Other, 2026));
    assert_eq!(source(Country::Ru, 2027).unwrap().verified_on, None, "2027 is provisional");
    assert_eq!(day_kind(Country::Ru, date("2031-01-01")), DayKind::Working);
    assert_eq!(day_kind(Country::Ru, date("2031-01-04")), DayKind::Off);
}

#[test]
fn due_dates_on_days_off_move_to_the_next_working_day() {
    for case in vectors::group("dates_ru")["shift_cases"].as_array().unwrap() {
        let effective = effective_due(Country::Ru, date(case["due"].as_str().unwrap()));
        assert_eq!(effective, date(case["effective_due"].as_str().unwrap()), "{case}");
        let delay = effective.succ_opt().unwrap();
        assert_eq!(delay, date(case["first_day_of_delay"].as_str().unwrap()), "{case}");
    }
}

#[test]
fn monthly_dates_keep_their_anchor_day() {
    let dates = schedule(date("2027-01-31"), Every::Month, 4);
    assert_eq!(dates, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"].map(date));
    for case in vectors::group("instalments")["cases"].as_array().unwrap() {
        let first = date(case["input"]["first_date"].as_str().unwrap());
        let count = u32::try_from(case["input"]["parts"].as_u64().unwrap()).unwrap();
        let dates = schedule(first, Every::Month, count);
        assert_eq!(serde_json::json!(dates), case["expected"]["dates"], "{}", case["id"]);
    }
}

#[test]
fn weekly_dates_keep_their_weekday() {
    assert_eq!(
        schedule(date("2026-12-25"), Every::Week, 3),
        ["2026-12-25", "2027-01-01", "2027-01-08"].map(date)
    );
    assert_eq!(schedule(date("2026-12-25"), Every::TwoWeeks, 2), ["2026-12-25", "2027-01-08"].map(date));
    assert!(schedule(date("2026-12-25"), Every::TwoWeeks, 0).is_empty());
}

#[test]
fn a_country_is_read_back_from_its_code() {
    for country in Country::ALL {
        assert_eq!(Country::from_code(country.code()), country);
    }
}

proptest! {
    #[test]
    fn the_next_working_day_is_never_earlier_and_is_worked(days in 0_u64..4000) {
        let from = date("2020-01-01") + Days::new(days);
        let next = next_working_day(Country::Ru, from);
        prop_assert!(next >= from);
        prop_assert!(is_working(Country::Ru, next));
    }

    #[test]
    fn a_series_only_goes_forward(days in 0_u64..4000, count in 0_u32..60) {
        let first = date("2020-01-01") + Days::new(days);
        for every in [Every::Week, Every::TwoWeeks, Every::Month] {
            let dates = schedule(first, every, count);
            prop_assert!(dates.is_sorted_by(|left, right| left < right));
        }
    }
}
