//! Copies of the invoice: added, replaced, taken away at any time. The debtor hears of it once for all that was
//! changed together, with the papers; whoever asked for them has their answer.

use super::debts::ask_client;
use super::error::{AppResult, Error};
use super::unit_of_work::UnitOfWork;
use super::{inquiries, news};
use crate::domain::debt::DebtState;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::{AttachmentId, PersonId};
use crate::domain::inquiry::AboutKind;
use crate::domain::journal::Happened;
use crate::i18n::texts;
use crate::screens::inquiry as screen;
use crate::store::attachments::{self, Belongs};

/// Files that one debt may carry.
pub const PAPERS_MAX: usize = 10;

/// Adds copies; of more than there is room for, the first ones.
///
/// # Errors
/// [`crate::domain::rejection::Rejection::DebtIs`].
pub async fn add(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    files: Vec<FileRef>,
) -> AppResult<()> {
    dossier.debt.require_alive()?;
    let room = PAPERS_MAX.saturating_sub(dossier.papers.len());
    let added = keep(uow, dossier, by, files.into_iter().take(room)).await?;
    if added.is_empty() {
        return Ok(());
    }
    note_changes(uow, dossier, by, added.iter().map(|_| Happened::PaperAdded)).await?;
    tell_added(uow, dossier, by, &added).await
}

/// Puts other copies in the place of one.
///
/// # Errors
/// [`Error::NotFound`] for a copy that is not there any more, [`crate::domain::rejection::Rejection::DebtIs`].
pub async fn replace(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    paper: AttachmentId,
    files: Vec<FileRef>,
) -> AppResult<()> {
    dossier.debt.require_alive()?;
    take_away(uow, dossier, paper).await?;
    let room = PAPERS_MAX.saturating_sub(dossier.papers.len());
    let added = keep(uow, dossier, by, files.into_iter().take(room)).await?;
    let changes = std::iter::once(Happened::PaperRemoved).chain(added.iter().map(|_| Happened::PaperAdded));
    note_changes(uow, dossier, by, changes).await?;
    tell_added(uow, dossier, by, &added).await
}

/// Takes a copy away.
///
/// # Errors
/// As [`replace`].
pub async fn remove(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    paper: AttachmentId,
) -> AppResult<()> {
    dossier.debt.require_alive()?;
    take_away(uow, dossier, paper).await?;
    uow.save(dossier, Some(by), Happened::PaperRemoved).await?;
    if dossier.debt.state == DebtState::Open {
        ask_client(uow, dossier, |client| screen::paper_removed(texts(client.language), dossier)).await?;
    }
    Ok(())
}

async fn take_away(uow: &mut UnitOfWork, dossier: &mut Dossier, paper: AttachmentId) -> AppResult<()> {
    let at = dossier.papers.iter().position(|kept| kept.id == paper).ok_or(Error::NotFound)?;
    dossier.papers.remove(at);
    let now = uow.now();
    Ok(attachments::remove(uow.db(), dossier.debt.id, paper, now).await?)
}

/// Stores the files and gives those that were added.
async fn keep(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    files: impl Iterator<Item = FileRef>,
) -> AppResult<Vec<FileRef>> {
    let (now, belongs) = (uow.now(), Belongs::Debt(dossier.debt.id));
    let added: Vec<FileRef> = files.collect();
    for file in &added {
        attachments::insert(uow.db(), belongs, file, by, now).await?;
    }
    dossier.papers = attachments::list(uow.db(), belongs).await?;
    Ok(added)
}

async fn note_changes(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    mut changes: impl Iterator<Item = Happened>,
) -> AppResult<()> {
    if let Some(first) = changes.next() {
        uow.save(dossier, Some(by), first).await?;
    }
    for happened in changes {
        uow.note(dossier.business.id, dossier.debt.id, Some(by), &happened).await?;
    }
    Ok(())
}

/// Who asked for the papers gets them at once, others when the business may write.
async fn tell_added(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    added: &[FileRef],
) -> AppResult<()> {
    if let Some(asked) = dossier.inquiry(AboutKind::Papers).map(|inquiry| inquiry.id) {
        inquiries::finish(uow, dossier, by, asked, None).await?;
        return news::tell_debtor(uow, dossier, |t| screen::papers_came(t, dossier, added));
    }
    if dossier.debt.state == DebtState::Open {
        ask_client(uow, dossier, |client| screen::papers_added(texts(client.language), dossier, added))
            .await?;
    }
    Ok(())
}
