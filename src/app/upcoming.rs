//! What will be sent in the days to come, why nothing is sent to the others, and the evening question about it.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::access;
use super::error::AppResult;
use super::unit_of_work::UnitOfWork;
use crate::domain::approval::{Decision, Proposal};
use crate::domain::calendar;
use crate::domain::dossier::Dossier;
use crate::domain::forecast::{self, Letter};
use crate::domain::ids::{BusinessId, ClientId, DebtId, PersonId};
use crate::domain::journal::Happened;
use crate::domain::people::{Business, Reminding};
use crate::domain::reminder::contact::to_utc;
use crate::i18n::texts;
use crate::screens::action::OldDebts;
use crate::screens::owner::upcoming as screens;
use crate::store::upcoming::{self, Silent};
use crate::store::{approvals, businesses, debts_lists, dossiers};

/// How far `/upcoming` looks.
pub const DAYS_AHEAD: i64 = 7;

/// Clients walked at most: a list on a phone is read no further.
const CLIENTS_AT_MOST: i64 = 1000;

/// Clients whose debts are loaded together.
const CLIENTS_AT_ONCE: usize = 100;

/// Businesses asked in one round of housekeeping.
const REVIEWS_A_ROUND: i64 = 20;

/// One message to come, and the debts that it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    pub letter: Letter,
    pub debts: Vec<Dossier>,
}

/// What is to come for the clients of a business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// By moment.
    pub letters: Vec<Upcoming>,
    pub silent: Vec<Silent>,
}

/// What will be sent in the next days if nothing happens; for a business that only looks, what would be.
///
/// # Errors
/// Storage trouble.
pub async fn outlook(uow: &mut UnitOfWork, business: &Business) -> AppResult<Outlook> {
    let now = uow.now();
    let until = now + TimeDelta::days(DAYS_AHEAD);
    let letters = letters(uow, business, until).await?;
    let mut silent = upcoming::list_silent(uow.db(), business.id, until, now).await?;
    // Nothing of a business that only looks is waited for: its debts are in the list above.
    silent.retain(|silent| business.reminding != Reminding::Show || silent.reason != "complete");
    Ok(Outlook { letters, silent })
}

async fn letters(
    uow: &mut UnitOfWork,
    business: &Business,
    until: DateTime<Utc>,
) -> AppResult<Vec<Upcoming>> {
    let shown_only = business.reminding == Reminding::Show;
    let clients = upcoming::list_clients(uow.db(), business.id, until, shown_only, CLIENTS_AT_MOST).await?;
    let mut letters = Vec::new();
    for some in clients.chunks(CLIENTS_AT_ONCE) {
        letters.extend(letters_to(uow, some, until).await?);
    }
    letters.sort_by_key(|upcoming| upcoming.letter.at);
    Ok(letters)
}

async fn letters_to(
    uow: &mut UnitOfWork,
    clients: &[ClientId],
    until: DateTime<Utc>,
) -> AppResult<Vec<Upcoming>> {
    let now = uow.now();
    let open = upcoming::list_open(uow.db(), clients).await?;
    let mut open = dossiers::find_all(uow.db(), &open).await?;
    for debt in &mut open {
        // What would be sent is asked, not whether it is.
        if debt.business.reminding == Reminding::Show {
            debt.business.reminding = Reminding::Send;
        }
    }
    let debtors = open.iter().filter_map(|debt| debt.client.person).collect();
    let contacts = uow.contacts(&debtors).await?;
    let mut letters = Vec::new();
    for debts in by_client(open).into_values() {
        for letter in forecast::letters(debts.clone(), &contacts, now, until) {
            let spoken = |debt: &&Dossier| letter.debts.iter().any(|(id, _)| *id == debt.debt.id);
            let debts = debts.iter().filter(spoken).cloned().collect();
            letters.push(Upcoming { letter, debts });
        }
    }
    Ok(letters)
}

/// Debts by client, in the order in which they come.
pub(super) fn by_client(debts: Vec<Dossier>) -> BTreeMap<ClientId, Vec<Dossier>> {
    let mut by_client: BTreeMap<ClientId, Vec<Dossier>> = BTreeMap::new();
    for debt in debts {
        by_client.entry(debt.client.id).or_default().push(debt);
    }
    by_client
}

/// In the evening of a business that is asked, shows its people the letters of the next day.
///
/// # Errors
/// Storage trouble.
pub async fn ask_in_the_evening(uow: &mut UnitOfWork) -> AppResult<()> {
    let now = uow.now();
    for review in upcoming::take_for_review(uow.db(), now, REVIEWS_A_ROUND).await? {
        let business = businesses::get(uow.db(), review.business).await?;
        list_for(uow, &business, review.on + Days::new(1)).await?;
    }
    Ok(())
}

async fn list_for(uow: &mut UnitOfWork, business: &Business, day: NaiveDate) -> AppResult<()> {
    let midnight = |day: NaiveDate, zone: Tz| to_utc(zone, day.and_time(NaiveTime::MIN));
    let ends_at = midnight(day + Days::new(1), business.zone);
    let mut listed = 0;
    for upcoming in letters(uow, business, ends_at).await? {
        for debt in upcoming.debts.iter().filter(|debt| debt.asks_first()) {
            let step = upcoming.letter.debts.iter().find(|(id, _)| *id == debt.debt.id);
            let Some((_, step)) = step else { continue };
            let anchor_on = debt.reminded_for(upcoming.letter.at);
            approvals::propose(uow.db(), debt.debt.id, anchor_on, step.offset_days, day).await?;
            listed += 1;
        }
    }
    if listed == 0 {
        return Ok(());
    }
    let proposals = approvals::list(uow.db(), business.id, day).await?;
    let today = now_in(uow, business.zone);
    uow.tell_business(business.id, |member| screens::review(texts(member.language), &proposals, day, today))
        .await
}

fn now_in(uow: &UnitOfWork, zone: Tz) -> NaiveDate {
    uow.now().with_timezone(&zone).date_naive()
}

/// The letters listed for a day, for somebody of the business.
///
/// # Errors
/// [`super::Error::NotFound`] when the person acts for none.
pub async fn proposals(
    uow: &mut UnitOfWork,
    person: PersonId,
    day: NaiveDate,
) -> AppResult<(BusinessId, Vec<Proposal>)> {
    let business = access::business_of(uow, person).await?;
    Ok((business.id, approvals::list(uow.db(), business.id, day).await?))
}

/// Decides about the letters listed for a day: of one debt, or all that nobody has decided about.
///
/// # Errors
/// As [`proposals`].
pub async fn decide(
    uow: &mut UnitOfWork,
    person: PersonId,
    day: NaiveDate,
    debt: Option<DebtId>,
    decision: Decision,
) -> AppResult<Vec<Proposal>> {
    let (business, _) = proposals(uow, person, day).await?;
    let now = uow.now();
    approvals::decide(uow.db(), business, day, debt, decision, person, now).await?;
    Ok(approvals::list(uow.db(), business, day).await?)
}

/// What to do about a reminder whose time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    Send,
    Skip,
    /// Nobody has agreed: the next evening asks again.
    Wait,
}

/// Whether a reminder may go out.
///
/// # Errors
/// Storage trouble.
pub async fn leave(uow: &mut UnitOfWork, dossier: &Dossier, step: i32) -> AppResult<Leave> {
    if !dossier.asks_first() {
        return Ok(Leave::Send);
    }
    let anchor_on = dossier.reminded_for(uow.now());
    Ok(match approvals::find(uow.db(), dossier.debt.id, anchor_on, step).await? {
        Some(Decision::Send) => Leave::Send,
        Some(Decision::Skip) => Leave::Skip,
        Some(Decision::Waiting) | None => Leave::Wait,
    })
}

/// Clients with old debts who hear the first word on one day, at most: as many as one owner can answer.
pub const OLD_CLIENTS_A_DAY: usize = 20;

/// How many debts of a business were overdue before reminders were turned on.
///
/// # Errors
/// Storage trouble.
pub async fn count_old(uow: &mut UnitOfWork, business: &Business) -> AppResult<i64> {
    let today = now_in(uow, business.zone);
    Ok(debts_lists::count_overdue_open(uow.db(), business.id, today).await?)
}

/// Starts the debts that are overdue already. Softly: from the first step after the date, a few clients a day,
/// those who owe longest first.
///
/// # Errors
/// As [`proposals`].
pub async fn start_old(uow: &mut UnitOfWork, person: PersonId, start: OldDebts) -> AppResult<()> {
    let business = access::business_of(uow, person).await?;
    let (now, today) = (uow.now(), now_in(uow, business.zone));
    match start {
        // Steps of earlier days are not made up for as it is.
        OldDebts::ByAge => {}
        OldDebts::Softly => {
            let clients = debts_lists::list_overdue_clients(uow.db(), business.id, today).await?;
            let days = turns_from(&business, today).flat_map(|at| std::iter::repeat_n(at, OLD_CLIENTS_A_DAY));
            let turns: Vec<_> = clients.into_iter().zip(days).collect();
            debts_lists::start_softly(uow.db(), &turns, today, now).await?;
        }
        OldDebts::Leave => debts_lists::hold_overdue(uow.db(), business.id, today, now).await?,
    }
    let happened = Happened::SettingChanged { setting: "old_debts".to_owned() };
    uow.note_business(business.id, person, &happened).await
}

/// The mornings of the working days after `today` on which clients with old debts have their turn.
fn turns_from(business: &Business, today: NaiveDate) -> impl Iterator<Item = DateTime<Utc>> {
    let (country, zone) = (business.country, business.zone);
    let days = (today + Days::new(1)).iter_days().filter(move |day| calendar::is_working(country, *day));
    days.map(move |day| to_utc(zone, day.and_time(NaiveTime::MIN)))
}

/// When another old debt of this client begins: together with the others, or on the first day with room.
///
/// # Errors
/// Storage trouble.
pub async fn next_turn(
    uow: &mut UnitOfWork,
    business: &Business,
    client: ClientId,
) -> AppResult<DateTime<Utc>> {
    let now = uow.now();
    if let Some(turn) = debts_lists::find_turn(uow.db(), client, now).await? {
        return Ok(turn);
    }
    let today = now_in(uow, business.zone);
    let taken = debts_lists::count_turns(uow.db(), business.id, now).await?;
    let is_full = |turn: &DateTime<Utc>| {
        let clients = taken.iter().find(|(at, _)| at == turn).map_or(0, |(_, clients)| *clients);
        usize::try_from(clients).is_ok_and(|clients| clients >= OLD_CLIENTS_A_DAY)
    };
    Ok(turns_from(business, today).find(|turn| !is_full(turn)).unwrap_or(now))
}
