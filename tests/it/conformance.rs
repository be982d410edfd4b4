//! The journal's checker finds what it must, and a session with the sandbox conforms to Telegram's schema.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::sandbox_support::{Scene, one_button, picture};
use crate::schema::{Field, check_journal, check_request, method_fields};

fn problems(method: &str, params: Value) -> Vec<String> {
    check_request(&json!({ "method": method, "params": params }))
}

#[test]
fn the_servers_table_is_a_part_of_telegrams_schema() {
    let table: BTreeMap<String, BTreeMap<String, Field>> =
        serde_json::from_str(include_str!("../../src/sandbox/api.json")).expect("valid JSON");
    assert!(table.len() >= 30);
    for (method, fields) in table {
        assert_eq!(method_fields(&method), Some(&fields), "{method}");
    }
}

#[test]
fn a_correct_request_has_no_problems() {
    let keyboard = json!({ "inline_keyboard": [
        [{ "text": "Да", "callback_data": "yes" }, { "text": "Счёт", "copy_text": { "text": "40817" } }],
        [{ "text": "Ссылка", "url": "https://t.me/vovremya_bot?start=abc_-1" }],
    ] });
    let params = json!({
        "chat_id": 1, "text": "<b>Да</b>", "parse_mode": "HTML", "reply_markup": keyboard,
        "reply_parameters": { "message_id": 3, "allow_sending_without_reply": true },
    });
    assert_eq!(problems("sendMessage", params), Vec::<String>::new());
    assert!(
        problems(
            "setMyCommands",
            json!({
                "commands": [{ "command": "my", "description": "Мои" }],
                "scope": { "type": "all_private_chats" }, "language_code": "ru",
            })
        )
        .is_empty()
    );
    assert!(problems("setChatMenuButton", json!({ "menu_button": { "type": "commands" } })).is_empty());
}

#[test]
fn each_mistake_is_named() {
    let keyboard = |button: Value| json!({ "chat_id": 1, "text": "?", "reply_markup": one_button(button) });
    let text = |text: &str| json!({ "chat_id": 1, "text": text, "parse_mode": "HTML" });
    let row = |count: usize| vec![json!({ "text": "x", "callback_data": "x" }); count];
    let table = [
        ("sendMessag", json!({}), "is no method"),
        ("sendMessage", json!({ "text": "?" }), "lacks \"chat_id\""),
        ("sendMessage", json!({ "chat_id": 1, "text": "?", "reply_to_message_id": 1 }), "has no field"),
        ("sendMessage", json!({ "chat_id": true, "text": "?" }), "sendMessage.chat_id: is not of type"),
        ("sendMessage", json!({ "chat_id": 1, "text": "?", "disable_notification": "true" }), "Boolean"),
        ("sendMessage", text("<b>"), "cannot be parsed"),
        ("sendMessage", text(&"x".repeat(4097)), "4097 characters"),
        ("sendMessage", text("<b> </b>"), "0 characters"),
        ("sendMessage", json!({ "chat_id": 1, "text": "?", "parse_mode": "MarkdownV2" }), "parse_mode"),
        ("sendMessage", keyboard(json!({ "text": "x" })), "exactly one kind"),
        (
            "sendMessage",
            keyboard(json!({ "text": "x", "callback_data": "x", "url": "https://a.b" })),
            "exactly one kind",
        ),
        ("sendMessage", keyboard(json!({ "text": "", "callback_data": "x" })), "0 characters"),
        ("sendMessage", keyboard(json!({ "text": "x", "callback_data": "я".repeat(33) })), "66 bytes"),
        ("sendMessage", keyboard(json!({ "text": "x", "copy_text": { "text": "" } })), "0 characters"),
        ("sendMessage", keyboard(json!({ "text": "x", "copy_text": "?" })), "CopyTextButton"),
        ("sendMessage", keyboard(json!({ "text": "x", "callback_data": 1 })), "is not of type String"),
        (
            "sendMessage",
            keyboard(json!({ "text": "x", "colour": "red", "callback_data": "x" })),
            "has no field \"colour\"",
        ),
        (
            "sendMessage",
            keyboard(json!({ "text": "x", "url": "https://t.me/a_bot?start=debt%3D1" })),
            "start parameter",
        ),
        (
            "sendMessage",
            json!({ "chat_id": 1, "text": "?", "reply_markup": { "inline_keyboard": [row(9)] } }),
            "8 buttons",
        ),
        (
            "sendMessage",
            json!({ "chat_id": 1, "text": "?", "reply_markup": { "inline_keyboard": vec![row(1); 101] } }),
            "100 buttons",
        ),
        ("sendPhoto", json!({ "chat_id": 1, "photo": "attach://qr" }), "did not come along"),
        ("sendPhoto", json!({ "chat_id": 1, "photo": "id", "caption": "x".repeat(1025) }), "1025 characters"),
        (
            "sendMediaGroup",
            json!({ "chat_id": 1, "media": [{ "type": "photo", "media": "id" }] }),
            "wrong number",
        ),
        (
            "sendMediaGroup",
            json!({ "chat_id": 1, "media": [{ "type": "photo" }, { "type": "photo" }] }),
            "lacks \"media\"",
        ),
        ("editMessageText", json!({ "chat_id": 1, "text": "?" }), "lacks \"message_id\""),
        (
            "editMessageMedia",
            json!({ "chat_id": 1, "message_id": 1, "media": { "type": "pdf" } }),
            "is no type of InputMedia",
        ),
        (
            "answerCallbackQuery",
            json!({ "callback_query_id": "1", "text": "x".repeat(201) }),
            "201 characters",
        ),
        ("setMyCommands", json!({ "commands": [{ "command": "My", "description": "x" }] }), "is no command"),
        ("setMyCommands", json!({ "commands": [{ "command": "my" }] }), "lacks \"description\""),
        ("setMyDescription", json!({ "description": "x".repeat(513) }), "513 characters"),
        ("getUpdates", json!({ "limit": 101 }), "limit is 101"),
    ];
    for (method, params, expected) in table {
        let found = problems(method, params.clone());
        assert!(found.iter().any(|problem| problem.contains(expected)), "{method} {params}\nfound {found:?}");
    }
}

#[tokio::test]
async fn a_session_over_json_and_multipart_conforms_and_is_written_down() {
    let path = std::env::temp_dir().join(format!("vovremya-journal-{}.jsonl", std::process::id()));
    let scene =
        Scene::with(|options| vovremya::sandbox::Options { journal: Some(path.clone()), ..options }).await;
    let ivan = scene.person("Иван").await;
    scene.ok("SendMessage", json!({ "chat_id": ivan, "text": "?" })).await;
    let form = reqwest::multipart::Form::new()
        .text("chat_id", ivan.to_string())
        .text("reply_markup", one_button(json!({ "text": "Да", "callback_data": "1" })).to_string())
        .text("protect_content", "true")
        .part("photo", reqwest::multipart::Part::bytes(picture(9, 9)).file_name("qr.png"));
    let sent =
        scene.http.post(scene.method_url("sendPhoto")).multipart(form).send().await.expect("an answer");
    assert_eq!(sent.status(), 200);
    let form = reqwest::multipart::Form::new()
        .text("chat_id", ivan.to_string())
        .text("document", "attach://part")
        .part("part", reqwest::multipart::Part::bytes(b"%PDF".to_vec()).file_name("a.pdf"));
    let sent =
        scene.http.post(scene.method_url("sendDocument")).multipart(form).send().await.expect("an answer");
    assert_eq!(sent.status(), 200);
    scene.sandbox.stop().await;
    let journal = std::fs::read_to_string(&path).expect("the journal is there");
    std::fs::remove_file(&path).expect("it can be removed");
    assert_eq!(check_journal(&journal), Vec::<String>::new());
    let lines: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let methods: Vec<&str> = lines.iter().filter_map(|line| line["method"].as_str()).collect();
    assert_eq!(methods, ["getUpdates", "sendMessage", "sendPhoto", "sendDocument"]);
    assert_eq!(lines[1]["at"], "2026-12-01T12:00:00Z");
    assert_eq!((&lines[1]["status"], &lines[1]["response"]["ok"]), (&json!(200), &json!(true)));
    assert_eq!(lines[2]["files"]["photo"]["name"], "qr.png");
}
