//! «What is in the way?»: the question with its answers, and what the owner sees of them.

use chrono::NaiveDate;

use super::common::menu_button;
use super::request::debt_ref;
use super::{Button, DebtorAction, OwnerAction, Screen};
use crate::domain::dossier::Dossier;
use crate::domain::obstacle::{Named, Obstacle};
use crate::domain::reminder::Pause;
use crate::i18n::{Html, Texts, args};

/// The question on a page of its own.
pub fn ask(t: &Texts, dossier: &Dossier) -> Screen {
    let number = dossier.debt.number.to_string();
    let mut text = t.html("debtor-card-title", &args! { business = dossier.business.name, number = number });
    text.push_line(&question(t));
    let back = DebtorAction::Card(dossier.debt.id);
    Screen::new(text)
        .rows_of(2, answers(t, dossier))
        .row([Button::act(t.plain("common-button-back", &args! {}), back)])
}

/// The question itself.
pub fn question(t: &Texts) -> Html {
    t.html("obstacle-question", &args! {})
}

/// The answers that make sense now.
pub fn answers(t: &Texts, dossier: &Dossier) -> Vec<Button> {
    let debt = dossier.debt.id;
    Obstacle::ALL
        .into_iter()
        .filter(|obstacle| dossier.may_name(*obstacle))
        .map(|obstacle| {
            let label = t.plain("obstacle-button-answer", &args! { obstacle = code(obstacle) });
            Button::act(label, DebtorAction::Obstacle { debt, obstacle })
        })
        .collect()
}

/// The way to the question.
pub fn ask_button(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("obstacle-button-ask", &args! {}), DebtorAction::AskObstacle(dossier.debt.id))
}

/// Whoever forgot sees how to pay, or names the day.
pub fn forgot(t: &Texts, dossier: &Dossier, mut how: Screen) -> Screen {
    let mut text = t.html("obstacle-forgot", &args! {});
    text.push_paragraph(&how.text);
    how.text = text;
    let may_promise = dossier.agreed.is_none() && dossier.talks.is_none() && dossier.dispute.is_none();
    if may_promise {
        let promise = DebtorAction::Promise(debt_ref(dossier));
        let at = how.buttons.len().saturating_sub(1);
        let label = t.plain("obstacle-button-promise", &args! {});
        how.buttons.insert(at, vec![Button::act(label, promise)]);
    }
    how
}

/// Why the debtor is not reminded after an answer.
pub fn pause_debtor(t: &Texts, pause: Pause, until: &str) -> Html {
    t.html("obstacle-pause-debtor", &args! { reason = pause.code().replace('_', "-"), until = until })
}

/// As [`pause_debtor`], for the owner.
pub fn pause_owner(t: &Texts, pause: Pause, until: &str) -> Html {
    t.html("obstacle-pause-owner", &args! { reason = pause.code().replace('_', "-"), until = until })
}

/// What the client named last, as the owner's cards say it.
pub fn named(t: &Texts, named: Named, on: &str) -> Html {
    t.html("obstacle-named", &args! { obstacle = code(named.obstacle), date = on })
}

/// What clients name, the most frequent first: on how many debts each.
pub fn counts(t: &Texts, counts: &[(Obstacle, i64)], since: NaiveDate) -> Screen {
    let mut text = t.html("obstacle-counts", &args! { since = t.date(since) });
    if counts.is_empty() {
        text.push_paragraph(&t.html("obstacle-counts-none", &args! {}));
    } else {
        let line = |(obstacle, debts): &(Obstacle, i64)| {
            t.html("obstacle-counts-line", &args! { obstacle = code(*obstacle), debts = t.debts(*debts) })
        };
        text.push_paragraph(&Html::lines(counts.iter().map(line)));
    }
    let clients = t.plain("owner-button-clients", &args! {});
    let requests = t.plain("request-button-list", &args! {});
    Screen::new(text)
        .row([
            Button::act(requests, OwnerAction::Requests),
            Button::act(clients, OwnerAction::Clients { page: 0 }),
        ])
        .row([menu_button(t)])
}

/// The way to the counts.
pub fn counts_button(t: &Texts) -> Button {
    Button::act(t.plain("obstacle-button-counts", &args! {}), OwnerAction::Obstacles)
}

fn code(obstacle: Obstacle) -> String {
    obstacle.code().replace('_', "-")
}
