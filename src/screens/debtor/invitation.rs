//! Opening a link: who asks, and nothing of the debt before the person has said to be the client.

use crate::domain::dossier::Dossier;
use crate::domain::ids::InvitationId;
use crate::i18n::{Texts, args};
use crate::screens::common::menu_button;
use crate::screens::{Action, Button, DebtorAction, Screen};

/// Who asks whom. Neither the amount nor what it is for.
pub fn invitation(t: &Texts, dossier: &Dossier, invitation: InvitationId) -> Screen {
    let business = &dossier.business;
    let mut text = match &business.contact_name {
        Some(contact) => {
            t.html("debtor-invitation-contact", &args! { business = business.name, contact = contact })
        }
        None => t.html("debtor-invitation", &args! { business = business.name }),
    };
    text.push_paragraph(&t.html("debtor-invitation-question", &args! { client = dossier.client.name }));
    let yes = DebtorAction::ItsMe { invitation: invitation.0 };
    let no = DebtorAction::NotMe { invitation: invitation.0 };
    Screen::new(text).row([
        Button::act(t.plain("debtor-button-its-me", &args! {}), yes),
        Button::act(t.plain("debtor-button-not-me", &args! {}), no),
    ])
}

/// Thanks for saying so.
pub fn not_me(t: &Texts, dossier: &Dossier) -> Screen {
    Screen::new(t.html("debtor-not-me", &args! { business = dossier.business.name })).row([menu_button(t)])
}

/// Another account has confirmed this link.
pub fn taken(t: &Texts) -> Screen {
    Screen::new(t.html("debtor-invitation-taken", &args! {})).row([menu_button(t)])
}

/// The link has run out or was replaced by a newer one.
pub fn spent(t: &Texts) -> Screen {
    Screen::new(t.html("debtor-invitation-spent", &args! {})).row([menu_button(t)])
}

/// No link of ours.
pub fn unknown(t: &Texts) -> Screen {
    Screen::new(t.html("debtor-invitation-unknown", &args! {})).row([menu_button(t)])
}

/// Once per person: what is stored and how to stop it.
pub fn informed(t: &Texts, business: &str) -> Screen {
    let privacy = Button::act(t.plain("debtor-button-privacy", &args! {}), Action::Privacy);
    let zone = Button::act(t.plain("debtor-button-zone", &args! {}), DebtorAction::ChooseZone);
    Screen::new(t.html("debtor-informed", &args! { business = business })).row([privacy, zone])
}
