//! Two people act at once on two debts of one client.

use vovremya::app::{Error, access};
use vovremya::domain::people::Side;

use super::play::{Action, Play, Sketch};
use super::truths;
use crate::support::world::World;

/// Often enough that two units of work meet in the middle of each other.
const ROUNDS: usize = 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_people_who_act_on_two_debts_in_opposite_order_do_not_lock_each_other_out() -> anyhow::Result<()>
{
    let world = World::new().await;
    let play = Play::begin(&world, 2).await?;
    let (one, other) = (play.debts[0], play.debts[1]);
    let owner = play.shop.owner.id;
    let in_order = async |debts: [_; 2]| {
        for _ in 0..ROUNDS {
            let mut uow = world.crew.house.begin().await?;
            for debt in debts {
                access::owned_debt(&mut uow, owner, debt).await?;
                tokio::task::yield_now().await;
            }
            uow.commit().await?;
        }
        Ok::<(), Error>(())
    };
    futures::future::try_join(in_order([one, other]), in_order([other, one])).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_first_decides_when_both_sides_act_on_a_joint_plan_at_once() -> anyhow::Result<()> {
    let world = World::new().await;
    let play = Play::begin(&world, 2).await?;
    for _ in 0..ROUNDS {
        play.act(&Action::Propose { by: Side::Debtor, debt: 0, all: true, terms: Sketch::later(5) }).await?;
        // Each holds the debt that the other needs next.
        let accepted = Box::pin(play.act(&Action::Accept { by: Side::Owner, debt: 1 }));
        let taken_back = Box::pin(play.act(&Action::TakeBack { by: Side::Debtor, debt: 0 }));
        let (accepted, taken_back) = futures::future::try_join(accepted, taken_back).await?;
        anyhow::ensure!(accepted != taken_back, "one of them is first: {accepted}, {taken_back}");
        truths::hold(&play).await?;
    }
    Ok(())
}
