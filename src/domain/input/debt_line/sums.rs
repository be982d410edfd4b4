//! Finds the amount of a line, or the sums that could be it.

use super::{
    super::{
        Reading,
        amount::{self, AmountProblem, AmountReading},
        currency_words, folded,
    },
    words::{Words, is_other_date, is_unit},
};
use crate::domain::{
    language::Language,
    money::{Currency, Money},
};

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
    fn meanings(&self) -> &[Money] {
        match &self.reading {
            Reading::Clear(money) => std::slice::from_ref(money),
            Reading::Ambiguous(candidates) => candidates,
            Reading::Refused(_) => &[],
        }
    }

    /// A refused sum is below nothing: the person is told what is wrong with it.
    fn is_below(&self, units: i64) -> bool {
        !self.marked && self.meanings().first().is_some_and(|money| money.amount() < units.into())
    }
}

pub(super) fn take_amount(words: &mut Words, language: Language, default: Currency) -> Option<AmountReading> {
    let mut sums = find_sums(words, default);
    if language == Language::En {
        for sum in &mut sums {
            doubt_spaces(words, sum, default);
        }
    }
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
    for sum in &sums {
        words.take(sum.start, sum.length);
    }
    let mut candidates: Vec<Money> = sums.iter().flat_map(Sum::meanings).copied().collect();
    candidates.sort_by_key(|money| std::cmp::Reverse(money.minor()));
    candidates.dedup();
    (!candidates.is_empty()).then_some(Reading::Ambiguous(candidates))
}

/// English groups thousands with commas: `Studio 54 250` may be 54,250 or a name and 250.
fn doubt_spaces(words: &Words, sum: &mut Sum, default: Currency) {
    let last = sum.start + sum.length - 1;
    let alone = words.span(last, 1).map(|word| amount::read(&word, default));
    if let (2.., false, Reading::Clear(joined), Some(Reading::Clear(alone))) =
        (sum.length, sum.marked, &sum.reading, alone)
    {
        sum.reading = Reading::Ambiguous(vec![*joined, alone]);
    }
}

fn names_currency(words: &Words, sum: &Sum) -> bool {
    let figures = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '\'' | '’');
    let rest = words.span(sum.start, sum.length).unwrap_or_default().replace(figures, "");
    !rest.is_empty() && currency_words::multiplier(&folded(&rest)).is_none()
}

fn find_sums(words: &Words, default: Currency) -> Vec<Sum> {
    let mut sums = Vec::new();
    let mut start = 0;
    while start < words.count() {
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
    let is_number = !matches!(reading, Reading::Refused(AmountProblem::NotANumber | AmountProblem::Empty));
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
    dated
        || !names_currency(words, sum)
            && (unit || before.is_some_and(|word| NUMBERS.contains(&word.as_str())))
}
