//! The debtor's card of a debt.

use crate::app::AppResult;
use crate::dialogue::scene::Scene;
use crate::domain::ids::DebtId;

/// Shows the card.
pub async fn open(_scene: &mut Scene<'_>, _debt: DebtId) -> AppResult<()> {
    Ok(())
}
