//! What the debtor's words and taps do.

pub mod card;
pub mod forms;
pub mod information;
pub mod invitation;
pub mod obstacle;
pub mod offer;
pub mod paid;
pub mod pay;
pub mod personal;
pub mod problem;
pub mod promise;
pub mod reach;
pub mod stop;
pub mod talk;
pub mod time;

pub use personal::{choose_language, home, owes, own_phone, privacy, set_language};

use super::scene::Scene;
use super::{thread, verify};
use crate::app::{AppResult, access};
use crate::domain::ids::InvitationId;
use crate::domain::people::Side;
use crate::screens::DebtorAction;

/// Does what a button of the debtor asks.
pub async fn act(scene: &mut Scene<'_>, action: DebtorAction) -> AppResult<()> {
    match action {
        DebtorAction::Mine => card::mine(scene).await,
        DebtorAction::Card(debt) => card::open(scene, debt).await,
        DebtorAction::Plan(debt) => offer::open(scene, debt).await,
        DebtorAction::ItsMe { invitation } => invitation::its_me(scene, InvitationId(invitation)).await,
        DebtorAction::NotMe { invitation } => invitation::not_me(scene, InvitationId(invitation)).await,
        DebtorAction::Pay(debt) => pay::show(scene, debt).await,
        DebtorAction::AlreadyPaid(debt) => paid::begin(scene, debt).await,
        DebtorAction::NeedTime(debt) => time::begin(scene, debt).await,
        DebtorAction::Problem(debt) => problem::begin(scene, debt).await,
        DebtorAction::ProblemIs { debt, reason } => problem::because(scene, debt, reason).await,
        DebtorAction::AskStop(debt) | DebtorAction::Stop(debt) => stop::stop(scene, debt).await,
        DebtorAction::Restart(debt) => stop::restart(scene, debt).await,
        DebtorAction::StopAll => stop::stop_all(scene).await,
        DebtorAction::RestartAll => stop::restart_all(scene).await,
        DebtorAction::Papers(debt) => card::papers(scene, debt).await,
        DebtorAction::WhyAmount(debt) => card::why_amount(scene, debt).await,
        DebtorAction::AskUnlink(debt) => card::ask_unlink(scene, debt).await,
        DebtorAction::Unlink(debt) => card::unlink(scene, debt).await,
        DebtorAction::ChooseZone => personal::choose_zone(scene).await,
        DebtorAction::AcceptPlan(debt) => offer::accept(scene, debt).await,
        DebtorAction::DeclinePlan(debt) => offer::decline(scene, debt).await,
        DebtorAction::WithdrawPlan(debt) => offer::take_back(scene, debt).await,
        DebtorAction::CounterPlan(debt) => offer::counter(scene, debt).await,
        DebtorAction::ChangePlan(debt) => offer::change(scene, debt).await,
        DebtorAction::RepairPlan(debt) => offer::repair(scene, debt).await,
        DebtorAction::Agreement(debt) => {
            let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
            verify::show_latest(scene, Side::Debtor, &dossier).await
        }
        DebtorAction::Schedule(debt) => {
            let dossier = access::own_debt(scene.uow, scene.person.id, debt).await?;
            verify::show_schedule(scene, dossier).await
        }
        DebtorAction::Zone(index) => personal::set_zone(scene, index).await,
        DebtorAction::AskObstacle(debt) => obstacle::ask(scene, debt).await,
        DebtorAction::Obstacle { debt, obstacle } => obstacle::named(scene, debt, obstacle).await,
        DebtorAction::DisputeAgree(debt) => problem::agree(scene, debt).await,
        DebtorAction::DisputeMaintain(debt) => problem::maintain(scene, debt).await,
        DebtorAction::Redone(debt) => problem::redone(scene, debt).await,
        DebtorAction::NotRedone(debt) => problem::not_redone(scene, debt).await,
        DebtorAction::DisputeWithdraw(debt) => problem::withdraw(scene, debt).await,
        DebtorAction::DisputeThread(debt) => thread::show_dispute(scene, debt, Side::Debtor).await,
        DebtorAction::DisputeWrite(debt) => thread::write_dispute(scene, debt, Side::Debtor).await,
        DebtorAction::Information(debt) => information::menu(scene, debt).await,
        DebtorAction::AskPapers(debt) => information::ask_papers(scene, debt).await,
        DebtorAction::WrongAmount(debt) => information::wrong_amount(scene, debt).await,
        DebtorAction::WrongDueDate(debt) => information::wrong_due_date(scene, debt).await,
        DebtorAction::BillOther(debt) => information::bill_other(scene, debt).await,
        DebtorAction::Talk(debt) => talk::menu(scene, debt).await,
        DebtorAction::Chat(debt) => thread::chat(scene, debt, Side::Debtor).await,
        DebtorAction::AskCall(debt) => talk::call(scene, debt).await,
        DebtorAction::AskMeeting(debt) => talk::meeting(scene, debt).await,
        DebtorAction::InquiryThread(inquiry) => thread::show_inquiry(scene, inquiry, Side::Debtor).await,
        DebtorAction::InquiryWrite(inquiry) => thread::write_inquiry(scene, inquiry, Side::Debtor).await,
        DebtorAction::InquiryWithdraw(inquiry) => information::withdraw(scene, inquiry).await,
        DebtorAction::Mute(debt) => thread::mute(scene, debt, Side::Debtor).await,
        DebtorAction::Unmute(debt) => thread::unmute(scene, debt, Side::Debtor).await,
        DebtorAction::SendReceipt(debt) => paid::send_receipt(scene, debt).await,
        DebtorAction::Promise(debt) => promise::begin(scene, debt).await,
    }
}
