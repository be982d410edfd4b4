//! «Already paid»: what the debtor says, and how the owner answers.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::request::{self, back, debt_ref, form_button, open_debt, tap_button};
use super::{Button, DebtorAction, FormTap, OwnerAction, Screen};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::hold::HoldReason;
use crate::domain::input::Reading;
use crate::domain::input::date::{DateProblem, DateReading};
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};

/// What answers «all» and «a part».
pub const ALL: u16 = 0;
pub const PART: u16 = 1;

/// Where possible meanings of an ambiguous amount begin among the picks.
pub const MEANINGS: u16 = 2;

/// All of it, or a part?
pub fn ask_amount(
    t: &Texts,
    dossier: &Dossier,
    left: Money,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let facts = args! {
        number = dossier.debt.number.to_string(),
        left = t.money(&left),
        example = request::example(left, 2),
    };
    let mut text = problem;
    text.push_line(&t.html("request-paid-ask-amount", &facts));
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

/// What is left to pay has changed while the form was open.
pub fn changed(t: &Texts) -> Html {
    t.html("request-paid-changed", &args! {})
}

/// On which day it was paid.
pub fn ask_day(
    t: &Texts,
    amount: Money,
    today: NaiveDate,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("request-paid-ask-day", &args! { amount = t.money(&amount) }));
    let yesterday = today.pred_opt().unwrap_or(today);
    Screen::new(text)
        .rows_of(2, choices)
        .row([
            form_button(t, "request-paid-button-today", form, FormTap::Date(today)),
            form_button(t, "request-paid-button-yesterday", form, FormTap::Date(yesterday)),
        ])
        .row([back(t, form)])
}

/// Why a typed day cannot be the one on which somebody paid.
pub fn day_problem(t: &Texts, typed: &str, reading: &DateReading) -> Html {
    match reading {
        Reading::Refused(DateProblem::InTheFuture) => t.html("request-paid-day-ahead", &args! {}),
        reading => request::date_problem(t, typed, reading),
    }
}

/// What is about to be passed on.
#[derive(Debug, Clone, Copy)]
pub struct Summary {
    pub amount: Money,
    pub on: NaiveDate,
    pub today: NaiveDate,
    /// Files of the receipt so far.
    pub files: usize,
    /// Whether only a receipt helps: the owner has looked before and found nothing.
    pub receipt_needed: bool,
}

/// Everything once more, and the receipt.
pub fn ask_receipt(t: &Texts, dossier: &Dossier, sum: Summary, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    let facts = args! {
        business = dossier.business.name,
        number = dossier.debt.number.to_string(),
        amount = t.money(&sum.amount),
        on = day(t, sum.on, sum.today),
    };
    text.push_line(&t.html("request-paid-confirm", &facts));
    text.push_line(&match (sum.files, sum.receipt_needed) {
        (0, true) => t.html("request-paid-receipt-needed", &args! {}),
        (0, false) => t.html("request-paid-receipt-helps", &args! {}),
        (files, _) => t.html("request-paid-receipt-there", &args! { files = files }),
    });
    let send = match (sum.files, sum.receipt_needed) {
        (0, true) => None,
        (0, false) => Some(form_button(t, "request-paid-button-bare", form, FormTap::Confirm)),
        _ => Some(form_button(t, "common-button-send", form, FormTap::Confirm)),
    };
    Screen::new(text).row(send.into_iter().chain([back(t, form)]))
}

/// The receipt that the owner asks for.
pub fn ask_wanted_receipt(t: &Texts, dossier: &Dossier, files: usize, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&match files {
        0 => t.html("request-paid-receipt-send", &args! { number = dossier.debt.number.to_string() }),
        files => t.html("request-paid-receipt-there", &args! { files = files }),
    });
    let send = (files > 0).then(|| form_button(t, "common-button-send", form, FormTap::Confirm));
    Screen::new(text).row(send.into_iter().chain([back(t, form)]))
}

/// A video, a voice message: no receipt.
pub fn no_receipt(t: &Texts) -> Html {
    t.html("request-paid-receipt-kinds", &args! {})
}

/// It is on its way; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier, amount: Money) -> Screen {
    let args = args! { business = dossier.business.name, amount = t.money(&amount) };
    Screen::new(t.html("request-paid-sent", &args)).row([open_card(t, dossier)])
}

/// The receipt is on its way.
pub fn receipt_sent(t: &Texts, dossier: &Dossier) -> Screen {
    Screen::new(t.html("request-paid-receipt-sent", &args! { business = dossier.business.name }))
        .row([open_card(t, dossier)])
}

fn open_card(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("request-button-card", &args! {}), DebtorAction::Card(dossier.debt.id))
}

/// What the business gets, with the receipt.
pub fn told(t: &Texts, dossier: &Dossier, amount: Money, files: &[FileRef]) -> Screen {
    let mut text = claim(t, dossier, amount);
    let asked = dossier.claim.as_ref().is_some_and(|claim| claim.receipt_asked);
    text.push_line(&match (files.len(), asked) {
        (0, true) => t.html("request-paid-receipt-awaited", &args! {}),
        (files, _) => t.html("request-paid-receipt", &args! { files = files }),
    });
    let until = dossier.hold(HoldReason::PaymentClaim).and_then(|hold| hold.until);
    if let Some(until) = until.map(|until| until.with_timezone(&dossier.business.zone).date_naive()) {
        text.push_line(&t.html("request-paid-waits", &args! { until = t.day_month(until) }));
    }
    with_answers(t, dossier, amount, text).papers(files.iter().cloned())
}

fn claim(t: &Texts, dossier: &Dossier, amount: Money) -> Html {
    let facts = args! {
        client = dossier.client.name,
        amount = t.money(&amount),
        number = dossier.debt.number.to_string(),
        what = dossier.debt.what,
    };
    match &dossier.claim {
        Some(claim) => t.html(
            "request-paid-told",
            &facts.set("on", day(t, claim.paid_on, claim.claimed_at.date_naive())),
        ),
        None => Html::default(),
    }
}

/// With the year where it is another one.
fn day(t: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { t.day_month(date) } else { t.date(date) }
}

/// The ways to answer.
fn with_answers(t: &Texts, dossier: &Dossier, amount: Money, text: Html) -> Screen {
    let debt = debt_ref(dossier);
    let button = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    let received = t.plain("request-paid-button-received", &args! { amount = t.money(&amount) });
    let asked = dossier.claim.as_ref().is_some_and(|claim| claim.receipt_asked);
    let ask = (!asked).then(|| button("request-paid-button-ask-receipt", OwnerAction::AskReceipt(debt)));
    Screen::new(text)
        .row([
            Button::act(received, OwnerAction::ConfirmPayment(debt)),
            button("request-paid-button-other", OwnerAction::ReceivedOther(debt)),
        ])
        .row(
            [button("request-paid-button-not-received", OwnerAction::DenyPayment(debt))]
                .into_iter()
                .chain(ask),
        )
        .row([open_debt(t, dossier)])
}

/// The owner is reminded of a claim that waits; `resumes`: when the debtor hears of the debt again, with the last
/// such word.
pub fn still_waits(
    t: &Texts,
    dossier: &Dossier,
    amount: Money,
    resumes: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Screen {
    let since = dossier.claim.as_ref().map_or(now, |claim| claim.claimed_at);
    let days = t.days((now - since).num_days().max(1));
    let mut text = t.html("request-paid-still-waits", &args! { client = dossier.client.name, days = days });
    text.push_line(&claim(t, dossier, amount));
    if let Some(resumes) = resumes {
        let on = resumes.with_timezone(&dossier.business.zone).date_naive();
        text.push_line(&t.html("request-paid-resumes-owner", &args! { on = t.day_month(on) }));
    }
    with_answers(t, dossier, amount, text)
}

/// The business has not answered for long: what the debtor hears.
pub fn unanswered(t: &Texts, dossier: &Dossier, resumes: DateTime<Utc>) -> Screen {
    let zone = dossier.debtor.as_ref().and_then(|debtor| debtor.zone).unwrap_or(dossier.business.zone);
    let facts = args! {
        business = dossier.business.name,
        number = dossier.debt.number.to_string(),
        on = t.day_month(resumes.with_timezone(&zone).date_naive()),
    };
    let mut text = request::from(t, dossier);
    text.push_line(&t.html("request-paid-unanswered", &facts));
    let phone = dossier.business.contact_phone.as_ref();
    if let Some(phone) = phone {
        text.push_line(&t.html("request-paid-unanswered-phone", &args! { phone = phone }));
    }
    Screen::new(text).row([open_card(t, dossier)])
}

/// The owner asks for the receipt: what the debtor hears, also when asked once more.
pub fn receipt_wanted(t: &Texts, dossier: &Dossier) -> Screen {
    let facts = args! { business = dossier.business.name, number = dossier.debt.number.to_string() };
    let mut text = request::from(t, dossier);
    let again = dossier.claim.as_ref().is_some_and(|claim| claim.nudges > 0);
    text.push_line(&match again {
        false => t.html("request-paid-receipt-wanted", &facts),
        true => t.html("request-paid-receipt-wanted-again", &facts),
    });
    let send = t.plain("request-paid-button-send-receipt", &args! {});
    let send = Button::act(send, DebtorAction::SendReceipt(debt_ref(dossier)));
    Screen::new(text).row([send, open_card(t, dossier)])
}

/// The owner has asked for the receipt.
pub fn receipt_asked_owner(t: &Texts, dossier: &Dossier) -> Screen {
    request::decided(t, dossier, t.html("request-paid-receipt-asked-owner", &args! {}))
}

/// The debtor was asked twice and sent nothing.
pub fn no_receipt_came(t: &Texts, dossier: &Dossier, amount: Money) -> Screen {
    let mut text = t.html("request-paid-no-receipt-came", &args! { client = dossier.client.name });
    text.push_line(&claim(t, dossier, amount));
    with_answers(t, dossier, amount, text)
}

/// How much came in, when it is another sum.
pub fn ask_other(
    t: &Texts,
    dossier: &Dossier,
    claimed: Money,
    left: Money,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let facts = args! {
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
        claimed = t.money(&claimed),
        left = t.money(&left),
        example = request::example(claimed, 2),
    };
    let mut text = problem;
    text.push_line(&t.html("request-paid-ask-other", &facts));
    Screen::new(text).rows_of(2, choices).row([back(t, form)])
}

/// The other sum before it is recorded.
pub fn confirm_other(
    t: &Texts,
    dossier: &Dossier,
    claimed: Money,
    amount: Money,
    problem: Html,
    form: i32,
) -> Screen {
    let facts = args! {
        number = dossier.debt.number.to_string(),
        amount = t.money(&amount),
        claimed = t.money(&claimed),
    };
    let mut text = problem;
    text.push_line(&t.html("request-paid-confirm-other", &facts));
    let record = form_button(t, "owner-button-record", form, FormTap::Confirm);
    Screen::new(text).row([record, back(t, form)])
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

/// What the debtor hears first when another sum was received than the one claimed; nothing when it is the same.
pub fn instead_of(t: &Texts, claimed: Money, amount: Money) -> Html {
    if claimed == amount {
        return Html::default();
    }
    t.html("request-paid-instead", &args! { claimed = t.money(&claimed), amount = t.money(&amount) })
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
