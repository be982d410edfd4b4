//! The command line: what can be typed, and which room answers it.
//!
//! Every option is an environment variable as well. What was typed is checked in `config`; nothing here
//! reads a value's meaning.

use std::ffi::OsString;
use std::process::{Command as Program, ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::config::{self, Mistakes};
use crate::postgres::{self, Cluster};
use crate::startup::dead_letters::Wanted;
use crate::{startup, telemetry};

/// Exit code of a program that was called wrongly.
const WRONG_USE: u8 = 2;

/// A Telegram bot with which a small business is paid on time, politely.
#[derive(Debug, Parser)]
#[command(name = "vovremya", version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Settings, here or in the environment.
    #[command(flatten)]
    pub options: Options,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the bot
    Run,
    /// Try the bot on two phones in the browser, without a token
    Demo(DemoOptions),
    /// Bring the database up to date and exit
    Migrate,
    /// Check the set-up and say what to do about each problem
    Doctor,
    /// List messages that could not be sent, or send them again
    Outbox(OutboxOptions),
    /// Run a command with `DATABASE_URL` set to a throw-away PostgreSQL
    #[command(hide = true)]
    Postgres(PostgresOptions),
    /// Ask a running bot whether it is ready (for Docker's HEALTHCHECK)
    #[command(hide = true)]
    Healthcheck,
}

/// Options that mean the same for every command. An empty value counts as none.
#[derive(Debug, Default, Clone, Args)]
#[command(next_help_heading = "Settings")]
pub struct Options {
    /// The bot's token, as @BotFather gave it
    #[arg(long, global = true, env = "TELEGRAM_BOT_TOKEN", hide_env_values = true, value_name = "TOKEN")]
    pub telegram_bot_token: Option<String>,
    /// The Bot API server [default: <https://api.telegram.org>]
    #[arg(long, global = true, env = "TELEGRAM_API_URL", hide_env_values = true, value_name = "URL")]
    pub telegram_api_url: Option<String>,
    /// Proxy to the Bot API: http://, https://, socks5:// or socks5h://
    #[arg(long, global = true, env = "TELEGRAM_PROXY", hide_env_values = true, value_name = "URL")]
    pub telegram_proxy: Option<String>,
    /// PostgreSQL to use; without it the program runs its own in the data folder
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// Connections to the database at most [default: 10]
    #[arg(long, global = true, env = "DATABASE_MAX_CONNECTIONS", value_name = "N")]
    pub database_max_connections: Option<String>,
    /// Folder of the embedded PostgreSQL [default: ./data]
    #[arg(long, global = true, env = "DATA_DIR", value_name = "FOLDER")]
    pub data_dir: Option<String>,
    /// Folder of the programs `postgres` and `initdb` [default: looked for]
    #[arg(long, global = true, env = "PG_BIN", value_name = "FOLDER")]
    pub pg_bin: Option<String>,
    /// Public address under which Telegram reaches the bot; without it the bot polls
    #[arg(long, global = true, env = "WEBHOOK_URL", hide_env_values = true, value_name = "URL")]
    pub webhook_url: Option<String>,
    /// Address on which the webhook listens [default: 127.0.0.1:8443]
    #[arg(long, global = true, env = "WEBHOOK_LISTEN", value_name = "ADDRESS")]
    pub webhook_listen: Option<String>,
    /// Secret that Telegram sends with each webhook call [default: derived from the token]
    #[arg(long, global = true, env = "WEBHOOK_SECRET", hide_env_values = true, value_name = "SECRET")]
    pub webhook_secret: Option<String>,
    /// Address for /healthz, /readyz and /metrics [default: the webhook's, none when polling]
    #[arg(long, global = true, env = "HEALTH_LISTEN", value_name = "ADDRESS")]
    pub health_listen: Option<String>,
    /// Updates handled at once [default: 8]
    #[arg(long, global = true, env = "WORKERS", value_name = "N")]
    pub workers: Option<String>,
    /// Messages sent in a second at most; 0: no limit at all [default: 30, Telegram's limit]
    #[arg(long, global = true, env = "MESSAGES_PER_SECOND", value_name = "N")]
    pub messages_per_second: Option<String>,
    /// Folder of working calendars to put over ours: ru.toml, us.toml, …
    #[arg(long, global = true, env = "CALENDARS", value_name = "DIR")]
    pub calendars: Option<String>,
    /// What to log, as for `tracing` [default: info]
    #[arg(long, global = true, env = "LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// auto, pretty or json [default: auto: pretty on a terminal]
    #[arg(long, global = true, env = "LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<String>,
}

/// How the demo is played.
#[derive(Debug, Default, Clone, Args)]
pub struct DemoOptions {
    /// Language of the phones: ru or en [default: ru]
    #[arg(long)]
    pub lang: Option<String>,
    /// Port of the page [default: a free one]
    #[arg(long)]
    pub port: Option<String>,
    /// Play the story without a browser and print both chats
    #[arg(long)]
    pub script: bool,
    /// Print the address and open no browser
    #[arg(long)]
    pub no_browser: bool,
    /// File into which the local Bot API writes every request, one JSON object a line
    #[arg(long, env = "SANDBOX_JOURNAL", value_name = "FILE")]
    pub sandbox_journal: Option<String>,
}

/// What to do with dead letters.
#[derive(Debug, Clone, Args)]
pub struct OutboxOptions {
    /// Put this message back in line, by the number that the list shows
    #[arg(long, value_name = "NUMBER", conflicts_with = "retry_all")]
    pub retry: Option<i64>,
    /// Put all of them back in line
    #[arg(long)]
    pub retry_all: bool,
}

/// What `vovremya postgres` runs.
#[derive(Debug, Clone, Args)]
pub struct PostgresOptions {
    /// Use the cluster in the data folder instead of a throw-away one
    #[arg(long)]
    pub keep: bool,
    /// The command and its arguments
    #[arg(last = true, required = true, value_name = "COMMAND")]
    pub command: Vec<OsString>,
}

/// Reads `.env` and the command line, does what they say, and answers with the exit code.
pub fn main() -> ExitCode {
    if let Err(error) = config::read_dotenv() {
        return complain(&error.to_string(), WRONG_USE);
    }
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        // Help and version are "errors" too, with their own exit codes.
        Err(error) => error.exit(),
    };
    match cli.act() {
        Ok(code) => code,
        Err(error) if error.is::<Mistakes>() => complain(&error.to_string(), WRONG_USE),
        Err(error) => complain(&format!("vovremya: {error:#}"), 1),
    }
}

impl Cli {
    fn act(self) -> anyhow::Result<ExitCode> {
        let options = &self.options;
        match self.command {
            Command::Run => {
                let settings = config::Settings::from_options(options)?;
                telemetry::init(&settings.log)?;
                in_runtime(startup::run(settings))?;
            }
            Command::Demo(demo) => {
                let settings = config::DemoSettings::from_options(options, &demo)?;
                telemetry::init(&settings.log)?;
                in_runtime(startup::demo::run(settings))?;
            }
            Command::Migrate => {
                let settings = config::DatabaseSettings::from_options(options)?;
                telemetry::init(&config::LogSettings::from_options(options)?)?;
                in_runtime(startup::migrate(settings))?;
            }
            Command::Outbox(wanted) => {
                let settings = config::DatabaseSettings::from_options(options)?;
                let wanted = match wanted.retry {
                    Some(number) => Wanted::Retry(number),
                    None if wanted.retry_all => Wanted::RetryAll,
                    None => Wanted::List,
                };
                in_runtime(startup::dead_letters::act(settings, wanted))?;
            }
            Command::Doctor => return Ok(in_runtime(startup::doctor::examine(options.clone()))?.into()),
            Command::Healthcheck => {
                let address = config::health_address(options)?;
                in_runtime(startup::health::ask(address))?;
            }
            Command::Postgres(wanted) => return with_postgres(options, &wanted),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn in_runtime<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

fn with_postgres(options: &Options, wanted: &PostgresOptions) -> anyhow::Result<ExitCode> {
    let [program, arguments @ ..] = wanted.command.as_slice() else {
        anyhow::bail!("no command was given after `--`");
    };
    let place = if wanted.keep {
        postgres::Place::Kept(config::data_dir(options))
    } else {
        postgres::Place::ThrowAway
    };
    let cluster = Cluster::start(&postgres::Settings { place, pg_bin: config::pg_bin(options) })?;
    let status = Program::new(program).args(arguments).env("DATABASE_URL", cluster.url()).status();
    cluster.stop()?;
    let status = status
        .map_err(|error| anyhow::Error::new(error).context(format!("cannot run {}", program.display())))?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1).into())
}

#[expect(clippy::print_stderr, reason = "the last word to whoever started the program")]
fn complain(text: &str, code: u8) -> ExitCode {
    eprintln!("{text}");
    code.into()
}
