//! Looks at what arrived and at what the town knows, and says what must not have been.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use vovremya::domain::calendar;

use super::log::{Log, Owed};
use super::rules::{
    A_DAY, OF_ALL_A_DAY, OVERDUE_A_MONTH, OVERDUE_A_WEEK, last_day_to_pay, possible_zones, zone_of_calendar,
};

/// A message in a chat that asks for money.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub at: DateTime<Utc>,
    pub person: i64,
    pub business: i64,
    pub said: Vec<Said>,
    /// The words, as long as no newer message took their place.
    pub text: Option<String>,
}

/// A step of the ladder of one debt.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    pub debt: i64,
    /// The day that the step counts from.
    pub counted_from: NaiveDate,
    /// Days after it.
    pub step: i32,
}

/// The word about a part of a plan that is late beyond its grace. As what the owner sends by hand, it keeps to hours
/// and caps, and goes out on days off.
const LATE_PART: i32 = 6;

/// How the message of the very day begins, in both languages.
const DUE_TODAY: [&str; 3] = ["payment is due today", "Сегодня день оплаты", "Сегодня срок оплаты"];

/// Everything that is wrong, a line each; empty when all promises were kept.
pub fn complaints(log: &Log, arrivals: &[Arrival]) -> Vec<String> {
    let mut wrong = Vec::new();
    for arrival in arrivals {
        for said in &arrival.said {
            let Some(owed) = log.debts.get(&said.debt) else {
                wrong.push(format!("unknown debt: {arrival:?}"));
                continue;
            };
            let found = of_one(owed, arrival, *said);
            wrong.extend(
                found
                    .into_iter()
                    .map(|what| format!("{what}: {} {said:?} to {}", arrival.at, arrival.person)),
            );
        }
    }
    wrong.extend(repeated(log, arrivals));
    wrong.extend(above_caps(log, arrivals));
    wrong
}

/// What is wrong with one message about one debt, whatever else was said.
fn of_one(owed: &Owed, arrival: &Arrival, said: Said) -> Vec<String> {
    let at = arrival.at;
    let mut wrong = Vec::new();
    let closed = |zone: &Tz| !owed.hours.open(owed.country, *zone, at);
    if let Some(zone) = possible_zones(owed.zone, owed.country).into_iter().find(closed) {
        wrong.push(format!("outside the hours of {} in {zone}", owed.hours.code));
    }
    if owed.over.is_some_and(|over| at > over) {
        wrong.push("after the end of the debt".to_owned());
    }
    if let Some(silence) = owed.silence(at) {
        wrong.push(format!("on hold ({silence:?})"));
    }
    let local = at.with_timezone(&zone_of_calendar(owed.zone, owed.country)).date_naive();
    let by_the_ladder = said.step != LATE_PART && !owed.is_by_hand(at);
    if said.step > 0 && by_the_ladder && !calendar::is_working(owed.country, local) {
        wrong.push("about overdue money on a day off".to_owned());
    }
    if (owed.business, owed.person) != (arrival.business, arrival.person) {
        wrong.push("to the wrong person or in the wrong name".to_owned());
    }
    if let Some(text) = &arrival.text {
        if !text.contains(&owed.what) {
            wrong.push("it does not say what it is about".to_owned());
        }
        let last_days = [said.counted_from, last_day_to_pay(owed.country, said.counted_from)];
        if DUE_TODAY.iter().any(|words| text.contains(words)) && !last_days.contains(&local) {
            wrong.push("it says that the debt is due today".to_owned());
        }
    }
    wrong
}

/// The same step of a debt comes once, and none comes after a later one, unless something was answered in between.
fn repeated(log: &Log, arrivals: &[Arrival]) -> Vec<String> {
    type Steps = Vec<(DateTime<Utc>, i32)>;
    let mut steps: BTreeMap<(i64, NaiveDate), Steps> = BTreeMap::new();
    for arrival in arrivals {
        for said in &arrival.said {
            steps.entry((said.debt, said.counted_from)).or_default().push((arrival.at, said.step));
        }
    }
    let mut wrong = Vec::new();
    for ((debt, counted_from), mut said) in steps {
        said.sort_unstable();
        let Some(owed) = log.debts.get(&debt) else { continue };
        for (index, (at, step)) in said.iter().enumerate() {
            let earlier = said.iter().take(index).rev().find(|(_, earlier)| earlier >= step);
            if let Some((first, _)) = earlier.filter(|(first, _)| !owed.answered_between(*first, *at)) {
                wrong.push(format!(
                    "twice: step {step} of debt {debt} from {counted_from}, at {first} and {at}"
                ));
            }
        }
    }
    wrong
}

/// A message as the caps see it.
struct Counted<'a> {
    at: DateTime<Utc>,
    business: i64,
    overdue: bool,
    said: &'a [Said],
}

impl Counted<'_> {
    fn words(&self) -> String {
        let steps = self.said.iter().map(|said| format!("{} from {}", said.step, said.counted_from));
        let steps: Vec<_> = steps.collect();
        let overdue = if self.overdue { "overdue" } else { "not overdue" };
        format!("{} of {}, {overdue}: {}", self.at, self.business, steps.join(", "))
    }
}

fn above_caps(log: &Log, arrivals: &[Arrival]) -> Vec<String> {
    let mut chats: BTreeMap<i64, (Option<Tz>, Vec<Counted<'_>>)> = BTreeMap::new();
    for arrival in arrivals {
        let Some(owed) = arrival.said.first().and_then(|said| log.debts.get(&said.debt)) else { continue };
        let zone = zone_of_calendar(owed.zone, owed.country);
        let local = arrival.at.with_timezone(&zone).date_naive();
        let late = |said: &Said| said.step > 0 || local > last_day_to_pay(owed.country, said.counted_from);
        let overdue = arrival.said.iter().any(late);
        let chat = chats.entry(arrival.person).or_insert((Some(zone), Vec::new()));
        chat.1.push(Counted { at: arrival.at, business: arrival.business, overdue, said: &arrival.said });
    }
    let mut wrong = Vec::new();
    for (person, (zone, mut said)) in chats {
        said.sort_unstable_by_key(|counted| counted.at);
        let zone = zone.unwrap_or(Tz::UTC);
        for (index, last) in said.iter().enumerate() {
            let until_now = said.get(..=index).unwrap_or_default();
            let found = too_many(until_now, last, zone);
            let before: Vec<_> = until_now.iter().rev().take(4).map(Counted::words).collect();
            wrong
                .extend(found.into_iter().map(|what| format!("{what}: {} to {person}, {before:?}", last.at)));
        }
    }
    wrong
}

/// Which caps the last of the messages breaks, by the calendar or rolling.
fn too_many(said: &[Counted<'_>], last: &Counted<'_>, zone: Tz) -> Vec<String> {
    let count = |span: Span, counts: &dyn Fn(&Counted<'_>) -> bool| {
        let [rolling, calendar] = [false, true].map(|by_calendar| {
            let near = |one: &&Counted<'_>| counts(one) && span.holds(one.at, last.at, zone, by_calendar);
            said.iter().filter(near).count()
        });
        rolling.max(calendar)
    };
    let own = |one: &Counted<'_>| one.business == last.business;
    let overdue = |one: &Counted<'_>| own(one) && one.overdue;
    let counted = [
        ("more than one message of a business in a day", count(Span::Day, &own), A_DAY, true),
        ("more messages of all businesses in a day", count(Span::Day, &|_| true), OF_ALL_A_DAY, true),
        ("more messages in a week", count(Span::Week, &overdue), OVERDUE_A_WEEK, last.overdue),
        ("more messages in a month", count(Span::Month, &overdue), OVERDUE_A_MONTH, last.overdue),
    ];
    let broken = counted.into_iter().filter(|(_, count, most, concerned)| *concerned && count > most);
    broken.map(|(what, count, most, _)| format!("{what} than allowed ({count}, not {most})")).collect()
}

#[derive(Debug, Clone, Copy)]
enum Span {
    Day,
    Week,
    Month,
}

impl Span {
    /// Whether a moment lies in the span that ends with, or in the calendar holds, the last one.
    fn holds(self, at: DateTime<Utc>, last: DateTime<Utc>, zone: Tz, by_calendar: bool) -> bool {
        if !by_calendar {
            let days = match self {
                Self::Day => 1,
                Self::Week => 7,
                Self::Month => 30,
            };
            return at > last - TimeDelta::days(days);
        }
        let [at, last] = [at, last].map(|moment| moment.with_timezone(&zone).date_naive());
        match self {
            Self::Day => at == last,
            Self::Week => at.iso_week() == last.iso_week(),
            Self::Month => (at.year(), at.month()) == (last.year(), last.month()),
        }
    }
}
