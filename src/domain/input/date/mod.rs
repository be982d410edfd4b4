//! Reads a date as people write it: `15.12`, `15 декабря`, `Dec 15`, `завтра`, `через 2 недели`, `next Friday`.
//!
//! Both languages are understood whatever the person's own; the language only orders the candidates of
//! `11/12`. Whether a date may lie in the past is the caller's question: see [`as_due`].

mod names;
mod numeric;
mod relative;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Reading, folded};
use crate::domain::language::Language;

/// Dates further away, in years, are slips of the finger.
pub const FURTHEST_YEARS: u32 = 10;

/// Which way a date without a year lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The next such date, today included: deadlines.
    Future,
    /// The latest such date, today included: when the work was done.
    Past,
}

/// Why a text is not a usable date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum DateProblem {
    #[error("not a date")]
    NotADate,
    /// 31 February.
    #[error("no such date")]
    NoSuchDate,
    #[error("in the past")]
    InThePast,
    #[error("in the future")]
    InTheFuture,
    #[error("more than {FURTHEST_YEARS} years away")]
    TooFar,
}

pub type DateReading = Reading<NaiveDate, DateProblem>;

/// Reads a date, relative to today.
pub fn read(text: &str, today: NaiveDate, language: Language, direction: Direction) -> DateReading {
    let text = folded(text);
    let words: Vec<&str> = text.split([' ', ',']).map(trimmed).filter(|word| !word.is_empty()).collect();
    let context = Context { today, language, direction };
    let (words, is_deadline) = without_preposition(&words);
    let words = without_year_word(words);
    let read = relative::read(words, context)
        .or_else(|| numeric::read(words, context))
        .or_else(|| names::read(words, context))
        .or_else(|| day_of_month(words, is_deadline, context));
    near(read.unwrap_or(Reading::Refused(DateProblem::NotADate)), today)
}

/// Takes a read date for a deadline: not before today.
pub fn as_due(reading: DateReading, today: NaiveDate) -> DateReading {
    keep(reading, |date| date >= today, DateProblem::InThePast)
}

/// Takes a read date for the day of something done: not after today.
pub fn as_done(reading: DateReading, today: NaiveDate) -> DateReading {
    keep(reading, |date| date <= today, DateProblem::InTheFuture)
}

fn near(reading: DateReading, today: NaiveDate) -> DateReading {
    let reach = Months::new(12 * FURTHEST_YEARS);
    let (first, last) = (today.checked_sub_months(reach), today.checked_add_months(reach));
    keep(reading, |date| Some(date) >= first && last.is_none_or(|last| date <= last), DateProblem::TooFar)
}

fn keep(reading: DateReading, fits: impl Fn(NaiveDate) -> bool, problem: DateProblem) -> DateReading {
    match reading {
        Reading::Clear(date) if !fits(date) => Reading::Refused(problem),
        Reading::Ambiguous(dates) => {
            Reading::of(dates.into_iter().filter(|date| fits(*date)).collect(), problem)
        }
        other => other,
    }
}

/// What every reader needs to know.
#[derive(Clone, Copy)]
struct Context {
    today: NaiveDate,
    language: Language,
    direction: Direction,
}

impl Context {
    /// A day and month without a year: the next or the latest such date.
    fn without_year(self, day: u32, month: u32) -> DateReading {
        let year = self.today.year();
        let step = match self.direction {
            Direction::Future => 1,
            Direction::Past => -1,
        };
        // 29 February comes at most eight years later.
        let years = (0..=8).map(|index| year + step * index);
        let found = years
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|date| self.lies_right(*date));
        found.map_or(Reading::Refused(DateProblem::NoSuchDate), Reading::Clear)
    }

    fn lies_right(self, date: NaiveDate) -> bool {
        match self.direction {
            Direction::Future => date >= self.today,
            Direction::Past => date <= self.today,
        }
    }

    /// A day of the month alone: of this month, or of the nearest one that has it and lies right.
    fn day_alone(self, day: u32) -> Option<NaiveDate> {
        let first = self.today.with_day(1)?;
        (0..12)
            .filter_map(|months| match self.direction {
                Direction::Future => first.checked_add_months(Months::new(months)),
                Direction::Past => first.checked_sub_months(Months::new(months)),
            })
            .filter_map(|month| month.with_day(day))
            .find(|date| self.lies_right(*date))
    }
}

fn exact(year: i32, month: u32, day: u32) -> DateReading {
    NaiveDate::from_ymd_opt(year, month, day)
        .map_or(Reading::Refused(DateProblem::NoSuchDate), Reading::Clear)
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(['.', ';', ':', '!', '?', '(', ')', '"', '«', '»'])
}

/// Words that say "until": after them a bare number is a day of the month.
const DEADLINE: [&str; 11] =
    ["до", "к", "ко", "by", "until", "till", "before", "due", "срок", "позднее", "позже"];
const PREPOSITIONS: [&str; 11] = ["в", "во", "на", "с", "со", "от", "не", "on", "at", "the", "from"];

fn without_preposition<'a, 'b>(mut words: &'b [&'a str]) -> (&'b [&'a str], bool) {
    let mut is_deadline = false;
    while let Some((first, rest)) = words.split_first() {
        let deadline = DEADLINE.contains(first);
        if rest.is_empty() || !(deadline || PREPOSITIONS.contains(first)) {
            break;
        }
        is_deadline |= deadline;
        words = rest;
    }
    (words, is_deadline)
}

pub(super) use names::month;
pub(super) use relative::{is_period, weekday};

pub(super) fn is_deadline_word(word: &str) -> bool {
    DEADLINE.contains(&word)
}

/// `2026 г.`, `2026 года`.
fn without_year_word<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let names_year = |word: &&str| word.contains('.') || word.len() == 4;
    match words.split_last() {
        Some((&("г" | "года" | "год"), rest)) if rest.last().is_some_and(names_year) => rest,
        _ => words,
    }
}

/// `15-го`, `15th`, `15 числа`; after "until" a bare `15` too. A bare number otherwise may count days.
fn day_of_month(words: &[&str], is_deadline: bool, context: Context) -> Option<DateReading> {
    let (first, rest) = words.split_first()?;
    let day = names::day(first)?;
    let bare = first.chars().all(|letter| letter.is_ascii_digit());
    let date = context.day_alone(day);
    match rest {
        [] if bare && !is_deadline => {
            let counted = context.today.checked_add_days(Days::new(day.into()));
            let counted = counted.filter(|_| context.direction == Direction::Future);
            let candidates: Vec<NaiveDate> = date.into_iter().chain(counted).collect();
            Some(Reading::Ambiguous(candidates))
        }
        [] | ["числа"] => Some(date.map_or(Reading::Refused(DateProblem::NoSuchDate), Reading::Clear)),
        _ => None,
    }
}
