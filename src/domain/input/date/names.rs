//! Dates with the month in words: `15 декабря`, `Dec 15 2027`, `15 дек.`, `end of December`.

use chrono::{Datelike, NaiveDate};

use super::{Context, DateProblem, DateReading, Reading, exact, relative::last_day_of_month};

/// A month: how it is called in full and in short, and the stem that Russian declines.
type MonthNames = (&'static [&'static str], &'static str);

const MONTHS: [MonthNames; 12] = [
    (&["янв", "jan", "january"], "январ"),
    (&["фев", "февр", "feb", "february"], "феврал"),
    (&["мар", "mar", "march"], "март"),
    (&["апр", "apr", "april"], "апрел"),
    (&["май", "may"], "ма"),
    (&["jun", "june"], "июн"),
    (&["jul", "july"], "июл"),
    (&["авг", "aug", "august"], "август"),
    (&["сен", "сент", "sep", "sept", "september"], "сентябр"),
    (&["окт", "oct", "october"], "октябр"),
    (&["ноя", "нояб", "nov", "november"], "ноябр"),
    (&["дек", "dec", "december"], "декабр"),
];

/// What follows the stem in one case or another.
const CASES: [&str; 6] = ["", "ь", "я", "е", "а", "ю"];

/// The number of a month by any of its names.
pub(in crate::domain::input) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let declined = |stem: &str| word.strip_prefix(stem).is_some_and(|ending| CASES.contains(&ending));
    let named = |(exact, stem): &MonthNames| exact.contains(&word) || (declined(stem) && word != "ма");
    let index = MONTHS.iter().position(named)?;
    u32::try_from(index + 1).ok()
}

/// `15`, `15-го`, `15th`.
pub(super) fn day(word: &str) -> Option<u32> {
    let figures = word.chars().take_while(char::is_ascii_digit).count();
    let (number, ending) = word.split_at_checked(figures)?;
    let endings = ["", "го", "-го", "ое", "-ое", "-е", "-ого", "-му", "st", "nd", "rd", "th"];
    let day = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    (figures <= 2 && endings.contains(&ending)).then_some(day)
}

fn year(word: &str) -> Option<i32> {
    let figures = word.len() == 4 && word.chars().all(|letter| letter.is_ascii_digit());
    if figures { word.parse().ok() } else { None }
}

pub(super) fn read(words: &[&str], context: Context) -> Option<DateReading> {
    match words {
        ["конец" | "конца" | "конце" | "концу" | "end", rest @ ..] => {
            end_of(rest, context)
        }
        [first, "of", rest @ ..] => day_and_month(first, rest.first()?, rest.get(1), context),
        [first, second] => day_and_month(first, second, None, context),
        [first, second, third] => day_and_month(first, second, Some(third), context),
        [glued] => {
            let figures = glued.find(char::is_alphabetic)?;
            let (number, name) = glued.split_at_checked(figures)?;
            day_and_month(number, name, None, context)
        }
        _ => None,
    }
}

fn day_and_month(first: &str, second: &str, third: Option<&&str>, context: Context) -> Option<DateReading> {
    let (day_word, month) = match (month(second), month(first)) {
        (Some(month), _) => (first, month),
        (None, Some(month)) => (second, month),
        (None, None) => return None,
    };
    let Some(day) = day(day_word) else {
        let out_of_range = day_word.len() <= 2 && day_word.chars().all(|letter| letter.is_ascii_digit());
        return (out_of_range && !day_word.is_empty()).then_some(Reading::Refused(DateProblem::NoSuchDate));
    };
    match third {
        Some(word) => Some(exact(year(word)?, month, day)),
        None => Some(context.without_year(day, month)),
    }
}

/// `конец декабря`, `end of December 2027`.
fn end_of(words: &[&str], context: Context) -> Option<DateReading> {
    let words = words.strip_prefix(&["of"]).unwrap_or(words);
    let (name, rest) = words.split_first()?;
    let month = month(name)?;
    let this_year = context.today.year();
    let last_of = |year| NaiveDate::from_ymd_opt(year, month, 1).and_then(last_day_of_month);
    let date = match rest {
        [] => [this_year - 1, this_year, this_year + 1]
            .into_iter()
            .filter_map(last_of)
            .filter(|date| context.lies_right(*date)),
        [word] => return last_of(year(word)?).map(Reading::Clear),
        _ => return None,
    };
    let nearest = match context.direction {
        super::Direction::Future => date.min(),
        super::Direction::Past => date.max(),
    };
    nearest.map(Reading::Clear)
}
