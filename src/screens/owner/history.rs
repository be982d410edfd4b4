//! What happened to a debt, in words.

use chrono_tz::Tz;

use super::card::{back_to_card, title};
use super::words;
use crate::domain::dossier::Dossier;
use crate::domain::journal::{Happened, JournalEntry};
use crate::domain::people::Side;
use crate::domain::plan::{Discount, Part, Terms};
use crate::domain::reminder::ladder::{Step, Tone};
use crate::i18n::{Args, Html, Texts, args};
use crate::screens::{Screen, offer};

/// Who did it, as the reader knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    Reader,
    Client,
    Colleague(String),
    /// Time passed.
    Nobody,
}

/// The journal of a debt, oldest first.
pub fn history(t: &Texts, dossier: &Dossier, entries: &[(JournalEntry, Actor)], zone: Tz) -> Screen {
    let mut text = title(t, dossier);
    text.push_line(&t.html("owner-history", &args! {}));
    let lines = entries.iter().map(|(entry, actor)| {
        let facts = args! { when = t.instant(entry.at, zone), what = happened(t, &entry.happened, zone) };
        match actor {
            Actor::Nobody => t.html("owner-history-line", &facts),
            Actor::Reader => t.html("owner-history-line-reader", &facts),
            Actor::Client => t.html("owner-history-line-by", &facts.set("name", &dossier.client.name)),
            Actor::Colleague(name) => t.html("owner-history-line-by", &facts.set("name", name)),
        }
    });
    text.push_paragraph(&Html::lines(lines));
    Screen::new(text).row([back_to_card(t, dossier)])
}

/// One thing that happened.
fn happened(t: &Texts, happened: &Happened, zone: Tz) -> Html {
    let (key, facts) = match happened {
        Happened::DebtRegistered { amount, due_on } => {
            ("owner-happened-registered", args! { amount = t.money(amount), date = t.date_short(*due_on) })
        }
        Happened::InvitationMade { expires_at } => (
            "owner-happened-invited",
            args! { date = t.date_short(expires_at.with_timezone(&zone).date_naive()) },
        ),
        // Only the day matters here; the tone is in the message itself.
        Happened::Reminded { step } => {
            ("owner-happened-reminded", args! { step = words::step(t, Step::new(*step, Tone::Check)) })
        }
        Happened::PaymentRecorded { amount } => ("owner-happened-paid", args! { amount = t.money(amount) }),
        Happened::DueDateChanged { from, to } => {
            ("owner-happened-due-changed", args! { from = t.date_short(*from), to = t.date_short(*to) })
        }
        Happened::Paused { until: Some(until) } => (
            "owner-happened-paused-until",
            args! { date = t.date_short(until.with_timezone(&zone).date_naive()) },
        ),
        Happened::SettingChanged { setting } => ("owner-happened-setting", args! { setting = setting }),
        Happened::PlanProposed { side, parts, discount, .. } => (
            "owner-happened-plan-proposed",
            args! { side = side.code(), terms = in_short(t, parts, *discount) },
        ),
        Happened::PlanCountered { side, parts, discount } => {
            (countered(*side), args! { terms = in_short(t, parts, *discount) })
        }
        Happened::PartMissed { due_on, left } => {
            ("owner-happened-part-missed", args! { date = t.date(*due_on), left = t.money(left) })
        }
        Happened::PlanAccepted { agreement, .. } => {
            ("owner-happened-plan-accepted", args! { agreement = agreement })
        }
        Happened::PlanDeclined { side, reason: None } => (declined(*side), Args::new()),
        Happened::PlanDeclined { side, reason: Some(reason) } => {
            (declined_because(*side), args! { reason = reason })
        }
        about => concern(t, about),
    };
    t.html(key, &facts)
}

/// What stands between a debt and its payment.
fn concern(t: &Texts, happened: &Happened) -> (&'static str, Args) {
    match happened {
        Happened::DisputeOpened { reason, .. } => {
            ("owner-happened-dispute", args! { reason = reason.code().replace('_', "-") })
        }
        Happened::DisputeSettled { resolution } => {
            ("owner-happened-dispute-settled", args! { resolution = resolution })
        }
        Happened::PaymentClaimConfirmed { amount } => {
            ("owner-happened-claim-confirmed", args! { amount = t.money(amount) })
        }
        Happened::PromiseMade { on, .. } => {
            ("owner-happened-promise-made", args! { date = t.date_short(*on) })
        }
        Happened::ObstacleNamed { obstacle } => {
            ("owner-happened-obstacle", args! { obstacle = obstacle.code().replace('_', "-") })
        }
        Happened::DisputeAnswered { resolution } => {
            ("owner-happened-dispute-settled", args! { resolution = resolution })
        }
        Happened::Said { side, files } => {
            ("owner-happened-said", args! { side = side.code(), files = *files })
        }
        Happened::InquiryOpened { about, .. } => {
            ("owner-happened-inquiry", args! { about = about.code().replace('_', "-") })
        }
        Happened::InquiryDone { outcome: Some(outcome), .. } => {
            ("owner-happened-inquiry-outcome", args! { outcome = outcome })
        }
        Happened::Corrected { from, to } => {
            ("owner-happened-corrected", args! { from = t.money(from), to = t.money(to) })
        }
        Happened::Muted { side } => ("owner-happened-muted", args! { side = side.code() }),
        Happened::Unmuted { side } => ("owner-happened-unmuted", args! { side = side.code() }),
        Happened::Discounted { amount } => ("owner-happened-discounted", args! { amount = t.money(amount) }),
        plain => (without_facts(plain), Args::new()),
    }
}

fn in_short(t: &Texts, parts: &[Part], discount: Option<Discount>) -> String {
    offer::in_short(t, &Terms::stored(parts.to_vec(), discount))
}

fn declined(side: Side) -> &'static str {
    match side {
        Side::Owner => "owner-happened-plan-declined",
        Side::Debtor => "owner-happened-plan-declined-debtor",
    }
}

fn declined_because(side: Side) -> &'static str {
    match side {
        Side::Owner => "owner-happened-plan-declined-because",
        Side::Debtor => "owner-happened-plan-declined-debtor-because",
    }
}

fn countered(side: Side) -> &'static str {
    match side {
        Side::Owner => "owner-happened-plan-countered",
        Side::Debtor => "owner-happened-plan-countered-debtor",
    }
}

fn without_facts(happened: &Happened) -> &'static str {
    match happened {
        Happened::InvitationAccepted => "owner-happened-accepted",
        Happened::InvitationRefused => "owner-happened-refused",
        Happened::RemindedByHand => "owner-happened-reminded-by-hand",
        Happened::ReminderSkipped { .. } => "upcoming-happened-skipped",
        Happened::Paused { .. } => "owner-happened-paused",
        Happened::Resumed => "owner-happened-resumed",
        Happened::Settled => "owner-happened-settled",
        Happened::Cancelled => "owner-happened-cancelled",
        Happened::PlanExpired => "owner-happened-plan-expired",
        Happened::PlanKept => "owner-happened-plan-kept",
        Happened::PlanBroken => "owner-happened-plan-broken",
        Happened::PromiseKept => "owner-happened-promise-kept",
        Happened::PromiseBroken => "owner-happened-promise-broken",
        Happened::PromiseLapsed => "owner-happened-promise-lapsed",
        Happened::PlanReplaced => "owner-happened-plan-replaced",
        Happened::PlanWithdrawn => "owner-happened-plan-withdrawn",
        Happened::PaymentClaimed { .. } => "owner-happened-claimed",
        Happened::PaymentClaimDenied => "owner-happened-claim-denied",
        Happened::Stopped => "owner-happened-stopped",
        Happened::Restarted => "owner-happened-restarted",
        Happened::Unreachable => "owner-happened-unreachable",
        Happened::ReachableAgain => "owner-happened-reachable",
        Happened::NotTheDebtor => "owner-happened-not-the-debtor",
        Happened::PaperAdded => "owner-happened-paper",
        Happened::PaperRemoved => "owner-happened-paper-removed",
        Happened::DisputeSeen => "owner-happened-dispute-seen",
        Happened::DisputeAgreed => "owner-happened-dispute-agreed",
        Happened::DisputeMaintained => "owner-happened-dispute-maintained",
        Happened::DisputeEnded => "owner-happened-dispute-ended",
        Happened::DisputeWithdrawn => "owner-happened-dispute-withdrawn",
        Happened::DisputeSilence => "owner-happened-dispute-silence",
        Happened::DisputeLapsed | Happened::InquiryLapsed { .. } | Happened::PaymentClaimLapsed => {
            "owner-happened-lapsed"
        }
        Happened::PaymentClaimAnswered => "owner-happened-claim-answered",
        Happened::Redone => "owner-happened-redone",
        Happened::NotRedone => "owner-happened-not-redone",
        Happened::InquiryDone { .. } => "owner-happened-inquiry-done",
        Happened::InquiryWithdrawn { .. } => "owner-happened-inquiry-withdrawn",
        Happened::ReceiptAsked => "owner-happened-receipt-asked",
        Happened::ReceiptSent => "owner-happened-receipt-sent",
        Happened::ClaimSilence => "owner-happened-claim-silence",
        // The business itself; every variant of a debt has its words above.
        _ => "owner-happened-founded",
    }
}
