//! Asking for time, and the owner's answer to it: the form of the debtor, the request, the plan in force.

use chrono::{DateTime, NaiveDate, Utc};

use super::request::{back, debt_ref, form_button, tap_button};
use super::terms::{EDIT_WORDS, PICK_REASON};
use super::{Button, DebtorAction, FormTap, Screen, calendar};
use crate::domain::dossier::Dossier;
use crate::domain::money::Money;
use crate::domain::plan::{PartStanding, PlanReason};
use crate::i18n::{Html, Texts, args};

/// Why the debtor needs time, in the reader's language.
pub fn reason(t: &Texts, reason: &PlanReason) -> String {
    match reason {
        PlanReason::Words(words) => words.clone(),
        ready => t.plain("request-plan-reason", &args! { reason = ready.code() }),
    }
}

/// What keeps them from paying, in one tap.
pub fn ask_reason(t: &Texts, dossier: &Dossier, numbers: &[i32], left: Money, form: i32) -> Screen {
    let text = t.html(
        "request-plan-reason-ask",
        &args! {
            numbers = t.list(numbers.iter().map(ToString::to_string)),
            left = t.money(&left),
            business = dossier.business.name,
        },
    );
    let ready = (PICK_REASON..).zip(&PlanReason::READY);
    let ready = ready.map(|(index, ready)| tap_button(reason(t, ready), form, FormTap::Pick(index)));
    Screen::new(text)
        .rows_of(
            2,
            ready.chain([form_button(t, "request-plan-reason-other", form, FormTap::Edit(EDIT_WORDS))]),
        )
        .row([form_button(t, "common-button-skip", form, FormTap::Skip), back(t, form)])
}

/// The reason in their own words.
pub fn ask_words(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let ask = t.html("request-plan-reason-ask-words", &args! { business = dossier.business.name });
    let mut text = problem;
    text.push_line(&ask);
    let skip = form_button(t, "common-button-skip", form, FormTap::Skip);
    Screen::new(text).row([skip, back(t, form)])
}

/// A month of the calendar.
#[derive(Debug, Clone, Copy)]
pub struct Month {
    pub year: i32,
    pub month: u32,
    pub earliest: NaiveDate,
    pub latest: NaiveDate,
}

impl Month {
    /// The calendar's rows for a form.
    pub fn rows(&self, t: &Texts, form: i32) -> Vec<Vec<Button>> {
        calendar::calendar(t, self.year, self.month, self.earliest, self.latest, form)
    }
}

/// The plan in force, part by part, over all its debts.
pub fn view(t: &Texts, dossier: &Dossier, standing: &[PartStanding], now: DateTime<Utc>) -> Screen {
    let card = t.plain("request-button-card", &args! {});
    let card = Button::act(card, DebtorAction::Card(dossier.debt.id));
    let Some(plan) = &dossier.agreed else {
        return Screen::new(t.html("request-plan-view-none", &args! {})).row([card]);
    };
    let next = standing.iter().find(|part| !part.is_paid()).map(|part| part.number);
    let mut text = t.html("request-plan-view-title", &args! { agreement = plan.agreement_number() });
    if plan.is_joint() {
        text.push_line(&t.html("terms-together", &args! { numbers = super::offer::numbers(t, plan) }));
    }
    text.push_line(&Html::lines(standing.iter().map(|part| line(t, part, next == Some(part.number)))));
    let left = Money::sum(dossier.debt.currency, standing.iter().map(|part| part.left));
    let left = left.unwrap_or_else(|_| dossier.payable());
    text.push_paragraph(&t.html("request-plan-view-left", &args! { left = t.money(&left) }));
    text.push_line(&super::terms::discount(t, &plan.offer.terms));
    let debt = debt_ref(dossier);
    let way = |key: &str, action: DebtorAction| Button::act(t.plain(key, &args! {}), action);
    let pay = dossier.asked(now).is_positive().then(|| way("debtor-button-pay", DebtorAction::Pay(debt)));
    Screen::new(text)
        .row(pay.into_iter().chain([card]))
        .row([
            way("offer-button-repair-debtor", DebtorAction::RepairPlan(debt)),
            way("offer-button-change", DebtorAction::ChangePlan(debt)),
        ])
        .row([
            way("agreement-button-picture", DebtorAction::Schedule(debt.id)),
            way("agreement-button-document", DebtorAction::Agreement(debt.id)),
        ])
}

fn line(t: &Texts, part: &PartStanding, is_next: bool) -> Html {
    let (number, amount, date) = (part.number, t.money(&part.amount), t.date(part.due_on));
    if part.is_paid() {
        return t.html("request-plan-view-paid", &args! { number = number, amount = amount, date = date });
    }
    if !is_next {
        return t.html("request-plan-part", &args! { number = number, amount = amount, date = date });
    }
    if part.left == part.amount {
        return t.html("request-plan-view-next", &args! { number = number, amount = amount, date = date });
    }
    let left = t.money(&part.left);
    t.html("request-plan-view-begun", &args! { number = number, amount = amount, date = date, left = left })
}
