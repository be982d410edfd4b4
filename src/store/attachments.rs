//! Files kept with a debt; the bytes stay with the messenger.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult, one_row};
use crate::domain::dossier::{Attachment, FileKind, FileRef};
use crate::domain::ids::{AttachmentId, DebtId, DisputeId, PaymentClaimId, PersonId};

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// A copy of the invoice.
    Debt(DebtId),
    Dispute(DebtId, DisputeId),
    Claim(DebtId, PaymentClaimId),
    /// A message of a thread.
    Message(DebtId, i64),
}

impl Belongs {
    /// The debt, and the dispute, claim or message.
    fn ids(self) -> (DebtId, Option<i64>, Option<i64>, Option<i64>) {
        match self {
            Self::Debt(debt) => (debt, None, None, None),
            Self::Dispute(debt, dispute) => (debt, Some(dispute.0), None, None),
            Self::Claim(debt, claim) => (debt, None, Some(claim.0), None),
            Self::Message(debt, message) => (debt, None, None, Some(message)),
        }
    }
}

pub async fn insert(
    db: &mut PgConnection,
    belongs: Belongs,
    file: &FileRef,
    added_by: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let (debt, dispute, claim, message) = belongs.ids();
    sqlx::query!(
        "insert into attachment (debt_id, dispute_id, payment_claim_id, message_id, kind, file_id, file_name, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        debt.0,
        dispute,
        claim,
        message,
        file.kind.code(),
        file.file_id,
        file.name,
        added_by.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The files that belong to a debt, a dispute or a claim, in the order they were added.
pub async fn list(db: &mut PgConnection, belongs: Belongs) -> StoreResult<Vec<Attachment>> {
    let (debt, dispute, claim, message) = belongs.ids();
    let rows = sqlx::query!(
        "select attachment_id, kind, file_id, file_name from attachment
         where debt_id = $1 and dispute_id is not distinct from $2 and payment_claim_id is not distinct from $3
           and message_id is not distinct from $4 and removed_at is null
         order by attachment_id limit 50",
        debt.0,
        dispute,
        claim,
        message
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let odd = || StoreError::inconsistent("attachment", row.attachment_id, "kind");
            let kind = FileKind::from_code(&row.kind).ok_or_else(odd)?;
            let file = FileRef { kind, file_id: row.file_id, name: row.file_name };
            Ok(Attachment { id: AttachmentId(row.attachment_id), file })
        })
        .collect()
}

/// A copy of the invoice is shown no more.
pub async fn remove(
    db: &mut PgConnection,
    debt: DebtId,
    paper: AttachmentId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "update attachment set removed_at = $3
         where attachment_id = $2 and debt_id = $1 and removed_at is null
           and num_nonnulls(dispute_id, payment_claim_id, message_id) = 0",
        debt.0,
        paper.0,
        now
    )
    .execute(db)
    .await?;
    one_row(&result)
}
