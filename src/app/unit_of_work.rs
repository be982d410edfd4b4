//! One transaction per update or timer, or for several that come together. What is stored, what the journal says and what
//! people are told are committed together, so they cannot disagree.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::value::to_raw_value;
use sqlx::{PgConnection, PgPool, Postgres, Transaction};
use tokio::sync::Notify;

use super::clock::SharedClock;
use super::error::{AppResult, Error};
use super::ids::IdSource;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{BusinessId, DebtId, OutboxId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::people::Person;
use crate::domain::plan::Cause;
use crate::screens::{Errand, Screen};
use crate::store::conversations::{self, StoredForm};
use crate::store::outbox::{Post, Priority};
use crate::store::{StoreError, connection, journal, outbox, people};

/// Files of one album come as messages of their own, close together: what is said of them waits this long for the
/// next one.
pub const ALBUM_GATHERS: TimeDelta = TimeDelta::seconds(1);

/// What the program runs on, shared by all tasks.
#[derive(Clone)]
pub struct House {
    pub pool: PgPool,
    pub clock: SharedClock,
    pub ids: Arc<dyn IdSource>,
    /// The bot that this process speaks for.
    pub bot: BotName,
    pub bells: Bells,
}

/// Who the bot is on the messenger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotName {
    pub id: i64,
    pub username: String,
}

/// Rung after a commit, so that whoever waits looks at once.
#[derive(Debug, Clone, Default)]
pub struct Bells {
    /// Updates were stored.
    pub inbox: Arc<Notify>,
    /// Messages were put out.
    pub outbox: Arc<Notify>,
    /// The time of a next contact changed.
    pub timers: Arc<Notify>,
}

impl House {
    /// Opens a unit of work.
    pub async fn begin(&self) -> AppResult<UnitOfWork> {
        let tx = self.pool.begin().await.map_err(StoreError::from)?;
        let now = self.clock.now();
        Ok(UnitOfWork {
            tx,
            now,
            cause: None,
            drafts: Vec::new(),
            forms: BTreeMap::new(),
            house: self.clone(),
        })
    }
}

/// One transaction and its instant.
pub struct UnitOfWork {
    tx: Transaction<'static, Postgres>,
    now: DateTime<Utc>,
    cause: Option<Cause>,
    /// Messages that are put out together before anybody looks.
    drafts: Vec<Post>,
    /// The forms that people are in from now on.
    forms: BTreeMap<PersonId, Option<StoredForm>>,
    house: House,
}

impl UnitOfWork {
    /// The instant at which all of this happens.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Notes the update that began it.
    pub fn caused_by(&mut self, cause: Cause) {
        self.cause = Some(cause);
    }

    /// The update and message that began it; `None`: time passed.
    pub fn cause(&self) -> Option<Cause> {
        self.cause
    }

    pub fn db(&mut self) -> &mut PgConnection {
        &mut self.tx
    }

    pub fn ids(&self) -> &dyn IdSource {
        self.house.ids.as_ref()
    }

    pub fn bot(&self) -> &BotName {
        &self.house.bot
    }

    /// A message to `person` about news: after answers, before reminders.
    pub fn tell(&mut self, person: PersonId, screen: Screen) -> AppResult<()> {
        self.post(person, Errand::Show { screen, replacing: None }, Priority::Notice)
    }

    /// As [`UnitOfWork::tell`], but not before the contact rules allow a message that the business began.
    pub fn tell_in_contact_hours(
        &mut self,
        person: PersonId,
        dossier: &Dossier,
        screen: Screen,
    ) -> AppResult<()> {
        let errand = Errand::Show { screen, replacing: None };
        self.post_at(person, errand, Priority::Notice, dossier.contact_opens_at(self.now))
    }

    /// A message to everybody who acts for the business, each in their own language.
    pub async fn tell_business(
        &mut self,
        business: BusinessId,
        screen: impl Fn(&Person) -> Screen,
    ) -> AppResult<()> {
        for member in people::list_members(self.db(), business).await? {
            self.tell(member.id, screen(&member))?;
        }
        Ok(())
    }

    /// Has an errand carried out as soon as this is committed.
    pub fn post(&mut self, person: PersonId, errand: Errand, priority: Priority) -> AppResult<()> {
        self.post_at(person, errand, priority, self.now)
    }

    /// The same, not before a moment.
    pub fn post_at(
        &mut self,
        person: PersonId,
        errand: Errand,
        priority: Priority,
        not_before: DateTime<Utc>,
    ) -> AppResult<()> {
        let errand = to_raw_value(&errand).map_err(Error::Errand)?;
        self.drafts.push(Post::plain(person, errand, priority, not_before));
        Ok(())
    }

    /// Says something about a file of an album, once for all its files: `screen` gets what still waits to be said
    /// about those before.
    pub async fn post_of_album(
        &mut self,
        person: PersonId,
        album: &str,
        priority: Priority,
        not_before: DateTime<Utc>,
        screen: impl FnOnce(Option<Screen>) -> Screen,
    ) -> AppResult<()> {
        let not_before = not_before.max(self.now + ALBUM_GATHERS);
        self.put_drafts_out().await?;
        let waiting = outbox::find_of_album(self.db(), person, album).await?;
        let before = waiting.as_ref().and_then(|(_, errand)| serde_json::from_str(errand.get()).ok());
        let before = before.and_then(|errand| match errand {
            Errand::Show { screen, .. } => Some(screen),
            _ => None,
        });
        let errand = Errand::Show { screen: screen(before), replacing: None };
        let errand = to_raw_value(&errand).map_err(Error::Errand)?;
        if let Some((id, _)) = waiting {
            return Ok(outbox::rewrite(self.db(), id, &errand, not_before).await?);
        }
        let post = Post::plain(person, errand, priority, not_before);
        match self.put_out(&post).await? {
            Some(id) => Ok(outbox::note_album(self.db(), id, album).await?),
            None => Ok(()),
        }
    }

    /// Puts a message out as it is; `None` when its dedupe key is taken.
    pub async fn put_out(&mut self, post: &Post) -> AppResult<Option<OutboxId>> {
        // What was said to the same person before goes before.
        if self.drafts.iter().any(|draft| draft.person == post.person) {
            self.put_drafts_out().await?;
        }
        let now = self.now;
        Ok(outbox::insert(self.db(), post, now).await?)
    }

    /// Puts out what has been posted so far: for whoever looks into the outbox.
    pub async fn put_drafts_out(&mut self) -> AppResult<()> {
        let drafts = std::mem::take(&mut self.drafts);
        let now = self.now;
        Ok(outbox::insert_plain(self.db(), &drafts, now).await?)
    }

    /// The person is in this form from now on; `None`: in no form.
    pub fn set_form(&mut self, person: PersonId, form: Option<StoredForm>) {
        self.forms.insert(person, form);
    }

    /// Writes down what has only been said so far: forms and messages.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn write_out(&mut self) -> AppResult<()> {
        let forms = std::mem::take(&mut self.forms);
        if !forms.is_empty() {
            let now = self.now;
            conversations::save(self.db(), &forms, now).await?;
        }
        self.put_drafts_out().await
    }

    /// Writes into the journal of a debt, whose lock the caller holds.
    pub async fn note(
        &mut self,
        business: BusinessId,
        debt: DebtId,
        by: Option<PersonId>,
        happened: &Happened,
    ) -> AppResult<()> {
        let now = self.now;
        let entry = journal::NewEntry { business: Some(business), debt: Some(debt), by, happened };
        Ok(journal::append(self.db(), entry, now).await?)
    }

    /// Writes into the journal of a business.
    pub async fn note_business(
        &mut self,
        business: BusinessId,
        by: PersonId,
        happened: &Happened,
    ) -> AppResult<()> {
        let now = self.now;
        let entry = journal::NewEntry { business: Some(business), debt: None, by: Some(by), happened };
        Ok(journal::append(self.db(), entry, now).await?)
    }

    /// From now on, a lock that somebody else holds is waited for a moment only: others share this transaction.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn wait_briefly(&mut self) -> AppResult<()> {
        Ok(connection::wait_briefly(self.db()).await?)
    }

    /// Undoes everything; what was locked is free when this returns.
    pub async fn roll_back(self) -> AppResult<()> {
        Ok(self.tx.rollback().await.map_err(StoreError::from)?)
    }

    /// Makes it all true, then rings for whoever acts on it.
    pub async fn commit(mut self) -> AppResult<()> {
        self.write_out().await?;
        self.tx.commit().await.map_err(StoreError::from)?;
        self.house.bells.outbox.notify_one();
        self.house.bells.timers.notify_one();
        Ok(())
    }
}
