//! A local Telegram, a database and programs between them: the load of the tests that kill and multiply programs.

use std::fmt::Write as _;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use chrono::Timelike;
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use vovremya::app::clock::{Clock, MovableClock, SystemClock};
use vovremya::demo::stage::{TOKEN, USERNAME};
use vovremya::domain::ids::DebtId;
use vovremya::sandbox::{NewPerson, Options, PersonId, Sandbox};
use vovremya::store::journal;

use super::database::{TestDatabase, fresh_database};
use super::process::{Folder, Running, vovremya};
use super::seed;

pub const DEBTORS: usize = 60;
/// Newcomers who write at once, and what each of them writes.
pub const WRITERS: usize = 6;
pub const WORDS_EACH: usize = 2;

/// A local Telegram, a database, and the program between them.
pub struct Field {
    pub telegram: Sandbox,
    pub pool: PgPool,
    pub folder: Folder,
    url: String,
    server: Server,
}

/// Whose PostgreSQL it is.
enum Server {
    /// That of all tests, with a database of this field's own.
    Shared { _database: TestDatabase },
    /// Another, which the test looks after.
    Given,
    /// The program's own.
    Embedded,
}

impl Field {
    pub async fn new() -> anyhow::Result<Self> {
        let database = fresh_database().await;
        Self::on(database.url.clone(), Folder::new(), Server::Shared { _database: database }).await
    }

    /// On a PostgreSQL that the test looks after.
    pub async fn beside(url: String) -> anyhow::Result<Self> {
        Self::on(url, Folder::new(), Server::Given).await
    }

    /// The program brings its own PostgreSQL.
    pub async fn embedded() -> anyhow::Result<Self> {
        let folder = Folder::new();
        let socket = folder.path().join("data/postgres/socket");
        let url = format!("postgres://vovremya@localhost:5432/vovremya?host={}", socket.display());
        Self::on(url, folder, Server::Embedded).await
    }

    async fn on(url: String, folder: Folder, server: Server) -> anyhow::Result<Self> {
        let options = Options {
            clock: Arc::new(MovableClock::running_from(SystemClock.now())),
            address: "127.0.0.1:0".parse()?,
            token: TOKEN.to_owned(),
            username: USERNAME.to_owned(),
            journal: None,
            timeline: None,
        };
        let pool = PgPoolOptions::new().max_connections(5).connect_lazy(&url)?;
        Ok(Self { telegram: Sandbox::start(options).await?, pool, folder, url, server })
    }

    pub fn program(&self) -> Command {
        let mut command = vovremya(&self.folder, &["run"]);
        self.set_up(&mut command);
        command
    }

    /// The settings of the program.
    pub fn set_up(&self, command: &mut Command) {
        command
            .env("TELEGRAM_BOT_TOKEN", TOKEN)
            .env("TELEGRAM_API_URL", self.telegram.url())
            .env("WORKERS", "4");
        if !matches!(self.server, Server::Embedded) {
            command.env("DATABASE_URL", &self.url);
        }
    }

    fn newcomer(&self, name: String) -> PersonId {
        self.telegram.add_person(NewPerson {
            first_name: name,
            last_name: None,
            username: None,
            language_code: "en".to_owned(),
        })
    }

    /// People who know the bot and owe something that is due today, at noon where they live.
    pub async fn debtors(&self) -> anyhow::Result<Vec<PersonId>> {
        let owner = self.newcomer("Anna".to_owned());
        let debtors: Vec<_> = (0..DEBTORS).map(|number| self.newcomer(format!("Debtor {number}"))).collect();
        for person in debtors.iter().chain([&owner]) {
            self.telegram.send_text(*person, "/start");
        }
        let mut program = Running::start(self.program());
        self.telegram
            .until(|telegram| {
                let greeted =
                    |person: &PersonId| telegram.chat(*person).iter().any(|message| message.from_bot);
                debtors.iter().chain([&owner]).all(greeted).then_some(())
            })
            .await;
        self.until("select count(*) from outbox where state in ('waiting', 'sending')", 0).await;
        program.signal("TERM");
        program.ends();
        let east = 12 - i32::try_from(SystemClock.now().hour())?;
        let mut sql = String::new();
        // The sign of these zones is turned round: Etc/GMT-3 lies east.
        writeln!(sql, "update person set zone = 'Etc/GMT{:+}', informed_at = now();", -east)?;
        writeln!(
            sql,
            "insert into business (name, currency, zone, country, calendar_told, created_at)
             values ('Repair Plus', 'RUB', 'Etc/GMT{:+}', 'other', 9999, now() - interval '40 days');",
            -east
        )?;
        writeln!(
            sql,
            "insert into member (business_id, person_id, role, joined_at)
             select 1, person_id, 'owner', now() from person where telegram_id = {owner};
             insert into client (business_id, name, search_name, person_id, bound_at, created_at)
             select 1, first_name, lower(first_name), person_id, now(), now() from person where telegram_id <> {owner};
             insert into debt (business_id, client_id, number, what, currency, due_on, state, next_contact_at, opened_at,
                 registered_by, created_at)
             select 1, client_id, client_id, 'repair', 'RUB', (now() at time zone b.zone)::date, 'open', now(),
                    now() - interval '30 days', m.person_id, now()
             from client join business b using (business_id) join member m using (business_id);
             insert into entry (debt_id, kind, amount, recorded_at) select debt_id, 'charge', 100, now() from debt;"
        )?;
        seed::run(&self.pool, &sql).await;
        Ok(debtors)
    }

    pub fn somebody_writes(&self) -> Vec<PersonId> {
        let writers: Vec<_> = (0..WRITERS).map(|number| self.newcomer(format!("Writer {number}"))).collect();
        for writer in &writers {
            for _ in 0..WORDS_EACH {
                self.telegram.send_text(*writer, "/help");
            }
        }
        writers
    }

    pub fn answers(&self, person: PersonId) -> usize {
        self.telegram.chat(person).iter().filter(|message| message.from_bot).count()
    }

    /// Messages that the programs have sent so far.
    pub fn sent(&self) -> usize {
        self.telegram.requests().iter().filter(|request| request.method == "sendMessage").count()
    }

    pub fn reminders(&self, person: PersonId) -> usize {
        let chat = self.telegram.chat(person);
        chat.iter().filter(|message| message.from_bot && message.text.starts_with("Message from")).count()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&self.pool).await.expect("a number")
    }

    /// Waits until a count is reached; looks again after whatever the local Telegram does, and every little while.
    pub async fn until(&self, sql: &'static str, number: i64) {
        let mut looks = tokio::time::interval(Duration::from_millis(20));
        while self.count(sql).await != number {
            looks.tick().await;
        }
    }

    /// Ledger, journal and outbox say the same.
    pub async fn records_hold_together(&self) -> anyhow::Result<()> {
        let none = [
            "select count(*) from debt d where (select count(*) from reminder r where r.debt_id = d.debt_id) <> 1",
            "select count(*) from debt d where (select count(*) from journal j where j.debt_id = d.debt_id) <> 1",
            "select count(*) from reminder r left join outbox o using (outbox_id)
             where o.outbox_id is null or o.state not in ('sent', 'unknown')",
            "select count(*) from contact c left join reminder r using (contact_id) where r.reminder_id is null",
            "select count(*) from debt d where (select sum(amount) from entry e where e.debt_id = d.debt_id) <> 100",
            "select count(*) from outbox where state = 'sent' and message_id is null and errand ? 'show'",
        ];
        for odd in none {
            assert_eq!(self.count(odd).await, 0, "{odd}");
        }
        let mut connection = self.pool.acquire().await?;
        let debts: Vec<i64> =
            sqlx::query_scalar("select debt_id from debt").fetch_all(&mut *connection).await?;
        for debt in debts {
            assert_eq!(
                journal::find_break(&mut connection, DebtId(debt)).await?,
                None,
                "the chain of {debt}"
            );
        }
        Ok(())
    }

    /// What is left is done, and nothing waits any more.
    pub async fn comes_to_rest(&self) {
        self.until("select count(*) from inbox where state <> 'done'", 0).await;
        self.until("select count(*) from debt where next_contact_at <= now()", 0).await;
        self.until("select count(*) from outbox where state in ('waiting', 'sending')", 0).await;
    }

    /// So many further messages arrive.
    pub async fn some_are_sent(&self, further: usize) {
        let sent = self.sent() + further;
        self.telegram.until(|_| (self.sent() >= sent).then_some(())).await;
    }

    /// The program has lived through everything and does what is left. What was in hand when a commit was cut off is
    /// looked at again by its successor.
    pub async fn goes_on(&self, program: &mut Running) {
        self.until("select count(*) from inbox where state <> 'done'", 0).await;
        self.until("select count(*) from outbox where state = 'waiting'", 0).await;
        program.signal("TERM");
        let (status, log) = program.ends();
        assert!(status.success(), "{log}");
        self.leases_run_out().await;
        let mut successor = Running::start(self.program());
        successor.says("vovremya is running");
        self.comes_to_rest().await;
        successor.signal("TERM");
        let (status, log) = successor.ends();
        assert!(status.success(), "{log}");
    }

    /// The leases of a dead process run out.
    pub async fn leases_run_out(&self) {
        seed::run(&self.pool, "update outbox set lease_until = 'epoch' where state = 'sending'").await;
    }

    /// Every update of the writers and every due debt had one effect, and it arrived where it can be known.
    pub async fn everything_happened_once(
        &self,
        before: Before,
        writers: &[PersonId],
        debtors: &[PersonId],
    ) -> anyhow::Result<()> {
        let written = i64::try_from(writers.len() * WORDS_EACH)?;
        let owed = i64::try_from(debtors.len())?;
        let now = Before::of(self).await;
        assert_eq!(now.inbox - before.inbox, written, "every update is there");
        assert_eq!(now.outbox - before.outbox, written + owed, "each update and each debt had one effect");
        for writer in writers {
            assert!(self.answers(*writer) >= WORDS_EACH, "every answer arrived");
        }
        let reminders: Vec<_> = debtors.iter().map(|debtor| self.reminders(*debtor)).collect();
        assert!(reminders.iter().all(|reminders| *reminders <= 1), "nobody is reminded twice");
        let heard = i64::try_from(reminders.iter().sum::<usize>())?;
        let unknown =
            self.count("select count(*) from outbox where priority = 2 and state = 'unknown'").await;
        assert!(heard + unknown >= owed, "{heard} heard it, {unknown} are not known");
        self.records_hold_together().await
    }
}

/// How many updates and messages there were.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    inbox: i64,
    outbox: i64,
}

impl Before {
    pub async fn of(field: &Field) -> Self {
        Self {
            inbox: field.count("select count(*) from inbox").await,
            outbox: field.count("select count(*) from outbox").await,
        }
    }
}
