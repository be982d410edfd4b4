//! What must stay fast: a tick of the scheduler with many debts and none due, taking an update from a full inbox, and
//! reading a button. `./dev bench` runs it; the database is `DATABASE_URL`'s server or a throw-away cluster.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement that cannot be taken has nothing to say"
)]

use std::hint::black_box;

use chrono::{DateTime, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::json;
use sqlx::PgPool;
use tokio::runtime::Runtime;
use vovremya::domain::ids::DebtId;
use vovremya::screens::{Action, DebtRef, DebtorAction};
use vovremya::store::inbox::{self, Arrived};
use vovremya::store::{bots, reminders};
use vovremya::telegram::callback;

#[path = "../tests/it/support/database.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod database;
#[path = "../tests/it/support/seed.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod seed;

const DEBTS: u32 = 100_000;
const UPDATES: i64 = 1_000;
const BOT: i64 = 4242;

fn now() -> DateTime<Utc> {
    "2026-12-01T07:00:00Z".parse().expect("an instant")
}

/// The two statements of a tick in which nothing is due.
async fn tick(pool: &PgPool) {
    let mut db = pool.acquire().await.expect("a connection");
    let due = reminders::claim_due(&mut db, now(), 1).await.expect("an answer");
    assert!(due.is_empty());
    black_box(reminders::next_due_at(&mut db).await.expect("an answer"));
}

/// Takes the next update and puts it back.
async fn claim(pool: &PgPool) {
    let mut transaction = pool.begin().await.expect("a transaction");
    let taken = inbox::take_next(&mut transaction, BOT, now(), 1).await.expect("an answer");
    assert_eq!(black_box(taken).len(), 1);
    transaction.rollback().await.expect("rolled back");
}

async fn fill_inbox(pool: &PgPool) {
    let mut db = pool.acquire().await.expect("a connection");
    bots::register(&mut db, BOT).await.expect("a bot");
    let arrived = |update_id| Arrived { update_id, chat_id: Some(update_id % 100), payload: json!({}) };
    let batch: Vec<Arrived> = (1..=UPDATES).map(arrived).collect();
    inbox::insert(&mut db, BOT, &batch, now()).await.expect("stored");
    seed::run(pool, "analyze inbox").await;
}

fn store(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let database = runtime.block_on(async {
        let database = database::fresh_database().await;
        seed::sleeping_debts(&database.pool, DEBTS).await;
        fill_inbox(&database.pool).await;
        database
    });
    let pool = &database.pool;
    criterion.bench_function("a tick with 100 000 debts and none due", |bencher| {
        bencher.to_async(&runtime).iter(|| tick(pool));
    });
    criterion.bench_function("taking one of 1 000 updates of 100 chats", |bencher| {
        bencher.to_async(&runtime).iter(|| claim(pool));
    });
}

fn buttons(criterion: &mut Criterion) {
    let action = Action::Debtor(DebtorAction::Pay(DebtRef { id: DebtId(123_456_789), version: 42 }));
    let packed = callback::encode(&action);
    criterion
        .bench_function("packing a button", |bencher| bencher.iter(|| callback::encode(black_box(&action))));
    criterion
        .bench_function("reading a button", |bencher| bencher.iter(|| callback::decode(black_box(&packed))));
}

criterion_group!(benches, store, buttons);
criterion_main!(benches);
