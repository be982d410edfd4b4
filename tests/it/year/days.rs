//! The days of the year: the clock moves from one event to the next, people act, Telegram fails, the program is down.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng;
use rand::SeedableRng;
use rand::rngs::StdRng;
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;
use vovremya::app::clock::Clock;
use vovremya::demo::stage::Stage;
use vovremya::sandbox::{Fault, FaultKind};
use vovremya::store::{inbox, outbox};

use super::life::{Act, Scene};
use super::log::{Log, Why};
use super::town::{Planned, Town};

/// Whoever acts at all does so at one of so many moments.
const ACTS_ONCE_IN: u32 = 36;
/// Moments of a day at which people act.
const MOMENTS: i64 = 3;
/// More than enough to do all that is due at one moment.
const ROUNDS_MAX: i32 = 200;
const LOOK_AGAIN: TimeDelta = TimeDelta::minutes(1);

/// How large the simulation is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub debtors: usize,
    pub days: u64,
    pub seed: u64,
}

/// Something that somebody will do on a day to come.
enum Later {
    About(usize, i64, Act),
    Unblock(usize),
}

pub struct Year<'s> {
    pub stage: &'s Stage,
    pub town: Town,
    pub log: Log,
    size: Size,
    random: StdRng,
    plans: Vec<Planned>,
    /// The debts of each debtor.
    debts: BTreeMap<usize, Vec<i64>>,
    later: BTreeMap<u64, Vec<Later>>,
    began: DateTime<Utc>,
}

impl<'s> Year<'s> {
    pub async fn begin(stage: &'s Stage, pool: &PgPool, size: Size) -> anyhow::Result<Self> {
        let mut random = StdRng::seed_from_u64(size.seed);
        let town = Town::settle(stage, pool, size.debtors, &mut random).await?;
        let mut plans = town.plans(size.days, &mut random);
        plans.reverse();
        let year = Self {
            stage,
            town,
            log: Log::default(),
            size,
            random,
            plans,
            debts: BTreeMap::new(),
            later: BTreeMap::new(),
            began: stage.clock.now(),
        };
        year.comes_to_rest(true).await?;
        Ok(year)
    }

    /// Every day of the year.
    pub async fn pass(&mut self) -> anyhow::Result<()> {
        for day in 0..self.size.days {
            self.trouble(day);
            for moment in 0..MOMENTS {
                let share = TimeDelta::hours(24 * moment / MOMENTS);
                let at = self.morning(day) + share + TimeDelta::minutes(self.random.random_range(0..479));
                self.time_passes(at).await?;
                self.comes_to_rest(false).await?;
                if moment == 0 {
                    self.register(day).await?;
                    self.answers(day).await?;
                }
                self.people_act(day).await?;
                // What was under way may arrive in the same second, what comes later may not.
                self.stage.clock.move_to(self.stage.clock.now() + TimeDelta::seconds(1));
                self.comes_to_rest(true).await?;
            }
        }
        self.stage.sandbox.clear_faults();
        self.time_passes(self.morning(self.size.days)).await?;
        self.comes_to_rest(true).await
    }

    fn morning(&self, day: u64) -> DateTime<Utc> {
        self.began + TimeDelta::days(i64::try_from(day).expect("few days"))
    }

    async fn register(&mut self, day: u64) -> anyhow::Result<()> {
        while let Some(planned) = self.plans.pop_if(|planned| planned.day <= day) {
            let debt = self.town.register(self.stage, &mut self.log, planned).await?;
            self.log.count("debts");
            self.debts.entry(planned.debtor).or_default().push(debt);
            self.silence_reaches(debt);
        }
        Ok(())
    }

    /// Who has asked for silence or blocked the bot hears nothing of a new debt either.
    fn silence_reaches(&mut self, debt: i64) {
        let now = self.stage.clock.now();
        let (person, business) = (self.log.debts[&debt].person, self.log.debts[&debt].business);
        for why in [Why::Stop, Why::Blocked] {
            let among = self.log.of(person, (why == Why::Stop).then_some(business));
            let lasts = among.iter().any(|other| {
                let silences = &self.log.debts[other].silences;
                silences.iter().any(|silence| silence.is_endless(why))
            });
            if lasts {
                self.log.hush(debt, why, now, None);
            }
        }
    }

    /// What people have made up their minds to do today.
    async fn answers(&mut self, day: u64) -> anyhow::Result<()> {
        let due = self.later.remove(&day).unwrap_or_default();
        for later in due {
            match later {
                Later::About(debtor, debt, act) => self.act(day, debtor, debt, act).await?,
                Later::Unblock(debtor) => self.unblocks(debtor),
            }
        }
        Ok(())
    }

    async fn people_act(&mut self, day: u64) -> anyhow::Result<()> {
        for debtor in 0..self.town.debtors.len() {
            if self.town.debtors[debtor].silent || !self.random.random_ratio(1, ACTS_ONCE_IN) {
                continue;
            }
            let debts = self.debts.get(&debtor).map(Vec::as_slice).unwrap_or_default();
            let alive: Vec<i64> =
                debts.iter().copied().filter(|debt| self.log.debts[debt].over.is_none()).collect();
            if alive.is_empty() {
                continue;
            }
            let debt = alive[self.random.random_range(0..alive.len())];
            if self.random.random_bool(0.05) {
                self.blocks(day, debtor);
            } else {
                let act = Act::any(&mut self.random);
                self.act(day, debtor, debt, act).await?;
            }
        }
        Ok(())
    }

    async fn act(&mut self, day: u64, debtor: usize, debt: i64, act: Act) -> anyhow::Result<()> {
        let mut scene = Scene { stage: self.stage, town: &self.town, log: &mut self.log };
        if scene.act(debtor, debt, act).await? {
            for (days, next) in act.followed_by(&mut self.random) {
                let on = day + 1 + u64::try_from(days).expect("days to come");
                self.later.entry(on).or_default().push(Later::About(debtor, debt, next));
            }
        }
        Ok(())
    }

    fn blocks(&mut self, day: u64, debtor: usize) {
        let (now, person) = (self.stage.clock.now(), self.town.debtors[debtor].person.telegram_id);
        self.stage.sandbox.block(person);
        self.log.count("blocks the bot");
        for debt in self.log.of(person, None) {
            self.log.lift(debt, &[Why::Blocked], now);
            self.log.hush(debt, Why::Blocked, now, None);
        }
        if self.random.random_bool(0.7) {
            let on = day + self.random.random_range(1..40);
            self.later.entry(on).or_default().push(Later::Unblock(debtor));
        }
    }

    fn unblocks(&mut self, debtor: usize) {
        let (now, person) = (self.stage.clock.now(), self.town.debtors[debtor].person.telegram_id);
        self.stage.sandbox.unblock(person);
        self.log.count("unblocks the bot");
        for debt in self.log.of(person, None) {
            self.log.listens_again(debt, Why::Blocked, now);
        }
    }

    /// Now and then Telegram fails, and now and then the program is down for hours or days; what people wrote
    /// meanwhile waits for it.
    fn trouble(&mut self, day: u64) {
        if self.random.random_bool(0.15) {
            let what = match self.random.random_range(0..5) {
                0 => FaultKind::TooManyRequests { retry_after: self.random.random_range(5..7_200) },
                1 => FaultKind::DropAfter,
                2 => FaultKind::DropBefore,
                3 => FaultKind::Refused("BUTTON_DATA_INVALID"),
                _ => FaultKind::ServerError(502),
            };
            self.log.count(format!("Telegram fails: {what:?}").split(" {").next().unwrap_or_default());
            let times = self.random.random_range(1..30);
            self.stage.sandbox.order_fault(Fault {
                method: Some("sendMessage".to_owned()),
                chat: None,
                times,
                what,
            });
        }
        if self.random.random_bool(0.05) {
            self.log.count("the program is down");
            let hours = TimeDelta::hours(self.random.random_range(2..90));
            self.stage.clock.move_to(self.morning(day) + hours / 2);
            let debtor = self.random.random_range(0..self.town.debtors.len());
            if !self.town.debtors[debtor].silent && self.debts.contains_key(&debtor) {
                self.blocks(day, debtor);
            }
            self.stage.clock.move_to(self.morning(day) + hours);
        }
    }

    /// Until `end`, everything happens at its moment.
    async fn time_passes(&mut self, end: DateTime<Utc>) -> anyhow::Result<()> {
        let clock = &self.stage.clock;
        let mut stuck: i32 = 0;
        while let Some((next, tidies)) = self.next_event().await?.filter(|(next, _)| *next <= end) {
            // While Telegram has asked the bot to wait, what is due is looked at again now and then.
            stuck = if next <= clock.now() { stuck + 1 } else { 0 };
            anyhow::ensure!(stuck < ROUNDS_MAX, "something is due at {next} and does not happen");
            clock.move_to(next.max(clock.now() + LOOK_AGAIN * stuck).min(end));
            if stuck > 0 && clock.now() == end {
                break;
            }
            self.comes_to_rest(tidies).await?;
        }
        clock.move_to(end);
        Ok(())
    }

    /// When something happens next by itself, and whether it is housekeeping that does it: a round of that looks at
    /// everything, and takes longer than a reminder.
    async fn next_event(&self) -> anyhow::Result<Option<(DateTime<Utc>, bool)>> {
        let crew = &self.stage.crew;
        let (timer, tidying) = (crew.scheduler.next_due_at().await?, crew.housekeeping.next_at().await?);
        let mut db = crew.house.pool.acquire().await?;
        let post = outbox::next_ready_at(&mut db).await?;
        let again = inbox::next_retry_at(&mut db, crew.house.bot.id).await?;
        let first = [timer, tidying, post, again].into_iter().flatten().min();
        Ok(first.map(|first| (first, tidying.is_some_and(|tidying| tidying <= first))))
    }

    /// Everything that is due now happens, clients side by side as in the running program.
    async fn comes_to_rest(&self, tidies: bool) -> anyhow::Result<()> {
        let crew = &self.stage.crew;
        while self.stage.sandbox.pending_updates() > 0 && crew.intake.poll_once(Duration::ZERO).await? > 0 {
            crew.turns.run_until_idle().await?;
        }
        for round in 0..ROUNDS_MAX {
            let mut done = 0;
            if self.is_over(crew.scheduler.next_due_at().await?) {
                done += crew.scheduler.remind_all_due(&CancellationToken::new()).await?;
            }
            if round == 0 && tidies {
                crew.housekeeping.round().await?;
                done += crew.turns.run_until_idle().await?;
            }
            let post = outbox::next_ready_at(&mut *crew.house.pool.acquire().await?).await?;
            if self.is_over(post) {
                done += crew.delivery.run_until_idle().await?;
            }
            if done == 0 {
                return Ok(());
            }
        }
        anyhow::bail!("the house does not come to rest at {}", self.stage.clock.now())
    }

    fn is_over(&self, moment: Option<DateTime<Utc>>) -> bool {
        moment.is_some_and(|moment| moment <= self.stage.clock.now())
    }
}
