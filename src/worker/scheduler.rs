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
use crate::store::{StoreError, reminders as timers};

/// How often the timers are read without a bell: another process may have set one.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Every commit rings the bell, and one look a moment later does for all of them: no reminder is that urgent.
const GATHERS: Duration = Duration::from_millis(250);

/// Transactions that remind at the same time.
const LANES: usize = 3;

/// Debts taken into one transaction: many are loaded with the queries of one.
const AT_ONCE: i64 = 25;

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
                () = rung => stop.run_until_cancelled(tokio::time::sleep(GATHERS)).await.unwrap_or_default(),
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

    /// Does all that is due, some clients side by side, and says how many debts that were.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn remind_all_due(&self, stop: &CancellationToken) -> AppResult<usize> {
        let lane = || async {
            let mut done = 0;
            while !stop.is_cancelled() {
                match self.remind_next(AT_ONCE).await? {
                    0 => break,
                    debts => done += debts,
                }
            }
            AppResult::Ok(done)
        };
        Ok(try_join_all((0..LANES).map(|_| lane())).await?.into_iter().sum())
    }

    /// Does all that is due, one client after the other and in order, and says how many debts that were.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn run_until_idle(&self) -> AppResult<usize> {
        let mut done = 0;
        loop {
            match self.remind_next(1).await? {
                0 => return Ok(done),
                debts => done += debts,
            }
        }
    }

    /// Reminds of what is due first, in one transaction, and says of how many debts; 0: nothing is due. Where
    /// something fails, it is tried client by client, and where it fails again, debt by debt. Trouble that may pass by
    /// itself goes up.
    async fn remind_next(&self, at_most: i64) -> AppResult<usize> {
        let mut uow = self.house.begin().await?;
        let due = reminders::take_due(&mut uow, at_most).await?;
        if due.is_empty() || try_to_remind(uow, &due).await?.is_none() {
            return Ok(due.len());
        }
        if at_most == 1 {
            for debt in &due {
                self.remind_alone(*debt).await?;
            }
            return Ok(due.len());
        }
        let mut done = 0;
        while done < due.len() {
            match Box::pin(self.remind_next(1)).await? {
                0 => break,
                debts => done += debts,
            }
        }
        Ok(due.len())
    }

    /// Reminds of one debt. One that fails is put off and holds up nobody.
    async fn remind_alone(&self, debt: DebtId) -> AppResult<()> {
        let mut uow = self.house.begin().await?;
        if !reminders::take_one(&mut uow, debt).await? {
            return Ok(());
        }
        let Some(failure) = try_to_remind(uow, &[debt]).await? else { return Ok(()) };
        tracing::error!(debt.id = %debt, error = failure, "a debt could not be reminded and is put off");
        let mut uow = self.house.begin().await?;
        reminders::put_off(&mut uow, debt).await?;
        uow.commit().await
    }

    /// When something is due next.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn next_due_at(&self) -> AppResult<Option<DateTime<Utc>>> {
        let mut db = self.house.pool.acquire().await.map_err(StoreError::from)?;
        Ok(timers::next_due_at(&mut db).await?)
    }
}

/// Reminds, or says why it cannot be done.
async fn try_to_remind(mut uow: UnitOfWork, due: &[DebtId]) -> AppResult<Option<String>> {
    let failure = match AssertUnwindSafe(reminders::remind(&mut uow, due)).catch_unwind().await {
        Ok(Ok(())) => {
            uow.commit().await?;
            return Ok(None);
        }
        Ok(Err(error)) if error.is_transient() => return Err(error),
        Ok(Err(error)) => chain(&error),
        Err(panic) => panic_text(&*panic),
    };
    // Waited for: what was locked has to be free when it is tried again.
    uow.roll_back().await?;
    Ok(Some(failure))
}
