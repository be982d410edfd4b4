//! Changes of a ladder, one at a time: each is checked as a whole, and the own words move with their step.

use super::{Ladder, LadderError, Repeat, Step, Tone};
use crate::domain::input::wording::Wording;
use crate::domain::language::Language;
use crate::domain::reminder::profile::Window;

/// One change. Steps are named by their day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    Add(Step),
    Remove,
    Move {
        to: i32,
    },
    Tone(Tone),
    Hours(Option<Window>),
    Off(bool),
    /// Own words in a language; nothing: ours.
    Words(Language, Option<Wording>),
}

impl Ladder {
    /// The ladder with the step of `day` changed.
    ///
    /// # Errors
    /// [`LadderError::NoSuchStep`] when it is gone, and whatever would make the result no ladder.
    pub fn edited(&self, day: i32, edit: Edit) -> Result<Self, LadderError> {
        let (mut steps, mut words) = (self.steps.clone(), self.words.clone());
        if let Edit::Add(step) = edit {
            steps.push(step);
            // On a taken day the order finds fault with it.
            steps.sort_by_key(|step| step.offset_days);
            return Ok(Self { words, ..Self::new(steps, self.repeat)? });
        }
        let no_such_step = LadderError::NoSuchStep { offset_days: day };
        let at = steps.iter().position(|step| step.offset_days == day).ok_or(no_such_step)?;
        let step = steps.get_mut(at).ok_or(no_such_step)?;
        match edit {
            Edit::Add(_) => {}
            Edit::Remove => {
                steps.remove(at);
                words.remove(&day);
            }
            Edit::Move { to } => {
                step.offset_days = to;
                if let Some(own) = words.remove(&day) {
                    words.insert(to, own);
                }
                steps.sort_by_key(|step| step.offset_days);
            }
            Edit::Tone(tone) => step.tone = tone,
            Edit::Hours(hours) => step.hours = hours,
            Edit::Off(off) => step.off = off,
            Edit::Words(language, Some(own)) => {
                words.entry(day).or_default().insert(language, own);
            }
            Edit::Words(language, None) => {
                words.entry(day).or_default().remove(&language);
                words.retain(|_, own| !own.is_empty());
            }
        }
        Ok(Self { words, ..Self::new(steps, self.repeat)? })
    }

    /// The ladder with another end.
    ///
    /// # Errors
    /// [`LadderError::Repeat`].
    pub fn with_repeat(&self, repeat: Option<Repeat>) -> Result<Self, LadderError> {
        Ok(Self { words: self.words.clone(), ..Self::new(self.steps.clone(), repeat)? })
    }

    /// The tones that the step of `day` may take beside its neighbours.
    pub fn tones_for(&self, day: i32) -> Vec<Tone> {
        let fits = |tone: &Tone| self.edited(day, Edit::Tone(*tone)).is_ok();
        Tone::FOR_DEBTORS.into_iter().filter(fits).collect()
    }

    /// A step for a new day, in the tone of its surroundings.
    pub fn step_for(&self, day: i32) -> Step {
        let spoken = self.steps.iter().filter(|step| step.is_for_debtor());
        let before = spoken.clone().rev().find(|step| step.offset_days < day);
        let beside = before.or_else(|| spoken.clone().next());
        let tone = beside.map_or(Tone::Friendly, |step| step.tone);
        Step::new(day, tone)
    }
}
