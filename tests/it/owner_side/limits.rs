//! What an owner agrees to in advance: set by taps and typed words, and tried on a sample debt.

use anyhow::Result;
use vovremya::demo::stage::Actor;
use vovremya::domain::language::Language;

use super::{anna, say, told};
use crate::support::world::World;

/// Opens the screen of the limits.
async fn opens_limits(anna: &Actor<'_>, language: Language) -> Result<()> {
    anna.says("/settings").await?;
    anna.taps(say(language, "Согласие заранее", "Agreed in advance")).await?;
    Ok(())
}

#[tokio::test]
async fn nothing_is_agreed_in_advance_until_the_owner_says_so() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says("/settings").await?;
        anna.sees_last(say(language, "Согласие заранее: ни для кого", "Agreed in advance: for nobody"))?;
        anna.taps(say(language, "Согласие заранее", "Agreed in advance")).await?;
        anna.sees_last(say(
            language,
            "каждая просьба ждёт вашего ответа",
            "every request waits for your answer",
        ))?;
        anna.taps(say(language, "Для надёжных", "Reliable")).await?;
        anna.sees_last(say(language, "для надёжных клиентов", "reliable clients"))?;
        anna.button(say(language, "✓ Для надёжных", "✓ Reliable"))?;
        anna.says("/settings").await?;
        anna.sees_last(say(language, "для надёжных клиентов", "for reliable clients"))?;
    }
    Ok(())
}

#[tokio::test]
async fn limits_are_changed_one_at_a_time_by_taps_and_typed_words() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        opens_limits(&anna, language).await?;
        anna.taps(say(language, "Для всех", "All clients")).await?;
        anna.taps(say(language, "Части", "Parts")).await?;
        anna.says(say(language, "пару", "a few")).await?;
        anna.sees_last(say(language, "Не понял «пару»", "did not understand “a few”"))?;
        anna.says("25").await?;
        anna.sees_last(say(language, "можно от 1 до 24, например: 2", "it can be 1 to 24, for example: 2"))?;
        anna.says(say(language, "до 4 частей", "up to 4 parts")).await?;
        anna.sees_last(say(language, "Частей: не больше 4", "Parts: 4 at most"))?;
        anna.taps(say(language, "Срок", "Last date")).await?;
        anna.says(say(language, "4 месяца", "4 months")).await?;
        anna.sees_last(say(language, "не позже чем через 120 дней", "within 120 days"))?;
        anna.taps(say(language, "Первая часть", "First part")).await?;
        anna.says("-5").await?;
        anna.sees_last(say(
            language,
            "целое число от 0 до 90, например: 20 %",
            "a whole number from 0 to 90, for example: 20%",
        ))?;
        anna.says("25 %").await?;
        anna.sees_last(say(language, "не меньше 25 % суммы", "at least 25% of the total"))?;
        anna.taps(say(language, "Каждая часть", "Each part")).await?;
        anna.says("1,500").await?;
        anna.taps(say(language, "1 500 ₽", "$1,500")).await?;
        anna.sees_last(say(language, "не меньше 1 500 ₽", "at least $1,500"))?;
        anna.taps(say(language, "Каждая часть", "Each part")).await?;
        anna.says(say(language, "любая", "any")).await?;
        anna.sees_last(say(language, "Каждая часть: любая", "Each part: any"))?;
        anna.taps(say(language, "Скидка", "Discount")).await?;
        anna.taps(say(language, "5 %", "5%")).await?;
        anna.sees_last(say(
            language,
            "до 5 %, если заплатить всё за 7 дней",
            "up to 5% for paying everything within 7 days",
        ))?;
        anna.taps(say(language, "Сколько раз", "How often")).await?;
        anna.taps("2").await?;
        anna.sees_last(say(language, "не больше 2 раз", "twice at most"))?;
        anna.taps(say(language, "Скидка", "Discount")).await?;
        anna.taps(say(language, "Отмена", "Cancel")).await?;
        anna.sees_last(say(language, "Частей: не больше 4", "Parts: 4 at most"))?;
        insta::assert_snapshot!(format!("limits_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn a_sample_debt_shows_what_a_client_would_get_at_once() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        opens_limits(&anna, language).await?;
        anna.taps(say(language, "Пример", "Example")).await?;
        anna.taps(say(language, "12 500 ₽", "$250")).await?;
        anna.sees_last(say(language, "Сейчас это выключено", "switched off now"))?;
        anna.sees_last(say(
            language,
            "последняя 4 166,67 ₽ до 1 марта 2027",
            "$83.34 last, by March 1, 2027",
        ))?;
        anna.sees_last(say(
            language,
            "Отсрочка: вся сумма до 1 марта 2027",
            "Later: everything by March 1, 2027",
        ))?;
        anna.sees_last(say(language, "Скидка: нет", "Discount: none"))?;
        anna.says(say(language, "сто", "hundred")).await?;
        anna.sees_last(say(language, "Не понял сумму «сто»", "did not understand the amount “hundred”"))?;
        anna.taps(say(language, "Назад", "Back")).await?;
        anna.taps(say(language, "Для надёжных", "Reliable")).await?;
        anna.taps(say(language, "Скидка", "Discount")).await?;
        anna.taps(say(language, "10 %", "10%")).await?;
        anna.taps(say(language, "Пример", "Example")).await?;
        anna.says("3000").await?;
        anna.sees_last(say(language, "3 части по 1 000 ₽", "3 parts of $1,000"))?;
        anna.sees_last(say(
            language,
            "Скидка: 300 ₽, если заплатит 2 700 ₽ до 8 декабря 2026",
            "Discount: $300 for paying $2,700 by December 8, 2026",
        ))?;
        anna.sees_last(say(
            language,
            "просьбах клиентов с нарушенными обещаниями",
            "clients who broke a promise",
        ))?;
        anna.says("0").await?;
        anna.sees_last(say(language, "Сумма должна быть больше нуля", "must be above zero"))?;
        insta::assert_snapshot!(format!("limits_example_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn who_agreed_in_advance_and_when_is_kept() -> Result<()> {
    let world = World::new().await;
    let anna = anna(&world, Language::Ru).await?;
    opens_limits(&anna, Language::Ru).await?;
    world.days_pass(1).await?;
    anna.taps("Для всех").await?;
    let kept: (i64, String, bool, i64) = sqlx::query_as(
        "select p.telegram_id, l.set_at::text, l.update_id is not null and l.message_id is not null,
                (select count(*) from journal where facts->>'setting' = 'limits')
         from limits l join person p on p.person_id = l.set_by",
    )
    .fetch_one(&world.database.pool)
    .await?;
    assert_eq!(kept.0, anna.id);
    assert!(kept.1.starts_with("2026-12-02 07:00:00"), "{}", kept.1);
    assert_eq!((kept.2, kept.3), (true, 1));
    Ok(())
}
