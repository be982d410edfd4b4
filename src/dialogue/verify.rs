//! Checking an agreement: by its number, by the code or link on its paper, by the file itself.

use super::conversation::{Conversation, Input};
use super::event::Digest;
use super::scene::Scene;
use crate::app::{AppResult, Error, agreements, following, ids};
use crate::domain::dossier::{Dossier, FileKind, FileRef};
use crate::domain::ids::AgreementId;
use crate::domain::input::agreement::{self as named, Reference};
use crate::domain::people::Side;
use crate::domain::plan::agreement::{Agreement, Checked};
use crate::i18n::Html;
use crate::screens::agreement::{self as written, Written};
use crate::screens::{Button, FormTap, common, verify as screen};

/// `/verify`, with what to check or without.
pub async fn command(scene: &mut Scene<'_>, rest: &str) -> AppResult<()> {
    if rest.trim().is_empty() {
        return ask(scene, Html::default()).await;
    }
    words(scene, rest).await
}

/// Checks what the code on a paper leads to. `None`: this is no such link.
pub async fn link(scene: &mut Scene<'_>, payload: &str) -> AppResult<Option<()>> {
    let Some(code) = ids::checked_code(payload.trim()) else { return Ok(None) };
    let found = agreements::check_reference(scene.uow, scene.person.id, &Reference::Code(code)).await?;
    answer(scene, found).await.map(Some)
}

/// A file outside of any form. `None`: neither its content nor its name is that of an agreement.
pub async fn unasked(scene: &mut Scene<'_>, file: &FileRef, digest: Option<Digest>) -> AppResult<Option<()>> {
    let looks_like_ours = file.kind == FileKind::Document
        && file.name.as_deref().and_then(named::number_in_file_name).is_some();
    let found = match digest {
        Some(digest) => check_file(scene, file, digest).await?,
        None if looks_like_ours => {
            let note = screen::unreadable(scene.texts());
            return ask(scene, note).await.map(Some);
        }
        None => Vec::new(),
    };
    if found.is_empty() && !looks_like_ours {
        return Ok(None);
    }
    answer(scene, found).await.map(Some)
}

/// The answer to the question what to check.
pub async fn take(scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
    let t = scene.texts();
    match input {
        Input::Tap(FormTap::Cancel | FormTap::Back) => {
            scene.end();
            scene.show(common::form_cancelled(t)).await
        }
        Input::Words(typed) => words(scene, &typed).await,
        Input::File { file, digest: Some(digest), .. } => {
            let found = check_file(scene, &file, digest).await?;
            answer(scene, found).await
        }
        Input::File { digest: None, .. } => ask(scene, screen::unreadable(t)).await,
        Input::Tap(_) | Input::Contact { .. } | Input::Unusable => ask(scene, screen::not_a_file(t)).await,
    }
}

/// Checks one agreement.
pub async fn open(scene: &mut Scene<'_>, id: AgreementId) -> AppResult<()> {
    let checked = agreements::check(scene.uow, scene.person.id, id).await?;
    scene.say(screen::answer(scene.texts(), &checked)).await
}

/// Shows an agreement again, with its paper.
pub async fn show(scene: &mut Scene<'_>, id: AgreementId) -> AppResult<()> {
    let agreement = agreements::find(scene.uow, scene.person.id, id).await?;
    show_found(scene, &agreement, Vec::new()).await
}

/// Shows the latest agreement about a debt again, with its paper and the ways on for this side.
pub async fn show_latest(scene: &mut Scene<'_>, side: Side, dossier: &Dossier) -> AppResult<()> {
    let agreement = agreements::latest(scene.uow, scene.person.id, dossier.debt.id).await?;
    let ways = written::ways_on(scene.texts(), side, dossier, &agreement);
    show_found(scene, &agreement, ways).await
}

/// Shows the schedule of the plan in force as a picture. Whose debt it is has been looked up.
pub async fn show_schedule(scene: &mut Scene<'_>, mut dossier: Dossier) -> AppResult<()> {
    let plan = dossier.agreed.clone().ok_or(Error::NotFound)?;
    let parts = following::parts(scene.uow, &mut dossier).await?;
    let today = written::day(scene.uow.now(), dossier.business.zone);
    scene.say(written::picture(scene.texts(), &plan, &parts, today)).await
}

async fn show_found(scene: &mut Scene<'_>, agreement: &Agreement, ways: Vec<Button>) -> AppResult<()> {
    let t = scene.texts();
    let shown = Written { id: agreement.id, number: &agreement.number, text: agreement.text(t.language()) };
    scene.say(written::again(t, &shown, ways)).await
}

async fn ask(scene: &mut Scene<'_>, note: Html) -> AppResult<()> {
    let form = scene.begin(&Conversation::Verify)?;
    scene.show(screen::ask(scene.texts(), note, form)).await
}

async fn words(scene: &mut Scene<'_>, typed: &str) -> AppResult<()> {
    match named::read(typed) {
        Some(reference) => {
            let found = agreements::check_reference(scene.uow, scene.person.id, &reference).await?;
            answer(scene, found).await
        }
        None => ask(scene, screen::not_understood(scene.texts())).await,
    }
}

async fn check_file(scene: &mut Scene<'_>, file: &FileRef, digest: Digest) -> AppResult<Vec<Checked>> {
    agreements::check_file(scene.uow, scene.person.id, &digest, file.name.as_deref()).await
}

/// What was found; the question is answered with it.
async fn answer(scene: &mut Scene<'_>, found: Vec<Checked>) -> AppResult<()> {
    scene.end();
    let t = scene.texts();
    if found.is_empty() {
        return scene.show(screen::unknown(t)).await;
    }
    for checked in &found {
        scene.say(screen::answer(t, checked)).await?;
    }
    Ok(())
}
