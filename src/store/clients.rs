//! Clients of a business.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{BusinessId, ClientId, DebtId, PersonId};
use crate::domain::input::folded;
use crate::domain::people::{Client, ClientReminding, LegalForm, Standing};

pub(super) struct ClientRow {
    pub client_id: i64,
    pub business_id: i64,
    pub name: String,
    pub phone: Option<String>,
    pub legal_form: String,
    pub reminding: String,
    pub person_id: Option<i64>,
    pub stopped_at: Option<DateTime<Utc>>,
}

impl TryFrom<ClientRow> for Client {
    type Error = StoreError;

    fn try_from(row: ClientRow) -> StoreResult<Self> {
        let legal_form = LegalForm::from_code(&row.legal_form)
            .ok_or_else(|| StoreError::inconsistent("client", row.client_id, "legal form"))?;
        let reminding = ClientReminding::from_code(&row.reminding)
            .ok_or_else(|| StoreError::inconsistent("client", row.client_id, "reminding"))?;
        Ok(Self {
            id: ClientId(row.client_id),
            business: BusinessId(row.business_id),
            name: row.name,
            phone: row.phone,
            legal_form,
            reminding,
            person: row.person_id.map(PersonId),
            stopped_at: row.stopped_at,
        })
    }
}

pub async fn insert(
    db: &mut PgConnection,
    business: BusinessId,
    name: &str,
    phone: Option<&str>,
    now: DateTime<Utc>,
) -> StoreResult<ClientId> {
    let id = sqlx::query_scalar!(
        "insert into client (business_id, name, search_name, phone, created_at) values ($1, $2, $3, $4, $5) returning client_id",
        business.0,
        name,
        folded(name),
        phone,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(ClientId(id))
}

/// A client of this business, and only of this business.
pub async fn find(
    db: &mut PgConnection,
    business: BusinessId,
    client: ClientId,
) -> StoreResult<Option<Client>> {
    let row = sqlx::query_as!(
        ClientRow,
        "select client_id, business_id, name, phone, legal_form, reminding, person_id, stopped_at
         from client where client_id = $1 and business_id = $2",
        client.0,
        business.0
    )
    .fetch_optional(db)
    .await?;
    row.map(TryInto::try_into).transpose()
}

/// Several clients.
pub async fn list_by_id(
    db: &mut PgConnection,
    clients: &BTreeSet<ClientId>,
) -> StoreResult<BTreeMap<ClientId, Client>> {
    let ids: Vec<i64> = clients.iter().map(|client| client.0).collect();
    let rows = sqlx::query_as!(
        ClientRow,
        "select client_id, business_id, name, phone, legal_form, reminding, person_id, stopped_at
         from client where client_id = any($1)",
        &ids
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((ClientId(row.client_id), row.try_into()?))).collect()
}

/// The client of this business with exactly this name, letter case aside; with a phone given, not one who is
/// known under another number.
pub async fn find_by_name(
    db: &mut PgConnection,
    business: BusinessId,
    name: &str,
    phone: Option<&str>,
) -> StoreResult<Option<Client>> {
    let row = sqlx::query_as!(
        ClientRow,
        "select client_id, business_id, name, phone, legal_form, reminding, person_id, stopped_at
         from client
         where business_id = $1 and search_name = $2 and ($3::text is null or phone is null or phone = $3)
         order by (phone is not distinct from $3) desc, client_id limit 1",
        business.0,
        folded(name),
        phone
    )
    .fetch_optional(db)
    .await?;
    row.map(TryInto::try_into).transpose()
}

/// The clients used most recently.
pub async fn list_recent(
    db: &mut PgConnection,
    business: BusinessId,
    limit: i64,
) -> StoreResult<Vec<Client>> {
    let rows = sqlx::query_as!(
        ClientRow,
        "select c.client_id, c.business_id, c.name, c.phone, c.legal_form, c.reminding, c.person_id, c.stopped_at
         from client c
         where c.business_id = $1
         order by (select max(d.created_at) from debt d where d.client_id = c.client_id) desc nulls last, c.client_id desc
         limit $2",
        business.0,
        limit
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Binds a client to the person who accepted the invitation.
pub async fn bind(
    db: &mut PgConnection,
    client: ClientId,
    person: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "update client set person_id = $2, bound_at = $3, stopped_at = null, muted_by_owner_at = null, muted_by_debtor_at = null
         where client_id = $1",
        client.0,
        person.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The client turned out to be another person.
pub async fn unbind(db: &mut PgConnection, client: ClientId) -> StoreResult<()> {
    sqlx::query!("update client set person_id = null, bound_at = null where client_id = $1", client.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Notes who the client is in law.
pub async fn set_legal_form(db: &mut PgConnection, client: ClientId, form: LegalForm) -> StoreResult<()> {
    sqlx::query!("update client set legal_form = $2 where client_id = $1", client.0, form.code())
        .execute(db)
        .await?;
    Ok(())
}

/// Makes an exception for a client, or ends it.
pub async fn set_reminding(
    db: &mut PgConnection,
    client: ClientId,
    reminding: ClientReminding,
) -> StoreResult<()> {
    sqlx::query!("update client set reminding = $2 where client_id = $1", client.0, reminding.code())
        .execute(db)
        .await?;
    Ok(())
}

/// Notes that the client does not want this business's reminders, or wants them again.
pub async fn set_stopped(
    db: &mut PgConnection,
    client: ClientId,
    since: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    sqlx::query!("update client set stopped_at = $2 where client_id = $1", client.0, since)
        .execute(db)
        .await?;
    Ok(())
}

/// The client that a person is to this business, if bound.
pub async fn find_by_person(
    db: &mut PgConnection,
    business: BusinessId,
    person: PersonId,
) -> StoreResult<Option<Client>> {
    let row = sqlx::query_as!(
        ClientRow,
        "select client_id, business_id, name, phone, legal_form, reminding, person_id, stopped_at
         from client where business_id = $1 and person_id = $2",
        business.0,
        person.0
    )
    .fetch_optional(db)
    .await?;
    row.map(TryInto::try_into).transpose()
}

/// The businesses to which a person owes or has owed, by name.
pub async fn list_standings(db: &mut PgConnection, person: PersonId) -> StoreResult<Vec<Standing>> {
    let rows = sqlx::query!(
        "select c.client_id, c.business_id, c.name, c.phone, c.legal_form, c.reminding, c.person_id, c.stopped_at,
                b.name as business_name, max(d.debt_id) as \"debt_id!\"
         from client c join business b using (business_id) join debt d using (client_id)
         where c.person_id = $1
         group by c.client_id, b.name order by b.name, c.client_id limit 30",
        person.0
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let client = ClientRow {
                client_id: row.client_id,
                business_id: row.business_id,
                name: row.name,
                phone: row.phone,
                legal_form: row.legal_form,
                reminding: row.reminding,
                person_id: row.person_id,
                stopped_at: row.stopped_at,
            };
            Ok(Standing {
                client: client.try_into()?,
                business_name: row.business_name,
                debt: DebtId(row.debt_id),
            })
        })
        .collect()
}

/// All debts of a client, closed ones too.
pub async fn list_debts(db: &mut PgConnection, client: ClientId) -> StoreResult<Vec<DebtId>> {
    let ids = sqlx::query_scalar!("select debt_id from debt where client_id = $1 order by debt_id", client.0)
        .fetch_all(db)
        .await?;
    Ok(ids.into_iter().map(DebtId).collect())
}

/// Takes a client off the list whose debts all went to another.
pub async fn delete_without_debts(db: &mut PgConnection, client: ClientId) -> StoreResult<()> {
    sqlx::query!(
        "delete from client where client_id = $1 and not exists (select from debt where debt.client_id = $1)",
        client.0
    )
    .execute(db)
    .await?;
    Ok(())
}
