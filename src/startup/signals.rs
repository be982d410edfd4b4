//! SIGTERM and SIGINT: the first asks for an orderly stop, the second ends the process at once.

use std::process;

use anyhow::Context;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// What a shell reports for a program ended by Ctrl-C.
const KILLED_BY_CTRL_C: i32 = 130;

/// A token that the first signal cancels. The embedded database survives neither signal: its watcher notices
/// the end of this process and shuts it down.
pub fn stop_on_signal() -> anyhow::Result<CancellationToken> {
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?;
    let stop = CancellationToken::new();
    let token = stop.clone();
    tokio::spawn(async move {
        let mut next = async || tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} };
        next().await;
        tracing::info!("stopping; a second signal stops at once");
        token.cancel();
        next().await;
        process::exit(KILLED_BY_CTRL_C)
    });
    Ok(stop)
}
