//! The ledger of one debt. What is left to pay is the sum of its entries and nothing else; a mistake is
//! corrected by another entry.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::PersonId;
use super::money::{Currency, Money, MoneyError};
use super::rejection::Rejection;

/// What an entry means. The sign of its amount follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    Charge,
    Payment,
    PaymentReversal,
    Discount,
    Fee,
    WriteOff,
    Correction,
}

impl EntryKind {
    pub const ALL: [Self; 7] = [
        Self::Charge,
        Self::Payment,
        Self::PaymentReversal,
        Self::Discount,
        Self::Fee,
        Self::WriteOff,
        Self::Correction,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Charge => "charge",
            Self::Payment => "payment",
            Self::PaymentReversal => "payment_reversal",
            Self::Discount => "discount",
            Self::Fee => "fee",
            Self::WriteOff => "write_off",
            Self::Correction => "correction",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the entry takes from what is owed.
    fn reduces(self) -> bool {
        matches!(self, Self::Payment | Self::Discount | Self::WriteOff)
    }
}

/// One line of the ledger. The amount is signed: what adds to the debt is positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub kind: EntryKind,
    pub amount: Money,
    pub reason: Option<String>,
    pub recorded_by: Option<PersonId>,
    pub recorded_at: DateTime<Utc>,
}

/// All entries of one debt, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    currency: Currency,
    entries: Vec<Entry>,
}

impl Ledger {
    /// # Errors
    /// [`MoneyError`] when an entry is in another currency.
    pub fn new(currency: Currency, entries: Vec<Entry>) -> Result<Self, MoneyError> {
        let ledger = Self { currency, entries };
        ledger.sum(|_| true)?;
        Ok(ledger)
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is left to pay. Never negative: [`Ledger::entry`] refuses to go below zero.
    pub fn balance(&self) -> Money {
        self.total(|_| true)
    }

    /// What was charged, with fees and corrections, before anything was paid or forgiven.
    pub fn charged(&self) -> Money {
        self.total(|kind| matches!(kind, EntryKind::Charge | EntryKind::Fee | EntryKind::Correction))
    }

    /// What has been paid, reversals taken off; positive.
    pub fn paid(&self) -> Money {
        self.total(|kind| matches!(kind, EntryKind::Payment | EntryKind::PaymentReversal)).negated()
    }

    /// A new entry of `kind` over `amount`, checked against the balance. The amount is above zero, except that of
    /// a correction, which has its sign already.
    ///
    /// # Errors
    /// [`Rejection::NotPositive`], [`Rejection::AboveBalance`], or a currency that does not fit.
    pub fn entry(
        &self,
        kind: EntryKind,
        amount: Money,
        reason: Option<String>,
        by: Option<PersonId>,
        now: DateTime<Utc>,
    ) -> Result<Entry, Rejection> {
        let signed = match kind {
            EntryKind::Correction if !amount.is_zero() => amount,
            _ if !amount.is_positive() => return Err(Rejection::NotPositive),
            kind if kind.reduces() => amount.negated(),
            _ => amount,
        };
        if self.balance().checked_add(signed)?.is_negative() {
            return Err(Rejection::AboveBalance { left: self.balance() });
        }
        Ok(Entry { kind, amount: signed, reason, recorded_by: by, recorded_at: now })
    }

    /// Takes up an entry made by [`Ledger::entry`].
    pub fn record(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    fn total(&self, counts: impl Fn(EntryKind) -> bool) -> Money {
        // The constructor and `entry` have checked every sum, so the fallback is never taken.
        self.sum(counts).unwrap_or_else(|_| Money::zero(self.currency))
    }

    fn sum(&self, counts: impl Fn(EntryKind) -> bool) -> Result<Money, MoneyError> {
        self.entries
            .iter()
            .filter(|entry| counts(entry.kind))
            .try_fold(Money::zero(self.currency), |sum, entry| sum.checked_add(entry.amount))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn roubles(amount: i64) -> Money {
        Money::from_minor(amount, Currency::RUB).expect("a small amount")
    }

    fn noon() -> DateTime<Utc> {
        "2026-12-01T12:00:00Z".parse().expect("a valid instant")
    }

    proptest! {
        #[test]
        fn the_balance_is_the_sum_of_the_entries_and_never_below_zero(
            steps in prop::collection::vec((0..EntryKind::ALL.len(), -300_000_i64..2_000_000), 0..60)
        ) {
            let mut ledger = Ledger::new(Currency::RUB, Vec::new()).expect("an empty ledger");
            for (kind, amount) in steps {
                let before = ledger.balance();
                match ledger.entry(EntryKind::ALL[kind], roubles(amount), None, None, noon()) {
                    Ok(entry) if entry.kind == EntryKind::Correction => {
                        prop_assert_eq!(entry.amount, roubles(amount));
                        ledger.record(entry);
                    }
                    Ok(entry) => {
                        prop_assert_eq!(entry.amount.is_negative(), EntryKind::ALL[kind].reduces());
                        ledger.record(entry);
                    }
                    Err(Rejection::NotPositive) => prop_assert!(amount <= 0),
                    Err(Rejection::AboveBalance { left }) => prop_assert_eq!(left, before),
                    Err(other) => prop_assert!(false, "{other}"),
                }
                let sum: i128 = ledger.entries().iter().map(|entry| entry.amount.minor()).sum();
                prop_assert_eq!(ledger.balance().minor(), sum);
                prop_assert!(!ledger.balance().is_negative());
            }
        }
    }

    #[test]
    fn a_correction_goes_both_ways_but_not_below_zero_and_counts_as_charged() {
        let mut ledger = Ledger::new(Currency::RUB, Vec::new()).expect("an empty ledger");
        let steps =
            [(EntryKind::Charge, 10_000), (EntryKind::Correction, -1_500), (EntryKind::Correction, 500)];
        for (kind, amount) in steps {
            let entry = ledger.entry(kind, roubles(amount), None, None, noon()).expect("it fits");
            ledger.record(entry);
        }
        assert_eq!((ledger.balance(), ledger.charged()), (roubles(9_000), roubles(9_000)));
        let correct = |amount| ledger.entry(EntryKind::Correction, roubles(amount), None, None, noon());
        assert_eq!(correct(-9_001), Err(Rejection::AboveBalance { left: roubles(9_000) }));
        assert_eq!(correct(0), Err(Rejection::NotPositive));
    }

    #[test]
    fn what_was_paid_is_told_apart_from_what_was_forgiven() {
        let mut ledger = Ledger::new(Currency::RUB, Vec::new()).expect("an empty ledger");
        for (kind, amount) in [
            (EntryKind::Charge, 10_000),
            (EntryKind::Payment, 4_000),
            (EntryKind::PaymentReversal, 1_000),
            (EntryKind::Discount, 2_000),
        ] {
            let entry = ledger.entry(kind, roubles(amount), None, None, noon()).expect("it fits");
            ledger.record(entry);
        }
        assert_eq!(ledger.charged(), roubles(10_000));
        assert_eq!(ledger.paid(), roubles(3_000));
        assert_eq!(ledger.balance(), roubles(5_000));
    }
}
