//! Civil dates: working days by country, due dates that fall on a day off, and series of dates.
//!
//! Holiday rules cannot be computed (Russia moves days off by a decree each autumn), so they are data:
//! `ru.toml` and its neighbours, over which an operator may put rows. A year without data counts Saturdays and
//! Sundays only, and [`covers`] says so. Knows nothing of clocks and zones.

mod data;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use data::{CalendarError, Calendars, Source, put_in_force};

/// Where a person lives, as far as calendars and zones are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Country {
    Ru,
    By,
    Kz,
    Us,
    Gb,
    /// Anywhere else; taken for Europe where a zone must be assumed.
    Other,
}

impl Country {
    pub const ALL: [Self; 6] = [Self::Ru, Self::By, Self::Kz, Self::Us, Self::Gb, Self::Other];

    /// By ISO 3166 code in any letter case.
    pub fn from_code(code: &str) -> Self {
        match code.to_ascii_lowercase().as_str() {
            "ru" => Self::Ru,
            "by" => Self::By,
            "kz" => Self::Kz,
            "us" => Self::Us,
            "gb" | "uk" => Self::Gb,
            _ => Self::Other,
        }
    }

    /// The code under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::By => "by",
            Self::Kz => "kz",
            Self::Us => "us",
            Self::Gb => "gb",
            Self::Other => "other",
        }
    }
}

/// What a date is in the working calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    Working,
    /// A working day that ends an hour earlier, before a holiday.
    Short,
    Off,
}

/// How far apart the dates of a series are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    Week,
    TwoWeeks,
    Month,
}

/// No run of days off is longer; keeps the search finite whatever the data say.
const LONGEST_REST: u64 = 31;

/// Whether people work on the date. Weekends decide where the year has no data.
pub fn day_kind(country: Country, date: NaiveDate) -> DayKind {
    if let Some(kind) = data::calendars().exception(country, date) {
        return kind;
    }
    if is_weekend(date) { DayKind::Off } else { DayKind::Working }
}

pub fn is_working(country: Country, date: NaiveDate) -> bool {
    day_kind(country, date) != DayKind::Off
}

/// Saturday or Sunday, whatever a decree makes of it.
pub fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Whether holidays of the year are known; otherwise only weekends are.
pub fn covers(country: Country, year: i32) -> bool {
    source(country, year).is_some()
}

/// Where the days of a year come from, and when they were last verified.
pub fn source(country: Country, year: i32) -> Option<&'static Source> {
    data::calendars().source(country, year)
}

/// The date itself if people work on it, otherwise the next date on which they do.
pub fn next_working_day(country: Country, date: NaiveDate) -> NaiveDate {
    (0..LONGEST_REST)
        .filter_map(|days| date.checked_add_days(Days::new(days)))
        .find(|day| is_working(country, *day))
        .unwrap_or(date)
}

/// The last day for payment: a term that ends on a day off ends on the next working day (Civil Code of
/// Russia art. 193; a fair reading elsewhere). Delay begins the day after.
pub fn effective_due(country: Country, due_on: NaiveDate) -> NaiveDate {
    next_working_day(country, due_on)
}

/// The date a number of months after the anchor, on the anchor's day of month or the last day of a
/// shorter month. Counted from the anchor each time, so 31 January gives 28 February and then 31 March.
pub fn add_months_anchored(anchor: NaiveDate, months: u32) -> NaiveDate {
    anchor.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The first day of the month after a date.
pub fn next_month(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(Months::new(1))
}

/// A series of dates beginning with `first`.
pub fn schedule(first: NaiveDate, every: Every, count: u32) -> Vec<NaiveDate> {
    (0..count).map(|index| nth(first, every, index)).collect()
}

fn nth(first: NaiveDate, every: Every, index: u32) -> NaiveDate {
    let weeks = match every {
        Every::Month => return add_months_anchored(first, index),
        Every::Week => 1,
        Every::TwoWeeks => 2,
    };
    first.checked_add_days(Days::new(u64::from(index) * weeks * 7)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
