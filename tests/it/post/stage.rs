//! A local Telegram, a database and everything in between.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde_json::value::to_raw_value;
use sqlx::AssertSqlSafe;
use tokio::sync::Notify;
use vovremya::app::clock::{Clock, SharedClock};
use vovremya::domain::ids::{OutboxId, PersonId};
use vovremya::i18n::Html;
use vovremya::sandbox::{Fault, FaultKind, ShownMessage};
use vovremya::screens::{Action, Button, Errand, Screen};
use vovremya::store::outbox::{self, Post, Priority};
use vovremya::store::people::{self, Sender};
use vovremya::store::visits;
use vovremya::store::{bots, inbox};
use vovremya::telegram::{Client, Intake, Settings};
use vovremya::worker::delivery::{Aftermath, Delivery, Parts};
use vovremya::worker::pace::Pace;

use crate::sandbox_support::{Scene, TOKEN};
use crate::support::database::{TestDatabase, fresh_database};

pub const BOT: i64 = 4242;

pub struct Stage {
    pub scene: Scene,
    pub database: TestDatabase,
    pub outbox_filled: Arc<Notify>,
    pub inbox_filled: Arc<Notify>,
    pub told: Arc<Told>,
}

/// Somebody with a phone whom the bot knows.
#[derive(Clone, Copy)]
pub struct Known {
    pub phone: vovremya::sandbox::PersonId,
    pub id: PersonId,
}

/// Who was reported as out of reach.
#[derive(Default)]
pub struct Told(Mutex<Vec<PersonId>>);

impl Told {
    pub fn people(&self) -> Vec<PersonId> {
        self.0.lock().expect("no panic").clone()
    }
}

#[async_trait]
impl Aftermath for Told {
    async fn unreachable(&self, person: PersonId, _now: DateTime<Utc>) -> anyhow::Result<()> {
        self.0.lock().expect("no panic").push(person);
        Ok(())
    }
}

impl Stage {
    pub async fn new() -> Self {
        let database = fresh_database().await;
        let mut db = database.pool.acquire().await.expect("a connection");
        bots::register(&mut db, BOT).await.expect("the bot is registered");
        drop(db);
        Self {
            scene: Scene::new().await,
            database,
            outbox_filled: Arc::default(),
            inbox_filled: Arc::default(),
            told: Arc::default(),
        }
    }

    pub fn clock(&self) -> SharedClock {
        Arc::<vovremya::app::clock::MovableClock>::clone(&self.scene.clock)
    }

    pub fn settings(&self) -> Settings {
        settings_for(&self.scene.sandbox.url())
    }

    pub fn client(&self) -> Client {
        Client::new(self.settings()).expect("a client")
    }

    pub fn delivery(&self) -> Delivery {
        self.delivery_by(self.client())
    }

    pub fn delivery_by(&self, client: Client) -> Delivery {
        Delivery::new(Parts {
            pool: self.database.pool.clone(),
            client,
            clock: self.clock(),
            bot_id: BOT,
            outbox_filled: Arc::clone(&self.outbox_filled),
            pace: Pace::off(),
            aftermath: Arc::<Told>::clone(&self.told),
        })
    }

    pub fn intake(&self) -> Intake {
        Intake {
            client: self.client(),
            pool: self.database.pool.clone(),
            bot_id: BOT,
            clock: self.clock(),
            inbox_filled: Arc::clone(&self.inbox_filled),
        }
    }

    /// Sends everything that may go now.
    pub async fn deliver(&self) -> usize {
        self.delivery().run_until_idle().await.expect("the outbox can be read")
    }

    pub fn pass(&self, seconds: u64) {
        self.scene.clock.advance(Duration::from_secs(seconds));
    }

    /// Somebody who has pressed Start.
    pub async fn person(&self, first_name: &str) -> Known {
        let phone = self.scene.person(first_name).await;
        let sender = Sender {
            telegram_id: phone,
            first_name: first_name.to_owned(),
            last_name: None,
            username: None,
            language_code: None,
        };
        let mut db = self.database.pool.acquire().await.expect("a connection");
        let person = visits::meet(&mut db, &sender, self.scene.clock.now()).await.expect("a person");
        Known { phone, id: person.id }
    }

    /// The person writes, and the bot has seen it.
    pub async fn writes(&self, person: Known, text: &str) {
        let message_id = self.scene.sandbox.send_text(person.phone, text);
        let mut db = self.database.pool.acquire().await.expect("a connection");
        people::note_message(&mut db, person.id, message_id).await.expect("noted");
    }

    pub async fn put(&self, person: Known, errand: Errand, priority: Priority) -> OutboxId {
        self.post(person, errand, |post| Post { priority, ..post }).await
    }

    pub async fn post(&self, person: Known, errand: Errand, change: impl FnOnce(Post) -> Post) -> OutboxId {
        let now = self.scene.clock.now();
        let errand = to_raw_value(&errand).expect("JSON");
        let post = Post::plain(person.id, errand, Priority::Answer, now);
        let mut db = self.database.pool.acquire().await.expect("a connection");
        outbox::insert(&mut db, &change(post), now).await.expect("put out").expect("a new message")
    }

    pub async fn say(&self, person: Known, text: &str, priority: Priority) -> OutboxId {
        self.put(person, show(text), priority).await
    }

    /// What became of a message.
    pub async fn state(&self, message: OutboxId) -> String {
        self.one("state", message).await
    }

    /// A column of a message as text.
    pub async fn one(&self, column: &str, message: OutboxId) -> String {
        let sql = format!("select coalesce({column}::text, '') from outbox where outbox_id = $1");
        sqlx::query_scalar(AssertSqlSafe(sql))
            .bind(message.0)
            .fetch_one(&self.database.pool)
            .await
            .expect("a row")
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&self.database.pool).await.expect("a number")
    }

    pub async fn run(&self, sql: &'static str) {
        sqlx::query(sql).execute(&self.database.pool).await.expect(sql);
    }

    /// The updates that wait in the inbox, in order.
    pub async fn waiting(&self) -> Vec<i64> {
        sqlx::query_scalar("select update_id from inbox where state = 'waiting' order by 1")
            .fetch_all(&self.database.pool)
            .await
            .expect("rows")
    }

    pub async fn next_update_id(&self) -> i64 {
        let mut db = self.database.pool.acquire().await.expect("a connection");
        bots::next_update_id(&mut db, BOT).await.expect("an offset")
    }

    pub async fn take_update(&self) -> Option<inbox::Waiting> {
        let mut db = self.database.pool.acquire().await.expect("a connection");
        let now = self.scene.clock.now();
        inbox::take_next(&mut db, BOT, now, 1).await.expect("the inbox").pop()
    }

    /// What the bot said in a chat, oldest first.
    pub fn heard(&self, person: Known) -> Vec<String> {
        self.shown(person).into_iter().map(|message| message.text).collect()
    }

    pub fn shown(&self, person: Known) -> Vec<ShownMessage> {
        self.scene.sandbox.chat(person.phone).into_iter().filter(|message| message.from_bot).collect()
    }

    pub fn fault(&self, method: &str, times: u32, what: FaultKind) {
        self.scene.sandbox.order_fault(Fault { method: Some(method.to_owned()), chat: None, times, what });
    }
}

/// A Bot API somewhere, without a proxy.
pub fn settings_for(url: &str) -> Settings {
    Settings { api_url: url.parse().expect("an address"), token: SecretString::from(TOKEN), proxy: None }
}

pub fn screen(text: &str) -> Screen {
    Screen::new(Html::escape(text))
}

pub fn with_button(text: &str) -> Screen {
    screen(text).row([Button::act("Menu".to_owned(), Action::Home)])
}

pub fn show(text: &str) -> Errand {
    Errand::Show { screen: screen(text), replacing: None }
}
