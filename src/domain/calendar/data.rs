//! Reads calendars: those that come with the program, and rows that the operator puts over them.
//!
//! Owns the format of the data files. The calendars in force are set once when the process starts, before anybody
//! asks, because a date's kind is asked for in the middle of pure rules; nothing else may be global.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::{Country, DayKind};

/// Where the days of one year come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Nothing when the rows are provisional.
    pub verified_on: Option<NaiveDate>,
    /// The decree or publication.
    pub text: String,
}

/// The data files that come with the program.
const BUILT_IN: [(Country, &str); 5] = [
    (Country::Ru, include_str!("ru.toml")),
    (Country::By, include_str!("by.toml")),
    (Country::Kz, include_str!("kz.toml")),
    (Country::Us, include_str!("us.toml")),
    (Country::Gb, include_str!("gb.toml")),
];

/// Known years by country.
#[derive(Debug, Clone, Default)]
pub struct Calendars {
    years: HashMap<(Country, i32), Year>,
}

/// A data file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the calendar of {country} cannot be read: {wrong}", country = country.code())]
pub struct CalendarError {
    country: Country,
    /// Line, column and what is wrong there.
    wrong: Box<toml::de::Error>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "YearRow")]
struct Year {
    number: i32,
    source: Source,
    exceptions: HashMap<NaiveDate, DayKind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: Vec<Year>,
}

/// A year as the file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct YearRow {
    year: i32,
    verified: Option<NaiveDate>,
    source: String,
    #[serde(default)]
    off: String,
    #[serde(default)]
    work: String,
    #[serde(default)]
    short: String,
}

impl TryFrom<YearRow> for Year {
    type Error = String;

    fn try_from(row: YearRow) -> Result<Self, String> {
        let mut exceptions = HashMap::new();
        // A worked weekend day may be a short one too; the last word counts.
        let lists = [(&row.off, DayKind::Off), (&row.work, DayKind::Working), (&row.short, DayKind::Short)];
        for (days, kind) in lists {
            for day in days.split_whitespace() {
                let date = format!("{}-{day}", row.year);
                let date = date.parse().map_err(|_| format!("{date} is no date"))?;
                exceptions.insert(date, kind);
            }
        }
        let source = Source { verified_on: row.verified, text: row.source };
        Ok(Self { number: row.year, source, exceptions })
    }
}

impl Calendars {
    /// What comes with the program.
    ///
    /// # Errors
    /// A data file that cannot be read; a test holds that there is none.
    pub fn built_in() -> Result<Self, CalendarError> {
        BUILT_IN
            .into_iter()
            .try_fold(Self::default(), |calendars, (country, text)| calendars.with(country, text))
    }

    /// Puts the years of a file over those that are known.
    ///
    /// # Errors
    /// Not in the format of the data files; then nothing is taken from it.
    pub fn with(mut self, country: Country, text: &str) -> Result<Self, CalendarError> {
        let file: File =
            toml::from_str(text).map_err(|wrong| CalendarError { country, wrong: Box::new(wrong) })?;
        self.years.extend(file.year.into_iter().map(|year| ((country, year.number), year)));
        Ok(self)
    }

    pub(super) fn exception(&self, country: Country, date: NaiveDate) -> Option<DayKind> {
        self.years.get(&(country, date.year()))?.exceptions.get(&date).copied()
    }

    /// Where the days of a year come from, and when they were last verified.
    pub fn source(&self, country: Country, year: i32) -> Option<&Source> {
        self.years.get(&(country, year)).map(|year| &year.source)
    }
}

static BUILT_IN_CALENDARS: LazyLock<Calendars> = LazyLock::new(|| Calendars::built_in().unwrap_or_default());
static OPERATOR_CALENDARS: OnceLock<Calendars> = OnceLock::new();

/// The calendars in force.
pub(super) fn calendars() -> &'static Calendars {
    OPERATOR_CALENDARS.get().unwrap_or(&BUILT_IN_CALENDARS)
}

/// Puts calendars in force for the rest of the process; the first call counts.
pub fn put_in_force(calendars: Calendars) {
    // A second start in one process (tests) keeps the first calendars.
    let _ = OPERATOR_CALENDARS.set(calendars);
}
