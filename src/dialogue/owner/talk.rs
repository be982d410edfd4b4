//! The owner's tasks to talk: a chat, a call, a meeting; done, with what came of it.

use serde::{Deserialize, Serialize};

use super::forms::{self as owner_forms, OwnerForm};
use super::requests;
use crate::app::{AppResult, inquiries, talks};
use crate::dialogue::conversation::Input;
use crate::dialogue::debtor::forms;
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, InquiryId};
use crate::domain::input::text;
use crate::domain::inquiry::Inquiry;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::domain::thread::Topic;
use crate::i18n::Html;
use crate::screens::{FormTap, request, talk as screen, thread};

/// Characters of an outcome.
const OUTCOME_MAX: usize = 1000;

fn find(dossier: &Dossier, inquiry: InquiryId) -> Option<&Inquiry> {
    dossier.inquiries.iter().find(|open| open.id == inquiry)
}

/// The task in full; a closed one kindly says so.
pub async fn open(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let dossier = inquiries::of_business(scene.uow, scene.person.id, inquiry).await?;
    show(scene, &dossier, inquiry).await
}

async fn show(scene: &mut Scene<'_>, dossier: &Dossier, inquiry: InquiryId) -> AppResult<()> {
    let t = scene.texts();
    let screen = match find(dossier, inquiry) {
        Some(inquiry) => screen::told(t, dossier, inquiry),
        None => thread::closed(t, dossier, Side::Owner).row([thread::all(
            t,
            dossier,
            Side::Owner,
            Topic::Inquiry(inquiry),
        )]),
    };
    scene.show(screen).await
}

/// Asks what came of it.
pub async fn done(scene: &mut Scene<'_>, inquiry: InquiryId) -> AppResult<()> {
    let dossier = inquiries::of_business(scene.uow, scene.person.id, inquiry).await?;
    if find(&dossier, inquiry).is_none() {
        return show(scene, &dossier, inquiry).await;
    }
    let form = OutcomeForm { debt: dossier.debt.id, inquiry };
    form.ask(scene, &dossier, Html::default()).await
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeForm {
    debt: DebtId,
    inquiry: InquiryId,
}

impl OutcomeForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(dossier) = requests::debt_of(scene, self.debt).await? else { return Ok(()) };
        let t = scene.texts();
        let outcome = match input {
            Input::Tap(FormTap::Back | FormTap::Cancel) => {
                scene.end();
                return show(scene, &dossier, self.inquiry).await;
            }
            Input::Tap(FormTap::Skip) => Ok(None),
            Input::Words(words) => text::clean(&words, OUTCOME_MAX)
                .map(Some)
                .map_err(|problem| request::text_problem(t, problem)),
            _ => Err(request::words_only(t)),
        };
        match outcome {
            Ok(outcome) => self.finish(scene, dossier, outcome).await,
            Err(problem) => self.ask(scene, &dossier, problem).await,
        }
    }

    async fn ask(self, scene: &mut Scene<'_>, dossier: &Dossier, problem: Html) -> AppResult<()> {
        let Some(inquiry) = find(dossier, self.inquiry) else {
            return forms::refuse(scene, Rejection::AlreadyAnswered).await;
        };
        let number = owner_forms::keep(scene, OwnerForm::Outcome(self))?;
        let screen = screen::ask_outcome(scene.texts(), dossier, inquiry, problem, number);
        scene.show(screen).await
    }

    async fn finish(
        self,
        scene: &mut Scene<'_>,
        mut dossier: Dossier,
        outcome: Option<String>,
    ) -> AppResult<()> {
        if find(&dossier, self.inquiry).is_none() {
            return forms::refuse(scene, Rejection::AlreadyAnswered).await;
        }
        scene.end();
        talks::finish(scene.uow, &mut dossier, scene.person.id, self.inquiry, outcome.clone()).await?;
        let screen = screen::done_owner(scene.texts(), &dossier, outcome.as_deref());
        scene.show(screen).await
    }
}
