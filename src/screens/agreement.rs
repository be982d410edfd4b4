//! The written agreement in the chat: when it is made, and whenever somebody wants to see it again.

mod canonical;

pub use canonical::{Agreed, Given, TERMS_VERSION, canonical, day};

use chrono::NaiveDate;

use super::{Action, Button, DebtorAction, OwnerAction, Picture, Screen, schedule};
use crate::domain::dossier::Dossier;
use crate::domain::ids::AgreementId;
use crate::domain::people::Side;
use crate::domain::plan::agreement::Agreement;
use crate::domain::plan::{PartStanding, Plan, PlanState};
use crate::i18n::{Html, Texts, args};

/// An agreement as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written<'a> {
    pub id: AgreementId,
    pub number: &'a str,
    /// The text in the reader's language.
    pub text: &'a str,
}

/// The name of the paper's file.
pub fn file_name(t: &Texts, number: &str) -> String {
    t.plain("agreement-file", &args! { number = number })
}

/// The agreement as the debtor gets it: without buttons, so that it stays in the chat as it is.
pub fn for_debtor(t: &Texts, dossier: &Dossier, agreement: &Written<'_>) -> Screen {
    let mut shown = super::request::from(t, dossier);
    shown.push_line(&agreed(t, agreement.text));
    with_paper(t, Screen::new(shown), agreement)
}

/// What follows for the debtor, in a message of its own, with the schedule at a glance.
pub fn next_for_debtor(t: &Texts, dossier: &Dossier, agreement: &Written<'_>) -> Screen {
    let button = |key: &str, action: DebtorAction| Button::act(t.plain(key, &args! {}), action);
    with_picture(t, dossier, Screen::new(t.html("agreement-next", &args! {})))
        .row([
            button("agreement-button-parts", DebtorAction::Plan(dossier.debt.id)),
            button("request-button-card", DebtorAction::Card(dossier.debt.id)),
        ])
        .row(proof_buttons(t, agreement.id))
}

/// The agreement as the business gets it: without buttons, so that it stays in the chat as it is.
pub fn for_owner(t: &Texts, agreement: &Written<'_>) -> Screen {
    with_paper(t, Screen::new(agreed(t, agreement.text)), agreement)
}

/// What follows for the business, in a message of its own, with the schedule at a glance.
pub fn next_for_owner(t: &Texts, dossier: &Dossier, agreement: &Written<'_>) -> Screen {
    with_picture(t, dossier, Screen::new(t.html("agreement-next-owner", &args! {})))
        .row([super::request::open_debt(t, dossier)])
        .row(proof_buttons(t, agreement.id))
}

/// The agreement once more, word for word, with its paper and the ways on from there.
pub fn again(t: &Texts, agreement: &Written<'_>, ways: Vec<Button>) -> Screen {
    let screen = Screen::new(Html::escape(agreement.text)).row([verify_button(t, agreement.id)]).row(ways);
    with_paper(t, screen, agreement)
}

/// Where to go from an agreement about a debt: to its schedule while it is in force, and to the debt.
pub fn ways_on(t: &Texts, side: Side, dossier: &Dossier, agreement: &Agreement) -> Vec<Button> {
    let debt = dossier.debt.id;
    let card = t.plain("request-button-card", &args! {});
    let (schedule, card): (Action, Button) = match side {
        Side::Owner => (OwnerAction::Schedule(debt).into(), super::request::open_debt(t, dossier)),
        Side::Debtor => (DebtorAction::Schedule(debt).into(), Button::act(card, DebtorAction::Card(debt))),
    };
    let picture = t.plain("agreement-button-picture", &args! {});
    let picture = (agreement.state == PlanState::Accepted).then(|| Button::act(picture, schedule));
    picture.into_iter().chain([card]).collect()
}

/// The plan in force as a picture: what is paid, what is next, what is late.
pub fn picture(t: &Texts, plan: &Plan, parts: &[PartStanding], today: NaiveDate) -> Screen {
    let schedule = schedule::of_plan(t, plan, parts, today);
    Screen::new(Html::escape(&schedule.title)).picture(Picture::Schedule(Box::new(schedule)))
}

fn agreed(t: &Texts, text: &str) -> Html {
    let mut shown = t.html("agreement-agreed", &args! {});
    shown.push_paragraph(&Html::escape(text));
    shown
}

fn with_picture(t: &Texts, dossier: &Dossier, screen: Screen) -> Screen {
    match &dossier.agreed {
        Some(plan) => screen.picture(Picture::Schedule(Box::new(schedule::of_new_plan(t, plan)))),
        None => screen,
    }
}

fn with_paper(t: &Texts, screen: Screen, agreement: &Written<'_>) -> Screen {
    screen.agreement(agreement.id, t.language(), file_name(t, agreement.number))
}

fn proof_buttons(t: &Texts, agreement: AgreementId) -> [Button; 2] {
    [document_button(t, agreement), verify_button(t, agreement)]
}

/// The agreement again, with its paper.
pub fn document_button(t: &Texts, agreement: AgreementId) -> Button {
    Button::act(t.plain("agreement-button-document", &args! {}), Action::ShowAgreement(agreement))
}

/// Whether it is genuine, and what became of it.
pub fn verify_button(t: &Texts, agreement: AgreementId) -> Button {
    Button::act(t.plain("agreement-button-verify", &args! {}), Action::VerifyAgreement(agreement))
}
