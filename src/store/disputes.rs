//! Disputes.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::dispute::{Dispute, DisputeReason, DisputeState, Outcome, Resolution};
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
    pub wait_until: DateTime<Utc>,
}

/// Opens a dispute. The database refuses a second open one (`dispute_one_open_per_debt`).
pub async fn insert(db: &mut PgConnection, new: &NewDispute, now: DateTime<Utc>) -> StoreResult<DisputeId> {
    let id = sqlx::query_scalar!(
        "insert into dispute (debt_id, reason, body, amount, state, opened_by, opened_at, wait_until)
         values ($1, $2, $3, $4, 'open', $5, $6, $7) returning dispute_id",
        new.debt.0,
        new.reason.code(),
        new.text,
        new.amount.map(Money::amount),
        new.opened_by.0,
        now,
        new.wait_until
    )
    .fetch_one(db)
    .await?;
    Ok(DisputeId(id))
}

struct Row {
    dispute_id: i64,
    reason: String,
    body: Option<String>,
    amount: Option<Decimal>,
    opened_at: DateTime<Utc>,
    state: String,
    resolution: Option<String>,
    discount: Option<Decimal>,
    redo_on: Option<NaiveDate>,
    answer: Option<String>,
    seen_at: Option<DateTime<Utc>>,
    wait_until: Option<DateTime<Utc>>,
    nudges: i32,
}

/// The dispute of a debt that is not settled.
pub async fn find_open(
    db: &mut PgConnection,
    debt: DebtId,
    currency: Currency,
) -> StoreResult<Option<Dispute>> {
    let row = sqlx::query_as!(
        Row,
        "select dispute_id, reason, body, amount, opened_at, state, resolution, discount, redo_on, answer, seen_at,
                wait_until, nudges
         from dispute where debt_id = $1 and state <> 'settled'",
        debt.0
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| read(row, currency)).transpose()
}

fn read(row: Row, currency: Currency) -> StoreResult<Dispute> {
    let odd = |what: &str| StoreError::inconsistent("dispute", row.dispute_id, what);
    let money = |amount: Option<Decimal>, what: &str| {
        amount.map(|amount| Money::new(amount, currency)).transpose().map_err(|_| odd(what))
    };
    let resolution = match row.resolution.as_deref() {
        None => None,
        Some("cancel") => Some(Resolution::Cancel),
        Some("discount") => money(row.discount, "discount")?.map(Resolution::Discount),
        Some("redo") => row.redo_on.map(Resolution::Redo),
        Some("refuse") => row.answer.clone().map(Resolution::Refuse),
        Some("end") => row.answer.clone().map(Resolution::End),
        Some(_) => return Err(odd("resolution")),
    };
    Ok(Dispute {
        id: DisputeId(row.dispute_id),
        reason: DisputeReason::from_code(&row.reason).ok_or_else(|| odd("reason"))?,
        amount: money(row.amount, "amount")?,
        opened_at: row.opened_at,
        state: DisputeState::from_code(&row.state).ok_or_else(|| odd("state"))?,
        resolution,
        seen_at: row.seen_at,
        wait_until: row.wait_until,
        nudges: row.nudges.unsigned_abs(),
        text: row.body,
    })
}

/// Stores a dispute that goes on as it is now.
pub async fn save(db: &mut PgConnection, dispute: &Dispute) -> StoreResult<()> {
    write(db, dispute, None).await
}

/// Stores how a dispute ended.
pub async fn settle(
    db: &mut PgConnection,
    dispute: &Dispute,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    write(db, dispute, Some((outcome, now))).await
}

async fn write(
    db: &mut PgConnection,
    dispute: &Dispute,
    ended: Option<(Outcome, DateTime<Utc>)>,
) -> StoreResult<()> {
    let (discount, redo_on) = match &dispute.resolution {
        Some(Resolution::Discount(amount)) => (Some(amount.amount()), None),
        Some(Resolution::Redo(by)) => (None, Some(*by)),
        _ => (None, None),
    };
    let result = sqlx::query!(
        "update dispute
         set state = $2, resolution = $3, discount = $4, redo_on = $5, answer = $6, seen_at = $7, wait_until = $8,
             nudges = $9, outcome = $10, settled_at = $11
         where dispute_id = $1 and state <> 'settled'",
        dispute.id.0,
        dispute.state.code(),
        dispute.resolution.as_ref().map(Resolution::code),
        discount,
        redo_on,
        dispute.resolution.as_ref().and_then(Resolution::words),
        dispute.seen_at,
        dispute.wait_until,
        i32::try_from(dispute.nudges).unwrap_or(i32::MAX),
        ended.map(|(outcome, _)| outcome.code()),
        ended.map(|(_, at)| at)
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// How many disputes a person has opened about a debt.
pub async fn count(db: &mut PgConnection, debt: DebtId, opened_by: PersonId) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) as \"count!\" from dispute where debt_id = $1 and opened_by = $2",
        debt.0,
        opened_by.0
    )
    .fetch_one(db)
    .await?)
}

/// Debts with a dispute about which somebody has been silent for too long.
pub async fn list_silent(db: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select debt_id from dispute where wait_until <= $1 order by wait_until limit $2",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}
