//! «What is in the way?»: asked once by the reminder a week after the date, and each answer opens its way.

use vovremya::demo::stage::Actor;
use vovremya::domain::ids::DebtId;
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;
use vovremya::domain::obstacle::Obstacle;

use super::{RU_EN, Shop, either};
use crate::support::shop::Seen;
use crate::support::world::World;

/// The seven answers as the buttons say them.
const ANSWERS: [(Obstacle, &str, &str); 7] = [
    (Obstacle::Forgot, "Вылетело из головы", "I forgot"),
    (Obstacle::NoMoney, "Сейчас нет денег", "No money now"),
    (Obstacle::Unhappy, "Не устроила работа", "Not happy with it"),
    (Obstacle::Information, "Вопрос по счёту", "Something's missing"),
    (Obstacle::Talk, "Хочу поговорить", "I'd like to talk"),
    (Obstacle::NotMe, "Это не я", "It's not me"),
    (Obstacle::Silence, "Не пишите мне", "Don't write to me"),
];

const QUESTION: [&str; 2] = ["что мешает оплатить?", "What is in the way?"];

/// A debt whose reminder of the 22nd, a week after the date, has just come.
async fn a_week_late(
    world: &World,
    shop: &Shop<'_>,
    ivan: &Actor<'_>,
    language: Language,
) -> anyhow::Result<DebtId> {
    let debt = shop.accepted_debt(ivan, language).await?;
    world.pass_until("2026-12-22T07:00:00Z".parse()?).await?;
    ivan.sees_last(either(language, QUESTION[0], QUESTION[1]))?;
    Ok(debt)
}

async fn named(shop: &Shop<'_>, debt: DebtId) -> anyhow::Result<Vec<Obstacle>> {
    let obstacle = |happened| match happened {
        Happened::ObstacleNamed { obstacle } => Some(obstacle),
        _ => None,
    };
    Ok(shop.happened(debt).await?.into_iter().filter_map(obstacle).collect())
}

#[tokio::test]
async fn each_of_the_seven_answers_opens_its_way_and_is_counted() -> anyhow::Result<()> {
    for language in RU_EN {
        for (obstacle, ru, en) in ANSWERS {
            let world = World::new().await;
            let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
            let shop = Shop::open(&world, &anna, "Repair Plus").await?;
            let debt = a_week_late(&world, &shop, &ivan, language).await?;
            ivan.taps(either(language, ru, en)).await?;
            ivan.sees_last(match obstacle {
                Obstacle::Forgot => either(language, "Бывает!", "It happens!"),
                Obstacle::NoMoney => either(language, "Давайте договоримся", "Let's find"),
                Obstacle::NotMe => either(language, "другого человека", "somebody else"),
                Obstacle::Silence => either(language, "больше не будет напоминать", "will not remind you"),
                Obstacle::Unhappy => {
                    either(language, "Жаль, что что-то не так", "Sorry to hear something is wrong")
                }
                Obstacle::Information => either(language, "Чего не хватает", "What is missing or wrong"),
                Obstacle::Talk => either(language, "Как вам удобнее?", "What suits you best?"),
            })?;
            assert_eq!(named(&shop, debt).await?, [obstacle], "{}", world.transcript());
            anna.says("/clients").await?;
            anna.taps(either(language, "Что мешает клиентам", "What's in the way")).await?;
            anna.sees_last(either(language, ": 1 долг", ": 1 debt"))?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn it_is_asked_once_and_later_a_button_is_enough() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        a_week_late(&world, &shop, &ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        world.days_pass(40).await?;
        let asked = seen.transcript().matches(either(language, QUESTION[0], QUESTION[1])).count();
        assert_eq!(asked, 0, "{}", world.transcript());
        ivan.taps(either(language, "Что мешает?", "What's in the way?")).await?;
        ivan.sees_last(either(language, QUESTION[0], QUESTION[1]))?;
        for (_, ru, en) in ANSWERS {
            ivan.button(either(language, ru, en))?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_answer_pauses_the_reminders_and_both_cards_say_why_and_until_when() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = a_week_late(&world, &shop, &ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        ivan.taps(either(language, "Сейчас нет денег", "No money now")).await?;
        ivan.taps(either(language, "Назад", "Back")).await?;
        ivan.sees_last(either(
            language,
            "Напоминания на паузе до 27 декабря: вы написали, что сейчас нет денег",
            "Reminders are paused until December 27: you said that money is short",
        ))?;
        // The same answer again says nothing new.
        ivan.taps(either(language, "Что-то не так", "Something's wrong")).await?;
        ivan.taps(either(language, "Сейчас нет денег", "No money now")).await?;
        assert_eq!(named(&shop, debt).await?, [Obstacle::NoMoney]);
        ivan.taps(either(language, "Назад", "Back")).await?;
        anna.says("/debts").await?;
        let card = anna.button_with(either(language, "№ 1 ", "No. 1 "))?;
        anna.taps(&card).await?;
        anna.sees_last(either(
            language,
            "Не напоминаю до 27.12: у клиента сейчас нет денег",
            "No reminders until Dec 27: the client has no money right now",
        ))?;
        anna.sees_last(either(language, "Что мешает, по словам клиента", "In the way, says the client"))?;
        insta::assert_snapshot!(format!("obstacle_pause_{}", language.code()), seen.transcript());
        let said = ivan.chat().len();
        world.pass_until("2026-12-27T06:00:00Z".parse()?).await?;
        assert_eq!(ivan.chat().len(), said, "silence\n{}", world.transcript());
        world.days_pass(7).await?;
        assert!(ivan.chat().len() > said, "then softly\n{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn who_forgot_sees_how_to_pay_or_names_a_day() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = a_week_late(&world, &shop, &ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        ivan.taps(either(language, "Вылетело из головы", "I forgot")).await?;
        ivan.sees_last("2202 2061 1234 5678")?;
        ivan.taps(either(language, "Назвать день", "Name a day")).await?;
        ivan.says(either(language, "завтра", "tomorrow")).await?;
        ivan.taps(either(language, "Отправить", "Send")).await?;
        assert!(shop.dossier(debt).await?.promise.is_some(), "{}", world.transcript());
        insta::assert_snapshot!(format!("obstacle_forgot_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn what_does_not_apply_is_not_offered() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        a_week_late(&world, &shop, &ivan, language).await?;
        let silence = ivan.button(either(language, "Не пишите мне", "Don't write to me"))?.1;
        ivan.taps(either(language, "Не пишите мне", "Don't write to me")).await?;
        ivan.taps(either(language, "Мои платежи", "My payments")).await?;
        let card = ivan.button_with(either(language, "№ 1", "No. 1"))?;
        ivan.taps(&card).await?;
        ivan.taps(either(language, "Что-то не так", "Something's wrong")).await?;
        assert!(ivan.button(either(language, "Не пишите мне", "Don't write to me")).is_err());
        // The old button brings the card.
        ivan.taps_stale(&silence).await?;
        ivan.sees_last(either(language, "Напоминания выключены", "Reminders are off"))?;
    }
    Ok(())
}
