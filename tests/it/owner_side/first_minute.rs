//! Setting up a business.

use anyhow::Result;
use vovremya::domain::language::Language;

use super::{anna, say, told};
use crate::support::world::World;

#[tokio::test]
async fn an_owner_is_ready_in_five_answers_and_sees_what_to_do_next() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.sees_last(say(language, "Готово, можно работать: Ремонт Плюс", "All set: Repair Plus"))?;
        anna.sees_last(say(language, "Часовой пояс: Москва", "Time zone: New York"))?;
        anna.sees_last(say(language, "СБП +7 900 123-45-67", "PayPal anna@example.com"))?;
        anna.sees_last(say(
            language,
            "Иван Петров 12500 до 15.12 ремонт ноутбука",
            "Acme Ltd $250 by Dec 15 laptop repair",
        ))?;
        insta::assert_snapshot!(format!("first_minute_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn answers_are_typed_or_tapped_and_one_can_go_back() -> Result<()> {
    let world = World::new().await;
    let anna = world.person("Анна", Language::Ru);
    anna.starts(None).await?;
    anna.taps("Настроить моё дело").await?;
    anna.taps("Анна").await?;
    anna.says("тугрики какие-нибудь").await?;
    anna.sees_last("Не знаю такой валюты: «тугрики какие-нибудь»")?;
    anna.taps("Назад").await?;
    anna.sees_last("Как называется ваше дело?")?;
    anna.says("Ателье <b>&\"Нитка\"</b> 🧵").await?;
    anna.says("тенге").await?;
    anna.says("деревня").await?;
    anna.sees_last("Не знаю такого места: «деревня»")?;
    anna.says("Алматы").await?;
    anna.taps("Пропустить").await?;
    anna.says("Анна Смирнова").await?;
    anna.sees_last("Сейчас указано имя: Анна Смирнова")?;
    anna.says("12").await?;
    anna.sees_last("Не похоже на телефон: «12»")?;
    anna.taps("Мой номер").await?;
    world.sandbox.send_contact(anna.id, "77011234567", true, "Анна");
    world.settle().await?;
    anna.sees("Записал номер +77011234567")?;
    anna.sees_last("можно работать: Ателье <b>&\"Нитка\"</b> 🧵")?;
    anna.sees_last("Для вопросов: Анна Смирнова, +77011234567")?;
    anna.sees_last("Валюта: KZT")?;
    anna.says("/start").await?;
    anna.sees_last("Открытых долгов нет")?;
    Ok(())
}

#[tokio::test]
async fn a_half_finished_form_survives_a_restart() -> Result<()> {
    let mut world = World::new().await;
    let id = {
        let anna = world.person("Anna", Language::En);
        anna.starts(None).await?;
        anna.taps("Set up my business").await?;
        anna.says("Repair Plus").await?;
        anna.id
    };
    world.restart().await?;
    world.sandbox.send_text(id, "EUR");
    world.settle().await?;
    assert!(world.transcript().contains("Where do you work?"), "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn settings_are_changed_one_at_a_time() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says("/settings").await?;
        anna.taps(say(language, "Название", "Name")).await?;
        anna.says(say(language, "Ремонт Минус", "Repair Minus")).await?;
        anna.sees_last(say(language, "Ремонт Минус", "Repair Minus"))?;
        anna.taps(say(language, "Как платить", "How to pay")).await?;
        anna.taps(say(language, "Убрать", "Remove")).await?;
        anna.sees_last(say(language, "Как платить: не указано", "How to pay: not given"))?;
        anna.taps(say(language, "Часовой пояс", "Time zone")).await?;
        anna.says("UTC+5").await?;
        anna.taps(say(language, "Контакт", "Contact")).await?;
        anna.says(say(language, "Пётр +79001234567", "Peter +12125550123")).await?;
        anna.sees_last(say(language, "Пётр, +79001234567", "Peter, +12125550123"))?;
        anna.taps(say(language, "Напоминания", "Reminders")).await?;
        anna.taps(say(language, "Другой стиль", "Another style")).await?;
        anna.sees_last(say(language, "на 3, 7, 14, 21-й день", "then 3, 7, 14, 21 days after it"))?;
        anna.taps(say(language, "Мягко", "Gentle")).await?;
        anna.sees_last(say(language, "Напоминания: Мягко", "Reminders: Gentle"))?;
        insta::assert_snapshot!(format!("settings_{}", language.code()), told(&world));
    }
    Ok(())
}
