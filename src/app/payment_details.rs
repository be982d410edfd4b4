//! A client wants to pay and the business has not said how.

use serde_json::value::to_raw_value;

use super::error::{AppResult, Error};
use super::unit_of_work::UnitOfWork;
use crate::domain::dossier::Dossier;
use crate::i18n::texts;
use crate::screens::Errand;
use crate::screens::debtor::told;
use crate::store::outbox::{Post, Priority};
use crate::store::people;

/// Tells the business, once per debt, that a client wants to pay and does not know how.
pub async fn miss(uow: &mut UnitOfWork, dossier: &Dossier) -> AppResult<()> {
    for member in people::list_members(uow.db(), dossier.business.id).await? {
        let screen = told::wants_to_pay(texts(member.language), dossier);
        let post = Post {
            person: member.id,
            errand: to_raw_value(&Errand::Show { screen, replacing: None }).map_err(Error::Errand)?,
            priority: Priority::Notice,
            not_before: uow.now(),
            valid_until: None,
            dedupe_key: Some(format!("details-missing:{}:{}", dossier.debt.id, member.id)),
        };
        // `None`: this debt's question was put before.
        uow.put_out(&post).await?;
    }
    Ok(())
}
