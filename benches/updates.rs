//! `./dev bench updates`: a dialogue step from end to end (taken in, state loaded and kept, answered), beside a bare
//! teloxide bot that keeps its state in the same PostgreSQL and answers with an echo.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a measurement prints, or says nothing"
)]

use std::env;
use std::time::{Duration, Instant};

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use serde_json::Value;
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use teloxide::dptree;
use teloxide::prelude::*;
use vovremya::sandbox::PersonId;

#[expect(dead_code, reason = "the other measurements use the rest")]
mod ground;

use ground::{Ground, Running, TOKEN, percentile, since};

/// People who each write once, all at the same time.
const CROWD: usize = 4_000;
/// And those who come one after the other.
const STREAM: usize = 3_000;
const STREAM_PER_SECOND: u32 = 150;
/// Written while nothing is measured yet, so that connections, plans and caches are warm.
const WARM_UP: usize = 500;
const ROUNDS: usize = 3;

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    match env::var("VOVREMYA_BENCH_BARE") {
        Ok(url) => runtime.block_on(bare_bot(&url)),
        Err(_) => runtime.block_on(side_by_side()),
    }
}

async fn side_by_side() {
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let bare = measure("bare teloxide", bare_beside).await;
        let whole = measure("vovremya run", |ground| ground.program(&[("MESSAGES_PER_SECOND", "0")])).await;
        ratios.push(whole / bare);
    }
    let ratios: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
    println!("dialogue steps a second, vovremya to bare teloxide: ratios {}", ratios.join(", "));
}

/// Steps a second when a crowd writes at once.
async fn measure(name: &str, start: impl Fn(&Ground) -> Running) -> f64 {
    let ground = Ground::new().await;
    let people = ground.people(WARM_UP + CROWD + STREAM).await;
    ground.run("create table bare_state (chat_id bigint primary key, state jsonb not null)").await;
    // Everybody has just been asked for the name of their business.
    ground
        .run(
            r#"insert into conversation (person_id, form, state, state_version, begun_at, expires_at)
               select person_id, 1, '{"owner": {"found": {"at": "name", "contact_name": "Anna"}}}', 1, now(), now() + interval '1 day'
               from person;
               insert into bare_state select telegram_id, '{"at": "name"}' from person"#,
        )
        .await;
    ground.run("vacuum analyze").await;
    let program = start(&ground);
    let (warm_up, rest) = people.split_at(WARM_UP);
    let (crowd, stream) = rest.split_at(CROWD);
    all_at_once(&ground, warm_up).await;
    let per_second = f64::from(u32::try_from(crowd.len()).expect("few")) / all_at_once(&ground, crowd).await;
    let mut latencies = one_after_the_other(&ground, stream).await;
    println!(
        "{name}: {per_second:.0} steps/s; at {STREAM_PER_SECOND}/s p50 {:.1} ms, p99 {:.1} ms; memory at most {} MiB",
        percentile(&mut latencies, 50),
        percentile(&mut latencies, 99),
        program.memory().1
    );
    per_second
}

/// Everybody writes; the seconds until the last one has an answer.
async fn all_at_once(ground: &Ground, people: &[PersonId]) -> f64 {
    let begun = Instant::now();
    let mut open: Vec<(PersonId, i64)> =
        people.iter().map(|person| (*person, ground.telegram.send_text(*person, "Repair Plus"))).collect();
    let mut looks = tokio::time::interval(Duration::from_millis(5));
    while !open.is_empty() {
        looks.tick().await;
        // Looking at everybody each time would cost more than answering them.
        while open.pop_if(|(person, asked)| is_answered(ground, *person, *asked)).is_some() {}
    }
    since(begun)
}

fn is_answered(ground: &Ground, person: PersonId, asked: i64) -> bool {
    ground.telegram.chat(person).iter().any(|message| message.message_id > asked)
}

/// People write at an even pace, whoever still waits; how long each waits for the answer.
async fn one_after_the_other(ground: &Ground, people: &[PersonId]) -> Vec<Duration> {
    let mut turns = tokio::time::interval(Duration::from_secs(1) / STREAM_PER_SECOND);
    let mut waiting = FuturesUnordered::new();
    let mut latencies = Vec::with_capacity(people.len());
    let mut people = people.iter();
    loop {
        tokio::select! {
            Some(latency) = waiting.next() => latencies.push(latency),
            _ = turns.tick() => match people.next() {
                Some(person) => waiting.push(answered(ground, *person)),
                None if waiting.is_empty() => return latencies,
                None => {}
            },
        }
    }
}

async fn answered(ground: &Ground, person: PersonId) -> Duration {
    let begun = Instant::now();
    let asked = ground.telegram.send_text(person, "Repair Plus");
    ground.telegram.until(|_| is_answered(ground, person, asked).then_some(())).await;
    begun.elapsed()
}

/// The bare bot as a process of its own.
fn bare_beside(ground: &Ground) -> Running {
    let mut command = std::process::Command::new(env::current_exe().expect("this program"));
    command.env("VOVREMYA_BENCH_BARE", format!("{} {}", ground.telegram.url(), ground.url));
    Running::start(command)
}

/// What teloxide does out of the box: its own polling, its own dispatcher, one load and one save of the state a message.
async fn bare_bot(addresses: &str) {
    let (telegram, database) = addresses.split_once(' ').expect("two addresses");
    let pool = PgPoolOptions::new().max_connections(10).connect(database).await.expect("a connection");
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let bot = Bot::with_client(TOKEN, http).set_api_url(telegram.parse().expect("an address"));
    let steps = Update::filter_message().endpoint(step);
    Dispatcher::builder(bot, steps).dependencies(dptree::deps![pool]).build().dispatch().await;
}

async fn step(bot: Bot, message: Message, pool: PgPool) -> anyhow::Result<()> {
    let state: Option<Value> = sqlx::query_scalar("select state from bare_state where chat_id = $1")
        .bind(message.chat.id.0)
        .fetch_optional(&pool)
        .await?;
    let next = serde_json::json!({ "at": "currency", "name": message.text(), "before": state });
    sqlx::query(
        "insert into bare_state (chat_id, state) values ($1, $2)
         on conflict (chat_id) do update set state = excluded.state",
    )
    .bind(message.chat.id.0)
    .bind(next)
    .execute(&pool)
    .await?;
    bot.send_message(message.chat.id, message.text().unwrap_or_default()).await?;
    Ok(())
}
