//! The program is killed in the middle of a backlog, more than once: nothing is lost, nothing is done twice.

use std::process::Command;
use std::sync::Arc;

use vovremya::app::clock::{Clock, MovableClock, SystemClock};
use vovremya::demo::stage::{TOKEN, USERNAME};
use vovremya::sandbox::{NewPerson, Options, PersonId, Sandbox};

use crate::support::database::{TestDatabase, fresh_database};
use crate::support::process::{Folder, Running, vovremya};
use crate::support::seed;

const PEOPLE: usize = 50;
/// As many as Telegram lets a bot answer one person at once.
const WORDS_EACH: usize = 3;
const ALL: usize = PEOPLE * WORDS_EACH;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_middle_of_a_backlog_the_program_loses_nothing_and_does_nothing_twice()
-> anyhow::Result<()> {
    let (database, folder, telegram) = (fresh_database().await, Folder::new(), telegram().await?);
    let people = write_backlog(&telegram);

    let mut taking_in = Running::start(program(&folder, &database, &telegram));
    taking_in.says("updates stored");
    die(&mut taking_in);

    let mut sending = Running::start(program(&folder, &database, &telegram));
    telegram.until(|telegram| (sent(telegram) >= ALL / 4).then_some(())).await;
    die(&mut sending);
    let done: i64 = count(&database, "select count(*) from outbox where state = 'sent'").await;
    assert!(usize::try_from(done)? < ALL, "it was killed too late to show anything");
    // The leases of the dead process run out.
    seed::run(&database.pool, "update outbox set lease_until = 'epoch' where state = 'sending'").await;

    let mut last = Running::start(program(&folder, &database, &telegram));
    telegram
        .until(|telegram| people.iter().all(|person| answers(telegram, *person) >= WORDS_EACH).then_some(()))
        .await;
    last.signal("TERM");
    let (status, log) = last.ends();
    assert!(status.success(), "{log}");

    let all = i64::try_from(ALL)?;
    assert_eq!(count(&database, "select count(*) from inbox where state = 'done'").await, all);
    assert_eq!(count(&database, "select count(*) from inbox").await, all);
    assert_eq!(count(&database, "select count(*) from outbox where state = 'sent'").await, all, "{log}");
    assert_eq!(count(&database, "select count(*) from outbox").await, all, "each update had one effect");
    // What was in hand when the process died is repeated, because an answer must arrive.
    assert!((ALL..=ALL + PEOPLE).contains(&sent(&telegram)), "{}", sent(&telegram));
    Ok(())
}

async fn telegram() -> anyhow::Result<Sandbox> {
    Sandbox::start(Options {
        clock: Arc::new(MovableClock::running_from(SystemClock.now())),
        address: "127.0.0.1:0".parse()?,
        token: TOKEN.to_owned(),
        username: USERNAME.to_owned(),
        journal: None,
        timeline: None,
    })
    .await
}

/// Everybody writes while the bot is away.
fn write_backlog(telegram: &Sandbox) -> Vec<PersonId> {
    let newcomer = |number| NewPerson {
        first_name: format!("Person {number}"),
        last_name: None,
        username: None,
        language_code: "en".to_owned(),
    };
    let people: Vec<PersonId> = (0..PEOPLE).map(|number| telegram.add_person(newcomer(number))).collect();
    for _ in 0..WORDS_EACH {
        for person in &people {
            telegram.send_text(*person, "/help");
        }
    }
    people
}

fn program(folder: &Folder, database: &TestDatabase, telegram: &Sandbox) -> Command {
    let mut command = vovremya(folder, &["run"]);
    command
        .env("TELEGRAM_BOT_TOKEN", TOKEN)
        .env("TELEGRAM_API_URL", telegram.url())
        .env("DATABASE_URL", &database.url)
        .env("WORKERS", "4");
    command
}

fn die(program: &mut Running) {
    program.signal("KILL");
    let (status, log) = program.ends();
    assert!(!status.success(), "{log}");
}

fn sent(telegram: &Sandbox) -> usize {
    telegram.requests().iter().filter(|request| request.method == "sendMessage").count()
}

fn answers(telegram: &Sandbox, person: PersonId) -> usize {
    telegram.chat(person).iter().filter(|message| message.from_bot).count()
}

async fn count(database: &TestDatabase, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&database.pool).await.expect("a number")
}
