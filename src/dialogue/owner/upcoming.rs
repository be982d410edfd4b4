//! What is to come, how reminders are sent, and the evening question about them.

use serde::{Deserialize, Serialize};

use super::forms::{self, OwnerForm, Unclear};
use super::{card, ladder, lists};
use crate::app::businesses::{self, Change};
use crate::app::upcoming::{self, DAYS_AHEAD, Outlook};
use crate::app::{AppResult, Error, access, clients, debts};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::approval::Decision;
use crate::domain::ids::DebtId;
use crate::domain::input::amount;
use crate::domain::money::{Currency, Money};
use crate::domain::people::Reminding;
use crate::i18n::{Html, args};
use crate::screens::FormTap;
use crate::screens::action::{OldDebts, UpcomingAction};
use crate::screens::owner::ask::Ask;
use crate::screens::owner::lists::Page;
use crate::screens::owner::upcoming::{self as screens, Ahead, LETTERS_PAGE, Line, Silence};
use crate::screens::owner::words::example_amount;
use crate::store::clients as client_rows;

/// Does what a button about reminders to come asks.
pub async fn act(scene: &mut Scene<'_>, action: UpcomingAction) -> AppResult<()> {
    match action {
        UpcomingAction::Ahead { page } => ahead(scene, page).await,
        UpcomingAction::Mode(mode) => choose_mode(scene, mode).await,
        UpcomingAction::AskMinimum => {
            scene.business()?;
            MinimumForm { readings: Vec::new() }.ask(scene, None).await
        }
        UpcomingAction::AskClient(client) => {
            let business = scene.business()?.id;
            let client = client_rows::find(scene.uow.db(), business, client).await?.ok_or(Error::NotFound)?;
            let screen = screens::ask_client(scene.texts(), &client);
            scene.show(screen).await
        }
        UpcomingAction::Client { client, reminding } => {
            clients::set_reminding(scene.uow, scene.person.id, client, reminding).await?;
            scene.toast("owner-toast-saved", &args! {});
            lists::client(scene, client).await
        }
        UpcomingAction::Review { day } => {
            let (_, proposals) = upcoming::proposals(scene.uow, scene.person.id, day).await?;
            let screen = screens::review(scene.texts(), &proposals, day, today_there(scene)?);
            scene.show(screen).await
        }
        UpcomingAction::SendAll { day } => {
            let decided = decide(scene, day, None, Decision::Send).await?;
            let screen = screens::review(scene.texts(), &decided, day, today_there(scene)?);
            scene.show(screen).await
        }
        UpcomingAction::Choose { day } => {
            let (_, proposals) = upcoming::proposals(scene.uow, scene.person.id, day).await?;
            let screen = screens::choose(scene.texts(), &proposals, day);
            scene.show(screen).await
        }
        UpcomingAction::Toggle { day, debt } => toggle(scene, day, debt).await,
        UpcomingAction::Old(start) => start_old(scene, start).await,
        UpcomingAction::OldOne { debt, start } => {
            let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
            debts::start_old(scene.uow, &mut dossier, start, scene.person.id).await?;
            scene.toast("owner-toast-saved", &args! {});
            card::show(scene, &mut dossier).await
        }
    }
}

/// Today by the clock of the business: its days are what the letters are listed by.
fn today_there(scene: &mut Scene<'_>) -> AppResult<chrono::NaiveDate> {
    let zone = scene.business()?.zone;
    Ok(scene.uow.now().with_timezone(&zone).date_naive())
}

async fn ahead(scene: &mut Scene<'_>, page: u16) -> AppResult<()> {
    let business = scene.business()?.clone();
    let Outlook { letters, silent } = upcoming::outlook(scene.uow, &business).await?;
    let all = i64::try_from(letters.len()).unwrap_or(i64::MAX);
    let page = Page::of(page, all, i64::try_from(LETTERS_PAGE).unwrap_or(i64::MAX));
    let shown = letters.iter().skip(usize::from(page.page) * LETTERS_PAGE).take(LETTERS_PAGE);
    let ahead = Ahead {
        business: &business,
        days: DAYS_AHEAD,
        lines: shown.map(|upcoming| Line { letter: &upcoming.letter, debts: &upcoming.debts }).collect(),
        page,
        silent: silent
            .iter()
            .map(|silent| Silence { reason: &silent.reason, debts: silent.debts, clients: &silent.clients })
            .collect(),
        now: scene.uow.now(),
    };
    let screen = screens::ahead(scene.texts(), &ahead);
    scene.show(screen).await
}

async fn choose_mode(scene: &mut Scene<'_>, mode: Reminding) -> AppResult<()> {
    let business = scene.business()?.clone();
    if business.reminding == mode {
        return ladder::open(scene, None).await;
    }
    let changed = businesses::change(scene.uow, scene.person.id, Change::Reminding(mode)).await?;
    scene.business = Some(changed);
    scene.toast("owner-toast-saved", &args! {});
    if business.reminding == Reminding::Show {
        let old = upcoming::count_old(scene.uow, &business).await?;
        if old > 0 {
            let screen = screens::ask_old(scene.texts(), old, upcoming::OLD_CLIENTS_A_DAY);
            return scene.show(screen).await;
        }
    }
    ladder::open(scene, None).await
}

async fn start_old(scene: &mut Scene<'_>, start: OldDebts) -> AppResult<()> {
    upcoming::start_old(scene.uow, scene.person.id, start).await?;
    scene.toast("owner-toast-saved", &args! {});
    ahead(scene, 0).await
}

async fn decide(
    scene: &mut Scene<'_>,
    day: chrono::NaiveDate,
    debt: Option<DebtId>,
    decision: Decision,
) -> AppResult<Vec<crate::domain::approval::Proposal>> {
    let decided = upcoming::decide(scene.uow, scene.person.id, day, debt, decision).await?;
    scene.toast("owner-toast-saved", &args! {});
    Ok(decided)
}

async fn toggle(scene: &mut Scene<'_>, day: chrono::NaiveDate, debt: DebtId) -> AppResult<()> {
    let (_, proposals) = upcoming::proposals(scene.uow, scene.person.id, day).await?;
    let found = proposals.iter().find(|proposal| proposal.debt == debt).map(|proposal| proposal.decision);
    let now = match found {
        Some(decision) => decide(scene, day, Some(debt), decision.tapped()).await?,
        None => proposals,
    };
    let screen = screens::choose(scene.texts(), &now, day);
    scene.show(screen).await
}

/// The smallest sum that is reminded, on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinimumForm {
    /// What an unclear amount may mean.
    readings: Vec<Money>,
}

impl MinimumForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let currency = scene.business()?.currency;
        let minimum = match &input {
            Input::Tap(FormTap::Cancel | FormTap::Back) => {
                scene.end();
                return ladder::open(scene, None).await;
            }
            Input::Tap(FormTap::Skip) => Ok(None),
            input => self.read(scene, input, currency).map(Some),
        };
        match minimum {
            Ok(minimum) => {
                scene.end();
                let business =
                    businesses::change(scene.uow, scene.person.id, Change::Minimum(minimum)).await?;
                scene.business = Some(business);
                scene.toast("owner-toast-saved", &args! {});
                ladder::open(scene, None).await
            }
            Err((readings, note)) => {
                self.readings = readings;
                self.ask(scene, Some(note)).await
            }
        }
    }

    fn read(&self, scene: &Scene<'_>, input: &Input, currency: Currency) -> Result<Money, Unclear<Money>> {
        match input {
            Input::Tap(FormTap::Pick(at)) => self
                .readings
                .get(usize::from(*at))
                .copied()
                .ok_or_else(|| (Vec::new(), forms::unexpected(scene, input))),
            Input::Words(typed) => forms::amount(scene, typed, amount::read_in(typed, currency), currency),
            other => Err((Vec::new(), forms::unexpected(scene, other))),
        }
    }

    async fn ask(self, scene: &mut Scene<'_>, note: Option<Html>) -> AppResult<()> {
        let currency = scene.business()?.currency;
        let example = Money::new((example_amount(currency.code()) / 25).into(), currency)?;
        let readings = self.readings.clone();
        let form = forms::keep(scene, OwnerForm::Minimum(self))?;
        let ask = Ask { form, note, ..Ask::default() };
        let screen = screens::ask_minimum(scene.texts(), &ask, example, &readings);
        scene.show(screen).await
    }
}
