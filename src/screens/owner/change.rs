//! Forms about one debt: record a payment, move the date, add papers.

use chrono::NaiveDate;

use super::ask::Ask;
use super::card::title;
use super::register::{Dates, with_dates};
use super::words;
use crate::domain::dossier::Dossier;
use crate::domain::money::Money;
use crate::domain::plan::PartStanding;
use crate::i18n::{Texts, args};
use crate::screens::{FormTap, Screen, following};

/// What is left to be paid: of the debt, or of all debts of its plan in force.
#[derive(Debug, Clone, Copy)]
pub struct Due<'a> {
    pub left: Money,
    /// The parts of the plan in force; none without a plan.
    pub parts: &'a [PartStanding],
}

/// How much came in; `readings`: the meanings of what was typed, to choose from. Under a plan the next part
/// is the likely answer.
pub fn payment(t: &Texts, ask: &Ask, dossier: &Dossier, due: &Due<'_>, readings: &[Money]) -> Screen {
    let left = t.money(&due.left);
    let mut question = title(t, dossier);
    let next = due.parts.iter().find(|part| !part.is_paid());
    question.push_line(&match next {
        Some(part) => {
            let (number, date) = (part.number.to_string(), t.date(part.due_on));
            let facts = args! { part = number, amount = t.money(&part.left), date = date, left = left };
            t.html("owner-ask-payment-part", &facts)
        }
        None => t.html("owner-ask-payment", &args! { left = left }),
    });
    let screen = ask.screen(t, &question);
    let screen = if readings.is_empty() {
        let next = next.map(|part| {
            let facts = args! { part = part.number.to_string(), amount = t.money(&part.left) };
            ask.pick(t.plain("owner-button-next-part", &facts), 0)
        });
        let all = t.plain("owner-button-all", &args! { left = left });
        screen.row(next).row([ask.tap(all, FormTap::Confirm)])
    } else {
        screen.rows_of(2, readings.iter().enumerate().map(|(at, money)| ask.pick(t.money(money), at)))
    };
    screen.row(ask.leave(t))
}

/// What was understood and where it goes, before it changes the balance.
pub fn confirm_payment(t: &Texts, ask: &Ask, dossier: &Dossier, due: &Due<'_>, amount: Money) -> Screen {
    let mut question = title(t, dossier);
    let left = due.left.checked_sub(amount).ok().filter(|left| left.is_positive());
    question.push_line(&match (left, due.parts.is_empty()) {
        (Some(left), _) => {
            t.html("owner-confirm-payment", &args! { amount = t.money(&amount), left = t.money(&left) })
        }
        (None, true) => t.html("owner-confirm-payment-all", &args! { amount = t.money(&amount) }),
        (None, false) => t.html("owner-confirm-payment-kept", &args! { amount = t.money(&amount) }),
    });
    question.push_line(&following::goes_to(t, due.parts, amount));
    let record = ask.tap(t.plain("owner-button-record", &args! {}), FormTap::Confirm);
    ask.screen(t, &question).row([record]).row(ask.leave(t))
}

/// Until when the client gets time.
pub fn due_date(t: &Texts, ask: &Ask, dossier: &Dossier, dates: &Dates<'_>) -> Screen {
    let mut question = title(t, dossier);
    let due_on = words::day(t, dossier.debt.due_on, dates.today);
    question.push_line(&t.html("owner-ask-new-due", &args! { date = due_on }));
    with_dates(t, ask, ask.screen(t, &question), dates).row(ask.leave(t))
}

/// The date that was chosen, before the client is told.
pub fn confirm_due_date(t: &Texts, ask: &Ask, dossier: &Dossier, to: NaiveDate, today: NaiveDate) -> Screen {
    let mut question = title(t, dossier);
    let (from, to) = (words::day_short(t, dossier.debt.due_on, today), words::day(t, to, today));
    let facts = args! { from = from, to = to };
    question.push_line(&if dossier.debtor.is_some() {
        t.html("owner-confirm-due-told", &facts)
    } else {
        t.html("owner-confirm-due", &facts)
    });
    let change = ask.tap(t.plain("owner-button-move", &args! {}), FormTap::Confirm);
    ask.screen(t, &question).row([change]).row(ask.leave(t))
}

/// Copies of the invoice on their way: so many so far; `replaced`: the one whose place they take.
pub fn papers(t: &Texts, ask: &Ask, dossier: &Dossier, count: usize, replaced: Option<usize>) -> Screen {
    let mut question = title(t, dossier);
    if let (Some(replaced), 0) = (replaced, count) {
        question.push_line(
            &t.html("inquiry-papers-batch-replace", &args! { paper = paper_name(t, dossier, replaced) }),
        );
    }
    question.push_line(&t.html("inquiry-papers-batch-added", &args! { count = count }));
    let done = (count > 0).then(|| ask.tap(t.plain("owner-button-done", &args! {}), FormTap::Confirm));
    ask.screen(t, &question).row(done).row(ask.leave(t))
}

/// Whether a copy is to be taken away.
pub fn remove_paper(t: &Texts, ask: &Ask, dossier: &Dossier, at: usize) -> Screen {
    let mut question = title(t, dossier);
    question
        .push_line(&t.html("inquiry-papers-batch-ask-remove", &args! { paper = paper_name(t, dossier, at) }));
    let remove = ask.tap(t.plain("inquiry-button-take-away", &args! {}), FormTap::Confirm);
    ask.screen(t, &question).row([remove]).row(ask.leave(t))
}

/// The name of the file, else its place among the copies.
fn paper_name(t: &Texts, dossier: &Dossier, at: usize) -> String {
    let name = dossier.papers.get(at).and_then(|paper| paper.file.name.clone());
    let number = at.saturating_add(1);
    name.unwrap_or_else(|| t.plain("inquiry-papers-batch-name", &args! { number = number }))
}
