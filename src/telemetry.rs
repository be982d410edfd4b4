//! Logs: readable on a terminal, JSON otherwise, always on standard error.
//!
//! Records of the `log` crate come along. What is logged must hold no names, message texts or tokens; the
//! libraries that could write a request's address, and with it the token, are kept quiet whatever the filter says.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;

use crate::config::{LogFormat, LogSettings};

/// Their finer levels print addresses and headers, and a Bot API address holds the token.
const DISCREET: [&str; 6] =
    ["hyper=info", "hyper_util=info", "h2=info", "reqwest=info", "rustls=info", "tungstenite=info"];

/// Starts logging for the whole process. Fails when it was started before.
pub fn init(settings: &LogSettings) -> anyhow::Result<()> {
    let builder =
        tracing_subscriber::fmt().with_env_filter(filter(&settings.filter)?).with_writer(io::stderr);
    let pretty = match settings.format {
        LogFormat::Auto => io::stderr().is_terminal(),
        LogFormat::Pretty => true,
        LogFormat::Json => false,
    };
    if pretty {
        builder.with_ansi(io::stderr().is_terminal()).try_init().map_err(anyhow::Error::from_boxed)
    } else {
        builder.json().flatten_event(true).try_init().map_err(anyhow::Error::from_boxed)
    }
}

/// The filter as written, with the discreet libraries held to their place.
pub fn filter(written: &str) -> Result<EnvFilter, ParseError> {
    let mut filter = EnvFilter::builder().parse(written)?;
    for directive in DISCREET {
        filter = filter.add_directive(directive.parse()?);
    }
    Ok(filter)
}
