//! Finds the phone number of a line.

use super::{
    super::phone::{self, Phone},
    words::Words,
};
use crate::domain::{calendar::Country, language::Language};

const LONGEST_PHONE: usize = 6;

pub(super) fn take_phone(words: &mut Words, language: Language) -> Option<Phone> {
    let country = match language {
        Language::Ru => Country::Ru,
        Language::En => Country::Other,
    };
    for start in 0..words.count() {
        for length in (1..=LONGEST_PHONE).rev() {
            let Some(span) = words.span(start, length).filter(|span| is_phone_like(span, length)) else {
                continue;
            };
            if let Ok(phone) = phone::read(span.trim_end_matches([',', ';']), country) {
                words.take(start, length);
                return Some(phone);
            }
        }
    }
    None
}

/// With a plus, or as written at home in Russia, in one piece or with the usual signs: no plausible sum.
fn is_phone_like(span: &str, length: usize) -> bool {
    let figures = span.chars().filter(char::is_ascii_digit).count();
    let domestic =
        figures == 11 && span.starts_with(['7', '8']) && (length == 1 || span.contains(['-', '(']));
    let mobile = figures == 10 && span.starts_with('9') && length == 1;
    (span.starts_with('+') && figures >= 10) || domestic || mobile
}
