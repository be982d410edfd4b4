//! Words to and fro about a dispute: kept in order, and proof that it was read.

use super::problem::tells;
use super::*;
use vovremya::domain::journal::Happened;

#[tokio::test]
async fn the_owners_words_about_a_dispute_show_that_it_was_read_and_mute_does_not_stop_them()
-> anyhow::Result<()> {
    for language in RU_EN {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", language), world.person("Ivan", language));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, language).await?;
        let mute = either(language, "Не получать сообщения", "No more messages");
        let talk = either(language, "Хочу поговорить", "I'd like to talk");
        ivan.taps(talk).await?;
        ivan.taps(mute).await?;
        ivan.taps(either(language, "Открыть счёт", "Open the invoice")).await?;
        tells(&ivan, language).await?;
        anna.taps(either(language, "Написать", "Write")).await?;
        anna.says(either(language, "Когда это началось?", "When did it begin?")).await?;
        ivan.sees(either(language, "Когда это началось?", "When did it begin?"))?;
        ivan.taps(either(language, "Ответить", "Answer")).await?;
        ivan.says(either(language, "Вчера вечером", "Last night")).await?;
        anna.sees_last(either(language, "Вчера вечером", "Last night"))?;
        anna.taps(either(language, "Вся переписка", "All messages")).await?;
        anna.sees_last(either(language, "Когда это началось?", "When did it begin?"))?;
        let happened = shop.happened(debt).await?;
        assert!(happened.contains(&Happened::DisputeSeen));
        assert_eq!(happened.iter().filter(|what| matches!(what, Happened::Said { .. })).count(), 2);
    }
    Ok(())
}
