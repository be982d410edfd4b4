//! The owner's own steps of reminding: edited in the chat, never said twice, no burst.

use chrono::TimeDelta;
use vovremya::domain::language::Language;

use crate::support::shop::{RU_EN, Seen, Shop, either};
use crate::support::world::World;

#[tokio::test]
async fn the_owner_edits_a_step_sees_how_it_reads_and_goes_back_to_ours() -> anyhow::Result<()> {
    for language in RU_EN {
        let say = |ru: &'static str, en: &'static str| either(language, ru, en);
        let world = World::new().await;
        let anna = world.person(say("Анна", "Anna"), language);
        let ivan = world.person(say("Иван", "Ivan"), language);
        let shop = Shop::open(&world, &anna, say("Ремонт Плюс", "Repair Plus")).await?;
        shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        anna.says("/settings").await?;
        anna.taps(say("Напоминания", "Reminders")).await?;
        anna.taps("+3").await?;
        anna.taps(say("+ день", "+ day")).await?;
        anna.sees_last(say("Через 4 дня после срока", "4 days after the due date"))?;
        anna.taps(say("Другой день", "Another day")).await?;
        anna.says(say("завтра", "soon")).await?;
        anna.sees_last(say("Не понял день «завтра»", "I did not understand the day “soon”"))?;
        anna.says(say("через 7 дней", "7 days after")).await?;
        anna.sees_last(say("На этот день шаг уже есть", "There is a step on that day already"))?;
        anna.says(say("через 5 дней", "5 days after")).await?;
        anna.taps(say("Время", "Time")).await?;
        anna.says("6-8").await?;
        anna.sees_last(say("в пределах с 9:00 до 20:00", "between 9:00 and 20:00"))?;
        anna.taps("15–18").await?;
        anna.taps(say("Текст: по-русски", "Words: English")).await?;
        anna.says(say("{имя}, где {деньги}?", "{name}, where is the {money}?")).await?;
        anna.sees_last(say("Не знаю поля {деньги}", "I do not know the field {money}"))?;
        anna.says(say("{имя}, ждём <{сумма}> за {что}.", "{name}, we expect <{amount}> for {what}.")).await?;
        anna.taps(say("Как это читается", "How it reads")).await?;
        anna.sees_last(say(
            "Иван, ждём <12 500 ₽> за ремонт ноутбука.",
            "John, we expect <₽12,500> for laptop repair.",
        ))?;
        anna.taps(say("Назад", "Back")).await?;
        anna.taps(say("Тон", "Tone")).await?;
        anna.taps(say("факты и варианты", "facts and options")).await?;
        anna.taps(say("Все шаги", "All steps")).await?;
        insta::assert_snapshot!(format!("own_ladder_{}", language.code()), seen.transcript());
        world.pass_until("2026-12-22T15:00:00Z".parse()?).await?;
        ivan.sees(say("Иван, ждём <12 500 ₽> за", "Ivan, we expect <₽12,500> for"))?;
        anna.says("/settings").await?;
        anna.taps(say("Напоминания", "Reminders")).await?;
        anna.taps(say("Вернуть «Обычно»", "Back to “Standard”")).await?;
        anna.taps(say("Напоминания", "Reminders")).await?;
        anna.sees_last(say("через 3 дня после срока", "3 days after the due date"))?;
    }
    Ok(())
}

#[tokio::test]
async fn steps_are_added_switched_off_and_deleted_and_the_end_is_chosen() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    anna.says("/settings").await?;
    anna.taps("Reminders").await?;
    anna.taps("Add a step").await?;
    anna.says("10").await?;
    anna.sees_last("10 days after the due date")?;
    anna.taps("Switch off").await?;
    anna.sees_last("Switched off")?;
    anna.taps("Delete").await?;
    anna.taps("What then").await?;
    anna.taps("10 days").await?;
    anna.taps("3×").await?;
    anna.taps("All steps").await?;
    anna.taps("+30").await?;
    anna.sees_last("I ask you what to do next")?;
    anna.taps("Delete").await?;
    let business = {
        let mut uow = shop.begin().await?;
        vovremya::store::businesses::get(uow.db(), shop.business).await?
    };
    let days: Vec<i32> = business.ladder().unrolled().iter().map(|step| step.offset_days).collect();
    assert_eq!(days, [-3, 0, 3, 7, 14, 21, 31, 41, 51]);
    Ok(())
}

#[tokio::test]
async fn a_step_put_before_today_is_not_made_up_for() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let mut clients = Vec::new();
    for name in ["Ivan", "Olga", "Pyotr"] {
        let client = world.person(name, Language::En);
        shop.accepted_debt(&client, Language::En).await?;
        clients.push(client);
    }
    // The third of the steps after the date was a week ago.
    world.pass_until("2027-01-05T12:00:00Z".parse()?).await?;
    let heard = |clients: &[vovremya::demo::stage::Actor<'_>]| -> Vec<usize> {
        clients.iter().map(|client| client.chat().len()).collect()
    };
    let before = heard(&clients);
    anna.says("/settings").await?;
    anna.taps("Reminders").await?;
    anna.taps("Add a step").await?;
    anna.says("17").await?;
    world.pass(TimeDelta::days(1)).await?;
    assert_eq!(heard(&clients), before, "nobody hears of it: {}", world.transcript());
    world.pass(TimeDelta::days(7)).await?;
    for (before, after) in before.into_iter().zip(heard(&clients)) {
        assert_eq!(after, before + 1, "the next step comes as it would have: {}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_colleague_who_was_slower_sees_the_steps_as_they_are() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let boris = world.person("Boris", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    boris.says("/start").await?;
    shop.joined_by(&boris).await?;
    for person in [&anna, &boris] {
        person.says("/settings").await?;
        person.taps("Reminders").await?;
        person.taps("+7").await?;
    }
    anna.taps("+ day").await?;
    boris.taps("Delete").await?;
    boris.sees_last("The steps have changed meanwhile")?;
    boris.sees_last("8 days after the due date")?;
    Ok(())
}
