//! The ladder: which reminders a debt gets, how many days from its due date, in which tone.
//!
//! Owns the presets, what an edited ladder may look like, and the owner's own words. Knows nothing of contact
//! rules, caps or holds.

mod edit;
mod presets;

use std::collections::BTreeMap;

use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use edit::Edit;
pub use presets::Preset;

use super::profile::Window;
use crate::domain::input::wording::Wording;
use crate::domain::language::Language;

/// How a reminder speaks, from the softest to the firmest. The order matters: a conversation that was
/// interrupted resumes no firmer than [`Tone::Check`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Before the date: a friendly note with the payment details.
    Friendly,
    /// On the date, in a few words.
    Short,
    /// "Is everything in order?", with ways to answer.
    Check,
    /// Facts and options.
    Factual,
    /// From a named person, who asks to talk.
    Personal,
    /// Says what comes next. Never a threat.
    Firm,
    /// For the owner, never for the debtor: the formal claim is offered.
    Claim,
}

impl Tone {
    /// Those that speak to the debtor, from the softest.
    pub const FOR_DEBTORS: [Self; 6] =
        [Self::Friendly, Self::Short, Self::Check, Self::Factual, Self::Personal, Self::Firm];

    /// Its name in texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Friendly => "friendly",
            Self::Short => "short",
            Self::Check => "check",
            Self::Factual => "factual",
            Self::Personal => "personal",
            Self::Firm => "firm",
            Self::Claim => "claim",
        }
    }
}

/// One reminder of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// Days after the due date; negative before it.
    pub offset_days: i32,
    pub tone: Tone,
    /// The part of the day in which it goes out, by the debtor's clock; nothing: the friendly hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Window>,
    /// Switched off: it stays in the list and is not taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

impl Step {
    pub const fn new(offset_days: i32, tone: Tone) -> Self {
        Self { offset_days, tone, hours: None, off: false }
    }

    /// Whether the step speaks to the debtor, not to the owner.
    pub fn is_for_debtor(self) -> bool {
        self.tone != Tone::Claim
    }
}

/// What follows the last step: the same tone again at equal distances, a limited number of times.
/// Giving up after one round is too little, reminding for ever is harassment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Repeat {
    pub every_days: u16,
    pub times: u16,
}

/// A checked ladder: in order, each day once, within bounds, at most one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "LadderParts")]
pub struct Ladder {
    steps: Vec<Step>,
    repeat: Option<Repeat>,
    /// The owner's own words by day of the step and language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<i32, BTreeMap<Language, Wording>>,
}

#[derive(Deserialize)]
struct LadderParts {
    steps: Vec<Step>,
    repeat: Option<Repeat>,
    #[serde(default)]
    words: BTreeMap<i32, BTreeMap<Language, Wording>>,
}

impl TryFrom<LadderParts> for Ladder {
    type Error = LadderError;

    fn try_from(parts: LadderParts) -> Result<Self, Self::Error> {
        Ok(Self { words: parts.words, ..Self::new(parts.steps, parts.repeat)? })
    }
}

/// What is wrong with an edited ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LadderError {
    #[error("a ladder needs at least one step for the debtor")]
    Empty,
    #[error("at most {maximum} steps")]
    TooManySteps { maximum: usize },
    #[error("two steps on day {offset_days}, or out of order")]
    NotInOrder { offset_days: i32 },
    #[error("day {offset_days} is outside {earliest}..={latest}")]
    OutOfBounds { offset_days: i32, earliest: i32, latest: i32 },
    #[error("the claim is offered once, after the due date and after every other step")]
    MisplacedClaim,
    #[error("day {offset_days} softens a tone that was already firmer")]
    Softens { offset_days: i32 },
    #[error("hours must lie within {earliest} and {latest} and be an hour at least")]
    Hours { earliest: NaiveTime, latest: NaiveTime },
    #[error("there is no step on day {offset_days}")]
    NoSuchStep { offset_days: i32 },
    #[error("repeat every {shortest}..={longest} days, at most {times} times")]
    Repeat { shortest: u16, longest: u16, times: u16 },
}

impl Ladder {
    pub const MAXIMUM_STEPS: usize = 12;
    pub const EARLIEST_DAY: i32 = -30;
    pub const LATEST_DAY: i32 = 180;
    pub const SHORTEST_REPEAT: u16 = 7;
    pub const LONGEST_REPEAT: u16 = 60;
    pub const MOST_REPEATS: u16 = 12;
    /// A step may choose its hours within these: every contact profile is open then on every day.
    pub const HOURS: Window = Window::hours(9, 20);

    /// Checks an edited ladder.
    pub fn new(steps: Vec<Step>, repeat: Option<Repeat>) -> Result<Self, LadderError> {
        check_count(&steps)?;
        steps.iter().copied().try_for_each(check_bounds)?;
        steps
            .iter()
            .zip(steps.iter().skip(1))
            .try_for_each(|(earlier, later)| check_order(*earlier, *later))?;
        if steps.iter().any(|step| step.tone == Tone::Claim && step.offset_days <= 0) {
            return Err(LadderError::MisplacedClaim);
        }
        repeat.map_or(Ok(()), check_repeat)?;
        Ok(Self { steps, repeat, words: BTreeMap::new() })
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub fn repeat(&self) -> Option<Repeat> {
        self.repeat
    }

    /// The owner's own words for a step, if there are any in the language.
    pub fn words(&self, offset_days: i32, language: Language) -> Option<&Wording> {
        self.words.get(&offset_days)?.get(&language)
    }

    /// The steps that are taken.
    pub fn taken(&self) -> impl DoubleEndedIterator<Item = Step> + '_ {
        self.steps.iter().copied().filter(|step| !step.off)
    }

    /// Every step that is taken, to the end, repeats included, in order. Repeats are counted from the last
    /// step that speaks to the debtor and keep its tone and hours; one that would fall on or before the claim
    /// is left out.
    pub fn unrolled(&self) -> Vec<Step> {
        let mut all: Vec<_> = self.taken().collect();
        let last_day = all.last().map(|step| step.offset_days);
        let spoken = all.iter().rev().find(|step| step.is_for_debtor()).copied();
        if let (Some(repeat), Some(last_day), Some(spoken)) = (self.repeat, last_day, spoken) {
            let days = |index: u16| spoken.offset_days + i32::from(repeat.every_days) * i32::from(index);
            let offsets = (1..=u16::MAX).map(days).filter(|day| *day > last_day);
            all.extend(offsets.take(repeat.times.into()).map(|day| Step { offset_days: day, ..spoken }));
        }
        all
    }

    /// Where an interrupted conversation resumes: the first step for the debtor after the date.
    pub fn soft_start(&self) -> Option<Step> {
        self.taken().find(|step| step.offset_days > 0 && step.is_for_debtor())
    }
}

fn check_count(steps: &[Step]) -> Result<(), LadderError> {
    if steps.len() > Ladder::MAXIMUM_STEPS {
        return Err(LadderError::TooManySteps { maximum: Ladder::MAXIMUM_STEPS });
    }
    if steps.iter().any(|step| step.is_for_debtor() && !step.off) { Ok(()) } else { Err(LadderError::Empty) }
}

fn check_bounds(step: Step) -> Result<(), LadderError> {
    let Window { start, end } = Ladder::HOURS;
    let fits = |hours: Window| {
        start <= hours.start && hours.end <= end && hours.end - hours.start >= TimeDelta::hours(1)
    };
    if !step.hours.is_none_or(fits) {
        return Err(LadderError::Hours { earliest: start, latest: end });
    }
    let (earliest, latest) = (Ladder::EARLIEST_DAY, Ladder::LATEST_DAY);
    if (earliest..=latest).contains(&step.offset_days) {
        return Ok(());
    }
    Err(LadderError::OutOfBounds { offset_days: step.offset_days, earliest, latest })
}

fn check_order(earlier: Step, later: Step) -> Result<(), LadderError> {
    if later.offset_days <= earlier.offset_days {
        return Err(LadderError::NotInOrder { offset_days: later.offset_days });
    }
    if earlier.tone == Tone::Claim {
        return Err(LadderError::MisplacedClaim);
    }
    if later.tone < earlier.tone {
        return Err(LadderError::Softens { offset_days: later.offset_days });
    }
    Ok(())
}

fn check_repeat(repeat: Repeat) -> Result<(), LadderError> {
    let (shortest, longest, times) = (Ladder::SHORTEST_REPEAT, Ladder::LONGEST_REPEAT, Ladder::MOST_REPEATS);
    if (shortest..=longest).contains(&repeat.every_days) && repeat.times <= times {
        return Ok(());
    }
    Err(LadderError::Repeat { shortest, longest, times })
}

#[cfg(test)]
mod tests;
