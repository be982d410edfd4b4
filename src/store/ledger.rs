//! Ledger entries. Only ever added.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
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

/// The ledgers of several debts.
pub async fn load_all(
    db: &mut PgConnection,
    debts: &[(DebtId, Currency)],
) -> StoreResult<BTreeMap<DebtId, Ledger>> {
    let ids: Vec<i64> = debts.iter().map(|(debt, _)| debt.0).collect();
    let rows = sqlx::query_as!(
        EntryRow,
        "select debt_id, kind, amount, reason, recorded_by, recorded_at from entry where debt_id = any($1) order by entry_id",
        &ids
    )
    .fetch_all(db)
    .await?;
    let mut entries: BTreeMap<DebtId, Vec<EntryRow>> = BTreeMap::new();
    for row in rows {
        entries.entry(DebtId(row.debt_id)).or_default().push(row);
    }
    let ledger = |(debt, currency): &(DebtId, Currency)| {
        let rows = entries.remove(debt).unwrap_or_default();
        ledger(*debt, *currency, rows).map(|ledger| (*debt, ledger))
    };
    debts.iter().map(ledger).collect()
}

struct EntryRow {
    debt_id: i64,
    kind: String,
    amount: Decimal,
    reason: Option<String>,
    recorded_by: Option<i64>,
    recorded_at: DateTime<Utc>,
}

fn ledger(debt: DebtId, currency: Currency, rows: Vec<EntryRow>) -> StoreResult<Ledger> {
    let odd = |what: &str| StoreError::inconsistent("entry of debt", debt, what);
    let entry = |row: EntryRow| {
        Ok(Entry {
            kind: EntryKind::from_code(&row.kind).ok_or_else(|| odd("kind"))?,
            amount: Money::new(row.amount, currency).map_err(|_| odd("amount"))?,
            reason: row.reason,
            recorded_by: row.recorded_by.map(PersonId),
            recorded_at: row.recorded_at,
        })
    };
    let entries = rows.into_iter().map(entry).collect::<StoreResult<Vec<_>>>()?;
    let ledger = Ledger::new(currency, entries).map_err(|_| odd("sum"))?;
    if ledger.balance().is_negative() {
        return Err(odd("negative balance"));
    }
    Ok(ledger)
}
