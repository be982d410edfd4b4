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
    /// Telegram will not do it: 400 with a reason that is about this very request; not executed.
    Refused(&'static str),
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
pub struct Faults(Vec<Ordered>);

/// A fault that hits one of `every` matching requests, and how many it has let pass since it hit one.
#[derive(Debug)]
struct Ordered {
    fault: Fault,
    every: u32,
    passed: u32,
}

impl Faults {
    /// Adds a fault that hits one of `every` requests that match.
    pub fn order(&mut self, fault: Fault, every: u32) {
        self.0.push(Ordered { fault, every, passed: 0 });
    }

    /// The fault for this request, used up once.
    pub fn take(&mut self, method: &str, chat_id: Option<&Value>) -> Option<FaultKind> {
        let chat = chat_id.and_then(Value::as_i64);
        let hit = self.0.iter_mut().find_map(|ordered| ordered.hits(method, chat));
        self.0.retain(|ordered| ordered.fault.times > 0);
        hit
    }

    /// Takes back everything that is still to come.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Ordered {
    fn hits(&mut self, method: &str, chat: Option<i64>) -> Option<FaultKind> {
        if !self.fault.matches(method, chat) {
            return None;
        }
        self.passed += 1;
        if self.passed < self.every {
            return None;
        }
        self.passed = 0;
        self.fault.times = self.fault.times.saturating_sub(1);
        Some(self.fault.what)
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
