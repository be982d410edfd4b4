//! Whether people can be reached here.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::ids::PersonId;

/// Telegram refuses to deliver to the person: the businesses concerned learn it once.
pub async fn mark_unreachable(_uow: &mut UnitOfWork, _person: PersonId) -> AppResult<()> {
    Ok(())
}
