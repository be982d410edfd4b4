//! The debtor's card of a debt: what is owed and why, by when, what is on hold, what can be done.

use chrono::{DateTime, NaiveDate, Utc};

use super::pay;
use super::phrases::{back_button, by_day, day, debt_ref, mine_button, relative, today, what};
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::hold::{Hold, HoldReason};
use crate::domain::ledger::{Entry, EntryKind};
use crate::domain::people::Side;
use crate::domain::plan::{PartStanding, Plan};
use crate::i18n::{Html, Texts, args};
use crate::screens::{Button, DebtorAction, Screen, common, dispute, obstacle, offer, terms};

/// The card.
pub fn card(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Screen {
    let text = facts(t, dossier, now);
    if dossier.is_closed() {
        return Screen::new(text).row(papers_button(t, dossier)).row([mine_button(t)]);
    }
    let mut screen = Screen::new(text);
    screen.buttons = dispute::debtor_ways(t, dossier);
    screen.buttons.extend(payment_buttons(t, dossier));
    with_ways_out(t, dossier, screen)
}

/// The first card, right after *It's me*: with the ways to pay and the papers themselves.
pub fn accepted(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Screen {
    let mut text = facts(t, dossier, now);
    text.push_paragraph(&pay::how(t, dossier));
    let mut screen = Screen::new(text).papers(dossier.papers.iter().map(|paper| paper.file.clone()));
    screen.buttons = payment_buttons(t, dossier);
    let screen = pay::with_copy_buttons(t, dossier, pay::due(dossier, &dossier.parts()), screen);
    with_ways_out(t, dossier, screen)
}

/// What can be done about a debt right now: *Pay*, *Already paid*; *Need time*, *Something's wrong*.
pub fn payment_buttons(t: &Texts, dossier: &Dossier) -> Vec<Vec<Button>> {
    if dossier.debt.state != DebtState::Open {
        return Vec::new();
    }
    let debt = debt_ref(dossier);
    let disputed = dossier.dispute.is_some();
    let claimed = dossier.claim.is_some();
    // Asking for time would confirm a debt that the person disputes or says to have paid.
    let may_ask_for_time = dossier.agreed.is_none() && dossier.talks.is_none() && !disputed && !claimed;
    let agreed = dossier.agreed.is_some() && dossier.talks.is_none();
    let offered = [
        vec![
            (true, "debtor-button-pay", DebtorAction::Pay(debt)),
            (!claimed, "debtor-button-already-paid", DebtorAction::AlreadyPaid(debt)),
        ],
        vec![
            (may_ask_for_time, "debtor-button-need-time", DebtorAction::NeedTime(debt)),
            (agreed, "terms-button-schedule", DebtorAction::Plan(debt.id)),
            (dossier.talks.is_some(), "terms-button-talks", DebtorAction::Plan(debt.id)),
            (!disputed, "debtor-button-problem", DebtorAction::AskObstacle(debt.id)),
        ],
    ];
    offered
        .into_iter()
        .map(|row| row.into_iter().filter(|(possible, ..)| *possible))
        .map(|row| row.map(|(_, key, action)| Button::act(t.plain(key, &args! {}), action)).collect())
        .filter(|row: &Vec<Button>| !row.is_empty())
        .collect()
}

/// The papers again, as they were given.
pub fn papers(t: &Texts, dossier: &Dossier) -> Screen {
    let number = dossier.debt.number.to_string();
    Screen::new(t.html("debtor-papers", &args! { business = dossier.business.name, number = number }))
        .papers(dossier.papers.iter().map(|paper| paper.file.clone()))
        .row([back_button(t, dossier)])
}

/// Why this amount: the ledger line by line.
pub fn why_amount(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Screen {
    let mut text = title(t, dossier);
    let on = today(dossier, now);
    let lines = dossier.ledger.entries().iter().map(|entry| ledger_line(t, dossier, entry, on));
    text.push_paragraph(&Html::lines(lines));
    text.push_line(&t.html("debtor-why-left", &args! { left = t.money(&dossier.balance()) }));
    let not_mine = (!dossier.is_closed()).then(|| {
        Button::act(t.plain("debtor-button-not-mine", &args! {}), DebtorAction::AskUnlink(dossier.debt.id))
    });
    let wrong = (dossier.debt.state == DebtState::Open).then(|| {
        Button::act(
            t.plain("debtor-button-information", &args! {}),
            DebtorAction::Information(dossier.debt.id),
        )
    });
    Screen::new(text).row(wrong.into_iter().chain(not_mine)).row([back_button(t, dossier)])
}

/// Is it really not this person's debt?
pub fn unlink_question(t: &Texts, dossier: &Dossier) -> Screen {
    let yes = Button::act(t.plain("debtor-button-unlink", &args! {}), DebtorAction::Unlink(dossier.debt.id));
    Screen::new(t.html("debtor-unlink-question", &args! { business = dossier.business.name }))
        .row([yes])
        .row([back_button(t, dossier)])
}

/// The debt is no longer shown to this person.
pub fn unlinked(t: &Texts, business: &str) -> Screen {
    Screen::new(t.html("debtor-unlinked", &args! { business = business })).row([common::menu_button(t)])
}

/// In place of what was shown to the wrong person.
pub fn taken_back(t: &Texts) -> Html {
    t.html("debtor-taken-back", &args! {})
}

fn title(t: &Texts, dossier: &Dossier) -> Html {
    let number = dossier.debt.number.to_string();
    t.html("debtor-card-title", &args! { business = dossier.business.name, number = number })
}

fn facts(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Html {
    let on = today(dossier, now);
    let mut text = title(t, dossier);
    text.push_line(&what(t, dossier, &common::capitalised(&dossier.debt.what), Some(on)));
    if dossier.is_closed() {
        text.push_paragraph(&closed(t, dossier));
        return text;
    }
    text.push_paragraph(&amount(t, dossier, now, on));
    text.push_line(&dispute::both_sums(t, dossier, now));
    let parts = dossier.parts();
    if !parts.is_empty() {
        text.push_paragraph(&Html::lines(parts.iter().map(|part| part_line(t, dossier, part, on))));
    }
    if let Some(plan) = &dossier.agreed {
        text.push_line(&under_plan(t, plan));
    }
    if let Some(talks) = &dossier.talks {
        text.push_paragraph(&under_talks(t, dossier, talks));
    }
    let pauses: Vec<Html> = pauses(t, dossier, now, on).collect();
    if !pauses.is_empty() {
        text.push_paragraph(&Html::lines(pauses));
    }
    text.push_line(&dispute::standing(t, dossier));
    text
}

/// What the plan in force covers besides this debt, and what it takes off.
fn under_plan(t: &Texts, plan: &Plan) -> Html {
    let mut text = Html::default();
    if plan.is_joint() {
        text.push_line(&t.html("terms-together", &args! { numbers = offer::numbers(t, plan) }));
    }
    text.push_line(&terms::discount(t, &plan.offer.terms));
    text
}

/// Whose answer the offer on the table waits for.
fn under_talks(t: &Texts, dossier: &Dossier, talks: &Plan) -> Html {
    let offered = offer::in_short(t, &talks.offer.terms);
    match talks.offer.side {
        Side::Debtor => t.html("terms-card-waiting", &args! { terms = offered }),
        Side::Owner => {
            t.html("terms-card-offered", &args! { terms = offered, business = dossier.business.name })
        }
    }
}

fn closed(t: &Texts, dossier: &Dossier) -> Html {
    match dossier.debt.state {
        DebtState::Settled => t.html("debtor-closed-settled", &args! {}),
        DebtState::HandedOver => {
            t.html("debtor-closed-handed-over", &args! { business = dossier.business.name })
        }
        DebtState::Cancelled
        | DebtState::WrittenOff
        | DebtState::Draft
        | DebtState::Offered
        | DebtState::Open => t.html("debtor-closed-cancelled", &args! {}),
    }
}

/// What is to be paid, by when, and how much has been paid of how much.
fn amount(t: &Texts, dossier: &Dossier, now: DateTime<Utc>, on: NaiveDate) -> Html {
    let due_on = dossier.anchor_on();
    let asked = pay::next_due(dossier, &dossier.parts(), now);
    let (amount, relative) = (t.money(&asked), relative(t, due_on, on));
    let mut text = if due_on < on {
        let due = day(t, due_on, on);
        t.html("debtor-amount-overdue", &args! { amount = amount, due = due, relative = relative })
    } else {
        let due = by_day(t, due_on, on);
        t.html("debtor-amount", &args! { amount = amount, due = due, relative = relative })
    };
    let (charged, paid, left) = (dossier.ledger.charged(), dossier.ledger.paid(), dossier.payable());
    if paid.is_positive() && left == asked {
        let sums = args! { paid = t.money(&paid), charged = t.money(&charged) };
        text.push_line(&t.html("debtor-amount-paid-of", &sums));
    } else if paid.is_positive() {
        let sums = args! { paid = t.money(&paid), charged = t.money(&charged), left = t.money(&left) };
        text.push_line(&t.html("debtor-amount-paid", &sums));
    } else if left != asked {
        text.push_line(&t.html("debtor-amount-left", &args! { left = t.money(&left) }));
    }
    text
}

/// One part of the plan in force; the next one to pay stands out.
fn part_line(t: &Texts, dossier: &Dossier, part: &PartStanding, on: NaiveDate) -> Html {
    let key = if part.is_paid() {
        "debtor-part-paid"
    } else if dossier.next_part().is_some_and(|next| next.number == part.number) {
        "debtor-part-next"
    } else {
        "debtor-part"
    };
    let amount = if part.is_paid() { &part.amount } else { &part.left };
    t.html(key, &args! { date = day(t, part.due_on, on), amount = t.money(amount) })
}

/// Why reminders are silent, in plain words.
fn pauses<'a>(
    t: &'a Texts,
    dossier: &'a Dossier,
    now: DateTime<Utc>,
    on: NaiveDate,
) -> impl Iterator<Item = Html> + 'a {
    let stopped = dossier.client.stopped_at.map(|_| t.html("debtor-pause-stopped", &args! {}));
    let held = dossier.holds.iter().filter(move |hold| hold.is_live(now));
    let answered = dossier
        .paused(now)
        .map(move |(why, until)| obstacle::pause_debtor(t, why, &day(t, local(dossier, until), on)));
    // Who asked for silence is not told of a pause on top.
    let answered = answered.filter(|_| dossier.client.stopped_at.is_none());
    stopped.into_iter().chain(held.map(move |hold| pause(t, dossier, hold, on))).chain(answered)
}

fn pause(t: &Texts, dossier: &Dossier, hold: &Hold, on: NaiveDate) -> Html {
    if let (HoldReason::Promise, Some(promise)) = (hold.reason, &dossier.promise) {
        return t.html("debtor-pause-promise", &args! { on = by_day(t, promise.on, on) });
    }
    let because = t.html(because(hold.reason), &args! {});
    if let Some(amount) = &hold.amount {
        let part = args! { amount = t.money(amount), because = because };
        return match hold.until {
            None => t.html("debtor-pause-part", &part),
            Some(until) => {
                let until = day(t, local(dossier, until), on);
                t.html("debtor-pause-part-until", &part.set("until", until))
            }
        };
    }
    match hold.until {
        Some(until) => {
            let until = day(t, local(dossier, until), on);
            t.html("debtor-pause-until", &args! { until = until, because = because })
        }
        None => t.html("debtor-pause", &args! { because = because }),
    }
}

/// The debtor's date of a moment.
fn local(dossier: &Dossier, at: DateTime<Utc>) -> NaiveDate {
    today(dossier, at)
}

fn because(reason: HoldReason) -> &'static str {
    match reason {
        HoldReason::Dispute => "debtor-because-dispute",
        HoldReason::PaymentClaim => "debtor-because-payment-claim",
        HoldReason::Promise => "debtor-because-promise",
        HoldReason::Plan => "debtor-because-plan",
        HoldReason::RequestPending => "debtor-because-request",
        HoldReason::Inquiry => "debtor-because-inquiry",
        HoldReason::OwnerPause => "debtor-because-owner",
        HoldReason::OptOut | HoldReason::Unreachable | HoldReason::NotMe => "debtor-because-asked",
    }
}

fn ledger_line(t: &Texts, dossier: &Dossier, entry: &Entry, on: NaiveDate) -> Html {
    let zone = dossier.debtor.as_ref().and_then(|debtor| debtor.zone).unwrap_or(dossier.business.zone);
    let date = day(t, entry.recorded_at.with_timezone(&zone).date_naive(), on);
    let kind = t.plain(entry_kind(entry.kind), &args! {});
    let line = args! { date = date, kind = kind, amount = t.money(&entry.amount) };
    match (&entry.reason, entry.kind) {
        // A discount gives the agreement that it was agreed in.
        (Some(agreement), EntryKind::Discount) => {
            t.html("debtor-why-line-agreement", &line.set("agreement", agreement))
        }
        (Some(reason), _) => t.html("debtor-why-line-reason", &line.set("reason", reason)),
        (None, _) => t.html("debtor-why-line", &line),
    }
}

fn entry_kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Charge => "debtor-entry-charge",
        EntryKind::Payment => "debtor-entry-payment",
        EntryKind::PaymentReversal => "debtor-entry-payment-reversal",
        EntryKind::Discount => "debtor-entry-discount",
        EntryKind::Fee => "debtor-entry-fee",
        EntryKind::WriteOff => "debtor-entry-write-off",
        EntryKind::Correction => "debtor-entry-correction",
    }
}

fn papers_button(t: &Texts, dossier: &Dossier) -> Option<Button> {
    (!dossier.papers.is_empty()).then(|| {
        Button::act(t.plain("debtor-button-papers", &args! {}), DebtorAction::Papers(dossier.debt.id))
    })
}

/// The rows under every card: why, papers; talking, silence; all payments.
fn with_ways_out(t: &Texts, dossier: &Dossier, screen: Screen) -> Screen {
    let debt = dossier.debt.id;
    let why = Button::act(t.plain("debtor-button-why", &args! {}), DebtorAction::WhyAmount(debt));
    let silence = match dossier.client.stopped_at {
        None => Button::act(t.plain("debtor-button-stop", &args! {}), DebtorAction::AskStop(debt)),
        Some(_) => Button::act(t.plain("debtor-button-restart", &args! {}), DebtorAction::Restart(debt)),
    };
    let talk = (dossier.debt.state == DebtState::Open)
        .then(|| Button::act(t.plain("thread-button-talk", &args! {}), DebtorAction::Talk(dossier.debt.id)));
    screen
        .row([why].into_iter().chain(papers_button(t, dossier)))
        .row(talk.into_iter().chain([silence]))
        .row([mine_button(t)])
}
