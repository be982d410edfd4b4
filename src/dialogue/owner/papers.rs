//! Copies of the invoice: shown, and added, replaced or taken away for a debt that is registered.

use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, FILE_BYTES_MAX, OwnerForm};
use crate::app::papers::PAPERS_MAX;
use crate::app::{AppResult, Error, access, papers};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::{AttachmentId, DebtId};
use crate::i18n::{Html, args};
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
    ask_about(scene, &dossier, Change::Add).await
}

/// Takes a copy away, after one more look.
pub async fn remove(scene: &mut Scene<'_>, debt: DebtRef, paper: AttachmentId) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    ask_about(scene, &dossier, Change::Remove(paper)).await
}

/// Waits for what goes in the place of a copy.
pub async fn replace(scene: &mut Scene<'_>, debt: DebtRef, paper: AttachmentId) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    ask_about(scene, &dossier, Change::Replace(paper)).await
}

async fn ask_about(scene: &mut Scene<'_>, dossier: &Dossier, change: Change) -> AppResult<()> {
    dossier.debt.require_alive()?;
    PapersForm { debt: dossier.debt.id, change, files: Vec::new() }.ask(scene, dossier, None).await
}

/// A change of the copies on its way. Nothing is kept before the owner is done: the client hears of it once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersForm {
    debt: DebtId,
    #[serde(default)]
    change: Change,
    #[serde(default)]
    files: Vec<FileRef>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Change {
    #[default]
    Add,
    Replace(AttachmentId),
    Remove(AttachmentId),
}

impl PapersForm {
    /// Hands the input to the form.
    pub async fn take(mut self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let mut dossier = access::owned_debt(scene.uow, scene.person.id, self.debt).await?;
        let removes = matches!(self.change, Change::Remove(_));
        let note = match input {
            Input::Tap(FormTap::Cancel | FormTap::Back) => {
                scene.end();
                return card::show(scene, &mut dossier).await;
            }
            Input::Tap(FormTap::Confirm) if removes || !self.files.is_empty() => {
                return self.carry_out(scene, dossier).await;
            }
            Input::File { size, .. } if size.is_some_and(|size| size > FILE_BYTES_MAX) => {
                Some(problem::file_too_big(scene.texts()))
            }
            Input::File { file, .. } if !removes => self.add(scene, &dossier, file),
            other => Some(forms::unexpected(scene, &other)),
        };
        self.ask(scene, &dossier, note).await
    }

    fn add(&mut self, scene: &Scene<'_>, dossier: &Dossier, file: FileRef) -> Option<Html> {
        let replaced = usize::from(matches!(self.change, Change::Replace(_)));
        if dossier.papers.len() + self.files.len() >= PAPERS_MAX + replaced {
            return Some(problem::too_many_files(scene.texts(), PAPERS_MAX));
        }
        self.files.push(file);
        None
    }

    async fn carry_out(self, scene: &mut Scene<'_>, mut dossier: Dossier) -> AppResult<()> {
        scene.end();
        let (by, uow) = (scene.person.id, &mut *scene.uow);
        let toast = match self.change {
            Change::Add => {
                papers::add(uow, &mut dossier, by, self.files).await?;
                "inquiry-toast-papers-added"
            }
            Change::Replace(paper) => {
                papers::replace(uow, &mut dossier, by, paper, self.files).await?;
                "inquiry-toast-papers-added"
            }
            Change::Remove(paper) => {
                papers::remove(uow, &mut dossier, by, paper).await?;
                "inquiry-toast-paper-removed"
            }
        };
        scene.toast(toast, &args! {});
        card::show(scene, &mut dossier).await
    }

    async fn ask(self, scene: &mut Scene<'_>, dossier: &Dossier, note: Option<Html>) -> AppResult<()> {
        let (count, change) = (self.files.len(), self.change);
        let place = |paper: AttachmentId| {
            dossier.papers.iter().position(|kept| kept.id == paper).ok_or(Error::NotFound)
        };
        let form = forms::keep(scene, OwnerForm::Papers(self))?;
        let (t, ask) = (scene.texts(), Ask { form, note, ..Ask::default() });
        let screen = match change {
            Change::Add => change::papers(t, &ask, dossier, count, None),
            Change::Replace(paper) => change::papers(t, &ask, dossier, count, Some(place(paper)?)),
            Change::Remove(paper) => change::remove_paper(t, &ask, dossier, place(paper)?),
        };
        scene.show(screen).await
    }
}
