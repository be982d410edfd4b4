//! Reads a phone number into the international form `+79001234567` (E.164). Does not check that it exists.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::calendar::Country;

/// A phone number in international form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// `+79001234567`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneProblem;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        read(&text, Country::Other)
    }
}

/// Why a text is not a phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum PhoneProblem {
    #[error("not a phone number")]
    NotAPhone,
    /// The number has no country code and the country gives none.
    #[error("no country code")]
    NoCountryCode,
}

/// Reads a number with its country code, or as people write it at home: `8 (900) 123-45-67` in Russia.
pub fn read(text: &str, country: Country) -> Result<Phone, PhoneProblem> {
    let text = text.trim();
    let allowed =
        |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || "+-().–".contains(letter);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !text.chars().all(allowed) || text.rfind('+').is_some_and(|at| at > 0) {
        return Err(PhoneProblem::NotAPhone);
    }
    if text.starts_with('+') {
        return international(&digits);
    }
    if let Some(abroad) = digits.strip_prefix("00") {
        return international(abroad);
    }
    match (country, digits.len()) {
        (Country::Ru | Country::Kz, 11) if digits.starts_with('8') => {
            international(&digits.replacen('8', "7", 1))
        }
        (Country::Ru | Country::Kz, 11) if digits.starts_with('7') => international(&digits),
        (Country::Ru | Country::Kz, 10) => international(&format!("7{digits}")),
        (Country::Us, 10) => international(&format!("1{digits}")),
        (Country::Gb, 11) if digits.starts_with('0') => international(&digits.replacen('0', "44", 1)),
        (_, 7..=15) => Err(PhoneProblem::NoCountryCode),
        _ => Err(PhoneProblem::NotAPhone),
    }
}

fn international(digits: &str) -> Result<Phone, PhoneProblem> {
    let fits = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
    if fits { Ok(Phone(format!("+{digits}"))) } else { Err(PhoneProblem::NotAPhone) }
}
