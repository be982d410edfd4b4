//! Whatever two sides and the clock do, in whatever order: the money is right, nobody agrees with themselves, and what
//! is over stays over.
//!
//! The use cases are the real ones, on a real PostgreSQL. `PROPTEST_CASES` sets how many sequences are played.

mod crossing;
mod play;
mod regressions;
mod truths;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use play::{Action, Play};

/// Sequences played where nobody asks for more.
const CASES: u32 = 12;
const ACTIONS: usize = 25;

fn config() -> ProptestConfig {
    let asked_for = std::env::var_os("PROPTEST_CASES").is_some();
    let cases = if asked_for { ProptestConfig::default().cases } else { CASES };
    // What was found is kept as a named test instead.
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_sequence_of_actions_loses_money_or_agrees_with_itself(
        debts in 2_usize..=3,
        actions in prop::collection::vec(play::action(), ACTIONS),
    ) {
        holds(debts, &actions).map_err(|error| TestCaseError::fail(format!("{error:#}")))?;
    }
}

/// Plays the actions and looks after each whether everything still is as it must be.
fn holds(debts: usize, actions: &[Action]) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let world = crate::support::world::World::new().await;
        let play = Play::begin(&world, debts).await?;
        for action in actions {
            play.act(action).await?;
            truths::hold(&play).await.map_err(|error| error.context(format!("after {action:?}")))?;
        }
        Ok(())
    })
}
