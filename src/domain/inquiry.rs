//! Inquiries: what a debtor wants to know, to have corrected or to talk about. Each is a task for the owner
//! until it is done.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::InquiryId;
use super::money::Money;
use super::people::Side;

/// What an inquiry is about, with what was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A copy of the invoice is wanted, and there is none.
    Papers,
    /// The amount is wrong; the right one, as the debtor says.
    Amount(Money),
    /// The due date is wrong; the right one, as the debtor says.
    DueDate(NaiveDate),
    /// Another person or company is to be billed.
    Payer,
    /// Words to and fro through the bot.
    Chat,
    /// To be called.
    Call,
    /// To meet.
    Meeting,
}

/// What an inquiry is about, without what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AboutKind {
    Papers,
    Amount,
    DueDate,
    Payer,
    Chat,
    Call,
    Meeting,
}

impl AboutKind {
    pub const ALL: [Self; 7] =
        [Self::Papers, Self::Amount, Self::DueDate, Self::Payer, Self::Chat, Self::Call, Self::Meeting];

    pub fn code(self) -> &'static str {
        match self {
            Self::Papers => "papers",
            Self::Amount => "amount",
            Self::DueDate => "due_date",
            Self::Payer => "payer",
            Self::Chat => "chat",
            Self::Call => "call",
            Self::Meeting => "meeting",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the debt is to be corrected.
    pub fn is_correction(self) -> bool {
        matches!(self, Self::Amount | Self::DueDate)
    }

    /// Whether the two want to talk, rather than to have something sent or put right.
    pub fn is_talk(self) -> bool {
        matches!(self, Self::Chat | Self::Call | Self::Meeting)
    }
}

impl About {
    pub fn kind(&self) -> AboutKind {
        match self {
            Self::Papers => AboutKind::Papers,
            Self::Amount(_) => AboutKind::Amount,
            Self::DueDate(_) => AboutKind::DueDate,
            Self::Payer => AboutKind::Payer,
            Self::Chat => AboutKind::Chat,
            Self::Call => AboutKind::Call,
            Self::Meeting => AboutKind::Meeting,
        }
    }
}

/// An inquiry that waits for the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    pub id: InquiryId,
    pub about: About,
    /// Whom to bill, when to call, where to meet, what else is to say.
    pub words: Option<String>,
    pub phone: Option<String>,
    /// Who began it.
    pub side: Side,
    pub opened_at: DateTime<Utc>,
    /// The ladder waits until then at most.
    pub held_until: DateTime<Utc>,
    /// How often the owner was reminded.
    pub nudges: u32,
}

impl Inquiry {
    /// What of `balance` is not asked for while the inquiry is open: `None`, all of it. A debtor who names another
    /// amount goes on owing that amount.
    pub fn holds(&self, balance: Money) -> Option<Money> {
        match self.about {
            About::Amount(right) => balance.checked_sub(right).ok(),
            _ => None,
        }
    }
}
