//! Disputes and payment claims.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::dispute::{Dispute, DisputeReason, PaymentClaim, Resolution};
use crate::domain::ids::{DebtId, DisputeId, PaymentClaimId, PersonId};
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
        "select dispute_id, reason, body, amount, opened_at from dispute where debt_id = $1 and state = 'open'",
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
        "update dispute set state = 'settled', resolution = $2, discount = $3, redo_on = $4, answer = $5, settled_at = $6
         where dispute_id = $1 and state = 'open'",
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

/// «Already paid» comes in. The database refuses a second open claim (`payment_claim_one_open_per_debt`).
pub async fn insert_claim(
    db: &mut PgConnection,
    debt: DebtId,
    amount: Option<Money>,
    claimed_by: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<PaymentClaimId> {
    let id = sqlx::query_scalar!(
        "insert into payment_claim (debt_id, amount, state, claimed_by, claimed_at)
         values ($1, $2, 'open', $3, $4) returning payment_claim_id",
        debt.0,
        amount.map(Money::amount),
        claimed_by.0,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(PaymentClaimId(id))
}

pub async fn find_open_claim(
    db: &mut PgConnection,
    debt: DebtId,
    currency: Currency,
) -> StoreResult<Option<PaymentClaim>> {
    let Some(row) = sqlx::query!(
        "select payment_claim_id, amount, claimed_at from payment_claim where debt_id = $1 and state = 'open'",
        debt.0
    )
    .fetch_optional(db)
    .await?
    else {
        return Ok(None);
    };
    let amount = row
        .amount
        .map(|amount| Money::new(amount, currency))
        .transpose()
        .map_err(|error| StoreError::inconsistent("payment_claim", row.payment_claim_id, error))?;
    Ok(Some(PaymentClaim { id: PaymentClaimId(row.payment_claim_id), amount, claimed_at: row.claimed_at }))
}

/// The owner has confirmed or denied a claim.
pub async fn decide_claim(
    db: &mut PgConnection,
    claim: PaymentClaimId,
    confirmed: bool,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update payment_claim set state = $2, decided_at = $3 where payment_claim_id = $1 and state = 'open'",
        claim.0,
        if confirmed { "confirmed" } else { "denied" },
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// The debt is over before the dispute was answered.
pub async fn lapse(db: &mut PgConnection, dispute: DisputeId, now: DateTime<Utc>) -> StoreResult<()> {
    let result = sqlx::query!(
        "update dispute set state = 'settled', resolution = 'lapsed', settled_at = $2
         where dispute_id = $1 and state = 'open'",
        dispute.0,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// The debt is over before the claim was answered.
pub async fn lapse_claim(
    db: &mut PgConnection,
    claim: PaymentClaimId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update payment_claim set state = 'lapsed', decided_at = $2 where payment_claim_id = $1 and state = 'open'",
        claim.0,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}
