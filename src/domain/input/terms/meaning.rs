//! What the facts of all clauses mean together, if they mean one thing.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    Off, Unclear, Wanted,
    cues::Cue,
    explicit,
    facts::{Bound, Day, Fact},
};
use crate::domain::{calendar::Every, money::Money, plan::PARTS_MAX};

pub(super) type Meaning = Result<Wanted, Unclear>;

/// The clauses that are about paying; none if somebody speaks of something else, has paid, or sets a
/// condition that is not a discount.
pub(super) fn about_paying(clauses: Vec<Vec<Fact>>) -> Option<Vec<Vec<Fact>>> {
    let says = |cue: Cue| clauses.iter().any(|clause| has(clause, cue));
    if says(Cue::Paid) || (says(Cue::Condition) && !says(Cue::Discount)) {
        return None;
    }
    let stated: Vec<Vec<Fact>> =
        clauses.into_iter().filter(|clause| !has(clause, Cue::Not) && !is_question(clause)).collect();
    let is_known = |clause: &Vec<Fact>| !clause.contains(&Fact::Unknown);
    if !stated.iter().any(|clause| is_about_paying(clause)) {
        let known = stated.iter().all(is_known) && stated.iter().flatten().any(tells_when);
        return known.then_some(stated);
    }
    let (about, aside): (Vec<_>, Vec<_>) =
        stated.into_iter().partition(|clause| is_known(clause) || is_about_paying(clause));
    // A sum in words that are not understood may change what the others mean.
    let is_sum =
        |fact: &Fact| matches!(fact, Fact::Sum(_) | Fact::Sums(_) | Fact::Count(_) | Fact::Percent(_));
    (!aside.iter().flatten().any(is_sum)).then_some(about)
}

fn has(facts: &[Fact], cue: Cue) -> bool {
    facts.contains(&Fact::Cue(cue))
}

fn is_question(clause: &[Fact]) -> bool {
    clause.iter().find(|fact| **fact != Fact::Cue(Cue::Filler)) == Some(&Fact::Cue(Cue::Question))
}

/// «Можно», «частями», "10%" may be said of anything; among words that are all understood they are not.
fn is_about_paying(clause: &[Fact]) -> bool {
    if has(clause, Cue::Pay) || has(clause, Cue::Defer) {
        return true;
    }
    let asks = has(clause, Cue::Ask) && clause.iter().any(tells_when);
    !clause.contains(&Fact::Unknown)
        && (asks || has(clause, Cue::Parts) || has(clause, Cue::Discount) || is_series(clause))
}

fn tells_when(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Day(_)
            | Fact::Days(_)
            | Fact::PastDay
            | Fact::Length(_)
            | Fact::Cue(Cue::Soon | Cue::NextMonth)
    )
}

/// What the clauses mean; none if they tell nothing.
pub(super) fn meaning(clauses: &[Vec<Fact>], asks: bool, today: NaiveDate, left: Money) -> Option<Meaning> {
    let facts: Vec<Fact> =
        clauses.iter().flatten().filter(|fact| **fact != Fact::Cue(Cue::Filler)).cloned().collect();
    if let Some(unclear) = facts.iter().find_map(unclear) {
        return Some(Err(unclear));
    }
    if has(&facts, Cue::Discount) {
        return Some(discount(&facts, left));
    }
    let portions = facts.iter().filter(|fact| explicit::is_portion(fact)).count();
    let days = days(&facts);
    let counted = facts.contains(&Fact::Count(u32::try_from(days.len()).unwrap_or_default()));
    let has_rhythm = facts.iter().any(|fact| matches!(fact, Fact::Cue(Cue::Every(_) | Cue::OddRhythm)));
    let one_by_one = !has_rhythm && days.len() > 1 && (portions == days.len() || (portions == 0 && counted));
    if !one_by_one && (is_series(&facts) || (has(&facts, Cue::Parts) && portions == 0)) {
        return Some(series(&facts, left));
    }
    match portions {
        0 if !one_by_one => whole(&facts, asks),
        _ => match explicit::parts(clauses, today, left)? {
            Ok(parts) if parts.len() == 1 => whole(&facts, asks),
            Ok(parts) => Some(Ok(Wanted::Parts(parts))),
            Err(unclear) => Some(Err(unclear)),
        },
    }
}

fn unclear(fact: &Fact) -> Option<Unclear> {
    match fact {
        Fact::PastDay => Some(Unclear::DateInPast),
        Fact::Days(dates) if dates.is_empty() => Some(Unclear::WhichDay),
        Fact::Days(dates) => Some(Unclear::Dates(dates.clone())),
        Fact::Sums(sums) if sums.is_empty() => Some(Unclear::HowMuch),
        Fact::Sums(sums) => Some(Unclear::Amounts(sums.clone())),
        _ => None,
    }
}

/// The days that were named, each once, in order.
fn days(facts: &[Fact]) -> Vec<Day> {
    let mut days: Vec<Day> = facts.iter().filter_map(explicit::day).collect();
    days.sort_by_key(|day| day.on);
    days.dedup_by_key(|day| day.on);
    days
}

/// The only day; none if there is none.
fn only_day(facts: &[Fact]) -> Result<Option<Day>, Unclear> {
    if has(facts, Cue::Soon) || has(facts, Cue::NextMonth) {
        return Err(Unclear::WhichDay);
    }
    match days(facts).as_slice() {
        [] => Ok(None),
        [day] => Ok(Some(*day)),
        several => Err(Unclear::Dates(several.iter().map(|day| day.on).collect())),
    }
}

/// The whole on one day. Without a day only a plain wish for time is worth a question.
fn whole(facts: &[Fact], asks: bool) -> Option<Meaning> {
    let day = match only_day(facts) {
        Ok(Some(day)) => day,
        Ok(None) if has(facts, Cue::Defer) || facts.iter().any(explicit::is_portion) => {
            return Some(Err(Unclear::WhichDay));
        }
        Ok(None) => return None,
        Err(unclear) => return Some(Err(unclear)),
    };
    let Day { on, bound } = day;
    let is_length = facts.iter().any(|fact| matches!(fact, Fact::Length(_)));
    let is_asked = asks
        || has(facts, Cue::Ask)
        || has(facts, Cue::Defer)
        || bound == Bound::From
        || (is_length && !has(facts, Cue::Pay));
    Some(Ok(if is_asked { Wanted::Deferral { on } } else { Wanted::Promise { on } }))
}

fn discount(facts: &[Fact], left: Money) -> Meaning {
    let is_other =
        |fact: &Fact| explicit::is_portion(fact) && !matches!(fact, Fact::Sum(_) | Fact::Percent(_));
    if is_series(facts) || has(facts, Cue::Parts) || facts.iter().any(is_other) {
        return Err(Unclear::Mixed);
    }
    let offs: Vec<(usize, Off)> = facts
        .iter()
        .enumerate()
        .filter_map(|(index, fact)| match fact {
            Fact::Percent(percent) => Some((index, Off::Percent(*percent))),
            Fact::Sum(sum) => Some((index, Off::Amount(*sum))),
            _ => None,
        })
        .collect();
    let off = match offs.as_slice() {
        [] => return Err(Unclear::HowMuch),
        [(_, off @ Off::Percent(_))] => *off,
        [(index, off @ Off::Amount(sum))] if is_taken_off(facts, *index, *sum, left) => *off,
        [_] => return Err(Unclear::HowMuch),
        _ => return Err(Unclear::Mixed),
    };
    let day = only_day(facts)?.ok_or(Unclear::WhichDay)?;
    Ok(Wanted::Discount { off, on: day.on })
}

/// A sum beside the word, and less than half: otherwise it may be what somebody means to pay.
fn is_taken_off(facts: &[Fact], index: usize, sum: Money, left: Money) -> bool {
    let discount = Fact::Cue(Cue::Discount);
    let beside = facts.get(index + 1) == Some(&discount)
        || index.checked_sub(1).and_then(|before| facts.get(before)) == Some(&discount);
    beside && sum.amount() * Decimal::TWO < left.amount()
}

fn is_series(facts: &[Fact]) -> bool {
    let rated =
        facts.windows(2).any(|pair| matches!(pair, [Fact::Cue(Cue::Each), Fact::Sum(_) | Fact::Sums(_)]));
    let counts = |fact: &Fact| matches!(fact, Fact::Count(_) | Fact::Cue(Cue::Every(_) | Cue::OddRhythm));
    rated || facts.iter().any(counts)
}

fn series(facts: &[Fact], left: Money) -> Meaning {
    if has(facts, Cue::OddRhythm) {
        return Err(Unclear::HowOften);
    }
    let rhythm = said_once(facts.iter().filter_map(|fact| match fact {
        Fact::Cue(Cue::Every(every)) => Some(*every),
        _ => None,
    }));
    let rhythm = rhythm.map_err(|()| Unclear::HowOften)?;
    let sums: Vec<&Fact> = facts.iter().filter(|fact| explicit::is_portion(fact)).collect();
    let sum = match sums.as_slice() {
        [] => None,
        [Fact::Sum(sum)] => Some(*sum),
        _ => return Err(Unclear::Mixed),
    };
    let (count, every) = count_and_rhythm(facts, rhythm)?;
    let sums = regular(left, sum, count)?;
    let starts: Vec<Fact> = facts.iter().filter(|fact| !matches!(fact, Fact::Length(_))).cloned().collect();
    match only_day(&starts)? {
        // The day by which all is paid does not say when to begin.
        Some(Day { bound: Bound::Until, .. }) => Err(Unclear::WhichDay),
        day => Ok(Wanted::Series { sums, every, first_on: day.map(|day| day.on) }),
    }
}

/// `4 payments`, `for 3 months`; both must agree with each other and with the rhythm.
fn count_and_rhythm(facts: &[Fact], rhythm: Option<Every>) -> Result<(Option<u32>, Option<Every>), Unclear> {
    let (mut counts, mut every) = (Vec::new(), rhythm);
    for fact in facts {
        match fact {
            Fact::Count(count) => counts.push(*count),
            Fact::Length(length) => {
                let (steps, step) = length.steps.ok_or(Unclear::HowMuch)?;
                if every.is_some_and(|every| every != step) {
                    return Err(Unclear::HowMuch);
                }
                counts.push(steps);
                every = Some(step);
            }
            _ => {}
        }
    }
    Ok((said_once(counts.into_iter()).map_err(|()| Unclear::HowMuch)?, every))
}

/// The value that was said, however often; an error if they differ.
fn said_once<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Result<Option<T>, ()> {
    let Some(first) = values.next() else { return Ok(None) };
    if values.all(|value| value == first) { Ok(Some(first)) } else { Err(()) }
}

/// What is left in `count` equal parts, or in parts of `sum` and a smaller last one.
fn regular(left: Money, sum: Option<Money>, count: Option<u32>) -> Result<Vec<Money>, Unclear> {
    let needed = match sum {
        Some(sum) if sum.minor() > left.minor() => return Err(Unclear::SumsDiffer { named: sum }),
        Some(sum) => Some((left.minor() + sum.minor() - 1) / sum.minor()),
        None => None,
    };
    let parts = needed.or(count.map(i128::from)).ok_or(Unclear::HowMuch)?;
    if let (Some(sum), Some(count)) = (sum, count)
        && i128::from(count) != parts
    {
        let named =
            sum.amount().checked_mul(count.into()).and_then(|all| Money::new(all, left.currency()).ok());
        return Err(named.map_or(Unclear::HowMuch, |named| Unclear::SumsDiffer { named }));
    }
    let parts = u32::try_from(parts).ok().filter(|parts| *parts <= PARTS_MAX).ok_or(Unclear::TooMany)?;
    let Some(count) = NonZeroU32::new(parts).filter(|parts| parts.get() > 1) else {
        return Err(Unclear::HowMuch);
    };
    let Some(sum) = sum else {
        let parts = left.split(count);
        return if parts.iter().all(|part| part.is_positive()) { Ok(parts) } else { Err(Unclear::TooMany) };
    };
    let mut sums = vec![sum; usize::try_from(parts - 1).unwrap_or_default()];
    let others = Money::sum(left.currency(), sums.iter().copied());
    sums.push(others.and_then(|others| left.checked_sub(others)).map_err(|_| Unclear::HowMuch)?);
    Ok(sums)
}
