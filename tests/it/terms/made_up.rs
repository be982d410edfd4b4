//! The owner makes up terms: a first offer of each kind, other terms than the client's, what follows a late part.

use vovremya::domain::journal::Happened;
use vovremya::domain::plan::TermsKind;

use super::offered::request;
use super::*;

async fn open_card(anna: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    anna.says("/debts").await?;
    let card = anna.button_with(either(language, "№ 1 ", "No. 1 "))?;
    anna.taps(&card).await?;
    Ok(())
}

#[tokio::test]
async fn the_owner_chooses_a_kind_and_sends_what_the_editor_shows() -> anyhow::Result<()> {
    let kinds = [
        ("По частям", "Instalments", TermsKind::Instalments),
        ("Отсрочку", "More time", TermsKind::Deferral),
        ("Скидку за оплату сразу", "Discount for paying now", TermsKind::EarlyDiscount),
    ];
    for language in RU_EN {
        for (ru, en, kind) in kinds {
            let world = World::new().await;
            let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
            let shop = Shop::open(&world, &anna, "Repair Plus").await?;
            let debt = shop.accepted_debt(&ivan, language).await?;
            open_card(&anna, language).await?;
            let seen = Seen::from_now_on(&world);
            anna.taps(either(language, "Условия", "Offer terms")).await?;
            anna.taps(either(language, ru, en)).await?;
            anna.taps(either(language, "Отправить", "Send")).await?;
            let talks = shop.dossier(debt).await?.talks.expect("the offer waits");
            assert_eq!(talks.offer.terms.kind(), kind);
            ivan.taps(either(language, "Согласиться", "Agree")).await?;
            assert!(shop.dossier(debt).await?.agreed.is_some());
            insta::assert_snapshot!(format!("kind_{}_{}", kind.code(), language.code()), seen.transcript());
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_counter_offer_begins_with_the_request_and_shows_the_rounds() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        request(&world, debt, &ivan, two_parts()).await?;
        let accept = anna.button(either(language, "Принять", "Accept"))?.1;
        let seen = Seen::from_now_on(&world);
        anna.taps(either(language, "Встречное", "Counter-offer")).await?;
        anna.sees_last(either(language, "6 500 ₽", "₽6,500"))?;
        anna.says(either(language, "по 3125", "parts of 3125")).await?;
        anna.taps(either(language, "Отправить", "Send")).await?;
        ivan.sees_last(either(language, "4) 3 125 ₽", "4) ₽3,125"))?;
        ivan.sees_last(either(language, "Вы 1 декабря", "You, December 1"))?;
        anna.taps_stale(&accept).await?;
        assert!(shop.dossier(debt).await?.agreed.is_none(), "nobody accepts what was replaced");
        ivan.taps(either(language, "Согласиться", "Agree")).await?;
        let agreed = shop.dossier(debt).await?.agreed.expect("the counter-offer is agreed");
        assert_eq!((agreed.offer.round, agreed.offer.terms.parts().len()), (2, 4));
        insta::assert_snapshot!(format!("counter_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_late_part_gets_a_new_date_and_the_discount_stays() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let discounted =
            terms(&[("2026-12-07", 6_000), ("2027-01-15", 6_000)], Some((500, DiscountGiven::WhenKept)));
        agree(&world, &shop, &ivan, language, &[debt], discounted).await?;
        world.days_pass(15).await?;
        let seen = Seen::from_now_on(&world);
        anna.taps(either(language, "Новая дата части", "New date for the part")).await?;
        anna.taps(either(language, "Отправить", "Send")).await?;
        world.days_pass(1).await?;
        ivan.taps(either(language, "Согласиться", "Agree")).await?;
        let plan = shop.dossier(debt).await?.agreed.expect("the repair is agreed");
        assert_eq!(plan.agreement_number(), "1-2");
        assert_eq!(plan.offer.terms.last_on(), Some("2027-01-15".parse()?), "the other part keeps its date");
        assert_eq!(plan.offer.terms.discount().map(|discount| discount.amount), Some(roubles(500)));
        assert!(shop.happened(debt).await?.contains(&Happened::PlanReplaced));
        pay(&world, &shop, debt, 12_000).await?;
        assert!(
            shop.dossier(debt).await?.is_closed(),
            "the discount is given for the plan as it was repaired"
        );
        insta::assert_snapshot!(format!("repair_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn after_a_late_part_new_terms_can_be_agreed() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    let both = terms(&[("2026-12-07", 6_500), ("2027-01-15", 6_000)], None);
    agree(&world, &shop, &ivan, Language::Ru, &[debt], both).await?;
    world.days_pass(15).await?;
    anna.taps("Новые условия").await?;
    anna.says("5").await?;
    anna.taps("Отправить").await?;
    world.days_pass(1).await?;
    ivan.taps("Согласиться").await?;
    let plan = shop.dossier(debt).await?.agreed.expect("agreed anew");
    assert_eq!(plan.agreement_number(), "1-2");
    assert_eq!(plan.offer.terms.parts().len(), 5);
    Ok(())
}
