//! Something is wrong: what the debtor tells, how the owner answers, and what each of them hears.

mod answer;
mod news;
mod tell;

pub use answer::{
    LIKELY_PERCENTS, MEANINGS, ask_discount, ask_end, ask_redo, ask_refusal, confirm, discount_above,
};
pub use news::{
    answered, answered_owner, ask_debtor, concluded, concluded_owner, maintained_owner, seen, stands,
    still_waits, still_waits_owner, told,
};
pub use tell::{
    ALL, EDIT_DONE, EDIT_MORE, EDIT_SUM, LIKELY, SUM_MEANINGS, Told, ask_maintain, ask_more, ask_reason,
    ask_sum, maintained, noted, sent, summary,
};

use chrono::{DateTime, NaiveDate, Utc};

use super::request::{debt_ref, quoted};
use super::{Button, DebtorAction, OwnerAction};
use crate::domain::dispute::{DisputeReason, DisputeState, Resolution};
use crate::domain::dossier::Dossier;
use crate::i18n::{Html, Texts, args};

/// What is wrong, in a few words.
pub fn reason(t: &Texts, reason: DisputeReason) -> String {
    t.plain("request-problem-reason", &args! { reason = reason.code() })
}

fn what_is_wrong(t: &Texts, is: DisputeReason, words: Option<&str>, files: usize) -> Html {
    let mut text = Html::escape(&reason(t, is));
    if let Some(words) = words {
        text.push_line(&quoted(t, words));
    }
    if files > 0 {
        text.push_line(&t.html("request-problem-files", &args! { count = files }));
    }
    text
}

/// What the debtor can do about an open dispute: decide when it is their turn, write, take it back.
pub fn debtor_ways(t: &Texts, dossier: &Dossier) -> Vec<Vec<Button>> {
    let Some(dispute) = &dossier.dispute else { return Vec::new() };
    let (debt, id) = (debt_ref(dossier), dossier.debt.id);
    let button = |key: &str, action: DebtorAction| Button::act(t.plain(key, &args! {}), action);
    let decide = match dispute.state {
        DisputeState::Answered => vec![
            button("dispute-button-agree", DebtorAction::DisputeAgree(debt)),
            button("dispute-button-maintain", DebtorAction::DisputeMaintain(debt)),
        ],
        DisputeState::Redoing => vec![
            button("dispute-button-redone", DebtorAction::Redone(debt)),
            button("dispute-button-not-redone", DebtorAction::NotRedone(debt)),
        ],
        DisputeState::Open | DisputeState::Maintained | DisputeState::Settled => Vec::new(),
    };
    // Who agrees has no need to take anything back.
    let take_back = (dispute.state != DisputeState::Answered)
        .then(|| button("dispute-button-withdraw", DebtorAction::DisputeWithdraw(debt)));
    let talk = [
        button("dispute-button-write", DebtorAction::DisputeWrite(id)),
        button("dispute-button-thread", DebtorAction::DisputeThread(id)),
    ];
    let rows = [decide, talk.into_iter().chain(take_back).collect()];
    rows.into_iter().filter(|row: &Vec<Button>| !row.is_empty()).collect()
}

/// Where an open dispute stands, for the debtor's card.
pub fn standing(t: &Texts, dossier: &Dossier) -> Html {
    let Some(dispute) = &dossier.dispute else { return Html::default() };
    let business = &dossier.business.name;
    match (dispute.state, &dispute.resolution) {
        (DisputeState::Answered, Some(Resolution::Discount(amount))) => {
            t.html("dispute-standing-discount", &args! { business = business, amount = t.money(amount) })
        }
        (DisputeState::Answered, Some(Resolution::Refuse(words))) => {
            let mut text = t.html("dispute-standing-refused", &args! { business = business });
            text.push_line(&quoted(t, words));
            text
        }
        (DisputeState::Redoing, Some(Resolution::Redo(by))) => {
            t.html("dispute-standing-redoing", &args! { by = t.date_weekday_genitive(*by) })
        }
        _ => expected(t, dossier).unwrap_or_default(),
    }
}

/// By when the owner's answer is expected, while somebody waits for it.
fn expected(t: &Texts, dossier: &Dossier) -> Option<Html> {
    let by = expected_on(dossier).map(|day| t.date_weekday_genitive(day))?;
    let read = dossier.dispute.as_ref().is_some_and(|dispute| dispute.seen_at.is_some());
    let key = if read { "dispute-expected-read" } else { "dispute-expected" };
    Some(t.html(key, &args! { business = dossier.business.name, by = by }))
}

/// The day on which patience with the owner ends, as the debtor's calendar has it.
fn expected_on(dossier: &Dossier) -> Option<NaiveDate> {
    let until = dossier.dispute.as_ref().and_then(|dispute| dispute.wait_until)?;
    let zone = dossier.debtor.as_ref().and_then(|debtor| debtor.zone).unwrap_or(dossier.business.zone);
    Some(until.with_timezone(&zone).date_naive())
}

/// What is to be paid now and what is not, when a part is disputed.
pub fn both_sums(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Html {
    let Some(disputed) = dossier.disputed_part(now) else { return Html::default() };
    let sums = args! { now = t.money(&dossier.payable_now(now)), disputed = t.money(&disputed) };
    t.html("dispute-both-sums", &sums)
}

/// The owner's ways to answer, as far as it is their turn.
fn owner_ways(t: &Texts, dossier: &Dossier) -> Vec<Vec<Button>> {
    let Some(dispute) = &dossier.dispute else { return Vec::new() };
    let (debt, id) = (debt_ref(dossier), dossier.debt.id);
    let button = |key: &str, action: OwnerAction| Button::act(t.plain(key, &args! {}), action);
    let disagree = match dispute.state {
        DisputeState::Maintained => button("dispute-button-end", OwnerAction::DisputeEnd(debt)),
        _ => button("request-problem-button-refuse", OwnerAction::DisputeRefuse(debt)),
    };
    let answers = [
        vec![
            button("request-problem-button-discount", OwnerAction::DisputeDiscount(debt)),
            button("request-problem-button-redo", OwnerAction::DisputeRedo(debt)),
        ],
        vec![button("request-problem-button-cancel", OwnerAction::DisputeCancel(debt)), disagree],
    ];
    let talk = vec![
        button("dispute-button-write", OwnerAction::DisputeWrite(id)),
        button("dispute-button-thread", OwnerAction::DisputeThread(id)),
    ];
    let own_turn = dispute.state.turn() == Some(crate::domain::people::Side::Owner);
    answers.into_iter().filter(|_| own_turn).chain([talk]).collect()
}
