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

use std::ops::Deref;

use chrono::{DateTime, Utc};
use vovremya::demo::stage::Stage;

use super::database::{TestDatabase, fresh_database};

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
        let journal = super::journal_file();
        let stage = Stage::set(database.pool.clone(), now, journal).await.expect("the stage is set");
        Self { stage, database }
    }
}

impl Deref for World {
    type Target = Stage;

    fn deref(&self) -> &Stage {
        &self.stage
    }
}
