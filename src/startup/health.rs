//! `/healthz`: the process lives. `/readyz`: the database answers and messages are sent. `/metrics`: how it goes.
//! And the caller for Docker's HEALTHCHECK.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, ensure};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use metrics_exporter_prometheus::PrometheusHandle;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::watch::{self, Watched};

const ANSWER_WITHIN: Duration = Duration::from_secs(2);

/// What the routes look at.
#[derive(Clone)]
pub struct Health {
    pub watched: Watched,
    /// `None`: nobody collects, as in the demo.
    pub collected: Option<PrometheusHandle>,
}

/// All routes; the webhook's server carries them as well.
pub fn router(health: Health) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(health)
}

/// Serves until the stop, then finishes the requests in hand.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) -> anyhow::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned()).await?;
    Ok(())
}

async fn alive() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

async fn ready(State(health): State<Health>) -> (StatusCode, Json<Value>) {
    let reason = match timeout(ANSWER_WITHIN, watch::sender_trouble(&health.watched)).await {
        Ok(Ok(None)) => return (StatusCode::OK, Json(json!({ "status": "ok" }))),
        Ok(Ok(Some(trouble))) => trouble,
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready: the database refuses");
            "the database cannot be used".to_owned()
        }
        Err(_) => "the database does not answer".to_owned(),
    };
    (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "unavailable", "reason": reason })))
}

async fn metrics(State(health): State<Health>) -> Result<String, StatusCode> {
    let collected = health.collected.ok_or(StatusCode::NOT_FOUND)?;
    match timeout(ANSWER_WITHIN, watch::page(&health.watched, &collected)).await {
        Ok(Ok(page)) => Ok(page),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the queues could not be read");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
        Err(_) => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// `vovremya healthcheck`: fails unless the bot on this machine says that it is ready.
pub async fn ask(address: SocketAddr) -> anyhow::Result<()> {
    let url = format!("http://{}/readyz", reachable(address));
    let client = reqwest::Client::builder().no_proxy().timeout(ANSWER_WITHIN * 2).build()?;
    let response = client.get(&url).send().await.context("the bot does not answer")?;
    let status = response.status();
    ensure!(status.is_success(), "not ready ({status}): {}", response.text().await?);
    Ok(())
}

/// Who listens everywhere is asked on the loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}
