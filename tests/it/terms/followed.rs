//! What was agreed: paid early, paid over, late, ended.

use chrono::TimeDelta;
use vovremya::domain::debt::DebtState;
use vovremya::domain::journal::Happened;

use super::*;

#[tokio::test]
async fn a_plan_that_is_paid_early_is_thanked_for_and_its_discount_given() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        let discounted =
            terms(&[("2026-12-15", 6_000), ("2027-01-15", 6_000)], Some((500, DiscountGiven::WhenKept)));
        agree(&world, &shop, &ivan, language, &[debt], discounted).await?;
        anna.taps(either(language, "Долг № 1", "Debt 1")).await?;
        anna.sees_last(either(language, "Соглашение № 1-1", "Agreement 1-1"))?;
        anna.taps(either(language, "Внести оплату", "Record payment")).await?;
        anna.says("12500").await?;
        anna.sees_last(either(language, "больше, чем осталось", "more than what is left"))?;
        anna.says("7000").await?;
        anna.sees_last(either(
            language,
            "часть 1 (6 000 ₽) и часть 2 (1 000 ₽)",
            "part 1 (₽6,000) and part 2 (₽1,000)",
        ))?;
        anna.taps(either(language, "Записать", "Record")).await?;
        ivan.sees_last(either(language, "✓ Часть 1", "✓ Part 1"))?;
        ivan.sees_last(either(language, "осталось 5 000 ₽", "₽5,000 left"))?;
        anna.taps(either(language, "Внести оплату", "Record payment")).await?;
        anna.taps(either(language, "Часть 2: 5 000 ₽", "Part 2: ₽5,000")).await?;
        anna.taps(either(language, "Записать", "Record")).await?;
        ivan.sees_last(either(language, "раньше срока", "and early too"))?;
        ivan.sees_last(either(language, "Скидка 500 ₽ ваша", "discount of ₽500 is yours"))?;
        anna.sees(either(language, "всё оплачено раньше срока", "is paid, ahead of time"))?;
        let dossier = shop.dossier(debt).await?;
        assert_eq!(dossier.debt.state, DebtState::Settled);
        assert!(dossier.balance().is_zero());
        assert!(shop.happened(debt).await?.contains(&Happened::PlanKept));
        insta::assert_snapshot!(format!("kept_early_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_discount_given_at_once_is_explained_with_its_agreement() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let early = terms(&[("2026-12-05", 11_500)], Some((1_000, DiscountGiven::AtOnce)));
        agree(&world, &shop, &ivan, language, &[debt], early).await?;
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        ivan.taps(either(language, "Откуда сумма", "Why this amount")).await?;
        ivan.sees_last(either(language, "по соглашению № 1-1", "under agreement 1-1"))?;
        ivan.sees_last(either(language, "11 500 ₽", "₽11,500"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_late_part_is_told_once_and_the_remainder_can_be_asked_for() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let discounted =
            terms(&[("2026-12-07", 6_000), ("2027-01-15", 6_000)], Some((500, DiscountGiven::WhenKept)));
        agree(&world, &shop, &ivan, language, &[debt], discounted).await?;
        world.days_pass(11).await?;
        let remainder = either(language, "Весь остаток сразу", "Everything now");
        assert!(anna.button(remainder).is_err(), "within the grace nothing can be ended");
        let seen = Seen::from_now_on(&world);
        world.days_pass(4).await?;
        assert_eq!(times(&anna, either(language, "прошло больше пяти дней", "more than five days ago")), 1);
        assert_eq!(times(&ivan, either(language, "предложите другую дату", "suggest another date")), 1);
        anna.taps(remainder).await?;
        anna.sees_last(either(language, "12 500 ₽", "₽12,500"))?;
        anna.sees_last(either(language, "Скидка 500 ₽ не сохранится", "discount of ₽500 will not stay"))?;
        anna.taps(remainder).await?;
        ivan.sees_last(either(language, "весь остаток: 12 500 ₽", "left is due now: ₽12,500"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.agreed.is_none());
        assert!(shop.happened(debt).await?.contains(&Happened::PlanBroken));
        let reminded = |happened: &[Happened]| {
            happened.iter().filter(|one| matches!(one, Happened::Reminded { .. })).count()
        };
        let before = reminded(&shop.happened(debt).await?);
        world.days_pass(2).await?;
        assert_eq!(reminded(&shop.happened(debt).await?), before, "the message is given time to work");
        world.days_pass(5).await?;
        assert!(reminded(&shop.happened(debt).await?) > before, "then the ladder begins anew");
        insta::assert_snapshot!(format!("broken_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn what_is_paid_in_the_night_is_not_called_late_in_the_morning() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    let both = terms(&[("2026-12-07", 6_500), ("2027-01-15", 6_000)], None);
    agree(&world, &shop, &ivan, Language::Ru, &[debt], both).await?;
    world.pass_until("2026-12-12T22:00:00Z".parse()?).await?;
    assert_eq!(times(&ivan, "предложите другую дату"), 0, "at night nobody is written to");
    pay(&world, &shop, debt, 6_500).await?;
    world.days_pass(2).await?;
    assert_eq!(times(&ivan, "предложите другую дату"), 0, "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn a_disputed_part_is_not_called_late() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    agree(&world, &shop, &ivan, Language::Ru, &[debt], two_parts()).await?;
    ivan.taps("Открыть счёт").await?;
    ivan.taps("Что-то не так").await?;
    ivan.taps("Не устроила работа").await?;
    ivan.taps("Не получено").await?;
    ivan.taps("Готово").await?;
    ivan.taps("Обо всей: 12\u{a0}500\u{a0}₽").await?;
    ivan.taps("Отправить").await?;
    world.days_pass(30).await?;
    assert_eq!(times(&anna, "прошло больше пяти дней"), 0);
    assert_eq!(times(&ivan, "предложите другую дату"), 0);
    Ok(())
}

#[tokio::test]
async fn a_plan_over_two_debts_is_one_schedule_and_paid_from_one_card() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debts = two_debts(&shop, &ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        let joint = terms(
            &[("2026-12-15", 5_000), ("2027-01-15", 5_000), ("2027-02-15", 1_800)],
            Some((200, DiscountGiven::WhenKept)),
        );
        agree(&world, &shop, &ivan, language, &debts, joint).await?;
        anna.taps(either(language, "Долг № 1", "Debt 1")).await?;
        anna.sees_last(either(language, "по долгам № 1 и 2", "on debts 1 and 2"))?;
        anna.sees_last(either(language, "· 3) 15.02.2027: 1 800 ₽", "· 3)"))?;
        anna.taps(either(language, "Внести оплату", "Record payment")).await?;
        anna.says("10000").await?;
        anna.taps(either(language, "Записать", "Record")).await?;
        let [laptop, phone] = debts;
        assert_eq!(shop.dossier(laptop).await?.debt.state, DebtState::Settled);
        assert_eq!(shop.dossier(phone).await?.balance(), roubles(2_000));
        ivan.sees_last(either(language, "часть 3: 1 800 ₽", "part 3: ₽1,800"))?;
        pay(&world, &shop, phone, 1_800).await?;
        let dossier = shop.dossier(phone).await?;
        assert_eq!(dossier.debt.state, DebtState::Settled);
        ivan.sees_last(either(language, "Скидка 200 ₽ ваша", "discount of ₽200 is yours"))?;
        insta::assert_snapshot!(format!("joint_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_part_of_a_joint_plan_is_reminded_of_once_and_late_once() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debts = two_debts(&shop, &ivan, Language::Ru).await?;
    // The second part is paid by both debts: 3 000 and 3 000 roubles.
    let joint = terms(&[("2026-12-07", 5_000), ("2027-01-11", 6_000), ("2027-02-15", 1_000)], None);
    agree(&world, &shop, &ivan, Language::Ru, &debts, joint).await?;
    world.days_pass(4).await?;
    ivan.sees_last("5 000 ₽")?;
    ivan.sees_last("часть 1 из 3")?;
    pay(&world, &shop, debts[0], 5_000).await?;
    world.pass_until("2027-01-11T12:00:00Z".parse()?).await?;
    ivan.sees_last("6 000 ₽")?;
    world.days_pass(10).await?;
    world.days_pass(1).await?;
    assert_eq!(times(&anna, "прошло больше пяти дней"), 1, "{}", world.transcript());
    assert_eq!(times(&ivan, "предложите другую дату"), 1, "{}", world.transcript());
    anna.taps("Весь остаток сразу").await?;
    anna.taps("Весь остаток сразу").await?;
    world.days_pass(1).await?;
    ivan.sees_last("весь остаток: 7 000 ₽")?;
    ivan.sees_last("№ 1 и 2")?;
    for debt in debts {
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.agreed.is_none());
        assert_eq!(dossier.debt.due_on, "2027-01-22".parse()?);
    }
    Ok(())
}

#[tokio::test]
async fn the_client_says_the_next_part_is_paid_and_the_owner_confirms() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debts = two_debts(&shop, &ivan, language).await?;
        let joint = terms(&[("2026-12-15", 9_000), ("2027-01-15", 3_000)], None);
        agree(&world, &shop, &ivan, language, &debts, joint).await?;
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        ivan.taps(either(language, "Уже оплатил", "Already paid")).await?;
        ivan.taps(either(language, "9 000 ₽", "₽9,000")).await?;
        ivan.taps(either(language, "Сегодня", "Today")).await?;
        ivan.taps(either(language, "Без чека", "Without a receipt")).await?;
        world.pass(TimeDelta::minutes(5)).await?;
        anna.taps(either(language, "Получили 9 000 ₽", "Received ₽9,000")).await?;
        ivan.sees_last(either(language, "✓ Часть 1", "✓ Part 1"))?;
        assert!(shop.dossier(debts[0]).await?.is_closed());
        assert_eq!(shop.dossier(debts[1]).await?.balance(), roubles(3_000));
    }
    Ok(())
}
