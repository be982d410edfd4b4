//! `vovremya demo`: the real bot on the local Bot API, with two phones in a browser and a clock that can be
//! moved. Only the base address and the clock differ from `run`.

use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Command, Stdio};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;
use futures::FutureExt;
use secrecy::SecretString;
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

use super::database::Database;
use super::tasks::Tasks;
use super::{signals, start_workers};
use crate::app::clock::{Clock, MovableClock, SystemClock};
use crate::app::ids::SystemIds;
use crate::config::DemoSettings;
use crate::demo::stage::{TOKEN, USERNAME};
use crate::demo::story;
use crate::domain::calendar::{self, Country};
use crate::domain::language::Language;
use crate::domain::reminder::contact;
use crate::sandbox::{NewPerson, Options, Sandbox, Timeline};
use crate::telegram::{Client, Settings};
use crate::worker::crew::{Crew, Tools};
use crate::worker::pace::Pace;

/// Plays the story and prints it, or serves the two phones until told to stop.
pub async fn run(settings: DemoSettings) -> anyhow::Result<()> {
    let stop = signals::stop_on_signal()?;
    let database = Database::open(&settings.database).await?;
    let result = if settings.script {
        play(&settings, database.pool()).await
    } else {
        serve(&settings, &database, stop).await
    };
    database.close().await.and(result)
}

async fn play(settings: &DemoSettings, pool: &PgPool) -> anyhow::Result<()> {
    let transcript = story::play(pool.clone(), settings.language, settings.journal.clone()).await?;
    say(&transcript);
    Ok(())
}

async fn serve(settings: &DemoSettings, database: &Database, stop: CancellationToken) -> anyhow::Result<()> {
    let clock = Arc::new(MovableClock::running_from(good_morning(SystemClock.now(), settings.language)));
    let crew_for_timeline: Arc<OnceLock<Arc<Crew>>> = Arc::default();
    let sandbox = Sandbox::start(Options {
        clock: Arc::clone(&clock),
        address: SocketAddr::from((Ipv4Addr::LOCALHOST, settings.port)),
        token: TOKEN.to_owned(),
        username: USERNAME.to_owned(),
        journal: settings.journal.clone(),
        timeline: Some(timeline(Arc::clone(&crew_for_timeline))),
    })
    .await?;
    seat(&sandbox, settings.language);
    let tools = Tools {
        client: Client::new(Settings {
            api_url: sandbox.url().parse()?,
            token: SecretString::from(TOKEN),
            proxy: None,
        })?,
        pool: database.pool().clone(),
        clock,
        ids: Arc::new(SystemIds),
        pace: Pace::of_telegram(),
    };
    let mut tasks = Tasks::new(stop.clone());
    tasks.spawn("database", database.watch());
    if let Some(crew) = Crew::gather(tools, &stop).await? {
        let crew = Arc::new(crew);
        crew.publish_profile().await;
        let (intake, leading) = (Arc::clone(&crew.intake), crew.leader.watch());
        tasks.spawn("intake", |stop| async move { Ok(intake.run(stop, leading).await?) });
        start_workers(&mut tasks, &crew, settings.workers.get());
        // Only asked for once the page is open, and set just once.
        let _ = crew_for_timeline.set(crew);
        say(&format!("{}\n", sandbox.url()));
        if settings.open_browser {
            open_browser(&sandbox.url());
        }
    }
    let result = tasks.run_to_end().await;
    sandbox.stop().await;
    result
}

/// When the bot acts next by itself, for the page's "next event".
fn timeline(crew: Arc<OnceLock<Arc<Crew>>>) -> Timeline {
    Arc::new(move || {
        let crew = crew.get().cloned();
        async move { crew?.next_event_at().await.ok().flatten() }.boxed()
    })
}

/// Ten in the morning where the story plays, today or on the next working day: an hour at which reminders may go.
fn good_morning(now: DateTime<Utc>, language: Language) -> DateTime<Utc> {
    let (zone, country) = match language {
        Language::Ru => (Tz::Europe__Moscow, Country::Ru),
        Language::En => (Tz::America__New_York, Country::Us),
    };
    let today = now.with_timezone(&zone).date_naive();
    let day = calendar::next_working_day(country, today);
    let morning = day.and_hms_opt(10, 0, 0).map(|local| contact::to_utc(zone, local));
    morning.or_else(|| now.checked_add_days(Days::new(1))).unwrap_or(now)
}

/// The owner and the client.
fn seat(sandbox: &Sandbox, language: Language) {
    let people = match language {
        Language::Ru => [("Анна", "Смирнова"), ("Иван", "Петров")],
        Language::En => [("Anna", "Smith"), ("Ivan", "Peters")],
    };
    for (first_name, last_name) in people {
        sandbox.add_person(NewPerson {
            first_name: first_name.to_owned(),
            last_name: Some(last_name.to_owned()),
            username: None,
            language_code: language.code().to_owned(),
        });
    }
}

/// Opens the page where there is a browser to open; a failure is no matter, since the address was printed.
fn open_browser(url: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let _ = Command::new(opener)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}

#[expect(clippy::print_stdout, reason = "the transcript and the address are what the command is asked for")]
fn say(text: &str) {
    println!("{text}");
}
