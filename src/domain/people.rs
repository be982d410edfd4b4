//! Who is involved: people, businesses, and the clients of a business.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::calendar::Country;
use super::ids::{BusinessId, ClientId, DebtId, PersonId};
use super::language::Language;
use super::money::{Currency, Money};
use super::reminder::{Ladder, Preset};

/// Somebody who has written to the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    /// Telegram's id of the account, and of the private chat with it.
    pub telegram_id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language: Language,
    /// Unknown until told; then the contact rules take the narrowest window of the country.
    pub zone: Option<Tz>,
    pub phone: Option<String>,
    /// Since when Telegram refuses to deliver to this person.
    pub unreachable_at: Option<DateTime<Utc>>,
    /// Whether the person has been told what is stored and how to stop it.
    pub informed_at: Option<DateTime<Utc>>,
}

impl Person {
    /// First and last name as the person gave them to Telegram.
    pub fn full_name(&self) -> String {
        match &self.last_name {
            Some(last) => format!("{} {last}", self.first_name),
            None => self.first_name.clone(),
        }
    }
}

/// Who somebody is in law; with the country it decides which contact rules hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalForm {
    /// A private person; as a debtor, a consumer.
    Person,
    /// Trades alone, and owes for that trade.
    SoleTrader,
    Company,
}

impl LegalForm {
    pub const ALL: [Self; 3] = [Self::Person, Self::SoleTrader, Self::Company];

    /// The code under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::SoleTrader => "sole_trader",
            Self::Company => "company",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

/// Whether the reminders of a business go out by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminding {
    Send,
    /// The evening before, the owner sees the letters of the next day and agrees to them.
    Ask,
    /// Nothing is sent; what would be sent can be looked at.
    Show,
}

impl Reminding {
    pub const ALL: [Self; 3] = [Self::Send, Self::Ask, Self::Show];

    /// The code under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Ask => "ask",
            Self::Show => "show",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reminding| reminding.code() == code)
    }
}

/// An exception for one client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientReminding {
    AsBusiness,
    /// As [`Reminding::Ask`], for this client only.
    Ask,
    Off,
}

impl ClientReminding {
    pub const ALL: [Self; 3] = [Self::AsBusiness, Self::Ask, Self::Off];

    /// The code under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::AsBusiness => "as_business",
            Self::Ask => "ask",
            Self::Off => "off",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reminding| reminding.code() == code)
    }
}

/// A creditor, in whose name the bot speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Business {
    pub id: BusinessId,
    pub name: String,
    pub currency: Currency,
    pub zone: Tz,
    /// Picks the working calendar.
    pub country: Country,
    /// Free text: how clients pay.
    pub payment_details: Option<String>,
    pub contact_name: Option<String>,
    pub contact_phone: Option<String>,
    pub ladder: Preset,
    pub reminding: Reminding,
    /// Debts with less left than this are not reminded.
    pub minimum: Option<Money>,
    /// The ladder as the owner edited it.
    pub own_ladder: Option<Ladder>,
    /// Since when the ladder is as it is: steps of earlier days are not made up for.
    pub ladder_since: Option<DateTime<Utc>>,
    /// Who the creditor is in law.
    pub legal_form: LegalForm,
    pub version: i32,
}

impl Business {
    /// The steps of reminding that this business chose or made.
    pub fn ladder(&self) -> Ladder {
        self.own_ladder.clone().unwrap_or_else(|| Ladder::preset(self.ladder))
    }
}

/// A debtor as one business knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    pub id: ClientId,
    pub business: BusinessId,
    pub name: String,
    pub phone: Option<String>,
    /// Who the debtor is in law: a private person until the owner says otherwise.
    pub legal_form: LegalForm,
    pub reminding: ClientReminding,
    /// The person who accepted an invitation.
    pub person: Option<PersonId>,
    /// Since when the client does not want this business's reminders.
    pub stopped_at: Option<DateTime<Utc>>,
}

/// What a person is to one business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub client: Client,
    pub business_name: String,
    /// One of their debts there, by which buttons name the business.
    pub debt: DebtId,
}

/// Which side of a debt somebody acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Owner,
    Debtor,
}

impl Side {
    /// The one across the table.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Owner => Self::Debtor,
            Self::Debtor => Self::Owner,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Debtor => "debtor",
        }
    }
}
