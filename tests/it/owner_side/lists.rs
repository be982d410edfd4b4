//! The menu, lists and search.

use anyhow::Result;
use vovremya::domain::language::Language;

use super::{anna, ivan, laptop, registers, say, told};
use crate::support::world::World;

#[tokio::test]
async fn debts_stand_under_their_tabs_with_sums_and_pages() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says("/debts").await?;
        anna.sees_last(say(language, "Здесь пусто", "Nothing here"))?;
        for number in 1..=9 {
            let line = say(language, "Клиент 1000 до 20.12 работа", "Client $10 by Dec 20 work");
            let line = line.replacen(' ', &format!("-{number} "), 1);
            registers(&anna, language, &line).await?;
        }
        let secret = registers(&anna, language, laptop(language)).await?;
        ivan(&world, language, &secret).await?;
        world.days_pass(17).await?;
        anna.says("/start").await?;
        anna.sees_last(say(
            language,
            "Из них просрочено: 1 долг, 12 500 ₽",
            "Overdue among them: 1 debt, $250",
        ))?;
        anna.taps(say(language, "Долги", "Debts")).await?;
        anna.taps(say(language, "Ждут клиента (9)", "Waiting (9)")).await?;
        anna.sees_last(say(language, "9 долгов · 9 000 ₽", "9 debts · $90"))?;
        anna.taps("›").await?;
        anna.taps("‹").await?;
        anna.taps(say(language, "Просрочены (1)", "Overdue (1)")).await?;
        anna.taps(say(
            language,
            "№ 10 Иван Петров · 12 500 ₽ · был 15.12",
            "No. 10 Ivan Petrov · $250 · was Dec 15",
        ))
        .await?;
        anna.sees_last(say(language, "просрочено на 3 дня", "3 days overdue"))?;
        anna.says("/debts").await?;
        anna.taps(say(language, "Найти", "Find")).await?;
        anna.says(say(language, "никто", "nobody")).await?;
        anna.sees_last(say(language, "ничего не нашёл", "Nothing found"))?;
        anna.taps(say(language, "Искать ещё", "Search again")).await?;
        anna.says(say(language, "иван", "IVAN")).await?;
        anna.sees_last(say(language, "Нашёл по «иван»", "Found for “IVAN”"))?;
        insta::assert_snapshot!(format!("lists_{}", language.code()), told(&world));
    }
    Ok(())
}

#[tokio::test]
async fn a_stranger_sees_nothing_of_a_business_that_is_not_theirs() -> Result<()> {
    let world = World::new().await;
    let anna = anna(&world, Language::En).await?;
    registers(&anna, Language::En, laptop(Language::En)).await?;
    anna.taps("Card").await?;
    let buttons = ["Record payment", "More…", "Invite"].map(|label| anna.button(label));
    let eve = world.person("Eve", Language::En);
    eve.starts(None).await?;
    for button in buttons {
        eve.taps_stale(&button?.1).await?;
        eve.sees_nothing_of("Petrov")?;
    }
    Ok(())
}
