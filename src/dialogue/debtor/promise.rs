//! The debtor names a day to pay: a tap or a typed date, shown once more before it is sent.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm};
use crate::app::{AppResult, Error, access, promises};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::input::Reading;
use crate::domain::input::date::DateReading;
use crate::domain::money::Money;
use crate::domain::promise;
use crate::domain::rejection::Rejection;
use crate::i18n::Html;
use crate::screens::promise::{self as screen, Days, EDIT_CALENDAR};
use crate::screens::{DebtRef, FormTap, Screen, request};

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseForm {
    debt: DebtId,
    /// What was left to pay when the form was drawn.
    total: Money,
    /// The day that was chosen and waits to be confirmed.
    on: Option<NaiveDate>,
}

/// What follows from an answer.
enum Next {
    /// Show the question or the day that was chosen, with what was wrong with the answer.
    Ask(Html),
    /// The typed date is not clear; it may mean several.
    Choose(DateReading, Html),
    /// A month of the calendar.
    Turn(i32, u32),
    Send,
    Leave,
}

impl Next {
    fn ask() -> Self {
        Self::Ask(Html::default())
    }
}

/// Asks on which day they will pay.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let Some(dossier) = may_promise(scene, debt).await? else { return Ok(()) };
    PromiseForm::new(&dossier).show(scene, &dossier, Next::ask()).await
}

/// Shows a day that was named already, to be confirmed.
pub async fn offer(scene: &mut Scene<'_>, debt: DebtRef, on: NaiveDate) -> AppResult<()> {
    let Some(dossier) = may_promise(scene, debt).await? else { return Ok(()) };
    let mut form = PromiseForm::new(&dossier);
    let next = form.choose(scene, on);
    form.show(scene, &dossier, next).await
}

/// The debt, if its debtor may promise now; otherwise they see what else helps.
async fn may_promise(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<Option<Dossier>> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    match promises::may_promise(scene.uow, &dossier).await {
        Ok(()) => Ok(Some(dossier)),
        Err(Error::Rejected(Rejection::PromisesSpent)) => {
            scene.end();
            let screen = screen::spent(scene.texts(), &dossier);
            scene.show(screen).await?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

impl PromiseForm {
    fn new(dossier: &Dossier) -> Self {
        Self { debt: dossier.debt.id, total: dossier.unheld_balance(), on: None }
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let next = match input {
            Input::Tap(tap) => self.tap(scene, &tap),
            Input::Words(words) => self.words(scene, &words),
            Input::File { .. } | Input::Contact { .. } | Input::Unusable => {
                Next::Ask(request::words_only(scene.texts()))
            }
        };
        match next {
            Next::Leave => {
                scene.end();
                card::open(scene, self.debt).await
            }
            Next::Send => self.send(scene, dossier).await,
            next => self.show(scene, &dossier, next).await,
        }
    }

    fn tap(&mut self, scene: &Scene<'_>, tap: &FormTap) -> Next {
        match (self.on, tap) {
            (None, FormTap::Back | FormTap::Cancel) => Next::Leave,
            (Some(_), FormTap::Back) => {
                self.on = None;
                Next::ask()
            }
            (Some(_), FormTap::Confirm) => Next::Send,
            (_, FormTap::Date(on)) => self.choose(scene, *on),
            (None, FormTap::Month { year, month }) => Next::Turn(*year, *month),
            (None, FormTap::Edit(EDIT_CALENDAR)) => {
                let today = scene.today();
                Next::Turn(today.year(), today.month())
            }
            _ => Next::ask(),
        }
    }

    fn words(&mut self, scene: &Scene<'_>, words: &str) -> Next {
        match forms::read_date(scene, words) {
            Reading::Clear(on) => self.choose(scene, on),
            unclear => {
                self.on = None;
                let problem = request::date_problem(scene.texts(), words, &unclear);
                Next::Choose(unclear, problem)
            }
        }
    }

    /// A date of the calendar is hostile input, too.
    fn choose(&mut self, scene: &Scene<'_>, on: NaiveDate) -> Next {
        let bounds = promise::bounds(scene.today());
        self.on = Some(on).filter(|on| bounds.contains(on));
        match self.on {
            Some(_) => Next::ask(),
            None => Next::Ask(request::date_outside(scene.texts(), *bounds.start(), *bounds.end())),
        }
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, next: Next) -> AppResult<()> {
        let form = Conversation::Debtor(DebtorForm::Promise(self.clone()));
        let number = forms::keep(scene, form)?;
        let screen = self.screen(scene, dossier, next, number);
        scene.show(screen).await
    }

    fn screen(&self, scene: &Scene<'_>, dossier: &Dossier, next: Next, number: i32) -> Screen {
        let (t, today) = (scene.texts(), scene.today());
        let likely = Days::Likely { days: promise::likely_days(today), today };
        let (problem, choices, days) = match next {
            Next::Choose(reading, problem) => (problem, request::date_choices(t, &reading, number), likely),
            Next::Turn(year, month) => {
                let latest = *promise::bounds(today).end();
                let page = forms::month(Some((year, month)), today, today, latest);
                (Html::default(), Vec::new(), Days::Page(page))
            }
            Next::Ask(problem) => (problem, Vec::new(), likely),
            Next::Send | Next::Leave => (Html::default(), Vec::new(), likely),
        };
        match self.on {
            Some(on) => screen::confirm(t, dossier, on, problem, number),
            None => screen::ask(t, dossier, &days, problem, choices, number),
        }
    }

    async fn send(mut self, scene: &mut Scene<'_>, mut dossier: Dossier) -> AppResult<()> {
        let Some(on) = self.on else { return self.show(scene, &dossier, Next::ask()).await };
        let left = dossier.unheld_balance();
        if left != self.total && left.is_positive() {
            // What was shown is not what would be sent: show it anew.
            self.total = left;
            let changed = screen::changed(scene.texts());
            return self.show(scene, &dossier, Next::Ask(changed)).await;
        }
        let today = scene.today();
        match promises::make(scene.uow, &mut dossier, scene.person.id, on, today).await {
            Ok(()) => {}
            Err(Error::Rejected(rejection)) => return forms::refuse(scene, rejection).await,
            Err(error) => return Err(error),
        }
        scene.end();
        let screen = screen::made(scene.texts(), &dossier, on);
        scene.show(screen).await
    }
}
