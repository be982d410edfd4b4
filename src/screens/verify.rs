//! Checking an agreement: the question, and what is found.
//!
//! Whoever is not a party, and whoever asks about what does not exist, reads one and the same answer.

use super::agreement::{Given, day, document_button};
use super::{Action, Button, FormTap, Screen, common, request};
use crate::domain::ids::AgreementId;
use crate::domain::plan::PlanState;
use crate::domain::plan::agreement::{Agreement, Checked, Verdict};
use crate::i18n::{Html, Texts, args};

/// Which agreement to check; `note` says why the last answer was no use.
pub fn ask(t: &Texts, note: Html, form: i32) -> Screen {
    let mut text = note;
    text.push_line(&t.html("verify-ask", &args! {}));
    Screen::new(text).row([request::form_button(t, "common-button-cancel", form, FormTap::Cancel)])
}

/// Words that are neither number nor code.
pub fn not_understood(t: &Texts) -> Html {
    t.html("verify-not-understood", &args! {})
}

/// Neither words nor a file.
pub fn not_a_file(t: &Texts) -> Html {
    t.html("verify-not-a-file", &args! {})
}

/// A file that could not be read just now, or is no PDF of an agreement's size.
pub fn unreadable(t: &Texts) -> Html {
    t.html("verify-unreadable", &args! {})
}

/// There is no such agreement, or the person is no party of it: the two look the same.
pub fn unknown(t: &Texts) -> Screen {
    Screen::new(t.html("verify-unknown", &args! {})).row([common::menu_button(t)])
}

/// What was found.
pub fn answer(t: &Texts, checked: &Checked) -> Screen {
    let agreement = &checked.agreement;
    let mut text = verdict(t, checked);
    text.push_line(&about(t, agreement));
    if checked.verdict != Verdict::Damaged {
        text.push_line(&standing(t, agreement));
        text.push_paragraph(&t.html("verify-accepted", &args! {}));
        let given =
            Given { business: &agreement.business, zone: agreement.zone, offered_by: agreement.offered_by };
        let line = |yes| Html::escape(&given.line(t, yes));
        text.push_line(&Html::lines(agreement.acceptances.iter().map(line)));
        text.push_paragraph(&t.html("verify-code", &args! { code = agreement.code }));
    }
    let newer = agreement.replaced_by.as_ref().map(|(id, number)| verify_button(t, *id, number));
    let document = (checked.verdict != Verdict::Damaged).then(|| document_button(t, agreement.id));
    Screen::new(text).row(document.into_iter().chain(newer)).row([common::menu_button(t)])
}

fn verdict(t: &Texts, checked: &Checked) -> Html {
    let args = args! { number = checked.agreement.number };
    match checked.verdict {
        Verdict::Genuine => t.html("verify-genuine", &args),
        Verdict::GenuineFile => t.html("verify-genuine-file", &args),
        Verdict::OtherFile => t.html("verify-other-file", &args),
        Verdict::Damaged => t.html("verify-damaged", &args),
    }
}

fn about(t: &Texts, agreement: &Agreement) -> Html {
    let date = t.date(day(agreement.made_at, agreement.zone));
    t.html("verify-about", &args! { business = agreement.business, client = agreement.client, date = date })
}

fn standing(t: &Texts, agreement: &Agreement) -> Html {
    let ended = agreement.ended_at.map(|at| t.date(day(at, agreement.zone))).unwrap_or_default();
    match (agreement.state, &agreement.replaced_by) {
        (PlanState::Kept, _) => t.html("verify-kept", &args! { date = ended }),
        (PlanState::Broken, _) => t.html("verify-broken", &args! { date = ended }),
        (PlanState::Replaced, Some((_, number))) => {
            t.html("verify-replaced", &args! { number = number, date = ended })
        }
        (PlanState::Replaced, None) => t.html("verify-closed", &args! { date = ended }),
        _ => t.html("verify-in-force", &args! {}),
    }
}

fn verify_button(t: &Texts, agreement: AgreementId, number: &str) -> Button {
    let label = t.plain("verify-button-newer", &args! { number = number });
    Button::act(label, Action::VerifyAgreement(agreement))
}
