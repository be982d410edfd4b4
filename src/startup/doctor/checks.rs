//! The checks that need no network beyond the database.

use chrono::Datelike;
use chrono_tz::Tz;
use sqlx::PgPool;

use super::Finding;
use crate::app::clock::{Clock, SystemClock};
use crate::cli::Options;
use crate::config::{DatabaseSettings, DatabaseSource, Settings};
use crate::domain::calendar::Country;
use crate::i18n;
use crate::postgres::{ClusterError, OLDEST_MAJOR_VERSION, Place};
use crate::startup::database::Database;
use crate::store::migrate;

/// Every mistake in the settings.
pub(super) fn settings(options: &Options) -> Vec<Finding> {
    match Settings::from_options(options) {
        Ok(_) => vec![Finding::Good("all understood".to_owned())],
        Err(mistakes) => mistakes
            .iter()
            .map(|mistake| {
                let (problem, remedy) = mistake.split_once(';').unwrap_or((mistake, "see .env.example"));
                Finding::bad(problem, remedy.trim())
            })
            .collect(),
    }
}

/// Reachable, new enough, up to date.
pub(super) async fn database(options: &Options) -> Vec<Finding> {
    let Ok(settings) = DatabaseSettings::from_options(options) else {
        return vec![Finding::Warning("not looked at, since the settings are wrong".to_owned())];
    };
    if let DatabaseSource::Embedded { place: Place::Kept(data_dir), .. } = &settings.source
        && !data_dir.join("postgres/data").exists()
    {
        // A look must not leave anything behind: the programs are tried on a cluster that is thrown away.
        return throw_away(settings.clone()).await;
    }
    match Database::connect(&settings).await {
        Ok(database) => {
            let findings = examine(database.pool()).await;
            close(database, findings).await
        }
        Err(error) => vec![unreachable(&error, &settings)],
    }
}

async fn throw_away(mut settings: DatabaseSettings) -> Vec<Finding> {
    if let DatabaseSource::Embedded { place, .. } = &mut settings.source {
        *place = Place::ThrowAway;
    }
    match Database::open(&settings).await {
        Ok(database) => {
            let found = "the embedded postgresql works; it will be set up at the first start";
            close(database, vec![Finding::Good(found.to_owned())]).await
        }
        Err(error) => vec![unreachable(&error, &settings)],
    }
}

async fn close(database: Database, mut findings: Vec<Finding>) -> Vec<Finding> {
    if let Err(error) = database.close().await {
        findings.push(Finding::Warning(format!("{error:#}")));
    }
    findings
}

fn unreachable(error: &anyhow::Error, settings: &DatabaseSettings) -> Finding {
    if let Some(ClusterError::InUse { process, .. }) = error.downcast_ref() {
        let process = process.as_deref().unwrap_or("unknown");
        return Finding::Good(format!("in use by a running vovremya (process {process})"));
    }
    let remedy = match &settings.source {
        DatabaseSource::Given(_) => "check DATABASE_URL and that the server runs and lets this user in",
        DatabaseSource::Embedded { .. } => "do as the message says, or set DATABASE_URL to a running server",
    };
    Finding::bad(format!("{error:#}"), remedy)
}

async fn examine(pool: &PgPool) -> Vec<Finding> {
    vec![
        version(pool).await.unwrap_or_else(failed_query),
        migrations(pool).await.unwrap_or_else(failed_query),
    ]
}

fn failed_query(error: sqlx::Error) -> Finding {
    Finding::bad(
        format!("a query failed: {error}"),
        "check the rights of the database user and the server's log",
    )
}

async fn version(pool: &PgPool) -> Result<Finding, sqlx::Error> {
    let number: i32 =
        sqlx::query_scalar("select current_setting('server_version_num')::integer").fetch_one(pool).await?;
    let major = u32::try_from(number / 10_000).unwrap_or_default();
    Ok(if major >= OLDEST_MAJOR_VERSION {
        Finding::Good(format!("postgresql {major} answers"))
    } else {
        let problem = format!("postgresql {major} is too old");
        Finding::bad(problem, format!("use version {OLDEST_MAJOR_VERSION} or newer"))
    })
}

async fn migrations(pool: &PgPool) -> Result<Finding, sqlx::Error> {
    let state = migrate::state(pool).await?;
    Ok(if !state.changed.is_empty() {
        let problem = format!("migrations {:?} were applied with another text", state.changed);
        Finding::bad(problem, "run the release that the database was made with, or restore a backup")
    } else if !state.unknown.is_empty() {
        let problem = format!("the database has migrations {:?} of a newer release", state.unknown);
        Finding::bad(problem, "run that release or a newer one")
    } else if !state.pending.is_empty() {
        Finding::Warning(format!(
            "{} migrations are pending; `vovremya migrate` or the next start applies them",
            state.pending.len()
        ))
    } else {
        Finding::Good(format!("up to date, {} migrations applied", state.applied.len()))
    })
}

/// The texts built into the program: they parse, and both languages have the same.
pub(super) fn locales() -> Vec<Finding> {
    let problems = i18n::check();
    if problems.is_empty() {
        return vec![Finding::Good("Russian and English are complete".to_owned())];
    }
    let remedy = "correct the files in locales/ and build the program again";
    problems.into_iter().map(|problem| Finding::bad(problem, remedy)).collect()
}

/// Holidays of this year and the next are known and were verified.
pub(super) fn calendars(options: &Options) -> Vec<Finding> {
    let Ok(Settings { calendars, .. }) = Settings::from_options(options) else {
        return vec![Finding::Warning("not looked at, since the settings are wrong".to_owned())];
    };
    let year = SystemClock.now().year();
    let known = Country::ALL.into_iter().filter(|country| *country != Country::Other);
    let years = known.flat_map(|country| [(country, year), (country, year + 1)]);
    let mut findings: Vec<_> = years
        .filter_map(|(country, year)| {
            let code = country.code();
            match calendars.source(country, year) {
                None => Some(format!("{code} {year}: no rows, only weekends count; add them with CALENDARS")),
                Some(source) if source.verified_on.is_none() => {
                    Some(format!("{code} {year}: provisional, {}", source.text))
                }
                Some(_) => None,
            }
        })
        .map(Finding::Warning)
        .collect();
    if findings.is_empty() {
        findings.push(Finding::Good(format!("{year} and {} are known and verified", year + 1)));
    }
    findings
}

/// The zones that a person can choose are known.
pub(super) fn time_zones() -> Vec<Finding> {
    const LIKELY: [&str; 4] = ["Europe/Moscow", "Asia/Vladivostok", "Europe/London", "America/New_York"];
    let unknown: Vec<&str> = LIKELY.into_iter().filter(|name| name.parse::<Tz>().is_err()).collect();
    if unknown.is_empty() {
        return vec![Finding::Good(format!("version {}", chrono_tz::IANA_TZDB_VERSION))];
    }
    vec![Finding::bad(
        format!("unknown: {}", unknown.join(", ")),
        "build the program again from a clean checkout",
    )]
}
