//! What the debtor is told when the business has done something.

use chrono::NaiveDate;

use super::card::payment_buttons;
use super::phrases::{card_button, name, what};
use crate::domain::dossier::Dossier;
use crate::domain::money::Money;
use crate::i18n::{Args, Html, Texts, args};
use crate::screens::common::menu_button;
use crate::screens::{Button, DebtorAction, Screen};

/// A further debt of somebody who knows the business here already.
pub fn new_debt(t: &Texts, dossier: &Dossier) -> Screen {
    let mut text = first_line(t, dossier);
    let about = args! { name = name(dossier), what = what(t, dossier, &dossier.debt.what, None) };
    text.push_line(&t.html("debtor-news-new", &about));
    let due = t.date_weekday_genitive(dossier.debt.due_on);
    let sum = args! {
        amount = t.money(&dossier.balance()),
        due = due,
        number = dossier.debt.number.to_string(),
    };
    text.push_line(&t.html("debtor-news-new-amount", &sum));
    let mut screen = Screen::new(text).papers(dossier.papers.iter().map(|paper| paper.file.clone()));
    screen.buttons = payment_buttons(t, dossier);
    let stop = Button::act(t.plain("debtor-button-stop", &args! {}), DebtorAction::AskStop(dossier.debt.id));
    screen.row([card_button(t, dossier), stop])
}

/// Everything is paid: thanks, and nothing more to press.
pub fn settled(t: &Texts, dossier: &Dossier) -> Screen {
    Screen::new(news(t, dossier, "debtor-news-settled", &facts(dossier).set("name", name(dossier))))
        .row([menu_button(t)])
}

/// A payment was recorded; something is left.
pub fn payment_received(t: &Texts, dossier: &Dossier, amount: Money) -> Screen {
    let facts = facts(dossier)
        .set("amount", t.money(&amount))
        .set("left", t.money(&dossier.balance()))
        .set("due", t.date_weekday_genitive(dossier.anchor_on()));
    Screen::new(news(t, dossier, "debtor-news-payment", &facts)).row([card_button(t, dossier)])
}

/// The due date has moved.
pub fn due_date_changed(t: &Texts, dossier: &Dossier, from: NaiveDate) -> Screen {
    let facts = facts(dossier)
        .set("from", t.day_month(from))
        .set("to", t.day_month(dossier.debt.due_on))
        .set("amount", t.money(&dossier.balance()));
    Screen::new(news(t, dossier, "debtor-news-due-date", &facts)).row([card_button(t, dossier)])
}

/// Nothing is owed any more.
pub fn cancelled(t: &Texts, dossier: &Dossier) -> Screen {
    Screen::new(news(t, dossier, "debtor-news-cancelled", &facts(dossier))).row([menu_button(t)])
}

fn first_line(t: &Texts, dossier: &Dossier) -> Html {
    t.html("debtor-first-line", &args! { business = dossier.business.name })
}

fn facts(dossier: &Dossier) -> Args {
    args! { number = dossier.debt.number.to_string(), what = dossier.debt.what }
}

fn news(t: &Texts, dossier: &Dossier, key: &str, facts: &Args) -> Html {
    let mut text = first_line(t, dossier);
    text.push_line(&t.html(key, facts));
    text
}
