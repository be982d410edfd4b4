//! What the bot says of itself: names, descriptions, commands, its webhook.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The bot.
#[derive(Debug)]
pub struct Profile {
    /// Its id.
    pub id: i64,
    /// Its public name without `@`.
    pub username: String,
    /// Its name.
    pub first_name: String,
    /// Where updates are posted to.
    pub webhook: Option<Webhook>,
    /// `MenuButton`s by chat; 0 is the default.
    pub menu_buttons: BTreeMap<i64, Value>,
    texts: BTreeMap<(String, String), String>,
    commands: BTreeMap<(String, String), Vec<Value>>,
}

/// A webhook.
#[derive(Debug, Clone, Default)]
pub struct Webhook {
    /// The address.
    pub url: String,
    /// The secret that comes with every request.
    pub secret: Option<String>,
    /// Simultaneous connections that the bot allows; this server uses one, in order.
    pub max_connections: i64,
    /// Unix time and text of the last failure.
    pub last_error: Option<(i64, String)>,
}

impl Profile {
    pub(super) fn new(token: &str, username: &str) -> Self {
        let id = token.split_once(':').and_then(|(id, _)| id.parse().ok()).unwrap_or(42);
        Self {
            id,
            username: username.to_owned(),
            first_name: "Vovremya".to_owned(),
            webhook: None,
            menu_buttons: BTreeMap::new(),
            texts: BTreeMap::new(),
            commands: BTreeMap::new(),
        }
    }

    /// The `User` object as it stands in messages.
    pub fn user(&self) -> Value {
        json!({ "id": self.id, "is_bot": true, "first_name": self.first_name, "username": self.username })
    }

    /// The `User` object of `getMe`.
    pub fn me(&self) -> Value {
        let mut me = self.user();
        if let Some(fields) = me.as_object_mut() {
            fields.insert("can_join_groups".to_owned(), json!(true));
            let absent = [
                "can_read_all_group_messages",
                "supports_inline_queries",
                "can_connect_to_business",
                "has_main_web_app",
                "has_topics_enabled",
                "allows_users_to_create_topics",
            ];
            fields.extend(absent.map(|name| (name.to_owned(), json!(false))));
        }
        me
    }

    /// Keeps a text (name, description) for a language; an empty one is taken away.
    pub fn set_text(&mut self, what: &str, language: &str, text: &str) {
        let key = (what.to_owned(), language.to_owned());
        if text.is_empty() {
            self.texts.remove(&key);
        } else {
            self.texts.insert(key, text.to_owned());
        }
    }

    /// The bot's name as it stands above its chats.
    pub fn text_or_name(&self) -> &str {
        let own = self.text("name", "");
        if own.is_empty() { &self.first_name } else { own }
    }

    /// The text for a language, or the common one.
    pub fn text(&self, what: &str, language: &str) -> &str {
        let find = |language: &str| self.texts.get(&(what.to_owned(), language.to_owned()));
        find(language).or_else(|| find("")).map(String::as_str).unwrap_or_default()
    }

    /// Keeps the commands of a scope (as its JSON) and language.
    pub fn set_commands(&mut self, scope: &str, language: &str, commands: Vec<Value>) {
        let key = (scope.to_owned(), language.to_owned());
        if commands.is_empty() {
            self.commands.remove(&key);
        } else {
            self.commands.insert(key, commands);
        }
    }

    /// The commands of exactly this scope and language.
    pub fn commands(&self, scope: &str, language: &str) -> &[Value] {
        self.commands.get(&(scope.to_owned(), language.to_owned())).map(Vec::as_slice).unwrap_or_default()
    }

    /// The commands that a person sees, by Telegram's order of scopes and languages.
    pub fn commands_shown(&self, chat: i64, language: &str) -> &[Value] {
        let scopes = [
            scope_key(&json!({ "type": "chat", "chat_id": chat })),
            scope_key(&json!({ "type": "all_private_chats" })),
            scope_key(&Value::Null),
        ];
        scopes
            .iter()
            .flat_map(|scope| [self.commands(scope, language), self.commands(scope, "")])
            .find(|commands| !commands.is_empty())
            .unwrap_or_default()
    }
}

/// A scope as a key: without one, the default.
pub fn scope_key(scope: &Value) -> String {
    let kind = scope.get("type").and_then(Value::as_str).unwrap_or("default");
    match scope.get("chat_id") {
        Some(chat) => format!("{kind} {}", chat.as_str().map_or_else(|| chat.to_string(), str::to_owned)),
        None => kind.to_owned(),
    }
}
