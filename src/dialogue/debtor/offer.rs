//! The debtor and the terms on the table or in force: looks at them, answers the business's offer, takes the own
//! request back, asks for other terms.

use serde::{Deserialize, Serialize};

use super::card;
use super::forms::{self, DebtorForm};
use crate::app::plans::Proposal;
use crate::app::{AppResult, access, agreements, following, plans};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::scene::Scene;
use crate::dialogue::terms::{self, About};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, PlanId};
use crate::domain::input::text;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::i18n::Html;
use crate::screens::{DebtRef, FormTap, agreement, offer as screen, plan as plan_screen, request};
use crate::store::agreements::StoredAgreement;

/// Characters of the reason for a refusal.
const REASON_MAX: usize = 500;

/// Shows the offer on the table with all that was offered before, else the plan in force part by part.
pub async fn open(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let mut dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
    let t = scene.texts();
    let screen = if let Some(plan) = dossier.talks.clone() {
        let offers = plans::offers_of(scene.uow, &dossier, &plan).await?;
        match plan.offer.side {
            Side::Owner => screen::offered(t, &dossier, &plan, &offers),
            Side::Debtor => screen::waiting(t, &dossier, &plan, &offers),
        }
    } else {
        let parts = following::parts(scene.uow, &mut dossier).await?;
        plan_screen::view(t, &dossier, &parts, scene.uow.now())
    };
    scene.show(screen).await
}

/// Sends the own request: the business answers later, or has agreed in advance.
pub async fn propose(scene: &mut Scene<'_>, dossier: &mut Dossier, proposal: Proposal) -> AppResult<()> {
    if let Some(agreement) = plans::propose(scene.uow, dossier, &scene.person, proposal).await? {
        return in_force(scene, dossier, &agreement).await;
    }
    sent(scene, dossier).await
}

/// The own offer is on its way.
pub async fn sent(scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<()> {
    let Some(plan) = &dossier.talks else { return Ok(()) };
    let sent = screen::sent(scene.texts(), dossier, plan);
    scene.show(sent).await
}

/// What was agreed, in writing, and what follows.
async fn in_force(scene: &mut Scene<'_>, dossier: &Dossier, agreement: &StoredAgreement) -> AppResult<()> {
    let t = scene.texts();
    scene.show(agreement::for_debtor(t, dossier, &agreements::written(agreement, t))).await?;
    scene.say(agreement::next_for_debtor(t, dossier, &agreements::written(agreement, t))).await
}

/// Yes: the plan is in force.
pub async fn accept(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    let agreement = plans::accept(scene.uow, &mut dossier, &scene.person, Side::Debtor).await?;
    in_force(scene, &dossier, &agreement).await
}

/// No, with or without a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclineForm {
    debt: DebtId,
    plan: PlanId,
    /// Another offer of the same negotiation is not declined by this form.
    round: i32,
}

/// Asks for a reason, which may be left out.
pub async fn decline(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    let talks = dossier.talks.as_ref().ok_or(Rejection::AlreadyAnswered)?;
    if talks.offer.side == Side::Debtor {
        return Err(Rejection::OwnOffer.into());
    }
    let form = DeclineForm { debt: debt.id, plan: talks.id, round: talks.offer.round };
    form.show(scene, &dossier, Html::default()).await
}

impl DeclineForm {
    async fn show(self, scene: &mut Scene<'_>, dossier: &Dossier, problem: Html) -> AppResult<()> {
        let form = Conversation::Debtor(DebtorForm::Decline(self));
        let number = forms::keep(scene, form)?;
        let screen = screen::ask_decline_debtor(scene.texts(), dossier, problem, number);
        scene.show(screen).await
    }

    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        let Some(mut dossier) = forms::debt_of(scene, self.debt).await? else { return Ok(()) };
        let offer = dossier.talks.as_ref().map(|talks| (talks.id, talks.offer.round));
        if offer != Some((self.plan, self.round)) {
            return forms::refuse(scene, Rejection::AlreadyAnswered).await;
        }
        let reason = match input {
            Input::Tap(FormTap::Skip) => Ok(None),
            Input::Tap(FormTap::Back | FormTap::Cancel) => {
                scene.end();
                return open(scene, self.debt).await;
            }
            Input::Words(words) => text::clean(&words, REASON_MAX)
                .map(Some)
                .map_err(|problem| request::text_problem(scene.texts(), problem)),
            _ => Err(request::words_only(scene.texts())),
        };
        match reason {
            Ok(reason) => {
                scene.end();
                plans::decline(scene.uow, &mut dossier, &scene.person, Side::Debtor, reason).await?;
                let screen = screen::declined_own(scene.texts(), &dossier);
                scene.show(screen).await
            }
            Err(problem) => self.show(scene, &dossier, problem).await,
        }
    }
}

/// Other terms than those on the table.
pub async fn counter(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    let talks = dossier.talks.as_ref().ok_or(Rejection::AlreadyAnswered)?;
    let about = About::Counter { plan: talks.id, round: talks.offer.round };
    terms::begin(scene, Side::Debtor, debt, about).await
}

/// Other terms for what is left of the plan in force.
pub async fn change(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    terms::begin(scene, Side::Debtor, debt, About::Change).await
}

/// A new date for the next part, usually one that is late; the rest of the schedule stays.
pub async fn repair(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    let part = dossier.next_part().map_or(1, |part| part.number);
    terms::begin(scene, Side::Debtor, debt, About::Repair { part }).await
}

/// The own request is taken back.
pub async fn take_back(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::own_fresh(scene.uow, scene.person.id, debt).await?;
    plans::take_back(scene.uow, &mut dossier, &scene.person, Side::Debtor).await?;
    card::open(scene, debt.id).await
}
