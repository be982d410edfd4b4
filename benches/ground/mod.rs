//! What the measurements of the running program stand on: a PostgreSQL that writes through to the disk, the local Bot API
//! in this process, and `vovremya run` as a process of its own.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, PgPool};
use vovremya::app::clock::{Clock, MovableClock, SystemClock};
use vovremya::postgres::{Cluster, Place, Settings};
use vovremya::sandbox::{NewPerson, Options, PersonId, Sandbox};
use vovremya::store::migrate;

pub const TOKEN: &str = "123456789:AAFground-abcdefghijklmnopqrstuv";

const PATIENCE: Duration = Duration::from_secs(150);

/// Database, Bot API and the program's folder; all gone at the end.
pub struct Ground {
    pub telegram: Sandbox,
    pub pool: PgPool,
    pub url: String,
    cluster: Option<Cluster>,
    folder: PathBuf,
}

impl Ground {
    pub async fn new() -> Self {
        let folder = env::temp_dir().join(format!("vovremya-bench-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let place = Place::Kept(folder.join("data"));
        let cluster = Cluster::start(&Settings { place, pg_bin: env::var_os("PG_BIN").map(Into::into) });
        let cluster = cluster.expect("a PostgreSQL");
        let url = cluster.url();
        let pool = PgPoolOptions::new().max_connections(20).connect(&url).await.expect("a connection");
        migrate::apply(&pool).await.expect("the migrations");
        let telegram = Sandbox::start(Options {
            clock: Arc::new(MovableClock::running_from(SystemClock.now())),
            address: "127.0.0.1:0".parse().expect("an address"),
            token: TOKEN.to_owned(),
            username: "ground_bot".to_owned(),
            journal: None,
            timeline: None,
        });
        let telegram = telegram.await.expect("a Bot API");
        Self { telegram, pool, url, cluster: Some(cluster), folder }
    }

    pub async fn run(&self, sql: &str) {
        let done = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&self.pool).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    pub async fn number(&self, sql: &str) -> i64 {
        let asked = sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&self.pool).await;
        asked.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Polls until the number is there; a minute or two is more than any measurement takes.
    pub async fn until(&self, sql: &str, wanted: i64) {
        let begun = Instant::now();
        while self.number(sql).await != wanted {
            assert!(begun.elapsed() < PATIENCE, "it takes too long: {sql}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// People who have pressed Start, known to the bot as well.
    pub async fn people(&self, count: usize) -> Vec<PersonId> {
        let people: Vec<PersonId> =
            (0..count).map(|number| self.telegram.add_person(named(number))).collect();
        for person in &people {
            self.telegram.start_bot(*person, None);
        }
        self.forget_updates().await;
        let telegram_ids: Vec<i64> = people.clone();
        let inserted = sqlx::query(
            "insert into person (telegram_id, first_name, language, created_at, last_message_id, informed_at)
             select id, 'Anna', 'en', now(), 1, now() from unnest($1::bigint[]) as id",
        );
        inserted.bind(&telegram_ids).execute(&self.pool).await.expect("people");
        people
    }

    /// Confirms what waits, so that the bot does not see it.
    async fn forget_updates(&self) {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let mut offset = 0;
        loop {
            let url = format!("{}/bot{TOKEN}/getUpdates?limit=100&offset={offset}", self.telegram.url());
            let answer = client.get(url).send().await.expect("an answer").text().await.expect("a text");
            let answer: Value = serde_json::from_str(&answer).expect("JSON");
            let batch = answer.get("result").and_then(Value::as_array);
            let Some(last) = batch.and_then(|batch| batch.last()) else { return };
            offset = last.get("update_id").and_then(Value::as_i64).expect("a number") + 1;
        }
    }

    /// The program, as its operator runs it: with the heap of the systemd unit and the image.
    pub fn program(&self, settings: &[(&str, &str)]) -> Running {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vovremya"));
        command.arg("run").current_dir(&self.folder).env("TELEGRAM_BOT_TOKEN", TOKEN);
        command
            .env("TELEGRAM_API_URL", self.telegram.url())
            .env("DATABASE_URL", &self.url)
            .env("LOG", "warn")
            .env("MALLOC_ARENA_MAX", "1");
        command.envs(settings.iter().copied());
        Running::start(command)
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        if let Some(cluster) = self.cluster.take() {
            cluster.stop().expect("a stop");
        }
        drop(fs::remove_dir_all(&self.folder));
    }
}

fn named(number: usize) -> NewPerson {
    NewPerson {
        first_name: format!("Anna {number}"),
        last_name: None,
        username: None,
        language_code: "en".to_owned(),
    }
}

/// A process that is killed at the end.
pub struct Running(Child);

impl Running {
    pub fn start(mut command: Command) -> Self {
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("the program"))
    }

    /// Its memory now and at most, in MiB.
    pub fn memory(&self) -> (u64, u64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap_or_default();
        let line = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.split_whitespace().next().and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() / 1024
        };
        (line("VmRSS:"), line("VmHWM:"))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The latency below which so many of a hundred are, in milliseconds.
pub fn percentile(latencies: &mut [Duration], percent: usize) -> f64 {
    latencies.sort_unstable();
    let index = (latencies.len() * percent / 100).min(latencies.len().saturating_sub(1));
    latencies.get(index).copied().unwrap_or_default().as_secs_f64() * 1000.0
}

pub fn since(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64()
}
