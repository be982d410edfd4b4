//! Requests of the Bot API that the bot makes, typed. Field names are Telegram's.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use teloxide::types::{
    BotCommand, BotCommandScope, InlineKeyboardMarkup, LinkPreviewOptions, ParseMode, ReplyMarkup,
};
use url::Url;

use super::inbound::ALLOWED_UPDATES;
use crate::domain::dossier::FileKind;

/// A request that puts or changes a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Request {
    /// A text.
    SendMessage(SendMessage),
    /// A photo that Telegram knows or that is drawn here.
    SendPhoto(SendPhoto),
    /// A document that Telegram knows or that goes along.
    SendDocument(SendDocument),
    /// A video, a voice message or the like that Telegram knows.
    SendMedia(SendMedia),
    /// Several photos and videos, several documents or several pieces of music as one album.
    SendMediaGroup(SendMediaGroup),
    /// Another text and other buttons for an earlier message.
    EditMessageText(EditMessageText),
    /// Other buttons, or none, for an earlier message.
    EditMessageReplyMarkup(EditMessageReplyMarkup),
}

impl Request {
    /// The method as Telegram documents it.
    pub fn method(&self) -> &'static str {
        match self {
            Self::SendMessage(_) => "sendMessage",
            Self::SendPhoto(_) => "sendPhoto",
            Self::SendDocument(_) => "sendDocument",
            Self::SendMedia(media) => media.method(),
            Self::SendMediaGroup(_) => "sendMediaGroup",
            Self::EditMessageText(_) => "editMessageText",
            Self::EditMessageReplyMarkup(_) => "editMessageReplyMarkup",
        }
    }

    /// The file that goes along, if any.
    pub fn upload(&self) -> Option<Upload<'_>> {
        match self {
            Self::SendPhoto(SendPhoto { photo: Photo::Drawn(bytes), .. }) => {
                Some(Upload { field: "photo", file_name: "picture.png", content_type: "image/png", bytes })
            }
            Self::SendDocument(SendDocument { document: Document::Pdf { name, bytes }, .. }) => {
                Some(Upload { field: "document", file_name: name, content_type: "application/pdf", bytes })
            }
            _ => None,
        }
    }
}

/// A file that goes along with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upload<'a> {
    /// The field of the form.
    pub field: &'static str,
    /// What the receiver sees.
    pub file_name: &'a str,
    /// MIME type.
    pub content_type: &'static str,
    /// The content.
    pub bytes: &'a [u8],
}

/// `sendMessage`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SendMessage {
    /// The private chat.
    pub chat_id: i64,
    /// Markup of at most 4096 shown characters.
    pub text: String,
    /// Always HTML.
    pub parse_mode: ParseMode,
    /// Always off: a preview hides the buttons.
    pub link_preview_options: LinkPreviewOptions,
    /// Buttons under the message or a keyboard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_markup: Option<ReplyMarkup>,
}

/// `sendPhoto`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SendPhoto {
    /// The private chat.
    pub chat_id: i64,
    /// What is shown.
    #[serde(skip_serializing_if = "Photo::is_drawn")]
    pub photo: Photo,
    /// Markup of at most 1024 shown characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// HTML where there is a caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parse_mode: Option<ParseMode>,
    /// Buttons under the message or a keyboard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_markup: Option<ReplyMarkup>,
}

/// A photo to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Photo {
    /// The id of a file that Telegram has.
    Known(String),
    /// A PNG that goes along.
    Drawn(Vec<u8>),
}

impl Photo {
    fn is_drawn(&self) -> bool {
        matches!(self, Self::Drawn(_))
    }
}

impl Serialize for Photo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(file_id) => serializer.serialize_str(file_id),
            Self::Drawn(_) => serializer.serialize_none(),
        }
    }
}

/// `sendDocument`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SendDocument {
    /// The private chat.
    pub chat_id: i64,
    /// What is sent.
    #[serde(skip_serializing_if = "Document::goes_along")]
    pub document: Document,
}

/// A document to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// The id of a file that Telegram has.
    Known(String),
    /// A PDF that goes along.
    Pdf {
        /// What the receiver sees.
        name: String,
        /// The content.
        bytes: Vec<u8>,
    },
}

impl Document {
    fn goes_along(&self) -> bool {
        matches!(self, Self::Pdf { .. })
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(file_id) => serializer.serialize_str(file_id),
            Self::Pdf { .. } => serializer.serialize_none(),
        }
    }
}

/// `sendVideo`, `sendVoice`, … : the method and the field of the file are named after its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendMedia {
    /// The private chat.
    pub chat_id: i64,
    /// What it is.
    pub kind: FileKind,
    /// The id of a file that Telegram has.
    pub file_id: String,
}

impl SendMedia {
    fn method(&self) -> &'static str {
        match self.kind {
            FileKind::Photo => "sendPhoto",
            FileKind::Document => "sendDocument",
            FileKind::Video => "sendVideo",
            FileKind::Animation => "sendAnimation",
            FileKind::Audio => "sendAudio",
            FileKind::Voice => "sendVoice",
            FileKind::VideoNote => "sendVideoNote",
        }
    }
}

impl Serialize for SendMedia {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(Some(2))?;
        fields.serialize_entry("chat_id", &self.chat_id)?;
        fields.serialize_entry(self.kind.code(), &self.file_id)?;
        fields.end()
    }
}

/// `sendMediaGroup`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SendMediaGroup {
    /// The private chat.
    pub chat_id: i64,
    /// Two to ten files that may share an album.
    pub media: Vec<InputMedia>,
}

/// One file of an album.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputMedia {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: FileKind,
    /// The id of a file that Telegram has.
    pub media: String,
}

/// `editMessageText`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EditMessageText {
    /// The private chat.
    pub chat_id: i64,
    /// The message to change.
    pub message_id: i64,
    /// Markup of at most 4096 shown characters.
    pub text: String,
    /// Always HTML.
    pub parse_mode: ParseMode,
    /// Always off.
    pub link_preview_options: LinkPreviewOptions,
    /// The buttons; none takes them off.
    pub reply_markup: InlineKeyboardMarkup,
}

/// `editMessageReplyMarkup`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EditMessageReplyMarkup {
    /// The private chat.
    pub chat_id: i64,
    /// The message to change.
    pub message_id: i64,
    /// The buttons; none takes them off.
    pub reply_markup: InlineKeyboardMarkup,
}

/// `getUpdates`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct GetUpdates {
    pub offset: i64,
    pub limit: u32,
    #[serde(serialize_with = "whole_seconds")]
    pub timeout: Duration,
    pub allowed_updates: [&'static str; ALLOWED_UPDATES.len()],
}

fn whole_seconds<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(duration.as_secs())
}

/// `setWebhook`
#[derive(Debug, Clone, Serialize)]
pub(super) struct SetWebhook<'a> {
    pub url: &'a Url,
    #[serde(serialize_with = "exposed")]
    pub secret_token: &'a SecretString,
    pub allowed_updates: [&'static str; ALLOWED_UPDATES.len()],
}

fn exposed<S: Serializer>(secret: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret.expose_secret())
}

/// `answerCallbackQuery`
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct AnswerCallbackQuery<'a> {
    pub callback_query_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    pub show_alert: bool,
}

/// `setMyCommands`
#[derive(Debug, Clone, Serialize)]
pub(super) struct SetMyCommands<'a> {
    pub commands: &'a [BotCommand],
    pub scope: BotCommandScope,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_code: Option<&'a str>,
}

/// `setMyDescription`
#[derive(Debug, Clone, Serialize)]
pub(super) struct SetMyDescription<'a> {
    pub description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_code: Option<&'a str>,
}

/// `setMyShortDescription`
#[derive(Debug, Clone, Serialize)]
pub(super) struct SetMyShortDescription<'a> {
    pub short_description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_code: Option<&'a str>,
}

/// `getFile`
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct GetFile<'a> {
    pub file_id: &'a str,
}

/// Where a file can be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct File {
    /// Absent when the file is too large for bots.
    pub file_path: Option<String>,
}

/// A request without fields.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Nothing {}

/// The bot itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// The bot's id, the first half of its token.
    pub id: i64,
    /// The name in links: `t.me/<username>`.
    #[serde(default)]
    pub username: String,
    /// The name people see.
    #[serde(default)]
    pub first_name: String,
}

/// What Telegram answers to a request that puts or changes messages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Done {
    /// One message.
    Message(Sent),
    /// An album.
    Messages(Vec<Sent>),
    /// Done, nothing to tell.
    Flag(bool),
}

impl Done {
    /// The latest message put.
    pub fn latest_message_id(&self) -> Option<i64> {
        match self {
            Self::Message(sent) => Some(sent.message_id),
            Self::Messages(album) => album.iter().map(|sent| sent.message_id).max(),
            Self::Flag(_) => None,
        }
    }
}

/// A message that Telegram took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Sent {
    /// Counts up within the chat.
    pub message_id: i64,
}
