//! Text with entities as safe HTML for the page and the transcripts.
//!
//! Whatever the bot sent (HTML, entities, plain text), the result has only Telegram's own tags, everything else
//! escaped. The inverse of [`super::html::parse`].

use serde_json::Value;

use super::html::Formatted;

struct Span<'a> {
    start: usize,
    end: usize,
    entity: &'a Value,
}

/// The formatted text as HTML.
pub fn html(text: &Formatted) -> String {
    let spans: Vec<Span<'_>> = text.entities.iter().filter_map(span).collect();
    let mut out = String::with_capacity(text.plain.len());
    let mut open: Vec<&Span<'_>> = Vec::new();
    let mut unit = 0;
    for character in text.plain.chars() {
        turn_tags(&mut out, &mut open, &spans, unit);
        escape_into(&mut out, character);
        unit += character.len_utf16();
    }
    turn_tags(&mut out, &mut open, &spans, unit);
    out
}

fn span(entity: &Value) -> Option<Span<'_>> {
    let start = usize::try_from(entity.get("offset")?.as_u64()?).ok()?;
    let length = usize::try_from(entity.get("length")?.as_u64()?).ok()?;
    tags(entity)?;
    Some(Span { start, end: start.checked_add(length)?, entity })
}

/// Closes and opens what ends and begins at this place. Overlapping spans are closed and opened again.
fn turn_tags<'a>(out: &mut String, open: &mut Vec<&'a Span<'a>>, spans: &'a [Span<'a>], unit: usize) {
    let keep = open.iter().position(|span| span.end <= unit).unwrap_or(open.len());
    let closed = open.split_off(keep);
    for span in closed.iter().rev() {
        out.push_str(&tags(span.entity).map(|(_, end)| end).unwrap_or_default());
    }
    let reopened = closed.into_iter().filter(|span| span.end > unit);
    let begun = spans.iter().filter(|span| span.start == unit && span.end > unit);
    for span in reopened.chain(begun) {
        out.push_str(&tags(span.entity).map(|(start, _)| start).unwrap_or_default());
        open.push(span);
    }
}

fn tags(entity: &Value) -> Option<(String, String)> {
    let pair = |tag: &str| Some((format!("<{tag}>"), format!("</{tag}>")));
    let text = |name: &str| escape(entity.get(name).and_then(Value::as_str).unwrap_or_default());
    match entity.get("type")?.as_str()? {
        "bold" => pair("b"),
        "italic" => pair("i"),
        "underline" => pair("u"),
        "strikethrough" => pair("s"),
        "spoiler" => pair("tg-spoiler"),
        "blockquote" => pair("blockquote"),
        "expandable_blockquote" => Some(("<blockquote expandable>".to_owned(), "</blockquote>".to_owned())),
        "code" => pair("code"),
        "pre" if entity.get("language").is_some() => {
            Some((format!("<pre><code class=\"language-{}\">", text("language")), "</code></pre>".to_owned()))
        }
        "pre" => pair("pre"),
        "text_link" => Some((format!("<a href=\"{}\">", text("url")), "</a>".to_owned())),
        "date_time" => {
            let unix = entity.get("unix_time").and_then(Value::as_i64)?;
            Some((
                format!("<tg-time unix=\"{unix}\" format=\"{}\">", text("date_time_format")),
                "</tg-time>".to_owned(),
            ))
        }
        _ => None,
    }
}

/// The text with `& < > "` escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|character| escape_into(&mut out, character));
    out
}

fn escape_into(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        other => out.push(other),
    }
}
