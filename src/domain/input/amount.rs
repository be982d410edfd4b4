//! Reads an amount of money as people write it: `12 500,50 ₽`, `12,500.50`, `12.5k`, `12 тысяч`.
//!
//! A point or comma before three digits (`12,500`, `1.234`) groups thousands in one country and begins
//! the cents in another: it is asked about, never guessed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Reading, currency_words, folded};
use crate::domain::money::{Currency, Money, MoneyError};

/// Why a text is not an amount to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
pub enum AmountProblem {
    #[error("nothing was written")]
    Empty,
    #[error("not a number")]
    NotANumber,
    #[error("not above zero")]
    NotPositive,
    #[error("at most {allowed} digits after the point")]
    TooManyDecimals { allowed: u32 },
    #[error("above the maximum of {maximum}")]
    TooLarge { maximum: Money },
    #[error("{found} where {expected} was expected")]
    OtherCurrency { expected: Currency, found: Currency },
}

pub type AmountReading = Reading<Money, AmountProblem>;

/// Reads an amount above zero. A currency that is named wins over the default.
pub fn read(text: &str, default: Currency) -> AmountReading {
    match parse(text, default) {
        Ok(written) => written.reading(),
        Err(problem) => Reading::Refused(problem),
    }
}

/// Reads an amount where only one currency makes sense, such as a payment of a debt.
pub fn read_in(text: &str, expected: Currency) -> AmountReading {
    match parse(text, expected) {
        Ok(Written { currency: found, .. }) if found != expected => {
            Reading::Refused(AmountProblem::OtherCurrency { expected, found })
        }
        Ok(written) => written.reading(),
        Err(problem) => Reading::Refused(problem),
    }
}

/// Whether the text names a currency or a thousand, or carries cents: unmistakably money.
pub(super) fn is_marked(text: &str, default: Currency) -> bool {
    parse(text, default).is_ok_and(|written| written.marked)
}

/// An amount taken apart.
struct Written {
    numbers: Numbers,
    multiplier: u32,
    negative: bool,
    currency: Currency,
    marked: bool,
}

/// The number, or both readings of one that is ambiguous, as plain decimal text.
enum Numbers {
    One(String),
    Grouped { whole: String, decimal: String },
}

fn parse(text: &str, default: Currency) -> Result<Written, AmountProblem> {
    let text = folded(text).replace(['−', '–'], "-").replace("us$", "$").replace("т.р", "тыс р");
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountProblem::Empty);
    }
    let (before, rest) = text.split_at(text.find(digit).ok_or(AmountProblem::NotANumber)?);
    let (body, after) = rest.split_at(rest.rfind(digit).map_or(0, |last| last + 1));
    let negative = before.contains('-');
    let before = before.replace(['-', '+'], " ");
    let mut words = words(&before);
    let leading = words.len();
    words.extend(self::words(after.trim_end_matches(",-")));
    let (currency, multiplier) = named(&words, leading, default)?;
    let numbers = numbers(body, currency.unwrap_or(default))?;
    let marked = currency.is_some() || multiplier.is_some() || body.contains(['.', ',']);
    let currency = currency.unwrap_or(default);
    Ok(Written { numbers, multiplier: multiplier.unwrap_or(1), negative, currency, marked })
}

fn digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Words and single signs: `тыс.руб.` is two, `k$` is two.
fn words(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    for letter in text.chars() {
        match letter {
            '.' => spaced.push(' '),
            _ if letter.is_alphanumeric() || matches!(letter, '\'' | 'ʻ') => spaced.push(letter),
            _ => spaced.extend([' ', letter, ' ']),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// The currency and the multiplier among the words around a number; any other word spoils it.
fn named(
    words: &[String],
    leading: usize,
    default: Currency,
) -> Result<(Option<Currency>, Option<u32>), AmountProblem> {
    let (mut currency, mut multiplier) = (None, None);
    for (index, word) in words.iter().enumerate() {
        let times = currency_words::multiplier(word).filter(|_| index >= leading && multiplier.is_none());
        if times.is_some() {
            multiplier = times;
            continue;
        }
        let found = currency_words::currency(word, default).ok_or(AmountProblem::NotANumber)?;
        if currency.replace(found).is_some_and(|earlier| earlier != found) {
            return Err(AmountProblem::NotANumber);
        }
    }
    Ok((currency, multiplier))
}

/// Reads digits with separators. The body begins and ends with a digit.
fn numbers(body: &str, currency: Currency) -> Result<Numbers, AmountProblem> {
    let body = body.replace(['\'', '’', '`', '_'], " ");
    let (points, commas) = (body.matches('.').count(), body.matches(',').count());
    match (points, commas) {
        (0, 0) => Ok(Numbers::One(ungrouped(&body, ' ')?)),
        (1, 0) => single_separator(&body, '.', currency),
        (0, 1) => single_separator(&body, ',', currency),
        (_, 0) => Ok(Numbers::One(ungrouped(&body, '.')?)),
        (0, _) => Ok(Numbers::One(ungrouped(&body, ',')?)),
        _ => both_separators(&body),
    }
}

/// `12.500` and `12,500`: a group or a fraction; `12 500,50` and `1234,5`: a fraction.
fn single_separator(body: &str, separator: char, currency: Currency) -> Result<Numbers, AmountProblem> {
    let (whole, fraction) = body.split_once(separator).ok_or(AmountProblem::NotANumber)?;
    let decimal = fractional(&ungrouped(whole, ' ')?, fraction)?;
    let could_group = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    if !could_group {
        return Ok(Numbers::One(decimal));
    }
    let whole = format!("{whole}{fraction}");
    // A currency without a minor unit has no fractions to confuse with groups.
    Ok(if currency.minor_digits() == 0 { Numbers::One(whole) } else { Numbers::Grouped { whole, decimal } })
}

/// `1.234,56` and `12,500.50`: the later kind begins the fraction and stands once.
fn both_separators(body: &str) -> Result<Numbers, AmountProblem> {
    let (decimal, group) = if body.rfind('.') > body.rfind(',') { ('.', ',') } else { (',', '.') };
    let (whole, fraction) = body.split_once(decimal).ok_or(AmountProblem::NotANumber)?;
    Ok(Numbers::One(fractional(&ungrouped(whole, group)?, fraction)?))
}

fn fractional(whole: &str, fraction: &str) -> Result<String, AmountProblem> {
    if fraction.is_empty() || !fraction.chars().all(digit) {
        return Err(AmountProblem::NotANumber);
    }
    Ok(format!("{whole}.{}", fraction.trim_end_matches('0')).trim_end_matches('.').to_owned())
}

/// Joins groups of thousands: one to three digits, then three each. Without a group any length.
fn ungrouped(whole: &str, separator: char) -> Result<String, AmountProblem> {
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let fits = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let joined = format!("{first}{}", rest.concat());
    if fits && !first.is_empty() && joined.chars().all(digit) {
        return Ok(joined);
    }
    Err(AmountProblem::NotANumber)
}

impl Written {
    fn reading(&self) -> AmountReading {
        match &self.numbers {
            Numbers::One(number) => match self.money(number) {
                Ok(money) => Reading::Clear(money),
                Err(problem) => Reading::Refused(problem),
            },
            Numbers::Grouped { whole, decimal } => {
                let candidates: Vec<Money> =
                    [whole, decimal].into_iter().filter_map(|number| self.money(number).ok()).collect();
                match candidates.first() {
                    Some(_) => Reading::Ambiguous(candidates),
                    None => Reading::Refused(self.money(whole).err().unwrap_or(AmountProblem::NotANumber)),
                }
            }
        }
    }

    fn money(&self, number: &str) -> Result<Money, AmountProblem> {
        let currency = self.currency;
        let too_large = AmountProblem::TooLarge { maximum: Money::maximum(currency) };
        let fraction = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        if fraction > 9 {
            return Err(AmountProblem::TooManyDecimals { allowed: currency.minor_digits() });
        }
        let digits = Decimal::from_str_exact(number).map_err(|_| too_large)?;
        let amount = digits.checked_mul(self.multiplier.into()).ok_or(too_large)?;
        if self.negative || amount.is_zero() {
            return Err(AmountProblem::NotPositive);
        }
        Money::new(amount, currency).map_err(|error| match error {
            MoneyError::TooManyDecimals { allowed } => AmountProblem::TooManyDecimals { allowed },
            MoneyError::TooLarge { maximum } => AmountProblem::TooLarge { maximum },
            MoneyError::CurrencyMismatch { .. } => AmountProblem::NotANumber,
        })
    }
}
