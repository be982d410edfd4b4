//! Tells the client from what the debt is for, among the words that mean nothing else.

use super::{
    super::{folded, text},
    words::{Word, is_unit, without_connectors},
};

type Named = (Option<String>, Option<String>);

/// The client is the run that looks like a name, usually the first; the rest says what for.
pub(super) fn client_and_what(segments: &[Vec<Word>]) -> Named {
    let name_like = |run: &&Vec<Word>| run.first().is_some_and(is_name_like);
    match segments {
        [] => (None, None),
        [only] => split_name(only),
        [first, ..] => {
            let client =
                segments.iter().position(|run| name_like(&run)).filter(|_| !name_like(&first)).unwrap_or(0);
            let named = segments.get(client).map(|run| text_of(run));
            let rest = segments.iter().enumerate().filter(|(index, _)| *index != client);
            let what: Vec<Word> = rest.flat_map(|(_, run)| run.iter().copied()).collect();
            (named.flatten(), text_of(&what))
        }
    }
}

/// One run holds both: the name is its capitalised part, `Иван Петров ремонт ноутбука`.
fn split_name(run: &[Word]) -> Named {
    let Some(first) = run.iter().position(is_name_like) else {
        return (text_of(run), None);
    };
    let (before, rest) = run.split_at_checked(first).unwrap_or((run, &[]));
    let follows = |index: usize| rest.get(index + 1).is_some_and(|next| is_unit(&folded(next.text)));
    let outside =
        |(index, word): (usize, &Word)| (!is_name_like(word) && !belongs_to_name(word)) || follows(index);
    let ends = rest.iter().enumerate().position(outside).unwrap_or(rest.len());
    let (name, after) = rest.split_at_checked(ends).unwrap_or((rest, &[]));
    let what: Vec<Word> = [before, after].concat();
    (text_of(name), text_of(&without_connectors(&what)))
}

fn is_name_like(word: &Word) -> bool {
    word.quoted || word.text.starts_with(|first: char| first.is_uppercase() || first == '@')
}

fn belongs_to_name(word: &Word) -> bool {
    let figures = word.text.starts_with(|first: char| first.is_ascii_digit());
    figures || matches!(word.text, "&" | "and" | "и" | "of" | "the" | "de" | "van" | "von" | "-" | "+")
}

fn text_of(run: &[Word]) -> Option<String> {
    let joined = run.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let trimmed = joined.trim_matches([',', ';', ':', ' ', '–', '—']);
    text::clean_line(trimmed, usize::MAX).ok()
}
