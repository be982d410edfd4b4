//! Disputes and payment claims: what the debtor says, and what the owner answers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{DisputeId, PaymentClaimId};
use super::money::Money;
use super::rejection::Rejection;

/// What is wrong, in the debtor's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeReason {
    Defect,
    NotDelivered,
    Incomplete,
    Late,
    WrongAmount,
    Other,
}

impl DisputeReason {
    pub const ALL: [Self; 6] =
        [Self::Defect, Self::NotDelivered, Self::Incomplete, Self::Late, Self::WrongAmount, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Defect => "defect",
            Self::NotDelivered => "not_delivered",
            Self::Incomplete => "incomplete",
            Self::Late => "late",
            Self::WrongAmount => "wrong_amount",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// How the owner answers a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// Nothing is owed any more.
    Cancel,
    /// Something is taken off.
    Discount(Money),
    /// The work is done again by a date, which becomes the due date.
    Redo(NaiveDate),
    /// The owner disagrees and says why.
    Refuse(String),
}

impl Resolution {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Discount(_) => "discount",
            Self::Redo(_) => "redo",
            Self::Refuse(_) => "refuse",
        }
    }
}

/// Something the debtor is unhappy about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    pub id: DisputeId,
    pub reason: DisputeReason,
    pub text: Option<String>,
    /// `None` disputes the whole debt.
    pub amount: Option<Money>,
    pub opened_at: DateTime<Utc>,
    pub resolution: Option<Resolution>,
}

impl Dispute {
    /// # Errors
    /// [`Rejection::AlreadyAnswered`], [`Rejection::DateInPast`] for a redo date before `today`.
    pub fn resolve(&mut self, resolution: Resolution, today: NaiveDate) -> Result<(), Rejection> {
        if self.resolution.is_some() {
            return Err(Rejection::AlreadyAnswered);
        }
        if matches!(resolution, Resolution::Redo(by) if by < today) {
            return Err(Rejection::DateInPast);
        }
        self.resolution = Some(resolution);
        Ok(())
    }
}

/// «Already paid», waiting for the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentClaim {
    pub id: PaymentClaimId,
    /// `None` claims that all is paid.
    pub amount: Option<Money>,
    pub claimed_at: DateTime<Utc>,
}
