//! What is in the way of paying, as the debtor says.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One answer to «What is in the way?».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    Forgot,
    NoMoney,
    /// Not happy with the work.
    Unhappy,
    /// Something is missing or wrong: the invoice, the amount, the date, who is billed.
    Information,
    /// Would like to talk.
    Talk,
    NotMe,
    /// Does not want to be written to.
    Silence,
}

impl Obstacle {
    pub const ALL: [Self; 7] = [
        Self::Forgot,
        Self::NoMoney,
        Self::Unhappy,
        Self::Information,
        Self::Talk,
        Self::NotMe,
        Self::Silence,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Forgot => "forgot",
            Self::NoMoney => "no_money",
            Self::Unhappy => "unhappy",
            Self::Information => "information",
            Self::Talk => "talk",
            Self::NotMe => "not_me",
            Self::Silence => "silence",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|obstacle| obstacle.code() == code)
    }
}

/// What the debtor was asked and has said about it so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Whether a reminder has asked already: it is asked once.
    pub once: bool,
    /// The latest answer.
    pub named: Option<Named>,
}

/// An answer and when it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub obstacle: Obstacle,
    pub at: DateTime<Utc>,
}
