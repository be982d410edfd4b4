//! The form a person is in the middle of. No row, no form.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;

use super::error::{StoreResult, one_row};
use crate::domain::ids::PersonId;

/// A stored form; `dialogue` knows what the state means.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredForm {
    /// Tells this form from earlier ones, so that a button of an old form is known as such.
    pub form: i32,
    pub state: Value,
    pub state_version: i32,
    pub expires_at: DateTime<Utc>,
}

/// A number for a new form.
pub async fn next_form(db: &mut PgConnection) -> StoreResult<i32> {
    Ok(sqlx::query_scalar!("select nextval('form_number')::integer as \"form!\"").fetch_one(db).await?)
}

/// Saves the person's form in place of any other.
pub async fn save(
    db: &mut PgConnection,
    person: PersonId,
    form: &StoredForm,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let result = sqlx::query!(
        "insert into conversation (person_id, form, state, state_version, begun_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (person_id) do update
         set form = excluded.form, state = excluded.state, state_version = excluded.state_version,
             begun_at = case when conversation.form = excluded.form then conversation.begun_at else excluded.begun_at end,
             expires_at = excluded.expires_at",
        person.0,
        form.form,
        form.state,
        form.state_version,
        now,
        form.expires_at,
    )
    .execute(db)
    .await?;
    one_row(&result)
}

pub async fn delete(db: &mut PgConnection, person: PersonId) -> StoreResult<()> {
    sqlx::query!("delete from conversation where person_id = $1", person.0).execute(db).await?;
    Ok(())
}

/// Takes the forms that have expired off the table and says whose they were and what they held. Who is just writing
/// goes on with theirs.
pub async fn take_expired(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<(PersonId, Value)>> {
    let forms = sqlx::query!(
        "delete from conversation where person_id in (
             select c.person_id from conversation c join person p using (person_id)
             where c.expires_at <= $1 order by c.expires_at
             for update of c skip locked for no key update of p skip locked limit $2)
         returning person_id, state",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(forms.into_iter().map(|form| (PersonId(form.person_id), form.state)).collect())
}

/// When the next form runs out.
pub async fn next_expiry_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!("select min(expires_at) from conversation").fetch_one(db).await?)
}
