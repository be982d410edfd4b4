//! Writes down what became of a message: closed, put back, or waiting for the end of a pause.

use std::slice;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use metrics::counter;
use tokio::sync::Mutex;
use tracing::{error, info, warn};

use super::Delivery;
use super::carry::{Carried, Trouble};
use crate::domain::language::Language;
use crate::i18n::texts;
use crate::screens::{Errand, reminder};
use crate::store::outbox::{self, Post, Priority};
use crate::store::sending::{self, Arrived, Claimed, Failure};
use crate::store::{PgConnection, StoreError, StoreResult, bots, people, said};
use crate::telegram::CallError;
use crate::worker::chain;

/// How long to wait after each failed attempt; with the last one the message is a dead letter.
const BACK_OFF: [Duration; ATTEMPTS_MAX - 1] = [
    Duration::from_secs(1),
    Duration::from_secs(10),
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(2),
];
const ATTEMPTS_MAX: usize = 8;
/// How long a database in trouble is waited for; less than a lease has left when a request has ended.
const DATABASE_PATIENCE: Duration = Duration::from_secs(45);
const DATABASE_AGAIN: Duration = Duration::from_millis(500);
/// How long messages wait when the token is refused; the process ends over it meanwhile.
const TOKEN_REFUSED_WAIT: Duration = Duration::from_mins(1);

/// What is to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Verdict {
    Sent(Carried),
    Unreachable(String),
    Failed(String),
    /// It may have arrived and must not be repeated.
    Unknown(String),
    Again {
        at: DateTime<Utc>,
        error: String,
    },
    /// Telegram is out of reach for all: the message keeps its place in line, and this counts as no attempt.
    HandedBack,
    /// Not the message's fault.
    Postponed {
        until: DateTime<Utc>,
    },
    /// As before, and the whole bot waits.
    PauseAll {
        until: DateTime<Utc>,
    },
}

impl Verdict {
    /// For counting.
    fn class(&self) -> &'static str {
        match self {
            Self::Sent(_) => "sent",
            Self::Unreachable(_) => "unreachable",
            Self::Failed(_) => "failed",
            Self::Unknown(_) => "unknown",
            Self::Again { .. } => "again",
            Self::HandedBack => "offline",
            Self::Postponed { .. } => "postponed",
            Self::PauseAll { .. } => "told_to_wait",
        }
    }
}

/// What is to be written down about a message.
#[derive(Debug)]
struct Ended {
    message: Claimed,
    verdict: Verdict,
    at: DateTime<Utc>,
}

/// Messages that ended at about the same time are written down together: one commit for all of them.
#[derive(Default)]
pub(super) struct Books {
    ended: std::sync::Mutex<Vec<Ended>>,
    /// Held while writing. Whoever gets it next finds its own message written down already, or writes for all.
    writing: Mutex<()>,
    /// The minute in which the sender was last seen to work.
    noted_at: AtomicI64,
}

impl Books {
    fn add(&self, ended: Ended) {
        self.ended.lock().unwrap_or_else(PoisonError::into_inner).push(ended);
    }

    fn take(&self) -> Vec<Ended> {
        std::mem::take(&mut *self.ended.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn is_news(&self, now: DateTime<Utc>) -> bool {
        let minute = now.timestamp().div_euclid(60);
        self.noted_at.swap(minute, Ordering::Relaxed) != minute
    }
}

impl Delivery {
    /// Writes down what became of a message; returns when that is committed.
    pub(super) async fn settle(&self, message: Claimed, carried: Result<Carried, Trouble>) {
        let at = self.parts.clock.now();
        let verdict = match carried {
            Ok(carried) => Verdict::Sent(carried),
            Err(trouble) => judge(trouble, &message, at),
        };
        log(&message, &verdict);
        counter!("vovremya_deliveries_total", "outcome" => verdict.class()).increment(1);
        let verdict = match verdict {
            Verdict::Unreachable(reason) => self.tell_of_unreachable(&message, reason, at).await,
            other => other,
        };
        self.books.add(Ended { message, verdict, at });
        let _writing = self.books.writing.lock().await;
        let ended = self.books.take();
        let patient_until = at + DATABASE_PATIENCE;
        let Err(problem) = self.write_down_by(patient_until, &ended).await else { return };
        warn!(error = %chain(&problem), delivery.messages = ended.len(), "written down one by one");
        for one in &ended {
            if let Err(problem) = self.write_down_by(patient_until, slice::from_ref(one)).await {
                // The lease runs out and the message is looked at again.
                error!(
                    error = %chain(&problem),
                    delivery.outbox = one.message.id.0,
                    "what became of a message was not written down"
                );
            }
        }
    }

    /// The house hears of it before the message is closed: a crash in between repeats the news, which it bears.
    async fn tell_of_unreachable(&self, message: &Claimed, reason: String, now: DateTime<Utc>) -> Verdict {
        match self.parts.aftermath.unreachable(message.person, now).await {
            Ok(()) => Verdict::Unreachable(reason),
            Err(problem) => {
                error!(error = %format!("{problem:#}"), delivery.outbox = message.id.0, "nobody heard of it");
                again_or_failed(message, reason, now)
            }
        }
    }

    /// A database in trouble gets time to recover: an outcome that is not written down is an unknown one.
    async fn write_down_by(&self, patient_until: DateTime<Utc>, ended: &[Ended]) -> StoreResult<()> {
        loop {
            let outcome = self.write_down(ended).await;
            let again = matches!(&outcome, Err(problem) if problem.is_transient());
            if !again || self.parts.clock.now() >= patient_until {
                return outcome;
            }
            self.parts.clock.sleep_until(self.parts.clock.now() + DATABASE_AGAIN).await;
        }
    }

    async fn write_down(&self, ended: &[Ended]) -> StoreResult<()> {
        let Some(at) = ended.iter().map(|one| one.at).max() else { return Ok(()) };
        let mut transaction = self.parts.pool.begin().await?;
        let db = &mut *transaction;
        write_arrived(db, ended, at).await?;
        for one in ended {
            self.write_trouble(db, one).await?;
        }
        if self.books.is_news(at) {
            bots::note_delivery(db, self.parts.bot_id, at).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    async fn write_trouble(&self, db: &mut PgConnection, ended: &Ended) -> StoreResult<()> {
        let (id, now) = (ended.message.id, ended.at);
        match &ended.verdict {
            Verdict::Sent(_) => Ok(()),
            Verdict::Unreachable(reason) => sending::close(db, id, Failure::Unreachable, reason, now).await,
            Verdict::Failed(reason) => sending::close(db, id, Failure::Refused, reason, now).await,
            Verdict::Unknown(reason) => sending::close(db, id, Failure::Unknown, reason, now).await,
            Verdict::Again { at, error } => sending::put_back(db, id, *at, error).await,
            Verdict::HandedBack => sending::hand_back(db, id).await,
            Verdict::Postponed { until } => sending::postpone(db, id, *until).await,
            Verdict::PauseAll { until } => {
                sending::postpone(db, id, *until).await?;
                bots::pause(db, self.parts.bot_id, *until).await
            }
        }
    }
}

/// People are written before messages, as everybody does who locks both.
async fn write_arrived(db: &mut PgConnection, ended: &[Ended], now: DateTime<Utc>) -> StoreResult<()> {
    let arrived: Vec<(&Claimed, Carried)> = ended
        .iter()
        .filter_map(|one| match one.verdict {
            Verdict::Sent(carried) => Some((&one.message, carried)),
            _ => None,
        })
        .collect();
    if arrived.is_empty() {
        return Ok(());
    }
    let latest: Vec<_> = arrived
        .iter()
        .filter_map(|(message, carried)| carried.latest.map(|latest| (message.person, latest)))
        .collect();
    people::note_messages(db, &latest).await?;
    let closed: Vec<_> = arrived
        .iter()
        .map(|(message, carried)| Arrived { id: message.id, message_id: carried.card })
        .collect();
    sending::close_arrived(db, &closed, now).await?;
    for (message, carried) in arrived.iter().filter(|(_, carried)| carried.in_place) {
        if let Some(card) = carried.card {
            said::note_replaced(db, message.person, card, message.id, now).await?;
        }
    }
    let overtaken = arrived.iter().filter(|(message, _)| message.may_be_overtaken);
    let ids: Vec<_> = overtaken.map(|(message, _)| message.id).collect();
    if ids.is_empty() {
        // Answers and news take the place of nothing and are overtaken by nothing.
        return Ok(());
    }
    said::strip_if_overtaken(db, &ids, now).await?;
    fold_superseded(db, &arrived, now).await
}

/// Earlier reminders whose debts one just sent, or others after them, speak of again become one line each.
async fn fold_superseded(
    db: &mut PgConnection,
    arrived: &[(&Claimed, Carried)],
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let reminders = arrived.iter().filter(|(message, _)| message.priority == Priority::Reminder.code());
    let ids: Vec<_> = reminders.map(|(message, _)| message.id).collect();
    let mut folds = Vec::new();
    for old in said::take_superseded(&mut *db, &ids, now).await? {
        let Some((newer, _)) = arrived.iter().find(|(message, _)| message.id == old.by) else { continue };
        let t = texts(Language::from_code(Some(&newer.language)));
        let on = old.sent_at.with_timezone(&old.zone).date_naive();
        let errand = Errand::Fold { message_id: old.message_id, text: reminder::folded(t, on) };
        let errand = serde_json::value::to_raw_value(&errand)
            .map_err(|error| StoreError::inconsistent("outbox", old.by, error))?;
        folds.push(Post::plain(newer.person, errand, Priority::Notice, now));
    }
    outbox::insert_plain(db, &folds, now).await
}

fn judge(trouble: Trouble, message: &Claimed, now: DateTime<Utc>) -> Verdict {
    let call = match trouble {
        Trouble::Paused(until) => return Verdict::Postponed { until },
        Trouble::Unreadable(problem) => return Verdict::Failed(problem.to_string()),
        // A part has gone and could not be noted: as unknown as a lost connection.
        Trouble::Store(problem) => CallError::Unknown(problem.to_string()),
        Trouble::Call(error) => error,
    };
    match call {
        CallError::Offline(_) => Verdict::HandedBack,
        CallError::RetryAfter(wait) => Verdict::PauseAll { until: now + wait },
        CallError::Unauthorized => Verdict::Postponed { until: now + TOKEN_REFUSED_WAIT },
        CallError::Unreachable(reason) => Verdict::Unreachable(reason),
        CallError::Unknown(reason) if !message.repeatable => Verdict::Unknown(reason),
        error @ (CallError::Unknown(_) | CallError::NotSent(_) | CallError::Conflict(_)) => {
            again_or_failed(message, error.to_string(), now)
        }
        error @ (CallError::Invalid(_) | CallError::NotModified | CallError::MessageGone) => {
            Verdict::Failed(error.to_string())
        }
    }
}

fn again_or_failed(message: &Claimed, error: String, now: DateTime<Utc>) -> Verdict {
    let failures = usize::try_from(message.attempts).unwrap_or(ATTEMPTS_MAX);
    match BACK_OFF.get(failures.saturating_sub(1)) {
        Some(wait) => Verdict::Again { at: now + *wait, error },
        None => Verdict::Failed(error),
    }
}

/// No names, no texts: the outbox has them.
fn log(message: &Claimed, verdict: &Verdict) {
    let (outbox, attempt, person) = (message.id.0, message.attempts, message.person.0);
    match verdict {
        Verdict::Sent(_) => {
            info!(delivery.outbox = outbox, delivery.attempt = attempt, person.id = person, "sent");
        }
        Verdict::Unreachable(reason) => {
            info!(delivery.outbox = outbox, person.id = person, %reason, "the person cannot be reached");
        }
        Verdict::Again { at, error } => {
            warn!(delivery.outbox = outbox, delivery.attempt = attempt, %at, %error, "not sent; trying again");
        }
        // Said once for all messages when the pause begins.
        Verdict::HandedBack => {}
        Verdict::Postponed { until } => {
            info!(delivery.outbox = outbox, %until, "postponed");
        }
        Verdict::PauseAll { until } => {
            warn!(delivery.outbox = outbox, %until, "Telegram asks the bot to wait");
        }
        Verdict::Unknown(reason) => {
            warn!(delivery.outbox = outbox, %reason, "nobody knows whether a message arrived; it is not repeated");
        }
        Verdict::Failed(reason) => {
            error!(delivery.outbox = outbox, delivery.attempt = attempt, %reason, "a message will never be sent");
        }
    }
}
