//! Cleans free text: names, descriptions, messages. Takes away what cannot be seen or turns a line around,
//! keeps everything that a person meant to write, `<b>&"` and emoji included. Escaping is done elsewhere.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum TextProblem {
    #[error("nothing was written")]
    Empty,
    #[error("{got} characters, at most {max}")]
    TooLong { max: usize, got: usize },
}

/// Cleans a text of one line or several: single spaces, at most one empty line in a row.
pub fn clean(text: &str, max_chars: usize) -> Result<String, TextProblem> {
    let lines = text.lines().map(clean_spaces);
    let mut kept = String::new();
    let mut empty_before = false;
    for line in lines {
        if line.is_empty() {
            empty_before = !kept.is_empty();
            continue;
        }
        if !kept.is_empty() {
            kept.push_str(if empty_before { "\n\n" } else { "\n" });
        }
        kept.push_str(&line);
        empty_before = false;
    }
    bounded(kept, max_chars)
}

/// Cleans a text that must fit on one line: a name, a title.
pub fn clean_line(text: &str, max_chars: usize) -> Result<String, TextProblem> {
    bounded(clean_spaces(text), max_chars)
}

fn bounded(text: String, max: usize) -> Result<String, TextProblem> {
    let got = text.chars().count();
    if text.chars().all(is_joiner) {
        return Err(TextProblem::Empty);
    }
    if got > max { Err(TextProblem::TooLong { max, got }) } else { Ok(text) }
}

fn clean_spaces(line: &str) -> String {
    let visible = line.chars().filter(|letter| letter.is_whitespace() || !is_hidden(*letter));
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, marks that change the direction of writing, and marks of no width. The joiner
/// inside emoji stays.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Parts of emoji that show nothing alone.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}')
}
