//! What the buttons about reminding do: the steps of the ladder, and what is to come.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Action, DebtRef, OwnerAction};
use crate::domain::ids::{ClientId, DebtId};
use crate::domain::language::Language;
use crate::domain::people::{ClientReminding, Reminding};
use crate::domain::reminder::Tone;

/// What the buttons about reminders to come do. Days are those of the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum UpcomingAction {
    /// What will be sent, and why nothing to others.
    Ahead {
        page: u16,
    },
    /// Whether it is sent by itself.
    Mode(Reminding),
    AskMinimum,
    /// The exception for a client.
    AskClient(ClientId),
    Client {
        client: ClientId,
        reminding: ClientReminding,
    },
    /// The letters of a day, to agree to.
    Review {
        day: NaiveDate,
    },
    SendAll {
        day: NaiveDate,
    },
    Choose {
        day: NaiveDate,
    },
    /// This one, or not this one.
    Toggle {
        day: NaiveDate,
        debt: DebtId,
    },
    /// Where debts start that were overdue before reminders were turned on.
    Old(OldDebts),
    /// Where one debt starts that was overdue when it was registered.
    OldOne {
        debt: DebtRef,
        start: OldDebts,
    },
}

/// Where debts start that were overdue before reminders were turned on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OldDebts {
    /// From the first step after the date, a few clients a day.
    Softly,
    /// From the next step by their age.
    ByAge,
    /// Not at all, until the owner resumes them one by one.
    Leave,
}

impl From<UpcomingAction> for Action {
    fn from(action: UpcomingAction) -> Self {
        Self::Owner(OwnerAction::Upcoming(action))
    }
}

/// What the buttons of the ladder do. Steps are named by their day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LadderAction {
    /// All steps.
    All,
    Step(i32),
    /// The ready-made ladders to choose from.
    Presets,
    Edit {
        /// The version of the settings on which the button was drawn.
        seen: i32,
        day: i32,
        edit: StepEdit,
    },
    /// Ask for what cannot be tapped: a day, hours, words.
    Ask {
        day: i32,
        asked: StepAsked,
    },
    Add,
    /// How it goes on after the last step.
    Repeats,
    Repeat {
        seen: i32,
        every_days: u16,
        times: u16,
    },
    /// How the step reads in both languages.
    Sample(i32),
}

impl From<LadderAction> for Action {
    fn from(action: LadderAction) -> Self {
        Self::Owner(OwnerAction::Steps(action))
    }
}

/// A change of one step that is a tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepEdit {
    Earlier,
    Later,
    On,
    Off,
    Remove,
    Tone(Tone),
}

/// What is asked about a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepAsked {
    Day,
    Hours,
    Tone,
    Words(Language),
}
