//! A debt and the states it goes through: [`DebtState::CHANGES`] lists every change there is.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{BusinessId, ClientId, DebtId};
use super::money::Currency;
use super::rejection::Rejection;
use super::reminder::Pause;

/// Where a debt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtState {
    /// Not registered yet.
    Draft,
    /// Registered; the client has not accepted the invitation.
    Offered,
    /// The client knows of it.
    Open,
    Settled,
    Cancelled,
    WrittenOff,
    HandedOver,
}

impl DebtState {
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Offered,
        Self::Open,
        Self::Settled,
        Self::Cancelled,
        Self::WrittenOff,
        Self::HandedOver,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Offered => "offered",
            Self::Open => "open",
            Self::Settled => "settled",
            Self::Cancelled => "cancelled",
            Self::WrittenOff => "written_off",
            Self::HandedOver => "handed_over",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Every change of state that there is. `ARCHITECTURE.md` draws it.
    pub const CHANGES: [(Self, Self); 10] = [
        (Self::Offered, Self::Open),
        // It turned out to be somebody else's: the debt waits for the right person again.
        (Self::Open, Self::Offered),
        (Self::Offered, Self::Settled),
        (Self::Offered, Self::Cancelled),
        (Self::Offered, Self::WrittenOff),
        (Self::Offered, Self::HandedOver),
        (Self::Open, Self::Settled),
        (Self::Open, Self::Cancelled),
        (Self::Open, Self::WrittenOff),
        (Self::Open, Self::HandedOver),
    ];

    /// Whether a debt in this state may go to `next`.
    pub fn may_become(self, next: Self) -> bool {
        Self::CHANGES.contains(&(self, next))
    }

    /// Registered and not closed: payments, changes and invitations are possible.
    pub fn is_alive(self) -> bool {
        matches!(self, Self::Offered | Self::Open)
    }
}

/// Whether the work is done (invoice) or to come (prepayment).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtKind {
    #[default]
    Invoice,
    Prepayment,
}

impl DebtKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Prepayment => "prepayment",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Invoice, Self::Prepayment].into_iter().find(|kind| kind.code() == code)
    }
}

/// One thing owed. What is left to pay is in its [`super::ledger::Ledger`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debt {
    pub id: DebtId,
    pub business: BusinessId,
    pub client: ClientId,
    /// Counts the debts of one business: «№ 17».
    pub number: i32,
    pub what: String,
    pub service_on: Option<NaiveDate>,
    pub currency: Currency,
    pub due_on: NaiveDate,
    pub kind: DebtKind,
    pub state: DebtState,
    /// Counts every change; a button drawn from an older version is stale.
    pub version: i32,
    pub next_contact_at: Option<DateTime<Utc>>,
    /// When the client accepted the invitation and first saw the debt.
    pub opened_at: Option<DateTime<Utc>>,
    /// Silence until then after an answer of the debtor; once past, the ladder began anew there, softly.
    pub resume_from: Option<DateTime<Utc>>,
    /// What that silence is for; nothing where the ladder goes on at once.
    pub paused_for: Option<Pause>,
    /// Overdue when it was registered, and reminded as if it had been known from the beginning.
    pub by_age: bool,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

impl Debt {
    /// # Errors
    /// [`Rejection::DebtIs`] unless registered and not closed.
    pub fn require_alive(&self) -> Result<(), Rejection> {
        if self.state.is_alive() { Ok(()) } else { Err(Rejection::DebtIs(self.state)) }
    }

    /// # Errors
    /// [`Rejection::DebtIs`] unless the client has accepted the debt and it is not closed.
    pub fn require_open(&self) -> Result<(), Rejection> {
        if self.state == DebtState::Open { Ok(()) } else { Err(Rejection::DebtIs(self.state)) }
    }

    /// The client has confirmed to be the right person.
    pub fn accept_invitation(&mut self, now: DateTime<Utc>) {
        if self.state.may_become(DebtState::Open) {
            self.state = DebtState::Open;
            self.opened_at = Some(now);
        }
    }

    /// The client turned out to be somebody else: the debt waits for the right person again.
    pub fn lose_client(&mut self) {
        if self.state.may_become(DebtState::Offered) {
            self.state = DebtState::Offered;
            self.opened_at = None;
            self.resume_from = None;
            self.paused_for = None;
        }
    }

    /// Closes the debt for good (`settled`, `cancelled`, `written_off`, `handed_over`).
    ///
    /// # Errors
    /// [`Rejection::DebtIs`] when it is closed already.
    pub fn close(&mut self, state: DebtState, now: DateTime<Utc>) -> Result<(), Rejection> {
        if state.is_alive() || !self.state.may_become(state) {
            return Err(Rejection::DebtIs(self.state));
        }
        self.state = state;
        self.closed_at = Some(now);
        self.next_contact_at = None;
        Ok(())
    }

    /// Silence until `until` at least, for this reason.
    pub fn pause(&mut self, pause: Pause, until: DateTime<Utc>) {
        if self.resume_from.is_none_or(|from| from < until) {
            self.resume_from = Some(until);
            self.paused_for = Some(pause);
        }
    }

    /// The pause that lasts at `now`, with its end.
    pub fn paused(&self, now: DateTime<Utc>) -> Option<(Pause, DateTime<Utc>)> {
        let until = self.resume_from.filter(|until| now < *until)?;
        Some((self.paused_for.unwrap_or(Pause::Answered), until))
    }

    /// Whole days past the due date on `today`; negative before it.
    pub fn days_overdue(&self, today: NaiveDate) -> i64 {
        (today - self.due_on).num_days()
    }
}
