//! Agreements: what both sides said yes to, word for word, and the papers they got.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::StoreResult;
use crate::domain::ids::{AgreementId, OfferId, PlanId};
use crate::domain::language::Language;
use crate::domain::plan::Acceptance;

/// What both sides said yes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgreement {
    pub plan: PlanId,
    pub offer: OfferId,
    pub number: String,
    pub code: String,
    /// The agreement whose place it takes.
    pub replaces: Option<AgreementId>,
    pub terms_version: i16,
    pub prevails: Language,
    pub text_ru: String,
    pub text_en: String,
    /// SHA-256 over both texts and both acceptances.
    pub text_hash: Vec<u8>,
    /// The hash of the debt's latest journal entry.
    pub journal_head: Vec<u8>,
    pub acceptances: Vec<Acceptance>,
}

pub async fn insert(
    db: &mut PgConnection,
    new: &NewAgreement,
    now: DateTime<Utc>,
) -> StoreResult<AgreementId> {
    let id = sqlx::query_scalar!(
        "insert into agreement (plan_id, offer_id, number, code, replaces, terms_version, prevails, text_ru, text_en,
                                text_hash, journal_head, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning agreement_id",
        new.plan.0,
        new.offer.0,
        new.number,
        new.code,
        new.replaces.map(|replaced| replaced.0),
        new.terms_version,
        new.prevails.code(),
        new.text_ru,
        new.text_en,
        new.text_hash,
        new.journal_head,
        now
    )
    .fetch_one(&mut *db)
    .await?;
    for acceptance in &new.acceptances {
        sqlx::query!(
            "insert into acceptance (agreement_id, side, person_id, telegram_id, name, update_id, message_id, by_limits, accepted_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id,
            acceptance.side.code(),
            acceptance.person.0,
            acceptance.telegram_id,
            acceptance.name,
            acceptance.cause.map(|cause| cause.update_id),
            acceptance.cause.and_then(|cause| cause.message_id),
            acceptance.by_limits,
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
    pub id: AgreementId,
    pub number: String,
    pub code: String,
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

/// The agreement of a plan.
pub async fn find_of_plan(db: &mut PgConnection, plan: PlanId) -> StoreResult<Option<StoredAgreement>> {
    let row = sqlx::query!(
        "select agreement_id, number, code, text_ru, text_en from agreement where plan_id = $1",
        plan.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredAgreement {
        id: AgreementId(row.agreement_id),
        number: row.number,
        code: row.code,
        text_ru: row.text_ru,
        text_en: row.text_en,
    }))
}
