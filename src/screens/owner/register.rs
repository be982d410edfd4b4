//! Registering a debt: the questions, and the card to check.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::ask::Ask;
use super::words;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Html, Texts, args};
use crate::screens::calendar::{Month, calendar};
use crate::screens::{Button, FormTap, Screen};

/// Whom the debt is for; recent clients are offered.
pub fn client(t: &Texts, ask: &Ask, recent: &[String]) -> Screen {
    let buttons = recent.iter().enumerate().map(|(at, name)| ask.pick(words::label(name, 30), at));
    ask.screen(t, &t.html("owner-ask-client", &args! {})).rows_of(2, buttons).row(ask.leave(t))
}

/// How much; `readings`: the meanings of what was typed, to choose from.
pub fn amount(t: &Texts, ask: &Ask, currency: Currency, readings: &[Money]) -> Screen {
    let example = t.number(words::example_amount(currency.code()));
    let question = t.html("owner-ask-amount", &args! { example = example, currency = currency.code() });
    let buttons = readings.iter().enumerate().map(|(at, money)| ask.pick(t.money(money), at));
    ask.screen(t, &question).rows_of(2, buttons).row(ask.leave(t))
}

/// An answer to "when?" with its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likely {
    Today,
    Yesterday,
    Week,
    TwoWeeks,
    Month,
    EndOfMonth,
    /// What was typed may mean this day.
    Exactly,
}

fn likely_label(t: &Texts, likely: Likely, date: NaiveDate, today: NaiveDate) -> String {
    let key = match likely {
        Likely::Exactly => return words::day(t, date, today),
        Likely::Today => return t.plain("owner-button-today", &args! {}),
        Likely::Yesterday => return t.plain("owner-button-yesterday", &args! {}),
        Likely::Week => "owner-button-week",
        Likely::TwoWeeks => "owner-button-two-weeks",
        Likely::Month => "owner-button-month",
        Likely::EndOfMonth => "owner-button-end-of-month",
    };
    t.plain(key, &args! { date = words::day_short(t, date, today) })
}

/// What a question about a date offers.
#[derive(Debug, Clone)]
pub struct Dates<'a> {
    pub today: NaiveDate,
    pub likely: &'a [(Likely, NaiveDate)],
    /// The page of the calendar, when it is open.
    pub month: Option<Month>,
    pub bounds: RangeInclusive<NaiveDate>,
}

/// Adds the likely answers, or the calendar.
pub fn with_dates(t: &Texts, ask: &Ask, mut screen: Screen, dates: &Dates<'_>) -> Screen {
    if let Some(month) = dates.month {
        let (earliest, latest) = (*dates.bounds.start(), *dates.bounds.end());
        screen.buttons.extend(calendar(t, month.year, month.month, earliest, latest, ask.form));
        return screen;
    }
    let buttons = dates
        .likely
        .iter()
        .enumerate()
        .map(|(at, (likely, date))| ask.pick(likely_label(t, *likely, *date, dates.today), at));
    let Month { year, month } = Month::of(dates.today).within(&dates.bounds);
    let open = ask.tap(t.plain("owner-button-calendar", &args! {}), FormTap::Month { year, month });
    screen.rows_of(2, buttons).row([open])
}

pub fn due(t: &Texts, ask: &Ask, dates: &Dates<'_>) -> Screen {
    let screen = ask.screen(t, &t.html("owner-ask-due", &args! {}));
    with_dates(t, ask, screen, dates).row(ask.leave(t))
}

pub fn what(t: &Texts, ask: &Ask) -> Screen {
    ask.screen(t, &t.html("owner-ask-what", &args! {})).row(ask.leave(t))
}

pub fn service(t: &Texts, ask: &Ask, dates: &Dates<'_>) -> Screen {
    let screen = ask.screen(t, &t.html("owner-ask-service", &args! {}));
    with_dates(t, ask, screen, dates).row([ask.skip(t)]).row(ask.leave(t))
}

/// Copies of the invoice: so many so far.
pub fn papers(t: &Texts, ask: &Ask, count: usize) -> Screen {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let on = if count == 0 {
        ask.skip(t)
    } else {
        ask.tap(t.plain("owner-button-done", &args! {}), FormTap::Confirm)
    };
    ask.screen(t, &t.html("owner-ask-papers", &args! { count = count })).row([on]).row(ask.leave(t))
}

/// A debt as it would be registered.
#[derive(Debug, Clone)]
pub struct Check<'a> {
    pub client: &'a str,
    pub phone: Option<&'a str>,
    /// How many open debts the client has, if there is such a client already.
    pub known_with: Option<i64>,
    pub amount: &'a Money,
    /// The currency that the business usually takes.
    pub usual: Currency,
    pub due_on: NaiveDate,
    pub what: &'a str,
    pub service_on: Option<NaiveDate>,
    pub papers: usize,
    pub today: NaiveDate,
}

/// The card to check before it is registered.
pub fn check(t: &Texts, ask: &Ask, debt: &Check<'_>) -> Screen {
    let text = ask.text(t, &t.html("owner-check", &args! {}));
    let mut lines =
        vec![text, Html::default(), check_client(t, debt), check_amount(t, debt), check_due(t, debt)];
    lines.push(t.html("owner-check-what", &args! { what = debt.what }));
    if let Some(date) = debt.service_on {
        lines.push(t.html("owner-check-service", &args! { date = words::day(t, date, debt.today) }));
    }
    if debt.papers > 0 {
        let count = i64::try_from(debt.papers).unwrap_or(i64::MAX);
        lines.push(t.html("owner-check-papers", &args! { count = count }));
    }
    let register = ask.tap(t.plain("owner-button-register", &args! {}), FormTap::Confirm);
    let cancel = ask.tap(t.plain("common-button-cancel", &args! {}), FormTap::Cancel);
    Screen::new(Html::lines(lines)).row([register]).rows_of(3, edits(t, ask)).row([cancel])
}

/// In the order of the form's fields.
fn edits(t: &Texts, ask: &Ask) -> Vec<Button> {
    let keys = [
        "owner-button-client",
        "owner-button-amount",
        "owner-button-due",
        "owner-button-what",
        "owner-button-service",
        "owner-button-papers",
    ];
    (0..).zip(keys).map(|(at, key)| ask.tap(t.plain(key, &args! {}), FormTap::Edit(at))).collect()
}

fn check_client(t: &Texts, debt: &Check<'_>) -> Html {
    let mut line = match debt.known_with {
        None => t.html("owner-check-client-new", &args! { client = debt.client }),
        Some(0) => t.html("owner-check-client-known", &args! { client = debt.client }),
        Some(count) => {
            t.html("owner-check-client-owes", &args! { client = debt.client, debts = t.debts(count) })
        }
    };
    if let Some(phone) = debt.phone {
        line.push_line(&t.html("owner-check-phone", &args! { phone = phone }));
    }
    line
}

fn check_amount(t: &Texts, debt: &Check<'_>) -> Html {
    let amount = t.money(debt.amount);
    if debt.amount.currency() == debt.usual {
        return t.html("owner-check-amount", &args! { amount = amount });
    }
    let (currency, usual) = (debt.amount.currency().code(), debt.usual.code());
    t.html("owner-check-amount-other", &args! { amount = amount, currency = currency, usual = usual })
}

fn check_due(t: &Texts, debt: &Check<'_>) -> Html {
    let date = words::day(t, debt.due_on, debt.today);
    if debt.due_on < debt.today {
        let days = t.days((debt.today - debt.due_on).num_days());
        return t.html("owner-check-due-overdue", &args! { date = date, days = days });
    }
    let distance = words::distance(t, debt.due_on, debt.today);
    t.html("owner-check-due", &args! { date = date, distance = distance })
}

/// More than one line holds.
pub fn line_too_long(t: &Texts, most: usize) -> Screen {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Screen::new(t.html("owner-line-too-long", &args! { most = most }))
        .row([crate::screens::common::menu_button(t)])
}
