//! What businesses have begun to say to people of late: what the caps count.

use chrono::{DateTime, Utc};

use super::dossier::Dossier;
use super::ids::{BusinessId, PersonId};
use super::reminder::{Contact, Verdict};

/// A message that a business began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub business: BusinessId,
    pub person: PersonId,
    pub contact: Contact,
}

/// Messages that businesses began to some people, oldest first, as far back as the caps look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts(Vec<Said>);

impl Contacts {
    pub fn new(said: Vec<Said>) -> Self {
        Self(said)
    }

    /// One more was just begun.
    pub fn add(&mut self, said: Said) {
        self.0.push(said);
    }

    /// Those of this business to this person.
    pub fn of(&self, business: BusinessId, person: PersonId) -> Vec<Contact> {
        let own = self.0.iter().filter(|said| said.person == person && said.business == business);
        own.map(|said| said.contact).collect()
    }

    /// When other businesses began something to this person.
    pub fn elsewhere(&self, business: BusinessId, person: PersonId) -> Vec<DateTime<Utc>> {
        let others = self.0.iter().filter(|said| said.person == person && said.business != business);
        others.map(|said| said.contact.at).collect()
    }

    /// What the ladder says about a debt at `moment`; nobody is reminded of a debt without a debtor.
    pub fn verdict(&self, dossier: &Dossier, moment: DateTime<Utc>) -> Option<Verdict> {
        let (business, debtor) = (dossier.business.id, dossier.debtor.as_ref()?.id);
        dossier.verdict(self.of(business, debtor), self.elsewhere(business, debtor), moment)
    }
}
