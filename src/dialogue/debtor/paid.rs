//! The debtor already paid.

use serde::{Deserialize, Serialize};

use crate::app::AppResult;
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;
use crate::screens::DebtRef;

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidForm {}

impl PaidForm {
    /// Hands the input to the form.
    pub async fn take(self, _scene: &mut Scene<'_>, _input: Input) -> AppResult<()> {
        Ok(())
    }
}

/// Opens the form.
pub async fn begin(_scene: &mut Scene<'_>, _debt: DebtRef) -> AppResult<()> {
    Ok(())
}
