//! Takes updates from the inbox, one chat at a time and many chats at once, and plays them: together where they can share
//! a transaction, alone where not.

mod alone;

use std::collections::BTreeSet;
use std::panic::{self, AssertUnwindSafe};
use std::time::Duration;

use futures::FutureExt;
use futures::future::join_all;
use metrics::histogram;
use tokio_util::sync::CancellationToken;

use super::{chain, panic_text, seconds_since};
use crate::app::{AppResult, House, UnitOfWork};
use crate::dialogue;
use crate::dialogue::event::Event;
use crate::dialogue::scene::Toast;
use crate::store::inbox::{self, Waiting};
use crate::telegram::client::Client;
use crate::telegram::inbound::{self, Inbound};

/// How often the inbox is looked at without a bell: another process may have filled it.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Updates that share a transaction, at most: the more there are, the cheaper is each, and the longer waits the first.
const TOGETHER_MAX: i64 = 25;

/// Plays updates.
#[derive(Clone)]
pub struct Turns {
    house: House,
    client: Client,
}

/// A tap that was played, and what pops up in answer to it.
type Answer = (String, Option<Toast>);

impl Turns {
    pub fn new(house: House, client: Client) -> Self {
        Self { house, client }
    }

    /// Plays updates until told to stop.
    ///
    /// # Errors
    /// None of its own: a failing update is retried and then put aside.
    pub async fn run(&self, stop: CancellationToken) -> anyhow::Result<()> {
        while !stop.is_cancelled() {
            let rung = self.house.bells.inbox.notified();
            tokio::pin!(rung);
            // Registered before the look, so that a bell in between is not missed.
            rung.as_mut().enable();
            match self.play_next(&stop).await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(error = %chain(&error), "the inbox could not be read"),
            }
            tokio::select! {
                () = rung => {}
                () = tokio::time::sleep(LOOK_AGAIN) => {}
                () = stop.cancelled() => {}
            }
        }
        Ok(())
    }

    /// Plays all that waits and says how much that was.
    ///
    /// # Errors
    /// Storage trouble while looking.
    pub async fn run_until_idle(&self) -> AppResult<usize> {
        let (mut played, never) = (0, CancellationToken::new());
        loop {
            match self.play_next(&never).await? {
                0 => return Ok(played),
                more => played += more,
            }
        }
    }

    /// Plays the next updates and says how many; none: nothing waits.
    async fn play_next(&self, stop: &CancellationToken) -> AppResult<usize> {
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        let taken = inbox::take_next(uow.db(), bot, now, TOGETHER_MAX).await?;
        if i64::try_from(taken.len()) == Ok(TOGETHER_MAX) {
            // There may be work for another worker.
            self.house.bells.inbox.notify_one();
        }
        match taken.as_slice() {
            [] => uow.roll_back().await?,
            [one] => self.play_taken(uow, one, None).await?,
            several => self.play_several(uow, several, stop).await?,
        }
        Ok(taken.len())
    }

    /// Plays updates in as few transactions as can be: those that cannot share one come last, alone.
    async fn play_several(
        &self,
        uow: UnitOfWork,
        taken: &[Waiting],
        stop: &CancellationToken,
    ) -> AppResult<()> {
        let mut rest: Vec<i64> = taken.iter().map(|waiting| waiting.update_id).collect();
        let mut alone = self.play_together(uow, taken).await?;
        rest.retain(|update| !alone.contains(update));
        while !alone.is_empty() && !rest.is_empty() {
            let mut uow = self.house.begin().await?;
            let (bot, now) = (self.house.bot.id, uow.now());
            let taken = inbox::take(uow.db(), bot, &rest, now).await?;
            let apart = self.play_together(uow, &taken).await?;
            if apart.is_empty() {
                break;
            }
            rest.retain(|update| !apart.contains(update));
            alone.extend(apart);
        }
        if !alone.is_empty() {
            // They may take long: others go on with the chats that were served.
            self.house.bells.inbox.notify_one();
        }
        for update in alone {
            if stop.is_cancelled() {
                break;
            }
            if let Err(error) = self.play_one(update, None).await {
                tracing::error!(update.id = update, error = %chain(&error), "an update could not be played");
            }
        }
        Ok(())
    }

    /// Plays updates in one transaction. Gives those that have to have their own, if any; then nothing has happened.
    async fn play_together(&self, mut uow: UnitOfWork, taken: &[Waiting]) -> AppResult<Vec<i64>> {
        let all = || taken.iter().map(|waiting| waiting.update_id).collect();
        let events = panic::catch_unwind(|| taken.iter().filter_map(read).collect::<Vec<Event>>());
        let apart = events.as_ref().map_or_else(|_| all(), |events| apart(events));
        let (Ok(events), true) = (events, apart.is_empty()) else {
            uow.roll_back().await?;
            return Ok(apart);
        };
        let mut toasts = Vec::with_capacity(events.len());
        let played = AssertUnwindSafe(perform(&mut uow, &events, &mut toasts)).catch_unwind().await;
        let trouble = match played {
            Ok(Ok(())) => match uow.commit().await {
                Ok(()) => {
                    let taps = events.iter().zip(toasts);
                    self.after(taken, taps.filter_map(|(event, toast)| Some((event.query()?, toast)))).await;
                    return Ok(Vec::new());
                }
                Err(error) => {
                    tracing::warn!(error = %chain(&error), updates = taken.len(), "updates were not committed");
                    return Ok(all());
                }
            },
            Ok(Err(error)) => chain(&error),
            Err(panic) => panic_text(&*panic),
        };
        uow.roll_back().await?;
        // Whether it was a fault, a refusal or a lock shows when it is played alone. Before the first was played, it may be
        // anybody's.
        let culprit = events.get(toasts.len()).filter(|_| !toasts.is_empty()).map(|event| event.update_id);
        tracing::debug!(update.id = culprit, updates = taken.len(), error = %trouble, "not played together");
        Ok(culprit.map_or_else(all, |culprit| vec![culprit]))
    }

    /// Updates have had their effect.
    async fn after(&self, taken: &[Waiting], taps: impl IntoIterator<Item = Answer>) {
        let now = self.house.clock.now();
        for update in taken {
            histogram!("vovremya_update_seconds").record(seconds_since(update.received_at, now));
        }
        join_all(taps.into_iter().map(|tap| self.answer(tap))).await;
    }

    /// The one thing that goes out directly: it must be quick and is harmless to lose.
    async fn answer(&self, (query, toast): Answer) {
        let text = toast.as_ref().map(|toast| toast.text.as_str());
        self.client.answer_callback(&query, text, toast.as_ref().is_some_and(|toast| toast.alert)).await;
    }
}

/// Events that cannot share a transaction with the others: one with a file to be looked into first, and the second of the
/// same person.
fn apart(events: &[Event]) -> Vec<i64> {
    let mut people = BTreeSet::new();
    let apart =
        events.iter().filter(|event| event.pdf().is_some() || !people.insert(event.sender.telegram_id));
    apart.map(|event| event.update_id).collect()
}

/// What an update is to the bot, if anything.
fn read(waiting: &Waiting) -> Option<Event> {
    match inbound::read(&waiting.payload) {
        Inbound::Event(event) => Some(event),
        Inbound::Ignored { reason } => {
            tracing::debug!(update.id = waiting.update_id, reason, "an update was ignored");
            None
        }
    }
}

/// Plays events to the last word that is stored; only the commit is missing. `toasts` gets one for each that was played.
async fn perform(uow: &mut UnitOfWork, events: &[Event], toasts: &mut Vec<Option<Toast>>) -> AppResult<()> {
    dialogue::handle(uow, events, toasts).await?;
    uow.write_out().await
}
