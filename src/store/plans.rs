//! Plans, the debts they cover, their offers and parts.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::ids::{DebtId, OfferId, PersonId, PlanId};
use crate::domain::money::{Currency, Money};
use crate::domain::people::Side;
use crate::domain::plan::{
    Cause, Discount, DiscountGiven, Offer, Part, Plan, PlanDebt, PlanReason, PlanState, Slice, Terms,
};

/// A first offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// The debts that it covers with what each brings in and pays of each part; the first gives the number.
    pub debts: Vec<NewPlanDebt>,
    pub reason: Option<PlanReason>,
    pub offer: NewOffer,
}

/// A debt that a plan covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlanDebt {
    pub debt: DebtId,
    pub amount: Money,
}

/// One round. The slices are given in the order of the plan's debts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffer {
    pub side: Side,
    pub made_by: PersonId,
    pub cause: Option<Cause>,
    pub expires_at: DateTime<Utc>,
    pub discount: Option<Discount>,
    pub slices: Vec<(DebtId, Vec<Slice>)>,
}

/// Opens a negotiation. The database refuses a second open one of a debt (`plan_one_open_per_debt`).
pub async fn insert(db: &mut PgConnection, new: &NewPlan, now: DateTime<Utc>) -> StoreResult<PlanId> {
    let lead = new.debts.first().ok_or_else(|| StoreError::inconsistent("plan", "new", "covers no debt"))?;
    let plan = sqlx::query_scalar!(
        "insert into plan (debt_id, number, state, reason, created_at)
         values ($1, (select coalesce(max(number), 0) + 1 from plan where debt_id = $1), 'proposed', $2, $3)
         returning plan_id",
        lead.debt.0,
        new.reason.as_ref().map(PlanReason::code),
        now,
    )
    .fetch_one(&mut *db)
    .await?;
    for (position, covered) in (1_i32..).zip(&new.debts) {
        sqlx::query!(
            "insert into plan_debt (plan_id, debt_id, position, amount, state) values ($1, $2, $3, $4, 'proposed')",
            plan,
            covered.debt.0,
            position,
            covered.amount.amount()
        )
        .execute(&mut *db)
        .await?;
    }
    insert_offer(db, PlanId(plan), 1, &new.offer, now).await?;
    Ok(PlanId(plan))
}

/// Keeps another round.
pub async fn insert_offer(
    db: &mut PgConnection,
    plan: PlanId,
    round: i32,
    new: &NewOffer,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let offer = sqlx::query_scalar!(
        "insert into offer (plan_id, round, side, made_by, made_at, expires_at, discount, discount_given, update_id, message_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning offer_id",
        plan.0,
        round,
        new.side.code(),
        new.made_by.0,
        now,
        new.expires_at,
        new.discount.map(|discount| discount.amount.amount()),
        new.discount.map(|discount| discount.given.code()),
        new.cause.map(|cause| cause.update_id),
        new.cause.and_then(|cause| cause.message_id),
    )
    .fetch_one(&mut *db)
    .await?;
    for (debt, slices) in &new.slices {
        for slice in slices {
            let number = i32::try_from(slice.number)
                .map_err(|error| StoreError::inconsistent("instalment of plan", plan, error))?;
            sqlx::query!(
                "insert into instalment (offer_id, number, debt_id, due_on, amount) values ($1, $2, $3, $4, $5)",
                offer,
                number,
                debt.0,
                slice.due_on,
                slice.amount.amount()
            )
            .execute(&mut *db)
            .await?;
        }
    }
    Ok(())
}

/// Moves a plan from one state to another, if it still is where the caller saw it.
///
/// # Errors
/// [`StoreError::Inconsistent`] for a change that [`PlanState::CHANGES`] does not list.
pub async fn set_state(
    db: &mut PgConnection,
    plan: PlanId,
    from: PlanState,
    to: PlanState,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    if !from.may_become(to) {
        let change = format!("{} does not follow {}", to.code(), from.code());
        return Err(StoreError::inconsistent("plan", plan, change));
    }
    let result = sqlx::query!(
        "update plan set state = $3, decided_at = $4 where plan_id = $1 and state = $2",
        plan.0,
        from.code(),
        to.code(),
        (!to.is_open()).then_some(now)
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// The open negotiation and the plan in force of a debt, each with its latest offer.
pub async fn list_live(db: &mut PgConnection, debt: DebtId, currency: Currency) -> StoreResult<Vec<Plan>> {
    let rows = sqlx::query!(
        "select p.plan_id, p.debt_id, p.number, p.state, p.reason, p.created_at
         from plan_debt covered join plan p using (plan_id)
         where covered.debt_id = $1 and covered.state in ('proposed', 'countered', 'accepted')",
        debt.0
    )
    .fetch_all(&mut *db)
    .await?;
    let mut plans = Vec::with_capacity(rows.len());
    for row in rows {
        let id = PlanId(row.plan_id);
        let state = PlanState::from_code(&row.state)
            .ok_or_else(|| StoreError::inconsistent("plan", row.plan_id, "state"))?;
        let offers = list_offers(&mut *db, id, currency).await?;
        let offer = offers.into_iter().next_back();
        let offer = offer.ok_or_else(|| StoreError::inconsistent("plan", row.plan_id, "no offer"))?;
        plans.push(Plan {
            id,
            debt: DebtId(row.debt_id),
            number: row.number,
            state,
            reason: row.reason.as_deref().map(PlanReason::from_code),
            created_at: row.created_at,
            debts: list_debts(&mut *db, id, offer.id, currency).await?,
            offer,
        });
    }
    Ok(plans)
}

/// All rounds of a negotiation, the first one first.
pub async fn list_offers(db: &mut PgConnection, plan: PlanId, currency: Currency) -> StoreResult<Vec<Offer>> {
    let rows = sqlx::query!(
        "select offer_id, round, side, made_by, made_at, expires_at, discount, discount_given, update_id, message_id
         from offer where plan_id = $1 order by round",
        plan.0
    )
    .fetch_all(&mut *db)
    .await?;
    let mut offers = Vec::with_capacity(rows.len());
    for row in rows {
        let odd = |what: &str| StoreError::inconsistent("offer", row.offer_id, what);
        let given = row.discount_given.as_deref().map(DiscountGiven::from_code);
        let discount = match (row.discount, given.flatten()) {
            (Some(amount), Some(given)) => {
                Some(Discount { amount: Money::new(amount, currency).map_err(|_| odd("discount"))?, given })
            }
            (None, None) => None,
            _ => return Err(odd("discount")),
        };
        let id = OfferId(row.offer_id);
        offers.push(Offer {
            id,
            round: row.round,
            side: if row.side == Side::Owner.code() { Side::Owner } else { Side::Debtor },
            made_by: PersonId(row.made_by),
            made_at: row.made_at,
            expires_at: row.expires_at,
            cause: row.update_id.map(|update_id| Cause { update_id, message_id: row.message_id }),
            terms: Terms::stored(list_parts(&mut *db, id, currency).await?, discount),
        });
    }
    Ok(offers)
}

async fn list_parts(db: &mut PgConnection, offer: OfferId, currency: Currency) -> StoreResult<Vec<Part>> {
    let rows = sqlx::query!(
        "select due_on, sum(amount) as \"amount!\" from instalment where offer_id = $1 group by number, due_on order by number",
        offer.0
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let amount = Money::new(row.amount, currency)
                .map_err(|error| StoreError::inconsistent("instalment of offer", offer, error))?;
            Ok(Part { due_on: row.due_on, amount })
        })
        .collect()
}

async fn list_debts(
    db: &mut PgConnection,
    plan: PlanId,
    offer: OfferId,
    currency: Currency,
) -> StoreResult<Vec<PlanDebt>> {
    let odd = |error| StoreError::inconsistent("debt of plan", plan, error);
    let mut slices: BTreeMap<i64, Vec<Slice>> = BTreeMap::new();
    let rows = sqlx::query!(
        "select number, debt_id, due_on, amount from instalment where offer_id = $1 order by number",
        offer.0
    )
    .fetch_all(&mut *db)
    .await?;
    for row in rows {
        let number = usize::try_from(row.number).unwrap_or_default();
        let amount = Money::new(row.amount, currency).map_err(odd)?;
        slices.entry(row.debt_id).or_default().push(Slice { number, due_on: row.due_on, amount });
    }
    let rows = sqlx::query!(
        "select p.debt_id, p.amount, d.number from plan_debt p join debt d using (debt_id) where p.plan_id = $1 order by p.position",
        plan.0
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(PlanDebt {
                debt: DebtId(row.debt_id),
                number: row.number,
                amount: Money::new(row.amount, currency).map_err(odd)?,
                slices: slices.remove(&row.debt_id).unwrap_or_default(),
            })
        })
        .collect()
}

/// Open negotiations whose time has run out, by their first debt; locked by the caller one by one.
pub async fn list_expired(db: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select p.debt_id
         from plan p cross join lateral (
             select expires_at from offer where offer.plan_id = p.plan_id order by round desc limit 1) latest
         where p.state in ('proposed', 'countered') and latest.expires_at <= $1
         order by latest.expires_at limit $2",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// Debts under a plan whose next part was due before `before`, and whose sides have not been told of it. What
/// is held or paused at `now` has its time.
pub async fn list_late(
    db: &mut PgConnection,
    before: NaiveDate,
    now: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select l.debt_id as \"debt_id!\"
         from plan p join plan_debt pd using (plan_id) join debt_line l on l.debt_id = pd.debt_id
         where p.state = 'accepted' and l.state = 'open' and l.anchor_on < $1
           and not exists (select from hold h
                           where h.debt_id = l.debt_id and h.amount is null and h.ended_at is null
                             and (h.until_at is null or h.until_at > $3))
           and exists (select from offer o join instalment i using (offer_id)
                       where o.plan_id = p.plan_id and i.debt_id = l.debt_id and i.due_on = l.anchor_on)
           and (p.late_told_on is null or p.late_told_on < l.anchor_on)
           and not exists (select from plan_debt b join debt d using (debt_id)
                           where b.plan_id = p.plan_id and d.state = 'open' and d.resume_from > $3)
         order by l.debt_id limit $2",
        before,
        limit,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// Notes that both sides have been told that the part of this date is late; says whether that is new.
pub async fn set_late_told(db: &mut PgConnection, plan: PlanId, due_on: NaiveDate) -> StoreResult<bool> {
    let result = sqlx::query!(
        "update plan set late_told_on = $2 where plan_id = $1 and (late_told_on is null or late_told_on < $2)",
        plan.0,
        due_on
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected() > 0)
}

/// When the next open offer runs out.
pub async fn next_expiry_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select min(latest.expires_at)
         from plan p cross join lateral (
             select expires_at from offer where offer.plan_id = p.plan_id order by round desc limit 1) latest
         where p.state in ('proposed', 'countered')"
    )
    .fetch_one(db)
    .await?)
}

/// How many times a debt was put off by agreement so far: all but discounts for paying everything at once.
pub async fn count_postponements(db: &mut PgConnection, debt: DebtId) -> StoreResult<u32> {
    let count = sqlx::query_scalar!(
        "select count(*) as \"count!\"
         from plan_debt pd join agreement a using (plan_id) join offer o using (offer_id)
         where pd.debt_id = $1
           and (o.discount is null or (select max(number) from instalment i where i.offer_id = a.offer_id) > 1)",
        debt.0
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
