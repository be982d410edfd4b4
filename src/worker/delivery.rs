//! Sends what waits in the outbox: in order per chat, one in flight per chat, chats in parallel, at Telegram's pace.
//!
//! The only place that sends messages. It knows screens and outcomes, and nothing of debts.

mod carry;
mod enclose;
mod settle;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{error, warn};

use super::chain;
use super::pace::Pace;
use crate::app::clock::SharedClock;
use crate::domain::ids::PersonId;
use crate::store::outbox::{self, Claimed};
use crate::store::{PgPool, StoreResult, bots};
use crate::telegram::Client;

/// How long a message stays in a process's hands; longer than its requests can take.
const LEASE: Duration = Duration::from_mins(2);
/// Messages in hand at once, each of another chat.
const IN_HAND_MAX: usize = 30;
/// How often leases of dead processes are looked for.
const RECOVER_EVERY: Duration = Duration::from_mins(1);
/// How often the outbox is looked at unasked: other processes put messages there too.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// What the house does when a person turns out to be out of reach.
#[async_trait]
pub trait Aftermath: Send + Sync + 'static {
    /// Called before the message is closed and again if the process dies in between: must do its work once per
    /// stretch of being unreachable (`Person::unreachable_at` is still unset at the first call).
    async fn unreachable(&self, person: PersonId, now: DateTime<Utc>) -> anyhow::Result<()>;
}

/// What delivery works with.
pub struct Parts {
    /// Where the outbox is.
    pub pool: PgPool,
    /// The Bot API.
    pub client: Client,
    /// For leases, back-off and pauses.
    pub clock: SharedClock,
    /// Whose messages.
    pub bot_id: i64,
    /// Rung by whoever commits messages.
    pub outbox_filled: Arc<Notify>,
    /// How fast messages may go.
    pub pace: Pace,
    /// What happens to people out of reach.
    pub aftermath: Arc<dyn Aftermath>,
}

/// The sender; cheap to clone.
#[derive(Clone)]
pub struct Delivery(Arc<Parts>);

impl Delivery {
    /// Nothing is sent before `run`.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Sends while `leading` is true, until `stop`; then finishes what is in hand.
    pub async fn run(&self, stop: CancellationToken, mut leading: watch::Receiver<bool>) {
        let mut in_hand = JoinSet::new();
        let mut recover_at = self.0.clock.now();
        while !stop.is_cancelled() {
            tokio::select! {
                () = stop.cancelled() => break,
                turn = leading.wait_for(|leads| *leads) => if turn.is_err() { break },
            }
            // Registered before the look at the outbox, so that nothing committed in between is slept over.
            let filled = self.0.outbox_filled.notified();
            if self.0.clock.now() >= recover_at {
                self.recover().await;
                recover_at = self.0.clock.now() + RECOVER_EVERY;
            }
            let wake_at = self.look(&mut in_hand).await.min(recover_at);
            tokio::select! {
                () = stop.cancelled() => break,
                () = filled => {}
                Some(_) = in_hand.join_next() => {}
                () = self.0.clock.sleep_until(wake_at) => {}
            }
        }
        while in_hand.join_next().await.is_some() {}
    }

    /// Sends everything that may go now and what that makes ready; returns how many messages were handled.
    ///
    /// # Errors
    /// When the outbox cannot be read.
    pub async fn run_until_idle(&self) -> StoreResult<usize> {
        let mut in_hand = JoinSet::new();
        let mut handled = 0;
        loop {
            let claimed = self.claim(IN_HAND_MAX - in_hand.len()).await?;
            handled += claimed.len();
            self.take(claimed, &mut in_hand);
            if in_hand.join_next().await.is_none() {
                return Ok(handled);
            }
        }
    }

    /// Messages whose process died are put back or, where they must not be repeated, closed.
    pub async fn recover(&self) {
        self.0.pace.tidy();
        let recovered = async {
            let mut db = self.0.pool.acquire().await?;
            outbox::recover_leases(&mut db, self.0.clock.now()).await
        };
        match recovered.await {
            Ok(0) => {}
            Ok(messages) => warn!(delivery.recovered = messages, "messages of a dead process were found"),
            Err(problem) => error!(error = %chain(&problem), "leases were not looked at"),
        }
    }

    /// Takes what may go; returns when to look again.
    async fn look(&self, in_hand: &mut JoinSet<()>) -> DateTime<Utc> {
        let free = IN_HAND_MAX - in_hand.len();
        let looked = async {
            let claimed = self.claim(free).await?;
            self.take(claimed, in_hand);
            let mut db = self.0.pool.acquire().await?;
            outbox::next_ready_at(&mut db).await
        };
        let next_ready_at = looked.await.unwrap_or_else(|problem| {
            error!(error = %chain(&problem), "the outbox could not be read");
            None
        });
        let now = self.0.clock.now();
        let next_look_at = now + LOOK_EVERY;
        // Something ready that was not taken is in other hands, or too much is in ours.
        next_ready_at.filter(|at| *at > now).map_or(next_look_at, |at| at.min(next_look_at))
    }

    fn take(&self, claimed: Vec<Claimed>, in_hand: &mut JoinSet<()>) {
        for message in claimed {
            let delivery = self.clone();
            in_hand.spawn(async move { delivery.deliver(message).await });
        }
    }

    async fn claim(&self, limit: usize) -> StoreResult<Vec<Claimed>> {
        let now = self.0.clock.now();
        let mut transaction = self.0.pool.begin().await?;
        let paused_until = bots::lock_sending(&mut transaction, self.0.bot_id).await?;
        let dropped = outbox::expire(&mut transaction, now).await?;
        if dropped > 0 {
            warn!(delivery.expired = dropped, "messages were no longer worth sending");
        }
        let claimed = if paused_until.is_some_and(|until| now < until) {
            Vec::new()
        } else {
            let limit = i64::try_from(limit).unwrap_or_default();
            outbox::claim(&mut transaction, now, now + LEASE, limit).await?
        };
        transaction.commit().await?;
        Ok(claimed)
    }

    /// Carries one message out and writes down what became of it.
    async fn deliver(&self, message: Claimed) {
        let outcome = self.carry_out(&message).await;
        if let Err(problem) = self.settle(&message, outcome).await {
            // The lease runs out and the message is looked at again.
            error!(
                error = %chain(&problem),
                delivery.outbox = message.id.0,
                "what became of a message was not written down"
            );
        }
    }
}
