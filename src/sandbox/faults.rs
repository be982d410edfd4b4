//! Trouble on order: what a test wants to go wrong between the bot and Telegram.

use std::time::Duration;

use serde_json::Value;

/// A fault for the next requests that match.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The method; without one, any but `getUpdates`.
    pub method: Option<String>,
    /// The chat that is addressed; without one, any.
    pub chat: Option<i64>,
    /// How many requests it hits.
    pub times: u32,
    /// What goes wrong.
    pub what: FaultKind,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// 429; not executed.
    TooManyRequests {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// A failure with this status; not executed.
    ServerError(u16),
    /// Executed, but the answer never comes.
    Timeout,
    /// The connection is closed; not executed.
    DropBefore,
    /// Executed, then the connection is closed without an answer.
    DropAfter,
    /// Executed and answered, but only after this time of the machine's clock.
    Slow(Duration),
}

/// The faults still to come, oldest first.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault.
    pub fn order(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// The fault for this request, used up once.
    pub fn take(&mut self, method: &str, chat_id: Option<&Value>) -> Option<FaultKind> {
        let chat = chat_id.and_then(Value::as_i64);
        let hit = self.0.iter_mut().find(|fault| fault.times > 0 && fault.matches(method, chat))?;
        hit.times -= 1;
        let what = hit.what;
        self.0.retain(|fault| fault.times > 0);
        Some(what)
    }

    /// Takes back everything that is still to come.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Fault {
    fn matches(&self, method: &str, chat: Option<i64>) -> bool {
        let method_fits = match &self.method {
            Some(wanted) => wanted.eq_ignore_ascii_case(method),
            None => method != "getUpdates",
        };
        method_fits && self.chat.is_none_or(|wanted| chat == Some(wanted))
    }
}
