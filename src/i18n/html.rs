//! Markup that is safe to send.
//!
//! [`Html::escape`] is the one place where people's words become markup; every other constructor only puts safe
//! pieces together. Must not know where the markup is sent or how long it may be.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Text in Telegram's HTML subset; what people wrote is already escaped in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Turns any text into markup that shows exactly that text, also inside an attribute.
    pub fn escape(text: &str) -> Self {
        let mut markup = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '&' => markup.push_str("&amp;"),
                '<' => markup.push_str("&lt;"),
                '>' => markup.push_str("&gt;"),
                '"' => markup.push_str("&quot;"),
                other => markup.push(other),
            }
        }
        Self(markup)
    }

    /// Takes markup written by translators, its arguments already escaped.
    pub(super) fn trusted(markup: String) -> Self {
        Self(markup)
    }

    /// The markup itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup itself, for whoever stores or sends it.
    pub fn into_string(self) -> String {
        self.0
    }

    /// True when there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts pieces together with a separator between them; the separator is text, not markup.
    pub fn join(parts: impl IntoIterator<Item = Self>, separator: &str) -> Self {
        let separator = Self::escape(separator);
        let mut joined = Self::default();
        for (position, part) in parts.into_iter().enumerate() {
            if position > 0 {
                joined.push(&separator);
            }
            joined.push(&part);
        }
        joined
    }

    /// Puts pieces under each other. An empty piece makes an empty line: a gap between paragraphs.
    pub fn lines(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::join(parts, "\n")
    }

    /// Appends a piece as it is.
    pub fn push(&mut self, piece: &Self) {
        self.0.push_str(&piece.0);
    }

    /// Appends a piece on a new line; the first piece of an empty text begins it, an empty piece adds nothing.
    pub fn push_line(&mut self, piece: &Self) {
        if !self.is_empty() && !piece.is_empty() {
            self.0.push('\n');
        }
        self.push(piece);
    }

    /// Appends a piece after an empty line; the first piece of an empty text begins it, an empty piece adds
    /// nothing.
    pub fn push_paragraph(&mut self, piece: &Self) {
        if !self.is_empty() && !piece.is_empty() {
            self.0.push_str("\n\n");
        }
        self.push(piece);
    }
}

impl fmt::Display for Html {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Html;

    #[test]
    fn markup_characters_and_quotes_are_escaped_and_the_rest_is_kept() {
        let escaped = Html::escape("<b>Tom & \"Jerry\"</b> — «ООО» 👍 it's");
        assert_eq!(escaped.as_str(), "&lt;b&gt;Tom &amp; &quot;Jerry&quot;&lt;/b&gt; — «ООО» 👍 it's");
    }

    #[test]
    fn pieces_are_joined_with_an_escaped_separator() {
        let parts = ["a", "b", "c"].map(Html::escape);
        assert_eq!(Html::join(parts.clone(), " < ").as_str(), "a &lt; b &lt; c");
        assert_eq!(Html::lines(parts).as_str(), "a\nb\nc");
        assert!(Html::join([], ", ").is_empty());
    }

    #[test]
    fn lines_and_paragraphs_begin_an_empty_text_without_a_gap() {
        let mut text = Html::default();
        text.push_line(&Html::escape("one"));
        text.push_line(&Html::escape("two"));
        text.push_paragraph(&Html::escape("three"));
        assert_eq!(text.as_str(), "one\ntwo\n\nthree");
    }

    #[test]
    fn stored_markup_is_a_plain_json_string() {
        let html = Html::escape("<&>");
        let json = serde_json::to_string(&html).unwrap();
        assert_eq!(json, r#""&lt;&amp;&gt;""#);
        assert_eq!(serde_json::from_str::<Html>(&json).unwrap(), html);
    }

    proptest! {
        #[test]
        fn escaped_text_has_no_markup_and_reads_back_as_it_was(text in ".*") {
            let escaped = Html::escape(&text).into_string();
            prop_assert!(!escaped.contains(['<', '>', '"']));
            let read = escaped
                .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            prop_assert_eq!(read, text);
        }
    }
}
