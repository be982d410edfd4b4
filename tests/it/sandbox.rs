//! The local Bot API as teloxide sees it: every method's answer is accepted as it is.

use serde_json::json;
use teloxide::net::Download;
use teloxide::payloads::*;
use teloxide::requests::Requester;
use teloxide::types::{
    BotCommand, BotCommandScope, ChatAction, ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup,
    InputFile, InputMedia, InputMediaDocument, InputMediaPhoto, KeyboardButton, KeyboardMarkup, MenuButton,
    MessageId, ParseMode, ReplyParameters, UpdateKind,
};
use teloxide::{ApiError, RequestError};
use vovremya::sandbox::{ButtonKind, Upload};

use crate::sandbox_support::{Scene, noon, picture};

fn buttons() -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new([
        vec![InlineKeyboardButton::callback("Да", "yes"), InlineKeyboardButton::callback("Нет", "no")],
        vec![InlineKeyboardButton::url("Сайт", "https://example.org/".parse().unwrap())],
    ])
}

#[tokio::test]
async fn teloxide_learns_who_the_bot_is() {
    let scene = Scene::new().await;
    let me = scene.bot().get_me().await.expect("accepted");
    assert_eq!(me.id.0, 4242);
    assert_eq!(me.username(), "vovremya_bot");
    scene.sandbox.stop().await;
}

#[tokio::test]
async fn a_wrong_token_is_unauthorized() {
    let scene = Scene::new().await;
    let bot = teloxide::Bot::with_client("1:wrong", scene.http.clone())
        .set_api_url(scene.sandbox.url().parse().unwrap());
    let error = bot.get_me().await.unwrap_err();
    assert!(matches!(error, RequestError::Api(ApiError::InvalidToken)), "{error}");
}

#[tokio::test]
async fn a_text_is_sent_edited_and_deleted_through_teloxide() {
    let scene = Scene::new().await;
    let (bot, ivan) = (scene.bot(), scene.person("Иван").await);
    let sent = bot
        .send_message(ChatId(ivan), "Здравствуйте, <b>Иван</b> &amp; Ко")
        .parse_mode(ParseMode::Html)
        .reply_markup(buttons())
        .reply_parameters(ReplyParameters::new(MessageId(1)))
        .await
        .expect("accepted");
    assert_eq!(sent.text(), Some("Здравствуйте, Иван & Ко"));
    assert_eq!(sent.date, noon());
    assert_eq!(sent.reply_to_message().map(|message| message.id), Some(MessageId(1)));
    let shown = scene.last(ivan);
    assert_eq!(shown.html, "Здравствуйте, <b>Иван</b> &amp; Ко");
    assert_eq!(shown.keyboard[0][0].label, "Да");
    assert_eq!(shown.keyboard[0][0].kind, ButtonKind::Callback { data: "yes".to_owned() });

    let edited = bot.edit_message_text(ChatId(ivan), sent.id, "Готово").await.expect("accepted");
    assert_eq!((edited.text(), edited.reply_markup()), (Some("Готово"), None));
    let shown = scene.last(ivan);
    assert!(shown.edited && shown.keyboard.is_empty());

    bot.edit_message_reply_markup(ChatId(ivan), sent.id).reply_markup(buttons()).await.expect("accepted");
    assert_eq!(scene.last(ivan).keyboard.len(), 2);
    bot.delete_message(ChatId(ivan), sent.id).await.expect("accepted");
    assert_eq!(scene.sandbox.chat(ivan).len(), 1, "only /start is left");
}

#[tokio::test]
async fn files_go_both_ways_through_teloxide() {
    let scene = Scene::new().await;
    let (bot, ivan) = (scene.bot(), scene.person("Иван").await);
    let photo = bot
        .send_photo(ChatId(ivan), InputFile::memory(picture(40, 30)).file_name("qr.png"))
        .caption("<i>Код</i>")
        .parse_mode(ParseMode::Html)
        .await
        .expect("accepted");
    assert_eq!(photo.photo().map(|sizes| (sizes[0].width, sizes[0].height)), Some((40, 30)));
    assert_eq!(photo.caption(), Some("Код"));
    bot.edit_message_caption(ChatId(ivan), photo.id).caption("Другой").await.expect("accepted");
    let document = bot
        .send_document(ChatId(ivan), InputFile::memory(b"%PDF-1.7".to_vec()).file_name("Соглашение.pdf"))
        .reply_markup(buttons())
        .await
        .expect("accepted");
    let known = document.document().expect("a document").clone();
    assert_eq!(known.file_name.as_deref(), Some("Соглашение.pdf"));
    let again =
        bot.send_document(ChatId(ivan), InputFile::file_id(known.file.id.clone())).await.expect("accepted");
    assert_eq!(again.document().map(|document| &document.file.id), Some(&known.file.id));
    let other = InputMediaDocument::new(InputFile::memory(b"%PDF-2.0".to_vec()).file_name("v2.pdf"));
    bot.edit_message_media(ChatId(ivan), document.id, InputMedia::Document(other)).await.expect("accepted");
    bot.send_video(ChatId(ivan), InputFile::memory(b"video".to_vec()).file_name("a.mp4"))
        .await
        .expect("accepted");
    bot.send_voice(ChatId(ivan), InputFile::memory(b"voice".to_vec()).file_name("a.oga"))
        .await
        .expect("accepted");
    let album = bot
        .send_media_group(
            ChatId(ivan),
            [1, 2]
                .map(|side| InputMedia::Photo(InputMediaPhoto::new(InputFile::memory(picture(side, side))))),
        )
        .await
        .expect("accepted");
    assert_eq!(album.len(), 2);
    assert!(album[0].media_group_id().is_some());

    scene.sandbox.send_document(ivan, Upload::new("чек.pdf", b"receipt".to_vec()).with_caption("Чек"));
    let updates = bot.get_updates().await.expect("accepted");
    let UpdateKind::Message(message) = &updates[0].kind else { panic!("a message") };
    let file = bot.get_file(message.document().expect("a document").file.id.clone()).await.expect("accepted");
    let mut content = Vec::new();
    bot.download_file(&file.path, &mut content).await.expect("downloaded");
    assert_eq!(content, b"receipt");
}

#[tokio::test]
async fn everything_a_person_can_send_is_an_update_that_teloxide_reads() {
    let scene = Scene::new().await;
    let (bot, ivan) = (scene.bot(), scene.person("Иван").await);
    let sandbox = &scene.sandbox;
    sandbox.send_text(ivan, "/help сейчас");
    let text = sandbox.send_text(ivan, "12 500");
    sandbox.edit_text(ivan, text, "13 500");
    sandbox.send_photo(ivan, Upload::new("чек.jpg", b"not really".to_vec()));
    sandbox.send_video(ivan, Upload::new("a.mp4", b"video".to_vec()));
    sandbox.send_voice(ivan, b"voice");
    sandbox.send_sticker(ivan);
    sandbox.send_contact(ivan, "+79990000000", true, "Иван");
    let group = sandbox.add_group("Двор", &[ivan]);
    sandbox.send_group_text(group, ivan, "/start");
    sandbox.send_group_text(group, ivan, "просто разговор");
    sandbox.block(ivan);
    sandbox.start_bot(ivan, Some("abc_-1"));
    let sent = bot.send_message(ChatId(ivan), "?").reply_markup(buttons()).await.expect("accepted");
    sandbox.tap(ivan, i64::from(sent.id.0), "yes").expect("the button is there");
    bot.delete_message(ChatId(ivan), sent.id).await.expect("accepted");
    sandbox.tap_stale(ivan, "yes");

    let updates = bot.get_updates().await.expect("accepted");
    let kinds: Vec<&str> = updates
        .iter()
        .map(|update| match &update.kind {
            UpdateKind::Message(message) if message.text().is_some() => "text",
            UpdateKind::Message(message) if message.photo().is_some() => "photo",
            UpdateKind::Message(message) if message.video().is_some() => "video",
            UpdateKind::Message(message) if message.voice().is_some() => "voice",
            UpdateKind::Message(message) if message.sticker().is_some() => "sticker",
            UpdateKind::Message(message) if message.contact().is_some() => "contact",
            UpdateKind::EditedMessage(_) => "edited",
            UpdateKind::MyChatMember(_) => "member",
            UpdateKind::CallbackQuery(query) if query.regular_message().is_some() => "tap",
            UpdateKind::CallbackQuery(_) => "tap on nothing",
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = "text text edited photo video voice sticker contact member text member member text tap tap on nothing";
    assert_eq!(kinds.join(" "), expected);
}

#[tokio::test]
async fn taps_are_answered_through_teloxide() {
    let scene = Scene::new().await;
    let (bot, ivan) = (scene.bot(), scene.person("Иван").await);
    let sent = bot.send_message(ChatId(ivan), "?").reply_markup(buttons()).await.expect("accepted");
    let query = scene.sandbox.tap(ivan, i64::from(sent.id.0), "no").expect("the button is there");
    let updates = bot.get_updates().await.expect("accepted");
    let UpdateKind::CallbackQuery(update) = &updates[0].kind else { panic!("a tap") };
    assert_eq!(update.data.as_deref(), Some("no"));
    bot.answer_callback_query(update.id.clone()).text("Принято").show_alert(true).await.expect("accepted");
    let answer = scene.sandbox.answer_to(&query).expect("an answer");
    assert_eq!((answer.text.as_deref(), answer.show_alert), (Some("Принято"), true));
}

#[tokio::test]
async fn the_bot_presents_itself_through_teloxide() {
    let scene = Scene::new().await;
    let (bot, ivan) = (scene.bot(), scene.person("Иван").await);
    let commands = [BotCommand::new("my", "Мои платежи")];
    bot.set_my_commands(commands.clone())
        .scope(BotCommandScope::AllPrivateChats)
        .language_code("ru")
        .await
        .unwrap();
    let known =
        bot.get_my_commands().scope(BotCommandScope::AllPrivateChats).language_code("ru").await.unwrap();
    assert_eq!(known, commands);
    bot.delete_my_commands().scope(BotCommandScope::AllPrivateChats).language_code("ru").await.unwrap();
    bot.set_my_name().name("Вовремя").language_code("ru").await.unwrap();
    bot.set_my_description().description("Помогает договориться").await.unwrap();
    bot.set_my_short_description().short_description("Договориться").await.unwrap();
    assert_eq!(bot.get_my_name().language_code("ru").await.unwrap().name, "Вовремя");
    assert_eq!(bot.get_my_description().await.unwrap().description, "Помогает договориться");
    assert_eq!(bot.get_my_short_description().await.unwrap().short_description, "Договориться");
    bot.set_chat_menu_button().menu_button(MenuButton::Commands).await.unwrap();
    bot.get_chat_menu_button().await.unwrap();
    bot.send_chat_action(ChatId(ivan), ChatAction::Typing).await.unwrap();
    let chat = bot.get_chat(ChatId(ivan)).await.expect("accepted");
    assert_eq!(chat.first_name(), Some("Иван"));
    let group = scene.sandbox.add_group("Двор", &[ivan]);
    let group = bot.get_chat(ChatId(group)).await.expect("accepted");
    assert_eq!(group.title(), Some("Двор"));
}

#[tokio::test]
async fn webhooks_are_set_and_described_through_teloxide() {
    let scene = Scene::new().await;
    let bot = scene.bot();
    bot.set_webhook("https://example.org:8443/hook".parse().unwrap()).secret_token("s3cret").await.unwrap();
    let info = bot.get_webhook_info().await.expect("accepted");
    assert_eq!(info.url.map(String::from).as_deref(), Some("https://example.org:8443/hook"));
    bot.delete_webhook().drop_pending_updates(true).await.unwrap();
    assert_eq!(bot.get_webhook_info().await.expect("accepted").url, None);
}

#[tokio::test]
async fn a_reply_keyboard_is_on_the_screen_until_it_is_taken_away() {
    let scene = Scene::new().await;
    let (bot, ivan) = (scene.bot(), scene.person("Иван").await);
    let keyboard = KeyboardMarkup::new([[
        KeyboardButton::new("Мой номер").request(teloxide::types::ButtonRequest::Contact)
    ]])
    .one_time_keyboard();
    bot.send_message(ChatId(ivan), "Номер?").reply_markup(keyboard).await.expect("accepted");
    let shown = scene.last(ivan).reply_keyboard.expect("a keyboard");
    assert!(shown[0][0].request_contact);
    scene.sandbox.send_contact(ivan, "+7999", true, "Иван");
    assert!(scene.sandbox.chat(ivan).iter().all(|message| message.reply_keyboard.is_none()), "used once");
}

#[tokio::test]
async fn known_errors_are_recognised_by_teloxide() {
    let scene = Scene::new().await;
    let (bot, ivan) = (scene.bot(), scene.person("Иван").await);
    let sent = bot.send_message(ChatId(ivan), "?").await.expect("accepted");
    let api = |error: RequestError| match error {
        RequestError::Api(error) => error,
        other => panic!("{other}"),
    };
    let same = bot.edit_message_text(ChatId(ivan), sent.id, "?").await.unwrap_err();
    assert_eq!(api(same), ApiError::MessageNotModified);
    let missing = bot.edit_message_text(ChatId(ivan), MessageId(999), "?").await.unwrap_err();
    assert_eq!(api(missing), ApiError::MessageToEditNotFound);
    let nobody = bot.send_message(ChatId(1), "?").await.unwrap_err();
    assert_eq!(api(nobody), ApiError::ChatNotFound);
    let long = bot.send_message(ChatId(ivan), "x".repeat(4097)).await.unwrap_err();
    assert_eq!(api(long), ApiError::MessageIsTooLong);
    let unknown = bot.get_file(FileId("nothing".to_owned())).await;
    assert!(unknown.is_err());
    scene.sandbox.block(ivan);
    assert_eq!(api(bot.send_message(ChatId(ivan), "?").await.unwrap_err()), ApiError::BotBlocked);
    assert_eq!(scene.call("nope", json!({})).await.0, 404);
}
