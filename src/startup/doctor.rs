//! `vovremya doctor`: looks at everything the bot needs and says what to do about what is missing.
//!
//! A check is one line of `CHECKS`: a name and a function from the patient to its findings.

mod checks;
mod telegram;

use std::fmt;

use futures::future::BoxFuture;

use crate::cli::Options;

/// What a check finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// All is well, and what was seen.
    Good(String),
    /// It works, with a word of warning.
    Warning(String),
    /// It does not work: what is wrong, and what to do.
    Bad {
        /// What is wrong.
        problem: String,
        /// What to do.
        remedy: String,
    },
}

impl Finding {
    pub(super) fn bad(problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Bad { problem: problem.into(), remedy: remedy.into() }
    }
}

type Check = for<'a> fn(&'a Options) -> BoxFuture<'a, Vec<Finding>>;

/// Every check, in the order in which they are reported. To add one, add a line.
const CHECKS: &[(&str, Check)] = &[
    ("settings", |options| Box::pin(async { checks::settings(options) })),
    ("telegram", |options| Box::pin(telegram::examine(options))),
    ("database", |options| Box::pin(checks::database(options))),
    ("locales", |_| Box::pin(async { checks::locales() })),
    ("calendars", |options| Box::pin(async { checks::calendars(options) })),
    ("time zones", |_| Box::pin(async { checks::time_zones() })),
];

/// Runs all checks and prints the findings; the exit code is 1 when something is bad.
#[expect(clippy::print_stdout, reason = "the report is what was asked for")]
pub async fn examine(options: Options) -> anyhow::Result<u8> {
    let mut code = 0;
    for (name, check) in CHECKS {
        for finding in check(&options).await {
            if matches!(finding, Finding::Bad { .. }) {
                code = 1;
            }
            println!("{}", Line(name, &finding));
        }
    }
    Ok(code)
}

struct Line<'a>(&'a str, &'a Finding);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name, finding) = self;
        match finding {
            Finding::Good(seen) => write!(f, "  ok    {name}: {seen}"),
            Finding::Warning(warning) => write!(f, "  warn  {name}: {warning}"),
            Finding::Bad { problem, remedy } => write!(f, "  FAIL  {name}: {problem}\n        -> {remedy}"),
        }
    }
}
