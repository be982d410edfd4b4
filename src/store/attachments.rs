//! Files kept with a debt; the bytes stay with the messenger.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::StoreResult;
use crate::domain::dossier::{Attachment, FileKind, FileRef};
use crate::domain::ids::{AttachmentId, DebtId, DisputeId, PaymentClaimId, PersonId};

/// What a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// A copy of the invoice.
    Debt(DebtId),
    Dispute(DebtId, DisputeId),
    Claim(DebtId, PaymentClaimId),
}

pub async fn insert(
    db: &mut PgConnection,
    belongs: Belongs,
    file: &FileRef,
    added_by: PersonId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let (debt, dispute, claim) = match belongs {
        Belongs::Debt(debt) => (debt, None, None),
        Belongs::Dispute(debt, dispute) => (debt, Some(dispute.0), None),
        Belongs::Claim(debt, claim) => (debt, None, Some(claim.0)),
    };
    sqlx::query!(
        "insert into attachment (debt_id, dispute_id, payment_claim_id, kind, file_id, file_name, added_by, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        debt.0,
        dispute,
        claim,
        match file.kind {
            FileKind::Photo => "photo",
            FileKind::Document => "document",
        },
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
    let (debt, dispute, claim) = match belongs {
        Belongs::Debt(debt) => (debt, None, None),
        Belongs::Dispute(debt, dispute) => (debt, Some(dispute.0), None),
        Belongs::Claim(debt, claim) => (debt, None, Some(claim.0)),
    };
    let rows = sqlx::query!(
        "select attachment_id, kind, file_id, file_name from attachment
         where debt_id = $1 and dispute_id is not distinct from $2 and payment_claim_id is not distinct from $3
         order by attachment_id limit 50",
        debt.0,
        dispute,
        claim
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Attachment {
            id: AttachmentId(row.attachment_id),
            file: FileRef {
                kind: if row.kind == "photo" { FileKind::Photo } else { FileKind::Document },
                file_id: row.file_id,
                name: row.file_name,
            },
        })
        .collect())
}
