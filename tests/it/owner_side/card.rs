//! The card of a debt and its actions.

use anyhow::Result;
use vovremya::domain::language::Language;

use super::{anna, ivan, laptop, registers, say, told};
use crate::support::world::World;

#[tokio::test]
async fn the_card_tells_what_comes_next_and_lets_everything_be_done() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        let secret = registers(&anna, language, laptop(language)).await?;
        let ivan = ivan(&world, language, &secret).await?;
        anna.says("/debts").await?;
        anna.taps(say(language, "№ 1 Иван Петров · 12 500 ₽ · 15.12", "No. 1 Ivan Petrov · $250 · Dec 15"))
            .await?;
        anna.sees_last(say(
            language,
            "напоминание «за 3 дня до срока»",
            "reminder “3 days before the due date”",
        ))?;

        anna.taps(say(language, "Внести оплату", "Record payment")).await?;
        anna.says("20000").await?;
        anna.sees_last(say(language, "больше, чем осталось", "more than what is left"))?;
        anna.says("100").await?;
        anna.taps(say(language, "Записать", "Record")).await?;
        anna.sees_last(say(language, "Оплачено 100 ₽ · осталось 12 400 ₽", "Paid $100 · $150 left"))?;
        ivan.sees_last(say(language, "100 ₽", "$100"))?;

        anna.taps(say(language, "Ещё…", "More…")).await?;
        anna.taps(say(language, "Перенести срок", "Change date")).await?;
        anna.says(say(language, "вчера", "yesterday")).await?;
        anna.sees_last(say(language, "уже прошла", "has passed"))?;
        anna.says("20.12").await?;
        anna.taps(say(language, "Перенести", "Change the date")).await?;
        anna.sees_last(say(language, "до 20.12", "due Dec 20"))?;
        // In Moscow it is morning; in New York, where the English story plays, it is night.
        world.pass(chrono::TimeDelta::hours(12)).await?;
        ivan.sees_last(say(language, "20 декабря", "December 20"))?;

        anna.taps(say(language, "Ещё…", "More…")).await?;
        anna.taps(say(language, "Пауза", "Pause")).await?;
        anna.taps(say(language, "7 дней", "7 days")).await?;
        anna.sees_last(say(language, "Не напоминаю до 08.12", "No reminders until Dec 8"))?;
        anna.taps(say(language, "Ещё…", "More…")).await?;
        anna.taps(say(language, "Снять паузу", "End the pause")).await?;
        anna.sees_last(say(language, "Дальше:", "Next:"))?;

        anna.taps(say(language, "Ещё…", "More…")).await?;
        anna.taps(say(language, "Документы", "Papers")).await?;
        anna.taps(say(language, "Добавить", "Add")).await?;
        anna.sends_photo("invoice.jpg", b"a photo").await?;
        anna.taps(say(language, "Готово", "Done")).await?;
        anna.taps(say(language, "Ещё…", "More…")).await?;
        anna.taps(say(language, "История", "History")).await?;
        anna.sees_last(say(language, "добавлен документ (вы)", "paper added (you)"))?;
        anna.sees_last(say(language, "клиент открыл ссылку", "the client opened the link"))?;
        anna.taps(say(language, "Назад", "Back")).await?;

        anna.taps(say(language, "Внести оплату", "Record payment")).await?;
        anna.taps(say(language, "Всё: 12 400 ₽", "All: $150")).await?;
        anna.sees_last(say(language, "Оплачено полностью", "Paid in full"))?;
        ivan.sees_last(say(language, "Спасибо", "Thank you"))?;
        insta::assert_snapshot!(format!("card_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn a_reminder_by_hand_is_previewed_and_refused_when_it_would_be_too_often() -> Result<()> {
    for language in Language::ALL {
        // Where the client lives is not known yet: an hour that suits the whole country.
        let now = say(language, "2026-12-02T07:00:00Z", "2026-12-02T19:00:00Z");
        let world = World::at(now.parse()?).await;
        let anna = anna(&world, language).await?;
        let secret = registers(&anna, language, laptop(language)).await?;
        let ivan = ivan(&world, language, &secret).await?;
        world.days_pass(1).await?;
        anna.says("/debts").await?;
        anna.taps(say(language, "№ 1 Иван Петров · 12 500 ₽ · 15.12", "No. 1 Ivan Petrov · $250 · Dec 15"))
            .await?;
        let remind = say(language, "Напомнить сейчас", "Remind now");
        anna.taps(remind).await?;
        anna.sees_last(say(language, "Клиент получит такое сообщение", "The client will get this message"))?;
        let before = ivan.chat().len();
        anna.taps(say(language, "Отправить", "Send")).await?;
        assert!(ivan.chat().len() > before, "the reminder arrives\n{}", world.transcript());
        anna.taps(remind).await?;
        anna.sees_last(say(
            language,
            "Сейчас написать клиенту нельзя",
            "You cannot write to the client right now",
        ))?;
        insta::assert_snapshot!(format!("by_hand_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn a_stale_button_gets_the_fresh_card_and_changes_nothing() -> Result<()> {
    let world = World::new().await;
    let anna = anna(&world, Language::Ru).await?;
    registers(&anna, Language::Ru, laptop(Language::Ru)).await?;
    anna.taps("Карточка").await?;
    anna.taps("Ещё…").await?;
    anna.taps("Отменить долг").await?;
    let (_, cancel) = anna.button("Отменить долг")?;
    anna.taps("Назад").await?;
    anna.taps("Внести оплату").await?;
    anna.taps("Всё: 12 500 ₽").await?;
    let told = anna.taps_stale(&cancel).await?;
    assert_eq!(told.as_deref(), Some("С тех пор кое-что изменилось. Вот как сейчас"));
    anna.sees_last("Оплачено полностью")?;
    Ok(())
}

#[tokio::test]
async fn a_cancelled_debt_is_told_and_its_buttons_are_gone() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        let secret = registers(&anna, language, laptop(language)).await?;
        let ivan = ivan(&world, language, &secret).await?;
        anna.taps(say(language, "Карточка", "Card")).await?;
        anna.taps(say(language, "Ещё…", "More…")).await?;
        anna.taps(say(language, "Отменить долг", "Cancel the debt")).await?;
        anna.taps(say(language, "Отменить долг", "Cancel the debt")).await?;
        anna.sees_last(say(language, "Отменён 01.12", "Cancelled on Dec 1"))?;
        ivan.sees_last(say(language, "ремонт ноутбука", "laptop repair"))?;
        assert!(anna.button(say(language, "Внести оплату", "Record payment")).is_err());
    }
    Ok(())
}
