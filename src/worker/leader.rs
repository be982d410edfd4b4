//! Decides which of several processes polls and sends for a bot: whoever holds the bot's advisory lock, on a
//! connection of its own. When that breaks, PostgreSQL gives the lock to another.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::chain;
use crate::app::clock::SharedClock;
use crate::store::{PgConnection, PgPool, StoreResult, bots};

/// How often the others try, and the leader makes sure.
const EVERY: Duration = Duration::from_secs(3);
/// A connection that says nothing for this long is lost.
const SILENCE_MAX: Duration = Duration::from_secs(5);

/// The candidacy of this process.
pub struct Leader {
    pool: PgPool,
    clock: SharedClock,
    bot_id: i64,
    leading: watch::Sender<bool>,
}

impl Leader {
    /// A process that does not lead yet.
    pub fn new(pool: PgPool, clock: SharedClock, bot_id: i64) -> Self {
        Self { pool, clock, bot_id, leading: watch::Sender::new(false) }
    }

    /// Whether this process leads, now and later.
    pub fn watch(&self) -> watch::Receiver<bool> {
        self.leading.subscribe()
    }

    /// Leads whenever it can, until `stop`. Stop it after whatever depends on leading: the lock goes with it.
    pub async fn run(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            match self.try_lead().await {
                Ok(Some(connection)) => self.lead(connection, &stop).await,
                Ok(None) => {}
                Err(problem) => warn!(error = %chain(&problem), "cannot try to lead"),
            }
            self.wait(&stop).await;
        }
    }

    async fn try_lead(&self) -> StoreResult<Option<PgConnection>> {
        // Detached: given back to the pool, the connection would keep the lock.
        let mut connection = self.pool.acquire().await?.detach();
        Ok(bots::try_lead(&mut connection, self.bot_id).await?.then_some(connection))
    }

    async fn lead(&self, mut connection: PgConnection, stop: &CancellationToken) {
        info!("this process polls and sends");
        self.leading.send_replace(true);
        while !stop.is_cancelled() {
            self.wait(stop).await;
            match timeout(SILENCE_MAX, bots::still_leads(&mut connection)).await {
                Ok(Ok(())) => {}
                _ => break,
            }
        }
        self.leading.send_replace(false);
        info!("this process no longer polls and sends");
    }

    async fn wait(&self, stop: &CancellationToken) {
        tokio::select! {
            () = stop.cancelled() => {}
            () = self.clock.sleep_until(self.clock.now() + EVERY) => {}
        }
    }
}
