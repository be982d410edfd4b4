//! A call, a meeting: asked for by the debtor, done by the owner, and what came of it.

use super::*;

async fn asks_for_a_call(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    would_like_to_talk(ivan, language).await?;
    ivan.taps(either(language, "Попросить позвонить", "Ask for a call")).await?;
    Ok(())
}

#[tokio::test]
async fn a_call_at_a_likely_time_on_a_shared_number_ends_in_the_history() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks_for_a_call(&ivan, language).await?;
        ivan.taps(&ivan.button_with(either(language, "завтра утром", "tomorrow morning"))?).await?;
        ivan.says(either(language, "мой старый", "my old one")).await?;
        ivan.sees_last(either(language, "Не похоже на номер", "does not look like"))?;
        ivan.taps(either(language, "Поделиться номером", "Share my number")).await?;
        ivan.shares_phone("79001234567").await?;
        anna.sees_last("+79001234567")?;
        assert!(shop.dossier(debt).await?.silencing_hold(world.crew.house.clock.now()).is_some());
        anna.says("/requests").await?;
        anna.taps(&anna.button_with("Ivan Petrov")?).await?;
        anna.sees_last(either(language, "просит позвонить", "asks for a call"))?;
        let done = either(language, "Готово, записать итог", "Done, note the outcome");
        let stale = anna.button(done)?.1;
        anna.taps(done).await?;
        let outcome = either(language, "Заплатит в пятницу", "Pays on Friday");
        anna.says(outcome).await?;
        anna.sees_last(outcome)?;
        ivan.sees_last(either(
            language,
            "звонок по счёту № 1 состоялся",
            "the call about invoice 1 took place",
        ))?;
        ivan.sees_nothing_of(outcome)?;
        let about = AboutKind::Call;
        let noted = Happened::InquiryDone { about, outcome: Some(outcome.to_owned()) };
        assert!(shop.happened(debt).await?.contains(&noted));
        assert!(shop.dossier(debt).await?.hold(HoldReason::Inquiry).is_none());
        anna.taps_stale(&stale).await?;
        anna.sees_last(either(language, "уже закончен", "is over"))?;
        insta::assert_snapshot!(format!("call_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_number_is_typed_or_taken_from_what_is_known() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        asks_for_a_call(&ivan, language).await?;
        ivan.says(either(language, "в среду после шести", "Wednesday after six")).await?;
        ivan.says("8 (900) 765-43-21").await?;
        anna.sees_last("+79007654321")?;
        anna.sees_last(either(language, "в среду после шести", "Wednesday after six"))?;
        // One call is asked for at a time.
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        would_like_to_talk(&ivan, language).await?;
        ivan.sees_last(either(language, "уже просили позвонить", "have asked for a call"))?;
        anna.taps(either(language, "Готово, записать итог", "Done, note the outcome")).await?;
        anna.taps(either(language, "Без итога", "No outcome")).await?;
        // Now the number is on file.
        ivan.shares_phone("+79001112233").await?;
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        asks_for_a_call(&ivan, language).await?;
        ivan.taps(either(language, "в любое время", "any time")).await?;
        ivan.taps("+79001112233").await?;
        let call = shop.dossier(debt).await?.inquiry(AboutKind::Call).cloned().expect("asked for");
        assert_eq!(call.phone.as_deref(), Some("+79001112233"));
    }
    Ok(())
}

#[tokio::test]
async fn a_meeting_is_proposed_in_words_and_noted_when_it_was() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        would_like_to_talk(&ivan, language).await?;
        ivan.taps(either(language, "Предложить встречу", "Suggest a meeting")).await?;
        ivan.says(either(language, "В четверг в 18:00 у вас", "Thursday at 6 pm at your place")).await?;
        anna.sees_last(either(language, "В четверг в 18:00 у вас", "Thursday at 6 pm at your place"))?;
        // The owner answers in words; the meeting stays a task.
        anna.taps(either(language, "Ответить", "Answer")).await?;
        anna.says(either(language, "Хорошо, ждём", "Fine, see you")).await?;
        ivan.sees_last(either(language, "Хорошо, ждём", "Fine, see you"))?;
        anna.says("/requests").await?;
        anna.taps(&anna.button_with("Ivan Petrov")?).await?;
        anna.taps(either(language, "Готово, записать итог", "Done, note the outcome")).await?;
        anna.taps(either(language, "Назад", "Back")).await?;
        anna.taps(either(language, "Готово, записать итог", "Done, note the outcome")).await?;
        anna.says(either(language, "Договорились о скидке", "Agreed on a discount")).await?;
        anna.taps(either(language, "Долг № 1", "Debt 1")).await?;
        anna.taps(either(language, "Ещё…", "More…")).await?;
        anna.taps(either(language, "История", "History")).await?;
        anna.sees_last(either(language, "Договорились о скидке", "Agreed on a discount"))?;
        assert!(shop.dossier(debt).await?.inquiries.is_empty());
        insta::assert_snapshot!(format!("meeting_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_form_left_half_way_asks_for_nothing_and_survives_a_restart() -> anyhow::Result<()> {
    let mut world = World::new().await;
    let language = Language::En;
    let (anna, ivan) = (world.person("Anna", language).id, world.person("Ivan", language).id);
    let debt: DebtId = {
        let (anna, ivan) = (world.returning(anna, "Anna"), world.returning(ivan, "Ivan"));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        asks_for_a_call(&ivan, language).await?;
        ivan.taps("any time").await?;
        debt
    };
    world.restart().await?;
    let ivan = world.returning(ivan, "Ivan");
    ivan.taps("Share my number").await?;
    ivan.taps("Back").await?;
    ivan.taps("Back").await?;
    let mut uow = world.crew.house.begin().await?;
    let dossier = vovremya::store::dossiers::lock(uow.db(), debt).await?.expect("made before");
    assert!(dossier.inquiries.is_empty());
    Ok(())
}
