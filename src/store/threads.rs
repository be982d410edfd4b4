//! What the two sides say to each other through the bot.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::attachments::{self, Belongs};
use super::error::StoreResult;
use crate::domain::ids::{ClientId, DebtId, DisputeId, PersonId};
use crate::domain::people::Side;
use crate::domain::thread::{Message, Topic};

/// Messages of one thread that are shown at most: the latest.
const SHOWN_MAX: i64 = 30;

fn ids(topic: Topic) -> (Option<i64>, Option<i64>) {
    match topic {
        Topic::Dispute(dispute) => (Some(dispute.0), None),
        Topic::Inquiry(inquiry) => (None, Some(inquiry.0)),
    }
}

/// Keeps a message with its files.
pub async fn insert(
    db: &mut PgConnection,
    debt: DebtId,
    topic: Topic,
    message: &Message,
    update_id: Option<i64>,
) -> StoreResult<()> {
    let (dispute, inquiry) = ids(topic);
    let id = sqlx::query_scalar!(
        "insert into message (debt_id, dispute_id, inquiry_id, side, person_id, body, album, update_id, said_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning message_id",
        debt.0,
        dispute,
        inquiry,
        message.side.code(),
        message.by.0,
        message.text,
        message.album,
        update_id,
        message.at
    )
    .fetch_one(&mut *db)
    .await?;
    for file in &message.files {
        attachments::insert(&mut *db, Belongs::Message(debt, id), file, message.by, message.at).await?;
    }
    Ok(())
}

/// What was said about a topic, in order.
pub async fn list(db: &mut PgConnection, debt: DebtId, topic: Topic) -> StoreResult<Vec<Message>> {
    let (dispute, inquiry) = ids(topic);
    let rows = sqlx::query!(
        "select message_id, side, person_id, body, album, said_at from message
         where debt_id = $1 and dispute_id is not distinct from $2 and inquiry_id is not distinct from $3
         order by message_id desc limit $4",
        debt.0,
        dispute,
        inquiry,
        SHOWN_MAX
    )
    .fetch_all(&mut *db)
    .await?;
    let mut messages = Vec::with_capacity(rows.len());
    for row in rows.into_iter().rev() {
        let files = attachments::list(&mut *db, Belongs::Message(debt, row.message_id)).await?;
        messages.push(Message {
            side: if row.side == "owner" { Side::Owner } else { Side::Debtor },
            by: PersonId(row.person_id),
            text: row.body,
            files: files.into_iter().map(|attachment| attachment.file).collect(),
            album: row.album,
            at: row.said_at,
        });
    }
    Ok(messages)
}

/// When a side has last said something about a topic.
pub async fn last_said_at(
    db: &mut PgConnection,
    debt: DebtId,
    topic: Topic,
    side: Side,
) -> StoreResult<Option<DateTime<Utc>>> {
    let (dispute, inquiry) = ids(topic);
    Ok(sqlx::query_scalar!(
        "select max(said_at) from message
         where debt_id = $1 and dispute_id is not distinct from $2 and inquiry_id is not distinct from $3 and side = $4",
        debt.0,
        dispute,
        inquiry,
        side.code()
    )
    .fetch_one(db)
    .await?)
}

/// Whether a debtor other than `person` took part: somebody who turned out not to be the debtor.
pub async fn is_of_another_debtor(
    db: &mut PgConnection,
    topic: Topic,
    person: PersonId,
) -> StoreResult<bool> {
    let (dispute, inquiry) = ids(topic);
    Ok(sqlx::query_scalar!(
        "select exists (select from message where (dispute_id = $1 or inquiry_id = $2) and side = 'debtor' and person_id <> $3)
             or exists (select from dispute where dispute_id = $1 and opened_by <> $3)
             or exists (select from inquiry where inquiry_id = $2 and side = 'debtor' and opened_by <> $3) as \"other!\"",
        dispute,
        inquiry,
        person.0
    )
    .fetch_one(db)
    .await?)
}

/// The latest dispute about a debt, open or settled.
pub async fn latest_dispute(db: &mut PgConnection, debt: DebtId) -> StoreResult<Option<DisputeId>> {
    let latest = sqlx::query_scalar!("select max(dispute_id) from dispute where debt_id = $1", debt.0);
    Ok(latest.fetch_one(db).await?.map(DisputeId))
}

/// Whether a side takes no messages of the other through the bot.
pub async fn is_muted_by(db: &mut PgConnection, client: ClientId, side: Side) -> StoreResult<bool> {
    let row = sqlx::query!(
        "select muted_by_owner_at is not null as \"owner!\", muted_by_debtor_at is not null as \"debtor!\"
         from client where client_id = $1",
        client.0
    )
    .fetch_one(db)
    .await?;
    Ok(match side {
        Side::Owner => row.owner,
        Side::Debtor => row.debtor,
    })
}

/// A side takes no messages of the other any more (`since`), or takes them again.
pub async fn set_muted(
    db: &mut PgConnection,
    client: ClientId,
    side: Side,
    since: Option<DateTime<Utc>>,
) -> StoreResult<()> {
    sqlx::query!(
        "update client set muted_by_owner_at = case when $2 then $3 else muted_by_owner_at end,
                           muted_by_debtor_at = case when $2 then muted_by_debtor_at else $3 end
         where client_id = $1",
        client.0,
        side == Side::Owner,
        since
    )
    .execute(db)
    .await?;
    Ok(())
}
