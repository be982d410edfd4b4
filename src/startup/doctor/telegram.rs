//! Asks Telegram who the bot is: is the token good, is the server reached, does our clock agree with theirs.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap};
use secrecy::ExposeSecret;
use serde::Deserialize;

use super::Finding;
use crate::app::clock::{Clock, SystemClock};
use crate::cli::Options;
use crate::config::TelegramSettings;

const ANSWER_WITHIN: Duration = Duration::from_secs(15);
const CLOCKS_AGREE_WITHIN: TimeDelta = TimeDelta::seconds(60);

#[derive(Deserialize)]
struct Answer {
    result: Option<Bot>,
    description: Option<String>,
}

#[derive(Deserialize)]
struct Bot {
    username: Option<String>,
}

/// Calls `getMe` as the bot would, through the proxy if there is one.
pub(super) async fn examine(options: &Options) -> Vec<Finding> {
    let Ok(settings) = TelegramSettings::from_options(options) else {
        return vec![Finding::Warning("not asked, since the settings are wrong".to_owned())];
    };
    match get_me(&settings).await {
        Ok((status, headers, answer)) => {
            std::iter::once(identity(status, answer)).chain(clock(&headers, SystemClock.now())).collect()
        }
        Err(error) => vec![unreachable(&settings, error)],
    }
}

async fn get_me(settings: &TelegramSettings) -> reqwest::Result<(StatusCode, HeaderMap, Option<Answer>)> {
    let mut builder = reqwest::Client::builder().timeout(ANSWER_WITHIN);
    if let Some(proxy) = &settings.proxy {
        builder = builder.proxy(reqwest::Proxy::all(proxy.expose_secret())?);
    }
    let base = settings.api_url.as_str().trim_end_matches('/');
    let url = format!("{base}/bot{}/getMe", settings.token.expose_secret());
    let response = builder.build()?.post(url).send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    Ok((status, headers, response.json().await.ok()))
}

fn identity(status: StatusCode, answer: Option<Answer>) -> Finding {
    let (bot, description) = answer.map_or((None, None), |answer| (answer.result, answer.description));
    match (status, bot) {
        (StatusCode::OK, Some(bot)) => {
            Finding::Good(format!("the bot is @{}", bot.username.as_deref().unwrap_or("(without a name)")))
        }
        (StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND, _) => Finding::bad(
            "Telegram does not know this token",
            "copy TELEGRAM_BOT_TOKEN from @BotFather again; it changes when it is revoked",
        ),
        (StatusCode::OK, None) => Finding::bad(
            "the server answers, but not as the Bot API does",
            "check TELEGRAM_API_URL and TELEGRAM_PROXY",
        ),
        (status, _) => Finding::bad(
            format!("the Bot API answers {status}: {}", description.as_deref().unwrap_or("no reason given")),
            "try again in a few minutes; if it stays, check TELEGRAM_API_URL and TELEGRAM_PROXY",
        ),
    }
}

fn unreachable(settings: &TelegramSettings, error: reqwest::Error) -> Finding {
    // The address holds the token.
    let error = error.without_url();
    let problem = if error.is_timeout() {
        "the Bot API does not answer in time".to_owned()
    } else {
        let causes = std::iter::successors(std::error::Error::source(&error), |cause| cause.source());
        let causes: Vec<String> = causes.map(ToString::to_string).collect();
        format!(
            "the Bot API cannot be reached: {}",
            causes.last().map_or_else(|| error.to_string(), Clone::clone)
        )
    };
    let remedy = if settings.proxy.is_some() {
        "check TELEGRAM_PROXY and that the proxy lets this machine in"
    } else {
        "check the network; where Telegram is blocked, set TELEGRAM_PROXY"
    };
    Finding::bad(problem, remedy)
}

fn clock(headers: &HeaderMap, ours: DateTime<Utc>) -> Option<Finding> {
    let theirs = DateTime::parse_from_rfc2822(headers.get(DATE)?.to_str().ok()?).ok()?;
    let difference = (ours - theirs.to_utc()).abs();
    Some(if difference > CLOCKS_AGREE_WITHIN {
        let seconds = difference.num_seconds();
        Finding::Warning(format!("this machine's clock is {seconds} s off Telegram's; set it (NTP)"))
    } else {
        Finding::Good("the clock agrees with Telegram's".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(date: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(DATE, reqwest::header::HeaderValue::from_static(date))])
    }

    #[test]
    fn a_clock_that_is_off_by_more_than_a_minute_is_worth_a_warning() {
        let theirs = headers("Tue, 01 Dec 2026 12:00:00 GMT");
        for (ours, good) in
            [("2026-12-01T12:00:59Z", true), ("2026-12-01T11:59:01Z", true), ("2026-12-01T12:02:00Z", false)]
        {
            let finding = clock(&theirs, ours.parse().expect("an instant"));
            assert_eq!(matches!(finding, Some(Finding::Good(_))), good, "{ours}");
        }
        assert_eq!(clock(&HeaderMap::new(), DateTime::UNIX_EPOCH), None);
    }

    #[test]
    fn an_unknown_token_is_told_from_a_server_in_trouble() {
        let problem = |status| match identity(status, None) {
            Finding::Bad { problem, .. } => problem,
            other => panic!("not well: {other:?}"),
        };
        assert!(problem(StatusCode::UNAUTHORIZED).contains("does not know this token"));
        assert!(problem(StatusCode::BAD_GATEWAY).contains("502"));
        assert!(problem(StatusCode::OK).contains("not as the Bot API"));
    }
}
