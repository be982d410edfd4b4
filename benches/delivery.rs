//! `./dev bench delivery`: how fast messages go, and who waits. Everything is real but Telegram: the program runs as a
//! process of its own, PostgreSQL writes through to the disk, and the Bot API is the local one.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    reason = "a measurement prints, or says nothing"
)]

use std::env;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::postgres::PgPoolOptions;
use tokio::task::JoinSet;
use vovremya::i18n::Html;
use vovremya::sandbox::{Fault, FaultKind, PersonId};
use vovremya::screens::{Action, Button, Errand, Screen};

mod ground;

use ground::{Ground, Running, TOKEN, percentile, since};

const BULK: usize = 20_000;
const ANSWER_TIME: Duration = Duration::from_millis(30);
/// As many as the program has in hand.
const BARE_SENDERS: usize = 128;
const PACED_BULK: usize = 10_000;
const PACED_FOR: Duration = Duration::from_mins(1);
const TELEGRAMS_PACE: f64 = 30.0;
const REMINDERS: usize = 300;

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    match env::var("VOVREMYA_BENCH_BARE") {
        Ok(url) => runtime.block_on(bare_sender(&url)),
        Err(_) => {
            runtime.block_on(as_fast_as_possible());
            runtime.block_on(at_telegrams_pace());
            runtime.block_on(with_trouble());
        }
    }
}

fn letter() -> (Value, Value) {
    let text = "A message from “Repair Plus”\nAnna, hello! A reminder of the payment for the brake repair.";
    let screen = Screen::new(Html::escape(text)).row([
        Button::act("Pay".to_owned(), Action::Home),
        Button::act("Already paid".to_owned(), Action::Home),
    ]);
    let errand = serde_json::to_value(Errand::Show { screen, replacing: None }).expect("JSON");
    let buttons =
        json!([[{"text": "Pay", "callback_data": "a"}, {"text": "Already paid", "callback_data": "b"}]]);
    (
        errand,
        json!({"chat_id": 0, "text": text, "parse_mode": "HTML", "reply_markup": {"inline_keyboard": buttons}}),
    )
}

/// One reminder to each person.
async fn put_out(ground: &Ground, reminders: usize) {
    let inserted = sqlx::query(
        "insert into outbox (person_id, errand, priority, repeatable, not_before, created_at)
         select person_id, $1, 2, false, now(), now() from person order by person_id limit $2",
    );
    let limit = i64::try_from(reminders).expect("few");
    inserted.bind(letter().0).bind(limit).execute(&ground.pool).await.expect("messages");
    ground.run("vacuum analyze").await;
}

fn slowly(ground: &Ground) {
    let what = FaultKind::Slow(ANSWER_TIME);
    ground.telegram.order_fault(Fault {
        method: Some("sendMessage".to_owned()),
        chat: None,
        times: u32::MAX,
        what,
    });
}

const OPEN: &str = "select count(*) from outbox where state in ('waiting', 'sending')";

async fn as_fast_as_possible() {
    let ground = Ground::new().await;
    ground.people(BULK).await;
    slowly(&ground);
    put_out(&ground, BULK).await;
    let bare = Instant::now();
    let url = format!("{} {}", ground.telegram.url(), ground.url);
    let sender = tokio::process::Command::new(env::current_exe().expect("this program"))
        .env("VOVREMYA_BENCH_BARE", url)
        .status();
    assert!(sender.await.expect("the bare sender").success());
    ground.until(OPEN, 0).await;
    let bare = per_second(since(bare));

    ground.run("truncate outbox cascade").await;
    put_out(&ground, BULK).await;
    let begun = Instant::now();
    let program = ground.program(&[("MESSAGES_PER_SECOND", "0")]);
    ground.until(OPEN, 0).await;
    let whole = per_second(since(begun));
    let sent = ground.number("select count(*) from outbox where state = 'sent'").await;
    assert_eq!(usize::try_from(sent).ok(), Some(BULK), "each was sent");
    let seconds = ground
        .number("select (extract(epoch from max(closed_at) - min(closed_at)) * 1000)::bigint from outbox")
        .await;
    let steady = per_second(f64::from(i32::try_from(seconds).expect("a short run")) / 1000.0);
    println!(
        "{BULK} messages, {} ms of answer time, no pacing: {steady:.0}/s (with the start of the process {whole:.0}/s); \
         bare tokio + reqwest with one update a message: {bare:.0}/s; ratio {:.2}",
        ANSWER_TIME.as_millis(),
        steady / bare
    );
    tell_memory(&program);
}

fn per_second(seconds: f64) -> f64 {
    f64::from(u32::try_from(BULK).expect("few")) / seconds
}

fn tell_memory(program: &Running) {
    let (now, most) = program.memory();
    println!("    memory of the process: {now} MiB, at most {most} MiB");
}

/// What Telegram and PostgreSQL allow at best: no queue, no leases, no order, no retries.
async fn bare_sender(addresses: &str) {
    let (telegram, database) = addresses.split_once(' ').expect("two addresses");
    let pool = PgPoolOptions::new().max_connections(10).connect(database).await.expect("a connection");
    let letters: Vec<(i64, i64)> =
        sqlx::query_as("select outbox_id, telegram_id from outbox join person using (person_id) order by 1")
            .fetch_all(&pool)
            .await
            .expect("the letters");
    let (letters, next) = (Arc::new(letters), Arc::new(AtomicUsize::new(0)));
    let (http, url) = (
        reqwest::Client::builder().no_proxy().build().expect("a client"),
        format!("{telegram}/bot{TOKEN}/sendMessage"),
    );
    let mut senders = JoinSet::new();
    for _ in 0..BARE_SENDERS {
        let (pool, letters, next, http, url) =
            (pool.clone(), letters.clone(), next.clone(), http.clone(), url.clone());
        senders.spawn(async move {
            let mut body = letter().1;
            while let Some((id, chat)) = letters.get(next.fetch_add(1, Ordering::Relaxed)) {
                body["chat_id"] = json!(chat);
                let answer = http.post(&url).json(&body).send().await.expect("an answer");
                let answer: Value = answer.json().await.expect("JSON");
                sqlx::query("update outbox set state = 'sent', message_id = $2, closed_at = now() where outbox_id = $1")
                    .bind(id)
                    .bind(answer["result"]["message_id"].as_i64())
                    .execute(&pool)
                    .await
                    .expect("a mark");
            }
        });
    }
    while let Some(ended) = senders.join_next().await {
        ended.expect("no panic");
    }
}

const SENT: &str = "select count(*) from outbox where state = 'sent'";

async fn at_telegrams_pace() {
    let ground = Ground::new().await;
    let people = ground.people(PACED_BULK + 200).await;
    ground.telegram.enforce_pace(true);
    put_out(&ground, PACED_BULK).await;
    let program = ground.program(&[]);
    while ground.number(SENT).await == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let (begun, before) = (Instant::now(), ground.number(SENT).await);
    let mut latencies = Vec::new();
    for person in people.iter().skip(PACED_BULK) {
        if begun.elapsed() > PACED_FOR {
            break;
        }
        latencies.push(answered(&ground, *person).await);
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    let sent = ground.number(SENT).await - before;
    let rate = f64::from(i32::try_from(sent).expect("few")) / since(begun);
    let refused = ground.telegram.requests().iter().filter(|request| request.status == 429).count();
    println!(
        "{PACED_BULK} reminders at Telegram's pace for {:.0} s: {:.1} % of it, {refused} times 429; {} people were answered \
         meanwhile: p50 {:.0} ms, p99 {:.0} ms",
        since(begun),
        rate / TELEGRAMS_PACE * 100.0,
        latencies.len(),
        percentile(&mut latencies, 50),
        percentile(&mut latencies, 99),
    );
    tell_memory(&program);
}

/// How long the answer to a person's word takes, as the person sees it.
async fn answered(ground: &Ground, person: PersonId) -> Duration {
    let begun = Instant::now();
    let asked = ground.telegram.send_text(person, "/help");
    let later = |telegram: &vovremya::sandbox::Sandbox| {
        telegram.chat(person).iter().any(|message| message.message_id > asked).then_some(())
    };
    ground.telegram.until(later).await;
    begun.elapsed()
}

async fn with_trouble() {
    let ground = Ground::new().await;
    let people = ground.people(REMINDERS).await;
    people.iter().step_by(50).for_each(|person| ground.telegram.block(*person));
    ground.telegram.enforce_pace(true);
    let what = FaultKind::ServerError(502);
    let method = Some("sendMessage".to_owned());
    ground.telegram.order_fault_of(97, Fault { method, chat: None, times: u32::MAX, what });
    put_out(&ground, REMINDERS).await;
    let _program = ground.program(&[]);
    ground.until(OPEN, 0).await;
    let millis = "select (extract(epoch from max(closed_at) - min(closed_at)) * 1000)::bigint from outbox where priority = 2";
    let seconds = f64::from(i32::try_from(ground.number(millis).await).expect("a short run")) / 1000.0;
    let refused = ground.telegram.requests().iter().filter(|request| request.status == 429).count();
    let sent = ground.number("select count(*) from outbox where state = 'sent' and priority = 2").await;
    println!(
        "{REMINDERS} reminders, one in 50 blocked, every 97th call a 502: {seconds:.1} s, {sent} sent, {refused} times 429"
    );
}
