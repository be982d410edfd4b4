//! What people did and saw, in order, as a reader reads it.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};

use crate::sandbox::{ButtonKind, PersonId, Sandbox, ShownButton, ShownMessage};

/// The record of a play.
#[derive(Debug, Default)]
pub struct Transcript {
    lines: Vec<String>,
    people: BTreeMap<PersonId, String>,
    seen: BTreeMap<(PersonId, i64), ShownMessage>,
    time: Option<DateTime<Utc>>,
    time_written: Option<DateTime<Utc>>,
}

impl Transcript {
    /// Somebody joins.
    pub fn meet(&mut self, person: PersonId, name: &str) {
        self.people.insert(person, name.to_owned());
    }

    /// The clock was moved; written down once something happens.
    pub fn time_is(&mut self, now: DateTime<Utc>) {
        self.time = Some(now);
    }

    /// Writes down what changed in the chats since the last look.
    pub fn look(&mut self, sandbox: &Sandbox) {
        for (person, name) in self.people.clone() {
            for message in sandbox.chat(person) {
                let key = (person, message.message_id);
                let change = match self.seen.get(&key) {
                    None => Some(""),
                    Some(before) if before.text != message.text => Some(" (edited)"),
                    Some(before) if before.keyboard != message.keyboard => Some(" (buttons changed)"),
                    Some(_) => None,
                };
                if let Some(change) = change {
                    self.write(&name, &message, change);
                    self.seen.insert(key, message);
                }
            }
        }
    }

    fn write(&mut self, name: &str, message: &ShownMessage, change: &str) {
        if let Some(time) = self.time.filter(|time| Some(*time) != self.time_written) {
            self.lines.push(format!("\n── {} ──", time.format("%a %Y-%m-%d %H:%M UTC")));
            self.time_written = Some(time);
        }
        let buttons_only = change == " (buttons changed)";
        let head =
            if message.from_bot { format!("Bot → {name}{change}") } else { format!("{name}{change}") };
        self.lines.push(format!("\n{head}"));
        if message.photo.is_some() {
            self.lines.push("  | [photo]".to_owned());
        }
        if let Some(video) = &message.video {
            let kind = if video.round { "round video" } else { "video" };
            self.lines.push(format!("  | [{kind}]"));
        }
        if let Some(document) = &message.document {
            self.lines.push(format!("  | [document {}]", document.name));
        }
        if message.voice.is_some() {
            self.lines.push("  | [voice]".to_owned());
        }
        if !buttons_only {
            self.lines.extend(message.text.lines().map(|line| format!("  | {line}")));
        }
        for row in &message.keyboard {
            let row: Vec<String> = row.iter().map(button).collect();
            self.lines.push(format!("  {}", row.join(" ")));
        }
        for row in message.reply_keyboard.iter().flatten() {
            let row: Vec<String> = row.iter().map(|button| format!("⟦{}⟧", button.label)).collect();
            self.lines.push(format!("  {}", row.join(" ")));
        }
    }
}

fn button(button: &ShownButton) -> String {
    match &button.kind {
        ButtonKind::Callback { .. } | ButtonKind::Switch { .. } => format!("[{}]", button.label),
        ButtonKind::Url { .. } => format!("[{} ↗]", button.label),
        ButtonKind::Copy { .. } => format!("[{} ⧉]", button.label),
        ButtonKind::Disabled => format!("[{} –]", button.label),
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.lines.join("\n").trim_start())
    }
}
