//! Something is missing or wrong: asked, answered in every way, and silence at every point.

use vovremya::domain::debt::DebtState;
use vovremya::domain::hold::HoldReason;
use vovremya::domain::inquiry::AboutKind;
use vovremya::domain::journal::Happened;

use super::*;

/// From the card to the question what is missing or wrong.
async fn asks(ivan: &Actor<'_>, language: Language, what: (&str, &str)) -> anyhow::Result<()> {
    ivan.says("/my").await?;
    ivan.taps(&ivan.button_with(either(language, "№ 1", "No. 1"))?).await?;
    ivan.taps(either(language, "Откуда сумма", "Why this amount")).await?;
    ivan.taps(either(language, "Что-то неверно", "Something is wrong")).await?;
    ivan.taps(either(language, what.0, what.1)).await?;
    Ok(())
}

const AMOUNT: (&str, &str) = ("Сумма неверная", "Wrong amount");
const DATE: (&str, &str) = ("Срок неверный", "Wrong date");
const PAPERS: (&str, &str) = ("Попросить счёт", "Ask for the invoice");
const PAYER: (&str, &str) = ("Другой плательщик", "Bill somebody else");

/// The debtor says that the amount should be another one.
async fn names(ivan: &Actor<'_>, language: Language, amount: &str) -> anyhow::Result<()> {
    asks(ivan, language, AMOUNT).await?;
    ivan.says(amount).await?;
    ivan.taps(either(language, "Отправить", "Send")).await?;
    Ok(())
}

#[tokio::test]
async fn a_wrong_amount_is_corrected_and_the_ledger_says_why() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks(&ivan, language, AMOUNT).await?;
        ivan.says("12 500").await?;
        ivan.sees_last(either(language, "столько и есть", "what the invoice says now"))?;
        ivan.says("11 000").await?;
        ivan.says(either(language, "Без доставки", "Without delivery")).await?;
        ivan.sees_last(either(language, "«Без доставки»", "“Without delivery”"))?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        let dossier = shop.dossier(debt).await?;
        let held = dossier.hold(HoldReason::Inquiry).and_then(|hold| hold.amount);
        assert_eq!(held, Some(roubles(1_500)), "only the difference is kept back");
        anna.sees_last(either(language, "Считает, что сумма другая: 11 000 ₽", "₽11,000"))?;
        anna.taps(either(language, "Исправить на 11\u{a0}000\u{a0}₽", "Correct to ₽11,000")).await?;
        let agreed = anna.button(either(language, "Ошибка в счёте", "A mistake in the invoice"))?.1;
        anna.taps(either(language, "Ошибка в счёте", "A mistake in the invoice")).await?;
        anna.taps(either(language, "Исправить", "Correct")).await?;
        ivan.sees_last(either(language, "теперь осталось 11 000 ₽", "now ₽11,000 is left"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(11_000));
        assert!(dossier.inquiries.is_empty() && dossier.hold(HoldReason::Inquiry).is_none());
        let corrected = Happened::Corrected { from: roubles(12_500), to: roubles(11_000) };
        assert!(shop.happened(debt).await?.contains(&corrected));
        ivan.taps(either(language, "Откуда сумма", "Why this amount")).await?;
        ivan.sees_last(either(
            language,
            "исправление: -1 500 ₽ (в счёте была ошибка)",
            "there was a mistake",
        ))?;
        anna.taps_stale(&agreed).await?;
        assert_eq!(shop.dossier(debt).await?.balance(), roubles(11_000), "a second tap corrects nothing");
        insta::assert_snapshot!(format!("information_amount_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn the_owner_knows_another_amount_and_writes_why() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        names(&ivan, language, "11 000").await?;
        let seen = Seen::from_now_on(&world);
        anna.taps(either(language, "Другая сумма", "Another amount")).await?;
        anna.says(either(language, "много", "plenty")).await?;
        anna.sees_last(either(language, "Не понял сумму", "did not get the amount"))?;
        anna.says("12 000").await?;
        anna.says(either(language, "Скидка постоянному клиенту", "For a regular client")).await?;
        anna.sees_last(either(language, "было 12 500 ₽, станет 12 000 ₽", "₽12,500 becomes ₽12,000"))?;
        anna.taps(either(language, "Исправить", "Correct")).await?;
        ivan.sees_last(either(language, "«Скидка постоянному клиенту»", "“For a regular client”"))?;
        assert_eq!(shop.dossier(debt).await?.balance(), roubles(12_000));
        insta::assert_snapshot!(format!("information_other_amount_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn the_owner_explains_and_the_amount_stays() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        names(&ivan, language, "11 000").await?;
        let seen = Seen::from_now_on(&world);
        anna.taps(either(language, "Объяснить", "Explain")).await?;
        anna.says(either(language, "Доставка была в заказе", "Delivery was part of the order")).await?;
        anna.taps(either(language, "Отправить", "Send")).await?;
        ivan.sees_last(either(language, "«Доставка была в заказе»", "“Delivery was part of the order”"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.balance(), roubles(12_500));
        assert!(dossier.hold(HoldReason::Inquiry).is_none(), "the ladder goes on, softly");
        insta::assert_snapshot!(format!("information_explained_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_correction_to_nothing_settles_the_debt() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        names(&ivan, language, "100").await?;
        anna.taps(either(language, "Другая сумма", "Another amount")).await?;
        anna.taps(either(language, "Ничего", "Nothing")).await?;
        anna.taps(either(language, "Ошибка в счёте", "A mistake in the invoice")).await?;
        anna.sees_last(either(language, "долг закроется", "the debt closes"))?;
        anna.taps(either(language, "Исправить", "Correct")).await?;
        ivan.sees_last(either(language, "платить ничего не нужно", "nothing to pay"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.debt.state, DebtState::Settled);
        let done = Happened::InquiryDone {
            about: AboutKind::Amount,
            outcome: Some(
                either(language, "в счёте была ошибка", "there was a mistake in the invoice").to_owned(),
            ),
        };
        let happened = shop.happened(debt).await?;
        assert!(happened.contains(&done) && happened.contains(&Happened::Settled), "{happened:?}");
    }
    Ok(())
}

#[tokio::test]
async fn an_amount_above_the_debt_keeps_nothing_back_and_can_be_agreed() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        names(&ivan, language, "15 000").await?;
        ivan.sees_last(either(language, "должно быть 15 000 ₽", "it should be ₽15,000"))?;
        assert!(shop.dossier(debt).await?.hold(HoldReason::Inquiry).is_none());
        anna.taps(either(language, "Исправить на 15\u{a0}000\u{a0}₽", "Correct to ₽15,000")).await?;
        anna.taps(either(language, "Ошибка в счёте", "A mistake in the invoice")).await?;
        anna.taps(either(language, "Исправить", "Correct")).await?;
        assert_eq!(shop.dossier(debt).await?.balance(), roubles(15_000));
    }
    Ok(())
}

#[tokio::test]
async fn a_wrong_date_is_moved() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks(&ivan, language, DATE).await?;
        ivan.says(either(language, "25 декабря", "Dec 25")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.taps(either(language, "Перенести на 25 декабря", "Move to December 25")).await?;
        anna.taps(either(language, "Перенести", "Change the date")).await?;
        ivan.sees_last(either(language, "теперь до пятницы, 25 декабря", "now it is Friday, December 25"))?;
        assert_eq!(shop.dossier(debt).await?.debt.due_on, "2026-12-25".parse()?);
        insta::assert_snapshot!(format!("information_date_{}", language.code()), seen.transcript());
        asks(&ivan, language, DATE).await?;
        ivan.taps("31").await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.taps(either(language, "Другая дата", "Another date")).await?;
        anna.says(either(language, "28 декабря", "Dec 28")).await?;
        anna.taps(either(language, "Перенести", "Change the date")).await?;
        assert_eq!(shop.dossier(debt).await?.debt.due_on, "2026-12-28".parse()?);
    }
    Ok(())
}

#[tokio::test]
async fn papers_that_were_asked_for_are_the_answer() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks(&ivan, language, PAPERS).await?;
        anna.sees_last(either(language, "Просит прислать счёт", "Asks for a copy of the invoice"))?;
        anna.taps(either(language, "Добавить документы", "Add papers")).await?;
        anna.sends_document("invoice.pdf", b"%PDF-1.4 an invoice").await?;
        anna.sends_document("act.pdf", b"%PDF-1.4 an act").await?;
        let before = ivan.chat().len();
        anna.taps(either(language, "Готово", "Done")).await?;
        ivan.sees(either(language, "Документы, которые вы просили", "The papers you asked for"))?;
        assert!(ivan.chat().len() <= before + 3, "once for both papers\n{}", world.transcript());
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.inquiries.is_empty() && dossier.papers.len() == 2);
        insta::assert_snapshot!(format!("information_papers_{}", language.code()), seen.transcript());
        asks(&ivan, language, ("Прислать счёт", "Send the invoice")).await?;
        ivan.sees(either(language, "Документы от «Repair Plus»", "Papers from Repair Plus"))?;
    }
    Ok(())
}

#[tokio::test]
async fn another_payer_reaches_the_owner_ready_to_copy() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks(&ivan, language, PAYER).await?;
        let payer = either(language, "ООО «Ромашка», ИНН 7701234567", "Daisy Ltd, VAT GB123456789");
        ivan.says(payer).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.sees_last(payer)?;
        anna.button_with(either(language, "Скопировать данные", "Copy the data"))?;
        anna.taps(either(language, "Ответить словами", "Answer in words")).await?;
        anna.says(either(language, "Счёт отправили на почту", "The invoice is in your mail")).await?;
        anna.taps(either(language, "Отправить", "Send")).await?;
        ivan.sees_last(either(language, "Счёт отправили на почту", "The invoice is in your mail"))?;
        assert!(shop.dossier(debt).await?.inquiries.is_empty());
        insta::assert_snapshot!(format!("information_payer_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn two_questions_at_once_are_answered_one_by_one_and_taken_back() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        asks(&ivan, language, PAPERS).await?;
        names(&ivan, language, "11 000").await?;
        let hold = shop.dossier(debt).await?.hold(HoldReason::Inquiry).cloned();
        assert!(hold.is_some_and(|hold| hold.amount.is_none()), "papers keep all back");
        anna.says("/requests").await?;
        anna.sees_last(either(language, "Ждут вашего ответа: 2", "Waiting for your answer: 2"))?;
        ivan.taps(either(language, "С суммой разобрались", "The amount is clear now")).await?;
        ivan.sees_last(either(language, "отвечать не нужно", "no answer is needed"))?;
        anna.sees_last(either(language, "отвечать не нужно", "no answer is needed"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.inquiry(AboutKind::Papers).is_some() && dossier.inquiry(AboutKind::Amount).is_none());
        shop.settle(debt).await?;
        assert!(shop.dossier(debt).await?.inquiries.is_empty(), "nothing waits about a debt that is over");
        let lapsed = Happened::InquiryLapsed { about: AboutKind::Papers };
        assert!(shop.happened(debt).await?.contains(&lapsed));
        anna.says("/requests").await?;
        anna.sees_last(either(language, "никто ничего не ждёт", "Nobody is waiting"))?;
        insta::assert_snapshot!(format!("information_two_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn an_owner_who_says_nothing_is_reminded_three_times_and_the_ladder_goes_on() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        asks(&ivan, language, PAPERS).await?;
        world.days_pass(30).await?;
        let sign = either(language, "ждёт ответа по № 1", "waiting for an answer about No. 1");
        let nudges = anna.chat().iter().filter(|message| message.text.contains(sign)).count();
        assert_eq!(nudges, 3, "{}", world.transcript());
        let reminded = |happened: &Happened| matches!(happened, Happened::Reminded { .. });
        assert!(shop.happened(debt).await?.iter().any(reminded), "not held for ever");
        assert_eq!(shop.dossier(debt).await?.inquiries.len(), 1, "it goes on waiting in the requests");
    }
    Ok(())
}

#[tokio::test]
async fn papers_are_replaced_and_taken_away_and_the_debtor_hears_once() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        anna.says("/debts").await?;
        anna.taps(&anna.button_with("Petrov")?).await?;
        anna.taps(either(language, "Ещё…", "More…")).await?;
        anna.taps(either(language, "Документы", "Papers")).await?;
        anna.taps(either(language, "Добавить", "Add")).await?;
        anna.sends_document("invoice.pdf", b"%PDF-1.4 an invoice").await?;
        anna.taps(either(language, "Готово", "Done")).await?;
        ivan.sees(either(language, "Новый документ", "A new paper"))?;
        for (button, file) in [(("Заменить 1", "Replace 1"), true), (("Убрать 1", "Take away 1"), false)]
        {
            anna.taps(either(language, "Ещё…", "More…")).await?;
            anna.taps(either(language, "Документы", "Papers")).await?;
            anna.taps(either(language, button.0, button.1)).await?;
            if file {
                anna.sends_document("corrected.pdf", b"%PDF-1.4 a corrected invoice").await?;
                anna.taps(either(language, "Готово", "Done")).await?;
                let papers = shop.dossier(debt).await?.papers;
                assert_eq!(papers.len(), 1);
                assert_eq!(papers[0].file.name.as_deref(), Some("corrected.pdf"));
            } else {
                anna.sees_last("corrected.pdf")?;
                anna.taps(either(language, "Убрать", "Take away")).await?;
            }
        }
        assert!(shop.dossier(debt).await?.papers.is_empty());
        ivan.sees_last(either(language, "убрали документ", "A paper was taken off"))?;
        insta::assert_snapshot!(format!("information_change_{}", language.code()), seen.transcript());
    }
    Ok(())
}
