//! Already paid: claimed with a receipt or without, confirmed or denied.

use vovremya::domain::debt::DebtState;
use vovremya::domain::hold::HoldReason;
use vovremya::domain::journal::Happened;

use super::*;

#[tokio::test]
async fn all_is_paid_without_a_receipt_and_both_are_thanked() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        says_all_is_paid(&ivan, language).await?;
        anna.sees_last(either(language, "Чека нет", "There is no receipt"))?;
        assert!(shop.dossier(debt).await?.hold(HoldReason::PaymentClaim).is_some());
        let received = either(language, "Получили 12\u{a0}500\u{a0}₽", "Received ₽12,500");
        let again = anna.button(received)?.1;
        anna.taps(received).await?;
        ivan.sees_last(either(language, "Спасибо!", "Thank you!"))?;
        anna.sees_last(either(language, "оплачен полностью", "paid in full"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.debt.state, DebtState::Settled);
        assert!(dossier.balance().is_zero());
        anna.taps_stale(&again).await?;
        assert_eq!(shop.dossier(debt).await?.ledger.entries().len(), 2, "a second tap records nothing");
        insta::assert_snapshot!(format!("paid_all_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_part_with_a_receipt_is_confirmed_and_the_rest_stays() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        ivan.says("20 000").await?;
        ivan.sees_last(either(language, "больше, чем осталось", "more than what is left"))?;
        ivan.says("5 000").await?;
        ivan.says(either(language, "завтра", "tomorrow")).await?;
        ivan.sees_last(either(language, "ещё не наступил", "still to come"))?;
        ivan.says("28.11.2026").await?;
        ivan.sees_last(either(
            language,
            "оплачено 5 000 ₽, 28 ноября",
            "₽5,000 paid on invoice 1, on November 28",
        ))?;
        ivan.sends_document("receipt.pdf", b"%PDF-1.4 a receipt").await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.sees(either(language, "Чек приложен", "The receipt is attached"))?;
        anna.taps(either(language, "Получили 5\u{a0}000\u{a0}₽", "Received ₽5,000")).await?;
        ivan.sees_last(either(language, "7 500 ₽ · до", "₽7,500 · due"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(7_500));
        assert!(dossier.claim.is_none() && dossier.holds.is_empty());
        insta::assert_snapshot!(format!("paid_part_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn money_that_did_not_arrive_is_said_politely_and_can_be_claimed_again() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        says_all_is_paid(&ivan, language).await?;
        anna.taps(either(language, "Не получили", "Not received")).await?;
        ivan.sees_last(either(language, "деньги пока не дошли", "has not arrived yet"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(12_500));
        assert!(dossier.claim.is_none() && dossier.hold(HoldReason::PaymentClaim).is_none());
        assert!(shop.happened(debt).await?.contains(&Happened::PaymentClaimDenied));
        insta::assert_snapshot!(format!("paid_denied_{}", language.code()), seen.transcript());
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        ivan.sees_last(either(language, "всё или часть", "everything or a part"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_second_claim_waits_for_the_answer_to_the_first() -> anyhow::Result<()> {
    let world = World::new().await;
    let language = Language::Ru;
    let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, language).await?;
    let first = ivan.button("Уже оплатил")?.1;
    says_all_is_paid(&ivan, language).await?;
    ivan.taps_stale(&first).await?;
    let claims = |happened: &Happened| matches!(happened, Happened::PaymentClaimed { .. });
    assert_eq!(shop.happened(debt).await?.iter().filter(|one| claims(one)).count(), 1);
    Ok(())
}
