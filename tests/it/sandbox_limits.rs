//! Every limit of the local Bot API is refused in Telegram's own words.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::sandbox_support::{Scene, one_button, picture};

fn keyboard_of(rows: &[usize]) -> Value {
    let button = json!({ "text": "x", "callback_data": "x" });
    json!({ "inline_keyboard": rows.iter().map(|row| vec![button.clone(); *row]).collect::<Vec<_>>() })
}

#[tokio::test]
async fn texts_are_measured_after_entities_and_parsed_as_telegram_does() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let table = [
        ("", "message text is empty"),
        ("  \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        (&format!("<b>{}</b>", "x".repeat(4097)), "message is too long"),
        (&"𝟙".repeat(2049), "message is too long"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("a < b", "can't parse entities: Unsupported start tag \"\" at byte offset 2"),
        (
            "<i>abcde</b>",
            "can't parse entities: Unmatched end tag at byte offset 8, expected \"</i>\", found \"</b>\"",
        ),
        ("я</b>", "can't parse entities: Unexpected end tag at byte offset 2"),
        ("<b", "can't parse entities: Unclosed start tag at byte offset 0"),
        ("<br>", "can't parse entities: Unsupported start tag \"br\" at byte offset 0"),
    ];
    for (text, expected) in table {
        let params = json!({ "chat_id": ivan, "text": text, "parse_mode": "HTML" });
        assert_eq!(scene.bad_request("sendMessage", params).await, expected, "{text}");
    }
    let longest = format!("<b>{}</b>&amp;", "x".repeat(4095));
    scene.ok("sendMessage", json!({ "chat_id": ivan, "text": longest, "parse_mode": "HTML" })).await;
    scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "a < b" })).await;
    assert_eq!(scene.last(ivan).html, "a &lt; b");
}

#[tokio::test]
async fn buttons_are_held_to_their_limits() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let button = |field: &str, value: Value| one_button(json!({ "text": "x", field: value }));
    let refused = [
        (button("callback_data", json!("x".repeat(65))), "BUTTON_DATA_INVALID"),
        (button("callback_data", json!("я".repeat(33))), "BUTTON_DATA_INVALID"),
        (button("callback_data", json!("")), "BUTTON_DATA_INVALID"),
        (button("url", json!("not an address")), "BUTTON_URL_INVALID"),
        (button("url", json!("http://localhost/")), "BUTTON_URL_INVALID"),
        (button("url", json!("https://t.me/vovremya_bot?start=debt%3D1")), "BUTTON_URL_INVALID"),
        (
            button("url", json!(format!("https://t.me/vovremya_bot?start={}", "A".repeat(65)))),
            "BUTTON_URL_INVALID",
        ),
        (button("copy_text", json!({ "text": "" })), "BUTTON_COPY_TEXT_INVALID"),
        (button("copy_text", json!({ "text": "x".repeat(257) })), "BUTTON_COPY_TEXT_INVALID"),
        (
            one_button(json!({ "text": "x" })),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (button("colour", json!("red")), "can't parse inline keyboard button: it has no field \"colour\""),
        (keyboard_of(&[8; 13]), "REPLY_MARKUP_TOO_LONG"),
        (keyboard_of(&[9]), "a row of the keyboard has more than 8 buttons"),
        (json!("?"), "object expected as reply markup"),
    ];
    for (markup, expected) in refused {
        let params = json!({ "chat_id": ivan, "text": "?", "reply_markup": markup });
        assert_eq!(scene.bad_request("sendMessage", params.clone()).await, expected, "{params}");
    }
    let accepted = [
        button("callback_data", json!("x".repeat(64))),
        button("copy_text", json!({ "text": "x".repeat(256) })),
        button("url", json!(format!("https://t.me/vovremya_bot?start={}", "A".repeat(64)))),
        button("url", json!("https://t.me/share/url?url=a&text=b")),
        button("switch_inline_query", json!("")),
        keyboard_of(&[8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 4]),
    ];
    for markup in accepted {
        scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "?", "reply_markup": markup })).await;
    }
}

#[tokio::test]
async fn unknown_methods_and_fields_are_refused_and_named() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let (status, body) = scene.call("sendTelegram", json!({})).await;
    assert_eq!(status, 404);
    assert!(body["description"].as_str().is_some_and(|text| text.contains("sendTelegram")), "{body}");
    let unknown =
        scene.bad_request("sendMessage", json!({ "chat_id": ivan, "text": "?", "txet": "?" })).await;
    assert_eq!(unknown, "sendMessage has no parameter \"txet\"");
    assert_eq!(scene.bad_request("sendMessage", json!({ "chat_id": ivan })).await, "message text is empty");
    assert_eq!(scene.bad_request("sendMessage", json!({ "text": "?" })).await, "chat_id is empty");
    let photo = scene.bad_request("sendPhoto", json!({ "chat_id": ivan })).await;
    assert_eq!(photo, "there is no photo in the request");
    assert_eq!(scene.sandbox.requests().len(), 6, "each is in the journal");
}

#[tokio::test]
async fn nobody_can_be_written_to_without_their_will() {
    let scene = Scene::new().await;
    let (anna, ivan) = (scene.stranger("Анна"), scene.person("Иван").await);
    let write = |to: i64| json!({ "chat_id": to, "text": "?" });
    let forbidden = |body: &Value| body["description"].as_str().unwrap_or_default().to_owned();
    assert_eq!(scene.bad_request("sendMessage", write(5)).await, "chat not found");
    let (status, body) = scene.call("sendMessage", write(anna)).await;
    assert_eq!(
        (status, forbidden(&body).as_str()),
        (403, "Forbidden: bot can't initiate conversation with a user")
    );
    scene.sandbox.block(ivan);
    let (status, body) = scene.call("sendMessage", write(ivan)).await;
    assert_eq!((status, forbidden(&body).as_str()), (403, "Forbidden: bot was blocked by the user"));
    scene.sandbox.unblock(ivan);
    scene.ok("sendMessage", write(ivan)).await;
    scene.sandbox.deactivate(ivan);
    let (status, body) = scene.call("sendMessage", write(ivan)).await;
    assert_eq!((status, forbidden(&body).as_str()), (403, "Forbidden: user is deactivated"));
}

#[tokio::test]
async fn edits_follow_telegrams_rules() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let keyboard = one_button(json!({ "text": "x", "callback_data": "x" }));
    let sent =
        scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "?", "reply_markup": keyboard })).await;
    let id = sent["message_id"].clone();
    let edit = |text: &str, markup: Value| json!({ "chat_id": ivan, "message_id": id, "text": text, "reply_markup": markup });
    let same = scene.bad_request("editMessageText", edit("?", keyboard.clone())).await;
    assert_eq!(
        same,
        "message is not modified: specified new message content and reply markup are exactly the same as a current \
         content and reply markup of the message"
    );
    let edited = scene.ok("editMessageText", edit("?", json!({ "inline_keyboard": [] }))).await;
    assert_eq!(edited.get("edit_date"), None, "a keyboard alone is no edit");
    scene.clock.advance(std::time::Duration::from_mins(1));
    let edited = scene.ok("editMessageText", edit("!", Value::Null)).await;
    assert_eq!(edited["edit_date"].as_i64(), edited["date"].as_i64().map(|date| date + 60));
    let caption = json!({ "chat_id": ivan, "message_id": id, "caption": "?" });
    assert_eq!(
        scene.bad_request("editMessageCaption", caption).await,
        "there is no caption in the message to edit"
    );
    let theirs = json!({ "chat_id": ivan, "message_id": 1, "text": "?" });
    assert_eq!(scene.bad_request("editMessageText", theirs).await, "message can't be edited");
    let missing = json!({ "chat_id": ivan, "message_id": 99, "text": "?" });
    assert_eq!(scene.bad_request("editMessageText", missing.clone()).await, "message to edit not found");
    let unnamed = json!({ "chat_id": ivan, "text": "?" });
    assert_eq!(scene.bad_request("editMessageText", unnamed).await, "message identifier is not specified");
    let reply = json!({ "keyboard": [[{ "text": "x" }]] });
    let sent = scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "?", "reply_markup": reply })).await;
    let with_reply_keyboard = json!({ "chat_id": ivan, "message_id": sent["message_id"], "text": "!" });
    assert_eq!(scene.bad_request("editMessageText", with_reply_keyboard).await, "message can't be edited");
    let answers = json!({ "chat_id": ivan, "text": "?", "reply_parameters": { "message_id": 99 } });
    assert_eq!(scene.bad_request("sendMessage", answers).await, "message to be replied not found");
}

#[tokio::test]
async fn messages_can_be_deleted_for_two_days() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let sent = scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "?" })).await;
    let late = scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "!" })).await;
    let delete = |message: &Value| json!({ "chat_id": ivan, "message_id": message["message_id"] });
    scene.clock.advance(TimeDelta::hours(48).to_std().expect("positive"));
    scene.ok("deleteMessage", delete(&sent)).await;
    assert_eq!(scene.bad_request("deleteMessage", delete(&sent)).await, "message to delete not found");
    scene.clock.advance(TimeDelta::seconds(1).to_std().expect("positive"));
    let refused = scene.bad_request("deleteMessage", delete(&late)).await;
    assert_eq!(refused, "message can't be deleted for everyone");
}

#[tokio::test]
async fn a_tap_is_answered_once_and_in_time() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let keyboard = one_button(json!({ "text": "x", "callback_data": "x" }));
    let sent =
        scene.ok("sendMessage", json!({ "chat_id": ivan, "text": "?", "reply_markup": keyboard })).await;
    let id = sent["message_id"].as_i64().expect("an id");
    assert!(scene.sandbox.tap(ivan, id, "y").is_err(), "there is no such button");
    assert!(scene.sandbox.tap(ivan, 99, "x").is_err(), "there is no such message");
    let query = scene.sandbox.tap(ivan, id, "x").expect("the button is there");
    let answer = |text: String| json!({ "callback_query_id": query.0, "text": text });
    assert_eq!(scene.bad_request("answerCallbackQuery", answer("x".repeat(201))).await, "MESSAGE_TOO_LONG");
    assert_eq!(scene.sandbox.answer_to(&query), None);
    scene.ok("answerCallbackQuery", answer("x".repeat(200))).await;
    let too_old = "query is too old and response timeout expired or query ID is invalid";
    assert_eq!(scene.bad_request("answerCallbackQuery", answer(String::new())).await, too_old);
    let query = scene.sandbox.tap(ivan, id, "x").expect("the button is there");
    scene.clock.advance(TimeDelta::hours(1).to_std().expect("positive"));
    let late = json!({ "callback_query_id": query.0 });
    assert_eq!(scene.bad_request("answerCallbackQuery", late).await, too_old);
}

#[tokio::test]
async fn files_are_held_to_size_and_shape() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let upload = async |method: &str, field: &'static str, bytes: Vec<u8>| {
        let form = reqwest::multipart::Form::new()
            .text("chat_id", ivan.to_string())
            .part(field, reqwest::multipart::Part::bytes(bytes).file_name("file.png"));
        let response =
            scene.http.post(scene.method_url(method)).multipart(form).send().await.expect("an answer");
        let body: Value = response.json().await.expect("JSON");
        body["description"].as_str().unwrap_or("ok").to_owned()
    };
    let megabytes = |count: usize| vec![7; count * 1024 * 1024];
    assert_eq!(upload("sendDocument", "document", megabytes(50)).await, "ok");
    let mut above = megabytes(50);
    above.push(7);
    assert_eq!(upload("sendDocument", "document", above).await, "Request Entity Too Large");
    assert_eq!(upload("sendDocument", "document", Vec::new()).await, "Bad Request: file must be non-empty");
    assert_eq!(upload("sendPhoto", "photo", megabytes(11)).await, "Bad Request: file is too big");
    assert_eq!(
        upload("sendPhoto", "photo", b"no picture".to_vec()).await,
        "Bad Request: IMAGE_PROCESS_FAILED"
    );
    let ribbon = upload("sendPhoto", "photo", picture(2100, 100)).await;
    assert_eq!(ribbon, "Bad Request: PHOTO_INVALID_DIMENSIONS");
    assert_eq!(upload("sendPhoto", "photo", picture(2000, 100)).await, "ok");

    let known = |file: &str| json!({ "chat_id": ivan, "document": file });
    let wrong = scene.bad_request("sendDocument", known("nothing")).await;
    assert_eq!(wrong, "wrong file identifier/HTTP URL specified");
    let outside = scene.bad_request("sendDocument", known("https://example.org/a.pdf")).await;
    assert_eq!(outside, "failed to get HTTP URL content");
    let big = scene.sandbox.send_document(ivan, vovremya::sandbox::Upload::new("big.pdf", megabytes(25)));
    let file_id = scene.last(ivan).document.expect("a document").file_id;
    assert_eq!(scene.last(ivan).message_id, big);
    assert_eq!(scene.bad_request("getFile", json!({ "file_id": file_id })).await, "file is too big");
    let long = json!({ "chat_id": ivan, "document": file_id, "caption": "x".repeat(1025) });
    assert_eq!(scene.bad_request("sendDocument", long).await, "message caption is too long");
    let album = json!({ "chat_id": ivan, "media": [{ "type": "document", "media": file_id }] });
    assert_eq!(
        scene.bad_request("sendMediaGroup", album).await,
        "there are too few messages to send as an album"
    );
}

#[tokio::test]
async fn the_rest_has_limits_too() {
    let scene = Scene::new().await;
    let ivan = scene.person("Иван").await;
    let command =
        |command: &str, text: &str| json!({ "commands": [{ "command": command, "description": text }] });
    let table = [
        ("setMyCommands", command("My", "x"), "BOT_COMMAND_INVALID"),
        ("setMyCommands", command(&"a".repeat(33), "x"), "BOT_COMMAND_INVALID"),
        ("setMyCommands", command("my", ""), "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyName", json!({ "name": "x".repeat(65) }), "name is too long"),
        ("setMyDescription", json!({ "description": "x".repeat(513) }), "description is too long"),
        (
            "setMyShortDescription",
            json!({ "short_description": "x".repeat(121) }),
            "short_description is too long",
        ),
        (
            "sendChatAction",
            json!({ "chat_id": ivan, "action": "dance" }),
            "wrong parameter action in request",
        ),
        (
            "setWebhook",
            json!({ "url": "http://example.org/" }),
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            "setWebhook",
            json!({ "url": "https://example.org:8080/" }),
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            "setWebhook",
            json!({ "url": "https://example.org/", "secret_token": "a b" }),
            "secret token contains unallowed characters",
        ),
        (
            "sendMessage",
            json!({ "chat_id": ivan, "text": "*x*", "parse_mode": "Markdown" }),
            "unsupported parse_mode",
        ),
    ];
    for (method, params, expected) in table {
        assert_eq!(scene.bad_request(method, params).await, expected, "{method}");
    }
}
