//! The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`.
//!
//! Order of a call: token, method, parameters, ordered fault, pace, execution, journal.

use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::faults::FaultKind;
use super::fields::{self, Fields};
use super::journal::Journaled;
use super::line::Scissors;
use super::methods::{Call, updates};
use super::refusal::{Answer, Refusal};
use super::request::{self, Params};
use super::server::Server;

/// Everything that is not the page's.
pub async fn bot_api(
    State(server): State<Arc<Server>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    if let Some(rest) = path.strip_prefix("/file/bot") {
        return match rest.split_once('/') {
            Some((token, file)) if token == server.token => download(&server, file),
            Some(_) => Refusal::unauthorized().into_response(),
            None => Refusal::not_found().into_response(),
        };
    }
    match path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) {
        Some((token, method)) if token == server.token => {
            Exchange { server, scissors }.run(method.trim_end_matches('/'), request).await
        }
        Some(_) => Refusal::unauthorized().into_response(),
        None => Refusal::not_found().into_response(),
    }
}

fn download(server: &Server, path: &str) -> Response {
    // Paths are plain ASCII; a client may have written the slash as it would any other character.
    let path = &path.replace("%2F", "/").replace("%2f", "/");
    let found =
        server.look(|world| world.file_at(path).map(|file| (file.mime.clone(), Arc::clone(&file.bytes))));
    match found {
        Some((mime, bytes)) => ([(CONTENT_TYPE, mime)], bytes.to_vec()).into_response(),
        None => Refusal::not_found().into_response(),
    }
}

struct Exchange {
    server: Arc<Server>,
    scissors: Scissors,
}

impl Exchange {
    async fn run(self, name: &str, request: Request) -> Response {
        let mut params = Params::default();
        let (method, read) = match fields::method(name) {
            Ok((method, fields)) => (method, read(method, fields, request, &mut params).await),
            Err(refusal) => (name, Err(refusal)),
        };
        if let Err(refusal) = read {
            tracing::error!(
                method,
                description = refusal.description,
                "a request was refused before it was looked at"
            );
            return self.reply(method, &params, Err(refusal));
        }
        let fault = {
            let mut faults = self.server.faults.lock().unwrap_or_else(PoisonError::into_inner);
            faults.take(method, params.value("chat_id"))
        };
        match fault {
            None => {}
            Some(FaultKind::TooManyRequests { retry_after }) => {
                return self.reply(method, &params, Err(Refusal::too_many_requests(retry_after)));
            }
            Some(FaultKind::Refused(why)) => {
                return self.reply(method, &params, Err(Refusal::bad_request(why)));
            }
            Some(FaultKind::ServerError(code)) => {
                return self.reply(method, &params, Err(Refusal::server_error(code)));
            }
            Some(FaultKind::DropBefore) => return self.drop_line(method, &params),
            Some(FaultKind::Slow(pause)) => tokio::time::sleep(pause).await,
            Some(FaultKind::Timeout) => {
                let answer = self.execute(method, &params).await;
                self.reply(method, &params, answer);
                self.server.stop.cancelled().await;
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
            Some(FaultKind::DropAfter) => {
                let answer = self.execute(method, &params).await;
                self.reply(method, &params, answer);
                self.scissors.cut();
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        }
        let answer = self.execute(method, &params).await;
        self.reply(method, &params, answer)
    }

    async fn execute(&self, method: &str, params: &Params) -> Answer {
        if method == "getUpdates" {
            return updates::get_updates(&self.server, params).await;
        }
        self.server.pace.check(method, params.integer("chat_id"))?;
        let now = self.server.now();
        self.server.with(|world| Call { world, params, now }.answer(method))
    }

    fn drop_line(&self, method: &str, params: &Params) -> Response {
        self.journal(method, params, 0, Value::Null);
        self.scissors.cut();
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }

    fn reply(&self, method: &str, params: &Params, answer: Answer) -> Response {
        let (status, body) = match answer {
            Ok(result) => (StatusCode::OK, success(method, result)),
            Err(refusal) => (refusal.status(), refusal.body()),
        };
        self.journal(method, params, status.as_u16(), body.clone());
        (status, Json(body)).into_response()
    }

    fn journal(&self, method: &str, params: &Params, status: u16, response: Value) {
        self.server.journal.add(Journaled {
            method: method.to_owned(),
            params: Value::Object(params.values.clone()),
            files: params.files_json(),
            status,
            response,
            at: self.server.now(),
        });
    }
}

async fn read(method: &str, known: &Fields, request: Request, params: &mut Params) -> Result<(), Refusal> {
    *params = request::read(request, known).await?;
    fields::check(method, known, &params.values)
}

fn success(method: &str, result: Value) -> Value {
    match method {
        "setWebhook" => json!({ "ok": true, "result": result, "description": "Webhook was set" }),
        "deleteWebhook" => json!({ "ok": true, "result": result, "description": "Webhook was deleted" }),
        _ => json!({ "ok": true, "result": result }),
    }
}
