//! Dates counted from today: `завтра`, `через 10 дней`, `in 2 weeks`, `в пятницу`, `end of month`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{Context, DateProblem, DateReading, Direction, Reading};

pub(super) fn read(words: &[&str], context: Context) -> Option<DateReading> {
    near_day(words, context)
        .or_else(|| counted(words, context))
        .or_else(|| weekday_phrase(words, context))
        .or_else(|| end_of_period(words, context))
}

fn near_day(words: &[&str], context: Context) -> Option<DateReading> {
    let days = match words {
        ["сегодня" | "сегодняшнего" | "today" | "now" | "сейчас"] => 0,
        ["завтра" | "завтрашнего" | "tomorrow"] => 1,
        ["послезавтра"] | ["day", "after", "tomorrow"] => 2,
        ["вчера" | "yesterday"] => -1,
        ["позавчера"] | ["day", "before", "yesterday"] => -2,
        _ => return None,
    };
    moved(context.today, Unit::Day, days)
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    HalfYear,
    Year,
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "день" | "дня" | "дней" | "дн" | "сутки" | "суток" | "day" | "days" | "d" => {
            Some(Unit::Day)
        }
        "неделя" | "неделю" | "недели" | "недель" | "нед" | "week" | "weeks" | "w" => {
            Some(Unit::Week)
        }
        "месяц" | "месяца" | "месяцев" | "мес" | "month" | "months" => Some(Unit::Month),
        "полгода" => Some(Unit::HalfYear),
        "год" | "года" | "лет" | "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

/// Whether the word names a length of time.
pub(in crate::domain::input) fn is_period(word: &str) -> bool {
    unit(word).is_some()
}

fn count(word: &str) -> Option<i32> {
    const WORDS: [(&str, &str, i32); 10] = [
        ("один", "one", 1),
        ("два", "two", 2),
        ("три", "three", 3),
        ("четыре", "four", 4),
        ("пять", "five", 5),
        ("шесть", "six", 6),
        ("семь", "seven", 7),
        ("восемь", "eight", 8),
        ("девять", "nine", 9),
        ("десять", "ten", 10),
    ];
    match word {
        "a" | "an" | "одну" => Some(1),
        "две" | "пару" | "пара" | "couple" => Some(2),
        _ => {
            let named = WORDS.iter().find(|(russian, english, _)| word == *russian || word == *english);
            let figures =
                || word.trim_start_matches('+').parse().ok().filter(|count| (0..=9999).contains(count));
            named.map(|(_, _, count)| *count).or_else(figures)
        }
    }
}

/// `через 10 дней`, `in a week`, `10 days`, `+7`, `2 weeks ago`.
fn counted(words: &[&str], context: Context) -> Option<DateReading> {
    if let [word] = words
        && let Some(days) = word.strip_prefix('+')
    {
        return moved(context.today, Unit::Day, count(days)?);
    }
    let (sign, words) = match words {
        ["через" | "течение" | "in" | "within" | "after", rest @ ..] => (1, rest),
        [rest @ .., "назад" | "ago"] => (-1, rest),
        [_, _] => (1, words),
        _ => return None,
    };
    match words {
        [word] => moved(context.today, unit(word)?, sign),
        [number, word] => moved(context.today, unit(word)?, sign * count(number)?),
        ["a", "couple", "of", word] => moved(context.today, unit(word)?, sign * 2),
        _ => None,
    }
}

fn moved(today: NaiveDate, unit: Unit, by: i32) -> Option<DateReading> {
    let amount = by.unsigned_abs();
    let date = match unit {
        Unit::Day => by_days(today, amount, by < 0),
        Unit::Week => by_days(today, amount.checked_mul(7)?, by < 0),
        Unit::Month => by_months(today, amount, by < 0),
        Unit::HalfYear => by_months(today, amount.checked_mul(6)?, by < 0),
        Unit::Year => by_months(today, amount.checked_mul(12)?, by < 0),
    };
    Some(date.map_or(Reading::Refused(DateProblem::TooFar), Reading::Clear))
}

fn by_days(today: NaiveDate, days: u32, back: bool) -> Option<NaiveDate> {
    let days = Days::new(days.into());
    if back { today.checked_sub_days(days) } else { today.checked_add_days(days) }
}

fn by_months(today: NaiveDate, months: u32, back: bool) -> Option<NaiveDate> {
    let months = Months::new(months);
    if back { today.checked_sub_months(months) } else { today.checked_add_months(months) }
}

pub(in crate::domain::input) fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&[&str], Weekday); 7] = [
        (&["понедельник", "понедельника", "понедельнику", "пн", "monday", "mon"], Weekday::Mon),
        (&["вторник", "вторника", "вторнику", "вт", "tuesday", "tue", "tues"], Weekday::Tue),
        (&["среда", "среду", "среды", "среде", "ср", "wednesday", "wed"], Weekday::Wed),
        (&["четверг", "четверга", "четвергу", "чт", "thursday", "thu", "thurs"], Weekday::Thu),
        (&["пятница", "пятницу", "пятницы", "пятнице", "пт", "friday", "fri"], Weekday::Fri),
        (&["суббота", "субботу", "субботы", "субботе", "сб", "saturday", "sat"], Weekday::Sat),
        (&["воскресенье", "воскресенья", "воскресенью", "вс", "sunday", "sun"], Weekday::Sun),
    ];
    NAMES.iter().find(|(names, _)| names.contains(&word)).map(|(_, weekday)| *weekday)
}

/// `пятница`; said on a Friday it may be today or in a week. `next Friday` early in the week may be this
/// week's or the next one's.
fn weekday_phrase(words: &[&str], context: Context) -> Option<DateReading> {
    let today = context.today;
    match words {
        ["эту" | "этот" | "этой" | "этого" | "ближайшую" | "ближайший" | "this" | "coming", name] => {
            days_to(today, weekday(name)?).and_then(|days| moved(today, Unit::Day, days))
        }
        ["следующую" | "следующий" | "следующей" | "следующего" | "следующее" | "next", name] =>
        {
            let ahead = days_to(today, weekday(name)?)?;
            let ahead = if ahead == 0 { 7 } else { ahead };
            let this_week = i32::try_from(today.weekday().num_days_from_monday()).ok()? + ahead < 7;
            let following = if this_week { ahead + 7 } else { ahead };
            Some(candidates(today, &[ahead, following]))
        }
        ["прошлую" | "прошлый" | "прошлой" | "прошлое" | "last", name] => {
            let behind = 7 - days_to(today, weekday(name)?)?;
            Some(candidates(today, &[-behind]))
        }
        [name] => {
            let ahead = days_to(today, weekday(name)?)?;
            match (context.direction, ahead) {
                (Direction::Future, 0) => Some(candidates(today, &[0, 7])),
                (Direction::Future, _) => Some(candidates(today, &[ahead])),
                (Direction::Past, 0) => Some(candidates(today, &[0, -7])),
                (Direction::Past, _) => Some(candidates(today, &[ahead - 7])),
            }
        }
        _ => None,
    }
}

/// Days until the next such weekday; none if it is today.
fn days_to(today: NaiveDate, weekday: Weekday) -> Option<i32> {
    i32::try_from(weekday.days_since(today.weekday())).ok()
}

fn candidates(today: NaiveDate, days: &[i32]) -> DateReading {
    let dates = days.iter().filter_map(|days| by_days(today, days.unsigned_abs(), *days < 0));
    Reading::of(dates.collect(), DateProblem::TooFar)
}

/// `конец месяца`, `end of the week`, `next week`, `eom`.
fn end_of_period(words: &[&str], context: Context) -> Option<DateReading> {
    let today = context.today;
    match words {
        ["конец" | "конца" | "конце" | "концу", rest @ ..]
        | ["end", "of", "the" | "this", rest @ ..]
        | ["end", "of", rest @ ..] => end_of(rest, today),
        ["eom"] | ["month" | "month's", "end"] => end_of(&["month"], today),
        ["eow"] => end_of(&["week"], today),
        ["следующей" | "следующую", "неделе" | "неделю"] | ["next", "week"] => {
            let monday = 7 - i32::try_from(today.weekday().num_days_from_monday()).ok()?;
            Some(candidates(today, &[monday, monday + 4]))
        }
        _ => None,
    }
}

fn end_of(words: &[&str], today: NaiveDate) -> Option<DateReading> {
    let next_month = || today.checked_add_months(Months::new(1)).and_then(last_day_of_month);
    match words {
        ["месяца" | "month"] | ["этого" | "текущего", "месяца"] => {
            last_day_of_month(today).map(Reading::Clear)
        }
        ["следующего", "месяца"] | ["next", "month"] => next_month().map(Reading::Clear),
        ["года" | "year"] | ["этого", "года"] => {
            NaiveDate::from_ymd_opt(today.year(), 12, 31).map(Reading::Clear)
        }
        // For some the week ends on Friday, for some on Sunday.
        ["недели" | "week"] | ["этой", "недели"] => {
            let passed = i32::try_from(today.weekday().num_days_from_monday()).ok()?;
            let ends: Vec<i32> = [4 - passed, 6 - passed].into_iter().filter(|days| *days >= 0).collect();
            Some(candidates(today, &ends))
        }
        _ => None,
    }
}

pub(super) fn last_day_of_month(date: NaiveDate) -> Option<NaiveDate> {
    date.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}
