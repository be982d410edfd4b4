//! The state behind the server: people, groups, messages, files, taps and the updates that wait for the bot.
//!
//! Pure: it is told the time, knows no HTTP and wakes nobody. What changed is collected in `changes`, and
//! whoever holds the lock passes it on.

mod action;
mod file;
mod message;
mod people;
mod profile;
mod queue;
mod shown;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::html::Formatted;
use super::refusal::Refusal;

pub use action::{CallbackAnswer, Query, QueryId, TapRefused};
pub use file::{FileKind, StoredFile, Upload, content_type, pixels};
pub use message::{Author, Body, Message};
pub use people::{Group, NewPerson, Person, PersonId};
pub use profile::{Profile, Webhook, scope_key};
pub use queue::Queue;
pub use shown::{
    ButtonKind, ReplyButton, ShownButton, ShownContact, ShownFile, ShownMessage, ShownPhoto, ShownSticker,
    ShownVideo,
};

/// What the page is told when something changed.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Change {
    /// A chat looks different.
    Chat {
        /// The person, or the group.
        person: i64,
    },
    /// The clock was moved.
    Clock {
        /// What it shows.
        now: DateTime<Utc>,
    },
    /// Somebody came, or is known differently.
    People,
    /// The bot answered a tap.
    Answer {
        /// Who tapped.
        person: PersonId,
        /// The pop-up's text.
        text: Option<String>,
        /// A window instead of a passing note.
        alert: bool,
    },
}

/// Everything that the local Telegram knows.
#[derive(Debug)]
pub struct World {
    /// The bot itself.
    pub profile: Profile,
    /// Updates on their way to the bot.
    pub queue: Queue,
    /// What happened since somebody looked.
    pub changes: Vec<Change>,
    people: BTreeMap<PersonId, Person>,
    groups: BTreeMap<i64, Group>,
    messages: BTreeMap<i64, Vec<Message>>,
    files: BTreeMap<String, StoredFile>,
    queries: BTreeMap<QueryId, Query>,
    buttons_ever_shown: Vec<ShownOnce>,
    last_message: i64,
    last_album: u64,
    last_query: u64,
}

/// A button that was once on a message: it may be tapped on a phone that is behind.
#[derive(Debug)]
struct ShownOnce {
    chat: i64,
    message: i64,
    data: String,
}

impl World {
    /// A world with a bot and nobody else. The bot's id is the token's first part.
    pub fn new(token: &str, username: &str) -> Self {
        Self {
            profile: Profile::new(token, username),
            queue: Queue::default(),
            changes: Vec::new(),
            people: BTreeMap::new(),
            groups: BTreeMap::new(),
            messages: BTreeMap::new(),
            files: BTreeMap::new(),
            queries: BTreeMap::new(),
            buttons_ever_shown: Vec::new(),
            last_message: 0,
            last_album: 0,
            last_query: 0,
        }
    }

    /// The chat that the bot addresses, if it may write there.
    pub fn writable_chat(&self, chat_id: Option<&Value>) -> Result<i64, Refusal> {
        let chat = self.known_chat(chat_id)?;
        match self.people.get(&chat) {
            Some(person) if person.deactivated => Err(Refusal::forbidden("user is deactivated")),
            Some(person) if person.blocked => Err(Refusal::forbidden("bot was blocked by the user")),
            Some(person) if !person.started => {
                Err(Refusal::forbidden("bot can't initiate conversation with a user"))
            }
            _ => Ok(chat),
        }
    }

    /// The chat that the bot names, if it exists.
    pub fn known_chat(&self, chat_id: Option<&Value>) -> Result<i64, Refusal> {
        let id = match chat_id {
            Some(Value::Number(number)) => number.as_i64(),
            Some(Value::String(text)) => text.parse().ok(),
            _ => None,
        };
        id.filter(|id| self.people.contains_key(id) || self.groups.contains_key(id))
            .ok_or_else(|| Refusal::bad_request("chat not found"))
    }

    /// Adds a message to its chat under the next id.
    pub fn post(&mut self, mut message: Message) -> i64 {
        self.last_message += 1;
        message.id = self.last_message;
        let chat = message.chat;
        self.remember_buttons(&message);
        self.messages.entry(chat).or_default().push(message);
        if let Some(person) = self.people.get_mut(&chat) {
            person.typing_until = None;
        }
        self.changes.push(Change::Chat { person: chat });
        self.last_message
    }

    /// Notes which buttons a message shows.
    pub fn remember_buttons(&mut self, message: &Message) {
        let shown = message.callback_data().map(|data| ShownOnce {
            chat: message.chat,
            message: message.id,
            data: data.to_owned(),
        });
        self.buttons_ever_shown.extend(shown);
    }

    /// The name of the next album.
    pub fn next_album(&mut self) -> String {
        self.last_album += 1;
        self.last_album.to_string()
    }

    /// A message in a chat.
    pub fn message(&self, chat: i64, id: i64) -> Option<&Message> {
        self.messages.get(&chat)?.iter().find(|message| message.id == id)
    }

    /// A message to be changed.
    pub fn message_mut(&mut self, chat: i64, id: i64) -> Option<&mut Message> {
        self.messages.get_mut(&chat)?.iter_mut().find(|message| message.id == id)
    }

    /// Takes a message away for both sides.
    pub fn remove_message(&mut self, chat: i64, id: i64) {
        if let Some(messages) = self.messages.get_mut(&chat) {
            messages.retain(|message| message.id != id);
        }
        self.changes.push(Change::Chat { person: chat });
    }

    /// All messages of a chat, oldest first.
    pub fn messages(&self, chat: i64) -> &[Message] {
        self.messages.get(&chat).map(Vec::as_slice).unwrap_or_default()
    }

    /// The `Message` object.
    pub fn message_json(&self, message: &Message) -> Value {
        let mut json = self.message_without_reply(message);
        let original = message.reply_to.and_then(|id| self.message(message.chat, id));
        if let (Some(original), Some(fields)) = (original, json.as_object_mut()) {
            fields.insert("reply_to_message".to_owned(), self.message_without_reply(original));
        }
        json
    }

    fn message_without_reply(&self, message: &Message) -> Value {
        let from = match message.author {
            Author::Bot => self.profile.user(),
            Author::Person(id) => self.user(id),
        };
        let mut json = json!({
            "message_id": message.id,
            "from": from,
            "chat": self.chat_json(message.chat),
            "date": message.date.timestamp(),
        });
        if let Some(fields) = json.as_object_mut() {
            fields.extend(self.body_json(&message.body));
            let edited = message.edited.map(|at| json!(at.timestamp()));
            let extras = [
                ("edit_date", edited),
                ("media_group_id", message.album.clone().map(Value::from)),
                ("has_protected_content", message.protected.then_some(Value::Bool(true))),
                ("reply_markup", message.inline_keyboard().cloned()),
            ];
            fields.extend(extras.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
        }
        json
    }

    /// The `Chat` object.
    pub fn chat_json(&self, chat: i64) -> Value {
        match (self.people.get(&chat), self.groups.get(&chat)) {
            (Some(person), _) => person.chat(),
            (None, Some(group)) => json!({
                "id": chat,
                "type": "group",
                "title": group.title,
                "all_members_are_administrators": true,
                "accepted_gift_types": accepted_gifts(false),
            }),
            (None, None) => json!({ "id": chat, "type": "private", "first_name": "" }),
        }
    }

    /// The `ChatFullInfo` object.
    pub fn full_chat_json(&self, chat: i64) -> Value {
        let mut json = self.chat_json(chat);
        if let Some(fields) = json.as_object_mut() {
            fields.insert("accent_color_id".to_owned(), json!(0));
            fields.insert("max_reaction_count".to_owned(), json!(11));
            fields.insert("accepted_gift_types".to_owned(), accepted_gifts(self.people.contains_key(&chat)));
        }
        json
    }

    fn user(&self, id: PersonId) -> Value {
        self.people.get(&id).map_or(Value::Null, Person::user)
    }
}

fn accepted_gifts(accepted: bool) -> Value {
    json!({
        "unlimited_gifts": accepted,
        "limited_gifts": accepted,
        "unique_gifts": accepted,
        "premium_subscription": accepted,
        "gifts_from_channels": accepted,
    })
}

/// A text without formatting.
pub fn plain(text: &str) -> Formatted {
    Formatted { plain: text.to_owned(), entities: Vec::new() }
}
