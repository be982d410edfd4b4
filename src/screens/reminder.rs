//! Reminders: tone by step, the first line neutral because it shows on a lock screen.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Action, Button, DebtorAction, OwnerAction, Press, Screen, debtor, obstacle};
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::input::wording::Field;
use crate::domain::money::Money;
use crate::domain::people::{Business, Person};
use crate::domain::reminder::{Step, Tone};
use crate::i18n::{Html, Texts, args};

/// From then on the sender's name and phone are in every reminder.
const CALL_FROM_DAY: i32 = 14;

/// One message about everything of one business that is due. The firmest step sets the tone.
pub fn reminder(t: &Texts, debtor: &Person, spoken: &[(Dossier, Step)], now: DateTime<Utc>) -> Screen {
    let [(dossier, step)] = spoken else { return several(t, debtor, spoken, now) };
    let business = &dossier.business;
    let mut text = t.html("reminder-first-line", &args! { business = business.name });
    let own = own_words(t, dossier, debtor, *step, now);
    text.push_line(own.as_ref().unwrap_or(&greeting(t, dossier, debtor, *step)));
    text.push_paragraph(&amount_line(t, dossier, *step, now));
    if let Some(disputed) = dossier.disputed_part(now) {
        text.push_line(&t.html("dispute-apart", &args! { disputed = t.money(&disputed) }));
    }
    if let Some(details) = &business.payment_details {
        text.push_line(&t.html("reminder-how-to-pay", &args! { details = details }));
    }
    let invoice = (!dossier.papers.is_empty()).then(|| {
        Button::act(t.plain("reminder-button-invoice", &args! {}), DebtorAction::Papers(dossier.debt.id))
    });
    if asks_about(spoken).is_some() {
        text.push_paragraph(&obstacle::question(t));
        text.push_paragraph(&parting(t, business, step.offset_days));
        // Under *Pay* and *Already paid* the answers stand in place of the other ways.
        let pay = debtor::payment_buttons(t, dossier).into_iter().next().unwrap_or_default();
        return Screen::new(text).row(pay).rows_of(2, obstacle::answers(t, dossier)).row(invoice);
    }
    if own.is_none() {
        text.push_paragraph(&closing(t, step.tone, dossier));
    }
    text.push_paragraph(&parting(t, business, step.offset_days));
    let mut screen = Screen::new(text);
    screen.buttons = debtor::payment_buttons(t, dossier);
    if step.tone >= Tone::Factual {
        call_by_its_name(t, &mut screen);
    }
    let stop =
        Button::act(t.plain("reminder-button-stop", &args! {}), DebtorAction::AskStop(dossier.debt.id));
    screen.row(invoice.into_iter().chain([stop]))
}

fn greeting(t: &Texts, dossier: &Dossier, debtor: &Person, step: Step) -> Html {
    t.html(
        opening(step.tone),
        &args! {
            name = debtor.first_name,
            what = what(t, dossier),
            contact = contact(&dossier.business),
            turn = turn(dossier),
        },
    )
}

/// The owner's words for this step, where they have any in the reader's language. A debt under a plan is reminded
/// by steps of its own.
fn own_words(t: &Texts, dossier: &Dossier, debtor: &Person, step: Step, now: DateTime<Utc>) -> Option<Html> {
    let ladder = dossier.policy().ladder;
    let words = ladder.words(step.offset_days, t.language())?;
    Some(Html::escape(&words.filled(|field| match field {
        Field::Name => debtor.first_name.clone(),
        Field::What => what(t, dossier),
        Field::Amount => t.money(&dossier.asked(now)),
        Field::Due => due(t, dossier, step, now),
        Field::Number => dossier.debt.number.to_string(),
        Field::Business => dossier.business.name.clone(),
        Field::Contact => contact(&dossier.business).to_owned(),
    })))
}

/// The person behind the business, or the business itself.
fn contact(business: &Business) -> &str {
    business.contact_name.as_deref().unwrap_or(&business.name)
}

/// The debt about which the message asks what is in the way: the firmest that was not asked about yet.
pub fn asks_about(spoken: &[(Dossier, Step)]) -> Option<DebtId> {
    spoken
        .iter()
        .filter(|(dossier, step)| dossier.asks_obstacle(step.tone))
        .max_by_key(|(_, step)| step.tone)
        .map(|(dossier, _)| dossier.debt.id)
}

/// After a week the question has a name: «What's in the way?» in place of «Something's wrong».
fn call_by_its_name(t: &Texts, screen: &mut Screen) {
    let asks = |button: &&mut Button| {
        matches!(button.press, Press::Act(Action::Debtor(DebtorAction::AskObstacle(_))))
    };
    for button in screen.buttons.iter_mut().flatten().filter(asks) {
        button.label = t.plain("obstacle-button-ask", &args! {});
    }
}

/// What a superseded reminder is folded to.
pub fn folded(t: &Texts, on: NaiveDate) -> Html {
    t.html("reminder-folded", &args! { date = t.day_month(on) })
}

fn opening(tone: Tone) -> &'static str {
    match tone {
        Tone::Friendly => "reminder-opening-friendly",
        Tone::Short => "reminder-opening-short",
        Tone::Check => "reminder-opening-check",
        Tone::Factual => "reminder-opening-factual",
        Tone::Personal => "reminder-opening-personal",
        Tone::Firm | Tone::Claim => "reminder-opening-firm",
    }
}

/// Two reminders that follow each other do not read the same: every other one has the other words.
fn turn(dossier: &Dossier) -> &'static str {
    if dossier.reminders % 2 == 0 { "even" } else { "odd" }
}

fn closing(t: &Texts, tone: Tone, dossier: &Dossier) -> Html {
    let business = &dossier.business;
    let key = match tone {
        Tone::Friendly | Tone::Short => return Html::default(),
        Tone::Check => "reminder-closing-check",
        Tone::Factual => "reminder-closing-factual",
        Tone::Personal => "reminder-closing-personal",
        Tone::Firm | Tone::Claim => "reminder-closing-firm",
    };
    t.html(key, &args! { contact = contact(business), turn = turn(dossier) })
}

/// Who can be called, once the matter is two weeks old, and in every reminder how to answer and how to stop.
fn parting(t: &Texts, business: &Business, days_late: i32) -> Html {
    let phone = business.contact_phone.as_ref().filter(|_| days_late >= CALL_FROM_DAY);
    let called = |phone| t.html("reminder-contact", &args! { contact = contact(business), phone = phone });
    let call = phone.map(called);
    Html::lines(call.into_iter().chain([t.html("reminder-ways", &args! {})]))
}

/// What is asked for, by when, under which number.
fn amount_line(t: &Texts, dossier: &Dossier, step: Step, now: DateTime<Utc>) -> Html {
    let late = step.offset_days > 0;
    let asked = args! {
        amount = t.money(&dossier.asked(now)),
        due = due(t, dossier, step, now),
        number = dossier.debt.number.to_string(),
    };
    let asked_parts = dossier.asked_parts(now);
    let (Some(first), Some(last)) = (asked_parts.first(), asked_parts.last()) else {
        return t.html(if late { "reminder-amount-overdue" } else { "reminder-amount" }, &asked);
    };
    let part = match first.number == last.number {
        true => first.number.to_string(),
        false => format!("{}–{}", first.number, last.number),
    };
    let asked = asked.set("part", part).set("parts", all_parts(dossier).to_string());
    t.html(if late { "reminder-amount-part-overdue" } else { "reminder-amount-part" }, &asked)
}

/// How many parts the plan in force has, also those that other debts pay.
fn all_parts(dossier: &Dossier) -> usize {
    dossier.agreed.as_ref().map_or(0, |plan| plan.offer.terms.parts().len())
}

/// With the weekday before the date, when it helps to plan; without it once the date has passed.
fn due(t: &Texts, dossier: &Dossier, step: Step, now: DateTime<Utc>) -> String {
    match step.offset_days {
        1.. => t.day_month(dossier.reminded_for(now)),
        _ => t.date_weekday_genitive(dossier.reminded_for(now)),
    }
}

/// What was done, and when, so that the client remembers.
fn what(t: &Texts, dossier: &Dossier) -> String {
    match dossier.debt.service_on {
        Some(date) => {
            t.plain("reminder-what-done", &args! { what = dossier.debt.what, date = t.day_month(date) })
        }
        None => dossier.debt.what.clone(),
    }
}

/// Several debts in one message: a line and a button each.
fn several(t: &Texts, debtor: &Person, spoken: &[(Dossier, Step)], now: DateTime<Utc>) -> Screen {
    let Some((first, _)) = spoken.first() else { return Screen::new(Html::default()) };
    let firmest = spoken.iter().map(|(_, step)| step.tone).max().unwrap_or(Tone::Friendly);
    let business = &first.business;
    let mut text = t.html("reminder-first-line", &args! { business = business.name });
    text.push_line(&t.html(
        "reminder-opening-several",
        &args! { name = debtor.first_name, count = spoken.len(), turn = turn(first) },
    ));
    let lines = spoken.iter().map(|(dossier, step)| {
        let line = if step.offset_days > 0 { "reminder-line-overdue" } else { "reminder-line" };
        t.html(
            line,
            &args! {
                number = dossier.debt.number.to_string(),
                what = dossier.debt.what,
                amount = t.money(&dossier.asked(now)),
                due = due(t, dossier, *step, now),
            },
        )
    });
    text.push_paragraph(&Html::lines(lines));
    if let Some(total) = total(spoken, now) {
        text.push_line(&t.html("reminder-total", &args! { total = t.money(&total) }));
    }
    if let Some(details) = &business.payment_details {
        text.push_line(&t.html("reminder-how-to-pay", &args! { details = details }));
    }
    let asked = asks_about(spoken)
        .and_then(|debt| spoken.iter().map(|(dossier, _)| dossier).find(|dossier| dossier.debt.id == debt));
    text.push_paragraph(&match asked {
        Some(dossier) => t.html("obstacle-question-of", &args! { number = dossier.debt.number.to_string() }),
        None => closing(t, firmest, first),
    });
    let latest = spoken.iter().map(|(_, step)| step.offset_days).max().unwrap_or_default();
    text.push_paragraph(&parting(t, business, latest));
    let ask = asked.map(|dossier| obstacle::ask_button(t, dossier));
    let cards = spoken.iter().map(|(dossier, _)| {
        let label = args! { number = dossier.debt.number.to_string(), amount = t.money(&dossier.asked(now)) };
        Button::act(t.plain("reminder-button-debt", &label), DebtorAction::Card(dossier.debt.id))
    });
    let stop = Button::act(t.plain("reminder-button-stop", &args! {}), DebtorAction::AskStop(first.debt.id));
    Screen::new(text).rows_of(2, cards).row(ask.into_iter().chain([stop]))
}

/// The sum, where all are in one currency.
fn total(spoken: &[(Dossier, Step)], now: DateTime<Utc>) -> Option<Money> {
    let (first, _) = spoken.first()?;
    Money::sum(first.debt.currency, spoken.iter().map(|(dossier, _)| dossier.asked(now))).ok()
}

/// The owner learns that the date has passed and that the client was asked.
pub fn became_overdue(t: &Texts, dossier: &Dossier) -> Screen {
    Screen::new(t.html("reminder-owner-overdue", &about(t, dossier))).row([card_button(t, dossier)])
}

/// The owner learns that the ladder has come to its end and what can be done.
pub fn offer_claim(t: &Texts, dossier: &Dossier) -> Screen {
    let phone =
        dossier.client.phone.as_ref().or(dossier.debtor.as_ref().and_then(|debtor| debtor.phone.as_ref()));
    let mut text = t.html("reminder-owner-claim", &about(t, dossier));
    if let Some(phone) = phone {
        text.push_line(&t.html("reminder-owner-claim-phone", &args! { phone = phone }));
    }
    Screen::new(text).row([card_button(t, dossier)])
}

fn about(t: &Texts, dossier: &Dossier) -> crate::i18n::Args {
    args! {
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
        amount = t.money(&dossier.balance()),
        due = t.day_month(dossier.anchor_on()),
    }
}

fn card_button(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("reminder-button-card", &args! {}), Action::Owner(OwnerAction::Card(dossier.debt.id)))
}
