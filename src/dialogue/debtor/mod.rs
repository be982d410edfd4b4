//! What the debtor's words and taps do.

pub mod card;
pub mod forms;
pub mod invitation;
pub mod paid;
pub mod plan;
pub mod problem;
pub mod reach;
pub mod stop;

use super::scene::Scene;
use crate::app::AppResult;
use crate::domain::language::Language;
use crate::screens::DebtorAction;

/// Does what a button of the debtor asks.
pub async fn act(scene: &mut Scene<'_>, action: DebtorAction) -> AppResult<()> {
    match action {
        DebtorAction::NeedTime(debt) => plan::begin(scene, debt).await,
        DebtorAction::Problem(debt) => problem::begin(scene, debt).await,
        DebtorAction::ProblemIs { debt, reason } => problem::because(scene, debt, reason).await,
        DebtorAction::AlreadyPaid(debt) => paid::begin(scene, debt).await,
        DebtorAction::Plan(debt) => plan::open(scene, debt).await,
        _ => Ok(()),
    }
}

/// Whether the person owes anything here, or has owed.
pub async fn owes(_scene: &mut Scene<'_>) -> AppResult<bool> {
    Ok(false)
}

/// The debtor's menu.
pub async fn home(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}

pub async fn choose_language(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}

pub async fn set_language(_scene: &mut Scene<'_>, _language: Language) -> AppResult<()> {
    Ok(())
}

pub async fn privacy(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}

/// The person shared their own number.
pub async fn own_phone(_scene: &mut Scene<'_>, _phone: &str) -> AppResult<()> {
    Ok(())
}
