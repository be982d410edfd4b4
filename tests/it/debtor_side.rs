//! The debtor's side, played on the real bot: links, cards, paying, silence.
//!
//! Businesses and debts are put into the database as the owner's side would; the owner's own screens have
//! tests of their own.

use vovremya::app::UnitOfWork;
use vovremya::app::ids::LinkSecret;
use vovremya::demo::stage::Actor;
use vovremya::domain::calendar::Country;
use vovremya::domain::debt::{DebtKind, DebtState};
use vovremya::domain::dossier::{FileKind, FileRef};
use vovremya::domain::ids::{BusinessId, ClientId, DebtId};
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;
use vovremya::domain::ledger::EntryKind;
use vovremya::domain::money::{Currency, Money};
use vovremya::domain::people::Person;
use vovremya::domain::reminder::Profile;
use vovremya::screens::{Action, DebtorAction};
use vovremya::store::businesses::NewBusiness;
use vovremya::store::debts::NewDebt;
use vovremya::store::people::Sender;
use vovremya::store::{attachments, businesses, clients, debts, invitations, journal, people};
use vovremya::telegram::callback;

use crate::support::world::World;

const RU_EN: [Language; 2] = [Language::Ru, Language::En];

/// What a test says in one of the two languages.
fn either<'a>(language: Language, ru: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Ru => ru,
        Language::En => en,
    }
}

/// The owner's side, without its screens.
struct Shop<'w> {
    world: &'w World,
    owner: Person,
    business: BusinessId,
}

impl<'w> Shop<'w> {
    /// A workshop that says how to pay.
    async fn open(world: &'w World, owner: &Actor<'_>, name: &str) -> anyhow::Result<Self> {
        Self::found(world, owner, name, Some("Сбербанк 2202 2061 1234 5678")).await
    }

    async fn found(
        world: &'w World,
        owner: &Actor<'_>,
        name: &str,
        payment_details: Option<&str>,
    ) -> anyhow::Result<Self> {
        owner.starts(None).await?;
        let mut uow = world.crew.house.begin().await?;
        let now = uow.now();
        let sender = Sender {
            telegram_id: owner.id,
            first_name: owner.name.clone(),
            last_name: None,
            username: None,
            language_code: None,
        };
        let owner = people::meet(uow.db(), &sender, now).await?;
        let new = NewBusiness {
            name: name.to_owned(),
            currency: Currency::RUB,
            zone: chrono_tz::Tz::Europe__Moscow,
            country: Country::Ru,
            payment_details: payment_details.map(str::to_owned),
            contact_name: Some("Анна".to_owned()),
            contact_phone: Some("+7 901 234-56-78".to_owned()),
            contact_profile: Profile::Ru230fz,
        };
        let business = businesses::insert(uow.db(), &new, owner.id, now).await?;
        uow.commit().await?;
        Ok(Self { world, owner, business })
    }

    async fn begin(&self) -> anyhow::Result<UnitOfWork> {
        Ok(self.world.crew.house.begin().await?)
    }

    async fn client(&self, name: &str) -> anyhow::Result<ClientId> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let client = clients::insert(uow.db(), self.business, name, None, now).await?;
        uow.commit().await?;
        Ok(client)
    }

    /// A registered debt that waits for its client.
    async fn debt(&self, client: ClientId, what: &str, roubles: i64) -> anyhow::Result<DebtId> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let number = businesses::take_debt_number(uow.db(), self.business).await?;
        let new = NewDebt {
            business: self.business,
            client,
            number,
            what: what.to_owned(),
            service_on: None,
            currency: Currency::RUB,
            due_on: "2026-12-15".parse()?,
            kind: DebtKind::Invoice,
            state: DebtState::Offered,
            registered_by: self.owner.id,
        };
        let debt = debts::insert(uow.db(), &new, now).await?;
        let mut dossier = debts::lock(uow.db(), debt).await?.expect("just made");
        let amount = Money::from_minor(roubles * 100, Currency::RUB)?;
        uow.record(&mut dossier, EntryKind::Charge, amount, None, self.owner.id).await?;
        uow.commit().await?;
        Ok(debt)
    }

    /// The payload of a new link for the debt.
    async fn link(&self, debt: DebtId) -> anyhow::Result<String> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let secret = LinkSecret::new(uow.ids());
        invitations::insert(uow.db(), debt, &secret.hash(), now + chrono::TimeDelta::days(30), now).await?;
        uow.commit().await?;
        Ok(secret.as_str().to_owned())
    }

    async fn add_paper(&self, debt: DebtId) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let now = uow.now();
        let file = FileRef { kind: FileKind::Photo, file_id: "no-such-file".to_owned(), name: None };
        attachments::insert(uow.db(), attachments::Belongs::Debt(debt), &file, self.owner.id, now).await?;
        uow.commit().await?;
        Ok(())
    }

    /// A payment of the whole sum, as the owner records it.
    async fn settle(&self, debt: DebtId) -> anyhow::Result<()> {
        let mut uow = self.begin().await?;
        let mut dossier = debts::lock(uow.db(), debt).await?.expect("made before");
        let left = dossier.balance();
        uow.record(&mut dossier, EntryKind::Payment, left, None, self.owner.id).await?;
        uow.settle_if_paid(&mut dossier).await?;
        uow.save(&mut dossier, Some(self.owner.id), Happened::Settled).await?;
        uow.commit().await?;
        Ok(())
    }

    async fn happened(&self, debt: DebtId) -> anyhow::Result<Vec<Happened>> {
        let mut uow = self.begin().await?;
        let entries = journal::list(uow.db(), debt, 20).await?;
        Ok(entries.into_iter().map(|entry| entry.happened).collect())
    }
}

/// What everybody saw since the link was opened, without its secret, which differs from run to run.
fn transcript(world: &World, link: &str) -> String {
    let seen = world.transcript();
    let since = seen.find("\nIvan\n").unwrap_or_default();
    seen.get(since..).unwrap_or_default().replace(link, "…")
}

/// Ivan has accepted a debt of 12 500 roubles for a laptop repair.
async fn accept(ivan: &Actor<'_>, language: Language, link: &str) -> anyhow::Result<()> {
    ivan.starts(Some(link)).await?;
    ivan.taps(either(language, "Да, это я", "Yes, it's me")).await?;
    Ok(())
}

#[tokio::test]
async fn the_link_shows_who_asks_and_the_debt_only_after_its_me() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let client = shop.client("Иван Петров").await?;
        let debt = shop.debt(client, "ремонт ноутбука", 12_500).await?;
        let link = shop.link(debt).await?;
        ivan.starts(Some(&link)).await?;
        ivan.sees_last("Ремонт Плюс")?;
        ivan.sees_last("Иван Петров")?;
        for secret in ["12", "ремонт ноутбука", "15 дек", "December"] {
            ivan.sees_nothing_of(secret)?;
        }
        ivan.taps(either(language, "Да, это я", "Yes, it's me")).await?;
        ivan.sees("ремонт ноутбука")?;
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
    ivan.sees("замена экрана")?;
    anna.sees("открылся ещё 1 долг")?;
    let doubled = shop.client("Ваня").await?;
    let third = shop.debt(doubled, "чистка", 700).await?;
    accept(&ivan, Language::Ru, &shop.link(third).await?).await?;
    let mut uow = shop.begin().await?;
    let dossier = debts::lock(uow.db(), third).await?.expect("registered");
    assert_eq!(dossier.client.id, client);
    assert!(clients::find(uow.db(), shop.business, doubled).await?.is_none());
    drop(uow);
    ivan.says("/my").await?;
    ivan.sees_last("Всего: 18 200 ₽")?;
    ivan.taps("№ 3 · 700\u{a0}₽").await?;
    ivan.sees_last("чистка")?;
    Ok(())
}

#[tokio::test]
async fn the_card_explains_the_amount_shows_papers_and_how_to_pay() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт ноутбука", 12_500).await?;
        let link = shop.link(debt).await?;
        accept(&ivan, language, &link).await?;
        ivan.says("/my").await?;
        ivan.taps(either(language, "№ 1 · 12\u{a0}500\u{a0}₽", "No. 1 · ₽12,500")).await?;
        ivan.taps(either(language, "Откуда сумма", "Why this amount")).await?;
        ivan.sees_last(either(language, "начислено: 12 500 ₽", "charged: ₽12,500"))?;
        ivan.taps(either(language, "Назад", "Back")).await?;
        ivan.taps(either(language, "Оплатить", "Pay")).await?;
        ivan.sees_last(either(language, "№ 1, ремонт ноутбука", "No. 1, ремонт ноутбука"))?;
        insta::assert_snapshot!(format!("card_{}", language.code()), transcript(&world, &link));
        ivan.taps(either(language, "Назад", "Back")).await?;
        let stale = ivan.button(either(language, "Оплатить", "Pay"))?.1;
        shop.settle(debt).await?;
        let popped = ivan.taps_stale(&stale).await?;
        assert!(popped.is_some(), "a stale button says so\n{}", world.transcript());
        ivan.sees_last(either(language, "Оплачено полностью", "Paid in full"))?;
        ivan.says("/my").await?;
        ivan.sees_last(either(language, "платить нечего", "nothing to pay"))?;
    }
    Ok(())
}

#[tokio::test]
async fn without_payment_details_the_contact_is_shown_and_the_owner_asked_once() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::found(&world, &anna, "Ремонт Плюс", None).await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
        shop.add_paper(debt).await?;
        accept(&ivan, language, &shop.link(debt).await?).await?;
        let (pay, back) = (either(language, "Оплатить", "Pay"), either(language, "Назад", "Back"));
        ivan.taps(pay).await?;
        ivan.sees_last("+7 901 234-56-78")?;
        ivan.taps(back).await?;
        ivan.taps(pay).await?;
        let told = either(language, "хочет оплатить", "wants to pay");
        let times = anna.chat().iter().filter(|message| message.text.contains(told)).count();
        assert_eq!(times, 1, "{}", world.transcript());
    }
    Ok(())
}

#[tokio::test]
async fn silence_is_kept_from_the_word_on_and_can_be_taken_back() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт ноутбука", 12_500).await?;
        let link = shop.link(debt).await?;
        accept(&ivan, language, &link).await?;
        ivan.says(either(language, "Не пишите мне больше", "please stop messaging me")).await?;
        ivan.taps(either(language, "Да, не напоминать", "Yes, stop")).await?;
        ivan.sees_last(either(language, "больше не будет напоминать", "will not remind you here any more"))?;
        anna.sees(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
        anna.sees(either(language, "Готовый текст", "A text you can send"))?;
        let said = ivan.chat().len();
        world.days_pass(40).await?;
        assert_eq!(ivan.chat().len(), said, "{}", world.transcript());
        ivan.says("/stop").await?;
        ivan.sees_last(either(language, "уже выключены", "already off"))?;
        ivan.taps(either(language, "Включить снова", "Turn on again")).await?;
        anna.sees(either(language, "снова согласен", "fine with reminders again"))?;
        let said = ivan.chat().len();
        world.days_pass(10).await?;
        assert!(ivan.chat().len() > said, "{}", world.transcript());
        let happened = shop.happened(debt).await?;
        assert!(happened.contains(&Happened::Stopped) && happened.contains(&Happened::Restarted));
        insta::assert_snapshot!(format!("silence_{}", language.code()), transcript(&world, &link));
    }
    Ok(())
}

#[tokio::test]
async fn with_several_businesses_the_debtor_chooses_whose_reminders_stop() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, boris) = (world.person("Anna", language), world.person("Boris", language));
        let ivan = world.person("Ivan", language);
        let shops =
            [Shop::open(&world, &anna, "Ремонт Плюс").await?, Shop::open(&world, &boris, "Пекарня").await?];
        for shop in &shops {
            let debt = shop.debt(shop.client("Иван").await?, "заказ", 1_000).await?;
            accept(&ivan, language, &shop.link(debt).await?).await?;
        }
        ivan.says("/stop").await?;
        ivan.taps("Пекарня").await?;
        boris.sees(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
        anna.sees_nothing_of(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
        ivan.taps(either(language, "Мои платежи", "My payments")).await?;
        ivan.sees_last("Пекарня")?;
        ivan.taps(if language == Language::Ru {
            "Пекарня · № 1"
        } else {
            "Пекарня · No. 1"
        })
        .await?;
        ivan.sees_last(either(language, "Напоминания выключены", "Reminders are off"))?;
        ivan.says("/stop").await?;
        ivan.taps(either(language, "Да, не напоминать", "Yes, stop")).await?;
        anna.sees(either(language, "больше не хочет напоминаний", "does not want reminders"))?;
    }
    Ok(())
}

#[tokio::test]
async fn who_blocks_the_bot_is_reported_once_and_welcomed_back() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
        let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
        accept(&ivan, language, &shop.link(debt).await?).await?;
        world.sandbox.block(ivan.id);
        world.settle().await?;
        world.days_pass(20).await?;
        let told = either(language, "больше не доходят", "no longer arrive");
        let times = anna.chat().iter().filter(|message| message.text.contains(told)).count();
        assert_eq!(times, 1, "{}", world.transcript());
        world.sandbox.unblock(ivan.id);
        world.settle().await?;
        anna.sees(either(language, "снова на связи", "can be reached here again"))?;
        let happened = shop.happened(debt).await?;
        assert!(happened.contains(&Happened::Unreachable) && happened.contains(&Happened::ReachableAgain));
    }
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

#[tokio::test]
async fn language_zone_phone_and_privacy_are_the_persons_own() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Иван", Language::Ru));
    let shop = Shop::open(&world, &anna, "Ремонт Плюс").await?;
    let debt = shop.debt(shop.client("Иван").await?, "ремонт", 12_500).await?;
    accept(&ivan, Language::Ru, &shop.link(debt).await?).await?;
    ivan.says("/start").await?;
    ivan.sees_last("Здесь всё, что нужно оплатить")?;
    ivan.taps("Часовой пояс").await?;
    ivan.taps("Владивосток").await?;
    ivan.sees_last("Владивосток, у вас сейчас 17:00")?;
    ivan.says("/privacy").await?;
    ivan.sees_last("Кто это видит")?;
    ivan.says("/language").await?;
    ivan.taps("English").await?;
    ivan.sees_last("English from now on")?;
    ivan.says("/privacy").await?;
    ivan.sees_last("Who sees it")?;
    world.sandbox.send_contact(ivan.id, "+79010000000", true, "Иван");
    world.settle().await?;
    ivan.sees_last("+79010000000")?;
    Ok(())
}
