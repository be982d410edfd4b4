//! A day to pay: named, kept, not kept, and what else may happen meanwhile.

use vovremya::domain::debt::DebtState;
use vovremya::domain::hold::HoldReason;
use vovremya::domain::journal::Happened;
use vovremya::store::dossiers;

use super::*;

/// Opens the card of the debt as it is now.
async fn opens_the_card(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    ivan.says("/my").await?;
    let card = ivan.button_with(either(language, "№ 1 ·", "No. 1 ·"))?;
    ivan.taps(&card).await?;
    Ok(())
}

/// Opens the question on which day they will pay.
async fn begins(ivan: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    opens_the_card(ivan, language).await?;
    ivan.taps(either(language, "Нужно время", "Need time")).await?;
    ivan.taps(either(language, "Обещаю дату", "Promise a date")).await?;
    Ok(())
}

/// Promises to pay on a day that is typed.
async fn promises(ivan: &Actor<'_>, language: Language, day: &str) -> anyhow::Result<()> {
    begins(ivan, language).await?;
    ivan.says(day).await?;
    ivan.taps(either(language, "Отправить", "Send")).await?;
    ivan.sees_last(either(language, "ждёт оплату до", "expects the payment by"))
}

/// How many messages the business began, reminders and the question after the day alike.
fn begun_by_the_business(ivan: &Actor<'_>) -> usize {
    let begins = ["Сообщение от «", "Message from ", "Напоминание от ", "Reminder of "];
    let chat = ivan.chat().into_iter().filter(|message| message.from_bot);
    chat.filter(|message| begins.iter().any(|begin| message.text.starts_with(begin))).count()
}

async fn outcomes(shop: &Shop<'_>, debt: DebtId) -> anyhow::Result<Vec<Happened>> {
    let of_promises = |happened: &Happened| {
        matches!(happened, Happened::PromiseKept | Happened::PromiseBroken | Happened::PromiseLapsed)
    };
    Ok(shop.happened(debt).await?.into_iter().filter(of_promises).collect())
}

async fn records_a_payment(anna: &Actor<'_>, language: Language, amount: &str) -> anyhow::Result<()> {
    anna.says("/debts").await?;
    let card = anna.button_with("Petrov")?;
    anna.taps(&card).await?;
    anna.taps(either(language, "Внести оплату", "Record payment")).await?;
    anna.says(amount).await?;
    anna.taps(either(language, "Записать", "Record")).await?;
    Ok(())
}

#[tokio::test]
async fn a_promise_that_is_made_and_kept_is_counted_and_thanked_for() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        begins(&ivan, language).await?;
        ivan.taps(either(language, "пт 04.12", "Fri, Dec 4")).await?;
        ivan.sees_last(either(language, "долг вы признаёте", "you confirm that you owe"))?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.sees_last(either(language, "обещает заплатить 12 500 ₽", "promises to pay ₽12,500"))?;
        assert!(shop.dossier(debt).await?.hold(HoldReason::Promise).is_some());
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        world.days_pass(6).await?;
        // Monday: the money of Friday arrives, and the owner writes it down.
        records_a_payment(&anna, language, "12500").await?;
        ivan.sees_last(either(language, "Спасибо", "Thank you"))?;
        anna.says("/clients").await?;
        let client = anna.button_with("Petrov")?;
        anna.taps(&client).await?;
        anna.sees_last(either(language, "сдержано 1 из 1", "1 of 1 kept"))?;
        insta::assert_snapshot!(format!("promise_kept_{}", language.code()), seen.transcript());
        world.days_pass(30).await?;
        assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseKept]);
        assert_eq!(begun_by_the_business(&ivan), 1, "the thanks only: {}", world.transcript());
        let made = Happened::PromiseMade { on: "2026-12-04".parse()?, acknowledgement_shown: true };
        assert!(shop.happened(debt).await?.contains(&made));
    }
    Ok(())
}

#[tokio::test]
async fn two_reminders_are_silent_and_after_the_day_one_kind_message_shows_the_ways_on() -> anyhow::Result<()>
{
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        begins(&ivan, language).await?;
        ivan.taps(either(language, "вт 15.12", "Tue, Dec 15")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        let seen = Seen::from_now_on(&world);
        // The reminders of 12 and 15 December are not sent, and two bank days pass.
        world.pass_until("2026-12-18T06:59:00Z".parse()?).await?;
        assert_eq!(begun_by_the_business(&ivan), 0, "{}", world.transcript());
        world.pass_until("2026-12-18T07:00:00Z".parse()?).await?;
        assert_eq!(begun_by_the_business(&ivan), 1, "{}", world.transcript());
        ivan.sees_last(either(language, "Если планы изменились", "If your plans have changed"))?;
        for way in [("Оплатить", "Pay"), ("Нужно время", "Need time"), ("Что-то не так", "Something's wrong")]
        {
            ivan.button(either(language, way.0, way.1))?;
        }
        anna.sees_last(either(language, "пока осталось 12 500 ₽", "₽12,500 is still left"))?;
        // Then three days of silence, and the ladder begins anew.
        world.pass_until("2026-12-21T06:59:00Z".parse()?).await?;
        assert_eq!(begun_by_the_business(&ivan), 1, "{}", world.transcript());
        world.pass_until("2026-12-23T08:00:00Z".parse()?).await?;
        assert_eq!(begun_by_the_business(&ivan), 2, "{}", world.transcript());
        insta::assert_snapshot!(format!("promise_broken_{}", language.code()), seen.transcript());
        assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseBroken]);
        ivan.taps(either(language, "Нужно время", "Need time")).await?;
        ivan.taps(either(language, "По частям", "In parts")).await?;
        ivan.taps(either(language, "Пропустить", "Skip")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        anna.sees_last(either(language, "сдержано 0 из 1", "0 of 1 kept"))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_part_leaves_the_promise_open_and_the_rest_breaks_it() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        promises(&ivan, language, either(language, "в пятницу", "on Friday")).await?;
        world.days_pass(2).await?;
        records_a_payment(&anna, language, "5000").await?;
        assert!(shop.dossier(debt).await?.promise.is_some());
        world.days_pass(7).await?;
        ivan.sees_last(either(language, "Пока осталось 7 500 ₽", "There is ₽7,500 left"))?;
        assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseBroken]);
    }
    Ok(())
}

#[tokio::test]
async fn after_two_broken_promises_instalments_are_suggested() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        for _ in 0..2 {
            promises(&ivan, language, either(language, "завтра", "tomorrow")).await?;
            world.days_pass(6).await?;
        }
        assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseBroken, Happened::PromiseBroken]);
        let seen = Seen::from_now_on(&world);
        begins(&ivan, language).await?;
        ivan.taps(either(language, "Разбить на части", "Pay in parts")).await?;
        ivan.sees_last(either(language, "Как вам удобнее", "What suits you"))?;
        insta::assert_snapshot!(format!("promise_spent_{}", language.code()), seen.transcript());
        assert!(shop.dossier(debt).await?.promise.is_none());
    }
    Ok(())
}

#[tokio::test]
async fn a_second_tap_makes_no_second_promise() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        begins(&ivan, language).await?;
        ivan.says(either(language, "завтра", "tomorrow")).await?;
        let send = ivan.button(either(language, "Отправить", "Send"))?.1;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        ivan.taps_stale(&send).await?;
        let is_made = |happened: &&Happened| matches!(happened, Happened::PromiseMade { .. });
        assert_eq!(shop.happened(debt).await?.iter().filter(is_made).count(), 1);
        begins(&ivan, language).await?;
        ivan.sees_last(either(language, "Вы уже назвали день", "You have already named a day"))?;
        assert_eq!(shop.happened(debt).await?.iter().filter(is_made).count(), 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_day_is_typed_as_people_do_and_one_that_cannot_be_promised_is_explained() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        begins(&ivan, language).await?;
        ivan.says(either(language, "20 января", "January 20")).await?;
        ivan.sees_last(either(language, "по 15 декабря 2026", "to December 15, 2026"))?;
        ivan.says(either(language, "вчера", "yesterday")).await?;
        ivan.sees_last(either(language, "уже прошла", "has passed"))?;
        ivan.says(either(language, "как получится", "some day")).await?;
        ivan.sees_last(either(language, "Не понял дату", "I did not get the date"))?;
        ivan.taps(either(language, "Другой день", "Another day")).await?;
        ivan.taps("10").await?;
        ivan.sees_last(either(language, "до четверга, 10 декабря", "by Thursday, December 10"))?;
        ivan.taps(either(language, "Назад", "Back")).await?;
        ivan.says(either(language, "завтра", "tomorrow")).await?;
        ivan.sees_last(either(language, "до среды, 2 декабря", "by Wednesday, December 2"))?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        insta::assert_snapshot!(format!("promise_typed_{}", language.code()), seen.transcript());
        let promise = shop.dossier(debt).await?.promise.expect("just made");
        assert_eq!(promise.on, "2026-12-02".parse()?);
    }
    Ok(())
}

#[tokio::test]
async fn what_changed_meanwhile_is_shown_before_it_is_promised() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let need_time = ivan.button(either(language, "Нужно время", "Need time"))?.1;
        begins(&ivan, language).await?;
        ivan.says(either(language, "завтра", "tomorrow")).await?;
        let send = ivan.button(either(language, "Отправить", "Send"))?.1;
        shop.receives(debt, 2_500).await?;
        ivan.taps_stale(&send).await?;
        ivan.sees_last(either(language, "заплатите 10 000 ₽", "you will pay ₽10,000"))?;
        assert!(shop.dossier(debt).await?.promise.is_none());
        // A button drawn before the payment opens nothing.
        let answer = ivan.taps_stale(&need_time).await?;
        assert_eq!(
            answer.as_deref(),
            Some(either(
                language,
                "С тех пор кое-что изменилось. Вот как сейчас",
                "Something has changed since then. Here is how it stands"
            ))
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_debt_that_is_cancelled_takes_its_promise_along() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        begins(&ivan, language).await?;
        ivan.says(either(language, "завтра", "tomorrow")).await?;
        let send = ivan.button(either(language, "Отправить", "Send"))?.1;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        let mut uow = shop.begin().await?;
        let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
        vovremya::app::debts::cancel(&mut uow, &mut dossier, shop.owner.id).await?;
        uow.commit().await?;
        world.days_pass(10).await?;
        ivan.taps_stale(&send).await?;
        assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseLapsed]);
        ivan.sees_nothing_of(either(language, "Если планы изменились", "If your plans have changed"))?;
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.debt.state == DebtState::Cancelled && dossier.promise.is_none());
    }
    Ok(())
}

#[tokio::test]
async fn who_stopped_the_messages_is_not_written_to_and_the_owner_hears_of_it() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        promises(&ivan, language, either(language, "завтра", "tomorrow")).await?;
        let mut uow = shop.begin().await?;
        let person = shop.dossier(debt).await?.debtor.expect("accepted");
        vovremya::app::silence::stop(&mut uow, &person, debt).await?;
        uow.commit().await?;
        world.days_pass(20).await?;
        assert_eq!(begun_by_the_business(&ivan), 0, "{}", world.transcript());
        anna.sees_last(either(language, "пока осталось 12 500 ₽", "₽12,500 is still left"))?;
        assert!(!anna.last()?.text.contains(either(language, "Вежливо", "politely")));
        assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseBroken]);
    }
    Ok(())
}

#[tokio::test]
async fn a_problem_or_a_request_for_instalments_takes_the_place_of_a_promise() -> anyhow::Result<()> {
    let language = Language::Ru;
    let ways: [&[&str]; 2] = [
        &["Что-то не так", "Не устроила работа", "Не получено", "Готово"],
        &["Нужно время", "По частям", "Пропустить"],
    ];
    for ways in ways {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        promises(&ivan, language, "завтра").await?;
        opens_the_card(&ivan, language).await?;
        for way in ways {
            ivan.taps(way).await?;
        }
        if ways.contains(&"Готово") {
            ivan.taps("Обо всей: 12\u{a0}500\u{a0}₽").await?;
        }
        ivan.taps("Отправить").await?;
        assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseLapsed]);
        let dossier = shop.dossier(debt).await?;
        assert!(dossier.promise.is_none() && dossier.hold(HoldReason::Promise).is_none());
        assert!(dossier.talks.is_some() || dossier.dispute.is_some());
    }
    Ok(())
}

#[tokio::test]
async fn while_already_paid_is_looked_into_nothing_is_held_against_the_debtor() -> anyhow::Result<()> {
    let language = Language::Ru;
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, language).await?;
    promises(&ivan, language, "завтра").await?;
    opens_the_card(&ivan, language).await?;
    says_all_is_paid(&ivan, language).await?;
    world.days_pass(10).await?;
    assert!(outcomes(&shop, debt).await?.is_empty(), "the owner has not looked yet");
    anna.taps("Не получили").await?;
    world.days_pass(2).await?;
    assert!(outcomes(&shop, debt).await?.is_empty(), "some days to look where the money went");
    world.days_pass(2).await?;
    assert_eq!(outcomes(&shop, debt).await?, [Happened::PromiseBroken]);
    Ok(())
}
