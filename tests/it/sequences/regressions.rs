//! What once went wrong, each in the fewest steps that show it.

use vovremya::domain::calendar::Every;
use vovremya::domain::debt::DebtState;
use vovremya::domain::journal::Happened;
use vovremya::domain::people::Side::{Debtor, Owner};
use vovremya::domain::plan::DiscountGiven;

use super::play::{Action, Answer, Play, Sketch};
use super::truths;
use crate::support::shop::roubles;
use crate::support::world::World;

/// Does what the rules have to let pass.
async fn all_happens(play: &Play<'_>, actions: &[Action]) -> anyhow::Result<()> {
    for action in actions {
        anyhow::ensure!(play.act(action).await?, "{action:?} is refused");
        truths::hold(play).await.map_err(|error| error.context(format!("after {action:?}")))?;
    }
    Ok(())
}

/// A plan for all debts, agreed.
fn joint(terms: Sketch) -> [Action; 2] {
    let all = true;
    [Action::Propose { by: Debtor, debt: 0, all, terms }, Action::Accept { by: Owner, debt: 0 }]
}

fn discounted(percent: u32, given: DiscountGiven) -> Sketch {
    Sketch { discount: Some((percent, given)), ..Sketch::later(5) }
}

#[tokio::test]
async fn whoever_is_not_the_debtor_leaves_talks_about_several_debts() -> anyhow::Result<()> {
    let world = World::new().await;
    let play = Play::begin(&world, 3).await?;
    let offered = Action::Propose { by: Owner, debt: 0, all: true, terms: Sketch::later(5) };
    all_happens(&play, &[offered, Action::Unlink { debt: 1 }, Action::ComeBack { debt: 2 }]).await
}

#[tokio::test]
async fn a_cancelled_debt_leaves_the_others_of_its_plan_to_be_paid_to_the_end() -> anyhow::Result<()> {
    let world = World::new().await;
    let play = Play::begin(&world, 2).await?;
    all_happens(&play, &joint(Sketch::later(5))).await?;
    all_happens(&play, &[Action::Cancel { debt: 1 }, Action::Pay { debt: 0, percent: 100 }]).await?;
    let (paid, cancelled) =
        (play.shop.dossier(play.debts[0]).await?, play.shop.dossier(play.debts[1]).await?);
    assert_eq!((paid.debt.state, cancelled.debt.state), (DebtState::Settled, DebtState::Cancelled));
    assert_eq!((paid.ledger.paid(), cancelled.ledger.paid()), (roubles(12_500), roubles(0)));
    assert!(play.shop.happened(play.debts[0]).await?.contains(&Happened::PlanKept));
    Ok(())
}

#[tokio::test]
async fn a_plan_with_a_cancelled_debt_is_negotiated_anew_about_the_others() -> anyhow::Result<()> {
    let world = World::new().await;
    let play = Play::begin(&world, 3).await?;
    all_happens(&play, &joint(Sketch::later(5))).await?;
    all_happens(&play, &[Action::Cancel { debt: 1 }]).await?;
    all_happens(&play, &joint(Sketch::later(15))).await
}

#[tokio::test]
async fn a_late_part_is_told_once_though_another_debt_of_the_plan_is_late_as_well() -> anyhow::Result<()> {
    let world = World::new().await;
    let play = Play::begin(&world, 2).await?;
    // The larger debt begins to be paid with the second part.
    let terms = Sketch { parts: 6, every: Every::Week, ..Sketch::later(1) };
    all_happens(&play, &joint(terms)).await?;
    all_happens(&play, &[Action::Hours(24 * 40)]).await?;
    let mut told = Vec::new();
    for debt in &play.debts {
        told.extend(play.shop.happened(*debt).await?);
    }
    let told = told.iter().filter(|happened| matches!(happened, Happened::PartMissed { .. })).count();
    assert_eq!(told, 1, "{}", world.transcript());
    Ok(())
}

#[tokio::test]
async fn a_debt_that_a_discount_takes_off_at_once_is_settled_with_the_agreement() -> anyhow::Result<()> {
    let world = World::new().await;
    let play = Play::begin(&world, 2).await?;
    all_happens(&play, &joint(discounted(85, DiscountGiven::AtOnce))).await?;
    assert_eq!(play.shop.dossier(play.debts[0]).await?.debt.state, DebtState::Settled);
    all_happens(&play, &[Action::Pay { debt: 1, percent: 100 }]).await
}

#[tokio::test]
async fn a_plan_is_kept_when_what_is_left_of_its_parts_is_taken_off() -> anyhow::Result<()> {
    let off = Action::Settle { debt: 0, how: Answer::Discount(95) };
    for last in [vec![Action::Dispute { debt: 0, percent: None }, off], vec![Action::Cancel { debt: 0 }]] {
        let world = World::new().await;
        let play = Play::begin(&world, 2).await?;
        // Of the debt that is paid last half is forgiven in the end.
        all_happens(&play, &joint(discounted(40, DiscountGiven::WhenKept))).await?;
        let first = Action::Pay { debt: 1, percent: 35 };
        all_happens(&play, &[first]).await?;
        all_happens(&play, &last).await?;
        assert!(play.shop.dossier(play.debts[0]).await?.is_closed());
    }
    Ok(())
}

#[tokio::test]
async fn a_debt_that_was_taken_off_earlier_gets_no_discount_when_its_plan_is_kept() -> anyhow::Result<()> {
    let world = World::new().await;
    let play = Play::begin(&world, 2).await?;
    all_happens(&play, &joint(discounted(10, DiscountGiven::WhenKept))).await?;
    let off = Action::Settle { debt: 0, how: Answer::Discount(100) };
    all_happens(
        &play,
        &[Action::Dispute { debt: 0, percent: None }, off, Action::Pay { debt: 1, percent: 100 }],
    )
    .await?;
    assert!(play.shop.happened(play.debts[1]).await?.contains(&Happened::PlanKept));
    Ok(())
}
