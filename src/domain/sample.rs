//! A debt that nobody owes, to show an owner how their reminders read.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::debt::{Debt, DebtKind, DebtState};
use super::dossier::Dossier;
use super::ids::{ClientId, DebtId, PersonId};
use super::language::Language;
use super::ledger::{EntryKind, Ledger};
use super::money::{Money, MoneyError};
use super::obstacle;
use super::people::{Business, Client, ClientReminding, LegalForm, Person};

/// What the sample is about, in the words of its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    pub client: String,
    pub what: String,
    pub owed: Money,
    pub due_on: NaiveDate,
    pub language: Language,
}

/// A debt of `about` to the business.
///
/// # Errors
/// A sum that is not above zero.
pub fn dossier(business: &Business, about: About, now: DateTime<Utc>) -> Result<Dossier, MoneyError> {
    let currency = about.owed.currency();
    let mut ledger = Ledger::new(currency, Vec::new())?;
    if let Ok(charge) = ledger.entry(EntryKind::Charge, about.owed, None, None, now) {
        ledger.record(charge);
    }
    let (client, person) = (ClientId(0), PersonId(0));
    Ok(Dossier {
        debt: Debt {
            id: DebtId(0),
            business: business.id,
            client,
            number: 1,
            what: about.what,
            service_on: None,
            currency,
            due_on: about.due_on,
            kind: DebtKind::Invoice,
            state: DebtState::Open,
            version: 1,
            next_contact_at: None,
            opened_at: Some(now),
            resume_from: None,
            paused_for: None,
            by_age: false,
            created_at: now,
            closed_at: None,
        },
        business: business.clone(),
        client: Client {
            id: client,
            business: business.id,
            name: about.client.clone(),
            phone: None,
            legal_form: LegalForm::Person,
            reminding: ClientReminding::AsBusiness,
            person: Some(person),
            stopped_at: None,
        },
        debtor: Some(Person {
            id: person,
            telegram_id: 0,
            first_name: about.client,
            last_name: None,
            username: None,
            language: about.language,
            zone: None,
            phone: None,
            unreachable_at: None,
            informed_at: None,
        }),
        ledger,
        holds: Vec::new(),
        agreed: None,
        talks: None,
        dispute: None,
        claim: None,
        inquiries: Vec::new(),
        promise: None,
        asked_obstacle: obstacle::Asked::default(),
        papers: Vec::new(),
        steps: BTreeMap::new(),
        reminders: 0,
    })
}
