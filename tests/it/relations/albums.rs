//! Several photos sent as one album: one answer, one thing passed on.

use vovremya::sandbox::ShownMessage;

use super::*;

fn album(actor: &Actor<'_>) -> Vec<ShownMessage> {
    actor.chat().into_iter().filter(|message| message.from_bot && message.album.is_some()).collect()
}

const FILES: [(&str, &[u8]); 3] = [("1.jpg", PICTURE), ("2.jpg", PICTURE), ("3.mp4", b"video")];

#[tokio::test]
async fn an_album_is_passed_on_as_one_album_under_one_heading() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        writes(&ivan, language).await?;
        let (heard, answers) = (anna.chat().len(), ivan.chat().len());
        ivan.sends_album(either(language, "Вот что с экраном", "Look at the screen"), &FILES).await?;
        assert_eq!(ivan.chat().len(), answers + 3 + 1, "one answer\n{}", world.transcript());
        assert_eq!(anna.chat().len(), heard + 1 + 3, "one heading\n{}", world.transcript());
        let passed_on = album(&anna);
        assert_eq!(passed_on.len(), 3);
        assert!(passed_on.iter().all(|message| message.album == passed_on[0].album));
        assert_eq!(passed_on.iter().filter(|message| message.video.is_some()).count(), 1);
        anna.sees(either(language, "Вот что с экраном", "Look at the screen"))?;
        anna.taps(either(language, "Ответить", "Answer")).await?;
        anna.sends_album("", &FILES).await?;
        assert_eq!(album(&ivan).len(), 3);
        assert_eq!(said(&shop.happened(debt).await?), 6, "every message is kept");
        insta::assert_snapshot!(format!("album_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn an_update_of_an_album_that_comes_twice_is_passed_on_once() -> anyhow::Result<()> {
    let world = World::new().await;
    let language = Language::En;
    let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, language).await?;
    writes(&ivan, language).await?;
    ivan.sends_album("Look", &FILES).await?;
    let heard = anna.chat().len();
    let late = world.sandbox.update_ids().into_iter().rev().nth(1).expect("three files came");
    // Telegram delivers the same update again: it has its effect once.
    world.sandbox.redeliver(late);
    world.settle().await?;
    assert_eq!(anna.chat().len(), heard);
    ivan.sends_photo("4.jpg", PICTURE).await?;
    assert_eq!(anna.chat().len(), heard + 1);
    Ok(())
}

#[tokio::test]
async fn a_form_answers_an_album_once() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        let before = ivan.chat().len();
        ivan.sends_album("", &[("1.jpg", PICTURE), ("2.jpg", PICTURE)]).await?;
        assert_eq!(ivan.chat().len(), before + 2 + 1, "{}", world.transcript());
        ivan.taps(either(language, "Всё: 12\u{a0}500\u{a0}₽", "All: ₽12,500")).await?;
        ivan.taps(either(language, "Сегодня", "Today")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        assert_eq!(album(&anna).len(), 2, "both photos of the receipt\n{}", world.transcript());
    }
    Ok(())
}
