//! Updates are stored before Telegram hears that they arrived, and once.

use std::time::Duration;

use axum::http::StatusCode;
use secrecy::SecretString;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use vovremya::telegram::intake::IntakeError;
use vovremya::telegram::{CallError, Client, Intake, Settings, Webhook, profile};

use super::stage::{BOT, Stage};

const AT_ONCE: Duration = Duration::ZERO;

#[tokio::test]
async fn a_batch_is_stored_before_it_is_confirmed() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    for text in ["one", "two", "three"] {
        stage.scene.sandbox.send_text(ivan.phone, text);
    }
    let intake = stage.intake();
    assert_eq!(intake.poll_once(AT_ONCE).await.expect("a batch"), 3);
    let stored = stage.waiting().await;
    assert_eq!((stored.len(), stage.scene.sandbox.pending_updates()), (3, 3), "stored, not yet confirmed");
    assert_eq!(stage.next_update_id().await, stored[2] + 1);
    assert_eq!(intake.poll_once(AT_ONCE).await.expect("nothing"), 0);
    assert_eq!(stage.scene.sandbox.pending_updates(), 0);
    let first = stage.take_update().await.expect("an update");
    assert_eq!((first.update_id, first.chat_id), (stored[0], Some(ivan.phone)));
}

#[tokio::test]
async fn the_offset_moves_only_with_the_stored_batch() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    stage.scene.sandbox.send_text(ivan.phone, "one");
    stage.run("alter table inbox add constraint full_disk check (false) not valid").await;
    let intake = stage.intake();
    for _ in 0..2 {
        assert!(matches!(intake.poll_once(AT_ONCE).await, Err(IntakeError::Store(_))));
        assert_eq!((stage.next_update_id().await, stage.scene.sandbox.pending_updates()), (0, 1));
    }
    stage.run("alter table inbox drop constraint full_disk").await;
    assert_eq!(intake.poll_once(AT_ONCE).await.expect("a batch"), 1);
    assert_eq!(stage.waiting().await.len(), 1);
}

#[tokio::test]
async fn an_update_that_comes_again_is_stored_once() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    stage.scene.sandbox.send_text(ivan.phone, "one");
    let intake = stage.intake();
    intake.poll_once(AT_ONCE).await.expect("a batch");
    stage.run("update bot set next_update_id = 0").await;
    assert_eq!(intake.poll_once(AT_ONCE).await.expect("the same again"), 1);
    assert_eq!(stage.waiting().await.len(), 1);
}

#[tokio::test]
async fn the_loop_polls_while_it_leads_and_gets_over_trouble() {
    use vovremya::sandbox::FaultKind;
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    stage.fault("getUpdates", 1, FaultKind::ServerError(500));
    let (lead, leading) = watch::channel(true);
    let stop = CancellationToken::new();
    let running = tokio::spawn({
        let (intake, stop) = (stage.intake(), stop.clone());
        async move { intake.run(stop, leading).await }
    });
    stage.scene.sandbox.send_text(ivan.phone, "hello");
    let filled = stage.inbox_filled.notified();
    tokio::pin!(filled);
    // After the failed poll the loop waits for the clock.
    while futures::poll!(&mut filled).is_pending() {
        stage.pass(1);
        tokio::task::yield_now().await;
    }
    assert_eq!(stage.waiting().await.len(), 1);
    lead.send_replace(false);
    stop.cancel();
    running.await.expect("no panic").expect("an orderly end");
}

#[tokio::test]
async fn a_token_that_is_not_accepted_ends_the_loop() {
    let stage = Stage::new().await;
    let settings = Settings { token: "4242:AAsomebodyelse".into(), ..stage.settings() };
    let intake = Intake { client: Client::new(settings).expect("a client"), ..stage.intake() };
    let (_lead, leading) = watch::channel(true);
    let ended = intake.run(CancellationToken::new(), leading).await;
    assert!(matches!(ended, Err(IntakeError::Call(CallError::Unauthorized))), "{ended:?}");
}

#[tokio::test]
async fn a_webhook_stores_what_telegram_brings_and_refuses_everybody_else() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let webhook = Webhook {
        pool: stage.database.pool.clone(),
        bot_id: BOT,
        clock: stage.clock(),
        inbox_filled: stage.inbox_filled.clone(),
        secret: SecretString::from("s3cret-of-ours"),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/telegram", listener.local_addr().expect("an address"));
    let router = webhook.clone().router("/telegram");
    tokio::spawn(async move { axum::serve(listener, router).await });

    let update = json!({"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}}});
    for secret in [None, Some("s3cret-of-other"), Some("")] {
        let request = stage.scene.http.post(&address).json(&update);
        let request = match secret {
            None => request,
            Some(secret) => request.header("X-Telegram-Bot-Api-Secret-Token", secret),
        };
        assert_eq!(request.send().await.expect("an answer").status(), StatusCode::UNAUTHORIZED);
    }
    let nonsense =
        stage.scene.http.post(&address).header("X-Telegram-Bot-Api-Secret-Token", "s3cret-of-ours");
    assert_eq!(nonsense.body("[]").send().await.expect("an answer").status(), StatusCode::BAD_REQUEST);
    assert!(stage.waiting().await.is_empty());

    webhook.register(&stage.client(), &address.parse().expect("an address")).await.expect("registered");
    stage.scene.sandbox.send_text(ivan.phone, "hello");
    stage.inbox_filled.notified().await;
    assert_eq!(stage.take_update().await.expect("an update").chat_id, Some(ivan.phone));
    stage.client().delete_webhook().await.expect("deleted");
}

#[tokio::test]
async fn the_menu_and_the_descriptions_are_published_in_both_languages() {
    let stage = Stage::new().await;
    profile::publish(&stage.client()).await.expect("published");
    let requests = stage.scene.sandbox.requests();
    let languages = |method: &str| {
        let of_method = requests.iter().filter(|request| request.method == method && request.status == 200);
        of_method.map(|request| request.params["language_code"].clone()).collect::<Vec<_>>()
    };
    for method in ["setMyCommands", "setMyDescription", "setMyShortDescription"] {
        assert_eq!(languages(method), [json!(null), json!("ru")], "{method}");
    }
}

#[tokio::test]
async fn answering_a_forgotten_tap_does_no_harm() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let query = stage.scene.sandbox.tap_stale(ivan.phone, "1AA");
    stage.client().answer_callback(&query.0, Some("Done"), false).await;
    assert_eq!(stage.scene.sandbox.answer_to(&query).and_then(|answer| answer.text), Some("Done".to_owned()));
    stage.client().answer_callback("no such tap", None, true).await;
}
