//! Time passes: reminds of what is due. A tick reads one index and costs what is due, not what is registered.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::FutureExt;
use futures::future::try_join_all;
use metrics::histogram;
use tokio_util::sync::CancellationToken;

use super::{chain, panic_text, seconds_since};
use crate::app::{AppResult, House, UnitOfWork, reminders};
use crate::domain::ids::DebtId;
use crate::store::reminders as timers;

/// How often the timers are read without a bell: another process may have set one.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Clients reminded at the same time.
const LANES: usize = 4;

/// Reminds when the time has come.
#[derive(Clone)]
pub struct Scheduler {
    pub house: House,
}

impl Scheduler {
    /// Reminds until told to stop.
    ///
    /// # Errors
    /// None of its own: a tick that fails is tried again.
    pub async fn run(&self, stop: CancellationToken) -> anyhow::Result<()> {
        while !stop.is_cancelled() {
            let rung = self.house.bells.timers.notified();
            tokio::pin!(rung);
            // Registered before the tick, so that a bell in between is not missed.
            rung.as_mut().enable();
            let next = match self.tick(&stop).await {
                Ok(next) => next,
                Err(error) => {
                    tracing::error!(error = %chain(&error), "a tick of the scheduler failed");
                    None
                }
            };
            let due = async {
                match next {
                    Some(next) => self.house.clock.sleep_until(next).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = rung => {}
                () = due => {}
                () = tokio::time::sleep(LOOK_AGAIN) => {}
                () = stop.cancelled() => {}
            }
        }
        Ok(())
    }

    async fn tick(&self, stop: &CancellationToken) -> AppResult<Option<DateTime<Utc>>> {
        let begun = self.house.clock.now();
        self.remind_all_due(stop).await?;
        let next = self.next_due_at().await;
        histogram!("vovremya_tick_seconds").record(seconds_since(begun, self.house.clock.now()));
        next
    }

    /// Does all that is due, clients side by side: most of a reminder's time is waiting for the database.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn remind_all_due(&self, stop: &CancellationToken) -> AppResult<usize> {
        let lane = || async {
            let mut done = 0;
            while !stop.is_cancelled() && self.remind_next().await? {
                done += 1;
            }
            AppResult::Ok(done)
        };
        Ok(try_join_all((0..LANES).map(|_| lane())).await?.into_iter().sum())
    }

    /// Does all that is due, one after the other and in order, and says how much that was.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn run_until_idle(&self) -> AppResult<usize> {
        let mut done = 0;
        while self.remind_next().await? {
            done += 1;
        }
        Ok(done)
    }

    /// Reminds of what is due first; `false`: nothing is. A debt that fails is put off and does not hold up the
    /// others; trouble that may pass by itself goes up.
    async fn remind_next(&self) -> AppResult<bool> {
        let mut uow = self.house.begin().await?;
        let Some(debt) = reminders::take_due(&mut uow).await? else { return Ok(false) };
        let reminded = AssertUnwindSafe(remind(uow, debt)).catch_unwind().await;
        let failure = match reminded {
            Ok(Ok(())) => return Ok(true),
            Ok(Err(error)) if error.is_transient() => return Err(error),
            Ok(Err(error)) => chain(&error),
            Err(panic) => panic_text(&*panic),
        };
        tracing::error!(debt.id = %debt, error = failure, "a debt could not be reminded and is put off");
        let mut uow = self.house.begin().await?;
        reminders::put_off(&mut uow, debt).await?;
        uow.commit().await?;
        Ok(true)
    }

    /// When something is due next.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn next_due_at(&self) -> AppResult<Option<DateTime<Utc>>> {
        let mut uow = self.house.begin().await?;
        Ok(timers::next_due_at(uow.db()).await?)
    }
}

async fn remind(mut uow: UnitOfWork, debt: DebtId) -> AppResult<()> {
    reminders::remind(&mut uow, debt).await?;
    uow.commit().await
}
