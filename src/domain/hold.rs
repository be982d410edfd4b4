//! Holds: why a debt, or a part of it, is not asked for at present.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::money::Money;

/// The reason of a hold. A debt has at most one live hold of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldReason {
    Dispute,
    PaymentClaim,
    Promise,
    Plan,
    OptOut,
    Unreachable,
    OwnerPause,
    RequestPending,
    NotMe,
    /// A question or a talk that waits for the owner.
    Inquiry,
}

impl HoldReason {
    pub const ALL: [Self; 10] = [
        Self::Dispute,
        Self::PaymentClaim,
        Self::Promise,
        Self::Plan,
        Self::OptOut,
        Self::Unreachable,
        Self::OwnerPause,
        Self::RequestPending,
        Self::NotMe,
        Self::Inquiry,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Dispute => "dispute",
            Self::PaymentClaim => "payment_claim",
            Self::Promise => "promise",
            Self::Plan => "plan",
            Self::OptOut => "opt_out",
            Self::Unreachable => "unreachable",
            Self::OwnerPause => "owner_pause",
            Self::RequestPending => "request_pending",
            Self::NotMe => "not_me",
            Self::Inquiry => "inquiry",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A live hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    pub reason: HoldReason,
    /// `None` holds the whole debt.
    pub amount: Option<Money>,
    pub since: DateTime<Utc>,
    /// `None` lasts until it is ended.
    pub until: Option<DateTime<Utc>>,
}

impl Hold {
    /// Whether the hold keeps anything back at `now`.
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}
