//! What was said already, and is to be changed where it stands: folded, or taken back.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::value::RawValue;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::error::{StoreError, StoreResult};
use crate::domain::ids::{OutboxId, PersonId};

/// The message of `by` took the place of what an earlier one showed: that one is not to be touched any more.
pub async fn note_replaced(
    db: &mut PgConnection,
    person: PersonId,
    message_id: i64,
    by: OutboxId,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    sqlx::query!(
        "update outbox set replaced_at = $4
         where person_id = $1 and message_id = $2 and outbox_id < $3 and replaced_at is null",
        person.0,
        message_id,
        by.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Messages that were sent although they had been overtaken meanwhile: their buttons are taken off, since the
/// debt is not any more what they say.
pub async fn strip_if_overtaken(
    db: &mut PgConnection,
    arrived: &[OutboxId],
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let ids: Vec<i64> = arrived.iter().map(|id| id.0).collect();
    sqlx::query!(
        "insert into outbox (person_id, errand, priority, repeatable, not_before, created_at)
         select person_id, jsonb_build_object('strip_buttons', jsonb_build_object('message_id', message_id)),
                0, true, $2, $2
         from outbox
         where outbox_id = any($1) and state = 'sent'
           and valid_until <= $2 and message_id is not null",
        &ids,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A reminder that newer ones took the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Superseded {
    /// The reminder that took its place.
    pub by: OutboxId,
    pub message_id: i64,
    pub sent_at: DateTime<Utc>,
    /// In which its reader counts days, as far as known.
    pub zone: Tz,
}

/// Takes the earlier reminders that one of those just sent supersedes: they speak of one of its debts, and each of their
/// debts is closed or was spoken of again since.
pub async fn take_superseded(
    db: &mut PgConnection,
    sent: &[OutboxId],
    now: DateTime<Utc>,
) -> StoreResult<Vec<Superseded>> {
    let sent: Vec<i64> = sent.iter().map(|id| id.0).collect();
    let rows = sqlx::query!(
        "update outbox o set folded_at = $2
         from outbox n, person p
         where n.outbox_id = any($1) and n.priority = 2 and n.state = 'sent' and p.person_id = n.person_id
           and o.person_id = n.person_id and o.outbox_id < n.outbox_id
           and o.priority = 2 and o.state = 'sent' and o.message_id is not null and o.replaced_at is null and o.folded_at is null
           and exists (select from reminder e join reminder l using (debt_id)
                       where e.outbox_id = o.outbox_id and l.outbox_id = n.outbox_id)
           and not exists (
               select from reminder e join debt d using (debt_id)
               where e.outbox_id = o.outbox_id and d.state = 'open'
                 and not exists (select from reminder l join outbox s on s.outbox_id = l.outbox_id
                                 where l.debt_id = e.debt_id and s.outbox_id > o.outbox_id and s.state = 'sent'))
         returning n.outbox_id as by, o.message_id as \"message_id!\", coalesce(o.closed_at, o.created_at) as \"sent_at!\",
                   coalesce(p.zone, (select b.zone from contact c join business b using (business_id)
                                     where c.outbox_id = o.outbox_id limit 1)) as zone",
        &sent,
        now
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let odd = || StoreError::inconsistent("outbox", row.by, "zone");
            let zone = row.zone.map(|zone| zone.parse().map_err(|_| odd())).transpose()?.unwrap_or(Tz::UTC);
            Ok(Superseded { by: OutboxId(row.by), message_id: row.message_id, sent_at: row.sent_at, zone })
        })
        .collect()
}

/// A screen that a person was shown or is about to be.
#[derive(Debug, Clone)]
pub struct Shown {
    pub id: OutboxId,
    pub errand: Box<RawValue>,
    /// The message that shows it; nothing while it waits.
    pub message_id: Option<i64>,
}

/// The screens that stand in a person's chat, and those that wait to be sent; the oldest first.
pub async fn list_shown(db: &mut PgConnection, person: PersonId) -> StoreResult<Vec<Shown>> {
    let rows = sqlx::query!(
        "select outbox_id, errand as \"errand: Json<Box<RawValue>>\", case when state = 'sent' then message_id end as message_id from outbox
         where person_id = $1 and errand ? 'show' and replaced_at is null and folded_at is null
           and (state = 'waiting' or state = 'sent' and message_id is not null)
         order by outbox_id",
        person.0
    )
    .fetch_all(db)
    .await?;
    let shown = rows.into_iter().map(|row| Shown {
        id: OutboxId(row.outbox_id),
        errand: row.errand.0,
        message_id: row.message_id,
    });
    Ok(shown.collect())
}

/// Takes a message back: one that waits is not sent, one that was sent shows something else from now on.
pub async fn take_back(db: &mut PgConnection, id: OutboxId, now: DateTime<Utc>) -> StoreResult<()> {
    sqlx::query!(
        "update outbox
         set state = case when state = 'waiting' then 'withdrawn' else state end,
             closed_at = coalesce(closed_at, $2), folded_at = $2
         where outbox_id = $1 and state in ('waiting', 'sent')",
        id.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}
