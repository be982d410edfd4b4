//! What is in the way of paying: noted, counted, and the ladder waits a little.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::obstacle::Obstacle;
use crate::store::obstacles;

/// The debtor says what is in the way. The ladder waits some days; the way that follows may hold it longer.
///
/// # Errors
/// [`crate::domain::rejection::Rejection::DebtIs`].
pub async fn name(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    obstacle: Obstacle,
) -> AppResult<()> {
    dossier.debt.require_open()?;
    let now = uow.now();
    obstacles::insert(uow.db(), dossier.debt.id, by, obstacle, now).await?;
    uow.pause_after_answer(dossier);
    uow.save(dossier, Some(by), Happened::ObstacleNamed { obstacle }).await
}
