//! The record of every request, in memory and, on request, as a file of JSON lines.
//!
//! A line: `{"method", "params", "status", "response", "at"}`, and `"files"` when files came with it. The tests
//! hold the lines against Telegram's schema.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Context;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

/// One request and its answer.
#[derive(Debug, Clone, Serialize)]
pub struct Journaled {
    /// The method in Telegram's spelling; an unknown one as it came.
    pub method: String,
    /// The parameters in the types of the schema; a file is `attach://<part>`.
    pub params: Value,
    /// Name, size and type of each file that came along, by part.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub files: Map<String, Value>,
    /// The HTTP status; 0 when the connection was closed before anything was done.
    pub status: u16,
    /// The answer.
    pub response: Value,
    /// The time on the sandbox's clock.
    pub at: DateTime<Utc>,
}

/// The record.
#[derive(Debug, Default)]
pub struct Journal {
    entries: Mutex<Vec<Journaled>>,
    file: Option<Mutex<File>>,
}

impl Journal {
    /// A record, written to a file too when a path is given. What the file held is kept.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let open = |path: &Path| {
            let file = File::options().create(true).append(true).open(path);
            file.with_context(|| format!("the journal {} cannot be written", path.display()))
        };
        let file = path.map(open).transpose()?.map(Mutex::new);
        Ok(Self { entries: Mutex::default(), file })
    }

    /// Adds an entry.
    pub fn add(&self, entry: Journaled) {
        if let (Some(file), Ok(mut line)) = (&self.file, serde_json::to_vec(&entry)) {
            line.push(b'\n');
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            if let Err(error) = file.write_all(&line) {
                tracing::error!(%error, "the journal cannot be written");
            }
        }
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    /// Everything so far.
    pub fn entries(&self) -> Vec<Journaled> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
