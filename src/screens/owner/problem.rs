//! What was wrong with an answer: what was understood, what is expected, an example.

use crate::domain::input::amount::AmountProblem;
use crate::domain::input::date::DateProblem;
use crate::domain::input::phone::PhoneProblem;
use crate::domain::input::text::TextProblem;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Html, Texts, args};

use super::words::{example_amount, excerpt};

/// The example of an amount, as people type it.
fn example(t: &Texts, currency: Currency) -> String {
    t.number(example_amount(currency.code()))
}

pub fn amount(t: &Texts, typed: &str, problem: AmountProblem, currency: Currency) -> Html {
    let example = example(t, currency);
    match problem {
        AmountProblem::Empty | AmountProblem::NotANumber => {
            t.html("owner-problem-amount", &args! { typed = excerpt(typed), example = example })
        }
        AmountProblem::NotPositive => t.html("owner-problem-not-positive", &args! { example = example }),
        AmountProblem::TooManyDecimals { allowed } => t.html(
            "owner-problem-decimals",
            &args! { typed = excerpt(typed), allowed = i64::from(allowed), example = example },
        ),
        AmountProblem::TooLarge { maximum } => {
            t.html("owner-problem-too-large", &args! { maximum = t.money(&maximum) })
        }
        AmountProblem::OtherCurrency { expected, found } => t.html(
            "owner-problem-other-currency",
            &args! { expected = expected.code(), found = found.code() },
        ),
    }
}

/// The amount can be read in two ways; the readings are on the buttons.
pub fn ambiguous_amount(t: &Texts, readings: &[Money]) -> Html {
    let readings = readings.iter().map(|money| t.money(money)).collect::<Vec<_>>();
    t.html("owner-problem-amount-ambiguous", &args! { readings = readings.join(" / ") })
}

pub fn date(t: &Texts, typed: &str, problem: DateProblem) -> Html {
    let typed = excerpt(typed);
    match problem {
        DateProblem::NotADate => t.html("owner-problem-date", &args! { typed = typed }),
        DateProblem::NoSuchDate => t.html("owner-problem-no-such-date", &args! { typed = typed }),
        DateProblem::InThePast => t.html("owner-problem-date-past", &args! { typed = typed }),
        DateProblem::InTheFuture => t.html("owner-problem-date-future", &args! { typed = typed }),
        DateProblem::TooFar => t.html("owner-problem-date-far", &args! { typed = typed }),
    }
}

/// The date can be read in two ways; the readings are on the buttons.
pub fn ambiguous_date(t: &Texts) -> Html {
    t.html("owner-problem-date-ambiguous", &args! {})
}

pub fn text(t: &Texts, problem: TextProblem) -> Html {
    match problem {
        TextProblem::Empty => t.html("owner-problem-empty", &args! {}),
        TextProblem::TooLong { max, got } => {
            let count = |chars: usize| i64::try_from(chars).unwrap_or(i64::MAX);
            t.html("owner-problem-too-long", &args! { max = count(max), got = count(got) })
        }
    }
}

pub fn phone(t: &Texts, typed: &str, problem: PhoneProblem) -> Html {
    let key = match problem {
        PhoneProblem::NotAPhone => "owner-problem-phone",
        PhoneProblem::NoCountryCode => "owner-problem-phone-country",
    };
    t.html(key, &args! { typed = excerpt(typed) })
}

pub fn zone(t: &Texts, typed: &str) -> Html {
    t.html("owner-problem-zone", &args! { typed = excerpt(typed) })
}

pub fn currency(t: &Texts, typed: &str) -> Html {
    t.html("owner-problem-currency", &args! { typed = excerpt(typed) })
}

/// A voice message, a sticker.
pub fn unusable(t: &Texts) -> Html {
    t.html("owner-problem-unusable", &args! {})
}

pub fn file_not_here(t: &Texts) -> Html {
    t.html("owner-problem-file-not-here", &args! {})
}

pub fn file_too_big(t: &Texts) -> Html {
    t.html("owner-problem-file-too-big", &args! {})
}

pub fn too_many_files(t: &Texts, most: usize) -> Html {
    t.html("owner-problem-too-many-files", &args! { most = i64::try_from(most).unwrap_or(i64::MAX) })
}

pub fn contact_not_here(t: &Texts) -> Html {
    t.html("owner-problem-contact-not-here", &args! {})
}

/// A tap was expected.
pub fn tap_expected(t: &Texts) -> Html {
    t.html("owner-problem-tap-expected", &args! {})
}

/// A debt so old that the year must be a slip.
pub fn date_too_old(t: &Texts, typed: &str) -> Html {
    t.html("owner-problem-date-old", &args! { typed = excerpt(typed) })
}

/// A payment of more than what is left.
pub fn above_balance(t: &Texts, amount: &Money, left: &Money) -> Html {
    t.html("owner-problem-above-balance", &args! { amount = t.money(amount), left = t.money(left) })
}
