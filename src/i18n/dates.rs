//! Dates and times as each language writes them. The order of day, month and year and the names of months and
//! weekdays are texts in `common.ftl`.
//!
//! English always names the month in words, since 11/12 is ambiguous in a letter about money. Times are 24-hour in
//! both languages. No clock here: whether to leave out the year is for the caller to say.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{Args, Texts};
use crate::args;

impl Texts {
    /// «15 декабря 2026» / "December 15, 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        self.plain("common-date", &parts(date))
    }

    /// «15.12.2026» / "Dec 15, 2026".
    pub fn date_short(&self, date: NaiveDate) -> String {
        self.plain("common-date-short", &parts(date))
    }

    /// «15 декабря» / "December 15".
    pub fn day_month(&self, date: NaiveDate) -> String {
        self.plain("common-day-month", &parts(date))
    }

    /// «15.12» / "Dec 15".
    pub fn day_month_short(&self, date: NaiveDate) -> String {
        self.plain("common-day-month-short", &parts(date))
    }

    /// «вторник, 15 декабря» / "Tuesday, December 15".
    pub fn date_weekday(&self, date: NaiveDate) -> String {
        self.plain("common-date-weekday", &parts(date))
    }

    /// After «до», «с»: «вторника, 15 декабря» / "Tuesday, December 15".
    pub fn date_weekday_genitive(&self, date: NaiveDate) -> String {
        self.plain("common-date-weekday-genitive", &parts(date))
    }

    /// «вт 15.12» / "Tue, Dec 15".
    pub fn date_weekday_short(&self, date: NaiveDate) -> String {
        self.plain("common-date-weekday-short", &parts(date))
    }

    /// Title of a calendar page: «Декабрь 2026» / "December 2026". `month` is 1 to 12.
    pub fn month_title(&self, year: i32, month: u32) -> String {
        self.plain("common-month-title", &args! { month = month, year = year.to_string() })
    }

    /// Heads of the calendar's columns, Monday first: «Пн» … «Вс» / "Mo" … "Su".
    pub fn weekday_initials(&self) -> Vec<String> {
        (1..=7).map(|weekday| self.plain("common-weekday-initial", &args! { weekday = weekday })).collect()
    }

    /// «14:05», 24-hour in both languages.
    pub fn time(&self, instant: DateTime<Utc>, zone: Tz) -> String {
        instant.with_timezone(&zone).format("%H:%M").to_string()
    }

    /// «12.12.2026 14:05» / "Dec 12, 2026, 14:05".
    pub fn instant(&self, instant: DateTime<Utc>, zone: Tz) -> String {
        let date = instant.with_timezone(&zone).date_naive();
        self.plain("common-instant", &parts(date).set("time", self.time(instant, zone)))
    }
}

/// What a date text may use; the year is text, so that it is not grouped.
fn parts(date: NaiveDate) -> Args {
    args! {
        day = date.day(),
        month = date.month(),
        year = date.year().to_string(),
        weekday = date.weekday().number_from_monday(),
    }
}
