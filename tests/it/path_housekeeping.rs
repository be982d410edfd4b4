//! What housekeeping does about one debt is its own unit of work: a debt that fails holds up nobody else's.

use crate::support::seed;
use crate::support::world::World;

/// Three promises that are over. Whatever is written to the journal of the first debt fails.
const ONE_OF_THREE_FAILS: &str = "
    insert into promise (debt_id, promised_on, ends_at, state, made_by, made_at)
    select debt_id, '2026-11-20', '2026-11-24Z', 'open', 2, '2026-11-15Z' from debt;
    create function fail() returns trigger language plpgsql as $$ begin raise exception 'as in a bad dream'; end $$;
    create trigger fail before insert on journal for each row when (new.debt_id = 1) execute function fail();";

#[tokio::test]
async fn a_debt_that_fails_does_not_keep_the_others_from_being_looked_after() -> anyhow::Result<()> {
    let world = World::new().await;
    seed::sleeping_debts(&world.database.pool, 3).await;
    seed::run(&world.database.pool, ONE_OF_THREE_FAILS).await;
    for _round in 0..2 {
        let trouble = world.crew.housekeeping.round().await.expect_err("it is not kept secret");
        assert!(!trouble.is_transient(), "{trouble}");
        let open: Vec<i64> =
            sqlx::query_scalar("select debt_id from promise where state = 'open' order by debt_id")
                .fetch_all(&world.database.pool)
                .await?;
        assert_eq!(open, [1]);
    }
    seed::run(&world.database.pool, "drop trigger fail on journal").await;
    world.crew.housekeeping.round().await?;
    let broken: i64 = sqlx::query_scalar("select count(*) from journal where happened = 'promise_broken'")
        .fetch_one(&world.database.pool)
        .await?;
    assert_eq!(broken, 3, "each promise once");
    Ok(())
}
