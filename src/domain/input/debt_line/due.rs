//! Finds the deadline of a line: introduced by a word like "by", or a date that can be nothing else.

use chrono::NaiveDate;

use super::{
    super::{
        Reading, currency_words,
        date::{self, DateProblem, DateReading, Direction},
        folded,
    },
    words::{Words, is_other_date},
};
use crate::domain::{language::Language, money::Currency};

const LONGEST_DATE: usize = 5;

pub(super) struct Due {
    pub(super) reading: DateReading,
    /// `10.10` without a word like "by".
    pub(super) could_be_amount: bool,
}

pub(super) fn take_due(words: &mut Words, today: NaiveDate, language: Language) -> Option<Due> {
    let deadline = find_due(words, today, language, true);
    let (start, length, due) = deadline.or_else(|| find_due(words, today, language, false))?;
    words.take(start, length);
    Some(due)
}

fn find_due(
    words: &Words,
    today: NaiveDate,
    language: Language,
    deadline: bool,
) -> Option<(usize, usize, Due)> {
    for start in 0..words.count() {
        for length in (1..=LONGEST_DATE).rev() {
            let Some(span) = words.span(start, length) else { continue };
            let folded = folded(&span);
            let parts: Vec<&str> = folded.split(' ').collect();
            let introduced = length > 1 && parts.first().is_some_and(|first| date::is_deadline_word(first));
            if introduced != deadline {
                continue;
            }
            let reading = date::read(&span, today, language, Direction::Future);
            let fits = if deadline {
                is_deadline(&reading, &parts, words.get(start + length))
            } else {
                stands_alone(&reading, &parts, start.checked_sub(1).and_then(|before| words.get(before)))
            };
            if fits {
                let could_be_amount = !deadline && length == 1 && span.split('.').count() == 2;
                return Some((start, length, Due { reading, could_be_amount }));
            }
        }
    }
    None
}

/// After "by": any date, but `до 15 000` and `до 15 тыс` are sums.
fn is_deadline(reading: &DateReading, parts: &[&str], next: Option<&str>) -> bool {
    let bare_number = parts.last().is_some_and(|last| last.chars().all(|letter| letter.is_ascii_digit()));
    let goes_on = next.is_some_and(|next| {
        let next = folded(next);
        let next = next.trim_end_matches('.');
        next.starts_with(|first: char| first.is_ascii_digit())
            || currency_words::multiplier(next).is_some()
            || currency_words::currency(next, Currency::RUB).is_some()
            || date::is_period(next)
    });
    *reading != Reading::Refused(DateProblem::NotADate) && !(parts.len() == 2 && bare_number && goes_on)
}

/// Without "by": only what cannot be anything else. `10 дней` may be how long the work took, `Friday` a name,
/// `от 10.11` the date of an invoice.
fn stands_alone(reading: &DateReading, parts: &[&str], before: Option<&str>) -> bool {
    let dates_something_else = parts.first().is_some_and(|first| is_other_date(first))
        || before.is_some_and(|word| is_other_date(&folded(word)));
    let shown = match reading {
        Reading::Refused(problem) => *problem == DateProblem::NoSuchDate && parts.len() > 1,
        Reading::Clear(_) | Reading::Ambiguous(_) => true,
    };
    shown && !dates_something_else && !is_vague(parts)
}

/// Readable as a date on its own, yet in a line more likely a number, a length of time or a name.
fn is_vague(parts: &[&str]) -> bool {
    match parts {
        [word] => is_vague_word(word),
        [first, second] => {
            let counts = date::is_period(second)
                && !matches!(*first, "через" | "in" | "next" | "следующей" | "следующую");
            let numbered =
                second.chars().all(|letter| letter.is_ascii_digit()) && date::month(first).is_none();
            counts || numbered || *second == "числа"
        }
        _ => false,
    }
}

fn is_vague_word(word: &str) -> bool {
    let separated = word.trim_matches('.').contains(['.', '/', '-']) && !word.contains("-го");
    let letters = word.find(char::is_alphabetic).and_then(|at| word.get(at..));
    let has_figures = word.contains(|letter: char| letter.is_ascii_digit());
    let bare_figures = has_figures && !separated && letters.and_then(date::month).is_none();
    bare_figures || date::weekday(word).is_some() || matches!(word, "now" | "сейчас" | "eow" | "eom")
}
