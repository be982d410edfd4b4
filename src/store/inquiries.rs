//! Inquiries: what debtors want to know, to have corrected or to talk about.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::ids::{DebtId, InquiryId, PersonId};
use crate::domain::inquiry::{About, AboutKind, Inquiry};
use crate::domain::money::{Currency, Money};
use crate::domain::people::Side;

/// An inquiry as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInquiry {
    pub debt: DebtId,
    pub about: About,
    pub words: Option<String>,
    pub phone: Option<String>,
    pub side: Side,
    pub opened_by: PersonId,
    pub held_until: DateTime<Utc>,
    pub wait_until: DateTime<Utc>,
}

/// Opens an inquiry. The database refuses a second open one of a kind (`inquiry_one_open_of_a_kind`).
pub async fn insert(db: &mut PgConnection, new: &NewInquiry, now: DateTime<Utc>) -> StoreResult<InquiryId> {
    let (amount, due_on) = match new.about {
        About::Amount(amount) => (Some(amount.amount()), None),
        About::DueDate(date) => (None, Some(date)),
        _ => (None, None),
    };
    let id = sqlx::query_scalar!(
        "insert into inquiry (debt_id, about, amount, due_on, body, phone, state, side, opened_by, opened_at, held_until, wait_until)
         values ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9, $10, $11) returning inquiry_id",
        new.debt.0,
        new.about.kind().code(),
        amount,
        due_on,
        new.words,
        new.phone,
        new.side.code(),
        new.opened_by.0,
        now,
        new.held_until,
        new.wait_until
    )
    .fetch_one(db)
    .await?;
    Ok(InquiryId(id))
}

struct Row {
    inquiry_id: i64,
    about: String,
    amount: Option<Decimal>,
    due_on: Option<NaiveDate>,
    body: Option<String>,
    phone: Option<String>,
    side: String,
    opened_at: DateTime<Utc>,
    held_until: DateTime<Utc>,
    nudges: i32,
}

fn read(row: Row, currency: Currency) -> StoreResult<Inquiry> {
    let odd = |what: &str| StoreError::inconsistent("inquiry", row.inquiry_id, what);
    let kind = AboutKind::from_code(&row.about).ok_or_else(|| odd("about"))?;
    let about = match kind {
        AboutKind::Papers => About::Papers,
        AboutKind::Amount => {
            let amount = row.amount.and_then(|amount| Money::new(amount, currency).ok());
            About::Amount(amount.ok_or_else(|| odd("amount"))?)
        }
        AboutKind::DueDate => About::DueDate(row.due_on.ok_or_else(|| odd("due_on"))?),
        AboutKind::Payer => About::Payer,
        AboutKind::Chat => About::Chat,
        AboutKind::Call => About::Call,
        AboutKind::Meeting => About::Meeting,
    };
    Ok(Inquiry {
        id: InquiryId(row.inquiry_id),
        about,
        side: if row.side == "owner" { Side::Owner } else { Side::Debtor },
        words: row.body,
        phone: row.phone,
        opened_at: row.opened_at,
        held_until: row.held_until,
        nudges: row.nudges.unsigned_abs(),
    })
}

/// The open inquiries of a debt, the oldest first.
pub async fn list_open(db: &mut PgConnection, debt: DebtId, currency: Currency) -> StoreResult<Vec<Inquiry>> {
    let rows = sqlx::query_as!(
        Row,
        "select inquiry_id, about, amount, due_on, body, phone, side, opened_at, held_until, nudges
         from inquiry where debt_id = $1 and state = 'open' order by inquiry_id",
        debt.0
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| read(row, currency)).collect()
}

/// The debt that an inquiry is about, whether it is open or not.
pub async fn find_debt(db: &mut PgConnection, inquiry: InquiryId) -> StoreResult<Option<DebtId>> {
    let debt = sqlx::query_scalar!("select debt_id from inquiry where inquiry_id = $1", inquiry.0)
        .fetch_optional(db)
        .await?;
    Ok(debt.map(DebtId))
}

/// How an inquiry ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The owner has answered or done it.
    Done,
    /// Who began it needs it no more.
    Withdrawn,
    /// The debt is over, or the person was not the debtor.
    Lapsed,
}

pub async fn close(
    db: &mut PgConnection,
    inquiry: InquiryId,
    ending: Ending,
    outcome: Option<&str>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let state = match ending {
        Ending::Done => "done",
        Ending::Withdrawn => "withdrawn",
        Ending::Lapsed => "lapsed",
    };
    let result = sqlx::query!(
        "update inquiry set state = $2, outcome = $3, closed_at = $4, wait_until = null
         where inquiry_id = $1 and state = 'open'",
        inquiry.0,
        state,
        outcome,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Somebody was reminded of an inquiry; the next time is `wait_until`, or never.
pub async fn note_nudge(
    db: &mut PgConnection,
    inquiry: InquiryId,
    wait_until: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update inquiry set nudges = nudges + 1, wait_until = $2 where inquiry_id = $1 and state = 'open'",
        inquiry.0,
        wait_until
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Moves the ends of waiting and holding, after something was said.
pub async fn renew(
    db: &mut PgConnection,
    inquiry: InquiryId,
    held_until: DateTime<Utc>,
    wait_until: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update inquiry set held_until = $2, wait_until = $3, nudges = 0 where inquiry_id = $1 and state = 'open'",
        inquiry.0,
        held_until,
        wait_until
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Debts with an inquiry whose waiting is over.
pub async fn list_silent(db: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> StoreResult<Vec<DebtId>> {
    let debts = sqlx::query_scalar!(
        "select debt_id from inquiry where wait_until <= $1 group by debt_id order by min(wait_until) limit $2",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(debts.into_iter().map(DebtId).collect())
}

/// The open inquiries of a debt about which nobody has said anything for too long.
pub async fn list_overdue(
    db: &mut PgConnection,
    debt: DebtId,
    now: DateTime<Utc>,
) -> StoreResult<Vec<InquiryId>> {
    let ids = sqlx::query_scalar!(
        "select inquiry_id from inquiry where debt_id = $1 and wait_until <= $2 order by inquiry_id",
        debt.0,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(InquiryId).collect())
}
