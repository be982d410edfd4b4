//! The only place where the program reads the time.
//!
//! Everything else is handed an instant. In the demo and in tests the clock can be moved on, and whoever
//! sleeps on it wakes as if the time had passed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use tokio::sync::watch;

/// Tells the time, and sleeps by it.
#[async_trait]
pub trait Clock: Send + Sync + 'static {
    /// The present instant, UTC, whole microseconds as PostgreSQL stores them.
    fn now(&self) -> DateTime<Utc>;

    /// Returns once [`Clock::now`] has reached `instant`.
    async fn sleep_until(&self, instant: DateTime<Utc>);
}

/// A clock shared by all rooms.
pub type SharedClock = Arc<dyn Clock>;

/// The clock of the machine.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        machine_time()
    }

    async fn sleep_until(&self, instant: DateTime<Utc>) {
        if let Ok(wait) = (instant - self.now()).to_std() {
            tokio::time::sleep(wait).await;
        }
    }
}

/// A clock that can be moved on: frozen in tests, running in the demo.
#[derive(Debug)]
pub struct MovableClock {
    base: Base,
    moved_by: watch::Sender<TimeDelta>,
    // Serialises `advance` and `move_to`, which read the offset before they write it.
    moving: Mutex<()>,
}

#[derive(Debug, Clone, Copy)]
enum Base {
    Frozen(DateTime<Utc>),
    Running { ahead_of_machine: TimeDelta },
}

impl MovableClock {
    /// A clock that stands still at `instant` until it is moved.
    pub fn frozen_at(instant: DateTime<Utc>) -> Self {
        Self::new(Base::Frozen(instant.trunc_subsecs(6)))
    }

    /// A clock that shows `instant` now and runs on with the machine's.
    pub fn running_from(instant: DateTime<Utc>) -> Self {
        Self::new(Base::Running { ahead_of_machine: instant - machine_time() })
    }

    fn new(base: Base) -> Self {
        Self { base, moved_by: watch::Sender::new(TimeDelta::zero()), moving: Mutex::new(()) }
    }

    /// Moves the clock on by `step`. Time never goes back.
    pub fn advance(&self, step: Duration) {
        let _moving = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let step = TimeDelta::from_std(step).unwrap_or(TimeDelta::MAX);
        self.moved_by.send_modify(|moved| *moved = moved.checked_add(&step).unwrap_or(*moved));
    }

    /// Moves the clock on to `instant`; does nothing if that has passed.
    pub fn move_to(&self, instant: DateTime<Utc>) {
        if let Ok(step) = (instant - self.now()).to_std() {
            self.advance(step);
        }
    }
}

#[async_trait]
impl Clock for MovableClock {
    fn now(&self) -> DateTime<Utc> {
        let base = match self.base {
            Base::Frozen(instant) => instant,
            Base::Running { ahead_of_machine } => machine_time() + ahead_of_machine,
        };
        (base + *self.moved_by.borrow()).trunc_subsecs(6)
    }

    async fn sleep_until(&self, instant: DateTime<Utc>) {
        let mut moves = self.moved_by.subscribe();
        while self.now() < instant {
            let runs_out = async {
                match (self.base, (instant - self.now()).to_std()) {
                    (Base::Running { .. }, Ok(wait)) => tokio::time::sleep(wait).await,
                    _ => std::future::pending().await,
                }
            };
            tokio::select! {
                () = runs_out => {}
                moved = moves.changed() => if moved.is_err() { return },
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the port that the ban protects")]
fn machine_time() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        "2026-12-01T12:00:00Z".parse().expect("a valid instant")
    }

    #[tokio::test]
    async fn who_sleeps_on_a_frozen_clock_wakes_when_it_is_moved() {
        let clock = Arc::new(MovableClock::frozen_at(noon()));
        let sleeper = tokio::spawn({
            let clock = Arc::clone(&clock);
            async move { clock.sleep_until(noon() + TimeDelta::hours(2)).await }
        });
        clock.advance(Duration::from_hours(1));
        clock.advance(Duration::from_hours(1));
        sleeper.await.expect("the sleeper wakes");
        assert_eq!(clock.now(), noon() + TimeDelta::hours(2));
    }

    #[test]
    fn a_clock_never_goes_back() {
        let clock = MovableClock::frozen_at(noon());
        clock.move_to(noon() - TimeDelta::hours(1));
        assert_eq!(clock.now(), noon());
    }
}
