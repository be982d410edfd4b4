//! The one way in which a debt changes: saved with its version, noted in the journal, and its next contact
//! computed anew, all in the unit of work.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::contacts::Contacts;
use crate::domain::debt::DebtState;
use crate::domain::dossier::Dossier;
use crate::domain::hold::{Hold, HoldReason};
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::reminder::{self, Pause, Verdict};
use crate::screens::Errand;
use crate::store::outbox::Priority;
use crate::store::{debts, ledger, outbox, reminders};

/// How far back the caps look: a calendar month and a day for zones.
pub(super) const CAPS_LOOK_BACK: TimeDelta = TimeDelta::days(32);

impl UnitOfWork {
    /// Saves a changed debt. Reminders of it that still wait are withdrawn (they show an earlier state), and
    /// when it is over, the buttons of earlier reminders disappear.
    pub async fn save(
        &mut self,
        dossier: &mut Dossier,
        by: Option<PersonId>,
        happened: Happened,
    ) -> AppResult<()> {
        let now = self.now();
        let debt = dossier.debt.id;
        for other in outbox::withdraw_reminders(self.db(), debt, now).await? {
            if other != debt {
                reminders::set_next_contact(self.db(), other, Some(now)).await?;
            }
        }
        let taken = reminders::taken(self.db(), debt).await?;
        (dossier.steps, dossier.reminders) = (taken.steps, taken.messages);
        dossier.debt.next_contact_at =
            self.verdict(dossier).await?.and_then(|verdict| reminder::next_contact_at(verdict, now));
        debts::update(self.db(), &mut dossier.debt).await?;
        self.note(dossier.business.id, debt, by, &happened).await?;
        if dossier.is_closed() {
            self.strip_reminders(dossier).await?;
        }
        Ok(())
    }

    /// What the ladder says about a debt now.
    pub async fn verdict(&mut self, dossier: &Dossier) -> AppResult<Option<Verdict>> {
        let now = self.now();
        self.verdict_at(dossier, now).await
    }

    /// What the ladder would say at a later moment if nothing changed until then.
    pub async fn verdict_at(
        &mut self,
        dossier: &Dossier,
        moment: DateTime<Utc>,
    ) -> AppResult<Option<Verdict>> {
        let Some(debtor) = &dossier.debtor else { return Ok(None) };
        Ok(self.contacts(&BTreeSet::from([debtor.id])).await?.verdict(dossier, moment))
    }

    /// What businesses have begun to say to these people of late.
    pub async fn contacts(&mut self, people: &BTreeSet<PersonId>) -> AppResult<Contacts> {
        let since = self.now() - CAPS_LOOK_BACK;
        Ok(reminders::list_contacts(self.db(), people, since).await?)
    }

    /// Records a ledger entry of `amount` (above zero). An open offer that no longer fits what is left is
    /// withdrawn. The caller saves the debt afterwards.
    ///
    /// # Errors
    /// The rejections of [`crate::domain::ledger::Ledger::entry`].
    pub async fn record(
        &mut self,
        dossier: &mut Dossier,
        kind: EntryKind,
        amount: Money,
        reason: Option<String>,
        by: PersonId,
    ) -> AppResult<()> {
        let entry = dossier.ledger.entry(kind, amount, reason, Some(by), self.now())?;
        ledger::insert(self.db(), dossier.debt.id, &entry).await?;
        dossier.ledger.record(entry);
        super::plans::void_if_changed(self, dossier).await
    }

    /// Holds the debt, or a sum of it, until `until` or until the hold is ended.
    pub async fn hold(
        &mut self,
        dossier: &mut Dossier,
        reason: HoldReason,
        amount: Option<Money>,
        until: Option<DateTime<Utc>>,
    ) -> AppResult<()> {
        let hold = Hold { reason, amount, since: self.now(), until };
        debts::insert_hold(self.db(), dossier.debt.id, &hold).await?;
        dossier.holds.retain(|held| held.reason != reason);
        dossier.holds.push(hold);
        Ok(())
    }

    /// Ends a hold; the ladder begins anew, softly, after the pause that an answer deserves.
    pub async fn end_hold(&mut self, dossier: &mut Dossier, reason: HoldReason) -> AppResult<()> {
        let now = self.now();
        if dossier.hold(reason).is_some() {
            debts::end_hold(self.db(), dossier.debt.id, reason, now).await?;
            dossier.holds.retain(|held| held.reason != reason);
            dossier.debt.resume_from = dossier.debt.resume_from.max(Some(now));
        }
        Ok(())
    }

    /// Something was answered or decided: silence for some days, then the ladder begins anew, softly.
    pub fn pause_after_answer(&self, dossier: &mut Dossier) {
        self.pause(dossier, Pause::Answered);
    }

    /// Silence for as long as the reason deserves, then the ladder begins anew, softly.
    pub fn pause(&self, dossier: &mut Dossier, pause: Pause) {
        dossier.debt.pause(pause, self.now() + pause.lasts());
    }

    /// Closes a debt with nothing left to pay, and says whether it did. The caller saves it.
    ///
    /// # Errors
    /// As [`crate::domain::debt::Debt::close`].
    pub async fn settle_if_paid(&mut self, dossier: &mut Dossier) -> AppResult<bool> {
        if !dossier.balance().is_zero() {
            return Ok(false);
        }
        self.close(dossier, DebtState::Settled).await?;
        Ok(true)
    }

    /// Closes a debt: holds end, whatever is open about it is over. The caller saves it.
    ///
    /// # Errors
    /// As [`crate::domain::debt::Debt::close`].
    pub async fn close(&mut self, dossier: &mut Dossier, state: DebtState) -> AppResult<()> {
        let now = self.now();
        for hold in std::mem::take(&mut dossier.holds) {
            debts::end_hold(self.db(), dossier.debt.id, hold.reason, now).await?;
        }
        super::following::close_with_debt(self, dossier, state).await?;
        super::promises::close_with_debt(self, dossier, state).await?;
        super::disputes::close_with_debt(self, dossier).await?;
        super::inquiries::close_with_debt(self, dossier).await?;
        dossier.debt.close(state, now)?;
        Ok(())
    }

    async fn strip_reminders(&mut self, dossier: &Dossier) -> AppResult<()> {
        for (person, message_id) in outbox::list_sent_reminders(self.db(), dossier.debt.id).await? {
            self.post(person, Errand::StripButtons { message_id }, Priority::Notice)?;
        }
        Ok(())
    }
}
