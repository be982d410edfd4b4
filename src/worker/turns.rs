//! Takes updates from the inbox, one chat at a time and many chats at once, and plays them.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use super::{chain, panic_text};
use crate::app::{AppResult, House, UnitOfWork};
use crate::dialogue;
use crate::dialogue::event::{Event, What};
use crate::dialogue::scene::Toast;
use crate::i18n::texts;
use crate::screens::{Errand, common};
use crate::store::inbox::{self, Waiting};
use crate::store::outbox::Priority;
use crate::store::people;
use crate::telegram::client::Client;
use crate::telegram::inbound::{self, Inbound};

/// An update is tried this often; then it goes to quarantine and the chat goes on.
const ATTEMPTS_MAX: i32 = 3;

/// How long a failed update waits, by the number of failures so far.
const RETRY_AFTER: [TimeDelta; 2] = [TimeDelta::seconds(1), TimeDelta::seconds(5)];

/// How often the inbox is looked at without a bell: another process may have filled it.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Plays updates.
#[derive(Clone)]
pub struct Turns {
    pub house: House,
    pub client: Client,
}

/// A tap that was played, and what pops up in answer to it.
type Answer = (String, Option<Toast>);

impl Turns {
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
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        let Some(waiting) = inbox::claim(uow.db(), bot, now).await? else { return Ok(false) };
        match AssertUnwindSafe(self.play(uow, &waiting)).catch_unwind().await {
            Ok(Ok(answer)) => {
                if let Some((query, toast)) = answer {
                    self.answer(&query, toast).await;
                }
                // The next update of this chat may go now, whoever takes it.
                self.house.bells.inbox.notify_one();
            }
            Ok(Err(error)) => self.note_failure(&waiting, chain(&error)).await?,
            Err(panic) => self.note_failure(&waiting, panic_text(&*panic)).await?,
        }
        Ok(true)
    }

    /// The one thing that goes out directly: it must be quick and is harmless to lose.
    async fn answer(&self, query: &str, toast: Option<Toast>) {
        let text = toast.as_ref().map(|toast| toast.text.as_str());
        self.client.answer_callback(query, text, toast.as_ref().is_some_and(|toast| toast.alert)).await;
    }

    async fn play(&self, mut uow: UnitOfWork, waiting: &Waiting) -> AppResult<Option<Answer>> {
        let now = uow.now();
        uow.caused_by(waiting.update_id);
        inbox::close(uow.db(), self.house.bot.id, waiting.update_id, now).await?;
        let event = match inbound::read(&waiting.payload) {
            Inbound::Event(event) => event,
            Inbound::Ignored { reason } => {
                tracing::debug!(update.id = waiting.update_id, reason, "an update was ignored");
                uow.commit().await?;
                return Ok(None);
            }
        };
        let query = match &event.what {
            What::Tap { query_id, .. } => Some(query_id.clone()),
            _ => None,
        };
        let toast = dialogue::handle(&mut uow, event).await?;
        uow.commit().await?;
        Ok(query.map(|query| (query, toast)))
    }

    async fn note_failure(&self, waiting: &Waiting, described: String) -> AppResult<()> {
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

/// Nobody is met with silence: the person gets an apology with a number that the log shows too.
async fn apologise(uow: &mut UnitOfWork, event: &Event, incident: &str) -> AppResult<()> {
    let now = uow.now();
    let person = people::meet(uow.db(), &event.sender, now).await?;
    let screen = common::apology(texts(person.language), incident);
    uow.post(person.id, Errand::Show { screen, replacing: None }, Priority::Answer).await?;
    Ok(())
}
