//! The debtor reports a problem: a reason, words, photos; then all of it once more before it is sent.

use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm};
use crate::app::disputes::{self, Problem};
use crate::app::{AppResult, Error, access};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::domain::dispute::DisputeReason;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::DebtId;
use crate::domain::input::text::{self, TextProblem};
use crate::i18n::Html;
use crate::screens::dispute::{self as screen, EDIT_DONE, EDIT_MORE};
use crate::screens::{DebtRef, FormTap, request};

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
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Tell,
    Check,
}

/// Asks what is wrong.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::may_open(&dossier)?;
    let screen = screen::ask_reason(scene.texts(), &dossier);
    scene.show(screen).await
}

/// The reason was chosen: opens the form.
pub async fn because(scene: &mut Scene<'_>, debt: DebtRef, reason: DisputeReason) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::may_open(&dossier)?;
    let form = ProblemForm { debt: debt.id, reason, words: None, files: Vec::new(), step: Step::Tell };
    let number = scene.begin(&form.conversation()).await?;
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
        let problem = match input {
            Input::Tap(tap) => match (self.step, tap) {
                (Step::Tell, FormTap::Back) | (_, FormTap::Cancel) => {
                    scene.end().await?;
                    return card::open(scene, self.debt).await;
                }
                (Step::Check, FormTap::Confirm) => return self.send(scene, dossier).await,
                (Step::Check, FormTap::Edit(EDIT_MORE)) => {
                    self.step = Step::Tell;
                    Html::default()
                }
                (Step::Tell, FormTap::Edit(EDIT_DONE)) => self.done(scene),
                _ => Html::default(),
            },
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
        let number = forms::keep(scene, self.clone().conversation()).await?;
        let (t, words, files) = (scene.texts(), self.words.as_deref(), self.files.len());
        let screen = match self.step {
            Step::Check => screen::summary(t, dossier, self.reason, words, files, number),
            Step::Tell if words.is_none() && files == 0 => screen::ask_more(t, self.reason, problem, number),
            Step::Tell => screen::noted(t, files, problem, number),
        };
        scene.show(screen).await
    }

    async fn send(self, scene: &mut Scene<'_>, mut dossier: Dossier) -> AppResult<()> {
        if let Err(rejection) = disputes::may_open(&dossier) {
            return forms::refuse(scene, rejection).await;
        }
        scene.end().await?;
        let problem = Problem { reason: self.reason, text: self.words, files: self.files };
        disputes::open(scene.uow, &mut dossier, scene.person.id, problem).await?;
        let screen = screen::sent(scene.texts(), &dossier);
        scene.show(screen).await
    }
}

pub async fn agree(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn maintain(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn redone(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn not_redone(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}

pub async fn withdraw(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let _ = (&scene.person, debt);
    Err(Error::NotFound)
}
