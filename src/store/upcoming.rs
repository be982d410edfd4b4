//! What is to come for the clients of a business, and why nothing is. Reads only, takes no locks.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::StoreResult;
use crate::domain::ids::{BusinessId, ClientId, DebtId};

/// Clients who may hear something until `until`, those who hear it first in front. `all`: also those whose debts
/// the scheduler does not look at, since nothing is sent.
pub async fn list_clients(
    db: &mut PgConnection,
    business: BusinessId,
    until: DateTime<Utc>,
    all: bool,
    limit: i64,
) -> StoreResult<Vec<ClientId>> {
    let ids = sqlx::query_scalar!(
        "select client_id from debt
         where business_id = $1 and state = 'open' and (next_contact_at <= $2 or $3)
         group by client_id order by min(next_contact_at), min(due_on), client_id limit $4",
        business.0,
        until,
        all,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ClientId).collect())
}

/// The open debts of some clients.
pub async fn list_open(db: &mut PgConnection, clients: &[ClientId]) -> StoreResult<Vec<DebtId>> {
    let clients: Vec<i64> = clients.iter().map(|client| client.0).collect();
    let ids = sqlx::query_scalar!(
        "select debt_id from debt where client_id = any($1) and state = 'open' order by due_on, debt_id limit 5000",
        &clients
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(DebtId).collect())
}

/// How many debts hear nothing until `until` for a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    pub reason: String,
    pub debts: i64,
    /// The names of the first few clients.
    pub clients: Vec<String>,
}

/// Why debts hear nothing until `until`, most frequent reason first.
pub async fn list_silent(
    db: &mut PgConnection,
    business: BusinessId,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> StoreResult<Vec<Silent>> {
    Ok(sqlx::query_as!(
        Silent,
        "with silent as (
             select c.name, d.debt_id,
                    case when d.state = 'offered' then 'not_connected'
                         when c.stopped_at is not null then 'stopped'
                         when p.unreachable_at is not null then 'unreachable'
                         when c.reminding = 'off' then 'off'
                         when exists (select from hold h where h.debt_id = d.debt_id and h.ended_at is null
                                      and h.amount is null and (h.until_at is null or h.until_at > $3)) then 'held'
                         when d.next_contact_at is not null then 'later'
                         when d.currency = b.currency and b.minimum_sum is not null
                              and (select sum(e.amount) from entry e where e.debt_id = d.debt_id) < b.minimum_sum
                              then 'small'
                         else 'complete' end as reason
             from debt d join business b using (business_id) join client c using (client_id)
                  left join person p on p.person_id = c.person_id
             where d.business_id = $1 and d.state in ('offered', 'open')
               and (d.next_contact_at is null or d.next_contact_at > $2))
         select reason as \"reason!\", count(*) as \"debts!\",
                (array_agg(distinct name))[1:3] as \"clients!\"
         from silent group by reason order by count(*) desc, reason",
        business.0,
        until,
        now
    )
    .fetch_all(db)
    .await?)
}

/// A business whose letters of the next day are to be shown to its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    pub business: BusinessId,
    /// The day of the evening, by the clock of the business.
    pub on: NaiveDate,
}

/// Takes the businesses in whose evening it is time to ask the owner about the letters of the next day.
pub async fn take_for_review(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<Review>> {
    let rows = sqlx::query!(
        "update business b set reviewed_on = ($1::timestamptz at time zone b.zone)::date
         where b.business_id in (
             select business_id from business
             where (reminding = 'ask' or exists (select from client where client.business_id = business.business_id
                                                 and client.reminding = 'ask'))
               and extract(hour from $1::timestamptz at time zone zone) between 18 and 21
               and coalesce(reviewed_on, '-infinity') < ($1::timestamptz at time zone zone)::date
             order by business_id limit $2 for update skip locked)
         returning b.business_id, b.reviewed_on as \"on!\"",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Review { business: BusinessId(row.business_id), on: row.on }).collect())
}

/// When the next evening comes for a business that is asked.
pub async fn next_review_at(db: &mut PgConnection, now: DateTime<Utc>) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select min(((greatest(coalesce(reviewed_on + 1, '-infinity'), ($1::timestamptz at time zone zone)::date)
                      + time '18:00') at time zone zone))
         from business
         where reminding = 'ask' or exists (select from client where client.business_id = business.business_id
                                            and client.reminding = 'ask')",
        now
    )
    .fetch_one(db)
    .await?)
}
