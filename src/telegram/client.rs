//! The Bot API over HTTP: one connection pool, one try per call, every outcome classified. Retrying, pacing and waiting
//! are the caller's. The token is in no error and no log.

use std::fmt;
use std::time::Duration;

use reqwest::multipart::{Form, Part};
use reqwest::redirect::Policy;
use reqwest::{Proxy, RequestBuilder, Response};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use teloxide::types::{BotCommand, BotCommandScope, ChatId};
use tracing::debug;
use url::Url;

use super::error::{Broken, CallError, Parameters, chain};
use super::inbound::ALLOWED_UPDATES;
use super::request::{
    AnswerCallbackQuery, Done, File, GetFile, GetUpdates, Me, Nothing, Request, SetMyCommands,
    SetMyDescription, SetMyShortDescription, SetWebhook, Upload,
};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);
/// What a long poll may take beyond the time it was asked to wait.
const POLL_GRACE: Duration = Duration::from_secs(10);
/// Shorter than servers and proxies keep an idle connection: a request written into a connection that is being closed
/// has an unknown outcome.
const IDLE_CONNECTION_KEPT: Duration = Duration::from_secs(25);
/// Telegram's largest batch of updates.
const UPDATES_MAX: u32 = 100;

/// Where the Bot API is and who we are to it.
#[derive(Clone)]
pub struct Settings {
    /// The base address: `https://api.telegram.org`, or that of a local server.
    pub api_url: Url,
    /// The bot's token.
    pub token: SecretString,
    /// An http or socks5 proxy. The system's own proxy settings are not looked at.
    pub proxy: Option<Url>,
}

impl fmt::Debug for Settings {
    /// Without the proxy: its address may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("api_url", &self.api_url.as_str()).finish_non_exhaustive()
    }
}

/// A client of the Bot API; cheap to clone.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    settings: Settings,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("settings", &self.settings).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Answer<'a> {
    ok: bool,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    #[serde(default)]
    description: String,
    error_code: Option<u16>,
    #[serde(default)]
    parameters: Parameters,
}

impl Client {
    /// Prepares a client; nothing is sent yet.
    ///
    /// # Errors
    /// [`CallError::Invalid`] when the proxy is not understood.
    pub fn new(settings: Settings) -> Result<Self, CallError> {
        Self::with_request_timeout(settings, REQUEST_TIMEOUT)
    }

    /// The same, waiting this long for an answer; long polls take their time on top.
    pub fn with_request_timeout(settings: Settings, timeout: Duration) -> Result<Self, CallError> {
        let builder = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(timeout)
            .pool_idle_timeout(IDLE_CONNECTION_KEPT)
            // A redirect would take the token to another host.
            .redirect(Policy::none());
        let builder = match &settings.proxy {
            None => builder.no_proxy(),
            Some(address) => builder.proxy(Proxy::all(address.clone()).map_err(silence)?),
        };
        Ok(Self { http: builder.build().map_err(silence)?, settings })
    }

    /// Calls a method, named as Telegram documents it.
    pub async fn call<T: DeserializeOwned>(
        &self,
        method: &str,
        body: &impl Serialize,
    ) -> Result<T, CallError> {
        read(self.post(method).json(body)).await
    }

    /// Sends, edits or strips a message.
    pub async fn make(&self, request: &Request) -> Result<Done, CallError> {
        match request.upload() {
            None => self.call(request.method(), request).await,
            Some(file) => read(self.post(request.method()).multipart(form(request, file)?)).await,
        }
    }

    /// Who the token belongs to.
    pub async fn me(&self) -> Result<Me, CallError> {
        self.call("getMe", &Nothing {}).await
    }

    /// Waits up to `wait` for updates from `offset` on; everything before `offset` is confirmed by this.
    pub async fn updates(&self, offset: i64, wait: Duration) -> Result<Vec<Value>, CallError> {
        let body = GetUpdates { offset, limit: UPDATES_MAX, timeout: wait, allowed_updates: ALLOWED_UPDATES };
        read(self.post("getUpdates").timeout(wait + POLL_GRACE).json(&body)).await
    }

    /// Asks Telegram to bring updates to `url`.
    pub async fn set_webhook(&self, url: &Url, secret: &SecretString) -> Result<(), CallError> {
        let body = SetWebhook { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES };
        self.call::<bool>("setWebhook", &body).await.map(drop)
    }

    /// Updates are to be fetched again; those that wait are kept.
    pub async fn delete_webhook(&self) -> Result<(), CallError> {
        self.call::<bool>("deleteWebhook", &Nothing {}).await.map(drop)
    }

    /// Ends the spinner of a tapped button, with a word of at most 200 characters or a pop-up. Best effort: Telegram
    /// forgets a tap after a while, and nothing depends on the answer.
    pub async fn answer_callback(&self, query_id: &str, text: Option<&str>, alert: bool) {
        let body = AnswerCallbackQuery { callback_query_id: query_id, text, show_alert: alert };
        if let Err(error) = self.call::<bool>("answerCallbackQuery", &body).await {
            debug!(%error, "a tap was not answered");
        }
    }

    /// The command menu of private chats, for a language or, without one, for all others.
    pub async fn set_commands(
        &self,
        commands: &[BotCommand],
        language_code: Option<&str>,
    ) -> Result<(), CallError> {
        let scope = BotCommandScope::AllPrivateChats;
        self.call::<bool>("setMyCommands", &SetMyCommands { commands, scope, language_code }).await.map(drop)
    }

    /// The command menu of one private chat, in whatever language its person reads.
    pub async fn set_chat_commands(&self, chat_id: i64, commands: &[BotCommand]) -> Result<(), CallError> {
        let scope = BotCommandScope::Chat { chat_id: ChatId(chat_id).into() };
        self.call::<bool>("setMyCommands", &SetMyCommands { commands, scope, language_code: None })
            .await
            .map(drop)
    }

    /// What an empty chat with the bot shows.
    pub async fn set_description(
        &self,
        description: &str,
        language_code: Option<&str>,
    ) -> Result<(), CallError> {
        self.call::<bool>("setMyDescription", &SetMyDescription { description, language_code })
            .await
            .map(drop)
    }

    /// What the bot's profile shows.
    pub async fn set_short_description(
        &self,
        short_description: &str,
        language_code: Option<&str>,
    ) -> Result<(), CallError> {
        let body = SetMyShortDescription { short_description, language_code };
        self.call::<bool>("setMyShortDescription", &body).await.map(drop)
    }

    /// The content of a file that somebody sent, if it is no larger than `bytes_max`.
    pub async fn download(&self, file_id: &str, bytes_max: usize) -> Result<Vec<u8>, CallError> {
        let file: File = self.call("getFile", &GetFile { file_id }).await?;
        let path = file.file_path.ok_or_else(|| CallError::Invalid("a file without a path".to_owned()))?;
        let response = self.http.get(self.address("file/bot", &path)).send().await.map_err(silence)?;
        match response.status().as_u16() {
            200 => body(response, bytes_max).await,
            // Not Telegram's words about the token: it was good enough a moment ago.
            status => Err(CallError::NotSent(format!("{status} instead of a file"))),
        }
    }

    fn post(&self, method: &str) -> RequestBuilder {
        self.http.post(self.address("bot", method))
    }

    fn address(&self, door: &str, rest: &str) -> String {
        let base = self.settings.api_url.as_str().trim_end_matches('/');
        format!("{base}/{door}{}/{rest}", self.settings.token.expose_secret())
    }
}

/// A form with the request's fields, structured ones as JSON, and the file.
fn form(request: &Request, file: Upload<'_>) -> Result<Form, CallError> {
    let invalid = |reason: String| CallError::Invalid(reason);
    let fields = serde_json::to_value(request).map_err(|error| invalid(error.to_string()))?;
    let part = Part::bytes(file.bytes.to_vec())
        .file_name(file.file_name.to_owned())
        .mime_str(file.content_type)
        .map_err(|error| invalid(error.without_url().to_string()))?;
    let fields = fields.as_object().into_iter().flatten();
    // Telegram knows a file by its `filename` and passes over the `filename*` of RFC 5987.
    let form = Form::new().percent_encode_noop().part(file.field, part);
    Ok(fields.fold(form, |form, (name, value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        form.text(name.clone(), text)
    }))
}

async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, CallError> {
    let response = request.send().await.map_err(silence)?;
    let status = response.status().as_u16();
    let body = response.bytes().await.map_err(silence)?;
    let answer: Answer<'_> = serde_json::from_slice(&body).map_err(|_| CallError::from_stranger(status))?;
    match answer.result {
        Some(result) if answer.ok => serde_json::from_str(result.get())
            .map_err(|error| CallError::Unknown(format!("an answer of another shape: {error}"))),
        _ => Err(CallError::from_answer(
            answer.error_code.unwrap_or(status),
            &answer.description,
            answer.parameters,
        )),
    }
}

/// Reads as it comes, so that a file which is larger than it said fills no memory.
async fn body(mut response: Response, bytes_max: usize) -> Result<Vec<u8>, CallError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(silence)? {
        if bytes.len() + chunk.len() > bytes_max {
            return Err(CallError::Invalid(format!("a file of more than {bytes_max} bytes")));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Classifies the absence of an answer. The address holds the token, so it goes first.
fn silence(error: reqwest::Error) -> CallError {
    let error = error.without_url();
    let broken = if error.is_builder() {
        Broken::Building
    } else if error.is_connect() {
        Broken::Connecting
    } else {
        Broken::UnderWay
    };
    CallError::from_silence(broken, chain(&error))
}
