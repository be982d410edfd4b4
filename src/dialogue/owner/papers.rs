//! Copies of the invoice: shown, and added to a debt that is registered.

use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, FILE_BYTES_MAX, OwnerForm};
use crate::app::{AppResult, Error, access, debts};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{AttachmentId, DebtId};
use crate::i18n::Html;
use crate::screens::owner::ask::Ask;
use crate::screens::owner::{card as screens, change, problem};
use crate::screens::{DebtRef, FormTap};

/// Shows the copies.
pub async fn open(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let dossier = access::owned_debt(scene.uow, scene.person.id, debt).await?;
    let screen = screens::papers(scene.texts(), &dossier);
    scene.show(screen).await
}

/// Waits for files until the owner is done.
pub async fn begin(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    dossier.debt.require_alive()?;
    PapersForm { debt: debt.id }.ask(scene, &dossier, None).await
}

/// Files on their way. Each is kept at once, so there is nothing to lose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersForm {
    debt: DebtId,
}

impl PapersForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let mut dossier = access::owned_debt(scene.uow, scene.person.id, self.debt).await?;
        let note = match input {
            Input::Tap(FormTap::Confirm | FormTap::Cancel | FormTap::Back) => {
                scene.end().await?;
                return card::show(scene, &mut dossier).await;
            }
            Input::File { size, .. } if size.is_some_and(|size| size > FILE_BYTES_MAX) => {
                problem::file_too_big(scene.texts())
            }
            Input::File { file, .. } => {
                let added = debts::add_paper(scene.uow, &mut dossier, &file, scene.person.id).await?;
                if added {
                    // The question that follows counts the files.
                    return self.ask(scene, &dossier, None).await;
                }
                problem::too_many_files(scene.texts(), debts::PAPERS_MAX)
            }
            other => forms::unexpected(scene, &other),
        };
        self.ask(scene, &dossier, Some(note)).await
    }

    async fn ask(self, scene: &mut Scene<'_>, dossier: &Dossier, note: Option<Html>) -> AppResult<()> {
        let form = forms::keep(scene, OwnerForm::Papers(self)).await?;
        let screen = change::papers(scene.texts(), &Ask { form, note, ..Ask::default() }, dossier);
        scene.show(screen).await
    }
}

pub async fn remove(scene: &mut Scene<'_>, debt: DebtRef, paper: AttachmentId) -> AppResult<()> {
    let _ = (&scene.person, debt, paper);
    Err(Error::NotFound)
}

pub async fn replace(scene: &mut Scene<'_>, debt: DebtRef, paper: AttachmentId) -> AppResult<()> {
    let _ = (&scene.person, debt, paper);
    Err(Error::NotFound)
}
