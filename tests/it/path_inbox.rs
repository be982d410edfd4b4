//! The path of an update: once, in order, and never in the way of the next one.

use std::time::Duration;

use chrono::TimeDelta;
use futures::future::join_all;
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;
use vovremya::demo::stage::Actor;
use vovremya::domain::language::Language;

use crate::support::seed;
use crate::support::trouble::{break_outbox, said_to};
use crate::support::world::World;

const LANGUAGES: [Language; 2] = [Language::Ru, Language::En];

#[tokio::test]
async fn an_update_that_comes_twice_has_one_effect() -> anyhow::Result<()> {
    for (language, help) in [(Language::Ru, "Помощь"), (Language::En, "Help")] {
        let world = World::new().await;
        let ivan = world.person("Ivan", language);
        ivan.says("?!").await?;
        ivan.taps(help).await?;
        let before = (ivan.chat(), messages_sent(&world));
        for update in world.sandbox.update_ids() {
            assert!(world.sandbox.redeliver(update));
        }
        world.settle().await?;
        assert_eq!((ivan.chat(), messages_sent(&world)), before, "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_failing_update_is_tried_again_and_works_when_the_trouble_is_over() -> anyhow::Result<()> {
    for language in LANGUAGES {
        let world = World::new().await;
        let ivan = world.person("Ivan", language);
        break_outbox(&world.database.pool).await;
        ivan.says("?!").await?;
        assert!(ivan.last().is_err(), "nothing could be said");
        seed::run(&world.database.pool, "drop trigger broken on outbox").await;
        world.pass(TimeDelta::seconds(2)).await?;
        ivan.sees_last(not_understood(language))?;
        assert_eq!(ivan.chat().len(), 2, "{}", world.transcript());
        assert_eq!(states(&world.database.pool).await, ["done"]);
    }
    Ok(())
}

#[tokio::test]
async fn an_update_that_keeps_failing_is_put_aside_with_an_apology_and_the_chat_goes_on() -> anyhow::Result<()>
{
    for (language, apology, cancelled) in [
        (Language::Ru, "Что-то сломалось у нас, простите.", "Отменять нечего"),
        (Language::En, "Something broke on our side, sorry.", "nothing to cancel"),
    ] {
        let world = World::new().await;
        let ivan = world.person("Ivan", language);
        break_outbox(&world.database.pool).await;
        let bad = world.sandbox.send_text(ivan.id, "?!");
        world.sandbox.send_text(ivan.id, "/cancel");
        world.pass(TimeDelta::minutes(1)).await?;

        let said = said_to(&ivan);
        let [first, second] = said.as_slice() else { panic!("{}", world.transcript()) };
        assert!(first.contains(apology), "{first}");
        assert!(second.to_lowercase().contains(&cancelled.to_lowercase()), "{second}");
        let (update, error): (i64, String) =
            sqlx::query_as("select update_id, last_error from inbox where state = 'quarantined'")
                .fetch_one(&world.database.pool)
                .await?;
        assert!(first.contains(&format!("U{update}")), "{first} of message {bad}");
        assert!(error.contains("the disk is full"), "{error}");
        assert_eq!(states(&world.database.pool).await, ["quarantined", "done"]);
    }
    Ok(())
}

#[tokio::test]
async fn a_chat_that_hangs_holds_up_nobody_else() -> anyhow::Result<()> {
    let world = World::new().await;
    let (ivan, olga) = (world.person("Ivan", Language::En), world.person("Olga", Language::En));
    for person in [&ivan, &olga] {
        person.says("/help").await?;
    }
    for _ in 0..10 {
        world.sandbox.send_text(ivan.id, "/help");
        world.sandbox.send_text(olga.id, "/help");
    }
    world.crew.intake.poll_once(Duration::ZERO).await?;

    let mut elsewhere = world.database.pool.begin().await?;
    sqlx::query("select from person where telegram_id = $1 for update")
        .bind(ivan.id)
        .execute(&mut *elsewhere)
        .await?;
    let stop = CancellationToken::new();
    let workers = join_all((0..2).map(|_| world.crew.turns.run(stop.clone())));
    let watcher = async {
        // One worker waits for Ivan's row; the other plays all that Olga wrote.
        while done(&world.database.pool, olga.id).await < 11 {}
        assert_eq!(done(&world.database.pool, ivan.id).await, 1);
        elsewhere.rollback().await?;
        while done(&world.database.pool, ivan.id).await < 11 {}
        stop.cancel();
        anyhow::Ok(())
    };
    let all = async { tokio::join!(workers, watcher) };
    let (workers, watched) = tokio::time::timeout(Duration::from_mins(1), all).await?;
    watched?;
    workers.into_iter().collect()
}

/// How many updates of a chat had their effect.
async fn done(pool: &PgPool, chat: i64) -> i64 {
    let done = "select count(*) from inbox where chat_id = $1 and state = 'done'";
    sqlx::query_scalar(done).bind(chat).fetch_one(pool).await.expect("a number")
}

#[tokio::test]
async fn updates_of_one_chat_keep_their_order_whoever_works_on_them() -> anyhow::Result<()> {
    let world = World::new().await;
    let people: Vec<Actor<'_>> = (0..4).map(|_| world.person("Ivan", Language::En)).collect();
    for _ in 0..10 {
        for person in &people {
            world.sandbox.send_text(person.id, "/help");
        }
    }
    // Numbered when an update is closed, under the lock of its row.
    seed::run(
        &world.database.pool,
        "create table closed (number bigint generated always as identity, chat_id bigint, update_id bigint);
         create function note_closed() returns trigger language plpgsql as $$
         begin insert into closed (chat_id, update_id) values (new.chat_id, new.update_id); return new; end $$;
         create trigger closing after update on inbox for each row when (new.state = 'done')
         execute function note_closed();",
    )
    .await;
    world.settle_at_once(4).await?;
    let closed: Vec<(i64, i64)> = sqlx::query_as("select chat_id, update_id from closed order by number")
        .fetch_all(&world.database.pool)
        .await?;
    assert_eq!(closed.len(), 40);
    for person in &people {
        let of_chat: Vec<i64> =
            closed.iter().filter(|(chat, _)| *chat == person.id).map(|(_, update)| *update).collect();
        assert_eq!(of_chat.len(), 10);
        assert!(of_chat.is_sorted(), "{of_chat:?}");
    }
    Ok(())
}

/// What an unknown word is answered.
fn not_understood(language: Language) -> &'static str {
    match language {
        Language::Ru => "Не понял вас",
        Language::En => "I did not get that",
    }
}

async fn states(pool: &PgPool) -> Vec<String> {
    sqlx::query_scalar("select state from inbox order by update_id").fetch_all(pool).await.expect("the inbox")
}

fn messages_sent(world: &World) -> usize {
    let requests = world.sandbox.requests();
    requests
        .iter()
        .filter(|request| request.method.starts_with("send") || request.method.starts_with("edit"))
        .count()
}
