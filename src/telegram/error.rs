//! What an answer of the Bot API, or its absence, means for the message. Pure; recognises Telegram's own error texts.
//! Never holds a token or an address.

use std::time::Duration;

use serde::Deserialize;

/// Why a request was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The whole bot has to wait this long (429).
    #[error("Telegram asks to wait {} s", .0.as_secs())]
    RetryAfter(Duration),
    /// The person blocked the bot, is deactivated, or never wrote to it.
    #[error("cannot be reached: {0}")]
    Unreachable(String),
    /// Telegram will never take this request.
    #[error("refused: {0}")]
    Invalid(String),
    /// The message shows this already.
    #[error("the message is not modified")]
    NotModified,
    /// The message is gone or cannot be edited.
    #[error("the message is gone or cannot be edited")]
    MessageGone,
    /// Nobody knows whether it was done: a timeout, or the connection was lost after sending.
    #[error("unknown outcome: {0}")]
    Unknown(String),
    /// Certainly not done, and nothing else would be: no connection comes about.
    #[error("no connection: {0}")]
    Offline(String),
    /// Certainly not done: Telegram says that it is in trouble itself. Worth another try.
    #[error("not sent: {0}")]
    NotSent(String),
    /// The token is wrong or revoked.
    #[error("Telegram does not accept the token")]
    Unauthorized,
    /// Somebody else polls with this token, or a webhook is set.
    #[error("conflict: {0}")]
    Conflict(String),
}

/// Hints that come with an error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Parameters {
    /// Seconds to wait before anything is sent again.
    #[serde(default)]
    pub retry_after: Option<u64>,
}

/// What became of a request that got no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It could not be made at all.
    Building,
    /// No connection came about.
    Connecting,
    /// The connection was lost, timed out or garbled with the request on its way.
    UnderWay,
}

/// A 429 without a number; Telegram always gives one, proxies do not.
const RETRY_AFTER_DEFAULT: Duration = Duration::from_secs(5);

/// Descriptions of messages that cannot be edited, in lower case.
const GONE: &[&str] = &[
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
    "there is no text in the message to edit",
    "message_id_invalid",
    "message identifier is not specified",
];
/// Descriptions of chats that cannot be written to, in lower case.
const UNREACHABLE: &[&str] =
    &["chat not found", "user not found", "peer_id_invalid", "user is deactivated", "bot was blocked"];

/// An error with all its causes, for the log.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |error| error.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

impl CallError {
    /// Reads Telegram's answer `{"ok": false, …}`.
    pub fn from_answer(status: u16, description: &str, parameters: Parameters) -> Self {
        match status {
            429 => Self::RetryAfter(parameters.retry_after.map_or(RETRY_AFTER_DEFAULT, Duration::from_secs)),
            // A malformed token is "Not Found"; methods that do not exist are never called.
            401 | 404 => Self::Unauthorized,
            409 => Self::Conflict(description.to_owned()),
            403 => Self::Unreachable(description.to_owned()),
            // Telegram itself says that it did not do it.
            500.. => Self::NotSent(format!("{status} {description}")),
            _ => Self::from_bad_request(description),
        }
    }

    fn from_bad_request(description: &str) -> Self {
        let lower = description.to_lowercase();
        let says = |texts: &[&str]| texts.iter().any(|text| lower.contains(text));
        if lower.contains("message is not modified") {
            Self::NotModified
        } else if says(GONE) {
            Self::MessageGone
        } else if says(UNREACHABLE) {
            Self::Unreachable(description.to_owned())
        } else {
            Self::Invalid(description.to_owned())
        }
    }

    /// Reads an answer that is not Telegram's JSON: something between us and Telegram spoke.
    pub fn from_stranger(status: u16) -> Self {
        let reason = format!("{status} from something between here and Telegram");
        match status {
            429 => Self::RetryAfter(RETRY_AFTER_DEFAULT),
            // A gateway that gave up waiting (502, 504), or an answer cut short, does not tell what Telegram did.
            200..=299 | 500.. => Self::Unknown(reason),
            _ => Self::NotSent(reason),
        }
    }

    /// Reads the absence of an answer.
    pub fn from_silence(broken: Broken, reason: String) -> Self {
        match broken {
            Broken::Building => Self::Invalid(reason),
            Broken::Connecting => Self::Offline(reason),
            Broken::UnderWay => Self::Unknown(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_of_telegram_is_understood() {
        let unreachable = |text: &str| CallError::Unreachable(text.to_owned());
        let invalid = |text: &str| CallError::Invalid(text.to_owned());
        let table = [
            (
                403,
                "Forbidden: bot was blocked by the user",
                unreachable("Forbidden: bot was blocked by the user"),
            ),
            (403, "Forbidden: user is deactivated", unreachable("Forbidden: user is deactivated")),
            (400, "Bad Request: chat not found", unreachable("Bad Request: chat not found")),
            (400, "Bad Request: message is too long", invalid("Bad Request: message is too long")),
            (400, "Bad Request: BUTTON_DATA_INVALID", invalid("Bad Request: BUTTON_DATA_INVALID")),
            (
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly \
                 the same as a current content and reply markup of the message",
                CallError::NotModified,
            ),
            (400, "Bad Request: message to edit not found", CallError::MessageGone),
            (400, "Bad Request: message can't be edited", CallError::MessageGone),
            (400, "Bad Request: there is no text in the message to edit", CallError::MessageGone),
            (401, "Unauthorized", CallError::Unauthorized),
            (404, "Not Found", CallError::Unauthorized),
            (409, "Conflict: terminated", CallError::Conflict("Conflict: terminated".to_owned())),
            (500, "Internal Server Error", CallError::NotSent("500 Internal Server Error".to_owned())),
        ];
        for (status, description, expected) in table {
            assert_eq!(CallError::from_answer(status, description, Parameters::default()), expected);
        }
    }

    #[test]
    fn the_wait_that_telegram_asks_for_is_kept() {
        let error =
            |retry_after| CallError::from_answer(429, "Too Many Requests", Parameters { retry_after });
        assert_eq!(error(Some(17)), CallError::RetryAfter(Duration::from_secs(17)));
        assert_eq!(error(None), CallError::RetryAfter(RETRY_AFTER_DEFAULT));
    }

    #[test]
    fn an_answer_of_a_gateway_leaves_open_what_telegram_did() {
        for status in [200, 502, 503, 504] {
            assert!(matches!(CallError::from_stranger(status), CallError::Unknown(_)), "{status}");
        }
        for status in [301, 400, 403, 407] {
            assert!(matches!(CallError::from_stranger(status), CallError::NotSent(_)), "{status}");
        }
    }

    #[test]
    fn only_a_request_under_way_has_an_unknown_outcome() {
        let reason = String::from("why");
        let silence = |broken| CallError::from_silence(broken, reason.clone());
        assert_eq!(silence(Broken::Building), CallError::Invalid(reason.clone()));
        assert_eq!(silence(Broken::Connecting), CallError::Offline(reason.clone()));
        assert_eq!(silence(Broken::UnderWay), CallError::Unknown(reason.clone()));
    }
}
