//! Agreements: what both sides said yes to, word for word, and the papers they got.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{AgreementId, DebtId, OfferId, PersonId, PlanId};
use crate::domain::language::Language;
use crate::domain::people::Side;
use crate::domain::plan::agreement::Agreement;
use crate::domain::plan::{Acceptance, Cause, PlanState};

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
    pub made_at: DateTime<Utc>,
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
        "select agreement_id, number, code, made_at, text_ru, text_en from agreement where plan_id = $1",
        plan.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredAgreement {
        id: AgreementId(row.agreement_id),
        number: row.number,
        code: row.code,
        made_at: row.made_at,
        text_ru: row.text_ru,
        text_en: row.text_en,
    }))
}

/// Keeps the paper that both sides get, and its SHA-256.
pub async fn insert_paper(
    db: &mut PgConnection,
    agreement: AgreementId,
    language: Language,
    file: &[u8],
    file_hash: &[u8],
) -> StoreResult<()> {
    sqlx::query!(
        "insert into agreement_paper (agreement_id, language, file, file_hash) values ($1, $2, $3, $4)",
        agreement.0,
        language.code(),
        file,
        file_hash
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A paper as it is kept, with the hash that it had when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPaper {
    pub file: Vec<u8>,
    pub file_hash: Vec<u8>,
}

/// The paper in a language.
pub async fn find_paper(
    db: &mut PgConnection,
    agreement: AgreementId,
    language: Language,
) -> StoreResult<Option<StoredPaper>> {
    let row = sqlx::query_as!(
        StoredPaper,
        "select file, file_hash from agreement_paper where agreement_id = $1 and language = $2",
        agreement.0,
        language.code()
    );
    Ok(row.fetch_optional(db).await?)
}

/// The latest agreement about a debt that the person is a party of.
pub async fn find_latest(
    db: &mut PgConnection,
    debt: DebtId,
    party: PersonId,
) -> StoreResult<Option<AgreementId>> {
    let id = sqlx::query_scalar!(
        "select a.agreement_id
         from plan_debt covered join agreement a using (plan_id) join agreement_party p using (agreement_id)
         where covered.debt_id = $1 and p.person_id = $2
         order by a.agreement_id desc limit 1",
        debt.0,
        party.0
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(AgreementId))
}

/// The agreements of this number that the person is a party of, the latest first.
pub async fn list_by_number(
    db: &mut PgConnection,
    number: &str,
    party: PersonId,
) -> StoreResult<Vec<AgreementId>> {
    let ids = sqlx::query_scalar!(
        "select a.agreement_id from agreement a join agreement_party p using (agreement_id)
         where a.number = $1 and p.person_id = $2 order by a.agreement_id desc limit 10",
        number,
        party.0
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(AgreementId).collect())
}

/// The agreement of this code, if the person is a party of it.
pub async fn find_by_code(
    db: &mut PgConnection,
    code: &str,
    party: PersonId,
) -> StoreResult<Option<AgreementId>> {
    let id = sqlx::query_scalar!(
        "select a.agreement_id from agreement a join agreement_party p using (agreement_id)
         where a.code = $1 and p.person_id = $2",
        code,
        party.0
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(AgreementId))
}

/// The agreement whose paper has this SHA-256, if the person is a party of it.
pub async fn find_by_paper(
    db: &mut PgConnection,
    file_hash: &[u8],
    party: PersonId,
) -> StoreResult<Option<AgreementId>> {
    let id = sqlx::query_scalar!(
        "select paper.agreement_id from agreement_paper paper join agreement_party p using (agreement_id)
         where paper.file_hash = $1 and p.person_id = $2",
        file_hash,
        party.0
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(AgreementId))
}

/// An agreement with both acceptances and what became of it, if the person is a party of it.
pub async fn find(db: &mut PgConnection, id: AgreementId, party: PersonId) -> StoreResult<Option<Agreement>> {
    let row = sqlx::query!(
        r#"select a.number, a.code, a.text_ru, a.text_en, a.text_hash, a.journal_head, a.made_at, o.side, p.debt_id,
                  p.state, p.decided_at, b.name as business, b.zone, c.name as client,
                  later.agreement_id as "later_id?", later.number as "later_number?"
           from agreement a
           join agreement_party party using (agreement_id)
           join plan p using (plan_id)
           join offer o using (offer_id)
           join debt d on d.debt_id = p.debt_id
           join business b using (business_id)
           join client c using (client_id)
           left join agreement later on later.replaces = a.agreement_id
           where a.agreement_id = $1 and party.person_id = $2"#,
        id.0,
        party.0
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let odd = |what: &str| StoreError::inconsistent("agreement", id, what);
    let state = PlanState::from_code(&row.state).ok_or_else(|| odd("state"))?;
    Ok(Some(Agreement {
        id,
        number: row.number,
        code: row.code,
        debt: DebtId(row.debt_id),
        business: row.business,
        client: row.client,
        zone: row.zone.parse().map_err(|_| odd("zone"))?,
        text_ru: row.text_ru,
        text_en: row.text_en,
        text_hash: row.text_hash,
        journal_head: row.journal_head,
        made_at: row.made_at,
        offered_by: side(&row.side),
        acceptances: list_acceptances(db, id).await?,
        state,
        ended_at: row.decided_at.filter(|_| state != PlanState::Accepted),
        replaced_by: row.later_id.map(AgreementId).zip(row.later_number),
    }))
}

/// Both sides' yes, in order of time.
async fn list_acceptances(db: &mut PgConnection, id: AgreementId) -> StoreResult<Vec<Acceptance>> {
    let rows = sqlx::query!(
        "select side, person_id, telegram_id, name, update_id, message_id, by_limits, accepted_at
         from acceptance where agreement_id = $1 order by accepted_at, side",
        id.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Acceptance {
            side: side(&row.side),
            person: PersonId(row.person_id),
            telegram_id: row.telegram_id,
            name: row.name,
            cause: row.update_id.map(|update_id| Cause { update_id, message_id: row.message_id }),
            by_limits: row.by_limits,
            at: row.accepted_at,
        })
        .collect())
}

fn side(code: &str) -> Side {
    if code == Side::Owner.code() { Side::Owner } else { Side::Debtor }
}
