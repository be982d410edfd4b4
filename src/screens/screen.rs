//! What a person can be shown, free of any messenger: text, buttons, a picture or a paper.
//!
//! Screens wait in the outbox across restarts and deployments, so their JSON is a stored format.

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::schedule::Schedule;
use crate::domain::dossier::FileRef;
use crate::domain::ids::{AgreementId, DebtId};
use crate::domain::language::Language;
use crate::i18n::Html;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    pub text: Html,
    /// Rows of at most three buttons, the likely one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<Vec<Button>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Papers sent right after the message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Paper>,
    /// The keyboard in place of the person's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<ReplyKeyboard>,
}

impl Screen {
    pub fn new(text: Html) -> Self {
        Self { text, buttons: Vec::new(), picture: None, papers: Vec::new(), keyboard: None }
    }

    /// Adds a row of buttons; an empty row is left out.
    #[must_use]
    pub fn row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<Button> = buttons.into_iter().collect();
        if !row.is_empty() {
            self.buttons.push(row);
        }
        self
    }

    /// Adds the buttons two or three a row.
    #[must_use]
    pub fn rows_of(mut self, width: usize, buttons: impl IntoIterator<Item = Button>) -> Self {
        let buttons: Vec<Button> = buttons.into_iter().collect();
        self.buttons.extend(buttons.chunks(width.max(1)).map(<[Button]>::to_vec));
        self
    }

    #[must_use]
    pub fn picture(mut self, picture: Picture) -> Self {
        self.picture = Some(picture);
        self
    }

    #[must_use]
    pub fn papers(mut self, papers: impl IntoIterator<Item = FileRef>) -> Self {
        self.papers.extend(papers.into_iter().map(Paper::File));
        self
    }

    /// Adds the stored paper of an agreement under a file name that the reader understands.
    #[must_use]
    pub fn agreement(mut self, agreement: AgreementId, language: Language, name: String) -> Self {
        self.papers.push(Paper::Agreement { agreement, language, name });
        self
    }

    /// The debts of which its debtor's buttons speak.
    pub fn debts(&self) -> Vec<DebtId> {
        let actions = self.buttons.iter().flatten().filter_map(|button| match &button.press {
            Press::Act(Action::Debtor(action)) => action.debt(),
            _ => None,
        });
        actions.collect()
    }

    #[must_use]
    pub fn keyboard(mut self, keyboard: ReplyKeyboard) -> Self {
        self.keyboard = Some(keyboard);
        self
    }
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    pub label: String,
    pub press: Press,
}

/// What pressing a button does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Press {
    /// Comes back to the bot.
    Act(Action),
    /// Copies the text; at most 256 characters.
    Copy(String),
    /// Opens an address.
    Open(String),
}

impl Button {
    pub fn act(label: String, action: impl Into<Action>) -> Self {
        Self { label, press: Press::Act(action.into()) }
    }

    pub fn copy(label: String, text: String) -> Self {
        Self { label, press: Press::Copy(text) }
    }

    pub fn open(label: String, address: String) -> Self {
        Self { label, press: Press::Open(address) }
    }
}

/// The picture above a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// A QR code of this text, drawn when the message is sent.
    Qr(String),
    /// A photo somebody sent.
    Photo(String),
    /// A schedule, drawn when the message is sent.
    Schedule(Box<Schedule>),
}

/// A paper that follows a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Paper {
    /// The paper of an agreement, read from where it is kept when the message is sent.
    Agreement { agreement: AgreementId, language: Language, name: String },
    /// A file somebody sent, as it was given.
    File(FileRef),
}

/// The keyboard in place of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyKeyboard {
    /// One button that shares the person's own phone number.
    AskContact { label: String },
    /// Back to the person's own keyboard.
    Remove,
}

/// Something to do in a chat, kept in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Show a screen; in place of an earlier message while that is the latest of the chat.
    Show {
        screen: Screen,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replacing: Option<i64>,
    },
    /// Take the buttons off an earlier message.
    StripButtons { message_id: i64 },
    /// Put one line in place of an earlier message, without buttons.
    Fold { message_id: i64, text: Html },
    /// Offer the commands that apply to the person, in their language.
    OfferCommands { owner: bool, debtor: bool },
}
