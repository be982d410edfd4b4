//! What the owner's words and taps do.

pub mod answer;
pub mod card;
pub mod forms;
pub mod onboarding;
pub mod register;
pub mod requests;

use super::conversation::Input;
use super::scene::Scene;
use crate::app::AppResult;
use crate::screens::OwnerAction;

/// The action behind one of the owner's commands.
pub fn command(name: &str) -> Option<OwnerAction> {
    Some(match name {
        "new" => OwnerAction::NewDebt,
        "debts" => OwnerAction::Debts { filter: crate::screens::action::DebtFilter::Open, page: 0 },
        "requests" => OwnerAction::Requests,
        "clients" => OwnerAction::Clients { page: 0 },
        "settings" => OwnerAction::Settings,
        _ => return None,
    })
}

/// Does what a button of the owner asks.
pub async fn act(scene: &mut Scene<'_>, action: OwnerAction) -> AppResult<()> {
    match action {
        _ => requests::act(scene, action).await,
    }
}

/// The owner's menu.
pub async fn home(_scene: &mut Scene<'_>) -> AppResult<()> {
    Ok(())
}

/// A file or a contact outside any form: the owner begins a debt with it.
pub async fn begin_with(_scene: &mut Scene<'_>, _input: Input) -> AppResult<()> {
    Ok(())
}
