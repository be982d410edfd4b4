//! Identifiers: one type each, so that a debt's number cannot be taken for a client's.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// Somebody who has written to the bot.
    PersonId,
    /// A creditor.
    BusinessId,
    /// A debtor as one business knows them.
    ClientId,
    /// One thing owed.
    DebtId,
    /// A one-use link for a client.
    InvitationId,
    /// A negotiation about when and how to pay.
    PlanId,
    /// One round of a negotiation.
    OfferId,
    /// A written agreement.
    AgreementId,
    /// Something the debtor is unhappy about.
    DisputeId,
    /// «Already paid».
    PaymentClaimId,
    /// Something the debtor wants to know, to have corrected or to talk about.
    InquiryId,
    /// A day on which a debtor says they will pay.
    PromiseId,
    /// A file kept with a debt.
    AttachmentId,
    /// A message on its way out.
    OutboxId,
}
