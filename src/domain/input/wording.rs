//! The owner's own words of a reminder, with fields that are filled in for each debt.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::language::Language;

/// What a field is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The first name of the client.
    Name,
    What,
    Amount,
    Due,
    Number,
    Business,
    /// The contact person of the business.
    Contact,
}

/// How a field is written, in both languages.
const FIELDS: [(Field, &str, &str); 7] = [
    (Field::Name, "имя", "name"),
    (Field::What, "что", "what"),
    (Field::Amount, "сумма", "amount"),
    (Field::Due, "срок", "due"),
    (Field::Number, "номер", "number"),
    (Field::Business, "компания", "business"),
    (Field::Contact, "контакт", "contact"),
];

impl Field {
    pub const ALL: [Self; 7] =
        [Self::Name, Self::What, Self::Amount, Self::Due, Self::Number, Self::Business, Self::Contact];

    /// As it is written in the language, braces included.
    pub fn written(self, language: Language) -> String {
        let row = FIELDS.into_iter().find(|(field, ..)| *field == self);
        let name = row.map_or("", |(_, ru, en)| if language == Language::Ru { ru } else { en });
        format!("{{{name}}}")
    }

    fn read(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        FIELDS.into_iter().find(|(_, ru, en)| [*ru, *en].contains(&name.as_str())).map(|(field, ..)| field)
    }
}

/// A text with fields in braces: `{имя}, ждём {сумма}`. Checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Wording(String);

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WordingError {
    #[error("there is no field {{{name}}}")]
    UnknownField { name: String },
    #[error("a brace is not closed")]
    OpenBrace,
}

impl TryFrom<String> for Wording {
    type Error = WordingError;

    fn try_from(text: String) -> Result<Self, WordingError> {
        pieces(&text).try_for_each(|piece| piece.map(|_| ()))?;
        Ok(Self(text))
    }
}

impl From<Wording> for String {
    fn from(wording: Wording) -> Self {
        wording.0
    }
}

impl Wording {
    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text with its fields filled in.
    pub fn filled(&self, fill: impl Fn(Field) -> String) -> String {
        let filled = pieces(&self.0).map(|piece| match piece {
            Ok(Piece::Text(text)) => text.to_owned(),
            Ok(Piece::Field(field)) => fill(field),
            Err(_) => String::new(),
        });
        filled.collect()
    }
}

enum Piece<'a> {
    Text(&'a str),
    Field(Field),
}

fn pieces(text: &str) -> impl Iterator<Item = Result<Piece<'_>, WordingError>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(inner) = rest.strip_prefix('{') else {
            let (before, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
            rest = after;
            return Some(Ok(Piece::Text(before)));
        };
        let Some((name, after)) = inner.split_once('}') else {
            rest = "";
            return Some(Err(WordingError::OpenBrace));
        };
        rest = after;
        let unknown = || WordingError::UnknownField { name: name.chars().take(40).collect() };
        Some(Field::read(name).map(Piece::Field).ok_or_else(unknown))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(text: &str) -> Result<Wording, WordingError> {
        Wording::try_from(text.to_owned())
    }

    #[test]
    fn fields_are_filled_in_either_language() {
        let typed = wording("{имя}, ждём {Amount} до { срок } за {что} ({number})").unwrap();
        let filled = typed.filled(|field| format!("<{field:?}>"));
        assert_eq!(filled, "<Name>, ждём <Amount> до <Due> за <What> (<Number>)");
        assert_eq!(typed.as_str(), "{имя}, ждём {Amount} до { срок } за {что} ({number})");
    }

    #[test]
    fn a_field_that_nobody_can_fill_is_named() {
        let unknown = |name: &str| Err(WordingError::UnknownField { name: name.to_owned() });
        assert_eq!(wording("{имя} {фамилия}"), unknown("фамилия"));
        assert_eq!(wording("{}"), unknown(""));
        assert_eq!(wording("{имя, ждём"), Err(WordingError::OpenBrace));
        assert!(wording("ждём }").is_ok());
    }
}
