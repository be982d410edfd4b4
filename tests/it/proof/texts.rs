//! What an agreement says, and that both sides get the same words in the chat and on paper.

use sha2::{Digest, Sha256};
use vovremya::app::limits;
use vovremya::documents::agreement::{Paper, pdf};
use vovremya::domain::plan::limits::{Change, Who};
use vovremya::store::agreements;

use super::*;

/// Both texts of the latest agreement.
async fn written(world: &World) -> String {
    let (ru, en): (String, String) =
        sqlx::query_as("select text_ru, text_en from agreement order by agreement_id desc limit 1")
            .fetch_one(&world.database.pool)
            .await
            .expect("an agreement");
    format!("{ru}\n\n----\n\n{en}")
}

#[tokio::test]
async fn every_kind_of_agreement_says_what_was_agreed() -> anyhow::Result<()> {
    use DiscountGiven::{AtOnce, WhenKept};
    let kinds = [
        ("parts", Side::Debtor, three_parts()),
        ("deferral", Side::Owner, terms(&[("2027-01-15", 12_500)])),
        ("discount_at_once", Side::Owner, discounted(&[("2026-12-08", 12_000)], 500, AtOnce)),
        ("discount_when_kept", Side::Debtor, discounted(&[("2026-12-08", 12_000)], 500, WhenKept)),
        (
            "parts_with_discount",
            Side::Owner,
            discounted(&[("2026-12-15", 6_000), ("2027-01-15", 6_000)], 500, WhenKept),
        ),
    ];
    for (kind, side, terms) in kinds {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::En));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, Language::En).await?;
        offers(&world, &shop, side, debt, &[], terms).await?;
        match side {
            Side::Owner => ivan.taps("Agree").await?,
            Side::Debtor => anna.taps("Принять").await?,
        };
        insta::assert_snapshot!(format!("agreement_{kind}"), written(&world).await);
    }
    Ok(())
}

#[tokio::test]
async fn an_agreement_over_two_debts_names_both_and_their_order() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let first = shop.accepted_debt(&ivan, Language::Ru).await?;
    let client = shop.dossier(first).await?.client.id;
    let second = shop.debt_until(client, "настройка сети", 3_500, day("2026-12-20")).await?;
    crate::support::shop::accept(&ivan, Language::Ru, &shop.link(second).await?).await?;
    sqlx::query("update debt set service_on = '2026-11-20', kind = 'prepayment' where debt_id = $1")
        .bind(second.0)
        .execute(&world.database.pool)
        .await?;
    sqlx::query("update person set username = 'ivan_p', phone = '+79012345678' where telegram_id = $1")
        .bind(ivan.id)
        .execute(&world.database.pool)
        .await?;
    let both = terms(&[("2026-12-20", 8_000), ("2027-01-20", 8_000)]);
    offers(&world, &shop, Side::Debtor, first, &[second], both).await?;
    anna.taps("Принять").await?;
    insta::assert_snapshot!("agreement_joint", written(&world).await);
    Ok(())
}

#[tokio::test]
async fn an_agreement_by_limits_says_who_agreed_in_advance_and_when() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    let mut uow = shop.begin().await?;
    limits::change(&mut uow, shop.owner.id, Change::Who(Who::Everyone)).await?;
    uow.commit().await?;
    world.days_pass(2).await?;
    offers(&world, &shop, Side::Debtor, debt, &[], three_parts()).await?;
    insta::assert_snapshot!("agreement_by_limits", written(&world).await);
    assert_eq!(papers(&world, &anna).len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_changed_agreement_is_a_new_one_that_names_the_old() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    agree(&world, &shop, &anna, Language::Ru, debt, three_parts()).await?;
    world.days_pass(1).await?;
    agree(&world, &shop, &anna, Language::Ru, debt, terms(&[("2027-01-10", 12_500)])).await?;
    insta::assert_snapshot!("agreement_replacement", written(&world).await);
    let names: Vec<String> = papers(&world, &ivan).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Соглашение 1-1.pdf", "Соглашение 1-2.pdf"]);
    Ok(())
}

#[tokio::test]
async fn both_sides_get_the_same_words_in_the_chat_and_on_paper_each_in_their_language() -> anyhow::Result<()>
{
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let seen = Seen::from_now_on(&world);
        agree(&world, &shop, &anna, Language::Ru, debt, three_parts()).await?;
        insta::assert_snapshot!(format!("agreement_chat_{}", language.code()), seen.transcript());
        let mut uow = shop.begin().await?;
        let plan = shop.dossier(debt).await?.agreed.expect("agreed").id;
        let stored = agreements::find_of_plan(uow.db(), plan).await?.expect("written down");
        for (person, reads) in [(&anna, Language::Ru), (&ivan, language)] {
            person.sees(stored.text(reads))?;
            let kept = agreements::find_paper(uow.db(), stored.id, reads).await?.expect("set");
            let name = either(reads, "Соглашение 1-1.pdf", "Agreement 1-1.pdf");
            assert_eq!(papers(&world, person), [(name.to_owned(), kept.file.clone())]);
            assert_eq!(Sha256::digest(&kept.file)[..], kept.file_hash[..]);
            // The paper says the stored words: set again, they are the same bytes.
            let link = format!("https://t.me/vovremya_bot?start=v_{}", stored.code.replace('-', ""));
            let paper = Paper {
                language: reads,
                text: stored.text(reads),
                code: &stored.code,
                link: &link,
                made_at: stored.made_at,
            };
            assert_eq!(pdf(&paper)?, kept.file);
        }
    }
    Ok(())
}

#[tokio::test]
async fn text_and_paper_can_be_had_again_and_the_schedule_as_a_picture() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        agree(&world, &shop, &anna, language, debt, three_parts()).await?;
        for person in [&anna, &ivan] {
            assert_eq!(person.chat().iter().filter(|message| message.photo.is_some()).count(), 1);
            person.taps(either(language, "Документ", "Document")).await?;
            let papers = papers(&world, person);
            assert_eq!(papers.len(), 2);
            assert_eq!(papers[0], papers[1]);
        }
        ivan.says("/my").await?;
        ivan.taps(either(language, "График платежей", "Payment schedule")).await?;
        ivan.taps(either(language, "Картинкой", "As a picture")).await?;
        assert!(ivan.last()?.photo.is_some(), "{}", world.transcript());
    }
    Ok(())
}
