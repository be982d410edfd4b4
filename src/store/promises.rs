//! Promises: days to pay that debtors have named.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::{StoreResult, one_row};
use crate::domain::ids::{DebtId, PersonId, PromiseId};
use crate::domain::promise::{Outcome, Promise};

/// A promise as it comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPromise {
    pub debt: DebtId,
    pub on: NaiveDate,
    pub ends_at: DateTime<Utc>,
    pub made_by: PersonId,
    pub update_id: Option<i64>,
}

/// Keeps a promise. The database refuses a second open one (`promise_one_open_per_debt`).
pub async fn insert(db: &mut PgConnection, new: &NewPromise, now: DateTime<Utc>) -> StoreResult<Promise> {
    let id = sqlx::query_scalar!(
        "insert into promise (debt_id, promised_on, ends_at, state, made_by, made_at, update_id)
         values ($1, $2, $3, 'open', $4, $5, $6) returning promise_id",
        new.debt.0,
        new.on,
        new.ends_at,
        new.made_by.0,
        now,
        new.update_id
    )
    .fetch_one(db)
    .await?;
    Ok(Promise { id: PromiseId(id), on: new.on, ends_at: new.ends_at })
}

pub async fn find_open(db: &mut PgConnection, debt: DebtId) -> StoreResult<Option<Promise>> {
    let row = sqlx::query!(
        "select promise_id, promised_on, ends_at from promise where debt_id = $1 and state = 'open'",
        debt.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Promise { id: PromiseId(row.promise_id), on: row.promised_on, ends_at: row.ends_at }))
}

/// How many promises on a debt were broken.
pub async fn count_broken(db: &mut PgConnection, debt: DebtId) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) as \"count!\" from promise where debt_id = $1 and state = 'broken'",
        debt.0
    )
    .fetch_one(db)
    .await?)
}

/// Stores what became of an open promise.
pub async fn conclude(
    db: &mut PgConnection,
    promise: PromiseId,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update promise set state = $2, concluded_at = $3 where promise_id = $1 and state = 'open'",
        promise.0,
        outcome.code(),
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Debts whose promise is over, as [`Promise::is_over`] says; locked by the caller one by one.
pub async fn list_over(db: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select p.debt_id from promise p join debt d using (debt_id)
         where p.state = 'open' and p.ends_at <= $1 and (d.resume_from is null or d.resume_from <= $1)
           and not exists (select from payment_claim c where c.debt_id = p.debt_id and c.state = 'open')
         order by p.ends_at limit $2",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// When the next promise is over.
pub async fn next_end_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select min(greatest(p.ends_at, d.resume_from)) from promise p join debt d using (debt_id)
         where p.state = 'open'
           and not exists (select from payment_claim c where c.debt_id = p.debt_id and c.state = 'open')"
    )
    .fetch_one(db)
    .await?)
}
