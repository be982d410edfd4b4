//! Letters that go out only when the owner agrees.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::approval::{Decision, Proposal};
use crate::domain::ids::{BusinessId, ClientId, DebtId, PersonId};
use crate::domain::money::{Currency, Money};

/// Lists a letter for a day; a decision that was made stays.
pub async fn propose(
    db: &mut PgConnection,
    debt: DebtId,
    anchor_on: NaiveDate,
    step: i32,
    listed_for: NaiveDate,
) -> StoreResult<()> {
    sqlx::query!(
        "insert into approval (debt_id, anchor_on, step, listed_for, decision) values ($1, $2, $3, $4, 'waiting')
         on conflict (debt_id, anchor_on, step) do update set listed_for = excluded.listed_for",
        debt.0,
        anchor_on,
        step,
        listed_for
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was decided about a letter, if it was ever listed.
pub async fn find(
    db: &mut PgConnection,
    debt: DebtId,
    anchor_on: NaiveDate,
    step: i32,
) -> StoreResult<Option<Decision>> {
    let code = sqlx::query_scalar!(
        "select decision from approval where debt_id = $1 and anchor_on = $2 and step = $3",
        debt.0,
        anchor_on,
        step
    )
    .fetch_optional(db)
    .await?;
    Ok(code.and_then(|code| Decision::from_code(&code)))
}

/// The letters that were listed for a day, by client.
pub async fn list(
    db: &mut PgConnection,
    business: BusinessId,
    listed_for: NaiveDate,
) -> StoreResult<Vec<Proposal>> {
    let rows = sqlx::query!(
        "select a.debt_id, a.step, a.decision, c.client_id, c.name, d.number, d.currency,
                (select sum(e.amount) from entry e where e.debt_id = d.debt_id) as \"left!\"
         from approval a join debt d using (debt_id) join client c using (client_id)
         where d.business_id = $1 and a.listed_for = $2 and d.state = 'open'
         order by c.search_name, d.number limit 200",
        business.0,
        listed_for
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let odd = |what: &str| StoreError::inconsistent("approval", row.debt_id, what);
            let currency = Currency::from_code(&row.currency).ok_or_else(|| odd("currency"))?;
            Ok(Proposal {
                debt: DebtId(row.debt_id),
                client: ClientId(row.client_id),
                client_name: row.name,
                number: row.number,
                left: Money::new(row.left, currency).map_err(|_| odd("sum"))?,
                step: row.step,
                decision: Decision::from_code(&row.decision).ok_or_else(|| odd("decision"))?,
            })
        })
        .collect()
}

/// Decides about the letters listed for a day: of one debt, or all that nobody has decided about.
pub async fn decide(
    db: &mut PgConnection,
    business: BusinessId,
    listed_for: NaiveDate,
    debt: Option<DebtId>,
    decision: Decision,
    by: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<u64> {
    let result = sqlx::query!(
        "update approval a set decision = $4, decided_by = $5, decided_at = $6
         from debt d
         where d.debt_id = a.debt_id and d.business_id = $1 and a.listed_for = $2
           and case when $3::bigint is null then a.decision = 'waiting' else a.debt_id = $3 end",
        business.0,
        listed_for,
        debt.map(|debt| debt.0),
        decision.code(),
        by.0,
        now
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected())
}
