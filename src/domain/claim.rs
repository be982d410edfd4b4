//! «Already paid»: what the debtor says to have paid, until the owner has looked.

use chrono::{DateTime, NaiveDate, Utc};

use super::ids::PaymentClaimId;
use super::money::Money;

/// «Already paid», not decided yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentClaim {
    pub id: PaymentClaimId,
    /// `None` claims that all is paid.
    pub amount: Option<Money>,
    /// The day on which the debtor says to have paid.
    pub paid_on: NaiveDate,
    pub claimed_at: DateTime<Utc>,
    /// Whether the owner has asked for the receipt: it is the debtor's turn.
    pub receipt_asked: bool,
    /// How often the owner, or the debtor who was asked for the receipt, was reminded.
    pub nudges: u32,
}
