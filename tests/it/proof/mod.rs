//! An agreement as proof: its words, its papers, and the check whether it is what was agreed.

mod texts;
mod verify;

use chrono::NaiveDate;
use vovremya::app::plans::{self, Proposal};
use vovremya::demo::stage::Actor;
use vovremya::domain::ids::DebtId;
use vovremya::domain::language::Language;
use vovremya::domain::people::Side;
use vovremya::domain::plan::{Discount, DiscountGiven, Part, Terms};
use vovremya::store::{dossiers, people};

use crate::support::shop::{RU_EN, Seen, Shop, either, roubles};
use crate::support::world::World;

/// Parts of so many roubles each.
fn parts(parts: &[(&str, i64)]) -> Vec<Part> {
    let part =
        |(on, amount): &(&str, i64)| Part { due_on: on.parse().expect("a date"), amount: roubles(*amount) };
    parts.iter().map(part).collect()
}

/// Terms without a discount.
fn terms(of: &[(&str, i64)]) -> Terms {
    Terms::stored(parts(of), None)
}

/// Terms with so many roubles off.
fn discounted(of: &[(&str, i64)], off: i64, given: DiscountGiven) -> Terms {
    Terms::stored(parts(of), Some(Discount { amount: roubles(off), given }))
}

/// One side offers terms that were made up elsewhere.
async fn offers(
    world: &World,
    shop: &Shop<'_>,
    side: Side,
    debt: DebtId,
    also: &[DebtId],
    terms: Terms,
) -> anyhow::Result<()> {
    let mut uow = shop.begin().await?;
    let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
    let by = match side {
        Side::Owner => people::get(uow.db(), shop.owner.id).await?,
        Side::Debtor => dossier.debtor.clone().expect("accepted before"),
    };
    let proposal = Proposal { side, terms, reason: None, also: also.to_vec() };
    plans::propose(&mut uow, &mut dossier, &by, proposal).await?;
    uow.commit().await?;
    world.settle().await
}

/// The debtor asks for terms and the owner says yes.
async fn agree(
    world: &World,
    shop: &Shop<'_>,
    anna: &Actor<'_>,
    language: Language,
    debt: DebtId,
    terms: Terms,
) -> anyhow::Result<()> {
    offers(world, shop, Side::Debtor, debt, &[], terms).await?;
    anna.taps(either(language, "Принять", "Accept")).await?;
    Ok(())
}

/// Three parts of 12 500 roubles.
fn three_parts() -> Terms {
    terms(&[("2026-12-15", 4_500), ("2027-01-15", 4_000), ("2027-02-15", 4_000)])
}

/// The PDFs in somebody's chat, the oldest first: name and content.
fn papers(world: &World, person: &Actor<'_>) -> Vec<(String, Vec<u8>)> {
    let documents = person.chat().into_iter().filter(|message| message.from_bot);
    let documents = documents.filter_map(|message| message.document);
    documents
        .map(|document| {
            let content = world.sandbox.file(&document.file_id).expect("a file that was sent");
            (document.name, content.to_vec())
        })
        .collect()
}

fn day(date: &str) -> NaiveDate {
    date.parse().expect("a date")
}
