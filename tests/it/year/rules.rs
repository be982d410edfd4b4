//! What the program promises, written down a second time and as plainly as can be: hours, caps, and who has which
//! hours. Nothing here asks the code that decides; only which days are holidays is taken from the calendars, which are
//! data.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use vovremya::domain::calendar::{self, Country};
use vovremya::domain::people::LegalForm;

/// Messages of one business to one person in a day, and those about overdue money in a week and a month.
pub const A_DAY: usize = 1;
pub const OVERDUE_A_WEEK: usize = 2;
pub const OVERDUE_A_MONTH: usize = 6;
/// Messages of all businesses to one person in a day.
pub const OF_ALL_A_DAY: usize = 2;

/// Hours in which somebody may be written to, `[from, to)`, by the clock where they live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    pub code: &'static str,
    working_day: (u32, u32),
    saturday: (u32, u32),
    day_off: (u32, u32),
}

/// Russian law on consumers; Belarus and Kazakhstan are taken to be as strict.
pub const RU: Hours = Hours { code: "ru_230fz", working_day: (8, 22), saturday: (9, 20), day_off: (9, 20) };
pub const US: Hours = Hours { code: "us_regf", working_day: (8, 21), saturday: (8, 21), day_off: (8, 21) };
/// The United Kingdom and the rest of Europe.
pub const UK: Hours = Hours { code: "uk_conc", working_day: (8, 21), saturday: (8, 21), day_off: (9, 20) };
/// Between businesses.
pub const PLAIN: Hours = Hours { code: "plain", working_day: (9, 20), saturday: (9, 20), day_off: (9, 20) };

/// Who owes whom, as far as hours depend on it.
#[derive(Debug, Clone, Copy)]
pub struct Parties {
    pub country: Country,
    pub creditor: LegalForm,
    pub debtor: LegalForm,
    /// Whole units of the country's money.
    pub owed: i64,
}

impl Parties {
    pub fn hours(self) -> Hours {
        let neighbours = self.creditor == LegalForm::Person && self.owed <= 50_000;
        match (self.country, self.debtor) {
            (Country::Ru, LegalForm::Person) if neighbours => PLAIN,
            (Country::Ru | Country::By | Country::Kz, LegalForm::Person) => RU,
            (Country::Us, LegalForm::Person) => US,
            (Country::Gb, LegalForm::Person | LegalForm::SoleTrader) => UK,
            (Country::Other, LegalForm::Person) => UK,
            _ => PLAIN,
        }
    }
}

impl Hours {
    /// Whether somebody in `zone` may be written to at `at`. Of a weekend that is worked and a weekday that is not,
    /// each has the narrower hours.
    pub fn open(self, country: Country, zone: Tz, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&zone);
        let (from, to) = match local.weekday() {
            Weekday::Sat => self.saturday,
            Weekday::Sun => self.day_off,
            _ if calendar::is_working(country, local.date_naive()) => self.working_day,
            _ => self.day_off,
        };
        (from..to).contains(&local.hour())
    }
}

/// Everywhere a person may live: in one place, or at both ends of the country if nobody knows.
pub fn possible_zones(zone: Option<Tz>, country: Country) -> Vec<Tz> {
    match (zone, country) {
        (Some(zone), _) => vec![zone],
        (None, Country::Ru) => vec![Tz::Europe__Kaliningrad, Tz::Asia__Kamchatka],
        (None, Country::Us) => vec![Tz::America__New_York, Tz::Pacific__Honolulu],
        (None, Country::Other) => vec![Tz::Atlantic__Azores, Tz::Europe__Helsinki],
        _ => vec![zone_of_calendar(zone, country)],
    }
}

/// The zone by which a person's days are counted: their own, or that of most people in the country.
pub fn zone_of_calendar(zone: Option<Tz>, country: Country) -> Tz {
    zone.unwrap_or(match country {
        Country::Ru => Tz::Europe__Moscow,
        Country::By => Tz::Europe__Minsk,
        Country::Kz => Tz::Asia__Almaty,
        Country::Us => Tz::America__New_York,
        Country::Gb => Tz::Europe__London,
        Country::Other => Tz::Europe__Berlin,
    })
}

/// The day after which a debt is late: one that falls on a day off is due on the next working day.
pub fn last_day_to_pay(country: Country, due_on: NaiveDate) -> NaiveDate {
    let mut day = due_on;
    while !calendar::is_working(country, day) {
        day = day.succ_opt().expect("a near day");
    }
    day
}

/// The hours written down here and those that the program reads are the same: whoever changes one, changes both.
#[test]
fn the_hours_of_the_observer_are_those_of_the_program() {
    let rules: toml::Table =
        include_str!("../../../src/domain/reminder/contact_rules.toml").parse().expect("the contact rules");
    let profiles = rules["profile"].as_array().expect("profiles");
    assert_eq!(profiles.len(), 4);
    for hours in [RU, US, UK, PLAIN] {
        let profile = profiles.iter().find(|profile| profile["code"].as_str() == Some(hours.code));
        let profile = profile.expect("a profile of this name");
        let days =
            [("working_day", hours.working_day), ("saturday", hours.saturday), ("day_off", hours.day_off)];
        for (day, (from, to)) in days {
            assert_eq!(
                profile[day].as_str(),
                Some(format!("{from:02}:00-{to:02}:00").as_str()),
                "{}",
                hours.code
            );
        }
        let usual = profile["usual"].as_table().expect("numbers");
        let numbers = ["day", "week", "month"].map(|span| usual[span].as_integer());
        assert_eq!(numbers, [Some(1), Some(2), Some(6)]);
    }
}
