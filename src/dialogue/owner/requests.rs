//! What waits for the owner's answer: plans, disputes, payment claims.

use serde::{Deserialize, Serialize};

use crate::app::{AppResult, Error};
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::screens::OwnerAction;

/// An answer that takes more than a tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestForm {}

impl RequestForm {
    /// Hands the input to the form.
    pub async fn take(self, _scene: &mut Scene<'_>, _input: Input) -> AppResult<()> {
        match self {}
    }
}

/// Does what a button of a request asks.
pub async fn act(_scene: &mut Scene<'_>, _action: OwnerAction) -> AppResult<()> {
    Err(Error::NotFound)
}
