//! What the two sides and the clock can do, at random.

use chrono::{Days, NaiveDate, TimeDelta};
use proptest::prelude::*;
use rust_decimal::Decimal;
use vovremya::app::acceptance::{self, Standing};
use vovremya::app::claims::Paid;
use vovremya::app::clock::Clock;
use vovremya::app::disputes::Problem;
use vovremya::app::ids::LinkSecret;
use vovremya::app::plans::Proposal;
use vovremya::app::{
    AppResult, Error, UnitOfWork, access, claims, debts, disputes, following, invitations, payments, plans,
    promises, reminders,
};
use vovremya::domain::calendar::Every;
use vovremya::domain::dispute::{DisputeReason, Resolution};
use vovremya::domain::dossier::{Dossier, FileKind, FileRef};
use vovremya::domain::ids::DebtId;
use vovremya::domain::language::Language;
use vovremya::domain::money::{Currency, Money};
use vovremya::domain::people::{Person, Side};
use vovremya::domain::plan::{Discount, DiscountGiven, Terms};
use vovremya::store::debts::list_alive_of_client;

use crate::support::shop::{Shop, accept};
use crate::support::world::World;

/// One thing that somebody does, or that time does. A debt is named by its place.
#[derive(Debug, Clone)]
pub enum Action {
    Propose { by: Side, debt: usize, all: bool, terms: Sketch },
    Counter { by: Side, debt: usize, terms: Sketch },
    Accept { by: Side, debt: usize },
    Decline { by: Side, debt: usize },
    TakeBack { by: Side, debt: usize },
    Pay { debt: usize, percent: u32 },
    ClaimPaid { debt: usize, percent: Option<u32> },
    ConfirmClaim { debt: usize },
    DenyClaim { debt: usize },
    ConfirmOther { debt: usize, percent: u32 },
    AskReceipt { debt: usize },
    SendReceipt { debt: usize },
    Dispute { debt: usize, percent: Option<u32> },
    Settle { debt: usize, how: Answer },
    Reply { debt: usize, how: Reply },
    Promise { debt: usize, in_days: u64 },
    Pause { debt: usize, days: u16 },
    Postpone { debt: usize, in_days: u64 },
    BreakPlan { debt: usize },
    Cancel { debt: usize },
    Unlink { debt: usize },
    ComeBack { debt: usize },
    Hours(i64),
}

/// Terms, before it is known what they have to make up.
#[derive(Debug, Clone)]
pub struct Sketch {
    pub parts: u32,
    pub first_in: u64,
    pub every: Every,
    pub discount: Option<(u32, DiscountGiven)>,
}

/// How a dispute is answered.
#[derive(Debug, Clone)]
pub enum Answer {
    Discount(u32),
    Redo(u64),
    Refuse,
    End,
    Cancel,
}

/// What the debtor says to it.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    Agree,
    Maintain,
    Redone,
    NotRedone,
    Withdraw,
}

impl Reply {
    const ALL: [Self; 5] = [Self::Agree, Self::Maintain, Self::Redone, Self::NotRedone, Self::Withdraw];
}

pub fn action() -> impl Strategy<Value = Action> {
    let debt = || 0_usize..3;
    let side = || prop::sample::select(vec![Side::Owner, Side::Debtor]);
    prop_oneof![
        6 => (side(), debt(), any::<bool>(), sketch())
            .prop_map(|(by, debt, all, terms)| Action::Propose { by, debt, all, terms }),
        3 => (side(), debt(), sketch()).prop_map(|(by, debt, terms)| Action::Counter { by, debt, terms }),
        9 => (side(), debt()).prop_map(|(by, debt)| Action::Accept { by, debt }),
        1 => (side(), debt()).prop_map(|(by, debt)| Action::Decline { by, debt }),
        1 => (side(), debt()).prop_map(|(by, debt)| Action::TakeBack { by, debt }),
        5 => (debt(), 1_u32..120).prop_map(|(debt, percent)| Action::Pay { debt, percent }),
        2 => (debt(), Just(100)).prop_map(|(debt, percent)| Action::Pay { debt, percent }),
        2 => (debt(), prop::option::of(1_u32..120))
            .prop_map(|(debt, percent)| Action::ClaimPaid { debt, percent }),
        2 => debt().prop_map(|debt| Action::ConfirmClaim { debt }),
        1 => debt().prop_map(|debt| Action::DenyClaim { debt }),
        1 => (debt(), 1_u32..120).prop_map(|(debt, percent)| Action::ConfirmOther { debt, percent }),
        1 => debt().prop_map(|debt| Action::AskReceipt { debt }),
        1 => debt().prop_map(|debt| Action::SendReceipt { debt }),
        2 => (debt(), answer()).prop_map(|(debt, how)| Action::Settle { debt, how }),
        2 => (debt(), prop::option::of(1_u32..110)).prop_map(|(debt, percent)| Action::Dispute { debt, percent }),
        3 => (debt(), answer()).prop_map(|(debt, how)| Action::Settle { debt, how }),
        3 => (debt(), prop::sample::select(Reply::ALL.to_vec()))
            .prop_map(|(debt, how)| Action::Reply { debt, how }),
        2 => (debt(), 0_u64..16).prop_map(|(debt, in_days)| Action::Promise { debt, in_days }),
        1 => (debt(), 0_u16..9).prop_map(|(debt, days)| Action::Pause { debt, days }),
        1 => (debt(), 0_u64..30).prop_map(|(debt, in_days)| Action::Postpone { debt, in_days }),
        2 => debt().prop_map(|debt| Action::BreakPlan { debt }),
        1 => debt().prop_map(|debt| Action::Cancel { debt }),
        1 => debt().prop_map(|debt| Action::Unlink { debt }),
        1 => debt().prop_map(|debt| Action::ComeBack { debt }),
        4 => (1_i64..24).prop_map(Action::Hours),
        4 => (1_i64..25).prop_map(|days| Action::Hours(24 * days)),
    ]
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let every = prop::sample::select(vec![Every::Week, Every::TwoWeeks, Every::Month]);
    let given = prop::sample::select(DiscountGiven::ALL.to_vec());
    (1_u32..=6, 0_u64..20, every, prop::option::of((1_u32..95, given)))
        .prop_map(|(parts, first_in, every, discount)| Sketch { parts, first_in, every, discount })
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        3 => (1_u32..=100).prop_map(Answer::Discount),
        1 => (0_u64..10).prop_map(Answer::Redo),
        1 => Just(Answer::Refuse),
        1 => Just(Answer::End),
        1 => Just(Answer::Cancel),
    ]
}

impl Sketch {
    /// One part in so many days.
    pub fn later(first_in: u64) -> Self {
        Self { parts: 1, first_in, every: Every::Month, discount: None }
    }

    fn terms(&self, sum: Money, today: NaiveDate) -> AppResult<Terms> {
        let discount = self
            .discount
            .map(|(percent, given)| Ok::<_, Error>(Discount { amount: percent_of(sum, percent)?, given }))
            .transpose()?;
        Ok(Terms::equal(sum, self.parts, in_days(today, self.first_in), self.every, discount, today)?)
    }
}

fn in_days(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_add_days(Days::new(days)).expect("a near day")
}

fn percent_of(sum: Money, percent: u32) -> AppResult<Money> {
    Ok(sum.percent(Decimal::from(percent))?)
}

/// What the client owes: what for, roubles, until when.
const OWED: [(&str, i64, &str); 3] =
    [("laptop", 12_500, "2026-12-15"), ("phone", 3_000, "2026-12-10"), ("screen", 100, "2026-11-20")];

/// A workshop and a client with some debts.
pub struct Play<'w> {
    pub world: &'w World,
    pub shop: Shop<'w>,
    pub debtor: Person,
    pub debts: Vec<DebtId>,
}

impl<'w> Play<'w> {
    pub async fn begin(world: &'w World, debts: usize) -> anyhow::Result<Self> {
        let (anna, ivan) = (world.person("Anna", Language::En), world.person("Ivan", Language::Ru));
        let shop = Shop::open(world, &anna, "Repair Plus").await?;
        let client = shop.client("Ivan Petrov").await?;
        let mut registered = Vec::new();
        for (what, amount, due_on) in OWED.into_iter().take(debts) {
            registered.push(shop.debt_until(client, what, amount, due_on.parse()?).await?);
        }
        accept(&ivan, Language::Ru, &shop.link(registered[0]).await?).await?;
        let bound = shop.dossier(registered[0]).await?.debtor;
        let debtor = bound.ok_or_else(|| anyhow::anyhow!("the client is not bound"))?;
        Ok(Self { world, shop, debtor, debts: registered })
    }

    /// Does it, if the rules let it. Storage trouble is a failure, a refusal is not.
    pub async fn act(&self, action: &Action) -> anyhow::Result<bool> {
        if let Action::Hours(hours) = action {
            self.hours_pass(*hours).await?;
            return Ok(true);
        }
        let mut uow = self.shop.begin().await?;
        match self.carry_out(&mut uow, action).await {
            Ok(()) => uow.commit().await?,
            Err(Error::Rejected(_) | Error::NotFound | Error::Outdated(_)) => return Ok(false),
            Err(error) => return Err(anyhow::Error::new(error).context(format!("{action:?}"))),
        }
        Ok(true)
    }

    async fn carry_out(&self, uow: &mut UnitOfWork, action: &Action) -> AppResult<()> {
        let owner = self.shop.owner.id;
        let (side, debt) = action.by_and_about();
        let debt = self.debts[debt % self.debts.len()];
        if let Action::Unlink { .. } = action {
            return acceptance::unlink(uow, &self.debtor, debt).await.map(|_| ());
        }
        let mut dossier = match side {
            Side::Owner => access::owned_debt(uow, owner, debt).await?,
            Side::Debtor => access::own_debt(uow, self.debtor.id, debt).await?,
        };
        let dossier = &mut dossier;
        let today = uow.now().with_timezone(&dossier.business.zone).date_naive();
        match action {
            Action::Propose { by, all, terms, .. } => self.propose(uow, dossier, *by, *all, terms).await,
            Action::Counter { by, terms, .. } => {
                let talks = dossier.talks.iter().flat_map(|plan| &plan.debts);
                let sum = Money::sum(Currency::RUB, talks.map(|covered| covered.amount))?;
                plans::counter(uow, dossier, self.person(*by), *by, terms.terms(sum, today)?).await
            }
            Action::Accept { by, .. } => plans::accept(uow, dossier, self.person(*by), *by).await.map(|_| ()),
            Action::Decline { by, .. } => plans::decline(uow, dossier, self.person(*by), *by, None).await,
            Action::TakeBack { by, .. } => plans::take_back(uow, dossier, self.person(*by), *by).await,
            Action::Pay { percent, .. } => {
                let amount = percent_of(payments::payable(uow, dossier).await?, *percent)?;
                debts::record_payment(uow, dossier, amount, owner).await.map(|_| ())
            }
            Action::ClaimPaid { percent, .. } => {
                let part = percent.map(|percent| percent_of(dossier.balance(), percent)).transpose()?;
                let receipt =
                    if claims::needs_receipt(uow, dossier).await? { vec![receipt()] } else { Vec::new() };
                claims::claim(uow, dossier, self.debtor.id, Paid { part, on: today, receipt }).await
            }
            Action::ConfirmClaim { .. } => claims::confirm(uow, dossier, owner).await.map(|_| ()),
            Action::DenyClaim { .. } => claims::deny(uow, dossier, owner).await,
            Action::ConfirmOther { percent, .. } => {
                let amount = percent_of(payments::payable(uow, dossier).await?, *percent)?;
                claims::confirm_other(uow, dossier, owner, amount).await.map(|_| ())
            }
            Action::AskReceipt { .. } => claims::ask_receipt(uow, dossier, owner).await,
            Action::SendReceipt { .. } => {
                claims::send_receipt(uow, dossier, self.debtor.id, vec![receipt()]).await
            }
            Action::Dispute { percent, .. } => {
                let amount = percent.map(|percent| percent_of(dossier.payable(), percent)).transpose()?;
                let problem =
                    Problem { reason: DisputeReason::Defect, text: None, amount, files: Vec::new() };
                disputes::open(uow, dossier, self.debtor.id, problem).await
            }
            Action::Settle { how, .. } => {
                let resolution = how.resolution(dossier.balance(), today)?;
                disputes::resolve(uow, dossier, owner, resolution).await
            }
            Action::Reply { how, .. } => {
                let by = self.debtor.id;
                match how {
                    Reply::Agree => disputes::agree(uow, dossier, by).await,
                    Reply::Maintain => disputes::maintain(uow, dossier, by, "It is not.").await,
                    Reply::Redone => disputes::redone(uow, dossier, by).await,
                    Reply::NotRedone => disputes::not_redone(uow, dossier, by, "Nothing was done.").await,
                    Reply::Withdraw => disputes::withdraw(uow, dossier, by).await,
                }
            }
            Action::Promise { in_days: days, .. } => {
                promises::make(uow, dossier, self.debtor.id, in_days(today, *days), today).await
            }
            Action::Pause { days, .. } => debts::pause(uow, dossier, *days, owner).await,
            Action::Postpone { in_days: days, .. } => {
                debts::change_due_date(uow, dossier, in_days(today, *days), today, owner).await
            }
            Action::BreakPlan { .. } => following::break_plan(uow, dossier, owner).await,
            Action::Cancel { .. } => debts::cancel(uow, dossier, owner).await,
            Action::ComeBack { .. } => self.come_back(uow, dossier).await,
            Action::Unlink { .. } | Action::Hours(_) => Ok(()),
        }
    }

    async fn propose(
        &self,
        uow: &mut UnitOfWork,
        dossier: &mut Dossier,
        side: Side,
        all: bool,
        sketch: &Sketch,
    ) -> AppResult<()> {
        let also = if all { list_alive_of_client(uow.db(), dossier.client.id).await? } else { Vec::new() };
        let today = uow.now().with_timezone(&dossier.business.zone).date_naive();
        let mut sum = payments::owed(uow, dossier).await?;
        if dossier.agreed.is_none() {
            for other in also.iter().filter(|other| **other != dossier.debt.id) {
                let other = access::owned_debt(uow, self.shop.owner.id, *other).await?;
                sum = sum.checked_add(other.unheld_balance())?;
            }
        }
        let proposal = Proposal { side, terms: sketch.terms(sum, today)?, reason: None, also };
        plans::propose(uow, dossier, self.person(side), proposal).await.map(|_| ())
    }

    /// The owner sends another link, and the client confirms.
    async fn come_back(&self, uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<()> {
        let made = invitations::make(uow, dossier, self.shop.owner.id).await?;
        let secret = made.link.rsplit('=').next().and_then(LinkSecret::read).expect("a link with its secret");
        match acceptance::open(uow, &self.debtor, &secret).await? {
            Standing::Asks { invitation, .. } => {
                acceptance::accept(uow, &self.debtor, invitation).await.map(|_| ())
            }
            other => panic!("the client is not asked: {other:?}"),
        }
    }

    fn person(&self, side: Side) -> &Person {
        match side {
            Side::Owner => &self.shop.owner,
            Side::Debtor => &self.debtor,
        }
    }

    /// As `Stage::pass`, but what goes wrong with a reminder is not put off and forgotten.
    async fn hours_pass(&self, hours: i64) -> anyhow::Result<()> {
        let end = self.world.clock.now() + TimeDelta::hours(hours);
        self.settle().await?;
        while let Some(next) = self.world.crew.next_event_at().await?.filter(|next| *next <= end) {
            anyhow::ensure!(next > self.world.clock.now(), "something is due at {next} and does not happen");
            self.world.clock.move_to(next);
            self.settle().await?;
        }
        self.world.clock.move_to(end);
        self.settle().await
    }

    async fn settle(&self) -> anyhow::Result<()> {
        for _ in 0..ROUNDS_MAX {
            let reminded = self.remind().await?;
            self.world.crew.housekeeping.round().await?;
            if reminded + self.world.crew.delivery.run_until_idle().await? == 0 {
                return Ok(());
            }
        }
        anyhow::bail!("the house does not come to rest at {}", self.world.clock.now())
    }

    async fn remind(&self) -> anyhow::Result<usize> {
        for reminded in 0.. {
            let mut uow = self.shop.begin().await?;
            let due = reminders::take_due(&mut uow, 1).await?;
            if due.is_empty() {
                return Ok(reminded);
            }
            reminders::remind(&mut uow, &due).await?;
            uow.commit().await?;
        }
        Ok(0)
    }
}

fn receipt() -> FileRef {
    FileRef { kind: FileKind::Photo, file_id: "a-receipt".to_owned(), name: None }
}

/// More than enough to do all that is due at one moment.
const ROUNDS_MAX: usize = 20;

impl Action {
    fn by_and_about(&self) -> (Side, usize) {
        match *self {
            Self::Propose { by, debt, .. }
            | Self::Counter { by, debt, .. }
            | Self::Accept { by, debt }
            | Self::Decline { by, debt }
            | Self::TakeBack { by, debt } => (by, debt),
            Self::ClaimPaid { debt, .. }
            | Self::SendReceipt { debt }
            | Self::Dispute { debt, .. }
            | Self::Reply { debt, .. }
            | Self::Promise { debt, .. }
            | Self::Unlink { debt } => (Side::Debtor, debt),
            Self::Pay { debt, .. }
            | Self::ConfirmClaim { debt }
            | Self::DenyClaim { debt }
            | Self::ConfirmOther { debt, .. }
            | Self::AskReceipt { debt }
            | Self::Settle { debt, .. }
            | Self::Pause { debt, .. }
            | Self::Postpone { debt, .. }
            | Self::BreakPlan { debt }
            | Self::Cancel { debt }
            | Self::ComeBack { debt } => (Side::Owner, debt),
            Self::Hours(_) => (Side::Owner, 0),
        }
    }
}

impl Answer {
    fn resolution(&self, balance: Money, today: NaiveDate) -> AppResult<Resolution> {
        Ok(match self {
            Self::Discount(percent) => Resolution::Discount(percent_of(balance, *percent)?),
            Self::Redo(days) => Resolution::Redo(in_days(today, *days)),
            Self::Refuse => Resolution::Refuse("It is as agreed.".to_owned()),
            Self::End => Resolution::End("We have looked at it twice.".to_owned()),
            Self::Cancel => Resolution::Cancel,
        })
    }
}
