//! Debts and what keeps them from being asked for.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::debt::{Debt, DebtKind, DebtState};
use crate::domain::hold::{Hold, HoldReason};
use crate::domain::ids::{BusinessId, ClientId, DebtId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::reminder::Pause;

/// A debt to be registered; its charge is a ledger entry beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDebt {
    pub business: BusinessId,
    pub client: ClientId,
    pub number: i32,
    pub what: String,
    pub service_on: Option<NaiveDate>,
    pub currency: Currency,
    pub due_on: NaiveDate,
    pub kind: DebtKind,
    pub state: DebtState,
    pub registered_by: PersonId,
}

pub async fn insert(db: &mut PgConnection, new: &NewDebt, now: DateTime<Utc>) -> StoreResult<DebtId> {
    let id = sqlx::query_scalar!(
        "insert into debt (business_id, client_id, number, what, service_on, currency, due_on, kind, state, registered_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning debt_id",
        new.business.0,
        new.client.0,
        new.number,
        new.what,
        new.service_on,
        new.currency.code(),
        new.due_on,
        new.kind.code(),
        new.state.code(),
        new.registered_by.0,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(DebtId(id))
}

/// Saves a changed debt and counts its version on.
///
/// # Errors
/// [`StoreError::RowsAffected`] when the version is not the one that was loaded.
pub async fn update(db: &mut PgConnection, debt: &mut Debt) -> StoreResult<()> {
    let result = sqlx::query!(
        "update debt
         set client_id = $3, what = $4, service_on = $5, due_on = $6, state = $7, next_contact_at = $8, opened_at = $9,
             resume_from = $10, closed_at = $11, paused_for = $12, by_age = $13, version = version + 1
         where debt_id = $1 and version = $2",
        debt.id.0,
        debt.version,
        debt.client.0,
        debt.what,
        debt.service_on,
        debt.due_on,
        debt.state.code(),
        debt.next_contact_at,
        debt.opened_at,
        debt.resume_from,
        debt.closed_at,
        debt.paused_for.map(Pause::code),
        debt.by_age,
    )
    .execute(db)
    .await?;
    one_row(&result)?;
    debt.version += 1;
    Ok(())
}

pub async fn list_holds(db: &mut PgConnection, debt: DebtId, currency: Currency) -> StoreResult<Vec<Hold>> {
    let rows = sqlx::query!(
        "select reason, amount, since_at, until_at from hold where debt_id = $1 and ended_at is null order by hold_id",
        debt.0
    )
    .fetch_all(db)
    .await?;
    let odd = |what: &str| StoreError::inconsistent("hold of debt", debt, what);
    rows.into_iter()
        .map(|row| {
            Ok(Hold {
                reason: HoldReason::from_code(&row.reason).ok_or_else(|| odd("reason"))?,
                amount: row
                    .amount
                    .map(|held| Money::new(held, currency))
                    .transpose()
                    .map_err(|_| odd("amount"))?,
                since: row.since_at,
                until: row.until_at,
            })
        })
        .collect()
}

/// Adds a hold, or renews the live one for the same reason.
pub async fn insert_hold(db: &mut PgConnection, debt: DebtId, hold: &Hold) -> StoreResult<()> {
    sqlx::query!(
        "insert into hold (debt_id, reason, amount, since_at, until_at) values ($1, $2, $3, $4, $5)
         on conflict (debt_id, reason) where ended_at is null
         do update set amount = excluded.amount, until_at = excluded.until_at",
        debt.0,
        hold.reason.code(),
        hold.amount.map(Money::amount),
        hold.since,
        hold.until
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn end_hold(
    db: &mut PgConnection,
    debt: DebtId,
    reason: HoldReason,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "update hold set ended_at = $3 where debt_id = $1 and reason = $2 and ended_at is null",
        debt.0,
        reason.code(),
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The debts of a client that are not closed.
pub async fn list_alive_of_client(db: &mut PgConnection, client: ClientId) -> StoreResult<Vec<DebtId>> {
    let ids = sqlx::query_scalar!(
        "select debt_id from debt where client_id = $1 and state in ('offered', 'open') order by due_on, debt_id limit 200",
        client.0
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(DebtId).collect())
}

/// The debts of a person across all businesses that are not closed, the earliest due first.
pub async fn list_alive_of_person(db: &mut PgConnection, person: PersonId) -> StoreResult<Vec<DebtId>> {
    let ids = sqlx::query_scalar!(
        "select d.debt_id from debt d join client c using (client_id)
         where c.person_id = $1 and d.state in ('offered', 'open') order by d.due_on, d.debt_id limit 200",
        person.0
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(DebtId).collect())
}
