//! What waits for a business's answer, across its debts, and how its clients have paid before.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use super::plans;
use crate::domain::dispute::DisputeReason;
use crate::domain::ids::{BusinessId, ClientId, DebtId, InquiryId, PlanId};
use crate::domain::inquiry::AboutKind;
use crate::domain::money::{Currency, Money};
use crate::domain::requests::{Asked, History, Page, Waiting};

/// The requests that wait for the business's answer, the oldest first.
pub async fn list(
    db: &mut PgConnection,
    business: BusinessId,
    now: DateTime<Utc>,
    limit: i64,
    offset: i64,
) -> StoreResult<Page> {
    let rows = sqlx::query!(
        "select d.debt_id as \"debt_id!\", d.number as \"number!\", d.currency as \"currency!\", c.name as \"name!\",
                w.plan_id, w.inquiry_id, w.about, w.reason, w.amount, count(*) over () as \"total!\"
         from (
             select p.debt_id, 'time' as kind, p.created_at as since, p.plan_id,
                    null::bigint as inquiry_id, null::text as about, null::text as reason, null::numeric as amount
             from plan p join lateral (
                 select side, expires_at from offer where offer.plan_id = p.plan_id order by round desc limit 1) o on true
             where p.state in ('proposed', 'countered') and o.side = 'debtor' and o.expires_at > $2
             union all
             select debt_id, 'problem', opened_at, null, null, null, reason, null from dispute where state in ('open', 'maintained')
             union all
             select debt_id, 'question', opened_at, null, inquiry_id, about, null, null from inquiry
             where state = 'open' and side = 'debtor'
             union all
             select debt_id, 'paid', claimed_at, null, null, null, null, amount from payment_claim where state = 'open') w
         join debt d using (debt_id) join client c using (client_id)
         where d.business_id = $1 and d.state in ('offered', 'open')
         order by w.since, d.debt_id, w.kind limit $3 offset $4",
        business.0,
        now,
        limit,
        offset
    )
    .fetch_all(&mut *db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    let mut requests = Vec::with_capacity(rows.len());
    for row in rows {
        let odd = |what: &str| StoreError::inconsistent("request on debt", row.debt_id, what);
        let currency = Currency::from_code(&row.currency).ok_or_else(|| odd("currency"))?;
        let asked = match (row.plan_id, row.reason.as_deref()) {
            _ if row.inquiry_id.is_some() => {
                let about = row.about.as_deref().and_then(AboutKind::from_code);
                let inquiry = InquiryId(row.inquiry_id.unwrap_or_default());
                Asked::Question(inquiry, about.ok_or_else(|| odd("about"))?)
            }
            (Some(plan), _) => {
                let offers = plans::list_offers(&mut *db, PlanId(plan), currency).await?;
                let latest = offers.into_iter().next_back().ok_or_else(|| odd("no offer"))?;
                Asked::Time { terms: latest.terms, round: latest.round }
            }
            (None, Some(reason)) => {
                Asked::Problem(DisputeReason::from_code(reason).ok_or_else(|| odd("reason"))?)
            }
            (None, None) => {
                let amount = row.amount.map(|amount| Money::new(amount, currency)).transpose();
                Asked::Paid(amount.map_err(|_| odd("amount"))?)
            }
        };
        requests.push(Waiting { debt: DebtId(row.debt_id), number: row.number, client: row.name, asked });
    }
    Ok(Page { requests, total })
}

pub async fn history(db: &mut PgConnection, client: ClientId) -> StoreResult<History> {
    Ok(sqlx::query_as!(
        History,
        "select count(*) as \"settled!\",
                count(*) filter (
                    where (d.closed_at at time zone b.zone)::date > d.due_on
                      and not exists (select from plan_debt p where p.debt_id = d.debt_id and p.state = 'kept')) as \"late!\",
                (select count(*) from promise p join debt using (debt_id)
                 where client_id = $1 and p.state = 'kept') as \"promises_kept!\",
                (select count(*) from promise p join debt using (debt_id)
                 where client_id = $1 and p.state = 'broken') as \"promises_broken!\",
                (select count(*) from plan p join debt using (debt_id)
                 where client_id = $1 and p.state = 'kept') as \"plans_kept!\",
                (select count(*) from plan p join debt using (debt_id)
                 where client_id = $1 and p.state = 'broken') as \"plans_broken!\"
         from debt d join business b using (business_id)
         where d.client_id = $1 and d.state = 'settled'",
        client.0
    )
    .fetch_one(db)
    .await?)
}
