//! What a button asks the bot to do.
//!
//! Packed into 64 bytes by `telegram::callback`, which counts the variants from the top: buttons live in
//! chats for ever, so variants are only ever **added at the end** of an enum and fields at the end of a
//! variant. A test pins the packed form of every action.

mod reminding;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::dispute::DisputeReason;
use crate::domain::ids::{AgreementId, AttachmentId, ClientId, DebtId, InquiryId};
use crate::domain::language::Language;
use crate::domain::obstacle::Obstacle;
use crate::domain::people::LegalForm;
use crate::domain::plan::limits::{Limit, Who};
use crate::domain::reminder::Preset;

pub use reminding::{LadderAction, OldDebts, StepAsked, StepEdit, UpcomingAction};

/// A debt as it was when the button was drawn. If it has changed since, the button is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebtRef {
    pub id: DebtId,
    pub version: i32,
}

/// What a button asks the bot to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// A button that only shows something: blank cells of a calendar.
    Nothing,
    /// The menu.
    Home,
    /// A tap inside a form; `form` tells this form from earlier ones.
    Form {
        form: i32,
        tap: FormTap,
    },
    Owner(OwnerAction),
    Debtor(DebtorAction),
    ChooseLanguage,
    Language(Language),
    Privacy,
    Help,
    /// Whether an agreement is genuine, and what became of it.
    VerifyAgreement(AgreementId),
    /// An agreement again, with its paper.
    ShowAgreement(AgreementId),
}

/// A tap inside the form that a person is in the middle of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormTap {
    Confirm,
    Back,
    Skip,
    Cancel,
    /// The n-th of the answers offered.
    Pick(u16),
    /// A date of the calendar.
    Date(NaiveDate),
    /// Turn the calendar to this month.
    Month {
        year: i32,
        month: u32,
    },
    /// Change the n-th field of the card.
    Edit(u16),
    /// Fewer or more of what is counted.
    Less,
    More,
}

/// What the owner's buttons do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnerAction {
    NewDebt,
    Debts {
        filter: DebtFilter,
        page: u16,
    },
    SearchDebts,
    Clients {
        page: u16,
    },
    Client(ClientId),
    Requests,
    Settings,
    Setting(Setting),
    Ladder(Preset),
    /// Open the card of a debt.
    Card(DebtId),
    More(DebtRef),
    History(DebtId),
    Papers(DebtId),
    PreviewReminder(DebtRef),
    RemindNow(DebtRef),
    RecordPayment(DebtRef),
    ChangeDueDate(DebtRef),
    AskPause(DebtRef),
    Pause {
        debt: DebtRef,
        days: u16,
    },
    Resume(DebtRef),
    AskCancel(DebtRef),
    Cancel(DebtRef),
    Invite(DebtRef),
    AcceptPlan(DebtRef),
    DeclinePlan(DebtRef),
    ConfirmPayment(DebtRef),
    DenyPayment(DebtRef),
    /// Open the request that waits on this debt.
    Request(DebtId),
    DisputeCancel(DebtRef),
    DisputeDiscount(DebtRef),
    DisputeRedo(DebtRef),
    DisputeRefuse(DebtRef),
    NewDebtFor(ClientId),
    /// Set up a business.
    Found,
    AddPapers(DebtRef),
    /// A further page of what waits for an answer.
    RequestsPage {
        page: u16,
    },
    /// Whose requests are agreed to in advance.
    LimitsFor(Who),
    /// Change one of the limits.
    Limit(Limit),
    /// What a client could get within the limits.
    LimitsExample,
    /// Offer terms first, or other terms than those of the plan in force.
    OfferTerms(DebtRef),
    CounterPlan(DebtRef),
    /// Take the own offer back.
    WithdrawPlan(DebtRef),
    /// The negotiation or the plan in force, in full.
    Plan(DebtId),
    /// A new date for the part that is late.
    RepairPlan(DebtRef),
    AskBreakPlan(DebtRef),
    /// The whole remainder is due.
    BreakPlan(DebtRef),
    /// The agreement again, with its paper.
    Agreement(DebtId),
    /// Make up a first offer of this kind.
    OfferKind {
        debt: DebtRef,
        kind: OfferKind,
    },
    /// The picture of the plan in force.
    Schedule(DebtId),
    /// What was said about the open dispute, in order.
    DisputeThread(DebtId),
    /// Say something about it.
    DisputeWrite(DebtId),
    /// «I have seen it»: the debtor is told.
    DisputeSeen(DebtRef),
    /// End the hold of a maintained dispute, with a reason.
    DisputeEnd(DebtRef),
    /// Another sum was received than the one claimed.
    ReceivedOther(DebtRef),
    AskReceipt(DebtRef),
    /// An inquiry in full, with the ways to answer.
    Inquiry(InquiryId),
    /// What was said about it, in order.
    InquiryThread(InquiryId),
    /// Say something about it.
    InquiryWrite(InquiryId),
    /// Correct the debt as the debtor asks.
    InquiryAgree(InquiryId),
    /// Correct it otherwise.
    InquiryOther(InquiryId),
    /// It is right as it is: explain.
    InquiryExplain(InquiryId),
    /// Done: note the outcome.
    InquiryDone(InquiryId),
    /// Write to the client of this debt.
    Chat(DebtId),
    /// Take no messages of the client through the bot, or take them again.
    Mute(DebtId),
    Unmute(DebtId),
    /// What clients say is in the way, counted.
    Obstacles,
    /// Take a copy of the invoice away, or put another in its place.
    RemovePaper {
        debt: DebtRef,
        paper: AttachmentId,
    },
    ReplacePaper {
        debt: DebtRef,
        paper: AttachmentId,
    },
    /// Who is this client in law, and who is the creditor?
    AskClientForm(ClientId),
    ClientForm {
        client: ClientId,
        form: LegalForm,
    },
    LegalForm(LegalForm),
    /// The steps of reminding.
    Steps(LadderAction),
    /// What is to come.
    Upcoming(UpcomingAction),
}

/// What the owner offers first; the editor can make any of them into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferKind {
    Instalments,
    Deferral,
    /// Less than everything for paying at once.
    Discount,
}

/// Which debts the owner's list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebtFilter {
    Open,
    Overdue,
    Waiting,
    Settled,
}

/// A setting of the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    Name,
    Zone,
    PaymentDetails,
    Contact,
    Ladder,
    Limits,
    LegalForm,
}

/// What the debtor's buttons do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DebtorAction {
    /// All own debts.
    Mine,
    Card(DebtId),
    /// Yes, I am the client of this invitation.
    ItsMe {
        invitation: i64,
    },
    NotMe {
        invitation: i64,
    },
    Pay(DebtRef),
    AlreadyPaid(DebtRef),
    NeedTime(DebtRef),
    Problem(DebtRef),
    ProblemIs {
        debt: DebtRef,
        reason: DisputeReason,
    },
    AskStop(DebtId),
    Stop(DebtId),
    Restart(DebtId),
    Papers(DebtId),
    /// The plan in force, part by part.
    Plan(DebtId),
    /// Not the right person for a debt that was accepted already.
    Unlink(DebtId),
    /// Ask whether that is meant.
    AskUnlink(DebtId),
    /// The ledger, line by line.
    WhyAmount(DebtId),
    /// Silence from every business, and back.
    StopAll,
    RestartAll,
    /// Choose the time zone that the quiet hours follow.
    ChooseZone,
    /// The n-th of the zones offered.
    Zone(u16),
    AcceptPlan(DebtRef),
    DeclinePlan(DebtRef),
    CounterPlan(DebtRef),
    /// Take the own request back.
    WithdrawPlan(DebtRef),
    /// Ask for other terms than those of the plan in force.
    ChangePlan(DebtRef),
    /// A new date for the part that is late.
    RepairPlan(DebtRef),
    /// The agreement again, with its paper.
    Agreement(DebtId),
    /// The picture of the plan in force.
    Schedule(DebtId),
    /// What is in the way?
    AskObstacle(DebtId),
    Obstacle {
        debt: DebtId,
        obstacle: Obstacle,
    },
    /// Agree to the owner's answer to the dispute.
    DisputeAgree(DebtRef),
    /// Maintain the dispute.
    DisputeMaintain(DebtRef),
    /// The work was redone, or not.
    Redone(DebtRef),
    NotRedone(DebtRef),
    /// The dispute is settled for the debtor.
    DisputeWithdraw(DebtRef),
    DisputeThread(DebtId),
    DisputeWrite(DebtId),
    /// Something is missing or wrong: what?
    Information(DebtId),
    /// There is no copy of the invoice: ask for one.
    AskPapers(DebtRef),
    WrongAmount(DebtRef),
    WrongDueDate(DebtRef),
    BillOther(DebtRef),
    /// Talk: how?
    Talk(DebtId),
    Chat(DebtId),
    AskCall(DebtRef),
    AskMeeting(DebtRef),
    InquiryThread(InquiryId),
    InquiryWrite(InquiryId),
    InquiryWithdraw(InquiryId),
    Mute(DebtId),
    Unmute(DebtId),
    /// Send the receipt that the owner asks for.
    SendReceipt(DebtRef),
    /// Name the day to pay.
    Promise(DebtRef),
}

impl DebtorAction {
    /// The debt that it speaks of, as far as the button itself says.
    pub fn debt(&self) -> Option<DebtId> {
        match self {
            Self::Card(debt)
            | Self::AskStop(debt)
            | Self::Stop(debt)
            | Self::Restart(debt)
            | Self::Papers(debt)
            | Self::Plan(debt)
            | Self::Unlink(debt)
            | Self::AskUnlink(debt)
            | Self::WhyAmount(debt)
            | Self::Agreement(debt)
            | Self::Schedule(debt)
            | Self::AskObstacle(debt)
            | Self::Obstacle { debt, .. }
            | Self::DisputeThread(debt)
            | Self::DisputeWrite(debt)
            | Self::Information(debt)
            | Self::Talk(debt)
            | Self::Chat(debt)
            | Self::Mute(debt)
            | Self::Unmute(debt) => Some(*debt),
            Self::Pay(debt)
            | Self::AlreadyPaid(debt)
            | Self::NeedTime(debt)
            | Self::Problem(debt)
            | Self::ProblemIs { debt, .. }
            | Self::AcceptPlan(debt)
            | Self::DeclinePlan(debt)
            | Self::CounterPlan(debt)
            | Self::WithdrawPlan(debt)
            | Self::ChangePlan(debt)
            | Self::RepairPlan(debt)
            | Self::DisputeAgree(debt)
            | Self::DisputeMaintain(debt)
            | Self::Redone(debt)
            | Self::NotRedone(debt)
            | Self::DisputeWithdraw(debt)
            | Self::AskPapers(debt)
            | Self::WrongAmount(debt)
            | Self::WrongDueDate(debt)
            | Self::BillOther(debt)
            | Self::AskCall(debt)
            | Self::AskMeeting(debt)
            | Self::SendReceipt(debt)
            | Self::Promise(debt) => Some(debt.id),
            Self::Mine
            | Self::ItsMe { .. }
            | Self::NotMe { .. }
            | Self::StopAll
            | Self::RestartAll
            | Self::ChooseZone
            | Self::Zone(_)
            | Self::InquiryThread(_)
            | Self::InquiryWrite(_)
            | Self::InquiryWithdraw(_) => None,
        }
    }
}

impl From<OwnerAction> for Action {
    fn from(action: OwnerAction) -> Self {
        Self::Owner(action)
    }
}

impl From<DebtorAction> for Action {
    fn from(action: DebtorAction) -> Self {
        Self::Debtor(action)
    }
}
