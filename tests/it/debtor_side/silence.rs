//! Silence: asked for, taken back, and forced by a blocked bot.

use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;

use super::{RU_EN, Shop, accept, either, transcript};
use crate::support::world::World;

#[tokio::test]
async fn silence_is_kept_from_the_word_on_and_can_be_taken_back() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (
            world.person(either(language, "Анна", "Anna"), language),
            world.person(either(language, "Иван", "Ivan"), language),
        );
        let shop = Shop::open(&world, &anna, either(language, "Ремонт Плюс", "Repair Plus")).await?;
        let debt = shop
            .debt(
                shop.client(either(language, "Иван Петров", "Ivan Petrov")).await?,
                either(language, "ремонт ноутбука", "laptop repair"),
                12_500,
            )
            .await?;
        let link = shop.link(debt).await?;
        accept(&ivan, language, &link).await?;
        ivan.says(either(language, "Не пишите мне больше", "please stop messaging me")).await?;
        ivan.taps(either(language, "Да, не напоминать", "Yes, stop")).await?;
        ivan.sees_last(either(language, "больше не будет напоминать", "will not remind you here any more"))?;
        anna.sees(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
        anna.sees(either(language, "Готовый текст", "A text you can send"))?;
        let said = ivan.chat().len();
        world.days_pass(40).await?;
        assert_eq!(ivan.chat().len(), said, "{}", world.transcript());
        ivan.says("/stop").await?;
        ivan.sees_last(either(language, "уже выключены", "already off"))?;
        ivan.taps(either(language, "Включить снова", "Turn on again")).await?;
        anna.sees(either(language, "снова разрешает", "fine with reminders again"))?;
        let said = ivan.chat().len();
        world.days_pass(10).await?;
        assert!(ivan.chat().len() > said, "{}", world.transcript());
        let happened = shop.happened(debt).await?;
        assert!(happened.contains(&Happened::Stopped) && happened.contains(&Happened::Restarted));
        insta::assert_snapshot!(format!("silence_{}", language.code()), transcript(&world, &link));
    }
    Ok(())
}

#[tokio::test]
async fn with_several_businesses_the_debtor_chooses_whose_reminders_stop() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, boris) = (world.person("Anna", language), world.person("Boris", language));
        let ivan = world.person("Ivan", language);
        let shops =
            [Shop::open(&world, &anna, "Ремонт Плюс").await?, Shop::open(&world, &boris, "Пекарня").await?];
        for shop in &shops {
            let debt = shop.debt(shop.client("Иван").await?, "заказ", 1_000).await?;
            accept(&ivan, language, &shop.link(debt).await?).await?;
        }
        ivan.says("/stop").await?;
        ivan.taps("Пекарня").await?;
        boris.sees(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
        anna.sees_nothing_of(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
        ivan.taps(either(language, "Мои платежи", "My payments")).await?;
        ivan.sees_last("Пекарня")?;
        ivan.taps(if language == Language::Ru {
            "Пекарня · № 1"
        } else {
            "Пекарня · No. 1"
        })
        .await?;
        ivan.sees_last(either(language, "Напоминания выключены", "Reminders are off"))?;
        ivan.says("/stop").await?;
        ivan.taps(either(language, "Да, не напоминать", "Yes, stop")).await?;
        anna.sees(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
    }
    Ok(())
}

#[tokio::test]
async fn who_blocks_the_bot_is_reported_once_and_welcomed_back() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
        accept(&ivan, language, &shop.link(debt).await?).await?;
        world.sandbox.block(ivan.id);
        world.settle().await?;
        world.days_pass(20).await?;
        let told = either(language, "больше не доходят", "no longer arrive");
        let times = anna.chat().iter().filter(|message| message.text.contains(told)).count();
        assert_eq!(times, 1, "{}", world.transcript());
        world.sandbox.unblock(ivan.id);
        world.settle().await?;
        anna.sees(either(language, "снова на связи", "can be reached here again"))?;
        let happened = shop.happened(debt).await?;
        assert!(happened.contains(&Happened::Unreachable) && happened.contains(&Happened::ReachableAgain));
    }
    Ok(())
}
