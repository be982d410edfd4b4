//! The written agreement: one canonical text per language, the same in the chat and on paper.
//!
//! What is written here is stored word for word and hashed; it must not depend on who reads it or when.

use chrono::{DateTime, Utc};

use super::{Button, DebtorAction, OwnerAction, Screen};
use crate::domain::dossier::Dossier;
use crate::domain::language::Language;
use crate::domain::people::Side;
use crate::domain::plan::{Acceptance, GRACE, Terms};
use crate::i18n::{Html, Texts, args};

/// The version of the wording below. It goes up with every change of the text.
pub const TERMS_VERSION: i16 = 1;

/// What an agreement says.
#[derive(Debug, Clone, Copy)]
pub struct Agreed<'a> {
    /// «17-1».
    pub number: &'a str,
    /// The debts that it covers, in the order in which they are paid.
    pub debts: &'a [&'a Dossier],
    pub terms: &'a Terms,
    /// Both sides' yes, in order of time.
    pub acceptances: &'a [Acceptance],
    pub at: DateTime<Utc>,
    /// The bot in whose chat it was agreed.
    pub bot: &'a str,
    /// The language whose text counts where the two differ.
    pub prevails: Language,
}

/// The text of the agreement, without markup.
pub fn canonical(t: &Texts, agreed: &Agreed<'_>) -> String {
    let paragraphs = [vec![title(t, agreed)], parties(t, agreed), subject(t, agreed), schedule(t, agreed)];
    let paragraphs = paragraphs.into_iter().chain([rules(t, agreed), acceptances(t, agreed)]);
    paragraphs.map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

fn title(t: &Texts, agreed: &Agreed<'_>) -> String {
    t.plain("agreement-title", &args! { number = agreed.number })
}

fn parties(t: &Texts, agreed: &Agreed<'_>) -> Vec<String> {
    let Some(first) = agreed.debts.first() else { return Vec::new() };
    let (business, client) = (&first.business, &first.client);
    let mut lines = vec![t.plain("agreement-parties", &args! { business = business.name })];
    let contact: Vec<&str> =
        [&business.contact_name, &business.contact_phone].into_iter().filter_map(Option::as_deref).collect();
    if !contact.is_empty() {
        lines.push(t.plain("agreement-contact", &args! { contact = contact.join(", ") }));
    }
    if let Some(yes) = agreed.acceptances.iter().find(|yes| yes.side == Side::Debtor) {
        let account = yes.telegram_id.to_string();
        lines.push(
            t.plain("agreement-debtor", &args! { client = client.name, account = account, name = yes.name }),
        );
    }
    lines
}

fn subject(t: &Texts, agreed: &Agreed<'_>) -> Vec<String> {
    let Some(first) = agreed.debts.first() else { return Vec::new() };
    let on = agreed.at.with_timezone(&first.business.zone).date_naive();
    let left = agreed.terms.covers().map(|covers| t.money_exact(&covers)).unwrap_or_default();
    let basis = |dossier: &&Dossier| {
        let number = dossier.debt.number.to_string();
        t.plain("agreement-basis", &args! { what = dossier.debt.what, number = number })
    };
    let acknowledgement = t.plain(
        "agreement-acknowledgement",
        &args! { date = t.date(on), left = left, client = first.client.name },
    );
    agreed.debts.iter().map(basis).chain([acknowledgement]).collect()
}

fn schedule(t: &Texts, agreed: &Agreed<'_>) -> Vec<String> {
    let parts = agreed.terms.parts();
    let count = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let mut lines = vec![t.plain("agreement-schedule", &args! { parts = t.parts(count) })];
    lines.extend((1_u32..).zip(parts).map(|(number, part)| {
        let (date, amount) = (t.date(part.due_on), t.money_exact(&part.amount));
        t.plain("agreement-part", &args! { number = number, date = date, amount = amount })
    }));
    if let Some(total) = agreed.terms.total() {
        lines.push(t.plain("agreement-total", &args! { total = t.money_exact(&total) }));
    }
    lines
}

fn rules(t: &Texts, agreed: &Agreed<'_>) -> Vec<String> {
    let Some(first) = agreed.debts.first() else { return Vec::new() };
    let business = &first.business.name;
    let days = t.days(GRACE.num_days());
    vec![
        t.plain("agreement-fees", &args! {}),
        t.plain("agreement-early", &args! {}),
        t.plain("agreement-late", &args! { days = days, business = business }),
        t.plain("agreement-notices", &args! { bot = agreed.bot }),
        t.plain("agreement-languages", &args! { language = agreed.prevails.code() }),
    ]
}

fn acceptances(t: &Texts, agreed: &Agreed<'_>) -> Vec<String> {
    let Some(first) = agreed.debts.first() else { return Vec::new() };
    let business = &first.business;
    let yes = |yes: &Acceptance| {
        let (account, at) = (yes.telegram_id.to_string(), t.instant(yes.at, business.zone));
        let facts = args! { name = yes.name, business = business.name, account = account, at = at };
        match (yes.side, yes.by_limits) {
            (Side::Debtor, _) => t.plain("agreement-acceptance-debtor", &facts),
            (Side::Owner, false) => t.plain("agreement-acceptance-owner", &facts),
            (Side::Owner, true) => t.plain("agreement-acceptance-in-advance", &facts),
        }
    };
    let mut lines = vec![t.plain("agreement-accepted", &args! {})];
    lines.extend(agreed.acceptances.iter().map(yes));
    let city = super::owner::words::zone(t, business.zone);
    lines.push(t.plain("agreement-zone", &args! { city = city, zone = business.zone.name() }));
    lines
}

/// The agreement as the debtor gets it: without buttons, so that it stays in the chat as it is.
pub fn for_debtor(t: &Texts, dossier: &Dossier, text: &str) -> Screen {
    let mut shown = super::request::from(t, dossier);
    shown.push_line(&written(t, text));
    Screen::new(shown)
}

/// What follows for the debtor, in a message of its own.
pub fn next_for_debtor(t: &Texts, dossier: &Dossier) -> Screen {
    let button = |key: &str, action: DebtorAction| Button::act(t.plain(key, &args! {}), action);
    Screen::new(t.html("agreement-next", &args! {})).row([
        button("agreement-button-parts", DebtorAction::Plan(dossier.debt.id)),
        button("request-button-card", DebtorAction::Card(dossier.debt.id)),
    ])
}

/// The agreement as the business gets it: without buttons, so that it stays in the chat as it is.
pub fn for_owner(t: &Texts, text: &str) -> Screen {
    Screen::new(written(t, text))
}

/// The agreement once more, with the way back to the debt.
pub fn again_for_owner(t: &Texts, dossier: &Dossier, text: &str) -> Screen {
    Screen::new(Html::escape(text)).row([super::request::open_debt(t, dossier)])
}

/// What follows for the business, in a message of its own.
pub fn next_for_owner(t: &Texts, dossier: &Dossier) -> Screen {
    let label = t.plain("request-button-debt", &args! { number = dossier.debt.number.to_string() });
    Screen::new(t.html("agreement-next-owner", &args! {}))
        .row([Button::act(label, OwnerAction::Card(dossier.debt.id))])
}

fn written(t: &Texts, text: &str) -> Html {
    let mut shown = t.html("agreement-agreed", &args! {});
    shown.push_paragraph(&Html::escape(text));
    shown
}
