//! Puts the house together: database, migrations, tasks; and takes it apart again in the opposite order.
//!
//! Holds no rules of the trade. Everything that runs for as long as the process does is listed in
//! [`start_tasks`].

pub mod database;
pub mod doctor;
pub mod health;
pub mod signals;
pub mod tasks;

use std::sync::Arc;

use anyhow::Context;
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::app::clock::{SharedClock, SystemClock};
use crate::config::{DatabaseSettings, DemoSettings, Settings};
use database::Database;
use tasks::Tasks;

/// What every task is made from.
#[derive(Clone)]
pub struct House {
    /// The checked settings.
    pub settings: Arc<Settings>,
    /// The migrated database.
    pub pool: PgPool,
    /// The machine's clock, or the demo's.
    pub clock: SharedClock,
}

/// `vovremya run`: from the settings to an orderly stop.
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    let stop = signals::stop_on_signal()?;
    let database = Database::open(&settings.database).await?;
    let house =
        House { settings: Arc::new(settings), pool: database.pool().clone(), clock: Arc::new(SystemClock) };
    let result = live(house, &database, stop).await;
    database.close().await.and(result)
}

/// `vovremya demo`: the same house on the local Bot API.
#[expect(clippy::unused_async, reason = "the local Bot API is awaited here")]
pub async fn demo(_settings: DemoSettings) -> anyhow::Result<()> {
    anyhow::bail!("this build has no demo")
}

/// `vovremya migrate`: the database only.
pub async fn migrate(settings: DatabaseSettings) -> anyhow::Result<()> {
    let database = Database::open(&settings).await?;
    database.close().await
}

/// Runs all tasks until `stop` is cancelled or one of them fails. The database stays open.
pub async fn live(house: House, database: &Database, stop: CancellationToken) -> anyhow::Result<()> {
    let mut tasks = Tasks::new(stop);
    tasks.spawn("database", database.watch());
    start_tasks(&mut tasks, &house).await?;
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "vovremya is running");
    let result = tasks.run_to_end().await;
    tracing::info!(failed = result.is_err(), "vovremya has stopped");
    result
}

/// The one list of everything that runs for as long as the process does.
async fn start_tasks(tasks: &mut Tasks, house: &House) -> anyhow::Result<()> {
    if let Some(address) = house.settings.health_listen {
        let listener =
            TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
        tracing::info!(address = %listener.local_addr()?, "health is served");
        let pool = house.pool.clone();
        tasks.spawn("health", move |stop| health::serve(listener, health::router(pool), stop));
    }
    Ok(())
}
