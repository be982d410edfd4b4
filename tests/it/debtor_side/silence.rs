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
async fn with_several_businesses_all_stop_at_once_and_each_has_a_way_back() -> anyhow::Result<()> {
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
        ivan.sees_last(either(
            language,
            "напоминать больше никто не будет",
            "nobody will remind you any more",
        ))?;
        for owner in [&anna, &boris] {
            owner.sees(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
        }
        ivan.taps(either(language, "Включить: Пекарня", "Turn on: Пекарня")).await?;
        boris.sees(either(language, "снова разрешает", "fine with reminders again"))?;
        anna.sees_nothing_of(either(language, "снова разрешает", "fine with reminders again"))?;
        ivan.taps(either(language, "Мои платежи", "My payments")).await?;
        ivan.taps(either(language, "Ремонт Плюс · № 1", "Ремонт Плюс · No. 1")).await?;
        ivan.sees_last(either(language, "Напоминания выключены", "Reminders are off"))?;
        // The button of one business stops that one.
        ivan.taps(either(language, "Мои платежи", "My payments")).await?;
        ivan.taps(either(language, "Пекарня · № 1", "Пекарня · No. 1")).await?;
        ivan.taps(either(language, "Не напоминать", "Stop reminders")).await?;
        ivan.sees_last(either(
            language,
            "«Пекарня» больше не будет напоминать",
            "Пекарня will not remind you",
        ))?;
        ivan.says("/stop").await?;
        ivan.sees_last(either(language, "уже выключены", "already off"))?;
        ivan.taps(either(language, "Включить всех", "Turn all on")).await?;
        anna.sees(either(language, "снова разрешает", "fine with reminders again"))?;
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

#[tokio::test]
async fn five_wordings_each_stop_reminders_at_once_with_one_confirmation() -> anyhow::Result<()> {
    for language in RU_EN {
        let wordings = match language {
            Language::Ru => {
                ["СТОП", "Хватит уже!", "не пишите мне", "Перестаньте напоминать", "Оставьте меня в покое"]
            }
            Language::En => {
                ["STOP", "Unsubscribe", "please don't write to me", "Stop messaging me", "Leave me alone"]
            }
        };
        for words in wordings {
            let world = World::new().await;
            let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
            let shop = Shop::open(&world, &anna, "Repair Plus").await?;
            let debt = shop.accepted_debt(&ivan, language).await?;
            let said = ivan.chat().len();
            ivan.says(words).await?;
            assert_eq!(ivan.chat().len(), said + 2, "{words}: one answer\n{}", world.transcript());
            ivan.sees_last(either(language, "больше не будет напоминать", "will not remind you"))?;
            ivan.button(either(language, "Включить снова", "Turn on again"))?;
            anna.sees(either(language, "Готовый текст", "A text you can send"))?;
            assert!(shop.happened(debt).await?.contains(&Happened::Stopped), "{words}");
            world.days_pass(40).await?;
            assert_eq!(ivan.chat().len(), said + 2, "{words}\n{}", world.transcript());
        }
    }
    Ok(())
}

#[tokio::test]
async fn words_that_may_mean_something_else_are_asked_about_first() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        ivan.says(either(language, "не пишите мне на почту", "don't write to me at work")).await?;
        assert!(!shop.happened(debt).await?.contains(&Happened::Stopped), "{}", world.transcript());
        ivan.taps(either(language, "Да, не напоминать", "Yes, stop")).await?;
        assert!(shop.happened(debt).await?.contains(&Happened::Stopped), "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn inside_a_form_the_word_stops_reminders_and_the_form_stays() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        ivan.says(either(language, "Стоп", "Stop")).await?;
        ivan.sees_last(either(language, "больше не будет напоминать", "will not remind you"))?;
        ivan.says("500").await?;
        ivan.taps(either(language, "Вчера", "Yesterday")).await?;
        ivan.taps(either(language, "Без чека", "Without a receipt")).await?;
        assert!(shop.dossier(debt).await?.claim.is_some(), "{}", world.transcript());
        assert!(shop.happened(debt).await?.contains(&Happened::Stopped));
    }
    Ok(())
}

#[tokio::test]
async fn a_deleted_account_is_reported_once_to_each_business() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, boris) = (world.person("Anna", language), world.person("Boris", language));
        let ivan = world.person("Ivan", language);
        let shops =
            [Shop::open(&world, &anna, "Repair Plus").await?, Shop::open(&world, &boris, "Bakery").await?];
        let mut debts = Vec::new();
        for shop in &shops {
            debts.push(shop.accepted_debt(&ivan, language).await?);
        }
        world.sandbox.deactivate(ivan.id);
        world.days_pass(40).await?;
        let told = either(language, "больше не доходят", "no longer arrive");
        for (owner, (shop, debt)) in [&anna, &boris].into_iter().zip(shops.iter().zip(debts)) {
            let times = owner.chat().iter().filter(|message| message.text.contains(told)).count();
            assert_eq!(times, 1, "{}", world.transcript());
            owner.sees(either(language, "Готовый текст", "A text you can send"))?;
            let happened = shop.happened(debt).await?;
            let times = happened.iter().filter(|what| **what == Happened::Unreachable).count();
            assert_eq!(times, 1, "{happened:?}");
        }
    }
    Ok(())
}
