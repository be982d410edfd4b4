//! What businesses agree to in advance.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{BusinessId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::plan::Cause;
use crate::domain::plan::limits::{Bound, Change, Limits, Who};

/// Limits as they were set: with who agreed to them in advance, when, and by which update and message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLimits {
    pub limits: Limits,
    pub by: PersonId,
    pub at: DateTime<Utc>,
    pub cause: Option<Cause>,
}

struct LimitsRow {
    business_id: i64,
    currency: String,
    who: String,
    parts_max: i32,
    within_days: i32,
    first_percent: i32,
    part_min: rust_decimal::Decimal,
    discount_percent_max: i32,
    deferrals_max: i32,
    set_by: i64,
    set_at: DateTime<Utc>,
    update_id: Option<i64>,
    message_id: Option<i64>,
}

impl TryFrom<LimitsRow> for SetLimits {
    type Error = StoreError;

    fn try_from(row: LimitsRow) -> StoreResult<Self> {
        let odd = |what: &str| StoreError::inconsistent("limits", row.business_id, what);
        let currency = Currency::from_code(&row.currency).ok_or_else(|| odd("currency"))?;
        let part_min = Money::new(row.part_min, currency).map_err(|_| odd("part_min"))?;
        let bounds = [
            (Bound::Parts, row.parts_max),
            (Bound::Days, row.within_days),
            (Bound::First, row.first_percent),
            (Bound::Discount, row.discount_percent_max),
            (Bound::Deferrals, row.deferrals_max),
        ];
        let who = Who::from_code(&row.who).ok_or_else(|| odd("who"))?;
        let bounds =
            bounds.map(|(bound, value)| Change::Bound(bound, u32::try_from(value).unwrap_or(u32::MAX)));
        let mut changes = bounds.into_iter().chain([Change::Who(who), Change::PartMin(part_min)]);
        let limits = changes.try_fold(Limits::unset(currency), Limits::changed);
        Ok(Self {
            limits: limits.ok_or_else(|| odd("numbers"))?,
            by: PersonId(row.set_by),
            at: row.set_at,
            cause: row.update_id.map(|update_id| Cause { update_id, message_id: row.message_id }),
        })
    }
}

/// What the business agrees to in advance; `None`: it set nothing.
pub async fn find(db: &mut PgConnection, business: BusinessId) -> StoreResult<Option<SetLimits>> {
    sqlx::query_as!(
        LimitsRow,
        "select l.business_id, b.currency, l.who, l.parts_max, l.within_days, l.first_percent, l.part_min,
                l.discount_percent_max, l.deferrals_max, l.set_by, l.set_at, l.update_id, l.message_id
         from limits l join business b using (business_id)
         where l.business_id = $1",
        business.0
    )
    .fetch_optional(db)
    .await?
    .map(TryInto::try_into)
    .transpose()
}

/// Waits until nobody else changes the limits of the business, which may have none yet.
pub async fn lock(db: &mut PgConnection, business: BusinessId) -> StoreResult<()> {
    sqlx::query!("select business_id from business where business_id = $1 for no key update", business.0)
        .fetch_one(db)
        .await?;
    Ok(())
}

/// Saves the limits in place of earlier ones.
pub async fn save(db: &mut PgConnection, business: BusinessId, set: &SetLimits) -> StoreResult<()> {
    let bound = |bound| i32::try_from(set.limits.bound(bound)).unwrap_or(i32::MAX);
    sqlx::query!(
        "insert into limits (business_id, who, parts_max, within_days, first_percent, part_min,
                             discount_percent_max, deferrals_max, set_by, set_at, update_id, message_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (business_id) do update
         set who = excluded.who, parts_max = excluded.parts_max, within_days = excluded.within_days,
             first_percent = excluded.first_percent, part_min = excluded.part_min,
             discount_percent_max = excluded.discount_percent_max, deferrals_max = excluded.deferrals_max,
             set_by = excluded.set_by, set_at = excluded.set_at, update_id = excluded.update_id,
             message_id = excluded.message_id",
        business.0,
        set.limits.who.code(),
        bound(Bound::Parts),
        bound(Bound::Days),
        bound(Bound::First),
        set.limits.part_min().amount(),
        bound(Bound::Discount),
        bound(Bound::Deferrals),
        set.by.0,
        set.at,
        set.cause.map(|cause| cause.update_id),
        set.cause.and_then(|cause| cause.message_id),
    )
    .execute(db)
    .await?;
    Ok(())
}
