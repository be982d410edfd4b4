//! What waits for the owner's answer: the list, each request, and the answers that take one tap.

use serde::{Deserialize, Serialize};

use super::answer::AnswerForm;
use super::received::{self, ReceivedForm};
use crate::app::{AppResult, Error, access, agreements, claims, disputes, limits, plans};
use crate::dialogue::conversation::{Conversation, Input};
use crate::dialogue::debtor::forms;
use crate::dialogue::owner::forms::OwnerForm;
use crate::dialogue::scene::Scene;
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::ids::{DebtId, PlanId};
use crate::domain::input::text;
use crate::domain::people::Side;
use crate::domain::rejection::Rejection;
use crate::i18n::{Html, args};
use crate::screens::{
    DebtRef, FormTap, OwnerAction, Screen, agreement, claim as claim_screen, dispute as dispute_screen,
    inquiry as inquiry_screen, offer as offer_screen, request as screen, talk as talk_screen,
};
use crate::store::attachments::{self, Belongs};
use crate::store::requests;

/// Characters of the reason for a refusal.
pub(super) const REASON_MAX: usize = 1000;

/// An answer that takes more than a tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestForm {
    /// Declining a plan, with a reason or without.
    Decline { debt: DebtId, plan: PlanId },
    /// Answering a dispute.
    Answer(AnswerForm),
    /// Another sum was received than the one claimed.
    Received(ReceivedForm),
}

impl RequestForm {
    pub(super) fn conversation(self) -> Conversation {
        Conversation::Owner(OwnerForm::Request(self))
    }

    /// Hands the input to the form.
    pub async fn take(self, scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
        match self {
            Self::Decline { debt, plan } => decline(scene, debt, plan, input).await,
            Self::Answer(form) => form.take(scene, input).await,
            Self::Received(form) => form.take(scene, input).await,
        }
    }
}

/// Does what a button of a request asks.
pub async fn act(scene: &mut Scene<'_>, action: OwnerAction) -> AppResult<()> {
    match action {
        OwnerAction::Requests => list(scene, 0).await,
        OwnerAction::RequestsPage { page } => list(scene, page).await,
        OwnerAction::Request(debt) => open(scene, debt).await,
        OwnerAction::AcceptPlan(debt) => accept_plan(scene, debt).await,
        OwnerAction::DeclinePlan(debt) => ask_decline(scene, debt).await,
        OwnerAction::ConfirmPayment(debt) => confirm_payment(scene, debt).await,
        OwnerAction::DenyPayment(debt) => deny_payment(scene, debt).await,
        OwnerAction::ReceivedOther(debt) => received::begin(scene, debt).await,
        OwnerAction::AskReceipt(debt) => ask_receipt(scene, debt).await,
        OwnerAction::DisputeCancel(debt) => AnswerForm::cancel(scene, debt).await,
        OwnerAction::DisputeDiscount(debt) => AnswerForm::discount(scene, debt).await,
        OwnerAction::DisputeRedo(debt) => AnswerForm::redo(scene, debt).await,
        OwnerAction::DisputeRefuse(debt) => AnswerForm::refuse(scene, debt).await,
        OwnerAction::DisputeEnd(debt) => AnswerForm::end(scene, debt).await,
        OwnerAction::DisputeSeen(debt) => dispute_seen(scene, debt).await,
        _ => Err(Error::NotFound),
    }
}

async fn list(scene: &mut Scene<'_>, page: u16) -> AppResult<()> {
    let (business, now) = (scene.business()?.id, scene.uow.now());
    let size = i64::from(screen::PAGE_SIZE);
    let found = requests::list(scene.uow.db(), business, now, size, i64::from(page) * size).await?;
    if found.requests.is_empty() && page > 0 {
        // What was on this page has been answered meanwhile.
        return Box::pin(list(scene, 0)).await;
    }
    let screen = screen::list(scene.texts(), &found, page);
    scene.show(screen).await
}

/// Shows whatever waits on a debt, each request in a message of its own.
pub async fn open(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<()> {
    let mut dossier = access::owned_debt(scene.uow, scene.person.id, debt).await?;
    let screens = waiting(scene, &mut dossier).await?;
    if screens.is_empty() {
        let screen = screen::nothing_waits(scene.texts(), &dossier);
        return scene.show(screen).await;
    }
    for screen in screens {
        scene.show(screen).await?;
    }
    Ok(())
}

async fn waiting(scene: &mut Scene<'_>, dossier: &mut Dossier) -> AppResult<Vec<Screen>> {
    let (t, debt) = (scene.texts(), dossier.debt.id);
    let mut screens = Vec::new();
    let claimed = claims::claimed(scene.uow, dossier).await?;
    if dossier.dispute.is_some() {
        // Whoever opens it has read it.
        disputes::see(scene.uow, dossier, scene.person.id).await?;
        screens.push(dispute(scene, dossier).await?);
    }
    if let (Some(claim), Some(amount)) = (&dossier.claim, claimed) {
        let files = files(scene, Belongs::Claim(debt, claim.id)).await?;
        screens.push(claim_screen::told(t, dossier, amount, &files));
    }
    screens.extend(dossier.inquiries.iter().filter(|open| open.side == Side::Debtor).map(|open| {
        if open.about.kind().is_talk() {
            talk_screen::told(t, dossier, open)
        } else {
            inquiry_screen::told(t, dossier, open)
        }
    }));
    if let Some(plan) = &dossier.talks {
        let history = requests::history(scene.uow.db(), dossier.client.id).await?;
        let offers = plans::offers_of(scene.uow, dossier, plan).await?;
        screens.push(match plan.offer.side {
            Side::Debtor => {
                let outside = limits::outside(scene.uow, &[dossier], &plan.offer.terms).await?;
                offer_screen::asked(t, dossier, plan, &offers, history, &outside)
            }
            Side::Owner => offer_screen::sent_owner(t, dossier, plan),
        });
    }
    Ok(screens)
}

async fn dispute(scene: &mut Scene<'_>, dossier: &Dossier) -> AppResult<Screen> {
    let (t, now) = (scene.texts(), scene.uow.now());
    let id = dossier.dispute.as_ref().ok_or(Rejection::AlreadyAnswered)?.id;
    let files = files(scene, Belongs::Dispute(dossier.debt.id, id)).await?;
    Ok(dispute_screen::told(t, dossier, &files, now))
}

/// «I've seen it»: the files are there already, so only the words are shown again, without this button.
async fn dispute_seen(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    disputes::see(scene.uow, &mut dossier, scene.person.id).await?;
    scene.toast("dispute-seen-owner", &args! {});
    let screen = dispute_screen::told(scene.texts(), &dossier, &[], scene.uow.now());
    scene.show(screen).await
}

async fn files(scene: &mut Scene<'_>, belongs: Belongs) -> AppResult<Vec<FileRef>> {
    let attachments = attachments::list(scene.uow.db(), belongs).await?;
    Ok(attachments.into_iter().map(|attachment| attachment.file).collect())
}

async fn accept_plan(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let agreement = plans::accept(scene.uow, &mut dossier, &scene.person, Side::Owner).await?;
    let t = scene.texts();
    scene.show(agreement::for_owner(t, &agreements::written(&agreement, t))).await?;
    scene.say(agreement::next_for_owner(t, &dossier, &agreements::written(&agreement, t))).await
}

async fn ask_decline(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let plan = dossier.talks.as_ref().ok_or(Rejection::AlreadyAnswered)?.id;
    let number = scene.begin(&RequestForm::Decline { debt: debt.id, plan }.conversation())?;
    let screen = offer_screen::ask_decline(scene.texts(), &dossier, Html::default(), number);
    scene.show(screen).await
}

async fn decline(scene: &mut Scene<'_>, debt: DebtId, plan: PlanId, input: Input) -> AppResult<()> {
    let Some(mut dossier) = debt_of(scene, debt).await? else { return Ok(()) };
    if dossier.talks.as_ref().is_none_or(|open| open.id != plan) {
        return forms::refuse(scene, Rejection::AlreadyAnswered).await;
    }
    let reason = match input {
        Input::Tap(FormTap::Skip) => Ok(None),
        Input::Tap(FormTap::Back | FormTap::Cancel) => {
            scene.end();
            return open(scene, debt).await;
        }
        Input::Words(words) => text::clean(&words, REASON_MAX)
            .map(Some)
            .map_err(|problem| screen::text_problem(scene.texts(), problem)),
        _ => Err(screen::words_only(scene.texts())),
    };
    match reason {
        Ok(reason) => {
            scene.end();
            plans::decline(scene.uow, &mut dossier, &scene.person, Side::Owner, reason).await?;
            let screen = offer_screen::declined_owner(scene.texts(), &dossier);
            scene.show(screen).await
        }
        Err(problem) => {
            let form = RequestForm::Decline { debt, plan }.conversation();
            let number = forms::keep(scene, form)?;
            let screen = offer_screen::ask_decline(scene.texts(), &dossier, problem, number);
            scene.show(screen).await
        }
    }
}

/// The debt that a form is about. When it is no longer the business's, the form is closed.
pub(in crate::dialogue) async fn debt_of(scene: &mut Scene<'_>, debt: DebtId) -> AppResult<Option<Dossier>> {
    match access::owned_debt(scene.uow, scene.person.id, debt).await {
        Ok(dossier) => Ok(Some(dossier)),
        Err(Error::NotFound) => {
            scene.end();
            Box::pin(crate::dialogue::home(scene)).await?;
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

async fn confirm_payment(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    let amount = claims::confirm(scene.uow, &mut dossier, scene.person.id).await?;
    let screen = claim_screen::confirmed_owner(scene.texts(), &dossier, amount);
    scene.show(screen).await
}

async fn deny_payment(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    claims::deny(scene.uow, &mut dossier, scene.person.id).await?;
    let screen = claim_screen::denied_owner(scene.texts(), &dossier);
    scene.show(screen).await
}

async fn ask_receipt(scene: &mut Scene<'_>, debt: DebtRef) -> AppResult<()> {
    let mut dossier = access::owned_fresh(scene.uow, scene.person.id, debt).await?;
    claims::ask_receipt(scene.uow, &mut dossier, scene.person.id).await?;
    let screen = claim_screen::receipt_asked_owner(scene.texts(), &dossier);
    scene.show(screen).await
}
