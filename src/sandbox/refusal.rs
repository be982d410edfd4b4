//! The errors of the Bot API, in Telegram's own words.
//!
//! Client libraries recognise errors by these texts, so they are part of the protocol and are never translated.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// What a method answers: the `result`, or a refusal.
pub type Answer = Result<Value, Refusal>;

/// A refused request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status, repeated as `error_code`.
    pub code: u16,
    /// Telegram's description.
    pub description: String,
    /// Seconds to wait, with 429.
    pub retry_after: Option<u32>,
}

impl Refusal {
    fn new(code: u16, description: String) -> Self {
        Self { code, description, retry_after: None }
    }

    /// 400.
    pub fn bad_request(text: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", text.as_ref()))
    }

    /// 401: another bot's token.
    pub fn unauthorized() -> Self {
        Self::new(401, "Unauthorized".to_owned())
    }

    /// 403.
    pub fn forbidden(text: &str) -> Self {
        Self::new(403, format!("Forbidden: {text}"))
    }

    /// 404 for a method that Telegram does not have or this server does not offer; it names the method.
    pub fn no_such_method(method: &str) -> Self {
        Self::new(404, format!("Not Found: method {method} is not known to the local Bot API"))
    }

    /// 404 for a file.
    pub fn not_found() -> Self {
        Self::new(404, "Not Found".to_owned())
    }

    /// 409.
    pub fn conflict(text: &str) -> Self {
        Self::new(409, format!("Conflict: {text}"))
    }

    /// 413: an upload above what Telegram takes.
    pub fn too_large() -> Self {
        Self::new(413, "Request Entity Too Large".to_owned())
    }

    /// 429 with the seconds to wait.
    pub fn too_many_requests(retry_after: u32) -> Self {
        Self {
            code: 429,
            description: format!("Too Many Requests: retry after {retry_after}"),
            retry_after: Some(retry_after),
        }
    }

    /// A failure on Telegram's side.
    pub fn server_error(code: u16) -> Self {
        let reason = StatusCode::from_u16(code).ok().and_then(|status| status.canonical_reason());
        Self::new(code, reason.unwrap_or("Internal Server Error").to_owned())
    }

    /// The body of the answer.
    pub fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let (Some(seconds), Some(body)) = (self.retry_after, body.as_object_mut()) {
            body.insert("parameters".to_owned(), json!({ "retry_after": seconds }));
        }
        body
    }

    /// The HTTP status of the answer.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status(), axum::Json(self.body())).into_response()
    }
}
