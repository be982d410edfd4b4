//! What is written once stays as it was written, and a journal that was tampered with shows it.

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, PgPool};
use vovremya::domain::ids::{BusinessId, DebtId, PersonId};
use vovremya::domain::journal::Happened;
use vovremya::store::journal::{self, NewEntry};

use crate::support::database::fresh_database;
use crate::support::seed;

const DEBT: DebtId = DebtId(1);

async fn write_journal(pool: &PgPool) {
    let mut db = pool.acquire().await.expect("a connection");
    let at: DateTime<Utc> = "2026-12-01T07:00:00.123456Z".parse().expect("an instant");
    let invited = Happened::InvitationMade { expires_at: at };
    let happened =
        [invited, Happened::InvitationAccepted, Happened::Reminded { step: -3 }, Happened::Stopped];
    for (happened, by) in happened.iter().zip([Some(PersonId(1)), Some(PersonId(2)), None, Some(PersonId(2))])
    {
        let entry = NewEntry { business: Some(BusinessId(1)), debt: Some(DEBT), by, happened };
        journal::append(&mut db, entry, at).await.expect("an entry");
    }
}

async fn broken_at(pool: &PgPool) -> Option<i32> {
    let mut db = pool.acquire().await.expect("a connection");
    journal::find_break(&mut db, DEBT).await.expect("the journal")
}

#[tokio::test]
async fn a_journal_nobody_touched_is_whole() {
    let database = fresh_database().await;
    seed::one_debt(&database.pool).await;
    write_journal(&database.pool).await;
    assert_eq!(broken_at(&database.pool).await, None);
}

#[tokio::test]
async fn whatever_is_changed_in_a_journal_is_found_where_it_was_changed() {
    let changes = [
        ("update journal set facts = facts || '{\"step\": 7}' where number = 3", Some(3)),
        ("update journal set person_id = 1 where number = 2", Some(2)),
        ("update journal set person_id = null where number = 2", Some(2)),
        ("update journal set at = at + interval '1 second' where number = 4", Some(4)),
        ("update journal set hash = sha256(hash) where number = 1", Some(1)),
        ("delete from journal where number = 2", Some(2)),
        ("delete from journal where number = 1", Some(1)),
    ];
    for (change, expected) in changes {
        let database = fresh_database().await;
        seed::one_debt(&database.pool).await;
        write_journal(&database.pool).await;
        seed::run(&database.pool, "alter table journal disable trigger journal_is_immutable").await;
        seed::run(&database.pool, change).await;
        assert_eq!(broken_at(&database.pool).await, expected, "{change}");
    }
}

#[tokio::test]
async fn ledger_offers_agreements_and_journal_can_be_added_to_and_nothing_else() {
    let database = fresh_database().await;
    seed::one_debt(&database.pool).await;
    write_journal(&database.pool).await;
    seed::run(&database.pool, AN_AGREEMENT).await;
    for (table, column) in [
        ("entry", "amount"),
        ("offer", "made_at"),
        ("instalment", "amount"),
        ("agreement", "text_en"),
        ("agreement_paper", "file"),
        ("acceptance", "accepted_at"),
        ("journal", "facts"),
    ] {
        for change in [format!("update {table} set {column} = {column}"), format!("delete from {table}")] {
            let refused = sqlx::raw_sql(AssertSqlSafe(change.clone())).execute(&database.pool).await;
            let error = refused.expect_err(&change);
            let code = error.as_database_error().and_then(|error| error.code().map(String::from));
            assert_eq!(code.as_deref(), Some("23001"), "{change}: {error}");
        }
    }
}

const AN_AGREEMENT: &str = "
    insert into plan (debt_id, number, state, created_at, decided_at)
    values (1, 1, 'accepted', '2026-11-02Z', '2026-11-02Z');
    insert into plan_debt (plan_id, debt_id, position, amount, state) values (1, 1, 1, 100, 'accepted');
    insert into offer (plan_id, round, side, made_by, made_at, expires_at)
    values (1, 1, 'debtor', 2, '2026-11-02Z', '2026-11-05Z');
    insert into instalment (offer_id, number, debt_id, due_on, amount) values (1, 1, 1, '2026-12-15', 100);
    insert into agreement (plan_id, offer_id, number, code, terms_version, prevails, text_ru, text_en, text_hash,
                           journal_head, made_at)
    values (1, 1, '1-1', 'AAAA-AAAA-AAAA', 1, 'ru', 'x', 'x', sha256('x'), sha256('x'), '2026-11-02Z');
    insert into agreement_paper (agreement_id, language, file, file_hash) values (1, 'ru', 'x', sha256('x'));
    insert into acceptance (agreement_id, side, person_id, telegram_id, name, by_limits, accepted_at)
    values (1, 'owner', 1, 1001, 'Anna', false, '2026-11-02Z');";
