//! The updates that wait for the bot, with Telegram's rules of offsets and kinds.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Map, Value, json};

const FIRST_UPDATE: i64 = 100_001;
/// Kinds that a bot gets only when it names them.
const ON_REQUEST: &[&str] = &["chat_member", "message_reaction", "message_reaction_count"];

/// Updates in order.
#[derive(Debug)]
pub struct Queue {
    next_id: i64,
    waiting: VecDeque<(i64, Value)>,
    again: VecDeque<(i64, Value)>,
    all: BTreeMap<i64, Value>,
    allowed: Vec<String>,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            next_id: FIRST_UPDATE,
            waiting: VecDeque::new(),
            again: VecDeque::new(),
            all: BTreeMap::new(),
            allowed: Vec::new(),
        }
    }
}

impl Queue {
    /// Adds an update of a kind; none if the bot did not ask for that kind.
    pub fn push(&mut self, kind: &str, object: Value) -> Option<i64> {
        let wanted = if self.allowed.is_empty() {
            !ON_REQUEST.contains(&kind)
        } else {
            self.allowed.iter().any(|allowed| allowed == kind)
        };
        if !wanted {
            return None;
        }
        let id = self.next_id;
        self.next_id += 1;
        let mut update = Map::new();
        update.insert("update_id".to_owned(), json!(id));
        update.insert(kind.to_owned(), object);
        let update = Value::Object(update);
        self.all.insert(id, update.clone());
        self.waiting.push_back((id, update));
        Some(id)
    }

    /// Which kinds the bot wants from now on; an empty list is the default set.
    pub fn allow(&mut self, kinds: Vec<String>) {
        self.allowed = kinds;
    }

    /// The kinds that the bot named.
    pub fn allowed(&self) -> &[String] {
        &self.allowed
    }

    /// Forgets what the bot has confirmed: everything below `offset`; with a negative one, all but the last.
    pub fn confirm(&mut self, offset: i64) {
        if offset > 0 {
            self.waiting.retain(|(id, _)| *id >= offset);
        } else if let Ok(keep) = usize::try_from(offset.unsigned_abs())
            && offset < 0
        {
            let surplus = self.waiting.len().saturating_sub(keep);
            self.waiting.drain(..surplus);
        }
    }

    /// The next updates. Those that are delivered again come first and need no confirmation.
    pub fn batch(&mut self, limit: usize) -> Vec<Value> {
        let mut batch: Vec<Value> = self.again.drain(..).map(|(_, update)| update).collect();
        batch.extend(
            self.waiting.iter().take(limit.saturating_sub(batch.len())).map(|(_, update)| update.clone()),
        );
        batch
    }

    /// The next update for a webhook.
    pub fn front(&self) -> Option<(i64, Value)> {
        self.again.front().or_else(|| self.waiting.front()).cloned()
    }

    /// Forgets an update that a webhook took.
    pub fn taken(&mut self, id: i64) {
        if self.again.front().is_some_and(|(again, _)| *again == id) {
            self.again.pop_front();
        } else {
            self.waiting.retain(|(waiting, _)| *waiting != id);
        }
    }

    /// Delivers an update once more, as Telegram does when a confirmation is lost.
    pub fn redeliver(&mut self, id: i64) -> bool {
        let Some(update) = self.all.get(&id) else { return false };
        self.again.push_back((id, update.clone()));
        true
    }

    /// Forgets everything that waits.
    pub fn clear(&mut self) {
        self.waiting.clear();
        self.again.clear();
    }

    /// How many updates the bot has not confirmed.
    pub fn pending(&self) -> usize {
        self.waiting.len() + self.again.len()
    }

    /// The ids of all updates so far.
    pub fn ids(&self) -> Vec<i64> {
        self.all.keys().copied().collect()
    }
}
