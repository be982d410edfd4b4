//! Contact rules as people meet them: who the client is, what counts, which holidays are known.

use chrono::TimeDelta;
use vovremya::domain::reminder::Profile;
use vovremya::sandbox::{Fault, FaultKind};

use crate::support::process::{Folder, run, vovremya};
use crate::support::shop::{RU_EN, Seen, Shop, either};
use crate::support::world::World;

#[tokio::test]
async fn the_owner_says_who_the_client_is_and_sees_which_rules_hold() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person(either(language, "Анна", "Anna"), language);
        let ivan = world.person(either(language, "Иван", "Ivan"), language);
        let shop = Shop::open(&world, &anna, either(language, "Ремонт Плюс", "Repair Plus")).await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        assert_eq!(shop.dossier(debt).await?.profile(), Profile::Ru230fz);
        let seen = Seen::from_now_on(&world);
        anna.says("/clients").await?;
        let client = anna.button_with(either(language, "Иван", "Ivan"))?;
        anna.taps(&client).await?;
        anna.taps(either(language, "Кто это: частное лицо", "Who they are: private person")).await?;
        anna.sees_last(either(language, "с 8:00 до 22:00", "from 8:00 to 22:00"))?;
        anna.taps(either(language, "Компания", "Company")).await?;
        assert_eq!(shop.dossier(debt).await?.profile(), Profile::Plain);
        anna.taps(either(language, "Кто это: компания", "Who they are: company")).await?;
        anna.sees_last(either(language, "Между предпринимателями", "Between businesses"))?;
        anna.taps(either(language, "ИП", "Sole trader")).await?;
        anna.says("/settings").await?;
        anna.taps(either(language, "Кто вы: компания", "Who you are: company")).await?;
        anna.taps(either(language, "Частное лицо", "Private person")).await?;
        anna.sees_last(either(language, "Кто вы: частное лицо", "Who you are: private person"))?;
        insta::assert_snapshot!(format!("who_the_client_is_{}", language.code()), seen.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_message_that_telegram_refused_leaves_room_for_another() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", RU_EN[1]);
    let ivan = world.person("Ivan", RU_EN[1]);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, RU_EN[1]).await?;
    let heard = ivan.chat().len();
    world.sandbox.order_fault(Fault {
        method: Some("sendMessage".to_owned()),
        chat: Some(ivan.id),
        times: 1,
        what: FaultKind::Refused("BUTTON_DATA_INVALID"),
    });
    world.pass_until("2026-12-12T07:30:00Z".parse()?).await?;
    assert_eq!(ivan.chat().len(), heard, "the reminder was refused: {}", world.transcript());
    anna.says("/debts").await?;
    let card = anna.button_with("No. 1")?;
    anna.taps(&card).await?;
    anna.taps("Remind now").await?;
    anna.taps("Send").await?;
    assert_eq!(ivan.chat().len(), heard + 1, "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn an_owner_hears_once_that_the_holidays_of_a_year_are_not_known() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::at("2027-11-30T06:00:00Z".parse()?).await;
        let anna = world.person("Anna", language);
        Shop::open(&world, &anna, "Repair Plus").await?;
        let told = || {
            let begin = either(language, "Праздники ", "I do not know the public holidays");
            anna.chat().into_iter().filter(|message| message.text.starts_with(begin)).count()
        };
        world.pass(TimeDelta::hours(17)).await?;
        assert_eq!(told(), 0, "the last hours of November: {}", world.transcript());
        world.pass(TimeDelta::hours(6)).await?;
        assert_eq!(told(), 0, "not at night: {}", world.transcript());
        world.pass(TimeDelta::hours(5)).await?;
        assert_eq!(told(), 1, "{}", world.transcript());
        world.days_pass(40).await?;
        world.pass(TimeDelta::hours(2)).await?;
        assert_eq!(told(), 1, "{}", world.transcript());
        anna.sees(either(language, "Праздники 2028 года", "public holidays of 2028"))?;
    }
    Ok(())
}

#[test]
fn the_operator_adds_a_year_by_file_and_a_slip_is_named() {
    let folder = Folder::new();
    let year = "[[year]]\nyear = 2027\nverified = \"2026-12-01\"\nsource = \"decree\"\noff = \"01-11\"\n";
    let doctor = |name: &str, text: &str| {
        let calendars = Folder::new();
        std::fs::write(calendars.path().join(name), text).unwrap();
        let mut doctor = vovremya(&folder, &["doctor"]);
        doctor.env("CALENDARS", calendars.path());
        run(doctor).stdout
    };
    let good = doctor("ru.toml", year);
    assert!(!good.contains("CALENDARS") && !good.contains("ru 2027: provisional"), "{good}");
    let slip = doctor("ru.toml", &year.replace("01-11", "13-11"));
    assert!(slip.contains("2027-13-11 is no date") && slip.contains("ru.toml"), "{slip}");
    let name = doctor("russia.toml", year);
    assert!(name.contains("the name must be one of ru.toml"), "{name}");
}
