//! What waits for the owner's answer, and what all talks between the two have in common: who writes,
//! news above a card, and answers to words that could not be used.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Action, Button, DebtRef, FormTap, OwnerAction, Screen};
use crate::domain::dossier::Dossier;
use crate::domain::input::Reading;
use crate::domain::input::amount::{AmountProblem, AmountReading};
use crate::domain::input::date::{DateProblem, DateReading};
use crate::domain::input::text::TextProblem;
use crate::domain::money::Money;
use crate::domain::requests::{Asked, Page, Waiting};
use crate::i18n::{Html, Texts, args};

/// Requests on one page of the list.
pub const PAGE_SIZE: u16 = 10;

/// The debt as a button of this screen remembers it.
pub fn debt_ref(dossier: &Dossier) -> DebtRef {
    DebtRef { id: dossier.debt.id, version: dossier.debt.version }
}

/// The neutral first line of a message to a debtor.
pub fn from(t: &Texts, dossier: &Dossier) -> Html {
    t.html("debtor-first-line", &args! { business = dossier.business.name })
}

/// News for the debtor above a card of the debt as it is now.
pub fn with_news(t: &Texts, dossier: &Dossier, news: &Html, mut card: Screen) -> Screen {
    let mut text = from(t, dossier);
    text.push_line(news);
    text.push_paragraph(&card.text);
    card.text = text;
    card
}

/// A button inside the form of this number.
pub fn form_button(t: &Texts, key: &str, form: i32, tap: FormTap) -> Button {
    tap_button(t.plain(key, &args! {}), form, tap)
}

pub fn tap_button(label: String, form: i32, tap: FormTap) -> Button {
    Button::act(label, Action::Form { form, tap })
}

pub fn back(t: &Texts, form: i32) -> Button {
    form_button(t, "common-button-back", form, FormTap::Back)
}

/// The way to the owner's card of the debt.
pub fn open_debt(t: &Texts, dossier: &Dossier) -> Button {
    let label = t.plain("request-button-debt", &args! { number = dossier.debt.number.to_string() });
    Button::act(label, OwnerAction::Card(dossier.debt.id))
}

/// The way to whatever else waits.
pub fn open_requests(t: &Texts) -> Button {
    Button::act(t.plain("request-button-list", &args! {}), OwnerAction::Requests)
}

/// What the owner has just decided, and where to go from here.
pub fn decided(t: &Texts, dossier: &Dossier, text: Html) -> Screen {
    Screen::new(text).row([open_debt(t, dossier), open_requests(t)])
}

/// Words in quotation marks on a line of their own.
pub fn quoted(t: &Texts, words: &str) -> Html {
    t.html("request-quoted", &args! { words = words })
}

/// Everything that waits, one line and one button each.
pub fn list(t: &Texts, found: &Page, page: u16) -> Screen {
    if found.requests.is_empty() {
        let menu = super::common::menu_button(t);
        return Screen::new(t.html("request-list-empty", &args! {}))
            .row([super::obstacle::counts_button(t)])
            .row([menu]);
    }
    let mut text = t.html("request-list-title", &args! { count = found.total });
    text.push_paragraph(&Html::lines(found.requests.iter().map(|waiting| line(t, waiting))));
    let buttons = found.requests.iter().map(|waiting| {
        let args = args! { number = waiting.number.to_string(), client = waiting.client };
        let action = match waiting.asked {
            Asked::Question(inquiry, _) => OwnerAction::Inquiry(inquiry),
            _ => OwnerAction::Request(waiting.debt),
        };
        Button::act(t.plain("request-list-button", &args), action)
    });
    let turn =
        |key: &str, page: u16| Button::act(t.plain(key, &args! {}), OwnerAction::RequestsPage { page });
    let shown = (i64::from(page) + 1) * i64::from(PAGE_SIZE);
    let earlier = page.checked_sub(1).map(|page| turn("request-list-earlier", page));
    let later = (found.total > shown).then(|| turn("request-list-later", page.saturating_add(1)));
    Screen::new(text)
        .rows_of(1, buttons)
        .row(earlier.into_iter().chain(later))
        .row([super::obstacle::counts_button(t), super::common::menu_button(t)])
}

fn line(t: &Texts, waiting: &Waiting) -> Html {
    let (number, client) = (waiting.number.to_string(), &waiting.client);
    match &waiting.asked {
        Asked::Time { terms, round } => {
            let (kind, short) = (terms.kind().code(), super::offer::in_short(t, terms));
            let facts = args! { number = number, client = client, kind = kind, terms = short };
            match round {
                ..=1 => t.html("request-line-time", &facts),
                round => t.html("request-line-time-counter", &facts.set("round", *round)),
            }
        }
        Asked::Problem(reason) => t.html(
            "request-line-problem",
            &args! { number = number, client = client, reason = super::dispute::reason(t, *reason) },
        ),
        Asked::Paid(Some(amount)) => {
            let amount = t.money(amount);
            t.html("request-line-paid-part", &args! { number = number, client = client, amount = amount })
        }
        Asked::Question(_, about) => {
            let about = about.code().replace('_', "-");
            t.html("request-line-question", &args! { number = number, client = client, about = about })
        }
        Asked::Paid(None) => t.html("request-line-paid", &args! { number = number, client = client }),
    }
}

/// Nothing waits on this debt any more.
pub fn nothing_waits(t: &Texts, dossier: &Dossier) -> Screen {
    decided(t, dossier, t.html("request-nothing-waits", &args! {}))
}

/// An amount to show in an example: about one of so many equal `shares` of what is left, as a round number of
/// whole units. Digits are not grouped: «6,000» could be read in two ways.
pub fn example(left: Money, shares: u32) -> String {
    let share = (left.amount() / Decimal::from(shares.max(1))).trunc();
    let round = share.round_sf_with_strategy(1, RoundingStrategy::ToZero).filter(|round| !round.is_zero());
    round.unwrap_or_else(|| left.amount()).normalize().to_string()
}

/// Why a typed amount cannot be used; nothing when it is clear.
pub fn amount_problem(t: &Texts, typed: &str, reading: &AmountReading, left: Money) -> Html {
    let example = example(left, 2);
    match reading {
        Reading::Clear(_) => Html::default(),
        Reading::Ambiguous(_) => {
            t.html("request-amount-ambiguous", &args! { typed = typed, example = example })
        }
        Reading::Refused(AmountProblem::TooLarge { maximum }) => {
            t.html("request-amount-too-large", &args! { maximum = t.money(maximum), example = example })
        }
        Reading::Refused(AmountProblem::TooManyDecimals { allowed }) => {
            t.html("request-amount-too-many-decimals", &args! { allowed = *allowed, example = example })
        }
        Reading::Refused(AmountProblem::OtherCurrency { expected, .. }) => {
            let sign = t.currency_sign(*expected);
            t.html("request-amount-other-currency", &args! { sign = sign, example = example })
        }
        Reading::Refused(AmountProblem::NotPositive) => {
            t.html("request-amount-not-positive", &args! { example = example })
        }
        Reading::Refused(AmountProblem::Empty | AmountProblem::NotANumber) => {
            t.html("request-amount-not-understood", &args! { typed = typed, example = example })
        }
    }
}

/// Why a typed date cannot be used; nothing when it is clear.
pub fn date_problem(t: &Texts, typed: &str, reading: &DateReading) -> Html {
    match reading {
        Reading::Clear(_) => Html::default(),
        Reading::Ambiguous(_) => t.html("request-date-ambiguous", &args! { typed = typed }),
        Reading::Refused(DateProblem::NotADate | DateProblem::InTheFuture) => {
            t.html("request-date-not-understood", &args! { typed = typed })
        }
        Reading::Refused(DateProblem::NoSuchDate) => t.html("request-date-none", &args! { typed = typed }),
        Reading::Refused(DateProblem::InThePast) => t.html("request-date-past", &args! {}),
        Reading::Refused(DateProblem::TooFar) => t.html("request-date-too-far", &args! {}),
    }
}

/// A date outside of what can be chosen.
pub fn date_outside(t: &Texts, earliest: NaiveDate, latest: NaiveDate) -> Html {
    let (earliest, latest) = (t.date(earliest), t.date(latest));
    t.html("request-date-outside", &args! { earliest = earliest, latest = latest })
}

/// The possible meanings of an ambiguous date as buttons.
pub fn date_choices(t: &Texts, reading: &DateReading, form: i32) -> Vec<Button> {
    let Reading::Ambiguous(dates) = reading else { return Vec::new() };
    dates.iter().map(|date| tap_button(t.date(*date), form, FormTap::Date(*date))).collect()
}

/// Why typed words cannot be kept.
pub fn text_problem(t: &Texts, problem: TextProblem) -> Html {
    match problem {
        TextProblem::Empty => t.html("request-text-empty", &args! {}),
        TextProblem::TooLong { max, got } => t.html("request-text-too-long", &args! { max = max, got = got }),
    }
}

/// A file that is too big to be passed on.
pub fn file_too_big(t: &Texts) -> Html {
    t.html("request-file-too-big", &args! {})
}

/// As many files as can be kept are there already.
pub fn too_many_files(t: &Texts, most: usize) -> Html {
    t.html("request-files-too-many", &args! { most = most })
}

/// Anything but words where only words and buttons help.
pub fn words_only(t: &Texts) -> Html {
    t.html("request-words-only", &args! {})
}

/// A voice message, a sticker: what the form can take instead.
pub fn unusable(t: &Texts) -> Html {
    t.html("request-unusable", &args! {})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn an_example_is_a_round_share_and_never_more_than_what_is_left() {
        let table = [
            (1_250_000, 2, "6000"),
            (1_250_000, 10, "1000"),
            (25_000, 2, "100"),
            (700, 2, "3"),
            (200, 2, "1"),
            (199, 2, "1.99"),
            (50, 10, "0.5"),
        ];
        for (minor, shares, expected) in table {
            let left = Money::from_minor(minor, Currency::USD).unwrap();
            assert_eq!(example(left, shares), expected, "{minor} / {shares}");
        }
    }
}
