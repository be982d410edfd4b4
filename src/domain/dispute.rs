//! Disputes: what the debtor is unhappy about, what the owner answers, and how it ends. [`DisputeState::CHANGES`]
//! lists every change there is.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::calendar::Country;
use super::ids::DisputeId;
use super::money::Money;
use super::patience::Waiting;
use super::people::Side;
use super::rejection::Rejection;
use super::reminder::contact;

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

/// Where a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeState {
    /// The owner has not answered.
    Open,
    /// The owner has refused or taken something off: the debtor agrees or maintains.
    Answered,
    /// The work is done again by a day; then the debtor says whether it was.
    Redoing,
    /// The debtor does not agree: the owner answers anew or ends it with a reason.
    Maintained,
    Settled,
}

impl DisputeState {
    pub const ALL: [Self; 5] = [Self::Open, Self::Answered, Self::Redoing, Self::Maintained, Self::Settled];

    /// Every change of state that there is. `ARCHITECTURE.md` draws it.
    pub const CHANGES: [(Self, Self); 10] = [
        (Self::Open, Self::Answered),
        (Self::Open, Self::Redoing),
        (Self::Open, Self::Settled),
        (Self::Answered, Self::Maintained),
        (Self::Answered, Self::Settled),
        (Self::Redoing, Self::Maintained),
        (Self::Redoing, Self::Settled),
        (Self::Maintained, Self::Answered),
        (Self::Maintained, Self::Redoing),
        (Self::Maintained, Self::Settled),
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Redoing => "redoing",
            Self::Maintained => "maintained",
            Self::Settled => "settled",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether a dispute in this state may go to `next`.
    pub fn may_become(self, next: Self) -> bool {
        Self::CHANGES.contains(&(self, next))
    }

    /// Who is waited for; nobody once it is settled.
    pub fn turn(self) -> Option<Side> {
        match self {
            Self::Open | Self::Maintained => Some(Side::Owner),
            Self::Answered | Self::Redoing => Some(Side::Debtor),
            Self::Settled => None,
        }
    }

    /// What is waited for.
    pub fn waiting(self) -> Option<Waiting> {
        match self {
            Self::Open | Self::Maintained => Some(Waiting::DisputeAnswer),
            Self::Answered => Some(Waiting::DisputeAgreement),
            Self::Redoing => Some(Waiting::Redone),
            Self::Settled => None,
        }
    }
}

/// How a dispute ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The owner cancelled the debt.
    Cancelled,
    /// The debtor agreed to the answer, or all that was disputed was taken off.
    Agreed,
    /// The work was done again.
    Redone,
    /// The debtor did not reply: the owner's answer stands.
    Silence,
    /// The owner ended it with a written reason.
    Ended,
    /// The debtor took it back.
    Withdrawn,
    /// The debt was over first.
    Lapsed,
}

impl Outcome {
    pub fn code(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Agreed => "agreed",
            Self::Redone => "redone",
            Self::Silence => "silence",
            Self::Ended => "ended",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
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
    /// The work is done again by a date; if all is disputed, that is the new due date.
    Redo(NaiveDate),
    /// The owner disagrees and says why.
    Refuse(String),
    /// The owner ends a dispute that was maintained, and says why.
    End(String),
}

impl Resolution {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Discount(_) => "discount",
            Self::Redo(_) => "redo",
            Self::Refuse(_) => "refuse",
            Self::End(_) => "end",
        }
    }

    /// Where this answer leads.
    pub fn leads_to(&self) -> DisputeState {
        match self {
            Self::Cancel | Self::End(_) => DisputeState::Settled,
            Self::Discount(_) | Self::Refuse(_) => DisputeState::Answered,
            Self::Redo(_) => DisputeState::Redoing,
        }
    }

    /// The owner's words, where the answer has some.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Refuse(words) | Self::End(words) => Some(words),
            Self::Cancel | Self::Discount(_) | Self::Redo(_) => None,
        }
    }
}

/// What acting on silence comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnSilence {
    /// The owner is reminded; the debtor is told, the first time.
    RemindOwner { tell_debtor: bool },
    /// The debtor is asked: the first time whether the work was redone, else once more.
    AskDebtor { again: bool },
    /// The owner's answer stands.
    Conclude,
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
    pub state: DisputeState,
    /// The owner's latest answer.
    pub resolution: Option<Resolution>,
    /// When the business has first looked at it.
    pub seen_at: Option<DateTime<Utc>>,
    /// When silence of whoever is waited for is acted upon; `None`: it is no longer.
    pub wait_until: Option<DateTime<Utc>>,
    /// How often it was.
    pub nudges: u32,
}

/// Disputes about one debt that the same debtor may open.
pub const DISPUTES_MAX: i64 = 3;

/// On the last day of redoing the debtor is asked at noon: an hour at which even somebody in an unknown zone may be
/// written to.
const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// At least so long after the promise to redo.
const REDOING_TAKES: TimeDelta = TimeDelta::hours(3);

impl Dispute {
    /// The owner answers.
    ///
    /// # Errors
    /// [`Rejection::AlreadyAnswered`] when it is not the owner's turn, or this is no answer to what the debtor said
    /// last; [`Rejection::DateInPast`] for a redo date before `today`.
    pub fn answer(&mut self, resolution: Resolution, today: NaiveDate) -> Result<(), Rejection> {
        // First reasons are given; whoever is not convinced hears an end, not the same once more.
        let fits = match resolution {
            Resolution::Refuse(_) => self.state == DisputeState::Open,
            Resolution::End(_) => self.state == DisputeState::Maintained,
            _ => self.state.turn() == Some(Side::Owner),
        };
        if !fits {
            return Err(Rejection::AlreadyAnswered);
        }
        if matches!(resolution, Resolution::Redo(by) if by < today) {
            return Err(Rejection::DateInPast);
        }
        self.become_state(resolution.leads_to())?;
        self.resolution = Some(resolution);
        Ok(())
    }

    /// The debtor does not agree: not to the answer, or the work was not redone.
    ///
    /// # Errors
    /// [`Rejection::AlreadyAnswered`] when it is not the debtor's turn.
    pub fn maintain(&mut self) -> Result<(), Rejection> {
        self.become_state(DisputeState::Maintained)
    }

    /// # Errors
    /// [`Rejection::AlreadyAnswered`] when it is settled already.
    pub fn settle(&mut self) -> Result<(), Rejection> {
        self.become_state(DisputeState::Settled)
    }

    fn become_state(&mut self, next: DisputeState) -> Result<(), Rejection> {
        if !self.state.may_become(next) {
            return Err(Rejection::AlreadyAnswered);
        }
        self.state = next;
        self.nudges = 0;
        self.wait_until = None;
        Ok(())
    }

    /// Waits anew, for whoever is waited for in this state.
    pub fn wait(&mut self, now: DateTime<Utc>, zone: Tz, country: Country) {
        let patience = || self.state.waiting().map(|waiting| waiting.until(now, zone, country));
        self.wait_until = match (self.state, &self.resolution) {
            (DisputeState::Redoing, Some(Resolution::Redo(by))) if self.nudges == 0 => {
                Some(contact::to_utc(zone, by.and_time(NOON)).max(now + REDOING_TAKES))
            }
            _ => patience(),
        };
    }

    /// Whoever is waited for was silent until `now`: what is done about it. Counts it, and waits on where more is to
    /// come.
    pub fn on_silence(&mut self, now: DateTime<Utc>, zone: Tz, country: Country) -> Option<OnSilence> {
        self.wait_until.filter(|until| *until <= now)?;
        let nudges = self.state.waiting()?.patience().nudges;
        let before = self.nudges;
        self.nudges = before.saturating_add(1);
        // Redoing begins with a question of its own.
        let asked = if self.state == DisputeState::Redoing { nudges.saturating_add(1) } else { nudges };
        let todo = match self.state.turn()? {
            Side::Owner => OnSilence::RemindOwner { tell_debtor: before == 0 },
            Side::Debtor if before >= asked => OnSilence::Conclude,
            Side::Debtor => OnSilence::AskDebtor { again: self.state != DisputeState::Redoing || before > 0 },
        };
        let last = matches!(todo, OnSilence::RemindOwner { .. }) && self.nudges >= nudges;
        if last || todo == OnSilence::Conclude {
            self.wait_until = None;
        } else {
            self.wait(now, zone, country);
        }
        Some(todo)
    }
}

#[cfg(test)]
mod tests;
