//! What the bot says of itself, and what it may know of a chat.

use serde_json::{Value, json};

use super::Call;
use crate::sandbox::html::utf16_length;
use crate::sandbox::limits;
use crate::sandbox::refusal::{Answer, Refusal};
use crate::sandbox::world::{Change, scope_key};

pub(super) fn set_commands(call: Call<'_>) -> Answer {
    let commands = call.params.array("commands").cloned().unwrap_or_default();
    limits::commands(&commands)?;
    let commands = commands.into_iter().map(without_slash).collect();
    let (scope, language) = (scope(&call), call.text("language_code"));
    call.world.profile.set_commands(&scope, language, commands);
    call.world.changes.push(Change::People);
    Ok(Value::Bool(true))
}

fn without_slash(command: Value) -> Value {
    let text = |name: &str| command.get(name).and_then(Value::as_str).unwrap_or_default();
    json!({ "command": text("command").trim_start_matches('/'), "description": text("description") })
}

pub(super) fn delete_commands(call: Call<'_>) -> Value {
    let (scope, language) = (scope(&call), call.text("language_code"));
    call.world.profile.set_commands(&scope, language, Vec::new());
    Value::Bool(true)
}

pub(super) fn commands(call: &Call<'_>) -> Value {
    json!(call.world.profile.commands(&scope(call), call.text("language_code")))
}

fn scope(call: &Call<'_>) -> String {
    scope_key(call.value("scope").unwrap_or(&Value::Null))
}

pub(super) fn set_text(call: Call<'_>, what: &str, limit: usize) -> Answer {
    let text = call.text(what);
    if utf16_length(text) > limit {
        return Err(Refusal::bad_request(format!("{what} is too long")));
    }
    call.world.profile.set_text(what, call.text("language_code"), text);
    Ok(Value::Bool(true))
}

pub(super) fn text(call: &Call<'_>, what: &str) -> Value {
    let profile = &call.world.profile;
    let own = profile.text(what, call.text("language_code"));
    let text = if what == "name" && own.is_empty() { &profile.first_name } else { own };
    json!({ what: text })
}

pub(super) fn set_menu_button(call: Call<'_>) -> Answer {
    let chat = menu_chat(&call);
    let button = call.value("menu_button").cloned().unwrap_or_else(|| json!({ "type": "default" }));
    if !matches!(button.get("type").and_then(Value::as_str), Some("default" | "commands" | "web_app")) {
        return Err(Refusal::bad_request("can't parse menu button"));
    }
    call.world.profile.menu_buttons.insert(chat, button);
    Ok(Value::Bool(true))
}

pub(super) fn menu_button(call: &Call<'_>) -> Value {
    let buttons = &call.world.profile.menu_buttons;
    buttons
        .get(&menu_chat(call))
        .or_else(|| buttons.get(&0))
        .cloned()
        .unwrap_or_else(|| json!({ "type": "commands" }))
}

fn menu_chat(call: &Call<'_>) -> i64 {
    call.params.integer("chat_id").unwrap_or_default()
}

pub(super) fn chat(call: &Call<'_>) -> Answer {
    let chat = call.world.known_chat(call.value("chat_id"))?;
    Ok(call.world.full_chat_json(chat))
}
