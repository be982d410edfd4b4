//! The program is killed again and again at random moments, under a load of updates and due reminders: every update is
//! handled once, every answer arrives, no reminder comes twice, and the records hold together. So it is when several
//! programs share one database.
//!
//! A dozen kills with every run of the tests; `./dev bench crash` does a hundred and more.

use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::support::field::{Before, Field};
use crate::support::process::Running;

/// Kills when nobody asks for another number.
const KILLS: u32 = 12;
/// The kill comes after so many further requests at most; each round makes more than that.
const REQUESTS_MOST: usize = 16;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_moments_the_program_handles_everything_once_and_reminds_nobody_twice()
-> anyhow::Result<()> {
    let kills = std::env::var("CRASH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let seed = std::env::var("CRASH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    let mut random = StdRng::seed_from_u64(seed);
    let field = Field::new().await?;
    let debtors = field.debtors().await?;
    let before = Before::of(&field).await;

    let mut writers = Vec::new();
    for _ in 0..kills {
        writers.extend(field.somebody_writes());
        let further = random.random_range(1..=REQUESTS_MOST);
        let requests = field.telegram.requests().len() + further;
        let mut program = Running::start(field.program());
        field.telegram.until(|telegram| (telegram.requests().len() >= requests).then_some(())).await;
        program.signal("KILL");
        program.ends();
        field.leases_run_out().await;
    }

    let mut last = Running::start(field.program());
    field.comes_to_rest().await;
    last.signal("TERM");
    let (status, log) = last.ends();
    assert!(status.success(), "{log}");
    field.everything_happened_once(before, &writers, &debtors).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_programs_on_one_database_another_takes_over_and_nothing_is_done_twice() -> anyhow::Result<()>
{
    let field = Field::new().await?;
    let debtors = field.debtors().await?;
    let before = Before::of(&field).await;
    let mut programs: Vec<_> = (0..3).map(|_| Running::start(field.program())).collect();
    for program in &mut programs {
        program.says("vovremya is running");
    }
    let mut writers = Vec::new();
    let mut silences = Vec::new();
    // Whoever leads dies, and then whoever leads next.
    for _ in 0..2 {
        writers.extend(field.somebody_writes());
        let answered = field.sent() + 3;
        field.telegram.until(|_| (field.sent() >= answered).then_some(())).await;
        let leader = leader_of(&mut programs).await;
        let mut leader = programs.remove(leader);
        leader.signal("KILL");
        let killed = Instant::now();
        leader.ends();
        field.leases_run_out().await;
        let latecomers = field.somebody_writes();
        let answered = |_: &_| latecomers.iter().any(|writer| field.answers(*writer) > 0).then_some(());
        field.telegram.until(answered).await;
        silences.push(killed.elapsed());
        writers.extend(latecomers);
    }
    println!("from the death of the leader to the next answer: {silences:?}");
    assert!(silences.iter().all(|silence| *silence < Duration::from_secs(15)), "{silences:?}");
    field.comes_to_rest().await;
    for mut program in programs {
        program.signal("TERM");
        let (status, log) = program.ends();
        assert!(status.success(), "{log}");
    }
    field.everything_happened_once(before, &writers, &debtors).await
}

/// The one of the programs that polls and sends.
async fn leader_of(programs: &mut [Running]) -> usize {
    let mut looks = tokio::time::interval(Duration::from_millis(20));
    loop {
        let leads = |program: &mut Running| program.has_said("this process polls and sends");
        if let Some(leader) = programs.iter_mut().position(leads) {
            return leader;
        }
        looks.tick().await;
    }
}
