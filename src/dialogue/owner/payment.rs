//! Recording money that came in.

use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, OwnerForm};
use crate::app::{AppResult, access, debts, following, payments};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::input::amount;
use crate::domain::money::Money;
use crate::domain::plan::PartStanding;
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, args};
use crate::screens::owner::ask::Ask;
use crate::screens::owner::change::{self, Due};
use crate::screens::owner::problem;
use crate::screens::{DebtRef, FormTap};

/// A payment on its way to be recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentForm {
    debt: DebtRef,
    /// What an unclear amount may mean.
    #[serde(default)]
    readings: Vec<Money>,
    /// What was typed, to be confirmed.
    amount: Option<Money>,
}

/// Asks how much came in.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_alive()?;
    PaymentForm { debt, readings: Vec::new(), amount: None }.ask(scene, &mut dossier, None).await
}

impl PaymentForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let mut dossier = access::owned_debt(scene.uow, scene.person.id, self.debt.id).await?;
        if dossier.debt.version != self.debt.version {
            // The debt moved on while the form was open: the sum that was asked about is another one.
            scene.end();
            scene.toast("error-outdated", &args! {});
            return card::show(scene, &mut dossier).await;
        }
        match input {
            Input::Tap(FormTap::Cancel) => {
                scene.end();
                card::show(scene, &mut dossier).await
            }
            Input::Tap(FormTap::Back) => {
                self.amount = None;
                self.readings.clear();
                self.ask(scene, &mut dossier, None).await
            }
            Input::Tap(FormTap::Confirm) => {
                let amount = match self.amount {
                    Some(amount) => amount,
                    None => payments::payable(scene.uow, &mut dossier).await?,
                };
                record(scene, dossier, amount).await
            }
            Input::Tap(FormTap::Pick(at)) => {
                let parts = following::parts(scene.uow, &mut dossier).await?;
                let Some(amount) = self.choices(&parts).get(usize::from(at)).copied() else {
                    return self.ask(scene, &mut dossier, None).await;
                };
                self.understood(scene, &mut dossier, amount).await
            }
            Input::Words(typed) => {
                let reading = amount::read_in(&typed, dossier.debt.currency);
                match forms::amount(scene, &typed, reading, dossier.debt.currency) {
                    Ok(amount) => self.understood(scene, &mut dossier, amount).await,
                    Err((readings, note)) => {
                        self.readings = readings;
                        self.ask(scene, &mut dossier, Some(note)).await
                    }
                }
            }
            other => {
                let note = forms::unexpected(scene, &other);
                self.ask(scene, &mut dossier, Some(note)).await
            }
        }
    }

    /// An amount to confirm, unless it is more than what is left.
    async fn understood(
        mut self,
        scene: &mut Scene<'_>,
        dossier: &mut Dossier,
        amount: Money,
    ) -> AppResult<()> {
        let left = payments::payable(scene.uow, dossier).await?;
        self.readings.clear();
        if amount.compare(left).map_err(Rejection::from)?.is_gt() {
            let note = problem::above_balance(scene.texts(), &amount, &left);
            return self.ask(scene, dossier, Some(note)).await;
        }
        self.amount = Some(amount);
        self.ask(scene, dossier, None).await
    }

    /// The meanings of what was typed, else the next part of the plan in force.
    fn choices(&self, parts: &[PartStanding]) -> Vec<Money> {
        if !self.readings.is_empty() {
            return self.readings.clone();
        }
        parts.iter().find(|part| !part.is_paid()).map(|part| part.left).into_iter().collect()
    }

    async fn ask(self, scene: &mut Scene<'_>, dossier: &mut Dossier, note: Option<Html>) -> AppResult<()> {
        let form = forms::keep(scene, OwnerForm::Payment(self.clone()))?;
        let left = payments::payable(scene.uow, dossier).await?;
        let parts = following::parts(scene.uow, dossier).await?;
        let t = scene.texts();
        let ask = Ask { form, note, back: self.amount.is_some(), ..Ask::default() };
        let due = Due { left, parts: &parts };
        let screen = match self.amount {
            Some(amount) => change::confirm_payment(t, &ask, dossier, &due, amount),
            None => change::payment(t, &ask, dossier, &due, &self.readings),
        };
        scene.show(screen).await
    }
}

async fn record(scene: &mut Scene<'_>, mut dossier: Dossier, amount: Money) -> AppResult<()> {
    scene.end();
    let settled = debts::record_payment(scene.uow, &mut dossier, amount, scene.person.id).await?;
    let amount = scene.texts().money(&amount);
    let key = if settled { "owner-toast-settled" } else { "owner-toast-paid" };
    scene.toast(key, &args! { amount = amount });
    card::show(scene, &mut dossier).await
}
