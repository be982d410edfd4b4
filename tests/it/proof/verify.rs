//! `/verify`: what the two sides learn, and that nobody else learns anything.

use vovremya::sandbox::{Fault, FaultKind};

use super::*;

/// What the bot answered last.
fn answered(person: &Actor<'_>) -> String {
    person.last().expect("an answer").text
}

async fn code(world: &World) -> String {
    sqlx::query_scalar("select code from agreement order by agreement_id desc limit 1")
        .fetch_one(&world.database.pool)
        .await
        .expect("an agreement")
}

/// The same file with one byte changed.
fn changed(file: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    let middle = file.len() / 2;
    file[middle] ^= 1;
    file
}

#[tokio::test]
async fn a_party_learns_by_number_code_link_and_file_that_an_agreement_is_genuine() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        agree(&world, &shop, &anna, language, debt, three_parts()).await?;
        let (_, file) = papers(&world, &ivan).remove(0);
        let code = code(&world).await;
        let genuine = either(language, "Соглашение № 1-1 подлинное", "Agreement 1-1 is genuine");
        let genuine_file =
            either(language, "Это документ соглашения № 1-1", "This is the document of agreement 1-1");
        let seen = Seen::from_now_on(&world);
        ivan.says("/verify").await?;
        ivan.says(either(language, "не знаю", "no idea")).await?;
        ivan.sees_last(either(language, "не похоже ни на номер", "neither a number nor"))?;
        ivan.says("№ 1-1").await?;
        ivan.sees_last(genuine)?;
        ivan.says(&format!("/verify {}", code.to_lowercase().replace('-', " "))).await?;
        ivan.sees_last(genuine)?;
        ivan.says("/verify").await?;
        ivan.sends_document("document.pdf", &file).await?;
        ivan.sees_last(genuine_file)?;
        let told = seen.transcript().replace(&code, "XXXX-XXXX-XXXX");
        let told = told.replace(&code.to_lowercase().replace('-', " "), "xxxx xxxx xxxx");
        insta::assert_snapshot!(format!("verify_{}", language.code()), told);
        for person in [&anna, &ivan] {
            person.starts(Some(&format!("v_{}", code.replace('-', "")))).await?;
            person.sees_last(genuine)?;
            person.sees_last(&code)?;
            // Outside of any form too, under whatever name.
            person.sends_document("scan.pdf", &file).await?;
            person.sees_last(genuine_file)?;
            person.taps(either(language, "Документ", "Document")).await?;
            person.taps(either(language, "Проверить", "Verify")).await?;
            person.sees_last(genuine)?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_pdf_changed_by_one_byte_is_not_the_document() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        agree(&world, &shop, &anna, language, debt, three_parts()).await?;
        let (name, file) = papers(&world, &ivan).remove(0);
        let other = either(language, "не документ соглашения № 1-1", "is not the document of agreement 1-1");
        for person in [&anna, &ivan] {
            let seen = Seen::from_now_on(&world);
            person.sends_document(&name, &changed(&file)).await?;
            person.sees_last(other)?;
            if person.id == ivan.id {
                let told = seen.transcript().replace(&code(&world).await, "XXXX-XXXX-XXXX");
                insta::assert_snapshot!(format!("verify_changed_{}", language.code()), told);
            }
            person.says("/verify").await?;
            person.sends_document(&name, &changed(&file)).await?;
            person.sees_last(other)?;
            // Under another name nothing says which agreement it is meant to be.
            person.says("/verify").await?;
            person.sends_document("scan.pdf", &changed(&file)).await?;
            person.sees_last(either(language, "Подтвердить не могу", "I cannot confirm this"))?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_stranger_an_unknown_number_and_an_unknown_file_get_one_and_the_same_answer() -> anyhow::Result<()>
{
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let (boris, eve) = (world.person("Boris", language), world.person("Eve", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        agree(&world, &shop, &anna, language, debt, three_parts()).await?;
        Shop::open(&world, &boris, "Paper and Ink").await?;
        eve.starts(None).await?;
        let (name, file) = papers(&world, &ivan).remove(0);
        let code = code(&world).await;
        ivan.says("/verify 99-9").await?;
        let unknown = answered(&ivan);
        for stranger in [&boris, &eve] {
            for words in ["/verify 1-1", "/verify 99-9", &format!("/verify {code}")] {
                stranger.says(words).await?;
                assert_eq!(answered(stranger), unknown, "{words}");
            }
            stranger.starts(Some(&format!("v_{}", code.replace('-', "")))).await?;
            assert_eq!(answered(stranger), unknown);
            for content in [file.clone(), changed(&file), b"%PDF nothing".to_vec()] {
                stranger.sends_document(&name, &content).await?;
                assert_eq!(answered(stranger), unknown);
                stranger.says("/verify").await?;
                stranger.sends_document("scan.pdf", &content).await?;
                assert_eq!(answered(stranger), unknown);
            }
            stranger.sees_nothing_of("Repair Plus")?;
            stranger.sees_nothing_of("Ivan")?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_colleague_of_the_owner_is_a_party_and_a_later_client_of_the_debt_is_not() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let (olga, eve) = (world.person("Olga", Language::En), world.person("Eve", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    olga.starts(None).await?;
    eve.starts(None).await?;
    sqlx::query(
        "insert into member (business_id, person_id, role, joined_at)
         select $1, person_id, 'owner', now() from person where telegram_id = $2",
    )
    .bind(shop.business.0)
    .bind(olga.id)
    .execute(&world.database.pool)
    .await?;
    agree(&world, &shop, &anna, Language::Ru, debt, three_parts()).await?;
    assert_eq!(papers(&world, &olga)[0].0, "Agreement 1-1.pdf");
    olga.says("/verify 1-1").await?;
    olga.sees_last("Agreement 1-1 is genuine")?;
    // Whose account is bound to the client by now does not matter: the agreement is with whoever accepted it.
    sqlx::query("update client set person_id = (select person_id from person where telegram_id = $1)")
        .bind(eve.id)
        .execute(&world.database.pool)
        .await?;
    eve.says("/verify 1-1").await?;
    eve.sees_last("I cannot confirm this")?;
    ivan.says("/verify 1-1").await?;
    ivan.sees_last("подлинное")?;
    Ok(())
}

#[tokio::test]
async fn one_number_of_two_businesses_brings_both_agreements() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, boris) = (world.person("Anna", Language::En), world.person("Boris", Language::En));
    let ivan = world.person("Ivan", Language::En);
    for (owner, name) in [(&anna, "Repair Plus"), (&boris, "Paper and Ink")] {
        let shop = Shop::open(&world, owner, name).await?;
        let debt = shop.accepted_debt(&ivan, Language::En).await?;
        agree(&world, &shop, owner, Language::En, debt, three_parts()).await?;
    }
    let before = ivan.chat().len();
    ivan.says("/verify 1-1").await?;
    let answers: Vec<String> = ivan.chat()[before + 1..].iter().map(|answer| answer.text.clone()).collect();
    assert_eq!(answers.len(), 2);
    assert!(answers[0].contains("Paper and Ink") && answers[1].contains("Repair Plus"), "{answers:?}");
    boris.says("/verify 1-1").await?;
    boris.sees_nothing_of("Repair Plus")?;
    Ok(())
}

#[tokio::test]
async fn what_became_of_an_agreement_is_said() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        agree(&world, &shop, &anna, language, debt, three_parts()).await?;
        let (_, first) = papers(&world, &ivan).remove(0);
        world.days_pass(1).await?;
        agree(&world, &shop, &anna, language, debt, terms(&[("2027-01-10", 12_500)])).await?;
        ivan.sends_document("first.pdf", &first).await?;
        ivan.sees_last(either(
            language,
            "2 декабря 2026 его заменило соглашение № 1-2",
            "Agreement 1-2 took its place on December 2, 2026",
        ))?;
        ivan.taps(either(language, "Проверить № 1-2", "Check 1-2")).await?;
        ivan.sees_last(either(language, "Оно действует", "It is in force"))?;
        shop.receives(debt, 12_500).await?;
        anna.says("/verify 1-2").await?;
        anna.sees_last(either(language, "Оно выполнено 2 декабря 2026", "It was kept"))?;
    }
    Ok(())
}

#[tokio::test]
async fn what_was_tampered_with_in_the_database_is_not_confirmed() -> anyhow::Result<()> {
    for (table, change) in [
        ("agreement", "update agreement set text_ru = replace(text_ru, '4 500', '4 900')"),
        ("agreement", "update agreement set text_en = text_en || ' '"),
        (
            "acceptance",
            "update acceptance set accepted_at = accepted_at - interval '1 day' where side = 'owner'",
        ),
        ("acceptance", "update acceptance set telegram_id = telegram_id + 1"),
        ("agreement_paper", "update agreement_paper set file = file || 'x' where language = 'en'"),
        ("journal", "update journal set at = at + interval '1 second' where number = 1"),
        ("journal", "update journal set hash = sha256(hash) where number = 3"),
    ] {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
        agree(&world, &shop, &anna, Language::Ru, debt, three_parts()).await?;
        let pool = &world.database.pool;
        let lock = format!("alter table {table} disable trigger {table}_is_immutable");
        crate::support::seed::run(pool, &lock).await;
        crate::support::seed::run(pool, &change.replace("4 500", "4\u{a0}500")).await;
        ivan.says("/verify 1-1").await?;
        ivan.sees_last("Подтвердить соглашение № 1-1 не могу")?;
    }
    Ok(())
}

#[tokio::test]
async fn an_agreement_is_checked_after_a_restart_as_before() -> anyhow::Result<()> {
    let mut world = World::new().await;
    let (ivan, file) = {
        let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
        agree(&world, &shop, &anna, Language::Ru, debt, three_parts()).await?;
        ivan.says("/verify").await?;
        (ivan.id, papers(&world, &ivan).remove(0).1)
    };
    world.restart().await?;
    let ivan = world.returning(ivan, "Ivan");
    ivan.sends_document("scan.pdf", &file).await?;
    ivan.sees_last("Это документ соглашения № 1-1")?;
    Ok(())
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_asked_for_again() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    agree(&world, &shop, &anna, Language::Ru, debt, three_parts()).await?;
    let (name, file) = papers(&world, &ivan).remove(0);
    let fault =
        Fault { method: Some("getFile".to_owned()), chat: None, times: 1, what: FaultKind::ServerError(502) };
    world.sandbox.order_fault(fault);
    ivan.sends_document(&name, &file).await?;
    ivan.sees_last("Не получилось прочитать этот файл")?;
    ivan.sends_document(&name, &file).await?;
    ivan.sees_last("Это документ соглашения № 1-1")?;
    Ok(())
}

#[tokio::test]
async fn an_invoice_of_the_owner_still_begins_a_debt() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::Ru);
    Shop::open(&world, &anna, "Repair Plus").await?;
    anna.sends_document("Счёт 17.pdf", b"%PDF invoice").await?;
    anna.sees_nothing_of("Подтвердить не могу")?;
    anna.sees_last("Кто")?;
    Ok(())
}

#[tokio::test]
async fn the_question_what_to_check_can_be_left() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let ivan = world.person("Ivan", language);
        ivan.starts(None).await?;
        ivan.says("/verify").await?;
        ivan.sees_last(either(language, "Пришлите номер соглашения", "Send me the number"))?;
        ivan.sends_photo("photo.png", &crate::sandbox_support::picture(20, 20)).await?;
        ivan.sees_last(either(language, "Не получилось прочитать", "I could not read this file"))?;
        ivan.taps(either(language, "Отмена", "Cancel")).await?;
        ivan.sees_last(either(language, "ничего не сохранено", "nothing was saved"))?;
    }
    Ok(())
}
