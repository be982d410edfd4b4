//! Offers on their way between the two sides: what was offered, by whom, what became of it.

use chrono_tz::Tz;

use super::action::OfferKind;
use super::owner::limits;
use super::promise;
use super::request::{self, debt_ref, decided, form_button, open_debt};
use super::{Button, DebtorAction, FormTap, OwnerAction, Screen};
use crate::domain::dossier::Dossier;
use crate::domain::people::Side;
use crate::domain::plan::limits::Outside;
use crate::domain::plan::{Offer, Plan, Terms, TermsKind};
use crate::domain::requests::History;
use crate::i18n::{Html, Texts, args};

/// Earlier rounds that are shown; the rest is counted.
const ROUNDS_SHOWN: usize = 6;

/// The numbers of the debts that a plan covers: «17», «17 и 18».
pub fn numbers(t: &Texts, plan: &Plan) -> String {
    t.list(plan.debt_numbers().iter().map(ToString::to_string))
}

/// Terms in a few words: «4 × 3 125 ₽ до 15 марта», «всё до 15 января».
pub fn in_short(t: &Texts, terms: &Terms) -> String {
    let last = terms.last_on().map(|last| t.date(last)).unwrap_or_default();
    let discount = terms.discount().map(|discount| t.money(&discount.amount));
    let total = terms.total().map(|total| t.money(&total)).unwrap_or_default();
    let amount = usual_amount(t, terms);
    let count = i64::try_from(terms.parts().len()).unwrap_or(i64::MAX);
    match (terms.kind(), discount) {
        (TermsKind::Deferral, _) => t.plain("offer-short-deferral", &args! { total = total, last = last }),
        (TermsKind::EarlyDiscount, discount) => t.plain(
            "offer-short-early",
            &args! { total = total, last = last, discount = discount.unwrap_or_default() },
        ),
        (_, None) => t.plain("offer-short-parts", &args! { count = count, amount = amount, last = last }),
        (_, Some(discount)) => t.plain(
            "offer-short-discounted",
            &args! { count = count, amount = amount, last = last, discount = discount },
        ),
    }
}

/// What parts come to: the least, marked when others differ by more than the remainder.
fn usual_amount(t: &Texts, terms: &Terms) -> String {
    let amounts = terms.parts().iter().map(|part| part.amount.minor());
    let (least, most) = (amounts.clone().min().unwrap_or_default(), amounts.max().unwrap_or_default());
    let smallest = terms.parts().iter().map(|part| part.amount).min_by_key(|amount| amount.minor());
    let smallest = smallest.map(|amount| t.money(&amount)).unwrap_or_default();
    if most - least <= 1 { smallest } else { t.plain("offer-amounts-differ", &args! { least = smallest }) }
}

/// Every date and sum; a single one needs no number.
pub fn parts(t: &Texts, terms: &Terms) -> Html {
    if let [only] = terms.parts() {
        let (amount, date) = (t.money(&only.amount), t.date(only.due_on));
        return t.html("offer-part-only", &args! { amount = amount, date = date });
    }
    Html::lines((1_u32..).zip(terms.parts()).map(|(number, part)| {
        let (amount, date) = (t.money(&part.amount), t.date(part.due_on));
        t.html("request-plan-part", &args! { number = number, amount = amount, date = date })
    }))
}

/// Every date and sum, and what is taken off.
pub fn in_full(t: &Texts, terms: &Terms) -> Html {
    let mut text = parts(t, terms);
    text.push_line(&super::terms::discount(t, terms));
    text
}

/// All that was offered before, as `reader` sees it; nothing before the second round.
pub fn rounds(t: &Texts, dossier: &Dossier, offers: &[Offer], reader: Side) -> Html {
    let Some((_, earlier)) = offers.split_last() else { return Html::default() };
    let hidden = earlier.len().saturating_sub(ROUNDS_SHOWN);
    let mut lines = Vec::new();
    if hidden > 0 {
        lines.push(t.html("offer-rounds-hidden", &args! { count = hidden }));
    }
    lines.extend(earlier.iter().skip(hidden).map(|offer| round(t, dossier, offer, reader)));
    Html::lines(lines)
}

fn round(t: &Texts, dossier: &Dossier, offer: &Offer, reader: Side) -> Html {
    let terms = in_short(t, &offer.terms);
    let date = t.date(offer.made_at.with_timezone(&dossier.business.zone).date_naive());
    let facts = args! {
        terms = terms, date = date, client = dossier.client.name, business = dossier.business.name,
    };
    match (offer.side, reader) {
        (side, reader) if side == reader => t.html("offer-round-you", &facts),
        (Side::Debtor, _) => t.html("offer-round-client", &facts),
        (Side::Owner, _) => t.html("offer-round-business", &facts),
    }
}

/// The offer on the table as the owner's card shows it: whose, in short, until when.
pub fn on_the_table(t: &Texts, plan: &Plan, zone: Tz) -> Html {
    let offer = &plan.offer;
    let facts = args! { terms = in_short(t, &offer.terms), until = t.instant(offer.expires_at, zone) };
    match offer.side {
        Side::Debtor => t.html("offer-card-asked", &facts),
        Side::Owner => t.html("offer-card-offered", &facts),
    }
}

/// What kind of terms the owner offers first.
pub fn ask_kind(t: &Texts, dossier: &Dossier) -> Screen {
    let args = args! {
        client = dossier.client.name,
        number = number(dossier),
        left = t.money(&dossier.unheld_balance()),
    };
    let debt = debt_ref(dossier);
    let kind = |key: &str, kind: OfferKind| {
        Button::act(t.plain(key, &args! {}), OwnerAction::OfferKind { debt, kind })
    };
    Screen::new(t.html("offer-ask-kind", &args))
        .row([
            kind("offer-button-instalments", OfferKind::Instalments),
            kind("offer-button-deferral", OfferKind::Deferral),
        ])
        .row([kind("offer-button-discount", OfferKind::Discount)])
        .row([super::owner::card::back_to_card(t, dossier)])
}

/// The debtor's offer as the business gets it, with three answers; `outside`: the limits it is outside of.
pub fn asked(
    t: &Texts,
    dossier: &Dossier,
    plan: &Plan,
    offers: &[Offer],
    history: History,
    outside: &[Outside],
) -> Screen {
    let terms = &plan.offer.terms;
    let mut text = t.html(
        "offer-asked",
        &args! {
            kind = terms.kind().code(),
            client = dossier.client.name,
            numbers = numbers(t, plan),
            covers = terms.covers().map(|covers| t.money(&covers)).unwrap_or_default(),
        },
    );
    text.push_line(&in_full(t, terms));
    let outside = limits::outside(t, outside);
    if !outside.is_empty() {
        text.push_paragraph(&outside);
    }
    let earlier = rounds(t, dossier, offers, Side::Owner);
    if !earlier.is_empty() {
        text.push_paragraph(&earlier);
    }
    if let Some(given) = &plan.reason {
        let reason = super::plan::reason(t, given);
        text.push_paragraph(&t.html("request-plan-because", &args! { reason = reason }));
    }
    text.push_line(&past(t, history));
    for line in promise::record(t, history) {
        text.push_line(&line);
    }
    let until = t.instant(plan.offer.expires_at, dossier.business.zone);
    text.push_line(&t.html("request-plan-until", &args! { until = until }));
    let debt = debt_ref(dossier);
    let answer = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    Screen::new(text)
        .row([
            answer("request-plan-button-accept", OwnerAction::AcceptPlan(debt)),
            answer("offer-button-counter", OwnerAction::CounterPlan(debt)),
            answer("request-plan-button-decline", OwnerAction::DeclinePlan(debt)),
        ])
        .row([open_debt(t, dossier)])
}

fn past(t: &Texts, History { settled, late, .. }: History) -> Html {
    let debts = t.debts(settled);
    match (settled, late) {
        (0, _) => t.html("request-plan-history-none", &args! {}),
        (_, 0) => t.html("request-plan-history-good", &args! { settled = settled, debts = debts }),
        _ => t.html("request-plan-history-late", &args! { debts = debts, late = late }),
    }
}

/// The business's offer as the debtor gets it, with three answers.
pub fn offered(t: &Texts, dossier: &Dossier, plan: &Plan, offers: &[Offer]) -> Screen {
    let terms = &plan.offer.terms;
    let mut text = request::from(t, dossier);
    text.push_line(&t.html(
        "offer-offered",
        &args! {
            kind = terms.kind().code(),
            business = dossier.business.name,
            numbers = numbers(t, plan),
            covers = terms.covers().map(|covers| t.money(&covers)).unwrap_or_default(),
        },
    ));
    text.push_paragraph(&in_full(t, terms));
    let earlier = rounds(t, dossier, offers, Side::Debtor);
    if !earlier.is_empty() {
        text.push_paragraph(&earlier);
    }
    let zone = dossier.debtor.as_ref().and_then(|debtor| debtor.zone).unwrap_or(dossier.business.zone);
    let until = t.instant(plan.offer.expires_at, zone);
    text.push_paragraph(&t.html("offer-offered-acknowledgement", &args! {}));
    text.push_line(&t.html("offer-offered-until", &args! { until = until }));
    let debt = debt_ref(dossier);
    let answer = |key: &str, action: DebtorAction| Button::act(t.plain(key, &args! {}), action);
    Screen::new(text)
        .row([
            answer("offer-button-agree", DebtorAction::AcceptPlan(debt)),
            answer("offer-button-counter-debtor", DebtorAction::CounterPlan(debt)),
        ])
        .row([
            answer("offer-button-decline-debtor", DebtorAction::DeclinePlan(debt)),
            answer("request-button-card", DebtorAction::Card(debt.id)),
        ])
}

/// The offer is on its way to the debtor; what happens next.
pub fn sent_owner(t: &Texts, dossier: &Dossier, plan: &Plan) -> Screen {
    let text = t.html(
        "offer-sent-owner",
        &args! {
            client = dossier.client.name,
            terms = in_short(t, &plan.offer.terms),
            until = t.instant(plan.offer.expires_at, dossier.business.zone),
        },
    );
    let back = Button::act(
        t.plain("offer-button-take-back", &args! {}),
        OwnerAction::WithdrawPlan(debt_ref(dossier)),
    );
    Screen::new(text).row([back, open_debt(t, dossier)])
}

/// The request is on its way to the business; what happens next.
pub fn sent(t: &Texts, dossier: &Dossier, plan: &Plan) -> Screen {
    let zone = dossier.debtor.as_ref().and_then(|debtor| debtor.zone).unwrap_or(dossier.business.zone);
    let text = t.html(
        "offer-sent",
        &args! {
            business = dossier.business.name,
            terms = in_short(t, &plan.offer.terms),
            until = t.instant(plan.offer.expires_at, zone),
        },
    );
    let back = Button::act(
        t.plain("offer-button-take-back", &args! {}),
        DebtorAction::WithdrawPlan(debt_ref(dossier)),
    );
    Screen::new(text).row([back, card(t, dossier)])
}

/// The own request with all that was offered before, while it waits.
pub fn waiting(t: &Texts, dossier: &Dossier, plan: &Plan, offers: &[Offer]) -> Screen {
    let mut screen = sent(t, dossier, plan);
    screen.text.push_paragraph(&in_full(t, &plan.offer.terms));
    screen.text.push_paragraph(&rounds(t, dossier, offers, Side::Debtor));
    screen
}

fn card(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("request-button-card", &args! {}), DebtorAction::Card(dossier.debt.id))
}

fn number(dossier: &Dossier) -> String {
    dossier.debt.number.to_string()
}

/// A reason for the refusal, or none.
pub fn ask_decline(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let args = args! { number = number(dossier), client = dossier.client.name };
    let mut text = problem;
    text.push_line(&t.html("request-plan-decline-ask", &args));
    let bare = form_button(t, "request-plan-button-decline-bare", form, FormTap::Skip);
    Screen::new(text).row([bare, request::back(t, form)])
}

/// Why the offer does not suit the debtor, or no reason.
pub fn ask_decline_debtor(t: &Texts, dossier: &Dossier, problem: Html, form: i32) -> Screen {
    let mut text = problem;
    text.push_line(&t.html("offer-ask-decline", &args! { business = dossier.business.name }));
    let bare = form_button(t, "request-plan-button-decline-bare", form, FormTap::Skip);
    Screen::new(text).row([bare, request::back(t, form)])
}

/// The owner has declined.
pub fn declined_owner(t: &Texts, dossier: &Dossier) -> Screen {
    decided(t, dossier, t.html("request-plan-declined-owner", &args! {}))
}

/// What the debtor hears of a refusal: the reason, and the other ways.
pub fn declined(t: &Texts, dossier: &Dossier, reason: Option<&str>) -> Html {
    let mut text = t.html("request-plan-declined", &args! { number = number(dossier) });
    if let Some(reason) = reason {
        text.push_line(&t.html("request-plan-declined-because", &args! { reason = reason }));
    }
    text.push_line(&t.html("request-plan-declined-ways", &args! {}));
    text
}

/// What the business hears when the client declines its offer.
pub fn declined_by_debtor(t: &Texts, dossier: &Dossier, reason: Option<&str>) -> Screen {
    let args = args! { client = dossier.client.name, number = number(dossier) };
    let mut text = t.html("offer-declined-by-client", &args);
    if let Some(reason) = reason {
        text.push_line(&t.html("offer-declined-by-client-because", &args! { reason = reason }));
    }
    Screen::new(text).row([open_debt(t, dossier)])
}

/// The debtor has declined.
pub fn declined_own(t: &Texts, dossier: &Dossier) -> Screen {
    let text = t.html("offer-declined-own", &args! { business = dossier.business.name });
    Screen::new(text).row([card(t, dossier)])
}

/// The business took its offer back: what the debtor hears.
pub fn taken_back(t: &Texts, dossier: &Dossier) -> Screen {
    let mut text = request::from(t, dossier);
    text.push_line(&t.html("offer-taken-back", &args! { number = number(dossier) }));
    Screen::new(text).row([card(t, dossier)])
}

/// A colleague offered terms: what the others of the business see.
pub fn offered_by_colleague(t: &Texts, dossier: &Dossier, plan: &Plan, name: &str) -> Screen {
    let terms = in_short(t, &plan.offer.terms);
    let args = args! { name = name, client = dossier.client.name, numbers = numbers(t, plan), terms = terms };
    Screen::new(t.html("offer-by-colleague", &args)).row([open_debt(t, dossier)])
}

/// A colleague declined a request.
pub fn declined_by_colleague(t: &Texts, dossier: &Dossier, name: &str) -> Screen {
    let args = args! { name = name, client = dossier.client.name, number = number(dossier) };
    decided(t, dossier, t.html("offer-declined-by-colleague", &args))
}

/// A colleague took an offer back.
pub fn taken_back_by_colleague(t: &Texts, dossier: &Dossier, name: &str) -> Screen {
    let args = args! { name = name, client = dossier.client.name, number = number(dossier) };
    Screen::new(t.html("offer-taken-back-by-colleague", &args)).row([open_debt(t, dossier)])
}

/// The debtor took the request back: what the business hears.
pub fn taken_back_by_debtor(t: &Texts, dossier: &Dossier) -> Screen {
    let args = args! { client = dossier.client.name, number = number(dossier) };
    Screen::new(t.html("offer-taken-back-by-client", &args)).row([open_debt(t, dossier)])
}

/// Nobody answered the offer of `side` in time: what the debtor hears.
pub fn expired(t: &Texts, dossier: &Dossier, side: Side) -> Html {
    match side {
        Side::Debtor => t.html("request-plan-expired", &args! { number = number(dossier) }),
        Side::Owner => {
            t.html("offer-expired", &args! { number = number(dossier), business = dossier.business.name })
        }
    }
}

/// Nobody answered the offer of `side` in time: what the business hears.
pub fn expired_owner(t: &Texts, dossier: &Dossier, side: Side) -> Screen {
    let args = args! { client = dossier.client.name, number = number(dossier) };
    let text = match side {
        Side::Debtor => t.html("request-plan-expired-owner", &args),
        Side::Owner => t.html("offer-expired-owner", &args),
    };
    Screen::new(text).row([open_debt(t, dossier)])
}

/// The balance changed under an open offer: what the debtor hears.
pub fn void(t: &Texts, dossier: &Dossier) -> Screen {
    let mut text = request::from(t, dossier);
    let (number, left) = (number(dossier), t.money(&dossier.unheld_balance()));
    text.push_line(&t.html("request-plan-void", &args! { number = number, left = left }));
    Screen::new(text).row([card(t, dossier)])
}

/// The balance changed under an open offer: what the business hears.
pub fn void_owner(t: &Texts, dossier: &Dossier) -> Screen {
    let text = t.html(
        "request-plan-void-owner",
        &args! {
            client = dossier.client.name,
            number = number(dossier),
            left = t.money(&dossier.unheld_balance()),
        },
    );
    Screen::new(text).row([open_debt(t, dossier)])
}
