//! `./dev bench scheduler`: what a thousand due reminders and an idle tick cost with ten thousand and with a million open
//! debts.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a measurement prints, or says nothing"
)]

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use tokio_util::sync::CancellationToken;
use vovremya::demo::stage::Stage;

#[expect(dead_code, reason = "the other measurements use the rest")]
mod ground;

use ground::{Ground, since};

const FEW: u32 = 10_000;
const MANY: u32 = 1_000_000;
const DUE: u32 = 1_000;
const IDLE_TICKS: u32 = 200;
const AT_WORK: Duration = Duration::from_secs(5);

fn main() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let few = runtime.block_on(measure(FEW));
    let many = runtime.block_on(measure(MANY));
    println!("the same reminders with 100 times the debts: ratio {:.2}", many / few);
}

/// Seconds for the due reminders.
async fn measure(debts: u32) -> f64 {
    let ground = Ground::new().await;
    fill(&ground, debts).await;
    let stage = Stage::set(ground.pool.clone(), noon(), None).await.expect("the stage is set");
    let scheduler = &stage.crew.scheduler;
    scheduler.run_until_idle().await.expect("nothing is due");
    let begun = Instant::now();
    for _ in 0..IDLE_TICKS {
        scheduler.run_until_idle().await.expect("an idle tick");
        scheduler.next_due_at().await.expect("the next");
    }
    let idle = since(begun) / f64::from(IDLE_TICKS) * 1000.0;
    ground.run(&format!("update debt set next_contact_at = '{}' where debt_id <= {DUE}", noon())).await;
    let begun = Instant::now();
    let done = scheduler.remind_all_due(&CancellationToken::new()).await.expect("reminders");
    let busy = since(begun);
    assert_eq!(u32::try_from(done), Ok(DUE), "each was looked at once");
    let reminders = ground.number("select count(*) from outbox where priority = 2").await;
    assert_eq!(u32::try_from(reminders), Ok(DUE), "each was reminded");
    let process = ground.program(&[]);
    // The program comes to the bot's row once it works; then a few ticks pass.
    ground.until("select count(*) from bot where bot_id = 123456789", 1).await;
    tokio::time::sleep(AT_WORK).await;
    println!(
        "{debts} open debts: {DUE} due reminders planned in {busy:.2} s, an idle tick {idle:.2} ms, process {} MiB",
        process.memory().1
    );
    busy
}

/// A Tuesday, in the contact hours of Moscow.
fn noon() -> DateTime<Utc> {
    "2026-12-01T09:00:00Z".parse().expect("an instant")
}

/// Debts that were due a week before noon; each of the first thousand has a client of its own.
async fn fill(ground: &Ground, debts: u32) {
    let sql = format!(
        "insert into person (telegram_id, first_name, language, zone, created_at, informed_at)
         select 1000 + n, 'Anna', 'en', 'Europe/Moscow', '2026-11-01Z', '2026-11-01Z' from generate_series(0, {DUE}) as n;
         insert into business (name, currency, zone, country, created_at)
         values ('Repair Plus', 'RUB', 'Europe/Moscow', 'ru', '2026-11-01Z');
         insert into member (business_id, person_id, role, joined_at) values (1, 1, 'owner', '2026-11-01Z');
         insert into client (business_id, name, search_name, person_id, bound_at, created_at)
         select 1, 'Anna ' || n, 'anna', n + 1, '2026-11-01Z', '2026-11-01Z' from generate_series(1, {DUE}) as n;
         insert into debt (business_id, client_id, number, what, currency, due_on, state, next_contact_at, opened_at,
             registered_by, created_at)
         select 1, (n - 1) % {DUE} + 1, n, 'repair', 'RUB', '2026-11-24', 'open',
             '2027-01-01Z'::timestamptz + n % 300 * interval '1 day', '2026-11-01Z', 1, '2026-11-01Z'
         from generate_series(1, {debts}) as n;
         insert into entry (debt_id, kind, amount, recorded_at) select debt_id, 'charge', 100, '2026-11-01Z' from debt;"
    );
    ground.run(&sql).await;
    ground.run("vacuum analyze").await;
}
