//! Every action that a button can ask for, aimed at real things or at nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use vovremya::domain::dispute::DisputeReason;
use vovremya::domain::ids::{AgreementId, AttachmentId, ClientId, DebtId, InquiryId};
use vovremya::domain::language::Language;
use vovremya::domain::obstacle::Obstacle as Because;
use vovremya::domain::people::{ClientReminding, LegalForm as Form, Reminding};
use vovremya::domain::plan::limits::{Bound, Limit as Changed, Who};
use vovremya::domain::reminder::Preset;
use vovremya::screens::action::{
    DebtFilter, LadderAction, OfferKind as Kind, OldDebts, Setting as Which, StepAsked, StepEdit,
    UpcomingAction,
};
use vovremya::screens::{Action, DebtRef, DebtorAction, FormTap, OwnerAction};

/// What a button names. All of it can be forged.
#[derive(Debug, Clone, Copy)]
pub enum Thing {
    Debt(DebtRef),
    Client(ClientId),
    Paper(DebtRef, AttachmentId),
    Inquiry(InquiryId),
    Agreement(AgreementId),
    Invitation(i64),
}

/// An id that nothing has.
const NOWHERE: i64 = 9_000_000_000_000;

impl Thing {
    /// The same kind of thing, but one that does not exist.
    pub fn that_is_not_there(self) -> Self {
        let debt = DebtRef { id: DebtId(NOWHERE), version: 1 };
        match self {
            Self::Debt(_) => Self::Debt(debt),
            Self::Client(_) => Self::Client(ClientId(NOWHERE)),
            Self::Paper(..) => Self::Paper(debt, AttachmentId(NOWHERE)),
            Self::Inquiry(_) => Self::Inquiry(InquiryId(NOWHERE)),
            Self::Agreement(_) => Self::Agreement(AgreementId(NOWHERE)),
            Self::Invitation(_) => Self::Invitation(NOWHERE),
        }
    }

    /// The same thing as an older button names it.
    pub fn of_an_older_button(self) -> Option<Self> {
        let older = |debt: DebtRef| DebtRef { version: debt.version - 1, ..debt };
        match self {
            Self::Debt(debt) => Some(Self::Debt(older(debt))),
            Self::Paper(debt, paper) => Some(Self::Paper(older(debt), paper)),
            _ => None,
        }
    }

    /// Every action that names such a thing, always in the same order.
    pub fn actions(self) -> Vec<Action> {
        match self {
            Self::Debt(debt) => {
                let owner = owner_about(debt).into_iter().map(Action::Owner);
                owner.chain(debtor_about(debt).into_iter().map(Action::Debtor)).collect()
            }
            Self::Client(client) => {
                let form = Form::Company;
                vec![
                    OwnerAction::Client(client).into(),
                    OwnerAction::NewDebtFor(client).into(),
                    OwnerAction::AskClientForm(client).into(),
                    OwnerAction::ClientForm { client, form }.into(),
                    UpcomingAction::AskClient(client).into(),
                    UpcomingAction::Client { client, reminding: ClientReminding::Off }.into(),
                ]
            }
            Self::Paper(debt, paper) => vec![
                OwnerAction::RemovePaper { debt, paper }.into(),
                OwnerAction::ReplacePaper { debt, paper }.into(),
            ],
            Self::Inquiry(inquiry) => about_inquiry(inquiry),
            Self::Agreement(agreement) => {
                vec![Action::VerifyAgreement(agreement), Action::ShowAgreement(agreement)]
            }
            Self::Invitation(invitation) => {
                vec![DebtorAction::ItsMe { invitation }.into(), DebtorAction::NotMe { invitation }.into()]
            }
        }
    }
}

fn owner_about(debt: DebtRef) -> Vec<OwnerAction> {
    use OwnerAction::*;
    let mut actions = [
        More,
        PreviewReminder,
        RemindNow,
        RecordPayment,
        ChangeDueDate,
        AskPause,
        Resume,
        AskCancel,
        Cancel,
        Invite,
        AcceptPlan,
        DeclinePlan,
        ConfirmPayment,
        DenyPayment,
        DisputeCancel,
        DisputeDiscount,
        DisputeRedo,
        DisputeRefuse,
        AddPapers,
        OfferTerms,
        CounterPlan,
        WithdrawPlan,
        RepairPlan,
        AskBreakPlan,
        BreakPlan,
        DisputeSeen,
        DisputeEnd,
        ReceivedOther,
        AskReceipt,
    ]
    .map(|action| action(debt))
    .to_vec();
    let by_id = [
        Card,
        History,
        Papers,
        Request,
        Plan,
        Agreement,
        Schedule,
        DisputeThread,
        DisputeWrite,
        Chat,
        Mute,
        Unmute,
    ];
    actions.extend(by_id.map(|action| action(debt.id)));
    actions.push(Pause { debt, days: 7 });
    actions.push(Upcoming(UpcomingAction::OldOne { debt, start: OldDebts::ByAge }));
    let kinds = [Kind::Instalments, Kind::Deferral, Kind::Discount];
    actions.extend(kinds.map(|kind| OfferKind { debt, kind }));
    actions
}

fn debtor_about(debt: DebtRef) -> Vec<DebtorAction> {
    use DebtorAction::*;
    let mut actions = [
        Pay,
        AlreadyPaid,
        NeedTime,
        Problem,
        AcceptPlan,
        DeclinePlan,
        CounterPlan,
        WithdrawPlan,
        ChangePlan,
        RepairPlan,
        DisputeAgree,
        DisputeMaintain,
        Redone,
        NotRedone,
        DisputeWithdraw,
        SendReceipt,
        AskPapers,
        WrongAmount,
        WrongDueDate,
        BillOther,
        AskCall,
        AskMeeting,
        Promise,
    ]
    .map(|action| action(debt))
    .to_vec();
    let by_id = [
        Card,
        AskStop,
        Stop,
        Restart,
        Papers,
        Plan,
        Unlink,
        AskUnlink,
        WhyAmount,
        Agreement,
        Schedule,
        AskObstacle,
        DisputeThread,
        DisputeWrite,
        Information,
        Talk,
        Chat,
        Mute,
        Unmute,
    ];
    actions.extend(by_id.map(|action| action(debt.id)));
    actions.push(ProblemIs { debt, reason: DisputeReason::Defect });
    actions.extend(Because::ALL.map(|obstacle| Obstacle { debt: debt.id, obstacle }));
    actions
}

fn about_inquiry(inquiry: InquiryId) -> Vec<Action> {
    let owner = {
        use OwnerAction::*;
        [Inquiry, InquiryThread, InquiryWrite, InquiryAgree, InquiryOther, InquiryExplain, InquiryDone]
    };
    let debtor = {
        use DebtorAction::*;
        [InquiryThread, InquiryWrite, InquiryWithdraw]
    };
    let owner = owner.map(|action| Action::Owner(action(inquiry)));
    owner.into_iter().chain(debtor.map(|action| Action::Debtor(action(inquiry)))).collect()
}

/// Actions that name nothing: whoever taps them acts for themselves.
pub fn nameless() -> Vec<Action> {
    let day = NaiveDate::default();
    let owner = {
        use OwnerAction::*;
        vec![
            NewDebt,
            Debts { filter: DebtFilter::Open, page: 0 },
            SearchDebts,
            Clients { page: 0 },
            Requests,
            RequestsPage { page: 0 },
            Settings,
            Setting(Which::Name),
            Ladder(Preset::Firm),
            Found,
            LimitsFor(Who::Everyone),
            Limit(Changed::Bound(Bound::Parts)),
            LimitsExample,
            Obstacles,
            LegalForm(Form::SoleTrader),
            Steps(LadderAction::All),
            Steps(LadderAction::Step(7)),
            Steps(LadderAction::Presets),
            Steps(LadderAction::Edit { seen: 1, day: 7, edit: StepEdit::Later }),
            Steps(LadderAction::Ask { day: 7, asked: StepAsked::Hours }),
            Steps(LadderAction::Add),
            Steps(LadderAction::Repeats),
            Steps(LadderAction::Repeat { seen: 1, every_days: 10, times: 3 }),
            Steps(LadderAction::Sample(7)),
            Upcoming(UpcomingAction::Ahead { page: 0 }),
            Upcoming(UpcomingAction::Mode(Reminding::Ask)),
            Upcoming(UpcomingAction::AskMinimum),
            Upcoming(UpcomingAction::Review { day }),
            Upcoming(UpcomingAction::SendAll { day }),
            Upcoming(UpcomingAction::Choose { day }),
            Upcoming(UpcomingAction::Toggle { day, debt: DebtId(NOWHERE) }),
            Upcoming(UpcomingAction::Old(OldDebts::Leave)),
        ]
    };
    let debtor = {
        use DebtorAction::*;
        vec![Mine, StopAll, RestartAll, ChooseZone, Zone(0)]
    };
    let common = [
        Action::Nothing,
        Action::Home,
        Action::ChooseLanguage,
        Action::Language(Language::En),
        Action::Privacy,
        Action::Help,
        Action::Form { form: 0, tap: FormTap::Confirm },
    ];
    let owner = owner.into_iter().map(Action::Owner);
    owner.chain(debtor.into_iter().map(Action::Debtor)).chain(common).collect()
}

/// The variants of an enum, as its source names them.
fn variants(source: &str, name: &str) -> BTreeSet<String> {
    let (_, body) = source.split_once(&format!("pub enum {name} {{\n")).expect("the enum");
    let (body, _) = body.split_once("\n}\n").expect("its end");
    let named = body.lines().filter_map(|line| line.strip_prefix("    "));
    let named = named.filter(|line| line.starts_with(char::is_uppercase));
    named.map(|line| line.chars().take_while(|letter| letter.is_alphanumeric()).collect()).collect()
}

#[test]
fn no_action_is_forgotten() {
    let debt = DebtRef { id: DebtId(1), version: 1 };
    let things = [
        Thing::Debt(debt),
        Thing::Client(ClientId(1)),
        Thing::Paper(debt, AttachmentId(1)),
        Thing::Inquiry(InquiryId(1)),
        Thing::Agreement(AgreementId(1)),
        Thing::Invitation(1),
    ];
    let mut tried: BTreeSet<String> = BTreeSet::new();
    for action in things.into_iter().flat_map(Thing::actions).chain(nameless()) {
        let word =
            |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric()).collect::<String>();
        let whole = format!("{action:?}");
        let outer = word(&whole);
        let inner =
            whole.strip_prefix(&outer).map(|rest| word(rest.trim_start_matches('('))).unwrap_or_default();
        match action {
            Action::Owner(_) | Action::Debtor(_) => tried.insert(format!("{outer}{inner}")),
            _ => tried.insert(outer),
        };
    }
    let source = include_str!("../../../src/screens/action.rs");
    let owner = variants(source, "OwnerAction").into_iter().map(|name| format!("Owner{name}"));
    let debtor = variants(source, "DebtorAction").into_iter().map(|name| format!("Debtor{name}"));
    let outer = variants(source, "Action").into_iter().filter(|name| name != "Owner" && name != "Debtor");
    let all: BTreeSet<String> = owner.chain(debtor).chain(outer).collect();
    assert!(all.len() > 100, "the source is read: {all:?}");
    assert_eq!(tried, all);
}
