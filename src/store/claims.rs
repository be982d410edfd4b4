//! Payment claims: «already paid».

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::claim::PaymentClaim;
use crate::domain::ids::{DebtId, PaymentClaimId, PersonId};
use crate::domain::money::{Currency, Money};

/// «Already paid» comes in. The database refuses a second open claim (`payment_claim_one_open_per_debt`).
pub async fn insert(
    db: &mut PgConnection,
    debt: DebtId,
    amount: Option<Money>,
    paid_on: NaiveDate,
    claimed_by: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<PaymentClaimId> {
    let id = sqlx::query_scalar!(
        "insert into payment_claim (debt_id, amount, paid_on, state, claimed_by, claimed_at)
         values ($1, $2, $3, 'open', $4, $5) returning payment_claim_id",
        debt.0,
        amount.map(Money::amount),
        paid_on,
        claimed_by.0,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(PaymentClaimId(id))
}

pub async fn find_open(
    db: &mut PgConnection,
    debt: DebtId,
    currency: Currency,
) -> StoreResult<Option<PaymentClaim>> {
    let Some(row) = sqlx::query!(
        "select payment_claim_id, amount, paid_on, claimed_at, nudges, state = 'receipt_asked' as \"receipt_asked!\"
         from payment_claim where debt_id = $1 and decided_at is null",
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
    Ok(Some(PaymentClaim {
        id: PaymentClaimId(row.payment_claim_id),
        amount,
        paid_on: row.paid_on,
        claimed_at: row.claimed_at,
        receipt_asked: row.receipt_asked,
        nudges: row.nudges.unsigned_abs(),
    }))
}

/// The owner has confirmed or denied a claim.
pub async fn decide(
    db: &mut PgConnection,
    claim: PaymentClaimId,
    confirmed: bool,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update payment_claim set state = $2, decided_at = $3, wait_until = null
         where payment_claim_id = $1 and decided_at is null",
        claim.0,
        if confirmed { "confirmed" } else { "denied" },
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// The debt is over before the claim was answered.
pub async fn lapse(db: &mut PgConnection, claim: PaymentClaimId, now: DateTime<Utc>) -> StoreResult<()> {
    let result = sqlx::query!(
        "update payment_claim set state = 'lapsed', decided_at = $2, wait_until = null
         where payment_claim_id = $1 and decided_at is null",
        claim.0,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}
