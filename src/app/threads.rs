//! What the two sides say to each other through the bot: kept in order, and passed on with who said it.

use chrono::{DateTime, Utc};

use super::error::{AppResult, Error};
use super::inquiries::{self, Question};
use super::unit_of_work::UnitOfWork;
use super::{disputes, news};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::PersonId;
use crate::domain::inquiry::{About, AboutKind};
use crate::domain::journal::Happened;
use crate::domain::patience::ANSWERED_WITHIN;
use crate::domain::people::{Person, Side};
use crate::domain::rejection::Rejection;
use crate::domain::thread::{Message, Topic};
use crate::i18n::texts;
use crate::screens::{Errand, thread as screen};
use crate::store::outbox::Priority;
use crate::store::{people, threads};

/// What somebody says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    pub text: Option<String>,
    pub files: Vec<FileRef>,
    /// Files that were sent as one album have the same.
    pub album: Option<String>,
}

/// Whether `side` may say something about `topic` now; `None`: about a chat that its first words open.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`] when it is closed, [`Rejection::Muted`], [`Rejection::DebtIs`],
/// [`Rejection::Unreachable`]; storage trouble.
pub async fn may_say(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    side: Side,
    topic: Option<Topic>,
) -> AppResult<()> {
    let debtor = dossier.debtor.as_ref();
    if side == Side::Owner && debtor.is_none_or(|debtor| debtor.unreachable_at.is_some()) {
        return Err(Rejection::Unreachable.into());
    }
    // Silence that somebody wanted says more than that the chat is closed; disputes go on all the same.
    let mutable = !matches!(topic, Some(Topic::Dispute(_)));
    for either in [side, side.other()] {
        if mutable && threads::is_muted_by(uow.db(), dossier.client.id, either).await? {
            return Err(Rejection::Muted.into());
        }
    }
    match topic {
        None => {
            dossier.debt.require_open()?;
            // Whoever asked for silence is not written to first.
            if side == Side::Owner && dossier.client.stopped_at.is_some() {
                return Err(Rejection::Unreachable.into());
            }
        }
        Some(topic) if !is_open(dossier, topic) => return Err(Rejection::AlreadyAnswered.into()),
        Some(_) => {}
    }
    Ok(())
}

/// Whether what is spoken about still waits for its end.
pub fn is_open(dossier: &Dossier, topic: Topic) -> bool {
    match topic {
        Topic::Dispute(dispute) => dossier.dispute.as_ref().is_some_and(|open| open.id == dispute),
        Topic::Inquiry(inquiry) => dossier.inquiries.iter().any(|open| open.id == inquiry),
    }
}

/// The chat between the two, opened where there is none.
///
/// # Errors
/// As [`inquiries::open`].
pub async fn open_chat(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    side: Side,
) -> AppResult<Topic> {
    if let Some(open) = dossier.inquiry(AboutKind::Chat) {
        return Ok(Topic::Inquiry(open.id));
    }
    let question = Question { about: About::Chat, words: None, phone: None, side };
    let chat = inquiries::open(uow, dossier, by, question).await?;
    Ok(Topic::Inquiry(chat.id))
}

/// Keeps what was said and passes it on at once: the debtor's words to everybody of the business, the owner's to
/// the debtor and to the colleagues. Gives the moment at which the debtor gets the owner's, if it is a later one.
///
/// # Errors
/// As [`may_say`].
pub async fn say(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: &Person,
    side: Side,
    topic: Topic,
    said: Said,
) -> AppResult<Option<DateTime<Utc>>> {
    may_say(uow, dossier, side, Some(topic)).await?;
    let now = uow.now();
    let update_id = uow.cause().map(|cause| cause.update_id);
    // Asked before the message is kept: does it answer somebody?
    let heard_at = heard_at(uow, dossier, topic).await?;
    let Said { text, files, album } = said;
    let message = Message { side, by: by.id, text, files, album, at: now };
    threads::insert(uow.db(), dossier.debt.id, topic, &message, update_id).await?;
    if side == Side::Owner && matches!(topic, Topic::Dispute(_)) {
        // Whoever answers has read it.
        disputes::see(uow, dossier, by.id).await?;
    }
    let held = dossier.silencing_hold(now).is_some();
    if let Topic::Inquiry(inquiry) = topic {
        inquiries::renew(uow, dossier, inquiry, side).await?;
    }
    let happened = Happened::Said { side, files: message.files.len() };
    if held || matches!(topic, Topic::Dispute(_)) {
        // The debt has not changed: buttons already drawn stay good.
        uow.note(dossier.business.id, dossier.debt.id, Some(by.id), &happened).await?;
    } else {
        uow.save(dossier, Some(by.id), happened).await?;
    }
    pass_on(uow, dossier, by, topic, &message, heard_at).await?;
    Ok(Some(heard_at).filter(|at| side == Side::Owner && *at > now))
}

/// When the debtor gets the owner's words: at once in answer to their own, else when the contact rules allow it.
async fn heard_at(uow: &mut UnitOfWork, dossier: &Dossier, topic: Topic) -> AppResult<DateTime<Utc>> {
    let now = uow.now();
    if dossier.debtor.is_none() {
        return Ok(now);
    }
    let said = threads::last_said_at(uow.db(), dossier.debt.id, topic, Side::Debtor).await?;
    let opened = match topic {
        Topic::Dispute(_) => dossier.dispute.as_ref().map(|dispute| dispute.opened_at),
        Topic::Inquiry(inquiry) => dossier
            .inquiries
            .iter()
            .find(|open| open.id == inquiry && open.side == Side::Debtor)
            .map(|open| open.opened_at),
    };
    if said.max(opened).is_some_and(|at| now - at <= ANSWERED_WITHIN) {
        return Ok(now);
    }
    Ok(dossier.contact_opens_at(now))
}

async fn pass_on(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    by: &Person,
    topic: Topic,
    message: &Message,
    debtor_at: DateTime<Utc>,
) -> AppResult<()> {
    let now = uow.now();
    for colleague in people::list_members(uow.db(), dossier.business.id).await? {
        if colleague.id != by.id {
            hand_over(uow, dossier, by, topic, message, (&colleague, Side::Owner, now)).await?;
        }
    }
    match &dossier.debtor {
        Some(debtor) if message.side == Side::Owner => {
            hand_over(uow, dossier, by, topic, message, (debtor, Side::Debtor, debtor_at)).await
        }
        _ => Ok(()),
    }
}

/// One message to one reader; the files of an album arrive as one album under one heading.
async fn hand_over(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    by: &Person,
    topic: Topic,
    message: &Message,
    (reader, side, not_before): (&Person, Side, DateTime<Utc>),
) -> AppResult<()> {
    let t = texts(reader.language);
    let Some(album) = &message.album else {
        let screen = screen::passed_on(t, dossier, by, side, topic, message);
        return uow.post_at(
            reader.id,
            Errand::Show { screen, replacing: None },
            Priority::Notice,
            not_before,
        );
    };
    let album = format!("passed-on:{album}");
    uow.post_of_album(reader.id, &album, Priority::Notice, not_before, |waiting| match waiting {
        Some(waiting) => screen::joined(waiting, message),
        None => screen::passed_on(t, dossier, by, side, topic, message),
    })
    .await
}

/// What was said about a topic, for a side of it.
///
/// # Errors
/// [`Error::NotFound`] when another debtor took part: their words are not shown to whoever owes now.
pub async fn read(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    reader: PersonId,
    side: Side,
    topic: Topic,
) -> AppResult<Vec<Message>> {
    if side == Side::Debtor && threads::is_of_another_debtor(uow.db(), topic, reader).await? {
        return Err(Error::NotFound);
    }
    Ok(threads::list(uow.db(), dossier.debt.id, topic).await?)
}

/// A side takes no messages of the other any more, or takes them again; the other side is told once. An open chat
/// is over then. Disputes, claims and reminders go on as before. Says whether anything changed.
///
/// # Errors
/// Storage trouble.
pub async fn set_muted(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    side: Side,
    muted: bool,
) -> AppResult<bool> {
    let client = dossier.client.id;
    if threads::is_muted_by(uow.db(), client, side).await? == muted {
        return Ok(false);
    }
    let since = muted.then_some(uow.now());
    threads::set_muted(uow.db(), client, side, since).await?;
    if let Some(chat) = dossier.inquiry(AboutKind::Chat).map(|chat| chat.id).filter(|_| muted) {
        inquiries::withdraw(uow, dossier, by, chat).await?;
    }
    let happened = if muted { Happened::Muted { side } } else { Happened::Unmuted { side } };
    uow.note(dossier.business.id, dossier.debt.id, Some(by), &happened).await?;
    let news = |t: &_, reader: Side| screen::muted_news(t, dossier, reader, muted);
    match side {
        Side::Debtor => news::tell_business(uow, dossier, |t| news(t, Side::Owner)).await?,
        Side::Owner => news::tell_debtor_in_contact_hours(uow, dossier, |t| news(t, Side::Debtor))?,
    }
    Ok(true)
}
