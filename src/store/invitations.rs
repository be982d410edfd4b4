//! One-use links that bind a client to the first person who confirms.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreResult, one_row};
use crate::domain::ids::{DebtId, InvitationId, PersonId};

/// An invitation as it is found by its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    pub debt: DebtId,
    pub expires_at: DateTime<Utc>,
    pub used_by: Option<PersonId>,
    pub revoked_at: Option<DateTime<Utc>>,
}

struct InvitationRow {
    invitation_id: i64,
    debt_id: i64,
    expires_at: DateTime<Utc>,
    used_by: Option<i64>,
    revoked_at: Option<DateTime<Utc>>,
}

impl From<InvitationRow> for Invitation {
    fn from(row: InvitationRow) -> Self {
        Self {
            id: InvitationId(row.invitation_id),
            debt: DebtId(row.debt_id),
            expires_at: row.expires_at,
            used_by: row.used_by.map(PersonId),
            revoked_at: row.revoked_at,
        }
    }
}

impl Invitation {
    /// Whether it can still be accepted.
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.used_by.is_none() && self.revoked_at.is_none() && now < self.expires_at
    }
}

/// Makes a new invitation in place of an earlier one of the same debt.
pub async fn insert(
    db: &mut PgConnection,
    debt: DebtId,
    secret_hash: &[u8],
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> StoreResult<InvitationId> {
    revoke(&mut *db, debt, now).await?;
    let id = sqlx::query_scalar!(
        "insert into invitation (debt_id, secret_hash, created_at, expires_at) values ($1, $2, $3, $4) returning invitation_id",
        debt.0,
        secret_hash,
        now,
        expires_at
    )
    .fetch_one(db)
    .await?;
    Ok(InvitationId(id))
}

/// Ends the live invitation of a debt, if any.
pub async fn revoke(db: &mut PgConnection, debt: DebtId, now: DateTime<Utc>) -> StoreResult<()> {
    sqlx::query!(
        "update invitation set revoked_at = $2 where debt_id = $1 and used_at is null and revoked_at is null",
        debt.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn find_by_secret(db: &mut PgConnection, secret_hash: &[u8]) -> StoreResult<Option<Invitation>> {
    let row = sqlx::query_as!(
        InvitationRow,
        "select invitation_id, debt_id, expires_at, used_by, revoked_at from invitation where secret_hash = $1",
        secret_hash
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Into::into))
}

pub async fn find(db: &mut PgConnection, invitation: InvitationId) -> StoreResult<Option<Invitation>> {
    let row = sqlx::query_as!(
        InvitationRow,
        "select invitation_id, debt_id, expires_at, used_by, revoked_at from invitation where invitation_id = $1",
        invitation.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Into::into))
}

/// When the invitation that a debt waits on ends, or has ended.
pub async fn find_expiry(db: &mut PgConnection, debt: DebtId) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!(
        "select expires_at from invitation where debt_id = $1 and used_at is null and revoked_at is null",
        debt.0
    )
    .fetch_optional(db)
    .await?)
}

/// The person confirmed: the invitation is spent.
pub async fn mark_used(
    db: &mut PgConnection,
    invitation: InvitationId,
    person: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update invitation set used_at = $3, used_by = $2
         where invitation_id = $1 and used_at is null and revoked_at is null",
        invitation.0,
        person.0,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}

/// Notes that the person came with the secret of the link.
pub async fn note_opening(
    db: &mut PgConnection,
    invitation: InvitationId,
    person: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "insert into invitation_opening (invitation_id, person_id, opened_at) values ($1, $2, $3) on conflict do nothing",
        invitation.0,
        person.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether the person ever came with the secret of the link.
pub async fn was_opened_by(
    db: &mut PgConnection,
    invitation: InvitationId,
    person: PersonId,
) -> StoreResult<bool> {
    Ok(sqlx::query_scalar!(
        "select exists (select from invitation_opening where invitation_id = $1 and person_id = $2) as \"opened!\"",
        invitation.0,
        person.0
    )
    .fetch_one(db)
    .await?)
}

/// Notes that a second account tried the link, and says whether that is news.
pub async fn mark_contested(
    db: &mut PgConnection,
    invitation: InvitationId,
    now: DateTime<Utc>,
) -> StoreResult<bool> {
    let result = sqlx::query!(
        "update invitation set contested_at = $2 where invitation_id = $1 and contested_at is null",
        invitation.0,
        now
    )
    .execute(db)
    .await?;
    Ok(result.rows_affected() == 1)
}
