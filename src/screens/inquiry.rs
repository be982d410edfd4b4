//! Inquiries: what the debtor asks, what the owner sees of it, and what came of it.

use chrono::{DateTime, Utc};

use super::request::open_debt;
use super::{Button, OwnerAction, Screen};
use crate::domain::dossier::Dossier;
use crate::domain::inquiry::{About, Inquiry};
use crate::i18n::{Html, Texts, args};

/// What an inquiry wants, in one line.
pub fn wants(t: &Texts, about: &About) -> Html {
    match about {
        About::Amount(right) => t.html("inquiry-wants-amount", &args! { amount = t.money(right) }),
        About::DueDate(right) => t.html("inquiry-wants-due-date", &args! { date = t.date(*right) }),
        other => t.html("inquiry-wants", &args! { about = other.kind().code().replace('_', "-") }),
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
