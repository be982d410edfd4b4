//! Links: who may open them, who may answer, and what the owner hears.

use vovremya::app::ids::LinkSecret;
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;
use vovremya::screens::{Action, DebtorAction};
use vovremya::store::{clients, dossiers, invitations};
use vovremya::telegram::callback;

use super::{RU_EN, Shop, accept, either, transcript};
use crate::support::world::World;

#[tokio::test]
async fn the_link_shows_who_asks_and_the_debt_only_after_its_me() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (
            world.person(either(language, "Анна", "Anna"), language),
            world.person(either(language, "Иван", "Ivan"), language),
        );
        let shop = Shop::open(&world, &anna, either(language, "Ремонт Плюс", "Repair Plus")).await?;
        let client = shop.client(either(language, "Иван Петров", "Ivan Petrov")).await?;
        let debt = shop.debt(client, either(language, "ремонт ноутбука", "laptop repair"), 12_500).await?;
        let link = shop.link(debt).await?;
        ivan.starts(Some(&link)).await?;
        ivan.sees_last(either(language, "Ремонт Плюс", "Repair Plus"))?;
        ivan.sees_last(either(language, "Иван Петров", "Ivan Petrov"))?;
        for secret in ["12", "ноутбук", "laptop", "15 дек", "December"] {
            ivan.sees_nothing_of(secret)?;
        }
        ivan.taps(either(language, "Да, это я", "Yes, it's me")).await?;
        ivan.sees(either(language, "ремонт ноутбука", "laptop repair"))?;
        ivan.sees(either(
            language,
            "12 500 ₽ · до вторника, 15 декабря (через 14 дней)",
            "₽12,500 · due Tuesday, December 15 (in 14 days)",
        ))?;
        ivan.sees("2202 2061 1234 5678")?;
        ivan.sees_last("/stop")?;
        anna.sees(either(language, "приглашение по № 1 принято", "invitation for No. 1 is accepted"))?;
        assert!(shop.happened(debt).await?.contains(&Happened::InvitationAccepted));
        ivan.starts(Some(&link)).await?;
        ivan.sees_last("12")?;
        insta::assert_snapshot!(format!("link_{}", language.code()), transcript(&world, &link));
    }
    Ok(())
}

#[tokio::test]
async fn a_second_account_sees_nothing_and_the_owner_hears_of_it_once() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let oleg = world.person("Oleg", language);
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
        let link = shop.link(debt).await?;
        // Oleg has the question open while Ivan is the first to confirm.
        oleg.starts(Some(&link)).await?;
        accept(&ivan, language, &link).await?;
        oleg.taps(either(language, "Да, это я", "Yes, it's me")).await?;
        oleg.sees_last(either(language, "уже зашёл другой человек", "already used this link"))?;
        oleg.starts(Some(&link)).await?;
        oleg.says("/my").await?;
        oleg.sees_nothing_of("12")?;
        oleg.sees_nothing_of("Ivan")?;
        let told = either(language, "ещё один аккаунт", "another account tried");
        let times = anna.chat().iter().filter(|message| message.text.contains(told)).count();
        assert_eq!(times, 1, "{}", world.transcript());
        anna.sees_nothing_of("Oleg")?;
    }
    Ok(())
}

#[tokio::test]
async fn of_two_accounts_that_confirm_at_once_exactly_one_wins() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let rivals = [world.person("Ivan", language), world.person("Oleg", language)];
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт ноутбука", 12_500).await?;
        let link = shop.link(debt).await?;
        for rival in &rivals {
            rival.starts(Some(&link)).await?;
        }
        for rival in &rivals {
            // An impatient thumb: each taps twice.
            rival.taps_and_goes(either(language, "Да, это я", "Yes, it's me"))?;
            rival.taps_and_goes(either(language, "Да, это я", "Yes, it's me"))?;
        }
        world.settle_at_once(4).await?;
        let winners = rivals.iter().filter(|rival| rival.sees("ремонт ноутбука").is_ok()).count();
        assert_eq!(winners, 1, "{}", world.transcript());
        let accepted = shop.happened(debt).await?;
        assert_eq!(accepted, [Happened::InvitationAccepted]);
    }
    Ok(())
}

#[tokio::test]
async fn whoever_never_came_with_the_secret_cannot_answer_an_invitation() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, oleg) = (world.person("Anna", Language::En), world.person("Oleg", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.debt(shop.client("Ivan").await?, "repair", 12_500).await?;
    let link = shop.link(debt).await?;
    oleg.starts(None).await?;
    let invitation = {
        let mut uow = shop.begin().await?;
        let secret = LinkSecret::read(&link).expect("a secret");
        invitations::find_by_secret(uow.db(), &secret.hash()).await?.expect("made above").id.0
    };
    for action in [DebtorAction::ItsMe { invitation }, DebtorAction::NotMe { invitation }] {
        oleg.taps_stale(&callback::encode(&Action::Debtor(action))).await?;
        oleg.sees_nothing_of("repair")?;
    }
    assert_eq!(shop.happened(debt).await?, []);
    Ok(())
}

#[tokio::test]
async fn not_me_closes_the_link_and_tells_the_owner() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, oleg) = (world.person("Anna", language), world.person("Oleg", language));
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
        let link = shop.link(debt).await?;
        oleg.starts(Some(&link)).await?;
        oleg.taps(either(language, "Нет, не я", "No, not me")).await?;
        oleg.sees_last(either(language, "Спасибо, что сказали", "Thanks for telling us"))?;
        anna.sees(either(language, "попала не туда", "went to the wrong place"))?;
        oleg.starts(Some(&link)).await?;
        oleg.sees_last(either(language, "больше не действует", "no longer works"))?;
        oleg.sees_nothing_of("12")?;
        assert_eq!(shop.happened(debt).await?, [Happened::InvitationRefused]);
    }
    Ok(())
}

#[tokio::test]
async fn links_that_do_not_work_say_what_to_do() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
        let replaced = shop.link(debt).await?;
        let link = shop.link(debt).await?;
        let unknown = either(language, "Такой ссылки у нас нет", "We have no such link");
        let spent = either(language, "больше не действует", "no longer works");
        for (payload, answer) in
            [("nonsense", unknown), ("AAAAAAAAAAAAAAAAAAAAAA", unknown), (&replaced, spent)]
        {
            ivan.starts(Some(payload)).await?;
            ivan.sees_last(answer)?;
        }
        anna.starts(Some(&link)).await?;
        anna.sees_last(either(language, "Перешлите её ему", "Forward it to them"))?;
        world.days_pass(31).await?;
        ivan.starts(Some(&link)).await?;
        ivan.sees_last(spent)?;
        ivan.sees_nothing_of("12")?;
    }
    Ok(())
}

#[tokio::test]
async fn other_offered_debts_of_the_client_open_too_and_a_known_client_is_not_doubled() -> anyhow::Result<()>
{
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Иван", Language::Ru));
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    let client = shop.client("Иван Петров").await?;
    let first = shop.debt(client, "ремонт ноутбука", 12_500).await?;
    shop.debt(client, "замена экрана", 5_000).await?;
    accept(&ivan, Language::Ru, &shop.link(first).await?).await?;
    ivan.sees("Замена экрана")?;
    anna.sees("открылся ещё 1 долг")?;
    let doubled = shop.client("Ваня").await?;
    let third = shop.debt(doubled, "чистка", 700).await?;
    accept(&ivan, Language::Ru, &shop.link(third).await?).await?;
    let mut uow = shop.begin().await?;
    let dossier = dossiers::lock(uow.db(), third).await?.expect("registered");
    assert_eq!(dossier.client.id, client);
    assert!(clients::find(uow.db(), shop.business, doubled).await?.is_none());
    drop(uow);
    ivan.says("/my").await?;
    ivan.sees_last("Всего: 18 200 ₽")?;
    ivan.taps("№ 3 · 700\u{a0}₽").await?;
    ivan.sees_last("Чистка")?;
    Ok(())
}

#[tokio::test]
async fn a_debt_that_is_not_mine_is_taken_away_and_waits_for_the_right_person() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, oleg) = (world.person("Anna", language), world.person("Oleg", language));
        let ivan = world.person("Ivan", language);
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт ноутбука", 12_500).await?;
        accept(&oleg, language, &shop.link(debt).await?).await?;
        oleg.taps(either(language, "Откуда сумма", "Why this amount")).await?;
        oleg.taps(either(language, "Это не мой долг", "Not my debt")).await?;
        oleg.taps(either(language, "Да, это ошибка", "Yes, it's a mistake")).await?;
        oleg.sees_last(either(language, "сообщили им об ошибке", "told them about the mistake"))?;
        anna.sees(either(language, "это не его долг", "the debt is not theirs"))?;
        oleg.says("/my").await?;
        oleg.sees_last(either(language, "платить нечего", "nothing to pay"))?;
        accept(&ivan, language, &shop.link(debt).await?).await?;
        ivan.sees("ремонт ноутбука")?;
        assert!(shop.happened(debt).await?.contains(&Happened::NotTheDebtor));
    }
    Ok(())
}
