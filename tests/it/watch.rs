//! What whoever watches over the bot sees: metrics, a health that turns red, and the letters that never arrived.

use std::process::Command;

use sqlx::PgPool;

use crate::support::database::{TestDatabase, fresh_database};
use crate::support::process::{Folder, Running, Said, run, vovremya};
use crate::support::seed;

/// A bot whose Telegram is a closed port.
fn bot(folder: &Folder, database: &TestDatabase) -> Command {
    let mut command = vovremya(folder, &["run"]);
    command.env("TELEGRAM_BOT_TOKEN", "123456789:AAFabcdefghijklmnopqrstuvwxyz-_0123");
    command.env("TELEGRAM_API_URL", "http://127.0.0.1:9").env("DATABASE_URL", &database.url);
    command.env("HEALTH_LISTEN", "127.0.0.1:0");
    command
}

fn address(bot: &mut Running) -> String {
    let line: serde_json::Value =
        serde_json::from_str(&bot.says("health is served")).expect("a line of JSON");
    line["address"].as_str().expect("its address").to_owned()
}

async fn get(address: &str, path: &str) -> (u16, String) {
    let answer = reqwest::get(format!("http://{address}/{path}")).await.expect("an answer");
    (answer.status().as_u16(), answer.text().await.expect("a text"))
}

/// A message in this state to the seeded client, ready for so long.
async fn letter(pool: &PgPool, state: &str, ready_for: &str) {
    let closed = if state == "waiting" { "null" } else { "now()" };
    let sql = format!(
        "insert into outbox (person_id, errand, priority, repeatable, not_before, state, attempts, last_error, created_at, closed_at)
         values (2, '{{}}', 2, false, now() - interval '{ready_for}', '{state}', 8, 'Bad Request: no', now(), {closed})"
    );
    seed::run(pool, &sql).await;
}

fn outbox(folder: &Folder, database: &TestDatabase, arguments: &[&str]) -> Said {
    let mut command = vovremya(folder, &[&["outbox"], arguments].concat());
    command.env("DATABASE_URL", &database.url);
    run(command)
}

#[tokio::test]
async fn prometheus_reads_queues_lags_and_durations() {
    let (folder, database) = (Folder::new(), fresh_database().await);
    seed::one_debt(&database.pool).await;
    seed::run(&database.pool, "update debt set next_contact_at = now() - interval '90 seconds'").await;
    letter(&database.pool, "waiting", "40 seconds").await;
    letter(&database.pool, "failed", "1 day").await;
    let mut bot = Running::start(bot(&folder, &database));
    let (status, page) = get(&address(&mut bot), "metrics").await;
    assert_eq!(status, 200, "{page}");
    let value = |name: &str| -> i64 {
        let line = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("{name} is missing:\n{page}")).parse().expect("a number")
    };
    assert_eq!(value("vovremya_outbox_ready"), 1);
    assert_eq!(value("vovremya_outbox_dead"), 1);
    assert_eq!(value("vovremya_inbox_waiting"), 0);
    assert!(value("vovremya_outbox_oldest_age_seconds") >= 40);
    assert!(value("vovremya_reminder_lag_seconds") >= 90);
}

#[tokio::test]
async fn health_turns_red_when_messages_wait_and_none_goes_out() {
    let (folder, database) = (Folder::new(), fresh_database().await);
    seed::one_debt(&database.pool).await;
    let mut bot = Running::start(bot(&folder, &database));
    let address = address(&mut bot);
    letter(&database.pool, "waiting", "4 minutes").await;
    assert_eq!(get(&address, "readyz").await.0, 200, "four minutes are no alarm");
    letter(&database.pool, "waiting", "6 minutes").await;
    let (status, reason) = get(&address, "readyz").await;
    assert_eq!(status, 503);
    assert!(reason.contains("waiting to be sent for 36"), "{reason}");
    assert_eq!(get(&address, "healthz").await.0, 200, "the process lives all the same");

    let row =
        "insert into bot (bot_id, delivered_at, paused_until) values (1, now() - interval '1 minute', null)";
    seed::run(&database.pool, row).await;
    assert_eq!(get(&address, "readyz").await.0, 200, "a long line that moves is no alarm");
    let paused = "update bot set delivered_at = null, paused_until = now() + interval '1 minute'";
    seed::run(&database.pool, paused).await;
    assert_eq!(get(&address, "readyz").await.0, 200, "Telegram asked the bot to wait");
}

#[tokio::test]
async fn the_operator_lists_dead_letters_and_sends_them_again() {
    let (folder, database) = (Folder::new(), fresh_database().await);
    seed::one_debt(&database.pool).await;
    let said = outbox(&folder, &database, &[]);
    assert!(said.stdout.contains("every message has arrived or is in line"), "{}", said.everything());
    letter(&database.pool, "failed", "1 day").await;
    letter(&database.pool, "unknown", "1 day").await;

    let said = outbox(&folder, &database, &[]);
    assert!(said.stdout.contains("Bad Request: no"), "{}", said.everything());
    assert_eq!(said.stdout.lines().filter(|line| line.contains("after 8 attempts")).count(), 2);

    let said = outbox(&folder, &database, &["--retry-all"]);
    assert!(
        said.stdout.contains("in line again: 1"),
        "what may have arrived is not repeated: {}",
        said.stdout
    );
    let said = outbox(&folder, &database, &["--retry", "2"]);
    assert!(said.stdout.contains("in line again: 1"), "{}", said.everything());
    let said = outbox(&folder, &database, &["--retry", "2"]);
    assert_eq!(said.status.code(), Some(1), "it is in line already: {}", said.everything());
}
