//! Several processes on one database: one polls and sends, and when it dies another does.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use vovremya::app::clock::MovableClock;
use vovremya::store::bots;
use vovremya::worker::leader::Leader;

use crate::support::database::fresh_database;
use crate::support::seed;

const BOT: i64 = 4242;

/// A process as far as leading goes, with connections of its own.
struct Candidate {
    leads: watch::Receiver<bool>,
    life: JoinHandle<()>,
}

impl Candidate {
    fn start(url: &str, clock: &Arc<MovableClock>, bot: i64) -> Self {
        let pool: PgPool = PgPoolOptions::new().connect_lazy(url).expect("an address");
        let leader = Leader::new(pool, clock.clone(), bot);
        let leads = leader.watch();
        let life = tokio::spawn(async move { leader.run(CancellationToken::new()).await });
        Self { leads, life }
    }

    /// Lets time pass until it leads, or no longer does.
    async fn comes_to(&mut self, leading: bool, clock: &MovableClock) {
        let time_passes = async {
            loop {
                clock.advance(Duration::from_secs(3));
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            turn = self.leads.wait_for(|leads| *leads == leading) => { turn.expect("it lives"); }
            () = time_passes => {}
        }
    }

    /// As `kill -9`: its connections close and nothing else happens.
    async fn dies(self) {
        self.life.abort();
        let _ = self.life.await;
    }
}

fn clock() -> Arc<MovableClock> {
    Arc::new(MovableClock::frozen_at("2026-12-01T07:00:00Z".parse().expect("an instant")))
}

#[tokio::test]
async fn of_two_processes_one_leads_and_the_other_takes_over_when_it_dies() {
    let (database, clock) = (fresh_database().await, clock());
    let mut first = Candidate::start(&database.url, &clock, BOT);
    first.comes_to(true, &clock).await;
    let mut second = Candidate::start(&database.url, &clock, BOT);
    // Somebody else tries as well, meanwhile, for another bot: a lock is per bot.
    let mut other = Candidate::start(&database.url, &clock, BOT + 1);
    other.comes_to(true, &clock).await;
    let mut third = database.pool.acquire().await.expect("a connection");
    assert!(!bots::try_lead(&mut third, BOT).await.expect("an answer"), "the lock is taken");
    assert!(!*second.leads.borrow());
    first.dies().await;
    second.comes_to(true, &clock).await;
}

#[tokio::test]
async fn a_leader_whose_connection_breaks_notices_and_leads_again() {
    let (database, clock) = (fresh_database().await, clock());
    let mut leader = Candidate::start(&database.url, &clock, BOT);
    leader.comes_to(true, &clock).await;
    seed::run(
        &database.pool,
        "select pg_terminate_backend(pid) from pg_locks join pg_database on pg_database.oid = database
         where locktype = 'advisory' and granted and datname = current_database()",
    )
    .await;
    leader.comes_to(false, &clock).await;
    leader.comes_to(true, &clock).await;
}
