//! Editing and deleting, by Telegram's rules of what may be changed and what counts as a change.

use chrono::TimeDelta;
use serde_json::Value;

use super::{Call, messages};
use crate::sandbox::limits;
use crate::sandbox::refusal::{Answer, Refusal};
use crate::sandbox::world::{Author, Body, Change, Message};

const DELETABLE_FOR: TimeDelta = TimeDelta::hours(48);
const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly \
                            the same as a current content and reply markup of the message";

pub(super) fn text(call: &mut Call<'_>) -> Answer {
    let text =
        limits::message_text(call.text("text"), call.params.text("parse_mode"), call.value("entities"))?;
    let keyboard = keyboard(call)?;
    let old = target(call)?;
    match &old.body {
        Body::Text(_) => apply(call, &old, Body::Text(text), keyboard),
        _ => Err(Refusal::bad_request("there is no text in the message to edit")),
    }
}

pub(super) fn caption(call: &mut Call<'_>) -> Answer {
    let words = limits::caption(
        call.text("caption"),
        call.params.text("parse_mode"),
        call.value("caption_entities"),
    )?;
    let keyboard = keyboard(call)?;
    let old = target(call)?;
    match &old.body {
        Body::Media { file, .. } => {
            let body = Body::Media { file: file.clone(), caption: words };
            apply(call, &old, body, keyboard)
        }
        _ => Err(Refusal::bad_request("there is no caption in the message to edit")),
    }
}

pub(super) fn media(call: &mut Call<'_>) -> Answer {
    let keyboard = keyboard(call)?;
    let old = target(call)?;
    let item = call.value("media").cloned().unwrap_or_default();
    let body = messages::media_body(call, &item)?;
    apply(call, &old, body, keyboard)
}

pub(super) fn reply_markup(call: &mut Call<'_>) -> Answer {
    let keyboard = keyboard(call)?;
    let old = target(call)?;
    apply(call, &old, old.body.clone(), keyboard)
}

/// The new keyboard; none when it is absent or empty, which both take the old one away.
fn keyboard(call: &Call<'_>) -> Result<Option<Value>, Refusal> {
    let Some(markup) = call.value("reply_markup") else { return Ok(None) };
    limits::inline_keyboard(markup, &call.world.profile.username)?;
    let empty = markup.get("inline_keyboard").and_then(Value::as_array).is_none_or(Vec::is_empty);
    Ok((!empty).then(|| markup.clone()))
}

fn target(call: &Call<'_>) -> Result<Message, Refusal> {
    let Some(id) = call.params.integer("message_id") else {
        return Err(Refusal::bad_request("message identifier is not specified"));
    };
    let chat = call.world.known_chat(call.value("chat_id"))?;
    let message = call.world.message(chat, id);
    let message = message.ok_or_else(|| Refusal::bad_request("message to edit not found"))?;
    if message.is_editable() {
        Ok(message.clone())
    } else {
        Err(Refusal::bad_request("message can't be edited"))
    }
}

fn apply(call: &mut Call<'_>, old: &Message, body: Body, keyboard: Option<Value>) -> Answer {
    if old.body == body && old.inline_keyboard() == keyboard.as_ref() {
        return Err(Refusal::bad_request(NOT_MODIFIED));
    }
    // A changed keyboard alone does not mark a message as edited.
    let edited = if old.body == body { old.edited } else { Some(call.now) };
    let new = Message { body, markup: keyboard, edited, ..old.clone() };
    call.world.remember_buttons(&new);
    if let Some(message) = call.world.message_mut(new.chat, new.id) {
        *message = new.clone();
    }
    call.world.changes.push(Change::Chat { person: new.chat });
    Ok(call.world.message_json(&new))
}

pub(super) fn delete(call: Call<'_>) -> Answer {
    let chat = call.world.known_chat(call.value("chat_id"))?;
    let found = call.params.integer("message_id").and_then(|id| call.world.message(chat, id));
    let message = found.ok_or_else(|| Refusal::bad_request("message to delete not found"))?;
    let id = message.id;
    let own_or_private = message.author == Author::Bot || call.world.person(chat).is_some();
    if !own_or_private || call.now - message.date > DELETABLE_FOR {
        return Err(Refusal::bad_request("message can't be deleted for everyone"));
    }
    call.world.remove_message(chat, id);
    Ok(Value::Bool(true))
}

/// Deletes what can be deleted of a list of 1 to 100.
pub(super) fn delete_many(call: Call<'_>) -> Answer {
    let chat = call.world.known_chat(call.value("chat_id"))?;
    let ids: Vec<i64> =
        call.params.array("message_ids").into_iter().flatten().filter_map(Value::as_i64).collect();
    if !(1..=100).contains(&ids.len()) {
        return Err(Refusal::bad_request("message identifiers are not specified"));
    }
    for id in ids {
        let fresh = |message: &Message| call.now - message.date <= DELETABLE_FOR;
        if call.world.message(chat, id).is_some_and(fresh) {
            call.world.remove_message(chat, id);
        }
    }
    Ok(Value::Bool(true))
}
