//! The program is killed again and again at random moments, under a load of updates and due reminders: every update is
//! handled once, every answer arrives, no reminder comes twice, and the records hold together.
//!
//! A dozen times with every run of the tests; `./dev bench crash` does it a hundred times and more.

use std::fmt::Write as _;
use std::process::Command;
use std::sync::Arc;

use chrono::Timelike;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use vovremya::app::clock::{Clock, MovableClock, SystemClock};
use vovremya::demo::stage::{TOKEN, USERNAME};
use vovremya::domain::ids::DebtId;
use vovremya::sandbox::{NewPerson, Options, PersonId, Sandbox};
use vovremya::store::journal;

use crate::support::database::{TestDatabase, fresh_database};
use crate::support::process::{Folder, Running, vovremya};
use crate::support::seed;

/// Kills when nobody asks for another number.
const KILLS: u32 = 12;
const DEBTORS: usize = 60;
/// Newcomers who write before each kill, and what each of them writes.
const WRITERS: usize = 6;
const WORDS_EACH: usize = 2;
/// The kill comes after so many further requests at most; each round makes more than that.
const REQUESTS_MOST: usize = 16;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_moments_the_program_handles_everything_once_and_reminds_nobody_twice()
-> anyhow::Result<()> {
    let kills = std::env::var("CRASH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let seed = std::env::var("CRASH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_124);
    let mut random = StdRng::seed_from_u64(seed);
    let field = Field::new().await?;
    let debtors = field.debtors().await?;
    let before = field.count("select count(*) from outbox").await;
    let greeted = field.count("select count(*) from inbox").await;

    let mut writers = Vec::new();
    for _ in 0..kills {
        writers.extend(field.somebody_writes());
        let seen = field.telegram.requests().len();
        let further = random.random_range(1..=REQUESTS_MOST);
        let mut program = Running::start(field.program());
        field.telegram.until(|telegram| (telegram.requests().len() >= seen + further).then_some(())).await;
        program.signal("KILL");
        program.ends();
        // The leases of the dead process run out.
        seed::run(&field.database.pool, "update outbox set lease_until = 'epoch' where state = 'sending'")
            .await;
    }

    let mut last = Running::start(field.program());
    field.until("select count(*) from inbox where state <> 'done'", 0).await;
    field.until("select count(*) from debt where next_contact_at <= now()", 0).await;
    field.until("select count(*) from outbox where state in ('waiting', 'sending')", 0).await;
    last.signal("TERM");
    let (status, log) = last.ends();
    assert!(status.success(), "{log}");

    let written = i64::try_from(writers.len() * WORDS_EACH)?;
    let owed = i64::try_from(DEBTORS)?;
    assert_eq!(field.count("select count(*) from inbox").await - greeted, written, "every update is there");
    assert_eq!(
        field.count("select count(*) from outbox").await - before,
        written + owed,
        "each update and each debt had one effect"
    );
    for writer in &writers {
        assert!(field.answers(*writer) >= WORDS_EACH, "every answer arrived");
    }
    let mut heard = 0;
    for debtor in &debtors {
        let reminders = field.reminders(*debtor);
        assert!(reminders <= 1, "nobody is reminded twice");
        heard += reminders;
    }
    let unknown = field.count("select count(*) from outbox where priority = 2 and state = 'unknown'").await;
    assert!(i64::try_from(heard)? + unknown >= owed, "{heard} heard it, {unknown} are not known");
    field.records_hold_together().await?;
    Ok(())
}

/// A local Telegram, a database, and the program between them.
struct Field {
    database: TestDatabase,
    folder: Folder,
    telegram: Sandbox,
}

impl Field {
    async fn new() -> anyhow::Result<Self> {
        let options = Options {
            clock: Arc::new(MovableClock::running_from(SystemClock.now())),
            address: "127.0.0.1:0".parse()?,
            token: TOKEN.to_owned(),
            username: USERNAME.to_owned(),
            journal: None,
            timeline: None,
        };
        let (database, folder) = (fresh_database().await, Folder::new());
        Ok(Self { database, folder, telegram: Sandbox::start(options).await? })
    }

    fn program(&self) -> Command {
        let mut command = vovremya(&self.folder, &["run"]);
        command
            .env("TELEGRAM_BOT_TOKEN", TOKEN)
            .env("TELEGRAM_API_URL", self.telegram.url())
            .env("DATABASE_URL", &self.database.url)
            .env("WORKERS", "4");
        command
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
    async fn debtors(&self) -> anyhow::Result<Vec<PersonId>> {
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
        seed::run(&self.database.pool, &sql).await;
        Ok(debtors)
    }

    fn somebody_writes(&self) -> Vec<PersonId> {
        let writers: Vec<_> = (0..WRITERS).map(|number| self.newcomer(format!("Writer {number}"))).collect();
        for writer in &writers {
            for _ in 0..WORDS_EACH {
                self.telegram.send_text(*writer, "/help");
            }
        }
        writers
    }

    fn answers(&self, person: PersonId) -> usize {
        self.telegram.chat(person).iter().filter(|message| message.from_bot).count()
    }

    fn reminders(&self, person: PersonId) -> usize {
        let chat = self.telegram.chat(person);
        chat.iter().filter(|message| message.from_bot && message.text.starts_with("Message from")).count()
    }

    async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&self.database.pool).await.expect("a number")
    }

    /// Waits until a count is reached; looks again after whatever the local Telegram does, and every little while.
    async fn until(&self, sql: &'static str, number: i64) {
        let mut looks = tokio::time::interval(std::time::Duration::from_millis(20));
        while self.count(sql).await != number {
            looks.tick().await;
        }
    }

    /// Ledger, journal and outbox say the same.
    async fn records_hold_together(&self) -> anyhow::Result<()> {
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
        let mut connection = self.database.pool.acquire().await?;
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
}
