//! Bad input gets a clear answer, and nothing that was typed before is lost.

use super::*;

#[tokio::test]
async fn a_request_for_time_takes_only_what_makes_a_schedule() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        ivan.taps(either(language, "Нужно время", "Need time")).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.says(&"ы".repeat(5_000)).await?;
        ivan.sees_last(either(language, "длинновато", "a bit long"))?;
        ivan.says(either(language, "Жду премию", "Waiting for a bonus")).await?;
        for (typed, ru, en) in [
            ("25", "от 1 до 24", "1 to 24"),
            ("0", "от 1 до 24", "1 to 24"),
            ("привет", "Не понял «привет»", "I did not get “привет”"),
            ("31.02", "нет в календаре", "in the calendar"),
            ("01.11.2026", "уже прошла", "has passed"),
            ("01.12.2027", "не позже 1 марта 2027", "March 1, 2027 at the latest"),
        ] {
            ivan.says(typed).await?;
            ivan.sees_last(either(language, ru, en))?;
            ivan.sees_last(either(language, "3 части", "3 parts"))?;
        }
        ivan.says("24").await?;
        ivan.says(either(language, "28 февраля", "Feb 28")).await?;
        ivan.sees_last(either(language, "Возьмите меньше частей", "Take fewer parts"))?;
        ivan.sees_last(either(language, "24 части", "24 parts"))?;
        ivan.says("3").await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.sees_last(either(language, "Жду премию", "Waiting for a bonus"))?;
        insta::assert_snapshot!(
            format!("bad_input_plan_{}", language.code()),
            seen.transcript().replace(&"ы".repeat(5_000), "ы…")
        );
    }
    Ok(())
}

#[tokio::test]
async fn an_ambiguous_date_is_asked_about() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::En), world.person("Ivan", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, Language::En).await?;
    ivan.taps("Need time").await?;
    ivan.taps("In parts").await?;
    ivan.taps("Skip").await?;
    ivan.says("01/02/2027").await?;
    ivan.sees_last("can mean")?;
    ivan.taps("February 1, 2027").await?;
    ivan.sees_last("1) ₽4,166.66 — February 1, 2027")?;
    Ok(())
}

#[tokio::test]
async fn an_amount_is_never_guessed() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        for (typed, ru, en) in [
            ("много", "Не понял сумму «много»", "I did not get the amount “много”"),
            ("0", "больше нуля", "above zero"),
            ("-5", "больше нуля", "above zero"),
            ("1.005,555", "", ""),
            ("$5", "в другой валюте", "in another currency"),
            ("12 501", "больше, чем осталось", "more than what is left"),
            ("9999999999999999", "больше, чем мы можем", "more than we can"),
        ] {
            ivan.says(typed).await?;
            ivan.sees_last(either(language, ru, en))?;
        }
        ivan.says("1,500").await?;
        ivan.sees_last(either(language, "можно понять по-разному", "can mean two things"))?;
        ivan.taps(either(language, "1\u{a0}500\u{a0}₽", "₽1,500")).await?;
        ivan.sees_last(either(language, "1 500 ₽, понял", "₽1,500, got it"))?;
    }
    Ok(())
}

#[tokio::test]
async fn nothing_told_about_a_problem_is_lost_by_what_does_not_fit() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        ivan.taps(either(language, "Что-то не так", "Something's wrong")).await?;
        ivan.taps(either(language, "Не устроила работа", "Not happy with it")).await?;
        ivan.taps(either(language, "Другое", "Something else")).await?;
        ivan.taps(either(language, "Готово", "Done")).await?;
        ivan.sees_last(either(language, "хотя бы пару слов", "a few words"))?;
        ivan.says("Не тот <b>цвет</b> & \"форма\" 🙂").await?;
        ivan.says(&"о".repeat(3_000)).await?;
        ivan.sees_last(either(language, "длинновато", "a bit long"))?;
        for number in 1..=11 {
            ivan.sends_photo(&format!("{number}.jpg"), b"\xff\xd8\xff\xe0 a picture").await?;
        }
        ivan.sees_last(either(language, "Больше 10 файлов", "No more than 10 files"))?;
        ivan.taps(either(language, "Готово", "Done")).await?;
        ivan.says("0").await?;
        ivan.sees_last(either(language, "больше нуля", "above zero"))?;
        ivan.says("20000").await?;
        ivan.sees_last(either(language, "больше, чем осталось", "more than what is left"))?;
        ivan.taps(either(language, "Обо всей: 12\u{a0}500\u{a0}₽", "All of it: ₽12,500")).await?;
        ivan.sees_last("Не тот <b>цвет</b> & \"форма\" 🙂")?;
        ivan.sees_last(either(language, "10 файлов", "10 files"))?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.sees("Не тот <b>цвет</b> & \"форма\" 🙂")?;
    }
    Ok(())
}
