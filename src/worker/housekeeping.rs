//! What must not wait for anybody: forms, offers and promises run out, old post is forgotten.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio_util::sync::CancellationToken;

use super::chain;
use crate::app::{
    AppResult, House, UnitOfWork, businesses, claims, disputes, following, inquiries, plans, promises,
    upcoming,
};
use crate::dialogue::conversation::Conversation;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::i18n::texts;
use crate::screens::common;
use crate::store::{self, StoreResult, conversations, inbox, outbox, people};

/// How often it looks, by the machine's time and by the clock's (which the demo moves).
const EVERY: Duration = Duration::from_mins(1);

/// Handled updates and sent messages are kept this long: enough to look into a complaint.
const POST_KEPT: TimeDelta = TimeDelta::days(30);

/// Rows done at a time, so that no transaction is long.
const BATCH: i64 = 500;

/// Debts looked at in one round, by one errand.
const DEBTS_A_ROUND: i64 = 100;

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

    /// One round over everything, each errand and each debt in a unit of work of its own: one that fails does
    /// not keep the others from being done.
    ///
    /// # Errors
    /// The first trouble that was met.
    pub async fn round(&self) -> AppResult<()> {
        let forms = self.errand(close_expired_forms).await;
        let offers = self.each_debt(list_expired_offers, plans::expire).await;
        let promises = self.each_debt(list_ended_promises, promises::conclude_if_over).await;
        let disputes = self.each_debt(list_silent_disputes, disputes::act_on_silence).await;
        let inquiries = self.each_debt(list_silent_inquiries, inquiries::act_on_silence).await;
        let claims = self.each_debt(list_silent_claims, claims::act_on_silence).await;
        let late = self.each_debt(list_late_parts, following::note_late_part).await;
        let calendars = self.errand(businesses::tell_missing_calendars).await;
        let evening = self.errand(upcoming::ask_in_the_evening).await;
        let post = self.errand(forget_old_post).await;
        forms
            .and(offers)
            .and(promises)
            .and(disputes)
            .and(inquiries)
            .and(claims)
            .and(late)
            .and(calendars)
            .and(evening)
            .and(post)
    }

    async fn errand(&self, work: impl AsyncFnOnce(&mut UnitOfWork) -> AppResult<()>) -> AppResult<()> {
        let mut uow = self.house.begin().await?;
        work(&mut uow).await?;
        uow.commit().await
    }

    /// Does something about every debt that is listed. What is done looks again whether it is called for: between
    /// the list and the lock somebody may have answered.
    async fn each_debt(
        &self,
        list: impl AsyncFnOnce(&mut UnitOfWork) -> StoreResult<Vec<DebtId>>,
        act: impl AsyncFn(&mut UnitOfWork, &mut Dossier) -> AppResult<()>,
    ) -> AppResult<()> {
        let mut listing = self.house.begin().await?;
        let debts = list(&mut listing).await?;
        listing.roll_back().await?;
        let mut outcome = Ok(());
        for debt in debts {
            let done = self.errand(async |uow| match store::dossiers::lock(uow.db(), debt).await? {
                Some(mut dossier) => act(uow, &mut dossier).await,
                None => Ok(()),
            });
            match done.await {
                // The database is in trouble, not this debt.
                Err(error) if error.is_transient() => return Err(error),
                Err(error) => {
                    tracing::error!(debt.id = %debt, error = %chain(&error), "an errand about a debt failed");
                    outcome = outcome.and(Err(error));
                }
                Ok(()) => {}
            }
        }
        outcome
    }

    /// When the next form or offer runs out, a promise is over, or somebody has been silent for too long.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn next_at(&self) -> AppResult<Option<DateTime<Utc>>> {
        let mut uow = self.house.begin().await?;
        let form = conversations::next_expiry_at(uow.db()).await?;
        let offer = store::plans::next_expiry_at(uow.db()).await?;
        let promise = store::promises::next_end_at(uow.db()).await?;
        let silence = store::waits::next_at(uow.db()).await?;
        let now = uow.now();
        let evening = store::upcoming::next_review_at(uow.db(), now).await?;
        Ok([form, offer, promise, silence, evening].into_iter().flatten().min())
    }
}

async fn list_expired_offers(uow: &mut UnitOfWork) -> StoreResult<Vec<DebtId>> {
    let now = uow.now();
    store::plans::list_expired(uow.db(), now, DEBTS_A_ROUND).await
}

async fn list_ended_promises(uow: &mut UnitOfWork) -> StoreResult<Vec<DebtId>> {
    let now = uow.now();
    store::promises::list_over(uow.db(), now, DEBTS_A_ROUND).await
}

async fn list_silent_disputes(uow: &mut UnitOfWork) -> StoreResult<Vec<DebtId>> {
    let now = uow.now();
    store::disputes::list_silent(uow.db(), now, DEBTS_A_ROUND).await
}

async fn list_silent_inquiries(uow: &mut UnitOfWork) -> StoreResult<Vec<DebtId>> {
    let now = uow.now();
    store::inquiries::list_silent(uow.db(), now, DEBTS_A_ROUND).await
}

async fn list_silent_claims(uow: &mut UnitOfWork) -> StoreResult<Vec<DebtId>> {
    let now = uow.now();
    store::claims::list_silent(uow.db(), now, DEBTS_A_ROUND).await
}

async fn list_late_parts(uow: &mut UnitOfWork) -> StoreResult<Vec<DebtId>> {
    following::list_late(uow, DEBTS_A_ROUND).await
}

/// Whoever began a form and went away hears once that it was closed. A chat has nothing unfinished: what was
/// written is passed on, so it is left without a word.
async fn close_expired_forms(uow: &mut UnitOfWork) -> AppResult<()> {
    let now = uow.now();
    for (person, state) in conversations::take_expired(uow.db(), now, BATCH).await? {
        if matches!(serde_json::from_str(state.get()), Ok(Conversation::Write(_))) {
            continue;
        }
        let person = people::get(uow.db(), person).await?;
        uow.tell(person.id, common::form_expired(texts(person.language)))?;
    }
    Ok(())
}

async fn forget_old_post(uow: &mut UnitOfWork) -> AppResult<()> {
    let before = uow.now() - POST_KEPT;
    inbox::prune(uow.db(), before, BATCH).await?;
    outbox::prune(uow.db(), before, BATCH).await?;
    Ok(())
}
