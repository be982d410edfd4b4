//! Which methods and fields exist.
//!
//! A call with an unknown method or field is refused and named, where Telegram would ignore the field: a
//! wrong call by the bot is to be seen. The table `api.json` is the part of Telegram's schema that this
//! server offers. Nested objects are held to the whole schema by the tests, which read the journal.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::refusal::Refusal;

/// One parameter of a method.
#[derive(Debug, Deserialize)]
pub struct Field {
    /// Its type in the words of Telegram's documentation.
    pub r#type: String,
    /// Whether a call without it is refused.
    pub required: bool,
}

/// The parameters of a method by name.
pub type Fields = BTreeMap<String, Field>;

static METHODS: LazyLock<BTreeMap<String, Fields>> =
    LazyLock::new(|| serde_json::from_str(include_str!("api.json")).unwrap_or_default());

/// The documented spelling and the parameters of a method. Telegram compares names without case.
pub fn method(name: &str) -> Result<(&'static str, &'static Fields), Refusal> {
    METHODS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(known, fields)| (known.as_str(), fields))
        .ok_or_else(|| Refusal::no_such_method(name))
}

/// Reads parameters that came as text (query, form, multipart) or as JSON into the types of the schema.
///
/// What cannot be read stays as it came: the method refuses it in its own words.
pub fn normalise(fields: &Fields, values: Map<String, Value>) -> Map<String, Value> {
    values
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| {
            let value = match fields.get(&name) {
                Some(field) => normalise_value(&field.r#type, value),
                None => value,
            };
            (name, value)
        })
        .collect()
}

fn normalise_value(kind: &str, value: Value) -> Value {
    let Value::String(text) = &value else { return value };
    let read = match kind {
        "String" | "InputFile" | "InputFile or String" => None,
        "Integer" | "Integer or String" => text.parse::<i64>().ok().map(Value::from),
        "Boolean" => match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => serde_json::from_str(text).ok(),
    };
    read.unwrap_or(value)
}

/// Refuses the first unknown parameter, then the first missing one.
pub fn check(method: &str, fields: &Fields, values: &Map<String, Value>) -> Result<(), Refusal> {
    if let Some(unknown) = values.keys().find(|name| !fields.contains_key(*name)) {
        return Err(Refusal::bad_request(format!("{method} has no parameter \"{unknown}\"")));
    }
    match fields.iter().find(|(name, field)| field.required && !values.contains_key(*name)) {
        Some((missing, _)) => Err(Refusal::bad_request(missing_text(missing))),
        None => Ok(()),
    }
}

fn missing_text(name: &str) -> String {
    match name {
        "text" => "message text is empty".to_owned(),
        "chat_id" => "chat_id is empty".to_owned(),
        "photo" | "document" | "video" | "voice" | "audio" | "animation" | "video_note" => {
            format!("there is no {name} in the request")
        }
        _ => format!("parameter \"{name}\" is required"),
    }
}
