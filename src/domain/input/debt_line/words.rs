//! The words of a line and what they may be; which of them are already spoken for.

use super::super::{date, folded};

/// The words of the line, and which of them are free to mean something.
#[derive(Clone)]
pub(super) struct Words<'a> {
    words: Vec<Word<'a>>,
}

#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Inside quotation marks: part of a name, never a number or a date.
    pub(super) quoted: bool,
    taken: bool,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut inside = false;
        let words = text.split_whitespace().map(|text| {
            let straight = text.matches('"').count();
            let opens = text.contains(['«', '“', '„']);
            let quoted = inside || opens || straight > 0;
            inside = match (text.contains(['»', '”']), straight % 2 == 1) {
                (true, _) => false,
                (false, true) => !inside,
                (false, false) => inside || opens,
            };
            Word { text, quoted, taken: false }
        });
        Self { words: words.collect() }
    }

    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// The text of `length` free words from `start`, if there are so many in a row.
    pub(super) fn span(&self, start: usize, length: usize) -> Option<String> {
        let words = self.words.get(start..start.checked_add(length)?)?;
        let free = words.iter().all(|word| !word.quoted && !word.taken);
        free.then(|| words.iter().map(|word| word.text).collect::<Vec<_>>().join(" "))
    }

    pub(super) fn get(&self, index: usize) -> Option<&'a str> {
        self.words.get(index).map(|word| word.text)
    }

    pub(super) fn take(&mut self, start: usize, length: usize) {
        self.words.iter_mut().skip(start).take(length).for_each(|word| word.taken = true);
    }

    /// Runs of words that mean nothing else, without the little words at their edges.
    pub(super) fn segments(&self) -> Vec<Vec<Word<'a>>> {
        let runs = self.words.split(|word| word.taken);
        runs.map(without_connectors).filter(|run| !run.is_empty()).collect()
    }
}

/// Words that join client, amount and subject in a sentence and belong to none of them.
const CONNECTORS: [&str; 25] = [
    "за",
    "for",
    "на",
    "сумма",
    "сумму",
    "должен",
    "должна",
    "должны",
    "owes",
    "owe",
    "долг",
    "до",
    "by",
    "is",
    "",
    "и",
    "and",
    "me",
    "us",
    "мне",
    "нам",
    "т",
    "тел",
    "tel",
    "phone",
];

pub(super) fn without_connectors<'a>(run: &[Word<'a>]) -> Vec<Word<'a>> {
    let connects = |word: &&Word| {
        let bare = folded(word.text.trim_matches([',', ';', ':', '-', '–', '—', '.']));
        !word.quoted && CONNECTORS.contains(&bare.as_str())
    };
    let from_start: Vec<Word> = run.iter().skip_while(connects).copied().collect();
    let kept = from_start.len() - from_start.iter().rev().take_while(connects).count();
    from_start.into_iter().take(kept).collect()
}

/// Words before a date that is not a deadline: of an invoice, of the work.
pub(super) fn is_other_date(word: &str) -> bool {
    matches!(word, "от" | "from" | "с" | "со" | "dated" | "за")
}

/// What figures may count besides money.
pub(super) fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 26] = [
        "шт",
        "штук",
        "штуки",
        "кг",
        "г",
        "м",
        "м2",
        "км",
        "л",
        "час",
        "часа",
        "часов",
        "ч",
        "уп",
        "упаковок",
        "pcs",
        "kg",
        "km",
        "hours",
        "hour",
        "hrs",
        "h",
        "items",
        "m2",
        "units",
        "%",
    ];
    UNITS.contains(&word) || date::is_period(word)
}
