//! What people do: write, send, tap, start, block. Each becomes an update for the bot.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Author, Body, Change, FileKind, Message, PersonId, Upload, World, plain};
use crate::sandbox::html::utf16_length;
use crate::sandbox::limits::is_start_parameter;

/// How long Telegram waits for the answer to a tap.
const ANSWER_WITHIN: TimeDelta = TimeDelta::minutes(15);

/// The id of a tap.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct QueryId(pub String);

/// What the bot answered to a tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CallbackAnswer {
    /// The pop-up's text; without one only the button's clock stops.
    pub text: Option<String>,
    /// A window instead of a passing note.
    #[serde(rename = "alert")]
    pub show_alert: bool,
}

/// A tap that waits for its answer.
#[derive(Debug, Clone)]
pub struct Query {
    /// Who tapped.
    pub person: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// What the bot answered.
    pub answer: Option<CallbackAnswer>,
}

/// Why a tap is not possible.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TapRefused {
    /// The message is not (or no longer) in the chat.
    #[error("message {0} is not in the chat")]
    NoSuchMessage(i64),
    /// The message has no such button now.
    #[error("message {message} shows no button with data {data:?}")]
    NoSuchButton {
        /// The message.
        message: i64,
        /// The data looked for.
        data: String,
    },
}

impl World {
    /// Presses *Start*. A parameter that Telegram's apps would not pass on is left out, as they do. Unblocks.
    pub fn start_bot(&mut self, person: PersonId, parameter: Option<&str>, now: DateTime<Utc>) -> i64 {
        self.set_blocked(person, false, now);
        let text = match parameter.filter(|parameter| is_start_parameter(parameter)) {
            Some(parameter) => format!("/start {parameter}"),
            None => "/start".to_owned(),
        };
        self.say(person, person, Body::Text(plain(&text)), None, now)
    }

    /// A message from a person in a private chat or a group, and the update of it.
    pub fn say(
        &mut self,
        person: PersonId,
        chat: i64,
        body: Body,
        reply_to: Option<i64>,
        now: DateTime<Utc>,
    ) -> i64 {
        let mut message = Message::new(chat, Author::Person(person), now, with_command(body));
        message.reply_to = reply_to;
        self.put(person, message)
    }

    /// Puts a person's message into its chat, and the update of it into the queue.
    fn put(&mut self, person: PersonId, message: Message) -> i64 {
        let chat = message.chat;
        let author = self.meet(person);
        if chat == person && !author.started {
            author.started = true;
            self.changes.push(Change::People);
        }
        self.put_away_one_time_keyboard(&message);
        let id = self.post(message);
        if let Some(message) = self.message(chat, id)
            && (chat == person || self.group_message_reaches_bot(message))
        {
            let update = self.message_json(message);
            self.queue.push("message", update);
        }
        id
    }

    /// Sends a file from a phone.
    pub fn send_file(&mut self, person: PersonId, kind: FileKind, upload: Upload, now: DateTime<Utc>) -> i64 {
        let caption = plain(upload.caption.as_deref().unwrap_or_default());
        let file = self.store_file(kind, upload);
        self.say(person, person, Body::Media { file, caption }, None, now)
    }

    /// Sends files from a phone as one album: an update for each, under one name. Returns the messages' ids.
    pub fn send_album(
        &mut self,
        person: PersonId,
        files: Vec<(FileKind, Upload)>,
        now: DateTime<Utc>,
    ) -> Vec<i64> {
        let album = self.next_album();
        let send = |(kind, upload): (FileKind, Upload)| {
            let caption = plain(upload.caption.as_deref().unwrap_or_default());
            let file = self.store_file(kind, upload);
            let mut message =
                Message::new(person, Author::Person(person), now, Body::Media { file, caption });
            message.album = Some(album.clone());
            self.put(person, message)
        };
        files.into_iter().map(send).collect()
    }

    /// Changes the words of an own message.
    pub fn edit_text(&mut self, person: PersonId, message: i64, text: &str, now: DateTime<Utc>) -> bool {
        let Some(own) = self.message_mut(person, message).filter(|own| own.author == Author::Person(person))
        else {
            return false;
        };
        own.body = with_command(Body::Text(plain(text)));
        own.edited = Some(now);
        let own = own.clone();
        self.queue.push("edited_message", self.message_json(&own));
        self.changes.push(Change::Chat { person });
        true
    }

    /// Taps a button that is on the message now.
    pub fn tap(
        &mut self,
        person: PersonId,
        message: i64,
        data: &str,
        now: DateTime<Utc>,
    ) -> Result<QueryId, TapRefused> {
        let shown = self.message(person, message).ok_or(TapRefused::NoSuchMessage(message))?;
        if !shown.callback_data().any(|own| own == data) {
            return Err(TapRefused::NoSuchButton { message, data: data.to_owned() });
        }
        Ok(self.query(person, message, data, now))
    }

    /// Taps a button on a phone that is behind: the last message that ever showed this data, else the last one.
    pub fn tap_stale(&mut self, person: PersonId, data: &str, now: DateTime<Utc>) -> QueryId {
        let shown =
            self.buttons_ever_shown.iter().rev().find(|shown| shown.chat == person && shown.data == data);
        let last = || self.messages(person).iter().rev().find(|message| message.author == Author::Bot);
        let message =
            shown.map(|shown| shown.message).or_else(|| last().map(|message| message.id)).unwrap_or(1);
        self.query(person, message, data, now)
    }

    fn query(&mut self, person: PersonId, message: i64, data: &str, now: DateTime<Utc>) -> QueryId {
        self.meet(person);
        self.last_query += 1;
        let id = QueryId(format!("{}", 4_000_000_000_000_000_000 + self.last_query));
        // A message that was taken away is named, but not shown to the bot.
        let message = match self.message(person, message) {
            Some(message) => self.message_json(message),
            None => json!({ "chat": self.chat_json(person), "message_id": message, "date": 0 }),
        };
        let update = json!({
            "id": id.0,
            "from": self.user(person),
            "message": message,
            "chat_instance": person.to_string(),
            "data": data,
        });
        self.queries.insert(id.clone(), Query { person, at: now, answer: None });
        self.queue.push("callback_query", update);
        id
    }

    /// Keeps the bot's answer to a tap; false if it is too late or the second one.
    pub fn answer_query(&mut self, id: &QueryId, answer: CallbackAnswer, now: DateTime<Utc>) -> bool {
        let Some(query) = self.queries.get_mut(id) else { return false };
        if query.answer.is_some() || now - query.at > ANSWER_WITHIN {
            return false;
        }
        let (person, text, alert) = (query.person, answer.text.clone(), answer.show_alert);
        query.answer = Some(answer);
        self.changes.push(Change::Answer { person, text, alert });
        true
    }

    /// What the bot answered to a tap.
    pub fn answer_to(&self, id: &QueryId) -> Option<&CallbackAnswer> {
        self.queries.get(id)?.answer.as_ref()
    }

    /// In a group the bot has privacy mode on: commands, mentions and answers to it are all it gets.
    fn group_message_reaches_bot(&self, message: &Message) -> bool {
        let text = message.words().map(|words| words.plain.as_str()).unwrap_or_default();
        let answers_bot = message
            .reply_to
            .and_then(|id| self.message(message.chat, id))
            .is_some_and(|original| original.author == Author::Bot);
        answers_bot || text.starts_with('/') || text.contains(&format!("@{}", self.profile.username))
    }

    /// A keyboard for one use is hidden once a person wrote something.
    fn put_away_one_time_keyboard(&mut self, written: &Message) {
        let shown = self.messages.get_mut(&written.chat).into_iter().flatten();
        let keyboards = shown.filter_map(|message| message.markup.as_mut()).filter_map(Value::as_object_mut);
        for keyboard in keyboards.filter(|markup| markup.get("one_time_keyboard") == Some(&Value::Bool(true)))
        {
            keyboard.insert("used".to_owned(), Value::Bool(true));
        }
    }
}

/// Telegram marks the command at the beginning of a text.
fn with_command(body: Body) -> Body {
    let Body::Text(mut text) = body else { return body };
    if text.plain.starts_with('/') && text.entities.is_empty() {
        let command = text.plain.split_whitespace().next().unwrap_or_default();
        let length = utf16_length(command);
        text.entities.push(json!({ "type": "bot_command", "offset": 0, "length": length }));
    }
    Body::Text(text)
}
