//! How fast messages may go: Telegram tolerates about thirty a second over all and one a second in a chat, with short
//! bursts. Waits in real time, whatever the clock of the house shows, because Telegram's limits do.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};

use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};

const PER_SECOND: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
/// Makes up for a moment's delay without a burst worth the name.
const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
const PER_SECOND_IN_CHAT: NonZeroU32 = NonZeroU32::MIN;
const BURST_IN_CHAT: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);

/// Telegram's pace, or none.
pub struct Pace(Option<Limits>);

struct Limits {
    all: DefaultDirectRateLimiter,
    chats: DefaultKeyedRateLimiter<i64>,
    /// Chats whose next request has its place already.
    seated: Mutex<HashSet<i64>>,
}

impl Pace {
    /// What Telegram tolerates.
    pub fn of_telegram() -> Self {
        Self::of(PER_SECOND)
    }

    /// So many messages a second over all chats.
    pub fn of(per_second: NonZeroU32) -> Self {
        let in_chat = Quota::per_second(PER_SECOND_IN_CHAT).allow_burst(BURST_IN_CHAT);
        Self(Some(Limits {
            all: RateLimiter::direct(Quota::per_second(per_second).allow_burst(BURST)),
            chats: RateLimiter::keyed(in_chat),
            seated: Mutex::default(),
        }))
    }

    /// No waiting: the receiving end is our own.
    pub fn off() -> Self {
        Self(None)
    }

    /// Waits for a place over all chats and takes it. Gives how many there are: without limits, more than anybody needs.
    pub async fn places(&self) -> usize {
        let Some(limits) = &self.0 else { return usize::MAX };
        limits.all.until_ready().await;
        1
    }

    /// Gives a place to the next request of this chat, which then need not wait; false, and the place is still free, when
    /// it is not yet the chat's turn.
    pub fn seat(&self, chat_id: i64) -> bool {
        let Some(limits) = &self.0 else { return true };
        let its_turn = limits.chats.check_key(&chat_id).is_ok();
        if its_turn {
            limits.seated().insert(chat_id);
        }
        its_turn
    }

    /// Returns when a message may go to this chat. The chat's turn is waited for first: whoever waits for it must not
    /// use up the others' share.
    pub async fn wait(&self, chat_id: i64) {
        let Some(limits) = &self.0 else { return };
        if limits.seated().remove(&chat_id) {
            return;
        }
        limits.chats.until_key_ready(&chat_id).await;
        limits.all.until_ready().await;
    }

    /// Forgets chats that have been quiet.
    pub fn tidy(&self) {
        if let Some(limits) = &self.0 {
            limits.chats.retain_recent();
            limits.chats.shrink_to_fit();
        }
    }
}

impl Limits {
    fn seated(&self) -> MutexGuard<'_, HashSet<i64>> {
        self.seated.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use super::*;

    #[tokio::test]
    async fn a_chat_takes_a_short_burst_and_then_waits_without_holding_up_the_others() {
        let pace = Pace::of_telegram();
        for _ in 0..3 {
            assert!(futures::poll!(pin!(pace.wait(1))).is_ready());
        }
        assert!(futures::poll!(pin!(pace.wait(1))).is_pending());
        assert!(futures::poll!(pin!(pace.wait(2))).is_ready());
    }

    #[tokio::test]
    async fn all_chats_together_take_a_few_at_once() {
        let pace = Pace::of(NonZeroU32::MIN);
        for chat in 0..5 {
            assert!(futures::poll!(pin!(pace.wait(chat))).is_ready());
        }
        assert!(futures::poll!(pin!(pace.wait(5))).is_pending());
        assert!(futures::poll!(pin!(pace.places())).is_pending());
    }

    #[tokio::test]
    async fn who_has_a_place_does_not_wait_for_one() {
        let pace = Pace::of(NonZeroU32::MIN);
        for _ in 0..5 {
            assert_eq!(pace.places().await, 1);
        }
        assert!(pace.seat(1));
        assert!(futures::poll!(pin!(pace.wait(1))).is_ready());
        assert!(futures::poll!(pin!(pace.wait(1))).is_pending(), "a place is for one request");
        assert!(pace.seat(2) && pace.seat(2) && pace.seat(2) && !pace.seat(2), "a chat's turn is its own");
    }
}
