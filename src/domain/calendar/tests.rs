use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::vectors;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn every_row_of_the_data_file_is_read() {
    assert_eq!(data::RUSSIA.unread, Vec::<String>::new());
    assert_eq!(data::Calendar::read("off 01-01").unread.len(), 1, "days without a year are noticed");
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
    assert!(!covers(Country::Us, 2026));
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
    for country in [Country::Ru, Country::By, Country::Kz, Country::Us, Country::Gb, Country::Other] {
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
