//! One account that is an owner and a debtor at once.

use crate::support::shop::{RU_EN, Shop, accept, either};
use crate::support::world::World;

#[tokio::test]
async fn one_account_owns_a_business_and_owes_another_without_mixing_them_up() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let boris = world.person("Boris", language);
        let ivan = world.person("Ivan", language);
        let repairs = Shop::open(&world, &anna, "Repair Plus").await?;
        let paper = Shop::open(&world, &boris, "Paper and Ink").await?;
        repairs.accepted_debt(&ivan, language).await?;
        let client = paper.client("Anna Smith").await?;
        let owed = paper.debt(client, either(language, "бумага", "paper"), 900).await?;
        accept(&anna, language, &paper.link(owed).await?).await?;

        anna.says("/my").await?;
        anna.sees_last("Paper and Ink")?;
        assert!(!anna.last()?.text.contains("Ivan"), "{}", world.transcript());
        anna.says("/debts").await?;
        anna.button_with("Ivan Petrov")?;
        assert!(!anna.last()?.text.contains("Paper and Ink"), "{}", world.transcript());

        // A debt of her own is not one she may settle for its owner, and her business is none of Boris's.
        boris.says("/debts").await?;
        boris.button_with("Anna Smith")?;
        boris.sees_nothing_of("Ivan")?;

        // Reminders of both kinds come to the same chat, each about its own.
        world.days_pass(12).await?;
        anna.sees(either(language, "Сообщение от «Paper and Ink»", "Message from Paper and Ink"))?;
        ivan.sees(either(language, "Сообщение от «Repair Plus»", "Message from Repair Plus"))?;
        ivan.sees_nothing_of("Paper and Ink")?;
    }
    Ok(())
}

#[tokio::test]
async fn an_owner_cannot_become_the_client_of_their_own_business() -> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let anna = world.person("Anna", language);
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let client = shop.client("Ivan Petrov").await?;
        let debt = shop.debt(client, "laptop", 12_500).await?;
        anna.starts(Some(&shop.link(debt).await?)).await?;
        anna.sees_last(either(language, "Эта ссылка для вашего клиента", "This link is for your client"))?;
        assert!(shop.dossier(debt).await?.debtor.is_none());
    }
    Ok(())
}
