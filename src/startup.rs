//! Puts the house together: database, migrations, tasks; and takes it apart again in the opposite order.
//!
//! Holds no rules of the trade. Everything that runs for as long as the process does is listed in
//! `start_workers`.

pub mod database;
pub mod dead_letters;
#[cfg(feature = "sandbox")]
pub mod demo;
pub mod doctor;
pub mod health;
pub mod signals;
pub mod tasks;
pub mod watch;

use std::num::NonZeroU32;
use std::sync::Arc;

use anyhow::Context;
use secrecy::ExposeSecret;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::app::clock::SystemClock;
use crate::app::ids::SystemIds;
use crate::config::{DatabaseSettings, IntakeSettings, Settings, TelegramSettings};
use crate::domain::calendar;
use crate::telegram::{self, Client, Webhook};
use crate::worker::crew::{Crew, Tools};
use crate::worker::pace::Pace;
use database::Database;
use health::Health;
use tasks::Tasks;
use watch::Watched;

/// `vovremya run`: from the settings to an orderly stop.
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    let stop = signals::stop_on_signal()?;
    calendar::put_in_force(settings.calendars.clone());
    let database = Database::open(&settings.database).await?;
    let result = live(&settings, &database, stop).await;
    database.close().await.and(result)
}

/// `vovremya migrate`: the database only.
pub async fn migrate(settings: DatabaseSettings) -> anyhow::Result<()> {
    let database = Database::open(&settings).await?;
    database.close().await
}

/// Runs all tasks until `stop` is cancelled or one of them fails. The database stays open.
async fn live(settings: &Settings, database: &Database, stop: CancellationToken) -> anyhow::Result<()> {
    let pool = database.pool();
    let mut tasks = Tasks::new(stop.clone());
    tasks.spawn("database", database.watch());
    let health = Health {
        watched: Watched { pool: pool.clone(), clock: Arc::new(SystemClock) },
        collected: Some(watch::collect()?),
    };
    serve_health(&mut tasks, settings, health.clone()).await?;
    let tools = Tools {
        client: client(&settings.telegram)?,
        pool: pool.clone(),
        clock: Arc::new(SystemClock),
        ids: Arc::new(SystemIds),
        pace: NonZeroU32::new(settings.messages_per_second).map_or_else(Pace::off, Pace::of),
    };
    if let Some(crew) = tasks.during(Crew::gather(tools, &stop)).await? {
        crew.publish_profile().await;
        take_updates(&mut tasks, settings, &crew, health).await?;
        start_workers(&mut tasks, &crew, settings.workers.get());
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            bot.id = crew.house.bot.id,
            "vovremya is running"
        );
    }
    let result = tasks.run_to_end().await;
    tracing::info!(failed = result.is_err(), "vovremya has stopped");
    result
}

fn client(settings: &TelegramSettings) -> anyhow::Result<Client> {
    let proxy = settings.proxy.as_ref().map(|proxy| proxy.expose_secret().parse()).transpose();
    Ok(Client::new(telegram::Settings {
        api_url: settings.api_url.clone(),
        token: settings.token.clone(),
        // The address may hold a password, so the error does not name it.
        proxy: proxy.ok().context("the proxy is no address")?,
    })?)
}

async fn serve_health(tasks: &mut Tasks, settings: &Settings, health: Health) -> anyhow::Result<()> {
    if let Some(address) = settings.health_listen {
        let listener =
            TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
        tracing::info!(address = %listener.local_addr()?, "health is served");
        let router = health::router(health);
        tasks.spawn("health", move |stop| health::serve(listener, router, stop));
    }
    Ok(())
}

/// Updates come by polling, or Telegram brings them.
async fn take_updates(
    tasks: &mut Tasks,
    settings: &Settings,
    crew: &Crew,
    health: Health,
) -> anyhow::Result<()> {
    let IntakeSettings::Webhook { url, listen, secret } = &settings.intake else {
        let (intake, leading) = (Arc::clone(&crew.intake), crew.leader.watch());
        tasks.spawn("intake", |stop| async move { Ok(intake.run(stop, leading).await?) });
        return Ok(());
    };
    let webhook = Webhook {
        pool: crew.house.pool.clone(),
        bot_id: crew.house.bot.id,
        clock: Arc::clone(&crew.house.clock),
        inbox_filled: Arc::clone(&crew.house.bells.inbox),
        secret: secret.clone(),
    };
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    tracing::info!(address = %listener.local_addr()?, "the webhook is served");
    webhook.register(&crew.client, url).await.context("Telegram does not take the webhook")?;
    let router = webhook.router(url.path()).merge(health::router(health));
    tasks.spawn("webhook", move |stop| health::serve(listener, router, stop));
    Ok(())
}

/// The one list of everything that works for as long as the process lives, beside taking updates in.
pub(crate) fn start_workers(tasks: &mut Tasks, crew: &Crew, turns: usize) {
    for _ in 0..turns {
        let worker = crew.turns.clone();
        tasks.spawn("turns", |stop| async move { worker.run(stop).await });
    }
    let (scheduler, housekeeping) = (crew.scheduler.clone(), crew.housekeeping.clone());
    tasks.spawn("scheduler", |stop| async move { scheduler.run(stop).await });
    tasks.spawn("housekeeping", |stop| async move { housekeeping.run(stop).await });
    let (delivery, leading) = (crew.delivery.clone(), crew.leader.watch());
    tasks.spawn("delivery", |stop| async move {
        delivery.run(stop, leading).await;
        Ok(())
    });
    let leader = Arc::clone(&crew.leader);
    tasks.spawn("leader", |stop| async move {
        leader.run(stop).await;
        Ok(())
    });
}
