mod english;
mod properties;
mod russian;

use chrono::NaiveDate;

use crate::domain::{
    calendar::Every,
    input::terms::{Off, TermsReading, Unclear, Wanted, read},
    language::Language,
    money::{Currency, Money},
};

/// Monday.
fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn money(text: &str, currency: Currency) -> Money {
    Money::new(text.parse().unwrap(), currency).unwrap()
}

/// Compares every line of a table, and shows all that differ at once.
fn check(table: &[(&str, &str)], language: Language, left: Money) {
    let told = |typed: &str| told(&read(typed, today(), language, left));
    let wrong: Vec<String> = table
        .iter()
        .filter(|(typed, expected)| told(typed) != *expected)
        .map(|(typed, expected)| format!("{typed}\n    expected: {expected}\n    read as:  {}", told(typed)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A reading as the tables write it: `promise 2026-12-15`, `ask which day`, `-` for nothing.
fn told(reading: &TermsReading) -> String {
    match reading {
        TermsReading::Clear(wanted) => told_wanted(wanted),
        TermsReading::Unclear(unclear) => format!("ask {}", told_unclear(unclear)),
        TermsReading::Nothing => "-".to_owned(),
    }
}

fn told_wanted(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Promise { on } => format!("promise {on}"),
        Wanted::Deferral { on } => format!("deferral {on}"),
        Wanted::Discount { off: Off::Percent(percent), on } => format!("{percent} % off {on}"),
        Wanted::Discount { off: Off::Amount(sum), on } => format!("{} off {on}", plain(*sum)),
        Wanted::Parts(parts) => {
            let parts = parts.iter().map(|(on, sum)| format!("{on} {}", plain(*sum)));
            parts.collect::<Vec<_>>().join(", ")
        }
        Wanted::Series { sums, every, first_on } => {
            let rhythm = every.map_or("", |every| match every {
                Every::Week => " weekly",
                Every::TwoWeeks => " fortnightly",
                Every::Month => " monthly",
            });
            let first = sums.first().map_or(String::new(), |sum| plain(*sum));
            let last = sums.last().filter(|last| Some(*last) != sums.first());
            let last = last.map_or(String::new(), |sum| format!(", last {}", plain(*sum)));
            let from = first_on.map_or(String::new(), |on| format!(" from {on}"));
            format!("{} x {first}{last}{rhythm}{from}", sums.len())
        }
    }
}

fn told_unclear(unclear: &Unclear) -> String {
    match unclear {
        Unclear::Dates(dates) => dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "),
        Unclear::Amounts(sums) => sums.iter().map(|sum| plain(*sum)).collect::<Vec<_>>().join(" or "),
        Unclear::WhichDay => "which day".to_owned(),
        Unclear::HowMuch => "how much".to_owned(),
        Unclear::HowOften => "how often".to_owned(),
        Unclear::SumsDiffer { named } => format!("why {}", plain(*named)),
        Unclear::DateInPast => "past".to_owned(),
        Unclear::TooMany => "too many".to_owned(),
        Unclear::Mixed => "mixed".to_owned(),
    }
}

fn plain(sum: Money) -> String {
    sum.amount().normalize().to_string()
}
