//! Disputes.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::dispute::{Dispute, DisputeReason, Resolution};
use crate::domain::ids::{DebtId, DisputeId, PersonId};
use crate::domain::money::{Currency, Money};

/// Something the debtor is unhappy about, as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDispute {
    pub debt: DebtId,
    pub reason: DisputeReason,
    pub text: Option<String>,
    pub amount: Option<Money>,
    pub opened_by: PersonId,
}

/// Opens a dispute. The database refuses a second open one (`dispute_one_open_per_debt`).
pub async fn insert(db: &mut PgConnection, new: &NewDispute, now: DateTime<Utc>) -> StoreResult<DisputeId> {
    let id = sqlx::query_scalar!(
        "insert into dispute (debt_id, reason, body, amount, state, opened_by, opened_at)
         values ($1, $2, $3, $4, 'open', $5, $6) returning dispute_id",
        new.debt.0,
        new.reason.code(),
        new.text,
        new.amount.map(Money::amount),
        new.opened_by.0,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(DisputeId(id))
}

pub async fn find_open(
    db: &mut PgConnection,
    debt: DebtId,
    currency: Currency,
) -> StoreResult<Option<Dispute>> {
    let Some(row) = sqlx::query!(
        "select dispute_id, reason, body, amount, opened_at from dispute where debt_id = $1 and state <> 'settled'",
        debt.0
    )
    .fetch_optional(db)
    .await?
    else {
        return Ok(None);
    };
    let odd = |what: &str| StoreError::inconsistent("dispute", row.dispute_id, what);
    Ok(Some(Dispute {
        id: DisputeId(row.dispute_id),
        reason: DisputeReason::from_code(&row.reason).ok_or_else(|| odd("reason"))?,
        text: row.body,
        amount: row
            .amount
            .map(|amount| Money::new(amount, currency))
            .transpose()
            .map_err(|_| odd("amount"))?,
        opened_at: row.opened_at,
        resolution: None,
    }))
}

/// Stores how an open dispute was settled.
pub async fn settle(
    db: &mut PgConnection,
    dispute: DisputeId,
    resolution: &Resolution,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let (discount, redo_on, answer) = match resolution {
        Resolution::Cancel => (None, None, None),
        Resolution::Discount(amount) => (Some(amount.amount()), None, None),
        Resolution::Redo(by) => (None, Some(*by), None),
        Resolution::Refuse(reasons) => (None, None, Some(reasons.as_str())),
    };
    let result = sqlx::query!(
        "update dispute
         set state = 'settled', resolution = $2, discount = $3, redo_on = $4, answer = $5, settled_at = $6, wait_until = null,
             outcome = case when $2 = 'cancel' then 'cancelled' else 'agreed' end
         where dispute_id = $1 and state <> 'settled'",
        dispute.0,
        resolution.code(),
        discount,
        redo_on,
        answer,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// The debt is over before the dispute was answered.
pub async fn lapse(db: &mut PgConnection, dispute: DisputeId, now: DateTime<Utc>) -> StoreResult<()> {
    let result = sqlx::query!(
        "update dispute set state = 'settled', outcome = 'lapsed', settled_at = $2, wait_until = null
         where dispute_id = $1 and state <> 'settled'",
        dispute.0,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}
