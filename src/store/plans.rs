//! Plans, offers, instalments and agreements.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::ids::{AgreementId, DebtId, OfferId, PersonId, PlanId};
use crate::domain::language::Language;
use crate::domain::money::{Currency, Money};
use crate::domain::people::Side;
use crate::domain::plan::{Acceptance, Offer, Part, Plan, PlanReason, PlanState, Terms};

/// A first offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    pub debt: DebtId,
    pub side: Side,
    pub made_by: PersonId,
    pub update_id: Option<i64>,
    pub terms: Terms,
    pub reason: Option<PlanReason>,
    pub expires_at: DateTime<Utc>,
}

/// Opens a negotiation. The database refuses a second open one (`plan_one_open_per_debt`).
pub async fn insert(db: &mut PgConnection, new: &NewPlan, now: DateTime<Utc>) -> StoreResult<PlanId> {
    let plan = sqlx::query_scalar!(
        "insert into plan (debt_id, number, state, reason, created_at, expires_at)
         values ($1, (select coalesce(max(number), 0) + 1 from plan where debt_id = $1), 'proposed', $2, $3, $4)
         returning plan_id",
        new.debt.0,
        new.reason.as_ref().map(PlanReason::code),
        now,
        new.expires_at,
    )
    .fetch_one(&mut *db)
    .await?;
    let offer = sqlx::query_scalar!(
        "insert into offer (plan_id, round, side, made_by, made_at, update_id) values ($1, 1, $2, $3, $4, $5) returning offer_id",
        plan,
        new.side.code(),
        new.made_by.0,
        now,
        new.update_id,
    )
    .fetch_one(&mut *db)
    .await?;
    for (number, part) in (1..).zip(new.terms.parts()) {
        sqlx::query!(
            "insert into instalment (offer_id, number, due_on, amount) values ($1, $2, $3, $4)",
            offer,
            number,
            part.due_on,
            part.amount.amount()
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(PlanId(plan))
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
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// The open negotiation or the plan in force, with its latest offer.
pub async fn find_live(db: &mut PgConnection, debt: DebtId, currency: Currency) -> StoreResult<Option<Plan>> {
    let Some(row) = sqlx::query!(
        "select p.plan_id, p.number, p.state, p.reason, p.created_at, p.expires_at,
                o.offer_id, o.round, o.side, o.made_by, o.made_at, o.update_id
         from plan p join lateral (
             select * from offer where offer.plan_id = p.plan_id order by round desc limit 1) o on true
         where p.debt_id = $1 and p.state in ('proposed', 'countered', 'accepted')
         order by (p.state <> 'accepted') desc limit 1",
        debt.0
    )
    .fetch_optional(&mut *db)
    .await?
    else {
        return Ok(None);
    };
    let odd = |what: &str| StoreError::inconsistent("plan", row.plan_id, what);
    let state = PlanState::from_code(&row.state).ok_or_else(|| odd("state"))?;
    let side = if row.side == Side::Owner.code() { Side::Owner } else { Side::Debtor };
    let terms = load_terms(db, OfferId(row.offer_id), currency).await?;
    Ok(Some(Plan {
        id: PlanId(row.plan_id),
        debt,
        number: row.number,
        state,
        reason: row.reason.as_deref().map(PlanReason::from_code),
        created_at: row.created_at,
        expires_at: row.expires_at,
        offer: Offer {
            id: OfferId(row.offer_id),
            round: row.round,
            side,
            made_by: PersonId(row.made_by),
            made_at: row.made_at,
            update_id: row.update_id,
            terms,
        },
    }))
}

async fn load_terms(db: &mut PgConnection, offer: OfferId, currency: Currency) -> StoreResult<Terms> {
    let rows =
        sqlx::query!("select due_on, amount from instalment where offer_id = $1 order by number", offer.0)
            .fetch_all(db)
            .await?;
    let parts = rows
        .into_iter()
        .map(|row| {
            let amount = Money::new(row.amount, currency)
                .map_err(|error| StoreError::inconsistent("instalment of offer", offer, error))?;
            Ok(Part { due_on: row.due_on, amount })
        })
        .collect::<StoreResult<Vec<_>>>()?;
    Ok(Terms::stored(parts))
}

/// What both sides said yes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgreement {
    pub plan: PlanId,
    pub offer: OfferId,
    pub number: String,
    pub text_ru: String,
    pub text_en: String,
    /// SHA-256 over both texts and both acceptances.
    pub text_hash: Vec<u8>,
    pub acceptances: Vec<Acceptance>,
}

pub async fn insert_agreement(
    db: &mut PgConnection,
    new: &NewAgreement,
    now: DateTime<Utc>,
) -> StoreResult<AgreementId> {
    let id = sqlx::query_scalar!(
        "insert into agreement (plan_id, offer_id, number, text_ru, text_en, text_hash, made_at)
         values ($1, $2, $3, $4, $5, $6, $7) returning agreement_id",
        new.plan.0,
        new.offer.0,
        new.number,
        new.text_ru,
        new.text_en,
        new.text_hash,
        now
    )
    .fetch_one(&mut *db)
    .await?;
    for acceptance in &new.acceptances {
        sqlx::query!(
            "insert into acceptance (agreement_id, side, person_id, telegram_id, name, update_id, accepted_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            id,
            acceptance.side.code(),
            acceptance.person.0,
            acceptance.telegram_id,
            acceptance.name,
            acceptance.update_id,
            acceptance.at
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(AgreementId(id))
}

/// An agreement as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAgreement {
    pub number: String,
    pub text_ru: String,
    pub text_en: String,
}

impl StoredAgreement {
    /// The text in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.text_ru,
            Language::En => &self.text_en,
        }
    }
}

/// The agreement of the plan in force.
pub async fn find_agreement(db: &mut PgConnection, plan: PlanId) -> StoreResult<Option<StoredAgreement>> {
    Ok(sqlx::query_as!(
        StoredAgreement,
        "select number, text_ru, text_en from agreement where plan_id = $1",
        plan.0
    )
    .fetch_optional(db)
    .await?)
}

/// Open negotiations whose time has run out; their debts, locked by the caller one by one.
pub async fn list_expired(db: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select debt_id from plan where state in ('proposed', 'countered') and expires_at <= $1 order by expires_at limit $2",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// Debts under a plan whose next part was due before `before`, and whose business has not been told.
pub async fn list_late(db: &mut PgConnection, before: NaiveDate, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select p.debt_id from plan p join debt_line l using (debt_id)
         where p.state = 'accepted' and l.state = 'open' and l.anchor_on < $1
           and not exists (
               select from outbox
               where starts_with(dedupe_key, format('late-part:%s:%s:', p.plan_id, l.anchor_on)))
         order by p.debt_id limit $2",
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// When the next open offer runs out.
pub async fn next_expiry_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!("select min(expires_at) from plan where state in ('proposed', 'countered')")
        .fetch_one(db)
        .await?)
}
