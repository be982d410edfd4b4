//! Lists: debts by kind, what a search found, clients, and one client.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::courtesy;
use super::home::Counts;
use super::{upcoming, words};
use crate::domain::debt::DebtState;
use crate::domain::ids::{ClientId, DebtId};
use crate::domain::money::Money;
use crate::domain::obstacle::Named;
use crate::domain::people::Client;
use crate::domain::requests::History;
use crate::i18n::{Html, Texts, args};
use crate::screens::action::DebtFilter;
use crate::screens::common::menu_button;
use crate::screens::{Action, Button, OwnerAction, Screen, obstacle, promise};

/// A debt as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: DebtId,
    pub number: i32,
    pub client: String,
    pub state: DebtState,
    pub amount: Money,
    pub due_on: NaiveDate,
}

/// Which page of how many, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub page: u16,
    pub pages: u16,
}

impl Page {
    /// The page asked for, or the last one there is.
    pub fn of(page: u16, all: i64, size: i64) -> Self {
        let pages = u16::try_from((all.max(1) + size - 1) / size.max(1)).unwrap_or(u16::MAX);
        Self { page: page.min(pages.saturating_sub(1)), pages }
    }

    /// ‹ 2/3 ›, when there is more than one.
    pub fn row(self, to: impl Fn(u16) -> OwnerAction) -> Vec<Button> {
        if self.pages < 2 {
            return Vec::new();
        }
        let turn = |page: Option<u16>, label: &str| match page {
            Some(page) => Button::act(label.to_owned(), to(page)),
            None => Button::act("·".to_owned(), Action::Nothing),
        };
        let here = format!("{}/{}", self.page + 1, self.pages);
        vec![
            turn(self.page.checked_sub(1), "‹"),
            Button::act(here, Action::Nothing),
            turn(Some(self.page + 1).filter(|next| *next < self.pages), "›"),
        ]
    }
}

const FILTERS: [DebtFilter; 4] =
    [DebtFilter::Open, DebtFilter::Overdue, DebtFilter::Waiting, DebtFilter::Settled];

fn filter_code(filter: DebtFilter) -> &'static str {
    match filter {
        DebtFilter::Open => "open",
        DebtFilter::Overdue => "overdue",
        DebtFilter::Waiting => "waiting",
        DebtFilter::Settled => "settled",
    }
}

/// Debts of one kind.
pub fn debts(
    t: &Texts,
    filter: DebtFilter,
    counts: &Counts,
    lines: &[Line],
    page: Page,
    today: NaiveDate,
) -> Screen {
    let mut text = t.html("owner-debts-title", &args! { filter = filter_code(filter) });
    if lines.is_empty() {
        text.push_line(&t.html("owner-debts-empty", &args! { filter = filter_code(filter) }));
    } else {
        let (count, sums) = (counts.of(filter).count, words::sums(t, &counts.of(filter).sums));
        text.push_line(&if sums.is_empty() {
            t.html("owner-debts-count", &args! { debts = t.debts(count) })
        } else {
            t.html("owner-debts-sums", &args! { debts = t.debts(count), sums = sums })
        });
    }
    let tabs = FILTERS.map(|tab| {
        let facts = args! {
            filter = filter_code(tab),
            count = counts.of(tab).count,
            here = if tab == filter { "yes" } else { "no" },
        };
        Button::act(t.plain("owner-debts-tab", &facts), OwnerAction::Debts { filter: tab, page: 0 })
    });
    Screen::new(text)
        .rows_of(1, debt_buttons(t, lines, today))
        .row(page.row(|page| OwnerAction::Debts { filter, page }))
        .rows_of(2, tabs)
        .row([
            Button::act(t.plain("owner-button-new-debt", &args! {}), OwnerAction::NewDebt),
            Button::act(t.plain("owner-button-search", &args! {}), OwnerAction::SearchDebts),
            menu_button(t),
        ])
}

fn debt_buttons(t: &Texts, lines: &[Line], today: NaiveDate) -> Vec<Button> {
    let label = |line: &Line| {
        let facts = args! {
            number = line.number.to_string(),
            client = words::label(&line.client, 22),
            amount = t.money(&line.amount),
            date = words::day_short(t, line.due_on, today),
        };
        match line.state {
            DebtState::Draft | DebtState::Offered => t.plain("owner-line-waiting", &facts),
            DebtState::Open if line.due_on < today => t.plain("owner-line-overdue", &facts),
            DebtState::Open => t.plain("owner-line-open", &facts),
            DebtState::Settled => t.plain("owner-line-settled", &facts),
            DebtState::Cancelled | DebtState::WrittenOff | DebtState::HandedOver => {
                t.plain("owner-line-closed", &facts)
            }
        }
    };
    lines.iter().map(|line| Button::act(label(line), OwnerAction::Card(line.id))).collect()
}

/// Whose debts to look for.
pub fn ask_search(t: &Texts, ask: &super::ask::Ask) -> Screen {
    ask.screen(t, &t.html("owner-ask-search", &args! {})).row(ask.leave(t))
}

/// What a search found.
pub fn found(t: &Texts, words: &str, lines: &[Line], today: NaiveDate) -> Screen {
    let text = if lines.is_empty() {
        t.html("owner-found-none", &args! { words = words })
    } else {
        t.html("owner-found", &args! { words = words })
    };
    Screen::new(text).rows_of(1, debt_buttons(t, lines, today)).row([
        Button::act(t.plain("owner-button-search-again", &args! {}), OwnerAction::SearchDebts),
        menu_button(t),
    ])
}

/// A client as the list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientLine {
    pub id: ClientId,
    pub name: String,
    /// Debts that are not closed.
    pub alive: i64,
    pub sums: Vec<Money>,
}

/// The clients.
pub fn clients(t: &Texts, lines: &[ClientLine], all: i64, page: Page) -> Screen {
    let text = if lines.is_empty() {
        t.html("owner-clients-empty", &args! {})
    } else {
        t.html("owner-clients", &args! { count = all })
    };
    let buttons = lines.iter().map(|line| {
        let name = words::label(&line.name, 28);
        let label = if line.alive == 0 {
            name
        } else {
            t.plain("owner-client-line", &args! { name = name, sums = words::sums(t, &line.sums) })
        };
        Button::act(label, OwnerAction::Client(line.id))
    });
    Screen::new(text)
        .rows_of(1, buttons)
        .row(page.row(|page| OwnerAction::Clients { page }))
        .row((!lines.is_empty()).then(|| obstacle::counts_button(t)))
        .row([Button::act(t.plain("owner-button-new-debt", &args! {}), OwnerAction::NewDebt), menu_button(t)])
}

/// A client as their own page shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientFacts {
    pub client: Client,
    /// What is left to pay, by currency.
    pub sums: Vec<Money>,
    pub history: History,
    /// What they said last is in the way.
    pub named: Option<Named>,
}

/// One client with the latest debts.
pub fn client(t: &Texts, facts: &ClientFacts, lines: &[Line], zone: Tz, today: NaiveDate) -> Screen {
    let client = &facts.client;
    let mut text = t.html("owner-client", &args! { name = client.name });
    if let Some(phone) = &client.phone {
        text.push_line(&t.html("owner-client-phone", &args! { phone = phone }));
    }
    let connection = match (client.person, client.stopped_at) {
        (None, _) => "owner-client-not-connected",
        (Some(_), None) => "owner-client-connected",
        (Some(_), Some(_)) => "owner-client-stopped",
    };
    text.push_line(&t.html(connection, &args! {}));
    text.push_line(&owed(t, &facts.sums, lines));
    for line in promise::record(t, facts.history) {
        text.push_line(&line);
    }
    if let Some(named) = facts.named {
        let on = words::day_short(t, named.at.with_timezone(&zone).date_naive(), today);
        text.push_line(&obstacle::named(t, named, &on));
    }
    Screen::new(text)
        .rows_of(1, debt_buttons(t, lines, today))
        .row([Button::act(
            t.plain("owner-button-new-debt-for", &args! {}),
            OwnerAction::NewDebtFor(client.id),
        )])
        .row([courtesy::client_button(t, client)])
        .row([upcoming::client_button(t, client)])
        .row([
            Button::act(t.plain("owner-button-clients", &args! {}), OwnerAction::Clients { page: 0 }),
            menu_button(t),
        ])
}

fn owed(t: &Texts, sums: &[Money], lines: &[Line]) -> Html {
    match (sums.is_empty(), lines.is_empty()) {
        (false, _) => t.html("owner-client-owes", &args! { sums = words::sums(t, sums) }),
        (true, false) => t.html("owner-client-clear", &args! {}),
        (true, true) => t.html("owner-client-no-debts", &args! {}),
    }
}
