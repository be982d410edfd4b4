//! Cuts markup that is too long for one message: at a paragraph, else a line, else a word, never inside a character
//! reference or a tag. Tags open at a cut are closed before it and opened again after it.

/// A piece of markup that cannot be cut.
#[derive(Debug, Clone, Copy)]
enum Token<'a> {
    Opening(&'a str),
    Closing(&'a str),
    /// One visible character, maybe written as a reference.
    Shown {
        markup: &'a str,
        units: usize,
    },
}

impl<'a> Token<'a> {
    fn markup(self) -> &'a str {
        match self {
            Self::Opening(markup) | Self::Closing(markup) | Self::Shown { markup, .. } => markup,
        }
    }

    fn units(self) -> usize {
        match self {
            Self::Shown { units, .. } => units,
            Self::Opening(_) | Self::Closing(_) => 0,
        }
    }
}

/// The longest reference that Telegram knows: `&#1114111;`.
const REFERENCE_BYTES_MAX: usize = 10;

fn tokens(markup: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = markup;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '<' => rest.find('>').map_or(first.len_utf8(), |end| end + 1),
            '&' => reference_length(rest).unwrap_or(first.len_utf8()),
            other => other.len_utf8(),
        };
        let (markup, after) = rest.split_at(length);
        tokens.push(match first {
            '<' if markup.starts_with("</") => Token::Closing(markup),
            '<' => Token::Opening(markup),
            // A reference outside of the basic plane counts two units; none of ours is.
            '&' => Token::Shown { markup, units: 1 },
            other => Token::Shown { markup, units: other.len_utf16() },
        });
        rest = after;
    }
    tokens
}

fn reference_length(text: &str) -> Option<usize> {
    text.bytes().take(REFERENCE_BYTES_MAX).position(|byte| byte == b';').map(|end| end + 1)
}

/// How long the text is to Telegram: UTF-16 units of what is shown.
pub(super) fn shown_units(markup: &str) -> usize {
    tokens(markup).into_iter().map(Token::units).sum()
}

/// Pieces of at most `units_max` shown UTF-16 units each, in order; none of them empty.
pub(super) fn split(markup: &str, units_max: usize) -> Vec<String> {
    let tokens = tokens(markup);
    let mut rest = tokens.as_slice();
    let mut open: Vec<&str> = Vec::new();
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(cut(rest, units_max));
        let reopened = open.concat();
        for token in piece {
            match token {
                Token::Opening(tag) => open.push(tag),
                Token::Closing(_) => drop(open.pop()),
                Token::Shown { .. } => {}
            }
        }
        if piece.iter().any(|token| !token.markup().trim().is_empty() && token.units() > 0) {
            let body: String = piece.iter().map(|token| token.markup()).collect();
            let closing: String = open.iter().rev().map(|tag| closing_tag(tag)).collect();
            pieces.push(format!("{reopened}{}{closing}", body.trim()));
        }
        rest = after;
    }
    pieces
}

/// `<a href="…">` → `</a>`.
fn closing_tag(opening: &str) -> String {
    let inside = opening.trim_start_matches('<').trim_end_matches('>');
    format!("</{}>", inside.split_whitespace().next().unwrap_or_default())
}

/// How many tokens the next piece takes; at least one.
fn cut(tokens: &[Token<'_>], units_max: usize) -> usize {
    let mut units = 0;
    let mut fitting = 0;
    for token in tokens {
        units += token.units();
        if units > units_max {
            break;
        }
        fitting += 1;
    }
    if fitting == tokens.len() {
        return fitting;
    }
    let is = |position: usize, text: &str| tokens.get(position).is_some_and(|token| token.markup() == text);
    let after_last = |ends: &dyn Fn(usize) -> bool| {
        // A cut in the first half would leave a stub: the next coarser place is better then.
        (fitting / 2..fitting).rev().find(|position| ends(*position)).map(|position| position + 1)
    };
    after_last(&|position| is(position, "\n") && position > 0 && is(position - 1, "\n"))
        .or_else(|| after_last(&|position| is(position, "\n")))
        .or_else(|| after_last(&|position| is(position, " ")))
        .unwrap_or(fitting)
        .max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_that_fits_stays_whole() {
        assert_eq!(split("<b>Иван</b> &amp; Анна", 20), ["<b>Иван</b> &amp; Анна"]);
    }

    #[test]
    fn cuts_fall_on_paragraphs_then_lines_then_words() {
        assert_eq!(split("one two\n\nthree\nfour", 12), ["one two", "three\nfour"]);
        assert_eq!(split("one two\nthree four", 12), ["one two", "three four"]);
        assert_eq!(split("one two three", 8), ["one two", "three"]);
        assert_eq!(split("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn tags_open_at_a_cut_are_closed_and_opened_again() {
        assert_eq!(
            split("<b>one <a href=\"https://e.org\">two three</a></b>", 8),
            ["<b>one <a href=\"https://e.org\">two</a></b>", "<b><a href=\"https://e.org\">three</a></b>"],
        );
    }

    #[test]
    fn length_is_counted_as_telegram_counts_it() {
        assert_eq!(shown_units("<b>a&lt;</b>😀\n"), 5);
    }

    proptest! {
        #[test]
        fn nothing_shown_is_lost_and_no_piece_is_too_long(
            words in proptest::collection::vec("[a-zа-я&<>😀]{1,12}", 1..40),
            limit in 10_usize..60,
        ) {
            let markup = words.iter().map(|word| crate::i18n::Html::escape(word).into_string());
            let markup = format!("<i>{}</i>", markup.collect::<Vec<_>>().join(" "));
            let pieces = split(&markup, limit);
            let shown = |text: &str| -> String {
                tokens(text).iter().filter(|token| token.units() > 0 && token.markup() != " ").map(|token| token.markup()).collect()
            };
            prop_assert!(pieces.iter().all(|piece| shown_units(piece) <= limit && shown_units(piece) > 0));
            prop_assert!(pieces.iter().all(|piece| piece.starts_with("<i>") && piece.ends_with("</i>")));
            prop_assert_eq!(pieces.iter().map(|piece| shown(piece)).collect::<String>(), shown(&markup));
        }
    }
}
