//! The form a person is in the middle of. No row, no form.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::value::RawValue;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::error::{StoreResult, rows};
use crate::domain::ids::PersonId;

/// A stored form; `dialogue` knows what the state means.
#[derive(Debug, Clone)]
pub struct StoredForm {
    /// Tells this form from earlier ones, so that a button of an old form is known as such.
    pub form: i32,
    pub state: Box<RawValue>,
    pub state_version: i32,
    pub expires_at: DateTime<Utc>,
}

/// Saves people's forms in place of any others; `None`: the person is in no form any more. Nobody twice.
pub async fn save(
    db: &mut PgConnection,
    forms: &BTreeMap<PersonId, Option<StoredForm>>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let kept: Vec<_> =
        forms.iter().filter_map(|(person, form)| form.as_ref().map(|form| (person.0, form))).collect();
    let ended: Vec<i64> =
        forms.iter().filter(|(_, form)| form.is_none()).map(|(person, _)| person.0).collect();
    if !ended.is_empty() {
        sqlx::query!("delete from conversation where person_id = any($1)", &ended).execute(&mut *db).await?;
    }
    if kept.is_empty() {
        return Ok(());
    }
    let people: Vec<i64> = kept.iter().map(|(person, _)| *person).collect();
    let numbers: Vec<i32> = kept.iter().map(|(_, form)| form.form).collect();
    let states: Vec<Json<&RawValue>> = kept.iter().map(|(_, form)| Json(&*form.state)).collect();
    let versions: Vec<i32> = kept.iter().map(|(_, form)| form.state_version).collect();
    let expiries: Vec<DateTime<Utc>> = kept.iter().map(|(_, form)| form.expires_at).collect();
    let result = sqlx::query!(
        "insert into conversation (person_id, form, state, state_version, begun_at, expires_at)
         select person_id, form, state, state_version, $5, expires_at
         from unnest($1::bigint[], $2::integer[], $3::jsonb[], $4::integer[], $6::timestamptz[])
              as kept (person_id, form, state, state_version, expires_at)
         on conflict (person_id) do update
         set form = excluded.form, state = excluded.state, state_version = excluded.state_version,
             begun_at = case when conversation.form = excluded.form then conversation.begun_at else excluded.begun_at end,
             expires_at = excluded.expires_at",
        &people,
        &numbers,
        &states as &[Json<&RawValue>],
        &versions,
        now,
        &expiries,
    )
    .execute(db)
    .await?;
    rows(&result, kept.len())
}

/// Takes the forms that have expired off the table and says whose they were and what they held. Who is just writing
/// goes on with theirs.
pub async fn take_expired(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    limit: i64,
) -> StoreResult<Vec<(PersonId, Box<RawValue>)>> {
    let forms = sqlx::query!(
        "delete from conversation where person_id in (
             select c.person_id from conversation c join person p using (person_id)
             where c.expires_at <= $1 order by c.expires_at
             for update of c skip locked for no key update of p skip locked limit $2)
         returning person_id, state as \"state: Json<Box<RawValue>>\"",
        now,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(forms.into_iter().map(|form| (PersonId(form.person_id), form.state.0)).collect())
}

/// When the next form runs out.
pub async fn next_expiry_at(db: &mut PgConnection) -> StoreResult<Option<DateTime<Utc>>> {
    Ok(sqlx::query_scalar!("select min(expires_at) from conversation").fetch_one(db).await?)
}
