//! The ladder: which reminders a debt gets, how many days from its due date, in which tone.
//!
//! Owns the presets and what an edited ladder may look like. Knows nothing of hours, caps or holds.

use serde::{Deserialize, Serialize};
use thiserror::Error;

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

/// One reminder of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// Days after the due date; negative before it.
    pub offset_days: i32,
    pub tone: Tone,
}

impl Step {
    pub const fn new(offset_days: i32, tone: Tone) -> Self {
        Self { offset_days, tone }
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

/// Ready-made ladders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    Gentle,
    Standard,
    Firm,
}

impl Preset {
    pub const ALL: [Self; 3] = [Self::Gentle, Self::Standard, Self::Firm];

    /// The code under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gentle => "gentle",
            Self::Standard => "standard",
            Self::Firm => "firm",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.code() == code)
    }
}

/// A checked ladder: in order, each day once, within bounds, at most one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "LadderParts")]
pub struct Ladder {
    steps: Vec<Step>,
    repeat: Option<Repeat>,
}

#[derive(Deserialize)]
struct LadderParts {
    steps: Vec<Step>,
    repeat: Option<Repeat>,
}

impl TryFrom<LadderParts> for Ladder {
    type Error = LadderError;

    fn try_from(parts: LadderParts) -> Result<Self, Self::Error> {
        Self::new(parts.steps, parts.repeat)
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
        Ok(Self { steps, repeat })
    }

    /// A ready-made ladder.
    ///
    /// *Standard* follows what experience supports: a note before the date, then growing distances.
    /// *Gentle* halves the contacts and never gets firm: for old clients and small towns.
    /// *Firm* has the same start, because a first delay is usually forgetting, and then shorter
    /// distances, for work with thin margins; it keeps within half of the legal caps.
    pub fn preset(preset: Preset) -> Self {
        let (steps, repeat): (&[Step], Repeat) = match preset {
            Preset::Gentle => (&GENTLE, Repeat { every_days: 30, times: 3 }),
            Preset::Standard => (&STANDARD, Repeat { every_days: 14, times: 6 }),
            Preset::Firm => (&FIRM, Repeat { every_days: 10, times: 8 }),
        };
        Self { steps: steps.to_vec(), repeat: Some(repeat) }
    }

    /// The soft part only, for a part of an agreed plan: what follows a missed part is not louder
    /// reminding but the owner's choice (repair, new plan, whole remainder).
    pub fn for_instalments() -> Self {
        Self { steps: INSTALMENT.to_vec(), repeat: None }
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub fn repeat(&self) -> Option<Repeat> {
        self.repeat
    }

    /// Every step to the end, repeats included, in order. Repeats are counted from the last step that
    /// speaks to the debtor and keep its tone; one that would fall on or before the claim is left out.
    pub fn unrolled(&self) -> Vec<Step> {
        let mut all = self.steps.clone();
        let last_day = all.last().map(|step| step.offset_days);
        let spoken = all.iter().rev().find(|step| step.is_for_debtor()).copied();
        if let (Some(repeat), Some(last_day), Some(spoken)) = (self.repeat, last_day, spoken) {
            let days = |index: u16| spoken.offset_days + i32::from(repeat.every_days) * i32::from(index);
            let offsets = (1..=u16::MAX).map(days).filter(|day| *day > last_day);
            all.extend(offsets.take(repeat.times.into()).map(|day| Step::new(day, spoken.tone)));
        }
        all
    }

    /// Where an interrupted conversation resumes: the first step for the debtor after the date.
    pub fn soft_start(&self) -> Option<Step> {
        self.steps.iter().find(|step| step.offset_days > 0 && step.is_for_debtor()).copied()
    }
}

const STANDARD: [Step; 7] = [
    Step::new(-3, Tone::Friendly),
    Step::new(0, Tone::Short),
    Step::new(3, Tone::Check),
    Step::new(7, Tone::Factual),
    Step::new(14, Tone::Personal),
    Step::new(21, Tone::Firm),
    Step::new(30, Tone::Claim),
];

const GENTLE: [Step; 6] = [
    Step::new(-3, Tone::Friendly),
    Step::new(0, Tone::Short),
    Step::new(5, Tone::Check),
    Step::new(14, Tone::Factual),
    Step::new(30, Tone::Personal),
    Step::new(45, Tone::Claim),
];

const FIRM: [Step; 7] = [
    Step::new(-3, Tone::Friendly),
    Step::new(0, Tone::Short),
    Step::new(2, Tone::Check),
    Step::new(5, Tone::Factual),
    Step::new(9, Tone::Personal),
    Step::new(14, Tone::Firm),
    Step::new(21, Tone::Claim),
];

const INSTALMENT: [Step; 3] =
    [Step::new(-3, Tone::Friendly), Step::new(0, Tone::Short), Step::new(3, Tone::Check)];

fn check_count(steps: &[Step]) -> Result<(), LadderError> {
    if steps.len() > Ladder::MAXIMUM_STEPS {
        return Err(LadderError::TooManySteps { maximum: Ladder::MAXIMUM_STEPS });
    }
    if steps.iter().any(|step| step.is_for_debtor()) { Ok(()) } else { Err(LadderError::Empty) }
}

fn check_bounds(step: Step) -> Result<(), LadderError> {
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
mod tests {
    use super::*;

    fn step(offset_days: i32, tone: Tone) -> Step {
        Step::new(offset_days, tone)
    }

    #[test]
    fn the_standard_ladder_is_the_one_of_the_design() {
        let days: Vec<i32> =
            Ladder::preset(Preset::Standard).steps().iter().map(|step| step.offset_days).collect();
        assert_eq!(days, [-3, 0, 3, 7, 14, 21, 30]);
    }

    #[test]
    fn presets_and_the_instalment_ladder_pass_the_check_for_edited_ladders() {
        let presets = Preset::ALL.map(Ladder::preset);
        for ladder in presets.into_iter().chain([Ladder::for_instalments()]) {
            assert_eq!(Ladder::new(ladder.steps().to_vec(), ladder.repeat()), Ok(ladder.clone()));
            let stored = serde_json::to_string(&ladder).unwrap();
            assert_eq!(serde_json::from_str::<Ladder>(&stored).unwrap(), ladder);
        }
        for preset in Preset::ALL {
            assert_eq!(Preset::from_code(preset.code()), Some(preset));
        }
    }

    #[test]
    fn gentle_never_gets_firm() {
        assert!(Ladder::preset(Preset::Gentle).unrolled().iter().all(|step| step.tone != Tone::Firm));
    }

    #[test]
    fn repeats_follow_the_claim_keep_the_tone_and_end() {
        let all = Ladder::preset(Preset::Standard).unrolled();
        let tail: Vec<Step> = all.into_iter().filter(|step| step.offset_days > 30).collect();
        let days: Vec<i32> = tail.iter().map(|step| step.offset_days).collect();
        assert_eq!(days, [35, 49, 63, 77, 91, 105]);
        assert!(tail.iter().all(|step| step.tone == Tone::Firm));
        assert_eq!(Ladder::for_instalments().unrolled().len(), 3);
    }

    #[test]
    fn a_bad_ladder_is_refused_with_the_reason() {
        use Tone::{Check, Claim, Firm, Friendly, Short};
        let table = [
            (vec![], LadderError::Empty),
            (vec![step(30, Claim)], LadderError::Empty),
            (vec![step(0, Short), step(0, Check)], LadderError::NotInOrder { offset_days: 0 }),
            (vec![step(3, Check), step(-3, Friendly)], LadderError::NotInOrder { offset_days: -3 }),
            (vec![step(3, Check), step(7, Short)], LadderError::Softens { offset_days: 7 }),
            (vec![step(3, Check), step(7, Claim), step(9, Claim)], LadderError::MisplacedClaim),
            (vec![step(-3, Friendly), step(0, Claim)], LadderError::MisplacedClaim),
            (
                vec![step(-31, Friendly)],
                LadderError::OutOfBounds { offset_days: -31, earliest: -30, latest: 180 },
            ),
            (
                vec![step(181, Firm)],
                LadderError::OutOfBounds { offset_days: 181, earliest: -30, latest: 180 },
            ),
            ((0..13).map(|day| step(day, Check)).collect(), LadderError::TooManySteps { maximum: 12 }),
        ];
        for (steps, error) in table {
            assert_eq!(Ladder::new(steps.clone(), None), Err(error), "{steps:?}");
        }
        let daily = Repeat { every_days: 1, times: 3 };
        assert!(matches!(
            Ladder::new(vec![step(0, Short)], Some(daily)),
            Err(LadderError::Repeat { shortest: 7, .. })
        ));
        assert!(serde_json::from_str::<Ladder>(r#"{"steps":[],"repeat":null}"#).is_err());
    }
}
