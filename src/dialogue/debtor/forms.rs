//! The debtor's forms.

use serde::{Deserialize, Serialize};

use super::paid::PaidForm;
use super::plan::PlanForm;
use super::problem::ProblemForm;
use crate::app::AppResult;
use crate::dialogue::conversation::Input;
use crate::dialogue::scene::Scene;

/// A form of the debtor with what was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtorForm {
    Plan(PlanForm),
    Problem(ProblemForm),
    Paid(PaidForm),
}

impl DebtorForm {
    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        match self {
            Self::Plan(form) => form.take(scene, input).await,
            Self::Problem(form) => form.take(scene, input).await,
            Self::Paid(form) => form.take(scene, input).await,
        }
    }
}
