//! Screens that both sides see: help, mistakes, closed forms.

use chrono_tz::Tz;

use super::{Action, Button, Screen};
use crate::domain::debt::DebtState;
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, Texts, args};

/// The button that leads back to the menu.
pub fn menu_button(t: &Texts) -> Button {
    Button::act(t.plain("common-button-menu", &args! {}), Action::Home)
}

fn note(t: &Texts, key: &str) -> Screen {
    Screen::new(t.html(key, &args! {}))
}

/// A form that could not be read back.
pub fn form_lost(t: &Texts) -> Screen {
    note(t, "error-form-lost")
}

/// A form about something that is no longer the person's.
pub fn form_in_vain(t: &Texts) -> Screen {
    note(t, "error-form-in-vain")
}

/// A form that nobody went on with for a day.
pub fn form_expired(t: &Texts) -> Screen {
    note(t, "error-form-expired").row([menu_button(t)])
}

pub fn form_cancelled(t: &Texts) -> Screen {
    note(t, "common-cancelled").row([menu_button(t)])
}

pub fn nothing_to_cancel(t: &Texts) -> Screen {
    note(t, "common-nothing-to-cancel").row([menu_button(t)])
}

/// Words that no form asked for.
pub fn not_understood(t: &Texts, owner: bool) -> Screen {
    let key = if owner { "error-not-understood-owner" } else { "error-not-understood" };
    let help = Button::act(t.plain("common-button-help", &args! {}), Action::Help);
    note(t, key).row([menu_button(t), help])
}

/// What the bot can do for this person.
pub fn help(t: &Texts, owner: bool, debtor: bool) -> Screen {
    let parts = [
        (owner, "common-help-owner"),
        (debtor, "common-help-debtor"),
        (!owner && !debtor, "common-help-new"),
        (true, "common-help-all"),
    ];
    let text =
        parts.into_iter().filter(|(applies, _)| *applies).fold(Html::default(), |mut text, (_, key)| {
            text.push_paragraph(&t.html(key, &args! {}));
            text
        });
    Screen::new(text).row([menu_button(t)])
}

/// Something went wrong on our side; the number is in the log too.
pub fn apology(t: &Texts, incident: &str) -> Screen {
    Screen::new(t.html("error-apology", &args! { incident = incident })).row([menu_button(t)])
}

/// Why a rule said no.
pub fn rejected(t: &Texts, rejection: &Rejection, zone: Tz) -> Screen {
    Screen::new(rejection_text(t, rejection, zone)).row([menu_button(t)])
}

fn rejection_text(t: &Texts, rejection: &Rejection, zone: Tz) -> Html {
    let simple = match rejection {
        Rejection::AboveBalance { left } => {
            return t.html("error-above-balance", &args! { left = t.money(left) });
        }
        Rejection::ContactNotAllowed { again_at: Some(at) } => {
            return t.html("error-contact-not-allowed-until", &args! { when = t.instant(*at, zone) });
        }
        Rejection::ContactNotAllowed { again_at: None } => "error-contact-not-allowed",
        Rejection::DebtIs(state) => debt_is(*state),
        Rejection::NotPositive => "error-not-positive",
        Rejection::PlanIs(_) | Rejection::AlreadyAnswered => "error-already-answered",
        Rejection::NegotiationOpen => "error-negotiation-open",
        Rejection::PlanInForce => "error-plan-in-force",
        Rejection::OwnOffer => "error-own-offer",
        Rejection::TooManyRounds => "error-too-many-rounds",
        Rejection::NothingLate => "error-nothing-late",
        Rejection::OfferExpired => "error-offer-expired",
        Rejection::BadSchedule => "error-bad-schedule",
        Rejection::DateInPast => "error-date-in-past",
        Rejection::DisputeOpen => "error-dispute-open",
        Rejection::ClaimOpen => "error-claim-open",
        Rejection::ReceiptNeeded => "error-receipt-needed",
        Rejection::SettingsChanged => "error-settings-changed",
        Rejection::DisputesSpent => "error-disputes-spent",
        Rejection::InquiryOpen => "error-inquiry-open",
        Rejection::Muted => "error-muted",
        Rejection::PromiseOpen => "error-promise-open",
        Rejection::PromisesSpent => "error-promises-spent",
        Rejection::PromiseTooFar => "error-promise-too-far",
        Rejection::InvitationSpent => "error-invitation-spent",
        Rejection::InvitationNotForYou => "error-invitation-not-for-you",
        Rejection::Unreachable => "error-unreachable",
        Rejection::Money(_) => "error-money",
    };
    t.html(simple, &args! {})
}

fn debt_is(state: DebtState) -> &'static str {
    match state {
        DebtState::Draft | DebtState::Offered => "error-debt-not-accepted",
        DebtState::Open => "error-debt-is-open",
        DebtState::Settled => "error-debt-is-settled",
        DebtState::Cancelled | DebtState::WrittenOff => "error-debt-is-cancelled",
        DebtState::HandedOver => "error-debt-is-handed-over",
    }
}

/// Words that begin a line, with a capital first letter.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
