//! Takes updates from the inbox, one chat at a time and many chats at once, and plays them.

use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
use std::slice;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use futures::future::join_all;
use metrics::{counter, histogram};
use sha2::{Digest as _, Sha256};
use tokio_util::sync::CancellationToken;

use super::{chain, panic_text, seconds_since};
use crate::app::{AppResult, Error, House, UnitOfWork};
use crate::dialogue;
use crate::dialogue::event::{Digest, Event, PDF_BYTES_MAX};
use crate::dialogue::scene::Toast;
use crate::i18n::texts;
use crate::screens::{Errand, common};
use crate::store::inbox::{self, Waiting};
use crate::store::outbox::Priority;
use crate::store::{connection, visits};
use crate::telegram::client::Client;
use crate::telegram::inbound::{self, Inbound};

/// An update is tried this often; then it goes to quarantine and the chat goes on.
const ATTEMPTS_MAX: i32 = 3;

/// How long a failed update waits, by the number of failures so far.
const RETRY_AFTER: [TimeDelta; 2] = [TimeDelta::seconds(1), TimeDelta::seconds(5)];

/// How long an update waits that met a database in trouble.
const PUT_OFF: TimeDelta = TimeDelta::seconds(1);

/// How often the inbox is looked at without a bell: another process may have filled it.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Updates that share a transaction, at most: the more there are, the cheaper is each, and the longer waits the first.
const TOGETHER_MAX: i64 = 25;

/// How long a turn waits for the file that came with it.
const DOWNLOAD_WAIT: Duration = Duration::from_secs(10);

/// Plays updates.
#[derive(Clone)]
pub struct Turns {
    house: House,
    client: Client,
}

/// A tap that was played, and what pops up in answer to it.
type Answer = (String, Option<Toast>);

/// How far a turn came.
enum Turn {
    Played(Option<Answer>),
    /// Not begun: this file has to be looked into first, without anything being locked meanwhile.
    FileFirst(String),
}

/// The file of an update that was looked into.
struct LookedInto {
    digest: Option<Digest>,
}

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
            match self.play_next().await {
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
        let mut played = 0;
        loop {
            match self.play_next().await? {
                0 => return Ok(played),
                more => played += more,
            }
        }
    }

    /// Plays the next updates and says how many; none: nothing waits.
    async fn play_next(&self) -> AppResult<usize> {
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
            several => self.play_together(uow, several).await?,
        }
        Ok(taken.len())
    }

    /// Plays updates in one transaction, or each for itself where one of them has to have its own.
    async fn play_together(&self, mut uow: UnitOfWork, taken: &[Waiting]) -> AppResult<()> {
        let events: Vec<Event> = taken.iter().filter_map(read).collect();
        let people: BTreeSet<i64> = events.iter().map(|event| event.sender.telegram_id).collect();
        let is_apart = people.len() < events.len() || events.iter().any(|event| event.pdf().is_some());
        if !is_apart
            && let Ok(Ok(toasts)) = AssertUnwindSafe(perform_together(&mut uow, &events)).catch_unwind().await
        {
            uow.commit().await?;
            let taps = events.iter().zip(toasts).filter_map(|(event, toast)| Some((event.query()?, toast)));
            self.after(taken, taps).await;
            return Ok(());
        }
        // Whose fault it was, and whether it was a refusal, shows when each is played for itself; by whom does not matter.
        uow.roll_back().await?;
        self.house.bells.inbox.notify_one();
        for waiting in taken {
            self.play_one(waiting.update_id, None).await?;
        }
        Ok(())
    }

    /// Plays this update, unless somebody else has it by now.
    async fn play_one(&self, update_id: i64, looked_into: Option<LookedInto>) -> AppResult<()> {
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        match inbox::take(uow.db(), bot, update_id, now).await? {
            Some(waiting) => self.play_taken(uow, &waiting, looked_into).await,
            None => uow.roll_back().await,
        }
    }

    async fn play_taken(
        &self,
        uow: UnitOfWork,
        waiting: &Waiting,
        looked_into: Option<LookedInto>,
    ) -> AppResult<()> {
        match AssertUnwindSafe(self.play(uow, waiting, looked_into)).catch_unwind().await {
            Ok(Ok(Turn::FileFirst(file_id))) => {
                // Taken anew afterwards; it may be another's by then, which does no harm.
                let digest = self.look_into(&file_id).await;
                Box::pin(self.play_one(waiting.update_id, Some(LookedInto { digest }))).await
            }
            Ok(Ok(Turn::Played(tap))) => {
                self.after(slice::from_ref(waiting), tap).await;
                Ok(())
            }
            Ok(Err(error)) if error.is_transient() => self.put_off(waiting, &error).await,
            Ok(Err(error)) => self.note_failure(waiting, chain(&error)).await,
            Err(panic) => self.note_failure(waiting, panic_text(&*panic)).await,
        }
    }

    /// Updates have had their effect.
    async fn after(&self, taken: &[Waiting], taps: impl IntoIterator<Item = Answer>) {
        let now = self.house.clock.now();
        for update in taken {
            histogram!("vovremya_update_seconds").record(seconds_since(update.received_at, now));
        }
        join_all(taps.into_iter().map(|tap| self.answer(tap))).await;
    }

    /// SHA-256 of a file; a file that cannot be had is a file that nobody looked into.
    async fn look_into(&self, file_id: &str) -> Option<Digest> {
        let download = self.client.download(file_id, PDF_BYTES_MAX);
        match tokio::time::timeout(DOWNLOAD_WAIT, download).await {
            Ok(Ok(bytes)) => return Some(Sha256::digest(bytes).into()),
            Ok(Err(error)) => tracing::warn!(error = %chain(&error), "a file could not be looked into"),
            Err(_) => tracing::warn!("a file took too long to be looked into"),
        }
        None
    }

    /// The one thing that goes out directly: it must be quick and is harmless to lose.
    async fn answer(&self, (query, toast): Answer) {
        let text = toast.as_ref().map(|toast| toast.text.as_str());
        self.client.answer_callback(&query, text, toast.as_ref().is_some_and(|toast| toast.alert)).await;
    }

    async fn play(
        &self,
        mut uow: UnitOfWork,
        waiting: &Waiting,
        looked_into: Option<LookedInto>,
    ) -> AppResult<Turn> {
        let Some(event) = read(waiting) else {
            uow.commit().await?;
            return Ok(Turn::Played(None));
        };
        let event = match looked_into {
            Some(looked) => event.with_digest(looked.digest),
            None => match event.pdf().map(str::to_owned) {
                Some(file_id) => {
                    uow.roll_back().await?;
                    return Ok(Turn::FileFirst(file_id));
                }
                None => event,
            },
        };
        let toast = match perform(&mut uow, slice::from_ref(&event)).await {
            Err(refusal) if refusal.is_refusal() => {
                uow.roll_back().await?;
                self.refuse(waiting, &event, refusal).await?
            }
            played => {
                let toast = played?.pop().flatten();
                uow.commit().await?;
                toast
            }
        };
        Ok(Turn::Played(event.query().map(|query| (query, toast))))
    }

    /// Nothing stands of what was refused; that the person is told is all that the update does.
    async fn refuse(&self, waiting: &Waiting, event: &Event, refusal: Error) -> AppResult<Option<Toast>> {
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        if inbox::take(uow.db(), bot, waiting.update_id, now).await?.is_none() {
            // Another worker was quicker and will be refused as well.
            return Ok(None);
        }
        let toast = dialogue::refuse(&mut uow, event, refusal).await?;
        uow.commit().await?;
        Ok(toast)
    }

    /// The database was in trouble, not the update: it waits a moment, and this counts as no attempt.
    async fn put_off(&self, waiting: &Waiting, error: &Error) -> AppResult<()> {
        tracing::warn!(update.id = waiting.update_id, error = %chain(error), "an update is put off");
        let mut uow = self.house.begin().await?;
        let again_at = uow.now() + PUT_OFF;
        inbox::put_off(uow.db(), self.house.bot.id, waiting.update_id, again_at).await?;
        uow.commit().await
    }

    async fn note_failure(&self, waiting: &Waiting, described: String) -> AppResult<()> {
        counter!("vovremya_update_failures_total").increment(1);
        let (bot, id) = (self.house.bot.id, waiting.update_id);
        let incident = format!("U{id}");
        let mut uow = self.house.begin().await?;
        let now = uow.now();
        if waiting.attempts + 1 < ATTEMPTS_MAX {
            tracing::warn!(update.id = id, attempt = waiting.attempts + 1, error = %described, "an update failed");
            let tried = usize::try_from(waiting.attempts).unwrap_or_default();
            let wait = RETRY_AFTER.get(tried).copied().unwrap_or(TimeDelta::seconds(30));
            inbox::retry(uow.db(), bot, id, now + wait, &described).await?;
        } else {
            tracing::error!(update.id = id, incident, error = %described, "an update was put into quarantine");
            inbox::quarantine(uow.db(), bot, id, &described, now).await?;
            if let Some(event) = read(waiting) {
                apologise(&mut uow, &event, &incident).await?;
            }
        }
        uow.commit().await
    }
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

/// Plays events to the last word that is stored; only the commit is missing.
async fn perform(uow: &mut UnitOfWork, events: &[Event]) -> AppResult<Vec<Option<Toast>>> {
    let toasts = dialogue::handle(uow, events).await?;
    uow.write_out().await?;
    Ok(toasts)
}

/// The same, as long as no other transaction is in the way.
async fn perform_together(uow: &mut UnitOfWork, events: &[Event]) -> AppResult<Vec<Option<Toast>>> {
    connection::wait_briefly(uow.db()).await?;
    perform(uow, events).await
}

/// Nobody is met with silence: the person gets an apology with a number that the log shows too.
async fn apologise(uow: &mut UnitOfWork, event: &Event, incident: &str) -> AppResult<()> {
    let now = uow.now();
    let person = visits::meet(uow.db(), &event.sender, now).await?;
    let screen = common::apology(texts(person.language), incident);
    uow.post(person.id, Errand::Show { screen, replacing: None }, Priority::Answer)
}
