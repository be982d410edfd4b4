use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::screens::Action;

fn message(content: Value) -> Value {
    let mut message = json!({
        "message_id": 7, "date": 1, "chat": {"id": 42, "type": "private", "first_name": "Ivan"},
        "from": {"id": 42, "is_bot": false, "first_name": "Ivan", "language_code": "ru"},
    });
    let fields = message.as_object_mut().expect("an object");
    fields.extend(content.as_object().expect("an object").clone());
    json!({"update_id": 100, "message": message})
}

fn what(payload: &Value) -> What {
    match read(payload) {
        Inbound::Event(event) => event.what,
        Inbound::Ignored { reason } => panic!("ignored: {reason}"),
    }
}

fn ignored(payload: &Value) -> &'static str {
    match read(payload) {
        Inbound::Ignored { reason } => reason,
        Inbound::Event(event) => panic!("{event:?}"),
    }
}

#[test]
fn words_are_words_with_their_sender() {
    let Inbound::Event(event) = read(&message(json!({"text": "Иван 500"}))) else { panic!("ignored") };
    assert_eq!((event.update_id, event.place), (100, Place::Private));
    assert_eq!((event.sender.telegram_id, event.sender.language_code.as_deref()), (42, Some("ru")));
    assert_eq!(event.what, What::Text { message_id: 7, text: "Иван 500".into() });
}

#[test]
fn commands_lose_their_slash_bot_and_capitals() {
    let table = [
        ("/start", "start", ""),
        ("/Start@vovremya_bot i_abc ", "start", "i_abc"),
        ("/new Иван 500\nдо 15.12", "new", "Иван 500\nдо 15.12"),
        ("/my_debts", "my_debts", ""),
    ];
    for (text, name, rest) in table {
        let expected = What::Command { message_id: 7, name: name.into(), rest: rest.into() };
        assert_eq!(what(&message(json!({"text": text}))), expected);
    }
    for text in ["/", "/ hello", "/5%", "/привет", "// two"] {
        assert!(matches!(what(&message(json!({"text": text}))), What::Text { .. }), "{text}");
    }
}

#[test]
fn of_a_photo_the_largest_size_is_kept() {
    let size = |id: &str, side: u32| json!({"file_id": id, "file_unique_id": id, "width": side, "height": side, "file_size": side});
    let payload =
        message(json!({"photo": [size("s", 90), size("l", 1280), size("m", 320)], "caption": "receipt"}));
    let file = FileRef { kind: FileKind::Photo, file_id: "l".into(), name: None };
    assert_eq!(
        what(&payload),
        What::File {
            message_id: 7,
            file,
            size: Some(1280),
            mime: None,
            caption: Some("receipt".into()),
            album: None,
            digest: None
        }
    );
}

#[test]
fn a_document_keeps_its_name_and_an_animation_is_no_document() {
    let document = json!({"document": {
        "file_id": "d", "file_unique_id": "d", "file_name": "счёт.pdf", "mime_type": "application/pdf", "file_size": 9,
    }});
    let file = FileRef { kind: FileKind::Document, file_id: "d".into(), name: Some("счёт.pdf".into()) };
    let mime = Some("application/pdf".into());
    assert_eq!(
        what(&message(document)),
        What::File { message_id: 7, file, size: Some(9), mime, caption: None, album: None, digest: None }
    );
    let gif = json!({"document": {"file_id": "d"}, "animation": {"file_id": "a"}});
    let What::File { file, .. } = what(&message(gif)) else { panic!("no file") };
    assert_eq!((file.kind, file.file_id.as_str()), (FileKind::Animation, "a"));
}

#[test]
fn every_kind_of_file_is_read_with_its_album() {
    for kind in FileKind::ALL.into_iter().filter(|kind| *kind != FileKind::Photo) {
        let content = json!({kind.code(): {"file_id": "f"}, "media_group_id": "12", "caption": "look"});
        let What::File { file, album, caption, .. } = what(&message(content)) else { panic!("{kind:?}") };
        assert_eq!((file.kind, file.file_id.as_str()), (kind, "f"));
        assert_eq!((album.as_deref(), caption.as_deref()), (Some("12"), Some("look")));
    }
}

#[test]
fn only_the_senders_own_contact_counts_as_own() {
    for (user_id, expected) in [(json!(42), true), (json!(43), false), (Value::Null, false)] {
        let contact = json!({"phone_number": "+79990000000", "first_name": "Ivan", "last_name": "Petrov", "user_id": user_id});
        let expected = What::Contact {
            message_id: 7,
            phone: "+79990000000".into(),
            name: "Ivan Petrov".into(),
            own: expected,
        };
        assert_eq!(what(&message(json!({"contact": contact}))), expected);
    }
}

#[test]
fn kinds_that_we_cannot_use_are_still_answered() {
    for content in [
        json!({"location": {"latitude": 1.0, "longitude": 2.0}}),
        json!({"sticker": {}}),
        json!({"kind_of_next_year": 1}),
        json!({}),
    ] {
        assert_eq!(what(&message(content)), What::Unsupported { message_id: 7 });
    }
}

#[test]
fn a_tap_brings_its_action_even_from_an_old_message() {
    let tap = |data: Value, message: Value| {
        json!({"update_id": 5, "callback_query": {
            "id": "q", "chat_instance": "c", "from": {"id": 42, "is_bot": false, "first_name": "Ivan"},
            "message": message, "data": data,
        }})
    };
    let inaccessible = json!({"message_id": 9, "date": 0, "chat": {"id": 42, "type": "private"}});
    let expected = |action| What::Tap { query_id: "q".into(), message_id: Some(9), action };
    let home = json!(callback::encode(&Action::Home));
    assert_eq!(what(&tap(home.clone(), inaccessible.clone())), expected(Some(Action::Home)));
    assert_eq!(what(&tap(json!("drop table"), inaccessible.clone())), expected(None));
    assert_eq!(what(&tap(Value::Null, inaccessible.clone())), expected(None));
    assert_eq!(ignored(&tap(home, Value::Null)), "a tap outside of the bot's own messages");
}

#[test]
fn blocking_and_unblocking_are_heard_in_private_only() {
    let change = |kind: &str, status: &str| {
        json!({"update_id": 5, "my_chat_member": {
            "chat": {"id": 42, "type": kind}, "from": {"id": 42, "first_name": "Ivan"}, "date": 1,
            "old_chat_member": {"status": "member"}, "new_chat_member": {"status": status, "user": {}, "until_date": 0},
        }})
    };
    assert_eq!(what(&change("private", "kicked")), What::Blocked);
    assert_eq!(what(&change("private", "member")), What::Unblocked);
    assert_eq!(ignored(&change("group", "kicked")), "membership in a group");
    assert_eq!(ignored(&change("private", "restricted")), "another change of membership");
}

#[test]
fn a_group_is_a_shared_place() {
    let mut payload = message(json!({"text": "/my"}));
    payload["message"]["chat"] = json!({"id": -100, "type": "supergroup", "title": "All"});
    let Inbound::Event(event) = read(&payload) else { panic!("ignored") };
    assert_eq!(event.place, Place::Shared { chat_id: -100 });
    assert_eq!(chat_id(&payload), Some(-100));
}

#[test]
fn what_nobody_said_to_the_bot_is_ignored() {
    let mut of_a_bot = message(json!({"text": "hi"}));
    of_a_bot["message"]["from"]["is_bot"] = json!(true);
    let mut of_nobody = message(json!({"text": "hi"}));
    of_nobody["message"]["from"] = Value::Null;
    let mut in_a_channel = message(json!({"text": "hi"}));
    in_a_channel["message"]["chat"]["type"] = json!("channel");
    let edited = json!({"update_id": 1, "edited_message": message(json!({"text": "hi"}))["message"]});
    let posted = json!({"update_id": 1, "channel_post": message(json!({"text": "hi"}))["message"]});
    let pinned = message(json!({"pinned_message": {}}));
    for payload in [of_a_bot, of_nobody, in_a_channel, edited, posted, pinned] {
        ignored(&payload);
    }
}

#[test]
fn hostile_updates_are_ignored() {
    for payload in [
        Value::Null,
        json!([]),
        json!("text"),
        json!({}),
        json!({"update_id": "1"}),
        json!({"update_id": 1}),
        json!({"update_id": 1, "message": null}),
        json!({"update_id": 1, "message": []}),
        json!({"update_id": 1, "message": {"message_id": 1.5, "chat": {"id": 1, "type": "private"}}}),
        json!({"update_id": 1, "message": {"message_id": 1, "chat": 5, "text": {"a": 1}}}),
        json!({"update_id": 1, "callback_query": {"id": 5}}),
        json!({"update_id": 1, "my_chat_member": {"chat": {"id": 1, "type": "private"}}}),
        json!({"update_id": 18_446_744_073_709_551_615_u64, "message": {}}),
    ] {
        ignored(&payload);
        let _ = chat_id(&payload);
    }
}

#[test]
fn an_update_keeps_the_order_of_its_chat_or_of_its_sender() {
    let table = [
        (message(json!({})), Some(42)),
        (
            json!({"update_id": 1, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": 6}}}}),
            Some(6),
        ),
        (json!({"update_id": 1, "callback_query": {"from": {"id": 5}}}), Some(5)),
        (json!({"update_id": 1, "my_chat_member": {"chat": {"id": 7}, "from": {"id": 5}}}), Some(7)),
        (json!({"update_id": 1, "poll": {"id": "1"}}), None),
    ];
    for (payload, expected) in table {
        assert_eq!(chat_id(&payload), expected);
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z/@ ]{0,8}".prop_map(Value::from),
    ];
    let names = prop_oneof![
        Just("message"),
        Just("chat"),
        Just("from"),
        Just("text"),
        Just("photo"),
        Just("id"),
        Just("update_id"),
        Just("message_id"),
        Just("callback_query"),
        Just("type"),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((names.clone(), inner), 0..8).prop_map(|fields| fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn no_update_makes_it_panic(payload in any_json()) {
        let _ = read(&payload);
        let _ = chat_id(&payload);
    }
}
