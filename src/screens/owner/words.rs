//! Small phrases that several of the owner's screens share: dates in relation to today, sums, names of zones.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use crate::domain::debt::Debt;
use crate::domain::money::Money;
use crate::domain::reminder::ladder::Step;
use crate::domain::zones;
use crate::i18n::{Texts, args};

/// «вторник, 15 декабря», with the year when it is not this one.
pub fn day(t: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { t.date_weekday(date) } else { t.date(date) }
}

/// «15.12», with the year when it is not this one.
pub fn day_short(t: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { t.day_month_short(date) } else { t.date_short(date) }
}

/// «через 3 дня», «сегодня», «просрочено на 2 дня».
pub fn distance(t: &Texts, date: NaiveDate, today: NaiveDate) -> String {
    let days = (date - today).num_days();
    match days {
        0 => t.plain("owner-distance-today", &args! {}),
        1 => t.plain("owner-distance-tomorrow", &args! {}),
        2.. => t.plain("owner-distance-ahead", &args! { days = t.days(days) }),
        _ => t.plain("owner-distance-overdue", &args! { days = t.days(-days) }),
    }
}

/// «12 500 ₽ + $300».
pub fn sums(t: &Texts, sums: &[Money]) -> String {
    sums.iter().map(|sum| t.money(sum)).collect::<Vec<_>>().join(" + ")
}

/// «№ 17», the number as it is.
pub fn number(debt: &Debt) -> String {
    debt.number.to_string()
}

/// The name of a zone, the city in the reader's language where we know it.
pub fn zone(t: &Texts, zone: Tz) -> String {
    let city = zones::city(zone);
    let code = city.to_lowercase().replace(' ', "-");
    t.plain("owner-zone-city", &args! { code = code, city = city })
}

/// When a step of the ladder comes: «за 3 дня до срока», «в день срока», «через 7 дней после срока».
pub fn step(t: &Texts, step: Step) -> String {
    let days = t.days(i64::from(step.offset_days).abs());
    match step.offset_days {
        ..0 => t.plain("owner-step-before", &args! { days = days }),
        0 => t.plain("owner-step-on", &args! {}),
        1.. => t.plain("owner-step-after", &args! { days = days }),
    }
}

/// An amount to show in examples, of a size that is usual in the currency.
pub fn example_amount(code: &str) -> i64 {
    match code {
        "RUB" | "KGS" => 12_500,
        "KZT" | "AMD" | "JPY" | "KRW" => 50_000,
        "UZS" | "VND" | "IDR" => 1_500_000,
        _ => 250,
    }
}

/// At most so many characters of what a person typed, for telling it back.
pub fn excerpt(text: &str) -> String {
    const SHOWN: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    line.chars().take(SHOWN).chain(['…']).collect()
}

/// A label that fits on a button.
pub fn label(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}
