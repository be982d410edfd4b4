//! A second, short debt: the client is unhappy with the work, gets a discount, agrees, and says that the rest is paid.

use anyhow::Context;
use chrono::Days;
use rust_decimal::Decimal;

use super::opening::registers;
use super::script::Script;
use crate::domain::money::Money;
use crate::i18n::args;

/// What the owner takes off, in percent.
const DISCOUNT: u32 = 20;

/// The client says what is wrong, the owner answers with a discount.
pub async fn dispute_and_discount(script: &Script<'_>) -> anyhow::Result<()> {
    let (owner, client, texts) = (&script.owner, &script.client, script.texts);
    let due_on = script.today().checked_add_days(Days::new(10)).context("a date within reason")?;
    registers(script, &script.second_debt()?, due_on, "demo-what-second").await?;
    client.sees_last(&script.word("demo-what-second"))?;

    script.taps(client, "debtor-button-problem").await?;
    client.taps(&texts.plain("obstacle-button-answer", &args! { obstacle = "unhappy" })).await?;
    client.taps(&texts.plain("request-problem-reason", &args! { reason = "defect" })).await?;
    client.says(&script.word("demo-complaint")).await?;
    script.taps(client, "request-button-done").await?;
    let whole = texts.money(&script.second_debt()?);
    client.taps(&texts.plain("dispute-button-all", &args! { left = whole })).await?;
    script.taps(client, "common-button-send").await?;
    owner.sees_last(&script.word("demo-complaint"))?;

    script.taps(owner, "request-problem-button-discount").await?;
    let (discount, left) = discounted(script)?;
    let offer = args! { percent = DISCOUNT, amount = texts.money(&discount) };
    owner.taps(&texts.plain("request-problem-discount-button", &offer)).await?;
    script.taps(owner, "request-button-confirm").await?;
    let given = args! { number = "2", amount = texts.money(&discount), left = texts.money(&left) };
    script.sees(client, "dispute-discounted", &given)?;
    script.taps(client, "dispute-button-agree").await?;
    script.sees(client, "dispute-concluded", &args! { outcome = "agreed" })
}

/// The client says that it is paid, the owner finds the money.
pub async fn say_it_is_paid(script: &Script<'_>) -> anyhow::Result<()> {
    let (owner, client, texts) = (&script.owner, &script.client, script.texts);
    let (_, left) = discounted(script)?;
    let shown = texts.money(&left);
    script.taps(client, "debtor-button-already-paid").await?;
    client.taps(&texts.plain("request-paid-button-all", &args! { left = shown })).await?;
    script.taps(client, "request-paid-button-today").await?;
    script.taps(client, "request-paid-button-bare").await?;
    owner.sees_last(&shown)?;
    owner.taps(&texts.plain("request-paid-button-received", &args! { amount = shown })).await?;
    script.sees(client, "request-paid-settled", &args! { number = "2", amount = shown })?;
    script.sees(owner, "request-paid-settled-owner", &args! { number = "2", amount = shown })
}

/// What is taken off the second debt, and what is left of it.
fn discounted(script: &Script<'_>) -> anyhow::Result<(Money, Money)> {
    let whole = script.second_debt()?;
    let discount = whole.percent(Decimal::from(DISCOUNT))?;
    Ok((discount, whole.checked_sub(discount)?))
}
