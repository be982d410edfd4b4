//! Reads a raw update as an event. Pure; never fails: what the bot has no use for is ignored with a reason.

use serde::Deserialize;
use serde_json::Value;

use super::callback;
use super::update::{CallbackQuery, Chat, ChatMemberUpdated, Contact, Message, User};
use crate::dialogue::event::{Event, Place, What};
use crate::domain::dossier::{FileKind, FileRef};
use crate::store::people::Sender;

/// What an update is to the bot.
#[expect(clippy::large_enum_variant, reason = "one is read at a time, and events are what there mostly is")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inbound {
    /// Somebody did something.
    Event(Event),
    /// Nothing to act on.
    Ignored {
        /// For the log.
        reason: &'static str,
    },
}

/// The kinds of updates that the bot asks Telegram for.
pub const ALLOWED_UPDATES: [&str; 3] = ["message", "callback_query", "my_chat_member"];

/// Fields of messages that nobody wrote: Telegram tells of something that happened in the chat.
const SERVICE_FIELDS: &[&str] = &[
    "boost_added",
    "channel_chat_created",
    "chat_background_set",
    "chat_shared",
    "connected_website",
    "delete_chat_photo",
    "forum_topic_closed",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "gift",
    "giveaway",
    "giveaway_completed",
    "giveaway_created",
    "giveaway_winners",
    "group_chat_created",
    "left_chat_member",
    "message_auto_delete_timer_changed",
    "migrate_from_chat_id",
    "migrate_to_chat_id",
    "new_chat_members",
    "new_chat_photo",
    "new_chat_title",
    "passport_data",
    "pinned_message",
    "proximity_alert_triggered",
    "refunded_payment",
    "successful_payment",
    "supergroup_chat_created",
    "unique_gift",
    "users_shared",
    "video_chat_ended",
    "video_chat_participants_invited",
    "video_chat_scheduled",
    "video_chat_started",
    "web_app_data",
    "write_access_allowed",
];

type Read = Result<Event, &'static str>;

/// Reads a raw update.
pub fn read(payload: &Value) -> Inbound {
    match read_update(payload) {
        Ok(event) => Inbound::Event(event),
        Err(reason) => Inbound::Ignored { reason },
    }
}

/// The chat whose order an update keeps: that of its message, else of the message tapped on, else of its sender.
pub fn chat_id(payload: &Value) -> Option<i64> {
    let update = payload.as_object()?;
    ["/chat/id", "/message/chat/id", "/from/id"]
        .into_iter()
        .find_map(|place| update.values().find_map(|kind| kind.pointer(place).and_then(Value::as_i64)))
}

/// The number under which Telegram knows an update.
pub fn update_id(payload: &Value) -> Option<i64> {
    payload.get("update_id").and_then(Value::as_i64)
}

fn read_update(payload: &Value) -> Read {
    let update_id = update_id(payload).ok_or("no update id")?;
    if let Some(message) = payload.get("message") {
        read_message(update_id, message)
    } else if let Some(query) = payload.get("callback_query") {
        read_tap(update_id, parse(query)?)
    } else if let Some(change) = payload.get("my_chat_member") {
        read_membership(update_id, parse(change)?)
    } else {
        Err("a kind of update that is of no use")
    }
}

fn parse<'a, T: Deserialize<'a>>(value: &'a Value) -> Result<T, &'static str> {
    T::deserialize(value).map_err(|_| "fields are missing or of another type")
}

fn read_message(update_id: i64, raw: &Value) -> Read {
    let message: Message = parse(raw)?;
    if SERVICE_FIELDS.iter().any(|field| raw.get(field).is_some()) {
        return Err("a service message");
    }
    let place = place(&message.chat)?;
    let from = message.from.as_ref().ok_or("a message without a sender")?;
    if from.is_bot {
        return Err("a message of a bot");
    }
    let sender = sender(from);
    Ok(Event { update_id, sender, place, what: content(message) })
}

fn place(chat: &Chat) -> Result<Place, &'static str> {
    match chat.kind.as_str() {
        "private" => Ok(Place::Private),
        "group" | "supergroup" => Ok(Place::Shared { chat_id: chat.id }),
        _ => Err("a channel"),
    }
}

fn sender(user: &User) -> Sender {
    Sender {
        telegram_id: user.id,
        first_name: user.first_name.clone(),
        last_name: user.last_name.clone(),
        username: user.username.clone(),
        language_code: user.language_code.clone(),
    }
}

fn content(message: Message) -> What {
    let Message { message_id, from, text, caption, photo, contact, media_group_id: album, .. } = message;
    if let Some(text) = text {
        return words(message_id, text);
    }
    if let Some(contact) = contact {
        return shared_contact(message_id, contact, from.map(|user| user.id));
    }
    if let Some(size) = photo.into_iter().max_by_key(|size| size.width.saturating_mul(size.height)) {
        let file = FileRef { kind: FileKind::Photo, file_id: size.file_id, name: None };
        return What::File {
            message_id,
            file,
            size: size.file_size,
            mime: None,
            caption,
            album,
            digest: None,
        };
    }
    // An animation brings a document for old programs, so it is looked for first.
    let media = [
        (FileKind::Animation, message.animation),
        (FileKind::Video, message.video),
        (FileKind::Audio, message.audio),
        (FileKind::Voice, message.voice),
        (FileKind::VideoNote, message.video_note),
        (FileKind::Document, message.document),
    ];
    let sent = media.into_iter().find_map(|(kind, media)| media.map(|media| (kind, media)));
    sent.map_or(What::Unsupported { message_id }, |(kind, media)| What::File {
        message_id,
        file: FileRef { kind, file_id: media.file_id, name: media.file_name },
        size: media.file_size,
        mime: media.mime_type,
        caption,
        album,
        // What is inside is asked for by whoever plays the event.
        digest: None,
    })
}

fn words(message_id: i64, text: String) -> What {
    match command(&text) {
        Some((name, rest)) => What::Command { message_id, name, rest },
        None => What::Text { message_id, text },
    }
}

/// `/Start@some_bot payload` → `start`, `payload`.
fn command(text: &str) -> Option<(String, String)> {
    let line = text.strip_prefix('/')?;
    let (called, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let name = called.split_once('@').map_or(called, |(name, _bot)| name);
    let is_name =
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    is_name.then(|| (name.to_ascii_lowercase(), rest.trim().to_owned()))
}

fn shared_contact(message_id: i64, contact: Contact, sender: Option<i64>) -> What {
    let own = contact.user_id.is_some() && contact.user_id == sender;
    let name = [Some(contact.first_name), contact.last_name].into_iter().flatten();
    let name = name.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    What::Contact { message_id, phone: contact.phone_number, name, own }
}

fn read_tap(update_id: i64, query: CallbackQuery) -> Read {
    let message = query.message.ok_or("a tap outside of the bot's own messages")?;
    Ok(Event {
        update_id,
        sender: sender(&query.from),
        place: place(&message.chat)?,
        what: What::Tap {
            query_id: query.id,
            message_id: Some(message.message_id),
            action: query.data.as_deref().and_then(callback::decode),
        },
    })
}

fn read_membership(update_id: i64, change: ChatMemberUpdated) -> Read {
    if place(&change.chat)? != Place::Private {
        return Err("membership in a group");
    }
    let what = match change.new_chat_member.status.as_str() {
        "kicked" => What::Blocked,
        "member" => What::Unblocked,
        _ => return Err("another change of membership"),
    };
    Ok(Event { update_id, sender: sender(&change.from), place: Place::Private, what })
}

#[cfg(test)]
mod tests;
