//! The people and groups of the local Telegram.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Change, World};

/// A person's id, which is also the id of the private chat with the bot.
pub type PersonId = i64;

// Above 32 bits, as many real ids are, so that a narrow integer is found out.
const FIRST_PERSON: PersonId = 7_000_000_001;
const FIRST_GROUP: i64 = -1001;

/// Somebody who is to have a phone.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct NewPerson {
    /// First name.
    pub first_name: String,
    /// Last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Public name without `@`.
    #[serde(default)]
    pub username: Option<String>,
    /// Language of the phone, such as `ru`.
    pub language_code: String,
}

/// Somebody with a phone.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: Option<String>,
    /// Public name without `@`.
    pub username: Option<String>,
    /// Language of the phone.
    pub language_code: String,
    /// Whether the bot is blocked.
    pub blocked: bool,
    /// Whether the bot was ever started.
    pub started: bool,
    /// Whether the account is gone.
    #[serde(skip)]
    pub deactivated: bool,
    /// Until when "typing" is shown.
    #[serde(skip)]
    pub typing_until: Option<DateTime<Utc>>,
}

/// A group with the bot in it.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its title.
    pub title: String,
    /// Who is in it beside the bot.
    pub members: Vec<PersonId>,
}

impl Person {
    /// The `User` object.
    pub fn user(&self) -> Value {
        let mut user = self.named();
        if let Some(fields) = user.as_object_mut() {
            fields.insert("is_bot".to_owned(), Value::Bool(false));
            fields.insert("language_code".to_owned(), json!(self.language_code));
        }
        user
    }

    /// The `Chat` object.
    pub fn chat(&self) -> Value {
        let mut chat = self.named();
        if let Some(fields) = chat.as_object_mut() {
            fields.insert("type".to_owned(), json!("private"));
        }
        chat
    }

    fn named(&self) -> Value {
        let mut named = json!({ "id": self.id, "first_name": self.first_name });
        if let Some(fields) = named.as_object_mut() {
            let optional = [("last_name", &self.last_name), ("username", &self.username)];
            fields.extend(
                optional
                    .into_iter()
                    .filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?)))),
            );
        }
        named
    }
}

impl World {
    /// Gives somebody a phone.
    pub fn add_person(&mut self, new: NewPerson) -> PersonId {
        let id = self.people.keys().next_back().map_or(FIRST_PERSON, |last| (last + 1).max(FIRST_PERSON));
        self.people.insert(id, known(id, new));
        self.changes.push(Change::People);
        id
    }

    /// Everybody, oldest first.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// A person.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.get(&id)
    }

    /// A person; one who was never added becomes a stranger with that id.
    pub fn meet(&mut self, id: PersonId) -> &mut Person {
        self.people.entry(id).or_insert_with(|| {
            let stranger = NewPerson {
                first_name: id.to_string(),
                language_code: "en".to_owned(),
                ..NewPerson::default()
            };
            known(id, stranger)
        })
    }

    /// Makes a group with the bot in it; the bot is told that it was added by the first member.
    pub fn add_group(&mut self, title: &str, members: &[PersonId], now: DateTime<Utc>) -> i64 {
        let id = self.groups.keys().next().map_or(FIRST_GROUP, |last| last - 1);
        self.groups.insert(id, Group { title: title.to_owned(), members: members.to_vec() });
        if let Some(inviter) = members.first() {
            self.meet(*inviter);
            self.membership_update(id, *inviter, ("left", "member"), now);
        }
        id
    }

    /// A group.
    pub fn group(&self, id: i64) -> Option<&Group> {
        self.groups.get(&id)
    }

    /// Blocks or unblocks the bot and tells it so, once.
    pub fn set_blocked(&mut self, id: PersonId, blocked: bool, now: DateTime<Utc>) {
        let person = self.meet(id);
        if person.blocked == blocked {
            return;
        }
        person.blocked = blocked;
        let (old, new) = if blocked { ("member", "kicked") } else { ("kicked", "member") };
        self.membership_update(id, id, (old, new), now);
        self.changes.push(Change::People);
    }

    /// Tells the bot in which standing it is in a chat.
    fn membership_update(&mut self, chat: i64, by: PersonId, (old, new): (&str, &str), now: DateTime<Utc>) {
        let standing = |status: &str| {
            let mut member = json!({ "user": self.profile.user(), "status": status });
            if let ("kicked", Some(fields)) = (status, member.as_object_mut()) {
                fields.insert("until_date".to_owned(), json!(0));
            }
            member
        };
        let update = json!({
            "chat": self.chat_json(chat),
            "from": self.user(by),
            "date": now.timestamp(),
            "old_chat_member": standing(old),
            "new_chat_member": standing(new),
        });
        self.queue.push("my_chat_member", update);
    }
}

fn known(id: PersonId, new: NewPerson) -> Person {
    Person {
        id,
        first_name: new.first_name,
        last_name: new.last_name,
        username: new.username,
        language_code: new.language_code,
        blocked: false,
        started: false,
        deactivated: false,
        typing_until: None,
    }
}
