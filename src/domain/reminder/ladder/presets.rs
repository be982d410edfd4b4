//! The ladders that come ready-made.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Ladder, Repeat, Step, Tone};

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

impl Ladder {
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
        Self { steps: steps.to_vec(), repeat: Some(repeat), words: BTreeMap::new() }
    }

    /// The soft part only, for a part of an agreed plan: what follows a missed part is not louder
    /// reminding but the owner's choice (repair, new plan, whole remainder).
    pub fn for_instalments() -> Self {
        Self { steps: INSTALMENT.to_vec(), repeat: None, words: BTreeMap::new() }
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
