//! The database of this process: a given server or the embedded cluster, a pool, the migrations.

use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, bail};
use secrecy::ExposeSecret;
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use crate::config::{DatabaseSettings, DatabaseSource};
use crate::postgres::{self, Cluster};
use crate::store::{connection, migrate};

const CONNECT_WITHIN: Duration = Duration::from_secs(10);
const LOOK_AFTER_CLUSTER_EVERY: Duration = Duration::from_secs(1);

/// An open, migrated database.
pub struct Database {
    pool: PgPool,
    cluster: Option<SharedCluster>,
}

/// Shared between the task that looks after it and whoever stops it.
type SharedCluster = Arc<Mutex<Option<Cluster>>>;

impl Database {
    /// Connects, starting the embedded cluster first if that is the one, and applies the migrations.
    pub async fn open(settings: &DatabaseSettings) -> anyhow::Result<Self> {
        let database = Self::connect(settings).await?;
        match migrate::apply(&database.pool).await {
            Ok(()) => Ok(database),
            Err(error) => {
                database.close().await?;
                Err(error).context("the database cannot be brought up to date")
            }
        }
    }

    /// Connects without touching anything.
    pub async fn connect(settings: &DatabaseSettings) -> anyhow::Result<Self> {
        let (options, cluster) = match &settings.source {
            DatabaseSource::Given(url) => (PgConnectOptions::from_str(url.expose_secret())?, None),
            DatabaseSource::Embedded { place, pg_bin } => {
                let settings = postgres::Settings { place: place.clone(), pg_bin: pg_bin.clone() };
                let cluster = tokio::task::spawn_blocking(move || Cluster::start(&settings)).await??;
                (cluster.connect_options(), Some(cluster))
            }
        };
        let pool = PgPoolOptions::new()
            .max_connections(settings.max_connections)
            .acquire_timeout(CONNECT_WITHIN)
            // One that was used a moment ago is not tried first: that would cost every unit of work a question.
            .test_before_acquire(false)
            .before_acquire(|connection, used| Box::pin(connection::is_good(connection, used.idle_for)))
            .after_connect(|connection, _| Box::pin(connection::prefer_indexes(connection)))
            .connect_with(options.application_name("vovremya"))
            .await
            .context("the database cannot be reached; check DATABASE_URL")?;
        Ok(Self { pool, cluster: cluster.map(|cluster| Arc::new(Mutex::new(Some(cluster)))) })
    }

    /// The connections.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// A task that ends when the embedded server does.
    pub fn watch(&self) -> impl FnOnce(CancellationToken) -> WatchTask + use<> {
        let cluster = self.cluster.clone();
        move |stop| Box::pin(watch(cluster, stop))
    }

    /// Closes the connections, then stops the embedded cluster.
    pub async fn close(self) -> anyhow::Result<()> {
        self.pool.close().await;
        let cluster = self.cluster.and_then(|shared| lock(&shared).take());
        if let Some(cluster) = cluster {
            tokio::task::spawn_blocking(move || cluster.stop()).await??;
        }
        Ok(())
    }
}

type WatchTask = futures::future::BoxFuture<'static, anyhow::Result<()>>;

async fn watch(cluster: Option<SharedCluster>, stop: CancellationToken) -> anyhow::Result<()> {
    let mut ticks = interval(LOOK_AFTER_CLUSTER_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while stop.run_until_cancelled(ticks.tick()).await.is_some() {
        let runs =
            cluster.as_ref().is_none_or(|shared| lock(shared).as_mut().is_none_or(Cluster::is_running));
        if !runs {
            bail!("the embedded postgresql has ended; its log is `postgres/server.log` in the data folder");
        }
    }
    Ok(())
}

fn lock(shared: &Mutex<Option<Cluster>>) -> std::sync::MutexGuard<'_, Option<Cluster>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
