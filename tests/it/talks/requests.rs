//! What waits for the owner: the list and each request.

use super::*;

#[tokio::test]
async fn requests_of_all_kinds_wait_in_one_list_the_oldest_first() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let (ivan, oleg, vera) =
            (world.person("Ivan", language), world.person("Oleg", language), world.person("Vera", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        for debtor in [&ivan, &oleg, &vera] {
            shop.accepted_debt(debtor, language).await?;
        }
        let seen = Seen::from_now_on(&world);
        anna.says("/requests").await?;
        anna.sees_last(either(language, "никто ничего не ждёт", "Nobody is waiting"))?;
        ivan.taps(either(language, "Что-то не так", "Something's wrong")).await?;
        ivan.taps(either(language, "Не устроила работа", "Not happy with it")).await?;
        ivan.taps(either(language, "Не получено", "Not delivered")).await?;
        ivan.taps(either(language, "Готово", "Done")).await?;
        ivan.taps(either(language, "Обо всей: 12\u{a0}500\u{a0}₽", "All of it: ₽12,500")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        world.pass(chrono::TimeDelta::minutes(5)).await?;
        oleg.taps(either(language, "Уже оплатил", "Already paid")).await?;
        oleg.says("500").await?;
        oleg.taps(either(language, "Сегодня", "Today")).await?;
        oleg.taps(either(language, "Без чека", "Without a receipt")).await?;
        world.pass(chrono::TimeDelta::minutes(5)).await?;
        vera.taps(either(language, "Нужно время", "Need time")).await?;
        vera.taps(either(language, "По частям", "In parts")).await?;
        vera.taps(either(language, "Пропустить", "Skip")).await?;
        vera.taps(either(language, "Отправить", "Send")).await?;
        anna.says("/requests").await?;
        let list = anna.last()?.text;
        let at = |name: &str| list.find(name).expect("everybody is in the list");
        assert!(at("Ivan") < at("Oleg") && at("Oleg") < at("Vera"), "{list}");
        anna.taps(either(language, "№ 2 · Oleg Petrov", "No. 2 · Oleg Petrov")).await?;
        anna.sees_last(either(language, "оплачено 500 ₽", "₽500 was paid"))?;
        anna.taps(either(language, "Не получили", "Not received")).await?;
        anna.taps(either(language, "Все просьбы", "All requests")).await?;
        anna.sees_last("Vera")?;
        assert!(!anna.last()?.text.contains("Oleg"));
        insta::assert_snapshot!(format!("requests_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_long_list_has_pages() -> anyhow::Result<()> {
    let world = World::new().await;
    let language = Language::Ru;
    let anna = world.person("Anna", language);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    for number in 1..=11 {
        let debtor = world.person(&format!("Client{number}"), language);
        shop.accepted_debt(&debtor, language).await?;
        says_all_is_paid(&debtor, language).await?;
    }
    anna.says("/requests").await?;
    anna.sees_last("Ждут вашего ответа: 11")?;
    assert!(!anna.last()?.text.contains("Client11"));
    anna.taps("›").await?;
    anna.sees_last("Client11")?;
    assert!(!anna.last()?.text.contains("Client10"));
    anna.taps("‹").await?;
    anna.sees_last("Client10")?;
    Ok(())
}
