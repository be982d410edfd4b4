//! Something is wrong: what the debtor tells, and how the owner answers.

use chrono::NaiveDate;

use super::plan::Month;
use super::request::{self, back, debt_ref, form_button, open_debt, quoted, tap_button};
use super::{Button, DebtRef, DebtorAction, FormTap, OwnerAction, Screen};
use crate::domain::dispute::{Dispute, DisputeReason, Resolution};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};

/// What «done» and «add more» change; never the same tap as sending, which a second tap would repeat.
pub const EDIT_MORE: u16 = 0;
pub const EDIT_DONE: u16 = 1;

/// Where possible meanings of an ambiguous amount begin among the picks.
pub const MEANINGS: u16 = 10;

/// The discount of the example: one part in so many.
const EXAMPLE_SHARES: u32 = 10;

/// Discounts offered in one tap, in percent.
pub const LIKELY_PERCENTS: [u32; 4] = [10, 20, 30, 50];

/// What is wrong, in a few words.
pub fn reason(t: &Texts, reason: DisputeReason) -> String {
    t.plain("request-problem-reason", &args! { reason = reason.code() })
}

/// What happened?
pub fn ask_reason(t: &Texts, dossier: &Dossier) -> Screen {
    let debt = debt_ref(dossier);
    let args = args! { number = dossier.debt.number.to_string(), what = dossier.debt.what };
    let reasons =
        DisputeReason::ALL.map(|is| Button::act(reason(t, is), DebtorAction::ProblemIs { debt, reason: is }));
    let card = t.plain("common-button-back", &args! {});
    Screen::new(t.html("request-problem-ask", &args))
        .rows_of(2, reasons)
        .row([Button::act(card, DebtorAction::Card(debt.id))])
}

/// Tell more, show photos.
pub fn ask_more(t: &Texts, is: DisputeReason, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-problem-tell", &args! { reason = reason(t, is) }));
    done_or_back(t, text, form)
}

/// Something came in; there may be more.
pub fn noted(t: &Texts, files: usize, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-problem-noted", &args! { files = files }));
    done_or_back(t, text, form)
}

fn done_or_back(t: &Texts, text: Html, form: i32) -> Screen {
    let done = form_button(t, "request-button-done", form, FormTap::Edit(EDIT_DONE));
    Screen::new(text).row([done, back(t, form)])
}

/// All of it, before it is sent.
pub fn summary(
    t: &Texts,
    dossier: &Dossier,
    is: DisputeReason,
    words: Option<&str>,
    files: usize,
    form: i32,
) -> Screen {
    let args = args! { business = dossier.business.name, number = dossier.debt.number.to_string() };
    let mut text = t.html("request-problem-summary", &args);
    text.push_paragraph(&what_is_wrong(t, is, words, files));
    text.push_paragraph(&t.html("request-problem-quiet", &args! {}));
    Screen::new(text)
        .row([
            form_button(t, "common-button-send", form, FormTap::Confirm),
            form_button(t, "request-button-add", form, FormTap::Edit(EDIT_MORE)),
        ])
        .row([form_button(t, "common-button-cancel", form, FormTap::Cancel)])
}

fn what_is_wrong(t: &Texts, is: DisputeReason, words: Option<&str>, files: usize) -> Html {
    let mut text = Html::escape(&reason(t, is));
    if let Some(words) = words {
        text.push_line(&quoted(t, words));
    }
    if files > 0 {
        text.push_line(&t.html("request-problem-files", &args! { count = files }));
    }
    text
}

/// It is on its way; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier) -> Screen {
    let args = args! { business = dossier.business.name, number = dossier.debt.number.to_string() };
    let card = t.plain("request-button-card", &args! {});
    Screen::new(t.html("request-problem-sent", &args))
        .row([Button::act(card, DebtorAction::Card(dossier.debt.id))])
}

/// What the business gets, with the photos, and the ways to answer.
pub fn told(t: &Texts, dossier: &Dossier, dispute: &Dispute, files: &[FileRef]) -> Screen {
    let mut text = t.html(
        "request-problem-told",
        &args! {
            client = dossier.client.name,
            number = dossier.debt.number.to_string(),
            left = t.money(&dossier.balance()),
            what = dossier.debt.what,
        },
    );
    text.push_line(&what_is_wrong(t, dispute.reason, dispute.text.as_deref(), files.len()));
    text.push_paragraph(&t.html("request-problem-waits", &args! {}));
    let debt = debt_ref(dossier);
    let answer =
        |key: &str, action: fn(DebtRef) -> OwnerAction| Button::act(t.plain(key, &args! {}), action(debt));
    Screen::new(text)
        .row([
            answer("request-problem-button-discount", OwnerAction::DisputeDiscount),
            answer("request-problem-button-redo", OwnerAction::DisputeRedo),
        ])
        .row([
            answer("request-problem-button-cancel", OwnerAction::DisputeCancel),
            answer("request-problem-button-refuse", OwnerAction::DisputeRefuse),
        ])
        .row([open_debt(t, dossier)])
        .papers(files.iter().cloned())
}

/// Cancel the debt? It cannot be undone.
fn ask_cancel(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html(
        "request-problem-cancel-ask",
        &args! {
            number = dossier.debt.number.to_string(),
            client = dossier.client.name,
            left = t.money(&dossier.balance()),
        },
    ));
    let yes = form_button(t, "request-problem-button-cancel-yes", form, FormTap::Confirm);
    Screen::new(text).row([yes, back(t, form)])
}

/// How much to take off.
pub fn ask_discount(
    t: &Texts,
    dossier: &Dossier,
    likely: &[(u32, Money)],
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    let left = dossier.balance();
    let args = args! { left = t.money(&left), example = request::example(left, EXAMPLE_SHARES) };
    text.push_line(&t.html("request-problem-discount-ask", &args));
    let likely = (0..).zip(likely).map(|(index, (percent, amount))| {
        let args = args! { percent = *percent, amount = t.money(amount) };
        tap_button(t.plain("request-problem-discount-button", &args), form, FormTap::Pick(index))
    });
    Screen::new(text).rows_of(2, choices).rows_of(2, likely).row([back(t, form)])
}

/// More than what is left to pay.
pub fn discount_above(t: &Texts, left: Money) -> Html {
    let example = request::example(left, EXAMPLE_SHARES);
    t.html("request-problem-discount-above", &args! { left = t.money(&left), example = example })
}

/// The answer before it is sent.
pub fn confirm(t: &Texts, dossier: &Dossier, resolution: &Resolution, problem: Html, form: i32) -> Screen {
    let number = dossier.debt.number.to_string();
    let answer = match resolution {
        Resolution::Cancel => return ask_cancel(t, dossier, problem, form),
        Resolution::Discount(amount) => {
            let left = dossier.balance().checked_sub(*amount).unwrap_or(*amount);
            let (amount, left) = (t.money(amount), t.money(&left));
            t.html(
                "request-problem-discount-confirm",
                &args! { number = number, amount = amount, left = left },
            )
        }
        Resolution::Redo(by) => {
            let by = t.date_weekday_genitive(*by);
            t.html("request-problem-redo-confirm", &args! { number = number, by = by })
        }
        Resolution::Refuse(reasons) => {
            let mut text = t.html("request-problem-refuse-confirm", &args! { number = number });
            text.push_line(&quoted(t, reasons));
            text
        }
    };
    let mut text = problem;
    text.push_line(&answer);
    let yes = form_button(t, "request-button-confirm", form, FormTap::Confirm);
    Screen::new(text).row([yes, back(t, form)])
}

/// By which day the work is redone.
pub fn ask_redo(
    t: &Texts,
    likely: &[NaiveDate],
    month: Month,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-problem-redo-ask", &args! {}));
    let likely = likely.iter().map(|day| tap_button(t.date_weekday_short(*day), form, FormTap::Date(*day)));
    let mut screen = Screen::new(text).rows_of(2, choices).rows_of(3, likely);
    screen.buttons.extend(month.rows(t, form));
    screen.row([back(t, form)])
}

/// Why the owner disagrees.
pub fn ask_refusal(t: &Texts, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-problem-refuse-ask", &args! {}));
    Screen::new(text).row([back(t, form)])
}

/// How it was settled, for the business.
pub fn settled_owner(t: &Texts, dossier: &Dossier, resolution: &Resolution) -> Screen {
    let text = match resolution {
        Resolution::Cancel => {
            let number = dossier.debt.number.to_string();
            t.html("request-problem-cancelled-owner", &args! { number = number })
        }
        Resolution::Discount(amount) => {
            let (amount, left) = (t.money(amount), t.money(&dossier.balance()));
            t.html("request-problem-discounted-owner", &args! { amount = amount, left = left })
        }
        Resolution::Redo(by) => {
            t.html("request-problem-redo-owner", &args! { by = t.date_weekday_genitive(*by) })
        }
        Resolution::Refuse(_) => t.html("request-problem-refused-owner", &args! {}),
    };
    request::decided(t, dossier, text)
}

/// How it was settled, for the debtor.
pub fn settled(t: &Texts, dossier: &Dossier, resolution: &Resolution) -> Html {
    let number = dossier.debt.number.to_string();
    match resolution {
        Resolution::Cancel => t.html("request-problem-cancelled", &args! { number = number }),
        Resolution::Discount(amount) if dossier.balance().is_zero() => {
            let amount = t.money(amount);
            t.html("request-problem-discounted-all", &args! { number = number, amount = amount })
        }
        Resolution::Discount(amount) => {
            let amount = t.money(amount);
            t.html("request-problem-discounted", &args! { number = number, amount = amount })
        }
        Resolution::Redo(by) => {
            let by = t.date_weekday_genitive(*by);
            t.html("request-problem-redo", &args! { number = number, by = by })
        }
        Resolution::Refuse(reasons) => {
            let mut text = t.html("request-problem-refused", &args! { number = number });
            text.push_line(&quoted(t, reasons));
            text.push_line(&t.html("request-problem-refused-ways", &args! {}));
            text
        }
    }
}
