//! A Bot API server on loopback with people in it: no one needs a token to try the bot or to test it.
//!
//! The rest of the program speaks HTTP to it and cannot tell it from Telegram in what matters: JSON shapes,
//! update ids and offsets, the webhook's secret, files, edit rules, HTML, limits and error texts, and that nobody
//! can be written to before `/start`. What Telegram would swallow (an unknown field, a button too much in a row)
//! is refused here and named. Dates are those of a [`MovableClock`]; long polls wait on the machine's time.
//!
//! - [`world`]: people, chats, messages, files, taps, updates. Pure.
//! - [`methods`]: what each method does; [`limits`], [`html`], [`fields`] judge its parameters.
//! - [`http`], [`request`], [`mod@line`], [`faults`], [`journal`], [`webhook`]: the Bot API on the line.
//! - [`hands`]: what people do and see, for tests and the demo.
//! - [`control`], [`page`]: the two phones in a browser.

pub mod control;
pub mod faults;
pub mod fields;
pub mod hands;
pub mod html;
pub mod http;
pub mod journal;
pub mod limits;
pub mod line;
pub mod methods;
pub mod page;
pub mod refusal;
pub mod render;
pub mod request;
pub mod server;
pub mod webhook;
pub mod world;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::extract::DefaultBodyLimit;
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::app::clock::MovableClock;
use journal::Journal;
use line::{Lines, Scissors};
use request::BODY_BYTES;
use server::Server;

pub use faults::{Fault, FaultKind};
pub use journal::Journaled;
pub use world::{
    ButtonKind, CallbackAnswer, FileKind, NewPerson, Person, PersonId, QueryId, ReplyButton, ShownButton,
    ShownContact, ShownFile, ShownMessage, ShownPhoto, ShownSticker, ShownVideo, TapRefused, Upload,
};

const FAREWELL: Duration = Duration::from_secs(1);

/// Asks the bot's side when it wants to act next; for the page's "next event".
pub type Timeline = Arc<dyn Fn() -> BoxFuture<'static, Option<DateTime<Utc>>> + Send + Sync>;

/// How a sandbox is started.
pub struct Options {
    /// The clock of the local Telegram; the page can move it on.
    pub clock: Arc<MovableClock>,
    /// Where to listen: loopback only; port 0 is any free one.
    pub address: SocketAddr,
    /// The bot's token.
    pub token: String,
    /// The bot's public name without `@`.
    pub username: String,
    /// A file for the record of all requests.
    pub journal: Option<PathBuf>,
    /// When the bot wants to act next.
    pub timeline: Option<Timeline>,
}

/// A running local Telegram. Dropped, it ends; [`Sandbox::stop`] also waits for the end.
pub struct Sandbox {
    server: Arc<Server>,
    address: SocketAddr,
    tasks: JoinSet<()>,
}

impl Sandbox {
    /// Starts it. Fails if the address is not a loopback address or taken, or the journal cannot be written.
    pub async fn start(options: Options) -> anyhow::Result<Self> {
        let Options { clock, address, token, username, journal, timeline } = options;
        if !address.ip().is_loopback() {
            bail!("the local Bot API listens on loopback only, not on {address}");
        }
        let listener =
            TcpListener::bind(address).await.with_context(|| format!("{address} cannot be listened on"))?;
        let address = listener.local_addr()?;
        let journal = Journal::open(journal.as_deref())?;
        let server = Arc::new(Server::new(token, &username, clock, journal, timeline));
        let client =
            reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build()?;
        let routes = control::routes()
            .fallback(http::bot_api)
            .layer(DefaultBodyLimit::max(BODY_BYTES))
            .with_state(Arc::clone(&server))
            .into_make_service_with_connect_info::<Scissors>();
        let stop = server.stop.clone();
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let serving = axum::serve(Lines(listener), routes).with_graceful_shutdown(stop.cancelled_owned());
            if let Err(error) = serving.await {
                tracing::error!(%error, "the local Bot API ended");
            }
        });
        tasks.spawn(webhook::run(Arc::clone(&server), client));
        Ok(Self { server, address, tasks })
    }

    /// The base address, usable as `TELEGRAM_API_URL`; the page is there too.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends it: open polls are answered, connections closed; those on which nothing was ever asked are dropped.
    pub async fn stop(mut self) {
        self.server.stop.cancel();
        let all_end = async { while self.tasks.join_next().await.is_some() {} };
        // A browser opens connections in advance, and those never end by themselves.
        tokio::time::timeout(FAREWELL, all_end).await.ok();
        self.tasks.shutdown().await;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.stop.cancel();
    }
}
