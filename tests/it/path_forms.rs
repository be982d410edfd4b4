//! Forms that cannot go on, and groups: what people are told, and what nobody is told.

use chrono::{DateTime, Utc};
use vovremya::domain::language::Language;

use crate::support::world::World;

/// Puts a person into the middle of a form.
async fn begin_form(world: &World, telegram_id: i64, state: &str, version: i32, expires_at: DateTime<Utc>) {
    sqlx::query(
        "insert into conversation (person_id, form, state, state_version, begun_at, expires_at)
         select person_id, 1, $2::jsonb, $3, $4, $4 from person where telegram_id = $1",
    )
    .bind(telegram_id)
    .bind(state)
    .bind(version)
    .bind(expires_at)
    .execute(&world.database.pool)
    .await
    .expect("a form");
}

async fn forms(world: &World) -> i64 {
    sqlx::query_scalar("select count(*) from conversation")
        .fetch_one(&world.database.pool)
        .await
        .expect("forms")
}

#[tokio::test]
async fn a_form_that_no_longer_decodes_is_closed_with_a_word_and_the_message_is_answered()
-> anyhow::Result<()> {
    let cases = [(Language::Ru, "Пока вы заполняли форму, мы обновились"), (Language::En, "We were updated")];
    for (language, word) in cases {
        for (state, version) in [(r#"{"a_form_of_long_ago":{"step":3}}"#, 1), (r#"{"owner":{}}"#, -1)] {
            let world = World::new().await;
            let anna = world.person("Anna", language);
            anna.says("/help").await?;
            let tomorrow = world.crew.house.clock.now() + chrono::TimeDelta::days(1);
            begin_form(&world, anna.id, state, version, tomorrow).await;
            anna.says("12 500").await?;
            anna.sees(word)?;
            assert_eq!(anna.chat().iter().filter(|message| message.from_bot).count(), 3);
            assert_eq!(forms(&world).await, 0);
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_form_that_nobody_goes_on_with_is_closed_after_a_day_with_one_word_about_it() -> anyhow::Result<()>
{
    for (language, word) in [(Language::Ru, "поэтому форму мы закрыли"), (Language::En, "so we closed it")]
    {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        anna.says("/help").await?;
        let tomorrow = world.crew.house.clock.now() + chrono::TimeDelta::days(1);
        begin_form(&world, anna.id, r#"{"owner":{}}"#, 1, tomorrow).await;
        world.pass(chrono::TimeDelta::hours(23)).await?;
        anna.sees_nothing_of(word)?;
        world.days_pass(3).await?;
        let words = anna.chat().iter().filter(|message| message.text.contains(word)).count();
        assert_eq!(words, 1, "{}", world.transcript());
        assert_eq!(forms(&world).await, 0);
    }
    Ok(())
}

#[tokio::test]
async fn in_a_group_the_bot_says_nothing() -> anyhow::Result<()> {
    for language in [Language::Ru, Language::En] {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let group = world.sandbox.add_group("Repair Plus", &[anna.id, ivan.id]);
        let before = world.sandbox.requests().len();
        for words in ["/start", "/my", "/debts@vovremya_bot", "/start cmVmOjQyAAAAAAAAAAAAAA", "hello"] {
            world.sandbox.send_group_text(group, anna.id, words);
        }
        world.settle().await?;
        let asked: Vec<String> =
            world.sandbox.requests().split_off(before).into_iter().map(|request| request.method).collect();
        assert!(asked.iter().all(|method| method == "getUpdates"), "{asked:?}");
        let waiting: i64 = sqlx::query_scalar("select count(*) from inbox where state <> 'done'")
            .fetch_one(&world.database.pool)
            .await?;
        assert_eq!(waiting, 0, "the updates were taken in and closed");
    }
    Ok(())
}
