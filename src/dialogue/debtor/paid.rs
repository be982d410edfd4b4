//! The debtor already paid: a receipt if there is one, all or a part.

use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm, Unclear};
use crate::app::{AppResult, Error, access, claims, following, payments};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::DebtId;
use crate::domain::money::Money;
use crate::i18n::Html;
use crate::screens::claim::{self as screen, ALL, MEANINGS, PART};
use crate::screens::{DebtRef, FormTap, request};

/// Files of one receipt.
const FILES_MAX: usize = 10;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidForm {
    debt: DebtId,
    step: Step,
    #[serde(default)]
    files: Vec<FileRef>,
    /// What a typed amount may mean, or the next part of the plan in force.
    #[serde(default)]
    meanings: Vec<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Receipt,
    Amount,
    Part,
    Check(Money),
}

/// What follows from an answer.
enum Next {
    Ask(Html),
    /// All (`None`) or a part was paid.
    Send(Option<Money>),
    Leave,
}

/// Opens the form.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    claims::may_claim(&dossier)?;
    let left = payments::payable(scene.uow, &mut dossier).await?;
    let parts = following::parts(scene.uow, &mut dossier).await?;
    // Under a plan it is most likely the next part.
    let meanings = parts.iter().find(|part| !part.is_paid()).map(|part| part.left).into_iter().collect();
    let form = PaidForm { debt: debt.id, step: Step::Receipt, files: Vec::new(), meanings };
    let number = scene.begin(&form.conversation()).await?;
    let screen = screen::ask_receipt(scene.texts(), &dossier, left, Html::default(), number);
    scene.show(screen).await
}

impl PaidForm {
    fn conversation(self) -> Conversation {
        Conversation::Debtor(DebtorForm::Paid(self))
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(mut dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let left = payments::payable(scene.uow, &mut dossier).await?;
        let t = scene.texts();
        let next = match input {
            Input::Tap(tap) => self.tap(scene, tap, left),
            Input::Words(words) => self.words(scene, &words, left),
            Input::File { file, size, .. } => {
                let problem = forms::add_file(t, &mut self.files, FILES_MAX, file, size);
                if problem.is_empty() && self.step == Step::Receipt {
                    self.step = Step::Amount;
                }
                Next::Ask(problem)
            }
            Input::Contact { .. } | Input::Unusable => Next::Ask(request::unusable(t)),
        };
        match next {
            Next::Leave => {
                scene.end().await?;
                card::open(scene, self.debt).await
            }
            Next::Send(part) => self.send(scene, dossier, left, part).await,
            Next::Ask(problem) => self.show(scene, &dossier, left, problem).await,
        }
    }

    fn tap(&mut self, scene: &Scene<'_>, tap: FormTap, left: Money) -> Next {
        match (self.step, tap) {
            (Step::Receipt, FormTap::Back) | (_, FormTap::Cancel) => return Next::Leave,
            (Step::Receipt, FormTap::Skip) | (Step::Part, FormTap::Back) => self.step = Step::Amount,
            (Step::Amount, FormTap::Back) => self.step = Step::Receipt,
            (Step::Amount, FormTap::Pick(ALL)) => return Next::Send(None),
            (Step::Amount, FormTap::Pick(PART)) | (Step::Check(_), FormTap::Back) => self.step = Step::Part,
            (Step::Amount | Step::Part, FormTap::Pick(pick)) => {
                if let Some(amount) = forms::picked_meaning(&self.meanings, MEANINGS, pick) {
                    return self.check(scene, amount, left);
                }
            }
            (Step::Check(amount), FormTap::Confirm) => return Next::Send(Some(amount)),
            _ => {}
        }
        Next::Ask(Html::default())
    }

    fn words(&mut self, scene: &Scene<'_>, words: &str, left: Money) -> Next {
        match forms::read_amount(scene.texts(), words, left) {
            Ok(amount) => self.check(scene, amount, left),
            Err(Unclear { problem, meanings }) => {
                self.meanings = meanings;
                if self.step != Step::Amount {
                    self.step = Step::Part;
                }
                Next::Ask(problem)
            }
        }
    }

    fn check(&mut self, scene: &Scene<'_>, amount: Money, left: Money) -> Next {
        self.meanings.clear();
        if amount.minor() > left.minor() {
            self.step = Step::Part;
            return Next::Ask(screen::above(scene.texts(), left));
        }
        self.step = Step::Check(amount);
        Next::Ask(Html::default())
    }

    async fn show(
        self,
        scene: &mut Scene<'_>,
        dossier: &Dossier,
        left: Money,
        problem: Html,
    ) -> AppResult<()> {
        let number = forms::keep(scene, self.clone().conversation()).await?;
        let t = scene.texts();
        let choices = forms::meaning_buttons(t, &self.meanings, MEANINGS, number);
        let screen = match self.step {
            Step::Receipt => screen::ask_receipt(t, dossier, left, problem, number),
            Step::Amount => screen::ask_amount(t, left, problem, choices, number),
            Step::Part => screen::ask_part(t, left, problem, choices, number),
            Step::Check(amount) => screen::confirm(t, dossier, amount, problem, number),
        };
        scene.show(screen).await
    }

    async fn send(
        mut self,
        scene: &mut Scene<'_>,
        mut dossier: Dossier,
        left: Money,
        part: Option<Money>,
    ) -> AppResult<()> {
        if let Err(rejection) = claims::may_claim(&dossier) {
            return forms::refuse(scene, rejection).await;
        }
        if part.is_some_and(|part| part.minor() > left.minor()) {
            self.step = Step::Part;
            let problem = screen::above(scene.texts(), left);
            return self.show(scene, &dossier, left, problem).await;
        }
        scene.end().await?;
        claims::claim(scene.uow, &mut dossier, scene.person.id, part, scene.today(), self.files).await?;
        let screen = screen::sent(scene.texts(), &dossier, part.unwrap_or(left));
        scene.show(screen).await
    }
}

pub async fn send_receipt(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}
