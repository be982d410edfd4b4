//! «Already paid»: what the debtor says, and how the owner answers.

use super::request::{self, back, debt_ref, form_button, open_debt, tap_button};
use super::{Button, DebtorAction, FormTap, OwnerAction, Screen};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};

/// What answers «all» and «a part».
pub const ALL: u16 = 0;
pub const PART: u16 = 1;

/// Where possible meanings of an ambiguous amount begin among the picks.
pub const MEANINGS: u16 = 2;

/// The receipt, if there is one.
pub fn ask_receipt(t: &Texts, dossier: &Dossier, left: Money, problem: Html, form: i32) -> Screen {
    let (number, left) = (dossier.debt.number.to_string(), t.money(&left));
    let mut text = problem;
    text.push_line(&t.html("request-paid-ask", &args! { number = number, left = left }));
    let bare = form_button(t, "request-paid-button-bare", form, FormTap::Skip);
    Screen::new(text).row([bare, back(t, form)])
}

/// All of it, or a part?
pub fn ask_amount(t: &Texts, left: Money, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-paid-ask-amount", &args! { example = request::example(left, 2) }));
    let all = t.plain("request-paid-button-all", &args! { left = t.money(&left) });
    Screen::new(text)
        .rows_of(2, choices)
        .row([
            tap_button(all, form, FormTap::Pick(ALL)),
            form_button(t, "request-paid-button-part", form, FormTap::Pick(PART)),
        ])
        .row([back(t, form)])
}

/// How much was paid.
pub fn ask_part(t: &Texts, left: Money, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let mut text = problem;
    let args = args! { left = t.money(&left), example = request::example(left, 2) };
    text.push_line(&t.html("request-paid-ask-part", &args));
    Screen::new(text).rows_of(2, choices).row([back(t, form)])
}

/// More than what is left to pay.
pub fn above(t: &Texts, left: Money) -> Html {
    t.html("request-amount-above", &args! { left = t.money(&left), example = request::example(left, 2) })
}

/// The amount before it is passed on.
pub fn confirm(t: &Texts, dossier: &Dossier, amount: Money, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html(
        "request-paid-confirm",
        &args! {
            business = dossier.business.name,
            number = dossier.debt.number.to_string(),
            amount = t.money(&amount),
        },
    ));
    let send = form_button(t, "common-button-send", form, FormTap::Confirm);
    Screen::new(text).row([send, back(t, form)])
}

/// It is on its way; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier, amount: Money) -> Screen {
    let args = args! { business = dossier.business.name, amount = t.money(&amount) };
    let card = t.plain("request-button-card", &args! {});
    Screen::new(t.html("request-paid-sent", &args))
        .row([Button::act(card, DebtorAction::Card(dossier.debt.id))])
}

/// What the business gets, with the receipt.
pub fn told(t: &Texts, dossier: &Dossier, amount: Money, files: &[FileRef]) -> Screen {
    let shown = t.money(&amount);
    let mut text = t.html(
        "request-paid-told",
        &args! {
            client = dossier.client.name,
            amount = shown,
            number = dossier.debt.number.to_string(),
            what = dossier.debt.what,
        },
    );
    text.push_line(&t.html("request-paid-receipt", &args! { files = files.len() }));
    text.push_line(&t.html("request-paid-waits", &args! {}));
    let debt = debt_ref(dossier);
    let received = t.plain("request-paid-button-received", &args! { amount = shown });
    let not = t.plain("request-paid-button-not-received", &args! {});
    Screen::new(text)
        .row([
            Button::act(received, OwnerAction::ConfirmPayment(debt)),
            Button::act(not, OwnerAction::DenyPayment(debt)),
        ])
        .row([open_debt(t, dossier)])
        .papers(files.iter().cloned())
}

/// The owner has confirmed.
pub fn confirmed_owner(t: &Texts, dossier: &Dossier, amount: Money) -> Screen {
    let (number, amount) = (dossier.debt.number.to_string(), t.money(&amount));
    let text = if dossier.balance().is_zero() {
        t.html("request-paid-settled-owner", &args! { number = number, amount = amount })
    } else {
        let left = t.money(&dossier.balance());
        t.html("request-paid-confirmed-owner", &args! { number = number, amount = amount, left = left })
    };
    request::decided(t, dossier, text)
}

/// What the debtor hears of it.
pub fn confirmed(t: &Texts, dossier: &Dossier, amount: Money) -> Html {
    let (number, amount) = (dossier.debt.number.to_string(), t.money(&amount));
    if dossier.balance().is_zero() {
        return t.html("request-paid-settled", &args! { number = number, amount = amount });
    }
    t.html("request-paid-confirmed", &args! { number = number, amount = amount })
}

/// The owner has not found the money.
pub fn denied_owner(t: &Texts, dossier: &Dossier) -> Screen {
    request::decided(t, dossier, t.html("request-paid-denied-owner", &args! {}))
}

/// What the debtor hears of it, with what to check.
pub fn denied(t: &Texts, dossier: &Dossier) -> Html {
    t.html("request-paid-denied", &args! { number = dossier.debt.number.to_string() })
}
