//! Founding a business and changing its settings.

use chrono_tz::Tz;

use super::access;
use super::commands;
use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::people::Business;
use crate::domain::reminder::{Preset, Profile};
use crate::domain::zones;
use crate::store::businesses::{self, NewBusiness};
use crate::store::{debts_lists, people};

/// Founds a business, or gives the one that the person has already.
pub async fn found(uow: &mut UnitOfWork, owner: PersonId, new: &NewBusiness) -> AppResult<Business> {
    if let Some(existing) = businesses::find_of_member(uow.db(), owner).await? {
        return Ok(existing);
    }
    let now = uow.now();
    let id = businesses::insert(uow.db(), new, owner, now).await?;
    people::set_zone(uow.db(), owner, new.zone).await?;
    uow.note_business(id, owner, &Happened::BusinessFounded).await?;
    commands::offer(uow, owner).await?;
    Ok(businesses::get(uow.db(), id).await?)
}

/// A new value of a setting, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Name(String),
    Zone(Tz),
    PaymentDetails(Option<String>),
    Contact { name: Option<String>, phone: Option<String> },
    Ladder(Preset),
}

impl Change {
    fn setting(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Zone(_) => "zone",
            Self::PaymentDetails(_) => "payment_details",
            Self::Contact { .. } => "contact",
            Self::Ladder(_) => "ladder",
        }
    }

    /// Whether reminders come at other times than before.
    fn moves_reminders(&self) -> bool {
        matches!(self, Self::Zone(_) | Self::Ladder(_))
    }
}

/// Changes a setting of the person's business and gives the business as it is now.
///
/// # Errors
/// [`super::Error::NotFound`] when the person acts for none.
pub async fn change(uow: &mut UnitOfWork, person: PersonId, change: Change) -> AppResult<Business> {
    let mut business = access::business_of(uow, person).await?;
    let happened = Happened::SettingChanged { setting: change.setting().to_owned() };
    if change.moves_reminders() {
        let now = uow.now();
        debts_lists::look_at_all_again(uow.db(), business.id, now).await?;
    }
    match change {
        Change::Name(name) => business.name = name,
        Change::PaymentDetails(details) => business.payment_details = details,
        Change::Contact { name, phone } => {
            business.contact_name = name;
            business.contact_phone = phone;
        }
        Change::Ladder(preset) => business.ladder = preset,
        Change::Zone(zone) => {
            business.zone = zone;
            business.country = zones::country_of(zone);
            business.contact_profile = Profile::for_country(business.country);
            people::set_zone(uow.db(), person, zone).await?;
        }
    }
    businesses::update(uow.db(), &business).await?;
    uow.note_business(business.id, person, &happened).await?;
    Ok(businesses::get(uow.db(), business.id).await?)
}
