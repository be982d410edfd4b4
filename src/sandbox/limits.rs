//! Telegram's limits, with the words in which Telegram refuses what breaks them.
//!
//! Pure checks of one value each; they know nothing of chats or of who asks. Where Telegram cuts silently or
//! shows nothing (a row of more than eight buttons, a wrong start parameter), this server refuses: the mistake is to be seen.

use serde_json::{Map, Value, json};

use super::html::{self, Formatted, utf16_length};
use super::refusal::Refusal;

/// Characters of a message, counted after entities.
pub const TEXT_LENGTH: usize = 4096;
/// Characters of a caption, counted after entities.
pub const CAPTION_LENGTH: usize = 1024;
/// Formatted places in a message; the rest is cut.
pub const ENTITIES: usize = 100;
/// Buttons of an inline keyboard.
pub const BUTTONS: usize = 100;
/// Buttons of one row.
pub const BUTTONS_IN_ROW: usize = 8;
/// Characters of the answer to a tap.
pub const ANSWER_LENGTH: usize = 200;
/// Bytes that a bot may send as a file.
pub const UPLOAD_BYTES: usize = 50 * 1024 * 1024;
/// Bytes that a bot may send as a photo.
pub const PHOTO_BYTES: usize = 10 * 1024 * 1024;
/// Bytes that a bot may download.
pub const DOWNLOAD_BYTES: usize = 20 * 1024 * 1024;
/// Pictures or files of one album.
pub const ALBUM: std::ops::RangeInclusive<usize> = 2..=10;

const BUTTON_KINDS: &[&str] = &[
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
];

/// The text of a message.
pub fn message_text(
    source: &str,
    parse_mode: Option<&str>,
    entities: Option<&Value>,
) -> Result<Formatted, Refusal> {
    let text = formatted(source, parse_mode, entities)?;
    if text.plain.is_empty() {
        return Err(Refusal::bad_request("message text is empty"));
    }
    if utf16_length(&text.plain) > TEXT_LENGTH {
        return Err(Refusal::bad_request("message is too long"));
    }
    Ok(text)
}

/// The caption of a photo or file; may be empty.
pub fn caption(
    source: &str,
    parse_mode: Option<&str>,
    entities: Option<&Value>,
) -> Result<Formatted, Refusal> {
    let text = formatted(source, parse_mode, entities)?;
    if utf16_length(&text.plain) > CAPTION_LENGTH {
        return Err(Refusal::bad_request("message caption is too long"));
    }
    Ok(text)
}

fn formatted(source: &str, parse_mode: Option<&str>, entities: Option<&Value>) -> Result<Formatted, Refusal> {
    let mut text = match parse_mode.map(str::to_ascii_lowercase).as_deref() {
        None | Some("") => {
            let entities = entities.and_then(Value::as_array).cloned().unwrap_or_default();
            Formatted { plain: source.to_owned(), entities }
        }
        Some("html") => html::parse(source)
            .map_err(|error| Refusal::bad_request(format!("can't parse entities: {error}")))?,
        Some(_) => return Err(Refusal::bad_request("unsupported parse_mode")),
    };
    trim(&mut text);
    text.entities.truncate(ENTITIES);
    Ok(text)
}

/// Telegram takes the blanks from both ends of a text.
fn trim(text: &mut Formatted) {
    let left = text.plain.len() - text.plain.trim_start().len();
    let cut = utf16_length(text.plain.get(..left).unwrap_or_default());
    text.plain = text.plain.trim().to_owned();
    let length = utf16_length(&text.plain);
    text.entities.retain_mut(|entity| {
        let field = |name| entity.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let (Some(offset), Some(size)) = (field("offset"), field("length")) else { return false };
        let (start, end) = (offset.saturating_sub(cut), (offset + size).saturating_sub(cut).min(length));
        if let Some(entity) = entity.as_object_mut() {
            entity.insert("offset".to_owned(), json!(start));
            entity.insert("length".to_owned(), json!(end.saturating_sub(start)));
        }
        start < end
    });
}

/// A `reply_markup` of any kind. `bot` is the bot's username, whose own deep links are looked at.
pub fn reply_markup(markup: &Value, bot: &str) -> Result<(), Refusal> {
    let Some(fields) = markup.as_object() else {
        return Err(Refusal::bad_request("object expected as reply markup"));
    };
    if fields.contains_key("inline_keyboard") {
        inline_keyboard(markup, bot)
    } else if fields.contains_key("keyboard") {
        reply_keyboard(markup)
    } else if fields.contains_key("remove_keyboard") || fields.contains_key("force_reply") {
        Ok(())
    } else {
        Err(Refusal::bad_request("can't parse reply markup: it is of no known kind"))
    }
}

/// An inline keyboard.
pub fn inline_keyboard(markup: &Value, bot: &str) -> Result<(), Refusal> {
    let rows = keyboard_rows(markup, "inline_keyboard")?;
    for button in rows.into_iter().flatten() {
        let Some(fields) = button.as_object() else {
            return Err(Refusal::bad_request("can't parse inline keyboard button: Object expected"));
        };
        inline_button(fields, bot)?;
    }
    Ok(())
}

fn keyboard_rows<'a>(markup: &'a Value, field: &str) -> Result<Vec<&'a Vec<Value>>, Refusal> {
    let malformed = || Refusal::bad_request(format!("field \"{field}\" must be of type Array of Array"));
    let rows = markup.get(field).and_then(Value::as_array).ok_or_else(malformed)?;
    let rows: Vec<&Vec<Value>> =
        rows.iter().map(Value::as_array).collect::<Option<_>>().ok_or_else(malformed)?;
    if rows.iter().map(|row| row.len()).sum::<usize>() > BUTTONS {
        return Err(Refusal::bad_request("REPLY_MARKUP_TOO_LONG"));
    }
    if rows.iter().any(|row| row.len() > BUTTONS_IN_ROW) {
        return Err(Refusal::bad_request("a row of the keyboard has more than 8 buttons"));
    }
    Ok(rows)
}

fn inline_button(button: &Map<String, Value>, bot: &str) -> Result<(), Refusal> {
    let text = |name: &str| button.get(name).and_then(Value::as_str);
    let unparsed = |why: &str| Refusal::bad_request(format!("can't parse inline keyboard button: {why}"));
    if text("text").is_none_or(|label| label.trim().is_empty()) {
        return Err(unparsed("Text must be non-empty"));
    }
    let known = |name: &&String| {
        matches!(name.as_str(), "text" | "style" | "icon_custom_emoji_id")
            || BUTTON_KINDS.contains(&name.as_str())
    };
    if let Some(unknown) = button.keys().find(|name| !known(name)) {
        return Err(unparsed(&format!("it has no field \"{unknown}\"")));
    }
    let kinds: Vec<&str> = BUTTON_KINDS.iter().copied().filter(|kind| button.contains_key(*kind)).collect();
    match kinds.as_slice() {
        [] => Err(unparsed("Text buttons are unallowed in the inline keyboard")),
        ["callback_data"] => callback_data(text("callback_data").unwrap_or_default()),
        ["url"] => button_url(text("url").unwrap_or_default(), bot),
        ["copy_text"] => copy_text(button.get("copy_text").and_then(|copy| copy.get("text"))),
        [_] => Ok(()),
        [..] => Err(unparsed("it has more than one kind")),
    }
}

fn callback_data(data: &str) -> Result<(), Refusal> {
    if (1..=64).contains(&data.len()) { Ok(()) } else { Err(Refusal::bad_request("BUTTON_DATA_INVALID")) }
}

fn copy_text(text: Option<&Value>) -> Result<(), Refusal> {
    let length = text.and_then(Value::as_str).map_or(0, utf16_length);
    if (1..=256).contains(&length) { Ok(()) } else { Err(Refusal::bad_request("BUTTON_COPY_TEXT_INVALID")) }
}

fn button_url(address: &str, bot: &str) -> Result<(), Refusal> {
    let invalid = || Refusal::bad_request("BUTTON_URL_INVALID");
    let with_scheme = if address.contains(':') { address.to_owned() } else { format!("http://{address}") };
    let parsed = url::Url::parse(&with_scheme).map_err(|_| invalid())?;
    let fits = match parsed.scheme() {
        "http" | "https" => parsed.host_str().is_some_and(|host| host.contains('.')),
        "tg" => true,
        _ => false,
    };
    if !fits {
        return Err(invalid());
    }
    match deep_link(&parsed, bot) {
        Some(Start { parameter: Some(parameter) }) if !is_start_parameter(&parameter) => Err(invalid()),
        _ => Ok(()),
    }
}

/// A link that opens the bot.
#[derive(Debug, PartialEq, Eq)]
pub struct Start {
    /// What comes after `?start=`.
    pub parameter: Option<String>,
}

/// Reads `https://t.me/<bot>?start=…` and `tg://resolve?domain=<bot>&start=…`; none for any other address.
pub fn deep_link(address: &url::Url, bot: &str) -> Option<Start> {
    let query =
        |name: &str| address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let opens = match (address.scheme(), address.host_str()) {
        ("http" | "https", Some("t.me" | "telegram.me")) => Some(address.path().trim_matches('/').to_owned()),
        ("tg", Some("resolve")) => query("domain"),
        _ => None,
    };
    opens.filter(|name| name.eq_ignore_ascii_case(bot)).map(|_| Start { parameter: query("start") })
}

/// Whether Telegram's apps pass this start parameter on: 1 to 64 of `A-Z a-z 0-9 _ -`.
pub fn is_start_parameter(parameter: &str) -> bool {
    (1..=64).contains(&parameter.len())
        && parameter.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn reply_keyboard(markup: &Value) -> Result<(), Refusal> {
    let empty = |button: &Value| {
        let label = button.as_str().or_else(|| button.get("text").and_then(Value::as_str));
        label.is_none_or(|label| label.trim().is_empty())
    };
    if keyboard_rows(markup, "keyboard")?.into_iter().flatten().any(empty) {
        return Err(Refusal::bad_request("can't parse keyboard button: Text must be non-empty"));
    }
    Ok(())
}

/// The text of an answer to a tap.
pub fn callback_answer(text: &str) -> Result<(), Refusal> {
    if utf16_length(text) > ANSWER_LENGTH { Err(Refusal::bad_request("MESSAGE_TOO_LONG")) } else { Ok(()) }
}

/// The list of the bot's commands.
pub fn commands(list: &[Value]) -> Result<(), Refusal> {
    if list.len() > 100 {
        return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    for entry in list {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
        let (command, description) = (text("command").trim_start_matches('/'), text("description"));
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=32).contains(&command.len()) || !command.bytes().all(fits) {
            return Err(Refusal::bad_request("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&utf16_length(description)) {
            return Err(Refusal::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    Ok(())
}

/// The address of a webhook: https on Telegram's ports; on this machine, http on any port.
pub fn webhook_url(address: &str) -> Result<(), Refusal> {
    let bad = |why: &str| Refusal::bad_request(format!("bad webhook: {why}"));
    let parsed = url::Url::parse(address).map_err(|_| bad("invalid webhook URL specified"))?;
    let local = matches!(parsed.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    match (parsed.scheme(), parsed.port_or_known_default()) {
        ("http" | "https", _) if local => Ok(()),
        ("https", Some(443 | 80 | 88 | 8443)) => Ok(()),
        ("https", _) => Err(bad("Webhook can be set up only on ports 80, 88, 443 or 8443")),
        _ => Err(bad("An HTTPS URL must be provided for webhook")),
    }
}

/// The secret that comes with every webhook request.
pub fn secret_token(secret: &str) -> Result<(), Refusal> {
    if secret.len() > 256 {
        return Err(Refusal::bad_request("secret token is too long"));
    }
    if secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
        Ok(())
    } else {
        Err(Refusal::bad_request("secret token contains unallowed characters"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_parameters_are_1_to_64_of_the_url_safe_alphabet() {
        let longest = "A".repeat(64);
        let table = [
            (longest.as_str(), true),
            ("cmVmOjQy", true),
            ("a_-9", true),
            ("", false),
            ("debt=1", false),
            ("я", false),
        ];
        for (parameter, fits) in table {
            assert_eq!(is_start_parameter(parameter), fits, "{parameter}");
        }
        assert!(!is_start_parameter(&format!("{longest}A")));
    }

    #[test]
    fn only_links_to_this_bot_open_it() {
        let start = |parameter: &str| Some(Start { parameter: Some(parameter.to_owned()) });
        let table = [
            ("https://t.me/Shop_Bot?start=abc", start("abc")),
            ("tg://resolve?domain=shop_bot&start=abc", start("abc")),
            ("https://t.me/shop_bot", Some(Start { parameter: None })),
            ("https://t.me/other_bot?start=abc", None),
            ("https://example.org/shop_bot?start=abc", None),
        ];
        for (address, expected) in table {
            let url = url::Url::parse(address).expect("an address");
            assert_eq!(deep_link(&url, "shop_bot"), expected, "{address}");
        }
    }

    #[test]
    fn blanks_around_a_text_are_cut_and_entities_follow() {
        let text = message_text(" \n<b>a</b> <i> </i>", Some("HTML"), None).expect("a text");
        assert_eq!(text.plain, "a");
        assert_eq!(text.entities, [json!({ "type": "bold", "offset": 0, "length": 1 })]);
    }
}
