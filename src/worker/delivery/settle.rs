//! Writes down what became of a message: closed, put back, or waiting for the end of a pause.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tracing::{error, info, warn};

use super::Delivery;
use super::carry::{Carried, Trouble};
use crate::domain::language::Language;
use crate::i18n::texts;
use crate::screens::{Errand, reminder};
use crate::store::outbox::{self, Claimed, Outcome, Post};
use crate::store::{PgConnection, StoreError, StoreResult, bots, people, said};
use crate::telegram::CallError;

/// How long to wait after each failed attempt; with the last one the message is a dead letter.
const BACK_OFF: [Duration; ATTEMPTS_MAX - 1] = [
    Duration::from_secs(2),
    Duration::from_secs(10),
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(2),
];
const ATTEMPTS_MAX: usize = 8;
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
    /// Not the message's fault.
    Postponed {
        until: DateTime<Utc>,
    },
    /// As before, and the whole bot waits.
    PauseAll {
        until: DateTime<Utc>,
    },
}

impl Carried {
    fn outcome(self) -> Outcome {
        Outcome::Sent { message_id: self.card }
    }
}

impl Delivery {
    pub(super) async fn settle(
        &self,
        message: &Claimed,
        carried: Result<Carried, Trouble>,
    ) -> StoreResult<()> {
        let now = self.0.clock.now();
        let verdict = match carried {
            Ok(carried) => Verdict::Sent(carried),
            Err(trouble) => judge(trouble, message, now),
        };
        log(message, &verdict);
        let verdict = match verdict {
            Verdict::Unreachable(reason) => self.tell_of_unreachable(message, reason, now).await,
            other => other,
        };
        self.write_down(message, verdict, now).await
    }

    /// The house hears of it before the message is closed: a crash in between repeats the news, which it bears.
    async fn tell_of_unreachable(&self, message: &Claimed, reason: String, now: DateTime<Utc>) -> Verdict {
        match self.0.aftermath.unreachable(message.person, now).await {
            Ok(()) => Verdict::Unreachable(reason),
            Err(problem) => {
                error!(error = %format!("{problem:#}"), delivery.outbox = message.id.0, "nobody heard of it");
                again_or_failed(message, reason, now)
            }
        }
    }

    async fn write_down(&self, message: &Claimed, verdict: Verdict, now: DateTime<Utc>) -> StoreResult<()> {
        let id = message.id;
        let mut transaction = self.0.pool.begin().await?;
        let db = &mut *transaction;
        match verdict {
            Verdict::Sent(carried) => {
                outbox::close(db, id, carried.outcome(), None, now).await?;
                if let Some(latest) = carried.latest {
                    people::note_message(db, message.person, latest).await?;
                }
                if let Some(card) = carried.card.filter(|_| carried.in_place) {
                    said::note_replaced(db, message.person, card, id, now).await?;
                }
                outbox::strip_if_overtaken(db, id, now).await?;
                fold_superseded(db, message, now).await?;
            }
            Verdict::Unreachable(reason) => {
                outbox::close(db, id, Outcome::Unreachable, Some(&reason), now).await?;
            }
            Verdict::Failed(reason) => outbox::close(db, id, Outcome::Failed, Some(&reason), now).await?,
            Verdict::Unknown(reason) => outbox::close(db, id, Outcome::Unknown, Some(&reason), now).await?,
            Verdict::Again { at, error } => outbox::put_back(db, id, at, &error).await?,
            Verdict::Postponed { until } => outbox::postpone(db, id, until).await?,
            Verdict::PauseAll { until } => {
                outbox::postpone(db, id, until).await?;
                bots::pause(db, self.0.bot_id, until).await?;
            }
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Earlier reminders whose debts the one just sent, or others after them, speak of again become one line each.
async fn fold_superseded(db: &mut PgConnection, sent: &Claimed, now: DateTime<Utc>) -> StoreResult<()> {
    let t = texts(Language::from_code(Some(&sent.language)));
    for old in said::take_superseded(&mut *db, sent.id, now).await? {
        let on = old.sent_at.with_timezone(&old.zone).date_naive();
        let errand = Errand::Fold { message_id: old.message_id, text: reminder::folded(t, on) };
        let errand = serde_json::to_value(errand)
            .map_err(|error| StoreError::inconsistent("outbox", sent.id, error))?;
        outbox::insert(&mut *db, &Post::tidying(sent.person, errand, now), now).await?;
    }
    Ok(())
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
