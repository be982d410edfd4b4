//! Holds a journal of Bot API requests against Telegram's own schema (`tests/data/bot-api-10.3.json`).
//!
//! Strict where the server is lenient: known method, known and required fields, types down into keyboards and
//! nested objects, lengths and limits. It shares with the server only the parser of Telegram's HTML.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};
use vovremya::sandbox::html;

#[derive(Deserialize)]
struct Schema {
    methods: BTreeMap<String, Fields>,
    types: BTreeMap<String, Fields>,
}

type Fields = BTreeMap<String, Field>;

#[derive(Deserialize, PartialEq, Eq, Debug)]
pub struct Field {
    r#type: String,
    required: bool,
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/bot-api-10.3.json")).expect("the schema is valid JSON")
});

/// The parameters of a method, for comparison with the server's own table.
pub fn method_fields(method: &str) -> Option<&'static BTreeMap<String, Field>> {
    SCHEMA.methods.get(method)
}

/// Everything that is wrong with the requests of a journal, one sentence each; empty when all is well.
pub fn check_journal(lines: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let report = match serde_json::from_str(line) {
            Ok(request) => check_request(&request),
            Err(error) => vec![format!("is not JSON: {error}")],
        };
        wrong.extend(report.into_iter().map(|problem| format!("line {number}: {problem}")));
    }
    wrong
}

/// Everything that is wrong with one request of a journal.
pub fn check_request(request: &Value) -> Vec<String> {
    let method = request["method"].as_str().unwrap_or_default();
    let Some(fields) = SCHEMA.methods.get(method) else {
        return vec![format!("{method:?} is no method of the Bot API")];
    };
    let Some(params) = request["params"].as_object() else {
        return vec![format!("{method}: params is not an object")];
    };
    let files = request["files"].as_object().cloned().unwrap_or_default();
    let mut check = Check { files: &files, wrong: Vec::new() };
    check.object(method, fields, params);
    check.words(method, params);
    check.method_limits(method, params);
    check.wrong
}

struct Check<'a> {
    files: &'a Map<String, Value>,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn say(&mut self, path: &str, problem: impl std::fmt::Display) {
        self.wrong.push(format!("{path}: {problem}"));
    }

    fn object(&mut self, path: &str, fields: &Fields, object: &Map<String, Value>) {
        for (name, value) in object {
            match fields.get(name) {
                Some(field) => self.value(&format!("{path}.{name}"), &field.r#type, value),
                None => self.say(path, format!("has no field {name:?}")),
            }
        }
        for (name, _) in fields.iter().filter(|(name, field)| field.required && !object.contains_key(*name)) {
            self.say(path, format!("lacks {name:?}"));
        }
    }

    fn value(&mut self, path: &str, kind: &str, value: &Value) {
        if let Some(element) = kind.strip_prefix("Array of ") {
            match value.as_array() {
                Some(values) => {
                    for (index, value) in values.iter().enumerate() {
                        self.value(&format!("{path}[{index}]"), element, value);
                    }
                }
                None => self.say(path, "is not an array"),
            }
            return;
        }
        let kinds = alternatives(kind);
        match kinds.as_slice() {
            [single] => self.single(path, single, value),
            several => self.one_of(path, several, value),
        }
    }

    /// Of several types the one that fits best speaks.
    fn one_of(&mut self, path: &str, kinds: &[&str], value: &Value) {
        let attempts = kinds.iter().map(|kind| {
            let mut attempt = Check { files: self.files, wrong: Vec::new() };
            attempt.single(path, kind, value);
            attempt.wrong
        });
        let best = attempts.min_by_key(Vec::len).unwrap_or_default();
        self.wrong.extend(best);
    }

    fn single(&mut self, path: &str, kind: &str, value: &Value) {
        let fits = match kind {
            "String" => value.is_string(),
            "Integer" => value.is_i64(),
            "Float" => value.is_number(),
            "Boolean" => value.is_boolean(),
            "True" => value == &Value::Bool(true),
            "InputFile" => value.as_str().is_some_and(|text| text.starts_with("attach://")),
            _ => return self.named(path, kind, value),
        };
        if !fits {
            return self.say(path, format!("is not of type {kind}: {value}"));
        }
        if let Some(part) = value.as_str().and_then(|text| text.strip_prefix("attach://"))
            && !self.files.contains_key(part)
        {
            self.say(path, format!("names the part {part:?}, which did not come along"));
        }
    }

    fn named(&mut self, path: &str, kind: &str, value: &Value) {
        let (Some(fields), Some(object)) = (SCHEMA.types.get(kind), value.as_object()) else {
            return self.say(path, format!("is not of type {kind}: {value}"));
        };
        let variants = variants(kind);
        if !fields.is_empty() || variants.is_empty() {
            self.object(path, fields, object);
            self.type_limits(path, kind, object);
            return;
        }
        let discriminator = object.get("type").and_then(Value::as_str).unwrap_or_default();
        match variants.iter().find(|variant| snake_case(&variant[kind.len()..]) == discriminator) {
            Some(variant) => self.named(path, variant, value),
            None => self.say(path, format!("{discriminator:?} is no type of {kind}")),
        }
    }

    /// The limits of an object wherever it stands.
    fn type_limits(&mut self, path: &str, kind: &str, object: &Map<String, Value>) {
        let text = |name: &str| object.get(name).and_then(Value::as_str);
        match kind {
            "InlineKeyboardMarkup" => self.keyboard(path, object.get("inline_keyboard")),
            "ReplyKeyboardMarkup" => self.keyboard(path, object.get("keyboard")),
            "InlineKeyboardButton" => self.inline_button(path, object),
            "KeyboardButton" => self.length(path, "text", text("text"), 1, 128),
            "CopyTextButton" => self.length(path, "text", text("text"), 1, 256),
            "BotCommand" => {
                let command = text("command").unwrap_or_default();
                let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
                if !(1..=32).contains(&command.len()) || !command.bytes().all(fits) {
                    self.say(path, format!("{command:?} is no command"));
                }
                self.length(path, "description", text("description"), 1, 256);
            }
            media if media.starts_with("InputMedia") => self.words(path, object),
            _ => {}
        }
    }

    fn keyboard(&mut self, path: &str, rows: Option<&Value>) {
        let rows: Vec<usize> = rows
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .map(|row| row.as_array().map_or(0, Vec::len))
            .collect();
        if rows.iter().sum::<usize>() > 100 {
            self.say(path, "has more than 100 buttons");
        }
        if rows.iter().any(|row| *row > 8) {
            self.say(path, "has more than 8 buttons in a row");
        }
        if rows.contains(&0) {
            self.say(path, "has an empty row");
        }
    }

    fn inline_button(&mut self, path: &str, button: &Map<String, Value>) {
        let text = |name: &str| button.get(name).and_then(Value::as_str);
        self.length(path, "text", text("text"), 1, 256);
        let kinds =
            button.keys().filter(|name| !matches!(name.as_str(), "text" | "style" | "icon_custom_emoji_id"));
        if kinds.count() != 1 {
            self.say(path, "is not of exactly one kind");
        }
        if let Some(data) = text("callback_data").filter(|data| !(1..=64).contains(&data.len())) {
            self.say(path, format!("callback_data has {} bytes", data.len()));
        }
        if let Some(style) = text("style").filter(|style| !["danger", "success", "primary"].contains(style)) {
            self.say(path, format!("{style:?} is no style"));
        }
        if let Some(address) = text("url") {
            self.link(path, address);
        }
    }

    fn link(&mut self, path: &str, address: &str) {
        let Ok(url) = url::Url::parse(address) else {
            return self.say(path, format!("{address:?} is no address"));
        };
        if !matches!(url.scheme(), "http" | "https" | "tg") {
            self.say(path, format!("{address:?} cannot be opened by a button"));
        }
        let start = url.query_pairs().find(|(name, _)| matches!(&**name, "start" | "startgroup"));
        let telegram = matches!(url.host_str(), Some("t.me" | "telegram.me"));
        let Some((_, start)) = start.filter(|_| telegram) else { return };
        let fits = start.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        if !(1..=64).contains(&start.len()) || !fits {
            self.say(path, format!("{start:?} is no start parameter"));
        }
    }

    /// Text and caption, counted after entities.
    fn words(&mut self, path: &str, object: &Map<String, Value>) {
        let mode = object.get("parse_mode").and_then(Value::as_str);
        for (name, entities, limit) in [("text", "entities", 4096), ("caption", "caption_entities", 1024)] {
            let Some(text) = object.get(name).and_then(Value::as_str) else { continue };
            if path == "answerCallbackQuery" {
                continue;
            }
            if mode.is_some() && object.contains_key(entities) {
                self.say(path, format!("has both parse_mode and {entities}"));
            }
            match mode {
                None => self.formatted(path, name, text, 0, limit),
                Some("HTML") => match html::parse(text) {
                    Ok(read) => self.formatted(path, name, &read.plain, read.entities.len(), limit),
                    Err(error) => self.say(path, format!("{name} cannot be parsed: {error}")),
                },
                Some(other) => self.say(path, format!("parse_mode {other:?} is not what this bot uses")),
            }
        }
    }

    fn formatted(&mut self, path: &str, name: &str, plain: &str, entities: usize, limit: usize) {
        self.length(path, name, Some(plain.trim()), usize::from(name == "text"), limit);
        if entities > 100 {
            self.say(path, format!("{name} has {entities} entities"));
        }
    }

    fn length(&mut self, path: &str, name: &str, text: Option<&str>, least: usize, most: usize) {
        let Some(length) = text.map(html::utf16_length) else { return };
        if !(least..=most).contains(&length) {
            self.say(path, format!("{name} has {length} characters, not {least} to {most}"));
        }
    }

    /// The limits of a method's own parameters and of the files with it.
    fn method_limits(&mut self, method: &str, params: &Map<String, Value>) {
        let text = |name: &str| params.get(name).and_then(Value::as_str);
        let count = |name: &str| params.get(name).and_then(Value::as_array).map(Vec::len);
        let lengths = [
            ("answerCallbackQuery", "text", 200),
            ("setMyName", "name", 64),
            ("setMyDescription", "description", 512),
            ("setMyShortDescription", "short_description", 120),
            ("setWebhook", "secret_token", 256),
        ];
        for (_, name, most) in lengths.iter().filter(|(owner, _, _)| *owner == method) {
            self.length(method, name, text(name), 0, *most);
        }
        let counts = [
            ("sendMediaGroup", "media", 2..=10),
            ("deleteMessages", "message_ids", 1..=100),
            ("setMyCommands", "commands", 1..=100),
        ];
        for (_, name, range) in counts.iter().filter(|(owner, _, _)| *owner == method) {
            if count(name).is_some_and(|count| !range.contains(&count)) {
                self.say(method, format!("{name} has a wrong number of elements"));
            }
        }
        if let Some(limit) =
            params.get("limit").and_then(Value::as_i64).filter(|limit| !(1..=100).contains(limit))
        {
            self.say(method, format!("limit is {limit}"));
        }
        if let Some(code) = text("language_code").filter(|code| !code.is_empty() && code.len() != 2) {
            self.say(method, format!("{code:?} is no two-letter language code"));
        }
        if method.starts_with("editMessage") && !params.contains_key("inline_message_id") {
            for name in ["chat_id", "message_id"].into_iter().filter(|name| !params.contains_key(*name)) {
                self.say(method, format!("lacks {name:?}"));
            }
        }
        let most = if method == "sendPhoto" { 10 } else { 50 } * 1024 * 1024;
        for (part, file) in self.files.clone() {
            if file["size"].as_u64().is_none_or(|size| size == 0 || size > most) {
                self.say(method, format!("the file {part:?} is empty or above {most} bytes"));
            }
        }
    }
}

fn alternatives(kind: &str) -> Vec<&str> {
    kind.split(" or ").flat_map(|part| part.split(" and ")).flat_map(|part| part.split(", ")).collect()
}

/// The types that stand behind one that has no fields of its own, as `MenuButtonCommands` behind `MenuButton`.
fn variants(kind: &str) -> Vec<&'static str> {
    let is_variant = |name: &&String| name.len() > kind.len() && name.starts_with(kind);
    SCHEMA.types.keys().filter(is_variant).map(String::as_str).collect()
}

fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(character.to_lowercase());
    }
    out
}
