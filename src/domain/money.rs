//! Money: an exact amount in one currency, always at the scale of its minor unit (ISO 4217).
//!
//! Owns the arithmetic that a debt needs: sums, shares, equal parts. Currencies never mix and nothing is
//! ever a float. Knows nothing of how an amount is typed or shown.

use std::{cmp::Ordering, fmt, num::NonZeroU32, str::FromStr};

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The largest amount, in whole units of the currency, that one [`Money`] may hold. Far above any
/// debt of a small business, and small enough that sums of many never overflow.
pub const MAXIMUM_UNITS: i64 = 1_000_000_000_000;

/// A currency with a minor unit. Written and stored as its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(iso_currency::Currency);

impl Currency {
    pub const RUB: Self = Self(iso_currency::Currency::RUB);
    pub const USD: Self = Self(iso_currency::Currency::USD);
    pub const EUR: Self = Self(iso_currency::Currency::EUR);
    pub const GBP: Self = Self(iso_currency::Currency::GBP);
    pub const KZT: Self = Self(iso_currency::Currency::KZT);
    pub const BYN: Self = Self(iso_currency::Currency::BYN);
    pub const UZS: Self = Self(iso_currency::Currency::UZS);
    pub const UAH: Self = Self(iso_currency::Currency::UAH);
    pub const KGS: Self = Self(iso_currency::Currency::KGS);
    pub const AMD: Self = Self(iso_currency::Currency::AMD);
    pub const GEL: Self = Self(iso_currency::Currency::GEL);
    pub const TRY: Self = Self(iso_currency::Currency::TRY);
    pub const JPY: Self = Self(iso_currency::Currency::JPY);
    pub const CNY: Self = Self(iso_currency::Currency::CNY);
    pub const INR: Self = Self(iso_currency::Currency::INR);
    pub const CHF: Self = Self(iso_currency::Currency::CHF);
    pub const KWD: Self = Self(iso_currency::Currency::KWD);

    /// The currency of an ISO 4217 code in any letter case. Gold, test codes and the like, which have
    /// no minor unit, are not money here.
    pub fn from_code(code: &str) -> Option<Self> {
        let currency = iso_currency::Currency::from_code(&code.to_ascii_uppercase())?;
        currency.exponent().map(|_| Self(currency))
    }

    /// `RUB`.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits after the point: JPY 0, RUB 2, KWD 3.
    pub fn minor_digits(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }

    /// `₽`, or the code where the currency has no sign of its own.
    pub fn symbol(self) -> String {
        let symbol = self.0.symbol().symbol;
        if symbol.is_empty() || symbol == "¤" { self.code().to_owned() } else { symbol }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// The code names no currency that money can be held in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown currency code: {0}")]
pub struct UnknownCurrency(pub String);

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::from_code(code).ok_or_else(|| UnknownCurrency(code.to_owned()))
    }
}

impl TryFrom<String> for Currency {
    type Error = UnknownCurrency;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// Why an amount cannot be money, or two sums cannot meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// Digits beyond the currency's minor unit.
    #[error("at most {allowed} digits after the point")]
    TooManyDecimals { allowed: u32 },
    /// Beyond [`MAXIMUM_UNITS`] on either side of zero.
    #[error("above the maximum of {maximum}")]
    TooLarge { maximum: Money },
    #[error("{left} and {right} do not mix")]
    CurrencyMismatch { left: Currency, right: Currency },
}

/// An amount in a currency. The scale is always the currency's minor unit, so equal sums print equally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "MoneyParts")]
pub struct Money {
    #[serde(with = "rust_decimal::serde::str")]
    amount: Decimal,
    currency: Currency,
}

#[derive(Deserialize)]
struct MoneyParts {
    #[serde(with = "rust_decimal::serde::str")]
    amount: Decimal,
    currency: Currency,
}

impl TryFrom<MoneyParts> for Money {
    type Error = MoneyError;

    fn try_from(parts: MoneyParts) -> Result<Self, Self::Error> {
        Self::new(parts.amount, parts.currency)
    }
}

impl Money {
    /// Takes an amount in whole units (`12.5` is twelve and a half) and brings it to the scale of the
    /// minor unit; digits that do not fit are refused, never rounded away.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let allowed = currency.minor_digits();
        let mut amount = amount.normalize();
        if amount.scale() > allowed {
            return Err(MoneyError::TooManyDecimals { allowed });
        }
        if amount.abs() > Decimal::from(MAXIMUM_UNITS) {
            return Err(MoneyError::TooLarge { maximum: Self::maximum(currency) });
        }
        amount.rescale(allowed);
        Ok(Self { amount, currency })
    }

    /// Takes an amount in minor units: 1250050 is 12 500.50 RUB.
    pub fn from_minor(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        Self::new(Decimal::from_i128_with_scale(i128::from(minor), currency.minor_digits()), currency)
    }

    pub fn zero(currency: Currency) -> Self {
        Self::at_scale(0, currency)
    }

    /// The largest amount of the currency.
    pub fn maximum(currency: Currency) -> Self {
        let mut amount = Decimal::from(MAXIMUM_UNITS);
        amount.rescale(currency.minor_digits());
        Self { amount, currency }
    }

    /// Minor units that are known to be within bounds.
    fn at_scale(minor: i128, currency: Currency) -> Self {
        Self { amount: Decimal::from_i128_with_scale(minor, currency.minor_digits()), currency }
    }

    pub fn amount(self) -> Decimal {
        self.amount
    }

    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The amount in minor units.
    pub fn minor(self) -> i128 {
        self.amount.mantissa()
    }

    pub fn is_positive(self) -> bool {
        self.amount > Decimal::ZERO
    }

    pub fn is_zero(self) -> bool {
        self.amount.is_zero()
    }

    pub fn is_negative(self) -> bool {
        self.amount < Decimal::ZERO
    }

    #[must_use]
    pub fn negated(self) -> Self {
        Self::at_scale(-self.minor(), self.currency)
    }

    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Self::new(self.amount + other.amount, self.currency)
    }

    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.checked_add(other.negated())
    }

    /// The sum of any number of amounts; nothing at all is zero.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::checked_add)
    }

    /// Order of two amounts of one currency.
    pub fn compare(self, other: Self) -> Result<Ordering, MoneyError> {
        self.same_currency(other)?;
        Ok(self.amount.cmp(&other.amount))
    }

    /// The smaller of two amounts of one currency.
    pub fn min(self, other: Self) -> Result<Self, MoneyError> {
        Ok(if self.compare(other)?.is_le() { self } else { other })
    }

    /// A share in percent, rounded half up to the minor unit (half away from zero for a negative sum).
    pub fn percent(self, percent: Decimal) -> Result<Self, MoneyError> {
        let too_large = MoneyError::TooLarge { maximum: Self::maximum(self.currency) };
        let share = self.amount.checked_mul(percent).ok_or(too_large)? / Decimal::ONE_HUNDRED;
        let digits = self.currency.minor_digits();
        Self::new(share.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero), self.currency)
    }

    /// Equal parts that sum to the whole: each is floored, and what remains goes one minor unit at a
    /// time to the last parts.
    pub fn split(self, parts: NonZeroU32) -> Vec<Self> {
        let count = i128::from(parts.get());
        let (floor, remainder) = (self.minor().div_euclid(count), self.minor().rem_euclid(count));
        (0..count)
            .map(|index| {
                let extra = i128::from(index >= count - remainder);
                Self::at_scale(floor + extra, self.currency)
            })
            .collect()
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(MoneyError::CurrencyMismatch { left: self.currency, right: other.currency })
    }
}

/// For logs, the journal and error texts; what a person reads is formatted elsewhere.
impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.amount, self.currency)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::vectors;

    fn money(text: &str, currency: Currency) -> Money {
        Money::new(text.parse().unwrap(), currency).unwrap()
    }

    #[test]
    fn minor_digits_follow_iso_4217() {
        for (code, digits) in vectors::group("minor_units")["cases"].as_object().unwrap() {
            let currency = Currency::from_code(code).unwrap();
            assert_eq!(u64::from(currency.minor_digits()), digits.as_u64().unwrap(), "{code}");
        }
    }

    #[test]
    fn instalment_vectors_hold() {
        for case in vectors::group("instalments")["cases"].as_array().unwrap() {
            let input = &case["input"];
            let currency = match input["minor_digits"].as_u64().unwrap() {
                3 => Currency::KWD,
                _ => Currency::RUB,
            };
            let parts = u32::try_from(input["parts"].as_u64().unwrap()).unwrap();
            let total = money(input["total"].as_str().unwrap(), currency);
            let amounts: Vec<String> = total
                .split(NonZeroU32::new(parts).unwrap())
                .iter()
                .map(|part| part.amount().to_string())
                .collect();
            assert_eq!(serde_json::json!(amounts), case["expected"]["amounts"], "{}", case["id"]);
        }
    }

    #[test]
    fn the_scale_is_always_the_minor_unit() {
        assert_eq!(money("12500", Currency::RUB).amount().to_string(), "12500.00");
        assert_eq!(money("12500", Currency::JPY).amount().to_string(), "12500");
        assert_eq!(money("1.5000", Currency::RUB).to_string(), "1.50 RUB");
        assert_eq!(Money::zero(Currency::KWD).amount().to_string(), "0.000");
    }

    #[test]
    fn digits_beyond_the_minor_unit_are_refused() {
        assert_eq!(
            Money::new("0.005".parse().unwrap(), Currency::RUB),
            Err(MoneyError::TooManyDecimals { allowed: 2 })
        );
        assert_eq!(
            Money::new("0.5".parse().unwrap(), Currency::JPY),
            Err(MoneyError::TooManyDecimals { allowed: 0 })
        );
    }

    #[test]
    fn amounts_above_the_maximum_are_refused() {
        let maximum = Money::maximum(Currency::RUB);
        assert_eq!(Money::new(Decimal::from(MAXIMUM_UNITS), Currency::RUB), Ok(maximum));
        assert_eq!(maximum.checked_add(money("0.01", Currency::RUB)), Err(MoneyError::TooLarge { maximum }));
        assert!(Money::new(Decimal::MAX, Currency::RUB).is_err());
        assert!(Money::from_minor(i64::MIN, Currency::RUB).is_err());
        assert!(maximum.percent(Decimal::MAX).is_err());
    }

    #[test]
    fn currencies_never_mix() {
        let (roubles, dollars) = (money("1", Currency::RUB), money("1", Currency::USD));
        let mismatch = MoneyError::CurrencyMismatch { left: Currency::RUB, right: Currency::USD };
        assert_eq!(roubles.checked_add(dollars), Err(mismatch));
        assert_eq!(roubles.checked_sub(dollars), Err(mismatch));
        assert_eq!(roubles.compare(dollars), Err(mismatch));
        assert_eq!(roubles.min(dollars), Err(mismatch));
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        let ten = "10".parse().unwrap();
        assert_eq!(money("0.05", Currency::RUB).percent(ten), Ok(money("0.01", Currency::RUB)));
        assert_eq!(money("0.04", Currency::RUB).percent(ten), Ok(money("0.00", Currency::RUB)));
        assert_eq!(
            money("12500", Currency::RUB).percent("2.5".parse().unwrap()),
            Ok(money("312.50", Currency::RUB))
        );
    }

    #[test]
    fn money_is_stored_as_text_and_checked_when_read() {
        let stored = serde_json::to_string(&money("12500.5", Currency::RUB)).unwrap();
        assert_eq!(stored, r#"{"amount":"12500.50","currency":"RUB"}"#);
        assert_eq!(serde_json::from_str::<Money>(&stored).unwrap(), money("12500.50", Currency::RUB));
        assert!(serde_json::from_str::<Money>(r#"{"amount":"1.005","currency":"RUB"}"#).is_err());
        assert!(serde_json::from_str::<Money>(r#"{"amount":"1","currency":"XXX"}"#).is_err());
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_differ_by_one_minor_unit(
            minor in -100_000_000_000_i64..100_000_000_000,
            parts in 1_u32..400,
            currency in prop::sample::select(vec![Currency::RUB, Currency::JPY, Currency::KWD]),
        ) {
            let whole = Money::from_minor(minor, currency).unwrap();
            let split = whole.split(NonZeroU32::new(parts).unwrap());
            prop_assert_eq!(Money::sum(currency, split.iter().copied()), Ok(whole));
            let minors: Vec<i128> = split.iter().map(|part| part.minor()).collect();
            prop_assert!(minors.iter().max().unwrap() - minors.iter().min().unwrap() <= 1);
            prop_assert!(minors.is_sorted(), "the larger parts come last");
            prop_assert_eq!(split.len(), usize::try_from(parts).unwrap());
        }

        #[test]
        fn what_is_added_can_be_taken_away(left in any::<i32>(), right in any::<i32>()) {
            let (left, right) = (
                Money::from_minor(left.into(), Currency::EUR).unwrap(),
                Money::from_minor(right.into(), Currency::EUR).unwrap(),
            );
            prop_assert_eq!(left.checked_add(right).unwrap().checked_sub(right), Ok(left));
        }
    }
}
