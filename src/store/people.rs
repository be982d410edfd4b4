//! People who have written to the bot.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{BusinessId, PersonId};
use crate::domain::language::Language;
use crate::domain::people::Person;

/// What an update says about its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub telegram_id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    /// The language of their messenger, a first guess only.
    pub language_code: Option<String>,
}

pub(super) struct PersonRow {
    pub person_id: i64,
    pub telegram_id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    pub language: String,
    pub zone: Option<String>,
    pub phone: Option<String>,
    pub unreachable_at: Option<DateTime<Utc>>,
    pub informed_at: Option<DateTime<Utc>>,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: PersonId(row.person_id),
            telegram_id: row.telegram_id,
            first_name: row.first_name,
            last_name: row.last_name,
            username: row.username,
            language: Language::from_code(Some(&row.language)),
            // A zone that the database of this build no longer knows counts as unknown.
            zone: row.zone.and_then(|zone| zone.parse::<Tz>().ok()),
            phone: row.phone,
            unreachable_at: row.unreachable_at,
            informed_at: row.informed_at,
        }
    }
}

pub async fn find(db: &mut PgConnection, person: PersonId) -> StoreResult<Option<Person>> {
    let row = sqlx::query_as!(
        PersonRow,
        "select person_id, telegram_id, first_name, last_name, username, language, zone, phone, unreachable_at, informed_at
         from person where person_id = $1",
        person.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Into::into))
}

/// Several people.
pub async fn list_by_id(
    db: &mut PgConnection,
    people: &BTreeSet<PersonId>,
) -> StoreResult<BTreeMap<PersonId, Person>> {
    let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
    let rows = sqlx::query_as!(
        PersonRow,
        "select person_id, telegram_id, first_name, last_name, username, language, zone, phone, unreachable_at, informed_at
         from person where person_id = any($1)",
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (PersonId(row.person_id), row.into())).collect())
}

/// Everybody who acts for the business, owners first.
pub async fn list_members(db: &mut PgConnection, business: BusinessId) -> StoreResult<Vec<Person>> {
    let rows = sqlx::query_as!(
        PersonRow,
        "select p.person_id, p.telegram_id, p.first_name, p.last_name, p.username, p.language, p.zone, p.phone,
                p.unreachable_at, p.informed_at
         from member m join person p using (person_id)
         where m.business_id = $1 and m.left_at is null order by m.role, m.joined_at limit 50",
        business.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// # Errors
/// [`StoreError::Inconsistent`] when there is no such person.
pub async fn get(db: &mut PgConnection, person: PersonId) -> StoreResult<Person> {
    find(db, person)
        .await?
        .ok_or_else(|| StoreError::inconsistent("person", person, "is referred to but missing"))
}

pub async fn set_language(db: &mut PgConnection, person: PersonId, language: Language) -> StoreResult<()> {
    sqlx::query!("update person set language = $2 where person_id = $1", person.0, language.code())
        .execute(db)
        .await?;
    Ok(())
}

pub async fn set_zone(db: &mut PgConnection, person: PersonId, zone: Tz) -> StoreResult<()> {
    sqlx::query!("update person set zone = $2 where person_id = $1", person.0, zone.name())
        .execute(db)
        .await?;
    Ok(())
}

pub async fn set_phone(db: &mut PgConnection, person: PersonId, phone: &str) -> StoreResult<()> {
    sqlx::query!("update person set phone = $2 where person_id = $1", person.0, phone).execute(db).await?;
    Ok(())
}

pub async fn set_informed(db: &mut PgConnection, person: PersonId, now: DateTime<Utc>) -> StoreResult<()> {
    sqlx::query!("update person set informed_at = $2 where person_id = $1", person.0, now)
        .execute(db)
        .await?;
    Ok(())
}

/// Notes since when Telegram refuses to deliver; `None`: it delivers again.
pub async fn set_unreachable(
    db: &mut PgConnection,
    person: PersonId,
    since: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    sqlx::query!("update person set unreachable_at = $2 where person_id = $1", person.0, since)
        .execute(db)
        .await?;
    Ok(())
}

/// Notes the latest messages of several chats, one each.
pub async fn note_messages(db: &mut PgConnection, latest: &[(PersonId, i64)]) -> StoreResult<()> {
    let (people, messages): (Vec<i64>, Vec<i64>) =
        latest.iter().map(|(person, message)| (person.0, *message)).unzip();
    sqlx::query!(
        "with latest as (
             select person_id, message_id
             from person join unnest($1::bigint[], $2::bigint[]) as l (person_id, message_id) using (person_id)
             order by telegram_id for no key update of person)
         update person p set last_message_id = greatest(coalesce(p.last_message_id, 0), l.message_id)
         from latest l where p.person_id = l.person_id",
        &people,
        &messages
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes a message of the private chat, theirs or ours; older ones than the latest change nothing.
pub async fn note_message(db: &mut PgConnection, person: PersonId, message_id: i64) -> StoreResult<()> {
    sqlx::query!(
        "update person set last_message_id = greatest(coalesce(last_message_id, 0), $2) where person_id = $1",
        person.0,
        message_id
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The latest message of the private chat, theirs or ours.
pub async fn last_message(db: &mut PgConnection, person: PersonId) -> StoreResult<Option<i64>> {
    Ok(sqlx::query_scalar!("select last_message_id from person where person_id = $1", person.0)
        .fetch_one(db)
        .await?)
}
