//! What will be sent, asked about the evening before, or only shown; and no burst when it begins.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Europe::Moscow;
use vovremya::app::clients::ClientChoice;
use vovremya::app::debts::{DebtDraft, register};
use vovremya::app::upcoming::{OLD_CLIENTS_A_DAY, outlook};
use vovremya::demo::stage::Actor;
use vovremya::domain::language::Language;
use vovremya::store::{businesses, clients, people, visits};

use crate::support::shop::{RU_EN, Shop, either, roubles};
use crate::support::world::World;

/// Moments at which the bot reminded this person.
fn reminded(person: &Actor<'_>) -> Vec<DateTime<Utc>> {
    let begins = ["Сообщение от «", "Message from ", "Напоминание от ", "Reminder of "];
    let said = person.chat().into_iter().filter(|message| message.from_bot);
    let said = said.filter(|message| begins.iter().any(|begin| message.text.starts_with(begin)));
    said.map(|message| message.date).collect()
}

#[tokio::test]
async fn upcoming_says_what_goes_to_whom_and_why_nothing_to_the_others() -> anyhow::Result<()> {
    for language in RU_EN {
        let say = |ru: &'static str, en: &'static str| either(language, ru, en);
        let world = World::new().await;
        let anna = world.person(say("Анна", "Anna"), language);
        let ivan = world.person(say("Иван", "Ivan"), language);
        let olga = world.person(say("Ольга", "Olga"), language);
        let shop = Shop::open(&world, &anna, say("Ремонт Плюс", "Repair Plus")).await?;
        anna.says("/upcoming").await?;
        anna.sees_last(say("Никому ничего не отправлю", "Nobody will get anything"))?;
        shop.accepted_debt(&ivan, language).await?;
        shop.accepted_debt(&olga, language).await?;
        olga.says(say("стоп", "stop")).await?;
        let client = shop.client(say("Пётр", "Peter")).await?;
        shop.debt(client, say("окна", "windows"), 900).await?;
        world.pass_until("2026-12-10T09:00:00Z".parse()?).await?;
        anna.says("/upcoming").await?;
        anna.sees_last(say("ссылка ещё не открыта: 1 долг (Пётр)", "link not opened yet: 1 debt (Peter)"))?;
        insta::assert_snapshot!(format!("upcoming_{}", language.code()), anna_sees(&anna));
    }
    Ok(())
}

fn anna_sees(anna: &Actor<'_>) -> String {
    anna.chat().pop().map(|message| message.text).unwrap_or_default()
}

#[tokio::test]
async fn the_owner_agrees_the_evening_before_and_nothing_goes_out_without_it() -> anyhow::Result<()> {
    for language in RU_EN {
        let say = |ru: &'static str, en: &'static str| either(language, ru, en);
        let world = World::new().await;
        let anna = world.person(say("Анна", "Anna"), language);
        let ivan = world.person(say("Иван", "Ivan"), language);
        let olga = world.person(say("Ольга", "Olga"), language);
        let shop = Shop::open(&world, &anna, say("Ремонт Плюс", "Repair Plus")).await?;
        shop.accepted_debt(&ivan, language).await?;
        shop.accepted_debt(&olga, language).await?;
        anna.says("/settings").await?;
        anna.taps(say("Напоминания", "Reminders")).await?;
        anna.taps(say("Спрашивать меня", "Ask me first")).await?;
        anna.sees_last(say("Отправляю после вашего «да»", "I send after your “yes”"))?;
        // Two days before the first letters, then the evening before.
        world.pass_until("2026-12-11T14:59:00Z".parse()?).await?;
        let quiet = anna.chat().len();
        world.pass_until("2026-12-11T15:00:00Z".parse()?).await?;
        assert_eq!(anna.chat().len(), quiet + 1, "at six in the evening: {}", world.transcript());
        anna.sees_last(say("Без вашего «да» письмо не уйдёт", "Without your “yes” nothing goes out"))?;
        // No answer: nothing goes out, and the question comes again.
        world.pass_until("2026-12-12T14:00:00Z".parse()?).await?;
        assert_eq!((reminded(&ivan).len(), reminded(&olga).len()), (0, 0), "{}", world.transcript());
        anna.says("/upcoming").await?;
        anna.sees_last(say("вс 13.12", "Sun, Dec 13"))?;
        world.pass_until("2026-12-12T15:00:00Z".parse()?).await?;
        anna.taps(say("Выбрать", "Choose")).await?;
        let letter = anna.button_with(say("Ольга", "Olga"))?;
        anna.taps(&letter).await?;
        let letter = anna.button_with(say("Ольга", "Olga"))?;
        anna.taps(&letter).await?;
        let letter = anna.button_with(say("Иван", "Ivan"))?;
        anna.taps(&letter).await?;
        anna.taps(say("Готово", "Done")).await?;
        anna.sees_last(say("Отправлю 1 письмо", "I will send 1 letter"))?;
        world.pass_until("2026-12-13T14:00:00Z".parse()?).await?;
        assert_eq!((reminded(&ivan).len(), reminded(&olga).len()), (1, 0), "{}", world.transcript());
        // The next step is asked about as a new one.
        world.pass_until("2026-12-14T15:00:00Z".parse()?).await?;
        anna.taps(say("Отправить все", "Send all")).await?;
        anna.sees_last(say("Отправлю 2 письма", "I will send 2 letters"))?;
        world.pass_until("2026-12-15T14:00:00Z".parse()?).await?;
        assert_eq!((reminded(&ivan).len(), reminded(&olga).len()), (2, 1), "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn a_debt_paid_after_the_owner_agreed_is_not_reminded() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let ivan = world.person("Ivan", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::En).await?;
    anna.says("/settings").await?;
    anna.taps("Reminders").await?;
    anna.taps("Ask me first").await?;
    world.pass_until("2026-12-11T15:00:00Z".parse()?).await?;
    anna.taps("Send all").await?;
    shop.settle(debt).await?;
    world.days_pass(3).await?;
    assert_eq!(reminded(&ivan).len(), 0, "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn a_client_and_small_sums_can_be_left_alone() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let ivan = world.person("Ivan", Language::En);
    let olga = world.person("Olga", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, Language::En).await?;
    let debt = shop.accepted_debt(&olga, Language::En).await?;
    shop.receives(debt, 12_400).await?;
    anna.says("/clients").await?;
    let client = anna.button_with("Ivan")?;
    anna.taps(&client).await?;
    anna.taps("Reminded like everybody").await?;
    anna.taps("No reminders").await?;
    anna.says("/settings").await?;
    anna.taps("Reminders").await?;
    anna.taps("Small sums").await?;
    anna.says("a little").await?;
    anna.says("500").await?;
    anna.sees_last("I do not remind when less than ₽500 is left")?;
    world.days_pass(30).await?;
    assert_eq!((reminded(&ivan).len(), reminded(&olga).len()), (0, 0), "{}", world.transcript());
    anna.says("/upcoming").await?;
    anna.sees_last("you switched reminders off: 1 debt")?;
    anna.sees_last("less left than your minimum: 1 debt")?;
    Ok(())
}

#[tokio::test]
async fn what_is_only_shown_is_not_sent_and_begins_without_a_burst() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let ivan = world.person("Ivan", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    shop.accepted_debt(&ivan, Language::En).await?;
    anna.says("/settings").await?;
    anna.taps("Reminders").await?;
    anna.taps("Only show").await?;
    world.pass_until("2026-12-21T09:00:00Z".parse()?).await?;
    assert_eq!(reminded(&ivan).len(), 0, "{}", world.transcript());
    anna.says("/upcoming").await?;
    anna.sees_last("I send nothing at present")?;
    anna.sees_last("7 days after the due date")?;
    anna.says("/settings").await?;
    anna.taps("Reminders").await?;
    anna.taps("Send by itself").await?;
    anna.sees_last("1 debt is overdue already")?;
    anna.taps("Gently, from the start").await?;
    anna.sees_last("3 days after the due date")?;
    world.pass_until("2026-12-22T15:00:00Z".parse()?).await?;
    assert_eq!(reminded(&ivan).len(), 1, "{}", world.transcript());
    ivan.sees("Is everything in order?")?;
    Ok(())
}

/// Registers debts that are overdue already, for clients who are connected.
async fn register_old(
    world: &World,
    shop: &Shop<'_>,
    client_count: usize,
    debts_each: usize,
) -> anyhow::Result<Vec<i64>> {
    let owner = shop.owner.id;
    let mut persons = Vec::new();
    for index in 0..client_count {
        let person = world.person(&format!("Client {index}"), Language::En);
        person.says("/start").await?;
        let mut uow = shop.begin().await?;
        let now = uow.now();
        let business = businesses::get(uow.db(), shop.business).await?;
        let sender = people::Sender {
            telegram_id: person.id,
            first_name: person.name.clone(),
            last_name: None,
            username: None,
            language_code: Some("en".to_owned()),
        };
        let known = visits::meet(uow.db(), &sender, now).await?;
        let name = format!("Client {index}");
        let client = clients::insert(uow.db(), business.id, &name, None, now).await?;
        clients::bind(uow.db(), client, known.id, now).await?;
        for _ in 0..debts_each {
            let draft = DebtDraft {
                client: ClientChoice::Known(client),
                amount: roubles(1_000),
                due_on: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap_or_default(),
                what: "windows",
                service_on: None,
                papers: &[],
            };
            register(&mut uow, &business, owner, &draft).await?;
        }
        uow.commit().await?;
        persons.push(person.id);
    }
    Ok(persons)
}

#[tokio::test]
async fn five_hundred_old_debts_begin_a_few_clients_a_day() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let persons = register_old(&world, &shop, 100, 5).await?;
    world.days_pass(14).await?;
    let mut first_heard: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for person in &persons {
        let said = reminded(&world.returning(*person, "client"));
        if let Some(first) = said.first() {
            *first_heard.entry(first.with_timezone(&Moscow).date_naive()).or_default() += 1;
        }
    }
    assert_eq!(first_heard.values().sum::<usize>(), 100, "everybody is reminded in the end: {first_heard:?}");
    assert!(first_heard.values().all(|clients| *clients <= OLD_CLIENTS_A_DAY), "{first_heard:?}");
    Ok(())
}

#[tokio::test]
async fn the_forecast_of_a_week_is_what_the_scheduler_then_sends() -> anyhow::Result<()> {
    let world = World::new().await;
    let anna = world.person("Anna", Language::En);
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let mut clients = Vec::new();
    for (name, due) in
        [("Ivan", "2026-12-15"), ("Olga", "2026-12-13"), ("Petr", "2026-12-18"), ("Vera", "2026-12-10")]
    {
        let person = world.person(name, Language::En);
        shop.accepted_debt(&person, Language::En).await?;
        let client = shop.client(&format!("{name} Petrov")).await?;
        shop.debt_until(client, "doors", 700, due.parse()?).await?;
        clients.push(person);
    }
    world.pass_until("2026-12-11T04:00:00Z".parse()?).await?;
    for _ in 0..6 {
        let forecast = {
            let mut uow = shop.begin().await?;
            let business = businesses::get(uow.db(), shop.business).await?;
            outlook(&mut uow, &business).await?
        };
        let mut expected: Vec<_> = forecast.letters.iter().map(|upcoming| upcoming.letter.at).collect();
        let before: usize = clients.iter().map(|client| reminded(client).len()).sum();
        world.pass(TimeDelta::days(7)).await?;
        let mut sent: Vec<_> = clients.iter().flat_map(reminded).collect();
        sent.sort_unstable();
        expected.sort_unstable();
        assert_eq!(sent.split_off(before), expected, "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn the_owner_is_asked_where_an_old_debt_starts() -> anyhow::Result<()> {
    for language in RU_EN {
        let say = |ru: &'static str, en: &'static str| either(language, ru, en);
        let world = World::new().await;
        let anna = world.person(say("Анна", "Anna"), language);
        let ivan = world.person(say("Иван", "Ivan"), language);
        let olga = world.person(say("Ольга", "Olga"), language);
        let shop = Shop::open(&world, &anna, say("Ремонт Плюс", "Repair Plus")).await?;
        for person in [&ivan, &olga] {
            let debt = shop.accepted_debt(person, language).await?;
            shop.settle(debt).await?;
        }
        world.pass_until("2026-12-14T07:00:00Z".parse()?).await?;
        let heard = [ivan.chat().len(), olga.chat().len()];
        anna.says(say("Иван Petrov 3000 до 04.12.2026 двери", "Ivan Petrov 3000 by 04.12.2026 doors"))
            .await?;
        confirm(&anna, language).await?;
        anna.sees_last(say("срок уже прошёл", "overdue already"))?;
        anna.taps(say("С нынешнего места", "From where they are")).await?;
        anna.says(say("Ольга Petrov 3000 до 04.12.2026 двери", "Olga Petrov 3000 by 04.12.2026 doors"))
            .await?;
        confirm(&anna, language).await?;
        world.pass(TimeDelta::hours(4)).await?;
        assert_eq!(
            [ivan.chat().len(), olga.chat().len()],
            [heard[0] + 1, heard[1]],
            "{}",
            world.transcript()
        );
        world.days_pass(1).await?;
        assert_eq!(
            [ivan.chat().len(), olga.chat().len()],
            [heard[0] + 1, heard[1] + 1],
            "{}",
            world.transcript()
        );
        olga.sees_last(say("в порядке?", "in order?"))?;
        // Ten days late: the ladder's next day is the fourteenth.
        world.pass_until("2026-12-18T15:00:00Z".parse()?).await?;
        ivan.sees_last(say("Давайте", "Let's"))?;
    }
    Ok(())
}

async fn confirm(anna: &Actor<'_>, language: Language) -> anyhow::Result<()> {
    let button = anna.button_with(either(language, "Записать", "Register"))?;
    anna.taps(&button).await?;
    Ok(())
}
