//! The decision about one debt (or one part of a plan) at one moment: remind, wait, or stop.
//!
//! Brings ladder, contact hours and caps together. The rules in short:
//!
//! - Day zero of the ladder is the due date, or the next working day if it falls on a day off.
//! - Steps up to the date go out on their day; later steps on working days only.
//! - A step of the date or before it is not made up for after the date: it would speak of a day that has passed.
//! - Missed steps collapse into the latest one due. The claim is offered to the owner and never
//!   collapses, but comes only after the debtor was reminded at least once since the date.
//! - No reminder on the day on which the debtor first saw the debt.
//! - A debt that was already late when it was opened, and one that resumes after an answer or a hold,
//!   starts softly: the ladder is moved so that its first step after the date falls on the first day
//!   of the round, and the first message is no firmer than [`Tone::Check`].
//! - Never two steps of a debt on one local day; after the date a day of rest between them at least.
//! - The day's cap counts every reminder. Those of week and month count reminders of overdue debts: law
//!   limits asking for overdue money, and a courtesy before the date must not silence the one after it.
//!
//! Knows nothing of texts and storage; the caller asks again whenever a fact changes.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    caps::{self, Limits, NextFree},
    contact::{self, next_open_in, settle, to_utc},
    ladder::{Ladder, Step, Tone},
    profile::{Profile, Window},
};
use crate::domain::calendar::{self, Country, DayKind};

/// The friendly part of the day: reminders go out at ten in the morning, and one that was held up is
/// not sent in the evening although law would allow it.
pub const SENDING_HOURS: Window = Window::hours(10, 19);

/// How many messages a person may get in a day from all businesses together.
pub const ALL_BUSINESSES: Limits = Limits::a_day(2);

/// Days from one reminder of an overdue debt to the next at least, whatever delayed the first.
pub const DAYS_BETWEEN_OVERDUE: u64 = 2;

/// Silence after an answer of the debtor that changed nothing by itself.
pub const PAUSE_AFTER_ANSWER: TimeDelta = TimeDelta::days(3);

/// What is known about the debt and the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The agreed due date of the debt or of the part.
    pub due_on: NaiveDate,
    /// When the debtor first saw the debt, or when reminders were allowed without that.
    pub opened_at: DateTime<Utc>,
    /// Whether anything is left to be asked for: balance less disputed sums.
    pub unpaid: bool,
    /// Why the owner has it kept back, if so.
    pub kept_back: Option<KeptBack>,
    /// The hold that ends last, if any.
    pub hold: Option<Hold>,
    /// The latest step done, reminders and claim offers alike.
    pub last_step: Option<LastStep>,
    /// When the ladder goes on after an answer, a denied claim, a resolved dispute. In the future: silence
    /// until then. In the past: the round began there.
    pub resume_from: Option<DateTime<Utc>>,
    /// False once Telegram said that the person blocked the bot or is gone.
    pub reachable: bool,
    /// The person asked for no more messages.
    pub opted_out: bool,
    /// Reminders of this business to this person, all debts, at least of the last 31 days.
    pub contacts: Vec<Contact>,
    /// Reminders of other businesses to this person, at least of the last two days.
    pub contacts_elsewhere: Vec<DateTime<Utc>>,
    /// The person's zone, if known.
    pub zone: Option<Tz>,
    pub country: Country,
}

/// A reminder that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    pub at: DateTime<Utc>,
    /// Whether it asked for overdue money: any of its steps came after the due date.
    pub overdue: bool,
}

/// Why the owner has a debt not reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeptBack {
    /// The business sends nothing and only looks at what would be sent.
    ShownOnly,
    /// Reminders are off for this client.
    ClientOff,
    /// Too little is left to write about it.
    BelowMinimum,
}

impl KeptBack {
    /// Its name in texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::ShownOnly => "shown_only",
            Self::ClientOff => "client_off",
            Self::BelowMinimum => "below_minimum",
        }
    }
}

/// Silence for a reason: dispute, payment claim, promise, pause, …
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Nothing: until someone ends it.
    pub until: Option<DateTime<Utc>>,
}

/// The step that was done last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastStep {
    pub offset_days: i32,
    pub at: DateTime<Utc>,
}

/// How a business reminds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub ladder: Ladder,
    pub profile: Profile,
    /// Caps over all debts of the business to the person.
    pub limits: Limits,
    /// Caps over all businesses.
    pub all_businesses: Limits,
    pub sending_hours: Window,
    /// Whether steps after the date wait for a working day.
    pub working_days_only: bool,
    /// Since when the ladder is as it is: steps of earlier days are not made up for, so that a change brings no
    /// burst of messages.
    pub since: Option<DateTime<Utc>>,
}

impl Policy {
    /// The defaults of a profile: half of the legal maximum, ten o'clock, working days.
    pub fn new(ladder: Ladder, profile: Profile) -> Self {
        Self {
            ladder,
            profile,
            limits: profile.rules().usual,
            all_businesses: ALL_BUSINESSES,
            sending_hours: SENDING_HOURS,
            working_days_only: true,
            since: None,
        }
    }
}

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Remind the debtor now, in the tone of the step.
    Remind { step: Step },
    /// Offer the owner the formal claim now.
    OfferClaim { step: Step },
    /// Nothing before this moment; then something, unless facts change.
    Wait(DateTime<Utc>),
    /// Nothing at all until facts change.
    Stop(StopReason),
}

/// Why nothing more will happen by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// Nothing is left to ask for.
    Settled,
    OptedOut,
    Unreachable,
    /// By the owner's settings.
    KeptBack(KeptBack),
    /// A hold without an end.
    Held,
    /// The last step and all repeats are done.
    LadderComplete,
}

/// When the debt has to be looked at again.
pub fn next_contact_at(verdict: Verdict, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match verdict {
        Verdict::Remind { .. } | Verdict::OfferClaim { .. } => Some(now),
        Verdict::Wait(until) => Some(until),
        Verdict::Stop(_) => None,
    }
}

/// Decides. Pure: the same facts, policy and moment always give the same verdict.
pub fn decide(facts: &Facts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    if let Some(reason) = stop_reason(facts) {
        return Verdict::Stop(reason);
    }
    let hold_ends = facts.hold.and_then(|hold| hold.until);
    let silent_until = hold_ends.max(facts.resume_from);
    if let Some(until) = silent_until.filter(|until| *until > now) {
        return match decide(facts, policy, until) {
            Verdict::Remind { .. } | Verdict::OfferClaim { .. } => Verdict::Wait(until),
            later => later,
        };
    }
    let round = Round::new(facts, policy, silent_until);
    let Some((step, at)) = round.next(now) else {
        return Verdict::Stop(StopReason::LadderComplete);
    };
    if at > now {
        return Verdict::Wait(at);
    }
    let step = round.softened(step);
    if step.is_for_debtor() { Verdict::Remind { step } } else { Verdict::OfferClaim { step } }
}

fn stop_reason(facts: &Facts) -> Option<StopReason> {
    if !facts.unpaid {
        return Some(StopReason::Settled);
    }
    if facts.opted_out {
        return Some(StopReason::OptedOut);
    }
    if !facts.reachable {
        return Some(StopReason::Unreachable);
    }
    if let Some(kept_back) = facts.kept_back {
        return Some(StopReason::KeptBack(kept_back));
    }
    facts.hold.filter(|hold| hold.until.is_none()).map(|_| StopReason::Held)
}

/// One uninterrupted run over the ladder, in the person's calendar.
struct Round<'a> {
    facts: &'a Facts,
    policy: &'a Policy,
    zone: Tz,
    /// Day zero of the ladder.
    anchor: NaiveDate,
    /// The last step done in this round.
    last: Option<LastStep>,
    /// Whether the next message is the first after an interruption or a late start.
    begins_softly: bool,
    /// Steps of this round that are not done, in order.
    ahead: Vec<Step>,
}

impl<'a> Round<'a> {
    fn new(facts: &'a Facts, policy: &'a Policy, resumed_at: Option<DateTime<Utc>>) -> Self {
        let zone = contact::reference_zone(facts.zone, facts.country);
        let due_on = calendar::effective_due(facts.country, facts.due_on);
        let local = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        let start_on =
            resumed_at.map(local).max(Some(local(facts.opened_at) + Days::new(1))).unwrap_or(due_on);
        let soft_start = policy.ladder.soft_start();
        let moved = soft_start.map(|step| start_on - TimeDelta::days(step.offset_days.into()));
        let anchor = moved.map_or(due_on, |moved| due_on.max(moved));
        let before_round = |last: &LastStep| resumed_at.is_some_and(|resumed_at| last.at < resumed_at);
        let last = facts.last_step.filter(|last| anchor == due_on || !before_round(last));
        let begins_softly = match resumed_at {
            Some(_) => facts.last_step.as_ref().is_none_or(before_round),
            None => anchor > due_on && last.is_none(),
        };
        let mut round = Self { facts, policy, zone, anchor, last, begins_softly, ahead: Vec::new() };
        let since = policy.since.map(local);
        let ahead = |step: &Step| {
            let date = round.date(*step);
            last.is_none_or(|last| step.offset_days > last.offset_days)
                && date >= start_on
                && since.is_none_or(|since| date >= since)
        };
        round.ahead = policy.ladder.unrolled().into_iter().filter(ahead).collect();
        round
    }

    fn local_date(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    fn start_of(&self, date: NaiveDate) -> DateTime<Utc> {
        to_utc(self.zone, date.and_time(NaiveTime::MIN))
    }

    fn date(&self, step: Step) -> NaiveDate {
        self.anchor + TimeDelta::days(step.offset_days.into())
    }

    /// The step that comes next and its moment. While it waits for an hour or for room, the date of a later
    /// one may come, or its own may pass; another then takes its place and waits by its own rules.
    fn next(&self, now: DateTime<Utc>) -> Option<(Step, DateTime<Utc>)> {
        let mut at = now;
        let mut waiting = None;
        loop {
            let step = self.step_on(self.local_date(at))?;
            if waiting == Some(step) {
                return Some((step, at));
            }
            waiting = Some(step);
            at = self.earliest(step, at.max(self.start_of(self.date(step))));
        }
    }

    /// The step to do on the date, or the first one to come.
    fn step_on(&self, today: NaiveDate) -> Option<Step> {
        let to_come = || self.ahead.iter().copied().find(|step| !self.is_outdated(*step, today));
        self.due_by(today).or_else(to_come)
    }

    /// What is said up to the date speaks of a day to come.
    fn is_outdated(&self, step: Step, today: NaiveDate) -> bool {
        step.offset_days <= 0 && self.anchor < today
    }

    /// The step to do, if any is due by the date: the latest, except that the claim is never skipped and
    /// never the first thing that happens after the due date.
    fn due_by(&self, today: NaiveDate) -> Option<Step> {
        let is_due = |step: &Step| self.date(*step) <= today && !self.is_outdated(*step, today);
        let due = || self.ahead.iter().copied().filter(is_due);
        let Some(claim) = due().find(|step| !step.is_for_debtor()) else {
            return due().next_back();
        };
        let reminded = self.last.is_some_and(|last| last.offset_days > 0);
        let before = due().take_while(|step| *step != claim).last();
        if reminded { Some(claim) } else { before.or(Some(claim)) }
    }

    fn softened(&self, step: Step) -> Step {
        if self.begins_softly && step.is_for_debtor() {
            return Step { tone: step.tone.min(Tone::Check), ..step };
        }
        step
    }

    /// The first moment, not before `from`, to which every rule agrees.
    fn earliest(&self, step: Step, from: DateTime<Utc>) -> DateTime<Utc> {
        settle(from, |at| {
            let mut moments =
                vec![self.another_day(step, at), self.sending_hour(step, at), self.fitting_day(step, at)];
            if step.is_for_debtor() {
                moments.extend([self.contact_hour(at), self.room(step, at), self.room_elsewhere(at)]);
            }
            moments.into_iter().max().unwrap_or(at)
        })
    }

    fn another_day(&self, step: Step, at: DateTime<Utc>) -> DateTime<Utc> {
        let Some(last) = self.facts.last_step else { return at };
        let both_overdue = step.is_for_debtor() && step.offset_days > 0 && last.offset_days > 0;
        let gap = if both_overdue { DAYS_BETWEEN_OVERDUE } else { 1 };
        let next_on = self.local_date(last.at) + Days::new(gap);
        if next_on > self.local_date(at) { self.start_of(next_on) } else { at }
    }

    fn sending_hour(&self, step: Step, at: DateTime<Utc>) -> DateTime<Utc> {
        // Hours of the owner's choice are by the debtor's clock: where that is not known they mean nothing.
        let chosen = step.hours.filter(|_| contact::knows_clock(self.facts.zone, self.facts.country));
        next_open_in(self.zone, at, |date| chosen.unwrap_or_else(|| self.sending_hours(date)))
    }

    /// The day before a holiday ends an hour earlier.
    fn sending_hours(&self, date: NaiveDate) -> Window {
        let hours = self.policy.sending_hours;
        match calendar::day_kind(self.facts.country, date) {
            DayKind::Short => Window { end: hours.end - TimeDelta::hours(1), ..hours },
            DayKind::Working | DayKind::Off => hours,
        }
    }

    fn fitting_day(&self, step: Step, at: DateTime<Utc>) -> DateTime<Utc> {
        let today = self.local_date(at);
        let next = calendar::next_working_day(self.facts.country, today);
        if step.offset_days <= 0 || !self.policy.working_days_only || next == today {
            return at;
        }
        self.start_of(next)
    }

    fn contact_hour(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        contact::next_open(self.policy.profile.rules(), self.facts.zone, self.facts.country, at)
    }

    fn room(&self, step: Step, at: DateTime<Utc>) -> DateTime<Utc> {
        let today = free(&self.contacts(|_| true), Limits::a_day(self.policy.limits.day), at, self.zone);
        if step.offset_days <= 0 {
            return today;
        }
        today.max(free(&self.contacts(|contact| contact.overdue), self.policy.limits, at, self.zone))
    }

    fn room_elsewhere(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let mut everywhere = self.contacts(|_| true);
        everywhere.extend(&self.facts.contacts_elsewhere);
        free(&everywhere, self.policy.all_businesses, at, self.zone)
    }

    fn contacts(&self, counts: impl Fn(&Contact) -> bool) -> Vec<DateTime<Utc>> {
        self.facts.contacts.iter().filter(|contact| counts(contact)).map(|contact| contact.at).collect()
    }
}

fn free(history: &[DateTime<Utc>], limits: Limits, at: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    caps::allowed(history, limits, at, zone).map_or_else(|NextFree(moment)| moment, |()| at)
}

#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;
