//! Why a use case did not do what was asked.

use crate::documents::DocumentError;
use crate::domain::ids::DebtId;
use crate::domain::money::MoneyError;
use crate::domain::rejection::Rejection;
use crate::store::StoreError;

pub type AppResult<T> = Result<T, Error>;

/// Who must learn of it decides the kind.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule says no; the person is told why.
    #[error("refused: {0}")]
    Rejected(#[from] Rejection),
    /// The debt has changed since the button was drawn; the person gets the fresh card.
    #[error("debt {0} has changed meanwhile")]
    Outdated(DebtId),
    /// There is no such thing, or it is none of the person's business: the two look the same.
    #[error("not found")]
    NotFound,
    /// Storage trouble: tried again, then apologised for.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A screen that cannot be stored: our bug.
    #[error("an errand could not be written down")]
    Errand(#[source] serde_json::Error),
    /// A paper that cannot be set: our bug.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Setting a paper broke off: our bug.
    #[error("a paper was not set: {0}")]
    Paper(String),
}

impl Error {
    /// Whether it is an answer to the person, not trouble of ours.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Rejected(_) | Self::Outdated(_) | Self::NotFound)
    }

    /// Whether trying the whole unit of work again may help.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_transient())
    }
}

impl From<MoneyError> for Error {
    fn from(error: MoneyError) -> Self {
        Self::Rejected(error.into())
    }
}

/// Translates a refusal by a named constraint of the database into the rule it stands for.
pub(super) fn on_constraint(error: StoreError, meanings: &[(&str, Rejection)]) -> Error {
    let meaning = error
        .constraint()
        .and_then(|refused| meanings.iter().find(|(name, _)| *name == refused))
        .map(|(_, rejection)| rejection.clone());
    meaning.map_or(Error::Store(error), Error::Rejected)
}
