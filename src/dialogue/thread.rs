//! Words to and fro through the bot: what was said, and saying more. While the form is open, everything that
//! comes in is passed on at once; any other button or command leaves it.

use serde::{Deserialize, Serialize};

use super::conversation::{Conversation, Input};
use super::debtor::forms;
use super::owner::{self, forms::FILE_BYTES_MAX};
use super::scene::Scene;
use crate::app::threads::{self, Said};
use crate::app::{AppResult, Error, access, inquiries};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, InquiryId};
use crate::domain::input::text;
use crate::domain::inquiry::AboutKind;
use crate::domain::people::{Person, Side};
use crate::domain::rejection::Rejection;
use crate::domain::thread::Topic;
use crate::i18n::Html;
use crate::screens::{common, request, thread as screen};
use crate::store::{people, threads as kept};

/// Characters of one message: as many as fit under its heading.
const WORDS_MAX: usize = 3500;

/// Somebody is writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteForm {
    pub side: Side,
    debt: DebtId,
    /// `None`: a chat that the first words open.
    topic: Option<Topic>,
}

/// What was said about the dispute.
pub async fn show_dispute(scene: &mut Scene<'_>, debt: DebtId, side: Side) -> AppResult<()> {
    let dossier = dossier(scene, debt, side).await?;
    let dispute = kept::latest_dispute(scene.uow.db(), debt).await?.ok_or(Error::NotFound)?;
    show(scene, &dossier, side, Topic::Dispute(dispute)).await
}

/// Opens the form for the dispute.
pub async fn write_dispute(scene: &mut Scene<'_>, debt: DebtId, side: Side) -> AppResult<()> {
    let dossier = dossier(scene, debt, side).await?;
    match &dossier.dispute {
        Some(dispute) => begin(scene, &dossier, side, Some(Topic::Dispute(dispute.id))).await,
        None => refuse(scene, &dossier, side, Rejection::AlreadyAnswered).await,
    }
}

/// What was said about an inquiry.
pub async fn show_inquiry(scene: &mut Scene<'_>, inquiry: InquiryId, side: Side) -> AppResult<()> {
    let dossier = inquired(scene, inquiry, side).await?;
    show(scene, &dossier, side, Topic::Inquiry(inquiry)).await
}

/// Opens the form for an inquiry.
pub async fn write_inquiry(scene: &mut Scene<'_>, inquiry: InquiryId, side: Side) -> AppResult<()> {
    let dossier = inquired(scene, inquiry, side).await?;
    begin(scene, &dossier, side, Some(Topic::Inquiry(inquiry))).await
}

/// Opens the form for the chat, which the first words open where there is none.
pub async fn chat(scene: &mut Scene<'_>, debt: DebtId, side: Side) -> AppResult<()> {
    let dossier = dossier(scene, debt, side).await?;
    let topic = dossier.inquiry(AboutKind::Chat).map(|chat| Topic::Inquiry(chat.id));
    begin(scene, &dossier, side, topic).await
}

/// No more messages of the other side.
pub async fn mute(scene: &mut Scene<'_>, debt: DebtId, side: Side) -> AppResult<()> {
    set_muted(scene, debt, side, true).await
}

/// Messages of the other side again.
pub async fn unmute(scene: &mut Scene<'_>, debt: DebtId, side: Side) -> AppResult<()> {
    set_muted(scene, debt, side, false).await
}

async fn set_muted(scene: &mut Scene<'_>, debt: DebtId, side: Side, muted: bool) -> AppResult<()> {
    let mut dossier = dossier(scene, debt, side).await?;
    threads::set_muted(scene.uow, &mut dossier, scene.person.id, side, muted).await?;
    let screen = screen::muted(scene.texts(), &dossier, side, muted);
    scene.show(screen).await
}

/// The debt as the person knows it on this side.
async fn dossier(scene: &mut Scene<'_>, debt: DebtId, side: Side) -> AppResult<Dossier> {
    match side {
        Side::Owner => access::owned_debt(scene.uow, scene.person.id, debt).await,
        Side::Debtor => access::own_debt(scene.uow, scene.person.id, debt).await,
    }
}

async fn inquired(scene: &mut Scene<'_>, inquiry: InquiryId, side: Side) -> AppResult<Dossier> {
    match side {
        Side::Owner => inquiries::of_business(scene.uow, scene.person.id, inquiry).await,
        Side::Debtor => inquiries::of_debtor(scene.uow, scene.person.id, inquiry).await,
    }
}

async fn show(scene: &mut Scene<'_>, dossier: &Dossier, side: Side, topic: Topic) -> AppResult<()> {
    let messages = threads::read(scene.uow, dossier, scene.person.id, side, topic).await?;
    let mut speakers: Vec<Option<Person>> = Vec::with_capacity(messages.len());
    for message in &messages {
        let other = message.by != scene.person.id;
        speakers.push(if other { Some(people::get(scene.uow.db(), message.by).await?) } else { None });
    }
    let lines: Vec<screen::Line<'_>> = messages
        .iter()
        .zip(&speakers)
        .map(|(message, by)| screen::Line { message, by: by.as_ref() })
        .collect();
    let open = threads::is_open(dossier, topic);
    let muted = kept::is_muted_by(scene.uow.db(), dossier.client.id, side).await?;
    let screen = screen::messages(scene.texts(), dossier, (side, topic), &lines, (open, muted), scene.zone);
    scene.show(screen).await
}

async fn begin(scene: &mut Scene<'_>, dossier: &Dossier, side: Side, topic: Option<Topic>) -> AppResult<()> {
    if let Some(topic) = topic {
        threads::read(scene.uow, dossier, scene.person.id, side, topic).await?;
    }
    match threads::may_say(scene.uow, dossier, side, topic).await {
        Err(Error::Rejected(rejection)) => return refuse(scene, dossier, side, rejection).await,
        outcome => outcome?,
    }
    let form = WriteForm { side, debt: dossier.debt.id, topic };
    let number = scene.begin(&Conversation::Write(form))?;
    let screen = screen::ask(scene.texts(), dossier, side, number);
    scene.show(screen).await
}

/// Nothing can be said now: why, and what else can be done.
async fn refuse(scene: &mut Scene<'_>, dossier: &Dossier, side: Side, rejection: Rejection) -> AppResult<()> {
    scene.end();
    let t = scene.texts();
    let own = kept::is_muted_by(scene.uow.db(), dossier.client.id, side).await?;
    let screen = match rejection {
        Rejection::AlreadyAnswered => screen::closed(t, dossier, side),
        // The person's own doing, and theirs to undo.
        Rejection::Muted if own => screen::muted(t, dossier, side, true),
        rejection => common::rejected(t, &rejection, scene.zone),
    };
    scene.show(screen).await
}

impl WriteForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let dossier = match self.side {
            Side::Owner => owner::requests::debt_of(scene, self.debt).await?,
            Side::Debtor => forms::debt_of(scene, self.debt).await?,
        };
        let Some(dossier) = dossier else { return Ok(()) };
        if matches!(input, Input::Tap(_)) {
            // The only button of the form.
            return self.leave_with(scene, &dossier).await;
        }
        match said(scene, input) {
            Ok(said) => self.say(scene, dossier, said).await,
            Err(problem) => {
                self.keep(scene)?;
                let number = scene.form.unwrap_or_default();
                let screen = screen::not_passed(scene.texts(), problem, number);
                scene.say(screen).await
            }
        }
    }

    async fn say(mut self, scene: &mut Scene<'_>, mut dossier: Dossier, said: Said) -> AppResult<()> {
        let chat = dossier.inquiry(AboutKind::Chat).map(|chat| Topic::Inquiry(chat.id));
        let topic = self.topic.or(chat);
        match threads::may_say(scene.uow, &dossier, self.side, topic).await {
            Err(Error::Rejected(rejection)) => return refuse(scene, &dossier, self.side, rejection).await,
            outcome => outcome?,
        }
        let topic = match topic {
            Some(topic) => topic,
            None => threads::open_chat(scene.uow, &mut dossier, scene.person.id, self.side).await?,
        };
        let later = threads::say(scene.uow, &mut dossier, &scene.person, self.side, topic, said).await?;
        self.topic = Some(topic);
        self.keep(scene)?;
        let number = scene.form.unwrap_or_default();
        let later = later.map(|at| (at, scene.zone));
        let screen = screen::passed(scene.texts(), &dossier, (self.side, topic), later, number);
        scene.say(screen).await
    }

    /// The form goes on for another day.
    fn keep(self, scene: &mut Scene<'_>) -> AppResult<()> {
        scene.keep(&Conversation::Write(self))
    }

    /// Leaves the form; what was said stays said.
    pub async fn leave(self, scene: &mut Scene<'_>) -> AppResult<()> {
        match dossier(scene, self.debt, self.side).await {
            Ok(dossier) => self.leave_with(scene, &dossier).await,
            Err(Error::NotFound) => {
                scene.end();
                Box::pin(super::home(scene)).await
            }
            Err(error) => Err(error),
        }
    }

    async fn leave_with(self, scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<()> {
        scene.end();
        let screen = screen::left(scene.texts(), dossier, self.side);
        scene.show(screen).await
    }
}

/// What was said, or why it cannot be passed on.
fn said(scene: &Scene<'_>, input: Input) -> Result<Said, Html> {
    let t = scene.texts();
    let clean = |words: &str| {
        text::clean(words, WORDS_MAX).map(Some).map_err(|problem| request::text_problem(t, problem))
    };
    match input {
        Input::Words(words) => Ok(Said { text: clean(&words)?, ..Said::default() }),
        Input::File { size, .. } if size.is_some_and(|size| size > FILE_BYTES_MAX) => {
            Err(request::file_too_big(t))
        }
        Input::File { file, caption, .. } => {
            let text = caption.as_deref().map(clean).transpose()?.flatten();
            Ok(Said { text, files: vec![file], album: scene.album.clone() })
        }
        Input::Contact { phone, name, .. } => {
            let card = [name, phone].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            Ok(Said { text: clean(&card.join(", "))?, ..Said::default() })
        }
        Input::Tap(_) | Input::Unusable => Err(screen::unusable(t)),
    }
}

/// Another button or a command: what is typed next is no longer meant for the other side.
pub fn leave_silently(scene: &mut Scene<'_>, conversation: Option<&Conversation>) {
    if matches!(conversation, Some(Conversation::Write(_))) {
        scene.end();
    }
}
