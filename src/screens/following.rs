//! Following an agreement: where money went, a part that is late, a plan that is over.

use chrono::NaiveDate;

use super::owner::words;
use super::request::{self, debt_ref, open_debt};
use super::{Button, DebtorAction, OwnerAction, Screen, common};
use crate::domain::dossier::Dossier;
use crate::domain::money::Money;
use crate::domain::plan::{
    Discount, DiscountGiven, PartShare, PartStanding, Plan, Receipt, TermsKind, spread,
};
use crate::i18n::{Html, Texts, args};

/// The plan in force as the owner's card shows it: all parts, also those that other debts pay.
pub fn schedule(t: &Texts, plan: &Plan, parts: &[PartStanding], today: NaiveDate) -> Html {
    let agreement = plan.agreement_number();
    let mut text = match plan.is_joint() {
        true => {
            let numbers = super::offer::numbers(t, plan);
            t.html("following-schedule-joint", &args! { agreement = agreement, numbers = numbers })
        }
        false => t.html("following-schedule", &args! { agreement = agreement }),
    };
    let next = parts.iter().find(|part| !part.is_paid()).map(|part| part.number);
    for part in parts {
        text.push_line(&schedule_line(t, part, next == Some(part.number), today));
    }
    text.push_line(&super::terms::discount(t, &plan.offer.terms));
    text
}

fn schedule_line(t: &Texts, part: &PartStanding, is_next: bool, today: NaiveDate) -> Html {
    let amount = if part.is_paid() { &part.amount } else { &part.left };
    let facts = args! {
        part = part.number.to_string(),
        date = words::day_short(t, part.due_on, today),
        amount = t.money(amount),
    };
    if part.is_paid() {
        return t.html("following-schedule-paid", &facts);
    }
    if part.due_on < today {
        return t.html("following-schedule-overdue", &facts);
    }
    t.html(if is_next { "following-schedule-next" } else { "following-schedule-part" }, &facts)
}

/// Which parts an amount would pay.
pub fn goes_to(t: &Texts, parts: &[PartStanding], amount: Money) -> Html {
    let share = |share: &PartShare| {
        t.plain("following-share", &args! { part = share.number.to_string(), got = t.money(&share.got) })
    };
    let shares: Vec<String> = spread(parts, amount).iter().map(share).collect();
    if shares.is_empty() {
        return Html::default();
    }
    t.html("following-goes-to", &args! { shares = t.list(shares) })
}

/// A payment under a plan: thanks, what it paid, what comes next.
pub fn received(t: &Texts, dossier: &Dossier, receipt: &Receipt) -> Screen {
    let mut text = request::from(t, dossier);
    text.push_line(&received_news(t, receipt));
    let away = match receipt.is_last() {
        true => common::menu_button(t),
        false => {
            let label = t.plain("agreement-button-parts", &args! {});
            Button::act(label, DebtorAction::Plan(dossier.debt.id))
        }
    };
    Screen::new(text).row([away])
}

/// As [`received`], to stand above a card.
pub fn received_news(t: &Texts, receipt: &Receipt) -> Html {
    let facts = args! { amount = t.money(&receipt.amount), agreement = receipt.agreement };
    if receipt.is_last() {
        let key = if receipt.early { "following-kept-early" } else { "following-kept" };
        let mut text = t.html(key, &facts);
        text.push_line(&discount_given(t, receipt));
        return text;
    }
    let mut text = t.html("following-received", &facts);
    for share in &receipt.shares {
        text.push_line(&share_line(t, share));
    }
    let begun = receipt.shares.last().is_some_and(|share| share.left.is_positive());
    if let Some(next) = receipt.next.as_ref().filter(|_| !begun) {
        let (part, amount, due) = (next.number.to_string(), t.money(&next.left), t.date(next.due_on));
        text.push_line(&t.html("following-next", &args! { part = part, amount = amount, due = due }));
    }
    text
}

fn share_line(t: &Texts, share: &PartShare) -> Html {
    let part = share.number.to_string();
    if !share.left.is_positive() {
        return t.html("following-part-paid", &args! { part = part, got = t.money(&share.got) });
    }
    let (got, left, due) = (t.money(&share.got), t.money(&share.left), t.date(share.due_on));
    t.html("following-part-begun", &args! { part = part, got = got, left = left, due = due })
}

fn discount_given(t: &Texts, receipt: &Receipt) -> Html {
    match &receipt.discount {
        Some(given) => t.html("following-discount-given", &args! { amount = t.money(given) }),
        None => Html::default(),
    }
}

/// Every part is paid: what the business hears.
pub fn kept_owner(t: &Texts, dossier: &Dossier, receipt: &Receipt) -> Screen {
    let facts = args! { client = dossier.client.name, agreement = receipt.agreement };
    let key = if receipt.early { "following-kept-early-owner" } else { "following-kept-owner" };
    let mut text = t.html(key, &facts);
    if let Some(given) = &receipt.discount {
        text.push_line(&t.html("following-discount-given-owner", &args! { amount = t.money(given) }));
    }
    Screen::new(text).row([open_debt(t, dossier)])
}

/// A part is late beyond its grace: what the business hears, once, with what it can do.
pub fn late_owner(t: &Texts, dossier: &Dossier, plan: &Plan, part: &PartStanding) -> Screen {
    let mut text = t.html(
        "following-late-owner",
        &args! {
            client = dossier.client.name,
            agreement = plan.agreement_number(),
            part = part.number.to_string(),
            amount = t.money(&part.left),
            due = t.date(part.due_on),
        },
    );
    text.push_line(&t.html("following-late-owner-ways", &args! { told = told(dossier) }));
    let mut screen = Screen::new(text);
    screen.buttons = late_ways(t, dossier);
    screen.row([open_debt(t, dossier)])
}

/// Whether the client hears what the bot says: they may have asked for silence.
fn told(dossier: &Dossier) -> &'static str {
    let reached = dossier.debtor.as_ref().is_some_and(|debtor| debtor.unreachable_at.is_none());
    if reached && dossier.client.stopped_at.is_none() { "yes" } else { "no" }
}

/// What the owner can do about a late part.
pub fn late_ways(t: &Texts, dossier: &Dossier) -> Vec<Vec<Button>> {
    let debt = debt_ref(dossier);
    let way = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    vec![
        vec![
            way("offer-button-repair", OwnerAction::RepairPlan(debt)),
            way("offer-button-renegotiate", OwnerAction::OfferTerms(debt)),
        ],
        vec![way("offer-button-remainder", OwnerAction::AskBreakPlan(debt))],
    ]
}

/// A part is late beyond its grace: what the debtor hears, once, with what can be done.
pub fn late(t: &Texts, dossier: &Dossier, plan: &Plan, part: &PartStanding) -> Screen {
    let mut text = request::from(t, dossier);
    text.push_line(&t.html(
        "following-late",
        &args! {
            agreement = plan.agreement_number(),
            part = part.number.to_string(),
            amount = t.money(&part.left),
            due = t.date(part.due_on),
        },
    ));
    let debt = debt_ref(dossier);
    let way = |key: &str, action: DebtorAction| Button::act(t.plain(key, &args! {}), action);
    let stop = way("debtor-button-stop", DebtorAction::AskStop(dossier.debt.id));
    Screen::new(text)
        .row([
            way("debtor-button-pay", DebtorAction::Pay(debt)),
            way("debtor-button-already-paid", DebtorAction::AlreadyPaid(debt)),
        ])
        .row([
            way("offer-button-repair-debtor", DebtorAction::RepairPlan(debt)),
            way("offer-button-change", DebtorAction::ChangePlan(debt)),
        ])
        .row([way("debtor-button-problem", DebtorAction::AskObstacle(debt.id)), stop])
}

/// Whether to ask for everything that is left.
pub fn ask_break(t: &Texts, dossier: &Dossier, plan: &Plan, left: Money, today: NaiveDate) -> Screen {
    let mut text = t.html(
        "following-ask-break",
        &args! {
            agreement = plan.agreement_number(),
            client = dossier.client.name,
            left = t.money(&left),
            today = t.date(today),
        },
    );
    text.push_line(&over_debts(t, plan));
    text.push_line(&lost_discount(t, plan));
    let yes =
        Button::act(t.plain("offer-button-remainder", &args! {}), OwnerAction::BreakPlan(debt_ref(dossier)));
    Screen::new(text).row([yes, super::owner::card::back_to_card(t, dossier)])
}

fn over_debts(t: &Texts, plan: &Plan) -> Html {
    match plan.is_joint() {
        true => t.html("following-broken-joint", &args! { numbers = super::offer::numbers(t, plan) }),
        false => Html::default(),
    }
}

fn lost_discount(t: &Texts, plan: &Plan) -> Html {
    let terms = &plan.offer.terms;
    let Some(Discount { amount, given: DiscountGiven::WhenKept }) = terms.discount() else {
        return Html::default();
    };
    let one_sum = terms.kind() == TermsKind::EarlyDiscount;
    let key = if one_sum { "following-discount-lost-at-once" } else { "following-discount-lost" };
    t.html(key, &args! { amount = t.money(&amount) })
}

/// The whole remainder is due: what the debtor hears.
pub fn broken(t: &Texts, dossier: &Dossier, plan: &Plan, left: Money) -> Screen {
    let mut text = request::from(t, dossier);
    text.push_line(&t.html(
        "following-broken",
        &args! {
            agreement = plan.agreement_number(),
            business = dossier.business.name,
            left = t.money(&left),
        },
    ));
    text.push_line(&over_debts(t, plan));
    text.push_line(&lost_discount(t, plan));
    text.push_line(&t.html("following-broken-ways", &args! {}));
    let mut screen = Screen::new(text);
    screen.buttons = super::debtor::payment_buttons(t, dossier);
    screen
}

/// The whole remainder is due: what the business sees.
pub fn broken_owner(t: &Texts, dossier: &Dossier, plan: &Plan, left: Money) -> Screen {
    let mut text = t.html(
        "following-broken-owner",
        &args! {
            agreement = plan.agreement_number(),
            client = dossier.client.name,
            left = t.money(&left),
            told = told(dossier),
        },
    );
    text.push_line(&over_debts(t, plan));
    text.push_line(&lost_discount(t, plan));
    Screen::new(text).row([open_debt(t, dossier)])
}
