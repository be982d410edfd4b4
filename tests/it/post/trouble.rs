//! What goes wrong between the bot and Telegram: nothing is lost, and nothing that must not be repeated is.

use std::time::Duration;

use chrono::TimeDelta;
use vovremya::app::clock::Clock;
use vovremya::sandbox::FaultKind;
use vovremya::screens::{Errand, Picture};
use vovremya::store::outbox::Priority;
use vovremya::store::{dead_letters, sending};
use vovremya::telegram::{CallError, Client, Settings};

use super::stage::{Stage, screen, settings_for, with_button};
use crate::sandbox_support::TOKEN;

/// Nobody listens on the discard port.
const NOWHERE: &str = "http://127.0.0.1:9";
/// Long enough to see a message in hand.
const SLOW: Duration = Duration::from_millis(300);
/// For answers that never come.
const HASTY: Duration = Duration::from_millis(300);

#[tokio::test]
async fn asked_to_wait_the_whole_bot_waits_and_then_sends_everything_once() {
    let stage = Stage::new().await;
    let mut people = Vec::new();
    for name in ["Иван", "Анна", "Пётр", "Ольга"] {
        let person = stage.person(name).await;
        stage.say(person, "one", Priority::Reminder).await;
        stage.say(person, "two", Priority::Reminder).await;
        people.push(person);
    }
    stage.fault("sendMessage", 2, FaultKind::TooManyRequests { retry_after: 30 });
    stage.deliver().await;
    // Whether one or two of them heard it depends on who was quicker.
    stage.scene.sandbox.clear_faults();
    let before = people.iter().map(|person| stage.heard(*person).len()).sum::<usize>();
    assert!(before <= 2, "only what was on its way already may arrive: {before}");
    stage.pass(29);
    assert_eq!(stage.deliver().await, 0);
    stage.pass(1);
    stage.deliver().await;
    for person in people {
        assert_eq!(stage.heard(person), ["one", "two"]);
    }
    assert_eq!(
        stage.number("select max(attempts)::bigint from outbox").await,
        1,
        "waiting is no failed attempt"
    );
}

#[tokio::test]
async fn a_server_in_trouble_is_tried_again_with_growing_pauses() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let message = stage.say(ivan, "hello", Priority::Reminder).await;
    stage.fault("sendMessage", 2, FaultKind::ServerError(500));
    for pause in [1, 10] {
        assert_eq!(stage.deliver().await, 1);
        assert_eq!(stage.state(message).await, "waiting");
        stage.pass(pause - 1);
        assert_eq!(stage.deliver().await, 0);
        stage.pass(1);
    }
    stage.deliver().await;
    assert_eq!(
        (stage.state(message).await.as_str(), stage.one("attempts", message).await.as_str()),
        ("sent", "3")
    );
    assert_eq!(stage.heard(ivan), ["hello"]);
}

#[tokio::test]
async fn attempts_are_bounded_and_a_dead_letter_is_seen() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let message = stage.say(ivan, "hello", Priority::Answer).await;
    stage.fault("sendMessage", 100, FaultKind::ServerError(500));
    for _ in 0..8 {
        assert_eq!(stage.deliver().await, 1);
        stage.pass(2 * 60 * 60);
    }
    assert_eq!((stage.deliver().await, stage.state(message).await.as_str()), (0, "failed"));
    let mut db = stage.database.pool.acquire().await.expect("a connection");
    let dead = dead_letters::list(&mut db, 10).await.expect("dead letters");
    assert_eq!((dead.len(), dead[0].attempts), (1, 8));
}

#[tokio::test]
async fn of_an_unknown_outcome_a_reminder_is_not_repeated_and_an_answer_is() {
    let stage = Stage::new().await;
    let (ivan, anna) = (stage.person("Иван").await, stage.person("Анна").await);
    let reminder = stage.say(ivan, "reminder", Priority::Reminder).await;
    stage.fault("sendMessage", 1, FaultKind::DropAfter);
    stage.deliver().await;
    let answer = stage.say(anna, "answer", Priority::Answer).await;
    stage.fault("sendMessage", 1, FaultKind::DropAfter);
    stage.deliver().await;
    stage.pass(60);
    stage.deliver().await;
    assert_eq!(
        (stage.state(reminder).await.as_str(), stage.state(answer).await.as_str()),
        ("unknown", "sent")
    );
    assert_eq!(stage.heard(ivan), ["reminder"]);
    assert_eq!(stage.heard(anna), ["answer", "answer"]);
}

#[tokio::test]
async fn an_answer_that_never_comes_is_an_unknown_outcome() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let reminder = stage.say(ivan, "reminder", Priority::Reminder).await;
    stage.fault("sendMessage", 1, FaultKind::Timeout);
    let hasty = Client::with_request_timeout(stage.settings(), HASTY).expect("a client");
    let delivery = stage.delivery_by(hasty);
    delivery.run_until_idle().await.expect("the outbox can be read");
    assert_eq!(stage.state(reminder).await, "unknown");
    assert_eq!(stage.heard(ivan), ["reminder"]);
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent_and_a_reminder_waits() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let reminder = stage.say(ivan, "reminder", Priority::Reminder).await;
    let delivery = stage.delivery_by(Client::new(settings_for(NOWHERE)).expect("a client"));
    delivery.run_until_idle().await.expect("the outbox can be read");
    assert_eq!(stage.state(reminder).await, "waiting");
    assert_eq!(stage.one("attempts", reminder).await, "0", "an hour without a network uses up no attempt");
    assert_eq!(delivery.run_until_idle().await.ok(), Some(0), "nothing is tried for a moment");
    stage.deliver().await;
    assert_eq!(stage.heard(ivan), ["reminder"]);
}

#[tokio::test]
async fn the_house_hears_of_whoever_blocked_the_bot() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    stage.scene.sandbox.block(ivan.phone);
    let message = stage.say(ivan, "hello", Priority::Reminder).await;
    stage.deliver().await;
    assert_eq!(stage.state(message).await, "unreachable");
    assert_eq!(stage.told.people(), [ivan.id]);
}

#[tokio::test]
async fn what_telegram_will_never_take_does_not_hold_up_the_chat() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let unknown = screen("look").picture(Picture::Photo("nonsense".to_owned()));
    let refused = stage.put(ivan, Errand::Show { screen: unknown, replacing: None }, Priority::Answer).await;
    let unreadable = stage.say(ivan, "hello", Priority::Answer).await;
    stage.run("update outbox set errand = '{\"dance\": 1}' where outbox_id = (select max(outbox_id) from outbox)").await;
    stage.say(ivan, "next", Priority::Answer).await;
    stage.deliver().await;
    assert_eq!(
        (stage.state(refused).await.as_str(), stage.state(unreadable).await.as_str()),
        ("failed", "failed")
    );
    assert_eq!(stage.heard(ivan), ["next"]);
}

#[tokio::test]
async fn of_a_long_screen_only_what_did_not_arrive_is_sent_again() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let long = with_button(&"word ".repeat(300)).picture(Picture::Qr("https://t.me/x".to_owned()));
    let message = stage.put(ivan, Errand::Show { screen: long, replacing: None }, Priority::Answer).await;
    stage.fault("sendMessage", 1, FaultKind::ServerError(502));
    stage.deliver().await;
    assert_eq!(
        (stage.state(message).await.as_str(), stage.one("parts_sent", message).await.as_str()),
        ("waiting", "1")
    );
    stage.pass(2);
    stage.deliver().await;
    let shown = stage.shown(ivan);
    assert_eq!(shown.iter().map(|message| message.photo.is_some()).collect::<Vec<_>>(), [true, false]);
    assert_eq!(stage.one("message_id", message).await, shown[1].message_id.to_string());
}

#[tokio::test]
async fn a_clock_that_jumps_forward_takes_no_message_out_of_the_hands_of_its_sender() {
    let stage = Stage::new().await;
    let (ivan, anna) = (stage.person("Иван").await, stage.person("Анна").await);
    let answer = stage.say(ivan, "answer", Priority::Answer).await;
    let reminder = stage.say(anna, "reminder", Priority::Reminder).await;
    stage.fault("sendMessage", 2, FaultKind::Slow(SLOW));
    let delivery = stage.delivery();
    let the_clock_jumps = async {
        while stage.state(answer).await != "sending" || stage.state(reminder).await != "sending" {}
        stage.pass(60 * 60);
        delivery.recover().await;
    };
    let (sent, ()) = tokio::join!(delivery.run_until_idle(), the_clock_jumps);
    sent.expect("the outbox can be read");
    delivery.run_until_idle().await.expect("the outbox can be read");
    assert_eq!(
        (stage.state(answer).await, stage.state(reminder).await),
        ("sent".to_owned(), "sent".to_owned())
    );
    assert_eq!(
        (stage.heard(ivan), stage.heard(anna)),
        (vec!["answer".to_owned()], vec!["reminder".to_owned()])
    );
}

#[tokio::test]
async fn messages_of_a_process_that_died_are_found_again() {
    let stage = Stage::new().await;
    let (ivan, anna) = (stage.person("Иван").await, stage.person("Анна").await);
    let answer = stage.say(ivan, "answer", Priority::Answer).await;
    let reminder = stage.say(anna, "reminder", Priority::Reminder).await;
    let now = stage.scene.clock.now();
    let mut db = stage.database.pool.acquire().await.expect("a connection");
    let taken = sending::claim(&mut db, now, now + TimeDelta::minutes(2), 10).await.expect("messages");
    assert_eq!(taken.len(), 2);

    let delivery = stage.delivery();
    delivery.recover().await;
    assert_eq!(delivery.run_until_idle().await.expect("no trouble"), 0, "the lease still runs");
    stage.pass(2 * 60);
    delivery.recover().await;
    delivery.run_until_idle().await.expect("no trouble");
    assert_eq!(
        (stage.state(answer).await.as_str(), stage.state(reminder).await.as_str()),
        ("sent", "unknown")
    );
    assert_eq!((stage.heard(ivan), stage.heard(anna)), (vec!["answer".to_owned()], vec![]));
}

#[tokio::test]
async fn the_token_is_in_no_error() {
    let stage = Stage::new().await;
    let secret = TOKEN.split(':').next_back().expect("a secret");
    let here = stage.scene.sandbox.url();
    let proxy = "http://us:somebodyelse@127.0.0.1:9".parse().expect("an address");
    let proxied = Settings { proxy: Some(proxy), ..settings_for(&here) };
    let unknown_token = Settings { token: "4242:AAsomebodyelse".into(), ..settings_for(&here) };
    let table = [
        (settings_for(NOWHERE), None),
        (settings_for("http://no.such.host.invalid"), None),
        (settings_for("ftp://127.0.0.1"), None),
        (proxied, None),
        (unknown_token, None),
        (settings_for(&here), Some(FaultKind::DropBefore)),
        (settings_for(&here), Some(FaultKind::DropAfter)),
        (settings_for(&here), Some(FaultKind::Timeout)),
        (settings_for(&here), Some(FaultKind::ServerError(503))),
    ];
    for (settings, fault) in table {
        let debug = format!("{settings:?}");
        if let Some(fault) = fault {
            stage.fault("getMe", 1, fault);
        }
        let client = Client::with_request_timeout(settings, HASTY).expect("a client");
        let error: CallError = client.me().await.expect_err("trouble was ordered");
        for text in [format!("{error} {error:?}"), debug, format!("{client:?}")] {
            assert!(!text.contains(secret) && !text.contains("somebodyelse"), "{text}");
        }
    }
}
