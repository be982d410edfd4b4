//! Takes updates that Telegram brings. An update is in the inbox before Telegram hears "200"; any process may take one.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;
use tracing::{error, warn};
use url::Url;

use super::client::Client;
use super::error::{CallError, chain};
use super::intake::arrived;
use crate::app::clock::SharedClock;
use crate::store::{PgPool, StoreError, inbox};

/// The header in which Telegram repeats the secret it was given.
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// The receiving end of a webhook.
#[derive(Clone)]
pub struct Webhook {
    /// Where the inbox is.
    pub pool: PgPool,
    /// Whose updates.
    pub bot_id: i64,
    /// For arrival times.
    pub clock: SharedClock,
    /// Rung after each stored update.
    pub inbox_filled: Arc<Notify>,
    /// What only Telegram and we know: 1-256 of `A-Za-z0-9_-`.
    pub secret: SecretString,
}

impl Webhook {
    /// The route that takes updates, at `path`.
    pub fn router(self, path: &str) -> Router {
        Router::new().route(path, post(take)).with_state(self)
    }

    /// Tells Telegram to bring updates to `url`.
    pub async fn register(&self, client: &Client, url: &Url) -> Result<(), CallError> {
        client.set_webhook(url, &self.secret).await
    }

    /// Compares hashes, so that the time it takes says nothing about the secret.
    fn admits(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(SECRET_HEADER).map(|value| Sha256::digest(value.as_bytes()));
        given == Some(Sha256::digest(self.secret.expose_secret()))
    }

    async fn store(&self, update: inbox::Arrived) -> Result<(), StoreError> {
        let mut db = self.pool.acquire().await?;
        inbox::insert(&mut db, self.bot_id, &[update], self.clock.now()).await?;
        Ok(())
    }
}

async fn take(State(webhook): State<Webhook>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if !webhook.admits(&headers) {
        warn!("a webhook request without the right secret was refused");
        return StatusCode::UNAUTHORIZED;
    }
    let payload: Option<Value> = serde_json::from_slice(&body).ok();
    let Some(update) = payload.and_then(arrived) else {
        return StatusCode::BAD_REQUEST;
    };
    match webhook.store(update).await {
        Ok(()) => {
            webhook.inbox_filled.notify_one();
            StatusCode::OK
        }
        Err(problem) => {
            error!(
                error = %chain(&problem),
                "an update could not be stored; Telegram brings it again"
            );
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}
