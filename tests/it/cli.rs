//! The program as its operator meets it: command line, settings, start, stop.

use std::process::Command;

use clap::CommandFactory;
use vovremya::cli::Cli;
use vovremya::postgres::{Cluster, Place, Settings};

use crate::support::database::fresh_database;
use crate::support::process::{Folder, Running, kill, run, server_process, vovremya};

const TOKEN: &str = "123456789:AAFabcdefghijklmnopqrstuvwxyz-_0123";

/// A bot that talks to nobody: the Bot API address is a closed port. It says where its health is served once
/// its database is open, and waits for Telegram from then on.
fn bot(folder: &Folder, database_url: &str) -> Command {
    let mut command = vovremya(folder, &["run"]);
    command.env("TELEGRAM_BOT_TOKEN", TOKEN).env("TELEGRAM_API_URL", "http://127.0.0.1:9");
    command.env("DATABASE_URL", database_url).env("HEALTH_LISTEN", "127.0.0.1:0");
    command
}

#[test]
fn the_command_line_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn help_names_the_commands_and_no_secret() {
    let folder = Folder::new();
    let mut command = vovremya(&folder, &["--help"]);
    command.env("TELEGRAM_BOT_TOKEN", TOKEN).env("DATABASE_URL", "postgres://user:hunter2@host/name");
    let said = run(command);
    assert!(said.status.success());
    for name in ["run", "demo", "migrate", "doctor", "TELEGRAM_BOT_TOKEN"] {
        assert!(said.stdout.contains(name), "{name} is missing");
    }
    assert!(!said.stdout.contains("AAF") && !said.stdout.contains("hunter2"), "{}", said.stdout);
}

#[test]
fn every_variable_is_explained_in_the_example_and_nothing_else_is() {
    let command = Cli::command();
    let mut known: Vec<String> = std::iter::once(&command)
        .chain(command.get_subcommands())
        .flat_map(clap::Command::get_arguments)
        .filter_map(|argument| Some(argument.get_env()?.to_str()?.to_owned()))
        .collect();
    known.push("POSTGRES_PASSWORD".to_owned()); // compose.yaml's own
    known.sort();
    known.dedup();
    let example = include_str!("../../.env.example");
    let mut explained = Vec::new();
    let mut comment = false;
    for line in example.lines() {
        let assignment = line.strip_prefix('#').unwrap_or(line).split_once('=').map(|(name, _)| name);
        match assignment
            .filter(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
        {
            Some(name) => {
                assert!(comment, "{name} has no comment");
                explained.push(name.to_owned());
                comment = false;
            }
            None => comment = line.starts_with("# "),
        }
    }
    explained.sort();
    assert_eq!(explained, known);
}

#[test]
fn all_mistakes_are_listed_together_with_what_to_do() {
    let folder = Folder::new();
    let mut command = vovremya(&folder, &["run"]);
    command
        .env("TELEGRAM_BOT_TOKEN", "hunter2")
        .env("DATABASE_URL", "mysql://root:hunter2@db")
        .env("WORKERS", "many");
    let said = run(command);
    assert_eq!(said.status.code(), Some(2));
    for name in ["TELEGRAM_BOT_TOKEN", "DATABASE_URL", "WORKERS=many"] {
        assert!(said.stderr.contains(name), "{}", said.stderr);
    }
    assert!(!said.everything().contains("hunter2"), "{}", said.stderr);
}

#[test]
fn without_a_token_the_operator_is_sent_to_botfather_and_to_the_demo() {
    let said = run(vovremya(&Folder::new(), &["run"]));
    assert_eq!(said.status.code(), Some(2));
    assert!(said.stderr.contains("@BotFather") && said.stderr.contains("vovremya demo"), "{}", said.stderr);
}

#[test]
fn settings_are_read_from_dotenv() {
    let folder = Folder::new();
    folder.write(".env", "WORKERS=0\nTELEGRAM_BOT_TOKEN=\n");
    let said = run(vovremya(&folder, &["run"]));
    assert!(
        said.stderr.contains("WORKERS=0") && said.stderr.contains("TELEGRAM_BOT_TOKEN"),
        "{}",
        said.stderr
    );
}

#[test]
fn a_broken_dotenv_is_named_by_line_without_its_text() {
    let folder = Folder::new();
    folder.write(".env", "WORKERS=3\n\nTELEGRAM_BOT_TOKEN hunter2\n");
    let said = run(vovremya(&folder, &["run"]));
    assert_eq!(said.status.code(), Some(2));
    assert!(said.stderr.contains(".env: line 3") && !said.stderr.contains("hunter2"), "{}", said.stderr);
}

#[tokio::test]
async fn a_signal_stops_the_bot_in_good_order() {
    let (folder, database) = (Folder::new(), fresh_database().await);
    for signal in ["TERM", "INT"] {
        let mut bot = Running::start(bot(&folder, &database.url));
        bot.says("health is served");
        bot.signal(signal);
        let (status, said) = bot.ends();
        assert_eq!(status.code(), Some(0), "{signal}: {said}");
        assert!(said.contains("vovremya has stopped"), "{said}");
    }
}

#[tokio::test]
async fn the_token_is_in_no_log_line_even_at_the_finest_level() {
    let (folder, database) = (Folder::new(), fresh_database().await);
    let mut command = bot(&folder, &database.url);
    command.env("LOG", "trace");
    let mut bot = Running::start(command);
    bot.says("health is served");
    bot.signal("TERM");
    let (_, said) = bot.ends();
    assert!(!said.contains("AAFabcdef"), "the token was logged");
}

#[tokio::test]
async fn a_running_bot_says_that_it_lives_and_is_ready() {
    let (folder, database) = (Folder::new(), fresh_database().await);
    let mut bot = Running::start(bot(&folder, &database.url));
    let line: serde_json::Value =
        serde_json::from_str(&bot.says("health is served")).expect("a line of JSON");
    let address = line["address"].as_str().expect("its address").to_owned();
    for path in ["healthz", "readyz"] {
        let answer = reqwest::get(format!("http://{address}/{path}")).await.expect("an answer");
        assert_eq!(answer.status(), 200, "{path}");
    }
    let mut check = vovremya(&folder, &["healthcheck"]);
    check.env("HEALTH_LISTEN", &address);
    assert!(run(check).status.success());
    bot.signal("TERM");
    bot.ends();
    let mut check = vovremya(&folder, &["healthcheck"]);
    check.env("HEALTH_LISTEN", &address);
    assert!(!run(check).status.success());
}

#[tokio::test]
async fn migrate_brings_the_database_up_to_date_and_doctor_agrees() {
    let (folder, database) = (Folder::new(), fresh_database().await);
    let mut migrate = vovremya(&folder, &["migrate"]);
    migrate.env("DATABASE_URL", &database.url);
    let said = run(migrate);
    assert!(said.status.success(), "{}", said.stderr);

    let mut doctor = vovremya(&folder, &["doctor"]);
    doctor.env("DATABASE_URL", &database.url).env("TELEGRAM_BOT_TOKEN", TOKEN);
    doctor.env("TELEGRAM_API_URL", "http://127.0.0.1:9");
    let said = run(doctor);
    assert_eq!(said.status.code(), Some(1), "Telegram is out of reach:\n{}", said.everything());
    for line in ["ok    settings", "FAIL  telegram", "ok    database: up to date", "ok    time zones"] {
        assert!(said.stdout.contains(line), "{line} is missing:\n{}", said.stdout);
    }
    assert!(!said.everything().contains("AAF"), "{}", said.everything());
}

#[test]
fn run_keeps_its_own_postgresql_in_the_data_folder_and_stops_it() {
    let folder = Folder::new();
    let mut command = bot(&folder, "");
    command.env("DATA_DIR", folder.path().join("state"));
    let mut bot = Running::start(command);
    bot.says("health is served");
    let trace = folder.path().join("state/postgres/data/postmaster.pid");
    assert!(trace.exists());
    bot.signal("TERM");
    let (status, said) = bot.ends();
    assert_eq!(status.code(), Some(0), "{said}");
    assert!(!trace.exists(), "PostgreSQL was stopped with the bot");
}

#[test]
fn the_death_of_postgresql_ends_the_bot_with_its_name() {
    let folder = Folder::new();
    let mut bot = Running::start(bot(&folder, ""));
    bot.says("health is served");
    kill("-KILL", &server_process(&folder));
    let (status, said) = bot.ends();
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("the task `database` failed"), "{said}");
}

#[test]
fn doctor_is_not_alarmed_by_a_bot_that_runs() {
    let folder = Folder::new();
    let mut bot = Running::start(bot(&folder, ""));
    bot.says("health is served");
    let said = run(vovremya(&folder, &["doctor"]));
    assert!(said.stdout.contains("ok    database: in use by a running vovremya"), "{}", said.everything());
}

#[test]
fn a_second_signal_ends_the_bot_at_once_and_the_next_start_is_not_harmed() {
    let folder = Folder::new();
    let mut bot = Running::start(bot(&folder, ""));
    bot.says("health is served");
    let server = server_process(&folder);
    kill("-STOP", &server); // so that an orderly stop has to wait
    bot.signal("TERM");
    bot.says("a second signal stops at once");
    bot.signal("INT");
    let (status, said) = bot.ends();
    assert_eq!(status.code(), Some(130), "{said}");
    kill("-CONT", &server);
    let kept = Settings { place: Place::Kept(folder.path().join("data")), pg_bin: None };
    Cluster::start(&kept).expect("the next start").stop().expect("a stop");
}
