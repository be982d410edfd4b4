//! Lists of clients for their business. Reads only, takes no locks.

use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{BusinessId, ClientId};
use crate::domain::money::{Currency, Money};

/// A client as the list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedClient {
    pub id: ClientId,
    pub name: String,
    /// Debts that are not closed.
    pub alive: i64,
    /// What is left to pay, one sum a currency.
    pub sums: Vec<Money>,
}

/// How many clients a business has.
pub async fn count(db: &mut PgConnection, business: BusinessId) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!("select count(*) as \"count!\" from client where business_id = $1", business.0)
        .fetch_one(db)
        .await?)
}

/// One page of the clients: who owes first, then by name.
pub async fn list(
    db: &mut PgConnection,
    business: BusinessId,
    page: u16,
    size: i64,
) -> StoreResult<Vec<ListedClient>> {
    let rows = sqlx::query!(
        "select c.client_id, c.name, count(d.debt_id) as \"alive!\"
         from client c left join debt d on d.client_id = c.client_id and d.state in ('offered', 'open')
         where c.business_id = $1
         group by c.client_id
         order by (count(d.debt_id) > 0) desc, c.search_name, c.client_id
         limit $2 offset $3",
        business.0,
        size,
        i64::from(page) * size
    )
    .fetch_all(&mut *db)
    .await?;
    let mut clients: Vec<ListedClient> = rows
        .into_iter()
        .map(|row| ListedClient {
            id: ClientId(row.client_id),
            name: row.name,
            alive: row.alive,
            sums: Vec::new(),
        })
        .collect();
    for client in &mut clients {
        client.sums = alive_sums(&mut *db, client.id).await?;
    }
    Ok(clients)
}

/// What a client has left to pay, one sum a currency.
pub async fn alive_sums(db: &mut PgConnection, client: ClientId) -> StoreResult<Vec<Money>> {
    let rows = sqlx::query!(
        "select d.currency, sum(e.amount) as \"sum!\" from debt d join entry e using (debt_id)
         where d.client_id = $1 and d.state in ('offered', 'open') group by d.currency order by d.currency",
        client.0
    )
    .fetch_all(db)
    .await?;
    let odd = |what: &str| StoreError::inconsistent("client", client, what);
    rows.into_iter()
        .map(|row| {
            let currency = Currency::from_code(&row.currency).ok_or_else(|| odd("currency"))?;
            Money::new(row.sum, currency).map_err(|_| odd("sum"))
        })
        .collect()
}
