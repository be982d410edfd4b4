//! What debtors say is in the way of paying.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{BusinessId, ClientId, DebtId, PersonId};
use crate::domain::obstacle::{Asked, Named, Obstacle};

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

/// Whether this person was asked about a debt, and what they named last.
pub async fn asked(db: &mut PgConnection, debt: DebtId, person: Option<PersonId>) -> StoreResult<Asked> {
    let Some(person) = person else { return Ok(Asked::default()) };
    let row = sqlx::query!(
        "select exists (select from reminder r join outbox o using (outbox_id)
                        where r.debt_id = $1 and r.asks and o.person_id = $2) as \"once!\",
                named.obstacle as \"obstacle?\", named.named_at as \"named_at?\"
         from (values (0)) as one (row)
         left join lateral (select obstacle, named_at from obstacle where debt_id = $1 and person_id = $2
                            order by obstacle_id desc limit 1) as named on true",
        debt.0,
        person.0
    )
    .fetch_one(db)
    .await?;
    let named = row.obstacle.zip(row.named_at).map(|(code, at)| named(debt, &code, at)).transpose()?;
    Ok(Asked { once: row.once, named })
}

/// What a client named last, for any of their debts.
pub async fn find_latest_of_client(db: &mut PgConnection, client: ClientId) -> StoreResult<Option<Named>> {
    let row = sqlx::query!(
        "select o.debt_id, o.obstacle, o.named_at
         from obstacle o join debt d using (debt_id) join client c using (client_id)
         where d.client_id = $1 and o.person_id = c.person_id
         order by o.obstacle_id desc limit 1",
        client.0
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| named(DebtId(row.debt_id), &row.obstacle, row.named_at)).transpose()
}

fn named(debt: DebtId, code: &str, at: DateTime<Utc>) -> StoreResult<Named> {
    let odd = || StoreError::inconsistent("obstacle of debt", debt, "code");
    Ok(Named { obstacle: Obstacle::from_code(code).ok_or_else(odd)?, at })
}
