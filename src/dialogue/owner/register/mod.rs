//! Registering a debt: by questions, or from one line; always to a card that is checked first.

mod fields;
mod form;

pub use fields::{likely_due, read_date};
pub use form::RegisterForm;

use form::{Field, Named};

use super::forms::{self, NAME_CHARS_MAX, WHAT_CHARS_MAX};
use crate::app::{AppResult, Error};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::domain::ids::ClientId;
use crate::domain::input::debt_line::{self, Line};
use crate::domain::input::phone::Phone;
use crate::i18n::Html;
use crate::screens::owner::{problem, register as screens};
use crate::store::clients;

/// A longer text is no debt in one line.
const LINE_CHARS_MAX: usize = 500;

/// Begins with the first question.
pub async fn begin(scene: &mut Scene<'_>) -> AppResult<()> {
    RegisterForm::wizard().ask(scene, None).await
}

/// Begins for a client who is known.
pub async fn begin_for(scene: &mut Scene<'_>, client: ClientId) -> AppResult<()> {
    let business = scene.business()?.id;
    let client = clients::find(scene.uow.db(), business, client).await?.ok_or(Error::NotFound)?;
    let named = Named { id: Some(client.id), name: client.name, phone: None };
    let mut form = RegisterForm::wizard();
    form.client = Some(named);
    form.ask(scene, None).await
}

/// A file or a contact outside any form.
pub async fn begin_with(scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
    if let Input::File { caption: Some(caption), .. } = &input
        && let Some(line) = as_debt(scene, caption)?
    {
        // An invoice with the debt written under it.
        let form = from(scene, line, caption).0;
        return form.take(scene, input).await;
    }
    RegisterForm::wizard().take(scene, input).await
}

/// Takes a debt typed in one line; `false`: the words do not look like one.
pub async fn from_line(scene: &mut Scene<'_>, text: &str) -> AppResult<bool> {
    if text.chars().count() > LINE_CHARS_MAX {
        let screen = screens::line_too_long(scene.texts(), LINE_CHARS_MAX);
        scene.say(screen).await?;
        return Ok(true);
    }
    let Some(line) = as_debt(scene, text)? else { return Ok(false) };
    let (form, note) = from(scene, line, text);
    form.ask(scene, note).await?;
    Ok(true)
}

fn as_debt(scene: &Scene<'_>, text: &str) -> AppResult<Option<Line>> {
    if text.chars().count() > LINE_CHARS_MAX {
        return Ok(None);
    }
    let line = debt_line::read(text, scene.today(), scene.language(), scene.business()?.currency);
    Ok(debt_line::looks_like_debt(&line).then_some(line))
}

/// The form with everything that the line says; what is missing or unclear stays to be asked, with a word
/// about the first of it.
fn from(scene: &Scene<'_>, line: Line, text: &str) -> (RegisterForm, Option<Html>) {
    let mut form = RegisterForm::default();
    let mut notes: Vec<(Field, Html)> = Vec::new();
    if let Some(name) = line.client {
        match forms::line(scene, &name, NAME_CHARS_MAX) {
            Ok(name) => {
                form.client = Some(Named { id: None, name, phone: line.phone.map(Phone::into) });
            }
            Err(note) => notes.push((Field::Client, note)),
        }
    }
    if let Some(reading) = line.amount
        && let Some(currency) = scene.business.as_ref().map(|business| business.currency)
    {
        match forms::amount(scene, text, reading, currency) {
            Ok(money) => form.amount = Some(money),
            Err((readings, note)) => {
                form.amounts = readings;
                notes.push((Field::Amount, note));
            }
        }
    }
    if let Some(reading) = line.due {
        match forms::date(scene, text, reading).and_then(|date| fields::due_within(scene, text, date)) {
            Ok(date) => form.due_on = Some(date),
            Err((dates, note)) => {
                form.dates = dates;
                notes.push((Field::Due, note));
            }
        }
    }
    if let Some(what) = line.what {
        match forms::line(scene, &what, WHAT_CHARS_MAX) {
            Ok(what) => form.what = Some(what),
            Err(note) => notes.push((Field::What, note)),
        }
    }
    let asked = form.field();
    let note = notes.into_iter().find(|(field, _)| Some(*field) == asked).map(|(_, note)| note);
    (form, note)
}

/// What to say about a file, and whether it can be kept.
fn check_file(scene: &Scene<'_>, size: Option<u64>, kept: usize) -> Result<(), Html> {
    let t = scene.texts();
    if size.is_some_and(|size| size > forms::FILE_BYTES_MAX) {
        return Err(problem::file_too_big(t));
    }
    if kept >= crate::app::papers::PAPERS_MAX {
        return Err(problem::too_many_files(t, crate::app::papers::PAPERS_MAX));
    }
    Ok(())
}
