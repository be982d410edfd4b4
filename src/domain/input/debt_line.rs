//! Reads a whole debt from one line, in any order: `ООО Ромашка 12 500 до 15.12 ремонт ноутбука`.
//!
//! Finds phone, deadline and amount among the words; what is left is the client and what for. Money is
//! never guessed: two numbers that could both be the amount come back as candidates. The result is a
//! proposal that a person checks field by field.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Reading,
    amount::{self, AmountReading},
    currency_words,
    date::{self, DateProblem, DateReading, Direction},
    folded,
    phone::{self, Phone},
    text,
};
use crate::domain::{
    calendar::Country,
    language::Language,
    money::{Currency, Money},
};

/// What a line says. Absent parts were not found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub client: Option<String>,
    pub amount: Option<AmountReading>,
    pub due: Option<DateReading>,
    pub what: Option<String>,
    pub phone: Option<Phone>,
}

/// Whether the line is worth showing as a new debt: someone, and an amount.
pub fn looks_like_debt(line: &Line) -> bool {
    line.client.is_some() && line.amount.is_some()
}

/// Reads a line, relative to today.
pub fn read(text: &str, today: NaiveDate, language: Language, default: Currency) -> Line {
    let mut words = Words::of(text);
    let phone = take_phone(&mut words, language);
    let before_date = words.clone();
    let due = take_due(&mut words, today, language);
    let mut amount = take_amount(&mut words, default);
    let mut due = due.map(|found| (found.reading, found.could_be_amount));
    if amount.is_none() && due.as_ref().is_some_and(|(_, could_be_amount)| *could_be_amount) {
        // `Acme 10.10`: the only figures may be money or a date; ask for the money.
        words = before_date;
        due = None;
        amount = take_amount(&mut words, default).map(uncertain);
    }
    let (client, what) = client_and_what(&words.segments());
    Line { client, amount, due: due.map(|(reading, _)| reading), what, phone }
}

fn uncertain(reading: AmountReading) -> AmountReading {
    match reading {
        Reading::Clear(money) => Reading::Ambiguous(vec![money]),
        other => other,
    }
}

/// The words of the line, and which of them are free to mean something.
#[derive(Clone)]
struct Words<'a> {
    words: Vec<Word<'a>>,
}

#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// Inside quotation marks: part of a name, never a number or a date.
    quoted: bool,
    taken: bool,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let mut inside = false;
        let words = text.split_whitespace().map(|text| {
            let straight = text.matches('"').count();
            let opens = text.contains(['«', '“', '„']);
            let quoted = inside || opens || straight > 0;
            inside = match (text.contains(['»', '”']), straight % 2 == 1) {
                (true, _) => false,
                (false, true) => !inside,
                (false, false) => inside || opens,
            };
            Word { text, quoted, taken: false }
        });
        Self { words: words.collect() }
    }

    /// The text of `length` free words from `start`, if there are so many in a row.
    fn span(&self, start: usize, length: usize) -> Option<String> {
        let words = self.words.get(start..start.checked_add(length)?)?;
        let free = words.iter().all(|word| !word.quoted && !word.taken);
        free.then(|| words.iter().map(|word| word.text).collect::<Vec<_>>().join(" "))
    }

    fn get(&self, index: usize) -> Option<&'a str> {
        self.words.get(index).map(|word| word.text)
    }

    fn take(&mut self, start: usize, length: usize) {
        self.words.iter_mut().skip(start).take(length).for_each(|word| word.taken = true);
    }

    /// Runs of words that mean nothing else, without the little words at their edges.
    fn segments(&self) -> Vec<Vec<Word<'a>>> {
        let runs = self.words.split(|word| word.taken);
        runs.map(without_connectors).filter(|run| !run.is_empty()).collect()
    }
}

/// Words that join client, amount and subject in a sentence and belong to none of them.
const CONNECTORS: [&str; 17] = [
    "за",
    "for",
    "на",
    "сумма",
    "сумму",
    "должен",
    "должна",
    "должны",
    "owes",
    "owe",
    "долг",
    "до",
    "by",
    "is",
    "",
    "и",
    "and",
];

fn without_connectors<'a>(run: &[Word<'a>]) -> Vec<Word<'a>> {
    let connects = |word: &&Word| {
        let bare = folded(word.text.trim_matches([',', ';', ':', '-', '–', '—', '.']));
        !word.quoted && CONNECTORS.contains(&bare.as_str())
    };
    let from_start: Vec<Word> = run.iter().skip_while(connects).copied().collect();
    let kept = from_start.len() - from_start.iter().rev().take_while(connects).count();
    from_start.into_iter().take(kept).collect()
}

const LONGEST_PHONE: usize = 6;

fn take_phone(words: &mut Words, language: Language) -> Option<Phone> {
    let country = match language {
        Language::Ru => Country::Ru,
        Language::En => Country::Other,
    };
    for start in 0..words.words.len() {
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

/// With a plus, or eleven figures in one piece or with the usual signs: nothing that could be a sum.
fn is_phone_like(span: &str, length: usize) -> bool {
    let figures = span.chars().filter(char::is_ascii_digit).count();
    let domestic =
        figures == 11 && span.starts_with(['7', '8']) && (length == 1 || span.contains(['-', '(']));
    (span.starts_with('+') && figures >= 10) || domestic
}

const LONGEST_DATE: usize = 5;

struct Due {
    reading: DateReading,
    /// `10.10` without a word like "by".
    could_be_amount: bool,
}

fn take_due(words: &mut Words, today: NaiveDate, language: Language) -> Option<Due> {
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
    for start in 0..words.words.len() {
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
    let other_date = |word: &str| matches!(word, "от" | "from" | "с" | "со" | "dated" | "за");
    if parts.first().is_some_and(|first| other_date(first))
        || before.is_some_and(|word| other_date(&folded(word)))
    {
        return false;
    }
    let shown = match reading {
        Reading::Refused(problem) => *problem == DateProblem::NoSuchDate && parts.len() > 1,
        Reading::Clear(_) | Reading::Ambiguous(_) => true,
    };
    let vague = match parts {
        [word] => {
            let figures = word.chars().filter(char::is_ascii_digit).count() > 0;
            let separated = word.trim_matches('.').contains(['.', '/', '-']);
            let month_glued =
                word.find(char::is_alphabetic).and_then(|at| word.get(at..)).and_then(date::month).is_some();
            date::weekday(word).is_some()
                || (figures && !separated && !month_glued)
                || word.starts_with('+')
                || word.contains("-го")
                || matches!(*word, "now" | "сейчас" | "eow" | "eom")
        }
        [first, second] => {
            date::is_period(second) && !matches!(*first, "через" | "in" | "next" | "следующей" | "следующую")
                || second.chars().all(|letter| letter.is_ascii_digit()) && date::month(first).is_none()
                || matches!(*second, "числа")
        }
        _ => false,
    };
    shown && !vague
}

/// Words before a date that is not a deadline: of an invoice, of the work.
fn is_other_date(word: &str) -> bool {
    matches!(word, "от" | "from" | "с" | "со" | "dated" | "за")
}

const LONGEST_AMOUNT: usize = 6;
/// Bare numbers below are pieces, flats and versions, not debts.
const SMALLEST_BARE: i64 = 10;
/// Bare numbers below give way to larger ones: «Кафе 24», iPhone 15.
const SMALL_BARE: i64 = 100;

struct Sum {
    start: usize,
    length: usize,
    reading: AmountReading,
    marked: bool,
}

impl Sum {
    /// The largest meaning.
    fn money(&self) -> Option<Money> {
        match &self.reading {
            Reading::Clear(money) => Some(*money),
            Reading::Ambiguous(candidates) => candidates.first().copied(),
            Reading::Refused(_) => None,
        }
    }

    fn is_below(&self, units: i64) -> bool {
        !self.marked && self.money().is_none_or(|money| money.amount() < units.into())
    }
}

fn take_amount(words: &mut Words, default: Currency) -> Option<AmountReading> {
    let mut sums = find_sums(words, default);
    if sums.iter().any(|sum| !sum.is_below(SMALL_BARE)) {
        sums.retain(|sum| !sum.is_below(SMALL_BARE));
    }
    let with_currency = |sum: &&Sum| sum.marked && names_currency(words, sum);
    if sums.iter().filter(with_currency).count() == 1 {
        let keep = sums.iter().find(with_currency).map(|sum| sum.start);
        sums.retain(|sum| Some(sum.start) == keep);
    }
    if let [sum] = sums.as_slice() {
        words.take(sum.start, sum.length);
        return sums.pop().map(|sum| sum.reading);
    }
    // Neither name nor subject should keep a figure that may be the sum.
    sums.iter().for_each(|sum| words.take(sum.start, sum.length));
    let mut candidates: Vec<Money> = sums.iter().filter_map(Sum::money).collect();
    candidates.sort_by_key(|money| std::cmp::Reverse(money.minor()));
    candidates.dedup();
    (!candidates.is_empty()).then_some(Reading::Ambiguous(candidates))
}

fn names_currency(words: &Words, sum: &Sum) -> bool {
    let figures = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\'' | '’');
    let rest = words.span(sum.start, sum.length).unwrap_or_default().replace(figures, "");
    !rest.is_empty() && currency_words::multiplier(&folded(&rest)).is_none()
}

fn find_sums(words: &Words, default: Currency) -> Vec<Sum> {
    let mut sums = Vec::new();
    let mut start = 0;
    while start < words.words.len() {
        let found = (1..=LONGEST_AMOUNT).rev().find_map(|length| sum_at(words, start, length, default));
        start += found.as_ref().map_or(1, |sum| sum.length);
        sums.extend(found.filter(|sum| !counts_something(words, sum) && !sum.is_below(SMALLEST_BARE)));
    }
    sums
}

fn sum_at(words: &Words, start: usize, length: usize, default: Currency) -> Option<Sum> {
    let span = words.span(start, length)?;
    let span = span.trim_matches([',', ';', ':', '(', ')']);
    if !span.split(' ').all(currency_words::safe_in_a_sentence) {
        return None;
    }
    let reading = amount::read(span, default);
    let is_number = !matches!(
        reading,
        Reading::Refused(amount::AmountProblem::NotANumber | amount::AmountProblem::Empty)
    );
    is_number.then(|| Sum { start, length, reading, marked: amount::is_marked(span, default) })
}

/// `5 шт`, `№ 17`: a quantity or a number of something.
fn counts_something(words: &Words, sum: &Sum) -> bool {
    const NUMBERS: [&str; 8] = ["№", "no", "#", "номер", "кв", "дом", "счет", "invoice"];
    let bare = |word: &str| folded(word.trim_matches(['.', ',', ';']));
    let after = words.get(sum.start + sum.length).map(bare);
    let before = sum.start.checked_sub(1).and_then(|index| words.get(index)).map(bare);
    let dated = before.as_deref().is_some_and(is_other_date)
        && words.get(sum.start).is_some_and(|word| word.contains('.'));
    let unit = after.is_some_and(|word| is_unit(&word));
    dated || !sum.marked && (unit || before.is_some_and(|word| NUMBERS.contains(&word.as_str())))
}

/// What figures may count besides money.
fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 26] = [
        "шт",
        "штук",
        "штуки",
        "кг",
        "г",
        "м",
        "м2",
        "км",
        "л",
        "час",
        "часа",
        "часов",
        "ч",
        "уп",
        "упаковок",
        "pcs",
        "kg",
        "km",
        "hours",
        "hour",
        "hrs",
        "h",
        "items",
        "m2",
        "units",
        "%",
    ];
    UNITS.contains(&word) || date::is_period(word)
}

type Named = (Option<String>, Option<String>);

/// The client is the run that looks like a name, usually the first; the rest says what for.
fn client_and_what(segments: &[Vec<Word>]) -> Named {
    let name_like = |run: &&Vec<Word>| run.first().is_some_and(is_name_like);
    match segments {
        [] => (None, None),
        [only] => split_name(only),
        [first, ..] => {
            let client =
                segments.iter().position(|run| name_like(&run)).filter(|_| !name_like(&first)).unwrap_or(0);
            let named = segments.get(client).map(|run| text_of(run));
            let rest = segments.iter().enumerate().filter(|(index, _)| *index != client);
            let what: Vec<Word> = rest.flat_map(|(_, run)| run.iter().copied()).collect();
            (named.flatten(), text_of(&what))
        }
    }
}

/// One run holds both: the name is its capitalised part, `Иван Петров ремонт ноутбука`.
fn split_name(run: &[Word]) -> Named {
    let Some(first) = run.iter().position(is_name_like) else {
        return (text_of(run), None);
    };
    let (before, rest) = run.split_at_checked(first).unwrap_or((run, &[]));
    let follows = |index: usize| rest.get(index + 1).is_some_and(|next| is_unit(&folded(next.text)));
    let outside =
        |(index, word): (usize, &Word)| (!is_name_like(word) && !belongs_to_name(word)) || follows(index);
    let ends = rest.iter().enumerate().position(outside).unwrap_or(rest.len());
    let (name, after) = rest.split_at_checked(ends).unwrap_or((rest, &[]));
    let what: Vec<Word> = [before, after].concat();
    (text_of(name), text_of(&without_connectors(&what)))
}

fn is_name_like(word: &Word) -> bool {
    word.quoted || word.text.starts_with(|first: char| first.is_uppercase() || first == '@')
}

fn belongs_to_name(word: &Word) -> bool {
    let figures = word.text.starts_with(|first: char| first.is_ascii_digit());
    figures || matches!(word.text, "&" | "and" | "и" | "of" | "the" | "de" | "van" | "von" | "-" | "+")
}

fn text_of(run: &[Word]) -> Option<String> {
    let joined = run.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let trimmed = joined.trim_matches([',', ';', ':', ' ', '–', '—']);
    text::clean_line(trimmed, usize::MAX).ok()
}
