//! What is true at every moment, asked of the database and of the dossiers.

use anyhow::ensure;
use sqlx::AssertSqlSafe;
use vovremya::domain::debt::DebtState;
use vovremya::domain::ids::DebtId;
use vovremya::domain::money::Money;
use vovremya::domain::reminder::next_contact_at;
use vovremya::store::journal;

use super::play::Play;

/// What must not be, and how to find it.
const NEVER: [(&str, &str); 23] = [
    ("a balance below zero", "select from entry group by debt_id having sum(amount) < 0"),
    (
        "an open debt with nothing left to pay",
        "select from debt d where d.state in ('offered', 'open')
           and (select sum(amount) from entry e where e.debt_id = d.debt_id) <= 0",
    ),
    (
        "a settled debt with something left to pay",
        "select from debt d where d.state = 'settled'
           and (select sum(amount) from entry e where e.debt_id = d.debt_id) <> 0",
    ),
    (
        "two negotiations about one debt",
        "select from plan_debt pd join plan p using (plan_id) where p.state in ('proposed', 'countered')
         group by pd.debt_id having count(*) > 1",
    ),
    (
        "two plans in force for one debt",
        "select from plan_debt pd join plan p using (plan_id) where p.state = 'accepted'
         group by pd.debt_id having count(*) > 1",
    ),
    (
        "a debt that knows another state of its plan",
        "select from plan_debt pd join plan p using (plan_id) where pd.state <> p.state",
    ),
    (
        "an offer that does not make up its debts",
        "select from offer o
         where (select coalesce(sum(amount), 0) from instalment i where i.offer_id = o.offer_id) + coalesce(o.discount, 0)
            <> (select sum(amount) from plan_debt pd where pd.plan_id = o.plan_id)",
    ),
    (
        "a debt that pays more than it comes to",
        "select from offer o join plan_debt pd using (plan_id)
         where (select coalesce(sum(amount), 0) from instalment i where i.offer_id = o.offer_id and i.debt_id = pd.debt_id)
             > pd.amount",
    ),
    (
        "two offers running by one side",
        "select from offer o join offer next on next.plan_id = o.plan_id and next.round = o.round + 1 where next.side = o.side",
    ),
    (
        "an agreement without the yes of both sides",
        "select from agreement a left join acceptance y using (agreement_id)
         group by a.agreement_id having count(distinct y.side) <> 2 or count(distinct y.person_id) <> 2",
    ),
    (
        "an agreement that the side accepted which had offered",
        "select from agreement a join offer o using (offer_id) join acceptance y using (agreement_id)
         where y.side <> o.side and y.person_id = o.made_by",
    ),
    (
        "an agreement on another offer than the last",
        "select from agreement a join offer o using (offer_id)
         where exists (select from offer later where later.plan_id = o.plan_id and later.round > o.round)",
    ),
    (
        "a plan that was in force without an agreement",
        "select from plan p left join agreement a using (plan_id)
         where (p.state in ('accepted', 'kept', 'broken', 'replaced')) <> (a.agreement_id is not null)",
    ),
    (
        "a plan that was kept with a debt still open",
        "select from plan p join plan_debt pd using (plan_id) join debt d on d.debt_id = pd.debt_id
         where p.state = 'kept' and d.state in ('offered', 'open')",
    ),
    (
        "a plan in force for nothing",
        "select from plan p where p.state = 'accepted' and not exists
             (select from plan_debt pd join debt d using (debt_id) where pd.plan_id = p.plan_id and d.state = 'open')",
    ),
    (
        "a claim that waits and keeps nothing back, or the other way round",
        "select from debt d
         where exists (select from payment_claim c where c.debt_id = d.debt_id and c.decided_at is null)
            <> exists (select from hold h where h.debt_id = d.debt_id and h.reason = 'payment_claim' and h.ended_at is null)",
    ),
    (
        "a second claim after a denial without a receipt",
        "select from payment_claim c
         where exists (select from payment_claim e where e.debt_id = c.debt_id and e.state = 'denied'
                       and e.payment_claim_id < c.payment_claim_id)
           and not exists (select from attachment a where a.payment_claim_id = c.payment_claim_id)",
    ),
    (
        "a negotiation about a debt that is not open",
        "select from plan p join plan_debt pd using (plan_id) join debt d on d.debt_id = pd.debt_id
         where p.state in ('proposed', 'countered') and d.state <> 'open'",
    ),
    (
        "reminders held back for an answer that nobody waits for, or the other way round",
        "select from debt d
         where exists (select from hold h where h.debt_id = d.debt_id and h.reason = 'request_pending' and h.ended_at is null)
            <> exists (select from plan_debt pd where pd.debt_id = d.debt_id and pd.state in ('proposed', 'countered'))",
    ),
    (
        "something held back for a dispute that is settled, or the other way round",
        "select from debt d
         where exists (select from hold h where h.debt_id = d.debt_id and h.reason = 'dispute' and h.ended_at is null)
            <> exists (select from dispute p where p.debt_id = d.debt_id and p.state <> 'settled')",
    ),
    (
        "a dispute whose held sum and disputed sum are not both whole or both a part",
        "select from dispute p join hold h on h.debt_id = p.debt_id and h.reason = 'dispute' and h.ended_at is null
         where p.state <> 'settled' and ((h.amount is null) <> (p.amount is null) or h.amount > p.amount)",
    ),
    (
        "something open about a debt that is over",
        "select from debt d where d.closed_at is not null
           and (exists (select from hold h where h.debt_id = d.debt_id and h.ended_at is null)
             or exists (select from dispute p where p.debt_id = d.debt_id and p.state <> 'settled')
             or exists (select from payment_claim c where c.debt_id = d.debt_id and c.state = 'open')
             or exists (select from promise m where m.debt_id = d.debt_id and m.state = 'open'))",
    ),
    (
        "a reminder of a debt that is over",
        "select from reminder r join debt d using (debt_id) left join outbox o using (outbox_id)
         where d.closed_at < r.reminded_at or (d.closed_at < o.closed_at and o.state = 'sent')
            or (d.closed_at is not null and o.state = 'waiting')",
    ),
];

pub async fn hold(play: &Play<'_>) -> anyhow::Result<()> {
    let mut found = Vec::new();
    for (what, query) in NEVER {
        let query = format!("select exists ({query})");
        let is: bool = sqlx::query_scalar(AssertSqlSafe(query)).fetch_one(&play.world.database.pool).await?;
        found.extend(is.then_some(what));
    }
    ensure!(found.is_empty(), "there is {}", found.join(", and "));
    for debt in &play.debts {
        debt_is_sound(play, *debt).await.map_err(|error| error.context(format!("debt {debt}")))?;
    }
    Ok(())
}

async fn debt_is_sound(play: &Play<'_>, debt: DebtId) -> anyhow::Result<()> {
    let mut uow = play.shop.begin().await?;
    ensure!(journal::find_break(uow.db(), debt).await?.is_none(), "its journal is broken");
    let now = uow.now();
    let dossier = vovremya::store::dossiers::lock(uow.db(), debt).await?.expect("registered");
    let parts = dossier.parts();
    ensure!(parts.iter().all(|part| !part.left.is_negative() && part.left.minor() <= part.amount.minor()));
    ensure!(dossier.payable().minor() <= dossier.balance().minor(), "more is asked for than is owed");
    ensure!(dossier.asked(now).minor() <= dossier.payable().minor(), "more is asked for than is to be paid");
    if let Some(plan) = dossier.agreed.as_ref().filter(|_| dossier.debt.state == DebtState::Open) {
        let left = Money::sum(dossier.debt.currency, parts.iter().map(|part| part.left))?;
        let forgiven = plan.discount_when_kept(debt).unwrap_or(Money::zero(dossier.debt.currency));
        ensure!(
            left == dossier.payable() && dossier.balance().minor() <= left.minor() + forgiven.minor(),
            "the parts leave {left:?} of {:?}, and {forgiven:?} is taken off in the end",
            dossier.balance()
        );
        let all = vovremya::app::payments::payable(&mut uow, &mut dossier.clone()).await?;
        ensure!(all.is_positive(), "its plan is paid and not over");
    }
    let to_come = uow.verdict(&dossier).await?.and_then(|verdict| next_contact_at(verdict, now));
    ensure!(
        to_come.is_some() == dossier.debt.next_contact_at.is_some(),
        "next contact at {:?}, and {to_come:?} by the rules",
        dossier.debt.next_contact_at
    );
    Ok(())
}
