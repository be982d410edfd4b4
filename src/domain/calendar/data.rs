//! Reads the calendars that come with the program, once.
//!
//! Owns the format of `ru.txt`. A row that cannot be read is skipped here and found by a test: a slip in a
//! data file must not stop the program.

use std::{collections::HashMap, sync::LazyLock};

use chrono::NaiveDate;

use super::{Country, DayKind};

/// Where the days of one year come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Nothing when the rows are provisional.
    pub verified_on: Option<NaiveDate>,
    /// The decree or publication.
    pub text: String,
}

#[derive(Debug, Default)]
pub(super) struct Calendar {
    exceptions: HashMap<NaiveDate, DayKind>,
    sources: HashMap<i32, Source>,
    /// Rows that could not be read, for the test.
    pub(super) unread: Vec<String>,
}

pub(super) static RUSSIA: LazyLock<Calendar> = LazyLock::new(|| Calendar::read(include_str!("ru.txt")));

pub(super) fn exception(country: Country, date: NaiveDate) -> Option<DayKind> {
    of(country)?.exceptions.get(&date).copied()
}

pub(super) fn source(country: Country, year: i32) -> Option<&'static Source> {
    of(country)?.sources.get(&year)
}

fn of(country: Country) -> Option<&'static Calendar> {
    (country == Country::Ru).then(|| &*RUSSIA)
}

impl Calendar {
    pub(super) fn read(text: &str) -> Self {
        let mut calendar = Self::default();
        let mut year = None;
        for row in text.lines().filter(|row| !row.starts_with('#') && !row.trim().is_empty()) {
            let read = match row.split_once(' ') {
                Some(("year", rest)) => calendar.read_year(rest).map(|read| year = Some(read)),
                Some(("off", days)) => calendar.read_days(year, days, DayKind::Off),
                Some(("work", days)) => calendar.read_days(year, days, DayKind::Working),
                _ => None,
            };
            if read.is_none() {
                calendar.unread.push(row.to_owned());
            }
        }
        calendar
    }

    fn read_year(&mut self, row: &str) -> Option<i32> {
        let (year, rest) = row.split_once(' ')?;
        let (verified, text) = rest.split_once(' ')?;
        let year = year.parse().ok()?;
        let verified_on = match verified {
            "provisional" => None,
            date => Some(date.parse().ok()?),
        };
        self.sources.insert(year, Source { verified_on, text: text.to_owned() });
        Some(year)
    }

    fn read_days(&mut self, year: Option<i32>, days: &str, kind: DayKind) -> Option<()> {
        let year = year?;
        for day in days.split_whitespace() {
            let date: NaiveDate = format!("{year}-{day}").parse().ok()?;
            self.exceptions.insert(date, kind);
        }
        Some(())
    }
}
