//! Which steps were taken, which messages a business began, and which debts the scheduler has to look at.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::StoreResult;
use crate::domain::contacts::{Contacts, Said};
use crate::domain::ids::{BusinessId, DebtId, OutboxId, PersonId};
use crate::domain::reminder::{Contact, LastStep};

/// Takes debts whose time has come and that nobody has in hand. They and their clients stay locked until the
/// transaction ends; the client first, so that a debt whose client is in other hands stays free for those.
pub async fn claim_due(db: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select d.debt_id from debt d join client c using (client_id)
         where d.next_contact_at <= $1
         order by d.next_contact_at, d.debt_id
         for no key update of c, d skip locked
         limit $2",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// Takes one debt, if its time has come and nobody has it in hand.
pub async fn claim_one(db: &mut PgConnection, debt: DebtId, now: DateTime<Utc>) -> StoreResult<bool> {
    let claimed = sqlx::query_scalar!(
        "select d.debt_id from debt d join client c using (client_id)
         where d.debt_id = $1 and d.next_contact_at <= $2
         for no key update of c, d skip locked",
        debt.0,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(claimed.is_some())
}

/// The other debts of the same clients whose time has come, locked.
pub async fn claim_due_beside(
    db: &mut PgConnection,
    debts: &[DebtId],
    now: DateTime<Utc>,
) -> StoreResult<Vec<DebtId>> {
    let ids: Vec<i64> = debts.iter().map(|debt| debt.0).collect();
    let beside = sqlx::query_scalar!(
        "select debt_id from debt
         where client_id in (select client_id from debt where debt_id = any($1)) and debt_id <> all($1)
           and next_contact_at <= $2
         for no key update skip locked
         limit 200",
        &ids,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(beside.into_iter().map(DebtId).collect())
}

/// When the scheduler has to look again.
pub async fn next_due_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!("select min(next_contact_at) from debt where next_contact_at is not null")
        .fetch_one(db)
        .await?)
}

pub async fn set_next_contact(
    db: &mut PgConnection,
    debt: DebtId,
    at: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    sqlx::query!("update debt set next_contact_at = $2 where debt_id = $1", debt.0, at).execute(db).await?;
    Ok(())
}

/// What the ladder has done about a debt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// The latest step taken for each date that steps count from.
    pub steps: BTreeMap<NaiveDate, LastStep>,
    /// How many reminders the debtor got.
    pub messages: i64,
}

pub async fn taken(db: &mut PgConnection, debt: DebtId) -> StoreResult<Taken> {
    Ok(taken_all(db, &[debt]).await?.remove(&debt).unwrap_or_default())
}

/// The same for several debts; those about which nothing was done are left out.
pub async fn taken_all(db: &mut PgConnection, debts: &[DebtId]) -> StoreResult<BTreeMap<DebtId, Taken>> {
    let ids: Vec<i64> = debts.iter().map(|debt| debt.0).collect();
    let rows = sqlx::query!(
        "select distinct on (debt_id, anchor_on) debt_id, anchor_on, step, reminded_at,
                count(outbox_id) over (partition by debt_id) as \"messages!\"
         from reminder where debt_id = any($1) order by debt_id, anchor_on, reminder_id desc",
        &ids
    )
    .fetch_all(db)
    .await?;
    let mut taken: BTreeMap<DebtId, Taken> = BTreeMap::new();
    for row in rows {
        let of_debt = taken.entry(DebtId(row.debt_id)).or_default();
        of_debt.messages = row.messages;
        of_debt.steps.insert(row.anchor_on, LastStep { offset_days: row.step, at: row.reminded_at });
    }
    Ok(taken)
}

/// Counts a message that the business began.
pub async fn insert_contact(
    db: &mut PgConnection,
    business: BusinessId,
    person: PersonId,
    outbox: OutboxId,
    overdue: bool,
    now: DateTime<Utc>,
) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!(
        "insert into contact (business_id, person_id, outbox_id, overdue, made_at) values ($1, $2, $3, $4, $5) returning contact_id",
        business.0,
        person.0,
        outbox.0,
        overdue,
        now
    )
    .fetch_one(db)
    .await?)
}

/// A step that was taken: with a message to the debtor, or without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepTaken {
    pub debt: DebtId,
    pub anchor_on: NaiveDate,
    pub step: i32,
    /// Whether the message asks what is in the way.
    pub asks: bool,
    pub contact: Option<i64>,
    pub outbox: Option<OutboxId>,
}

pub async fn insert(db: &mut PgConnection, taken: StepTaken, now: DateTime<Utc>) -> StoreResult<()> {
    sqlx::query!(
        "insert into reminder (debt_id, contact_id, outbox_id, anchor_on, step, asks, reminded_at) values ($1, $2, $3, $4, $5, $6, $7)",
        taken.debt.0,
        taken.contact,
        taken.outbox.map(|outbox| outbox.0),
        taken.anchor_on,
        taken.step,
        taken.asks,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// When this business began messages to this person since `since`, oldest first; without those about this debt that
/// still wait to be sent: a message by hand takes their place.
pub async fn list_contacts_said(
    db: &mut PgConnection,
    business: BusinessId,
    person: PersonId,
    debt: DebtId,
    since: DateTime<Utc>,
) -> StoreResult<Vec<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select c.made_at as \"at!\" from contact_counted c
         where c.business_id = $1 and c.person_id = $2 and c.made_at >= $4
           and not (c.waiting and exists (select from reminder r where r.outbox_id = c.outbox_id and r.debt_id = $3))
         order by c.made_at",
        business.0,
        person.0,
        debt.0,
        since
    )
    .fetch_all(db)
    .await?)
}

/// Messages that businesses began to these people since `since`, oldest first.
pub async fn list_contacts(
    db: &mut PgConnection,
    people: &BTreeSet<PersonId>,
    since: DateTime<Utc>,
) -> StoreResult<Contacts> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    let rows = sqlx::query!(
        "select business_id as \"business!\", person_id as \"person!\", made_at as \"at!\", overdue as \"overdue!\"
         from contact_counted where person_id = any($1) and made_at >= $2 order by made_at",
        &ids,
        since
    )
    .fetch_all(db)
    .await?;
    let said = rows.into_iter().map(|row| Said {
        business: BusinessId(row.business),
        person: PersonId(row.person),
        contact: Contact { at: row.at, overdue: row.overdue },
    });
    Ok(Contacts::new(said.collect()))
}

/// Lets one transaction at a time count and add messages to each of these people, so that caps hold across debts,
/// businesses and processes. Always in the same order, so that no two of us wait for each other.
pub async fn lock_contacts(db: &mut PgConnection, people: &BTreeSet<PersonId>) -> StoreResult<()> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    sqlx::query!(
        "select pg_advisory_xact_lock(hashtextextended('contacts', person)) as \"locked: _\"
         from unnest($1::bigint[]) as person",
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(())
}
