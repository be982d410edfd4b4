//! The journal: appended in the transaction of the change it tells of. Entries of one debt form a SHA-256 chain.

use chrono::{DateTime, SecondsFormat, Utc};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{BusinessId, DebtId, PersonId};
use crate::domain::journal::{Happened, JournalEntry};

/// An entry to be appended.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    pub business: Option<BusinessId>,
    pub debt: Option<DebtId>,
    /// Who did it; `None`: time passed.
    pub by: Option<PersonId>,
    pub happened: &'a Happened,
}

/// Appends an entry. The caller holds the lock of the debt, so numbers and hashes follow without gaps.
pub async fn append(db: &mut PgConnection, new: NewEntry<'_>, now: DateTime<Utc>) -> StoreResult<()> {
    let facts = serde_json::to_value(new.happened)
        .map_err(|error| StoreError::inconsistent("journal", "new", error))?;
    let happened = facts.get("happened").and_then(|tag| tag.as_str()).unwrap_or_default().to_owned();
    let previous = match new.debt {
        Some(debt) => sqlx::query!(
            "select number as \"number!\", hash from journal where debt_id = $1 order by number desc limit 1",
            debt.0
        )
        .fetch_optional(&mut *db)
        .await?
        .map(|row| (row.number, row.hash)),
        None => None,
    };
    let number = new.debt.map(|_| previous.as_ref().map_or(1, |(number, _)| number + 1));
    let previous = previous.map(|(_, hash)| hash);
    let by = new.by.map(|person| person.0);
    let hash = link_hash(previous.as_deref(), number, by, &facts, now);
    sqlx::query!(
        "insert into journal (business_id, debt_id, number, person_id, happened, facts, at, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.business.map(|business| business.0),
        new.debt.map(|debt| debt.0),
        number,
        by,
        happened,
        facts,
        now,
        previous,
        hash
    )
    .execute(db)
    .await?;
    Ok(())
}

/// One link of the chain: the hash of the previous entry and of this one's content. `serde_json` writes
/// object keys in order, so the same facts always give the same bytes.
fn link_hash(
    previous: Option<&[u8]>,
    number: Option<i32>,
    by: Option<i64>,
    facts: &serde_json::Value,
    at: DateTime<Utc>,
) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(previous.unwrap_or_default());
    let content = serde_json::json!({
        "number": number,
        "by": by,
        "facts": facts,
        "at": at.to_rfc3339_opts(SecondsFormat::Micros, true),
    });
    hash.update(content.to_string());
    hash.finalize().to_vec()
}

/// The hash of a debt's latest entry: the head of its chain.
pub async fn head(db: &mut PgConnection, debt: DebtId) -> StoreResult<Vec<u8>> {
    let head = sqlx::query_scalar!(
        "select hash from journal where debt_id = $1 order by number desc limit 1",
        debt.0
    )
    .fetch_optional(db)
    .await?;
    head.ok_or_else(|| StoreError::inconsistent("journal of debt", debt, "empty"))
}

/// The latest entries of a debt, newest first.
pub async fn list(db: &mut PgConnection, debt: DebtId, limit: i64) -> StoreResult<Vec<JournalEntry>> {
    let rows = sqlx::query!(
        "select number as \"number!\", facts, person_id, at from journal where debt_id = $1 order by number desc limit $2",
        debt.0,
        limit
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(JournalEntry {
                number: row.number,
                happened: serde_json::from_value(row.facts)
                    .map_err(|error| StoreError::inconsistent("journal of debt", debt, error))?,
                by: row.person_id.map(PersonId),
                at: row.at,
            })
        })
        .collect()
}

/// Whether the journal of a debt is whole and has an entry with this hash.
pub async fn is_in_chain(db: &mut PgConnection, debt: DebtId, hash: &[u8]) -> StoreResult<bool> {
    let found = sqlx::query_scalar!(
        "select exists (select from journal where debt_id = $1 and hash = $2) as \"found!\"",
        debt.0,
        hash
    )
    .fetch_one(&mut *db)
    .await?;
    Ok(found && find_break(db, debt).await?.is_none())
}

/// The number of the first entry that does not follow from the one before; `None`: the chain is whole.
pub async fn find_break(db: &mut PgConnection, debt: DebtId) -> StoreResult<Option<i32>> {
    let rows = sqlx::query!(
        "select number as \"number!\", person_id, facts, at, previous, hash from journal where debt_id = $1 order by number",
        debt.0
    )
    .fetch_all(db)
    .await?;
    let mut before: Option<Vec<u8>> = None;
    for (expected, row) in (1..).zip(rows) {
        let hash = link_hash(before.as_deref(), Some(row.number), row.person_id, &row.facts, row.at);
        if row.number != expected || row.previous != before || row.hash != hash {
            return Ok(Some(expected));
        }
        before = Some(row.hash);
    }
    Ok(None)
}
