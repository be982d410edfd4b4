//! One message of a chat, and its JSON.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::{FileKind, PersonId, World};
use crate::sandbox::html::Formatted;

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The bot.
    Bot,
    /// A person.
    Person(PersonId),
}

/// What a message holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Words.
    Text(Formatted),
    /// A photo, document, video, voice message and so on: the stored file says which.
    Media {
        /// The stored file.
        file: String,
        /// The words under it.
        caption: Formatted,
    },
    /// A shared contact.
    Contact {
        /// The phone number.
        phone: String,
        /// The name in the address book.
        first_name: String,
        /// The account, when Telegram knows it.
        user: Option<PersonId>,
    },
}

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Unique over all chats, growing.
    pub id: i64,
    /// The private chat (the person's id) or the group.
    pub chat: i64,
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub date: DateTime<Utc>,
    /// When it was last edited.
    pub edited: Option<DateTime<Utc>>,
    /// What it holds.
    pub body: Body,
    /// The keyboard of any kind that came with it.
    pub markup: Option<Value>,
    /// The message that it answers.
    pub reply_to: Option<i64>,
    /// The album that it belongs to.
    pub album: Option<String>,
    /// Whether it may not be forwarded.
    pub protected: bool,
}

impl Message {
    /// A message that still has no id.
    pub fn new(chat: i64, author: Author, date: DateTime<Utc>, body: Body) -> Self {
        let (edited, markup, reply_to, album) = (None, None, None, None);
        Self { id: 0, chat, author, date, edited, body, markup, reply_to, album, protected: false }
    }

    /// The inline keyboard, when it has one with buttons.
    pub fn inline_keyboard(&self) -> Option<&Value> {
        self.markup.as_ref().filter(|markup| {
            markup.get("inline_keyboard").and_then(Value::as_array).is_some_and(|rows| !rows.is_empty())
        })
    }

    /// The rows of buttons under the message.
    pub fn inline_rows(&self) -> Vec<Vec<&Value>> {
        let rows =
            self.inline_keyboard().and_then(|markup| markup.get("inline_keyboard")).and_then(Value::as_array);
        let buttons = |row: &'_ Value| -> Option<usize> { row.as_array().map(Vec::len) };
        rows.into_iter()
            .flatten()
            .filter(|row| buttons(row).is_some_and(|count| count > 0))
            .map(|row| row.as_array().into_iter().flatten().collect())
            .collect()
    }

    /// The callback data of its buttons.
    pub fn callback_data(&self) -> impl Iterator<Item = &str> {
        self.inline_rows().into_iter().flatten().filter_map(|button| button.get("callback_data")?.as_str())
    }

    /// Whether the bot may edit it: its own, and not one that brought a keyboard in place of the phone's.
    pub fn is_editable(&self) -> bool {
        self.author == Author::Bot
            && self.markup.as_ref().is_none_or(|markup| markup.get("inline_keyboard").is_some())
    }

    /// Its words: the text or the caption.
    pub fn words(&self) -> Option<&Formatted> {
        match &self.body {
            Body::Text(text) => Some(text),
            Body::Media { caption, .. } => Some(caption),
            Body::Contact { .. } => None,
        }
    }
}

impl World {
    pub(super) fn body_json(&self, body: &Body) -> Map<String, Value> {
        let mut fields = Map::new();
        match body {
            Body::Text(text) => put_words(&mut fields, text, "text", "entities"),
            Body::Media { file, caption } => {
                if let Some(file) = self.file(file) {
                    fields.insert(file.kind.field().to_owned(), file.json());
                    if file.kind == FileKind::Animation {
                        // For programs that do not know animations.
                        fields.insert("document".to_owned(), file.json());
                    }
                }
                if !caption.plain.is_empty() {
                    put_words(&mut fields, caption, "caption", "caption_entities");
                }
            }
            Body::Contact { phone, first_name, user } => {
                let mut contact = json!({ "phone_number": phone, "first_name": first_name });
                if let (Some(user), Some(contact)) = (user, contact.as_object_mut()) {
                    contact.insert("user_id".to_owned(), json!(user));
                }
                fields.insert("contact".to_owned(), contact);
            }
        }
        fields
    }
}

fn put_words(fields: &mut Map<String, Value>, words: &Formatted, text: &str, entities: &str) {
    fields.insert(text.to_owned(), json!(words.plain));
    if !words.entities.is_empty() {
        fields.insert(entities.to_owned(), json!(words.entities));
    }
}
