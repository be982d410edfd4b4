//! Coming to terms from the owner's side, and following what was agreed, played on the real bot.
//!
//! Offers of the business are put on the table as its editor would; everything else is typed and tapped.

mod followed;
mod made_up;
mod offered;
mod races;

use vovremya::app::debts;
use vovremya::app::plans::{self, Proposal};
use vovremya::demo::stage::Actor;
use vovremya::domain::ids::DebtId;
use vovremya::domain::language::Language;
use vovremya::domain::people::Side;
use vovremya::domain::plan::{Discount, DiscountGiven, Part, Terms};
use vovremya::store::dossiers;

use crate::support::shop::{RU_EN, Seen, Shop, either, roubles};
use crate::support::world::World;

/// Parts as `(date, roubles)`, and a discount if there is one.
fn terms(parts: &[(&str, i64)], discount: Option<(i64, DiscountGiven)>) -> Terms {
    let part = |(due_on, amount): &(&str, i64)| Part {
        due_on: due_on.parse().expect("a date"),
        amount: roubles(*amount),
    };
    let discount = discount.map(|(amount, given)| Discount { amount: roubles(amount), given });
    Terms::stored(parts.iter().map(part).collect(), discount)
}

/// Two parts of what [`Shop::accepted_debt`] comes to.
fn two_parts() -> Terms {
    terms(&[("2026-12-15", 6_500), ("2027-01-15", 6_000)], None)
}

/// The owner offers terms over these debts.
async fn offer(world: &World, shop: &Shop<'_>, debts: &[DebtId], terms: Terms) -> anyhow::Result<()> {
    let (lead, also) = debts.split_first().expect("at least one debt");
    let mut uow = shop.begin().await?;
    let mut dossier = dossiers::lock(uow.db(), *lead).await?.expect("made before");
    let proposal = Proposal { side: Side::Owner, terms, reason: None, also: also.to_vec() };
    plans::propose(&mut uow, &mut dossier, &shop.owner, proposal).await?;
    uow.commit().await?;
    world.settle().await
}

/// The owner offers terms and the debtor agrees.
async fn agree(
    world: &World,
    shop: &Shop<'_>,
    ivan: &Actor<'_>,
    language: Language,
    debts: &[DebtId],
    terms: Terms,
) -> anyhow::Result<()> {
    offer(world, shop, debts, terms).await?;
    ivan.taps(either(language, "Согласиться", "Agree")).await?;
    Ok(())
}

/// The owner records a payment of so many roubles.
async fn pay(world: &World, shop: &Shop<'_>, debt: DebtId, amount: i64) -> anyhow::Result<()> {
    let mut uow = shop.begin().await?;
    let mut dossier = dossiers::lock(uow.db(), debt).await?.expect("made before");
    debts::record_payment(&mut uow, &mut dossier, roubles(amount), shop.owner.id).await?;
    uow.commit().await?;
    world.settle().await
}

/// Two debts of one client, of 8 000 and 4 000 roubles, both accepted.
async fn two_debts(shop: &Shop<'_>, ivan: &Actor<'_>, language: Language) -> anyhow::Result<[DebtId; 2]> {
    let client = shop.client("Ivan Petrov").await?;
    let laptop = shop.debt(client, either(language, "ремонт ноутбука", "laptop repair"), 8_000).await?;
    let phone = shop.debt(client, either(language, "ремонт телефона", "phone repair"), 4_000).await?;
    crate::support::shop::accept(ivan, language, &shop.link(laptop).await?).await?;
    Ok([laptop, phone])
}

/// How often somebody was told something.
fn times(actor: &Actor<'_>, words: &str) -> usize {
    actor.chat().iter().filter(|message| message.from_bot && message.text.contains(words)).count()
}
