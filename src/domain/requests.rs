//! What waits for an owner's answer, and how a client has paid before: facts as the owner sees them.

use super::dispute::DisputeReason;
use super::ids::{DebtId, InquiryId};
use super::inquiry::AboutKind;
use super::money::Money;
use super::plan::Terms;

/// One request in the owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub debt: DebtId,
    pub number: i32,
    pub client: String,
    pub asked: Asked,
}

/// What a debtor wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// To pay on these terms.
    Time {
        terms: Terms,
        /// Counts the offers of both sides, from 1.
        round: i32,
    },
    /// To have something put right.
    Problem(DisputeReason),
    /// To have a payment confirmed; `None`: of everything.
    Paid(Option<Money>),
    /// To know something, to have it corrected, or to talk.
    Question(InquiryId, AboutKind),
}

/// A page of the list and how many requests there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub requests: Vec<Waiting>,
    pub total: i64,
}

/// How a client has paid before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct History {
    /// Debts paid in full.
    pub settled: i64,
    /// Those of them that were paid after the date; a plan that was kept counts as in time.
    pub late: i64,
    /// Days to pay that were named and kept, or not.
    pub promises_kept: i64,
    pub promises_broken: i64,
    /// Plans that were paid to the end, or not.
    pub plans_kept: i64,
    pub plans_broken: i64,
}
