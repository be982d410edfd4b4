use serde_json::{Value, json};

use super::*;
use crate::i18n::Html;
use crate::screens::{self, Action, Picture};

const CHAT: i64 = 42;

fn screen(text: &str) -> Screen {
    Screen::new(Html::escape(text))
}

/// The screen with its picture drawn and its papers at hand.
fn show(chat_id: i64, screen: &Screen) -> Vec<Part> {
    let photo = screen.picture.as_ref().map(|picture| match picture {
        Picture::Photo(file_id) => Photo::Known(file_id.clone()),
        Picture::Qr(_) | Picture::Schedule(_) => Photo::Drawn(b"\x89PNG".to_vec()),
    });
    let paper = |paper: &screens::Paper| match paper {
        screens::Paper::File(file) => Paper::Known(file.clone()),
        screens::Paper::Agreement { name, .. } => Paper::Pdf { name: name.clone(), bytes: b"%PDF".to_vec() },
    };
    let papers = screen.papers.iter().map(paper).collect();
    super::show(chat_id, screen, Enclosures { photo, papers })
}

fn json_of(parts: &[Part]) -> Vec<(&'static str, Value)> {
    parts
        .iter()
        .map(|part| (part.request.method(), serde_json::to_value(&part.request).expect("requests are JSON")))
        .collect()
}

fn methods(parts: &[Part]) -> Vec<&'static str> {
    parts.iter().map(|part| part.request.method()).collect()
}

fn file(kind: FileKind, id: &str) -> FileRef {
    FileRef { kind, file_id: id.into(), name: None }
}

#[test]
fn a_text_with_buttons_is_one_message() {
    let shown = screen("Hello").row([
        Button::act("Menu".into(), Action::Home),
        Button::copy("Copy".into(), "4111".into()),
        Button::open("Share".into(), "https://t.me/share/url?url=x".into()),
    ]);
    let expected = json!({
        "chat_id": 42, "text": "Hello", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true},
        "reply_markup": {"inline_keyboard": [[
            {"text": "Menu", "callback_data": callback::encode(&Action::Home)},
            {"text": "Copy", "copy_text": {"text": "4111"}},
            {"text": "Share", "url": "https://t.me/share/url?url=x"},
        ]]},
    });
    assert_eq!(json_of(&show(CHAT, &shown)), [("sendMessage", expected)]);
}

#[test]
fn buttons_that_telegram_would_refuse_are_left_out() {
    let shown = screen("Hello")
        .row([Button::copy("a".into(), "x".repeat(257)), Button::open("b".into(), "no".into())]);
    assert_eq!(json_of(&show(CHAT, &shown))[0].1["reply_markup"], json!({"inline_keyboard": []}));
}

#[test]
fn a_drawn_picture_goes_along_with_the_words_under_it() {
    let shown = screen("Scan").picture(Picture::Qr("https://t.me/x".into()));
    let parts = show(CHAT, &shown);
    assert_eq!(
        json_of(&parts),
        [("sendPhoto", json!({"chat_id": 42, "caption": "Scan", "parse_mode": "HTML"}))]
    );
    let upload = parts[0].request.upload().expect("a file");
    assert_eq!((upload.field, &upload.bytes[1..4]), ("photo", b"PNG".as_slice()));
    assert!(parts[0].is_card);
}

#[test]
fn words_too_long_for_a_caption_follow_the_photo() {
    let shown = screen(&"a".repeat(1025))
        .picture(Picture::Photo("p".into()))
        .row([Button::act("Menu".into(), Action::Home)]);
    let parts = show(CHAT, &shown);
    assert_eq!(methods(&parts), ["sendPhoto", "sendMessage"]);
    let bodies = json_of(&parts);
    assert_eq!(bodies[0].1, json!({"chat_id": 42, "photo": "p"}));
    assert!(bodies[1].1["reply_markup"]["inline_keyboard"].is_array());
    assert_eq!(parts.iter().map(|part| part.is_card).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn of_a_long_text_the_last_message_carries_the_buttons() {
    let shown = screen(&"word ".repeat(2000)).row([Button::act("Menu".into(), Action::Home)]);
    let bodies = json_of(&show(CHAT, &shown));
    let with_buttons: Vec<bool> = bodies.iter().map(|(_, body)| body.get("reply_markup").is_some()).collect();
    assert_eq!(with_buttons, [false, false, true]);
    assert_eq!(edit(CHAT, 7, &shown), None);
}

#[test]
fn papers_of_one_kind_make_an_album() {
    use FileKind::{Document, Photo};
    let shown =
        screen("Papers").papers([file(Photo, "a"), file(Photo, "b"), file(Document, "c"), file(Photo, "d")]);
    let bodies = json_of(&show(CHAT, &shown));
    assert_eq!(
        bodies[1..],
        [
            (
                "sendMediaGroup",
                json!({"chat_id": 42, "media": [{"type": "photo", "media": "a"}, {"type": "photo", "media": "b"}]})
            ),
            ("sendDocument", json!({"chat_id": 42, "document": "c"})),
            ("sendPhoto", json!({"chat_id": 42, "photo": "d"})),
        ]
    );
}

#[test]
fn a_pdf_that_goes_along_is_a_message_of_its_own() {
    let pdf = |name: &str| Paper::Pdf { name: name.to_owned(), bytes: b"%PDF".to_vec() };
    let known = |id: &str| Paper::Known(file(FileKind::Document, id));
    let papers =
        vec![known("a"), pdf("Соглашение 17-1.pdf"), pdf("agreement-17-1.pdf"), known("b"), known("c")];
    let parts = super::show(CHAT, &screen("Agreed"), Enclosures { photo: None, papers });
    assert_eq!(
        methods(&parts),
        ["sendMessage", "sendDocument", "sendDocument", "sendDocument", "sendMediaGroup"]
    );
    assert_eq!(json_of(&parts)[2].1, json!({"chat_id": 42}));
    let upload = parts[2].request.upload().expect("a file");
    assert_eq!(
        (upload.field, upload.file_name, upload.bytes),
        ("document", "Соглашение 17-1.pdf", b"%PDF".as_slice())
    );
    assert_eq!(upload.content_type, "application/pdf");
}

#[test]
fn a_picture_that_could_not_be_drawn_does_not_take_the_words_with_it() {
    let shown = screen("Scan").picture(Picture::Qr("x".into()));
    assert_eq!(methods(&super::show(CHAT, &shown, Enclosures::default())), ["sendMessage"]);
}

#[test]
fn eleven_papers_make_two_messages() {
    let shown = screen("Papers").papers((0..11).map(|number| file(FileKind::Document, &number.to_string())));
    assert_eq!(methods(&show(CHAT, &shown)), ["sendMessage", "sendMediaGroup", "sendDocument"]);
}

#[test]
fn a_keyboard_asks_for_the_contact_and_goes_away_again() {
    let ask = screen("Phone?").keyboard(ReplyKeyboard::AskContact { label: "Share".into() });
    assert_eq!(
        json_of(&show(CHAT, &ask))[0].1["reply_markup"],
        json!({
            "keyboard": [[{"text": "Share", "request_contact": true}]], "resize_keyboard": true, "one_time_keyboard": true,
        })
    );
    let remove = screen("Thanks").keyboard(ReplyKeyboard::Remove);
    assert_eq!(json_of(&show(CHAT, &remove))[0].1["reply_markup"], json!({"remove_keyboard": true}));
    assert_eq!(edit(CHAT, 7, &remove), None);
}

#[test]
fn with_buttons_and_a_keyboard_the_first_paragraph_takes_the_keyboard() {
    let shown = screen("Thanks\n\nNow the date?\n\nAny")
        .keyboard(ReplyKeyboard::Remove)
        .row([Button::act("Menu".into(), Action::Home)]);
    let bodies = json_of(&show(CHAT, &shown));
    assert_eq!(bodies.len(), 2);
    assert_eq!(
        (&bodies[0].1["text"], &bodies[0].1["reply_markup"]),
        (&json!("Thanks"), &json!({"remove_keyboard": true}))
    );
    assert!(bodies[1].1["reply_markup"]["inline_keyboard"].is_array());
}

#[test]
fn an_edited_message_takes_the_buttons_given_or_loses_them() {
    let request = edit(CHAT, 7, &screen("Done")).expect("plain screens can be edited");
    let expected = json!({
        "chat_id": 42, "message_id": 7, "text": "Done", "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": []},
    });
    assert_eq!(
        (request.method(), serde_json::to_value(&request).expect("JSON")),
        ("editMessageText", expected)
    );
    let stripped = serde_json::to_value(strip(CHAT, 7)).expect("JSON");
    assert_eq!(stripped, json!({"chat_id": 42, "message_id": 7, "reply_markup": {"inline_keyboard": []}}));
}
