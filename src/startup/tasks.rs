//! The long-lived tasks of the process: started together, stopped together, none may end unnoticed.
//!
//! Knows nothing of what a task does.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::time::Duration;

use anyhow::anyhow;
use futures::FutureExt;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

/// How long tasks may take to finish what is in hand.
pub const GRACE: Duration = Duration::from_secs(30);

type Ended = (&'static str, anyhow::Result<()>);

/// A set of tasks with one stop for all.
pub struct Tasks {
    running: JoinSet<Ended>,
    names: Vec<&'static str>,
    stop: CancellationToken,
}

impl Tasks {
    /// No tasks yet; all will be asked to stop when `stop` is cancelled.
    pub fn new(stop: CancellationToken) -> Self {
        Self { running: JoinSet::new(), names: Vec::new(), stop }
    }

    /// Starts a task. It is handed the stop, finishes what is in hand once that is cancelled, and returns.
    /// Returning earlier, failing or panicking ends the process.
    pub fn spawn<Work>(&mut self, name: &'static str, task: impl FnOnce(CancellationToken) -> Work)
    where
        Work: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        let work = AssertUnwindSafe(task(self.stop.clone())).catch_unwind();
        self.names.push(name);
        self.running.spawn(async move { (name, work.await.unwrap_or_else(|panic| Err(panicked(&*panic)))) });
    }

    /// Does `work` while the tasks run; a task that fails meanwhile is the result.
    pub async fn during<T>(&mut self, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        let mut work = pin!(work);
        loop {
            tokio::select! {
                result = &mut work => return result,
                Some(ended) = self.running.join_next() => {
                    if let Some(failure) = self.judge(ended?) {
                        return Err(failure);
                    }
                }
            }
        }
    }

    /// Waits for the stop and then for every task. The first failure is the result, named by its task, and stops
    /// the others.
    pub async fn run_to_end(self) -> anyhow::Result<()> {
        self.run_to_end_within(GRACE).await
    }

    async fn run_to_end_within(mut self, grace: Duration) -> anyhow::Result<()> {
        let mut failure = None;
        while failure.is_none() && !self.stop.is_cancelled() {
            tokio::select! {
                () = self.stop.cancelled() => {}
                Some(ended) = self.running.join_next() => failure = self.judge(ended?),
            }
        }
        self.stop.cancel();
        let rest = timeout(grace, async {
            while let Some(ended) = self.running.join_next().await {
                failure = failure.take().or(self.judge(ended?));
            }
            anyhow::Ok(())
        });
        match rest.await {
            Ok(joined) => joined?,
            Err(_) => failure = failure.or_else(|| Some(self.too_slow(grace))),
        }
        failure.map_or(Ok(()), Err)
    }

    fn judge(&mut self, (name, result): Ended) -> Option<anyhow::Error> {
        self.names.retain(|running| *running != name);
        match result {
            Ok(()) if self.stop.is_cancelled() => None,
            Ok(()) => Some(anyhow!("the task `{name}` ended before it was asked to")),
            Err(error) => Some(error.context(format!("the task `{name}` failed"))),
        }
    }

    fn too_slow(&self, grace: Duration) -> anyhow::Error {
        anyhow!("after {} s these tasks had not stopped: {}", grace.as_secs(), self.names.join(", "))
    }
}

fn panicked(panic: &(dyn Any + Send)) -> anyhow::Error {
    let text = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
    anyhow!("panicked: {}", text.unwrap_or("without a word"))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn until_stopped(stop: CancellationToken) -> anyhow::Result<()> {
        stop.cancelled().await;
        Ok(())
    }

    #[tokio::test]
    async fn a_stop_lets_every_task_finish() {
        let stop = CancellationToken::new();
        let mut tasks = Tasks::new(stop.clone());
        tasks.spawn("first", until_stopped);
        tasks.spawn("second", until_stopped);
        stop.cancel();
        tasks.run_to_end().await.expect("an orderly stop");
    }

    #[tokio::test]
    async fn a_task_that_ends_early_stops_the_others_and_is_named() {
        let mut tasks = Tasks::new(CancellationToken::new());
        tasks.spawn("patient", until_stopped);
        tasks.spawn("hasty", |_| async { Ok(()) });
        let error = tasks.run_to_end().await.expect_err("a task has ended");
        assert!(error.to_string().contains("`hasty` ended before"), "{error}");
    }

    #[tokio::test]
    async fn a_task_that_fails_is_named_with_its_reason() {
        let mut tasks = Tasks::new(CancellationToken::new());
        tasks.spawn("unlucky", |_| async { Err(anyhow!("no luck today")) });
        let error = tasks.run_to_end().await.expect_err("a task has failed");
        assert_eq!(format!("{error:#}"), "the task `unlucky` failed: no luck today");
    }

    #[tokio::test]
    async fn a_task_that_panics_is_named() {
        let mut tasks = Tasks::new(CancellationToken::new());
        tasks.spawn("nervous", |_| async { panic!("boo") });
        let error = tasks.run_to_end().await.expect_err("a task has panicked");
        assert_eq!(format!("{error:#}"), "the task `nervous` failed: panicked: boo");
    }

    #[tokio::test]
    async fn a_task_that_does_not_stop_is_named_after_the_grace() {
        let stop = CancellationToken::new();
        let mut tasks = Tasks::new(stop.clone());
        tasks.spawn("stubborn", |_| std::future::pending());
        stop.cancel();
        let error = tasks.run_to_end_within(Duration::ZERO).await.expect_err("it never stops");
        assert!(error.to_string().ends_with("stubborn"), "{error}");
    }
}
