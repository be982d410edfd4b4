//! The owner's forms.

use serde::{Deserialize, Serialize};

use crate::app::AppResult;
use crate::dialogue::conversation::Input;
use crate::dialogue::owner::requests::RequestForm;
use crate::dialogue::scene::Scene;

/// A form of the owner with what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerForm {
    Request(RequestForm),
}

impl OwnerForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        match self {
            Self::Request(form) => form.take(scene, input).await,
        }
    }
}
