//! What a person did, free of any messenger.

use crate::domain::dossier::FileRef;
use crate::screens::Action;
use crate::store::people::Sender;

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
    /// A photo or a document, with the words under it.
    File {
        message_id: i64,
        file: FileRef,
        size: Option<u64>,
        caption: Option<String>,
    },
    /// A shared contact; `own`: the sender's own number.
    Contact {
        message_id: i64,
        phone: String,
        name: String,
        own: bool,
    },
    /// A message of a kind that we cannot use: voice, sticker, location…
    Unsupported {
        message_id: i64,
    },
    /// The person blocked the bot, or unblocked it.
    Blocked,
    Unblocked,
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

    /// The message whose button was tapped.
    pub fn tapped_message(&self) -> Option<i64> {
        match self {
            Self::Tap { message_id, .. } => *message_id,
            _ => None,
        }
    }
}
