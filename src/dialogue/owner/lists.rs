//! The menu, the lists of debts and clients, and the search.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::forms::{self, NAME_CHARS_MAX, OwnerForm};
use crate::app::{AppResult, Error};
use crate::dialogue::conversation::Input;
use crate::dialogue::debtor;
use crate::dialogue::scene::Scene;
use crate::domain::ids::{BusinessId, ClientId};
use crate::i18n::Html;
use crate::screens::action::DebtFilter;
use crate::screens::owner::ask::Ask;
use crate::screens::owner::home::{self as menu, Counts, Heap};
use crate::screens::owner::lists::{self as screens, ClientFacts, ClientLine, Line, Page};
use crate::screens::{FormTap, obstacle};
use crate::store::clients as client_rows;
use crate::store::clients_lists;
use crate::store::debts_lists::{self, Kind, ListedDebt, Total};
use crate::store::obstacles;
use crate::store::requests;

/// Clients on one page.
const CLIENTS_PAGE: i64 = 8;

/// How far back the answers of clients are counted.
const COUNTED_BACK: TimeDelta = TimeDelta::days(90);

fn kind(filter: DebtFilter) -> Kind {
    match filter {
        DebtFilter::Open => Kind::Open,
        DebtFilter::Overdue => Kind::Overdue,
        DebtFilter::Waiting => Kind::Waiting,
        DebtFilter::Settled => Kind::Settled,
    }
}

fn line(debt: ListedDebt) -> Line {
    Line {
        id: debt.id,
        number: debt.number,
        client: debt.client,
        state: debt.state,
        amount: debt.amount,
        due_on: debt.due_on,
    }
}

fn heap(total: Total) -> Heap {
    Heap { count: total.count, sums: total.sums }
}

async fn counts(scene: &mut Scene<'_>, business: BusinessId) -> AppResult<Counts> {
    let today = scene.today();
    let totals = debts_lists::totals(scene.uow.db(), business, today).await?;
    Ok(Counts {
        open: heap(totals.open),
        overdue: heap(totals.overdue),
        waiting: heap(totals.waiting),
        settled: heap(totals.settled),
        requests: debts_lists::count_requests(scene.uow.db(), business).await?,
        owes: debtor::owes(scene).await?,
    })
}

/// The owner's menu.
pub async fn home(scene: &mut Scene<'_>) -> AppResult<()> {
    let business = scene.business()?.clone();
    let counts = counts(scene, business.id).await?;
    let screen = menu::home(scene.texts(), &business, &counts, scene.today());
    scene.show(screen).await
}

/// Debts of one kind, a page at a time.
pub async fn debts(scene: &mut Scene<'_>, filter: DebtFilter, page: u16) -> AppResult<()> {
    let business = scene.business()?.id;
    let today = scene.today();
    let counts = counts(scene, business).await?;
    let page = Page::of(page, counts.of(filter).count, debts_lists::PAGE);
    let found = debts_lists::list(scene.uow.db(), business, kind(filter), page.page, today).await?;
    let lines: Vec<Line> = found.into_iter().map(line).collect();
    let screen = screens::debts(scene.texts(), filter, &counts, &lines, page, today);
    scene.show(screen).await
}

/// The clients, a page at a time.
pub async fn clients(scene: &mut Scene<'_>, page: u16) -> AppResult<()> {
    let business = scene.business()?.id;
    let all = clients_lists::count(scene.uow.db(), business).await?;
    let page = Page::of(page, all, CLIENTS_PAGE);
    let found = clients_lists::list(scene.uow.db(), business, page.page, CLIENTS_PAGE).await?;
    let lines: Vec<ClientLine> = found
        .into_iter()
        .map(|client| ClientLine { id: client.id, name: client.name, alive: client.alive, sums: client.sums })
        .collect();
    let screen = screens::clients(scene.texts(), &lines, all, page);
    scene.show(screen).await
}

/// One client.
pub async fn client(scene: &mut Scene<'_>, client: ClientId) -> AppResult<()> {
    let business = scene.business()?.id;
    let client = client_rows::find(scene.uow.db(), business, client).await?.ok_or(Error::NotFound)?;
    let sums = clients_lists::alive_sums(scene.uow.db(), client.id).await?;
    let found = debts_lists::list_of_client(scene.uow.db(), business, client.id).await?;
    let lines: Vec<Line> = found.into_iter().map(line).collect();
    let history = requests::history(scene.uow.db(), client.id).await?;
    let named = obstacles::find_latest_of_client(scene.uow.db(), client.id).await?;
    let facts = ClientFacts { client, sums, history, named };
    let screen = screens::client(scene.texts(), &facts, &lines, scene.zone, scene.today());
    scene.show(screen).await
}

/// A search for the debts of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchForm {}

/// Asks whose debts to look for.
pub async fn begin_search(scene: &mut Scene<'_>) -> AppResult<()> {
    scene.business()?;
    SearchForm {}.ask(scene, None).await
}

impl SearchForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let words = match &input {
            Input::Tap(FormTap::Cancel | FormTap::Back) => {
                scene.end();
                return debts(scene, DebtFilter::Open, 0).await;
            }
            Input::Words(typed) => forms::line(scene, typed, NAME_CHARS_MAX),
            other => Err(forms::unexpected(scene, other)),
        };
        let words = match words {
            Ok(words) => words,
            Err(note) => return self.ask(scene, Some(note)).await,
        };
        scene.end();
        let business = scene.business()?.id;
        let found = debts_lists::search(scene.uow.db(), business, &words).await?;
        let lines: Vec<Line> = found.into_iter().map(line).collect();
        let screen = screens::found(scene.texts(), &words, &lines, scene.today());
        scene.show(screen).await
    }

    async fn ask(self, scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
        let form = forms::keep(scene, OwnerForm::Search(self))?;
        let screen = screens::ask_search(scene.texts(), &Ask { form, note, ..Ask::default() });
        scene.show(screen).await
    }
}

/// What clients say is in the way, counted.
pub async fn obstacles(scene: &mut Scene<'_>) -> AppResult<()> {
    let business = scene.business()?.id;
    let since = scene.uow.now() - COUNTED_BACK;
    let counts = obstacles::count(scene.uow.db(), business, since).await?;
    let since = since.with_timezone(&scene.zone).date_naive();
    let screen = obstacle::counts(scene.texts(), &counts, since);
    scene.show(screen).await
}
