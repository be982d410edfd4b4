//! Clients as their business knows them.

use super::access;
use super::error::{AppResult, Error};
use super::unit_of_work::UnitOfWork;
use crate::domain::ids::{BusinessId, ClientId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::money::Money;
use crate::domain::people::{Business, Client, ClientReminding, LegalForm};
use crate::domain::reminder::{Parties, Profile};
use crate::store::{clients, clients_lists, debts_lists};

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

/// Notes who a client of `by`'s business is in law. Other contact rules may hold from now on.
///
/// # Errors
/// [`Error::NotFound`] for another business's client, and when `by` acts for none.
pub async fn set_legal_form(
    uow: &mut UnitOfWork,
    by: PersonId,
    client: ClientId,
    form: LegalForm,
) -> AppResult<()> {
    let business = access::business_of(uow, by).await?;
    let client = clients::find(uow.db(), business.id, client).await?.ok_or(Error::NotFound)?;
    if client.legal_form == form {
        return Ok(());
    }
    let now = uow.now();
    clients::set_legal_form(uow.db(), client.id, form).await?;
    debts_lists::look_at_client_again(uow.db(), client.id, now).await?;
    let happened = Happened::SettingChanged { setting: "client_legal_form".to_owned() };
    uow.note_business(business.id, by, &happened).await
}

/// Makes an exception for a client of `by`'s business, or ends it.
///
/// # Errors
/// As [`set_legal_form`].
pub async fn set_reminding(
    uow: &mut UnitOfWork,
    by: PersonId,
    client: ClientId,
    reminding: ClientReminding,
) -> AppResult<()> {
    let business = access::business_of(uow, by).await?;
    let client = clients::find(uow.db(), business.id, client).await?.ok_or(Error::NotFound)?;
    if client.reminding == reminding {
        return Ok(());
    }
    let now = uow.now();
    clients::set_reminding(uow.db(), client.id, reminding).await?;
    debts_lists::look_at_client_again(uow.db(), client.id, now).await?;
    let happened = Happened::SettingChanged { setting: "client_reminding".to_owned() };
    uow.note_business(business.id, by, &happened).await
}

/// Which contact rules hold between a business and its client, for what the client owes now.
///
/// # Errors
/// Storage trouble.
pub async fn profile(uow: &mut UnitOfWork, business: &Business, client: &Client) -> AppResult<Profile> {
    let owed = clients_lists::alive_sums(uow.db(), client.id).await?;
    Ok(Profile::between(&Parties {
        country: business.country,
        creditor: business.legal_form,
        debtor: client.legal_form,
        owed: owed.first().copied().unwrap_or(Money::zero(business.currency)),
    }))
}
