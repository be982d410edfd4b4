//! Businesses and who acts for them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rust_decimal::Decimal;
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::calendar::Country;
use crate::domain::ids::{BusinessId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::people::{Business, LegalForm, Reminding};
use crate::domain::reminder::Preset;

/// What is needed to found a business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBusiness {
    pub name: String,
    pub currency: Currency,
    pub zone: Tz,
    pub country: Country,
    pub payment_details: Option<String>,
    pub contact_name: Option<String>,
    pub contact_phone: Option<String>,
}

pub(super) struct BusinessRow {
    pub business_id: i64,
    pub name: String,
    pub currency: String,
    pub zone: String,
    pub country: String,
    pub payment_details: Option<String>,
    pub contact_name: Option<String>,
    pub contact_phone: Option<String>,
    pub ladder: String,
    pub reminding: String,
    pub minimum_sum: Option<Decimal>,
    pub own_ladder: Option<serde_json::Value>,
    pub ladder_since: Option<DateTime<Utc>>,
    pub legal_form: String,
    pub version: i32,
}

impl TryFrom<BusinessRow> for Business {
    type Error = StoreError;

    fn try_from(row: BusinessRow) -> StoreResult<Self> {
        let id = row.business_id;
        let odd = |what: &str| StoreError::inconsistent("business", id, what);
        let currency = Currency::from_code(&row.currency).ok_or_else(|| odd("currency"))?;
        let minimum = row.minimum_sum.map(|sum| Money::new(sum, currency)).transpose();
        Ok(Self {
            id: BusinessId(id),
            currency,
            reminding: Reminding::from_code(&row.reminding).ok_or_else(|| odd("reminding"))?,
            minimum: minimum.map_err(|_| odd("minimum sum"))?,
            zone: row.zone.parse().map_err(|_| odd("zone"))?,
            country: Country::from_code(&row.country),
            name: row.name,
            payment_details: row.payment_details,
            contact_name: row.contact_name,
            contact_phone: row.contact_phone,
            ladder: Preset::from_code(&row.ladder).ok_or_else(|| odd("ladder"))?,
            own_ladder: row
                .own_ladder
                .map(serde_json::from_value)
                .transpose()
                .map_err(|_| odd("own ladder"))?,
            ladder_since: row.ladder_since,
            legal_form: LegalForm::from_code(&row.legal_form).ok_or_else(|| odd("legal form"))?,
            version: row.version,
        })
    }
}

/// Founds a business with `owner` as its owner.
pub async fn insert(
    db: &mut PgConnection,
    new: &NewBusiness,
    owner: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<BusinessId> {
    let id = sqlx::query_scalar!(
        "insert into business (name, currency, zone, country, payment_details, contact_name, contact_phone, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning business_id",
        new.name,
        new.currency.code(),
        new.zone.name(),
        new.country.code(),
        new.payment_details,
        new.contact_name,
        new.contact_phone,
        now,
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!(
        "insert into member (business_id, person_id, role, joined_at) values ($1, $2, 'owner', $3)",
        id,
        owner.0,
        now
    )
    .execute(db)
    .await?;
    Ok(BusinessId(id))
}

/// The business that a person acts for.
pub async fn find_of_member(db: &mut PgConnection, person: PersonId) -> StoreResult<Option<Business>> {
    sqlx::query_as!(
        BusinessRow,
        "select b.business_id, b.name, b.currency, b.zone, b.country, b.payment_details, b.contact_name, b.contact_phone,
                b.ladder, b.reminding, b.minimum_sum, b.own_ladder, b.ladder_since, b.legal_form, b.version
         from member m join business b using (business_id)
         where m.person_id = $1 and m.left_at is null",
        person.0
    )
    .fetch_optional(db)
    .await?
    .map(TryInto::try_into)
    .transpose()
}

/// Several businesses.
pub async fn list_by_id(
    db: &mut PgConnection,
    businesses: &BTreeSet<BusinessId>,
) -> StoreResult<BTreeMap<BusinessId, Business>> {
    let ids: Vec<i64> = businesses.iter().map(|business| business.0).collect();
    let rows = sqlx::query_as!(
        BusinessRow,
        "select business_id, name, currency, zone, country, payment_details, contact_name, contact_phone,
                ladder, reminding, minimum_sum, own_ladder, ladder_since, legal_form, version
         from business where business_id = any($1)",
        &ids
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((BusinessId(row.business_id), row.try_into()?))).collect()
}

pub async fn get(db: &mut PgConnection, business: BusinessId) -> StoreResult<Business> {
    sqlx::query_as!(
        BusinessRow,
        "select business_id, name, currency, zone, country, payment_details, contact_name, contact_phone,
                ladder, reminding, minimum_sum, own_ladder, ladder_since, legal_form, version
         from business where business_id = $1",
        business.0
    )
    .fetch_one(db)
    .await?
    .try_into()
}

/// Saves the settings of a business and counts its version on.
///
/// # Errors
/// [`StoreError::RowsAffected`] when somebody else saved meanwhile.
pub async fn update(db: &mut PgConnection, business: &Business) -> StoreResult<()> {
    let own_ladder = business.own_ladder.as_ref().map(serde_json::to_value).transpose();
    let own_ladder =
        own_ladder.map_err(|_| StoreError::inconsistent("business", business.id, "own ladder"))?;
    let result = sqlx::query!(
        "update business
         set name = $3, zone = $4, country = $5, payment_details = $6, contact_name = $7, contact_phone = $8,
             ladder = $9, legal_form = $10, own_ladder = $11, ladder_since = $12, reminding = $13,
             minimum_sum = $14, version = version + 1
         where business_id = $1 and version = $2",
        business.id.0,
        business.version,
        business.name,
        business.zone.name(),
        business.country.code(),
        business.payment_details,
        business.contact_name,
        business.contact_phone,
        business.ladder.code(),
        business.legal_form.code(),
        own_ladder,
        business.ladder_since,
        business.reminding.code(),
        business.minimum.map(Money::amount),
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Businesses of these countries, in the friendly part of their day, whose owners were not yet told of the year
/// that its holidays are not known; from now on they were.
pub async fn take_untold_of_calendar(
    db: &mut PgConnection,
    countries: &[String],
    year: i32,
    now: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<BusinessId>> {
    let ids = sqlx::query_scalar!(
        "update business set calendar_told = $2
         where business_id in (
             select business_id from business
             where country = any($1) and coalesce(calendar_told, 0) < $2
               and extract(hour from $3::timestamptz at time zone zone) between 10 and 18
             order by business_id limit $4 for update skip locked)
         returning business_id",
        countries,
        year,
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(BusinessId).collect())
}

/// Takes the next debt number of the business.
pub async fn take_debt_number(db: &mut PgConnection, business: BusinessId) -> StoreResult<i32> {
    Ok(sqlx::query_scalar!(
        "update business set next_debt_number = next_debt_number + 1
         where business_id = $1 returning next_debt_number - 1 as \"number!\"",
        business.0
    )
    .fetch_one(db)
    .await?)
}
