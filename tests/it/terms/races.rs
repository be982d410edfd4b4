//! Both sides, colleagues and the clock at once: exactly one of them counts, and everybody learns which.

use vovremya::domain::journal::Happened;
use vovremya::domain::plan::PlanState;

use super::offered::{colleague, request};
use super::*;

/// The states of all plans, in order.
async fn plan_states(world: &World) -> anyhow::Result<Vec<PlanState>> {
    let codes: Vec<String> =
        sqlx::query_scalar("select state from plan order by plan_id").fetch_all(&world.database.pool).await?;
    Ok(codes.iter().filter_map(|code| PlanState::from_code(code)).collect())
}

#[tokio::test]
async fn a_withdrawal_that_crosses_an_acceptance_leaves_one_of_the_two() -> anyhow::Result<()> {
    for withdrawal_first in [true, false] {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
        offer(&world, &shop, &[debt], two_parts()).await?;
        anna.says("/debts").await?;
        let card = anna.button_with("№ 1 ")?;
        anna.taps(&card).await?;
        if withdrawal_first {
            anna.taps_and_goes("Отозвать")?;
            ivan.taps_and_goes("Согласиться")?;
        } else {
            ivan.taps_and_goes("Согласиться")?;
            anna.taps_and_goes("Отозвать")?;
        }
        world.settle_at_once(4).await?;
        let dossier = shop.dossier(debt).await?;
        let happened = shop.happened(debt).await?;
        let accepted = happened.iter().any(|one| matches!(one, Happened::PlanAccepted { .. }));
        let withdrawn = happened.contains(&Happened::PlanWithdrawn);
        assert!(accepted != withdrawn, "one of the two: {happened:?}");
        assert_eq!(dossier.agreed.is_some(), accepted);
        assert!(dossier.talks.is_none());
    }
    Ok(())
}

#[tokio::test]
async fn of_two_members_who_answer_at_once_one_answers() -> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    let olga = colleague(&world, &shop, Language::Ru).await?;
    request(&world, debt, &ivan, two_parts()).await?;
    anna.taps_and_goes("Принять")?;
    olga.taps_and_goes("Принять")?;
    world.settle_at_once(4).await?;
    assert_eq!(plan_states(&world).await?, [PlanState::Accepted]);
    let happened = shop.happened(debt).await?;
    let accepted = happened.iter().filter(|one| matches!(one, Happened::PlanAccepted { .. })).count();
    assert_eq!(accepted, 1);
    for member in [&anna, &olga] {
        member.sees("Соглашение № 1-1")?;
    }
    Ok(())
}

#[tokio::test]
async fn an_acceptance_that_crosses_a_counter_offer_is_never_of_terms_that_were_replaced()
-> anyhow::Result<()> {
    let world = World::new().await;
    let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
    let shop = Shop::open(&world, &anna, "Repair Plus").await?;
    let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
    request(&world, debt, &ivan, two_parts()).await?;
    let accept = anna.button("Принять")?.1;
    let countered = terms(&[("2026-12-15", 12_000), ("2027-01-15", 500)], None);
    let mut uow = shop.begin().await?;
    let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
    // A colleague's counter-offer holds the debt while the owner's yes to the request waits for it.
    world.sandbox.tap_stale(anna.id, &accept);
    let (_, answered) = tokio::join!(
        async {
            plans::counter(&mut uow, &mut dossier, &shop.owner, Side::Owner, countered).await?;
            uow.commit().await
        },
        world.settle_at_once(2),
    );
    answered?;
    world.settle().await?;
    assert_eq!(plan_states(&world).await?, [PlanState::Countered]);
    ivan.sees_last("12 000 ₽")?;
    Ok(())
}

#[tokio::test]
async fn a_yes_beside_the_clock_is_a_yes_or_too_late_and_nothing_else() -> anyhow::Result<()> {
    for (at, accepted) in [("2026-12-04T06:59:59Z", true), ("2026-12-04T07:00:00Z", false)] {
        let world = World::new().await;
        let (anna, ivan) = (world.person("Anna", Language::Ru), world.person("Ivan", Language::Ru));
        let shop = Shop::open(&world, &anna, "Repair Plus").await?;
        let debt = shop.accepted_debt(&ivan, Language::Ru).await?;
        offer(&world, &shop, &[debt], two_parts()).await?;
        world.clock.move_to(at.parse()?);
        ivan.taps_and_goes("Согласиться")?;
        let (turns, round) = tokio::join!(world.settle_at_once(2), world.crew.housekeeping.round());
        turns?;
        round?;
        world.settle().await?;
        assert_eq!(shop.dossier(debt).await?.agreed.is_some(), accepted, "{at}");
        let expected = if accepted { PlanState::Accepted } else { PlanState::Expired };
        assert_eq!(plan_states(&world).await?, [expected], "{at}");
    }
    Ok(())
}
