//! What the year has found.

use chrono::NaiveDate;
use vovremya::app::plans::Proposal;
use vovremya::app::{access, obstacles, plans};
use vovremya::domain::calendar::Every;
use vovremya::domain::dossier::Dossier;
use vovremya::domain::ids::DebtId;
use vovremya::domain::journal::Happened;
use vovremya::domain::language::Language;
use vovremya::domain::obstacle::Obstacle;
use vovremya::domain::people::Side;
use vovremya::domain::plan::Terms;

use crate::support::shop::{Shop, roubles};
use crate::support::world::World;

#[tokio::test]
async fn a_late_part_is_not_spoken_of_while_an_answer_is_given_time() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::En), world.person("Ivan", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::En).await?;
    agree(&shop, debt, Every::Month).await?;
    // The part is late on the 13th; on the 12th its debtor says to be short of money, and gets five days.
    world.pass_until("2026-12-12T08:00:00Z".parse()?).await?;
    says(&shop, debt, Obstacle::NoMoney).await?;
    world.pass_until("2026-12-17T07:59:00Z".parse()?).await?;
    ivan.sees_nothing_of("suggest another date")?;
    anna.sees_nothing_of("more than five days ago")?;
    // Then the ladder goes on, and a day later the word about the part follows.
    world.pass_until("2026-12-18T08:01:00Z".parse()?).await?;
    ivan.sees("suggest another date")?;
    anna.sees("more than five days ago")?;
    Ok(())
}

#[tokio::test]
async fn a_late_part_waits_for_another_day_than_a_reminder_that_is_not_sent_yet() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::En), world.person("Ivan", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::En).await?;
    agree(&shop, debt, Every::Week).await?;
    // On the 17th the second part is three days old; the program was down when the first one became too late.
    world.pass_until("2026-12-12T20:00:00Z".parse()?).await?;
    world.clock.move_to("2026-12-17T07:00:00Z".parse()?);
    world.crew.scheduler.run_until_idle().await?;
    world.crew.housekeeping.round().await?;
    world.settle().await?;
    let today = |words: &str| {
        let said = ivan.chat().into_iter().filter(|message| message.text.contains(words));
        said.filter(|message| message.date.date_naive() == day("2026-12-17")).count()
    };
    assert_eq!((today("No more reminders, please?"), today("suggest another date")), (1, 0));
    world.pass_until("2026-12-18T08:00:00Z".parse()?).await?;
    ivan.sees("suggest another date")?;
    Ok(())
}

#[tokio::test]
async fn by_hand_too_nothing_says_today_of_the_day_before() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::En), world.person("Ivan", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::En).await?;
    // The program was down on the day itself.
    world.clock.move_to("2026-12-16T09:00:00Z".parse()?);
    let mut uow = shop.begin().await?;
    let mut dossier = access::owned_debt(&mut uow, shop.owner.id, debt).await?;
    vovremya::app::reminders::remind_by_hand(&mut uow, &mut dossier, shop.owner.id).await?;
    uow.commit().await?;
    world.settle().await?;
    ivan.sees_last("Message from Repair Plus")?;
    ivan.sees_nothing_of("due today")?;
    ivan.sees_last("was due")?;
    Ok(())
}

#[tokio::test]
async fn short_of_money_again_a_client_gets_the_whole_time_again() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::En), world.person("Ivan", Language::En));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::En).await?;
    says(&shop, debt, Obstacle::NoMoney).await?;
    // Long after that, another answer gives three days, and the client says the same once more.
    world.pass_until("2026-12-20T08:00:00Z".parse()?).await?;
    let mut uow = shop.begin().await?;
    let mut dossier = access::owned_debt(&mut uow, shop.owner.id, debt).await?;
    uow.pause_after_answer(&mut dossier);
    uow.save(&mut dossier, None, Happened::Resumed).await?;
    uow.commit().await?;
    says(&shop, debt, Obstacle::NoMoney).await?;
    let given = |dossier: Dossier| dossier.debt.resume_from.expect("a pause").to_rfc3339();
    assert_eq!(given(shop.dossier(debt).await?), "2026-12-25T08:00:00+00:00");
    // Said twice in a row, it is said once; so is what waits no longer than that.
    world.pass_until("2026-12-21T08:00:00Z".parse()?).await?;
    for obstacle in [Obstacle::NoMoney, Obstacle::Forgot, Obstacle::Forgot] {
        says(&shop, debt, obstacle).await?;
        assert_eq!(given(shop.dossier(debt).await?), "2026-12-25T08:00:00+00:00");
    }
    let happened = shop.happened(debt).await?;
    let named = happened.iter().filter(|happened| matches!(happened, Happened::ObstacleNamed { .. }));
    assert_eq!(named.count(), 3);
    Ok(())
}

async fn says(shop: &Shop<'_>, debt: DebtId, obstacle: Obstacle) -> anyhow::Result<()> {
    let debtor = shop.dossier(debt).await?.debtor.expect("bound");
    let mut uow = shop.begin().await?;
    let mut dossier = access::own_debt(&mut uow, debtor.id, debt).await?;
    obstacles::name(&mut uow, &mut dossier, debtor.id, obstacle).await?;
    Ok(uow.commit().await?)
}

/// The client asks for two parts from the 7th on, and the owner says yes.
async fn agree(shop: &Shop<'_>, debt: DebtId, every: Every) -> anyhow::Result<()> {
    let debtor = shop.dossier(debt).await?.debtor.expect("bound");
    let mut uow = shop.begin().await?;
    let mut dossier = access::own_debt(&mut uow, debtor.id, debt).await?;
    let terms = Terms::equal(roubles(12_500), 2, day("2026-12-07"), every, None, day("2026-12-01"))?;
    let proposal = Proposal { side: Side::Debtor, terms, reason: None, also: Vec::new() };
    plans::propose(&mut uow, &mut dossier, &debtor, proposal).await?;
    plans::accept(&mut uow, &mut dossier, &shop.owner, Side::Owner).await?;
    Ok(uow.commit().await?)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
