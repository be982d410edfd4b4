//! Telegram's HTML as far as the texts use it.

const TAGS: &[&str] =
    &["b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler", "tg-emoji", "tg-time"];
const ENTITIES: &[&str] = &["lt;", "gt;", "amp;", "quot;"];

/// What Telegram would refuse in this markup.
pub fn problem(markup: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut pieces = markup.split('<');
    let mut text = vec![pieces.next().unwrap_or_default()];
    for piece in pieces {
        let Some((tag, rest)) = piece.split_once('>') else {
            return Some(format!("a tag is not closed: {markup}"));
        };
        text.push(rest);
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> closes nothing: {markup}"));
            }
        } else {
            let name = tag.split(' ').next().unwrap_or_default();
            if !TAGS.contains(&name) {
                return Some(format!("Telegram does not know <{name}>: {markup}"));
            }
            open.push(name);
        }
    }
    let bare = text
        .iter()
        .flat_map(|text| text.split('&').skip(1))
        .any(|after| !ENTITIES.iter().any(|entity| after.starts_with(entity)));
    if bare {
        return Some(format!("a bare &: {markup}"));
    }
    open.last().map(|name| format!("<{name}> is not closed: {markup}"))
}

/// True when a text means something as markup and so cannot be shown as it is.
pub fn has_markup(words: &str) -> bool {
    without_tags(words) != words || ENTITIES.iter().any(|entity| words.contains(&format!("&{entity}")))
}

/// The words that a reader sees.
pub fn without_tags(markup: &str) -> String {
    let mut seen = String::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('<') {
        seen.push_str(before);
        let Some((_, after)) = after.split_once('>') else {
            return markup.to_owned();
        };
        rest = after;
    }
    seen + rest
}

#[test]
fn bad_markup_is_found() {
    for bad in ["<b>a", "a</b>", "<b><i>a</b></i>", "<h1>a</h1>", "a & b", "a < b"] {
        assert!(problem(bad).is_some(), "{bad}");
    }
    for good in ["a", "<b>a</b> &amp; <a href=\"x\">b</a>", "1 &lt; 2"] {
        assert_eq!(problem(good), None);
    }
}
