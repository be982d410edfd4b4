//! What all requests share: the world behind its lock, who is told of changes, faults, journal, pace.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::{broadcast, watch};
use tokio_util::sync::CancellationToken;

use super::Timeline;
use super::faults::Faults;
use super::journal::Journal;
use super::refusal::Refusal;
use super::world::{Change, World};
use crate::app::clock::{Clock, MovableClock};

const CHANGES_KEPT: usize = 256;
const MESSAGES_A_SECOND: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
const MESSAGES_A_SECOND_IN_CHAT: NonZeroU32 = NonZeroU32::MIN;
const BURST_IN_CHAT: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);

/// What all requests share.
pub struct Server {
    /// The bot's token.
    pub token: String,
    /// The clock of the local Telegram.
    pub clock: Arc<MovableClock>,
    /// What goes wrong next.
    pub faults: Mutex<Faults>,
    /// The record of requests.
    pub journal: Journal,
    /// Changes for the page.
    pub changes: broadcast::Sender<Change>,
    /// The number of the latest poll.
    pub polls: watch::Sender<u64>,
    /// When the bot wants to act next.
    pub timeline: Option<Timeline>,
    /// The end of everything.
    pub stop: CancellationToken,
    /// Telegram's pace, when it is enforced.
    pub pace: Pace,
    world: Mutex<World>,
    version: watch::Sender<u64>,
}

impl Server {
    pub(super) fn new(
        token: String,
        username: &str,
        clock: Arc<MovableClock>,
        journal: Journal,
        timeline: Option<Timeline>,
    ) -> Self {
        Self {
            world: Mutex::new(World::new(&token, username)),
            token,
            clock,
            faults: Mutex::default(),
            journal,
            changes: broadcast::Sender::new(CHANGES_KEPT),
            polls: watch::Sender::new(0),
            timeline,
            stop: CancellationToken::new(),
            pace: Pace::default(),
            version: watch::Sender::new(0),
        }
    }

    /// The time on the sandbox's clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// One step under the lock; whoever waits for changes wakes after it.
    pub fn with<T>(&self, step: impl FnOnce(&mut World) -> T) -> T {
        let (result, changes) = {
            let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
            let result = step(&mut world);
            (result, std::mem::take(&mut world.changes))
        };
        self.version.send_modify(|version| *version += 1);
        for change in changes {
            // Nobody may be looking.
            self.changes.send(change).ok();
        }
        result
    }

    /// One step that wakes the others only when fewer updates wait after it: for those who wait themselves.
    pub fn quietly<T>(&self, step: impl FnOnce(&mut World) -> T) -> T {
        let (result, taken) = {
            let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
            let before = world.queue.pending();
            let result = step(&mut world);
            (result, before != world.queue.pending())
        };
        if taken {
            self.version.send_modify(|version| *version += 1);
        }
        result
    }

    /// Looks without changing anything.
    pub fn look<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.world.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes whenever anything in the world does.
    pub fn changed(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Announces a poll; earlier ones end.
    pub fn next_poll(&self) -> u64 {
        let mut ticket = 0;
        self.polls.send_modify(|latest| {
            *latest += 1;
            ticket = *latest;
        });
        ticket
    }
}

/// Telegram's pace: 30 messages a second over all chats, one a second in a chat with a short burst.
pub struct Pace {
    enforced: AtomicBool,
    overall: DefaultDirectRateLimiter,
    in_chat: DefaultKeyedRateLimiter<i64>,
}

impl Default for Pace {
    fn default() -> Self {
        let in_chat = Quota::per_second(MESSAGES_A_SECOND_IN_CHAT).allow_burst(BURST_IN_CHAT);
        Self {
            enforced: AtomicBool::new(false),
            overall: RateLimiter::direct(Quota::per_second(MESSAGES_A_SECOND)),
            in_chat: RateLimiter::keyed(in_chat),
        }
    }
}

impl Pace {
    /// Switches it on or off.
    pub fn enforce(&self, enforced: bool) {
        self.enforced.store(enforced, Ordering::Release);
    }

    /// Refuses a message that comes too early.
    pub fn check(&self, method: &str, chat: Option<i64>) -> Result<(), Refusal> {
        let sends = method.starts_with("send") && method != "sendChatAction";
        let Some(chat) = chat.filter(|_| sends && self.enforced.load(Ordering::Acquire)) else {
            return Ok(());
        };
        let now = DefaultClock::default().now();
        let in_chat = self.in_chat.check_key(&chat).map_err(|until| until.wait_time_from(now));
        let free = in_chat.and_then(|()| self.overall.check().map_err(|until| until.wait_time_from(now)));
        free.map_err(|wait| {
            let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
            Refusal::too_many_requests(seconds.saturating_add(1))
        })
    }
}
