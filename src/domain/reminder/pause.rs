//! How long the ladder is silent after an answer that holds nothing by itself: data, one line for each reason.

use chrono::TimeDelta;

use super::verdict::PAUSE_AFTER_ANSWER;
use crate::domain::obstacle::Obstacle;

/// Why the ladder waits for some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pause {
    /// The debtor forgot and has just seen how to pay.
    Forgot,
    /// The debtor is short of money and may ask for time.
    NoMoney,
    /// The debtor is not happy with the work and may say why.
    Unhappy,
    /// The debtor misses something or sees a mistake.
    Information,
    /// The debtor would like to talk.
    Talk,
    /// Something was answered or decided; the debtor has time to act on it.
    Answered,
    /// The debtor can be written to again.
    Resumed,
    /// Overdue already when it came: it begins in its turn.
    OldDebt,
}

impl Pause {
    pub const ALL: [Self; 8] = [
        Self::Forgot,
        Self::NoMoney,
        Self::Unhappy,
        Self::Information,
        Self::Talk,
        Self::Answered,
        Self::Resumed,
        Self::OldDebt,
    ];

    /// How long it lasts. Whoever has to find words, papers or money gets longer than who only forgot.
    pub const fn lasts(self) -> TimeDelta {
        match self {
            Self::Forgot => TimeDelta::days(2),
            Self::NoMoney | Self::Unhappy | Self::Information | Self::Talk => TimeDelta::days(5),
            Self::Answered | Self::Resumed | Self::OldDebt => PAUSE_AFTER_ANSWER,
        }
    }

    /// What an answer to «What is in the way?» deserves; nothing where no reminder follows anyway.
    pub fn after(obstacle: Obstacle) -> Option<Self> {
        match obstacle {
            Obstacle::Forgot => Some(Self::Forgot),
            Obstacle::NoMoney => Some(Self::NoMoney),
            Obstacle::Unhappy => Some(Self::Unhappy),
            Obstacle::Information => Some(Self::Information),
            Obstacle::Talk => Some(Self::Talk),
            Obstacle::NotMe | Obstacle::Silence => None,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Forgot => "forgot",
            Self::NoMoney => "no_money",
            Self::Unhappy => "unhappy",
            Self::Information => "information",
            Self::Talk => "talk",
            Self::Answered => "answered",
            Self::Resumed => "resumed",
            Self::OldDebt => "old_debt",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pause| pause.code() == code)
    }
}
