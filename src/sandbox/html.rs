//! Telegram's HTML: text with tags into plain text with entities, and back.
//!
//! Follows the parser of the Bot API server byte for byte where it can be seen: which tags exist, what is an
//! error and at which byte, that only `&lt; &gt; &amp; &quot;` and numeric references are known. Offsets are in
//! UTF-16 units. Knows nothing of messages.

use serde_json::{Map, Value, json};

/// Text as a person reads it, with what is formatted in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Formatted {
    /// The text without tags.
    pub plain: String,
    /// `MessageEntity` objects, outer before inner.
    pub entities: Vec<Value>,
}

const TAGS: &[(&str, &str)] = &[
    ("b", "bold"),
    ("strong", "bold"),
    ("i", "italic"),
    ("em", "italic"),
    ("s", "strikethrough"),
    ("strike", "strikethrough"),
    ("del", "strikethrough"),
    ("u", "underline"),
    ("ins", "underline"),
    ("tg-spoiler", "spoiler"),
    ("span", "spoiler"),
    ("a", "text_link"),
    ("code", "code"),
    ("pre", "pre"),
    ("blockquote", "blockquote"),
    ("tg-emoji", "custom_emoji"),
    ("tg-time", "date_time"),
];

/// Length of a text as Telegram counts it: in UTF-16 units.
pub fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Parses a text with `parse_mode=HTML`. The error is Telegram's, without its prefix.
pub fn parse(source: &str) -> Result<Formatted, String> {
    Parser {
        rest: Cursor { source, at: 0 },
        plain: String::new(),
        units: 0,
        open: Vec::new(),
        done: Vec::new(),
    }
    .run()
}

struct Cursor<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let found = self.peek()?;
        self.at += found.len_utf8();
        Some(found)
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn skip_spaces(&mut self) {
        self.take_while(is_space);
    }

    /// A character reference at this place, consumed; none if it is not one that Telegram knows.
    fn reference(&mut self) -> Option<char> {
        let body = self.rest().strip_prefix('&')?;
        let is_number = body.starts_with('#');
        let belongs =
            |c: char| if is_number { c == '#' || c.is_ascii_alphanumeric() } else { c.is_ascii_alphabetic() };
        let end = body.find(|c| !belongs(c)).unwrap_or(body.len());
        let (name, terminated) = (body.get(..end)?, body.get(end..)?.starts_with(';'));
        let found = match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => numeric_reference(name)?,
        };
        self.at += 1 + name.len() + usize::from(terminated);
        Some(found)
    }
}

fn numeric_reference(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => digits.parse(),
    };
    code.ok().filter(|code| *code != 0).and_then(char::from_u32)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n' | '\0' | '\u{b}')
}

struct OpenTag {
    name: String,
    argument: Argument,
    begins_at_unit: usize,
    begins_at_byte: usize,
    place: usize,
}

#[derive(Default)]
struct Argument {
    value: String,
    format: Option<String>,
    expandable: bool,
}

struct Parser<'a> {
    rest: Cursor<'a>,
    plain: String,
    units: usize,
    open: Vec<OpenTag>,
    // With the order of opening, so that outer entities come first.
    done: Vec<(usize, Value)>,
}

impl Parser<'_> {
    fn run(mut self) -> Result<Formatted, String> {
        let mut opened = 0;
        while let Some(found) = self.rest.peek() {
            match found {
                '<' if self.rest.rest().starts_with("</") => self.end_tag()?,
                '<' => {
                    self.start_tag(opened)?;
                    opened += 1;
                }
                '&' => {
                    let character = self.rest.reference().or_else(|| self.rest.next());
                    self.push(character);
                }
                _ => {
                    let character = self.rest.next();
                    self.push(character);
                }
            }
        }
        if let Some(left) = self.open.last() {
            return Err(format!("Can't find end tag corresponding to start tag \"{}\"", left.name));
        }
        self.done.sort_by_key(|(place, _)| *place);
        let entities = self.done.into_iter().map(|(_, entity)| without_stray_language(entity)).collect();
        Ok(Formatted { plain: self.plain, entities })
    }

    fn push(&mut self, character: Option<char>) {
        if let Some(character) = character {
            self.plain.push(character);
            self.units += character.len_utf16();
        }
    }

    fn start_tag(&mut self, place: usize) -> Result<(), String> {
        let begin = self.rest.at;
        self.rest.next();
        let name = self.rest.take_while(|c| !is_space(c) && c != '>').to_lowercase();
        if self.rest.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        if !TAGS.iter().any(|(known, _)| *known == name) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let argument = self.attributes(&name, begin)?;
        if name == "span" && argument.value != "spoiler" {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.open.push(OpenTag {
            name,
            argument,
            begins_at_unit: self.units,
            begins_at_byte: self.plain.len(),
            place,
        });
        Ok(())
    }

    fn attributes(&mut self, tag: &str, begin: usize) -> Result<Argument, String> {
        let unclosed = || format!("Unclosed start tag \"{tag}\" at byte offset {begin}");
        let mut argument = Argument::default();
        loop {
            self.rest.skip_spaces();
            match self.rest.peek() {
                None => return Err(unclosed()),
                Some('>') => {
                    self.rest.next();
                    return Ok(argument);
                }
                Some(_) => {}
            }
            let name = self.rest.take_while(|c| !is_space(c) && c != '=' && c != '>').to_lowercase();
            if name.is_empty() {
                return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
            }
            self.rest.skip_spaces();
            let value = if self.rest.peek() == Some('=') {
                self.rest.next();
                self.rest.skip_spaces();
                self.attribute_value()?
            } else {
                String::new()
            };
            if self.rest.peek().is_none() {
                return Err(unclosed());
            }
            argument.take(tag, &name, value);
        }
    }

    fn attribute_value(&mut self) -> Result<String, String> {
        let begin = self.rest.at;
        let Some(quote @ ('"' | '\'')) = self.rest.peek() else {
            let token =
                self.rest.take_while(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-').to_lowercase();
            return match self.rest.peek() {
                Some(next) if !is_space(next) && next != '>' => {
                    Err(format!("Unexpected end of name token at byte offset {begin}"))
                }
                _ => Ok(token),
            };
        };
        self.rest.next();
        let mut value = String::new();
        while let Some(found) = self.rest.peek() {
            if found == quote {
                self.rest.next();
                break;
            }
            match self.rest.reference().or_else(|| self.rest.next()) {
                Some(character) => value.push(character),
                None => break,
            }
        }
        Ok(value)
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.rest.at;
        let Some(tag) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.rest.next();
        self.rest.next();
        let name = self.rest.take_while(|c| !is_space(c) && c != '>').to_lowercase();
        self.rest.skip_spaces();
        if self.rest.next() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        if !name.is_empty() && name != tag.name {
            let expected = &tag.name;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{name}>\""
            ));
        }
        if self.units > tag.begins_at_unit {
            self.close(tag);
        }
        Ok(())
    }

    fn close(&mut self, tag: OpenTag) {
        let length = self.units - tag.begins_at_unit;
        let inner = self.plain.get(tag.begins_at_byte..).unwrap_or_default();
        let Some(fields) = entity_fields(&tag, inner) else { return };
        // `<pre><code class="language-x">` is one block with a language.
        if tag.name == "pre"
            && let Some((_, last)) = self.done.last_mut()
            && last.get("type").and_then(Value::as_str) == Some("code")
            && last.get("offset") == Some(&json!(tag.begins_at_unit))
            && last.get("length") == Some(&json!(length))
            && let Some(code) = last.as_object_mut()
        {
            code.insert("type".to_owned(), json!("pre"));
            return;
        }
        let mut entity = Map::new();
        entity.insert("offset".to_owned(), json!(tag.begins_at_unit));
        entity.insert("length".to_owned(), json!(length));
        entity.extend(fields);
        self.done.push((tag.place, Value::Object(entity)));
    }
}

impl Argument {
    fn take(&mut self, tag: &str, name: &str, value: String) {
        match (tag, name) {
            ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix") => self.value = value,
            ("tg-time", "format") => self.format = Some(value),
            ("blockquote", "expandable") => self.expandable = true,
            ("code", "class") => {
                if let Some(language) = value.strip_prefix("language-") {
                    language.clone_into(&mut self.value);
                }
            }
            ("span", "class") => {
                if let Some(class) = value.strip_prefix("tg-") {
                    class.clone_into(&mut self.value);
                }
            }
            _ => {}
        }
    }
}

/// The entity's fields beside its place; none when the tag comes to nothing, as a link without an address.
fn entity_fields(tag: &OpenTag, inner: &str) -> Option<Map<String, Value>> {
    let kind = TAGS.iter().find(|(name, _)| *name == tag.name).map(|(_, kind)| *kind)?;
    let argument = &tag.argument;
    let fields = match kind {
        "text_link" => {
            let address = if argument.value.is_empty() { inner } else { &argument.value };
            json!({ "type": kind, "url": link_address(address)? })
        }
        "code" if !argument.value.is_empty() => json!({ "type": kind, "language": argument.value }),
        "custom_emoji" => json!({ "type": kind, "custom_emoji_id": argument.value }),
        "date_time" => {
            let mut fields = json!({ "type": kind, "unix_time": argument.value.parse::<i64>().ok()? });
            if let (Some(format), Some(fields)) = (&argument.format, fields.as_object_mut()) {
                fields.insert("date_time_format".to_owned(), json!(format));
            }
            fields
        }
        "blockquote" if argument.expandable => json!({ "type": "expandable_blockquote" }),
        _ => json!({ "type": kind }),
    };
    fields.as_object().cloned()
}

/// Inline code has no language, only a block has.
fn without_stray_language(mut entity: Value) -> Value {
    if entity.get("type").and_then(Value::as_str) == Some("code")
        && let Some(entity) = entity.as_object_mut()
    {
        entity.remove("language");
    }
    entity
}

/// The address of a link as Telegram keeps it: with a scheme it knows, or none.
fn link_address(address: &str) -> Option<String> {
    let with_scheme =
        if address.contains("://") || address.starts_with("mailto:") || address.starts_with("tel:") {
            address.to_owned()
        } else if address.contains('.') && !address.contains(char::is_whitespace) {
            format!("http://{address}")
        } else {
            return None;
        };
    let parsed = url::Url::parse(&with_scheme).ok()?;
    matches!(parsed.scheme(), "http" | "https" | "tg" | "ton" | "tonsite" | "mailto" | "tel")
        .then(|| parsed.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sandbox::render;

    fn parsed(source: &str) -> (String, Value) {
        let read = parse(source).expect("it is correct");
        (read.plain, Value::Array(read.entities))
    }

    #[test]
    fn tags_become_entities_in_utf16_units() {
        let entity = |kind: &str, offset: u32, length: u32| json!({ "type": kind, "offset": offset, "length": length });
        let table = [
            ("<b>a</b>", "a", json!([entity("bold", 0, 1)])),
            ("𝟙<STRONG>я</sTrong>", "𝟙я", json!([entity("bold", 2, 1)])),
            ("<b>a<i>b</i></b>", "ab", json!([entity("bold", 0, 2), entity("italic", 1, 1)])),
            ("<u>a</u><s>b</s>", "ab", json!([entity("underline", 0, 1), entity("strikethrough", 1, 1)])),
            ("<span class=\"tg-spoiler\">a</span>", "a", json!([entity("spoiler", 0, 1)])),
            ("<blockquote expandable>a</blockquote>", "a", json!([entity("expandable_blockquote", 0, 1)])),
            ("<code class='language-x'>a</code>", "a", json!([entity("code", 0, 1)])),
            ("<b></b>a", "a", json!([])),
            ("<a>not an address</a>", "not an address", json!([])),
            ("<b>a</ >", "a", json!([entity("bold", 0, 1)])),
            (
                "<pre><code class=\"language-sql\">a</code></pre>",
                "a",
                json!([{ "type": "pre", "offset": 0, "length": 1, "language": "sql" }]),
            ),
            (
                "<a href=\"https://a.b/?c&amp;d\">x</a>",
                "x",
                json!([{ "type": "text_link", "offset": 0, "length": 1, "url": "https://a.b/?c&d" }]),
            ),
            (
                "<tg-time unix=\"5\" format=\"wDT\">x</tg-time>",
                "x",
                json!([{ "type": "date_time", "offset": 0, "length": 1, "unix_time": 5, "date_time_format": "wDT" }]),
            ),
        ];
        for (source, plain, entities) in table {
            assert_eq!(parsed(source), (plain.to_owned(), entities), "{source}");
        }
    }

    #[test]
    fn only_telegrams_own_references_are_read() {
        let table = [
            ("&lt;&gt;&amp;&quot;", "<>&\""),
            ("&#65;&#x42;&#x1F600;", "AB😀"),
            ("&lt b", "< b"),
            ("&nbsp;&copy;&laquo;", "&nbsp;&copy;&laquo;"),
            ("a & b &", "a & b &"),
            ("&#0;&#xfffffff;", "&#0;&#xfffffff;"),
        ];
        for (source, plain) in table {
            assert_eq!(parsed(source).0, plain, "{source}");
        }
    }

    #[test]
    fn mistakes_are_told_in_telegrams_words() {
        let table = [
            ("<b>", "Can't find end tag corresponding to start tag \"b\""),
            ("1 < 2", "Unsupported start tag \"\" at byte offset 2"),
            ("<p>x</p>", "Unsupported start tag \"p\" at byte offset 0"),
            ("<i>abcde</b>", "Unmatched end tag at byte offset 8, expected \"</i>\", found \"</b>\""),
            ("</b>", "Unexpected end tag at byte offset 0"),
            ("<b>x</b", "Unclosed end tag at byte offset 4"),
            ("я<b", "Unclosed start tag at byte offset 2"),
            ("<a href=\"x", "Unclosed start tag \"a\" at byte offset 0"),
            ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
            ("<a =\"x\">z</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
            ("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ];
        for (source, expected) in table {
            assert_eq!(parse(source), Err(expected.to_owned()), "{source}");
        }
    }

    #[test]
    fn overlapping_entities_are_shown_as_correct_html() {
        let entities = vec![
            json!({ "type": "bold", "offset": 0, "length": 2 }),
            json!({ "type": "italic", "offset": 1, "length": 2 }),
        ];
        let text = Formatted { plain: "a<c".to_owned(), entities };
        assert_eq!(render::html(&text), "<b>a<i>&lt;</i></b><i>c</i>");
    }

    proptest! {
        #[test]
        fn escaped_text_is_read_back_as_it_was(text in any::<String>()) {
            let read = parse(&render::escape(&text)).expect("escaped text is correct");
            prop_assert_eq!(read, Formatted { plain: text, entities: Vec::new() });
        }

        #[test]
        fn no_text_makes_the_parser_fail_in_another_way_than_with_words(text in "[<>/&;#\"'= abspnxi0-9я😀]{0,40}") {
            if let Ok(read) = parse(&text) {
                let again = parse(&render::html(&read)).expect("what is shown is correct");
                prop_assert_eq!(again.plain, read.plain);
            }
        }
    }
}
