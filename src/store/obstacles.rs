//! What debtors say is in the way of paying.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{BusinessId, DebtId, PersonId};
use crate::domain::obstacle::Obstacle;

pub async fn insert(
    db: &mut PgConnection,
    debt: DebtId,
    person: PersonId,
    obstacle: Obstacle,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "insert into obstacle (debt_id, person_id, obstacle, named_at) values ($1, $2, $3, $4)",
        debt.0,
        person.0,
        obstacle.code(),
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many debts of a business each obstacle was named for since an instant, the most frequent first.
pub async fn count(
    db: &mut PgConnection,
    business: BusinessId,
    since: DateTime<Utc>,
) -> StoreResult<Vec<(Obstacle, i64)>> {
    let rows = sqlx::query!(
        "select o.obstacle, count(distinct o.debt_id) as \"debts!\"
         from obstacle o join debt d using (debt_id)
         where d.business_id = $1 and o.named_at >= $2
         group by o.obstacle order by 2 desc, 1",
        business.0,
        since
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let obstacle = Obstacle::from_code(&row.obstacle);
            let odd = || StoreError::inconsistent("obstacle of business", business, "code");
            Ok((obstacle.ok_or_else(odd)?, row.debts))
        })
        .collect()
}

/// What was named for a debt last.
pub async fn find_latest(db: &mut PgConnection, debt: DebtId) -> StoreResult<Option<Obstacle>> {
    let code = sqlx::query_scalar!(
        "select obstacle from obstacle where debt_id = $1 order by obstacle_id desc limit 1",
        debt.0
    )
    .fetch_optional(db)
    .await?;
    let odd = || StoreError::inconsistent("obstacle of debt", debt, "code");
    code.map(|code| Obstacle::from_code(&code).ok_or_else(odd)).transpose()
}
