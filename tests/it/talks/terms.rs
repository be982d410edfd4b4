//! Terms of every kind: made up in the editor, countered, declined, withdrawn, changed, over several debts.

use vovremya::domain::debt::DebtState;
use vovremya::domain::journal::Happened;
use vovremya::domain::people::Side;
use vovremya::domain::plan::TermsKind;
use vovremya::store::dossiers;

use super::*;

/// Opens the ways to come to terms from the card of the debt.
async fn needs_time(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    ivan.says("/my").await?;
    let card = ivan.button_with(either(language, "№ 1 ·", "No. 1 ·"))?;
    ivan.taps(&card).await?;
    ivan.taps(either(language, "Нужно время", "Need time")).await?;
    Ok(())
}

async fn sends(person: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    person.taps(either(language, "Отправить", "Send")).await?;
    Ok(())
}

/// The kind and the parts of the offer on the table: «10000 on 2026-12-20».
async fn on_the_table(shop: &Shop<'_>, debt: DebtId) -> anyhow::Result<(TermsKind, Vec<String>)> {
    let dossier = shop.dossier(debt).await?;
    let terms = &dossier.talks.as_ref().expect("an offer is on the table").offer.terms;
    let parts =
        terms.parts().iter().map(|part| format!("{} on {}", part.amount.amount().normalize(), part.due_on));
    Ok((terms.kind(), parts.collect()))
}

#[tokio::test]
async fn a_deferral_is_asked_for_by_a_button_and_agreed() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        needs_time(&ivan, language).await?;
        ivan.taps(either(language, "Заплачу позже", "Pay later")).await?;
        ivan.says(either(language, "20 декабря", "Dec 20")).await?;
        ivan.sees_last(either(language, "Одной суммой", "In one payment"))?;
        ivan.sees_last(either(language, "долг вы признаёте", "you confirm that you owe"))?;
        sends(&ivan, language).await?;
        anna.sees_last(either(language, "просит отсрочку", "asks for more time"))?;
        let expected = (TermsKind::Deferral, vec!["12500 on 2026-12-20".to_owned()]);
        assert_eq!(on_the_table(&shop, debt).await?, expected);
        anna.taps(either(language, "Принять", "Accept")).await?;
        assert_eq!(shop.dossier(debt).await?.parts().len(), 1);
        insta::assert_snapshot!(format!("terms_deferral_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_discount_for_paying_at_once_is_given_when_it_is_paid_in_time() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        needs_time(&ivan, language).await?;
        ivan.taps(either(language, "Скидка, если сразу", "Discount for paying now")).await?;
        ivan.says("100%").await?;
        ivan.sees_last(either(language, "Скидка должна быть меньше", "must be less than"))?;
        ivan.says("10%").await?;
        ivan.taps(either(language, "Завтра", "Tomorrow")).await?;
        ivan.sees_last(either(
            language,
            "Всего 11 250 ₽ вместо 12 500 ₽",
            "₽11,250 in all instead of ₽12,500",
        ))?;
        sends(&ivan, language).await?;
        anna.taps(either(language, "Принять", "Accept")).await?;
        ivan.taps(either(language, "Оплатить", "Pay")).await?;
        ivan.sees_last(either(language, "11 250 ₽", "₽11,250"))?;
        insta::assert_snapshot!(format!("terms_discount_{}", language.code()), seen.transcript());
        let dossier = shop.dossier(debt).await?;
        assert_eq!((dossier.payable(), dossier.balance()), (roubles(11_250), roubles(12_500)));
    }
    Ok(())
}

#[tokio::test]
async fn parts_first_payment_and_discount_are_mixed_by_tap_and_by_word() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        needs_time(&ivan, language).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.says("4").await?;
        ivan.taps(either(language, "Первый платёж", "First payment")).await?;
        ivan.says("5000").await?;
        ivan.sees_last(either(language, "1) 5 000 ₽", "1) ₽5,000"))?;
        ivan.sees_last(either(language, "2) 2 500 ₽", "2) ₽2,500"))?;
        ivan.says("500 ₽").await?;
        ivan.sees_last(either(language, "можно понять по-разному", "can be read in several ways"))?;
        ivan.taps(either(language, "Изменить часть", "Change a part")).await?;
        let second = ivan.button_with("2)")?;
        ivan.taps(&second).await?;
        ivan.says(either(language, "ерунда", "nonsense")).await?;
        ivan.sees_last(either(language, "Не понял", "did not get"))?;
        ivan.says(either(language, "3000 20.01", "3000 Jan 20")).await?;
        ivan.sees_last(either(language, "2) 3 000 ₽ — 20 января 2027", "2) ₽3,000 — January 20, 2027"))?;
        ivan.says("10%").await?;
        ivan.sees_last(either(language, "Скидка 1 250 ₽", "₽1,250 off"))?;
        ivan.sees_last(either(
            language,
            "Пока платите по графику, ничего не добавляется",
            "nothing is added",
        ))?;
        sends(&ivan, language).await?;
        let (kind, parts) = on_the_table(&shop, debt).await?;
        assert_eq!(kind, TermsKind::DiscountedInstalments);
        assert_eq!(
            parts,
            ["5000 on 2026-12-15", "3000 on 2027-01-20", "2250 on 2027-02-15", "1000 on 2027-03-15"]
        );
        insta::assert_snapshot!(format!("terms_mixed_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn three_rounds_of_counter_offers_end_in_an_agreement() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        needs_time(&ivan, language).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.says("6").await?;
        sends(&ivan, language).await?;
        anna.taps(either(language, "Встречное", "Counter-offer")).await?;
        anna.says("3").await?;
        let stale = anna.button(either(language, "Отправить", "Send"))?.1;
        sends(&anna, language).await?;
        ivan.taps(either(language, "Предложить иначе", "Suggest otherwise")).await?;
        ivan.says("5").await?;
        sends(&ivan, language).await?;
        anna.taps_stale(&stale).await?;
        anna.taps(either(language, "Встречное", "Counter-offer")).await?;
        anna.says("4").await?;
        sends(&anna, language).await?;
        let accept = ivan.button(either(language, "Согласиться", "Agree"))?.1;
        ivan.taps(either(language, "Согласиться", "Agree")).await?;
        ivan.taps_stale(&accept).await?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.parts().len(), 4);
        let countered = |happened: &Happened| matches!(happened, Happened::PlanCountered { .. });
        assert_eq!(shop.happened(debt).await?.iter().filter(|one| countered(one)).count(), 3);
        insta::assert_snapshot!(format!("terms_rounds_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn an_offer_is_declined_with_a_reason_and_the_own_request_is_taken_back() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        for _ in 0..2 {
            needs_time(&ivan, language).await?;
            ivan.taps(either(language, "По частям", "In parts")).await?;
            ivan.taps(either(language, "Пропустить", "Skip")).await?;
            sends(&ivan, language).await?;
            let happened = shop.happened(debt).await?;
            if happened.iter().any(|what| matches!(what, Happened::PlanDeclined { side: Side::Debtor, .. })) {
                break;
            }
            anna.taps(either(language, "Встречное", "Counter-offer")).await?;
            anna.says("1").await?;
            sends(&anna, language).await?;
            let agree = ivan.button(either(language, "Согласиться", "Agree"))?.1;
            ivan.taps(either(language, "Не подходит", "Does not suit me")).await?;
            ivan.says(either(language, "Столько сразу не смогу", "I cannot pay that much at once")).await?;
            anna.sees_last(either(language, "Столько сразу не смогу", "I cannot pay that much at once"))?;
            ivan.taps_stale(&agree).await?;
        }
        let accept = anna.button(either(language, "Принять", "Accept"))?.1;
        ivan.taps(either(language, "Отозвать", "Take it back")).await?;
        anna.taps_stale(&accept).await?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.talks.is_none() && dossier.agreed.is_none());
        insta::assert_snapshot!(format!("terms_declined_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn an_offer_of_the_owner_expires_and_both_hear_of_it() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        needs_time(&ivan, language).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        sends(&ivan, language).await?;
        anna.taps(either(language, "Встречное", "Counter-offer")).await?;
        anna.says("2").await?;
        sends(&anna, language).await?;
        let agree = ivan.button(either(language, "Согласиться", "Agree"))?.1;
        world.days_pass(4).await?;
        ivan.sees(either(language, "закрылось: прошло три дня", "has closed: three days have passed"))?;
        anna.sees(either(
            language,
            "на ваше предложение за три дня не ответили",
            "got no answer in three days",
        ))?;
        ivan.taps_stale(&agree).await?;
        assert!(shop.dossier(debt).await?.agreed.is_none(), "a late yes makes no plan");
    }
    Ok(())
}

#[tokio::test]
async fn several_debts_of_one_client_go_into_one_plan() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let client = shop.client("Ivan Petrov").await?;
        let mut both = Vec::new();
        for (what, amount) in [("ноутбук", 12_500), ("телефон", 2_500)] {
            let debt = shop.debt(client, what, amount).await?;
            accept(&ivan, language, &shop.link(debt).await?).await?;
            both.push(debt);
        }
        let seen = Seen::from_now_on(&world);
        needs_time(&ivan, language).await?;
        ivan.sees_last(either(language, "несколько счетов", "several invoices"))?;
        ivan.taps(either(language, "Все вместе", "All together")).await?;
        ivan.sees_last(either(language, "15 000 ₽", "₽15,000"))?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.sees_last(either(language, "1) 5 000 ₽", "1) ₽5,000"))?;
        sends(&ivan, language).await?;
        anna.taps(either(language, "Принять", "Accept")).await?;
        insta::assert_snapshot!(format!("terms_together_{}", language.code()), seen.transcript());
        for debt in &both {
            assert!(shop.dossier(*debt).await?.agreed.is_some_and(|plan| plan.is_joint()));
        }
        ivan.taps(either(language, "График платежей", "Payment schedule")).await?;
        ivan.sees_last(either(language, "→ 1) 5 000 ₽", "→ 1) ₽5,000"))?;
        ivan.sees_last(either(language, "Осталось 15 000 ₽", "₽15,000 left"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_late_part_gets_another_date_and_the_rest_stays() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        needs_time(&ivan, language).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.says("10%").await?;
        sends(&ivan, language).await?;
        anna.taps(either(language, "Принять", "Accept")).await?;
        world.pass_until("2026-12-23T12:00:00Z".parse()?).await?;
        let seen = Seen::from_now_on(&world);
        ivan.taps(either(language, "График платежей", "Payment schedule")).await?;
        ivan.taps(either(language, "Другая дата", "Another date")).await?;
        ivan.says(either(language, "25 декабря", "Dec 25")).await?;
        ivan.sees_last(either(language, "1) 3 750 ₽ — 25 декабря 2026", "1) ₽3,750 — December 25, 2026"))?;
        ivan.sees_last(either(language, "2) 3 750 ₽ — 15 января 2027", "2) ₽3,750 — January 15, 2027"))?;
        ivan.says(either(language, "20 января", "Jan 20")).await?;
        ivan.sees_last(either(language, "раньше 15 января", "before January 15"))?;
        sends(&ivan, language).await?;
        anna.taps(either(language, "Принять", "Accept")).await?;
        insta::assert_snapshot!(format!("terms_repair_{}", language.code()), seen.transcript());
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.next_part().map(|part| part.due_on), Some("2026-12-25".parse()?));
        assert_eq!((dossier.payable(), dossier.balance()), (roubles(11_250), roubles(12_500)));
        assert!(shop.happened(debt).await?.contains(&Happened::PlanReplaced));
    }
    Ok(())
}

#[tokio::test]
async fn the_editor_survives_a_restart_and_shows_anew_what_changed_meanwhile() -> anyhow::Result<()> {
    for language in RU_EN {
        let mut world = World::new().await;
        let (ivan, debt, send) = {
            let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
            let shop = Shop::open(&world, &anna, "Repair Plus").await?;
            let debt = shop.accepted_debt(&ivan, language).await?;
            needs_time(&ivan, language).await?;
            ivan.taps(either(language, "По частям", "In parts")).await?;
            ivan.taps(either(language, "Пропустить", "Skip")).await?;
            ivan.says("5").await?;
            let send = ivan.button(either(language, "Отправить", "Send"))?.1;
            shop.receives(debt, 2_500).await?;
            (ivan.id, debt, send)
        };
        world.restart().await?;
        let ivan = world.returning(ivan, "Ivan");
        ivan.taps_stale(&send).await?;
        ivan.sees_last(either(language, "сумма изменилась", "amount changed"))?;
        ivan.sees_last(either(language, "5) 2 000 ₽", "5) ₽2,000"))?;
        sends(&ivan, language).await?;
        let mut uow = world.crew.house.begin().await?;
        let dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
        assert!(dossier.talks.is_some() && dossier.debt.state == DebtState::Open);
    }
    Ok(())
}
