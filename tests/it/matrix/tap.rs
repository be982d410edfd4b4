//! One event, played by the real dialogue in a transaction that is rolled back: what came of it.

use std::slice;

use serde_json::{Value, json};
use sqlx::AssertSqlSafe;
use vovremya::app::UnitOfWork;
use vovremya::dialogue;
use vovremya::domain::ids::PersonId;
use vovremya::domain::language::Language;
use vovremya::screens::Action;
use vovremya::telegram::callback;
use vovremya::telegram::inbound::{self, Inbound};

use crate::support::world::World;

/// Somebody who taps.
#[derive(Debug, Clone, Copy)]
pub struct Tapper {
    pub name: &'static str,
    pub id: PersonId,
    pub telegram_id: i64,
    pub language: Language,
}

impl Tapper {
    /// A tap on a button that Telegram says to be on message 7.
    pub fn tap(&self, action: &Action) -> Value {
        Self::update(
            "callback_query",
            json!({
                "id": "1", "from": self.user(), "chat_instance": "1", "data": callback::encode(action),
                "message": self.message(json!({"text": "?"})),
            }),
        )
    }

    pub fn says(&self, text: &str) -> Value {
        Self::update("message", self.message(json!({"text": text, "from": self.user()})))
    }

    pub fn sends_photo(&self) -> Value {
        let photo = json!([{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9, "file_size": 9}]);
        Self::update("message", self.message(json!({"photo": photo, "from": self.user()})))
    }

    fn update(kind: &str, content: Value) -> Value {
        json!({"update_id": 1_000_000, kind: content})
    }

    fn message(&self, content: Value) -> Value {
        let chat = json!({"id": self.telegram_id, "type": "private", "first_name": self.name});
        let mut message = json!({"message_id": 7, "date": 1, "chat": chat});
        let fields = message.as_object_mut().expect("an object");
        fields.extend(content.as_object().expect("an object").clone());
        message
    }

    fn user(&self) -> Value {
        let code = self.language.code();
        json!({"id": self.telegram_id, "is_bot": false, "first_name": self.name, "language_code": code})
    }
}

/// What came of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub toast: Option<String>,
    /// Who is told what.
    pub told: Vec<(PersonId, Value)>,
}

impl Answer {
    /// Everything that anybody would read.
    pub fn words(&self) -> String {
        format!("{:?} {}", self.toast, json!(self.told.iter().map(|(_, errand)| errand).collect::<Vec<_>>()))
    }

    pub fn tells_only(&self, person: PersonId) -> bool {
        self.told.iter().all(|(told, _)| *told == person)
    }
}

/// Plays an event as a turn does; what a turn does in a transaction of its own, a savepoint does here. The transaction
/// stays open.
pub async fn play(uow: &mut UnitOfWork, update: &Value) -> anyhow::Result<Answer> {
    let Inbound::Event(event) = inbound::read(update) else { anyhow::bail!("ignored: {update}") };
    let latest: i64 =
        sqlx::query_scalar("select coalesce(max(outbox_id), 0) from outbox").fetch_one(uow.db()).await?;
    execute(uow, "savepoint before").await?;
    let mut toasts = Vec::new();
    let toast = match dialogue::handle(uow, slice::from_ref(&event), &mut toasts).await {
        Err(refusal) if refusal.is_refusal() => {
            // What was only said goes with the rest.
            uow.write_out().await?;
            execute(uow, "rollback to savepoint before").await?;
            let toast = dialogue::refuse(uow, &event, refusal).await?;
            uow.write_out().await?;
            toast
        }
        played => {
            played?;
            uow.write_out().await?;
            toasts.pop().flatten()
        }
    };
    let told: Vec<(i64, Value)> =
        sqlx::query_as("select person_id, errand from outbox where outbox_id > $1 order by outbox_id")
            .bind(latest)
            .fetch_all(uow.db())
            .await?;
    let told = told.into_iter().map(|(person, errand)| (PersonId(person), errand)).collect();
    Ok(Answer { toast: toast.map(|toast| toast.text), told })
}

pub async fn execute(uow: &mut UnitOfWork, sql: &str) -> anyhow::Result<()> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(uow.db()).await?;
    Ok(())
}

/// A statement that gives a fingerprint of all tables but the outbox and the inbox.
pub async fn fingerprint(world: &World) -> anyhow::Result<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select tablename::text from pg_tables where schemaname = 'public'
           and tablename not in ('outbox', 'inbox', 'bot', '_sqlx_migrations') order by tablename",
    )
    .fetch_all(&world.database.pool)
    .await?;
    let rows = tables.iter().map(|table| {
        format!(
            "select '{table} ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from \"{table}\" t"
        )
    });
    Ok(rows.collect::<Vec<_>>().join(" union all "))
}

/// What the database holds, as far as this transaction sees it.
pub async fn picture(uow: &mut UnitOfWork, fingerprint: &str) -> anyhow::Result<Vec<String>> {
    Ok(sqlx::query_scalar(AssertSqlSafe(fingerprint.to_owned())).fetch_all(uow.db()).await?)
}
