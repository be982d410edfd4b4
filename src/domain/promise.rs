//! Promises: a day on which the debtor says they will pay. There is no document and nobody has to agree; reminders
//! wait until then.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Tz;

use super::calendar::{self, Country};
use super::ids::PromiseId;
use super::rejection::Rejection;
use super::reminder::verdict::SENDING_HOURS;
use super::reminder::{Profile, contact};

/// How far away, in days, the promised day may be: for longer there are instalments, which both sides agree on.
pub const PROMISE_WITHIN_DAYS: u64 = 14;

/// Promises on one debt that may be broken; after that instalments help more than another date.
pub const BROKEN_MAX: i64 = 2;

/// Working days after the promised one before it counts as broken: a transfer sent late on the day is booked on
/// the next one, and the owner gets one more to see it and write it down.
pub const BANK_DAYS: u32 = 2;

/// An open promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    pub id: PromiseId,
    /// The day on which the debtor will pay what is left.
    pub on: NaiveDate,
    /// When it is looked at again: what is left to pay by then makes it a broken one.
    pub ends_at: DateTime<Utc>,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The debt was settled in time.
    Kept,
    /// Something was left to pay.
    Broken,
    /// Something else took its place: a dispute, a plan, the end of the debt without payment.
    Lapsed,
}

impl Outcome {
    pub fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Lapsed => "lapsed",
        }
    }
}

impl Promise {
    /// Whether it is time to see what became of it. Nothing is held against a debtor whose «already paid» waits
    /// for the owner (`claimed`), or who has just had an answer and may act on it until `resume_from`.
    pub fn is_over(&self, claimed: bool, resume_from: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        !claimed && Some(now) >= resume_from.max(Some(self.ends_at))
    }
}

/// The days that can be promised.
pub fn bounds(today: NaiveDate) -> RangeInclusive<NaiveDate> {
    today..=in_days(today, PROMISE_WITHIN_DAYS)
}

/// # Errors
/// [`Rejection::DateInPast`], [`Rejection::PromiseTooFar`].
pub fn check(on: NaiveDate, today: NaiveDate) -> Result<(), Rejection> {
    if on < today {
        return Err(Rejection::DateInPast);
    }
    if bounds(today).contains(&on) { Ok(()) } else { Err(Rejection::PromiseTooFar) }
}

/// When a promise for the day is looked at: in the morning after the bank days, at an hour at which the debtor may
/// be written to.
pub fn ends_at(on: NaiveDate, profile: Profile, zone: Option<Tz>, country: Country) -> DateTime<Utc> {
    let next_working = |day, _| calendar::next_working_day(country, in_days(day, 1));
    let morning = (0..=BANK_DAYS).fold(on, next_working).and_time(SENDING_HOURS.start);
    let morning = contact::to_utc(contact::reference_zone(zone, country), morning);
    contact::next_open(profile.rules(), zone, country, morning)
}

/// Days that people often mean: today, tomorrow, Friday, the end of the week, in a week, in two.
pub fn likely_days(today: NaiveDate) -> Vec<NaiveDate> {
    let weekday = u64::from(today.weekday().num_days_from_monday());
    let friday = (7 + 4 - weekday) % 7;
    let sunday = 6 - weekday;
    let mut days = [0, 1, friday, sunday, 7, PROMISE_WITHIN_DAYS].map(|days| in_days(today, days)).to_vec();
    days.sort_unstable();
    days.dedup();
    days
}

fn in_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests;
