//! What is in the way of paying: noted, counted, and the ladder waits a little.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::obstacle::{Named, Obstacle};
use crate::domain::reminder::Pause;
use crate::store::obstacles;

/// The debtor says what is in the way. The ladder waits some days; the way that follows may hold it longer.
/// The same answer again while it waits as long says nothing new.
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
    let (now, pause) = (uow.now(), Pause::after(obstacle));
    let named = dossier.asked_obstacle.named.is_some_and(|named| named.obstacle == obstacle);
    // Silence for another reason may end before the time that this answer is given.
    let waits = pause.is_none_or(|pause| {
        let lasts = |(running, until)| running == pause || until >= now + pause.lasts();
        dossier.debt.paused(now).is_some_and(lasts)
    });
    if named && waits {
        return Ok(());
    }
    obstacles::insert(uow.db(), dossier.debt.id, by, obstacle, now).await?;
    dossier.asked_obstacle.named = Some(Named { obstacle, at: now });
    if let Some(pause) = pause {
        uow.pause(dossier, pause);
    }
    uow.save(dossier, Some(by), Happened::ObstacleNamed { obstacle }).await
}
