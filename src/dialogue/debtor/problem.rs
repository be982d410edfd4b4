//! The debtor reports a problem: a reason, words and files, how much it is about; then all of it once more before it
//! is sent. And what the debtor says to the owner's answer.

use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm, Unclear};
use crate::app::disputes::{self, Problem};
use crate::app::{AppResult, Error, access};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dispute::{DisputeReason, DisputeState, Outcome};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::{DebtId, DisputeId};
use crate::domain::input::text::{self, TextProblem};
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;
use crate::i18n::Html;
use crate::screens::dispute::{
    self as screen, ALL, EDIT_DONE, EDIT_MORE, EDIT_SUM, LIKELY, SUM_MEANINGS, Told,
};
use crate::screens::{DebtRef, FormTap, claim, debtor, request};

/// Characters of all that is told.
const WORDS_MAX: usize = 2000;

/// Files of one dispute.
const FILES_MAX: usize = 10;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemForm {
    debt: DebtId,
    reason: DisputeReason,
    #[serde(default)]
    words: Option<String>,
    #[serde(default)]
    files: Vec<FileRef>,
    /// What is disputed; `None`: everything that is left.
    #[serde(default)]
    amount: Option<Money>,
    /// What a typed amount may mean.
    #[serde(default)]
    meanings: Vec<Money>,
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Tell,
    Sum,
    Check,
}

/// Asks what is wrong.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::may_open(scene.uow, &dossier, scene.person.id).await?;
    let screen = screen::ask_reason(scene.texts(), &dossier);
    scene.show(screen).await
}

/// The reason was chosen: opens the form.
pub async fn because(scene: &mut Scene<'_>, debt: DebtRef, reason: DisputeReason) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::may_open(scene.uow, &dossier, scene.person.id).await?;
    let form = ProblemForm {
        debt: debt.id,
        reason,
        words: None,
        files: Vec::new(),
        amount: None,
        meanings: Vec::new(),
        step: Step::Tell,
    };
    let number = scene.begin(&form.conversation())?;
    let screen = screen::ask_more(scene.texts(), reason, Html::default(), number);
    scene.show(screen).await
}

impl ProblemForm {
    fn conversation(self) -> Conversation {
        Conversation::Debtor(DebtorForm::Problem(self))
    }

    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let t = scene.texts();
        let left = dossier.payable();
        let problem = match input {
            Input::Tap(tap) => match (self.step, tap) {
                (Step::Tell, FormTap::Back) | (_, FormTap::Cancel) => {
                    scene.end();
                    return card::open(scene, self.debt).await;
                }
                (Step::Check, FormTap::Confirm) => return self.send(scene, dossier).await,
                (Step::Check, FormTap::Edit(EDIT_MORE)) | (Step::Sum, FormTap::Back) => {
                    self.step = Step::Tell;
                    Html::default()
                }
                (Step::Check, FormTap::Edit(EDIT_SUM)) => {
                    self.step = Step::Sum;
                    Html::default()
                }
                (Step::Tell, FormTap::Edit(EDIT_DONE)) => self.done(scene),
                (Step::Sum, FormTap::Pick(pick)) => self.pick(scene, pick, left),
                _ => Html::default(),
            },
            Input::Words(words) if self.step == Step::Sum => self.sum(scene, &words, left),
            Input::Words(words) => self.add_words(scene, &words),
            Input::File { file, size, caption, .. } => {
                self.step = Step::Tell;
                let mut problem = forms::add_file(t, &mut self.files, FILES_MAX, file, size);
                if let Some(caption) = caption {
                    problem.push_line(&self.add_words(scene, &caption));
                }
                problem
            }
            Input::Contact { .. } | Input::Unusable => request::unusable(t),
        };
        self.show(scene, &dossier, problem).await
    }

    /// Enough was told; only «something else» says nothing by itself.
    fn done(&mut self, scene: &Scene<'_>) -> Html {
        if self.reason == DisputeReason::Other && self.words.is_none() && self.files.is_empty() {
            return request::text_problem(scene.texts(), TextProblem::Empty);
        }
        self.step = Step::Sum;
        Html::default()
    }

    fn pick(&mut self, scene: &Scene<'_>, pick: u16, left: Money) -> Html {
        if pick == ALL {
            return self.disputes(scene, left, left);
        }
        let likely = forms::picked_meaning(&likely_parts(left), LIKELY, pick);
        let picked = likely.or_else(|| forms::picked_meaning(&self.meanings, SUM_MEANINGS, pick));
        picked.map_or_else(Html::default, |amount| self.disputes(scene, amount, left))
    }

    fn sum(&mut self, scene: &Scene<'_>, words: &str, left: Money) -> Html {
        match forms::read_amount(scene.texts(), words, left) {
            Ok(amount) => self.disputes(scene, amount, left),
            Err(Unclear { problem, meanings }) => {
                self.meanings = meanings;
                problem
            }
        }
    }

    /// Disputes a sum of what is left.
    fn disputes(&mut self, scene: &Scene<'_>, amount: Money, left: Money) -> Html {
        self.meanings.clear();
        if amount.minor() > left.minor() {
            self.step = Step::Sum;
            return claim::above(scene.texts(), left);
        }
        self.amount = (amount != left).then_some(amount);
        self.step = Step::Check;
        Html::default()
    }

    /// Adds to what was told; what does not fit is not taken, and what was told before stays.
    fn add_words(&mut self, scene: &Scene<'_>, words: &str) -> Html {
        self.step = Step::Tell;
        let told = self.words.as_deref().map_or_else(|| words.to_owned(), |told| format!("{told}\n{words}"));
        match text::clean(&told, WORDS_MAX) {
            Ok(told) => {
                self.words = Some(told);
                Html::default()
            }
            Err(problem) => request::text_problem(scene.texts(), problem),
        }
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, problem: Html) -> AppResult<()> {
        let number = forms::keep(scene, self.clone().conversation())?;
        let (t, words, files) = (scene.texts(), self.words.as_deref(), self.files.len());
        let screen = match self.step {
            Step::Check => {
                let told = Told { reason: self.reason, words, files, amount: self.amount };
                screen::summary(t, dossier, told, number)
            }
            Step::Sum => {
                let choices = forms::meaning_buttons(t, &self.meanings, SUM_MEANINGS, number);
                let left = dossier.payable();
                screen::ask_sum(t, left, &likely_parts(left), problem, choices, number)
            }
            Step::Tell if words.is_none() && files == 0 => screen::ask_more(t, self.reason, problem, number),
            Step::Tell => screen::noted(t, files, problem, number),
        };
        scene.show(screen).await
    }

    async fn send(mut self, scene: &mut Scene<'_>, mut dossier: Dossier) -> AppResult<()> {
        if let Err(Error::Rejected(rejection)) =
            disputes::may_open(scene.uow, &dossier, scene.person.id).await
        {
            return forms::refuse(scene, rejection).await;
        }
        let left = dossier.payable();
        if self.amount.is_some_and(|amount| amount.minor() > left.minor()) {
            // Something was paid since the sum was named.
            self.step = Step::Sum;
            let problem = claim::above(scene.texts(), left);
            return self.show(scene, &dossier, problem).await;
        }
        scene.end();
        let problem =
            Problem { reason: self.reason, text: self.words, amount: self.amount, files: self.files };
        disputes::open(scene.uow, &mut dossier, scene.person.id, problem).await?;
        let screen = screen::sent(scene.texts(), &dossier, scene.uow.now());
        scene.show(screen).await
    }
}

/// Parts of one tap: a half and a quarter of what is left, as far as they are something.
fn likely_parts(left: Money) -> Vec<Money> {
    let shares = [50, 25].into_iter().filter_map(|percent: u32| left.percent(percent.into()).ok());
    shares.filter(|part| part.is_positive() && *part != left).collect()
}

/// The debtor agrees to the owner's answer.
pub async fn agree(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::agree(scene.uow, &mut dossier, scene.person.id).await?;
    concluded(scene, &dossier, Outcome::Agreed).await
}

/// The work was redone.
pub async fn redone(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::redone(scene.uow, &mut dossier, scene.person.id).await?;
    concluded(scene, &dossier, Outcome::Redone).await
}

/// The debtor takes it back.
pub async fn withdraw(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::withdraw(scene.uow, &mut dossier, scene.person.id).await?;
    concluded(scene, &dossier, Outcome::Withdrawn).await
}

async fn concluded(scene: &mut Scene<'_>, dossier: &Dossier, outcome: Outcome) -> AppResult<()> {
    let t = scene.texts();
    let card = debtor::card(t, dossier, scene.uow.now());
    scene.show(request::with_news(t, dossier, &screen::concluded(t, outcome), card)).await
}

/// The debtor does not agree to the answer: asks why.
pub async fn maintain(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    MaintainForm::begin(scene, debt, DisputeState::Answered).await
}

/// The work was not redone: asks what is wrong still.
pub async fn not_redone(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    MaintainForm::begin(scene, debt, DisputeState::Redoing).await
}

/// Why the debtor does not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaintainForm {
    debt: DebtId,
    /// Another dispute of the same debt is not meant.
    dispute: DisputeId,
    /// What the debtor speaks against: an answer, or that the work was redone.
    against: DisputeState,
}

impl MaintainForm {
    async fn begin(scene: &mut Scene<'_>, debt: DebtRef, against: DisputeState) -> AppResult<()> {
        let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
        let open = dossier.dispute.as_ref().filter(|open| open.state == against);
        let dispute = open.ok_or(Rejection::AlreadyAnswered)?.id;
        Self { debt: debt.id, dispute, against }.show(scene, &dossier, Html::default()).await
    }

    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, problem: Html) -> AppResult<()> {
        let redoing = self.against == DisputeState::Redoing;
        let number = forms::keep(scene, Conversation::Debtor(DebtorForm::Maintain(self)))?;
        let screen = screen::ask_maintain(scene.texts(), dossier, redoing, problem, number);
        scene.show(screen).await
    }

    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(mut dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let still =
            |open: &crate::domain::dispute::Dispute| open.id == self.dispute && open.state == self.against;
        if !dossier.dispute.as_ref().is_some_and(still) {
            return forms::refuse(scene, Rejection::AlreadyAnswered).await;
        }
        let t = scene.texts();
        let words = match input {
            Input::Tap(FormTap::Back | FormTap::Cancel) => {
                scene.end();
                return card::open(scene, self.debt).await;
            }
            Input::Words(words) => {
                text::clean(&words, WORDS_MAX).map_err(|problem| request::text_problem(t, problem))
            }
            _ => Err(request::words_only(t)),
        };
        let words = match words {
            Ok(words) => words,
            Err(problem) => return self.show(scene, &dossier, problem).await,
        };
        scene.end();
        let by = scene.person.id;
        match self.against {
            DisputeState::Redoing => disputes::not_redone(scene.uow, &mut dossier, by, &words).await?,
            _ => disputes::maintain(scene.uow, &mut dossier, by, &words).await?,
        }
        let screen = screen::maintained(scene.texts(), &dossier);
        scene.show(screen).await
    }
}
