//! Cards, paying, and what belongs to the person.

use vovremya::domain::language::Language;

use super::{RU_EN, Shop, accept, either, transcript};
use crate::support::world::World;

#[tokio::test]
async fn the_card_explains_the_amount_shows_papers_and_how_to_pay() -> anyhow::Result<()> {
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
        ivan.says("/my").await?;
        ivan.taps(either(language, "№ 1 · 12\u{a0}500\u{a0}₽", "No. 1 · ₽12,500")).await?;
        ivan.taps(either(language, "Откуда сумма", "Why this amount")).await?;
        ivan.sees_last(either(language, "начислено: 12 500 ₽", "charged: ₽12,500"))?;
        ivan.taps(either(language, "Назад", "Back")).await?;
        ivan.taps(either(language, "Оплатить", "Pay")).await?;
        ivan.sees_last(either(language, "№ 1, ремонт ноутбука", "No. 1, laptop repair"))?;
        insta::assert_snapshot!(format!("card_{}", language.code()), transcript(&world, &link));
        ivan.taps(either(language, "Назад", "Back")).await?;
        let stale = ivan.button(either(language, "Оплатить", "Pay"))?.1;
        shop.settle(debt).await?;
        let popped = ivan.taps_stale(&stale).await?;
        assert!(popped.is_some(), "a stale button says so\n{}", world.transcript());
        ivan.sees_last(either(language, "Оплачено полностью", "Paid in full"))?;
        ivan.says("/my").await?;
        ivan.sees_last(either(language, "платить нечего", "nothing to pay"))?;
    }
    Ok(())
}

#[tokio::test]
async fn without_payment_details_the_contact_is_shown_and_the_owner_asked_once() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::found(&world, &anna, "Ремонт Плюс", None).await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
        shop.add_paper(debt).await?;
        accept(&ivan, language, &shop.link(debt).await?).await?;
        let (pay, back) = (either(language, "Оплатить", "Pay"), either(language, "Назад", "Back"));
        ivan.taps(pay).await?;
        ivan.sees_last("+7 901 234-56-78")?;
        ivan.sees_last(either(language, "Мы уже сказали", "We have told"))?;
        ivan.taps(back).await?;
        ivan.taps(pay).await?;
        let told = either(language, "хочет оплатить", "wants to pay");
        let times = anna.chat().iter().filter(|message| message.text.contains(told)).count();
        assert_eq!(times, 1, "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn language_zone_phone_and_privacy_are_the_persons_own() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Иван", Language::Ru));
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
    accept(&ivan, Language::Ru, &shop.link(debt).await?).await?;
    ivan.says("/start").await?;
    ivan.sees_last("Здесь всё, что нужно оплатить")?;
    ivan.taps("Часовой пояс").await?;
    ivan.taps("Владивосток").await?;
    ivan.sees_last("Владивосток, у вас сейчас 17:00")?;
    ivan.says("/privacy").await?;
    ivan.sees_last("Кто это видит")?;
    ivan.says("/language").await?;
    ivan.taps("English").await?;
    ivan.sees_last("English from now on")?;
    ivan.says("/privacy").await?;
    ivan.sees_last("Who sees it")?;
    world.sandbox.send_contact(ivan.id, "+79010000000", true, "Иван");
    world.settle().await?;
    ivan.sees_last("+79010000000")?;
    Ok(())
}
