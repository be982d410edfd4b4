//! The dossier: everything known about one debt that a rule or a screen asks for.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::claim::PaymentClaim;
use super::debt::{Debt, DebtState};
use super::dispute::Dispute;
use super::hold::{Hold, HoldReason};
use super::ids::AttachmentId;
use super::inquiry::{AboutKind, Inquiry};
use super::ledger::Ledger;
use super::money::Money;
use super::obstacle::{self, Obstacle};
use super::people::{Business, Client, ClientReminding, Person, Reminding};
use super::plan::{PartStanding, Plan};
use super::promise::Promise;
use super::reminder::{
    self, Contact, Facts, KeptBack, Ladder, LastStep, Parties, Pause, Policy, Profile, StopReason, Tone,
    Verdict, contact,
};

/// A file kept with a debt; the bytes stay with the messenger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub id: AttachmentId,
    pub file: FileRef,
}

/// A file as the messenger knows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileRef {
    pub kind: FileKind,
    pub file_id: String,
    pub name: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Photo,
    Document,
    Video,
    Animation,
    Audio,
    Voice,
    /// A round video.
    VideoNote,
}

impl FileKind {
    pub const ALL: [Self; 7] = [
        Self::Photo,
        Self::Document,
        Self::Video,
        Self::Animation,
        Self::Audio,
        Self::Voice,
        Self::VideoNote,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Video => "video",
            Self::Animation => "animation",
            Self::Audio => "audio",
            Self::Voice => "voice",
            Self::VideoNote => "video_note",
        }
    }

    /// Whether it can be a copy of an invoice or a receipt.
    pub fn is_paper(self) -> bool {
        matches!(self, Self::Photo | Self::Document)
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A part is asked for from the day of its first reminder on.
const ASKED_BEFORE: TimeDelta = TimeDelta::days(3);

/// One debt with all that belongs to it, loaded and locked together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    pub debt: Debt,
    pub business: Business,
    pub client: Client,
    /// The bound person, once an invitation was accepted.
    pub debtor: Option<Person>,
    pub ledger: Ledger,
    /// Live holds.
    pub holds: Vec<Hold>,
    /// The plan in force.
    pub agreed: Option<Plan>,
    /// The negotiation that waits for an answer. Beside a plan in force it would take its place.
    pub talks: Option<Plan>,
    pub dispute: Option<Dispute>,
    pub claim: Option<PaymentClaim>,
    /// What the debtor wants to know, to have corrected or to talk about.
    pub inquiries: Vec<Inquiry>,
    /// The day to pay that the debtor has named.
    pub promise: Option<Promise>,
    /// What the debtor says is in the way.
    pub asked_obstacle: obstacle::Asked,
    /// Invoice copies.
    pub papers: Vec<Attachment>,
    /// The latest step taken for each date that steps count from: the due date, or that of a part.
    pub steps: BTreeMap<NaiveDate, LastStep>,
    /// How many reminders the debtor got about it.
    pub reminders: i64,
}

impl Dossier {
    /// What is left to pay.
    pub fn balance(&self) -> Money {
        self.ledger.balance()
    }

    /// The parts of the plan in force with what this debt has left to pay of each.
    pub fn parts(&self) -> Vec<PartStanding> {
        self.agreed.as_ref().map(|plan| plan.standing(self.debt.id, self.balance())).unwrap_or_default()
    }

    /// The next part to pay under the plan in force.
    pub fn next_part(&self) -> Option<PartStanding> {
        self.parts().into_iter().find(|part| !part.is_paid())
    }

    /// What is left to be paid: under a plan what its parts leave, without what is taken off once it is kept.
    /// Nothing of a debt that is over.
    pub fn payable(&self) -> Money {
        if self.is_closed() {
            return Money::zero(self.debt.currency);
        }
        match &self.agreed {
            None => self.balance(),
            // Parts are never more than the balance, so the fallback is never taken.
            Some(_) => Money::sum(self.debt.currency, self.parts().iter().map(|part| part.left))
                .unwrap_or_else(|_| self.balance()),
        }
    }

    /// The date that reminders count from: the next part's under a plan, else the due date.
    pub fn anchor_on(&self) -> NaiveDate {
        self.next_part().map_or(self.debt.due_on, |part| part.due_on)
    }

    /// The parts to be asked for at `now`: all that are unpaid and due within the days of the first reminder,
    /// at least the next one. A part that was missed does not silence those after it. What is held back, the last
    /// parts are short of: money pays the earliest first.
    pub fn asked_parts(&self, now: DateTime<Utc>) -> Vec<PartStanding> {
        let soon = self.today(now) + ASKED_BEFORE;
        let unpaid = self.unheld_parts(now);
        let asked = unpaid.iter().filter(|part| part.due_on <= soon).count().max(1);
        unpaid.into_iter().take(asked).collect()
    }

    /// The unpaid parts of the plan in force, with what each leaves to be paid apart from what is held back.
    pub fn unheld_parts(&self, now: DateTime<Utc>) -> Vec<PartStanding> {
        let mut open = self.payable_now(now);
        let unpaid = self.parts().into_iter().filter(|part| !part.is_paid());
        unpaid
            .filter_map(|mut part| {
                part.left = part.left.min(open).ok().filter(|left| left.is_positive())?;
                open = open.checked_sub(part.left).ok()?;
                Some(part)
            })
            .collect()
    }

    /// What is disputed at present of what is left; `None` without a dispute.
    pub fn disputed(&self) -> Option<Money> {
        let hold = self.dispute.as_ref().and(self.hold(HoldReason::Dispute))?;
        let balance = self.balance();
        Some(hold.amount.and_then(|held| held.min(balance).ok()).unwrap_or(balance))
    }

    /// What is disputed, if it is a part that leaves something to be paid meanwhile.
    pub fn disputed_part(&self, now: DateTime<Utc>) -> Option<Money> {
        self.hold(HoldReason::Dispute)?.amount?;
        self.disputed().filter(|_| self.payable_now(now).is_positive())
    }

    /// What is left to be paid apart from the sums that are held back.
    pub fn payable_now(&self, now: DateTime<Utc>) -> Money {
        self.less_held(self.payable(), |hold| hold.is_live(now))
    }

    /// The date that reminders count from at `now`: that of the latest part asked for, else the due date.
    pub fn reminded_for(&self, now: DateTime<Utc>) -> NaiveDate {
        self.asked_parts(now).last().map_or(self.debt.due_on, |part| part.due_on)
    }

    /// The latest step taken for the date that reminders count from now.
    pub fn last_step(&self, now: DateTime<Utc>) -> Option<LastStep> {
        self.steps.get(&self.reminded_for(now)).copied()
    }

    /// The business's date.
    fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.business.zone).date_naive()
    }

    /// What is to be asked for: the parts due under a plan, else what is left minus what is held.
    pub fn asked(&self, now: DateTime<Utc>) -> Money {
        let zero = Money::zero(self.debt.currency);
        let due = match &self.agreed {
            _ if self.is_closed() => zero,
            None => self.payable_now(now),
            Some(_) => {
                let parts = self.asked_parts(now);
                Money::sum(self.debt.currency, parts.iter().map(|part| part.left)).unwrap_or(zero)
            }
        };
        if self.silencing_hold(now).is_some() { zero } else { due }
    }

    /// The open inquiry of a kind.
    pub fn inquiry(&self, kind: AboutKind) -> Option<&Inquiry> {
        self.inquiries.iter().find(|inquiry| inquiry.about.kind() == kind)
    }

    /// Whether this answer to «What is in the way?» makes sense now.
    pub fn may_name(&self, obstacle: Obstacle) -> bool {
        match obstacle {
            Obstacle::Forgot => self.claim.is_none(),
            Obstacle::NoMoney => self.claim.is_none() && self.dispute.is_none(),
            Obstacle::Unhappy => self.dispute.is_none(),
            Obstacle::Information | Obstacle::Talk => true,
            // Who signed has confirmed to be the one.
            Obstacle::NotMe => self.agreed.is_none(),
            Obstacle::Silence => self.client.stopped_at.is_none(),
        }
    }

    /// Whether a reminder of this tone asks what is in the way: once, and not whoever has said so already.
    pub fn asks_obstacle(&self, tone: Tone) -> bool {
        tone >= Tone::Factual && !self.asked_obstacle.once && self.asked_obstacle.named.is_none()
    }

    /// The pause after an answer, unless a hold on the whole debt lasts longer anyway.
    pub fn paused(&self, now: DateTime<Utc>) -> Option<(Pause, DateTime<Utc>)> {
        let pause = self.debt.paused(now).filter(|_| self.debt.state == DebtState::Open)?;
        let held =
            self.silencing_hold(now).is_some_and(|hold| hold.until.is_none_or(|until| until >= pause.1));
        (!held).then_some(pause)
    }

    /// The live hold for `reason`.
    pub fn hold(&self, reason: HoldReason) -> Option<&Hold> {
        self.holds.iter().find(|hold| hold.reason == reason)
    }

    /// The live hold that silences the whole debt, the longest first.
    pub fn silencing_hold(&self, now: DateTime<Utc>) -> Option<&Hold> {
        self.holds
            .iter()
            .filter(|hold| hold.is_live(now) && hold.amount.is_none())
            .max_by_key(|hold| (hold.until.is_none(), hold.until))
    }

    /// Whether something is overdue on `today`.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.debt.state.is_alive() && self.anchor_on() < today
    }

    /// Whether the debt is over for everybody.
    pub fn is_closed(&self) -> bool {
        !matches!(self.debt.state, DebtState::Draft | DebtState::Offered | DebtState::Open)
    }

    /// What the ladder says about this debt now, given the messages sent so far: the business's own of the
    /// last month, and those of other businesses of the last days.
    ///
    /// An offered debt has nobody to remind, and a closed one nothing to ask for.
    pub fn verdict(
        &self,
        contacts: Vec<Contact>,
        elsewhere: Vec<DateTime<Utc>>,
        now: DateTime<Utc>,
    ) -> Option<Verdict> {
        let opened_at = self.debt.opened_at.filter(|_| self.debt.state == DebtState::Open)?;
        let debtor = self.debtor.as_ref()?;
        let mut policy = self.policy();
        let opened_at = match self.debt.by_age {
            true => {
                // As if it had been known on the day; what that day and the next ones missed stays unsaid.
                policy.since = policy.since.max(Some(opened_at + TimeDelta::days(1)));
                contact::to_utc(self.business.zone, self.debt.due_on.and_time(NaiveTime::MIN)).min(opened_at)
            }
            false => opened_at,
        };
        let facts = Facts {
            due_on: self.reminded_for(now),
            opened_at,
            unpaid: self.payable_now(now).is_positive(),
            kept_back: self.kept_back(),
            hold: self.whole_hold(),
            last_step: self.last_step(now),
            resume_from: self.debt.resume_from,
            reachable: debtor.unreachable_at.is_none(),
            opted_out: self.client.stopped_at.is_some(),
            contacts,
            contacts_elsewhere: elsewhere,
            zone: debtor.zone,
            country: self.business.country,
        };
        Some(match reminder::decide(&facts, &policy, now) {
            Verdict::Stop(StopReason::LadderComplete) => self.next_part_begins(now),
            verdict => verdict,
        })
    }

    /// Why the owner has this debt not reminded, by the settings.
    pub fn kept_back(&self) -> Option<KeptBack> {
        let minimum = self.business.minimum.filter(|minimum| minimum.currency() == self.debt.currency);
        let is_small = minimum.is_some_and(|minimum| self.balance().amount() < minimum.amount());
        match (self.client.reminding, self.business.reminding) {
            (ClientReminding::Off, _) => Some(KeptBack::ClientOff),
            (_, Reminding::Show) => Some(KeptBack::ShownOnly),
            _ => is_small.then_some(KeptBack::BelowMinimum),
        }
    }

    /// Whether a reminder goes out only after the owner has agreed to it.
    pub fn asks_first(&self) -> bool {
        self.business.reminding == Reminding::Ask || self.client.reminding == ClientReminding::Ask
    }

    /// After the last step for a part that was missed: silence until the next part's first reminder.
    fn next_part_begins(&self, now: DateTime<Utc>) -> Verdict {
        let asked_until = self.reminded_for(now);
        let next = self.unheld_parts(now).into_iter().find(|part| part.due_on > asked_until);
        next.map_or(Verdict::Stop(StopReason::LadderComplete), |part| {
            let morning = (part.due_on - ASKED_BEFORE).and_time(NaiveTime::MIN);
            Verdict::Wait(contact::to_utc(self.business.zone, morning).max(now + TimeDelta::minutes(1)))
        })
    }

    /// Which contact rules hold between this business and this client.
    pub fn profile(&self) -> Profile {
        Profile::between(&Parties {
            country: self.business.country,
            creditor: self.business.legal_form,
            debtor: self.client.legal_form,
            owed: self.ledger.charged(),
        })
    }

    /// The first moment, not before `at`, at which the business may write to the debtor.
    pub fn contact_opens_at(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        contact::next_open(self.profile().rules(), self.debtor_zone(), self.business.country, at)
    }

    /// When the contact hours that are open at `at` close.
    pub fn contact_closes_at(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        contact::closes_at(self.profile().rules(), self.debtor_zone(), self.business.country, at)
    }

    fn debtor_zone(&self) -> Option<Tz> {
        self.debtor.as_ref().and_then(|debtor| debtor.zone)
    }

    /// How this debt is reminded: an agreed plan gets the soft part only.
    pub fn policy(&self) -> Policy {
        let (ladder, since) = match &self.agreed {
            Some(_) => (Ladder::for_instalments(), None),
            None => (self.business.ladder(), self.business.ladder_since),
        };
        Policy { since, ..Policy::new(ladder, self.profile()) }
    }

    /// What is left to pay apart from disputed parts.
    pub fn unheld_balance(&self) -> Money {
        self.less_held(self.balance(), |_| true)
    }

    fn less_held(&self, left: Money, counts: impl Fn(&Hold) -> bool) -> Money {
        let zero = Money::zero(self.debt.currency);
        let sums = self.holds.iter().filter(|hold| counts(hold)).filter_map(|hold| hold.amount);
        sums.fold(left, |left, held| {
            left.checked_sub(held).ok().filter(|left| left.is_positive()).unwrap_or(zero)
        })
    }

    /// The hold on the whole debt that ends last, whether or not its end has passed: the ladder begins anew
    /// after it.
    fn whole_hold(&self) -> Option<reminder::Hold> {
        self.holds
            .iter()
            .filter(|hold| hold.amount.is_none())
            .max_by_key(|hold| (hold.until.is_none(), hold.until))
            .map(|hold| reminder::Hold { until: hold.until })
    }
}
