//! Lists of debts for their owner: totals and pages. Reads only, takes no locks.
//!
//! What is left to pay and the date that counts are computed as [`crate::domain::dossier`] does: under a
//! plan in force a part is unpaid while more is left than the parts after it sum to.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::debt::DebtState;
use crate::domain::ids::{BusinessId, ClientId, DebtId};
use crate::domain::input::folded;
use crate::domain::money::{Currency, Money};

/// Debts on one page.
pub const PAGE: i64 = 8;

/// Which debts a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Open,
    /// Open, and the date that counts has passed.
    Overdue,
    /// The client has not accepted the invitation.
    Waiting,
    /// Closed in any way.
    Settled,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDebt {
    pub id: DebtId,
    pub number: i32,
    pub client: String,
    pub state: DebtState,
    /// What is left to pay; of a closed debt what was paid.
    pub amount: Money,
    /// The date that counts: the due date, or that of the next part.
    pub due_on: NaiveDate,
}

/// How many debts of a kind there are, and their sums, one a currency.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Total {
    pub count: i64,
    pub sums: Vec<Money>,
}

/// The totals of all kinds. What is overdue is open too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    pub open: Total,
    pub overdue: Total,
    pub waiting: Total,
    pub settled: Total,
}

impl Totals {
    pub fn of(&self, kind: Kind) -> &Total {
        match kind {
            Kind::Open => &self.open,
            Kind::Overdue => &self.overdue,
            Kind::Waiting => &self.waiting,
            Kind::Settled => &self.settled,
        }
    }

    /// Nothing was ever registered.
    pub fn is_empty(&self) -> bool {
        self.open.count + self.waiting.count + self.settled.count == 0
    }
}

impl Total {
    fn add(&mut self, count: i64, sum: Money) -> StoreResult<()> {
        self.count += count;
        match self.sums.iter_mut().find(|known| known.currency() == sum.currency()) {
            Some(known) => {
                *known = known
                    .checked_add(sum)
                    .map_err(|_| StoreError::inconsistent("entry", "sum", "too large"))?;
            }
            None if sum.is_zero() => {}
            None => self.sums.push(sum),
        }
        Ok(())
    }
}

struct TotalRow {
    state: String,
    overdue: bool,
    currency: String,
    count: i64,
    sum: Decimal,
}

/// The totals of a business on `today`.
pub async fn totals(db: &mut PgConnection, business: BusinessId, today: NaiveDate) -> StoreResult<Totals> {
    let rows = sqlx::query_as!(
        TotalRow,
        "select state as \"state!\", anchor_on < $2 as \"overdue!\", currency as \"currency!\", count(*) as \"count!\", sum(amount) as \"sum!\"
         from debt_line where business_id = $1 group by 1, 2, 3 order by 3",
        business.0,
        today
    )
    .fetch_all(db)
    .await?;
    let mut totals = Totals::default();
    for row in rows {
        let sum = money(row.sum, &row.currency)?;
        match DebtState::from_code(&row.state) {
            Some(DebtState::Open) => {
                totals.open.add(row.count, sum)?;
                if row.overdue {
                    totals.overdue.add(row.count, sum)?;
                }
            }
            Some(DebtState::Offered) => totals.waiting.add(row.count, sum)?,
            Some(DebtState::Draft) | None => {}
            Some(_) => totals.settled.add(row.count, sum)?,
        }
    }
    Ok(totals)
}

struct DebtRow {
    debt_id: i64,
    number: i32,
    client: String,
    state: String,
    currency: String,
    amount: Decimal,
    anchor_on: NaiveDate,
}

impl TryFrom<DebtRow> for ListedDebt {
    type Error = StoreError;

    fn try_from(row: DebtRow) -> StoreResult<Self> {
        Ok(Self {
            id: DebtId(row.debt_id),
            number: row.number,
            client: row.client,
            state: DebtState::from_code(&row.state)
                .ok_or_else(|| StoreError::inconsistent("debt", row.debt_id, "state"))?,
            amount: money(row.amount, &row.currency)?,
            due_on: row.anchor_on,
        })
    }
}

fn money(amount: Decimal, currency: &str) -> StoreResult<Money> {
    let odd = || StoreError::inconsistent("entry", "sum", "amount or currency");
    Money::new(amount, Currency::from_code(currency).ok_or_else(odd)?).map_err(|_| odd())
}

/// One page of a list: what is alive by date, what is closed the latest first.
pub async fn list(
    db: &mut PgConnection,
    business: BusinessId,
    kind: Kind,
    page: u16,
    today: NaiveDate,
) -> StoreResult<Vec<ListedDebt>> {
    let code = match kind {
        Kind::Open => "open",
        Kind::Overdue => "overdue",
        Kind::Waiting => "waiting",
        Kind::Settled => "settled",
    };
    sqlx::query_as!(
        DebtRow,
        "select debt_id as \"debt_id!\", number as \"number!\", client as \"client!\", state as \"state!\",
                currency as \"currency!\", amount as \"amount!\", anchor_on as \"anchor_on!\"
         from debt_line
         where business_id = $1
           and case $2::text when 'open' then state = 'open'
                             when 'overdue' then state = 'open' and anchor_on < $3
                             when 'waiting' then state = 'offered'
                             else closed_at is not null end
         order by closed_at desc nulls last, anchor_on, number
         limit $4 offset $5",
        business.0,
        code,
        today,
        PAGE,
        i64::from(page) * PAGE
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(TryInto::try_into)
    .collect()
}

/// The debts of clients whose name contains the words, what is alive first.
pub async fn search(
    db: &mut PgConnection,
    business: BusinessId,
    words: &str,
) -> StoreResult<Vec<ListedDebt>> {
    sqlx::query_as!(
        DebtRow,
        "select debt_id as \"debt_id!\", number as \"number!\", client as \"client!\", state as \"state!\",
                currency as \"currency!\", amount as \"amount!\", anchor_on as \"anchor_on!\"
         from debt_line
         where business_id = $1 and (position($2 in search_name) > 0 or number::text = $2)
         order by closed_at desc nulls first, anchor_on, number
         limit $3",
        business.0,
        folded(words),
        PAGE
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(TryInto::try_into)
    .collect()
}

/// The latest debts of one client, what is alive first.
pub async fn list_of_client(
    db: &mut PgConnection,
    business: BusinessId,
    client: ClientId,
) -> StoreResult<Vec<ListedDebt>> {
    sqlx::query_as!(
        DebtRow,
        "select debt_id as \"debt_id!\", number as \"number!\", client as \"client!\", state as \"state!\",
                currency as \"currency!\", amount as \"amount!\", anchor_on as \"anchor_on!\"
         from debt_line
         where business_id = $1 and client_id = $2
         order by closed_at desc nulls first, anchor_on, number
         limit $3",
        business.0,
        client.0,
        PAGE
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(TryInto::try_into)
    .collect()
}

/// How many requests of clients wait for the owner's answer.
pub async fn count_requests(db: &mut PgConnection, business: BusinessId) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) as \"count!\" from debt d
         where d.business_id = $1 and d.state in ('offered', 'open')
           and (exists (select from plan_debt p where p.debt_id = d.debt_id and p.state in ('proposed', 'countered'))
                or exists (select from dispute s where s.debt_id = d.debt_id and s.state in ('open', 'maintained'))
                or exists (select from payment_claim c where c.debt_id = d.debt_id and c.state = 'open'))",
        business.0
    )
    .fetch_one(db)
    .await?)
}

/// How many debts of a client are not closed.
pub async fn count_alive(db: &mut PgConnection, client: ClientId) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) as \"count!\" from debt where client_id = $1 and state in ('offered', 'open')",
        client.0
    )
    .fetch_one(db)
    .await?)
}

/// Has every open debt of a client looked at again: how they are reminded has changed.
pub async fn look_at_client_again(
    db: &mut PgConnection,
    client: ClientId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "update debt set next_contact_at = $2 where client_id = $1 and state = 'open'",
        client.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Has every open debt of a business looked at again: how it reminds has changed.
pub async fn look_at_all_again(
    db: &mut PgConnection,
    business: BusinessId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "update debt set next_contact_at = $2 where business_id = $1 and state = 'open'",
        business.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many open debts of a business were due before `today`.
pub async fn count_overdue_open(
    db: &mut PgConnection,
    business: BusinessId,
    today: NaiveDate,
) -> StoreResult<i64> {
    Ok(sqlx::query_scalar!(
        "select count(*) as \"count!\" from debt where business_id = $1 and state = 'open' and due_on < $2",
        business.0,
        today
    )
    .fetch_one(db)
    .await?)
}

/// The clients with overdue debts, those who owe longest first.
pub async fn list_overdue_clients(
    db: &mut PgConnection,
    business: BusinessId,
    today: NaiveDate,
) -> StoreResult<Vec<ClientId>> {
    let ids = sqlx::query_scalar!(
        "select client_id from debt where business_id = $1 and state = 'open' and due_on < $2
         group by client_id order by min(due_on), client_id",
        business.0,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ClientId).collect())
}

/// Has the ladder of overdue debts begin anew, softly, for each of these clients at their moment.
pub async fn start_softly(
    db: &mut PgConnection,
    turns: &[(ClientId, DateTime<Utc>)],
    today: NaiveDate,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let clients: Vec<i64> = turns.iter().map(|(client, _)| client.0).collect();
    let moments: Vec<DateTime<Utc>> = turns.iter().map(|(_, at)| *at).collect();
    sqlx::query!(
        "update debt d set resume_from = turn.at, paused_for = 'old_debt', next_contact_at = $4
         from unnest($1::bigint[], $2::timestamptz[]) as turn (client_id, at)
         where d.client_id = turn.client_id and d.state = 'open' and d.due_on < $3
           and coalesce(d.resume_from, '-infinity') < $4",
        &clients,
        &moments,
        today,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// When the old debts of a client begin, if any wait for their turn.
pub async fn find_turn(
    db: &mut PgConnection,
    client: ClientId,
    now: DateTime<Utc>,
) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select min(resume_from) from debt
         where client_id = $1 and state = 'open' and paused_for = 'old_debt' and resume_from > $2",
        client.0,
        now
    )
    .fetch_one(db)
    .await?)
}

/// Holds overdue debts until the owner resumes them one by one.
pub async fn hold_overdue(
    db: &mut PgConnection,
    business: BusinessId,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "insert into hold (debt_id, reason, since_at)
         select debt_id, 'owner_pause', $3 from debt where business_id = $1 and state = 'open' and due_on < $2
         on conflict (debt_id, reason) where ended_at is null do update set until_at = null",
        business.0,
        today,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The turns of old debts that are still to come, with how many clients have each.
pub async fn count_turns(
    db: &mut PgConnection,
    business: BusinessId,
    now: DateTime<Utc>,
) -> StoreResult<Vec<(DateTime<Utc>, i64)>> {
    let rows = sqlx::query!(
        "select resume_from as \"turn!\", count(distinct client_id) as \"clients!\" from debt
         where business_id = $1 and state = 'open' and paused_for = 'old_debt' and resume_from > $2
         group by resume_from",
        business.0,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.turn, row.clients)).collect())
}
