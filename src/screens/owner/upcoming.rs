//! What is to come, why nothing is, and the question about the letters of the next day.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::ask::Ask;
use super::lists::Page;
use super::words;
use crate::domain::approval::{Decision, Proposal};
use crate::domain::dossier::Dossier;
use crate::domain::forecast::Letter;
use crate::domain::money::Money;
use crate::domain::people::{Business, Client, ClientReminding, Reminding};
use crate::domain::reminder::{Step, Tone};
use crate::i18n::{Html, Texts, args};
use crate::screens::action::{LadderAction, OldDebts, UpcomingAction};
use crate::screens::common::menu_button;
use crate::screens::{Action, Button, DebtRef, FormTap, OwnerAction, Screen};

/// Letters on one page.
pub const LETTERS_PAGE: usize = 15;

/// One message to come.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub letter: &'a Letter,
    pub debts: &'a [Dossier],
}

/// Why so many debts hear nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silence<'a> {
    pub reason: &'a str,
    pub debts: i64,
    /// The first few clients, and whether there are more.
    pub clients: &'a [String],
}

/// What is to come.
#[derive(Debug, Clone)]
pub struct Ahead<'a> {
    pub business: &'a Business,
    pub days: i64,
    /// The letters of this page.
    pub lines: Vec<Line<'a>>,
    pub page: Page,
    pub silent: Vec<Silence<'a>>,
    pub now: DateTime<Utc>,
}

/// The letters of the next days by day, and below whom nothing goes to.
pub fn ahead(t: &Texts, ahead: &Ahead<'_>) -> Screen {
    let business = ahead.business;
    let mut text = t.html("upcoming-title", &args! { days = t.days(ahead.days) });
    match business.reminding {
        Reminding::Send => {}
        Reminding::Ask => text.push_line(&t.html("upcoming-asks", &args! {})),
        Reminding::Show => text.push_line(&t.html("upcoming-shown-only", &args! {})),
    }
    if ahead.lines.is_empty() {
        text.push_paragraph(&t.html("upcoming-nothing", &args! {}));
    }
    let mut day = None;
    for line in &ahead.lines {
        let date = line.letter.at.with_timezone(&business.zone).date_naive();
        if day.replace(date) != Some(date) {
            text.push_paragraph(&t.html("upcoming-day", &args! { day = t.date_weekday_short(date) }));
        }
        text.push_line(&letter(t, line, business.zone, ahead.now));
    }
    if !ahead.silent.is_empty() {
        text.push_paragraph(&t.html("upcoming-silent", &args! {}));
        for silence in &ahead.silent {
            text.push_line(&silent(t, silence));
        }
    }
    if !ahead.lines.is_empty() {
        text.push_paragraph(&t.html("upcoming-hours", &args! {}));
    }
    let page = ahead.page.row(|page| OwnerAction::Upcoming(UpcomingAction::Ahead { page }));
    Screen::new(text)
        .row(page)
        .row([
            Button::act(
                t.plain("upcoming-button-refresh", &args! {}),
                UpcomingAction::Ahead { page: ahead.page.page },
            ),
            Button::act(t.plain("upcoming-button-settings", &args! {}), LadderAction::All),
        ])
        .row([menu_button(t)])
}

fn letter(t: &Texts, line: &Line<'_>, zone: Tz, now: DateTime<Utc>) -> Html {
    let debts = line.debts.iter();
    let numbers: Vec<_> = debts.clone().map(|debt| debt.debt.number.to_string()).collect();
    let sums: Vec<_> = debts.map(|debt| t.money(&debt.asked(now))).collect();
    let latest = line.letter.debts.iter().map(|(_, step)| *step).max_by_key(|step| step.offset_days);
    t.html(
        "upcoming-line",
        &args! {
            time = t.time(line.letter.at, zone),
            client = line.debts.first().map(|debt| debt.client.name.clone()).unwrap_or_default(),
            numbers = numbers.join(", "),
            sum = sums.join(" + "),
            when = latest.map(|step| words::step(t, step)).unwrap_or_default(),
        },
    )
}

fn silent(t: &Texts, silence: &Silence<'_>) -> Html {
    let names = silence.clients.join(", ");
    let clients = match usize::try_from(silence.debts).is_ok_and(|debts| debts > silence.clients.len()) {
        true => t.plain("upcoming-and-others", &args! { clients = names }),
        false => names,
    };
    t.html(
        "upcoming-silent-line",
        &args! { reason = silence.reason, debts = silence.debts, clients = clients },
    )
}

/// How the business sends, in a line.
pub fn mode(t: &Texts, business: &Business) -> Html {
    let mut text = t.html("upcoming-mode", &args! { mode = business.reminding.code() });
    if let Some(minimum) = business.minimum {
        text.push_line(&t.html("upcoming-minimum", &args! { minimum = t.money(&minimum) }));
    }
    text
}

/// The choices how to send, and what belongs to them.
pub fn mode_rows(t: &Texts, business: &Business) -> [Vec<Button>; 3] {
    let modes = Reminding::ALL.map(|mode| {
        let here = if mode == business.reminding { "yes" } else { "no" };
        let label = t.plain("upcoming-mode-button", &args! { mode = mode.code() });
        let label = t.plain("upcoming-button-mode", &args! { here = here, mode = label });
        Button::act(label, UpcomingAction::Mode(mode))
    });
    let ahead =
        Button::act(t.plain("upcoming-button-upcoming", &args! {}), UpcomingAction::Ahead { page: 0 });
    let minimum = Button::act(t.plain("upcoming-button-minimum", &args! {}), UpcomingAction::AskMinimum);
    let [send, ask, show] = modes;
    [vec![send, ask], vec![show, minimum], vec![ahead]]
}

/// From which sum on are debts reminded?
pub fn ask_minimum(t: &Texts, ask: &Ask, example: Money, readings: &[Money]) -> Screen {
    let question = t.html("upcoming-ask-minimum", &args! { example = t.money(&example) });
    let picks = readings.iter().enumerate().map(|(at, sum)| ask.pick(t.money(sum), at));
    let any = ask.tap(t.plain("upcoming-button-any", &args! {}), FormTap::Skip);
    ask.screen(t, &question).rows_of(2, picks.collect::<Vec<_>>()).row([any]).row(ask.leave(t))
}

/// Opens the exception for a client; says what holds now.
pub fn client_button(t: &Texts, client: &Client) -> Button {
    let label = t.plain("upcoming-client", &args! { reminding = client.reminding.code() });
    Button::act(label, UpcomingAction::AskClient(client.id))
}

/// How is this client reminded?
pub fn ask_client(t: &Texts, client: &Client) -> Screen {
    let choices = ClientReminding::ALL.map(|reminding| {
        let here = if reminding == client.reminding { "yes" } else { "no" };
        let label = t.plain("upcoming-client-button", &args! { reminding = reminding.code() });
        let label = t.plain("upcoming-button-mode", &args! { here = here, mode = label });
        Button::act(label, UpcomingAction::Client { client: client.id, reminding })
    });
    let back = Button::act(t.plain("common-button-back", &args! {}), OwnerAction::Client(client.id));
    Screen::new(t.html("upcoming-ask-client", &args! { name = client.name })).rows_of(1, choices).row([back])
}

fn mark(decision: Decision) -> &'static str {
    match decision {
        Decision::Waiting => "·",
        Decision::Send => "✓",
        Decision::Skip => "✕",
    }
}

/// The letters of a day, to agree to.
pub fn review(t: &Texts, proposals: &[Proposal], day: NaiveDate, today: NaiveDate) -> Screen {
    let mut text = review_text(t, proposals, day);
    let waits = proposals.iter().any(|proposal| proposal.decision == Decision::Waiting);
    if today > day {
        text.push_paragraph(&t.html("upcoming-review-over", &args! {}));
    } else if waits {
        text.push_paragraph(&t.html("upcoming-review-how", &args! {}));
    } else {
        let send = proposals.iter().filter(|proposal| proposal.decision == Decision::Send).count();
        text.push_paragraph(&t.html("upcoming-decided", &args! { send = send }));
    }
    let all = waits
        .then(|| Button::act(t.plain("upcoming-button-all", &args! {}), UpcomingAction::SendAll { day }));
    let choose = Button::act(t.plain("upcoming-button-choose", &args! {}), UpcomingAction::Choose { day });
    let ahead =
        Button::act(t.plain("upcoming-button-upcoming", &args! {}), UpcomingAction::Ahead { page: 0 });
    match today > day {
        true => Screen::new(text).row([ahead]),
        false => Screen::new(text).row(all.into_iter().chain([choose])).row([menu_button(t)]),
    }
}

/// Letters listed in the message; the others are counted.
const LISTED: usize = 30;

fn review_text(t: &Texts, proposals: &[Proposal], day: NaiveDate) -> Html {
    let mut text = t.html("upcoming-review", &args! { day = t.date_weekday_short(day) });
    if proposals.is_empty() {
        text.push_paragraph(&t.html("upcoming-review-empty", &args! {}));
    }
    let lines = proposals.iter().take(LISTED).map(|proposal| {
        t.html(
            "upcoming-review-line",
            &args! {
                mark = mark(proposal.decision),
                client = proposal.client_name,
                number = proposal.number.to_string(),
                sum = t.money(&proposal.left),
                when = words::step(t, Step::new(proposal.step, Tone::Check)),
            },
        )
    });
    text.push_paragraph(&Html::lines(lines));
    if let Some(more) = proposals.len().checked_sub(LISTED).filter(|more| *more > 0) {
        text.push_line(&t.html("upcoming-more", &args! { count = more }));
    }
    text
}

/// A button for each letter, to tick or to cross out.
pub fn choose(t: &Texts, proposals: &[Proposal], day: NaiveDate) -> Screen {
    let text = review_text(t, proposals, day);
    let letters = proposals.iter().take(LISTED).map(|proposal| {
        let label = t.plain(
            "upcoming-button-letter",
            &args! {
                mark = mark(proposal.decision),
                client = proposal.client_name,
                sum = t.money(&proposal.left),
            },
        );
        Button::act(label, UpcomingAction::Toggle { day, debt: proposal.debt })
    });
    let letters: Vec<_> = letters.collect();
    let done = Button::act(t.plain("upcoming-button-done", &args! {}), UpcomingAction::Review { day });
    Screen::new(text).rows_of(1, letters).row([done])
}

/// Where does this debt start, which is overdue already?
pub fn ask_old_one(t: &Texts, dossier: &Dossier, on: NaiveDate) -> Screen {
    let debt = DebtRef { id: dossier.debt.id, version: dossier.debt.version };
    let choice =
        |key: &str, start| Button::act(t.plain(key, &args! {}), UpcomingAction::OldOne { debt, start });
    let about = args! {
        client = dossier.client.name,
        number = dossier.debt.number.to_string(),
        on = t.date_weekday_short(on),
    };
    Screen::new(t.html("upcoming-old-one", &about))
        .row([choice("upcoming-button-softly", OldDebts::Softly)])
        .row([choice("upcoming-button-by-age", OldDebts::ByAge)])
        .row([choice("upcoming-button-leave-one", OldDebts::Leave)])
}

/// Where do the debts start that are overdue already?
pub fn ask_old(t: &Texts, debts: i64, most: usize) -> Screen {
    let choice =
        |key: &str, start| Button::act(t.plain(key, &args! {}), Action::from(UpcomingAction::Old(start)));
    Screen::new(t.html("upcoming-old", &args! { debts = debts, most = most }))
        .row([choice("upcoming-button-softly", OldDebts::Softly)])
        .row([choice("upcoming-button-by-age", OldDebts::ByAge)])
        .row([choice("upcoming-button-leave", OldDebts::Leave)])
}
