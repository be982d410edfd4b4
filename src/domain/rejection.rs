//! Why a rule says no. A closed list of data; the words for people live in the locales.

use super::debt::DebtState;
use super::money::{Money, MoneyError};
use super::plan::PlanState;

/// A refusal by a rule: nothing has changed, and the person is told why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// The debt is not in a state that allows this.
    #[error("the debt is {0:?}")]
    DebtIs(DebtState),
    /// More than what is left to pay.
    #[error("above what is left to pay")]
    AboveBalance { left: Money },
    /// An amount that must be above zero is not.
    #[error("not above zero")]
    NotPositive,
    /// The plan has been decided meanwhile.
    #[error("the plan is {0:?}")]
    PlanIs(PlanState),
    /// One negotiation at a time.
    #[error("another negotiation is open")]
    NegotiationOpen,
    /// A plan is in force already.
    #[error("a plan is in force")]
    PlanInForce,
    /// Nobody accepts their own offer.
    #[error("the offer is the person's own")]
    OwnOffer,
    /// Enough was offered back and forth: now it is yes or no.
    #[error("too many rounds")]
    TooManyRounds,
    /// No part of the plan in force is late.
    #[error("no part is late")]
    NothingLate,
    /// The offer's time has run out.
    #[error("the offer has expired")]
    OfferExpired,
    /// The parts do not make up the sum, are not in order of date, or are too many or too small.
    #[error("the parts do not add up")]
    BadSchedule,
    /// A date that must lie ahead does not.
    #[error("the date is in the past")]
    DateInPast,
    /// A dispute is open already.
    #[error("a dispute is open")]
    DisputeOpen,
    /// There is nothing open to answer.
    #[error("already answered")]
    AlreadyAnswered,
    /// «Already paid» was said and waits for the owner.
    #[error("a payment claim is open")]
    ClaimOpen,
    /// The owner has looked for the payment once and not found it: now a receipt is needed.
    #[error("a second claim needs a receipt")]
    ReceiptNeeded,
    /// Somebody else has changed the settings since the screen was drawn.
    #[error("the settings have changed meanwhile")]
    SettingsChanged,
    /// As many disputes about this debt as may be have been settled.
    #[error("no more disputes about this debt")]
    DisputesSpent,
    /// An inquiry of this kind is open already.
    #[error("such an inquiry is open")]
    InquiryOpen,
    /// The other side takes no messages through the bot, or the person themselves takes none.
    #[error("messages are not taken")]
    Muted,
    /// A day to pay is named already.
    #[error("a promise is open")]
    PromiseOpen,
    /// As many promises on this debt were broken as may be.
    #[error("no more promises on this debt")]
    PromisesSpent,
    /// The promised day is further away than a promise may be.
    #[error("the promised day is too far away")]
    PromiseTooFar,
    /// The invitation was used, renewed or has expired.
    #[error("the invitation is spent")]
    InvitationSpent,
    /// The invitation belongs to somebody else by now, or to the business itself.
    #[error("the invitation is not for this person")]
    InvitationNotForYou,
    /// The contact rules do not allow a message now.
    #[error("contact is not allowed now")]
    ContactNotAllowed { again_at: Option<chrono::DateTime<chrono::Utc>> },
    /// The client has not accepted an invitation, stopped the reminders, or blocked the bot.
    #[error("the client cannot be reached here")]
    Unreachable,
    /// An amount that money cannot be.
    #[error(transparent)]
    Money(#[from] MoneyError),
}
