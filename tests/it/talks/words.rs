//! Words about paying, typed outside any form: shown back to be confirmed, asked about, or left alone.

use vovremya::domain::plan::TermsKind;

use super::*;

#[tokio::test]
async fn clear_words_are_shown_back_and_sent_after_a_confirmation() -> anyhow::Result<()> {
    for language in RU_EN {
        for (ru, en, kind, parts) in [
            ("Можно до 20 декабря?", "Can I pay by Dec 20?", TermsKind::Deferral, 1),
            ("могу по 3000 в месяц", "I can pay 3000 a month", TermsKind::Instalments, 5),
            (
                "половину в пятницу, вторую половину в конце месяца",
                "half on Friday and the rest on Dec 20",
                TermsKind::Instalments,
                2,
            ),
            (
                "заплачу сегодня, если скидка 10%",
                "can I get 10% off if I pay today",
                TermsKind::EarlyDiscount,
                1,
            ),
        ] {
            let world = World::new().await;
            let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
            let shop = Shop::open(&world, &anna, "Repair Plus").await?;
            let debt = shop.accepted_debt(&ivan, language).await?;
            ivan.says(either(language, ru, en)).await?;
            ivan.sees_last(either(language, "долг вы признаёте", "you confirm that you owe"))?;
            assert!(shop.dossier(debt).await?.talks.is_none(), "nothing is sent on words alone");
            ivan.taps(either(language, "Отправить", "Send")).await?;
            let dossier = shop.dossier(debt).await?;
            let terms = &dossier.talks.as_ref().expect("it was sent").offer.terms;
            assert_eq!((terms.kind(), terms.parts().len()), (kind, parts), "{ru}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_day_that_is_named_is_a_promise_and_one_far_away_is_asked_for() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        ivan.says(either(language, "заплачу 25 марта", "I'll pay on March 25")).await?;
        ivan.sees_last(either(language, "не позже 1 марта", "March 1, 2027 at the latest"))?;
        ivan.says("/cancel").await?;
        ivan.says(either(language, "заплачу завтра", "I'll pay tomorrow")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        assert!(shop.dossier(debt).await?.promise.is_some());
    }
    Ok(())
}

#[tokio::test]
async fn unclear_words_are_asked_about_and_others_are_left_alone() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        for (typed, ru, en) in [
            (
                either(language, "могу частями", "I can pay in parts"),
                "с чего можно начать",
                "a place to start",
            ),
            (either(language, "заплачу скоро", "I'll pay soon"), "До какого числа", "Until when"),
            (either(language, "уже заплатил", "I have already paid"), "Не понял", "did not get"),
            (either(language, "привет", "hello"), "Не понял", "did not get"),
        ] {
            ivan.says(typed).await?;
            ivan.sees_last(either(language, ru, en))?;
            ivan.says("/cancel").await?;
        }
        ivan.says(either(language, "не пиши мне", "stop")).await?;
        assert!(shop.dossier(debt).await?.talks.is_none());
        insta::assert_snapshot!(format!("words_unclear_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn with_several_debts_it_is_asked_which_one() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan, vera) =
            (world.person("Anna", language), world.person("Ivan", language), world.person("Vera", language));
        let repair = Shop::open(&world, &anna, "Repair Plus").await?;
        let school = Shop::open(&world, &vera, "School").await?;
        let debt = repair.accepted_debt(&ivan, language).await?;
        let other = school.accepted_debt(&ivan, language).await?;
        ivan.says(either(language, "могу на 5 частей", "I can pay in 5 parts")).await?;
        ivan.sees_last(either(language, "это о каком счёте", "which invoice is it about"))?;
        let button = ivan.button_with("School")?;
        ivan.taps(&button).await?;
        ivan.sees_last(either(language, "1) 2 500 ₽", "1) ₽2,500"))?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        assert!(school.dossier(other).await?.talks.is_some());
        assert!(repair.dossier(debt).await?.talks.is_none());
    }
    Ok(())
}
