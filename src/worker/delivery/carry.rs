//! Carries one errand out: renders it, waits for its turn, sends it part by part.

use chrono::{DateTime, Utc};
use tracing::{debug, warn};

use super::{Delivery, LEASE};
use crate::domain::language::Language;
use crate::i18n::Html;
use crate::screens::{Errand, Screen};
use crate::store::sending::{self, Claimed};
use crate::store::{StoreError, StoreResult, people};
use crate::telegram::CallError;
use crate::telegram::profile::{self, Audience};
use crate::telegram::render::{self, Part};
use crate::telegram::request::Request;

/// What an errand left in the chat.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Carried {
    /// The message with the buttons.
    pub card: Option<i64>,
    /// The latest message put.
    pub latest: Option<i64>,
    /// Whether the card took the place of what that message showed before.
    pub in_place: bool,
}

/// Why an errand was not carried out, or not to its end.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Telegram's answer, or none.
    Call(CallError),
    /// The whole bot was asked to wait before this one's turn came.
    Paused(DateTime<Utc>),
    /// The errand is not one that this program can read.
    Unreadable(StoreError),
    /// The database failed midway.
    Store(StoreError),
}

impl From<CallError> for Trouble {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Delivery {
    pub(super) async fn carry_out(&self, message: &Claimed) -> Result<Carried, Trouble> {
        match sending::decode(message).map_err(Trouble::Unreadable)? {
            Errand::StripButtons { message_id } => {
                self.strip(message.telegram_id, message_id).await?;
                Ok(Carried::default())
            }
            Errand::Fold { message_id, text } => {
                self.fold(message.telegram_id, message_id, text).await?;
                Ok(Carried::default())
            }
            Errand::Show { screen, replacing } => self.show(message, &screen, replacing).await,
            Errand::OfferCommands { owner, debtor } => {
                let language = Language::from_code(Some(&message.language));
                let commands = profile::commands(language, Audience { owner, debtor });
                self.parts.client.set_chat_commands(message.telegram_id, &commands).await?;
                Ok(Carried::default())
            }
        }
    }

    async fn show(
        &self,
        message: &Claimed,
        screen: &Screen,
        replacing: Option<i64>,
    ) -> Result<Carried, Trouble> {
        if let Some(carried) = self.edit_in_place(message, screen, replacing).await? {
            return Ok(carried);
        }
        let carried = self.send_anew(message, screen).await?;
        if let Some(replaced) = replacing {
            self.strip_replaced(message, replaced).await;
        }
        Ok(carried)
    }

    /// `None` when the screen has to be sent anew: the chat has moved on, or Telegram cannot make it of that message.
    async fn edit_in_place(
        &self,
        message: &Claimed,
        screen: &Screen,
        replacing: Option<i64>,
    ) -> Result<Option<Carried>, Trouble> {
        let is_latest =
            replacing.is_some() && replacing == message.last_message_id && message.parts_sent == 0;
        let Some(card) = replacing.filter(|_| is_latest) else { return Ok(None) };
        let Some(request) = render::edit(message.telegram_id, card, screen) else { return Ok(None) };
        match self.send(message.telegram_id, &request).await {
            Ok(_) | Err(Trouble::Call(CallError::NotModified)) => {
                Ok(Some(Carried { card: Some(card), latest: Some(card), in_place: true }))
            }
            Err(Trouble::Call(CallError::MessageGone)) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// Sends the parts that have not arrived in an earlier attempt.
    async fn send_anew(&self, message: &Claimed, screen: &Screen) -> Result<Carried, Trouble> {
        let mut carried = Carried { card: message.message_id, ..Carried::default() };
        let parts = render::show(message.telegram_id, screen, self.enclose(message, screen).await?);
        let last = parts.len().saturating_sub(1);
        let already_sent = usize::try_from(message.parts_sent).unwrap_or_default();
        for (position, part) in parts.iter().enumerate().skip(already_sent) {
            let latest = self.send_part(message, part).await?;
            carried.latest = latest.or(carried.latest);
            if part.is_card {
                carried.card = latest;
            }
            if position < last {
                self.note_progress(message, position + 1, carried).await?;
            }
        }
        Ok(carried)
    }

    /// A paper that Telegram will not take does not undo the words that went before it.
    async fn send_part(&self, message: &Claimed, part: &Part) -> Result<Option<i64>, Trouble> {
        match self.send(message.telegram_id, &part.request).await {
            Err(Trouble::Call(CallError::Invalid(description))) if !part.is_card => {
                warn!(delivery.outbox = message.id.0, %description, "a part of a screen was left out");
                self.send_one_by_one(message, &part.request).await
            }
            outcome => outcome,
        }
    }

    /// One file that Telegram will not take spoils its album; the others of it are still wanted.
    async fn send_one_by_one(&self, message: &Claimed, refused: &Request) -> Result<Option<i64>, Trouble> {
        let mut latest = None;
        for request in render::one_by_one(refused) {
            match self.send(message.telegram_id, &request).await {
                Err(Trouble::Call(CallError::Invalid(_))) => {}
                outcome => latest = outcome?.or(latest),
            }
        }
        Ok(latest)
    }

    async fn note_progress(&self, message: &Claimed, parts_sent: usize, carried: Carried) -> StoreResult<()> {
        let mut transaction = self.parts.pool.begin().await?;
        let parts_sent = i32::try_from(parts_sent).unwrap_or(i32::MAX);
        let lease_until = self.parts.clock.now() + LEASE;
        // People are written before messages, as everybody does who locks both.
        if let Some(latest) = carried.latest {
            people::note_message(&mut transaction, message.person, latest).await?;
        }
        sending::note_progress(&mut transaction, message.id, parts_sent, carried.card, lease_until).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes the buttons off the message that was replaced. The new one stands already, so failing here does no harm:
    /// a tap on the old one finds its debt's version moved on and brings the fresh card.
    async fn strip_replaced(&self, message: &Claimed, replaced: i64) {
        if let Err(trouble) = self.strip(message.telegram_id, replaced).await {
            debug!(delivery.outbox = message.id.0, ?trouble, "an old message kept its buttons");
        }
    }

    /// Done also when there is nothing to strip any more.
    async fn strip(&self, chat_id: i64, message_id: i64) -> Result<(), Trouble> {
        self.tidy(chat_id, &render::strip(chat_id, message_id)).await
    }

    /// Done also when the message is gone or too old to be changed.
    async fn fold(&self, chat_id: i64, message_id: i64, text: Html) -> Result<(), Trouble> {
        match render::edit(chat_id, message_id, &Screen::new(text)) {
            Some(request) => self.tidy(chat_id, &request).await,
            None => Ok(()),
        }
    }

    async fn tidy(&self, chat_id: i64, request: &Request) -> Result<(), Trouble> {
        match self.send(chat_id, request).await {
            Ok(_)
            | Err(Trouble::Call(CallError::NotModified | CallError::MessageGone | CallError::Invalid(_))) => {
                Ok(())
            }
            Err(trouble) => Err(trouble),
        }
    }

    async fn send(&self, chat_id: i64, request: &Request) -> Result<Option<i64>, Trouble> {
        self.parts.pace.wait(chat_id).await;
        // Another chat's answer may have paused the whole bot while this one waited.
        if let Some(until) = self.paused_until().filter(|until| self.parts.clock.now() < *until) {
            return Err(Trouble::Paused(until));
        }
        let outcome = self.parts.client.make(request).await;
        match &outcome {
            Err(CallError::RetryAfter(wait)) => self.pause_until(self.parts.clock.now() + *wait),
            Err(CallError::Offline(reason)) if self.go_offline() => {
                warn!(%reason, "Telegram is out of reach; trying again every few seconds");
            }
            _ => {}
        }
        Ok(outcome?.latest_message_id())
    }
}
