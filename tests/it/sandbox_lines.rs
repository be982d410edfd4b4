//! Updates on their way (polls, offsets, redelivery, webhook), ordered faults, pace, and forms of requests.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use futures::FutureExt;
use futures::future::select;
use serde_json::{Value, json};
use tokio::sync::watch;
use vovremya::sandbox::{Fault, FaultKind};

use crate::sandbox_support::{Scene, TOKEN};

fn ids(updates: &Value) -> Vec<i64> {
    updates.as_array().expect("an array").iter().filter_map(|update| update["update_id"].as_i64()).collect()
}

#[tokio::test]
async fn updates_wait_until_an_offset_confirms_them() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    for text in ["a", "b", "c"] {
        scene.sandbox.send_text(ivan, text);
    }
    let sent = &scene.sandbox.update_ids()[1..];
    let get = async |params: Value| ids(&scene.ok("getUpdates", params).await);
    assert_eq!(get(json!({})).await, sent);
    assert_eq!(get(json!({ "limit": 2 })).await, sent[..2], "nothing is confirmed yet");
    assert_eq!(get(json!({ "offset": sent[1] })).await, sent[1..]);
    assert_eq!(scene.sandbox.pending_updates(), 2);
    assert_eq!(get(json!({ "offset": -1 })).await, sent[2..]);
    assert_eq!(get(json!({ "offset": sent[2] + 1 })).await, [0i64; 0]);
    assert_eq!(scene.sandbox.pending_updates(), 0);
}

#[tokio::test]
async fn an_update_can_come_a_second_time() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    scene.sandbox.send_text(ivan, "a");
    let id = *scene.sandbox.update_ids().last().expect("an update");
    scene.confirm_all().await;
    assert!(scene.sandbox.redeliver(id));
    assert!(!scene.sandbox.redeliver(1));
    let again = scene.ok("getUpdates", json!({ "offset": id + 1 })).await;
    assert_eq!(ids(&again), [id]);
    assert_eq!(again[0]["message"]["text"], "a");
    assert!(ids(&scene.ok("getUpdates", json!({ "offset": id + 1 })).await).is_empty(), "once");
}

#[tokio::test]
async fn of_two_polls_the_earlier_ends_and_the_later_wakes_at_an_update() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let offset = scene.sandbox.update_ids().last().expect("an update") + 1;
    let poll = || Box::pin(scene.call("getUpdates", json!({ "timeout": 50, "offset": offset })));
    let ((status, body), later) = select(poll(), poll()).await.factor_first();
    assert_eq!(status, 409);
    assert_eq!(
        body["description"],
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    );
    scene.sandbox.send_text(ivan, "wake");
    let (status, body) = later.await;
    assert_eq!((status, &body["result"][0]["message"]["text"]), (200, &json!("wake")));
}

#[tokio::test]
async fn a_poll_ends_with_the_server() {
    let scene = Scene::new().await;
    let url = scene.method_url("getUpdates");
    let poll = tokio::spawn(scene.http.post(url).json(&json!({ "timeout": 50 })).send());
    tokio::task::yield_now().await;
    let address = scene.sandbox.url().replace("http://", "");
    let _opened_in_advance = tokio::net::TcpStream::connect(address).await.expect("a connection");
    scene.sandbox.stop().await;
    poll.await.expect("the poll ends").ok();
}

#[tokio::test]
async fn only_kinds_that_the_bot_asked_for_come() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    scene.ok("getUpdates", json!({ "allowed_updates": ["message"] })).await;
    scene.sandbox.block(ivan);
    scene.ok("getUpdates", json!({})).await;
    scene.sandbox.unblock(ivan);
    assert_eq!(scene.sandbox.pending_updates(), 0, "the setting stays when it is not named");
    scene.ok("getUpdates", json!({ "allowed_updates": [] })).await;
    scene.sandbox.block(ivan);
    assert_eq!(scene.sandbox.pending_updates(), 1);
}

/// What a webhook was sent: secret and update id.
type Received = Arc<Mutex<Vec<(Option<String>, i64)>>>;

/// A webhook that refuses the first request. Returns its address, what it got, and a counter of it.
async fn webhook() -> (String, Received, watch::Receiver<usize>) {
    let received = Received::default();
    let (counter, count) = watch::channel(0);
    let kept = Arc::clone(&received);
    let handler = async move |headers: HeaderMap, axum::Json(update): axum::Json<Value>| {
        let secret = headers.get("X-Telegram-Bot-Api-Secret-Token").and_then(|value| value.to_str().ok());
        let mut kept = kept.lock().expect("no panic");
        kept.push((secret.map(str::to_owned), update["update_id"].as_i64().expect("an id")));
        counter.send_replace(kept.len());
        if kept.len() == 1 { StatusCode::BAD_GATEWAY } else { StatusCode::OK }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let routes = axum::Router::new().route("/hook", axum::routing::post(handler));
    tokio::spawn(axum::serve(listener, routes).into_future());
    (url, received, count)
}

#[tokio::test]
async fn a_webhook_gets_updates_in_order_with_its_secret_until_it_takes_them() {
    let scene = Scene::new().await;
    let (url, received, mut count) = webhook().await;
    let ivan = scene.person("Иван").await;
    scene.sandbox.send_text(ivan, "a");
    scene.sandbox.send_text(ivan, "b");
    let sent = scene.sandbox.update_ids()[1..].to_vec();
    scene.ok("setWebhook", json!({ "url": url, "secret_token": "s3cret" })).await;
    let (status, body) = scene.call("getUpdates", json!({})).await;
    assert_eq!(status, 409);
    assert_eq!(
        body["description"],
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    );
    count.wait_for(|count| *count == 3).await.expect("three requests");
    scene.sandbox.until(|sandbox| (sandbox.pending_updates() == 0).then_some(())).await;
    let secret = || Some("s3cret".to_owned());
    assert_eq!(
        *received.lock().expect("no panic"),
        [(secret(), sent[0]), (secret(), sent[0]), (secret(), sent[1])]
    );
    scene.sandbox.redeliver(sent[0]);
    count.wait_for(|count| *count == 4).await.expect("once more");
    let info = scene.ok("getWebhookInfo", json!({})).await;
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 502 Bad Gateway");
    scene.ok("deleteWebhook", json!({})).await;
    scene.ok("getUpdates", json!({})).await;
}

fn fault(what: FaultKind) -> Fault {
    Fault { method: Some("sendmessage".to_owned()), chat: None, times: 1, what }
}

#[tokio::test]
async fn trouble_comes_when_it_is_ordered_and_only_then() {
    let scene = Scene::new().await;
    let (ivan, anna) = (scene.person("Иван").await, scene.person("Анна").await);
    let write = |to: i64| json!({ "chat_id": to, "text": "?" });
    let shown = || scene.sandbox.chat(ivan).len();

    scene
        .sandbox
        .order_fault(Fault { chat: Some(ivan), ..fault(FaultKind::TooManyRequests { retry_after: 7 }) });
    scene.ok("sendMessage", write(anna)).await;
    let (status, body) = scene.call("sendMessage", write(ivan)).await;
    assert_eq!((status, &body["parameters"]["retry_after"]), (429, &json!(7)));
    assert_eq!(body["description"], "Too Many Requests: retry after 7");

    scene.sandbox.order_fault(Fault { times: 2, ..fault(FaultKind::ServerError(502)) });
    for _ in 0..2 {
        let (status, body) = scene.call("sendMessage", write(ivan)).await;
        assert_eq!((status, &body["description"]), (502, &json!("Bad Gateway")));
    }
    assert_eq!(shown(), 1, "nothing was sent so far");
    scene.ok("sendMessage", write(ivan)).await;

    let send = || scene.http.post(scene.method_url("sendMessage")).json(&write(ivan)).send();
    scene.sandbox.order_fault(fault(FaultKind::DropBefore));
    assert!(send().await.is_err());
    assert_eq!(shown(), 2);
    scene.sandbox.order_fault(fault(FaultKind::DropAfter));
    assert!(send().await.is_err());
    assert_eq!(shown(), 3, "it was sent, though nobody said so");

    scene.sandbox.order_fault(fault(FaultKind::Timeout));
    let silent = send();
    tokio::pin!(silent);
    let arrived = scene.sandbox.until(|sandbox| (sandbox.chat(ivan).len() == 4).then_some(()));
    tokio::select! {
        _ = &mut silent => panic!("no answer comes"),
        () = arrived => {}
    }
    assert!(silent.now_or_never().is_none(), "still no answer");

    scene.sandbox.order_fault(fault(FaultKind::Slow(Duration::from_millis(1))));
    scene.ok("sendMessage", write(ivan)).await;
}

#[tokio::test]
async fn pace_is_kept_only_when_it_is_switched_on() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let write = json!({ "chat_id": ivan, "text": "?" });
    for _ in 0..10 {
        scene.ok("sendMessage", write.clone()).await;
    }
    scene.sandbox.enforce_pace(true);
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(scene.call("sendMessage", write.clone()).await.0);
    }
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
}

#[tokio::test]
async fn requests_come_in_every_form() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let chat = ivan.to_string();
    let url = scene.method_url("SENDMESSAGE");
    let by_query = scene.http.get(&url).query(&[("chat_id", chat.as_str()), ("text", "query")]);
    let keyboard = json!({ "inline_keyboard": [[{ "text": "x", "callback_data": "x" }]] }).to_string();
    let fields = [("chat_id", chat.as_str()), ("text", "form & co"), ("reply_markup", keyboard.as_str())];
    let by_form = scene.http.post(&url).form(&fields);
    let by_parts = scene
        .http
        .post(&url)
        .multipart(reqwest::multipart::Form::new().text("chat_id", chat.clone()).text("text", "parts"));
    for request in [by_query, by_form, by_parts] {
        assert_eq!(request.send().await.expect("an answer").status(), 200);
    }
    let texts: Vec<String> = scene.sandbox.chat(ivan).into_iter().map(|message| message.text).collect();
    assert_eq!(texts, ["/start", "query", "form & co", "parts"]);
    let refused = scene.http.post(&url).header("content-type", "application/json").body("{").send().await;
    assert_eq!(refused.expect("an answer").status(), 400);
    let foreign = scene.http.get(format!("{}/file/bot{TOKEN}/nothing", scene.sandbox.url())).send().await;
    assert_eq!(foreign.expect("an answer").status(), 404);
}
