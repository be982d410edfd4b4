//! Founding a business and changing its settings.

use chrono::Datelike;
use chrono_tz::Tz;

use super::access;
use super::commands;
use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::calendar::{self, Country};
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::money::Money;
use crate::domain::people::{Business, LegalForm, Reminding};
use crate::domain::rejection::Rejection;
use crate::domain::reminder::{Ladder, LadderError, Preset};
use crate::domain::zones;
use crate::i18n::texts;
use crate::screens::owner::courtesy;
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
    LegalForm(LegalForm),
    Reminding(Reminding),
    Minimum(Option<Money>),
}

impl Change {
    fn setting(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Zone(_) => "zone",
            Self::PaymentDetails(_) => "payment_details",
            Self::Contact { .. } => "contact",
            Self::Ladder(_) => "ladder",
            Self::LegalForm(_) => "legal_form",
            Self::Reminding(_) => "reminding",
            Self::Minimum(_) => "minimum_sum",
        }
    }

    /// Whether reminders come at other times than before.
    fn moves_reminders(&self) -> bool {
        !matches!(self, Self::Name(_) | Self::PaymentDetails(_) | Self::Contact { .. })
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
        Change::Ladder(preset) => {
            (business.ladder, business.own_ladder) = (preset, None);
            business.ladder_since = Some(uow.now());
        }
        Change::LegalForm(form) => business.legal_form = form,
        Change::Reminding(reminding) => {
            // What was not said in silence is not made up for.
            if business.reminding == Reminding::Show {
                business.ladder_since = Some(uow.now());
            }
            business.reminding = reminding;
        }
        Change::Minimum(minimum) => business.minimum = minimum,
        Change::Zone(zone) => {
            business.zone = zone;
            business.country = zones::country_of(zone);
            people::set_zone(uow.db(), person, zone).await?;
        }
    }
    businesses::update(uow.db(), &business).await?;
    uow.note_business(business.id, person, &happened).await?;
    Ok(businesses::get(uow.db(), business.id).await?)
}

/// Edits the ladder of the person's business as it was at the version `seen`. Debts go on from where they are:
/// nothing that was said is said again, and nothing is made up for.
///
/// # Errors
/// [`super::Error::NotFound`] when the person acts for none, [`Rejection::SettingsChanged`] when somebody has
/// changed it meanwhile. An edit that makes no ladder is given back and changes nothing.
pub async fn edit_ladder(
    uow: &mut UnitOfWork,
    person: PersonId,
    seen: i32,
    edit: impl FnOnce(&Ladder) -> Result<Ladder, LadderError>,
) -> AppResult<Result<Business, LadderError>> {
    let mut business = access::business_of(uow, person).await?;
    if business.version != seen {
        return Err(Rejection::SettingsChanged.into());
    }
    let ladder = match edit(&business.ladder()) {
        Ok(ladder) => ladder,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let now = uow.now();
    debts_lists::look_at_all_again(uow.db(), business.id, now).await?;
    let is_ready_made = ladder == Ladder::preset(business.ladder);
    business.own_ladder = (!is_ready_made).then_some(ladder);
    business.ladder_since = Some(now);
    businesses::update(uow.db(), &business).await?;
    let happened = Happened::SettingChanged { setting: "ladder".to_owned() };
    uow.note_business(business.id, person, &happened).await?;
    Ok(Ok(businesses::get(uow.db(), business.id).await?))
}

/// How many businesses are told in one round that holidays are not known.
const TOLD_A_ROUND: i64 = 100;

/// Tells owners once a year that the holidays of this year are not known for their country; from December on,
/// those of the next.
///
/// # Errors
/// Storage trouble.
pub async fn tell_missing_calendars(uow: &mut UnitOfWork) -> AppResult<()> {
    let now = uow.now();
    let this_year = now.year();
    let next_year = (now.month() == 12).then_some(this_year + 1);
    for year in next_year.into_iter().chain([this_year]) {
        let unknown = Country::ALL.into_iter().filter(|country| !calendar::covers(*country, year));
        let unknown: Vec<_> = unknown.map(|country| country.code().to_owned()).collect();
        let untold = businesses::take_untold_of_calendar(uow.db(), &unknown, year, now, TOLD_A_ROUND).await?;
        for business in untold {
            uow.tell_business(business, |member| courtesy::calendar_missing(texts(member.language), year))
                .await?;
        }
    }
    Ok(())
}
