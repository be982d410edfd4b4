//! What belongs to the person rather than to a debt: menu, language, time zone, phone, privacy.

use crate::app::{AppResult, Error, commands};
use crate::dialogue::scene::Scene;
use crate::domain::language::Language;
use crate::screens::debtor;
use crate::store::{clients, debts, dossiers, people, reminders};

/// Whether the person owes anything here, or has owed.
pub async fn owes(scene: &mut Scene<'_>) -> AppResult<bool> {
    Ok(!clients::list_standings(scene.uow.db(), scene.person.id).await?.is_empty())
}

/// The debtor's menu.
pub async fn home(scene: &mut Scene<'_>) -> AppResult<()> {
    let screen = debtor::home(scene.texts(), &scene.person.first_name);
    scene.show(screen).await
}

pub async fn choose_language(scene: &mut Scene<'_>) -> AppResult<()> {
    let screen = debtor::choose_language(scene.texts());
    scene.show(screen).await
}

/// From now on everything is said in this language, beginning with the confirmation.
pub async fn set_language(scene: &mut Scene<'_>, language: Language) -> AppResult<()> {
    people::set_language(scene.uow.db(), scene.person.id, language).await?;
    scene.person.language = language;
    commands::offer(scene.uow, scene.person.id).await?;
    let screen = debtor::language_set(scene.texts());
    scene.show(screen).await
}

pub async fn privacy(scene: &mut Scene<'_>) -> AppResult<()> {
    let screen = debtor::privacy(scene.texts());
    scene.show(screen).await
}

pub async fn choose_zone(scene: &mut Scene<'_>) -> AppResult<()> {
    let screen = debtor::choose_zone(scene.texts());
    scene.show(screen).await
}

/// The person chose the n-th zone: quiet hours follow it, so the scheduler looks at their debts anew.
pub async fn set_zone(scene: &mut Scene<'_>, index: u16) -> AppResult<()> {
    let (zone, key) = *debtor::ZONES.get(usize::from(index)).ok_or(Error::NotFound)?;
    people::set_zone(scene.uow.db(), scene.person.id, zone).await?;
    scene.person.zone = Some(zone);
    let now = scene.uow.now();
    let owed = debts::list_alive_of_person(scene.uow.db(), scene.person.id).await?;
    for dossier in dossiers::lock_all(scene.uow.db(), &owed).await? {
        if dossier.debt.next_contact_at.is_some() {
            reminders::set_next_contact(scene.uow.db(), dossier.debt.id, Some(now)).await?;
        }
    }
    let screen = debtor::zone_set(scene.texts(), zone, key, now);
    scene.show(screen).await
}

/// The person shared their own number.
pub async fn own_phone(scene: &mut Scene<'_>, phone: &str) -> AppResult<()> {
    people::set_phone(scene.uow.db(), scene.person.id, phone).await?;
    let screen = debtor::phone_stored(scene.texts(), phone);
    scene.say(screen).await
}
