//! The shape of an update, as far as the bot reads it. Lenient on purpose: a full model of the Bot API refuses a whole
//! message for one field that is newer than the model.

use serde::Deserialize;

#[expect(clippy::struct_field_names, reason = "the names are Telegram's")]
#[derive(Debug, Deserialize)]
pub(super) struct Message {
    pub message_id: i64,
    pub from: Option<User>,
    pub chat: Chat,
    pub text: Option<String>,
    pub caption: Option<String>,
    #[serde(default)]
    pub photo: Vec<PhotoSize>,
    pub document: Option<Media>,
    pub video: Option<Media>,
    /// A GIF; comes with a `document` for old programs.
    pub animation: Option<Media>,
    pub audio: Option<Media>,
    pub voice: Option<Media>,
    pub video_note: Option<Media>,
    /// Messages of one album share it.
    pub media_group_id: Option<String>,
    pub contact: Option<Contact>,
}

#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub id: i64,
    #[serde(default)]
    pub is_bot: bool,
    #[serde(default)]
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language_code: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Chat {
    pub id: i64,
    #[serde(rename = "type")]
    pub kind: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct PhotoSize {
    pub file_id: String,
    #[serde(default)]
    pub width: u64,
    #[serde(default)]
    pub height: u64,
    pub file_size: Option<u64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Media {
    pub file_id: String,
    pub file_name: Option<String>,
    pub mime_type: Option<String>,
    pub file_size: Option<u64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Contact {
    pub phone_number: String,
    #[serde(default)]
    pub first_name: String,
    pub last_name: Option<String>,
    pub user_id: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct CallbackQuery {
    pub id: String,
    pub from: User,
    /// Old messages are inaccessible: only their chat and id are told.
    pub message: Option<TappedMessage>,
    pub data: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct TappedMessage {
    pub message_id: i64,
    pub chat: Chat,
}

#[derive(Debug, Deserialize)]
pub(super) struct ChatMemberUpdated {
    pub chat: Chat,
    pub from: User,
    pub new_chat_member: ChatMember,
}

#[derive(Debug, Deserialize)]
pub(super) struct ChatMember {
    pub status: String,
}
