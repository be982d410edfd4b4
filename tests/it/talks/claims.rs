//! Already paid, to its end: another sum, the receipt, silence of either side, and a second time.

use chrono::{DateTime, Utc};
use vovremya::domain::hold::HoldReason;
use vovremya::domain::journal::Happened;

use super::*;

const RECEIPT: &[u8] = b"\xff\xd8\xff\xe0 a receipt";

async fn reminders(shop: &Shop<'_>, debt: DebtId) -> anyhow::Result<usize> {
    let reminds = |happened: &&Happened| matches!(happened, Happened::Reminded { .. });
    Ok(shop.happened(debt).await?.iter().filter(reminds).count())
}

#[tokio::test]
async fn another_sum_came_in_and_the_debtor_hears_both() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        says_all_is_paid(&ivan, language).await?;
        anna.taps(either(language, "Другая сумма", "Another sum")).await?;
        anna.says("13 000").await?;
        anna.sees_last(either(language, "больше, чем осталось", "more than what is left"))?;
        anna.says("10 000").await?;
        anna.sees_last(either(language, "Записать 10 000 ₽", "Record ₽10,000"))?;
        anna.taps(either(language, "Записать", "Record")).await?;
        ivan.sees_last(either(language, "Вы писали о 12 500 ₽, а пришло 10 000 ₽", "₽10,000 came in"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(2_500));
        assert!(dossier.claim.is_none() && dossier.hold(HoldReason::PaymentClaim).is_none());
        insta::assert_snapshot!(format!("claims_other_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn more_came_in_than_the_part_that_was_claimed() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        ivan.says("5 000").await?;
        ivan.taps(either(language, "Вчера", "Yesterday")).await?;
        ivan.taps(either(language, "Без чека", "Without a receipt")).await?;
        anna.sees_last(either(language, "30 ноября оплачено 5 000 ₽", "₽5,000 was paid on November 30"))?;
        anna.taps(either(language, "Другая сумма", "Another sum")).await?;
        anna.says("6 000").await?;
        anna.taps(either(language, "Записать", "Record")).await?;
        ivan.sees_last(either(language, "писали о 5 000 ₽, а пришло 6 000 ₽", "₽5,000; ₽6,000 came in"))?;
        assert_eq!(shop.dossier(debt).await?.balance(), roubles(6_500));
    }
    Ok(())
}

#[tokio::test]
async fn the_owner_asks_for_the_receipt_and_gets_it() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        says_all_is_paid(&ivan, language).await?;
        anna.taps(either(language, "Попросить чек", "Ask for the receipt")).await?;
        ivan.sees_last(either(language, "просит чек", "asks for the receipt"))?;
        assert!(shop.dossier(debt).await?.claim.is_some_and(|claim| claim.receipt_asked));
        ivan.taps(either(language, "Прислать чек", "Send the receipt")).await?;
        ivan.says(either(language, "сейчас", "a moment")).await?;
        ivan.sees_last(either(language, "фотографией или файлом", "a photo or a PDF"))?;
        ivan.sends_photo("receipt.jpg", RECEIPT).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        ivan.sees_last(either(language, "Чек передали", "has the receipt"))?;
        anna.sees(either(language, "Чек приложен", "The receipt is attached"))?;
        assert!(anna.chat().iter().any(|message| message.from_bot && message.photo.is_some()));
        anna.taps(either(language, "Получили 12\u{a0}500\u{a0}₽", "Received ₽12,500")).await?;
        assert!(shop.dossier(debt).await?.is_closed());
        let happened = shop.happened(debt).await?;
        assert!(happened.contains(&Happened::ReceiptAsked) && happened.contains(&Happened::ReceiptSent));
        insta::assert_snapshot!(format!("claims_receipt_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_debtor_who_sends_no_receipt_is_asked_once_more_and_then_the_owner_decides() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        says_all_is_paid(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        anna.taps(either(language, "Попросить чек", "Ask for the receipt")).await?;
        world.days_pass(4).await?;
        ivan.sees_last(either(language, "всё ещё ждёт чек", "still waiting for the receipt"))?;
        world.days_pass(5).await?;
        anna.sees_last(either(language, "мы просили дважды", "we asked twice"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.claim.is_some_and(|claim| !claim.receipt_asked), "it is the owner's turn");
        assert_eq!(reminders(&shop, debt).await?, 0, "nobody is reminded meanwhile\n{}", world.transcript());
        anna.taps(either(language, "Не получили", "Not received")).await?;
        ivan.sees_last(either(language, "деньги пока не дошли", "has not arrived yet"))?;
        insta::assert_snapshot!(format!("claims_no_receipt_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn an_owner_who_says_nothing_is_reminded_and_the_debtor_is_not_nagged_on_that_day() -> anyhow::Result<()>
{
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        says_all_is_paid(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        let nudges = |anna: &Actor<'_>| {
            let sign = either(language, "ждёт ответа об оплате", "waiting for an answer about a payment");
            anna.chat().iter().filter(|message| message.text.contains(sign)).count()
        };
        world.pass_until("2026-12-03T08:00:00Z".parse()?).await?;
        assert_eq!(nudges(&anna), 1);
        world.pass_until("2026-12-09T09:00:00Z".parse()?).await?;
        assert_eq!(nudges(&anna), 3);
        anna.sees_last(either(language, "напоминания клиенту продолжатся", "reminders to the client go on"))?;
        ivan.sees_last(either(language, "пока не подтвердила", "has not confirmed"))?;
        let ends = shop.dossier(debt).await?.hold(HoldReason::PaymentClaim).and_then(|hold| hold.until);
        let soonest: DateTime<Utc> = "2026-12-12T07:00:00Z".parse()?;
        assert!(ends.is_some_and(|ends| ends >= soonest), "{ends:?}");
        assert_eq!(reminders(&shop, debt).await?, 0);
        world.pass_until("2026-12-18T09:00:00Z".parse()?).await?;
        assert_eq!(nudges(&anna), 3, "three times is enough");
        assert!(reminders(&shop, debt).await? > 0, "reminders go on\n{}", world.transcript());
        anna.says("/requests").await?;
        anna.sees_last(either(language, "Ждут вашего ответа: 1", "Waiting for your answer: 1"))?;
        anna.taps(&anna.button_with("Petrov")?).await?;
        anna.taps(either(language, "Получили 12\u{a0}500\u{a0}₽", "Received ₽12,500")).await?;
        assert!(shop.dossier(debt).await?.is_closed());
        insta::assert_snapshot!(format!("claims_silent_owner_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn after_a_denial_only_a_receipt_helps() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        says_all_is_paid(&ivan, language).await?;
        anna.taps(either(language, "Не получили", "Not received")).await?;
        let seen = Seen::from_now_on(&world);
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        ivan.taps(either(language, "Всё: 12\u{a0}500\u{a0}₽", "All: ₽12,500")).await?;
        ivan.taps(either(language, "Сегодня", "Today")).await?;
        ivan.sees_last(either(language, "теперь нужен чек", "a receipt is needed now"))?;
        assert!(ivan.button(either(language, "Без чека", "Without a receipt")).is_err());
        ivan.sends_photo("receipt.jpg", RECEIPT).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.sees(either(language, "Чек приложен", "The receipt is attached"))?;
        assert!(shop.dossier(debt).await?.claim.is_some());
        insta::assert_snapshot!(format!("claims_second_{}", language.code()), seen.transcript());
    }
    Ok(())
}
