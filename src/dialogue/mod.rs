//! What a person's words and taps do: conversation state × event → use cases.
//!
//! A refusal by a rule, a stale button or a thing that is not the person's goes up to the worker, which undoes the
//! whole event and has the person told; storage trouble goes up as well and is tried again.

pub mod conversation;
pub mod debtor;
pub mod event;
pub mod owner;
mod refusal;
pub mod scene;
pub mod terms;
pub mod thread;
pub mod verify;

use std::collections::HashMap;
use std::slice;

use chrono_tz::Tz;
use conversation::{Conversation, Input, STATE_VERSION};
use event::{Event, Place, What};
use scene::{Scene, Toast};

use crate::app::{AppResult, Error, UnitOfWork};
use crate::domain::language::Language;
use crate::i18n::args;
use crate::screens::{Action, common};
use crate::store::conversations::StoredForm;
use crate::store::visits::{self, Visit};

/// Plays events, each of another person, one after the other. What pops up in answer to their taps goes to `toasts`, one
/// for each event that was played, and is sent by the caller after the commit.
///
/// # Errors
/// Storage trouble, or a refusal: the caller undoes everything and has the person told with [`refuse`].
pub async fn handle(
    uow: &mut UnitOfWork,
    events: &[Event],
    toasts: &mut Vec<Option<Toast>>,
) -> AppResult<()> {
    if events.len() > 1 {
        uow.wait_briefly().await?;
    }
    let mut visits = meet(uow, events).await?;
    for event in events {
        // Debts are spoken of in private only; in a group even a greeting would tell too much.
        let Some(visit) = visits.remove(&event.sender.telegram_id).filter(|_| is_heard(event)) else {
            toasts.push(None);
            continue;
        };
        let (mut scene, form) = enter(uow, event, visit);
        // Boxed: what a form may do is large, and every caller would carry it along.
        Box::pin(play(&mut scene, form, event.what.clone())).await?;
        toasts.push(scene.toast);
    }
    Ok(())
}

/// Tells the person that an event was refused and shows how things are.
///
/// # Errors
/// Storage trouble.
pub async fn refuse(uow: &mut UnitOfWork, event: &Event, refusal: Error) -> AppResult<Option<Toast>> {
    let mut visits = meet(uow, slice::from_ref(event)).await?;
    let Some(visit) = visits.remove(&event.sender.telegram_id) else { return Ok(None) };
    let (mut scene, form) = enter(uow, event, visit);
    if event.what.answers_a_form() && form.is_some() && matches!(refusal, Error::NotFound) {
        refusal::close_form(&mut scene).await?;
    }
    Box::pin(refusal::tell(&mut scene, refusal)).await?;
    Ok(scene.toast)
}

fn is_heard(event: &Event) -> bool {
    event.place == Place::Private
}

/// Who wrote, by their Telegram id.
async fn meet(uow: &mut UnitOfWork, events: &[Event]) -> AppResult<HashMap<i64, Visit>> {
    let heard = events.iter().filter(|event| is_heard(event));
    let arrivals: Vec<_> = heard.map(|event| (&event.sender, event.what.message_id())).collect();
    let now = uow.now();
    let visits = visits::begin(uow.db(), &arrivals, now).await?;
    Ok(visits.into_iter().map(|visit| (visit.person.telegram_id, visit)).collect())
}

fn enter<'u>(uow: &'u mut UnitOfWork, event: &Event, visit: Visit) -> (Scene<'u>, Option<StoredForm>) {
    uow.caused_by(event.cause());
    let scene = Scene {
        uow,
        zone: reading_zone(&visit),
        person: visit.person,
        business: visit.business,
        form: None,
        new_form: event.number(),
        tapped: event.what.tapped_message(),
        album: event.what.album(),
        answered: false,
        toast: None,
    };
    (scene, visit.form)
}

/// The zone in which a person reads dates: their own, else that of the business they act for, else that of a
/// business they owe; else Moscow's for Russian readers and UTC for others.
fn reading_zone(visit: &Visit) -> Tz {
    let fallback = match visit.person.language {
        Language::Ru => Tz::Europe__Moscow,
        Language::En => Tz::UTC,
    };
    let zone = visit.person.zone.or(visit.business.as_ref().map(|business| business.zone));
    zone.or(visit.creditor_zone).unwrap_or(fallback)
}

async fn play(scene: &mut Scene<'_>, form: Option<StoredForm>, what: What) -> AppResult<()> {
    let conversation = open_form(scene, form).await?;
    if scene.person.unreachable_at.is_some() && what != What::Blocked {
        // Whoever writes can be written to, even if Telegram has not said so.
        debtor::reach::unblocked(scene).await?;
    }
    match what {
        What::Command { name, rest, .. } => command(scene, conversation, &name, &rest).await,
        What::Tap { action, .. } => tap(scene, conversation, action).await,
        What::Text { text, .. } => match conversation {
            // «Стоп» is no answer to any question of ours: the form stays open meanwhile.
            Some(form) if form.is_debtors() && debtor::stop::is_bare_wish(&text) => {
                debtor::stop::stop_all(scene).await
            }
            Some(form) => conversation::take(form, scene, Input::Words(text)).await,
            None => words(scene, &text).await,
        },
        What::File { file, size, caption, digest, .. } => {
            input(scene, conversation, Input::File { file, size, caption, digest }).await
        }
        What::Contact { phone, name, own, .. } => {
            input(scene, conversation, Input::Contact { phone, name, own }).await
        }
        What::Unsupported { .. } => input(scene, conversation, Input::Unusable).await,
        What::Blocked => debtor::reach::blocked(scene).await,
        What::Unblocked => debtor::reach::unblocked(scene).await,
    }
}

/// The form the person is in the middle of. One that no longer decodes is closed with a word.
async fn open_form(scene: &mut Scene<'_>, stored: Option<StoredForm>) -> AppResult<Option<Conversation>> {
    let Some(StoredForm { form, state, state_version, .. }) = stored else { return Ok(None) };
    scene.form = Some(form);
    let decoded = if state_version == STATE_VERSION { serde_json::from_str(state.get()).ok() } else { None };
    if decoded.is_none() {
        tracing::warn!(person.id = %scene.person.id, form.version = state_version, "a stored form no longer decodes");
        scene.end();
        let screen = common::form_lost(scene.texts());
        scene.say(screen).await?;
    }
    Ok(decoded)
}

async fn input(scene: &mut Scene<'_>, conversation: Option<Conversation>, input: Input) -> AppResult<()> {
    if conversation.is_none()
        && let Input::File { file, digest, .. } = &input
        && verify::unasked(scene, file, *digest).await?.is_some()
    {
        return Ok(());
    }
    match conversation {
        Some(form) => conversation::take(form, scene, input).await,
        None => match input.papers_only() {
            Input::Contact { phone, own: true, .. } => debtor::own_phone(scene, &phone).await,
            // Owners forward an invoice or a contact to begin with; others get the menu.
            input if scene.business.is_some() => owner::begin_with(scene, input).await,
            _ => home(scene).await,
        },
    }
}

async fn tap(
    scene: &mut Scene<'_>,
    conversation: Option<Conversation>,
    action: Option<Action>,
) -> AppResult<()> {
    if !matches!(action, Some(Action::Form { .. } | Action::Nothing)) {
        thread::leave_silently(scene, conversation.as_ref());
    }
    match action {
        Some(Action::Nothing) => Ok(()),
        Some(Action::Home) => home(scene).await,
        Some(Action::Form { form, tap }) => match conversation {
            Some(conversation) if scene.form == Some(form) => {
                conversation::take(conversation, scene, Input::Tap(tap)).await
            }
            // A second tap, or an earlier question: the form went on.
            Some(_) => {
                scene.toast("error-form-moved-on", &args! {});
                Ok(())
            }
            // The form was finished or cancelled: its buttons do nothing any more.
            None => {
                scene.toast("error-form-closed", &args! {});
                scene.strip_tapped_unless_latest().await
            }
        },
        Some(Action::Owner(action)) => owner::act(scene, action).await,
        Some(Action::Debtor(action)) => debtor::act(scene, action).await,
        Some(Action::ChooseLanguage) => debtor::choose_language(scene).await,
        Some(Action::Language(language)) => debtor::set_language(scene, language).await,
        Some(Action::Privacy) => debtor::privacy(scene).await,
        Some(Action::Help) => help(scene).await,
        Some(Action::VerifyAgreement(agreement)) => verify::open(scene, agreement).await,
        Some(Action::ShowAgreement(agreement)) => verify::show(scene, agreement).await,
        None => Err(Error::NotFound),
    }
}

async fn command(
    scene: &mut Scene<'_>,
    conversation: Option<Conversation>,
    name: &str,
    rest: &str,
) -> AppResult<()> {
    if name != "cancel" {
        thread::leave_silently(scene, conversation.as_ref());
    }
    match name {
        "start" if !rest.is_empty() => match verify::link(scene, rest).await? {
            Some(()) => Ok(()),
            None => debtor::invitation::open(scene, rest).await,
        },
        "start" => home(scene).await,
        "cancel" => cancel(scene, conversation).await,
        "help" => help(scene).await,
        "verify" => verify::command(scene, rest).await,
        "my" => debtor::act(scene, crate::screens::DebtorAction::Mine).await,
        "language" => debtor::choose_language(scene).await,
        "stop" => debtor::stop::stop_all(scene).await,
        "privacy" => debtor::privacy(scene).await,
        name => match owner::command(name) {
            Some(action) if scene.business.is_some() => owner::act(scene, action).await,
            Some(_) => owner::onboarding::offer(scene).await,
            None => unknown(scene).await,
        },
    }
}

/// Free words outside a form: a wish to be left alone, a debt in one line, how somebody wants to pay, or
/// something for the menu.
async fn words(scene: &mut Scene<'_>, text: &str) -> AppResult<()> {
    if let Some(wish) = debtor::stop::wish(text)
        && debtor::stop::hear(scene, wish).await?
    {
        return Ok(());
    }
    if scene.business.is_some() && owner::register::from_line(scene, text).await? {
        return Ok(());
    }
    if debtor::time::from_words(scene, text).await? {
        return Ok(());
    }
    unknown(scene).await
}

async fn cancel(scene: &mut Scene<'_>, conversation: Option<Conversation>) -> AppResult<()> {
    let screen = match conversation {
        Some(Conversation::Write(form)) => return form.leave(scene).await,
        Some(_) => {
            scene.end();
            common::form_cancelled(scene.texts())
        }
        None => common::nothing_to_cancel(scene.texts()),
    };
    scene.say(screen).await
}

/// The menu: what the person can do here, as owner, as debtor, or as somebody new.
pub async fn home(scene: &mut Scene<'_>) -> AppResult<()> {
    if scene.business.is_some() {
        return owner::home(scene).await;
    }
    if debtor::owes(scene).await? { debtor::home(scene).await } else { owner::onboarding::offer(scene).await }
}

async fn unknown(scene: &mut Scene<'_>) -> AppResult<()> {
    let screen = common::not_understood(scene.texts(), scene.business.is_some());
    scene.say(screen).await
}

async fn help(scene: &mut Scene<'_>) -> AppResult<()> {
    let owes = debtor::owes(scene).await?;
    let screen = common::help(scene.texts(), scene.business.is_some(), owes);
    scene.show(screen).await
}
