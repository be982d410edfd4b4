//! What the journal can say happened. A stored format: variants and fields are added, never renamed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::dispute::DisputeReason;
use super::ids::PersonId;
use super::money::Money;
use super::people::Side;
use super::plan::{Discount, Part};

/// One thing that happened to a debt or a business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "happened", rename_all = "snake_case")]
pub enum Happened {
    BusinessFounded,
    SettingChanged {
        setting: String,
    },
    DebtRegistered {
        amount: Money,
        due_on: NaiveDate,
    },
    InvitationMade {
        expires_at: DateTime<Utc>,
    },
    InvitationAccepted,
    InvitationRefused,
    Reminded {
        step: i32,
    },
    RemindedByHand,
    PaymentRecorded {
        amount: Money,
    },
    DueDateChanged {
        from: NaiveDate,
        to: NaiveDate,
    },
    Paused {
        until: Option<DateTime<Utc>>,
    },
    Resumed,
    Settled,
    Cancelled,
    PlanProposed {
        side: Side,
        parts: Vec<Part>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        discount: Option<Discount>,
        acknowledgement_shown: bool,
    },
    PlanAccepted {
        side: Side,
        agreement: String,
    },
    PlanDeclined {
        side: Side,
    },
    PlanExpired,
    PlanKept,
    PlanBroken,
    /// The debt was closed otherwise, and the plan in force with it.
    PlanReplaced,
    /// The debt was closed while a dispute or a payment claim waited for an answer.
    DisputeLapsed,
    PaymentClaimLapsed,
    DisputeOpened {
        reason: DisputeReason,
        amount: Option<Money>,
    },
    DisputeSettled {
        resolution: String,
    },
    PaymentClaimed {
        amount: Option<Money>,
    },
    PaymentClaimConfirmed {
        amount: Money,
    },
    PaymentClaimDenied,
    /// Answered by recording a payment.
    PaymentClaimAnswered,
    Discounted {
        amount: Money,
    },
    Stopped,
    Restarted,
    Unreachable,
    ReachableAgain,
    NotTheDebtor,
    PaperAdded,
    PlanWithdrawn,
    PromiseMade {
        on: NaiveDate,
        acknowledgement_shown: bool,
    },
    PromiseKept,
    PromiseBroken,
    /// Something else took its place: a dispute, a plan, the end of the debt without payment.
    PromiseLapsed,
    PlanCountered {
        side: Side,
        parts: Vec<Part>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        discount: Option<Discount>,
    },
    /// A part is late beyond its grace; both sides are told.
    PartMissed {
        due_on: NaiveDate,
        left: Money,
    },
}

/// An entry as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    pub number: i32,
    pub happened: Happened,
    pub by: Option<PersonId>,
    pub at: DateTime<Utc>,
}
