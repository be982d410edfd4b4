//! Input that cannot be used: each gets its own answer, and nothing typed before is lost.

use anyhow::Result;
use vovremya::domain::language::Language;

use super::{anna, say};
use crate::support::world::World;

/// What is typed, and what is answered in Russian and English.
type Case = (&'static str, &'static str, &'static str);

const AMOUNTS: [Case; 6] = [
    ("0", "должна быть больше нуля", "must be above zero"),
    ("-5", "должна быть больше нуля", "must be above zero"),
    ("1.23456", "не больше 2 знаков", "at most 2 digits"),
    ("9999999999999999", "Слишком большая сумма", "That is too much"),
    ("12,500", "можно прочитать по-разному", "can be read in more than one way"),
    ("много", "Не понял сумму «много»", "did not understand the amount “много”"),
];

const DATES: [Case; 6] = [
    ("31.02", "Такого дня нет: «31.02»", "no such day: “31.02”"),
    ("11/12", "можно прочитать по-разному", "can be read in more than one way"),
    ("01.01.2050", "слишком далеко", "too far away"),
    ("01.01.2019", "больше пяти лет назад", "more than five years ago"),
    ("когда-нибудь", "Не понял дату", "did not understand the date"),
    ("/newdebt", "Не понял вас", "I did not get that"),
];

#[tokio::test]
async fn every_wrong_answer_is_explained_and_nothing_is_lost() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        let long = "а".repeat(4000);
        anna.says("/new").await?;
        anna.says(&long).await?;
        anna.sees_last(say(language, "поместится 100", "100 fit"))?;
        anna.says("<b>&\"Ёж\"</b> 🦔").await?;
        for (typed, russian, english) in AMOUNTS {
            anna.says(typed).await?;
            anna.sees_last(say(language, russian, english))?;
        }
        anna.says("500").await?;
        for (typed, russian, english) in DATES {
            anna.says(typed).await?;
            anna.sees_last(say(language, russian, english))?;
        }
        anna.says("15.12").await?;
        world.sandbox.send_voice(anna.id, b"voice");
        world.settle().await?;
        anna.sees_last(say(language, "Голосовые, стикеры", "voice messages, stickers"))?;
        world.sandbox.send_sticker(anna.id);
        world.settle().await?;
        anna.sends_document("huge.pdf", &vec![0; 25 * 1024 * 1024]).await?;
        anna.sees_last(say(language, "больше 20 МБ", "larger than 20 MB"))?;
        anna.says(say(language, "починка", "mending")).await?;
        anna.taps(say(language, "Пропустить", "Skip")).await?;
        anna.taps(say(language, "Пропустить", "Skip")).await?;
        anna.sees_last("<b>&\"Ёж\"</b> 🦔")?;
        anna.sees_last(say(language, "500 ₽", "$500"))?;
        anna.sees_last(say(language, "вторник, 15 декабря", "Tuesday, December 15"))?;
        insta::assert_snapshot!(
            format!("bad_input_{}", language.code()),
            world.transcript().replace(&long, "а… (4000)")
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_long_text_outside_a_form_is_no_debt() -> Result<()> {
    for language in Language::ALL {
        let world = World::new().await;
        let anna = anna(&world, language).await?;
        anna.says(&"Иван 500 ".repeat(400)).await?;
        anna.sees_last(say(language, "слишком длинно", "too long"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_button_of_an_earlier_question_does_nothing() -> Result<()> {
    let world = World::new().await;
    let anna = anna(&world, Language::Ru).await?;
    anna.says("/new").await?;
    anna.says("Мария").await?;
    anna.says("12,500").await?;
    let (_, earlier) = anna.button("12 500 ₽")?;
    anna.says("700").await?;
    let told = anna.taps_stale(&earlier).await?;
    assert_eq!(told.as_deref(), Some("Этот вопрос уже позади"));
    anna.sees_last("До какого числа оплатить?")?;
    Ok(())
}
