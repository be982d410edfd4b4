//! The two would like to talk: how, when and where; the owner's task, and what came of it.

use chrono::NaiveDate;

use super::owner::words;
use super::request::{back, debt_ref, decided, form_button, open_debt, quoted, tap_button};
use super::{Button, DebtorAction, FormTap, OwnerAction, ReplyKeyboard, Screen, thread};
use crate::domain::dossier::Dossier;
use crate::domain::inquiry::{AboutKind, Inquiry};
use crate::domain::people::Side;
use crate::domain::thread::Topic;
use crate::i18n::{Args, Html, Texts, args};

/// What takes the phone on file, and what asks the phone for its own number.
pub const ON_FILE: u16 = 0;
pub const SHARE: u16 = 1;

/// A time to call that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Today(NaiveDate),
    Morning(NaiveDate),
    Afternoon(NaiveDate),
    Any,
}

/// A time to call in words that are still true on another day.
pub fn when(t: &Texts, when: When) -> String {
    let (part, date) = match when {
        When::Today(date) => ("today", date),
        When::Morning(date) => ("morning", date),
        When::Afternoon(date) => ("afternoon", date),
        When::Any => return t.plain("thread-when-any", &args! {}),
    };
    t.plain("thread-when", &args! { part = part, date = t.date_weekday_short(date) })
}

fn facts(dossier: &Dossier) -> Args {
    args! {
        business = dossier.business.name,
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
    }
}

fn kind(about: AboutKind) -> &'static str {
    about.code()
}

/// How would the debtor like to talk?
pub fn menu(t: &Texts, dossier: &Dossier, muted: bool) -> Screen {
    let debt = debt_ref(dossier);
    let mut text = t.html("thread-talk", &facts(dossier));
    for about in [AboutKind::Call, AboutKind::Meeting] {
        if let Some(open) = dossier.inquiry(about) {
            text.push_line(&waiting(t, open));
        }
    }
    let free = |about: AboutKind, key: &str, action: DebtorAction| {
        dossier.inquiry(about).is_none().then(|| Button::act(t.plain(key, &args! {}), action))
    };
    let card = t.plain("common-button-back", &args! {});
    Screen::new(text)
        .row([thread::begin(t, dossier, Side::Debtor)])
        .row(free(AboutKind::Call, "thread-button-call", DebtorAction::AskCall(debt)))
        .row(free(AboutKind::Meeting, "thread-button-meeting", DebtorAction::AskMeeting(debt)))
        .row([
            thread::mute(t, dossier, Side::Debtor, muted),
            Button::act(card, DebtorAction::Card(dossier.debt.id)),
        ])
}

/// What the debtor has asked for and still waits for.
fn waiting(t: &Texts, open: &Inquiry) -> Html {
    let mut text = t.html("thread-waiting", &args! { about = kind(open.about.kind()) });
    if let Some(words) = &open.words {
        text.push_line(&quoted(t, words));
    }
    text
}

/// When to call.
pub fn ask_when(t: &Texts, dossier: &Dossier, offered: &[When], problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("thread-ask-when", &facts(dossier)));
    let offered = (0..).zip(offered).map(|(pick, is)| tap_button(when(t, *is), form, FormTap::Pick(pick)));
    Screen::new(text).rows_of(2, offered).row([back(t, form)])
}

/// Which number to call.
pub fn ask_phone(t: &Texts, on_file: Option<&str>, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("thread-ask-phone", &args! {}));
    let known = on_file.map(|phone| tap_button(phone.to_owned(), form, FormTap::Pick(ON_FILE)));
    let share = form_button(t, "thread-button-share", form, FormTap::Pick(SHARE));
    Screen::new(text).row(known).row([share, back(t, form)])
}

/// The keyboard whose one button shares the person's own number.
pub fn share_phone(t: &Texts) -> Screen {
    let label = t.plain("thread-button-share", &args! {});
    Screen::new(t.html("thread-share-phone", &args! {})).keyboard(ReplyKeyboard::AskContact { label })
}

/// Takes that keyboard away again, when the form was left without using it.
pub fn keyboard_gone(t: &Texts) -> Screen {
    Screen::new(t.html("thread-keyboard-gone", &args! {})).keyboard(ReplyKeyboard::Remove)
}

/// When and where to meet.
pub fn ask_place(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("thread-ask-place", &facts(dossier)));
    Screen::new(text).row([back(t, form)])
}

/// Not a phone number.
pub fn not_a_phone(t: &Texts) -> Html {
    t.html("thread-not-a-phone", &args! {})
}

/// It was passed on; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier, inquiry: &Inquiry) -> Screen {
    let facts = facts(dossier).set("about", kind(inquiry.about.kind()));
    let mut text = t.html("thread-asked", &facts);
    text.push_line(&details(t, inquiry));
    text.push_paragraph(&t.html("thread-asked-quiet", &facts));
    let withdraw = t.plain("thread-button-withdraw", &args! {});
    let card = t.plain("request-button-card", &args! {});
    Screen::new(text).row([
        Button::act(card, DebtorAction::Card(dossier.debt.id)),
        Button::act(withdraw, DebtorAction::InquiryWithdraw(inquiry.id)),
    ])
}

fn details(t: &Texts, inquiry: &Inquiry) -> Html {
    let mut text = inquiry.words.as_deref().map(|words| quoted(t, words)).unwrap_or_default();
    if let Some(phone) = &inquiry.phone {
        text.push_line(&t.html("thread-phone", &args! { phone = phone }));
    }
    text
}

/// The owner's task: what the client asks for, and what can be done.
pub fn told(t: &Texts, dossier: &Dossier, inquiry: &Inquiry) -> Screen {
    let mut text = t.html("thread-told", &facts(dossier).set("about", kind(inquiry.about.kind())));
    text.push_line(&details(t, inquiry));
    text.push_paragraph(&t.html("thread-told-waits", &args! {}));
    let topic = Topic::Inquiry(inquiry.id);
    let copy = inquiry.phone.as_ref().map(|phone| Button::copy(phone.clone(), phone.clone()));
    let done = t.plain("thread-button-done", &args! {});
    let all = (inquiry.about.kind() == AboutKind::Chat).then(|| thread::all(t, dossier, Side::Owner, topic));
    Screen::new(text)
        .row(copy)
        .row([Button::act(done, OwnerAction::InquiryDone(inquiry.id))])
        .row([thread::answer(t, dossier, Side::Owner, topic)].into_iter().chain(all))
        .row([open_debt(t, dossier)])
}

/// What came of it?
pub fn ask_outcome(t: &Texts, dossier: &Dossier, inquiry: &Inquiry, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("thread-ask-outcome", &facts(dossier).set("about", kind(inquiry.about.kind()))));
    let skip = form_button(t, "thread-button-no-outcome", form, FormTap::Skip);
    Screen::new(text).row([skip, back(t, form)])
}

/// It is done, for the business.
pub fn done_owner(t: &Texts, dossier: &Dossier, outcome: Option<&str>) -> Screen {
    let mut text = t.html("thread-done-owner", &facts(dossier));
    if let Some(outcome) = outcome {
        text.push_line(&quoted(t, &words::label(outcome, 200)));
    }
    decided(t, dossier, text)
}

/// It is done, for the debtor, who can say so if it is not.
pub fn done(t: &Texts, dossier: &Dossier, about: AboutKind) -> Screen {
    let text = t.html("thread-done", &facts(dossier).set("about", kind(about)));
    let talk = t.plain("thread-button-talk", &args! {});
    let card = t.plain("request-button-card", &args! {});
    Screen::new(text).row([
        Button::act(card, DebtorAction::Card(dossier.debt.id)),
        Button::act(talk, DebtorAction::Talk(dossier.debt.id)),
    ])
}
