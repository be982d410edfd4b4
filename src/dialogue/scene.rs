//! The stage on which one event plays: who acts, for which business, what they see in return.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::value::to_raw_value;

use super::conversation::{Conversation, FORM_LASTS};
use crate::app::{AppResult, Error, UnitOfWork};
use crate::domain::language::Language;
use crate::domain::people::{Business, Person};
use crate::i18n::{Args, Texts, texts};
use crate::screens::{Errand, Screen};
use crate::store::conversations::StoredForm;
use crate::store::outbox::Priority;
use crate::store::people;

/// One event on its way through the dialogue.
pub struct Scene<'u> {
    pub uow: &'u mut UnitOfWork,
    pub person: Person,
    /// The business that the person acts for, if any.
    pub business: Option<Business>,
    /// The zone in which the person reads dates.
    pub zone: Tz,
    /// The number of the form that is open, or was when the event came.
    pub form: Option<i32>,
    /// The number of a form that begins with this event.
    pub new_form: i32,
    /// The message whose button was tapped: the answer takes its place while it is the latest.
    pub tapped: Option<i64>,
    /// The album that the sent file belongs to: all its files get one answer.
    pub album: Option<String>,
    /// Whether the event was answered already.
    pub answered: bool,
    /// What pops up in answer to a tap.
    pub toast: Option<Toast>,
}

/// A short pop-up in answer to a tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    pub text: String,
    /// Whether it stays until it is closed.
    pub alert: bool,
}

impl Scene<'_> {
    /// The words of the person's language.
    pub fn texts(&self) -> &'static Texts {
        texts(self.person.language)
    }

    pub fn language(&self) -> Language {
        self.person.language
    }

    /// The person's date.
    pub fn today(&self) -> NaiveDate {
        self.uow.now().with_timezone(&self.zone).date_naive()
    }

    /// The business that the person acts for.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they act for none.
    pub fn business(&self) -> AppResult<&Business> {
        self.business.as_ref().ok_or(Error::NotFound)
    }

    /// Shows a screen: in place of the tapped message while that is the latest, else as a new message.
    pub async fn show(&mut self, screen: Screen) -> AppResult<()> {
        // Only the first answer takes the place of what was tapped.
        let replacing = self.tapped.take();
        self.answer(screen, replacing).await
    }

    /// Shows a screen as a new message, leaving the tapped one as it is.
    pub async fn say(&mut self, screen: Screen) -> AppResult<()> {
        self.answer(screen, None).await
    }

    async fn answer(&mut self, screen: Screen, replacing: Option<i64>) -> AppResult<()> {
        let (person, now) = (self.person.id, self.uow.now());
        match &self.album {
            // A second answer to the same file is one of its own.
            Some(album) if !self.answered => {
                self.answered = true;
                let album = format!("answer:{album}");
                self.uow.post_of_album(person, &album, Priority::Answer, now, |_| screen).await
            }
            _ => self.uow.post(person, Errand::Show { screen, replacing }, Priority::Answer),
        }
    }

    /// Takes the buttons off the tapped message: what they offered is done.
    pub fn strip_tapped(&mut self) -> AppResult<()> {
        if let Some(message_id) = self.tapped.take() {
            self.uow.post(self.person.id, Errand::StripButtons { message_id }, Priority::Answer)?;
        }
        Ok(())
    }

    /// As [`Scene::strip_tapped`], but leaves the latest message of the chat alone.
    pub async fn strip_tapped_unless_latest(&mut self) -> AppResult<()> {
        let latest = people::last_message(self.uow.db(), self.person.id).await?;
        if self.tapped == latest { Ok(()) } else { self.strip_tapped() }
    }

    /// Pops up the text of `key` in answer to the tap.
    pub fn toast(&mut self, key: &str, args: &Args) {
        self.toast = Some(Toast { text: self.texts().plain(key, args), alert: false });
    }

    /// Begins a form in place of any other and gives its number for the buttons.
    pub fn begin(&mut self, conversation: &Conversation) -> AppResult<i32> {
        self.form = Some(self.new_form);
        self.keep(conversation)?;
        Ok(self.new_form)
    }

    /// Saves the open form, or a new one, as it is now.
    pub fn keep(&mut self, conversation: &Conversation) -> AppResult<()> {
        let stored = StoredForm {
            form: *self.form.get_or_insert(self.new_form),
            state: to_raw_value(conversation).map_err(Error::Errand)?,
            state_version: super::conversation::STATE_VERSION,
            expires_at: self.uow.now() + FORM_LASTS,
        };
        self.uow.set_form(self.person.id, Some(stored));
        Ok(())
    }

    /// Closes the open form.
    pub fn end(&mut self) {
        self.form = None;
        self.uow.set_form(self.person.id, None);
    }
}
