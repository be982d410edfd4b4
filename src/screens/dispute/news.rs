//! What each side hears of a dispute.

use chrono::{DateTime, Utc};

use super::{debtor_ways, expected, expected_on, owner_ways, what_is_wrong};
use crate::domain::dispute::{Dispute, DisputeState, Outcome, Resolution};
use crate::domain::dossier::{Dossier, FileRef};
use crate::i18n::{Args, Html, Texts, args};
use crate::screens::request::{self, debt_ref, from, open_debt, quoted};
use crate::screens::{Button, DebtorAction, OwnerAction, Screen};

/// What the business gets, with the files, where it stands, and the ways to answer.
pub fn told(t: &Texts, dossier: &Dossier, files: &[FileRef], now: DateTime<Utc>) -> Screen {
    let Some(dispute) = &dossier.dispute else { return request::nothing_waits(t, dossier) };
    let mut text = t.html(
        "request-problem-told",
        &args! {
            client = dossier.client.name,
            number = dossier.debt.number.to_string(),
            left = t.money(&dossier.balance()),
            what = dossier.debt.what,
        },
    );
    text.push_line(&what_is_wrong(t, dispute.reason, dispute.text.as_deref(), files.len()));
    if let Some(disputed) = dossier.disputed_part(now) {
        let sums = args! { disputed = t.money(&disputed), rest = t.money(&dossier.payable_now(now)) };
        text.push_paragraph(&t.html("dispute-told-part", &sums));
    }
    text.push_paragraph(&standing_owner(t, dossier, dispute));
    let mut screen = Screen::new(text).papers(files.iter().cloned());
    screen.buttons = owner_ways(t, dossier);
    let unread = dispute.seen_at.is_none().then(|| {
        let label = t.plain("dispute-button-seen", &args! {});
        Button::act(label, OwnerAction::DisputeSeen(debt_ref(dossier)))
    });
    screen.row(unread.into_iter().chain([open_debt(t, dossier)]))
}

/// Where an open dispute stands, for the business.
fn standing_owner(t: &Texts, dossier: &Dossier, dispute: &Dispute) -> Html {
    match (dispute.state, &dispute.resolution) {
        (DisputeState::Redoing, Some(Resolution::Redo(by))) => {
            t.html("dispute-owner-redoing", &args! { by = t.date_weekday_genitive(*by) })
        }
        (DisputeState::Answered, _) => t.html("dispute-owner-answered", &args! {}),
        (DisputeState::Maintained, _) => t.html("dispute-owner-maintained", &args! {}),
        _ => match expected_on(dossier) {
            Some(day) => t.html("dispute-owner-waits-by", &args! { by = t.date_weekday_genitive(day) }),
            None => t.html("request-problem-waits", &args! {}),
        },
    }
}

/// The business has read it.
pub fn seen(t: &Texts, dossier: &Dossier) -> Screen {
    let mut text = from(t, dossier);
    text.push_line(&t.html("dispute-seen", &about(dossier)));
    text.push_line(&expected(t, dossier).unwrap_or_default());
    Screen::new(text).row([open_card(t, dossier)])
}

/// The owner's answer, for the debtor.
pub fn answered(t: &Texts, dossier: &Dossier, resolution: &Resolution) -> Html {
    let number = dossier.debt.number.to_string();
    let goes_on = dossier.dispute.is_some();
    match resolution {
        Resolution::Cancel => t.html("request-problem-cancelled", &args! { number = number }),
        Resolution::Discount(amount) if dossier.balance().is_zero() => {
            let amount = t.money(amount);
            t.html("request-problem-discounted-all", &args! { number = number, amount = amount })
        }
        Resolution::Discount(amount) => {
            let key = if goes_on { "dispute-discounted" } else { "request-problem-discounted" };
            let left = t.money(&dossier.balance());
            t.html(key, &args! { number = number, amount = t.money(amount), left = left })
        }
        Resolution::Redo(by) => {
            let by = t.date_weekday_genitive(*by);
            t.html("request-problem-redo", &args! { number = number, by = by })
        }
        Resolution::Refuse(reasons) => {
            let mut text = t.html("request-problem-refused", &args! { number = number });
            text.push_line(&quoted(t, reasons));
            text.push_line(&t.html("request-problem-refused-ways", &args! {}));
            text
        }
        Resolution::End(reasons) => {
            let mut text = t.html("dispute-ended", &args! { number = number });
            text.push_line(&quoted(t, reasons));
            text.push_line(&t.html("dispute-ended-ways", &args! {}));
            text
        }
    }
}

/// The owner's answer, for the business.
pub fn answered_owner(t: &Texts, dossier: &Dossier, resolution: &Resolution) -> Screen {
    let goes_on = dossier.dispute.is_some();
    let text = match resolution {
        Resolution::Cancel => {
            let number = dossier.debt.number.to_string();
            t.html("request-problem-cancelled-owner", &args! { number = number })
        }
        Resolution::Discount(amount) => {
            let (amount, left) = (t.money(amount), t.money(&dossier.balance()));
            let mut text =
                t.html("request-problem-discounted-owner", &args! { amount = amount, left = left });
            if goes_on {
                text.push_line(&t.html("dispute-owner-answered", &args! {}));
            }
            text
        }
        Resolution::Redo(by) => {
            t.html("request-problem-redo-owner", &args! { by = t.date_weekday_genitive(*by) })
        }
        Resolution::Refuse(_) => t.html("request-problem-refused-owner", &args! {}),
        Resolution::End(_) => t.html("dispute-ended-owner", &args! {}),
    };
    request::decided(t, dossier, text)
}

/// The debtor does not agree; the ways on.
pub fn maintained_owner(t: &Texts, dossier: &Dossier, redoing: bool, words: &str) -> Screen {
    let key = if redoing { "dispute-not-redone-owner" } else { "dispute-maintained-owner" };
    let mut text = t.html(key, &about(dossier));
    text.push_line(&quoted(t, words));
    text.push_paragraph(&t.html("dispute-owner-maintained", &args! {}));
    let mut screen = Screen::new(text);
    screen.buttons = owner_ways(t, dossier);
    screen.row([open_debt(t, dossier)])
}

/// It is over, for the debtor who has decided so.
pub fn concluded(t: &Texts, outcome: Outcome) -> Html {
    t.html("dispute-concluded", &args! { outcome = outcome.code() })
}

/// It is over, for the business.
pub fn concluded_owner(t: &Texts, dossier: &Dossier, outcome: Outcome) -> Screen {
    let mut text = t.html("dispute-concluded-owner", &about(dossier).set("outcome", outcome.code()));
    text.push_line(&t.html("dispute-goes-on-owner", &args! { left = t.money(&dossier.balance()) }));
    request::decided(t, dossier, text)
}

/// The owner has not answered in time: the debtor learns that nothing is lost and nothing is asked for.
pub fn still_waits(t: &Texts, dossier: &Dossier) -> Screen {
    let read = dossier.dispute.as_ref().is_some_and(|dispute| dispute.seen_at.is_some());
    let key = if read { "dispute-still-waits-read" } else { "dispute-still-waits" };
    let mut text = from(t, dossier);
    text.push_line(&t.html(key, &about(dossier)));
    let disputed = dossier.disputed().unwrap_or_else(|| dossier.balance());
    text.push_line(&t.html("dispute-nothing-asked", &args! { disputed = t.money(&disputed) }));
    let mut screen = Screen::new(text);
    screen.buttons = debtor_ways(t, dossier);
    screen.row([open_card(t, dossier)])
}

/// The owner is reminded that somebody waits.
pub fn still_waits_owner(t: &Texts, dossier: &Dossier, now: DateTime<Utc>) -> Screen {
    let Some(dispute) = &dossier.dispute else { return request::nothing_waits(t, dossier) };
    let days = (now - dispute.opened_at).num_days().max(1);
    let mut text = t.html("dispute-still-waits-owner", &about(dossier).set("days", t.days(days)));
    text.push_line(&what_is_wrong(t, dispute.reason, dispute.text.as_deref(), 0));
    let answer = t.plain("dispute-button-answer", &args! {});
    Screen::new(text).row([Button::act(answer, OwnerAction::Request(dossier.debt.id)), open_debt(t, dossier)])
}

/// The debtor is asked whether the work was redone, or what they think of the answer.
pub fn ask_debtor(t: &Texts, dossier: &Dossier, again: bool) -> Screen {
    let redoing = dossier.dispute.as_ref().is_some_and(|dispute| dispute.state == DisputeState::Redoing);
    let key = match (redoing, again) {
        (true, false) => "dispute-ask-redone",
        (true, true) => "dispute-ask-redone-again",
        (false, _) => "dispute-ask-agreement-again",
    };
    let mut text = from(t, dossier);
    let by = match dossier.dispute.as_ref().and_then(|dispute| dispute.resolution.as_ref()) {
        Some(Resolution::Redo(by)) => t.date_weekday_genitive(*by),
        _ => String::new(),
    };
    text.push_line(&t.html(key, &about(dossier).set("what", &dossier.debt.what).set("by", by)));
    if !redoing {
        text.push_line(&super::standing(t, dossier));
    }
    if again {
        text.push_line(&t.html("dispute-silence-means", &args! {}));
    }
    let mut screen = Screen::new(text);
    screen.buttons = debtor_ways(t, dossier);
    screen.row([open_card(t, dossier)])
}

/// The debtor was silent: the answer stands.
pub fn stands(t: &Texts, dossier: &Dossier, redoing: bool) -> Screen {
    let key = if redoing { "dispute-stands-redone" } else { "dispute-stands" };
    let mut text = from(t, dossier);
    text.push_line(&t.html(key, &about(dossier)));
    text.push_line(&t.html("dispute-stands-ways", &args! { left = t.money(&dossier.balance()) }));
    Screen::new(text).row([open_card(t, dossier)])
}

fn about(dossier: &Dossier) -> Args {
    args! {
        client = dossier.client.name,
        business = dossier.business.name,
        number = dossier.debt.number.to_string(),
    }
}

fn open_card(t: &Texts, dossier: &Dossier) -> Button {
    Button::act(t.plain("request-button-card", &args! {}), DebtorAction::Card(dossier.debt.id))
}
