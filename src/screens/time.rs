//! A debtor needs time: which invoices, and the ways there are.

use chrono::{Datelike as _, Days, NaiveDate};

use super::plan::Month;
use super::request::{self, back, form_button, tap_button};
use super::terms::percents;
use super::{Button, FormTap, Screen};
use crate::domain::calendar;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::input::terms::Off;
use crate::domain::money::Money;
use crate::i18n::{Html, Texts, args};

/// How to come to terms, in the order of the buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Parts,
    Later,
    Promise,
    Discount,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Parts, Self::Later, Self::Promise, Self::Discount];
}

/// Where the answers of each question begin among the picks.
pub const PICK_KIND: u16 = 0;
pub const PICK_DEBT: u16 = 10;

/// All invoices, and those that are checked.
pub const EDIT_ALL: u16 = 0;
pub const EDIT_DONE: u16 = 1;

/// Characters of what an invoice is for, on a button.
const WHAT_CHARS_MAX: usize = 24;

/// Which invoices to come to terms about.
pub fn ask_debts(
    t: &Texts,
    together: &[Dossier],
    debt: DebtId,
    also: &[DebtId],
    problem: Html,
    form: i32,
) -> Screen {
    let business = together.first().map(|first| first.business.name.clone()).unwrap_or_default();
    let mut text = problem;
    text.push_line(&t.html("terms-time-ask-debts", &args! { business = business }));
    let buttons = (PICK_DEBT..).zip(together).map(|(pick, dossier)| {
        let checked = dossier.debt.id == debt || also.contains(&dossier.debt.id);
        let mark = if checked { "✓ " } else { "" };
        tap_button(format!("{mark}{}", invoice(t, dossier)), form, FormTap::Pick(pick))
    });
    let all = form_button(t, "terms-time-button-all", form, FormTap::Edit(EDIT_ALL));
    let chosen = if also.is_empty() { "single" } else { "several" };
    let done = t.plain("terms-time-button-done", &args! { chosen = chosen });
    Screen::new(text)
        .rows_of(1, buttons)
        .row([all, tap_button(done, form, FormTap::Edit(EDIT_DONE))])
        .row([back(t, form)])
}

/// Which invoice the words were about.
pub fn ask_about(t: &Texts, together: &[Dossier], words: &str, form: i32) -> Screen {
    let buttons = (PICK_DEBT..).zip(together).map(|(pick, dossier)| {
        let label = format!("{} · {}", dossier.business.name, invoice(t, dossier));
        tap_button(label, form, FormTap::Pick(pick))
    });
    Screen::new(t.html("terms-time-ask-about", &args! { words = words }))
        .rows_of(1, buttons)
        .row([back(t, form)])
}

fn invoice(t: &Texts, dossier: &Dossier) -> String {
    let what: String = dossier.debt.what.chars().take(WHAT_CHARS_MAX).collect();
    let (number, left) = (dossier.debt.number.to_string(), t.money(&dossier.unheld_balance()));
    t.plain("terms-time-button-debt", &args! { number = number, what = what, left = left })
}

/// In which way. A promise is about one invoice.
pub fn ask_kind(
    t: &Texts,
    dossier: &Dossier,
    numbers: &[i32],
    left: Money,
    problem: Html,
    form: i32,
) -> Screen {
    let facts = args! {
        count = i64::try_from(numbers.len()).unwrap_or(i64::MAX),
        numbers = t.list(numbers.iter().map(ToString::to_string)),
        left = t.money(&left),
        business = dossier.business.name,
        example = request::example(left, 4),
    };
    let mut text = problem;
    text.push_line(&t.html("terms-time-ask-kind", &facts));
    let kinds = (PICK_KIND..).zip(Kind::ALL).filter(|(_, kind)| *kind != Kind::Promise || numbers.len() == 1);
    let kinds = kinds.map(|(pick, kind)| {
        let label = match kind {
            Kind::Parts => t.plain("terms-time-button-parts", &args! {}),
            Kind::Later => t.plain("terms-time-button-later", &args! {}),
            Kind::Promise => t.plain("terms-time-button-promise", &args! {}),
            Kind::Discount => t.plain("terms-time-button-discount", &args! {}),
        };
        tap_button(label, form, FormTap::Pick(pick))
    });
    Screen::new(text).rows_of(2, kinds).row([back(t, form)])
}

/// By which later date everything is paid.
pub fn ask_later(
    t: &Texts,
    today: NaiveDate,
    month: Month,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("terms-time-ask-later", &args! {}));
    let day = |(label, on): (String, NaiveDate)| tap_button(label, form, FormTap::Date(on));
    let mut screen =
        Screen::new(text).rows_of(2, choices).rows_of(2, later_days(t, today).into_iter().map(day));
    screen.buttons.extend(month.rows(t, form));
    screen.row([back(t, form)])
}

/// In a week, in two, at the end of the month, after the tenth.
fn later_days(t: &Texts, today: NaiveDate) -> Vec<(String, NaiveDate)> {
    let in_days = |days: u64| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let next_month = calendar::next_month(today);
    let eleventh = today.with_day(11).filter(|eleventh| *eleventh > today);
    let after_tenth = eleventh.or_else(|| next_month.and_then(|first| first.with_day(11)));
    let named = |key: &str, on: NaiveDate| (t.plain(key, &args! { date = t.day_month_short(on) }), on);
    let mut days =
        vec![named("terms-time-button-week", in_days(7)), named("terms-time-button-two-weeks", in_days(14))];
    days.extend(
        next_month.and_then(|first| first.pred_opt()).map(|on| named("terms-time-button-month-end", on)),
    );
    days.extend(after_tenth.map(|on| named("terms-time-button-after-tenth", on)));
    days.retain(|(_, on)| *on > today);
    days
}

/// How much is taken off for paying at once.
pub fn ask_discount(t: &Texts, left: Money, problem: Html, choices: Vec<Button>, form: i32) -> Screen {
    let mut text = problem;
    let args = args! { left = t.money(&left), example = request::example(left, 10) };
    text.push_line(&t.html("terms-time-ask-discount", &args));
    Screen::new(text).rows_of(2, choices).rows_of(2, percents(t, left, form)).row([back(t, form)])
}

/// On which day it is paid, for the discount.
pub fn ask_at_once(
    t: &Texts,
    today: NaiveDate,
    latest: NaiveDate,
    off: Off,
    problem: Html,
    choices: Vec<Button>,
    form: i32,
) -> Screen {
    let off = match off {
        Off::Percent(percent) => format!("{}%", t.number(percent)),
        Off::Amount(amount) => t.money(&amount),
    };
    let mut text = problem;
    let args = args! { off = off, latest = t.date(latest) };
    text.push_line(&t.html("terms-time-ask-at-once", &args));
    let days = (0..8_u64).filter_map(|days| today.checked_add_days(Days::new(days)));
    let days = days.filter(|on| *on <= latest).map(|on| {
        let label = match (on - today).num_days() {
            0 => t.plain("request-promise-button-today", &args! {}),
            1 => t.plain("request-promise-button-tomorrow", &args! {}),
            _ => t.date_weekday_short(on),
        };
        tap_button(label, form, FormTap::Date(on))
    });
    Screen::new(text).rows_of(2, choices).rows_of(2, days).row([back(t, form)])
}

/// Words that say nothing about paying.
pub fn not_understood(t: &Texts, typed: &str) -> Html {
    t.html("terms-time-not-understood", &args! { typed = typed })
}

/// A discount of everything, or more.
pub fn discount_above(t: &Texts, left: Money) -> Html {
    t.html("terms-problem-discount", &args! { debt = t.money(&left) })
}

/// The typed date can mean several.
pub fn which_date(t: &Texts) -> Html {
    t.html("terms-unclear-which", &args! {})
}
