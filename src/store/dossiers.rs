//! A debt with all that belongs to it, as the rules look at it. Many are loaded with the queries of one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::attachments::{self, Belongs};
use super::error::{StoreError, StoreResult};
use super::reminders::Taken;
use super::{
    businesses, claims, clients, debts, disputes, inquiries, ledger, obstacles, people, plans, promises,
    reminders,
};
use crate::domain::debt::{Debt, DebtKind, DebtState};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{BusinessId, ClientId, DebtId, PersonId};
use crate::domain::ledger::Ledger;
use crate::domain::money::Currency;
use crate::domain::obstacle::Asked;
use crate::domain::people::{Business, Client, Person};
use crate::domain::reminder::Pause;

struct DebtRow {
    debt_id: i64,
    business_id: i64,
    client_id: i64,
    number: i32,
    what: String,
    service_on: Option<NaiveDate>,
    currency: String,
    due_on: NaiveDate,
    kind: String,
    state: String,
    version: i32,
    next_contact_at: Option<DateTime<Utc>>,
    opened_at: Option<DateTime<Utc>>,
    resume_from: Option<DateTime<Utc>>,
    paused_for: Option<String>,
    by_age: bool,
    created_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
}

impl TryFrom<DebtRow> for Debt {
    type Error = StoreError;

    fn try_from(row: DebtRow) -> StoreResult<Self> {
        let odd = |what: &str| StoreError::inconsistent("debt", row.debt_id, what);
        Ok(Self {
            id: DebtId(row.debt_id),
            business: BusinessId(row.business_id),
            client: ClientId(row.client_id),
            number: row.number,
            currency: Currency::from_code(&row.currency).ok_or_else(|| odd("currency"))?,
            kind: DebtKind::from_code(&row.kind).ok_or_else(|| odd("kind"))?,
            state: DebtState::from_code(&row.state).ok_or_else(|| odd("state"))?,
            what: row.what,
            service_on: row.service_on,
            due_on: row.due_on,
            version: row.version,
            next_contact_at: row.next_contact_at,
            opened_at: row.opened_at,
            resume_from: row.resume_from,
            paused_for: row
                .paused_for
                .map(|code| Pause::from_code(&code).ok_or_else(|| odd("pause")))
                .transpose()?,
            by_age: row.by_age,
            created_at: row.created_at,
            closed_at: row.closed_at,
        })
    }
}

/// Locks a debt and loads all that belongs to it. Whoever changes a debt goes through here, so owner,
/// debtor and time never act on it at once.
pub async fn lock(db: &mut PgConnection, debt: DebtId) -> StoreResult<Option<Dossier>> {
    Ok(lock_all(db, &[debt]).await?.pop())
}

/// Locks several debts, always in the same order, so that no two of us wait for each other. The earliest due
/// comes first.
///
/// The clients are locked first: whoever needs several debts of one client gets them in any order without two
/// of us waiting for each other.
pub async fn lock_all(db: &mut PgConnection, debts: &[DebtId]) -> StoreResult<Vec<Dossier>> {
    let ids = numbers(debts);
    sqlx::query_scalar!(
        "select client_id from client where client_id in (select client_id from debt where debt_id = any($1))
         order by client_id for no key update",
        &ids
    )
    .fetch_all(&mut *db)
    .await?;
    let rows = sqlx::query_as!(
        DebtRow,
        "select debt_id, business_id, client_id, number, what, service_on, currency, due_on, kind, state, version,
                next_contact_at, opened_at, resume_from, paused_for, by_age, created_at, closed_at
         from debt where debt_id = any($1) order by debt_id for update",
        &ids
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, rows).await
}

/// Loads debts and all that belongs to them, to look at. The earliest due comes first.
pub async fn find_all(db: &mut PgConnection, debts: &[DebtId]) -> StoreResult<Vec<Dossier>> {
    let rows = sqlx::query_as!(
        DebtRow,
        "select debt_id, business_id, client_id, number, what, service_on, currency, due_on, kind, state, version,
                next_contact_at, opened_at, resume_from, paused_for, by_age, created_at, closed_at
         from debt where debt_id = any($1)",
        &numbers(debts)
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, rows).await
}

fn numbers(debts: &[DebtId]) -> Vec<i64> {
    debts.iter().map(|debt| debt.0).collect()
}

async fn load(db: &mut PgConnection, rows: Vec<DebtRow>) -> StoreResult<Vec<Dossier>> {
    let debts = rows.into_iter().map(Debt::try_from).collect::<StoreResult<Vec<_>>>()?;
    let mut shared = Shared::load(&mut *db, &debts).await?;
    let mut dossiers = Vec::with_capacity(debts.len());
    for debt in debts {
        dossiers.push(assemble(&mut *db, debt, &mut shared).await?);
    }
    dossiers.sort_by_key(|dossier| (dossier.anchor_on(), dossier.debt.id));
    Ok(dossiers)
}

/// What every debt has, of several debts at once.
struct Shared {
    businesses: BTreeMap<BusinessId, Business>,
    clients: BTreeMap<ClientId, Client>,
    people: BTreeMap<PersonId, Person>,
    ledgers: BTreeMap<DebtId, Ledger>,
    taken: BTreeMap<DebtId, Taken>,
    beside: BTreeMap<DebtId, Beside>,
}

impl Shared {
    async fn load(db: &mut PgConnection, debts: &[Debt]) -> StoreResult<Self> {
        let ids: Vec<DebtId> = debts.iter().map(|debt| debt.id).collect();
        let businesses: BTreeSet<BusinessId> = debts.iter().map(|debt| debt.business).collect();
        let clients: BTreeSet<ClientId> = debts.iter().map(|debt| debt.client).collect();
        let currencies: Vec<(DebtId, Currency)> = debts.iter().map(|debt| (debt.id, debt.currency)).collect();
        let clients = clients::list_by_id(&mut *db, &clients).await?;
        let people: BTreeSet<PersonId> = clients.values().filter_map(|client| client.person).collect();
        Ok(Self {
            businesses: businesses::list_by_id(&mut *db, &businesses).await?,
            clients,
            people: people::list_by_id(&mut *db, &people).await?,
            ledgers: ledger::load_all(&mut *db, &currencies).await?,
            taken: reminders::taken_all(&mut *db, &ids).await?,
            beside: list_beside(db, &ids).await?,
        })
    }
}

/// What a debt has beside what every debt has. Most have nothing of it, and nothing more is asked for then.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one column each of one row")]
struct Beside {
    holds: bool,
    plans: bool,
    dispute: bool,
    claim: bool,
    inquiries: bool,
    promise: bool,
    papers: bool,
    obstacle: bool,
}

async fn list_beside(db: &mut PgConnection, debts: &[DebtId]) -> StoreResult<BTreeMap<DebtId, Beside>> {
    let rows = sqlx::query!(
        "select d.debt_id as \"debt_id!\",
                exists (select from hold h where h.debt_id = d.debt_id and h.ended_at is null) as \"holds!\",
                exists (select from plan_debt p where p.debt_id = d.debt_id
                        and p.state in ('proposed', 'countered', 'accepted')) as \"plans!\",
                exists (select from dispute p where p.debt_id = d.debt_id and p.state <> 'settled') as \"dispute!\",
                exists (select from payment_claim c where c.debt_id = d.debt_id
                        and c.state in ('open', 'receipt_asked')) as \"claim!\",
                exists (select from inquiry i where i.debt_id = d.debt_id and i.state = 'open') as \"inquiries!\",
                exists (select from promise p where p.debt_id = d.debt_id and p.state = 'open') as \"promise!\",
                exists (select from attachment a where a.debt_id = d.debt_id) as \"papers!\",
                exists (select from reminder r where r.debt_id = d.debt_id and r.asks)
                    or exists (select from obstacle o where o.debt_id = d.debt_id) as \"obstacle!\"
         from unnest($1::bigint[]) as d (debt_id)",
        &numbers(debts)
    )
    .fetch_all(db)
    .await?;
    let beside = rows.into_iter().map(|row| {
        let beside = Beside {
            holds: row.holds,
            plans: row.plans,
            dispute: row.dispute,
            claim: row.claim,
            inquiries: row.inquiries,
            promise: row.promise,
            papers: row.papers,
            obstacle: row.obstacle,
        };
        (DebtId(row.debt_id), beside)
    });
    Ok(beside.collect())
}

async fn assemble(db: &mut PgConnection, debt: Debt, shared: &mut Shared) -> StoreResult<Dossier> {
    let (id, currency) = (debt.id, debt.currency);
    let odd = |what: &str| StoreError::inconsistent("debt", id, what);
    let business = shared.businesses.get(&debt.business).cloned().ok_or_else(|| odd("business"))?;
    let client = shared.clients.get(&debt.client).filter(|client| client.business == debt.business);
    let client = client.cloned().ok_or_else(|| odd("client of another business"))?;
    let debtor = client.person.and_then(|person| shared.people.get(&person).cloned());
    let ledger = shared.ledgers.remove(&id).ok_or_else(|| odd("ledger"))?;
    let taken = shared.taken.remove(&id).unwrap_or_default();
    let beside = shared.beside.remove(&id).unwrap_or_default();
    let holds = if beside.holds { debts::list_holds(&mut *db, id, currency).await? } else { Vec::new() };
    let live = if beside.plans { plans::list_live(&mut *db, id, currency).await? } else { Vec::new() };
    let (talks, agreed) = live.into_iter().partition::<Vec<_>, _>(|plan| plan.state.is_open());
    let (talks, agreed) = (talks.into_iter().next(), agreed.into_iter().next());
    let dispute = if beside.dispute { disputes::find_open(&mut *db, id, currency).await? } else { None };
    let claim = if beside.claim { claims::find_open(&mut *db, id, currency).await? } else { None };
    let inquiries =
        if beside.inquiries { inquiries::list_open(&mut *db, id, currency).await? } else { Vec::new() };
    let promise = if beside.promise { promises::find_open(&mut *db, id).await? } else { None };
    let papers =
        if beside.papers { attachments::list(&mut *db, Belongs::Debt(id)).await? } else { Vec::new() };
    let asked_obstacle =
        if beside.obstacle { obstacles::asked(db, id, client.person).await? } else { Asked::default() };
    Ok(Dossier {
        debt,
        business,
        client,
        debtor,
        ledger,
        holds,
        agreed,
        talks,
        dispute,
        claim,
        inquiries,
        promise,
        asked_obstacle,
        papers,
        steps: taken.steps,
        reminders: taken.messages,
    })
}
