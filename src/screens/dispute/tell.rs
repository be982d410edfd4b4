//! The debtor tells what is wrong: the reason, words and files, how much it is about; and what is said after that.

use chrono::{DateTime, Utc};

use super::{reason, what_is_wrong};
use crate::domain::dispute::DisputeReason;
use crate::domain::dossier::Dossier;
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};
use crate::screens::request::{self, back, debt_ref, form_button, tap_button};
use crate::screens::{Button, DebtorAction, FormTap, Screen};

/// What the buttons of the form change; never the same tap as sending, which a second tap would repeat.
pub const EDIT_MORE: u16 = 0;
pub const EDIT_DONE: u16 = 1;
pub const EDIT_SUM: u16 = 2;

/// What answers «all of it».
pub const ALL: u16 = 0;

/// Where likely parts of the sum begin among the picks, and where possible meanings of an ambiguous amount do.
pub const LIKELY: u16 = 1;
pub const SUM_MEANINGS: u16 = 10;

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

/// How much it is about: all that is left, or a part, one of the likely ones or a typed one.
pub fn ask_sum(
    t: &Texts,
    left: Money,
    likely: &[Money],
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    let example = request::example(left, 4);
    text.push_line(&t.html("dispute-ask-sum", &args! { left = t.money(&left), example = example }));
    let all = t.plain("dispute-button-all", &args! { left = t.money(&left) });
    let likely =
        (LIKELY..).zip(likely).map(|(pick, sum)| tap_button(t.money(sum), form, FormTap::Pick(pick)));
    Screen::new(text)
        .rows_of(2, choices)
        .row([tap_button(all, form, FormTap::Pick(ALL))])
        .rows_of(3, likely)
        .row([back(t, form)])
}

/// What was told, before it is sent.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    pub reason: DisputeReason,
    pub words: Option<&'a str>,
    pub files: usize,
    /// `None`: everything that is left.
    pub amount: Option<Money>,
}

/// All of it, before it is sent.
pub fn summary(t: &Texts, dossier: &Dossier, told: Told<'_>, form: i32) -> Screen {
    let number = dossier.debt.number.to_string();
    let mut text =
        t.html("request-problem-summary", &args! { business = dossier.business.name, number = number });
    text.push_paragraph(&what_is_wrong(t, told.reason, told.words, told.files));
    match told.amount {
        Some(amount) => {
            let rest = dossier.payable().checked_sub(amount).unwrap_or(amount);
            let sums = args! { amount = t.money(&amount), rest = t.money(&rest) };
            text.push_paragraph(&t.html("dispute-summary-part", &sums));
        }
        None => text.push_paragraph(&t.html("request-problem-quiet", &args! {})),
    }
    Screen::new(text)
        .row([
            form_button(t, "common-button-send", form, FormTap::Confirm),
            form_button(t, "request-button-add", form, FormTap::Edit(EDIT_MORE)),
            form_button(t, "dispute-button-sum", form, FormTap::Edit(EDIT_SUM)),
        ])
        .row([form_button(t, "common-button-cancel", form, FormTap::Cancel)])
}

/// It is on its way; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Screen {
    let number = dossier.debt.number.to_string();
    let card = t.plain("request-button-card", &args! {});
    let business = &dossier.business.name;
    let text = match dossier.disputed_part(now) {
        Some(disputed) => {
            let sums = args! { amount = t.money(&disputed), rest = t.money(&dossier.payable_now(now)) };
            t.html("dispute-sent-part", &sums.set("business", business).set("number", number))
        }
        None => t.html("request-problem-sent", &args! { business = business, number = number }),
    };
    Screen::new(text).row([Button::act(card, DebtorAction::Card(dossier.debt.id))])
}

/// Why the debtor does not agree, or what is still wrong after redoing.
pub fn ask_maintain(t: &Texts, dossier: &Dossier, redoing: bool, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    let key = if redoing { "dispute-ask-not-redone" } else { "dispute-ask-maintain" };
    text.push_line(&t.html(key, &args! { business = dossier.business.name }));
    Screen::new(text).row([back(t, form)])
}

/// The words are on their way; what is disputed stays held.
pub fn maintained(t: &Texts, dossier: &Dossier) -> Screen {
    let card = t.plain("request-button-card", &args! {});
    Screen::new(t.html("dispute-maintained", &args! { business = dossier.business.name }))
        .row([Button::act(card, DebtorAction::Card(dossier.debt.id))])
}
