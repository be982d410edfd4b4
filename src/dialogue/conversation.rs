//! The forms a person can be in the middle of. Stored as JSON, so that they survive a restart.
//!
//! A stored format: variants and optional fields are added, never renamed. What no longer decodes is
//! closed with a word to the person.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::debtor::forms::DebtorForm;
use super::event::Digest;
use super::owner::forms::OwnerForm;
use super::scene::Scene;
use super::terms::TermsForm;
use super::thread::WriteForm;
use super::verify;
use crate::app::AppResult;
use crate::domain::dossier::FileRef;
use crate::domain::people::Side;
use crate::screens::FormTap;

/// Counts incompatible changes of the stored format.
pub const STATE_VERSION: i32 = 1;

/// A form that nobody goes on with is closed after a day, with a word about it.
pub const FORM_LASTS: TimeDelta = TimeDelta::hours(24);

/// A form with what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conversation {
    Owner(OwnerForm),
    Debtor(DebtorForm),
    /// Either side makes up terms.
    Terms(Box<TermsForm>),
    /// Which agreement to check.
    Verify,
    /// Somebody writes to the other side.
    Write(WriteForm),
}

impl Conversation {
    /// Whether the person answers in the name of a business.
    fn is_of_a_business(&self) -> bool {
        match self {
            Self::Owner(form) => !matches!(form, OwnerForm::Found(_)),
            Self::Terms(form) => form.side == Side::Owner,
            Self::Write(form) => form.side == Side::Owner,
            Self::Debtor(_) | Self::Verify => false,
        }
    }

    /// Whether the person answers as somebody who owes.
    pub fn is_debtors(&self) -> bool {
        match self {
            Self::Owner(_) | Self::Verify => false,
            Self::Debtor(_) => true,
            Self::Terms(form) => form.side == Side::Debtor,
            Self::Write(form) => form.side == Side::Debtor,
        }
    }

    /// Whether videos, voice messages and the like are welcome, beside photos and documents.
    fn takes_media(&self) -> bool {
        matches!(self, Self::Write(_) | Self::Debtor(DebtorForm::Problem(_)))
    }
}

/// What a person puts into a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Words(String),
    Tap(FormTap),
    File {
        file: FileRef,
        size: Option<u64>,
        caption: Option<String>,
        /// SHA-256 of the content, where somebody looked into it.
        digest: Option<Digest>,
    },
    Contact {
        phone: String,
        name: String,
        own: bool,
    },
    /// A sticker, a location: nothing that a form can use.
    Unusable,
}

impl Input {
    /// The same input where only photos and documents are of use.
    #[must_use]
    pub fn papers_only(self) -> Self {
        match self {
            Self::File { file, .. } if !file.kind.is_paper() => Self::Unusable,
            input => input,
        }
    }
}

/// Hands the input to the form it belongs to.
pub async fn take(conversation: Conversation, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
    if conversation.is_of_a_business() {
        // Whoever has left the business meanwhile goes on with nothing in its name.
        scene.business()?;
    }
    let input = if conversation.takes_media() { input } else { input.papers_only() };
    match conversation {
        Conversation::Owner(form) => form.take(scene, input).await,
        Conversation::Debtor(form) => form.take(scene, input).await,
        Conversation::Terms(form) => form.take(scene, input).await,
        Conversation::Verify => verify::take(scene, input).await,
        Conversation::Write(form) => form.take(scene, input).await,
    }
}
