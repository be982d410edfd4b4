//! Money as each language writes it, after CLDR 48 with narrow currency signs: «12 500 ₽», "$12,500".
//!
//! Between digits and between digits and sign stands U+00A0, so that an amount never breaks across lines.

use rust_decimal::Decimal;

use super::Texts;
use crate::domain::language::Language;
use crate::domain::money::{Currency, Money};

/// Signs that mean one currency to a reader; any other currency shows its ISO 4217 code. The dollar is the US one,
/// the yen sign the Japanese one, as in CLDR for both languages.
const SIGNS: &[(&str, &str)] = &[
    ("AMD", "֏"),
    ("AZN", "₼"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("GEL", "₾"),
    ("ILS", "₪"),
    ("INR", "₹"),
    ("JPY", "¥"),
    ("KRW", "₩"),
    ("KZT", "₸"),
    ("MNT", "₮"),
    ("NGN", "₦"),
    ("PHP", "₱"),
    ("RUB", "₽"),
    ("TRY", "₺"),
    ("UAH", "₴"),
    ("USD", "$"),
    ("VND", "₫"),
];

/// Does not break a line.
const NO_BREAK_SPACE: char = '\u{a0}';

impl Texts {
    /// For the chat: a whole amount is shown without decimals («12 500 ₽»), any other with all of them
    /// («4 166,67 ₽»).
    pub fn money(&self, money: &Money) -> String {
        let amount = money.amount();
        if amount.is_integer() {
            self.amount(amount.trunc(), money.currency())
        } else {
            self.money_exact(money)
        }
    }

    /// For documents: always with the decimals of the currency («12 500,00 ₽», "¥12,500").
    pub fn money_exact(&self, money: &Money) -> String {
        self.amount(money.amount(), money.currency())
    }

    /// How a currency is shown beside an amount: its sign, or its ISO 4217 code.
    pub fn currency_sign(&self, currency: Currency) -> &'static str {
        let code = currency.code();
        SIGNS.iter().find(|(known, _)| *known == code).map_or(code, |(_, sign)| sign)
    }

    fn amount(&self, amount: Decimal, currency: Currency) -> String {
        let sign = self.currency_sign(currency);
        match self.language() {
            Language::Ru => format!("{}{NO_BREAK_SPACE}{sign}", self.number(amount)),
            Language::En => {
                let minus = if amount.is_sign_negative() && !amount.is_zero() { "-" } else { "" };
                let gap = if sign.chars().all(char::is_alphabetic) { "\u{a0}" } else { "" };
                format!("{minus}{sign}{gap}{}", self.number(amount.abs()))
            }
        }
    }
}
