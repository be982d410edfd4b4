//! Payment claims: «already paid».

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::claim::PaymentClaim;
use crate::domain::ids::{DebtId, PaymentClaimId, PersonId};
use crate::domain::money::{Currency, Money};

/// A claim as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClaim {
    pub debt: DebtId,
    /// `None` claims that all is paid.
    pub amount: Option<Money>,
    pub paid_on: NaiveDate,
    pub claimed_by: PersonId,
    /// When the owner is reminded of it.
    pub wait_until: DateTime<Utc>,
}

/// «Already paid» comes in. The database refuses a second open claim (`payment_claim_one_open_per_debt`).
pub async fn insert(
    db: &mut PgConnection,
    new: &NewClaim,
    now: DateTime<Utc>,
) -> StoreResult<PaymentClaimId> {
    let id = sqlx::query_scalar!(
        "insert into payment_claim (debt_id, amount, paid_on, state, claimed_by, claimed_at, wait_until)
         values ($1, $2, $3, 'open', $4, $5, $6) returning payment_claim_id",
        new.debt.0,
        new.amount.map(Money::amount),
        new.paid_on,
        new.claimed_by.0,
        now,
        new.wait_until
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

/// How the owner decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Money has come: so much, where that is known from the answer itself.
    Confirmed(Option<Money>),
    Denied,
}

/// The owner has confirmed or denied a claim.
pub async fn decide(
    db: &mut PgConnection,
    claim: PaymentClaimId,
    decision: Decision,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let (state, received) = match decision {
        Decision::Confirmed(received) => ("confirmed", received),
        Decision::Denied => ("denied", None),
    };
    let result = sqlx::query!(
        "update payment_claim set state = $2, received = $3, decided_at = $4, wait_until = null
         where payment_claim_id = $1 and decided_at is null",
        claim.0,
        state,
        received.map(Money::amount),
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

/// Whose turn it is about an open claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The owner looks for the money.
    Owner,
    /// The debtor sends the receipt.
    Debtor,
}

/// It is somebody else's turn: they are waited for until then, and not reminded yet.
pub async fn pass_turn(
    db: &mut PgConnection,
    claim: PaymentClaimId,
    turn: Turn,
    wait_until: DateTime<Utc>,
) -> StoreResult<()> {
    let state = match turn {
        Turn::Owner => "open",
        Turn::Debtor => "receipt_asked",
    };
    let result = sqlx::query!(
        "update payment_claim set state = $2, wait_until = $3, nudges = 0
         where payment_claim_id = $1 and decided_at is null",
        claim.0,
        state,
        wait_until
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Whoever is waited for was reminded; the next time is `wait_until`, or never.
pub async fn note_nudge(
    db: &mut PgConnection,
    claim: PaymentClaimId,
    wait_until: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update payment_claim set nudges = nudges + 1, wait_until = $2
         where payment_claim_id = $1 and decided_at is null",
        claim.0,
        wait_until
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Whether the owner has looked for a payment of this debt before and not found it.
pub async fn was_denied(db: &mut PgConnection, debt: DebtId) -> StoreResult<bool> {
    Ok(sqlx::query_scalar!(
        "select exists (select from payment_claim where debt_id = $1 and state = 'denied') as \"denied!\"",
        debt.0
    )
    .fetch_one(db)
    .await?)
}

/// Debts with a claim whose waiting is over.
pub async fn list_silent(db: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select debt_id from payment_claim where wait_until <= $1 order by wait_until limit $2",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// Whether somebody has been waited for long enough about an open claim.
pub async fn is_overdue(
    db: &mut PgConnection,
    claim: PaymentClaimId,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    Ok(sqlx::query_scalar!(
        "select exists (select from payment_claim where payment_claim_id = $1 and wait_until <= $2) as \"overdue!\"",
        claim.0,
        now
    )
    .fetch_one(db)
    .await?)
}
