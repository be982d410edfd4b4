//! A chat as its person sees it now.

use chrono::{DateTime, Utc};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::file::STICKER;
use super::{Author, Body, FileKind, Message, PersonId, StoredFile, World};
use crate::sandbox::render;

/// One visible message.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShownMessage {
    /// The message's id.
    #[serde(rename = "id")]
    pub message_id: i64,
    /// Whether the bot wrote it.
    #[serde(rename = "from", serialize_with = "side")]
    pub from_bot: bool,
    /// Who wrote it, when not the bot.
    pub sender: Option<PersonId>,
    /// When, UTC.
    pub date: DateTime<Utc>,
    /// The words (text or caption) without formatting.
    pub text: String,
    /// The words with formatting, safe to show.
    pub html: String,
    /// The buttons under it.
    pub keyboard: Vec<Vec<ShownButton>>,
    /// The keyboard in place of the phone's, when this message brought the one that is there now.
    pub reply_keyboard: Option<Vec<Vec<ReplyButton>>>,
    /// A photo.
    pub photo: Option<ShownPhoto>,
    /// A document or music.
    pub document: Option<ShownFile>,
    /// A video: a clip, a moving picture or a round one.
    pub video: Option<ShownVideo>,
    /// A voice message.
    pub voice: Option<ShownFile>,
    /// A sticker.
    pub sticker: Option<ShownSticker>,
    /// A shared contact.
    pub contact: Option<ShownContact>,
    /// The album that it belongs to.
    pub album: Option<String>,
    /// Whether it was edited.
    pub edited: bool,
    /// The message that it answers.
    pub reply_to: Option<i64>,
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownButton {
    /// What stands on it.
    pub label: String,
    /// What it does.
    #[serde(flatten)]
    pub kind: ButtonKind,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ButtonKind {
    /// Tells the bot.
    Callback {
        /// `callback_data`.
        data: String,
    },
    /// Opens an address.
    Url {
        /// The address.
        url: String,
    },
    /// Copies a text.
    Copy {
        /// The text.
        copy: String,
    },
    /// Shares a text in another chat.
    Switch {
        /// The text.
        query: String,
    },
    /// Does nothing.
    Disabled,
}

/// A button of a reply keyboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplyButton {
    /// What stands on it and is sent.
    pub label: String,
    /// Whether it shares the phone number instead.
    pub request_contact: bool,
}

/// A photo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownPhoto {
    /// Its file.
    pub file_id: String,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownFile {
    /// Its file.
    pub file_id: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its content type.
    pub mime: String,
}

/// A video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownVideo {
    /// Its file.
    pub file_id: String,
    /// Whether it is shown as a circle.
    pub round: bool,
}

/// A sticker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownSticker {
    /// The emoji that it stands for.
    pub emoji: String,
}

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownContact {
    /// The phone number.
    pub phone: String,
    /// The name.
    pub first_name: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn side<S: Serializer>(from_bot: &bool, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(if *from_bot { "bot" } else { "person" })
}

impl World {
    /// What a person (or a group) sees now, oldest first.
    pub fn shown(&self, chat: i64) -> Vec<ShownMessage> {
        let keyboard = self.active_reply_keyboard(chat);
        self.messages(chat).iter().map(|message| self.shown_message(message, keyboard)).collect()
    }

    /// Whether the bot is "typing" there.
    pub fn is_typing(&self, person: PersonId, now: DateTime<Utc>) -> bool {
        self.person(person).and_then(|person| person.typing_until).is_some_and(|until| now < until)
    }

    /// The message whose reply keyboard is on the screen.
    fn active_reply_keyboard(&self, chat: i64) -> Option<i64> {
        let replaces = |message: &&Message| {
            message.markup.as_ref().is_some_and(|markup| {
                markup.get("keyboard").is_some() || markup.get("remove_keyboard").is_some()
            })
        };
        let last = self.messages(chat).iter().rev().find(replaces)?;
        let markup = last.markup.as_ref()?;
        (markup.get("keyboard").is_some() && markup.get("used").is_none()).then_some(last.id)
    }

    fn shown_message(&self, message: &Message, active_keyboard: Option<i64>) -> ShownMessage {
        let words = message.words();
        let file = match &message.body {
            Body::Media { file, .. } => self.file(file),
            _ => None,
        };
        let of_kind = |kinds: &[FileKind]| file.filter(|file| kinds.contains(&file.kind));
        ShownMessage {
            message_id: message.id,
            from_bot: message.author == Author::Bot,
            sender: match message.author {
                Author::Bot => None,
                Author::Person(id) => Some(id),
            },
            date: message.date,
            text: words.map(|words| words.plain.clone()).unwrap_or_default(),
            html: words.map(render::html).unwrap_or_default(),
            keyboard: inline_buttons(message),
            reply_keyboard: message
                .markup
                .as_ref()
                .filter(|_| active_keyboard == Some(message.id))
                .map(reply_buttons),
            photo: of_kind(&[FileKind::Photo]).map(|file| ShownPhoto { file_id: file.id.clone() }),
            document: of_kind(&[FileKind::Document, FileKind::Audio]).map(shown_file),
            video: of_kind(&[FileKind::Video, FileKind::Animation, FileKind::VideoNote]).map(shown_video),
            voice: of_kind(&[FileKind::Voice]).map(shown_file),
            sticker: of_kind(&[FileKind::Sticker]).map(|_| ShownSticker { emoji: STICKER.to_owned() }),
            contact: match &message.body {
                Body::Contact { phone, first_name, .. } => {
                    Some(ShownContact { phone: phone.clone(), first_name: first_name.clone() })
                }
                _ => None,
            },
            album: message.album.clone(),
            edited: message.edited.is_some(),
            reply_to: message.reply_to,
        }
    }
}

fn shown_file(file: &StoredFile) -> ShownFile {
    ShownFile {
        file_id: file.id.clone(),
        name: file.name.clone(),
        size: file.bytes.len(),
        mime: file.mime.clone(),
    }
}

fn shown_video(file: &StoredFile) -> ShownVideo {
    ShownVideo { file_id: file.id.clone(), round: file.kind == FileKind::VideoNote }
}

fn inline_buttons(message: &Message) -> Vec<Vec<ShownButton>> {
    let rows = message.inline_rows();
    rows.into_iter().map(|row| row.into_iter().map(inline_button).collect()).collect()
}

fn inline_button(button: &Value) -> ShownButton {
    let text = |name: &str| button.get(name).and_then(Value::as_str).map(str::to_owned);
    let switch = text("switch_inline_query")
        .or_else(|| text("switch_inline_query_current_chat"))
        .or_else(|| Some(button.get("switch_inline_query_chosen_chat")?.get("query")?.as_str()?.to_owned()));
    let copy = button.get("copy_text").and_then(|copy| copy.get("text")).and_then(Value::as_str);
    let kind = if let Some(data) = text("callback_data") {
        ButtonKind::Callback { data }
    } else if let Some(url) = text("url") {
        ButtonKind::Url { url }
    } else if let Some(copy) = copy {
        ButtonKind::Copy { copy: copy.to_owned() }
    } else if let Some(query) = switch {
        ButtonKind::Switch { query }
    } else {
        ButtonKind::Disabled
    };
    ShownButton { label: text("text").unwrap_or_default(), kind }
}

fn reply_buttons(markup: &Value) -> Vec<Vec<ReplyButton>> {
    let rows = markup.get("keyboard").and_then(Value::as_array);
    rows.into_iter()
        .flatten()
        .map(|row| row.as_array().into_iter().flatten().map(reply_button).collect())
        .collect()
}

fn reply_button(button: &Value) -> ReplyButton {
    let label = button.as_str().or_else(|| button.get("text").and_then(Value::as_str)).unwrap_or_default();
    let request_contact = button.get("request_contact").and_then(Value::as_bool).unwrap_or_default();
    ReplyButton { label: label.to_owned(), request_contact }
}
