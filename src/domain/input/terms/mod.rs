//! Reads how somebody wants to pay: `заплачу 15-го`, `могу по 3000 в месяц`, `half on Friday and the rest on the 20th`.
//!
//! Both languages are understood whatever the person's own. What comes back is a proposal to be shown and
//! confirmed. Words that name no single day or sum are asked about, and words about anything else
//! (a claim to have paid, a refusal, a condition, a greeting) are left to those who read them.
//!
//! What is stated is a promise; what is asked for (`можно`, `can I`, a question mark) is a deferral, because it
//! needs the other side's yes. So does «после 10-го»: it names only the first day that suits, here the 11th,
//! and binds nobody to it. «15-го», said on a 15th, is the next one: who means today says so.

mod cues;
mod explicit;
mod facts;
mod meaning;
mod words;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::{calendar::Every, language::Language, money::Money};
use facts::Context;
use words::Said;

/// Longer texts, in characters, are letters for a person to read.
pub const LONGEST: usize = 200;

/// What typed words say about paying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermsReading {
    Clear(Wanted),
    Unclear(Unclear),
    /// The words are about something else.
    Nothing,
}

/// How somebody wants to pay. Dates are today or later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// The whole, by a day that they name themselves.
    Promise { on: NaiveDate },
    /// The whole, by a later day that they ask for.
    Deferral { on: NaiveDate },
    /// The whole in regular parts, of which only the last may differ. The sums make up what is left; the
    /// rhythm and the first day are there if they were said.
    Series { sums: Vec<Money>, every: Option<Every>, first_on: Option<NaiveDate> },
    /// Days and sums one by one, in order of date; the sums make up what is left.
    Parts(Vec<(NaiveDate, Money)>),
    /// The whole on a day, if something is taken off.
    Discount { off: Off, on: NaiveDate },
}

/// What is to be taken off a debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Off {
    /// Above 0 and below 100.
    Percent(#[serde(with = "rust_decimal::serde::str")] Decimal),
    Amount(Money),
}

/// What has to be asked before the words mean one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unclear {
    /// Which of these days.
    Dates(Vec<NaiveDate>),
    /// Which of these sums.
    Amounts(Vec<Money>),
    /// No day, or none that there is: «скоро», "next week".
    WhichDay,
    /// No sum and no number of parts, or none that can be paid: «частями».
    HowMuch,
    /// A rhythm that plans do not know: daily, twice a month.
    HowOften,
    /// The sums that were named do not make up what is left.
    SumsDiffer {
        named: Money,
    },
    DateInPast,
    /// More than [`PARTS_MAX`](crate::domain::plan::PARTS_MAX).
    TooMany,
    /// Terms of several kinds at once: a discount and parts, a first sum and a series.
    Mixed,
}

/// Reads what a debtor typed about paying `left`, relative to today.
pub fn read(typed: &str, today: NaiveDate, language: Language, left: Money) -> TermsReading {
    let is_bare_number = typed.chars().all(|letter| letter.is_ascii_digit() || letter.is_whitespace());
    if is_bare_number || typed.chars().count() > LONGEST || !left.is_positive() {
        return TermsReading::Nothing;
    }
    let said = Said::of(typed);
    let context = Context { today, language, currency: left.currency() };
    let clauses = said.clauses.iter().map(|words| facts::facts(words, context)).collect();
    let Some(clauses) = meaning::about_paying(clauses) else { return TermsReading::Nothing };
    match meaning::meaning(&clauses, said.asks, today, left) {
        Some(Ok(wanted)) => TermsReading::Clear(wanted),
        Some(Err(unclear)) => TermsReading::Unclear(unclear),
        None => TermsReading::Nothing,
    }
}
