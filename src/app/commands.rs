//! The command menu of a chat: what applies to the person, in their language.

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::ids::PersonId;
use crate::screens::Errand;
use crate::store::outbox::Priority;
use crate::store::{businesses, clients};

/// Offers the person the commands that apply to them now: after founding a business, accepting a first debt,
/// choosing a language.
pub async fn offer(uow: &mut UnitOfWork, person: PersonId) -> AppResult<()> {
    let owner = businesses::find_of_member(uow.db(), person).await?.is_some();
    let debtor = !clients::list_standings(uow.db(), person).await?.is_empty();
    uow.post(person, Errand::OfferCommands { owner, debtor }, Priority::Notice)?;
    Ok(())
}
