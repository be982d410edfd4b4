//! Another sum came in than the one that the debtor claims to have paid.

use serde::{Deserialize, Serialize};

use super::requests::{self, RequestForm};
use crate::app::{AppResult, Error, access, claims, payments};
use crate::dialogue::conversation::Input;
use crate::dialogue::debtor::forms::{self, Unclear};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;
use crate::i18n::Html;
use crate::screens::{DebtRef, FormTap, claim as screen, request};

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedForm {
    debt: DebtId,
    /// What an unclear amount may mean.
    #[serde(default)]
    meanings: Vec<Money>,
    /// What was typed, to be confirmed.
    amount: Option<Money>,
}

/// Asks how much came in.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_alive()?;
    ReceivedForm { debt: debt.id, meanings: Vec::new(), amount: None }
        .show(scene, dossier, Html::default())
        .await
}

impl ReceivedForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(mut dossier) = requests::debt_of(scene, self.debt).await? else { return Ok(()) };
        let left = payments::payable(scene.uow, &mut dossier).await?;
        let t = scene.texts();
        let problem = match (input, self.amount) {
            (Input::Tap(FormTap::Confirm), Some(amount)) => return record(scene, dossier, amount).await,
            (Input::Tap(FormTap::Back), Some(_)) => {
                self.amount = None;
                Html::default()
            }
            (Input::Tap(FormTap::Back | FormTap::Cancel), _) => {
                scene.end();
                return requests::open(scene, self.debt).await;
            }
            (Input::Tap(FormTap::Pick(pick)), _) => match forms::picked_meaning(&self.meanings, 0, pick) {
                Some(amount) => self.understood(scene, amount, left),
                None => Html::default(),
            },
            (Input::Words(words), _) => match forms::read_amount(t, &words, left) {
                Ok(amount) => self.understood(scene, amount, left),
                Err(Unclear { problem, meanings }) => {
                    (self.meanings, self.amount) = (meanings, None);
                    problem
                }
            },
            (Input::Tap(_), _) => Html::default(),
            (Input::File { .. } | Input::Contact { .. } | Input::Unusable, _) => request::words_only(t),
        };
        self.show(scene, dossier, problem).await
    }

    fn understood(&mut self, scene: &Scene<'_>, amount: Money, left: Money) -> Html {
        self.meanings.clear();
        let fits = amount.minor() <= left.minor();
        self.amount = Some(amount).filter(|_| fits);
        if fits { Html::default() } else { screen::above(scene.texts(), left) }
    }

    async fn show(self, scene: &mut Scene<'_>, mut dossier: Dossier, problem: Html) -> AppResult<()> {
        let Some(claimed) = claims::claimed(scene.uow, &mut dossier).await? else {
            return forms::refuse(scene, Rejection::AlreadyAnswered).await;
        };
        let left = payments::payable(scene.uow, &mut dossier).await?;
        let (amount, meanings) = (self.amount, self.meanings.clone());
        let number = forms::keep(scene, RequestForm::Received(self).conversation())?;
        let t = scene.texts();
        let screen = match amount {
            Some(amount) => screen::confirm_other(t, &dossier, claimed, amount, problem, number),
            None => {
                let choices = forms::meaning_buttons(t, &meanings, 0, number);
                screen::ask_other(t, &dossier, claimed, left, problem, choices, number)
            }
        };
        scene.show(screen).await
    }
}

async fn record(scene: &mut Scene<'_>, mut dossier: Dossier, amount: Money) -> AppResult<()> {
    match claims::confirm_other(scene.uow, &mut dossier, scene.person.id, amount).await {
        Ok(_) => {}
        Err(Error::Rejected(rejection)) => return forms::refuse(scene, rejection).await,
        Err(error) => return Err(error),
    }
    scene.end();
    let screen = screen::confirmed_owner(scene.texts(), &dossier, amount);
    scene.show(screen).await
}
