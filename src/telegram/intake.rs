//! Fetches updates by long polling. A batch and the offset behind it are stored in one transaction, and only the next
//! request tells Telegram that they arrived: whatever dies in between, nothing is lost and nothing is stored twice.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use thiserror::Error;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use super::client::Client;
use super::error::{CallError, chain};
use super::inbound;
use crate::app::clock::SharedClock;
use crate::store::inbox::Arrived;
use crate::store::{PgPool, StoreError, bots, inbox};

/// How long Telegram holds a request when there is nothing new.
const LONG_POLL: Duration = Duration::from_secs(25);
const BACK_OFF_FIRST: Duration = Duration::from_secs(1);
const BACK_OFF_MAX: Duration = Duration::from_secs(30);

/// Why a batch was not taken in.
#[derive(Debug, Error)]
pub enum IntakeError {
    /// The updates could not be stored; Telegram keeps them.
    #[error("updates could not be stored")]
    Store(#[from] StoreError),
    /// They could not be fetched.
    #[error("updates could not be fetched: {0}")]
    Call(#[from] CallError),
}

/// The polling loop.
pub struct Intake {
    /// The Bot API.
    pub client: Client,
    /// Where the inbox is.
    pub pool: PgPool,
    /// Whose updates.
    pub bot_id: i64,
    /// For arrival times and back-off.
    pub clock: SharedClock,
    /// Rung after each stored batch.
    pub inbox_filled: Arc<Notify>,
}

impl Intake {
    /// Polls while `leading` is true, until `stop`.
    ///
    /// # Errors
    /// [`CallError::Unauthorized`] when the token is no longer accepted; everything else is tried again.
    pub async fn run(
        &self,
        stop: CancellationToken,
        mut leading: watch::Receiver<bool>,
    ) -> Result<(), IntakeError> {
        loop {
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                turn = leading.wait_for(|leads| *leads) => if turn.is_err() { return Ok(()) },
            }
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                turn = leading.wait_for(|leads| !*leads) => if turn.is_err() { return Ok(()) },
                ended = self.poll() => return ended,
            }
        }
    }

    /// Polls until the token is refused. Dropping it between any two steps loses nothing.
    async fn poll(&self) -> Result<(), IntakeError> {
        let mut failures = 0_u32;
        let mut webhook_may_be_set = true;
        loop {
            let polled = if webhook_may_be_set {
                self.client.delete_webhook().await.map_err(IntakeError::from).map(|()| 0)
            } else {
                self.poll_once(LONG_POLL).await
            };
            match polled {
                Ok(_) => (failures, webhook_may_be_set) = (0, false),
                Err(IntakeError::Call(CallError::Unauthorized)) => return Err(CallError::Unauthorized.into()),
                Err(problem) => {
                    webhook_may_be_set |= matches!(problem, IntakeError::Call(CallError::Conflict(_)));
                    failures = failures.saturating_add(1);
                    self.wait_after(&problem, failures).await;
                }
            }
        }
    }

    async fn wait_after(&self, problem: &IntakeError, failures: u32) {
        let wait = match problem {
            IntakeError::Call(CallError::RetryAfter(wait)) => *wait,
            _ => back_off(failures),
        };
        warn!(
            error = %chain(problem),
            intake.failures = failures,
            intake.wait_s = wait.as_secs(),
            "updates did not come in; trying again"
        );
        self.clock.sleep_until(self.clock.now() + wait).await;
    }

    /// Fetches and stores one batch; returns how many updates it had.
    ///
    /// # Errors
    /// When they could not be fetched or stored; Telegram then brings them again.
    pub async fn poll_once(&self, wait: Duration) -> Result<usize, IntakeError> {
        let offset = {
            let mut db = self.pool.acquire().await.map_err(StoreError::from)?;
            bots::next_update_id(&mut db, self.bot_id).await?
        };
        let batch = self.client.updates(offset, wait).await?;
        let arrived: Vec<Arrived> = batch.into_iter().filter_map(arrived).collect();
        let Some(last) = arrived.last() else {
            return Ok(0);
        };
        self.store(&arrived, last.update_id).await?;
        self.inbox_filled.notify_one();
        Ok(arrived.len())
    }

    async fn store(&self, arrived: &[Arrived], last: i64) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let new = inbox::insert(&mut transaction, self.bot_id, arrived, self.clock.now()).await?;
        // Telegram starts again at a random number after a quiet week, so the offset may also go down.
        bots::set_next_update_id(&mut transaction, self.bot_id, last.saturating_add(1)).await?;
        transaction.commit().await?;
        info!(intake.updates = arrived.len(), intake.new = new, "updates stored");
        Ok(())
    }
}

/// An update as the inbox keeps it.
pub(super) fn arrived(mut payload: Value) -> Option<Arrived> {
    let Some(update_id) = inbound::update_id(&payload) else {
        error!("an update without a number was dropped");
        return None;
    };
    make_storable(&mut payload);
    Some(Arrived { update_id, chat_id: inbound::chat_id(&payload), payload })
}

/// PostgreSQL refuses U+0000 in JSON; one such character would hold up the whole batch for ever.
fn make_storable(value: &mut Value) {
    let is_bad = |text: &String| text.contains('\0');
    match value {
        Value::String(text) if is_bad(text) => text.retain(|letter| letter != '\0'),
        Value::Array(items) => items.iter_mut().for_each(make_storable),
        Value::Object(fields) => {
            if fields.keys().any(is_bad) {
                let named = |(name, value): (String, Value)| (name.replace('\0', ""), value);
                *fields = std::mem::take(fields).into_iter().map(named).collect();
            }
            fields.values_mut().for_each(make_storable);
        }
        _ => {}
    }
}

/// 1 s, doubling, at most 30 s.
fn back_off(failures: u32) -> Duration {
    let doublings = failures.saturating_sub(1).min(16);
    BACK_OFF_FIRST.saturating_mul(1 << doublings).min(BACK_OFF_MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn waits_double_up_to_half_a_minute() {
        let seconds: Vec<u64> = (1..=7).map(|failures| back_off(failures).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(back_off(u32::MAX), BACK_OFF_MAX);
    }

    #[test]
    fn characters_that_the_database_refuses_are_left_out() {
        let payload = json!({"update_id": 1, "message": {"text": "a\u{0}b", "list": ["\u{0}"]}});
        let stored = arrived(payload).map(|update| update.payload);
        assert_eq!(stored, Some(json!({"update_id": 1, "message": {"text": "ab", "list": [""]}})));
    }
}
