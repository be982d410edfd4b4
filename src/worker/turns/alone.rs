//! One update in a transaction of its own: with the file that has to be looked into, the words of a refusal, another try
//! after a failure, and quarantine in the end.

use std::panic::AssertUnwindSafe;
use std::slice;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt;
use metrics::counter;
use sha2::{Digest as _, Sha256};

use super::{Answer, Turns, perform, read};
use crate::app::{AppResult, Error, UnitOfWork};
use crate::dialogue;
use crate::dialogue::event::{Digest, Event, PDF_BYTES_MAX};
use crate::i18n::texts;
use crate::screens::{Errand, common};
use crate::store::inbox::{self, Waiting};
use crate::store::outbox::Priority;
use crate::store::visits;
use crate::worker::{chain, panic_text};

/// An update is tried this often; then it goes to quarantine and the chat goes on.
const ATTEMPTS_MAX: i32 = 3;

/// How long a failed update waits, by the number of failures so far.
const RETRY_AFTER: [TimeDelta; 2] = [TimeDelta::seconds(1), TimeDelta::seconds(5)];

/// How long an update waits that met a database in trouble.
const PUT_OFF: TimeDelta = TimeDelta::seconds(1);

/// How long a turn waits for the file that came with it.
const DOWNLOAD_WAIT: Duration = Duration::from_secs(10);

/// How long an update is kept from other workers while its file is fetched.
const DOWNLOAD_KEPT: TimeDelta = TimeDelta::seconds(15);

/// How far a turn came.
enum Turn {
    Played(Option<Answer>),
    /// Not begun: this file has to be looked into first, without anything being locked meanwhile.
    FileFirst(String),
}

/// The file of an update that was looked into.
pub(super) struct LookedInto {
    digest: Option<Digest>,
}

impl Turns {
    /// Plays this update, unless somebody else has it by now.
    pub(super) async fn play_one(&self, update_id: i64, looked_into: Option<LookedInto>) -> AppResult<()> {
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        if looked_into.is_some() {
            inbox::put_off(uow.db(), bot, update_id, now).await?;
        }
        match inbox::take(uow.db(), bot, &[update_id], now).await?.as_slice() {
            [waiting] => self.play_taken(uow, waiting, looked_into).await,
            _ => uow.roll_back().await,
        }
    }

    pub(super) async fn play_taken(
        &self,
        uow: UnitOfWork,
        waiting: &Waiting,
        looked_into: Option<LookedInto>,
    ) -> AppResult<()> {
        match AssertUnwindSafe(self.play(uow, waiting, looked_into)).catch_unwind().await {
            Ok(Ok(Turn::FileFirst(file_id))) => {
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
                    let until = uow.now() + DOWNLOAD_KEPT;
                    inbox::give_back(uow.db(), self.house.bot.id, waiting.update_id, until).await?;
                    uow.commit().await?;
                    return Ok(Turn::FileFirst(file_id));
                }
                None => event,
            },
        };
        let mut toasts = Vec::new();
        match perform(&mut uow, slice::from_ref(&event), &mut toasts).await {
            Err(refusal) if refusal.is_refusal() => {
                uow.roll_back().await?;
                Ok(Turn::Played(self.refuse(waiting, &event, refusal).await?))
            }
            played => {
                played?;
                uow.commit().await?;
                Ok(Turn::Played(event.query().map(|query| (query, toasts.pop().flatten()))))
            }
        }
    }

    /// Nothing stands of what was refused; that the person is told is all that the update does.
    async fn refuse(&self, waiting: &Waiting, event: &Event, refusal: Error) -> AppResult<Option<Answer>> {
        let mut uow = self.house.begin().await?;
        let (bot, now) = (self.house.bot.id, uow.now());
        if inbox::take(uow.db(), bot, &[waiting.update_id], now).await?.is_empty() {
            // Another worker was quicker and answers.
            uow.roll_back().await?;
            return Ok(None);
        }
        let toast = dialogue::refuse(&mut uow, event, refusal).await?;
        uow.commit().await?;
        Ok(event.query().map(|query| (query, toast)))
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
            let is_aside = inbox::quarantine(uow.db(), bot, id, &described, now).await?;
            // Where another worker was luckier, there is nothing to apologise for.
            if let Some(event) = read(waiting).filter(|_| is_aside) {
                apologise(&mut uow, &event, &incident).await?;
            }
        }
        uow.commit().await
    }
}

/// Nobody is met with silence: the person gets an apology with a number that the log shows too.
async fn apologise(uow: &mut UnitOfWork, event: &Event, incident: &str) -> AppResult<()> {
    let now = uow.now();
    let person = visits::meet(uow.db(), &event.sender, now).await?;
    let screen = common::apology(texts(person.language), incident);
    uow.post(person.id, Errand::Show { screen, replacing: None }, Priority::Answer)
}
