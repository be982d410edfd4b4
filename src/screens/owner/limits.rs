//! What a business agrees to in advance: all limits, a question for each, what a sample debt could get, and
//! what both sides read of it
//! when a request comes.

use chrono::NaiveDate;

use super::ask::Ask;
use super::words::{example_amount, excerpt};
use crate::domain::dossier::Dossier;
use crate::domain::money::{Currency, Money};
use crate::domain::plan::limits::{AT_ONCE_DAYS, Bound, Limit, Limits, Outside, Reach, Who};
use crate::domain::plan::{Part, Terms};
use crate::i18n::{Html, Texts, args};
use crate::screens::{Button, FormTap, OwnerAction, Screen, offer, request};

/// Values of a limit offered in one tap.
pub fn likely(bound: Bound) -> &'static [u32] {
    match bound {
        Bound::Parts => &[1, 2, 3, 4, 6, 12],
        Bound::Days => &[30, 60, 90, 180],
        Bound::First => &[0, 20, 30, 50],
        Bound::Discount => &[0, 3, 5, 10],
        Bound::Deferrals => &[1, 2, 3],
    }
}

/// Smallest parts offered in one tap, of a size that is usual in the currency; zero: any.
pub fn likely_part_min(currency: Currency) -> Vec<Money> {
    let usual = example_amount(currency.code());
    amounts(currency, [0, usual / 25, usual * 2 / 25, usual / 5])
}

/// Sample debts offered in one tap.
pub fn samples(currency: Currency) -> Vec<Money> {
    let usual = example_amount(currency.code());
    amounts(currency, [usual * 2 / 5, usual, usual * 4])
}

fn amounts<const N: usize>(currency: Currency, units: [i64; N]) -> Vec<Money> {
    units.into_iter().filter_map(|units| Money::new(units.into(), currency).ok()).collect()
}

/// All limits, a sentence each, and whose requests they are for.
pub fn limits(t: &Texts, limits: &Limits) -> Screen {
    let mut text = t.html("limits-all", &args! {});
    let mut lines = vec![t.html("limits-who", &args! { who = limits.who.code() })];
    lines.extend(EDITS.iter().flatten().map(|(limit, _)| sentence(t, limits, *limit)));
    text.push_paragraph(&Html::lines(lines));
    let who = [Who::Everyone, Who::Reliable, Who::Nobody].map(|who| {
        let here = if who == limits.who { "yes" } else { "no" };
        let label = t.plain("limits-button-who", &args! { who = who.code(), here = here });
        Button::act(label, OwnerAction::LimitsFor(who))
    });
    let edits = EDITS
        .map(|row| row.map(|(limit, key)| Button::act(t.plain(key, &args! {}), OwnerAction::Limit(limit))));
    let screen = edits.into_iter().fold(Screen::new(text).row(who), Screen::row);
    screen.row([
        Button::act(t.plain("limits-button-example", &args! {}), OwnerAction::LimitsExample),
        Button::act(t.plain("common-button-back", &args! {}), OwnerAction::Settings),
    ])
}

/// The limits in the order of their sentences, with the buttons that change them.
const EDITS: [[(Limit, &str); 3]; 2] = [
    [
        (Limit::Bound(Bound::Parts), "limits-button-parts"),
        (Limit::Bound(Bound::Days), "limits-button-days"),
        (Limit::Bound(Bound::First), "limits-button-first"),
    ],
    [
        (Limit::PartMin, "limits-button-part-min"),
        (Limit::Bound(Bound::Discount), "limits-button-discount"),
        (Limit::Bound(Bound::Deferrals), "limits-button-deferrals"),
    ],
];

/// One limit as it is now.
fn sentence(t: &Texts, limits: &Limits, limit: Limit) -> Html {
    let Limit::Bound(bound) = limit else {
        let least = limits.part_min();
        return if least.is_zero() {
            t.html("limits-part-min-any", &args! {})
        } else {
            t.html("limits-part-min", &args! { least = t.money(&least) })
        };
    };
    let value = limits.bound(bound);
    match bound {
        Bound::Parts => t.html("limits-parts", &args! { count = value }),
        Bound::Days => t.html("limits-days", &args! { days = t.days(value.into()) }),
        Bound::First => t.html("limits-first", &args! { percent = value }),
        Bound::Discount => t.html("limits-discount", &args! { percent = value, days = at_once_days(t) }),
        Bound::Deferrals => t.html("limits-deferrals", &args! { count = value }),
    }
}

fn at_once_days(t: &Texts) -> String {
    t.days(AT_ONCE_DAYS.into())
}

/// The question for one limit; `readings`: the meanings of an amount that was typed, to choose from.
pub fn question(t: &Texts, ask: &Ask, limits: &Limits, limit: Limit, readings: &[Money]) -> Screen {
    let mut question = sentence(t, limits, limit);
    question.push_paragraph(&asked(t, limits, limit));
    let labels: Vec<String> = match limit {
        Limit::Bound(bound) => likely(bound).iter().map(|value| label(t, bound, *value)).collect(),
        Limit::PartMin => readings.iter().map(|least| part_label(t, least)).collect(),
    };
    let width = if labels.len() == 4 { 2 } else { 3 };
    let buttons = labels.into_iter().enumerate().map(|(at, label)| ask.pick(label, at));
    ask.screen(t, &question).rows_of(width, buttons).row(ask.leave(t))
}

fn asked(t: &Texts, limits: &Limits, limit: Limit) -> Html {
    let Limit::Bound(bound) = limit else {
        let example = likely_part_min(limits.part_min().currency()).pop();
        let example = example.map(|example| t.number(example.amount().normalize())).unwrap_or_default();
        return t.html("limits-ask-part-min", &args! { example = example });
    };
    let (least, most) = bound.range().into_inner();
    match bound {
        Bound::Parts => t.html("limits-ask-parts", &args! { least = least, most = most }),
        Bound::Days => t.html("limits-ask-days", &args! {}),
        Bound::First => t.html("limits-ask-first", &args! { most = most }),
        Bound::Discount => t.html("limits-ask-discount", &args! { most = most, days = at_once_days(t) }),
        Bound::Deferrals => t.html("limits-ask-deferrals", &args! { least = least, most = most }),
    }
}

fn label(t: &Texts, bound: Bound, value: u32) -> String {
    match (bound, value) {
        (Bound::First, 0) => t.plain("limits-button-any", &args! {}),
        (Bound::Discount, 0) => t.plain("limits-button-none", &args! {}),
        (Bound::First | Bound::Discount, percent) => {
            t.plain("limits-button-percent", &args! { percent = percent })
        }
        (Bound::Days, days) => t.days(days.into()),
        (Bound::Parts | Bound::Deferrals, count) => t.number(count),
    }
}

fn part_label(t: &Texts, least: &Money) -> String {
    if least.is_zero() { t.plain("limits-button-any", &args! {}) } else { t.money(least) }
}

/// What was typed is no number that could be meant.
pub fn not_a_number(t: &Texts, bound: Bound, typed: &str) -> Html {
    problem(t, "limits-problem", bound, typed)
}

/// A number beyond what the limit can be set to.
pub fn out_of_range(t: &Texts, bound: Bound, typed: &str) -> Html {
    problem(t, "limits-problem-range", bound, typed)
}

fn problem(t: &Texts, key: &str, bound: Bound, typed: &str) -> Html {
    let (least, most) = bound.range().into_inner();
    let example = label(t, bound, likely(bound).get(1).copied().unwrap_or(most));
    t.html(key, &args! { typed = excerpt(typed), least = least, most = most, example = example })
}

/// What a client with a debt of some sum could get at once; `amounts`: sums to choose from.
pub fn example(
    t: &Texts,
    ask: &Ask,
    limits: &Limits,
    sample: Option<(Money, &Reach)>,
    amounts: &[Money],
) -> Screen {
    let mut question = sample.map(|(total, reach)| reached(t, limits.who, total, reach)).unwrap_or_default();
    let key = if sample.is_some() { "limits-ask-another" } else { "limits-ask-example" };
    question.push_paragraph(&t.html(key, &args! {}));
    let buttons = amounts.iter().enumerate().map(|(at, amount)| ask.pick(t.money(amount), at));
    let back = ask.tap(t.plain("common-button-back", &args! {}), FormTap::Back);
    ask.screen(t, &question).rows_of(3, buttons).row([back])
}

fn reached(t: &Texts, who: Who, total: Money, reach: &Reach) -> Html {
    let mut text = t.html("limits-example", &args! { total = t.money(&total) });
    if who == Who::Nobody {
        text.push_line(&t.html("limits-example-off", &args! {}));
    }
    let plan = match &reach.plan {
        Some(plan) => longest(t, plan),
        None => t.html("limits-example-plan-none", &args! {}),
    };
    let deferral = t.html("limits-example-deferral", &args! { date = t.date(reach.deferral_on) });
    let discount = match reach.discount {
        Some((discount, by)) => off(t, total, discount, by),
        None => t.html("limits-example-discount-none", &args! {}),
    };
    text.push_paragraph(&Html::lines([plan, deferral, discount]));
    text.push_paragraph(&t.html("limits-example-rest", &args! { who = who.code() }));
    text
}

fn longest(t: &Texts, plan: &Terms) -> Html {
    let count = i64::try_from(plan.parts().len()).unwrap_or(i64::MAX);
    let sum = |part: Option<&Part>| part.map(|part| t.money(&part.amount)).unwrap_or_default();
    let (first, last) = (sum(plan.parts().first()), sum(plan.parts().last()));
    let date = plan.last_on().map(|on| t.date(on)).unwrap_or_default();
    if first == last {
        let facts = args! { parts = t.parts(count), each = first, date = date };
        return t.html("limits-example-plan-equal", &facts);
    }
    let facts = args! { parts = t.parts(count), first = first, last = last, date = date };
    t.html("limits-example-plan", &facts)
}

fn off(t: &Texts, total: Money, discount: Money, by: NaiveDate) -> Html {
    // A discount is a share of the total.
    let rest = total.checked_sub(discount).unwrap_or(total);
    let facts = args! { discount = t.money(&discount), rest = t.money(&rest), date = t.date(by) };
    t.html("limits-example-discount", &facts)
}

/// Which of the owner's limits a request is outside of, in one line; empty when the owner set none.
pub fn outside(t: &Texts, outside: &[Outside]) -> Html {
    let limits: Vec<String> = outside.iter().filter_map(|limit| crossed(t, *limit)).collect();
    if limits.is_empty() {
        return Html::default();
    }
    t.html("limits-outside", &args! { limits = limits.join(", ") })
}

fn crossed(t: &Texts, outside: Outside) -> Option<String> {
    Some(match outside {
        Outside::Everything => return None,
        Outside::BrokenWord => t.plain("limits-outside-broken-word", &args! {}),
        Outside::Currency(currency) => {
            t.plain("limits-outside-currency", &args! { currency = currency.code() })
        }
        Outside::Parts(most) => t.plain("limits-outside-parts", &args! { count = most }),
        Outside::Latest(on) => t.plain("limits-outside-latest", &args! { date = t.date(on) }),
        Outside::First(least) => t.plain("limits-outside-first", &args! { least = t.money(&least) }),
        Outside::PartMin(least) => t.plain("limits-outside-part-min", &args! { least = t.money(&least) }),
        Outside::Discount(most) if most.is_zero() => t.plain("limits-outside-no-discount", &args! {}),
        Outside::Discount(most) => t.plain("limits-outside-discount", &args! { most = t.money(&most) }),
        Outside::DiscountAtOnce(by) => t.plain("limits-outside-at-once", &args! { date = t.date(by) }),
        Outside::Deferrals(most) => t.plain("limits-outside-deferrals", &args! { count = most }),
    })
}

/// A request was agreed to by the limits: what the business hears before the agreement itself.
pub fn agreed(t: &Texts, dossier: &Dossier) -> Screen {
    let terms = dossier.agreed.as_ref().map(|plan| offer::in_short(t, &plan.offer.terms));
    let number = dossier.debt.number.to_string();
    let facts = args! { client = dossier.client.name, number = number, terms = terms.unwrap_or_default() };
    Screen::new(t.html("limits-agreed", &facts)).row([request::open_debt(t, dossier)])
}

/// What the client sees above *Send* when the business has agreed in advance.
pub fn will_agree(t: &Texts, dossier: &Dossier) -> Html {
    t.html("limits-will-agree", &args! { business = dossier.business.name })
}
