//! What was said between the two sides, and the words around it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::request::{form_button, open_debt};
use super::screen::Paper;
use super::{Button, DebtorAction, FormTap, OwnerAction, Picture, Screen};
use crate::domain::dossier::{Dossier, FileKind};
use crate::domain::people::{Person, Side};
use crate::domain::thread::{Message, Topic};
use crate::i18n::{Args, Html, Texts, args};

/// One message as a reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    pub message: &'a Message,
    /// Who said it; `None`: the reader.
    pub by: Option<&'a Person>,
}

fn facts(dossier: &Dossier) -> Args {
    args! {
        business = dossier.business.name,
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
    }
}

/// A text that reads differently on either side.
fn sided(t: &Texts, side: Side, [owner, debtor]: [&str; 2], facts: &Args) -> Html {
    t.html(
        match side {
            Side::Owner => owner,
            Side::Debtor => debtor,
        },
        facts,
    )
}

/// Who speaks: the client as the business knows them, or the person and the business.
fn speaker(t: &Texts, dossier: &Dossier, side: Side, by: &Person) -> String {
    match side {
        Side::Debtor => dossier.client.name.clone(),
        Side::Owner => {
            let names = args! { name = by.full_name(), business = dossier.business.name };
            t.plain("thread-speaker", &names)
        }
    }
}

/// The way to the card of the debt.
fn card(t: &Texts, dossier: &Dossier, side: Side) -> Button {
    match side {
        Side::Owner => open_debt(t, dossier),
        Side::Debtor => {
            let label = t.plain("request-button-card", &args! {});
            Button::act(label, DebtorAction::Card(dossier.debt.id))
        }
    }
}

/// The way to everything said so far.
pub fn all(t: &Texts, dossier: &Dossier, side: Side, topic: Topic) -> Button {
    let label = t.plain("thread-button-all", &args! {});
    let debt = dossier.debt.id;
    match (side, topic) {
        (Side::Owner, Topic::Dispute(_)) => Button::act(label, OwnerAction::DisputeThread(debt)),
        (Side::Owner, Topic::Inquiry(inquiry)) => Button::act(label, OwnerAction::InquiryThread(inquiry)),
        (Side::Debtor, Topic::Dispute(_)) => Button::act(label, DebtorAction::DisputeThread(debt)),
        (Side::Debtor, Topic::Inquiry(inquiry)) => Button::act(label, DebtorAction::InquiryThread(inquiry)),
    }
}

/// The way to say something.
pub fn answer(t: &Texts, dossier: &Dossier, side: Side, topic: Topic) -> Button {
    let label = t.plain("thread-button-answer", &args! {});
    let debt = dossier.debt.id;
    match (side, topic) {
        (Side::Owner, Topic::Dispute(_)) => Button::act(label, OwnerAction::DisputeWrite(debt)),
        (Side::Owner, Topic::Inquiry(inquiry)) => Button::act(label, OwnerAction::InquiryWrite(inquiry)),
        (Side::Debtor, Topic::Dispute(_)) => Button::act(label, DebtorAction::DisputeWrite(debt)),
        (Side::Debtor, Topic::Inquiry(inquiry)) => Button::act(label, DebtorAction::InquiryWrite(inquiry)),
    }
}

/// Take no messages of the other side, or take them again.
pub fn mute(t: &Texts, dossier: &Dossier, side: Side, muted: bool) -> Button {
    let debt = dossier.debt.id;
    let key = if muted { "thread-button-unmute" } else { "thread-button-mute" };
    let label = t.plain(key, &args! {});
    match (side, muted) {
        (Side::Owner, false) => Button::act(label, OwnerAction::Mute(debt)),
        (Side::Owner, true) => Button::act(label, OwnerAction::Unmute(debt)),
        (Side::Debtor, false) => Button::act(label, DebtorAction::Mute(debt)),
        (Side::Debtor, true) => Button::act(label, DebtorAction::Unmute(debt)),
    }
}

/// Write now: everything is passed on until the person leaves.
pub fn ask(t: &Texts, dossier: &Dossier, side: Side, form: i32) -> Screen {
    let text = sided(t, side, ["thread-ask-owner", "thread-ask"], &facts(dossier));
    Screen::new(text).row([leave(t, form)])
}

fn leave(t: &Texts, form: i32) -> Button {
    form_button(t, "thread-button-leave", form, FormTap::Cancel)
}

/// It was passed on, or will be `later`, when the client may be written to; there may be more.
pub fn passed(
    t: &Texts,
    dossier: &Dossier,
    (side, topic): (Side, Topic),
    later: Option<(DateTime<Utc>, Tz)>,
    form: i32,
) -> Screen {
    let text = match later {
        Some((at, zone)) => t.html("thread-passed-later", &facts(dossier).set("when", t.instant(at, zone))),
        None => sided(t, side, ["thread-passed-owner", "thread-passed"], &facts(dossier)),
    };
    Screen::new(text).row([leave(t, form), all(t, dossier, side, topic)])
}

/// It was not passed on, and why.
pub fn not_passed(t: &Texts, problem: Html, form: i32) -> Screen {
    Screen::new(problem).row([leave(t, form)])
}

/// What cannot be passed on at all.
pub fn unusable(t: &Texts) -> Html {
    t.html("thread-unusable", &args! {})
}

/// The person has left the chat; answers still come.
pub fn left(t: &Texts, dossier: &Dossier, side: Side) -> Screen {
    let text = sided(t, side, ["thread-left-owner", "thread-left"], &facts(dossier));
    Screen::new(text).row([card(t, dossier, side)])
}

/// The topic is closed: nothing more can be said about it, but there are other ways.
pub fn closed(t: &Texts, dossier: &Dossier, side: Side) -> Screen {
    let mut text = sided(t, side, ["thread-closed-owner", "thread-closed"], &facts(dossier));
    let mut ways = vec![card(t, dossier, side)];
    if !dossier.is_closed() {
        text.push_line(&t.html("thread-closed-ways", &args! {}));
        ways.insert(0, begin(t, dossier, side));
    }
    Screen::new(text).row(ways)
}

/// The way to a chat.
pub fn begin(t: &Texts, dossier: &Dossier, side: Side) -> Button {
    let label = t.plain("thread-button-chat", &args! {});
    match side {
        Side::Owner => Button::act(label, OwnerAction::Chat(dossier.debt.id)),
        Side::Debtor => Button::act(label, DebtorAction::Chat(dossier.debt.id)),
    }
}

/// What the other side has said, with who it was and which bill it is about.
pub fn passed_on(
    t: &Texts,
    dossier: &Dossier,
    by: &Person,
    reader: Side,
    topic: Topic,
    message: &Message,
) -> Screen {
    let speaker = speaker(t, dossier, message.side, by);
    let mut text = t.html("thread-says", &facts(dossier).set("speaker", speaker));
    if message.side == reader {
        // A colleague reads what the client is told.
        text = t.html("thread-says-colleague", &facts(dossier).set("name", by.full_name()));
    }
    text.push_line(&words(message));
    let mut screen =
        Screen::new(text).row([answer(t, dossier, reader, topic), all(t, dossier, reader, topic)]);
    match (message.files.as_slice(), &message.album) {
        ([file], None) if file.kind == FileKind::Photo => {
            screen = screen.picture(Picture::Photo(file.file_id.clone()));
        }
        (files, _) => screen = screen.papers(files.iter().cloned()),
    }
    screen
}

/// A further file of an album, with what waits to be passed on of it.
pub fn joined(mut waiting: Screen, message: &Message) -> Screen {
    waiting.text.push_line(&words(message));
    waiting.papers.extend(message.files.iter().cloned().map(Paper::File));
    waiting
}

fn words(message: &Message) -> Html {
    message.text.as_deref().map(Html::escape).unwrap_or_default()
}

/// Everything that was said, in order, with the files.
pub fn messages(
    t: &Texts,
    dossier: &Dossier,
    (side, topic): (Side, Topic),
    lines: &[Line<'_>],
    (open, muted): (bool, bool),
    zone: Tz,
) -> Screen {
    let mut text = t.html("thread-title", &facts(dossier));
    if lines.is_empty() {
        text.push_paragraph(&t.html("thread-empty", &args! {}));
    }
    for line in lines {
        text.push_paragraph(&said(t, dossier, *line, zone));
    }
    if !open {
        text.push_paragraph(&t.html("thread-is-closed", &args! {}));
    }
    let files = lines.iter().flat_map(|line| line.message.files.iter().cloned());
    let answer = (open && !muted).then(|| answer(t, dossier, side, topic));
    let mute = match topic {
        Topic::Inquiry(_) if open || muted => Some(mute(t, dossier, side, muted)),
        _ => None,
    };
    Screen::new(text).papers(files).row(answer.into_iter().chain([card(t, dossier, side)])).row(mute)
}

fn said(t: &Texts, dossier: &Dossier, line: Line<'_>, zone: Tz) -> Html {
    let message = line.message;
    let who = match line.by {
        Some(by) => speaker(t, dossier, message.side, by),
        None => t.plain("thread-you", &args! {}),
    };
    let mut text = t.html("thread-line", &args! { speaker = who, when = t.instant(message.at, zone) });
    text.push_line(&words(message));
    if !message.files.is_empty() {
        text.push_line(&t.html("thread-files", &args! { count = message.files.len() }));
    }
    text
}

/// The person takes no messages any more, or takes them again.
pub fn muted(t: &Texts, dossier: &Dossier, side: Side, muted: bool) -> Screen {
    let text = match muted {
        true => sided(t, side, ["thread-muted-owner", "thread-muted"], &facts(dossier)),
        false => sided(t, side, ["thread-unmuted-owner", "thread-unmuted"], &facts(dossier)),
    };
    Screen::new(text).row([mute(t, dossier, side, muted), card(t, dossier, side)])
}

/// The other side takes no messages any more, or takes them again; what goes on all the same.
pub fn muted_news(t: &Texts, dossier: &Dossier, reader: Side, muted: bool) -> Screen {
    let text = match muted {
        true => sided(t, reader, ["thread-muted-news-owner", "thread-muted-news"], &facts(dossier)),
        false => sided(t, reader, ["thread-unmuted-news-owner", "thread-unmuted-news"], &facts(dossier)),
    };
    Screen::new(text).row([card(t, dossier, reader)])
}

/// Nobody has written for a long time: the chat is over.
pub fn lapsed(t: &Texts, dossier: &Dossier) -> Screen {
    let text = t.html("thread-lapsed", &facts(dossier));
    Screen::new(text).row([begin(t, dossier, Side::Owner), open_debt(t, dossier)])
}
