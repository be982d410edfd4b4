//! What the page of two phones asks of the server.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;
use futures::{FutureExt, StreamExt};
use serde_json::{Value, json};
use vovremya::sandbox::{Options, Timeline, page};

use crate::sandbox_support::{Scene, noon, one_button};

impl Scene {
    async fn get(&self, path: &str) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox.url());
        self.http.get(url).send().await.expect("an answer").json().await.expect("JSON")
    }

    async fn post(&self, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/sandbox/{path}", self.sandbox.url());
        let response = self.http.post(url).json(&body).send().await.expect("an answer");
        (response.status().as_u16(), response.json().await.expect("JSON"))
    }
}

#[tokio::test]
async fn a_person_is_added_writes_and_reads() {
    let scene = Scene::new().await;
    let (_, anna) = scene.post("people", json!({ "first_name": "Анна", "language_code": "ru" })).await;
    let id = anna["id"].as_i64().expect("an id");
    assert_eq!(anna["started"], false);
    scene.post(&format!("people/{id}/open"), json!({ "url": "https://t.me/vovremya_bot?start=abc" })).await;
    scene.post(&format!("people/{id}/text"), json!({ "text": "  Привет <b> " })).await;
    scene.post(&format!("people/{id}/contact"), json!({ "phone": "+7999", "own": true })).await;
    let commands =
        json!({ "commands": [{ "command": "my", "description": "Мои платежи" }], "language_code": "ru" });
    scene.ok("setMyCommands", commands).await;
    scene.ok("sendChatAction", json!({ "chat_id": id, "action": "typing" })).await;
    let chat = scene.get(&format!("people/{id}/chat")).await;
    let messages = chat["messages"].as_array().expect("messages");
    assert_eq!(messages[0]["text"], "/start abc");
    assert_eq!((&messages[1]["from"], &messages[1]["html"]), (&json!("person"), &json!("Привет &lt;b&gt;")));
    assert_eq!(messages[1]["date"], "2026-12-01T12:00:00Z");
    assert_eq!(messages[2]["contact"]["phone"], "+7999");
    assert_eq!(chat["commands"], json!([{ "command": "my", "description": "Мои платежи" }]));
    assert_eq!(chat["typing"], true);
    let state = scene.get("state").await;
    assert_eq!(state["bot"]["username"], "vovremya_bot");
    assert_eq!((&state["now"], &state["zone"]), (&json!("2026-12-01T12:00:00Z"), &json!("UTC")));
    assert_eq!(state["people"][0]["started"], true);
    let (_, blocked) = scene.post(&format!("people/{id}/block"), json!({})).await;
    assert_eq!(blocked["blocked"], true);
    let (_, english) = scene.post(&format!("people/{id}/language"), json!({ "language_code": "en" })).await;
    assert_eq!(english["language_code"], "en");
    let (_, unblocked) = scene.post(&format!("people/{id}/unblock"), json!({})).await;
    assert_eq!(unblocked["blocked"], false);
}

#[tokio::test]
async fn wrong_requests_are_told_what_is_wrong() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let table = [
        ("people/5/text".to_owned(), json!({ "text": "?" }), 404),
        (format!("people/{ivan}/text"), json!({ "text": " " }), 400),
        (format!("people/{ivan}/tap"), json!({ "message_id": 1, "row": 0, "column": 0 }), 400),
        (format!("people/{ivan}/open"), json!({ "url": "https://example.org/" }), 400),
        (format!("people/{ivan}/open"), json!({ "start": "debt=1" }), 400),
        ("clock".to_owned(), json!({}), 400),
        ("faults".to_owned(), json!({ "what": "rain" }), 400),
    ];
    for (path, body, expected) in table {
        let (status, answer) = scene.post(&path, body).await;
        assert_eq!(status, expected, "{path}");
        assert!(answer["error"].is_string(), "{path}: {answer}");
    }
}

#[tokio::test]
async fn a_tap_waits_for_the_bots_answer() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let keyboard = one_button(json!({ "text": "Да", "callback_data": "yes" }));
    let sent =
        scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "?", "reply_markup": keyboard })).await;
    let path = format!("people/{ivan}/tap");
    let tapping = scene.post(&path, json!({ "message_id": sent["message_id"], "row": 0, "column": 0 }));
    let answering = async {
        scene.sandbox.until(|sandbox| (sandbox.pending_updates() == 1).then_some(())).await;
        let updates = scene.ok("getUpdates", json!({})).await;
        let query = updates[0]["callback_query"]["id"].clone();
        scene.ok("answerCallbackQuery", json!({ "callback_query_id": query, "text": "Принято" })).await;
    };
    let ((_, tapped), ()) = tokio::join!(tapping, answering);
    assert_eq!(tapped["answer"], json!({ "text": "Принято", "alert": false }));
}

#[tokio::test]
async fn a_file_goes_up_and_comes_down() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let part = reqwest::multipart::Part::bytes(b"receipt".to_vec()).file_name("чек.pdf");
    let form =
        reqwest::multipart::Form::new().text("kind", "document").text("caption", "Чек").part("file", part);
    let url = format!("{}/sandbox/people/{ivan}/file", scene.sandbox.url());
    assert_eq!(scene.http.post(url).multipart(form).send().await.expect("an answer").status(), 200);
    let document = scene.last(ivan).document.expect("a document");
    assert_eq!(
        (document.name.as_str(), document.size, document.mime.as_str()),
        ("чек.pdf", 7, "application/pdf")
    );
    let url = format!("{}/sandbox/files/{}", scene.sandbox.url(), document.file_id);
    let response = scene.http.get(url).send().await.expect("an answer");
    assert_eq!(response.headers()["content-type"], "application/pdf");
    assert_eq!(&response.bytes().await.expect("content")[..], b"receipt");
}

#[tokio::test]
async fn the_clock_moves_by_steps_and_to_the_next_event() {
    let next = noon() + TimeDelta::days(3);
    let timeline: Timeline = Arc::new(move || async move { Some(next) }.boxed());
    let scene = Scene::with(|options| Options { timeline: Some(timeline), ..options }).await;
    let (_, moved) = scene.post("clock", json!({ "advance_seconds": 3600 })).await;
    assert_eq!(moved, json!({ "now": "2026-12-01T13:00:00Z", "moved": true }));
    let (_, moved) = scene.post("clock", json!({ "to": "next" })).await;
    assert_eq!(moved, json!({ "now": "2026-12-04T12:00:00Z", "moved": true }));
    let (_, moved) = scene.post("clock", json!({ "to": "next" })).await;
    assert_eq!(moved["moved"], false, "nothing lies ahead");
}

#[tokio::test]
async fn the_page_is_told_of_changes() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let url = format!("{}/sandbox/events", scene.sandbox.url());
    let response = scene.http.get(url).send().await.expect("an answer");
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut events = response.bytes_stream();
    scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "?" })).await;
    let event = events.next().await.expect("an event").expect("bytes");
    assert_eq!(&event[..], format!("data: {{\"kind\":\"chat\",\"person\":{ivan}}}\n\n").as_bytes());
    scene.post("clock", json!({ "advance_seconds": 60 })).await;
    let event = events.next().await.expect("an event").expect("bytes");
    assert_eq!(&event[..], b"data: {\"kind\":\"clock\",\"now\":\"2026-12-01T12:01:00Z\"}\n\n");
    scene.sandbox.stop().await;
}

#[tokio::test]
async fn every_file_of_the_page_is_served_and_none_is_forgotten() {
    let scene = Scene::new().await;
    for (name, _) in page::FILES {
        let response =
            scene.http.get(format!("{}/{name}", scene.sandbox.url())).send().await.expect("an answer");
        assert_eq!(
            (response.status().as_u16(), &response.headers()["cache-control"]),
            (200, &"no-store".parse().unwrap())
        );
    }
    let start = scene.http.get(scene.sandbox.url()).send().await.expect("an answer");
    assert_eq!(start.headers()["content-type"], "text/html; charset=utf-8");
    let missing =
        scene.http.get(format!("{}/nothing.js", scene.sandbox.url())).send().await.expect("an answer");
    assert_eq!(missing.status(), 404);

    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/sandbox/page");
    let on_disk = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name());
    let of_page =
        on_disk.map(|name| name.into_string().expect("a plain name")).filter(|name| name.contains('.'));
    let built_in: BTreeSet<String> = page::FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(of_page.collect::<BTreeSet<_>>(), built_in);
}
