//! Contact profiles: the hours and numbers of one legal regime, and which regime holds between whom.
//!
//! Owns the format of `contact_rules.toml`. Knows nothing of moments and history.

use std::str::FromStr;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::caps::Limits;
use crate::domain::calendar::{self, Country};
use crate::domain::money::Money;
use crate::domain::people::LegalForm;

/// A part of a day, half-open: at `end` it is already too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Window {
    pub start: NaiveTime,
    pub end: NaiveTime,
}

impl Window {
    /// From one full hour to another.
    pub const fn hours(start: u32, end: u32) -> Self {
        Self { start: full_hour(start), end: full_hour(end) }
    }

    pub fn open_at(self, local: NaiveTime) -> bool {
        self.start <= local && local < self.end
    }
}

const fn full_hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// Written as `08:00-22:00`.
impl TryFrom<String> for Window {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = |time: &str| NaiveTime::parse_from_str(time, "%H:%M").ok();
        text.split_once('-')
            .and_then(|(start, end)| Some(Self { start: read(start)?, end: read(end)? }))
            .filter(|window| window.start < window.end)
            .ok_or_else(|| format!("{text} is no part of a day such as 08:00-22:00"))
    }
}

impl From<Window> for String {
    fn from(window: Window) -> Self {
        format!("{}-{}", window.start.format("%H:%M"), window.end.format("%H:%M"))
    }
}

/// A legal regime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Russia, 230-FZ: text messages to a consumer.
    #[serde(rename = "ru_230fz")]
    Ru230fz,
    /// United States, Regulation F.
    UsRegf,
    /// United Kingdom, CONC 7.9; also for the rest of Europe.
    UkConc,
    /// Where no rule for consumers holds: between businesses.
    Plain,
}

/// The rules of one legal regime.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactProfile {
    code: Profile,
    /// Where the rules come from, and when they were last compared with it.
    pub source: String,
    pub verified: NaiveDate,
    pub working_day: Window,
    pub saturday: Window,
    /// Sundays and non-working holidays.
    pub day_off: Window,
    /// What the law allows, where it gives numbers.
    #[serde(default = "Limits::unlimited")]
    pub legal: Limits,
    /// What we allow ourselves.
    pub usual: Limits,
}

impl ContactProfile {
    /// The window of a date. A working day that is a moved Saturday keeps the narrower window of the
    /// weekend, and a weekday moved to rest gets it too: where law is silent, the narrower one.
    pub fn window(&self, country: Country, date: NaiveDate) -> Window {
        match date.weekday() {
            Weekday::Sat => self.saturday,
            Weekday::Sun => self.day_off,
            _ if calendar::is_working(country, date) => self.working_day,
            _ => self.day_off,
        }
    }
}

/// Between whom a debt is, as far as contact rules ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    /// Of the creditor.
    pub country: Country,
    pub creditor: LegalForm,
    pub debtor: LegalForm,
    /// What was owed at first.
    pub owed: Money,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    country: Option<Country>,
    creditor: Option<LegalForm>,
    debtor: Option<LegalForm>,
    up_to: Option<UpTo>,
    profile: Profile,
    #[expect(dead_code, reason = "every row of the file names its source")]
    source: String,
    #[expect(dead_code, reason = "and the day on which it was compared with it")]
    verified: NaiveDate,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UpTo {
    sum: Decimal,
    currency: String,
}

impl Choice {
    fn fits(&self, parties: &Parties) -> bool {
        let small = |up_to: &UpTo| {
            parties.owed.currency().code() == up_to.currency && parties.owed.amount() <= up_to.sum
        };
        self.country.is_none_or(|country| country == parties.country)
            && self.creditor.is_none_or(|creditor| creditor == parties.creditor)
            && self.debtor.is_none_or(|debtor| debtor == parties.debtor)
            && self.up_to.as_ref().is_none_or(small)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    profile: [ContactProfile; Profile::ALL.len()],
    choice: Vec<Choice>,
}

impl FromStr for Rules {
    type Err = toml::de::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        toml::from_str(text)
    }
}

#[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
static RULES: LazyLock<Rules> =
    LazyLock::new(|| include_str!("contact_rules.toml").parse().expect("the contact rules can be read"));

impl Profile {
    pub const ALL: [Self; 4] = [Self::Ru230fz, Self::UsRegf, Self::UkConc, Self::Plain];

    /// The regime that holds between these two.
    pub fn between(parties: &Parties) -> Self {
        let fitting = RULES.choice.iter().find(|choice| choice.fits(parties));
        fitting.map_or(Self::Ru230fz, |choice| choice.profile)
    }

    /// The rules of the regime.
    pub fn rules(self) -> &'static ContactProfile {
        let [first, rest @ ..] = &RULES.profile;
        rest.iter().find(|rules| rules.code == self).unwrap_or(first)
    }

    /// Its name in data and texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru230fz => "ru_230fz",
            Self::UsRegf => "us_regf",
            Self::UkConc => "uk_conc",
            Self::Plain => "plain",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::domain::vectors;

    fn between(country: Country, creditor: LegalForm, debtor: LegalForm, roubles: i64) -> Profile {
        let owed = Money::new(Decimal::from(roubles), Currency::from_code("RUB").unwrap()).unwrap();
        Profile::between(&Parties { country, creditor, debtor, owed })
    }

    #[test]
    fn every_profile_has_its_rules_and_agrees_with_the_vectors() {
        for profile in Profile::ALL {
            assert_eq!(profile.rules().code, profile);
            assert_eq!(serde_json::json!(profile), profile.code());
            assert!(profile.rules().usual.day <= profile.rules().legal.day);
        }
        let known = &vectors::group("contact_window")["profiles"];
        for (profile, name) in [(Profile::Ru230fz, "ru_230fz_msg"), (Profile::UsRegf, "us_regf")] {
            let text = |window: Window| {
                serde_json::json!([
                    window.start.format("%H:%M").to_string(),
                    window.end.format("%H:%M").to_string()
                ])
            };
            assert_eq!(text(profile.rules().working_day), known[name]["weekday"]);
            assert_eq!(text(profile.rules().day_off), known[name]["off"]);
        }
    }

    #[test]
    fn consumers_have_the_law_of_their_country_and_businesses_have_manners() {
        use LegalForm::{Company, Person, SoleTrader};
        let table = [
            (Country::Ru, Company, Person, Profile::Ru230fz),
            (Country::Ru, SoleTrader, Person, Profile::Ru230fz),
            (Country::Ru, Company, SoleTrader, Profile::Plain),
            (Country::Ru, Company, Company, Profile::Plain),
            (Country::Kz, Company, Person, Profile::Ru230fz),
            (Country::Us, Company, Person, Profile::UsRegf),
            (Country::Us, Company, Company, Profile::Plain),
            (Country::Gb, Company, SoleTrader, Profile::UkConc),
            (Country::Gb, Company, Company, Profile::Plain),
            (Country::Other, Person, Person, Profile::UkConc),
        ];
        for (country, creditor, debtor, profile) in table {
            assert_eq!(
                between(country, creditor, debtor, 1_000),
                profile,
                "{country:?} {creditor:?} {debtor:?}"
            );
        }
    }

    #[test]
    fn between_russian_neighbours_the_law_begins_above_fifty_thousand() {
        let of = |roubles| between(Country::Ru, LegalForm::Person, LegalForm::Person, roubles);
        assert_eq!((of(50_000), of(50_001)), (Profile::Plain, Profile::Ru230fz));
    }
}
