//! What the scheduler will send if nothing happens: the same decision as its own, walked forward in time.
//!
//! Debts of one client share their caps and come in one message, so a client is walked as a whole.

use chrono::{DateTime, TimeDelta, Utc};

use super::contacts::Contacts;
use super::dossier::Dossier;
use super::ids::DebtId;
use super::reminder::{Contact, LastStep, Step, Verdict, next_contact_at};

/// One message to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub at: DateTime<Utc>,
    /// The debts that it speaks of, each with its step.
    pub debts: Vec<(DebtId, Step)>,
}

/// No client gets more letters in the time that is looked at; keeps the walk finite whatever the rules say.
const MOST: usize = 200;

/// The letters about the debts of one client from `now` until `until`.
pub fn letters(
    mut debts: Vec<Dossier>,
    contacts: &Contacts,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Vec<Letter> {
    let mut letters = Vec::new();
    let client = debts.iter().find_map(|debt| Some((debt.business.id, debt.debtor.as_ref()?.id)));
    let Some((business, debtor)) = client else { return letters };
    let elsewhere = &contacts.elsewhere(business, debtor);
    let mut contacts = contacts.of(business, debtor);
    let mut at = now;
    for _ in 0..MOST {
        let verdicts: Vec<_> = debts.iter().map(|debt| verdict(debt, &contacts, elsewhere, at)).collect();
        let mut letter = Letter { at, debts: Vec::new() };
        for (debt, verdict) in debts.iter_mut().zip(&verdicts) {
            let Some(Verdict::Remind { step } | Verdict::OfferClaim { step }) = verdict else {
                continue;
            };
            let anchor_on = debt.reminded_for(at);
            debt.steps.insert(anchor_on, LastStep { offset_days: step.offset_days, at });
            if step.is_for_debtor() {
                letter.debts.push((debt.debt.id, *step));
            }
        }
        if letter.debts.is_empty() {
            let next = verdicts.iter().flatten().filter_map(|verdict| next_contact_at(*verdict, at)).min();
            // A claim was offered just now: the debt is asked again a moment later.
            let next = next.map(|next| next.max(at + TimeDelta::seconds(1)));
            match next.filter(|next| *next <= until) {
                Some(next) => at = next,
                None => break,
            }
            continue;
        }
        let overdue = letter.debts.iter().any(|(_, step)| step.offset_days > 0);
        contacts.push(Contact { at, overdue });
        letters.push(letter);
    }
    letters
}

/// What the scheduler decides, no earlier than it looks.
fn verdict(
    debt: &Dossier,
    contacts: &[Contact],
    elsewhere: &[DateTime<Utc>],
    at: DateTime<Utc>,
) -> Option<Verdict> {
    let verdict = debt.verdict(contacts.to_vec(), elsewhere.to_vec(), at)?;
    let looks_at = debt.debt.next_contact_at.filter(|looks_at| *looks_at > at);
    Some(match (verdict, looks_at) {
        (Verdict::Remind { .. } | Verdict::OfferClaim { .. }, Some(looks_at)) => Verdict::Wait(looks_at),
        (verdict, _) => verdict,
    })
}
