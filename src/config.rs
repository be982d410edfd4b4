//! Settings: what was typed becomes what is meant, or a list of everything that is wrong with it.
//!
//! Each reader takes what it needs from the options, so that `migrate` does not ask for a token. No value
//! that may be secret appears in a message.

mod calendars;
mod readers;

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use url::Url;

use crate::cli::{DemoOptions, Options};
use crate::domain::calendar::Calendars;
use crate::domain::language::Language;
use crate::postgres::Place;

/// The public Bot API server.
pub const TELEGRAM_API_URL: &str = "https://api.telegram.org";

/// What `vovremya run` needs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How to reach Telegram.
    pub telegram: TelegramSettings,
    /// How updates come in.
    pub intake: IntakeSettings,
    /// Where the state is kept.
    pub database: DatabaseSettings,
    /// Where `/healthz` and `/readyz` are served, if anywhere.
    pub health_listen: Option<SocketAddr>,
    /// Updates handled at once.
    pub workers: NonZeroUsize,
    /// Messages sent in a second at most; 0: no limit, neither in a chat.
    pub messages_per_second: u32,
    /// Ours, with the operator's years over them.
    pub calendars: Calendars,
    /// How to log.
    pub log: LogSettings,
}

/// How to reach the Bot API.
#[derive(Debug, Clone)]
pub struct TelegramSettings {
    /// `123456:ABC…`; the part before the colon is the bot's id.
    pub token: SecretString,
    /// The Bot API server, without a slash at the end of its path.
    pub api_url: Url,
    /// Proxy for all calls; secret, since it may hold a password.
    pub proxy: Option<SecretString>,
}

/// How updates come in.
#[derive(Debug, Clone)]
pub enum IntakeSettings {
    /// The bot asks for them.
    Polling,
    /// Telegram calls.
    Webhook {
        /// The public address.
        url: Url,
        /// Where the bot listens.
        listen: SocketAddr,
        /// What Telegram sends in `X-Telegram-Bot-Api-Secret-Token`.
        secret: SecretString,
    },
}

/// Where the state is kept.
#[derive(Debug, Clone)]
pub struct DatabaseSettings {
    /// A server that runs already, or our own.
    pub source: DatabaseSource,
    /// Connections of the pool at most.
    pub max_connections: u32,
}

/// A server that runs already, or our own.
#[derive(Debug, Clone)]
pub enum DatabaseSource {
    /// `DATABASE_URL`; secret, since it may hold a password.
    Given(SecretString),
    /// The embedded cluster.
    Embedded {
        /// Kept or thrown away.
        place: Place,
        /// `PG_BIN`.
        pg_bin: Option<PathBuf>,
    },
}

/// What `vovremya demo` needs. Its database is always a throw-away one: a demo's clock is moved on, and that
/// must never happen to real debts.
#[derive(Debug, Clone)]
pub struct DemoSettings {
    /// Language of the phones.
    pub language: Language,
    /// Port of the page; 0 takes a free one.
    pub port: u16,
    /// Play the story without a browser.
    pub script: bool,
    /// Open a browser where there is one.
    pub open_browser: bool,
    /// The local Bot API's journal of requests.
    pub journal: Option<PathBuf>,
    /// The throw-away cluster.
    pub database: DatabaseSettings,
    /// Updates handled at once.
    pub workers: NonZeroUsize,
    /// How to log.
    pub log: LogSettings,
}

/// How to log.
#[derive(Debug, Clone)]
pub struct LogSettings {
    /// As `tracing-subscriber` reads it.
    pub filter: String,
    /// The form of a line.
    pub format: LogFormat,
}

/// The form of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Pretty on a terminal, JSON otherwise.
    Auto,
    /// For people.
    Pretty,
    /// For programs.
    Json,
}

impl Settings {
    /// Checks everything that `run` reads.
    pub fn from_options(options: &Options) -> Result<Self, Mistakes> {
        let mut mistakes = Mistakes::default();
        let telegram = readers::telegram(options, &mut mistakes);
        let intake = readers::intake(options, telegram.as_ref(), &mut mistakes);
        let database = readers::database(options, &mut mistakes);
        let health_listen = readers::health_listen(options, &mut mistakes);
        let workers = readers::workers(options, &mut mistakes);
        let messages_per_second = readers::messages_per_second(options, &mut mistakes);
        let calendars = calendars::read(options, &mut mistakes);
        let log = readers::log(options, &mut mistakes);
        let settings = (|| {
            Some(Self {
                telegram: telegram?,
                intake: intake?,
                database: database?,
                health_listen,
                workers: workers?,
                messages_per_second: messages_per_second?,
                calendars: calendars?,
                log: log?,
            })
        })();
        mistakes.or(settings)
    }
}

impl DemoSettings {
    /// Checks everything that `demo` reads.
    pub fn from_options(options: &Options, demo: &DemoOptions) -> Result<Self, Mistakes> {
        let mut mistakes = Mistakes::default();
        let language = readers::language(demo, &mut mistakes);
        let port = readers::port(demo, &mut mistakes);
        let max_connections = readers::max_connections(options, &mut mistakes);
        let workers = readers::workers(options, &mut mistakes);
        let log = readers::demo_log(options, &mut mistakes);
        let source = DatabaseSource::Embedded { place: Place::ThrowAway, pg_bin: pg_bin(options) };
        let settings = (|| {
            Some(Self {
                language: language?,
                port: port?,
                script: demo.script,
                open_browser: !demo.no_browser && !demo.script,
                journal: readers::given(demo.sandbox_journal.as_ref()).map(PathBuf::from),
                database: DatabaseSettings { source, max_connections: max_connections? },
                workers: workers?,
                log: log?,
            })
        })();
        mistakes.or(settings)
    }
}

impl TelegramSettings {
    /// Checks token, server and proxy.
    pub fn from_options(options: &Options) -> Result<Self, Mistakes> {
        let mut mistakes = Mistakes::default();
        let telegram = readers::telegram(options, &mut mistakes);
        mistakes.or(telegram)
    }
}

impl DatabaseSettings {
    /// Checks what says where the state is kept.
    pub fn from_options(options: &Options) -> Result<Self, Mistakes> {
        let mut mistakes = Mistakes::default();
        let database = readers::database(options, &mut mistakes);
        mistakes.or(database)
    }
}

impl LogSettings {
    /// Checks filter and format.
    pub fn from_options(options: &Options) -> Result<Self, Mistakes> {
        let mut mistakes = Mistakes::default();
        let log = readers::log(options, &mut mistakes);
        mistakes.or(log)
    }
}

/// `DATA_DIR`, or `./data`.
pub fn data_dir(options: &Options) -> PathBuf {
    PathBuf::from(readers::given(options.data_dir.as_ref()).unwrap_or("./data"))
}

/// `PG_BIN`, if given.
pub fn pg_bin(options: &Options) -> Option<PathBuf> {
    readers::given(options.pg_bin.as_ref()).map(PathBuf::from)
}

/// Where a running bot of these options serves its health.
pub fn health_address(options: &Options) -> Result<SocketAddr, Mistakes> {
    let mut mistakes = Mistakes::default();
    let health = readers::health_listen(options, &mut mistakes);
    let webhook = readers::given(options.webhook_url.as_ref())
        .and_then(|_| readers::webhook_listen(options, &mut mistakes));
    let address = health.or(webhook);
    if address.is_none() && mistakes.is_empty() {
        mistakes.add("HEALTH_LISTEN is not set; set it to an address such as 127.0.0.1:8080");
    }
    mistakes.or(address)
}

/// Everything that is wrong with the settings, each with what to do about it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Mistakes(Vec<String>);

impl Mistakes {
    /// Notes one more.
    pub fn add(&mut self, mistake: impl Into<String>) {
        self.0.push(mistake.into());
    }

    /// Nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    fn or<T>(self, settings: Option<T>) -> Result<T, Self> {
        settings.filter(|_| self.is_empty()).ok_or(self)
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "vovremya cannot start with these settings:")?;
        self.iter().try_for_each(|mistake| write!(f, "\n  - {mistake}"))
    }
}

impl std::error::Error for Mistakes {}

/// `.env` cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DotenvError {
    /// A line is not `NAME=value`. The line itself may hold a secret and is not shown.
    #[error(".env: line {0} is not of the form NAME=value")]
    Line(usize),
    /// The file is there, but cannot be read.
    #[error(".env: cannot be read: {0}")]
    Unreadable(dotenvy::Error),
}

/// Takes the variables of `.env` in the working folder into the environment; those that are set already win.
/// Must be called before threads start.
pub fn read_dotenv() -> Result<(), DotenvError> {
    let file = Path::new(".env");
    match dotenvy::from_path(file) {
        Ok(()) => Ok(()),
        Err(error) if error.not_found() => Ok(()),
        Err(dotenvy::Error::LineParse(broken, _)) => {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let before = text.split(broken.as_str()).next().unwrap_or_default();
            Err(DotenvError::Line(before.lines().count().max(usize::from(!before.ends_with('\n'))) + 1))
        }
        Err(error) => Err(DotenvError::Unreadable(error)),
    }
}
