//! Reads what people type: amounts, dates, phones, free text, a whole debt in one line.
//!
//! Every reader is pure and total: any string gets an answer, never a panic, and nothing is guessed.
//! What can mean two things comes back as candidates to choose from. Shows nothing and knows no texts.

pub mod agreement;
pub mod amount;
pub mod count;
mod currency_words;
pub mod date;
pub mod debt_line;
pub mod phone;
pub mod step;
pub mod terms;
pub mod text;
pub mod wish;
pub mod wording;

use serde::{Deserialize, Serialize};

/// What a typed text means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading<T, P> {
    Clear(T),
    /// The possible meanings, the likeliest first; even a single one has to be confirmed.
    Ambiguous(Vec<T>),
    Refused(P),
}

impl<T, P> Reading<T, P> {
    /// The meaning, if there is only one.
    pub fn clear(self) -> Option<T> {
        match self {
            Self::Clear(value) => Some(value),
            Self::Ambiguous(_) | Self::Refused(_) => None,
        }
    }

    /// The only meaning of several equal ones, or all of them to choose from.
    fn of(candidates: Vec<T>, problem: P) -> Self
    where
        T: PartialEq,
    {
        let mut different: Vec<T> = Vec::new();
        for candidate in candidates {
            if !different.contains(&candidate) {
                different.push(candidate);
            }
        }
        if different.len() > 1 {
            return Self::Ambiguous(different);
        }
        different.pop().map_or(Self::Refused(problem), Self::Clear)
    }
}

/// Lower case, one kind of space, no `ё`: what the readers compare words by, and what names are looked for by.
pub fn folded(text: &str) -> String {
    let spaced = text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    spaced.flat_map(char::to_lowercase).map(|letter| if letter == 'ё' { 'е' } else { letter }).collect()
}

#[cfg(test)]
mod tests;
