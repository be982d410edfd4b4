//! Clients as their business knows them.

use super::error::{AppResult, Error};
use super::unit_of_work::UnitOfWork;
use crate::domain::ids::{BusinessId, ClientId};
use crate::domain::people::Client;
use crate::store::clients;

/// Who a new debt is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientChoice<'a> {
    Known(ClientId),
    Named { name: &'a str, phone: Option<&'a str> },
}

/// The client of this business who is meant, if there is one already. Names are compared without letter case.
///
/// # Errors
/// [`Error::NotFound`] for the id of another business's client.
pub async fn find(
    uow: &mut UnitOfWork,
    business: BusinessId,
    choice: &ClientChoice<'_>,
) -> AppResult<Option<Client>> {
    match choice {
        ClientChoice::Known(id) => {
            clients::find(uow.db(), business, *id).await?.ok_or(Error::NotFound).map(Some)
        }
        // A namesake with another number is another person.
        ClientChoice::Named { name, phone } => {
            Ok(clients::find_by_name(uow.db(), business, name, *phone).await?)
        }
    }
}

/// The client of this business who is meant, added if new.
///
/// # Errors
/// As [`find`].
pub async fn find_or_add(
    uow: &mut UnitOfWork,
    business: BusinessId,
    choice: &ClientChoice<'_>,
) -> AppResult<ClientId> {
    if let Some(client) = find(uow, business, choice).await? {
        return Ok(client.id);
    }
    let ClientChoice::Named { name, phone } = choice else { return Err(Error::NotFound) };
    let now = uow.now();
    Ok(clients::insert(uow.db(), business, name, *phone, now).await?)
}
