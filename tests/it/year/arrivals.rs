//! What really stands in the chats. The database says only which debts a message was about: what it says of moments is
//! held against the chats.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgPool;
use vovremya::sandbox::{Sandbox, ShownMessage};

use super::observer::{Arrival, Said};

/// Whatever the program believes to have sent, or may have.
const SENT: &str = "select p.telegram_id, o.outbox_id, o.message_id, o.closed_at, c.business_id, r.debt_id,
    r.anchor_on, r.step
    from outbox o join person p using (person_id) join contact c using (outbox_id) join reminder r using (outbox_id)
    where o.priority = 2 and o.state in ('sent', 'unknown') order by o.outbox_id";

type Row = (i64, i64, Option<i64>, DateTime<Utc>, i64, i64, NaiveDate, i32);

/// One message of the program's, with all the debts it is about.
struct Sent {
    person: i64,
    message_id: Option<i64>,
    closed_at: DateTime<Utc>,
    business: i64,
    said: Vec<Said>,
}

/// The reminders in the chats, and what is wrong between chats and database.
#[derive(Default)]
pub struct Found {
    pub arrivals: Vec<Arrival>,
    pub wrong: Vec<String>,
    /// Of unknown outcome, and never arrived.
    pub lost: u32,
}

pub async fn find(sandbox: &Sandbox, pool: &PgPool, people: &[i64]) -> anyhow::Result<Found> {
    let rows: Vec<Row> = sqlx::query_as(SENT).fetch_all(pool).await?;
    let mut sent: BTreeMap<i64, Vec<Sent>> = BTreeMap::new();
    let mut last = None;
    for (person, outbox, message_id, closed_at, business, debt, counted_from, step) in rows {
        let theirs = sent.entry(person).or_default();
        if last != Some(outbox) {
            theirs.push(Sent { person, message_id, closed_at, business, said: Vec::new() });
        }
        last = Some(outbox);
        theirs.last_mut().expect("just pushed").said.push(Said { debt, counted_from, step });
    }
    let mut found = Found::default();
    for person in people {
        match_chat(&sandbox.chat(*person), sent.remove(person).unwrap_or_default(), &mut found);
    }
    for message in sent.into_values().flatten() {
        found.wrong.push(format!("a reminder to somebody who is no debtor: {}", message.person));
    }
    Ok(found)
}

/// Every reminder of the program's is one message in the chat, and every reminder in the chat is one of these.
fn match_chat(chat: &[ShownMessage], sent: Vec<Sent>, found: &mut Found) {
    let mut matched = BTreeSet::new();
    // Those with a known number first, so that the others take what is left.
    let (known, unknown): (Vec<_>, Vec<_>) = sent.into_iter().partition(|sent| sent.message_id.is_some());
    for sent in known.into_iter().chain(unknown) {
        let fits = |message: &&ShownMessage| match sent.message_id {
            Some(id) => message.message_id == id,
            None => {
                let same_second = message.date.timestamp() == sent.closed_at.timestamp();
                same_second && is_reminder(message) && !matched.contains(&message.message_id)
            }
        };
        let Some(message) = chat.iter().find(fits) else {
            match sent.message_id {
                Some(id) => found.wrong.push(format!("message {id} never arrived at {}", sent.person)),
                None => found.lost += 1,
            }
            continue;
        };
        if message.date.timestamp() != sent.closed_at.timestamp() {
            found.wrong.push(format!("arrived at {} and not at {}", message.date, sent.closed_at));
        }
        matched.insert(message.message_id);
        found.arrivals.push(Arrival {
            at: message.date,
            person: sent.person,
            business: sent.business,
            said: sent.said,
            text: is_fresh(message).then(|| message.text.clone()),
        });
    }
    for message in chat.iter().filter(|message| is_reminder(message)) {
        if !matched.contains(&message.message_id) {
            let (at, text) = (message.date, &message.text);
            found.wrong.push(format!("a reminder that was not written down, or twice: {at} {text}"));
        }
    }
}

const FRESH: [&str; 2] = ["Сообщение от «", "Message from "];
const FOLDED: [&str; 2] = ["Напоминание от ", "Reminder of "];
/// What every reminder says in the end, and nothing else does.
const WAYS: [&str; 2] = ["Не хотите напоминаний?", "No more reminders, please?"];

fn is_reminder(message: &ShownMessage) -> bool {
    message.from_bot && (is_fresh(message) || starts_with(message, &FOLDED))
}

fn is_fresh(message: &ShownMessage) -> bool {
    starts_with(message, &FRESH) && WAYS.iter().any(|words| message.text.contains(words))
}

fn starts_with(message: &ShownMessage, begins: &[&str]) -> bool {
    begins.iter().any(|begin| message.text.starts_with(begin))
}
