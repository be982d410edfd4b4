//! What the integration tests share.

pub mod database;
pub mod process;
pub mod world;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where a stage records its requests: a file of its own in the folder that `SANDBOX_JOURNAL` names, if any.
pub fn journal_file() -> Option<PathBuf> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = std::env::var_os("SANDBOX_JOURNAL").filter(|folder| !folder.is_empty())?;
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    Some(PathBuf::from(folder).join(format!("requests-{}-{number}.jsonl", std::process::id())))
}
