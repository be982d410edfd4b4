//! The languages that the house speaks, and which one a new person is greeted in.
//!
//! Knows nothing of texts: those live in the locales.

use serde::{Deserialize, Serialize};

/// A language with a complete set of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Ru,
    En,
}

/// Languages whose speakers usually do business in Russian as well. Ukrainian is left out on purpose:
/// being addressed in Russian unasked may offend, English does not, and `/language` changes it in one tap.
const READ_IN_RUSSIAN: [&str; 8] = ["ru", "be", "kk", "ky", "uz", "tg", "tt", "ba"];

impl Language {
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// The code under which it is stored: `ru`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// Chooses from an IETF tag such as Telegram's `language_code` (`ru`, `pt-br`). Telegram leaves it
    /// out for some people; they and speakers of all other languages get English.
    pub fn from_code(tag: Option<&str>) -> Self {
        let primary = tag.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
        if READ_IN_RUSSIAN.iter().any(|code| primary.eq_ignore_ascii_case(code)) {
            Self::Ru
        } else {
            Self::En
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_greeted_in_the_likelier_language() {
        let table = [
            (Some("ru"), Language::Ru),
            (Some("RU-ru"), Language::Ru),
            (Some("be"), Language::Ru),
            (Some("kk_KZ"), Language::Ru),
            (Some("uz"), Language::Ru),
            (Some("uk"), Language::En),
            (Some("en-GB"), Language::En),
            (Some("rup"), Language::En),
            (Some("de"), Language::En),
            (Some(""), Language::En),
            (None, Language::En),
        ];
        for (tag, language) in table {
            assert_eq!(Language::from_code(tag), language, "{tag:?}");
        }
    }

    #[test]
    fn a_stored_language_is_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(Some(language.code())), language);
            let stored = serde_json::to_string(&language).unwrap();
            assert_eq!(stored, format!("\"{}\"", language.code()));
            assert_eq!(serde_json::from_str::<Language>(&stored).unwrap(), language);
        }
    }
}
