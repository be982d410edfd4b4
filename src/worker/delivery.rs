//! Sends what waits in the outbox: in order per chat, one in flight per chat, chats in parallel, at Telegram's pace.
//!
//! The only place that sends messages. It knows screens and outcomes, and nothing of debts.

mod carry;
mod enclose;
mod settle;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{error, warn};

use self::settle::Books;
use super::chain;
use super::pace::Pace;
use crate::app::clock::SharedClock;
use crate::domain::ids::{OutboxId, PersonId};
use crate::store::sending::{self, Claimed};
use crate::store::{PgPool, StoreError, StoreResult, bots, outbox};
use crate::telegram::Client;

/// How long a message stays in a process's hands; longer than its requests can take.
const LEASE: Duration = Duration::from_mins(2);
/// Messages in hand at once, each of another chat.
const IN_HAND_MAX: usize = 128;
/// Hands that are free before more is taken, where pace is no limit: one look for many messages.
const TAKEN_AT_LEAST: usize = IN_HAND_MAX / 4;
/// How often leases of dead processes are looked for.
const RECOVER_EVERY: Duration = Duration::from_mins(1);
/// How often the outbox is looked at unasked: other processes put messages there too.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long nothing is tried when no connection comes about: what waits goes soon after the network is back.
const OFFLINE_WAIT: TimeDelta = TimeDelta::seconds(5);

/// How often what is too late is closed.
const EXPIRE_EVERY: TimeDelta = TimeDelta::seconds(1);

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
pub struct Delivery {
    parts: Arc<Parts>,
    books: Arc<Books>,
    /// Until when Telegram asked this process to wait; other processes read it from the bot's row.
    paused: Arc<Mutex<Option<DateTime<Utc>>>>,
    /// Until when nothing is tried, because no connection came about.
    offline: Arc<Mutex<Option<DateTime<Utc>>>>,
    /// Messages that this process is sending.
    in_hand: Arc<Mutex<BTreeSet<OutboxId>>>,
    /// When messages that are too late are closed next.
    next_expiry: Arc<Mutex<Option<DateTime<Utc>>>>,
}

/// A message in the hands of this process, until this is dropped.
struct InHand {
    delivery: Delivery,
    id: OutboxId,
}

impl Drop for InHand {
    fn drop(&mut self) {
        self.delivery.in_hand().remove(&self.id);
    }
}

impl Delivery {
    /// Nothing is sent before `run`.
    pub fn new(parts: Parts) -> Self {
        Self {
            parts: Arc::new(parts),
            books: Arc::default(),
            paused: Arc::default(),
            offline: Arc::default(),
            in_hand: Arc::default(),
            next_expiry: Arc::default(),
        }
    }

    /// Sends while `leading` is true, until `stop`; then finishes what is in hand.
    pub async fn run(&self, stop: CancellationToken, mut leading: watch::Receiver<bool>) {
        let mut in_hand = JoinSet::new();
        let mut recover_at = self.parts.clock.now();
        // Places at Telegram's pace that nobody has used yet.
        let mut places = 0;
        while !stop.is_cancelled() {
            tokio::select! {
                () = stop.cancelled() => break,
                turn = leading.wait_for(|leads| *leads) => if turn.is_err() { break },
            }
            if self.parts.clock.now() >= recover_at {
                self.recover().await;
                recover_at = self.parts.clock.now() + RECOVER_EVERY;
            }
            if places == 0 {
                // The message is chosen once there is a place for it, so that an answer is never behind a reminder.
                places = tokio::select! {
                    () = stop.cancelled() => break,
                    places = self.parts.pace.places() => places,
                };
            }
            // Registered before the look at the outbox, so that nothing committed in between is slept over.
            let filled = self.parts.outbox_filled.notified();
            let Some(wake_at) = self.look(&mut in_hand, &mut places).await else { continue };
            tokio::select! {
                () = stop.cancelled() => break,
                () = filled => {}
                Some(_) = in_hand.join_next() => {}
                () = self.parts.clock.sleep_until(wake_at.min(recover_at)) => {}
            }
            while in_hand.try_join_next().is_some() {}
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
            for message in claimed {
                self.take(message, &mut in_hand);
            }
            if in_hand.join_next().await.is_none() {
                return Ok(handled);
            }
        }
    }

    /// Messages whose process died are put back or, where they must not be repeated, closed.
    pub async fn recover(&self) {
        self.parts.pace.tidy();
        let recovered = async {
            let mut db = self.parts.pool.acquire().await?;
            let in_hand: Vec<OutboxId> = self.in_hand().iter().copied().collect();
            sending::recover_leases(&mut db, &in_hand, self.parts.clock.now()).await
        };
        match recovered.await {
            Ok(0) => {}
            Ok(messages) => warn!(delivery.recovered = messages, "messages of a dead process were found"),
            Err(problem) => error!(error = %chain(&problem), "leases were not looked at"),
        }
    }

    /// Takes what may go, as far as there are hands and places. `None`: there may be more; otherwise when to look again.
    async fn look(&self, in_hand: &mut JoinSet<()>, places: &mut usize) -> Option<DateTime<Utc>> {
        let now = self.parts.clock.now();
        let next_look_at = now + LOOK_EVERY;
        let free = IN_HAND_MAX - in_hand.len();
        if free < TAKEN_AT_LEAST.min(*places) {
            return Some(next_look_at);
        }
        let wanted = free.min(*places);
        let looked = async {
            let claimed = self.claim(wanted).await?;
            let (more, any) = (claimed.len() == wanted, !claimed.is_empty());
            for message in claimed {
                if self.parts.pace.seat(message.telegram_id) {
                    *places = places.saturating_sub(1);
                }
                self.take(message, in_hand);
            }
            if more {
                return Ok(None);
            }
            if any {
                // Whoever has a message in hand wakes us soon.
                return Ok(Some(next_look_at));
            }
            let mut db = self.parts.pool.acquire().await?;
            let next_ready_at = outbox::next_ready_at(&mut db).await?;
            // Something ready that was not taken is in other hands.
            Ok(Some(next_ready_at.filter(|at| *at > now).map_or(next_look_at, |at| at.min(next_look_at))))
        };
        looked.await.unwrap_or_else(|problem: StoreError| {
            error!(error = %chain(&problem), "the outbox could not be read");
            Some(next_look_at)
        })
    }

    fn take(&self, message: Claimed, in_hand: &mut JoinSet<()>) {
        let delivery = self.clone();
        delivery.in_hand().insert(message.id);
        // Let go of also when the task panics: its lease is all that holds it then.
        let held = InHand { delivery: delivery.clone(), id: message.id };
        in_hand.spawn(async move {
            let carried = delivery.carry_out(&message).await;
            delivery.settle(message, carried).await;
            drop(held);
        });
    }

    fn in_hand(&self) -> MutexGuard<'_, BTreeSet<OutboxId>> {
        self.in_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn claim(&self, limit: usize) -> StoreResult<Vec<Claimed>> {
        let now = self.parts.clock.now();
        let mut transaction = self.parts.pool.begin().await?;
        let paused_until = bots::lock_sending(&mut transaction, self.parts.bot_id).await?;
        if self.is_time_to_expire(now) {
            let dropped = outbox::expire(&mut transaction, now).await?;
            if dropped > 0 {
                warn!(delivery.expired = dropped, "messages were no longer worth sending");
            }
        }
        let claimed = if paused_until.max(self.paused_until()).is_some_and(|until| now < until) {
            Vec::new()
        } else {
            let limit = i64::try_from(limit).unwrap_or_default();
            sending::claim(&mut transaction, now, now + LEASE, limit).await?
        };
        transaction.commit().await?;
        Ok(claimed)
    }

    /// Messages that are too late are not taken anyway: they are closed once in a while.
    fn is_time_to_expire(&self, now: DateTime<Utc>) -> bool {
        let mut next = self.next_expiry.lock().unwrap_or_else(PoisonError::into_inner);
        let due = next.is_none_or(|next| now >= next || next - now > EXPIRE_EVERY);
        if due {
            *next = Some(now + EXPIRE_EVERY);
        }
        due
    }

    /// Until when nobody is written to. Being offline lasts a moment, also when the clock was set back meanwhile.
    fn paused_until(&self) -> Option<DateTime<Utc>> {
        let now = self.parts.clock.now();
        let offline = *self.offline.lock().unwrap_or_else(PoisonError::into_inner);
        let offline = offline.filter(|until| *until - now <= OFFLINE_WAIT);
        offline.max(*self.paused.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// No connection comes about: nothing is tried for a moment. Says whether that is news.
    fn go_offline(&self) -> bool {
        let now = self.parts.clock.now();
        let mut offline = self.offline.lock().unwrap_or_else(PoisonError::into_inner);
        let is_news = offline.is_none_or(|until| until <= now);
        *offline = Some(now + OFFLINE_WAIT);
        is_news
    }

    fn pause_until(&self, until: DateTime<Utc>) {
        let mut paused = self.paused.lock().unwrap_or_else(PoisonError::into_inner);
        *paused = paused.max(Some(until));
    }
}
