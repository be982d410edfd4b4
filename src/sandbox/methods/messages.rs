//! Sending.

use chrono::TimeDelta;
use serde_json::Value;

use super::{Call, files};
use crate::sandbox::limits;
use crate::sandbox::refusal::{Answer, Refusal};
use crate::sandbox::world::{Author, Body, Change, FileKind, Message};

const ACTIONS: &[&str] = &[
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];
/// How long an action is shown.
const ACTION_LASTS: TimeDelta = TimeDelta::seconds(5);

pub(super) fn send_message(call: &mut Call<'_>) -> Answer {
    let text =
        limits::message_text(call.text("text"), call.params.text("parse_mode"), call.value("entities"))?;
    send(call, |_| Ok(Body::Text(text)))
}

pub(super) fn send_media(call: &mut Call<'_>, kind: FileKind) -> Answer {
    let caption = limits::caption(
        call.text("caption"),
        call.params.text("parse_mode"),
        call.value("caption_entities"),
    )?;
    send(call, |call| {
        let file = files::input(call, call.text(kind.field()), kind)?;
        Ok(Body::Media { file, caption })
    })
}

fn send(call: &mut Call<'_>, body: impl FnOnce(&mut Call<'_>) -> Result<Body, Refusal>) -> Answer {
    let markup = call.value("reply_markup").cloned();
    if let Some(markup) = &markup {
        limits::reply_markup(markup, &call.world.profile.username)?;
    }
    let chat = call.world.writable_chat(call.value("chat_id"))?;
    let reply_to = replied(call, chat)?;
    let body = body(call)?;
    let mut message = Message::new(chat, Author::Bot, call.now, body);
    message.markup = markup;
    message.reply_to = reply_to;
    message.protected = call.params.flag("protect_content");
    let id = call.world.post(message);
    Ok(posted(call, chat, id))
}

fn posted(call: &Call<'_>, chat: i64, id: i64) -> Value {
    call.world.message(chat, id).map(|message| call.world.message_json(message)).unwrap_or_default()
}

fn replied(call: &Call<'_>, chat: i64) -> Result<Option<i64>, Refusal> {
    let Some(parameters) = call.value("reply_parameters") else { return Ok(None) };
    let found = parameters
        .get("message_id")
        .and_then(Value::as_i64)
        .filter(|id| call.world.message(chat, *id).is_some());
    let optional = parameters.get("allow_sending_without_reply").and_then(Value::as_bool).unwrap_or_default();
    if found.is_none() && !optional {
        return Err(Refusal::bad_request("message to be replied not found"));
    }
    Ok(found)
}

pub(super) fn send_album(call: &mut Call<'_>) -> Answer {
    let items = call.params.array("media").cloned().unwrap_or_default();
    if items.len() < *limits::ALBUM.start() {
        return Err(Refusal::bad_request("there are too few messages to send as an album"));
    }
    if items.len() > *limits::ALBUM.end() {
        return Err(Refusal::bad_request("Too much messages to send as an album"));
    }
    let kinds = items.iter().map(album_kind).collect::<Result<Vec<_>, _>>()?;
    for alone in [FileKind::Document, FileKind::Audio] {
        let count = kinds.iter().filter(|kind| **kind == alone).count();
        if count != 0 && count != kinds.len() {
            let kind = alone.field();
            return Err(Refusal::bad_request(format!("{kind} can't be mixed with other media types")));
        }
    }
    let chat = call.world.writable_chat(call.value("chat_id"))?;
    let reply_to = replied(call, chat)?;
    let bodies = items.iter().map(|item| media_body(call, item)).collect::<Result<Vec<_>, _>>()?;
    let album = call.world.next_album();
    let mut sent = Vec::with_capacity(bodies.len());
    for body in bodies {
        let mut message = Message::new(chat, Author::Bot, call.now, body);
        message.album = Some(album.clone());
        message.reply_to = reply_to;
        message.protected = call.params.flag("protect_content");
        let id = call.world.post(message);
        sent.push(posted(call, chat, id));
    }
    Ok(Value::Array(sent))
}

fn album_kind(item: &Value) -> Result<FileKind, Refusal> {
    match media_kind(item)? {
        FileKind::Animation => Err(Refusal::bad_request("type \"animation\" can't be used in an album")),
        kind => Ok(kind),
    }
}

fn media_kind(item: &Value) -> Result<FileKind, Refusal> {
    match item.get("type").and_then(Value::as_str) {
        Some("photo") => Ok(FileKind::Photo),
        Some("document") => Ok(FileKind::Document),
        Some("video") => Ok(FileKind::Video),
        Some("audio") => Ok(FileKind::Audio),
        Some("animation") => Ok(FileKind::Animation),
        _ => Err(Refusal::bad_request("can't parse InputMedia: type is unknown to the local Bot API")),
    }
}

/// The body of an `InputMedia` object.
pub(super) fn media_body(call: &mut Call<'_>, item: &Value) -> Result<Body, Refusal> {
    let text = |name: &str| item.get(name).and_then(Value::as_str);
    let caption = limits::caption(
        text("caption").unwrap_or_default(),
        text("parse_mode"),
        item.get("caption_entities"),
    )?;
    let file = files::input(call, text("media").unwrap_or_default(), media_kind(item)?)?;
    Ok(Body::Media { file, caption })
}

pub(super) fn send_chat_action(call: Call<'_>) -> Answer {
    if !ACTIONS.contains(&call.text("action")) {
        return Err(Refusal::bad_request("wrong parameter action in request"));
    }
    let chat = call.world.writable_chat(call.value("chat_id"))?;
    if chat > 0 {
        call.world.meet(chat).typing_until = Some(call.now + ACTION_LASTS);
    }
    call.world.changes.push(Change::Chat { person: chat });
    Ok(Value::Bool(true))
}
