//! A letter that goes out only when the owner agrees, and what they decided.

use super::ids::{ClientId, DebtId};
use super::money::Money;

/// What was decided about a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Nothing yet: it does not go out, and is shown again the next evening.
    Waiting,
    Send,
    /// Not this one: the ladder goes on from the next step.
    Skip,
}

impl Decision {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Send, Self::Skip];

    /// The code under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Send => "send",
            Self::Skip => "skip",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }

    /// What a tap on the letter makes of it.
    #[must_use]
    pub fn tapped(self) -> Self {
        match self {
            Self::Send => Self::Skip,
            Self::Waiting | Self::Skip => Self::Send,
        }
    }
}

/// A letter as the owner is shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub debt: DebtId,
    pub client: ClientId,
    pub client_name: String,
    /// The number of the debt.
    pub number: i32,
    pub left: Money,
    /// The day of the step.
    pub step: i32,
    pub decision: Decision,
}
