//! Finds what a clause says: dates, sums, counts and cues, in the order in which they were said.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    super::{
        Reading,
        amount::{self, AmountProblem},
        currency_words,
        date::{self, DateProblem, Direction},
    },
    cues::{Cue, cue},
};
use crate::domain::{
    calendar::{self, Every},
    language::Language,
    money::{Currency, Money},
};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fact {
    Cue(Cue),
    Day(Day),
    /// A date with several meanings, or one that there is not.
    Days(Vec<NaiveDate>),
    PastDay,
    Length(Length),
    Sum(Money),
    /// A sum with several meanings, or one that cannot be paid here.
    Sums(Vec<Money>),
    Percent(Decimal),
    Count(u32),
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) on: NaiveDate,
    pub(super) bound: Bound,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    On,
    /// This day at the latest.
    Until,
    /// This day at the earliest.
    From,
}

/// `for 3 months`: a later date, or in a series how many parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) ends_on: NaiveDate,
    /// How many steps of which rhythm it holds; none for days and years.
    pub(super) steps: Option<(u32, Every)>,
}

/// What every finder needs to know.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) today: NaiveDate,
    pub(super) language: Language,
    pub(super) currency: Currency,
}

const LONGEST_DATE: usize = 6;
const LONGEST_SUM: usize = 4;
/// Bare numbers up to here may be days of a month.
const LAST_DAY: u32 = 31;

type Found = Option<(Fact, usize)>;

pub(super) fn facts(words: &[String], context: Context) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let (fact, length) = longest(rest, facts.last(), context).unwrap_or_else(|| (other(rest), 1));
        let (said, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        if let (Some(last @ Fact::Cue(Cue::Repeated)), Fact::Day(_) | Fact::Days(_)) =
            (facts.last_mut(), &fact)
        {
            let weekly = said.iter().any(|word| date::weekday(word).is_some());
            *last = Fact::Cue(Cue::Every(if weekly { Every::Week } else { Every::Month }));
        }
        facts.push(fact);
        rest = after;
    }
    facts
}

/// A month names no day; other words are not understood.
fn other(words: &[String]) -> Fact {
    let is_month = words.first().is_some_and(|word| date::month(word).is_some());
    if is_month { Fact::Cue(Cue::Soon) } else { Fact::Unknown }
}

/// The finding that explains most words; of equals, the later one in this list.
fn longest(words: &[String], last: Option<&Fact>, context: Context) -> Found {
    let found = [
        sum(words, last, context),
        day(words, last, context),
        length(words, context),
        phrase(words, last),
        percent(words),
        count(words, last),
    ];
    found.into_iter().flatten().max_by_key(|(_, length)| *length)
}

/// `500 a week` is a rhythm; `give me a week` is a length of time.
fn phrase(words: &[String], last: Option<&Fact>) -> Found {
    let (cue, length) = cue(words)?;
    let needs_a_sum =
        matches!(cue, Cue::Every(_) | Cue::OddRhythm) && words.first().is_some_and(|word| word == "a");
    let rates = matches!(last, Some(Fact::Sum(_) | Fact::Sums(_) | Fact::Cue(Cue::Parts)));
    (rates || !needs_a_sum).then_some((Fact::Cue(cue), length))
}

fn day(words: &[String], last: Option<&Fact>, context: Context) -> Found {
    let each = last == Some(&Fact::Cue(Cue::Each));
    (1..=LONGEST_DATE.min(words.len())).rev().find_map(|length| {
        let (said, after) = words.split_at_checked(length)?;
        let is_other = is_sum(said, after, last, context) || (length == 1 && each);
        let fact = day_said(said, last, context).filter(|_| !is_other)?;
        Some((fact, length))
    })
}

/// `до 15 000`, `20 в неделю`, `12.50`: a number that only looks like a day.
fn is_sum(said: &[String], after: &[String], last: Option<&Fact>, context: Context) -> bool {
    let bare = |word: &String| word.chars().all(|letter| letter.is_ascii_digit());
    let goes_on = after.first().is_some_and(|next| {
        next.starts_with(|first: char| first.is_ascii_digit()) && bare(next) && next.len() == 3
            || currency_words::multiplier(next).is_some_and(|_| next != "к" && next != "k")
            || (next.len() > 1 && currency_words::safe_in_a_sentence(next))
                && currency_words::currency(next, context.currency).is_some()
            || date::is_period(next)
    });
    let rate = matches!(cue(after), Some((Cue::Every(_) | Cue::OddRhythm | Cue::Times | Cue::Parts, _)));
    let counted = matches!(last, Some(Fact::Cue(Cue::Each | Cue::Discount))) || rate;
    match said {
        [word] if bare(word) => counted || goes_on,
        [word] => {
            word.contains('.')
                && date::read(word, context.today, context.language, Direction::Future)
                    == Reading::Refused(DateProblem::NoSuchDate)
        }
        [first, word] => bare(word) && date::month(first).is_none() && (rate || goes_on),
        _ => false,
    }
}

fn day_said(said: &[String], last: Option<&Fact>, context: Context) -> Option<Fact> {
    let opens = matches!(last, Some(Fact::Cue(Cue::From | Cue::After)));
    let text = said.join(" ");
    let text = if opens { format!("до {text}") } else { text };
    let read = |today| date::read(&text, today, context.language, Direction::Future);
    let mut reading = read(context.today);
    // Who means today says so: the 23rd, said on a 23rd, is the next one.
    if reading == Reading::Clear(context.today) && is_day_of_month(said) {
        reading = read(context.today.succ_opt()?);
    }
    match date::as_due(reading, context.today) {
        Reading::Clear(on) => Some(Fact::Day(bounded(on, said, last))),
        Reading::Ambiguous(dates) => Some(Fact::Days(dates)),
        Reading::Refused(DateProblem::NotADate) => None,
        // `5 декабря 2500` is a day and a sum.
        Reading::Refused(DateProblem::TooFar) if said.len() > 1 => None,
        Reading::Refused(DateProblem::InThePast) => Some(Fact::PastDay),
        Reading::Refused(_) => Some(Fact::Days(Vec::new())),
    }
}

fn is_day_of_month(said: &[String]) -> bool {
    let numbered = said.iter().any(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    let dated = said.iter().any(|word| word.contains(['.', '/']) || date::month(word).is_some());
    let counted = said.iter().any(|word| date::is_period(word));
    numbered && !dated && !counted && said.iter().all(|word| word.len() < 8 || !word.contains('-'))
}

/// After the 10th begins on the 11th: the first day that the words allow.
fn bounded(on: NaiveDate, said: &[String], last: Option<&Fact>) -> Day {
    let first = said.first().map_or("", String::as_str);
    match last {
        Some(Fact::Cue(Cue::After)) => Day { on: on.succ_opt().unwrap_or(on), bound: Bound::From },
        Some(Fact::Cue(Cue::From)) => Day { on, bound: Bound::From },
        _ if matches!(first, "с" | "со" | "from") => Day { on, bound: Bound::From },
        _ if date::is_deadline_word(first) => Day { on, bound: Bound::Until },
        _ => Day { on, bound: Bound::On },
    }
}

/// `на 2 недели`, `for a month`, `неделю`.
fn length(words: &[String], context: Context) -> Found {
    const LEADING: [&str; 8] = ["на", "for", "за", "within", "в", "течение", "into", "during"];
    let leading = words.iter().take_while(|word| LEADING.contains(&word.as_str())).count();
    let counted = words.get(leading..)?;
    let named = counted.iter().take(LONGEST_SUM).position(|word| date::is_period(word))?;
    let text = format!("через {}", counted.get(..=named)?.join(" "));
    let ends_on = date::read(&text, context.today, context.language, Direction::Future).clear()?;
    let every = rhythm(counted.get(named)?);
    let steps = every.and_then(|every| Some((steps(context.today, ends_on, every)?, every)));
    Some((Fact::Length(Length { ends_on, steps }), leading + named + 1))
}

fn rhythm(period: &str) -> Option<Every> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| period.starts_with(stem));
    match () {
        () if begins(&["нед", "week"]) => Some(Every::Week),
        () if begins(&["мес", "month", "полгода"]) => Some(Every::Month),
        () => None,
    }
}

fn steps(today: NaiveDate, ends_on: NaiveDate, every: Every) -> Option<u32> {
    match every {
        Every::Week => u32::try_from((ends_on - today).num_days() / 7).ok(),
        Every::TwoWeeks => None,
        Every::Month => (1..=120).find(|months| calendar::add_months_anchored(today, *months) == ends_on),
    }
}

fn sum(words: &[String], last: Option<&Fact>, context: Context) -> Found {
    let first = words.first()?;
    let begins =
        first.contains(|letter: char| letter.is_ascii_digit()) || !first.contains(char::is_alphanumeric);
    (1..=LONGEST_SUM.min(words.len())).rev().filter(|_| begins).find_map(|length| {
        let (said, after) = words.split_at_checked(length)?;
        let safe = said.iter().all(|word| currency_words::safe_in_a_sentence(word));
        let text = said.join(" ");
        let day = text.parse().is_ok_and(|number: u32| (1..=LAST_DAY).contains(&number));
        if !safe || (day && !is_sum(said, after, last, context)) {
            return None;
        }
        match amount::read_in(&text, context.currency) {
            Reading::Clear(money) => Some((Fact::Sum(money), length)),
            Reading::Ambiguous(sums) => Some((Fact::Sums(sums), length)),
            Reading::Refused(AmountProblem::NotANumber | AmountProblem::Empty) => None,
            Reading::Refused(_) => Some((Fact::Sums(Vec::new()), length)),
        }
    })
}

fn percent(words: &[String]) -> Found {
    let [number, sign, ..] = words else { return None };
    let number = Decimal::from_str_exact(&number.replace(',', ".")).ok()?;
    let named = matches!(sign.as_str(), "%" | "percent" | "pct") || sign.starts_with("процент");
    let fits = number > Decimal::ZERO && number < Decimal::ONE_HUNDRED && number.scale() <= 2;
    (named && fits).then_some((Fact::Percent(number), 2))
}

/// `4 части`, `3 monthly payments`, `split into 5`.
fn count(words: &[String], last: Option<&Fact>) -> Found {
    let counts = |words: &[String]| matches!(cue(words), Some((Cue::Parts | Cue::Times, _)));
    let describes = |word: &String| {
        ["равн", "одинаков", "equal"].iter().any(|stem| word.starts_with(stem))
            || matches!(cue(std::slice::from_ref(word)), Some((Cue::Every(_), _)))
    };
    match words {
        [preposition, number, ..]
            if matches!(preposition.as_str(), "на" | "into" | "in")
                && last == Some(&Fact::Cue(Cue::Parts)) =>
        {
            Some((Fact::Count(number_of_parts(number)?), 2))
        }
        [number, rest @ ..] => {
            let described = rest.split_first().filter(|(word, _)| describes(word));
            let followed = counts(rest) || described.is_some_and(|(_, rest)| counts(rest));
            followed.then_some((Fact::Count(number_of_parts(number)?), 1))
        }
        [] => None,
    }
}

fn number_of_parts(word: &str) -> Option<u32> {
    const WORDS: [(u32, &[&str]); 11] = [
        (2, &["два", "две", "двумя", "двух", "two"]),
        (3, &["три", "тремя", "трех", "three"]),
        (4, &["четыре", "четырьмя", "четырех", "four"]),
        (5, &["пять", "пятью", "five"]),
        (6, &["шесть", "шестью", "six"]),
        (7, &["семь", "seven"]),
        (8, &["восемь", "eight"]),
        (9, &["девять", "nine"]),
        (10, &["десять", "ten"]),
        (11, &["одиннадцать", "eleven"]),
        (12, &["двенадцать", "twelve"]),
    ];
    let named = WORDS.iter().find(|(_, names)| names.contains(&word)).map(|(number, _)| *number);
    named.or_else(|| word.parse().ok().filter(|_| word.len() <= 3))
}
