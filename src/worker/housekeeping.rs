//! What must not wait for anybody: forms, offers and promises run out, old post is forgotten.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio_util::sync::CancellationToken;

use super::chain;
use crate::app::{AppResult, House, UnitOfWork, following, inquiries, plans, promises};
use crate::i18n::texts;
use crate::screens::common;
use crate::store::{conversations, inbox, outbox, people};

/// How often it looks, by the machine's time and by the clock's (which the demo moves).
const EVERY: Duration = Duration::from_mins(1);

/// Handled updates and sent messages are kept this long: enough to look into a complaint.
const POST_KEPT: TimeDelta = TimeDelta::days(30);

/// Rows done at a time, so that no transaction is long.
const BATCH: i64 = 500;

/// Keeps the house tidy.
#[derive(Clone)]
pub struct Housekeeping {
    pub house: House,
}

impl Housekeeping {
    /// Tidies until told to stop.
    ///
    /// # Errors
    /// None of its own: a round that fails is tried again.
    pub async fn run(&self, stop: CancellationToken) -> anyhow::Result<()> {
        while !stop.is_cancelled() {
            if let Err(error) = self.round().await {
                tracing::error!(error = %chain(&error), "a round of housekeeping failed");
            }
            let next = self.next_at().await.ok().flatten();
            let due = async {
                match next {
                    Some(next) => self.house.clock.sleep_until(next).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = due => {}
                () = tokio::time::sleep(EVERY) => {}
                () = stop.cancelled() => {}
            }
        }
        Ok(())
    }

    /// One round over everything, each errand in a unit of work of its own: one that fails does not keep the
    /// others from being done.
    ///
    /// # Errors
    /// The first trouble that was met.
    pub async fn round(&self) -> AppResult<()> {
        let forms = self.errand(async |uow| close_expired_forms(uow).await).await;
        let offers = self.errand(async |uow| plans::expire_due(uow).await).await;
        let promises = self.errand(async |uow| promises::conclude_due(uow).await).await;
        let inquiries = self.errand(async |uow| inquiries::act_on_silence(uow).await).await;
        let late = self.errand(async |uow| following::note_late_parts(uow).await).await;
        let post = self.errand(async |uow| forget_old_post(uow).await).await;
        forms.and(offers).and(promises).and(inquiries).and(late).and(post)
    }

    async fn errand(&self, work: impl AsyncFnOnce(&mut UnitOfWork) -> AppResult<()>) -> AppResult<()> {
        let mut uow = self.house.begin().await?;
        work(&mut uow).await?;
        uow.commit().await
    }

    /// When the next form or offer runs out, a promise is over, or somebody has been silent for too long.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn next_at(&self) -> AppResult<Option<DateTime<Utc>>> {
        let mut uow = self.house.begin().await?;
        let form = conversations::next_expiry_at(uow.db()).await?;
        let offer = crate::store::plans::next_expiry_at(uow.db()).await?;
        let promise = crate::store::promises::next_end_at(uow.db()).await?;
        let silence = crate::store::waits::next_at(uow.db()).await?;
        Ok([form, offer, promise, silence].into_iter().flatten().min())
    }
}

/// Whoever began a form and went away hears once that it was closed.
async fn close_expired_forms(uow: &mut UnitOfWork) -> AppResult<()> {
    let now = uow.now();
    for person in conversations::take_expired(uow.db(), now, BATCH).await? {
        let person = people::get(uow.db(), person).await?;
        uow.tell(person.id, common::form_expired(texts(person.language))).await?;
    }
    Ok(())
}

async fn forget_old_post(uow: &mut UnitOfWork) -> AppResult<()> {
    let before = uow.now() - POST_KEPT;
    inbox::prune(uow.db(), before, BATCH).await?;
    outbox::prune(uow.db(), before, BATCH).await?;
    Ok(())
}
