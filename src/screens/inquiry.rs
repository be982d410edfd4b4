//! Inquiries: what the debtor asks, what the owner sees of it, and what came of it.

pub mod answer;
pub mod ask;

use chrono::{DateTime, NaiveDate, Utc};

use super::request::{self, debt_ref, open_debt, quoted};
use super::{Button, DebtorAction, OwnerAction, Screen};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::inquiry::{About, AboutKind, Inquiry};
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};

/// The longest text that a copy button carries.
const COPY_CHARS_MAX: usize = 256;

/// What an inquiry wants, in one line.
pub fn wants(t: &Texts, about: &About) -> Html {
    match about {
        About::Amount(right) => t.html("inquiry-wants-amount", &args! { amount = t.money(right) }),
        About::DueDate(right) => t.html("inquiry-wants-due-date", &args! { date = t.date(*right) }),
        other => t.html("inquiry-wants", &args! { about = code(other.kind()) }),
    }
}

/// A kind of inquiry as the locales spell it.
fn code(about: AboutKind) -> String {
    about.code().replace('_', "-")
}

/// What the business gets, and sees again when it opens the inquiry: what is wanted, and the ways to answer.
pub fn told(t: &Texts, dossier: &Dossier, inquiry: &Inquiry) -> Screen {
    let mut text = about_debt(t, dossier);
    text.push_line(&wants(t, &inquiry.about));
    if let Some(words) = &inquiry.words {
        text.push_line(&quoted(t, words));
    }
    text.push_paragraph(&match &inquiry.about {
        About::Amount(right) => t.html("inquiry-now-amount", &now_amount(t, dossier, *right)),
        About::DueDate(_) => t.html("inquiry-now-date", &args! { date = t.date(dossier.debt.due_on) }),
        about => t.html("inquiry-next", &args! { about = code(about.kind()) }),
    });
    if inquiry.about.kind().is_correction() && dossier.agreed.is_some() {
        text.push_line(&t.html("inquiry-under-plan", &args! {}));
    }
    let screen = Screen::new(text);
    with_answers(t, dossier, inquiry, screen).row([open_debt(t, dossier)])
}

fn now_amount(t: &Texts, dossier: &Dossier, right: Money) -> crate::i18n::Args {
    let less = dossier.balance().checked_sub(right).is_ok_and(Money::is_positive);
    args! { left = t.money(&dossier.balance()), held = if less { "part" } else { "nothing" } }
}

fn about_debt(t: &Texts, dossier: &Dossier) -> Html {
    let facts = args! {
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
        what = dossier.debt.what,
    };
    t.html("inquiry-told", &facts)
}

fn with_answers(t: &Texts, dossier: &Dossier, inquiry: &Inquiry, screen: Screen) -> Screen {
    let button = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    let explain = button("inquiry-button-explain", OwnerAction::InquiryExplain(inquiry.id));
    let agree = |label: String| Button::act(label, OwnerAction::InquiryAgree(inquiry.id));
    let other = |key: &str| button(key, OwnerAction::InquiryOther(inquiry.id));
    match &inquiry.about {
        About::Amount(_) | About::DueDate(_) if dossier.agreed.is_some() => screen.row([explain]),
        About::Amount(right) => screen
            .row([agree(t.plain("inquiry-button-correct", &args! { amount = t.money(right) }))])
            .row([other("inquiry-button-other-amount"), explain]),
        About::DueDate(right) => screen
            .row([agree(t.plain("inquiry-button-move", &args! { date = t.day_month(*right) }))])
            .row([other("inquiry-button-other-date"), explain]),
        About::Papers => screen
            .row([button("inquiry-button-add-papers", OwnerAction::AddPapers(debt_ref(dossier)))])
            .row([button("inquiry-button-reply", OwnerAction::InquiryExplain(inquiry.id))]),
        About::Payer => {
            let words = inquiry.words.clone().filter(|words| words.chars().count() <= COPY_CHARS_MAX);
            let copy = words.map(|words| Button::copy(t.plain("inquiry-button-copy", &args! {}), words));
            let reply = button("inquiry-button-reply", OwnerAction::InquiryExplain(inquiry.id));
            screen.row(copy.into_iter().chain([reply]))
        }
        // What is to be talked about has a screen of its own.
        About::Chat | About::Call | About::Meeting => screen,
    }
}

/// The owner is reminded of an inquiry that waits.
pub fn still_waits(t: &Texts, dossier: &Dossier, inquiry: &Inquiry, now: DateTime<Utc>) -> Screen {
    let days = (now - inquiry.opened_at).num_days().max(1);
    let facts = args! {
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
        days = t.days(days),
    };
    let mut text = t.html("inquiry-still-waits", &facts);
    text.push_line(&wants(t, &inquiry.about));
    let open = Button::act(t.plain("inquiry-button-open", &args! {}), OwnerAction::Inquiry(inquiry.id));
    Screen::new(text).row([open, open_debt(t, dossier)])
}

/// The client needs no answer any more.
pub fn withdrawn_owner(t: &Texts, dossier: &Dossier, inquiry: &Inquiry) -> Screen {
    let facts = args! { client = dossier.client.name, number = dossier.debt.number.to_string() };
    let mut text = t.html("inquiry-withdrawn-owner", &facts);
    text.push_line(&wants(t, &inquiry.about));
    request::decided(t, dossier, text)
}

/// The client has the answer.
pub fn answered_owner(t: &Texts, dossier: &Dossier) -> Screen {
    let facts = args! { client = dossier.client.name, number = dossier.debt.number.to_string() };
    request::decided(t, dossier, t.html("inquiry-answered-owner", &facts))
}

/// What the debtor hears: the amount was corrected.
pub fn amount_corrected(t: &Texts, dossier: &Dossier, from: Money, to: Money) -> Html {
    let facts = args! {
        business = dossier.business.name,
        number = dossier.debt.number.to_string(),
        from = t.money(&from),
        to = t.money(&to),
    };
    let mut text = if to.is_zero() {
        t.html("inquiry-corrected-to-nothing", &facts)
    } else {
        t.html("inquiry-corrected", &facts)
    };
    if let Some(reason) = dossier.ledger.entries().last().and_then(|entry| entry.reason.as_ref()) {
        text.push_line(&quoted(t, reason));
    }
    text
}

/// What the debtor hears: the date was moved.
pub fn date_corrected(t: &Texts, dossier: &Dossier, from: NaiveDate) -> Html {
    let facts = args! {
        business = dossier.business.name,
        number = dossier.debt.number.to_string(),
        from = t.date(from),
        to = t.date_weekday_genitive(dossier.debt.due_on),
    };
    t.html("inquiry-moved", &facts)
}

/// What the debtor hears: the owner's words.
pub fn explained(t: &Texts, dossier: &Dossier, about: &About, words: &str) -> Html {
    let facts = args! {
        business = dossier.business.name,
        number = dossier.debt.number.to_string(),
        about = code(about.kind()),
    };
    let mut text = t.html("inquiry-explained", &facts);
    text.push_line(&quoted(t, words));
    text
}

/// The papers that the debtor asked for.
pub fn papers_came(t: &Texts, dossier: &Dossier, added: &[FileRef]) -> Screen {
    with_papers(t, dossier, "inquiry-papers-came", added)
}

/// Papers that the debtor did not ask for.
pub fn papers_added(t: &Texts, dossier: &Dossier, added: &[FileRef]) -> Screen {
    with_papers(t, dossier, "inquiry-papers-added", added)
}

fn with_papers(t: &Texts, dossier: &Dossier, key: &str, added: &[FileRef]) -> Screen {
    let mut text = request::from(t, dossier);
    let facts = args! {
        number = dossier.debt.number.to_string(),
        what = dossier.debt.what,
        count = added.len(),
    };
    text.push_line(&t.html(key, &facts));
    Screen::new(text).papers(added.iter().cloned()).row([open_card(t, dossier)])
}

/// A copy of the invoice was taken away.
pub fn paper_removed(t: &Texts, dossier: &Dossier) -> Screen {
    let mut text = request::from(t, dossier);
    let count = dossier.papers.len();
    let facts = args! { number = dossier.debt.number.to_string(), count = count };
    text.push_line(&t.html("inquiry-paper-removed", &facts));
    let papers = (count > 0).then(|| {
        Button::act(t.plain("debtor-button-papers", &args! {}), DebtorAction::Papers(dossier.debt.id))
    });
    Screen::new(text).row(papers.into_iter().chain([open_card(t, dossier)]))
}

fn open_card(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("request-button-card", &args! {}), DebtorAction::Card(dossier.debt.id))
}
