//! The database fails under the running program: restarted, connections cut, no room on the disk. Nothing is lost,
//! nothing is done twice, and nobody has to start the program again.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use vovremya::postgres::{Cluster, Place, Settings};

use crate::support::field::{Before, Field, WORDS_EACH};
use crate::support::process::{Folder, Running, kill, server_process};
use crate::support::seed;

const RESTARTS: usize = 4;
const CUTS: usize = 10;
/// In blocks of 512 bytes: a segment of PostgreSQL's log and half a page, so that the last page does not fit.
const FILE_BLOCKS: usize = 32_777;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgresql_that_restarts_in_the_middle_costs_nothing_and_doubles_nothing() -> anyhow::Result<()> {
    let folder = Folder::new();
    let settings = Settings { place: Place::Kept(folder.path().join("data")), pg_bin: None };
    let mut server = Cluster::start(&settings)?;
    let field = Field::beside(server.url()).await?;
    let debtors = field.debtors().await?;
    let before = Before::of(&field).await;
    let mut program = Running::start(field.program());
    let mut writers = Vec::new();
    for round in 0..RESTARTS {
        writers.extend(field.somebody_writes());
        field.some_are_sent(3).await;
        if round % 2 == 0 {
            // As after a loss of power; at other times it is stopped in good order.
            kill("-QUIT", &server_process(&folder));
        }
        server.stop()?;
        writers.extend(field.somebody_writes());
        server = Cluster::start(&settings)?;
    }
    field.goes_on(&mut program).await;
    field.everything_happened_once(before, &writers, &debtors).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_break_again_and_again_cost_nothing_and_double_nothing() -> anyhow::Result<()> {
    let field = Field::new().await?;
    let debtors = field.debtors().await?;
    let before = Before::of(&field).await;
    let mut program = Running::start(field.program());
    let mut writers = Vec::new();
    for _ in 0..CUTS {
        writers.extend(field.somebody_writes());
        field.some_are_sent(3).await;
        let cut = "select pg_terminate_backend(pid) from pg_stat_activity
                   where datname = current_database() and application_name = 'vovremya'";
        seed::run(&field.pool, cut).await;
    }
    field.goes_on(&mut program).await;
    field.everything_happened_once(before, &writers, &debtors).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_without_room_holds_up_everything_and_loses_nothing() -> anyhow::Result<()> {
    let field = Field::embedded().await?;
    let mut program = Running::start(with_little_room(&field));
    program.says("vovremya is running");
    let mut writers = field.somebody_writes();
    let all_answered =
        |writers: &[i64]| writers.iter().all(|writer| field.answers(*writer) == WORDS_EACH).then_some(());
    field.telegram.until(|_| all_answered(&writers)).await;

    fill_the_disk(&field).await?;
    let late = field.somebody_writes();
    program.says("could not extend file");
    assert!(late.iter().all(|writer| field.answers(*writer) == 0), "there was room after all");

    seed::run(&field.pool, "delete from inbox where update_id < 0").await;
    seed::run(&field.pool, "vacuum inbox").await;
    writers.extend(late);
    field.telegram.until(|_| all_answered(&writers)).await;
    assert_eq!(field.count("select count(*) from inbox where state <> 'done'").await, 0);
    program.signal("TERM");
    let (status, log) = program.ends();
    assert!(status.success(), "{log}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_cannot_write_its_own_log_ends_the_program_and_its_successor_finds_everything()
-> anyhow::Result<()> {
    let field = Field::embedded().await?;
    let answered =
        |writers: &[i64]| writers.iter().all(|writer| field.answers(*writer) == WORDS_EACH).then_some(());
    let mut first = Running::start(field.program());
    first.says("vovremya is running");
    let mut writers = field.somebody_writes();
    field.telegram.until(|_| answered(&writers)).await;

    let segments = field.folder.path().join("data/postgres/data/pg_wal");
    std::fs::set_permissions(&segments, Permissions::from_mode(0o500))?;
    writers.extend(field.somebody_writes());
    use_up_the_log(&field).await;
    writers.extend(field.somebody_writes());
    let (status, log) = first.ends();
    assert!(!status.success(), "{log}");
    assert!(log.contains("the embedded postgresql has ended; its log is"), "{log}");

    std::fs::set_permissions(&segments, Permissions::from_mode(0o700))?;
    let mut successor = Running::start(field.program());
    successor.says("vovremya is running");
    field.leases_run_out().await;
    let at_least =
        |writers: &[i64]| writers.iter().all(|writer| field.answers(*writer) >= WORDS_EACH).then_some(());
    field.telegram.until(|_| at_least(&writers)).await;
    field.comes_to_rest().await;
    assert_eq!(field.count("select count(*) from inbox").await, i64::try_from(writers.len() * WORDS_EACH)?);
    successor.signal("TERM");
    let (status, log) = successor.ends();
    assert!(status.success(), "{log}");
    Ok(())
}

/// Goes from one segment of PostgreSQL's log to the next until there is none.
async fn use_up_the_log(field: &Field) {
    while let Ok(mut connection) = PgConnection::connect_with(&field.pool.connect_options()).await {
        let switched = "create table if not exists filler (n int); insert into filler values (1); select pg_switch_wal()";
        if sqlx::raw_sql(switched).execute(&mut connection).await.is_err() {
            return;
        }
    }
}

/// The program with its own PostgreSQL, where no file can grow beyond a certain size.
fn with_little_room(field: &Field) -> Command {
    let mut program = Command::new("sh");
    let limited = format!("ulimit -f {FILE_BLOCKS} && exec \"$0\" run");
    program.args(["-c", &limited, env!("CARGO_BIN_EXE_vovremya")]).current_dir(field.folder.path());
    field.set_up(&mut program);
    program
}

/// Adds rows to the inbox until not even one more finds room.
async fn fill_the_disk(field: &Field) -> anyhow::Result<()> {
    seed::run(&field.pool, "alter table inbox set (autovacuum_enabled = false)").await;
    let mut rows = 10_000;
    while rows > 0 {
        let mut connection = PgConnection::connect_with(&field.pool.connect_options()).await?;
        let filler = format!(
            "insert into inbox (bot_id, update_id, payload, state, received_at, closed_at)
             select bot_id, (select least(min(update_id), 0) from inbox) - n, '{{}}', 'done', now(), now()
             from bot, generate_series(1, {rows}) as n"
        );
        if sqlx::raw_sql(AssertSqlSafe(filler)).execute(&mut connection).await.is_err() {
            rows /= 10;
        }
    }
    Ok(())
}
