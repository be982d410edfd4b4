//! Ledger entries. Only ever added.

use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{DebtId, PersonId};
use crate::domain::ledger::{Entry, EntryKind, Ledger};
use crate::domain::money::{Currency, Money};

pub async fn insert(db: &mut PgConnection, debt: DebtId, entry: &Entry) -> StoreResult<()> {
    sqlx::query!(
        "insert into entry (debt_id, kind, amount, reason, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)",
        debt.0,
        entry.kind.code(),
        entry.amount.amount(),
        entry.reason,
        entry.recorded_by.map(|person| person.0),
        entry.recorded_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn load(db: &mut PgConnection, debt: DebtId, currency: Currency) -> StoreResult<Ledger> {
    let rows = sqlx::query!(
        "select kind, amount, reason, recorded_by, recorded_at from entry where debt_id = $1 order by entry_id",
        debt.0
    )
    .fetch_all(db)
    .await?;
    let odd = |what: &str| StoreError::inconsistent("entry of debt", debt, what);
    let entries = rows
        .into_iter()
        .map(|row| {
            Ok(Entry {
                kind: EntryKind::from_code(&row.kind).ok_or_else(|| odd("kind"))?,
                amount: Money::new(row.amount, currency).map_err(|_| odd("amount"))?,
                reason: row.reason,
                recorded_by: row.recorded_by.map(PersonId),
                recorded_at: row.recorded_at,
            })
        })
        .collect::<StoreResult<Vec<_>>>()?;
    let ledger = Ledger::new(currency, entries).map_err(|_| odd("sum"))?;
    if ledger.balance().is_negative() {
        return Err(odd("negative balance"));
    }
    Ok(ledger)
}
