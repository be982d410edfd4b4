//! The owner's side: the forms in which an inquiry is answered.

use super::about_debt;
use crate::domain::dossier::Dossier;
use crate::domain::inquiry::Inquiry;
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};
use crate::screens::plan::Month;
use crate::screens::request::{self, back, form_button, quoted};
use crate::screens::{Button, FormTap, Screen};
use chrono::NaiveDate;

/// Answers that nothing is left to pay, or that it is as the client says.
pub const READY: u16 = 0;

/// Where possible meanings of an ambiguous amount begin among the picks.
pub const MEANINGS: u16 = 1;

/// Which amount is left to pay.
pub fn ask_amount(t: &Texts, dossier: &Dossier, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let left = dossier.balance();
    let facts = args! { left = t.money(&left), example = request::example(left, 2) };
    let mut text = problem;
    text.push_line(&about_debt(t, dossier));
    text.push_line(&t.html("inquiry-owner-ask-amount", &facts));
    let nothing = form_button(t, "inquiry-button-nothing", form, FormTap::Pick(READY));
    Screen::new(text).rows_of(2, choices).row([nothing, back(t, form)])
}

/// Why the amount changes: the client reads it in «Why this amount».
pub fn ask_reason(t: &Texts, dossier: &Dossier, to: Money, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&from_to(t, dossier, to));
    text.push_line(&t.html("inquiry-owner-ask-reason", &args! {}));
    let ready = form_button(t, "inquiry-button-mistake", form, FormTap::Pick(READY));
    Screen::new(text).row([ready, back(t, form)])
}

/// The reason in one tap, as the debtor reads it.
pub fn ready_reason(t: &Texts) -> String {
    t.plain("inquiry-reason-mistake", &args! {})
}

/// The correction before it is made.
pub fn check_amount(
    t: &Texts,
    dossier: &Dossier,
    to: Money,
    reason: &str,
    problem: Html,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&from_to(t, dossier, to));
    text.push_line(&quoted(t, reason));
    text.push_line(&t.html("inquiry-owner-check-amount", &args! {}));
    if to.is_zero() {
        text.push_line(&t.html("inquiry-owner-check-nothing", &args! {}));
    }
    let correct = form_button(t, "inquiry-button-do-correct", form, FormTap::Confirm);
    Screen::new(text).row([correct, back(t, form)])
}

fn from_to(t: &Texts, dossier: &Dossier, to: Money) -> Html {
    let facts = args! {
        number = dossier.debt.number.to_string(),
        from = t.money(&dossier.balance()),
        to = t.money(&to),
    };
    t.html("inquiry-owner-from-to", &facts)
}

/// Which date is right.
pub fn ask_date(
    t: &Texts,
    dossier: &Dossier,
    month: Month,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&about_debt(t, dossier));
    let due = t.date_weekday_genitive(dossier.debt.due_on);
    text.push_line(&t.html("inquiry-owner-ask-date", &args! { due = due }));
    let mut screen = Screen::new(text).rows_of(2, choices);
    screen.buttons.extend(month.rows(t, form));
    screen.row([back(t, form)])
}

/// The date before the client is told.
pub fn check_date(t: &Texts, dossier: &Dossier, to: NaiveDate, problem: Html, form: i32) -> Screen {
    let facts = args! {
        number = dossier.debt.number.to_string(),
        from = t.date(dossier.debt.due_on),
        to = t.date_weekday_genitive(to),
    };
    let mut text = problem;
    text.push_line(&t.html("inquiry-owner-check-date", &facts));
    let change = form_button(t, "owner-button-move", form, FormTap::Confirm);
    Screen::new(text).row([change, back(t, form)])
}

/// The answer in words.
pub fn ask_words(t: &Texts, dossier: &Dossier, inquiry: &Inquiry, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&about_debt(t, dossier));
    text.push_line(&super::wants(t, &inquiry.about));
    text.push_line(&t.html("inquiry-owner-ask-words", &args! { client = dossier.client.name }));
    Screen::new(text).row([back(t, form)])
}

/// The answer before it is sent.
pub fn check_words(t: &Texts, dossier: &Dossier, words: &str, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("inquiry-owner-check-words", &args! { client = dossier.client.name }));
    text.push_line(&quoted(t, words));
    let send = form_button(t, "common-button-send", form, FormTap::Confirm);
    Screen::new(text).row([send, back(t, form)])
}
