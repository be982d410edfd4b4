//! Naming a day to pay: the form of the debtor, what the business hears, what became of it.

use chrono::{DateTime, NaiveDate, Utc};

use super::plan::Month;
use super::request::{self, back, debt_ref, form_button, open_debt, tap_button};
use super::{Button, DebtorAction, FormTap, Screen, debtor};
use crate::domain::dossier::Dossier;
use crate::domain::requests::History;
use crate::i18n::{Html, Texts, args};

/// Opens the calendar.
pub const EDIT_CALENDAR: u16 = 0;

/// The days in one tap, or a page of the calendar.
#[derive(Debug, Clone)]
pub enum Days {
    /// Days that people often mean; `today` is the debtor's.
    Likely {
        days: Vec<NaiveDate>,
        today: NaiveDate,
    },
    Page(Month),
}

/// On which day they will pay.
pub fn ask(
    t: &Texts,
    dossier: &Dossier,
    days: &Days,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let (number, left) = (dossier.debt.number.to_string(), t.money(&dossier.unheld_balance()));
    let mut text = problem;
    text.push_line(&t.html("request-promise-ask", &args! { number = number, left = left }));
    let mut screen = Screen::new(text).rows_of(2, choices);
    screen = match days {
        Days::Likely { days, today } => {
            let days =
                days.iter().map(|day| tap_button(day_label(t, *day, *today), form, FormTap::Date(*day)));
            let calendar =
                form_button(t, "request-promise-button-calendar", form, FormTap::Edit(EDIT_CALENDAR));
            screen.rows_of(3, days).row([calendar])
        }
        Days::Page(month) => {
            screen.buttons.extend(month.rows(t, form));
            screen
        }
    };
    screen.row([back(t, form)])
}

fn day_label(t: &Texts, day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => t.plain("request-promise-button-today", &args! {}),
        1 => t.plain("request-promise-button-tomorrow", &args! {}),
        _ => t.date_weekday_short(day),
    }
}

/// The promise before it is sent.
pub fn confirm(t: &Texts, dossier: &Dossier, on: NaiveDate, problem: Html, form: i32) -> Screen {
    let facts = args! {
        number = dossier.debt.number.to_string(),
        left = t.money(&dossier.unheld_balance()),
        on = t.date_weekday_genitive(on),
    };
    let mut text = problem;
    text.push_line(&t.html("request-promise-confirm", &facts));
    text.push_line(&t.html("request-promise-quiet", &args! { business = dossier.business.name }));
    text.push_paragraph(&t.html("request-promise-acknowledgement", &args! {}));
    Screen::new(text).row([form_button(t, "common-button-send", form, FormTap::Confirm), back(t, form)])
}

/// The amount changed between the preview and the tap.
pub fn changed(t: &Texts) -> Html {
    t.html("request-promise-changed", &args! {})
}

/// The business knows; what happens next.
pub fn made(t: &Texts, dossier: &Dossier, on: NaiveDate) -> Screen {
    let facts = args! { business = dossier.business.name, on = t.date_weekday_genitive(on) };
    Screen::new(t.html("request-promise-made", &facts)).row([pay(t, dossier), open_card(t, dossier)])
}

/// No more promises on this debt: instalments help more.
pub fn spent(t: &Texts, dossier: &Dossier) -> Screen {
    let (number, left) = (dossier.debt.number.to_string(), t.money(&dossier.unheld_balance()));
    let parts = t.plain("request-promise-button-parts", &args! {});
    let parts = Button::act(parts, DebtorAction::NeedTime(debt_ref(dossier)));
    Screen::new(t.html("request-promise-spent", &args! { number = number, left = left }))
        .row([parts, pay(t, dossier)])
        .row([open_card(t, dossier)])
}

/// The promise as the business hears of it. No answer is needed.
pub fn told(t: &Texts, dossier: &Dossier, on: NaiveDate, history: History) -> Screen {
    let facts = args! {
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
        left = t.money(&dossier.unheld_balance()),
        on = t.date_weekday_genitive(on),
    };
    let mut text = t.html("request-promise-told", &facts);
    for line in record(t, history) {
        text.push_line(&line);
    }
    Screen::new(text).row([open_debt(t, dossier)])
}

/// The day has passed with something left to pay: what the debtor hears, once, with the ways on.
pub fn broken(t: &Texts, dossier: &Dossier, on: NaiveDate, now: DateTime<Utc>) -> Screen {
    let facts = args! {
        number = dossier.debt.number.to_string(),
        left = t.money(&dossier.balance()),
        on = t.date_weekday_genitive(on),
    };
    let mut news = t.html("request-promise-broken", &facts);
    news.push_line(&t.html("request-promise-broken-ways", &args! {}));
    request::with_news(t, dossier, &news, debtor::card(t, dossier, now))
}

/// The day has passed with something left to pay: what the business hears. `debtor_hears`: whether the debtor is
/// told as well, and reminded later.
pub fn broken_owner(t: &Texts, dossier: &Dossier, on: NaiveDate, debtor_hears: bool) -> Screen {
    let facts = args! {
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
        left = t.money(&dossier.balance()),
        on = t.date_weekday_genitive(on),
    };
    let mut text = t.html("request-promise-broken-owner", &facts);
    if debtor_hears {
        text.push_line(&t.html("request-promise-broken-owner-next", &args! {}));
    }
    Screen::new(text).row([open_debt(t, dossier)])
}

/// How a client has kept to what was promised and agreed; nothing while there is nothing to tell.
pub fn record(t: &Texts, history: History) -> impl Iterator<Item = Html> {
    let History { promises_kept, promises_broken, plans_kept, plans_broken, .. } = history;
    let line =
        |key: &str, kept: i64, all: i64| (all > 0).then(|| t.html(key, &args! { kept = kept, all = all }));
    let promises = line("request-record-promises", promises_kept, promises_kept + promises_broken);
    let plans = line("request-record-plans", plans_kept, plans_kept + plans_broken);
    promises.into_iter().chain(plans)
}

fn pay(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("debtor-button-pay", &args! {}), DebtorAction::Pay(debt_ref(dossier)))
}

fn open_card(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("request-button-card", &args! {}), DebtorAction::Card(dossier.debt.id))
}
