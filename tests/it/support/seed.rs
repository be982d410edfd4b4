//! Rows put into a test's database directly: many debts at once, or one of everything. The rules are not asked.

use sqlx::{AssertSqlSafe, PgPool};

/// Runs statements, one after the other.
pub async fn run(pool: &PgPool, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
        .execute(pool)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// A business with one client and one open debt of 100 roubles, all with the number 1.
pub async fn one_debt(pool: &PgPool) {
    run(pool, PEOPLE).await;
    run(pool, &debts(1, "null")).await;
}

/// A business with one client and so many open debts, each next to be looked at on a day of its own in 2027.
pub async fn sleeping_debts(pool: &PgPool, count: u32) {
    run(pool, PEOPLE).await;
    run(pool, &debts(count, "'2027-01-01Z'::timestamptz + n % 300 * interval '1 day'")).await;
    run(pool, "analyze").await;
}

const PEOPLE: &str = "
    insert into person (telegram_id, first_name, language, created_at)
    values (1001, 'Anna', 'en', '2026-11-01Z'), (1002, 'Ivan', 'en', '2026-11-01Z');
    insert into business (name, currency, zone, country, created_at)
    values ('Repair Plus', 'RUB', 'Europe/Moscow', 'ru', '2026-11-01Z');
    insert into member (business_id, person_id, role, joined_at) values (1, 1, 'owner', '2026-11-01Z');
    insert into client (business_id, name, search_name, person_id, bound_at, created_at)
    values (1, 'Ivan', 'ivan', 2, '2026-11-01Z', '2026-11-01Z');";

fn debts(count: u32, next_contact_at: &str) -> String {
    format!(
        "insert into debt (business_id, client_id, number, what, currency, due_on, state, next_contact_at, opened_at,
             registered_by, created_at)
         select 1, 1, n, 'repair', 'RUB', '2027-01-01', 'open', {next_contact_at}, '2026-11-01Z', 1, '2026-11-01Z'
         from generate_series(1, {count}) as n;
         insert into entry (debt_id, kind, amount, recorded_at)
         select debt_id, 'charge', 100, '2026-11-01Z' from debt;"
    )
}
