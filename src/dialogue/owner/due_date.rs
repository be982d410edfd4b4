//! Giving the client until another date.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, OwnerForm};
use super::register::{likely_due, read_date};
use crate::app::{AppResult, Error, access, debts};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::input::date::{DateProblem, Direction};
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, args};
use crate::screens::calendar::Month;
use crate::screens::owner::ask::Ask;
use crate::screens::owner::register::Dates;
use crate::screens::owner::{change, problem};
use crate::screens::{DebtRef, FormTap};

/// A new date on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueDateForm {
    debt: DebtRef,
    /// What an unclear date may mean.
    #[serde(default)]
    dates: Vec<NaiveDate>,
    month: Option<Month>,
    /// What was chosen, to be confirmed.
    to: Option<NaiveDate>,
}

/// Asks for the date.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_alive()?;
    if dossier.agreed.is_some() {
        return Err(Error::Rejected(Rejection::PlanInForce));
    }
    DueDateForm { debt, dates: Vec::new(), month: None, to: None }.ask(scene, &dossier, None).await
}

impl DueDateForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let mut dossier = access::owned_debt(scene.uow, scene.person.id, self.debt.id).await?;
        if dossier.debt.version != self.debt.version {
            scene.end();
            scene.toast("error-outdated", &args! {});
            return card::show(scene, &mut dossier).await;
        }
        match (input, self.to) {
            (Input::Tap(FormTap::Cancel), _) => {
                scene.end();
                card::show(scene, &mut dossier).await
            }
            (Input::Tap(FormTap::Back), _) => {
                (self.to, self.month) = (None, None);
                self.dates.clear();
                self.ask(scene, &dossier, None).await
            }
            (Input::Tap(FormTap::Confirm), Some(to)) => {
                scene.end();
                let (today, by) = (scene.today(), scene.person.id);
                debts::change_due_date(scene.uow, &mut dossier, to, today, by).await?;
                scene.toast("owner-toast-moved", &args! {});
                card::show(scene, &mut dossier).await
            }
            (Input::Tap(FormTap::Month { year, month }), _) => {
                self.month = Some(Month { year, month });
                self.ask(scene, &dossier, None).await
            }
            (input, _) => {
                let note = self.read(scene, input).err();
                self.ask(scene, &dossier, note).await
            }
        }
    }

    fn read(&mut self, scene: &Scene<'_>, input: Input) -> Result<(), Html> {
        let today = scene.today();
        let likely = likely_due(today, &self.dates);
        let (to, typed) = read_date(scene, input, &likely, Direction::Future).map_err(|(dates, note)| {
            self.dates = dates;
            note
        })?;
        if to < today {
            return Err(problem::date(scene.texts(), &typed, DateProblem::InThePast));
        }
        if to > *debts::due_bounds(today).end() {
            return Err(problem::date(scene.texts(), &typed, DateProblem::TooFar));
        }
        self.to = Some(to);
        self.dates.clear();
        Ok(())
    }

    async fn ask(self, scene: &mut Scene<'_>, dossier: &Dossier, note: Option<Html>) -> AppResult<()> {
        let form = forms::keep(scene, OwnerForm::DueDate(self.clone()))?;
        let (t, today) = (scene.texts(), scene.today());
        let ask = Ask { form, note, back: self.to.is_some() || self.month.is_some(), ..Ask::default() };
        let screen = if let Some(to) = self.to {
            change::confirm_due_date(t, &ask, dossier, to, today)
        } else {
            let likely = likely_due(today, &self.dates);
            let bounds = today..=*debts::due_bounds(today).end();
            change::due_date(t, &ask, dossier, &Dates { today, likely: &likely, month: self.month, bounds })
        };
        scene.show(screen).await
    }
}
