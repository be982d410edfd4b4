//! Debts that change together because one plan covers them.

use chrono::{DateTime, Utc};

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::ids::DebtId;
use crate::domain::money::Money;
use crate::domain::plan::{PartStanding, Plan, joint, late_part};
use crate::domain::rejection::Rejection;
use crate::store::dossiers;

/// The debt in hand and the others of its plan, all locked.
pub(super) struct Together<'d> {
    pub in_hand: &'d mut Dossier,
    others: Vec<Dossier>,
    /// The order in which a plan pays them off.
    order: Vec<DebtId>,
}

impl<'d> Together<'d> {
    /// The debts of a plan, in its order.
    pub async fn of(uow: &mut UnitOfWork, in_hand: &'d mut Dossier, plan: &Plan) -> AppResult<Self> {
        let order: Vec<DebtId> = plan.debts.iter().map(|covered| covered.debt).collect();
        let others = lock_others(uow, in_hand, order.clone()).await?;
        Ok(Self { in_hand, others, order })
    }

    /// The debts of the plan in force that still are its business: a debt that was cancelled or handed over is
    /// not, one that is paid shows its parts as paid. Without a plan, the debt in hand alone.
    pub async fn in_force(uow: &mut UnitOfWork, in_hand: &'d mut Dossier) -> AppResult<Self> {
        let Some(plan) = in_hand.agreed.clone() else { return Self::with(uow, in_hand, Vec::new()).await };
        let mut debts = Self::of(uow, in_hand, &plan).await?;
        debts.others.retain(|other| !other.is_closed() || other.debt.state == DebtState::Settled);
        Ok(debts)
    }

    /// The debt in hand and these, the earliest due first. Debts of another client are left out: they are no
    /// business of this one's.
    pub async fn with(uow: &mut UnitOfWork, in_hand: &'d mut Dossier, debts: Vec<DebtId>) -> AppResult<Self> {
        let mut others = lock_others(uow, in_hand, debts).await?;
        others.retain(|other| other.client.id == in_hand.client.id);
        let mut dated: Vec<_> = std::iter::once(&*in_hand)
            .chain(&others)
            .map(|dossier| (dossier.debt.due_on, dossier.debt.id))
            .collect();
        dated.sort_unstable();
        let order = dated.into_iter().map(|(_, debt)| debt).collect();
        Ok(Self { in_hand, others, order })
    }

    /// Leaves out the debts that are over.
    pub fn forget_closed(&mut self) {
        self.others.retain(|other| !other.is_closed());
    }

    /// All of them, in order.
    pub fn all(&self) -> Vec<&Dossier> {
        let mut all: Vec<&Dossier> = std::iter::once(&*self.in_hand).chain(&self.others).collect();
        all.sort_by_key(|dossier| self.order.iter().position(|debt| *debt == dossier.debt.id));
        all
    }

    /// As [`Together::all`].
    pub fn all_mut(&mut self) -> Vec<&mut Dossier> {
        let order = &self.order;
        let mut all: Vec<&mut Dossier> =
            std::iter::once(&mut *self.in_hand).chain(&mut self.others).collect();
        all.sort_by_key(|dossier| order.iter().position(|debt| *debt == dossier.debt.id));
        all
    }

    /// What is left of them all, apart from what is disputed.
    ///
    /// # Errors
    /// [`Rejection::Money`] for debts of several currencies.
    pub fn unheld_balance(&self) -> Result<Money, Rejection> {
        let balances = self.all().into_iter().map(Dossier::unheld_balance);
        Ok(Money::sum(self.in_hand.debt.currency, balances)?)
    }

    /// What is left to be paid of them all.
    ///
    /// # Errors
    /// As [`Together::unheld_balance`].
    pub fn payable(&self) -> Result<Money, Rejection> {
        let payable = self.all().into_iter().map(Dossier::payable);
        Ok(Money::sum(self.in_hand.debt.currency, payable)?)
    }

    /// The earliest part that is late beyond its grace, as far as somebody waits for it at `now`: what is
    /// disputed, negotiated, said to be paid or paused is not waited for.
    pub fn late_part(&self, now: DateTime<Utc>) -> Option<PartStanding> {
        let today = now.with_timezone(&self.in_hand.business.zone).date_naive();
        let awaited = self.all().into_iter().filter(|debt| debt.asked(now).is_positive());
        late_part(&joint(awaited.map(|debt| debt.unheld_parts(now))), today).cloned()
    }

    /// How far the parts of the plan in force are paid.
    pub fn parts(&self) -> Vec<PartStanding> {
        joint(self.all().into_iter().map(Dossier::parts))
    }
}

async fn lock_others(
    uow: &mut UnitOfWork,
    in_hand: &Dossier,
    mut debts: Vec<DebtId>,
) -> AppResult<Vec<Dossier>> {
    debts.sort_unstable();
    debts.dedup();
    debts.retain(|debt| *debt != in_hand.debt.id);
    Ok(dossiers::lock_all(uow.db(), &debts).await?)
}
