//! What the business is told when its client has done something here.

use super::phrases::{copy, shorten};
use crate::domain::dossier::Dossier;
use crate::domain::people::Person;
use crate::i18n::{Args, Html, Texts, args};
use crate::screens::action::Setting;
use crate::screens::{Button, OwnerAction, Screen};

/// How much of what a debt is for fits into a message to be copied.
const WHAT_CHARS_MAX: usize = 80;

/// So many debts are named in a message to be copied.
const NAMED_MAX: usize = 3;

/// The client has confirmed; these debts are open now, the invited one first.
pub fn accepted(t: &Texts, opened: &[Dossier]) -> Screen {
    let Some(first) = opened.first() else { return Screen::new(Html::default()) };
    let account = first.debtor.as_ref().map_or_else(|| first.client.name.clone(), Person::full_name);
    let mut text = t.html("debtor-told-accepted", &about(first).set("account", account));
    if opened.len() > 1 {
        let others = opened.len().saturating_sub(1);
        text.push_line(&t.html("debtor-told-accepted-others", &args! { count = others }));
    }
    Screen::new(text).row([card_button(t, first)])
}

/// Whoever got the link says not to be the client.
pub fn refused(t: &Texts, dossier: &Dossier) -> Screen {
    Screen::new(t.html("debtor-told-refused", &about(dossier)))
        .row([invite_button(t, dossier), card_button(t, dossier)])
}

/// A second account tried the link.
pub fn contested(t: &Texts, dossier: &Dossier) -> Screen {
    Screen::new(t.html("debtor-told-contested", &about(dossier))).row([card_button(t, dossier)])
}

/// Who had accepted says not to be the client after all.
pub fn not_the_debtor(t: &Texts, dossier: &Dossier) -> Screen {
    let invite = (!dossier.is_closed()).then(|| invite_button(t, dossier));
    Screen::new(t.html("debtor-told-not-the-debtor", &about(dossier)))
        .row(invite.into_iter().chain([card_button(t, dossier)]))
}

/// The client does not want reminders here; `alive` are their open debts.
pub fn stopped(t: &Texts, of_client: &Texts, owed: &Dossier, alive: &[Dossier]) -> Screen {
    let text = t.html("debtor-told-stopped", &args! { client = owed.client.name });
    by_another_way(t, of_client, text, owed, alive)
}

/// The client wants reminders again.
pub fn restarted(t: &Texts, owed: &Dossier) -> Screen {
    Screen::new(t.html("debtor-told-restarted", &args! { client = owed.client.name }))
        .row([card_button(t, owed)])
}

/// Telegram does not deliver to the client any more; `owed` are their open debts here.
pub fn unreachable(t: &Texts, of_client: &Texts, owed: &[Dossier]) -> Screen {
    let Some(first) = owed.first() else { return Screen::new(Html::default()) };
    let text = t.html("debtor-told-unreachable", &args! { client = first.client.name });
    by_another_way(t, of_client, text, first, owed)
}

/// The client can be written to again.
pub fn reachable_again(t: &Texts, owed: &[Dossier]) -> Screen {
    let Some(first) = owed.first() else { return Screen::new(Html::default()) };
    Screen::new(t.html("debtor-told-reachable", &args! { client = first.client.name }))
        .row([card_button(t, first)])
}

/// The client wants to pay and finds no payment details.
pub fn wants_to_pay(t: &Texts, dossier: &Dossier) -> Screen {
    let settings = Button::act(
        t.plain("debtor-told-button-details", &args! {}),
        OwnerAction::Setting(Setting::PaymentDetails),
    );
    Screen::new(t.html("debtor-told-wants-to-pay", &about(dossier))).row([settings, card_button(t, dossier)])
}

fn about(dossier: &Dossier) -> Args {
    args! { client = dossier.client.name, number = dossier.debt.number.to_string() }
}

/// Adds the client's phone and a message in the client's language to be sent some other way.
fn by_another_way(t: &Texts, of_client: &Texts, mut text: Html, owed: &Dossier, alive: &[Dossier]) -> Screen {
    let known = owed.debtor.as_ref().and_then(|debtor| debtor.phone.as_ref());
    if let Some(phone) = owed.client.phone.as_ref().or(known) {
        text.push_line(&t.html("debtor-told-phone", &args! { phone = phone }));
    }
    if alive.is_empty() {
        return Screen::new(text).row([card_button(t, owed)]);
    }
    let ready = ready_message(of_client, owed, alive);
    text.push_paragraph(&t.html("debtor-told-ready", &args! { message = ready }));
    let copy = copy(t.plain("debtor-told-button-copy", &args! {}), ready);
    Screen::new(text).row(copy.into_iter().chain([card_button(t, owed)]))
}

fn ready_message(t: &Texts, owed: &Dossier, alive: &[Dossier]) -> String {
    let business = &owed.business;
    let named = alive.iter().take(NAMED_MAX).map(|dossier| {
        let facts = args! {
            what = shorten(&dossier.debt.what, WHAT_CHARS_MAX),
            amount = t.money(&dossier.balance()),
            due = t.day_month(dossier.anchor_on()),
        };
        t.plain("debtor-told-ready-debt", &facts)
    });
    let debts = named.collect::<Vec<_>>().join("; ");
    let message = args! { client = owed.client.name, business = business.name, debts = debts };
    match &business.contact_name {
        Some(contact) => t.plain("debtor-told-ready-message-contact", &message.set("contact", contact)),
        None => t.plain("debtor-told-ready-message", &message),
    }
}

fn card_button(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("debtor-told-button-card", &args! {}), OwnerAction::Card(dossier.debt.id))
}

fn invite_button(t: &Texts, dossier: &Dossier) -> Button {
    let label = t.plain("debtor-told-button-invite", &args! {});
    Button::act(label, OwnerAction::Invite(super::phrases::debt_ref(dossier)))
}
