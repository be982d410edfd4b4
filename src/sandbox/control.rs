//! What the page of two phones asks for, as JSON under `/sandbox/`.
//!
//! | request | answer |
//! |---|---|
//! | `GET state` | `{now, zone, bot: {id, username, first_name}, people: […]}` |
//! | `POST people` `{first_name, last_name?, username?, language_code}` | the person |
//! | `GET people/{id}/chat` | `{messages: [ShownMessage…], commands: [{command, description}], typing}` |
//! | `POST people/{id}/text` `{text}` | `{message_id}` |
//! | `POST people/{id}/tap` `{message_id, row, column}` | `{answer: {text, alert} \| null}`, after at most 10 s |
//! | `POST people/{id}/file`, multipart: `kind` photo, document, video, voice…; `file`; `caption` | `{message_id}` |
//! | the same with several `file`s: an album | `{message_id}` of the first |
//! | `POST people/{id}/contact` `{phone, own}` | `{message_id}` |
//! | `POST people/{id}/open` `{url}` or `{start}` | `{message_id}` |
//! | `POST people/{id}/block`, `unblock` | the person |
//! | `POST people/{id}/language` `{language_code}` | the person |
//! | `GET files/{file_id}` | the content |
//! | `POST clock` `{advance_seconds}` or `{to: "next"}` | `{now, moved}` |
//! | `POST faults` `{method?, chat?, times?, what, retry_after?, status?, seconds?}` | `{}` |
//! | `GET events` | server-sent events: [`Change`] |
//!
//! A refusal is `{"error": "…"}` with 400 or 404.

use std::convert::Infallible;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures::stream::{self, Stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::faults::{Fault, FaultKind};
use super::limits::{deep_link, is_start_parameter};
use super::page;
use super::server::Server;
use super::world::{Body, ButtonKind, Change, FileKind, NewPerson, PersonId, QueryId, Upload, World, plain};

const ANSWER_WITHIN: Duration = Duration::from_secs(10);

type Shared = State<Arc<Server>>;
type Reply = Result<Json<Value>, Trouble>;

/// A refusal to the page.
#[derive(Debug)]
pub struct Trouble(StatusCode, String);

impl Trouble {
    fn bad(text: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, text.into())
    }

    fn nobody(person: PersonId) -> Self {
        Self(StatusCode::NOT_FOUND, format!("there is no person {person}"))
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

/// The routes of the page and of what it asks for.
pub fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/sandbox/state", get(state))
        .route("/sandbox/people", post(add_person))
        .route("/sandbox/people/{id}/chat", get(chat))
        .route("/sandbox/people/{id}/text", post(text))
        .route("/sandbox/people/{id}/tap", post(tap))
        .route("/sandbox/people/{id}/file", post(file))
        .route("/sandbox/people/{id}/contact", post(contact))
        .route("/sandbox/people/{id}/open", post(open))
        .route("/sandbox/people/{id}/block", post(block))
        .route("/sandbox/people/{id}/unblock", post(unblock))
        .route("/sandbox/people/{id}/language", post(language))
        .route("/sandbox/files/{file_id}", get(download))
        .route("/sandbox/clock", post(clock))
        .route("/sandbox/faults", post(faults))
        .route("/sandbox/events", get(events))
        .route("/", get(|| async { page::serve("index.html") }))
        .route("/{file}", get(|Path(file): Path<String>| async move { page::serve(&file) }))
}

async fn state(State(server): Shared) -> Json<Value> {
    let now = server.now();
    Json(server.look(|world| {
        let people: Vec<_> = world.people().collect();
        let bot = &world.profile;
        let bot = json!({ "id": bot.id, "username": bot.username, "first_name": bot.text_or_name() });
        json!({ "now": now, "zone": "UTC", "bot": bot, "people": people })
    }))
}

async fn add_person(State(server): Shared, Json(person): Json<NewPerson>) -> Json<Value> {
    Json(server.with(|world| {
        let id = world.add_person(person);
        json!(world.person(id))
    }))
}

async fn chat(State(server): Shared, Path(id): Path<PersonId>) -> Reply {
    let now = server.now();
    server.look(|world| {
        let person = world.person(id).ok_or_else(|| Trouble::nobody(id))?;
        let commands = world.profile.commands_shown(id, &person.language_code);
        let typing = world.is_typing(id, now);
        Ok(Json(json!({ "messages": world.shown(id), "commands": commands, "typing": typing })))
    })
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

async fn text(State(server): Shared, Path(id): Path<PersonId>, Json(body): Json<Text>) -> Reply {
    if body.text.trim().is_empty() {
        return Err(Trouble::bad("the text is empty"));
    }
    let now = server.now();
    act(&server, id, |world| match body.text.trim().strip_prefix("/start") {
        // The start command is the Start button typed.
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => world.start_bot(id, Some(rest.trim()), now),
        _ => world.say(id, id, Body::Text(plain(body.text.trim())), None, now),
    })
}

/// Lets a person do something that makes a message.
fn act(server: &Server, id: PersonId, step: impl FnOnce(&mut World) -> i64) -> Reply {
    server.with(|world| {
        world.person(id).ok_or_else(|| Trouble::nobody(id))?;
        Ok(Json(json!({ "message_id": step(world) })))
    })
}

#[derive(Deserialize)]
struct Tap {
    message_id: i64,
    row: usize,
    column: usize,
}

async fn tap(State(server): Shared, Path(id): Path<PersonId>, Json(tap): Json<Tap>) -> Reply {
    let now = server.now();
    let query = server.with(|world| {
        world.person(id).ok_or_else(|| Trouble::nobody(id))?;
        let shown = world.shown(id);
        let message = shown.iter().find(|message| message.message_id == tap.message_id);
        let button = message.and_then(|message| message.keyboard.get(tap.row)?.get(tap.column));
        match button.map(|button| &button.kind) {
            Some(ButtonKind::Callback { data }) => {
                world.tap(id, tap.message_id, data, now).map_err(|refused| Trouble::bad(refused.to_string()))
            }
            _ => Err(Trouble::bad("there is no such button now")),
        }
    })?;
    // No answer in time is no failure of the page's: the button's clock just stops.
    let answer = tokio::time::timeout(ANSWER_WITHIN, answer_to(&server, &query)).await.ok();
    Ok(Json(json!({ "answer": answer })))
}

async fn answer_to(server: &Server, query: &QueryId) -> Value {
    let mut changed = server.changed();
    loop {
        changed.borrow_and_update();
        if let Some(answer) = server.look(|world| world.answer_to(query).cloned()) {
            return json!(answer);
        }
        if changed.changed().await.is_err() {
            return Value::Null;
        }
    }
}

async fn file(State(server): Shared, Path(id): Path<PersonId>, mut form: Multipart) -> Reply {
    let unreadable = |error: axum::extract::multipart::MultipartError| Trouble::bad(error.body_text());
    let (mut kind, mut caption, mut uploads) = (FileKind::Document, None, Vec::new());
    while let Some(part) = form.next_field().await.map_err(unreadable)? {
        match part.name().unwrap_or_default() {
            "kind" => kind = file_kind(&part.text().await.map_err(unreadable)?)?,
            "caption" => caption = Some(part.text().await.map_err(unreadable)?),
            _ => {
                let name = part.file_name().unwrap_or("file").to_owned();
                let mime = part.content_type().map(str::to_owned);
                let bytes = part.bytes().await.map_err(unreadable)?.to_vec();
                let guessed = Upload::new(&name, bytes);
                uploads.push(Upload { mime: mime.unwrap_or_else(|| guessed.mime.clone()), ..guessed });
            }
        }
    }
    let first = uploads.first_mut().ok_or_else(|| Trouble::bad("there is no file"))?;
    first.caption = caption.filter(|caption| !caption.is_empty());
    let mut files: Vec<_> = uploads.into_iter().map(|upload| (as_picked(kind, &upload), upload)).collect();
    let now = server.now();
    act(&server, id, |world| match files.len() {
        1 => files.pop().map_or(0, |(kind, upload)| world.send_file(id, kind, upload, now)),
        _ => world.send_album(id, files, now).first().copied().unwrap_or_default(),
    })
}

/// Among the pictures of a phone there are videos too.
fn as_picked(kind: FileKind, upload: &Upload) -> FileKind {
    if kind == FileKind::Photo && upload.mime.starts_with("video/") { FileKind::Video } else { kind }
}

fn file_kind(name: &str) -> Result<FileKind, Trouble> {
    use FileKind::{Animation, Audio, Document, Photo, Video, VideoNote, Voice};
    [Photo, Document, Voice, Video, Animation, Audio, VideoNote]
        .into_iter()
        .find(|kind| kind.field() == name)
        .ok_or_else(|| Trouble::bad(format!("{name} is no kind of file")))
}

#[derive(Deserialize)]
struct Contact {
    phone: String,
    #[serde(default)]
    own: bool,
    first_name: Option<String>,
}

async fn contact(State(server): Shared, Path(id): Path<PersonId>, Json(contact): Json<Contact>) -> Reply {
    let now = server.now();
    act(&server, id, |world| {
        let own_name = world.person(id).map(|person| person.first_name.clone()).unwrap_or_default();
        let first_name = contact.first_name.unwrap_or(own_name);
        let body = Body::Contact { phone: contact.phone, first_name, user: contact.own.then_some(id) };
        world.say(id, id, body, None, now)
    })
}

#[derive(Deserialize)]
struct Open {
    url: Option<String>,
    start: Option<String>,
}

async fn open(State(server): Shared, Path(id): Path<PersonId>, Json(link): Json<Open>) -> Reply {
    let parameter = match (&link.url, link.start) {
        (Some(address), _) => {
            let bot = server.look(|world| world.profile.username.clone());
            let start = url::Url::parse(address).ok().and_then(|url| deep_link(&url, &bot));
            start.ok_or_else(|| Trouble::bad("the link does not open this bot"))?.parameter
        }
        (None, start) => start,
    };
    let parameter = parameter.filter(|parameter| !parameter.is_empty());
    if parameter.as_deref().is_some_and(|parameter| !is_start_parameter(parameter)) {
        return Err(Trouble::bad("Telegram does not pass on such a start parameter"));
    }
    let now = server.now();
    act(&server, id, |world| world.start_bot(id, parameter.as_deref(), now))
}

async fn block(State(server): Shared, Path(id): Path<PersonId>) -> Reply {
    set_blocked(&server, id, true)
}

async fn unblock(State(server): Shared, Path(id): Path<PersonId>) -> Reply {
    set_blocked(&server, id, false)
}

fn set_blocked(server: &Server, id: PersonId, blocked: bool) -> Reply {
    let now = server.now();
    change(server, id, |world| world.set_blocked(id, blocked, now))
}

#[derive(Deserialize)]
struct Language {
    language_code: String,
}

async fn language(State(server): Shared, Path(id): Path<PersonId>, Json(language): Json<Language>) -> Reply {
    change(&server, id, |world| {
        world.meet(id).language_code = language.language_code;
        world.changes.push(Change::People);
    })
}

/// Changes something about a person and says how they are known now.
fn change(server: &Server, id: PersonId, step: impl FnOnce(&mut World)) -> Reply {
    server.with(|world| {
        world.person(id).ok_or_else(|| Trouble::nobody(id))?;
        step(world);
        Ok(Json(json!(world.person(id))))
    })
}

async fn download(State(server): Shared, Path(id): Path<String>) -> Response {
    let found = server.look(|world| world.file(&id).map(|file| (file.mime.clone(), Arc::clone(&file.bytes))));
    match found {
        Some((mime, bytes)) => {
            ([(CONTENT_TYPE, mime), (CACHE_CONTROL, "no-store".to_owned())], bytes.to_vec()).into_response()
        }
        None => Trouble(StatusCode::NOT_FOUND, "there is no such file".to_owned()).into_response(),
    }
}

#[derive(Deserialize)]
struct ClockStep {
    advance_seconds: Option<u64>,
    to: Option<String>,
}

async fn clock(State(server): Shared, Json(step): Json<ClockStep>) -> Reply {
    let before = server.now();
    let moved = match (step.advance_seconds, step.to.as_deref()) {
        (Some(seconds), None) => {
            server.clock.advance(Duration::from_secs(seconds));
            seconds > 0
        }
        (None, Some("next")) => {
            let next = match &server.timeline {
                Some(timeline) => timeline().await,
                None => None,
            };
            let ahead = next.filter(|next| *next > before);
            if let Some(next) = ahead {
                server.clock.move_to(next);
            }
            ahead.is_some()
        }
        _ => return Err(Trouble::bad("say advance_seconds or to: \"next\"")),
    };
    let now = server.now();
    server.with(|world| world.changes.push(Change::Clock { now }));
    Ok(Json(json!({ "now": now, "moved": moved })))
}

#[derive(Deserialize)]
struct OrderedFault {
    method: Option<String>,
    chat: Option<i64>,
    times: Option<u32>,
    what: String,
    retry_after: Option<u32>,
    status: Option<u16>,
    seconds: Option<u64>,
}

async fn faults(State(server): Shared, Json(order): Json<OrderedFault>) -> Reply {
    let what = match order.what.as_str() {
        "too_many_requests" => FaultKind::TooManyRequests { retry_after: order.retry_after.unwrap_or(1) },
        "refused" => FaultKind::Refused("BUTTON_DATA_INVALID"),
        "server_error" => FaultKind::ServerError(order.status.unwrap_or(500)),
        "timeout" => FaultKind::Timeout,
        "drop_before" => FaultKind::DropBefore,
        "drop_after" => FaultKind::DropAfter,
        "slow" => FaultKind::Slow(Duration::from_secs(order.seconds.unwrap_or(1))),
        other => return Err(Trouble::bad(format!("{other} is no kind of fault"))),
    };
    let fault = Fault { method: order.method, chat: order.chat, times: order.times.unwrap_or(1), what };
    server.faults.lock().unwrap_or_else(PoisonError::into_inner).order(fault, 1);
    Ok(Json(json!({})))
}

async fn events(State(server): Shared) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = server.changes.subscribe();
    let stream = stream::unfold((changes, server), |(mut changes, server)| async move {
        loop {
            let change = tokio::select! {
                () = server.stop.cancelled() => return None,
                change = changes.recv() => change,
            };
            match change {
                Ok(change) => return Some((Ok(event(&change)), (changes, server))),
                // The page fetches whole chats; a missed event is made good by the next.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

fn event(change: &Change) -> Event {
    Event::default().data(serde_json::to_string(change).unwrap_or_default())
}
