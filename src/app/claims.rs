//! «Already paid»: reminders wait until the owner confirms or denies.

use chrono::NaiveDate;

use super::error::{AppResult, on_constraint};
use super::unit_of_work::UnitOfWork;
use super::{following, news, payments};
use crate::domain::dossier::{Dossier, FileRef};
use crate::domain::hold::HoldReason;
use crate::domain::ids::PersonId;
use crate::domain::journal::Happened;
use crate::domain::money::Money;
use crate::domain::rejection::Rejection;
use crate::screens::{claim as screen, following as following_screen};
use crate::store::attachments::{self, Belongs};
use crate::store::claims as claim_rows;

/// Whether the debtor may say so now.
///
/// # Errors
/// [`Rejection::DebtIs`], [`Rejection::ClaimOpen`].
pub fn may_claim(dossier: &Dossier) -> Result<(), Rejection> {
    dossier.debt.require_open()?;
    if dossier.claim.is_some() { Err(Rejection::ClaimOpen) } else { Ok(()) }
}

/// The debtor says that all (`None`) or a part is paid.
///
/// # Errors
/// As [`may_claim`], [`Rejection::NotPositive`], [`Rejection::AboveBalance`].
pub async fn claim(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
    part: Option<Money>,
    paid_on: NaiveDate,
    files: Vec<FileRef>,
) -> AppResult<()> {
    may_claim(dossier)?;
    let now = uow.now();
    let left = payments::payable(uow, dossier).await?;
    let amount = part.unwrap_or(left);
    // The same checks that the payment itself will have to pass.
    payments::require_payable(amount, left)?;
    let part = part.filter(|part| *part != left);
    let claim =
        claim_rows::insert(uow.db(), dossier.debt.id, part, paid_on, by, now).await.map_err(|error| {
            on_constraint(error, &[("payment_claim_one_open_per_debt", Rejection::ClaimOpen)])
        })?;
    for file in &files {
        attachments::insert(uow.db(), Belongs::Claim(dossier.debt.id, claim), file, by, now).await?;
    }
    dossier.claim = claim_rows::find_open(uow.db(), dossier.debt.id, dossier.debt.currency).await?;
    uow.hold(dossier, HoldReason::PaymentClaim, None, None).await?;
    uow.save(dossier, Some(by), Happened::PaymentClaimed { amount: part }).await?;
    news::tell_business(uow, dossier, |t| screen::told(t, dossier, amount, &files)).await
}

/// What an open claim comes to: the part that was named, or all that is left by now; `None` without a claim.
///
/// # Errors
/// Storage trouble.
pub async fn claimed(uow: &mut UnitOfWork, dossier: &mut Dossier) -> AppResult<Option<Money>> {
    let Some(named) = dossier.claim.as_ref().map(|claim| claim.amount) else { return Ok(None) };
    let left = payments::payable(uow, dossier).await?;
    Ok(Some(named.and_then(|part| part.min(left).ok()).unwrap_or(left)))
}

/// The owner has the money: it is recorded, and the debtor is thanked. Says how much it was.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`].
pub async fn confirm(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<Money> {
    dossier.debt.require_alive()?;
    let now = uow.now();
    let amount = claimed(uow, dossier).await?.ok_or(Rejection::AlreadyAnswered)?;
    let claim = dossier.claim.take().ok_or(Rejection::AlreadyAnswered)?;
    claim_rows::decide(uow.db(), claim.id, true, now).await?;
    uow.end_hold(dossier, HoldReason::PaymentClaim).await?;
    let receipt =
        payments::receive(uow, dossier, amount, by, Happened::PaymentClaimConfirmed { amount }).await?;
    news::tell_debtor_with_card(uow, dossier, |t| match &receipt {
        Some(receipt) => following_screen::received_news(t, receipt),
        None => screen::confirmed(t, dossier, amount),
    })
    .await?;
    following::tell_if_kept(uow, dossier, receipt.as_ref()).await?;
    news::tell_colleagues(uow, dossier, by, |t| screen::confirmed_owner(t, dossier, amount)).await?;
    Ok(amount)
}

/// The owner does not see the money: the debtor learns what to check, and nobody is reminded for some days.
///
/// # Errors
/// [`Rejection::AlreadyAnswered`], [`Rejection::DebtIs`].
pub async fn deny(uow: &mut UnitOfWork, dossier: &mut Dossier, by: PersonId) -> AppResult<()> {
    dossier.debt.require_alive()?;
    let now = uow.now();
    let claim = dossier.claim.take().ok_or(Rejection::AlreadyAnswered)?;
    claim_rows::decide(uow.db(), claim.id, false, now).await?;
    uow.end_hold(dossier, HoldReason::PaymentClaim).await?;
    uow.pause_after_answer(dossier);
    uow.save(dossier, Some(by), Happened::PaymentClaimDenied).await?;
    news::tell_debtor_with_card(uow, dossier, |t| screen::denied(t, dossier)).await?;
    news::tell_colleagues(uow, dossier, by, |t| screen::denied_owner(t, dossier)).await
}

/// A payment was recorded while «already paid» waited for an answer: that is the answer, and the money is
/// not recorded twice. The caller saves the debt.
pub(super) async fn answer_by_payment(
    uow: &mut UnitOfWork,
    dossier: &mut Dossier,
    by: PersonId,
) -> AppResult<()> {
    let Some(claim) = dossier.claim.take() else { return Ok(()) };
    let now = uow.now();
    claim_rows::decide(uow.db(), claim.id, true, now).await?;
    uow.end_hold(dossier, HoldReason::PaymentClaim).await?;
    uow.note(dossier.business.id, dossier.debt.id, Some(by), &Happened::PaymentClaimAnswered).await
}
