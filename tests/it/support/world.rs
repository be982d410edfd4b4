//! The stage for scenario tests: a database of its own, the local Bot API, the real bot, a clock that
//! stands still until it is moved.
//!
//! ```ignore
//! let world = World::new().await;
//! let ivan = world.person("Иван", Language::Ru);
//! ivan.says("/my").await?;
//! ivan.taps("Нужно время").await?;
//! world.days_pass(3).await?;
//! ivan.sees("…")?;
//! ```

use std::ops::{Deref, DerefMut};

use chrono::{DateTime, Utc};
use vovremya::demo::stage::Stage;

use super::database::{TestDatabase, fresh_database};
use crate::schema;

/// A stage with a database of its own.
pub struct World {
    stage: Stage,
    pub database: TestDatabase,
}

impl World {
    /// A Tuesday morning, 1 December 2026, 10:00 in Moscow.
    pub async fn new() -> Self {
        Self::at("2026-12-01T07:00:00Z".parse().expect("a valid instant")).await
    }

    /// At a moment of the test's choice.
    pub async fn at(now: DateTime<Utc>) -> Self {
        let database = fresh_database().await;
        let stage = Stage::set(database.pool.clone(), now, None).await.expect("the stage is set");
        Self { stage, database }
    }
}

impl Deref for World {
    type Target = Stage;

    fn deref(&self) -> &Stage {
        &self.stage
    }
}

impl DerefMut for World {
    fn deref_mut(&mut self) -> &mut Stage {
        &mut self.stage
    }
}

/// Every request of every scenario is held against Telegram's own schema, and no message shows the key of
/// a missing text.
impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let requests = self.stage.sandbox.requests();
        let violations: Vec<String> = requests
            .iter()
            .map(|request| serde_json::to_value(request).expect("a request is JSON"))
            .flat_map(|request| schema::check_request(&request))
            .collect();
        assert!(violations.is_empty(), "the bot called Telegram wrongly: {violations:#?}");
        let transcript = self.stage.transcript();
        let areas = [
            "common",
            "owner",
            "debtor",
            "reminder",
            "request",
            "inquiry",
            "offer",
            "obstacle",
            "following",
            "agreement",
            "verify",
            "error",
            "command",
            "thread",
            "inquiry",
            "dispute",
        ];
        let bare = areas.iter().find(|area| transcript.contains(&format!("[{area}-")));
        assert_eq!(bare, None, "a text is missing:\n{transcript}");
    }
}
