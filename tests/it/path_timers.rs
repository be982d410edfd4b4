//! A tick of the scheduler costs what is due, not what is registered.

use serde_json::Value;
use sqlx::{AssertSqlSafe, PgConnection};
use vovremya::store::reminders;

use crate::support::seed;
use crate::support::world::World;

const REGISTERED: u32 = 100_000;
/// Pages of 8 kB. The whole table has some two thousand.
const PAGES_MAX: i64 = 10;

#[tokio::test]
async fn with_a_hundred_thousand_debts_and_nothing_due_a_tick_reads_a_few_pages_of_one_index()
-> anyhow::Result<()> {
    let world = World::new().await;
    seed::sleeping_debts(&world.database.pool, REGISTERED).await;
    assert_eq!(world.crew.scheduler.run_until_idle().await?, 0);
    assert_eq!(world.crew.scheduler.next_due_at().await?, Some("2027-01-01T00:00:00Z".parse()?));

    // The very statements of the program, as this connection has prepared them.
    let mut db = world.database.pool.acquire().await?;
    reminders::claim_due(&mut db, world.crew.house.clock.now(), 1).await?;
    reminders::next_due_at(&mut db).await?;
    for (words, arguments) in
        [("%next_contact_at <= $1%", "('2026-12-01 07:00Z', 1)"), ("%min(next_contact_at)%", "")]
    {
        let plan = explain(&mut db, words, arguments).await?;
        let text = plan.to_string();
        assert!(text.contains("debt_due_for_contact") && !reads_all_debts(&plan), "{plan:#}");
        let pages = |key| plan.pointer(&format!("/0/Plan/{key}")).and_then(Value::as_i64).unwrap_or_default();
        assert!(pages("Shared Hit Blocks") + pages("Shared Read Blocks") <= PAGES_MAX, "{plan:#}");
    }
    Ok(())
}

/// Whether a step of the plan reads the table of debts from end to end.
fn reads_all_debts(plan: &Value) -> bool {
    let is_scan = plan["Node Type"] == "Seq Scan" && plan["Relation Name"] == "debt";
    is_scan
        || match plan {
            Value::Array(steps) => steps.iter().any(reads_all_debts),
            Value::Object(facts) => facts.values().any(reads_all_debts),
            _ => false,
        }
}

async fn explain(db: &mut PgConnection, words: &str, arguments: &str) -> anyhow::Result<Value> {
    let name: String =
        sqlx::query_scalar("select name from pg_prepared_statements where statement like $1 and statement not like '%pg_prepared%'")
            .bind(words)
            .fetch_one(&mut *db)
            .await?;
    let sql = format!("explain (analyze, buffers, format json) execute {name} {arguments}");
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(db).await?)
}
