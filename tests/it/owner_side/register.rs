//! Registering a debt.

use anyhow::Result;
use vovremya::domain::language::Language;

use super::{anna, ivan, laptop, registers, say, told};
use crate::support::world::World;

#[tokio::test]
async fn the_wizard_asks_one_thing_at_a_time_and_ends_in_a_card() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says("/new").await?;
        anna.says(say(language, "ООО Ромашка", "Acme Ltd")).await?;
        anna.says(say(language, "12 500,50", "1,250.50")).await?;
        anna.taps(say(language, "Календарь", "Calendar")).await?;
        anna.taps("›").await?;
        anna.taps("15").await?;
        anna.says(say(language, "ремонт вывески", "sign repair")).await?;
        anna.taps(say(language, "Вчера", "Yesterday")).await?;
        anna.sends_photo("invoice.jpg", b"a photo").await?;
        anna.sends_document("invoice.pdf", b"%PDF-1.4").await?;
        anna.taps(say(language, "Готово", "Done")).await?;
        anna.sees_last(say(language, "Проверьте, всё ли верно", "Is everything right?"))?;
        anna.sees_last(say(language, "12 500,50 ₽", "$1,250.50"))?;
        anna.sees_last(say(language, "15 января 2027", "January 15, 2027"))?;
        anna.sees_last(say(language, "Приложено 2 файла", "2 files attached"))?;
        anna.taps(say(language, "Сумма", "Amount")).await?;
        anna.says("300").await?;
        anna.sees_last(say(language, "300 ₽", "$300"))?;
        anna.taps(say(language, "Записать", "Register")).await?;
        anna.sees_last("https://t.me/")?;
        anna.taps(say(language, "Карточка", "Card")).await?;
        insta::assert_snapshot!(format!("wizard_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn a_debt_in_one_line_goes_straight_to_the_card_and_a_double_tap_registers_once() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says(laptop(language)).await?;
        anna.sees_last(say(language, "12 500 ₽", "$250"))?;
        anna.sees_last(say(
            language,
            "вторник, 15 декабря (через 14 дней)",
            "Tuesday, December 15 (in 14 days)",
        ))?;
        let label = say(language, "Записать", "Register");
        anna.taps_and_goes(label)?;
        anna.taps_and_goes(label)?;
        world.settle().await?;
        anna.says("/debts").await?;
        anna.taps(say(language, "Ждут клиента (1)", "Waiting (1)")).await?;
        anna.sees_last(say(language, "1 долг · 12 500 ₽", "1 debt · $250"))?;
        assert!(anna.address_behind(say(language, "Переслать", "Share")).is_ok(), "the buttons stay");
        insta::assert_snapshot!(format!("one_line_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn what_a_line_leaves_open_is_asked() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says(say(language, "Мария 12,500", "Maria 12,500")).await?;
        anna.sees_last(say(language, "можно прочитать по-разному", "can be read in more than one way"))?;
        anna.taps(say(language, "12 500 ₽", "$12,500")).await?;
        anna.says("11/12").await?;
        anna.sees_last(say(language, "Выберите нужную", "Choose the right one"))?;
        anna.taps(say(language, "пятница, 11 декабря", "Friday, December 11")).await?;
        anna.says(say(language, "пошив платья", "a dress")).await?;
        anna.sees_last(say(language, "пошив платья", "a dress"))?;
        anna.taps(say(language, "Отмена", "Cancel")).await?;
        anna.sees_last(say(language, "ничего не сохранено", "nothing was saved"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_client_who_is_connected_learns_of_the_next_debt_in_the_hours_for_it() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        let secret = registers(&anna, language, laptop(language)).await?;
        let ivan = ivan(&world, language, &secret).await?;
        anna.says(say(language, "иван петров 900 до 20.12 зарядка", "ivan petrov $20 by Dec 20 charger"))
            .await?;
        anna.sees_last(say(language, "уже есть у вас, открыто: 1 долг", "already your client, 1 debt open"))?;
        anna.taps(say(language, "Записать", "Register")).await?;
        anna.sees_last(say(language, "№ 2 · Иван Петров", "No. 2 · Ivan Petrov"))?;
        // In Moscow it is morning; in New York, where the English story plays, it is night.
        world.pass(chrono::TimeDelta::hours(12)).await?;
        ivan.sees_last(say(language, "зарядка", "charger"))?;
        anna.says("/clients").await?;
        anna.taps(say(language, "Иван Петров · 13 400 ₽", "Ivan Petrov · $270")).await?;
        anna.sees_last(say(language, "На связи здесь", "Connected here"))?;
        anna.taps(say(language, "Новый долг этого клиента", "New debt for this client")).await?;
        anna.sees_last(say(language, "Сколько?", "How much?"))?;
    }
    Ok(())
}

#[tokio::test]
async fn an_old_debt_may_be_registered_and_the_card_says_how_late_it_is() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says(say(language, "Мария 3000 до 26.11.2026 пошив", "Maria $30 by Nov 26 2026 sewing")).await?;
        anna.sees_last(say(language, "Он прошёл 5 дней назад", "That was 5 days ago"))?;
    }
    Ok(())
}
