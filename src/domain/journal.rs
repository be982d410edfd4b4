//! What the journal can say happened. A stored format: variants and fields are added, never renamed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::dispute::DisputeReason;
use super::ids::PersonId;
use super::inquiry::AboutKind;
use super::money::Money;
use super::obstacle::Obstacle;
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
    /// The owner was asked about the letter and did not want it.
    ReminderSkipped {
        step: i32,
    },
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
        /// Why, in the words of whoever declined.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
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
    /// The debtor has said what is in the way.
    ObstacleNamed {
        obstacle: Obstacle,
    },
    /// The business has looked at the dispute for the first time.
    DisputeSeen,
    /// The owner has answered; the debtor agrees or maintains.
    DisputeAnswered {
        resolution: String,
    },
    DisputeAgreed,
    DisputeMaintained,
    /// The owner has ended the hold of a maintained dispute, with a reason.
    DisputeEnded,
    DisputeWithdrawn,
    /// The debtor says that the work was redone, or not.
    Redone,
    NotRedone,
    /// Nobody answered in time; what that meant follows from what was waited for.
    DisputeSilence,
    /// Something was said about a dispute or an inquiry.
    Said {
        side: Side,
        files: usize,
    },
    InquiryOpened {
        side: Side,
        about: AboutKind,
    },
    /// Done, with the outcome in the owner's words.
    InquiryDone {
        about: AboutKind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
    },
    InquiryWithdrawn {
        about: AboutKind,
    },
    InquiryLapsed {
        about: AboutKind,
    },
    Corrected {
        from: Money,
        to: Money,
    },
    PaperRemoved,
    ReceiptAsked,
    ReceiptSent,
    /// Nobody answered «already paid», or sent the receipt, in time: they were reminded.
    ClaimSilence,
    /// A side takes no messages of the other through the bot, or takes them again.
    Muted {
        side: Side,
    },
    Unmuted {
        side: Side,
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
