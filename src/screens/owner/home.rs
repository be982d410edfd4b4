//! The owner's menu.

use chrono::NaiveDate;

use super::onboarding::example_line;
use super::words;
use crate::domain::money::Money;
use crate::domain::people::Business;
use crate::i18n::{Html, Texts, args};
use crate::screens::action::DebtFilter;
use crate::screens::{Action, Button, DebtorAction, OwnerAction, Screen};

/// Debts of a kind: how many, and their sums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heap {
    pub count: i64,
    pub sums: Vec<Money>,
}

/// What the menu counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    pub open: Heap,
    pub overdue: Heap,
    pub waiting: Heap,
    pub settled: Heap,
    /// Requests of clients that wait for an answer.
    pub requests: i64,
    /// Whether the person owes something as well.
    pub owes: bool,
}

impl Counts {
    /// The debts of one kind.
    pub fn of(&self, filter: DebtFilter) -> &Heap {
        match filter {
            DebtFilter::Open => &self.open,
            DebtFilter::Overdue => &self.overdue,
            DebtFilter::Waiting => &self.waiting,
            DebtFilter::Settled => &self.settled,
        }
    }
}

/// The menu.
pub fn home(t: &Texts, business: &Business, counts: &Counts, today: NaiveDate) -> Screen {
    let mut text = t.html("owner-home", &args! { name = business.name });
    text.push_line(&Html::lines(heaps(t, counts)));
    if counts.open.count + counts.waiting.count + counts.settled.count == 0 {
        let example = example_line(t, business.currency, today);
        text.push_line(&t.html("owner-home-empty", &args! { example = example }));
    }
    let button = |key: &str, action: Action| Button::act(t.plain(key, &args! {}), action);
    let requests = if counts.requests > 0 {
        t.plain("owner-button-requests-count", &args! { count = counts.requests })
    } else {
        t.plain("owner-button-requests", &args! {})
    };
    let debts = OwnerAction::Debts { filter: DebtFilter::Open, page: 0 };
    let own = counts.owes.then(|| button("owner-button-mine", DebtorAction::Mine.into()));
    Screen::new(text)
        .row([
            button("owner-button-new-debt", OwnerAction::NewDebt.into()),
            button("owner-button-debts", debts.into()),
        ])
        .row([
            Button::act(requests, OwnerAction::Requests),
            button("owner-button-clients", OwnerAction::Clients { page: 0 }.into()),
        ])
        .row([
            button("owner-button-settings", OwnerAction::Settings.into()),
            button("common-button-help", Action::Help),
        ])
        .row(own)
}

fn heaps(t: &Texts, counts: &Counts) -> Vec<Html> {
    let line = |key: &str, heap: &Heap| {
        (heap.count > 0)
            .then(|| t.html(key, &args! { debts = t.debts(heap.count), sums = words::sums(t, &heap.sums) }))
    };
    let requests =
        (counts.requests > 0).then(|| t.html("owner-home-requests", &args! { count = counts.requests }));
    [
        requests,
        line("owner-home-open", &counts.open),
        line("owner-home-overdue", &counts.overdue),
        line("owner-home-waiting", &counts.waiting),
    ]
    .into_iter()
    .flatten()
    .collect()
}
