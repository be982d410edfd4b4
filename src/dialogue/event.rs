//! What a person did, free of any messenger.

use crate::domain::dossier::{FileKind, FileRef};
use crate::domain::plan::Cause;
use crate::screens::Action;
use crate::store::people::Sender;

/// The largest PDF that is looked into; an agreement has some 80 kB.
pub const PDF_BYTES_MAX: usize = 1024 * 1024;
const PDF: &str = "application/pdf";

/// One thing a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The id under which the inbox keeps it.
    pub update_id: i64,
    pub sender: Sender,
    pub place: Place,
    pub what: What,
}

/// Where it happened. Debts are spoken of in private only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Private,
    /// A group or channel, by its chat id.
    Shared {
        chat_id: i64,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Typed words that are no command.
    Text {
        message_id: i64,
        text: String,
    },
    /// A command in lower case without the slash and the bot's name, and the rest of the line.
    Command {
        message_id: i64,
        name: String,
        rest: String,
    },
    /// A tap on a button; `None`: the button's content is not ours or no longer understood.
    Tap {
        query_id: String,
        message_id: Option<i64>,
        action: Option<Action>,
    },
    /// A photo, a document, a video, a voice message and so on, with the words under it.
    File {
        message_id: i64,
        file: FileRef,
        size: Option<u64>,
        /// The kind of content, as the sender's program tells it.
        mime: Option<String>,
        caption: Option<String>,
        /// Files that were sent as one album have the same.
        album: Option<String>,
        /// SHA-256 of the content; `None`: nobody looked into the file, or it could not be had.
        digest: Option<Digest>,
    },
    /// A shared contact; `own`: the sender's own number.
    Contact {
        message_id: i64,
        phone: String,
        name: String,
        own: bool,
    },
    /// A message of a kind that we cannot use: a sticker, a location…
    Unsupported {
        message_id: i64,
    },
    /// The person blocked the bot, or unblocked it.
    Blocked,
    Unblocked,
}

/// SHA-256 of a file.
pub type Digest = [u8; 32];

impl Event {
    /// What the record of a consent says of it.
    pub fn cause(&self) -> Cause {
        Cause { update_id: self.update_id, message_id: self.what.message_id().or(self.what.tapped_message()) }
    }

    /// Tells the event from others of its time: what the forms that begin with it are known by.
    pub fn number(&self) -> i32 {
        i32::try_from(self.update_id & i64::from(i32::MAX)).unwrap_or_default()
    }

    /// The tap that waits for an answer.
    pub fn query(&self) -> Option<String> {
        match &self.what {
            What::Tap { query_id, .. } => Some(query_id.clone()),
            _ => None,
        }
    }

    /// The PDF to look into, by its id: it may be an agreement sent back to be checked. Only in private, and
    /// only one of an agreement's size.
    pub fn pdf(&self) -> Option<&str> {
        let What::File { file, size, mime, .. } = &self.what else { return None };
        let named = |name: &String| name.to_lowercase().ends_with(".pdf");
        let is_pdf = mime.as_deref() == Some(PDF) || file.name.as_ref().is_some_and(named);
        let is_small = size.is_none_or(|size| usize::try_from(size).is_ok_and(|size| size <= PDF_BYTES_MAX));
        let is_read = self.place == Place::Private && file.kind == FileKind::Document && is_pdf && is_small;
        is_read.then_some(file.file_id.as_str())
    }

    /// The same event, its file looked into.
    #[must_use]
    pub fn with_digest(mut self, found: Option<Digest>) -> Self {
        if let What::File { digest, .. } = &mut self.what {
            *digest = found;
        }
        self
    }
}

impl What {
    /// The message that the event put into the chat, if any; taps put none.
    pub fn message_id(&self) -> Option<i64> {
        match self {
            Self::Text { message_id, .. }
            | Self::Command { message_id, .. }
            | Self::File { message_id, .. }
            | Self::Contact { message_id, .. }
            | Self::Unsupported { message_id } => Some(*message_id),
            Self::Tap { .. } | Self::Blocked | Self::Unblocked => None,
        }
    }

    /// The album that a file belongs to.
    pub fn album(&self) -> Option<String> {
        match self {
            Self::File { album, .. } => album.clone(),
            _ => None,
        }
    }

    /// Whether it goes to the form that the person is in, if any.
    pub fn answers_a_form(&self) -> bool {
        match self {
            Self::Text { .. } | Self::File { .. } | Self::Contact { .. } | Self::Unsupported { .. } => true,
            Self::Tap { action, .. } => matches!(action, Some(Action::Form { .. })),
            _ => false,
        }
    }

    /// The message whose button was tapped.
    pub fn tapped_message(&self) -> Option<i64> {
        match self {
            Self::Tap { message_id, .. } => *message_id,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMED: Option<&str> = Some("Соглашение 17-1.PDF");

    fn event(
        place: Place,
        kind: FileKind,
        name: Option<&str>,
        mime: Option<&str>,
        size: Option<u64>,
    ) -> Event {
        let sender = Sender {
            telegram_id: 42,
            first_name: "Иван".to_owned(),
            last_name: None,
            username: None,
            language_code: None,
        };
        let file = FileRef { kind, file_id: "d".to_owned(), name: name.map(str::to_owned) };
        let mime = mime.map(str::to_owned);
        let what = What::File { message_id: 7, file, size, mime, caption: None, album: None, digest: None };
        Event { update_id: 1, sender, place, what }
    }

    #[test]
    fn a_small_pdf_sent_in_private_is_looked_into_and_nothing_else() {
        use FileKind::{Document, Photo};
        let group = Place::Shared { chat_id: -1 };
        let table = [
            (event(Place::Private, Document, NAMED, None, Some(80_000)), true),
            (event(Place::Private, Document, None, Some(PDF), Some(1024 * 1024)), true),
            (event(Place::Private, Document, NAMED, Some(PDF), None), true),
            (event(Place::Private, Document, NAMED, Some(PDF), Some(1024 * 1024 + 1)), false),
            (event(Place::Private, Document, Some("a.docx"), Some("application/msword"), Some(9)), false),
            (event(Place::Private, Document, None, None, Some(9)), false),
            (event(Place::Private, Photo, NAMED, Some(PDF), Some(9)), false),
            (event(group, Document, NAMED, Some(PDF), Some(9)), false),
        ];
        for (event, expected) in table {
            assert_eq!(event.pdf(), expected.then_some("d"), "{event:?}");
        }
    }

    #[test]
    fn what_was_found_in_a_file_travels_with_it() {
        let event = event(Place::Private, FileKind::Document, NAMED, None, None).with_digest(Some([7; 32]));
        assert!(matches!(event.what, What::File { digest: Some(found), .. } if found == [7; 32]));
    }
}
