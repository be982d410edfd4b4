//! What the two sides say to each other through the bot, in order.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::dossier::FileRef;
use super::ids::{DisputeId, InquiryId, PersonId};
use super::people::Side;

/// What is spoken about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Dispute(DisputeId),
    Inquiry(InquiryId),
}

/// One message that was passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub side: Side,
    pub by: PersonId,
    pub text: Option<String>,
    pub files: Vec<FileRef>,
    /// Messages that were sent as one album have the same.
    pub album: Option<String>,
    pub at: DateTime<Utc>,
}
