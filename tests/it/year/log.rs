//! What the town knows of its debts: who owes, and at which moments something happened after which nobody may be
//! written to. Kept by whoever acts, at the moment of acting, and never read from what the program decided.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use vovremya::domain::calendar::Country;

use super::life::Act;
use super::rules::Hours;

/// Why a debt is not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    Promise,
    Talks,
    /// A plan was agreed, and its first part is far away.
    Plan,
    Claim,
    Dispute,
    OwnerPause,
    /// The debtor wants to hear no more.
    Stop,
    Blocked,
    /// Something was answered: some days to act on it.
    Answered,
}

/// Nothing is to be said after `from` and before `until`.
#[derive(Debug, Clone, Copy)]
pub struct Silence {
    pub why: Why,
    pub from: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
}

impl Silence {
    /// Whether it is of this kind and lasts until somebody ends it.
    pub fn is_endless(&self, why: Why) -> bool {
        self.why == why && self.until.is_none()
    }
}

/// Something after which the ladder may begin anew: said at `from`, and in effect until `until` at the latest.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

/// One debt.
#[derive(Debug, Clone)]
pub struct Owed {
    pub business: i64,
    /// The debtor's number at Telegram.
    pub person: i64,
    pub country: Country,
    pub zone: Option<Tz>,
    pub hours: Hours,
    /// The words for what is owed, which no other debt has.
    pub what: String,
    pub registered: DateTime<Utc>,
    pub due_on: NaiveDate,
    /// When it was paid, cancelled or written off.
    pub over: Option<DateTime<Utc>>,
    pub silences: Vec<Silence>,
    pub answers: Vec<Answer>,
    /// When the owner reminded by hand.
    pub by_hand: Vec<DateTime<Utc>>,
    /// What the debtor named last as being in the way, and until when time is given for it.
    pub named: Option<(Act, DateTime<Utc>)>,
}

/// A reminder that is held up longer is not sent at all.
const WORTH_SENDING: TimeDelta = TimeDelta::hours(6);

impl Owed {
    /// The silence in which `at` lies, if any. The time that an answer or a plan is given binds the
    /// ladder, and not the owner.
    pub fn silence(&self, at: DateTime<Utc>) -> Option<&Silence> {
        let by_hand = self.is_by_hand(at);
        self.silences.iter().find(|silence| {
            let lasts = silence.from < at && silence.until.is_none_or(|until| at < until);
            lasts && !(by_hand && matches!(silence.why, Why::Answered | Why::Plan))
        })
    }

    /// Whether what is in the way was named last just so, and is being given its time.
    pub fn is_saying_again(&self, act: Act, now: DateTime<Utc>) -> bool {
        self.named.is_some_and(|(named, until)| named == act && now < until)
    }

    /// Whether what arrived at `at` can be what the owner sent by hand.
    pub fn is_by_hand(&self, at: DateTime<Utc>) -> bool {
        self.by_hand.iter().any(|sent| (*sent..*sent + WORTH_SENDING).contains(&at))
    }

    /// Whether anything was answered that lets the ladder begin anew between two messages.
    pub fn answered_between(&self, first: DateTime<Utc>, second: DateTime<Utc>) -> bool {
        self.answers.iter().any(|answer| answer.until > first && answer.from <= second)
    }
}

/// All debts by number, and what is counted for the report.
#[derive(Debug, Default)]
pub struct Log {
    pub debts: BTreeMap<i64, Owed>,
    pub events: BTreeMap<String, u32>,
}

impl Log {
    pub fn count(&mut self, event: impl Into<String>) {
        *self.events.entry(event.into()).or_default() += 1;
    }

    pub fn debt(&mut self, debt: i64) -> &mut Owed {
        self.debts.get_mut(&debt).expect("a debt that was registered")
    }

    pub fn over(&mut self, debt: i64, now: DateTime<Utc>) {
        self.debt(debt).over.get_or_insert(now);
    }

    pub fn hush(&mut self, debt: i64, why: Why, now: DateTime<Utc>, until: Option<DateTime<Utc>>) {
        self.debt(debt).silences.push(Silence { why, from: now, until });
        self.answer(debt, now, until.unwrap_or(now));
    }

    /// A silence of these kinds that still lasts is over; says whether there was one.
    pub fn lift(&mut self, debt: i64, kinds: &[Why], now: DateTime<Utc>) -> bool {
        let mut lifted = false;
        for silence in &mut self.debt(debt).silences {
            if kinds.contains(&silence.why) && silence.until.is_none_or(|until| now < until) {
                silence.until = Some(now);
                lifted = true;
            }
        }
        lifted
    }

    /// Something is answered, and some days are given to act on it.
    pub fn give_time(&mut self, debt: i64, now: DateTime<Utc>, days: i64) {
        self.hush(debt, Why::Answered, now, Some(now + TimeDelta::days(days)));
    }

    /// The debtor listens again, and some days pass before anything is said. Whoever listened all the time changes
    /// nothing.
    pub fn listens_again(&mut self, debt: i64, why: Why, now: DateTime<Utc>) {
        if self.lift(debt, &[why], now) {
            self.give_time(debt, now, 3);
        }
    }

    /// The ladder may begin anew; some days are given on top, since the program gives them too.
    pub fn answer(&mut self, debt: i64, now: DateTime<Utc>, until: DateTime<Utc>) {
        self.debt(debt).answers.push(Answer { from: now, until: until + TimeDelta::days(4) });
    }

    /// The debts of a person, at one business or at all.
    pub fn of(&self, person: i64, business: Option<i64>) -> Vec<i64> {
        let theirs =
            |owed: &Owed| owed.person == person && business.is_none_or(|business| owed.business == business);
        self.debts.iter().filter(|(_, owed)| theirs(owed)).map(|(debt, _)| *debt).collect()
    }
}
