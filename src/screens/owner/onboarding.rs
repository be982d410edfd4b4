//! The first minute: what this is, and the five questions of setting up a business.

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use super::ask::Ask;
use super::words;
use crate::domain::language::Language;
use crate::domain::money::{Currency, Money};
use crate::domain::people::Business;
use crate::i18n::{Html, Texts, args};
use crate::screens::common::menu_button;
use crate::screens::{Action, Button, OwnerAction, ReplyKeyboard, Screen};

/// Due dates in examples lie so many days ahead.
const EXAMPLE_DAYS: Days = Days::new(14);

/// What this is, for somebody new.
pub fn welcome(t: &Texts) -> Screen {
    Screen::new(t.html("owner-welcome", &args! {}))
        .row([Button::act(t.plain("owner-button-found", &args! {}), OwnerAction::Found)])
        .row([
            Button::act(t.plain("owner-button-language", &args! {}), Action::ChooseLanguage),
            Button::act(t.plain("common-button-help", &args! {}), Action::Help),
        ])
}

/// What the business is called; `own_name`: the person's, to take with a tap.
pub fn name(t: &Texts, ask: &Ask, own_name: Option<&str>) -> Screen {
    let own = own_name.map(|name| ask.pick(words::label(name, 40), 0));
    ask.screen(t, &t.html("owner-ask-name", &args! {})).row(own).row(ask.leave(t))
}

pub fn currency(t: &Texts, ask: &Ask, offered: &[Currency]) -> Screen {
    let label = |currency: &Currency| match t.currency_sign(*currency) {
        sign if sign == currency.code() => sign.to_owned(),
        sign => format!("{sign} {}", currency.code()),
    };
    let buttons = offered.iter().enumerate().map(|(at, currency)| ask.pick(label(currency), at));
    ask.screen(t, &t.html("owner-ask-currency", &args! {})).rows_of(3, buttons).row(ask.leave(t))
}

/// Each zone with the time that it is there, so that one knows it at a glance.
pub fn zone(t: &Texts, ask: &Ask, offered: &[Tz], now: DateTime<Utc>) -> Screen {
    let buttons = offered.iter().enumerate().map(|(at, zone)| {
        let label = args! { zone = words::zone(t, *zone), time = t.time(now, *zone) };
        ask.pick(t.plain("owner-button-zone", &label), at)
    });
    ask.screen(t, &t.html("owner-ask-zone", &args! {})).rows_of(2, buttons).row(ask.leave(t))
}

/// How clients pay: free text.
pub fn details(t: &Texts, ask: &Ask, skip: Button) -> Screen {
    ask.screen(t, &t.html("owner-ask-details", &args! {})).row([skip]).row(ask.leave(t))
}

/// Whom clients reach with questions: the name so far, and a phone to give.
pub fn contact(t: &Texts, ask: &Ask, name: &str, skip: Button) -> Screen {
    let share = ask.pick(t.plain("owner-button-share-phone", &args! {}), 0);
    ask.screen(t, &t.html("owner-ask-contact", &args! { name = name })).row([share, skip]).row(ask.leave(t))
}

/// The keyboard whose one button shares the person's own number.
pub fn share_phone(t: &Texts) -> Screen {
    let label = t.plain("owner-button-share-phone", &args! {});
    Screen::new(t.html("owner-share-phone", &args! {})).keyboard(ReplyKeyboard::AskContact { label })
}

/// Takes that keyboard away again.
pub fn phone_noted(t: &Texts, phone: Option<&str>) -> Screen {
    let text = match phone {
        Some(phone) => t.html("owner-phone-noted", &args! { phone = phone }),
        None => t.html("owner-phone-skipped", &args! {}),
    };
    Screen::new(text).keyboard(ReplyKeyboard::Remove)
}

/// A debt in one line, as this owner would type it.
pub fn example_line(t: &Texts, currency: Currency, today: NaiveDate) -> String {
    let amount = words::example_amount(currency.code());
    let due_on = today.checked_add_days(EXAMPLE_DAYS).unwrap_or(today);
    let amount = match (t.language(), Money::new(amount.into(), currency)) {
        (Language::En, Ok(money)) => t.money(&money).replace('\u{a0}', " "),
        _ => amount.to_string(),
    };
    t.plain("owner-example-line", &args! { amount = amount, date = t.day_month_short(due_on) })
}

/// The business stands: what was noted, and what to do next.
pub fn founded(t: &Texts, business: &Business, today: NaiveDate) -> Screen {
    let mut text = t.html("owner-founded", &args! { name = business.name });
    text.push_paragraph(&summary(t, business));
    let example = example_line(t, business.currency, today);
    text.push_paragraph(&t.html("owner-founded-next", &args! { example = example }));
    Screen::new(text)
        .row([Button::act(t.plain("owner-button-new-debt", &args! {}), OwnerAction::NewDebt)])
        .row([
            Button::act(t.plain("owner-button-settings", &args! {}), OwnerAction::Settings),
            menu_button(t),
        ])
}

/// The settings of a business, a line each.
pub fn summary(t: &Texts, business: &Business) -> Html {
    let none = || t.plain("owner-summary-none", &args! {});
    let contact: Vec<String> =
        [&business.contact_name, &business.contact_phone].into_iter().flatten().cloned().collect();
    let contact = if contact.is_empty() { none() } else { contact.join(", ") };
    Html::lines([
        t.html("owner-summary-currency", &args! { currency = business.currency.code() }),
        t.html("owner-summary-zone", &args! { zone = words::zone(t, business.zone) }),
        t.html(
            "owner-summary-details",
            &args! { details = business.payment_details.clone().unwrap_or_else(none) },
        ),
        t.html("owner-summary-contact", &args! { contact = contact }),
    ])
}
