//! Of several processes one polls and sends.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vovremya::worker::leader::Leader;

use super::stage::{BOT, Stage};

#[tokio::test]
async fn one_process_leads_and_another_takes_over() {
    let stage = Stage::new().await;
    let candidate = || {
        let leader = Arc::new(Leader::new(stage.database.pool.clone(), stage.clock(), BOT));
        let (watch, stop) = (leader.watch(), CancellationToken::new());
        let running = tokio::spawn({
            let stop = stop.clone();
            async move { leader.run(stop).await }
        });
        (watch, stop, running)
    };
    let (mut first, stop_first, first_running) = candidate();
    first.wait_for(|leads| *leads).await.expect("it leads");
    let (mut second, stop_second, second_running) = candidate();
    for _ in 0..3 {
        stage.pass(3);
        tokio::task::yield_now().await;
        assert!(!*second.borrow());
    }
    stop_first.cancel();
    first_running.await.expect("an orderly end");
    assert!(!*first.borrow());
    // The server lets go of the lock when it has seen the connection end.
    while !*second.borrow_and_update() {
        stage.pass(3);
        tokio::task::yield_now().await;
    }
    stop_second.cancel();
    second_running.await.expect("an orderly end");
}

#[tokio::test]
async fn a_leader_whose_connection_breaks_no_longer_leads_until_it_has_the_lock_again() {
    let stage = Stage::new().await;
    let leader = Arc::new(Leader::new(stage.database.pool.clone(), stage.clock(), BOT));
    let (mut leading, stop) = (leader.watch(), CancellationToken::new());
    let running = tokio::spawn({
        let stop = stop.clone();
        async move { leader.run(stop).await }
    });
    leading.wait_for(|leads| *leads).await.expect("it leads");
    stage.run("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())").await;
    let mut lost = false;
    while !lost {
        stage.pass(3);
        tokio::task::yield_now().await;
        lost = leading.has_changed().expect("alive") && !*leading.borrow_and_update();
    }
    while !*leading.borrow_and_update() {
        stage.pass(3);
        tokio::task::yield_now().await;
    }
    stop.cancel();
    running.await.expect("an orderly end");
}
