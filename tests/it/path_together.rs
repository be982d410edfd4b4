//! Updates that come together share a transaction; what each does is as if it had come alone.

use std::time::Duration;

use chrono::TimeDelta;
use sqlx::PgPool;
use vovremya::demo::stage::Actor;
use vovremya::domain::language::Language;
use vovremya::sandbox::Upload;
use vovremya::screens::{Action, FormTap};
use vovremya::telegram::callback;

use crate::support::shop::{RU_EN, Shop, either};
use crate::support::trouble::{break_outbox, said_to};
use crate::support::world::World;

#[tokio::test]
async fn together_everybody_gets_their_own_answer_and_goes_on_with_their_own_form() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let [founds, leaves, behind, too_late] =
            ["Ivan", "Olga", "Pavel", "Nina"].map(|name| world.person(name, language));
        for person in [&founds, &leaves, &behind] {
            begins_a_business(person, language).await?;
        }
        too_late.starts(None).await?;
        world.sandbox.send_text(founds.id, "Repair Plus");
        world.sandbox.send_text(leaves.id, "/cancel");
        let form = callback::encode(&Action::Form { form: 0, tap: FormTap::Confirm });
        let taps = [&behind, &too_late].map(|person| world.sandbox.tap_stale(person.id, &form));
        assert_eq!(play(&world).await?, 1, "transactions");

        founds.sees_last(either(language, "2 из 5", "2 of 5"))?;
        leaves.sees_last(either(language, "ничего не сохранено", "nothing was saved"))?;
        let said = taps.map(|tap| world.sandbox.answer_to(tap).and_then(|answer| answer.text));
        let words = [
            either(language, "Этот вопрос уже позади", "That question is already behind us"),
            either(language, "Эта форма уже закрыта", "This form is already closed"),
        ];
        assert_eq!(said.each_ref().map(Option::as_deref), words.map(Some));
        // Whose form goes on is asked the next question, and whose form was left is not.
        founds.taps("$ USD").await?;
        founds.sees_last(either(language, "3 из 5", "3 of 5"))?;
        leaves.says("Repair Plus").await?;
        leaves.sees_last(either(language, "Не понял вас", "I did not get that"))?;
    }
    Ok(())
}

#[tokio::test]
async fn together_news_for_one_owner_come_in_the_order_of_what_happened() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let clients = ["Ivan", "Olga", "Pavel"].map(|name| world.person(name, language));
        for client in &clients {
            shop.accepted_debt(client, language).await?;
        }
        let before = anna.chat().len();
        for client in &clients {
            world.sandbox.send_text(client.id, "/stop");
        }
        assert_eq!(play(&world).await?, 1, "transactions");
        let news: Vec<String> = anna.chat().into_iter().skip(before).map(|message| message.text).collect();
        assert_eq!(news.len(), 3, "{}", world.transcript());
        for (client, news) in clients.iter().zip(&news) {
            assert!(news.contains(&format!("{} Petrov", client.name)), "{news}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn of_updates_that_come_together_each_has_its_own_fate() -> anyhow::Result<()> {
    for (language, apology, gone) in [
        (Language::Ru, "Что-то сломалось у нас", "Этого здесь больше нет"),
        (Language::En, "Something broke on our side", "This is no longer here"),
    ] {
        let world = World::new().await;
        let people: Vec<Actor<'_>> = (0..12).map(|_| world.person("Ivan", language)).collect();
        let [fails, refused, sends, twice, others @ ..] = people.as_slice() else { panic!("twelve") };
        break_outbox(&world.database.pool).await;
        world.sandbox.send_text(fails.id, "?!");
        let tap = world.sandbox.tap_stale(refused.id, "of another bot");
        world.sandbox.send_document(sends.id, Upload::new("bill.pdf", *b"%PDF-1.4"));
        for (person, words) in
            others.iter().map(|other| (other, "/help")).chain([(twice, "/help"), (twice, "/my")])
        {
            world.sandbox.send_text(person.id, words);
        }
        world.settle_at_once(4).await?;
        world.pass(TimeDelta::minutes(1)).await?;
        for person in others.iter().chain([sends]) {
            assert_eq!(said_to(person).len(), 1, "{}", world.transcript());
        }
        assert_eq!(said_to(twice).len(), 2, "{}", world.transcript());
        assert!(said_to(fails).concat().contains(apology), "{}", world.transcript());
        let answer = world.sandbox.answer_to(tap).and_then(|answer| answer.text);
        assert_eq!(answer.as_deref(), Some(gone));
        assert_eq!(
            number(&world.database.pool, "select count(*) from inbox where state = 'waiting'").await,
            0
        );
    }
    Ok(())
}

async fn begins_a_business(person: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    person.starts(None).await?;
    person.taps(either(language, "Настроить моё дело", "Set up my business")).await?;
    Ok(())
}

/// Takes in what was written and plays it; in how many transactions.
async fn play(world: &World) -> anyhow::Result<i64> {
    let from = number(&world.database.pool, "select coalesce(max(update_id), 0) from inbox").await;
    world.crew.intake.poll_once(Duration::ZERO).await?;
    world.settle().await?;
    let sql = format!("select count(distinct xmin::text) from inbox where update_id > {from}");
    Ok(number(&world.database.pool, &sql).await)
}

async fn number(pool: &PgPool, sql: &str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned())).fetch_one(pool).await.expect("a number")
}
