//! Somebody writes: who they are, for whom they act, in which form they are. One statement for all who write at about the
//! same time, since every update has it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rust_decimal::Decimal;
use serde_json::Value;
use serde_json::value::RawValue;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::businesses::BusinessRow;
use super::conversations::StoredForm;
use super::error::{StoreError, StoreResult};
use super::people::{PersonRow, Sender};
use crate::domain::language::Language;
use crate::domain::people::{Business, Person};

/// What is known of somebody who writes.
#[derive(Debug, Clone)]
pub struct Visit {
    pub person: Person,
    /// The business that the person acts for.
    pub business: Option<Business>,
    /// The zone of a business that the person owes or has owed.
    pub creditor_zone: Option<Tz>,
    /// The form that the person is in the middle of.
    pub form: Option<StoredForm>,
}

/// The people behind updates, made known if new, in no particular order. Names follow what the messenger says; the
/// language is guessed once and then only changed by the person. They stay locked until the transaction ends, so that
/// their forms are not taken for expired meanwhile; always in the same order, so that nobody waits in a circle.
///
/// `arrivals`: who writes, and the message that they put into the chat; nobody twice.
pub async fn begin(
    db: &mut PgConnection,
    arrivals: &[(&Sender, Option<i64>)],
    now: DateTime<Utc>,
) -> StoreResult<Vec<Visit>> {
    let column = |of: fn(&Sender) -> Option<String>| -> Vec<Option<String>> {
        arrivals.iter().map(|(sender, _)| of(sender)).collect()
    };
    let telegram_ids: Vec<i64> = arrivals.iter().map(|(sender, _)| sender.telegram_id).collect();
    let first_names: Vec<String> = arrivals.iter().map(|(sender, _)| sender.first_name.clone()).collect();
    let language = |sender: &Sender| Language::from_code(sender.language_code.as_deref()).code().to_owned();
    let languages: Vec<String> = arrivals.iter().map(|(sender, _)| language(sender)).collect();
    let message_ids: Vec<Option<i64>> = arrivals.iter().map(|(_, message_id)| *message_id).collect();
    sqlx::query_as!(
        VisitRow,
        "with met as (
             insert into person (telegram_id, first_name, last_name, username, language, created_at, last_message_id)
             select telegram_id, first_name, last_name, username, language, $6, message_id
             from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $7::bigint[])
                  as a (telegram_id, first_name, last_name, username, language, message_id)
             order by telegram_id
             on conflict on constraint person_telegram_id_key
             do update set first_name = excluded.first_name, last_name = excluded.last_name, username = excluded.username,
                 last_message_id = greatest(person.last_message_id, excluded.last_message_id)
             returning person_id, telegram_id, first_name, last_name, username, language, zone, phone, unreachable_at, informed_at)
         select p.person_id as \"person_id!\", p.telegram_id as \"telegram_id!\", p.first_name as \"first_name!\",
                p.last_name, p.username, p.language as \"language!\", p.zone, p.phone, p.unreachable_at, p.informed_at,
                b.business_id as \"business_id?\", b.name as \"business_name?\", b.currency as \"currency?\",
                b.zone as \"business_zone?\", b.country as \"country?\", b.payment_details, b.contact_name,
                b.contact_phone, b.ladder as \"ladder?\", b.reminding as \"reminding?\", b.minimum_sum, b.own_ladder,
                b.ladder_since, b.legal_form as \"legal_form?\", b.version as \"version?\",
                c.form as \"form?\", c.state as \"state?: Json<Box<RawValue>>\", c.state_version as \"state_version?\",
                c.expires_at as \"expires_at?\",
                (select of.zone from client owed join business of using (business_id)
                 where owed.person_id = p.person_id order by owed.bound_at, owed.client_id limit 1) as creditor_zone
         from met p
         left join member m on m.person_id = p.person_id and m.left_at is null
         left join business b on b.business_id = m.business_id
         left join conversation c on c.person_id = p.person_id",
        &telegram_ids,
        &first_names,
        &column(|sender| sender.last_name.clone()) as &[Option<String>],
        &column(|sender| sender.username.clone()) as &[Option<String>],
        &languages,
        now,
        &message_ids as &[Option<i64>],
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Visit::try_from)
    .collect()
}

/// The one person behind something, made known if new.
pub async fn meet(db: &mut PgConnection, sender: &Sender, now: DateTime<Utc>) -> StoreResult<Person> {
    let visit = begin(db, &[(sender, None)], now).await?.pop();
    let odd = || StoreError::inconsistent("person", sender.telegram_id, "met and not there");
    Ok(visit.ok_or_else(odd)?.person)
}

/// A person with whatever else there may be of them.
struct VisitRow {
    person_id: i64,
    telegram_id: i64,
    first_name: String,
    last_name: Option<String>,
    username: Option<String>,
    language: String,
    zone: Option<String>,
    phone: Option<String>,
    unreachable_at: Option<DateTime<Utc>>,
    informed_at: Option<DateTime<Utc>>,
    business_id: Option<i64>,
    business_name: Option<String>,
    currency: Option<String>,
    business_zone: Option<String>,
    country: Option<String>,
    payment_details: Option<String>,
    contact_name: Option<String>,
    contact_phone: Option<String>,
    ladder: Option<String>,
    reminding: Option<String>,
    minimum_sum: Option<Decimal>,
    own_ladder: Option<Value>,
    ladder_since: Option<DateTime<Utc>>,
    legal_form: Option<String>,
    version: Option<i32>,
    form: Option<i32>,
    state: Option<Json<Box<RawValue>>>,
    state_version: Option<i32>,
    expires_at: Option<DateTime<Utc>>,
    creditor_zone: Option<String>,
}

impl TryFrom<VisitRow> for Visit {
    type Error = StoreError;

    fn try_from(row: VisitRow) -> StoreResult<Self> {
        let person = PersonRow {
            person_id: row.person_id,
            telegram_id: row.telegram_id,
            first_name: row.first_name,
            last_name: row.last_name,
            username: row.username,
            language: row.language,
            zone: row.zone,
            phone: row.phone,
            unreachable_at: row.unreachable_at,
            informed_at: row.informed_at,
        };
        let business = row.business_id.map(|id| {
            let missing = || StoreError::inconsistent("business", id, "a column without a value");
            Business::try_from(BusinessRow {
                business_id: id,
                name: row.business_name.ok_or_else(missing)?,
                currency: row.currency.ok_or_else(missing)?,
                zone: row.business_zone.ok_or_else(missing)?,
                country: row.country.ok_or_else(missing)?,
                payment_details: row.payment_details,
                contact_name: row.contact_name,
                contact_phone: row.contact_phone,
                ladder: row.ladder.ok_or_else(missing)?,
                reminding: row.reminding.ok_or_else(missing)?,
                minimum_sum: row.minimum_sum,
                own_ladder: row.own_ladder,
                ladder_since: row.ladder_since,
                legal_form: row.legal_form.ok_or_else(missing)?,
                version: row.version.ok_or_else(missing)?,
            })
        });
        let form = row.form.zip(row.state).zip(row.state_version).zip(row.expires_at);
        Ok(Self {
            person: person.into(),
            business: business.transpose()?,
            creditor_zone: row.creditor_zone.and_then(|zone| zone.parse().ok()),
            form: form.map(|(((form, state), state_version), expires_at)| StoredForm {
                form,
                state: state.0,
                state_version,
                expires_at,
            }),
        })
    }
}
