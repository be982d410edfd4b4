//! Reminding: by the clock and by hand. One message per client and business, whatever is due.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::value::to_raw_value;

use super::error::{AppResult, Error};
use super::promises;
use super::unit_of_work::UnitOfWork;
use super::upcoming::{self, Leave};
use crate::domain::calendar::effective_due;
use crate::domain::contacts::{Contacts, Said};
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DebtId, OutboxId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::language::Language;
use crate::domain::people::Person;
use crate::domain::rejection::Rejection;
use crate::domain::reminder::verdict::ALL_BUSINESSES;
use crate::domain::reminder::{self, LastStep, Limits, Step, Tone, Verdict, caps, contact};
use crate::i18n::texts;
use crate::screens::{Errand, Screen, reminder as screen};
use crate::store::dossiers;
use crate::store::outbox::{Post, Priority};
use crate::store::reminders::{self, StepTaken};

/// How long a debt waits that could not be reminded for a fault of ours.
const PUT_OFF: chrono::TimeDelta = chrono::TimeDelta::hours(1);

/// A reminder that could not be delivered within this time is dropped; the ladder goes on from there.
const WORTH_SENDING: chrono::TimeDelta = chrono::TimeDelta::hours(6);

/// Takes debts whose time has come, `at_most` so many, and whatever else is due of the same clients. They and their
/// clients stay locked until the end.
///
/// # Errors
/// Storage trouble.
pub async fn take_due(uow: &mut UnitOfWork, at_most: i64) -> AppResult<Vec<DebtId>> {
    let now = uow.now();
    let mut due = reminders::claim_due(uow.db(), now, at_most).await?;
    if !due.is_empty() {
        let beside = reminders::claim_due_beside(uow.db(), &due, now).await?;
        due.extend(beside);
    }
    Ok(due)
}

/// Takes one debt alone; `false`: it is not due any more, or in other hands.
///
/// # Errors
/// Storage trouble.
pub async fn take_one(uow: &mut UnitOfWork, debt: DebtId) -> AppResult<bool> {
    let now = uow.now();
    Ok(reminders::claim_one(uow.db(), debt, now).await?)
}

/// Puts a debt that cannot be reminded off, so that it does not hold up the others.
///
/// # Errors
/// Storage trouble.
pub async fn put_off(uow: &mut UnitOfWork, debt: DebtId) -> AppResult<()> {
    let again_at = uow.now() + PUT_OFF;
    look_again(uow, debt, Some(again_at)).await
}

/// Does what the ladder says about debts that were taken: one message to each client, whatever is due.
///
/// # Errors
/// Storage trouble.
pub async fn remind(uow: &mut UnitOfWork, due: &[DebtId]) -> AppResult<()> {
    // Taken, and so locked already.
    let dossiers = dossiers::find_all(uow.db(), due).await?;
    let debtors = dossiers.iter().filter_map(|dossier| dossier.client.person).collect();
    reminders::lock_contacts(uow.db(), &debtors).await?;
    let mut contacts = uow.contacts(&debtors).await?;
    for debts in upcoming::by_client(dossiers).into_values() {
        remind_client(uow, debts, &mut contacts).await?;
    }
    Ok(())
}

async fn remind_client(uow: &mut UnitOfWork, debts: Vec<Dossier>, contacts: &mut Contacts) -> AppResult<()> {
    let now = uow.now();
    let mut spoken = Vec::new();
    for mut dossier in debts {
        // Whoever looks first after its end, here or in housekeeping, sees what became of a promise.
        promises::conclude_if_over(uow, &mut dossier).await?;
        match contacts.verdict(&dossier, now) {
            Some(Verdict::Remind { step }) => match upcoming::leave(uow, &dossier, step.offset_days).await? {
                Leave::Send => spoken.push((dossier, step)),
                Leave::Skip => skip(uow, dossier, step, contacts).await?,
                Leave::Wait => wait_for_evening(uow, &dossier, contacts).await?,
            },
            Some(Verdict::OfferClaim { step }) => offer_claim(uow, dossier, step, contacts).await?,
            Some(Verdict::Wait(until)) => look_again(uow, dossier.debt.id, Some(until)).await?,
            Some(Verdict::Stop(_)) | None => look_again(uow, dossier.debt.id, None).await?,
        }
    }
    send(uow, spoken, contacts).await
}

/// The owner did not want this letter: the ladder goes on without it.
async fn skip(uow: &mut UnitOfWork, mut dossier: Dossier, step: Step, contacts: &Contacts) -> AppResult<()> {
    note_step(uow, &mut dossier, step, None).await?;
    let skipped = Happened::ReminderSkipped { step: step.offset_days };
    uow.note(dossier.business.id, dossier.debt.id, None, &skipped).await?;
    reschedule(uow, &dossier, contacts).await
}

/// Nobody has agreed to the letter: it is looked at again a day later, after the owner was asked once more.
async fn wait_for_evening(uow: &mut UnitOfWork, dossier: &Dossier, contacts: &Contacts) -> AppResult<()> {
    let tomorrow = uow.now() + chrono::TimeDelta::days(1);
    let verdict = contacts.verdict(dossier, tomorrow);
    let next = verdict.and_then(|verdict| reminder::next_contact_at(verdict, tomorrow));
    look_again(uow, dossier.debt.id, next).await
}

async fn look_again(uow: &mut UnitOfWork, debt: DebtId, at: Option<DateTime<Utc>>) -> AppResult<()> {
    Ok(reminders::set_next_contact(uow.db(), debt, at).await?)
}

/// One message about all debts that are due, counted once.
async fn send(uow: &mut UnitOfWork, spoken: Vec<(Dossier, Step)>, contacts: &mut Contacts) -> AppResult<()> {
    let Some((first, _)) = spoken.first() else { return Ok(()) };
    let Some(debtor) = first.debtor.clone() else { return Ok(()) };
    let now = uow.now();
    let message = screen::reminder(texts(debtor.language), &debtor, &spoken, now);
    let asked = screen::asks_about(&spoken);
    let overdue = spoken.iter().any(|(_, step)| step.offset_days > 0);
    let business = first.business.clone();
    let Some(outbox) = put_out(uow, first, debtor.id, message, now).await? else { return Ok(()) };
    let contact = reminders::insert_contact(uow.db(), business.id, debtor.id, outbox, overdue, now).await?;
    contacts.add(Said {
        business: business.id,
        person: debtor.id,
        contact: reminder::Contact { at: now, overdue },
    });
    for (mut dossier, step) in spoken {
        let became_overdue =
            step.offset_days > 0 && dossier.last_step(now).is_none_or(|last| last.offset_days <= 0);
        let sent = Sent { contact, outbox, asks: asked == Some(dossier.debt.id) };
        note_step(uow, &mut dossier, step, Some(sent)).await?;
        uow.note(business.id, dossier.debt.id, None, &Happened::Reminded { step: step.offset_days }).await?;
        reschedule(uow, &dossier, contacts).await?;
        if became_overdue {
            uow.tell_business(business.id, |member| screen::became_overdue(texts(member.language), &dossier))
                .await?;
        }
    }
    Ok(())
}

async fn put_out(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    debtor: PersonId,
    message: Screen,
    at: DateTime<Utc>,
) -> AppResult<Option<OutboxId>> {
    let post = Post {
        person: debtor,
        errand: to_raw_value(&Errand::Show { screen: message, replacing: None }).map_err(Error::Errand)?,
        priority: Priority::Reminder,
        not_before: at,
        // Held up, it must not arrive at night.
        valid_until: Some(dossier.contact_closes_at(at).min(at + WORTH_SENDING)),
        dedupe_key: None,
    };
    uow.put_out(&post).await
}

/// The owner is asked whether the time has come for a formal claim. The debtor hears nothing.
async fn offer_claim(
    uow: &mut UnitOfWork,
    mut dossier: Dossier,
    step: Step,
    contacts: &Contacts,
) -> AppResult<()> {
    note_step(uow, &mut dossier, step, None).await?;
    uow.note(dossier.business.id, dossier.debt.id, None, &Happened::Reminded { step: step.offset_days })
        .await?;
    reschedule(uow, &dossier, contacts).await?;
    uow.tell_business(dossier.business.id, |member| screen::offer_claim(texts(member.language), &dossier))
        .await
}

/// The message with which a step was taken.
#[derive(Debug, Clone, Copy)]
struct Sent {
    contact: i64,
    outbox: OutboxId,
    /// Whether it asks about this debt what is in the way.
    asks: bool,
}

/// Writes the step down. A debt's version does not move: buttons already drawn stay good.
async fn note_step(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    step: Step,
    sent: Option<Sent>,
) -> AppResult<()> {
    let anchor_on = dossier.reminded_for(uow.now());
    note_step_of(uow, dossier, anchor_on, step, sent).await
}

async fn note_step_of(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    anchor_on: NaiveDate,
    step: Step,
    sent: Option<Sent>,
) -> AppResult<()> {
    let now = uow.now();
    let taken = StepTaken {
        debt: dossier.debt.id,
        anchor_on,
        step: step.offset_days,
        asks: sent.is_some_and(|sent| sent.asks),
        contact: sent.map(|sent| sent.contact),
        outbox: sent.map(|sent| sent.outbox),
    };
    reminders::insert(uow.db(), taken, now).await?;
    dossier.steps.insert(taken.anchor_on, LastStep { offset_days: step.offset_days, at: now });
    dossier.reminders += i64::from(sent.is_some());
    Ok(())
}

async fn reschedule(uow: &mut UnitOfWork, dossier: &Dossier, contacts: &Contacts) -> AppResult<()> {
    let now = uow.now();
    let next = contacts.verdict(dossier, now).and_then(|verdict| reminder::next_contact_at(verdict, now));
    look_again(uow, dossier.debt.id, next).await
}

/// What the debtor would get if the owner reminded now, in the debtor's language.
///
/// # Errors
/// [`Rejection::Unreachable`], [`Rejection::ContactNotAllowed`], [`Rejection::DebtIs`].
pub async fn preview_by_hand(uow: &mut UnitOfWork, dossier: &Dossier) -> AppResult<(Screen, Language)> {
    let (debtor, step) = may_remind(uow, dossier).await?;
    let now = uow.now();
    let spoken = [(dossier.clone(), step)];
    Ok((screen::reminder(texts(debtor.language), &debtor, &spoken, now), debtor.language))
}

/// Reminds now, by the owner's hand; obeys the same contact rules as the ladder.
///
/// # Errors
/// As [`preview_by_hand`].
pub async fn remind_by_hand(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    let (debtor, step) = may_remind(uow, dossier).await?;
    // The message shows the version that saving brings, so that its buttons are fresh.
    uow.save(dossier, Some(by), Happened::RemindedByHand).await?;
    let now = uow.now();
    let spoken = [(dossier.clone(), step)];
    let message = screen::reminder(texts(debtor.language), &debtor, &spoken, now);
    let Some(outbox) = put_out(uow, dossier, debtor.id, message, now).await? else { return Ok(()) };
    let contact = reminders::insert_contact(
        uow.db(),
        dossier.business.id,
        debtor.id,
        outbox,
        step.offset_days > 0,
        now,
    )
    .await?;
    let sent = Sent { contact, outbox, asks: screen::asks_about(&spoken).is_some() };
    note_step(uow, dossier, step, Some(sent)).await?;
    let contacts = uow.contacts(&BTreeSet::from([debtor.id])).await?;
    reschedule(uow, dossier, &contacts).await
}

/// Whether the contact rules allow a message now, and which step it would be: the latest that is due, or
/// the friendly first one.
async fn may_remind(uow: &mut UnitOfWork, dossier: &Dossier) -> AppResult<(Person, Step)> {
    dossier.debt.require_open()?;
    let now = uow.now();
    let debtor = dossier.debtor.clone().ok_or(Rejection::Unreachable)?;
    if debtor.unreachable_at.is_some() || dossier.client.stopped_at.is_some() {
        return Err(Rejection::Unreachable.into());
    }
    if let Some(hold) = dossier.silencing_hold(now) {
        return Err(Rejection::ContactNotAllowed { again_at: hold.until }.into());
    }
    // Those of this debt that still wait to be sent are withdrawn by saving.
    let free_at = free_at(uow, dossier, &debtor, Some(dossier.debt.id)).await?;
    if free_at > now {
        return Err(Rejection::ContactNotAllowed { again_at: Some(free_at) }.into());
    }
    let reference = contact::reference_zone(debtor.zone, dossier.business.country);
    Ok((debtor, step_by_hand(dossier, now, reference)))
}

/// When contact hours and caps allow the next message to the debtor. It may take the place of what still waits to be
/// sent about one debt, which then does not count.
async fn free_at(
    uow: &mut UnitOfWork,
    dossier: &Dossier,
    debtor: &Person,
    replaced: Option<DebtId>,
) -> AppResult<DateTime<Utc>> {
    let now = uow.now();
    let (zone, country) = (debtor.zone, dossier.business.country);
    let open_at = dossier.contact_opens_at(now);
    let only = BTreeSet::from([debtor.id]);
    reminders::lock_contacts(uow.db(), &only).await?;
    let (business, since) = (dossier.business.id, now - super::change::CAPS_LOOK_BACK);
    let contacts = uow.contacts(&only).await?;
    let said = match replaced {
        Some(debt) => reminders::list_contacts_said(uow.db(), business, debtor.id, debt, since).await?,
        None => contacts.of(business, debtor.id).into_iter().map(|contact| contact.at).collect(),
    };
    let reference = contact::reference_zone(zone, country);
    let free_at = room_at(&said, dossier.policy().limits, open_at, reference);
    let mut everywhere = contacts.elsewhere(business, debtor.id);
    everywhere.extend(said);
    Ok(room_at(&everywhere, ALL_BUSINESSES, free_at, reference))
}

/// The debtor, unless messages do not reach them or they asked for none.
pub(super) fn listening_debtor(dossier: &Dossier) -> Option<Person> {
    let reached = dossier.debtor.clone().filter(|debtor| debtor.unreachable_at.is_none());
    reached.filter(|_| dossier.client.stopped_at.is_none())
}

/// Says that the part of `due_on` is late, as a step of each of these debts: when hours and caps allow it.
pub(super) async fn say_late(
    uow: &mut UnitOfWork,
    debtor: &Person,
    message: Screen,
    debts: Vec<&mut Dossier>,
    due_on: NaiveDate,
    step: Step,
) -> AppResult<()> {
    let Some(first) = debts.first() else { return Ok(()) };
    let business = first.business.clone();
    let at = free_at(uow, first, debtor, None).await?;
    let Some(outbox) = put_out(uow, first, debtor.id, message, at).await? else { return Ok(()) };
    let contact = reminders::insert_contact(uow.db(), business.id, debtor.id, outbox, true, at).await?;
    let contacts = uow.contacts(&BTreeSet::from([debtor.id])).await?;
    for dossier in debts {
        note_step_of(uow, dossier, due_on, step, Some(Sent { contact, outbox, asks: false })).await?;
        reschedule(uow, dossier, &contacts).await?;
    }
    Ok(())
}

fn room_at(said: &[DateTime<Utc>], limits: Limits, at: DateTime<Utc>, zone: chrono_tz::Tz) -> DateTime<Utc> {
    caps::allowed(said, limits, at, zone).map_or_else(|free| free.0, |()| at)
}

/// The latest step that is due, else the first one to come; after the date none that speaks of the date as one to come.
fn step_by_hand(dossier: &Dossier, now: DateTime<Utc>, zone: chrono_tz::Tz) -> Step {
    let due_on = effective_due(dossier.business.country, dossier.reminded_for(now));
    let days_late = (now.with_timezone(&zone).date_naive() - due_on).num_days();
    let ladder = dossier.policy().ladder;
    let fits = |step: &Step| step.is_for_debtor() && (step.offset_days > 0 || days_late <= 0);
    let fitting: Vec<_> = ladder.taken().filter(fits).collect();
    let due = fitting.iter().rev().find(|step| i64::from(step.offset_days) <= days_late);
    due.or(fitting.first()).copied().unwrap_or(Step::new(0, Tone::Friendly))
}
