//! A plan at a glance: what the picture of a schedule shows, all of it in the reader's language already.
//!
//! It waits in the outbox within its screen, so its JSON is a stored format.

use serde::{Deserialize, Serialize};

use crate::domain::language::Language;

/// The picture of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub language: Language,
    pub title: String,
    /// The parts in the order of their dates.
    pub rows: Vec<ScheduleRow>,
    /// What is taken off, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<ScheduleSum>,
    pub total: ScheduleSum,
}

/// One part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleRow {
    pub number: String,
    pub date: String,
    pub amount: String,
    pub standing: Standing,
    /// A few words below the date: what is left of the part, or that it is the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How a part stands; chooses the mark and its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Paid,
    PartPaid,
    /// To be paid next.
    Next,
    /// Its date has passed.
    Late,
    /// Not yet its turn.
    Ahead,
}

/// A line below the parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleSum {
    pub label: String,
    pub amount: String,
}
