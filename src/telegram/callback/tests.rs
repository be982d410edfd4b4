use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::dispute::DisputeReason;
use crate::domain::ids::{AgreementId, AttachmentId, ClientId, DebtId, InquiryId};
use crate::domain::language::Language;
use crate::domain::obstacle::Obstacle as Because;
use crate::domain::plan::limits::{Bound, Limit as Changed, Who};
use crate::domain::reminder::Preset;
use crate::screens::action::{DebtFilter, OfferKind as Kind, Setting as Which};
use crate::screens::{DebtRef, DebtorAction, FormTap, OwnerAction};

/// Every action, with numbers as large as they come: the packed form of each must fit.
fn every_action() -> Vec<Action> {
    let mut actions = vec![
        Action::Nothing,
        Action::Home,
        Action::ChooseLanguage,
        Action::Privacy,
        Action::Help,
        Action::VerifyAgreement(AgreementId(ID)),
        Action::ShowAgreement(AgreementId(ID)),
        Action::Language(Language::Ru),
        Action::Language(Language::En),
    ];
    actions.extend(form_taps().into_iter().map(|tap| Action::Form { form: i32::MIN, tap }));
    actions.extend(owner_actions().into_iter().map(Action::Owner));
    actions.extend(debtor_actions().into_iter().map(Action::Debtor));
    actions
}

fn form_taps() -> Vec<FormTap> {
    vec![
        FormTap::Confirm,
        FormTap::Back,
        FormTap::Skip,
        FormTap::Cancel,
        FormTap::Pick(u16::MAX),
        FormTap::Date(NaiveDate::MAX),
        FormTap::Date(NaiveDate::MIN),
        FormTap::Month { year: i32::MIN, month: u32::MAX },
        FormTap::Edit(u16::MAX),
        FormTap::Less,
        FormTap::More,
    ]
}

const ID: i64 = i64::MIN;
const DEBT: DebtRef = DebtRef { id: DebtId(ID), version: i32::MIN };

fn owner_actions() -> Vec<OwnerAction> {
    use OwnerAction::*;
    let filters = [DebtFilter::Open, DebtFilter::Overdue, DebtFilter::Waiting, DebtFilter::Settled];
    let settings =
        [Which::Name, Which::Zone, Which::PaymentDetails, Which::Contact, Which::Ladder, Which::Limits];
    let mut actions = vec![
        Found,
        NewDebt,
        SearchDebts,
        Clients { page: u16::MAX },
        Client(ClientId(ID)),
        Requests,
        Settings,
    ];
    actions.extend(filters.map(|filter| Debts { filter, page: u16::MAX }));
    actions.extend(settings.map(Setting));
    actions.extend([Preset::Gentle, Preset::Standard, Preset::Firm].map(Ladder));
    actions.extend([Card, History, Papers, Request].map(|action| action(DebtId(ID))));
    actions.extend(
        [
            More,
            AddPapers,
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
        ]
        .map(|action| action(DEBT)),
    );
    actions.extend([Pause { debt: DEBT, days: u16::MAX }, NewDebtFor(ClientId(ID))]);
    actions.extend(Who::ALL.map(LimitsFor));
    actions.extend(Bound::ALL.map(|bound| Limit(Changed::Bound(bound))));
    actions.extend([Limit(Changed::PartMin), LimitsExample]);
    actions.extend(
        [OfferTerms, CounterPlan, WithdrawPlan, RepairPlan, AskBreakPlan, BreakPlan]
            .map(|action| action(DEBT)),
    );
    actions.extend([Plan, Agreement, Schedule].map(|action| action(DebtId(ID))));
    let kinds = [Kind::Instalments, Kind::Deferral, Kind::Discount];
    actions.extend(kinds.map(|kind| OfferKind { debt: DEBT, kind }));
    actions.extend([DisputeThread, DisputeWrite, Chat, Mute, Unmute].map(|action| action(DebtId(ID))));
    actions.extend([DisputeSeen, DisputeEnd, ReceivedOther, AskReceipt].map(|action| action(DEBT)));
    actions.extend(
        [Inquiry, InquiryThread, InquiryWrite, InquiryAgree, InquiryOther, InquiryExplain, InquiryDone]
            .map(|action| action(InquiryId(ID))),
    );
    let paper = AttachmentId(ID);
    actions.extend([Obstacles, RemovePaper { debt: DEBT, paper }, ReplacePaper { debt: DEBT, paper }]);
    actions
}

fn debtor_actions() -> Vec<DebtorAction> {
    use DebtorAction::*;
    let reasons = [
        DisputeReason::Defect,
        DisputeReason::NotDelivered,
        DisputeReason::Incomplete,
        DisputeReason::Late,
        DisputeReason::WrongAmount,
        DisputeReason::Other,
    ];
    let mut actions = vec![Mine, ItsMe { invitation: ID }, NotMe { invitation: ID }];
    actions.extend([Card, AskStop, Stop, Restart, Papers, Plan, Unlink].map(|action| action(DebtId(ID))));
    actions.extend([Pay, AlreadyPaid, NeedTime, Problem].map(|action| action(DEBT)));
    actions.extend(reasons.map(|reason| ProblemIs { debt: DEBT, reason }));
    actions.extend([AskUnlink, WhyAmount].map(|action| action(DebtId(ID))));
    actions.extend([StopAll, RestartAll, ChooseZone, Zone(u16::MAX)]);
    actions.extend(
        [AcceptPlan, DeclinePlan, CounterPlan, WithdrawPlan, ChangePlan, RepairPlan]
            .map(|action| action(DEBT)),
    );
    actions.extend([Agreement, Schedule].map(|action| action(DebtId(ID))));
    actions.extend(
        [AskObstacle, DisputeThread, DisputeWrite, Information, Talk, Chat, Mute, Unmute]
            .map(|action| action(DebtId(ID))),
    );
    actions.extend(Because::ALL.map(|obstacle| Obstacle { debt: DebtId(ID), obstacle }));
    actions.extend(
        [DisputeAgree, DisputeMaintain, Redone, NotRedone, DisputeWithdraw, SendReceipt]
            .map(|action| action(DEBT)),
    );
    actions.extend(
        [AskPapers, WrongAmount, WrongDueDate, BillOther, AskCall, AskMeeting].map(|action| action(DEBT)),
    );
    actions.extend([InquiryThread, InquiryWrite, InquiryWithdraw].map(|action| action(InquiryId(ID))));
    actions.push(Promise(DEBT));
    actions
}

#[test]
fn every_action_fits_and_comes_back() {
    for action in every_action() {
        let data = encode(&action);
        assert!(data.len() <= BYTES_MAX, "{action:?} takes {} bytes", data.len());
        assert_eq!(decode(&data), Some(action));
    }
}

#[test]
fn buttons_that_hang_in_chats_keep_their_meaning() {
    let table: Vec<String> =
        every_action().iter().map(|action| format!("{} {action:?}", encode(action))).collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn what_is_not_ours_is_not_understood() {
    let home = encode(&Action::Home);
    let another_version = home.replacen(VERSION, "0", 1);
    let trailing = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode([1, 0]));
    let oversize = format!("{home}{}", "A".repeat(BYTES_MAX));
    for data in ["", "1", "1!", "1====", "ё", &another_version, &trailing, &oversize, &format!("{home} ")] {
        assert_eq!(decode(data), None, "{data}");
    }
}

proptest! {
    #[test]
    fn hostile_content_never_panics(data in ".{0,80}", bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = decode(&data);
        let _ = decode(&format!("1{data}"));
        let packed = format!("1{}", URL_SAFE_NO_PAD.encode(&bytes));
        if let Some(action) = decode(&packed) {
            prop_assert_eq!(decode(&encode(&action)), Some(action));
        }
    }
}
