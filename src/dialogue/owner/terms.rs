//! The owner offers terms: first, in answer to the client's, or in place of a plan in force.

use chrono::{Days, NaiveDate};

use crate::app::{AppResult, access, following, plans};
use crate::dialogue::scene::Scene;
use crate::dialogue::terms::{self, About};
use crate::domain::dossier::Dossier;
use crate::domain::input::terms::{Off, Wanted};
use crate::domain::people::Side;
use crate::domain::plan::latest_first_on;
use crate::domain::rejection::Rejection;
use crate::screens::action::OfferKind;
use crate::screens::{DebtRef, offer as screen};

/// The discount that is suggested for paying at once, in percent, and within how many days.
const USUAL_DISCOUNT: u32 = 5;
const AT_ONCE: Days = Days::new(3);

/// How much later than the due date a deferral is suggested.
const USUAL_DEFERRAL: Days = Days::new(14);

/// Other terms than those of the plan in force; without one, asks which kind to offer.
pub async fn offer(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    if dossier.agreed.is_some() {
        return terms::begin(scene, Side::Owner, debt, About::Change).await;
    }
    plans::may_propose(&dossier)?;
    let screen = screen::ask_kind(scene.texts(), &dossier);
    scene.show(screen).await
}

/// A first offer of this kind.
pub async fn offer_kind(scene: &mut Scene<'_>, debt: DebtRef, kind: OfferKind) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let today = scene.today();
    let later = |from: NaiveDate, days| from.checked_add_days(days).unwrap_or(from);
    let wanted = match kind {
        OfferKind::Instalments => return terms::begin(scene, Side::Owner, debt, About::First).await,
        OfferKind::Deferral => {
            let on = later(dossier.debt.due_on.max(today), USUAL_DEFERRAL).min(latest_first_on(today));
            Wanted::Deferral { on }
        }
        OfferKind::Discount => {
            Wanted::Discount { off: Off::Percent(USUAL_DISCOUNT.into()), on: later(today, AT_ONCE) }
        }
    };
    terms::begin_with(scene, Side::Owner, debt, Vec::new(), About::First, &wanted).await
}

/// Other terms than the client's.
pub async fn counter(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let talks = dossier.talks.as_ref().ok_or(Rejection::AlreadyAnswered)?;
    let about = About::Counter { plan: talks.id, round: talks.offer.round };
    terms::begin(scene, Side::Owner, debt, about).await
}

/// A new date for the part that is late.
pub async fn repair(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let late = following::late(scene.uow, &mut dossier).await?;
    let part = late.ok_or(Rejection::NothingLate)?.number;
    terms::begin(scene, Side::Owner, debt, About::Repair { part }).await
}

/// The own offer is on its way.
pub async fn sent(scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<()> {
    let Some(plan) = &dossier.talks else { return Ok(()) };
    let screen = screen::sent_owner(scene.texts(), dossier, plan);
    scene.show(screen).await
}
