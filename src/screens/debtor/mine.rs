//! All that a person owes, across businesses.

use chrono::{DateTime, Utc};

use super::phrases::{WHAT_CHARS_MAX, by_day, day, shorten, today};
use crate::domain::dossier::Dossier;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Html, Texts, args};
use crate::screens::common::menu_button;
use crate::screens::{Button, DebtorAction, Screen};

/// So many debts fit into one message with a button each.
pub const MINE_MAX: usize = 20;

/// How much of a business's name fits into a button.
const LABEL_CHARS_MAX: usize = 24;

/// The list, grouped by business; `more` debts beyond it are only counted.
pub fn mine(t: &Texts, owed: &[Dossier], more: usize, now: DateTime<Utc>) -> Screen {
    if owed.is_empty() {
        return Screen::new(t.html("debtor-mine-empty", &args! {})).row([menu_button(t)]);
    }
    let groups = by_business(owed);
    let mut text = t.html("debtor-mine-title", &args! {});
    for group in &groups {
        text.push_paragraph(&section(t, group, now));
    }
    if more > 0 {
        text.push_paragraph(&t.html("debtor-mine-more", &args! { count = more }));
    }
    let several = groups.len() > 1;
    let buttons = groups.iter().flatten().map(|dossier| open_button(t, dossier, several));
    Screen::new(text).rows_of(if several { 1 } else { 2 }, buttons).row([menu_button(t)])
}

fn section(t: &Texts, group: &[&Dossier], now: DateTime<Utc>) -> Html {
    let mut text = Html::default();
    if let Some(first) = group.first() {
        text = t.html("debtor-mine-business", &args! { business = first.business.name });
    }
    for dossier in group {
        text.push_line(&line(t, dossier, now));
    }
    if group.len() > 1 {
        let sums: Vec<String> = sums(group).iter().map(|sum| t.money(sum)).collect();
        text.push_line(&t.html("debtor-mine-sum", &args! { sum = sums.join(" + ") }));
    }
    text
}

fn line(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Html {
    let (on, next) = (today(dossier, now), dossier.next_part());
    let due_on = dossier.anchor_on();
    let facts = args! {
        number = dossier.debt.number.to_string(),
        what = shorten(&dossier.debt.what, WHAT_CHARS_MAX),
        left = t.money(&dossier.payable()),
    };
    match next {
        Some(part) => t.html(
            "debtor-mine-line-part",
            &facts.set("amount", t.money(&part.left)).set("due", by_day(t, due_on, on)),
        ),
        None if due_on < on => t.html("debtor-mine-line-overdue", &facts.set("due", day(t, due_on, on))),
        None => t.html("debtor-mine-line", &facts.set("due", by_day(t, due_on, on))),
    }
}

fn open_button(t: &Texts, dossier: &Dossier, several: bool) -> Button {
    let number = dossier.debt.number.to_string();
    let label = if several {
        let business = shorten(&dossier.business.name, LABEL_CHARS_MAX);
        t.plain("debtor-button-open-of", &args! { business = business, number = number })
    } else {
        t.plain("debtor-button-open", &args! { number = number, amount = t.money(&dossier.payable()) })
    };
    Button::act(label, DebtorAction::Card(dossier.debt.id))
}

fn by_business(owed: &[Dossier]) -> Vec<Vec<&Dossier>> {
    let mut groups: Vec<Vec<&Dossier>> = Vec::new();
    for dossier in owed {
        let known = groups
            .iter_mut()
            .find(|group| group.first().is_some_and(|first| first.business.id == dossier.business.id));
        match known {
            Some(group) => group.push(dossier),
            None => groups.push(vec![dossier]),
        }
    }
    groups
}

/// One sum per currency.
fn sums(group: &[&Dossier]) -> Vec<Money> {
    let mut currencies: Vec<Currency> = group.iter().map(|dossier| dossier.debt.currency).collect();
    currencies.sort();
    currencies.dedup();
    let of = |currency: Currency| {
        let balances = group.iter().map(|dossier| dossier.payable());
        Money::sum(currency, balances.filter(|balance| balance.currency() == currency)).ok()
    };
    currencies.into_iter().filter_map(of).collect()
}
