//! Who the creditor and the clients are in law.

use super::{lists, settings};
use crate::app::businesses::Change;
use crate::app::{AppResult, Error, clients};
use crate::dialogue::scene::Scene;
use crate::domain::ids::ClientId;
use crate::domain::people::LegalForm;
use crate::i18n::args;
use crate::screens::owner::courtesy as screens;
use crate::store::clients as client_rows;

/// Asks who a client is, and says which rules hold.
pub async fn ask_client(scene: &mut Scene<'_>, client: ClientId) -> AppResult<()> {
    let business = scene.business()?.clone();
    let client = client_rows::find(scene.uow.db(), business.id, client).await?.ok_or(Error::NotFound)?;
    let profile = clients::profile(scene.uow, &business, &client).await?;
    let screen = screens::ask_client(scene.texts(), &client, profile);
    scene.show(screen).await
}

/// Notes who a client is.
pub async fn choose_client(scene: &mut Scene<'_>, client: ClientId, form: LegalForm) -> AppResult<()> {
    clients::set_legal_form(scene.uow, scene.person.id, client, form).await?;
    scene.toast("owner-toast-saved", &args! {});
    lists::client(scene, client).await
}

/// Notes who the creditor is.
pub async fn choose(scene: &mut Scene<'_>, form: LegalForm) -> AppResult<()> {
    settings::save(scene, Change::LegalForm(form)).await
}
