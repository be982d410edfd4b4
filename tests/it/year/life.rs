//! What people do of their own accord, and what follows from it: drawn at random, done by the real use cases, and
//! written into the log at the moment at which it is done.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rust_decimal::Decimal;
use vovremya::app::claims::Paid;
use vovremya::app::clock::Clock;
use vovremya::app::disputes::Problem;
use vovremya::app::plans::Proposal;
use vovremya::app::{
    AppResult, Error, UnitOfWork, access, claims, debts, disputes, following, obstacles, payments, plans,
    promises, reminders, silence,
};
use vovremya::demo::stage::Stage;
use vovremya::domain::calendar::Every;
use vovremya::domain::dispute::{DisputeReason, Resolution};
use vovremya::domain::dossier::{Dossier, FileKind, FileRef};
use vovremya::domain::ids::DebtId;
use vovremya::domain::money::Money;
use vovremya::domain::obstacle::Obstacle;
use vovremya::domain::people::{Person, Side};
use vovremya::domain::plan::Terms;

use super::log::{Log, Why};
use super::rules::zone_of_calendar;
use super::town::{Debtor, Town, in_days};

/// One thing that is done about a debt, by whoever does such things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Pay { percent: u32 },
    Promise { in_days: i64 },
    AskPlan { parts: u32, first_in: i64 },
    AcceptPlan,
    DeclinePlan,
    BreakPlan,
    ClaimPaid,
    ConfirmClaim,
    DenyClaim,
    Dispute { percent: Option<u32> },
    Refuse,
    EndDispute,
    TakeDisputeBack,
    Forgot,
    NoMoney,
    Stop,
    ComeBack,
    Pause { days: u16 },
    Resume,
    Postpone { in_days: i64 },
    RemindByHand,
    Cancel,
}

impl Act {
    /// What somebody may do some day without a reason; the rest are answers.
    pub fn any(random: &mut StdRng) -> Self {
        match random.random_range(0..100) {
            0..14 => Self::Pay { percent: 100 },
            14..24 => Self::Pay { percent: random.random_range(5..95) },
            24..38 => Self::Promise { in_days: random.random_range(0..=14) },
            38..48 => {
                Self::AskPlan { parts: random.random_range(1..=4), first_in: random.random_range(1..20) }
            }
            48..58 => Self::ClaimPaid,
            58..66 => Self::Dispute { percent: random.random_bool(0.4).then(|| random.random_range(5..95)) },
            66..70 => Self::Forgot,
            70..74 => Self::NoMoney,
            74..80 => Self::Stop,
            80..86 => {
                Self::Pause { days: if random.random_bool(0.3) { 0 } else { random.random_range(1..40) } }
            }
            86..91 => Self::Postpone { in_days: random.random_range(0..40) },
            91..98 => Self::RemindByHand,
            _ => Self::Cancel,
        }
    }

    /// What somebody answers or does later, and in how many days.
    pub fn followed_by(self, random: &mut StdRng) -> Vec<(i64, Self)> {
        let sometimes = random.random_bool(0.7);
        match self {
            Self::AskPlan { .. } if sometimes => vec![(random.random_range(0..3), Self::AcceptPlan)],
            Self::AskPlan { .. } => vec![(random.random_range(0..5), Self::DeclinePlan)],
            Self::AcceptPlan => {
                let part = Self::Pay { percent: random.random_range(10..60) };
                vec![(random.random_range(1..40), part), (random.random_range(20..80), Self::BreakPlan)]
            }
            Self::ClaimPaid if sometimes => vec![(random.random_range(0..9), Self::DenyClaim)],
            Self::ClaimPaid => vec![(random.random_range(0..20), Self::ConfirmClaim)],
            Self::Dispute { .. } => {
                let answer =
                    *[Self::Refuse, Self::EndDispute, Self::TakeDisputeBack].choose(random).expect("one");
                vec![(random.random_range(0..30), answer), (40, Self::EndDispute)]
            }
            Self::Stop if sometimes => vec![(random.random_range(1..60), Self::ComeBack)],
            Self::Pause { .. } if sometimes => vec![(random.random_range(1..50), Self::Resume)],
            _ => Vec::new(),
        }
    }

    /// Its name in the report.
    pub fn name(self) -> String {
        let words = format!("{self:?}");
        words.split(' ').next().unwrap_or_default().to_owned()
    }
}

/// Everything an act needs to be done.
pub struct Scene<'a> {
    pub stage: &'a Stage,
    pub town: &'a Town,
    pub log: &'a mut Log,
}

impl Scene<'_> {
    /// Does it, if the rules let it, and writes down what it means. Storage trouble is a failure, a refusal is not.
    pub async fn act(&mut self, debtor: usize, debt: i64, act: Act) -> anyhow::Result<bool> {
        let town = self.town;
        let debtor = &town.debtors[debtor];
        let mut uow = self.stage.crew.house.begin().await?;
        let business = self.log.debt(debt).business;
        let owner = &town.shops.iter().find(|shop| shop.business.id.0 == business).expect("a shop").owner;
        let done = carry_out(&mut uow, owner, debtor, DebtId(debt), act).await;
        let dossier = match done {
            Ok(dossier) => dossier,
            Err(Error::Rejected(_) | Error::NotFound | Error::Outdated(_)) => {
                self.log.count(format!("{} (refused)", act.name()));
                return Ok(false);
            }
            Err(error) => return Err(anyhow::Error::new(error).context(format!("{act:?}"))),
        };
        uow.commit().await?;
        self.log.count(act.name());
        let now = self.stage.clock.now();
        write_down(self.log, debt, act, &dossier, now);
        Ok(true)
    }
}

async fn carry_out(
    uow: &mut UnitOfWork,
    owner: &Person,
    debtor: &Debtor,
    debt: DebtId,
    act: Act,
) -> AppResult<Dossier> {
    let mut dossier = access::owned_debt(uow, owner.id, debt).await?;
    let own = &debtor.person;
    let today = uow.now().with_timezone(&dossier.business.zone).date_naive();
    match act {
        Act::Stop => silence::stop(uow, own, debt).await.map(|_| ())?,
        Act::ComeBack => silence::restart(uow, own, debt).await.map(|_| ())?,
        Act::Pay { .. }
        | Act::Pause { .. }
        | Act::Resume
        | Act::Postpone { .. }
        | Act::RemindByHand
        | Act::Cancel => {
            owner_acts(uow, &mut dossier, owner, act).await?;
        }
        Act::Promise { in_days: days } => {
            let theirs = uow.now().with_timezone(&zone(&dossier)).date_naive();
            promises::make(uow, &mut dossier, own.id, in_days(theirs, days), theirs).await?;
        }
        Act::AskPlan { parts, first_in } => {
            let sum = payments::owed(uow, &mut dossier).await?;
            let terms = Terms::equal(sum, parts, in_days(today, first_in), Every::TwoWeeks, None, today)?;
            let proposal = Proposal { side: Side::Debtor, terms, reason: None, also: Vec::new() };
            plans::propose(uow, &mut dossier, own, proposal).await.map(|_| ())?;
        }
        Act::AcceptPlan => plans::accept(uow, &mut dossier, owner, Side::Owner).await.map(|_| ())?,
        Act::DeclinePlan => plans::decline(uow, &mut dossier, owner, Side::Owner, None).await?,
        Act::BreakPlan => following::break_plan(uow, &mut dossier, owner.id).await?,
        Act::ClaimPaid => {
            let needed = claims::needs_receipt(uow, &dossier).await?;
            let receipt = needed.then(receipt).into_iter().collect();
            claims::claim(uow, &mut dossier, own.id, Paid { part: None, on: today, receipt }).await?;
        }
        Act::ConfirmClaim => claims::confirm(uow, &mut dossier, owner.id).await.map(|_| ())?,
        Act::DenyClaim => claims::deny(uow, &mut dossier, owner.id).await?,
        Act::Dispute { percent } => {
            let amount = percent.map(|percent| percent_of(dossier.payable(), percent)).transpose()?;
            let problem = Problem { reason: DisputeReason::Defect, text: None, amount, files: Vec::new() };
            disputes::open(uow, &mut dossier, own.id, problem).await?;
        }
        Act::Refuse => {
            let refuse = Resolution::Refuse("It is as agreed.".to_owned());
            disputes::resolve(uow, &mut dossier, owner.id, refuse).await?;
        }
        Act::EndDispute => {
            let end = Resolution::End("We have looked at it twice.".to_owned());
            disputes::resolve(uow, &mut dossier, owner.id, end).await?;
        }
        Act::TakeDisputeBack => disputes::withdraw(uow, &mut dossier, own.id).await?,
        Act::Forgot => obstacles::name(uow, &mut dossier, own.id, Obstacle::Forgot).await?,
        Act::NoMoney => obstacles::name(uow, &mut dossier, own.id, Obstacle::NoMoney).await?,
    }
    Ok(dossier)
}

async fn owner_acts(uow: &mut UnitOfWork, dossier: &mut Dossier, owner: &Person, act: Act) -> AppResult<()> {
    let today = uow.now().with_timezone(&dossier.business.zone).date_naive();
    match act {
        Act::Pay { percent } => {
            let amount = percent_of(payments::payable(uow, dossier).await?, percent)?;
            debts::record_payment(uow, dossier, amount, owner.id).await.map(|_| ())
        }
        Act::Pause { days } => debts::pause(uow, dossier, days, owner.id).await,
        Act::Resume => debts::resume(uow, dossier, owner.id).await,
        Act::Postpone { in_days: days } => {
            debts::change_due_date(uow, dossier, in_days(today, days), today, owner.id).await
        }
        Act::RemindByHand => reminders::remind_by_hand(uow, dossier, owner.id).await,
        _ => debts::cancel(uow, dossier, owner.id).await,
    }
}

/// What nobody may be told from now on, and what may begin anew.
fn write_down(log: &mut Log, debt: i64, act: Act, dossier: &Dossier, now: DateTime<Utc>) {
    let business = log.debt(debt).business;
    let all = log.of(log.debts[&debt].person, Some(business));
    let days = |days| Some(now + TimeDelta::days(days));
    // Whatever is settled otherwise ends what waited for an answer.
    if !matches!(act, Act::Stop | Act::ComeBack | Act::Pause { .. } | Act::Resume | Act::RemindByHand) {
        log.lift(debt, &[Why::Promise, Why::Talks, Why::Claim], now);
        log.answer(debt, now, now);
    }
    match act {
        Act::Cancel => log.over(debt, now),
        Act::Pay { .. } | Act::ConfirmClaim => {
            log.lift(debt, &[Why::Plan], now);
            if dossier.balance().is_zero() {
                log.over(debt, now);
            }
        }
        Act::Promise { in_days: within } => {
            let zone = zone(dossier);
            let on = in_days(now.with_timezone(&zone).date_naive(), within);
            log.hush(debt, Why::Promise, now, Some(midnight_after(on, zone)));
            // A promise is looked at some days after its day.
            log.answer(debt, now, now + TimeDelta::days(within + 20));
        }
        Act::AskPlan { .. } => log.hush(debt, Why::Talks, now, days(3)),
        Act::AcceptPlan => {
            let first =
                dossier.next_part().map(|part| midnight_after(in_days(part.due_on, -5), zone(dossier)));
            // A new agreement takes the place of the one before, and its first part may be nearer.
            log.lift(debt, &[Why::Plan], now);
            log.hush(debt, Why::Plan, now, first.max(Some(now)));
        }
        Act::DenyClaim | Act::TakeDisputeBack | Act::EndDispute => {
            log.lift(debt, &[Why::Dispute], now);
            log.give_time(debt, now, 3);
        }
        Act::ClaimPaid => log.hush(debt, Why::Claim, now, days(10)),
        Act::Dispute { percent: None } => log.hush(debt, Why::Dispute, now, None),
        Act::Dispute { .. } => log.give_time(debt, now, 3),
        Act::Refuse => {
            // Silence of the debtor lets the answer stand after two questions of three working days.
            let whole = log.debt(debt).silences.iter().any(|silence| silence.is_endless(Why::Dispute));
            if whole {
                log.lift(debt, &[Why::Dispute], now);
                log.hush(debt, Why::Dispute, now, days(6));
            }
            log.answer(debt, now, now + TimeDelta::days(40));
        }
        // The same again while its time lasts says nothing new.
        Act::Forgot | Act::NoMoney if log.debt(debt).is_saying_again(act, now) => {}
        Act::Forgot | Act::NoMoney => {
            let days = if act == Act::Forgot { 2 } else { 5 };
            log.give_time(debt, now, days);
            log.debt(debt).named = Some((act, now + TimeDelta::days(days)));
        }
        Act::Stop => all.iter().for_each(|debt| log.hush(*debt, Why::Stop, now, None)),
        Act::ComeBack => {
            for debt in all {
                log.listens_again(debt, Why::Stop, now);
            }
        }
        Act::Pause { days: length } => {
            log.lift(debt, &[Why::OwnerPause], now);
            log.hush(debt, Why::OwnerPause, now, days(length.into()).filter(|_| length > 0));
        }
        Act::Resume => {
            log.lift(debt, &[Why::OwnerPause], now);
            log.answer(debt, now, now);
        }
        Act::DeclinePlan | Act::BreakPlan => log.give_time(debt, now, 3),
        // The owner may say once more what was said.
        Act::RemindByHand => {
            log.debt(debt).by_hand.push(now);
            log.answer(debt, now, now);
        }
        Act::Postpone { .. } => {}
    }
}

fn zone(dossier: &Dossier) -> Tz {
    let known = dossier.debtor.as_ref().and_then(|debtor| debtor.zone);
    zone_of_calendar(known, dossier.business.country)
}

/// The first moment after the day.
fn midnight_after(day: chrono::NaiveDate, zone: Tz) -> DateTime<Utc> {
    let next = in_days(day, 1).and_time(NaiveTime::MIN);
    next.and_local_timezone(zone).earliest().map_or_else(|| next.and_utc(), |moment| moment.to_utc())
}

fn percent_of(sum: Money, percent: u32) -> AppResult<Money> {
    Ok(sum.percent(Decimal::from(percent))?)
}

fn receipt() -> FileRef {
    FileRef { kind: FileKind::Photo, file_id: "a-receipt".to_owned(), name: None }
}
