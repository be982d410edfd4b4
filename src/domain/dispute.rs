//! Disputes: what the debtor is unhappy about, and what the owner answers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::DisputeId;
use super::money::Money;
use super::rejection::Rejection;

/// What is wrong, in the debtor's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeReason {
    Defect,
    NotDelivered,
    Incomplete,
    Late,
    WrongAmount,
    Other,
}

impl DisputeReason {
    pub const ALL: [Self; 6] =
        [Self::Defect, Self::NotDelivered, Self::Incomplete, Self::Late, Self::WrongAmount, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Defect => "defect",
            Self::NotDelivered => "not_delivered",
            Self::Incomplete => "incomplete",
            Self::Late => "late",
            Self::WrongAmount => "wrong_amount",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// How the owner answers a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// Nothing is owed any more.
    Cancel,
    /// Something is taken off.
    Discount(Money),
    /// The work is done again by a date, which becomes the due date.
    Redo(NaiveDate),
    /// The owner disagrees and says why.
    Refuse(String),
}

impl Resolution {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Discount(_) => "discount",
            Self::Redo(_) => "redo",
            Self::Refuse(_) => "refuse",
        }
    }
}

/// Something the debtor is unhappy about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    pub id: DisputeId,
    pub reason: DisputeReason,
    pub text: Option<String>,
    /// `None` disputes the whole debt.
    pub amount: Option<Money>,
    pub opened_at: DateTime<Utc>,
    pub resolution: Option<Resolution>,
}

impl Dispute {
    /// # Errors
    /// [`Rejection::AlreadyAnswered`], [`Rejection::DateInPast`] for a redo date before `today`.
    pub fn resolve(&mut self, resolution: Resolution, today: NaiveDate) -> Result<(), Rejection> {
        if self.resolution.is_some() {
            return Err(Rejection::AlreadyAnswered);
        }
        if matches!(resolution, Resolution::Redo(by) if by < today) {
            return Err(Rejection::DateInPast);
        }
        self.resolution = Some(resolution);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn open() -> Dispute {
        Dispute {
            id: DisputeId(1),
            reason: DisputeReason::Defect,
            text: None,
            amount: None,
            opened_at: "2026-12-16T10:00:00Z".parse().unwrap(),
            resolution: None,
        }
    }

    fn resolutions() -> [Resolution; 4] {
        [
            Resolution::Cancel,
            Resolution::Discount(Money::from_minor(100_000, Currency::RUB).unwrap()),
            Resolution::Redo(day("2026-12-20")),
            Resolution::Refuse("The work was checked with you".to_owned()),
        ]
    }

    #[test]
    fn an_open_dispute_is_settled_in_any_way_and_only_once() {
        let today = day("2026-12-17");
        for first in resolutions() {
            let mut dispute = open();
            assert_eq!(dispute.resolve(first.clone(), today), Ok(()));
            assert_eq!(dispute.resolution, Some(first.clone()));
            for second in resolutions() {
                assert_eq!(dispute.resolve(second, today), Err(Rejection::AlreadyAnswered));
            }
            assert_eq!(dispute.resolution, Some(first), "the first answer stands");
        }
    }

    #[test]
    fn work_is_redone_today_or_later() {
        let table =
            [("2026-12-16", Err(Rejection::DateInPast)), ("2026-12-17", Ok(())), ("2026-12-18", Ok(()))];
        for (by, expected) in table {
            let mut dispute = open();
            assert_eq!(dispute.resolve(Resolution::Redo(day(by)), day("2026-12-17")), expected, "{by}");
        }
    }

    #[test]
    fn reasons_are_read_back_from_their_codes() {
        for reason in DisputeReason::ALL {
            assert_eq!(DisputeReason::from_code(reason.code()), Some(reason));
        }
    }
}
