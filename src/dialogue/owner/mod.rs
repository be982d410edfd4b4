//! What the owner's words and taps do.

pub mod answer;
pub mod card;
pub mod courtesy;
pub mod due_date;
pub mod forms;
pub mod inquiry;
pub mod ladder;
pub mod limits;
pub mod lists;
pub mod offer;
pub mod onboarding;
pub mod papers;
pub mod payment;
pub mod received;
pub mod register;
pub mod requests;
pub mod settings;
pub mod talk;
pub mod terms;
pub mod upcoming;

use super::conversation::Input;
use super::scene::Scene;
use super::{thread, verify};
use crate::app::{AppResult, access};
use crate::domain::people::Side;
use crate::screens::OwnerAction;
use crate::screens::action::{DebtFilter, UpcomingAction};

/// The action behind one of the owner's commands.
pub fn command(name: &str) -> Option<OwnerAction> {
    Some(match name {
        "new" => OwnerAction::NewDebt,
        "debts" => OwnerAction::Debts { filter: DebtFilter::Open, page: 0 },
        "requests" => OwnerAction::Requests,
        "clients" => OwnerAction::Clients { page: 0 },
        "upcoming" => OwnerAction::Upcoming(UpcomingAction::Ahead { page: 0 }),
        "settings" => OwnerAction::Settings,
        _ => return None,
    })
}

/// Does what a button of the owner asks.
pub async fn act(scene: &mut Scene<'_>, action: OwnerAction) -> AppResult<()> {
    match action {
        OwnerAction::WithdrawPlan(_) | OwnerAction::AskBreakPlan(_) | OwnerAction::BreakPlan(_) => {
            offer::act(scene, action).await
        }
        OwnerAction::Plan(debt) => card::open(scene, debt).await,
        OwnerAction::Found => onboarding::begin(scene).await,
        OwnerAction::NewDebt => register::begin(scene).await,
        OwnerAction::NewDebtFor(client) => register::begin_for(scene, client).await,
        OwnerAction::Debts { filter, page } => lists::debts(scene, filter, page).await,
        OwnerAction::SearchDebts => lists::begin_search(scene).await,
        OwnerAction::Clients { page } => lists::clients(scene, page).await,
        OwnerAction::Client(client) => lists::client(scene, client).await,
        OwnerAction::Settings => settings::open(scene).await,
        OwnerAction::Setting(setting) => settings::begin(scene, setting).await,
        OwnerAction::Ladder(preset) => ladder::choose(scene, preset).await,
        OwnerAction::Upcoming(action) => upcoming::act(scene, action).await,
        OwnerAction::Steps(action) => ladder::act(scene, action).await,
        OwnerAction::AskClientForm(client) => courtesy::ask_client(scene, client).await,
        OwnerAction::ClientForm { client, form } => courtesy::choose_client(scene, client, form).await,
        OwnerAction::LegalForm(form) => courtesy::choose(scene, form).await,
        OwnerAction::LimitsFor(who) => limits::choose_who(scene, who).await,
        OwnerAction::Limit(limit) => limits::begin(scene, limit).await,
        OwnerAction::LimitsExample => limits::begin_example(scene).await,
        OwnerAction::Card(debt) => card::open(scene, debt).await,
        OwnerAction::More(debt) => card::more(scene, debt).await,
        OwnerAction::History(debt) => card::history(scene, debt).await,
        OwnerAction::Papers(debt) => papers::open(scene, debt).await,
        OwnerAction::AddPapers(debt) => papers::begin(scene, debt).await,
        OwnerAction::PreviewReminder(debt) => card::preview_reminder(scene, debt).await,
        OwnerAction::RemindNow(debt) => card::remind(scene, debt).await,
        OwnerAction::RecordPayment(debt) => payment::begin(scene, debt).await,
        OwnerAction::ChangeDueDate(debt) => due_date::begin(scene, debt).await,
        OwnerAction::AskPause(debt) => card::ask_pause(scene, debt).await,
        OwnerAction::Pause { debt, days } => card::pause(scene, debt, days).await,
        OwnerAction::Resume(debt) => card::resume(scene, debt).await,
        OwnerAction::AskCancel(debt) => card::ask_cancel(scene, debt).await,
        OwnerAction::Cancel(debt) => card::cancel(scene, debt).await,
        OwnerAction::Invite(debt) => card::invite(scene, debt).await,
        OwnerAction::OfferTerms(debt) => terms::offer(scene, debt).await,
        OwnerAction::OfferKind { debt, kind } => terms::offer_kind(scene, debt, kind).await,
        OwnerAction::CounterPlan(debt) => terms::counter(scene, debt).await,
        OwnerAction::RepairPlan(debt) => terms::repair(scene, debt).await,
        OwnerAction::Agreement(debt) => {
            let dossier = access::owned_debt(scene.uow, scene.person.id, debt).await?;
            verify::show_latest(scene, Side::Owner, &dossier).await
        }
        OwnerAction::Schedule(debt) => {
            let dossier = access::owned_debt(scene.uow, scene.person.id, debt).await?;
            verify::show_schedule(scene, dossier).await
        }
        OwnerAction::DisputeThread(debt) => thread::show_dispute(scene, debt, Side::Owner).await,
        OwnerAction::DisputeWrite(debt) => thread::write_dispute(scene, debt, Side::Owner).await,
        OwnerAction::InquiryThread(inquiry) => thread::show_inquiry(scene, inquiry, Side::Owner).await,
        OwnerAction::InquiryWrite(inquiry) => thread::write_inquiry(scene, inquiry, Side::Owner).await,
        OwnerAction::Chat(debt) => thread::chat(scene, debt, Side::Owner).await,
        OwnerAction::Mute(debt) => thread::mute(scene, debt, Side::Owner).await,
        OwnerAction::Unmute(debt) => thread::unmute(scene, debt, Side::Owner).await,
        OwnerAction::Inquiry(inquiry) => inquiry::open(scene, inquiry).await,
        OwnerAction::InquiryAgree(inquiry) => inquiry::agree(scene, inquiry).await,
        OwnerAction::InquiryOther(inquiry) => inquiry::other(scene, inquiry).await,
        OwnerAction::InquiryExplain(inquiry) => inquiry::explain(scene, inquiry).await,
        OwnerAction::InquiryDone(inquiry) => talk::done(scene, inquiry).await,
        OwnerAction::Obstacles => lists::obstacles(scene).await,
        OwnerAction::RemovePaper { debt, paper } => papers::remove(scene, debt, paper).await,
        OwnerAction::ReplacePaper { debt, paper } => papers::replace(scene, debt, paper).await,
        request => requests::act(scene, request).await,
    }
}

/// The owner's menu.
pub async fn home(scene: &mut Scene<'_>) -> AppResult<()> {
    lists::home(scene).await
}

/// A file or a contact outside any form: the owner begins a debt with it.
pub async fn begin_with(scene: &mut Scene<'_>, input: Input) -> AppResult<()> {
    register::begin_with(scene, input).await
}
