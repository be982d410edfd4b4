//! Reads a whole debt from one line, in any order: `ООО Ромашка 12 500 до 15.12 ремонт ноутбука`.
//!
//! Finds phone, deadline and amount among the words; what is left is the client and what for. Money is
//! never guessed: two numbers that could both be the amount come back as candidates. The result is a
//! proposal that a person checks field by field.

mod due;
mod names;
mod phone;
mod sums;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Reading, amount::AmountReading, date::DateReading, phone::Phone};
use crate::domain::{language::Language, money::Currency};
use words::Words;

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
    let phone = phone::take_phone(&mut words, language);
    let before_date = words.clone();
    let due = due::take_due(&mut words, today, language);
    let mut amount = sums::take_amount(&mut words, language, default);
    let mut due = due.map(|found| (found.reading, found.could_be_amount));
    if amount.is_none() && due.as_ref().is_some_and(|(_, could_be_amount)| *could_be_amount) {
        // `Acme 10.10`: the only figures may be money or a date; ask for the money.
        words = before_date;
        due = None;
        amount = sums::take_amount(&mut words, language, default).map(uncertain);
    }
    let (client, what) = names::client_and_what(&words.segments());
    Line { client, amount, due: due.map(|(reading, _)| reading), what, phone }
}

fn uncertain(reading: AmountReading) -> AmountReading {
    match reading {
        Reading::Clear(money) => Reading::Ambiguous(vec![money]),
        other => other,
    }
}
