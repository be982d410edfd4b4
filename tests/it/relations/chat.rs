//! Words, photos, voice and files both ways; leaving; silence on either side; who may not.

use chrono::TimeDelta;
use vovremya::domain::debt::DebtState;

use super::*;

#[tokio::test]
async fn words_photo_voice_video_and_file_go_both_ways_with_who_said_them() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        writes(&ivan, language).await?;
        assert!(shop.dossier(debt).await?.inquiries.is_empty(), "nothing is opened before something is said");
        ivan.says(either(language, "Здравствуйте! Можно зайти в субботу?", "Hello! May I come on Saturday?"))
            .await?;
        anna.sees_last(either(language, "Ivan Petrov, № 1:", "Ivan Petrov, No. 1:"))?;
        let version = shop.dossier(debt).await?.debt.version;
        ivan.sends_photo("screen.jpg", PICTURE).await?;
        ivan.sends_voice(b"voice").await?;
        ivan.sends_video("screen.mp4", b"video").await?;
        ivan.sends_document("receipt.pdf", b"%PDF-1.7").await?;
        assert_eq!(shop.dossier(debt).await?.debt.version, version, "buttons stay good while people talk");
        ivan.taps(either(language, "Выйти", "Leave")).await?;
        let chat = anna.chat();
        assert!(chat.iter().any(|message| message.from_bot && message.photo.is_some()));
        assert!(chat.iter().any(|message| message.from_bot && message.voice.is_some()));
        assert!(chat.iter().any(|message| message.from_bot && message.video.is_some()));
        assert!(chat.iter().any(|message| message.from_bot && message.document.is_some()));

        anna.taps(either(language, "Ответить", "Answer")).await?;
        anna.says(either(language, "Да, до шести", "Sure, until six")).await?;
        ivan.sees_last(either(language, "Anna, «Repair Plus», № 1:", "Anna, Repair Plus, No. 1:"))?;
        anna.sends_voice(b"voice").await?;
        anna.sends_photo("shop.jpg", PICTURE).await?;
        assert!(ivan.chat().iter().any(|message| message.from_bot && message.voice.is_some()));
        anna.taps(either(language, "Вся переписка", "All messages")).await?;
        anna.sees(either(language, "Можно зайти в субботу?", "May I come on Saturday?"))?;
        assert_eq!(said(&shop.happened(debt).await?), 8);
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.hold(HoldReason::Inquiry).is_some_and(|hold| hold.until.is_some()));
        insta::assert_snapshot!(format!("chat_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn who_has_left_writes_to_nobody_and_any_button_or_command_leaves() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        for way_out in ["button", "/cancel", "/my", "menu"] {
            writes(&ivan, language).await?;
            ivan.says("1").await?;
            match way_out {
                "button" => drop(ivan.taps(either(language, "Выйти", "Leave")).await?),
                "menu" => drop(ivan.taps(either(language, "Вся переписка", "All messages")).await?),
                command => ivan.says(command).await?,
            }
            let before = said(&shop.happened(debt).await?);
            ivan.says(either(language, "это никому", "this is for nobody")).await?;
            assert_eq!(said(&shop.happened(debt).await?), before, "{way_out}\n{}", world.transcript());
            ivan.says("/my").await?;
            ivan.taps(&ivan.button_with(either(language, "12 500", "12,500"))?).await?;
        }
        anna.sees_nothing_of(either(language, "это никому", "this is for nobody"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_restart_in_the_middle_of_a_chat_loses_nothing() -> anyhow::Result<()> {
    let mut world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::En).id, world.person("Ivan", Language::En).id);
    let debt = {
        let (anna, ivan) = (world.returning(anna, "Anna"), world.returning(ivan, "Ivan"));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, Language::En).await?;
        writes(&ivan, Language::En).await?;
        ivan.says("Hello").await?;
        debt
    };
    world.restart().await?;
    let (anna, ivan) = (world.returning(anna, "Anna"), world.returning(ivan, "Ivan"));
    ivan.says("Are you there?").await?;
    anna.sees_last("Are you there?")?;
    ivan.taps("All messages").await?;
    ivan.sees_last("Hello")?;
    assert!(debt.0 > 0);
    Ok(())
}

#[tokio::test]
async fn the_owner_begins_and_colleagues_read_along_in_contact_hours() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let boris = world.person("Boris", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        shop.accepted_debt(&ivan, language).await?;
        boris.starts(None).await?;
        shop.joined_by(&boris).await?;
        // Late in the evening: Ivan has asked nothing, so he hears it in the morning.
        world.pass(TimeDelta::hours(14)).await?;
        anna.says("/debts").await?;
        anna.taps(&anna.button_with("Ivan Petrov")?).await?;
        anna.taps(either(language, "Ещё…", "More…")).await?;
        anna.taps(either(language, "Написать", "Write")).await?;
        anna.says(either(language, "Ноутбук готов", "Your laptop is ready")).await?;
        anna.sees_last(either(language, "получит это 02.12.2026", "gets this on"))?;
        boris.sees_last(either(
            language,
            "Anna пишет клиенту Ivan Petrov, № 1:",
            "Anna writes to Ivan Petrov, No. 1:",
        ))?;
        ivan.sees_nothing_of(either(language, "Ноутбук готов", "Your laptop is ready"))?;
        world.pass(TimeDelta::hours(12)).await?;
        ivan.sees_last(either(language, "Ноутбук готов", "Your laptop is ready"))?;
        // An answer comes at once, and so does the word that answers it.
        ivan.taps(either(language, "Ответить", "Answer")).await?;
        ivan.says(either(language, "Спасибо!", "Thank you!")).await?;
        anna.sees(either(language, "Спасибо!", "Thank you!"))?;
        boris.sees_last(either(language, "Спасибо!", "Thank you!"))?;
    }
    Ok(())
}

#[tokio::test]
async fn either_side_may_take_no_messages_and_disputes_go_on() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        writes(&ivan, language).await?;
        ivan.says(either(language, "Верните деньги!", "Give me my money back!")).await?;
        anna.taps(either(language, "Вся переписка", "All messages")).await?;
        let mute = either(language, "Не получать сообщения", "No more messages");
        let again = either(language, "Снова получать", "Get messages again");
        let stale = anna.button(mute)?.1;
        anna.taps(mute).await?;
        ivan.sees_last(either(language, "не ведёт переписку", "does not take messages"))?;
        assert!(shop.dossier(debt).await?.inquiry(AboutKind::Chat).is_none(), "the chat is over");
        // A second tap is harmless, and nobody is told twice.
        let told = ivan.chat().len();
        anna.taps_stale(&stale).await?;
        assert_eq!(ivan.chat().len(), told);
        // The form was open: what comes now is not passed on, and Ivan learns why.
        ivan.says(either(language, "Слышите?", "Can you hear me?")).await?;
        anna.sees_nothing_of(either(language, "Слышите?", "Can you hear me?"))?;
        ivan.sees_last(either(language, "Переписка закрыта", "Messages are switched off"))?;
        anna.taps(again).await?;
        ivan.sees(either(language, "снова на связи", "takes messages again"))?;

        // Now the other way round.
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        would_like_to_talk(&ivan, language).await?;
        ivan.taps(mute).await?;
        anna.sees_last(either(language, "не хочет переписываться", "would rather not chat"))?;
        anna.says("/debts").await?;
        anna.taps(&anna.button_with("Ivan Petrov")?).await?;
        anna.taps(either(language, "Ещё…", "More…")).await?;
        anna.taps(either(language, "Написать", "Write")).await?;
        anna.sees_last(either(language, "Переписка закрыта", "Messages are switched off"))?;
        ivan.taps(again).await?;
        anna.sees_last(either(language, "снова готов", "happy to chat"))?;
        assert!(
            shop.happened(debt).await?.iter().filter(|what| matches!(what, Happened::Muted { .. })).count()
                == 2
        );
        insta::assert_snapshot!(format!("muted_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_closed_topic_refuses_kindly() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        writes(&ivan, language).await?;
        ivan.says(either(language, "Спасибо за работу", "Thanks for the work")).await?;
        let answer = anna.button(either(language, "Ответить", "Answer"))?.1;
        shop.settle(debt).await?;
        world.settle().await?;
        assert_eq!(shop.dossier(debt).await?.debt.state, DebtState::Settled);
        anna.taps_stale(&answer).await?;
        anna.sees_last(either(language, "уже закончен", "is over"))?;
        ivan.says(either(language, "И ещё…", "One more thing…")).await?;
        ivan.sees_last(either(language, "уже закончен", "is over"))?;
        anna.sees_nothing_of(either(language, "И ещё…", "One more thing…"))?;
    }
    Ok(())
}

#[tokio::test]
async fn strangers_and_former_members_get_nothing_of_a_chat() -> anyhow::Result<()> {
    let world = World::new().await;
    let language = Language::En;
    let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
    let (boris, olga) = (world.person("Boris", language), world.person("Olga", language));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, language).await?;
    Shop::open(&world, &olga, "Bakery").await?;
    boris.starts(None).await?;
    shop.joined_by(&boris).await?;
    writes(&ivan, language).await?;
    ivan.says("My secret").await?;
    let owners = [boris.button("Answer")?.1, boris.button("All messages")?.1];
    let debtors = [ivan.button("All messages")?.1];
    boris.taps("Answer").await?;
    shop.left_by(&boris).await?;
    let before = said(&shop.happened(debt).await?);
    boris.says("I have left, but my form is open").await?;
    for button in &owners {
        boris.taps_stale(button).await?;
        boris.says("Let me in").await?;
        olga.taps_stale(button).await?;
        olga.says("Let me in").await?;
        ivan.taps_stale(button).await?;
    }
    for button in &debtors {
        for stranger in [&olga, &boris, &anna] {
            stranger.taps_stale(button).await?;
        }
    }
    assert_eq!(said(&shop.happened(debt).await?), before);
    olga.sees_nothing_of("My secret")?;
    olga.sees_nothing_of("Ivan")?;
    ivan.sees_nothing_of("I have left")?;
    Ok(())
}

#[tokio::test]
async fn whoever_owes_now_does_not_read_what_another_wrote() -> anyhow::Result<()> {
    let world = World::new().await;
    let language = Language::En;
    let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
    let peter = world.person("Peter", language);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, language).await?;
    writes(&ivan, language).await?;
    ivan.says("My secret").await?;
    let read = ivan.button("All messages")?.1;
    ivan.taps("Leave").await?;
    ivan.says("/my").await?;
    ivan.taps(&ivan.button_with("12,500")?).await?;
    ivan.taps("Why this amount").await?;
    ivan.taps("Not my debt").await?;
    ivan.taps("Yes, it's a mistake").await?;
    accept(&peter, language, &shop.link(debt).await?).await?;
    peter.taps_stale(&read).await?;
    peter.sees_nothing_of("My secret")?;
    ivan.taps_stale(&read).await?;
    Ok(())
}

#[tokio::test]
async fn a_chat_that_falls_silent_is_reminded_of_and_closes_by_itself() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        writes(&ivan, language).await?;
        ivan.says(either(language, "Есть кто?", "Anybody there?")).await?;
        world.days_pass(1).await?;
        anna.sees(either(language, "ждёт ответа по № 1", "waiting"))?;
        anna.taps(either(language, "Ответить", "Answer")).await?;
        anna.says("/requests").await?;
        anna.taps(&anna.button_with("Ivan Petrov")?).await?;
        anna.taps(either(language, "Ответить", "Answer")).await?;
        anna.says(either(language, "Да, слушаю", "Yes, go on")).await?;
        let held = shop.dossier(debt).await?.hold(HoldReason::Inquiry).and_then(|hold| hold.until);
        assert_eq!(held, Some(world.crew.house.clock.now() + TimeDelta::days(10)), "bounded");
        world.days_pass(9).await?;
        assert!(shop.dossier(debt).await?.inquiry(AboutKind::Chat).is_some());
        world.days_pass(2).await?;
        assert!(shop.dossier(debt).await?.inquiry(AboutKind::Chat).is_none());
        anna.sees(either(language, "закрылась сама", "closed by itself"))?;
        anna.says("/requests").await?;
        anna.sees_last(either(language, "никто ничего не ждёт", "Nobody is waiting"))?;
        insta::assert_snapshot!(format!("silence_{}", language.code()), seen.transcript());
    }
    Ok(())
}
