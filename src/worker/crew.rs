//! All workers of one bot, put together once: for the running program, the demo and the tests alike.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;

use super::chain;
use super::delivery::{Aftermath, Delivery, Parts};
use super::housekeeping::Housekeeping;
use super::leader::Leader;
use super::pace::Pace;
use super::scheduler::Scheduler;
use super::turns::Turns;
use crate::app::clock::SharedClock;
use crate::app::ids::IdSource;
use crate::app::{Bells, BotName, House, reach};
use crate::domain::ids::PersonId;
use crate::store::{PgPool, bots, inbox, outbox};
use crate::telegram::{CallError, Client, Intake, profile};

/// How long to wait for Telegram at the start, and then again.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// The workers of one bot.
pub struct Crew {
    pub house: House,
    pub client: Client,
    pub intake: Arc<Intake>,
    pub turns: Turns,
    pub scheduler: Scheduler,
    pub delivery: Delivery,
    pub housekeeping: Housekeeping,
    pub leader: Arc<Leader>,
}

/// What a crew works with.
pub struct Tools {
    pub client: Client,
    pub pool: PgPool,
    pub clock: SharedClock,
    pub ids: Arc<dyn IdSource>,
    pub pace: Pace,
}

impl Crew {
    /// Learns from Telegram who the bot is and puts the workers together. Waits for a Telegram that cannot
    /// be reached; `None`: told to stop meanwhile.
    ///
    /// # Errors
    /// A token that Telegram does not accept, or storage trouble.
    pub async fn gather(tools: Tools, stop: &CancellationToken) -> anyhow::Result<Option<Self>> {
        let Some(bot) = who_am_i(&tools.client, stop).await? else { return Ok(None) };
        let mut db = tools.pool.acquire().await?;
        bots::register(&mut db, bot.id).await?;
        drop(db);
        let Tools { client, pool, clock, ids, pace } = tools;
        let bells = Bells::default();
        let house = House {
            pool: pool.clone(),
            clock: Arc::clone(&clock),
            ids,
            bot: bot.clone(),
            bells: bells.clone(),
        };
        let delivery = Delivery::new(Parts {
            pool: pool.clone(),
            client: client.clone(),
            clock: Arc::clone(&clock),
            bot_id: bot.id,
            outbox_filled: Arc::clone(&bells.outbox),
            pace,
            aftermath: Arc::new(TellOwners { house: house.clone() }),
        });
        let intake = Intake {
            client: client.clone(),
            pool: pool.clone(),
            bot_id: bot.id,
            clock: Arc::clone(&clock),
            inbox_filled: bells.inbox,
        };
        Ok(Some(Self {
            intake: Arc::new(intake),
            turns: Turns::new(house.clone(), client.clone()),
            scheduler: Scheduler { house: house.clone() },
            delivery,
            housekeeping: Housekeeping { house: house.clone() },
            leader: Arc::new(Leader::new(pool, clock, bot.id)),
            house,
            client,
        }))
    }

    /// Tells Telegram the commands and the description. Not worth failing for: people can type commands.
    pub async fn publish_profile(&self) {
        if let Err(error) = profile::publish(&self.client).await {
            tracing::warn!(error = %chain(&error), "the bot's commands could not be published");
        }
    }

    /// Does all that there is to do now: takes updates in, plays them, reminds, tidies, sends.
    ///
    /// # Errors
    /// Storage trouble, or a Bot API that cannot be reached.
    pub async fn settle(&self) -> anyhow::Result<()> {
        loop {
            let mut done = self.intake.poll_once(Duration::ZERO).await?;
            done += self.turns.run_until_idle().await?;
            done += self.scheduler.run_until_idle().await?;
            self.housekeeping.round().await?;
            done += self.delivery.run_until_idle().await?;
            // What could not be said in time is due again at once.
            done += self.scheduler.run_until_idle().await?;
            if done == 0 {
                return Ok(());
            }
        }
    }

    /// When something happens next by itself.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn next_event_at(&self) -> anyhow::Result<Option<DateTime<Utc>>> {
        let timer = self.scheduler.next_due_at().await?;
        let tidying = self.housekeeping.next_at().await?;
        let mut db = self.house.pool.acquire().await?;
        let post = outbox::next_ready_at(&mut db).await?;
        let again = inbox::next_retry_at(&mut db, self.house.bot.id).await?;
        Ok([timer, tidying, post, again].into_iter().flatten().min())
    }
}

async fn who_am_i(client: &Client, stop: &CancellationToken) -> anyhow::Result<Option<BotName>> {
    loop {
        match client.me().await {
            Ok(me) => return Ok(Some(BotName { id: me.id, username: me.username })),
            Err(error @ CallError::Unauthorized) => {
                return Err(anyhow::Error::new(error).context("Telegram does not accept the token"));
            }
            Err(error) => {
                tracing::warn!(error = %chain(&error), "Telegram does not answer yet; trying again");
            }
        }
        tokio::select! {
            () = stop.cancelled() => return Ok(None),
            () = tokio::time::sleep(TRY_AGAIN) => {}
        }
    }
}

/// Owners learn that a client cannot be reached here.
struct TellOwners {
    house: House,
}

#[async_trait]
impl Aftermath for TellOwners {
    async fn unreachable(&self, person: PersonId, _now: DateTime<Utc>) -> anyhow::Result<()> {
        let mut uow = self.house.begin().await?;
        reach::mark_unreachable(&mut uow, person).await?;
        uow.commit().await?;
        Ok(())
    }
}
