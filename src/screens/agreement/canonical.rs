//! The words of an agreement: one canonical text per language, the same in the chat and on paper.
//!
//! What is written here is stored word for word and hashed; it must not depend on who reads it or when. The paper
//! knows a paragraph's first line that ends with a colon as its heading, and «1) 15 декабря 2026 — 100 ₽» as a row.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::domain::dossier::Dossier;
use crate::domain::language::Language;
use crate::domain::money::Money;
use crate::domain::people::Side;
use crate::domain::plan::{Acceptance, DiscountGiven, GRACE, Plan, Terms};
use crate::i18n::{Texts, args};
use crate::screens::{common, owner};

/// The version of the wording below. It goes up with every change of the text.
pub const TERMS_VERSION: i16 = 1;

/// What an agreement says.
#[derive(Debug, Clone, Copy)]
pub struct Agreed<'a> {
    pub plan: &'a Plan,
    /// The debts that it covers, in the order in which they are paid.
    pub debts: &'a [&'a Dossier],
    /// Both sides' yes, in order of time.
    pub acceptances: &'a [Acceptance],
    /// Number and date of the agreement whose place it takes.
    pub replaces: Option<(&'a str, NaiveDate)>,
    pub at: DateTime<Utc>,
    /// The bot in whose chat it was agreed.
    pub bot: &'a str,
    /// The language whose text counts where the two differ.
    pub prevails: Language,
}

impl Agreed<'_> {
    fn terms(&self) -> &Terms {
        &self.plan.offer.terms
    }

    fn kind(&self) -> &'static str {
        self.terms().kind().code()
    }
}

/// The text of the agreement, without markup.
pub fn canonical(t: &Texts, agreed: &Agreed<'_>) -> String {
    let Some(first) = agreed.debts.first() else { return String::new() };
    let paragraphs = [
        vec![title(t, agreed)],
        parties(t, agreed, first),
        subject(t, agreed, first),
        schedule(t, agreed),
        rules(t, agreed, first),
        acceptances(t, agreed, first),
    ];
    let paragraph =
        |lines: Vec<String>| lines.iter().map(|line| one_line(line)).collect::<Vec<_>>().join("\n");
    paragraphs.map(paragraph).join("\n\n")
}

/// Words of several lines as one, so that nothing that people wrote looks like a paragraph of ours.
fn one_line(words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("; ")
}

fn title(t: &Texts, agreed: &Agreed<'_>) -> String {
    let number = agreed.plan.agreement_number();
    t.plain("agreement-title", &args! { number = number, kind = agreed.kind() })
}

fn parties(t: &Texts, agreed: &Agreed<'_>, first: &Dossier) -> Vec<String> {
    let business = &first.business;
    let mut lines = vec![
        t.plain("agreement-parties", &args! {}),
        t.plain("agreement-business", &args! { business = business.name }),
    ];
    let contact: Vec<&str> =
        [&business.contact_name, &business.contact_phone].into_iter().filter_map(Option::as_deref).collect();
    if !contact.is_empty() {
        lines.push(t.plain("agreement-contact", &args! { contact = contact.join(", ") }));
    }
    if let Some(details) = &business.payment_details {
        lines.push(t.plain("agreement-payment-details", &args! { details = one_line(details) }));
    }
    if let Some(yes) = agreed.acceptances.iter().find(|yes| yes.side == Side::Debtor) {
        let username = first.debtor.as_ref().and_then(|debtor| debtor.username.as_deref());
        let name = [Some(yes.name.clone()), username.map(|username| format!("@{username}"))];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let account = yes.telegram_id.to_string();
        let args = args! { client = first.client.name, account = account, name = name };
        lines.push(t.plain("agreement-debtor", &args));
    }
    // A number that the person shared as their own; what the business noted down is no proof of anything.
    if let Some(phone) = first.debtor.as_ref().and_then(|debtor| debtor.phone.as_deref()) {
        lines.push(t.plain("agreement-phone", &args! { phone = phone }));
    }
    lines
}

fn subject(t: &Texts, agreed: &Agreed<'_>, first: &Dossier) -> Vec<String> {
    let left = agreed.terms().covers().map(|covers| t.money_exact(&covers)).unwrap_or_default();
    let date = t.date(day(agreed.at, first.business.zone));
    let basis = agreed.debts.iter().map(|dossier| basis(t, agreed, dossier));
    let client = &first.client.name;
    let acknowledged =
        t.plain("agreement-acknowledgement", &args! { date = date, left = left, client = client });
    [t.plain("agreement-subject", &args! {})].into_iter().chain(basis).chain([acknowledged]).collect()
}

/// What one debt is for, and how much of it the agreement covers.
fn basis(t: &Texts, agreed: &Agreed<'_>, dossier: &Dossier) -> String {
    let debt = &dossier.debt;
    let covered = agreed.plan.debts.iter().find(|covered| covered.debt == debt.id);
    let amount = covered.map_or_else(|| dossier.unheld_balance(), |covered| covered.amount);
    let args = args! {
        what = common::capitalised(&debt.what),
        number = debt.number.to_string(),
        service = debt.service_on.map(|on| t.date(on)).unwrap_or_default(),
        due = t.date(debt.due_on),
        amount = t.money_exact(&amount),
        kind = debt.kind.code(),
    };
    if debt.service_on.is_some() {
        t.plain("agreement-basis-on", &args)
    } else {
        t.plain("agreement-basis", &args)
    }
}

fn schedule(t: &Texts, agreed: &Agreed<'_>) -> Vec<String> {
    let parts = agreed.terms().parts();
    let count = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    let mut lines =
        vec![t.plain("agreement-schedule", &args! { kind = agreed.kind(), parts = t.parts(count) })];
    lines.extend((1_u32..).zip(parts).map(|(number, part)| {
        let (date, amount) = (t.date(part.due_on), t.money_exact(&part.amount));
        t.plain("agreement-part", &args! { number = number, date = date, amount = amount })
    }));
    if let Some(total) = agreed.terms().total().filter(|_| count > 1) {
        lines.push(t.plain("agreement-total", &args! { total = t.money_exact(&total) }));
    }
    if agreed.plan.is_joint() {
        let invoice = |number: &i32| t.plain("agreement-invoice", &args! { number = number.to_string() });
        let numbers: Vec<String> = agreed.plan.debt_numbers().iter().map(invoice).collect();
        lines.push(t.plain("agreement-order", &args! { numbers = numbers.join(", ") }));
    }
    lines
}

fn rules(t: &Texts, agreed: &Agreed<'_>, first: &Dossier) -> Vec<String> {
    let (business, client) = (&first.business.name, &first.client.name);
    let single = if agreed.terms().parts().len() > 1 { "no" } else { "yes" };
    let days = t.days(GRACE.num_days());
    let language = agreed.prevails.code();
    let replaces = agreed
        .replaces
        .map(|(number, on)| t.plain("agreement-replaces", &args! { number = number, date = t.date(on) }));
    [t.plain("agreement-rules", &args! {})]
        .into_iter()
        .chain(discount(t, agreed, business))
        .chain([
            t.plain("agreement-fees", &args! {}),
            t.plain("agreement-early", &args! { single = single }),
            t.plain(
                "agreement-late",
                &args! { single = single, days = days, business = business, client = client },
            ),
        ])
        .chain(replaces)
        .chain([
            t.plain("agreement-changes", &args! {}),
            t.plain("agreement-notices", &args! { bot = agreed.bot }),
            t.plain("agreement-languages", &args! { language = language }),
        ])
        .collect()
}

fn discount(t: &Texts, agreed: &Agreed<'_>, business: &str) -> Option<String> {
    let discount = agreed.terms().discount()?;
    let exact = |amount: Option<Money>| amount.map(|amount| t.money_exact(&amount)).unwrap_or_default();
    let args = args! {
        discount = exact(Some(discount.amount)),
        total = exact(agreed.terms().total()),
        covers = exact(agreed.terms().covers()),
        business = business,
    };
    Some(match discount.given {
        DiscountGiven::AtOnce => t.plain("agreement-discount-at-once", &args),
        DiscountGiven::WhenKept => t.plain("agreement-discount-when-kept", &args),
    })
}

fn acceptances(t: &Texts, agreed: &Agreed<'_>, first: &Dossier) -> Vec<String> {
    let zone = first.business.zone;
    let given = Given { business: &first.business.name, zone, offered_by: agreed.plan.offer.side };
    let mut lines = vec![t.plain("agreement-accepted", &args! {})];
    lines.extend(agreed.acceptances.iter().map(|yes| given.line(t, yes)));
    let city = owner::words::zone(t, zone);
    lines.push(t.plain("agreement-zone", &args! { city = city, zone = zone.name() }));
    lines
}

/// What has to be known to say how a yes was given.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    pub business: &'a str,
    /// The business's.
    pub zone: Tz,
    pub offered_by: Side,
}

impl Given<'_> {
    /// Who said yes, from which account, when, and how.
    pub fn line(&self, t: &Texts, yes: &Acceptance) -> String {
        let how = match yes.side {
            _ if yes.by_limits => "in_advance",
            side if side == self.offered_by => "offer",
            _ => "button",
        };
        t.plain(
            "agreement-acceptance",
            &args! {
                side = yes.side.code(),
                name = yes.name,
                business = self.business,
                account = yes.telegram_id.to_string(),
                at = t.instant(yes.at, self.zone),
                how = how,
            },
        )
    }
}

/// The date of an instant where the business is.
pub fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}
