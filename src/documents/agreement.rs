//! The paper of an agreement: its canonical text on A4 pages, word for word, with what is needed to check it at the
//! foot of each.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::qr;
use super::typesetting::{self, DocumentError, Pages};
use crate::domain::language::Language;
use crate::i18n::{args, texts};

const TEMPLATE: &str = include_str!("agreement.typ");
/// A paragraph of up to this many characters stays on one page.
const KEPT_TOGETHER_CHARACTERS_MAX: usize = 1500;

/// What is set on paper. Equal papers are equal bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper<'a> {
    pub language: Language,
    /// The canonical text: paragraphs with an empty line between them, the title first.
    pub text: &'a str,
    /// What people type to have the agreement checked.
    pub code: &'a str,
    /// Where the QR code leads.
    pub link: &'a str,
    /// The instant written into the file.
    pub made_at: DateTime<Utc>,
}

/// The paper as PDF.
///
/// # Errors
/// [`DocumentError::Code`] when the link is too long for a QR code.
pub fn pdf(paper: &Paper<'_>) -> Result<Vec<u8>, DocumentError> {
    set(paper)?.pdf(paper.code, paper.made_at)
}

fn set(paper: &Paper<'_>) -> Result<Pages, DocumentError> {
    let code = qr::png(paper.link)?;
    typesetting::set(TEMPLATE, &Facts::of(paper), &[("code.png", code)])
}

/// What the template reads.
#[derive(Debug, Serialize)]
struct Facts<'a> {
    language: Language,
    title: &'a str,
    paragraphs: Vec<Paragraph<'a>>,
    page: String,
    check: String,
    code: String,
    hash: String,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Paragraph<'a> {
    breakable: bool,
    groups: Vec<Group<'a>>,
}

/// Lines that are set alike.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Group<'a> {
    /// A line that announces those after it.
    Heading {
        words: &'a str,
    },
    Words {
        words: &'a str,
    },
    Rows {
        rows: Vec<Row<'a>>,
    },
}

/// A line of the schedule, «1) 15 декабря 2026 — 2 083,33 ₽», taken apart so that its pieces stand in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Row<'a> {
    number: &'a str,
    date: &'a str,
    dash: &'a str,
    amount: &'a str,
}

impl<'a> Facts<'a> {
    fn of(paper: &Paper<'a>) -> Self {
        let t = texts(paper.language);
        let mut paragraphs = paper.text.split("\n\n");
        let hash = hex::encode(Sha256::digest(paper.text));
        Self {
            language: paper.language,
            title: paragraphs.next().unwrap_or_default(),
            paragraphs: paragraphs.map(Paragraph::of).collect(),
            // The number of a page is known when it is set; the template puts it in.
            page: t.plain("agreement-paper-page", &args! { page = "{page}", pages = "{pages}" }),
            check: t.plain("agreement-paper-check", &args! {}),
            code: t.plain("agreement-paper-code", &args! { code = paper.code }),
            hash: t.plain("agreement-paper-hash", &args! { hash = hash }),
        }
    }
}

impl<'a> Paragraph<'a> {
    fn of(text: &'a str) -> Self {
        let mut groups: Vec<Group<'a>> = Vec::new();
        for line in text.lines() {
            match (Row::of(line), groups.last_mut()) {
                (Some(row), Some(Group::Rows { rows })) => rows.push(row),
                (Some(row), _) => groups.push(Group::Rows { rows: vec![row] }),
                (None, None) if line.ends_with(':') => groups.push(Group::Heading { words: line }),
                (None, _) => groups.push(Group::Words { words: line }),
            }
        }
        let has_rows = groups.iter().any(|group| matches!(group, Group::Rows { .. }));
        let breakable = has_rows || text.chars().count() > KEPT_TOGETHER_CHARACTERS_MAX;
        Self { breakable, groups }
    }
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let (number, rest) = line.split_once(' ')?;
        let digits = number.strip_suffix(')')?;
        let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let (date, amount) = rest.rsplit_once(" — ")?;
        is_number.then_some(Self { number, date, dash: "—", amount })
    }
}

#[cfg(test)]
mod tests;
