//! People who have written to the bot.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sqlx::PgConnection;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::PersonId;
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

/// The person behind an update, made known if new. Names follow what the messenger says; the language is
/// guessed once and then only changed by the person.
pub async fn meet(
    db: &mut PgConnection,
    sender: &Sender,
    message_id: Option<i64>,
    now: DateTime<Utc>,
) -> StoreResult<Person> {
    let language = Language::from_code(sender.language_code.as_deref());
    let row = sqlx::query_as!(
        PersonRow,
        "insert into person (telegram_id, first_name, last_name, username, language, created_at, last_message_id)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict on constraint person_telegram_id_key
         do update set first_name = excluded.first_name, last_name = excluded.last_name, username = excluded.username,
             last_message_id = greatest(person.last_message_id, excluded.last_message_id)
         returning person_id, telegram_id, first_name, last_name, username, language, zone, phone, unreachable_at, informed_at",
        sender.telegram_id,
        sender.first_name,
        sender.last_name,
        sender.username,
        language.code(),
        now,
        message_id,
    )
    .fetch_one(db)
    .await?;
    Ok(row.into())
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

/// Notes a message of the private chat, theirs or ours; older ones than the latest change nothing.
/// Notes the latest messages of several chats, one each.
pub async fn note_messages(db: &mut PgConnection, latest: &[(PersonId, i64)]) -> StoreResult<()> {
    let (people, messages): (Vec<i64>, Vec<i64>) =
        latest.iter().map(|(person, message)| (person.0, *message)).unzip();
    sqlx::query!(
        "update person p set last_message_id = greatest(coalesce(p.last_message_id, 0), l.message_id)
         from unnest($1::bigint[], $2::bigint[]) as l (person_id, message_id) where p.person_id = l.person_id",
        &people,
        &messages
    )
    .execute(db)
    .await?;
    Ok(())
}

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
