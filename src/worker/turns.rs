//! Takes updates from the inbox, one chat at a time and many chats at once, and plays them.

use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use metrics::{counter, histogram};
use sha2::{Digest as _, Sha256};
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use super::{chain, panic_text, seconds_since};
use crate::app::{AppResult, Error, House, UnitOfWork};
use crate::dialogue;
use crate::dialogue::event::{Digest, Event, PDF_BYTES_MAX};
use crate::dialogue::scene::Toast;
use crate::domain::plan::Cause;
use crate::i18n::texts;
use crate::screens::{Errand, common};
use crate::store::inbox::{self, Waiting};
use crate::store::outbox::Priority;
use crate::store::{StoreError, visits};
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

/// Updates found in one look.
const FOUND_AT_ONCE: i64 = 100;

/// How long a turn waits for the file that came with it.
const DOWNLOAD_WAIT: Duration = Duration::from_secs(10);

/// Plays updates.
#[derive(Clone)]
pub struct Turns {
    house: House,
    client: Client,
    /// Updates that were found waiting, for whoever of the workers comes next. Hints: others may be quicker.
    found: Arc<Mutex<VecDeque<i64>>>,
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
        Self { house, client, found: Arc::default() }
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
                Ok(true) => continue,
                Ok(false) => {}
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
        while self.play_next().await? {
            played += 1;
        }
        Ok(played)
    }

    /// Plays the next update; `false`: nothing waits.
    ///
    /// # Errors
    /// Storage trouble while looking.
    pub async fn play_next(&self) -> AppResult<bool> {
        let mut looked = false;
        while let Some(update_id) = self.find_next(&mut looked).await? {
            if self.play_one(update_id, None).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// An update that was found waiting; looks for more at most once.
    async fn find_next(&self, looked: &mut bool) -> AppResult<Option<i64>> {
        let mut found = self.found.lock().await;
        if found.is_empty() && !*looked {
            *looked = true;
            let mut db = self.house.pool.acquire().await.map_err(StoreError::from)?;
            let (bot, now) = (self.house.bot.id, self.house.clock.now());
            found.extend(inbox::list_ready(&mut db, bot, now, FOUND_AT_ONCE).await?);
        }
        Ok(found.pop_front())
    }

    /// Plays an update; `false`: somebody else has it, or it must wait.
    async fn play_one(&self, update_id: i64, looked_into: Option<LookedInto>) -> AppResult<bool> {
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        let Some(waiting) = inbox::take(uow.db(), bot, update_id, now).await? else { return Ok(false) };
        match AssertUnwindSafe(self.play(uow, &waiting, looked_into)).catch_unwind().await {
            Ok(Ok(Turn::FileFirst(file_id))) => {
                // Taken anew afterwards; it may be another's by then, which does no harm.
                let digest = self.look_into(&file_id).await;
                return Box::pin(self.play_one(update_id, Some(LookedInto { digest }))).await;
            }
            Ok(Ok(Turn::Played(answer))) => {
                let taken = seconds_since(waiting.received_at, self.house.clock.now());
                histogram!("vovremya_update_seconds").record(taken);
                if let Some((query, toast)) = answer {
                    self.answer(&query, toast).await;
                }
                // The next update of this chat may go now, whoever takes it.
                self.house.bells.inbox.notify_one();
            }
            Ok(Err(error)) if error.is_transient() => self.put_off(&waiting, &error).await?,
            Ok(Err(error)) => self.note_failure(&waiting, chain(&error)).await?,
            Err(panic) => self.note_failure(&waiting, panic_text(&*panic)).await?,
        }
        Ok(true)
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
    async fn answer(&self, query: &str, toast: Option<Toast>) {
        let text = toast.as_ref().map(|toast| toast.text.as_str());
        self.client.answer_callback(query, text, toast.as_ref().is_some_and(|toast| toast.alert)).await;
    }

    async fn play(
        &self,
        mut uow: UnitOfWork,
        waiting: &Waiting,
        looked_into: Option<LookedInto>,
    ) -> AppResult<Turn> {
        let event = match inbound::read(&waiting.payload) {
            Inbound::Event(event) => event,
            Inbound::Ignored { reason } => {
                tracing::debug!(update.id = waiting.update_id, reason, "an update was ignored");
                uow.commit().await?;
                return Ok(Turn::Played(None));
            }
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
        uow.caused_by(cause(waiting, &event));
        let toast = match dialogue::handle(&mut uow, event.clone()).await {
            Err(refusal) if refusal.is_refusal() => {
                uow.roll_back().await?;
                return self.refuse(waiting, &event, refusal).await;
            }
            played => played?,
        };
        uow.commit().await?;
        Ok(Turn::Played(event.query().map(|query| (query, toast))))
    }

    /// Nothing stands of what was refused; that the person is told is all that the update does.
    async fn refuse(&self, waiting: &Waiting, event: &Event, refusal: Error) -> AppResult<Turn> {
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        if inbox::take(uow.db(), bot, waiting.update_id, now).await?.is_none() {
            // Another worker was quicker and will be refused as well.
            return Ok(Turn::Played(None));
        }
        uow.caused_by(cause(waiting, event));
        let toast = dialogue::refuse(&mut uow, event, refusal).await?;
        uow.commit().await?;
        Ok(Turn::Played(event.query().map(|query| (query, toast))))
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
            if let Inbound::Event(event) = inbound::read(&waiting.payload) {
                apologise(&mut uow, &event, &incident).await?;
            }
        }
        uow.commit().await
    }
}

fn cause(waiting: &Waiting, event: &Event) -> Cause {
    let message_id = event.what.message_id().or(event.what.tapped_message());
    Cause { update_id: waiting.update_id, message_id }
}

/// Nobody is met with silence: the person gets an apology with a number that the log shows too.
async fn apologise(uow: &mut UnitOfWork, event: &Event, incident: &str) -> AppResult<()> {
    let now = uow.now();
    let person = visits::begin(uow.db(), &event.sender, None, now).await?.person;
    let screen = common::apology(texts(person.language), incident);
    uow.post(person.id, Errand::Show { screen, replacing: None }, Priority::Answer).await?;
    Ok(())
}
