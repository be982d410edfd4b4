//! Dates in figures: `15.12`, `15.12.26`, `2026-12-15`, `11/12`.

use super::{Context, DateProblem, DateReading, Reading, exact};
use crate::domain::language::Language;

/// One word of figures and separators. Nothing if it does not look like a date at all.
pub(super) fn read(words: &[&str], context: Context) -> Option<DateReading> {
    let [word] = words else { return None };
    let word = word.trim_end_matches('г');
    let separator = word.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    let parts: Vec<&str> = word.split(separator).collect();
    if parts
        .iter()
        .any(|part| !(1..=4).contains(&part.len()) || !part.chars().all(|letter| letter.is_ascii_digit()))
    {
        return None;
    }
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match (numbers.as_slice(), lengths.as_slice()) {
        ([first, second], [1..=2, 1..=2]) => Some(two(*first, *second, separator, context, None)),
        ([year, month, day], [4, 1..=2, 1..=2]) => Some(exact(i32::try_from(*year).ok()?, *month, *day)),
        ([first, second, year], [1..=2, 1..=2, length @ (2 | 4)]) => {
            let year = i32::try_from(*year).ok()? + if *length == 2 { 2000 } else { 0 };
            Some(two(*first, *second, separator, context, Some(year)))
        }
        _ => None,
    }
}

/// Points put the day first everywhere. Strokes do so in most countries and not in America.
fn two(first: u32, second: u32, separator: char, context: Context, year: Option<i32>) -> DateReading {
    let date = |day, month| match year {
        Some(year) => exact(year, month, day),
        None => context.without_year(day, month),
    };
    if separator == '.' {
        return date(first, second);
    }
    let day_first = date(first, second).clear();
    let month_first = date(second, first).clear();
    let candidates = match context.language {
        Language::Ru => [day_first, month_first],
        Language::En => [month_first, day_first],
    };
    Reading::of(candidates.into_iter().flatten().collect(), DateProblem::NoSuchDate)
}
