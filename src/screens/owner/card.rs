//! The card of a debt: what, who, how much, by when, what is held, what happens next, and what can be done.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::words;
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::hold::{Hold, HoldReason};
use crate::domain::language::Language;
use crate::domain::people::Side;
use crate::domain::plan::PartStanding;
use crate::domain::reminder::ladder::Step;
use crate::domain::reminder::verdict::StopReason;
use crate::i18n::{Html, Texts, args};
use crate::screens::action::DebtFilter;
use crate::screens::common::{capitalised, menu_button};
use crate::screens::{
    Action, Button, DebtRef, OwnerAction, Screen, dispute, following, obstacle, offer, thread,
};

/// What happens next by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The client has not opened the invitation; when it ends.
    Invited {
        until: Option<DateTime<Utc>>,
    },
    /// A reminder is on its way.
    Now,
    /// A reminder, or a question to the owner; the step where it is known.
    At {
        at: DateTime<Utc>,
        step: Option<Step>,
    },
    Stopped(StopReason),
    Closed,
}

/// Everything that the card tells.
#[derive(Debug, Clone, Copy)]
pub struct Card<'a> {
    pub dossier: &'a Dossier,
    /// The parts of the plan in force over all its debts.
    pub parts: &'a [PartStanding],
    /// Whether one of them is late beyond its grace and waited for.
    pub late: bool,
    pub next: Next,
    pub now: DateTime<Utc>,
    /// The reader's.
    pub zone: Tz,
}

impl Card<'_> {
    fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    fn debt(&self) -> DebtRef {
        DebtRef { id: self.dossier.debt.id, version: self.dossier.debt.version }
    }
}

/// The card with the actions that its state allows.
pub fn card(t: &Texts, card: &Card<'_>) -> Screen {
    let (dossier, debt) = (card.dossier, card.debt());
    let button = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    let filter = match dossier.debt.state {
        DebtState::Draft | DebtState::Offered => DebtFilter::Waiting,
        DebtState::Open => DebtFilter::Open,
        _ => DebtFilter::Settled,
    };
    let debts = button("owner-button-debts", OwnerAction::Debts { filter, page: 0 });
    let screen = Screen::new(text(t, card));
    let answer =
        waits_for_owner(dossier).then(|| button("owner-button-answer", OwnerAction::Request(debt.id)));
    let take_back =
        offers_own(dossier).then(|| button("offer-button-take-back", OwnerAction::WithdrawPlan(debt)));
    let disputed = (dossier.dispute.is_some() && answer.is_none())
        .then(|| button("dispute-button-open", OwnerAction::Request(debt.id)));
    let mut screen = screen.row(answer.into_iter().chain(disputed).chain(take_back));
    if card.late {
        screen.buttons.extend(following::late_ways(t, dossier));
    }
    let payment = button("owner-button-record-payment", OwnerAction::RecordPayment(debt));
    let more = button("owner-button-more", OwnerAction::More(debt));
    match dossier.debt.state {
        DebtState::Draft | DebtState::Offered => {
            screen.row([button("owner-button-invite", OwnerAction::Invite(debt)), payment]).row([more, debts])
        }
        DebtState::Open => screen
            .row([button("owner-button-remind", OwnerAction::PreviewReminder(debt)), payment])
            .row(terms(t, dossier).into_iter().chain([more, debts])),
        _ => screen
            .row([
                button("owner-button-history", OwnerAction::History(debt.id)),
                button("owner-button-papers", OwnerAction::Papers(debt.id)),
            ])
            .row([debts, menu_button(t)]),
    }
}

/// The agreement in force, or the way to one.
fn terms(t: &Texts, dossier: &Dossier) -> Option<Button> {
    let debt = DebtRef { id: dossier.debt.id, version: dossier.debt.version };
    let button = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    if dossier.agreed.is_some() {
        return Some(button("owner-button-agreement", OwnerAction::Agreement(debt.id)));
    }
    let free = dossier.talks.is_none() && dossier.dispute.is_none() && dossier.claim.is_none();
    let hears = dossier.debtor.is_some() && dossier.client.stopped_at.is_none();
    (free && hears).then(|| button("owner-button-offer-terms", OwnerAction::OfferTerms(debt)))
}

fn offers_own(dossier: &Dossier) -> bool {
    dossier.talks.as_ref().is_some_and(|talks| talks.offer.side == Side::Owner)
}

fn waits_for_owner(dossier: &Dossier) -> bool {
    let asked = dossier.talks.as_ref().is_some_and(|talks| talks.offer.side == Side::Debtor);
    let inquires = dossier.inquiries.iter().any(|open| open.side == Side::Debtor);
    let disputed = dossier.dispute.as_ref().is_some_and(|open| open.state.turn() == Some(Side::Owner));
    asked || inquires || disputed || dossier.claim.is_some()
}

/// The card with everything else that can be done.
pub fn more(t: &Texts, card: &Card<'_>) -> Screen {
    let (dossier, debt) = (card.dossier, card.debt());
    let button = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    let paused = dossier.hold(HoldReason::OwnerPause).is_some_and(|hold| hold.is_live(card.now));
    let pause = if paused {
        button("owner-button-resume", OwnerAction::Resume(debt))
    } else {
        button("owner-button-pause", OwnerAction::AskPause(debt))
    };
    let move_date =
        dossier.agreed.is_none().then(|| button("owner-button-change-due", OwnerAction::ChangeDueDate(debt)));
    let invite = (dossier.debt.state == DebtState::Offered)
        .then(|| button("owner-button-invite", OwnerAction::Invite(debt)));
    // Whoever has not come, or wants silence, is not written to; talks that are open go on from their own screens.
    let chat = (dossier.debt.state == DebtState::Open && dossier.client.stopped_at.is_none())
        .then(|| thread::begin(t, dossier, Side::Owner));
    Screen::new(text(t, card))
        .row(chat)
        .row(move_date.into_iter().chain([pause]))
        .row([
            button("owner-button-history", OwnerAction::History(debt.id)),
            button("owner-button-papers", OwnerAction::Papers(debt.id)),
        ])
        .row(invite.into_iter().chain([button("owner-button-cancel-debt", OwnerAction::AskCancel(debt))]))
        .row([back_to_card(t, dossier)])
}

/// Back to the card.
pub fn back_to_card(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("common-button-back", &args! {}), OwnerAction::Card(dossier.debt.id))
}

/// The first line: «№ 17 · Иван Петров».
pub fn title(t: &Texts, dossier: &Dossier) -> Html {
    t.html("owner-card-title", &args! { number = words::number(&dossier.debt), client = dossier.client.name })
}

fn text(t: &Texts, card: &Card<'_>) -> Html {
    let dossier = card.dossier;
    let mut lines = vec![title(t, dossier), what(t, card), amount(t, card)];
    lines.extend(paid(t, dossier));
    lines.push(dispute::both_sums(t, dossier, card.now));
    lines.retain(|line| !line.is_empty());
    let mut text = Html::lines(lines);
    text.push_paragraph(&plan(t, card));
    let mut notes = vec![state(t, card)];
    notes.extend(dossier.holds.iter().filter(|hold| hold.is_live(card.now)).map(|hold| held(t, card, hold)));
    notes.extend(answered(t, card));
    notes.extend(delivery(t, card));
    notes.extend(next(t, card));
    text.push_paragraph(&Html::lines(notes.into_iter().filter(|note| !note.is_empty())));
    text
}

fn what(t: &Texts, card: &Card<'_>) -> Html {
    let debt = &card.dossier.debt;
    let what = capitalised(&debt.what);
    match debt.service_on {
        Some(date) => t.html(
            "owner-card-what-done",
            &args! { what = what, date = words::day_short(t, date, card.today()) },
        ),
        None => t.html("owner-card-what", &args! { what = what }),
    }
}

fn amount(t: &Texts, card: &Card<'_>) -> Html {
    let dossier = card.dossier;
    let charged = t.money(&dossier.ledger.charged());
    if dossier.is_closed() {
        return t.html("owner-card-amount-closed", &args! { amount = charged });
    }
    let date = words::day_short(t, dossier.debt.due_on, card.today());
    let distance = words::distance(t, dossier.debt.due_on, card.today());
    let overdue_by_parts = dossier.agreed.is_some();
    if overdue_by_parts {
        return t.html("owner-card-amount-plan", &args! { amount = charged });
    }
    t.html("owner-card-amount", &args! { amount = charged, date = date, distance = distance })
}

/// What was paid and what is left, where the amount above does not say it all.
fn paid(t: &Texts, dossier: &Dossier) -> Option<Html> {
    let paid = dossier.ledger.paid();
    if paid.is_zero() || dossier.debt.state == DebtState::Settled {
        return None;
    }
    Some(t.html("owner-card-paid", &args! { paid = t.money(&paid), left = t.money(&dossier.balance()) }))
}

/// The plan in force, part by part, and the offer on the table.
fn plan(t: &Texts, card: &Card<'_>) -> Html {
    let dossier = card.dossier;
    let agreed = dossier.agreed.as_ref().filter(|_| !dossier.is_closed());
    let schedule = agreed.map(|plan| following::schedule(t, plan, card.parts, card.today()));
    let talks = dossier.talks.as_ref().map(|talks| offer::on_the_table(t, talks, card.zone));
    let mut text = schedule.unwrap_or_default();
    text.push_paragraph(&talks.unwrap_or_default());
    text
}

fn state(t: &Texts, card: &Card<'_>) -> Html {
    let debt = &card.dossier.debt;
    let closed = debt.closed_at.map(|at| at.with_timezone(&card.zone).date_naive());
    let date = closed.map(|date| words::day_short(t, date, card.today())).unwrap_or_default();
    match debt.state {
        DebtState::Draft | DebtState::Offered | DebtState::Open => Html::default(),
        DebtState::Settled => t.html("owner-card-settled", &args! { date = date }),
        DebtState::Cancelled | DebtState::WrittenOff => {
            t.html("owner-card-cancelled", &args! { date = date })
        }
        DebtState::HandedOver => t.html("owner-card-handed-over", &args! { date = date }),
    }
}

fn held(t: &Texts, card: &Card<'_>, hold: &Hold) -> Html {
    let reason = match (hold.reason, &card.dossier.promise) {
        (HoldReason::Promise, Some(promise)) => {
            let date = words::day_short(t, promise.on, card.today());
            t.plain("owner-hold-promise", &args! { date = date })
        }
        _ => t.plain("owner-hold-reason", &args! { reason = hold.reason.code().replace('_', "-") }),
    };
    let reason = match &hold.amount {
        Some(amount) => t.plain("owner-hold-sum", &args! { reason = reason, amount = t.money(amount) }),
        None => reason,
    };
    match hold.until {
        Some(until) => {
            let date = until.with_timezone(&card.zone).date_naive();
            t.html(
                "owner-card-held-until",
                &args! { reason = reason, date = words::day_short(t, date, card.today()) },
            )
        }
        None => t.html("owner-card-held", &args! { reason = reason }),
    }
}

/// What the client says is in the way, and the pause after an answer.
fn answered(t: &Texts, card: &Card<'_>) -> Vec<Html> {
    let dossier = card.dossier;
    if dossier.is_closed() {
        return Vec::new();
    }
    let date =
        |at: DateTime<Utc>| words::day_short(t, at.with_timezone(&card.zone).date_naive(), card.today());
    let named = dossier.asked_obstacle.named.map(|named| obstacle::named(t, named, &date(named.at)));
    let paused = dossier.paused(card.now).filter(|_| dossier.client.stopped_at.is_none());
    let paused = paused.map(|(why, until)| obstacle::pause_owner(t, why, &date(until)));
    named.into_iter().chain(paused).collect()
}

/// Why the client may not get what we send.
fn delivery(t: &Texts, card: &Card<'_>) -> Option<Html> {
    let dossier = card.dossier;
    if dossier.is_closed() {
        return None;
    }
    let date =
        |at: DateTime<Utc>| words::day_short(t, at.with_timezone(&card.zone).date_naive(), card.today());
    let unreachable = dossier.debtor.as_ref().and_then(|debtor| debtor.unreachable_at);
    let stopped = dossier.client.stopped_at;
    unreachable
        .map(|at| t.html("owner-card-unreachable", &args! { date = date(at) }))
        .or_else(|| stopped.map(|at| t.html("owner-card-stopped", &args! { date = date(at) })))
}

fn next(t: &Texts, card: &Card<'_>) -> Option<Html> {
    Some(match card.next {
        Next::Now => t.html("owner-next-now", &args! {}),
        Next::Invited { until: Some(until) } if until > card.now => {
            let date = words::day_short(t, until.with_timezone(&card.zone).date_naive(), card.today());
            t.html("owner-next-invited", &args! { date = date })
        }
        Next::Invited { .. } => t.html("owner-next-invitation-expired", &args! {}),
        Next::At { at, step } => at_text(t, card, at, step),
        Next::Stopped(StopReason::KeptBack(kept_back)) => {
            t.html("upcoming-next-kept", &args! { reason = kept_back.code() })
        }
        Next::Stopped(StopReason::LadderComplete) => t.html("owner-next-complete", &args! {}),
        // Holds, stopped messages and closed debts have said so in their own lines.
        Next::Closed
        | Next::Stopped(
            StopReason::Settled | StopReason::OptedOut | StopReason::Unreachable | StopReason::Held,
        ) => return None,
    })
}

fn at_text(t: &Texts, card: &Card<'_>, at: DateTime<Utc>, step: Option<Step>) -> Html {
    let date = at.with_timezone(&card.zone).date_naive();
    let when = t
        .plain("owner-next-when", &args! { date = t.date_weekday_short(date), time = t.time(at, card.zone) });
    match step {
        Some(step) if step.is_for_debtor() => {
            t.html("owner-next-reminder", &args! { when = when, step = words::step(t, step) })
        }
        Some(_) => t.html("owner-next-question", &args! { when = when }),
        None => t.html("owner-next-look", &args! { when = when }),
    }
}

/// What the client would get, before it is sent.
pub fn preview(t: &Texts, dossier: &Dossier, message: &Screen, language: Language) -> Screen {
    let debt = DebtRef { id: dossier.debt.id, version: dossier.debt.version };
    let mut text = title(t, dossier);
    text.push_line(&t.html("owner-preview", &args! { language = language.code() }));
    text.push_paragraph(&message.text);
    Screen::new(text).row([
        Button::act(t.plain("common-button-send", &args! {}), OwnerAction::RemindNow(debt)),
        back_to_card(t, dossier),
    ])
}

/// For how long to keep reminders back.
pub fn ask_pause(t: &Texts, dossier: &Dossier) -> Screen {
    let debt = DebtRef { id: dossier.debt.id, version: dossier.debt.version };
    let days =
        [3, 7, 14, 30].map(|days| Button::act(t.days(i64::from(days)), OwnerAction::Pause { debt, days }));
    let open_end = t.plain("owner-button-until-resumed", &args! {});
    let mut text = title(t, dossier);
    text.push_line(&t.html("owner-ask-pause", &args! {}));
    Screen::new(text)
        .rows_of(2, days)
        .row([Button::act(open_end, OwnerAction::Pause { debt, days: 0 })])
        .row([back_to_card(t, dossier)])
}

/// Whether to cancel for good.
pub fn ask_cancel(t: &Texts, dossier: &Dossier) -> Screen {
    let debt = DebtRef { id: dossier.debt.id, version: dossier.debt.version };
    let key =
        if dossier.debt.state == DebtState::Open { "owner-ask-cancel-open" } else { "owner-ask-cancel" };
    let mut text = title(t, dossier);
    text.push_line(&t.html(key, &args! { left = t.money(&dossier.balance()) }));
    Screen::new(text).row([
        Button::act(t.plain("owner-button-cancel-debt", &args! {}), OwnerAction::Cancel(debt)),
        back_to_card(t, dossier),
    ])
}

/// The copies of the invoice.
pub fn papers(t: &Texts, dossier: &Dossier) -> Screen {
    let debt = DebtRef { id: dossier.debt.id, version: dossier.debt.version };
    let count = i64::try_from(dossier.papers.len()).unwrap_or(i64::MAX);
    let mut text = title(t, dossier);
    text.push_line(&t.html("owner-papers", &args! { count = count }));
    let screen = Screen::new(text).papers(dossier.papers.iter().map(|paper| paper.file.clone()));
    if dossier.is_closed() {
        return screen.row([back_to_card(t, dossier)]);
    }
    let changes = dossier.papers.iter().zip(1_usize..).flat_map(|(paper, number)| {
        let (facts, paper) = (args! { number = number }, paper.id);
        let replace = t.plain("inquiry-button-replace-paper", &facts);
        let remove = t.plain("inquiry-button-remove-paper", &facts);
        [
            Button::act(replace, OwnerAction::ReplacePaper { debt, paper }),
            Button::act(remove, OwnerAction::RemovePaper { debt, paper }),
        ]
    });
    let add = Button::act(t.plain("owner-button-add-papers", &args! {}), OwnerAction::AddPapers(debt));
    screen.rows_of(2, changes).row([add, back_to_card(t, dossier)])
}

/// The row that leads away from a note about no debt in particular.
pub fn away(t: &Texts) -> Vec<Button> {
    vec![Button::act(t.plain("common-button-menu", &args! {}), Action::Home)]
}
