//! One reader for each setting: the text, or none, becomes a value; what is wrong goes on the list.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::str::FromStr;

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnectOptions;
use url::Url;

use super::{
    DatabaseSettings, DatabaseSource, IntakeSettings, LogFormat, LogSettings, Mistakes, TELEGRAM_API_URL,
    TelegramSettings, data_dir, pg_bin,
};
use crate::cli::{DemoOptions, Options};
use crate::domain::language::Language;
use crate::postgres::Place;
use crate::telemetry;

const PROXY_SCHEMES: [&str; 4] = ["http", "https", "socks5", "socks5h"];
/// The only ports that Telegram's servers call.
const WEBHOOK_PORTS: [u16; 4] = [443, 80, 88, 8443];

/// A value that says something: empty counts as not given.
pub(super) fn given(value: Option<&String>) -> Option<&str> {
    value.map(|text| text.trim()).filter(|text| !text.is_empty())
}

pub(super) fn telegram(options: &Options, mistakes: &mut Mistakes) -> Option<TelegramSettings> {
    let token = token(options, mistakes);
    let api_url = api_url(options, mistakes);
    let proxy = proxy(options, mistakes);
    Some(TelegramSettings { token: token?, api_url: api_url?, proxy })
}

fn token(options: &Options, mistakes: &mut Mistakes) -> Option<SecretString> {
    let Some(text) = given(options.telegram_bot_token.as_ref()) else {
        mistakes.add(
            "TELEGRAM_BOT_TOKEN is not set; ask @BotFather for a token with /newbot and put it into .env \
             (to look around without one: `vovremya demo`)",
        );
        return None;
    };
    if is_token(text) {
        return Some(text.into());
    }
    mistakes.add(
        "TELEGRAM_BOT_TOKEN is not a token; it looks like 123456789:AAF…, copy it from @BotFather again",
    );
    None
}

fn is_token(text: &str) -> bool {
    text.split_once(':').is_some_and(|(id, secret)| {
        !id.is_empty()
            && id.bytes().all(|byte| byte.is_ascii_digit())
            && secret.len() >= 30
            && secret.bytes().all(is_secret_byte)
    })
}

fn is_secret_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn api_url(options: &Options, mistakes: &mut Mistakes) -> Option<Url> {
    let text = given(options.telegram_api_url.as_ref()).unwrap_or(TELEGRAM_API_URL).trim_end_matches('/');
    let address = web_address(text).filter(|url| url.query().is_none() && url.fragment().is_none());
    if address.is_none() {
        mistakes
            .add("TELEGRAM_API_URL is not the address of a server; it looks like https://api.telegram.org");
    }
    address
}

fn web_address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| ["http", "https"].contains(&url.scheme()) && url.has_host())
}

fn proxy(options: &Options, mistakes: &mut Mistakes) -> Option<SecretString> {
    let text = given(options.telegram_proxy.as_ref())?;
    let understood =
        Url::parse(text).is_ok_and(|url| PROXY_SCHEMES.contains(&url.scheme()) && url.has_host());
    if understood {
        return Some(text.into());
    }
    mistakes.add(
        "TELEGRAM_PROXY is not the address of a proxy; it starts with http://, https://, socks5:// or \
         socks5h://, as in socks5h://user:password@host:1080",
    );
    None
}

pub(super) fn intake(
    options: &Options,
    telegram: Option<&TelegramSettings>,
    mistakes: &mut Mistakes,
) -> Option<IntakeSettings> {
    let listen = webhook_listen(options, mistakes);
    let secret = webhook_secret(options, telegram, mistakes);
    let Some(text) = given(options.webhook_url.as_ref()) else { return Some(IntakeSettings::Polling) };
    let url = webhook_url(text, telegram, mistakes);
    Some(IntakeSettings::Webhook { url: url?, listen: listen?, secret: secret? })
}

fn webhook_url(text: &str, telegram: Option<&TelegramSettings>, mistakes: &mut Mistakes) -> Option<Url> {
    let Some(url) = web_address(text) else {
        mistakes.add("WEBHOOK_URL is not an address; it looks like https://bot.example.org/telegram");
        return None;
    };
    // A Bot API server of one's own is freer than Telegram's.
    let public = telegram.is_none_or(|telegram| telegram.api_url.host_str() == Some("api.telegram.org"));
    if public && url.scheme() != "https" {
        mistakes.add("WEBHOOK_URL must start with https://, Telegram calls no other");
        return None;
    }
    if public && !url.port_or_known_default().is_some_and(|port| WEBHOOK_PORTS.contains(&port)) {
        mistakes.add("WEBHOOK_URL must be on port 443, 80, 88 or 8443, Telegram calls no other");
        return None;
    }
    Some(url)
}

pub(super) fn webhook_listen(options: &Options, mistakes: &mut Mistakes) -> Option<SocketAddr> {
    let text = given(options.webhook_listen.as_ref()).unwrap_or("127.0.0.1:8443");
    socket_address("WEBHOOK_LISTEN", text, mistakes)
}

pub(super) fn health_listen(options: &Options, mistakes: &mut Mistakes) -> Option<SocketAddr> {
    given(options.health_listen.as_ref()).and_then(|text| socket_address("HEALTH_LISTEN", text, mistakes))
}

fn socket_address(name: &str, text: &str, mistakes: &mut Mistakes) -> Option<SocketAddr> {
    let address = text.parse().ok();
    if address.is_none() {
        mistakes.add(format!("{name}={text} is not an address to listen on; it looks like 127.0.0.1:8443"));
    }
    address
}

fn webhook_secret(
    options: &Options,
    telegram: Option<&TelegramSettings>,
    mistakes: &mut Mistakes,
) -> Option<SecretString> {
    let Some(text) = given(options.webhook_secret.as_ref()) else {
        return telegram.map(|telegram| derived_secret(&telegram.token));
    };
    if text.len() <= 256 && text.bytes().all(is_secret_byte) {
        return Some(text.into());
    }
    mistakes.add("WEBHOOK_SECRET must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -");
    None
}

/// The same in every process of one bot, and of no use for finding the token.
fn derived_secret(token: &SecretString) -> SecretString {
    let hash = Sha256::new().chain_update("vovremya webhook secret\0").chain_update(token.expose_secret());
    hex::encode(hash.finalize()).into()
}

pub(super) fn database(options: &Options, mistakes: &mut Mistakes) -> Option<DatabaseSettings> {
    let max_connections = max_connections(options, mistakes);
    let source = match given(options.database_url.as_ref()) {
        Some(url) => given_database(url, mistakes),
        None => {
            Some(DatabaseSource::Embedded { place: Place::Kept(data_dir(options)), pg_bin: pg_bin(options) })
        }
    };
    Some(DatabaseSettings { source: source?, max_connections: max_connections? })
}

fn given_database(url: &str, mistakes: &mut Mistakes) -> Option<DatabaseSource> {
    let scheme = ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    if scheme && PgConnectOptions::from_str(url).is_ok() {
        return Some(DatabaseSource::Given(url.into()));
    }
    mistakes.add(
        "DATABASE_URL is not the address of a PostgreSQL; it looks like postgres://user:password@host/name",
    );
    None
}

pub(super) fn max_connections(options: &Options, mistakes: &mut Mistakes) -> Option<u32> {
    let text = given(options.database_max_connections.as_ref()).unwrap_or("10");
    let number = text.parse().ok().filter(|number| (2..=1000).contains(number));
    if number.is_none() {
        mistakes.add(format!("DATABASE_MAX_CONNECTIONS={text} must be a whole number from 2 to 1000"));
    }
    number
}

pub(super) fn workers(options: &Options, mistakes: &mut Mistakes) -> Option<NonZeroUsize> {
    let text = given(options.workers.as_ref()).unwrap_or("8");
    let number = text.parse::<NonZeroUsize>().ok().filter(|number| number.get() <= 256);
    if number.is_none() {
        mistakes.add(format!("WORKERS={text} must be a whole number from 1 to 256"));
    }
    number
}

pub(super) fn messages_per_second(options: &Options, mistakes: &mut Mistakes) -> Option<u32> {
    let text = given(options.messages_per_second.as_ref()).unwrap_or("30");
    let number = text.parse::<u32>().ok().filter(|number| *number <= 1000);
    if number.is_none() {
        mistakes.add(format!("MESSAGES_PER_SECOND={text} must be a whole number from 0 (no limit) to 1000"));
    }
    number
}

pub(super) fn log(options: &Options, mistakes: &mut Mistakes) -> Option<LogSettings> {
    log_with_default("info", options, mistakes)
}

/// On the terminal of a demo only what is wrong is of interest.
pub(super) fn demo_log(options: &Options, mistakes: &mut Mistakes) -> Option<LogSettings> {
    log_with_default("warn", options, mistakes)
}

fn log_with_default(default: &str, options: &Options, mistakes: &mut Mistakes) -> Option<LogSettings> {
    let filter = given(options.log.as_ref()).unwrap_or(default);
    let understood = telemetry::filter(filter).is_ok();
    if !understood {
        mistakes.add(format!("LOG={filter} is not a log filter; it looks like info or info,vovremya=debug"));
    }
    let format = log_format(options, mistakes);
    understood.then_some(LogSettings { filter: filter.to_owned(), format: format? })
}

fn log_format(options: &Options, mistakes: &mut Mistakes) -> Option<LogFormat> {
    match given(options.log_format.as_ref()).unwrap_or("auto") {
        "auto" => Some(LogFormat::Auto),
        "pretty" => Some(LogFormat::Pretty),
        "json" => Some(LogFormat::Json),
        other => {
            mistakes.add(format!("LOG_FORMAT={other} must be auto, pretty or json"));
            None
        }
    }
}

pub(super) fn language(demo: &DemoOptions, mistakes: &mut Mistakes) -> Option<Language> {
    match given(demo.lang.as_ref()).unwrap_or("ru") {
        "ru" => Some(Language::Ru),
        "en" => Some(Language::En),
        other => {
            mistakes.add(format!("--lang {other} must be ru or en"));
            None
        }
    }
}

pub(super) fn port(demo: &DemoOptions, mistakes: &mut Mistakes) -> Option<u16> {
    let text = given(demo.port.as_ref()).unwrap_or("0");
    let port = text.parse().ok();
    if port.is_none() {
        mistakes.add(format!("--port {text} must be a number from 0 to 65535; 0 takes a free one"));
    }
    port
}

#[cfg(test)]
mod tests;
