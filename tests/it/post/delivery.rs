//! Messages go out once, in order, and living cards stay where the reader looks.

use chrono::TimeDelta;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use vovremya::app::clock::Clock;
use vovremya::domain::dossier::{FileKind, FileRef};
use vovremya::sandbox::Upload;
use vovremya::screens::{Errand, Picture, ReplyKeyboard};
use vovremya::store::outbox::{Post, Priority};

use super::stage::{Stage, screen, show, with_button};
use crate::sandbox_support::picture;

#[tokio::test]
async fn a_message_is_sent_and_its_number_noted() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let message = stage
        .put(ivan, Errand::Show { screen: with_button("Привет <b>"), replacing: None }, Priority::Answer)
        .await;
    assert_eq!(stage.deliver().await, 1);
    let shown = stage.shown(ivan);
    assert_eq!((shown[0].text.as_str(), shown[0].keyboard.len()), ("Привет <b>", 1));
    assert_eq!(stage.one("message_id", message).await, shown[0].message_id.to_string());
    assert_eq!(stage.number("select last_message_id from person").await, shown[0].message_id);
    assert_eq!(stage.deliver().await, 0);
}

#[tokio::test]
async fn a_card_is_edited_while_it_is_the_latest_message_and_sent_anew_when_the_chat_moved_on() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    stage.put(ivan, Errand::Show { screen: with_button("one"), replacing: None }, Priority::Answer).await;
    stage.deliver().await;
    let card = stage.shown(ivan)[0].message_id;

    for text in ["two", "two"] {
        let edit = Errand::Show { screen: with_button(text), replacing: Some(card) };
        let edited = stage.put(ivan, edit, Priority::Answer).await;
        stage.deliver().await;
        assert_eq!(stage.state(edited).await, "sent", "showing the same again is done too");
        assert_eq!(stage.heard(ivan), ["two"]);
        assert_eq!(stage.one("message_id", edited).await, card.to_string());
    }

    stage.writes(ivan, "hello?").await;
    stage
        .put(ivan, Errand::Show { screen: with_button("three"), replacing: Some(card) }, Priority::Answer)
        .await;
    stage.deliver().await;
    let shown = stage.shown(ivan);
    assert_eq!(stage.heard(ivan), ["two", "three"]);
    assert_eq!(shown.iter().map(|message| message.keyboard.len()).collect::<Vec<_>>(), [0, 1]);
}

#[tokio::test]
async fn a_card_that_cannot_become_the_screen_is_sent_anew_and_loses_its_buttons() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let qr = with_button("scan").picture(Picture::Qr("https://t.me/x".to_owned()));
    stage.put(ivan, Errand::Show { screen: qr, replacing: None }, Priority::Answer).await;
    stage.deliver().await;
    let first = stage.shown(ivan).remove(0);
    assert!(first.photo.is_some());

    let plain = Errand::Show { screen: with_button("plain"), replacing: Some(first.message_id) };
    stage.put(ivan, plain, Priority::Answer).await;
    stage.deliver().await;
    let asking = screen("phone?").keyboard(ReplyKeyboard::AskContact { label: "Share".to_owned() });
    let second = stage.shown(ivan).remove(1);
    let asking = Errand::Show { screen: asking, replacing: Some(second.message_id) };
    stage.put(ivan, asking, Priority::Answer).await;
    stage.deliver().await;
    let shown = stage.shown(ivan);
    assert_eq!(stage.heard(ivan), ["scan", "plain", "phone?"]);
    assert!(shown.iter().all(|message| message.keyboard.is_empty()));
    assert!(shown[2].reply_keyboard.is_some());
}

#[tokio::test]
async fn buttons_are_taken_off_once_and_asking_again_does_no_harm() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    stage.put(ivan, Errand::Show { screen: with_button("one"), replacing: None }, Priority::Answer).await;
    stage.deliver().await;
    let message_id = stage.shown(ivan)[0].message_id;
    for message_id in [message_id, message_id, message_id + 1000] {
        let strip = stage.put(ivan, Errand::StripButtons { message_id }, Priority::Notice).await;
        stage.deliver().await;
        assert_eq!(stage.state(strip).await, "sent");
    }
    assert!(stage.shown(ivan)[0].keyboard.is_empty());
}

#[tokio::test]
async fn papers_follow_the_words_and_an_unknown_paper_does_not_take_them_back() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let photo = stage.scene.sandbox.send_photo(ivan.phone, Upload::new("bill.png", picture(20, 20)));
    stage.scene.sandbox.send_document(ivan.phone, Upload::new("bill.pdf", *b"%PDF"));
    let sent = stage.scene.sandbox.chat(ivan.phone);
    let photo_id =
        sent.iter().find(|message| message.message_id == photo).and_then(|message| message.photo.clone());
    let document_id = sent.last().and_then(|message| message.document.clone());
    let photo = FileRef { kind: FileKind::Photo, file_id: photo_id.expect("a photo").file_id, name: None };
    let document =
        FileRef { kind: FileKind::Document, file_id: document_id.expect("a document").file_id, name: None };
    let unknown = FileRef { kind: FileKind::Document, file_id: "nonsense".to_owned(), name: None };

    let errand = Errand::Show {
        screen: with_button("papers").papers([photo.clone(), photo, document, unknown]),
        replacing: None,
    };
    let message = stage.put(ivan, errand, Priority::Notice).await;
    stage.deliver().await;
    let shown = stage.shown(ivan);
    let kinds = shown.iter().map(|message| (message.photo.is_some(), message.document.is_some()));
    assert_eq!(kinds.collect::<Vec<_>>(), [(false, false), (true, false), (true, false), (false, true)]);
    assert_eq!((shown[0].text.as_str(), shown[0].keyboard.len()), ("papers", 1));
    assert_eq!(
        (stage.state(message).await.as_str(), stage.one("message_id", message).await),
        ("sent", shown[0].message_id.to_string())
    );
}

#[tokio::test]
async fn of_one_chat_answers_go_first_and_equals_in_their_order() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    for (text, priority) in [
        ("reminder", Priority::Reminder),
        ("notice", Priority::Notice),
        ("answer 1", Priority::Answer),
        ("answer 2", Priority::Answer),
    ] {
        stage.say(ivan, text, priority).await;
    }
    stage.deliver().await;
    assert_eq!(stage.heard(ivan), ["answer 1", "answer 2", "notice", "reminder"]);
}

#[tokio::test]
async fn what_is_not_due_waits_and_what_is_too_late_is_dropped() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let later = stage.scene.clock.now() + TimeDelta::hours(1);
    let waiting = stage.post(ivan, show("later"), |post| Post { not_before: later, ..post }).await;
    let until = Some(stage.scene.clock.now());
    let late = stage.post(ivan, show("too late"), |post| Post { valid_until: until, ..post }).await;
    assert_eq!(stage.deliver().await, 0);
    assert_eq!(
        (stage.state(waiting).await.as_str(), stage.state(late).await.as_str()),
        ("waiting", "expired")
    );
    stage.pass(3600);
    stage.deliver().await;
    assert_eq!(stage.heard(ivan), ["later"]);
}

#[tokio::test]
async fn two_deliveries_side_by_side_neither_double_nor_mix_up() {
    let stage = Stage::new().await;
    let mut people = Vec::new();
    for number in 0..12 {
        people.push(stage.person(&format!("Person {number}")).await);
    }
    for round in 0..4 {
        for person in &people {
            stage.say(*person, &round.to_string(), Priority::Notice).await;
        }
    }
    let (first, second) = (stage.delivery(), stage.delivery());
    let (first, second) = tokio::join!(first.run_until_idle(), second.run_until_idle());
    assert_eq!(first.expect("no trouble") + second.expect("no trouble"), 48);
    for person in people {
        assert_eq!(stage.heard(person), ["0", "1", "2", "3"]);
    }
}

#[tokio::test]
async fn a_committed_message_goes_at_once_and_a_stop_finishes_what_is_in_hand() {
    let stage = Stage::new().await;
    let ivan = stage.person("Иван").await;
    let (lead, leading) = watch::channel(false);
    let stop = CancellationToken::new();
    let running = tokio::spawn({
        let (delivery, stop) = (stage.delivery(), stop.clone());
        async move { delivery.run(stop, leading).await }
    });
    stage.say(ivan, "before leading", Priority::Answer).await;
    stage.outbox_filled.notify_one();
    lead.send_replace(true);
    stage.scene.sandbox.until(|_| (stage.heard(ivan).len() == 1).then_some(())).await;
    stage.say(ivan, "at once", Priority::Answer).await;
    stage.outbox_filled.notify_one();
    stage.scene.sandbox.until(|_| (stage.heard(ivan).len() == 2).then_some(())).await;
    stop.cancel();
    running.await.expect("an orderly end");
    assert_eq!(stage.number("select count(*) from outbox where state = 'sent'").await, 2);
}
