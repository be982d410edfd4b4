//! Parts that are named one by one: which sum on which day.

use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate};

use super::{
    Unclear,
    cues::Cue,
    facts::{Bound, Day, Fact},
};
use crate::domain::{
    calendar,
    money::{Money, MoneyError},
    plan::PARTS_MAX,
};

pub(super) fn is_portion(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Sum(_) | Fact::Percent(_) | Fact::Cue(Cue::Half | Cue::Third | Cue::Quarter | Cue::Rest)
    )
}

pub(super) fn day(fact: &Fact) -> Option<Day> {
    match fact {
        Fact::Day(day) => Some(*day),
        Fact::Length(length) => Some(Day { on: length.ends_on, bound: Bound::On }),
        _ => None,
    }
}

fn is_time(fact: &Fact) -> bool {
    day(fact).is_some() || matches!(fact, Fact::Cue(Cue::Soon | Cue::NextMonth))
}

/// The parts in order of date; a single one if it is the whole. Nothing if only a bare sum was said.
pub(super) fn parts(
    clauses: &[Vec<Fact>],
    today: NaiveDate,
    left: Money,
) -> Option<Result<Vec<(NaiveDate, Money)>, Unclear>> {
    let facts = || clauses.iter().flatten();
    let portions: Vec<&Fact> = facts().filter(|fact| is_portion(fact)).collect();
    let times: Vec<&Fact> = facts().filter(|fact| is_time(fact)).collect();
    let pays = facts().any(|fact| matches!(fact, Fact::Cue(Cue::Pay | Cue::Defer)));
    if times.is_empty() && !pays {
        return None;
    }
    Some(match (portions.as_slice(), times.len()) {
        ([], count) => equal(&times, count, left),
        ([_], _) => amounts(&portions, left).map(|sums| vec![today].into_iter().zip(sums).collect()),
        (several, count) if count < several.len() => Err(Unclear::WhichDay),
        (several, count) if count > several.len() => Err(which_day(&times)),
        _ => paired(clauses, &portions, &times, today, left),
    })
}

fn which_day(times: &[&Fact]) -> Unclear {
    let days: Vec<NaiveDate> = times.iter().filter_map(|time| day(time)).map(|day| day.on).collect();
    if days.len() < times.len() { Unclear::WhichDay } else { Unclear::Dates(days) }
}

fn equal(times: &[&Fact], count: usize, left: Money) -> Result<Vec<(NaiveDate, Money)>, Unclear> {
    let count = u32::try_from(count).ok().filter(|count| *count <= PARTS_MAX).ok_or(Unclear::TooMany)?;
    let count = NonZeroU32::new(count).ok_or(Unclear::WhichDay)?;
    let days: Vec<NaiveDate> = times.iter().filter_map(|time| day(time)).map(|day| day.on).collect();
    in_order(days, left.split(count))
}

fn paired(
    clauses: &[Vec<Fact>],
    portions: &[&Fact],
    times: &[&Fact],
    today: NaiveDate,
    left: Money,
) -> Result<Vec<(NaiveDate, Money)>, Unclear> {
    let sums = amounts(portions, left)?;
    if !are_pairs(clauses) {
        return Err(which_day(times));
    }
    let days: Option<Vec<NaiveDate>> = times.iter().map(|time| deadline(time, today)).collect();
    in_order(days.ok_or(Unclear::WhichDay)?, sums)
}

/// Each clause names one sum and one day, or sums and days alternate throughout.
fn are_pairs(clauses: &[Vec<Fact>]) -> bool {
    let kinds = |facts: &[Fact]| -> Vec<bool> {
        facts.iter().filter(|fact| is_portion(fact) || is_time(fact)).map(is_portion).collect()
    };
    let by_clause: Vec<Vec<bool>> = clauses.iter().map(|clause| kinds(clause)).collect();
    let in_each =
        by_clause.iter().all(|kinds| matches!(kinds.as_slice(), [] | [true, false] | [false, true]));
    let all = by_clause.concat();
    in_each || all.windows(2).all(|pair| matches!(pair, [one, next] if one != next))
}

/// A month that is named for a part is its deadline, and ends with its last day; whoever answers sees it.
fn deadline(time: &Fact, today: NaiveDate) -> Option<NaiveDate> {
    match time {
        Fact::Cue(Cue::NextMonth) => calendar::add_months_anchored(today.with_day(1)?, 2).pred_opt(),
        _ => day(time).filter(|day| day.bound != Bound::From).map(|day| day.on),
    }
}

fn in_order(days: Vec<NaiveDate>, sums: Vec<Money>) -> Result<Vec<(NaiveDate, Money)>, Unclear> {
    let mut parts: Vec<(NaiveDate, Money)> = days.into_iter().zip(sums).collect();
    parts.sort_by_key(|(on, _)| *on);
    let days = || parts.iter().map(|(on, _)| *on).collect();
    if !parts.is_sorted_by(|(one, _), (next, _)| one < next) {
        return Err(Unclear::Dates(days()));
    }
    if u32::try_from(parts.len()).is_ok_and(|count| count <= PARTS_MAX) {
        Ok(parts)
    } else {
        Err(Unclear::TooMany)
    }
}

/// What each portion comes to. They make up what is left: the rest fills it, and shares that were rounded
/// leave their difference to the last part.
fn amounts(portions: &[&Fact], left: Money) -> Result<Vec<Money>, Unclear> {
    let zero = Money::zero(left.currency());
    let named: Vec<Money> = portions
        .iter()
        .map(|portion| share(portion, left).unwrap_or(Ok(zero)))
        .collect::<Result<_, _>>()
        .map_err(|_| Unclear::HowMuch)?;
    let total = Money::sum(left.currency(), named.iter().copied()).map_err(|_| Unclear::HowMuch)?;
    let open = left.checked_sub(total).map_err(|_| Unclear::HowMuch)?;
    let rests = portions.iter().filter(|portion| ***portion == Fact::Cue(Cue::Rest)).count();
    let is_rounding = portions.iter().any(|portion| !matches!(portion, Fact::Sum(_)))
        && open.minor().unsigned_abs() < portions.len() as u128;
    let fills = match rests {
        0 if open.is_zero() || is_rounding => portions.len().checked_sub(1),
        1 if open.is_positive() => portions.iter().position(|portion| **portion == Fact::Cue(Cue::Rest)),
        _ => None,
    };
    let fills = fills.ok_or(Unclear::SumsDiffer { named: total })?;
    let filled = |(index, sum): (usize, Money)| if index == fills { sum.checked_add(open) } else { Ok(sum) };
    let sums: Vec<Money> =
        named.into_iter().enumerate().map(filled).collect::<Result<_, _>>().map_err(|_| Unclear::HowMuch)?;
    if sums.iter().all(|sum| sum.is_positive()) { Ok(sums) } else { Err(Unclear::HowMuch) }
}

/// None for the rest.
fn share(portion: &Fact, left: Money) -> Option<Result<Money, MoneyError>> {
    let one_of = |parts: u32| {
        let parts = NonZeroU32::new(parts).map(|parts| left.split(parts));
        parts.and_then(|parts| parts.first().copied()).map(Ok)
    };
    match portion {
        Fact::Sum(sum) => Some(Ok(*sum)),
        Fact::Percent(percent) => Some(left.percent(*percent)),
        Fact::Cue(Cue::Half) => one_of(2),
        Fact::Cue(Cue::Third) => one_of(3),
        Fact::Cue(Cue::Quarter) => one_of(4),
        _ => None,
    }
}
