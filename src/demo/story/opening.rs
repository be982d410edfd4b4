//! The owner sets up, registers a debt in one line and invites the client, who accepts.

use anyhow::Context;
use url::Url;

use super::script::Script;
use crate::domain::money::Money;
use crate::i18n::args;
use chrono::NaiveDate;

/// The first minute of the owner.
pub async fn found_business(script: &Script<'_>) -> anyhow::Result<()> {
    let owner = &script.owner;
    owner.starts(None).await?;
    script.sees(owner, "owner-welcome", &args! {})?;
    script.taps(owner, "owner-button-found").await?;
    owner.says(&script.word("demo-business")).await?;
    script.taps_with(owner, script.currency.code()).await?;
    script.taps_with(owner, &script.word("demo-city")).await?;
    owner.says(&script.word("demo-payment-details")).await?;
    owner.says(&script.word("demo-phone")).await?;
    script.sees(owner, "owner-founded", &args! { name = script.word("demo-business") })
}

/// One line, one look at the card, one link.
pub async fn register_and_invite(script: &Script<'_>) -> anyhow::Result<()> {
    let (owner, client) = (&script.owner, &script.client);
    registers(script, &script.debt()?, script.due_on()?, "demo-what").await?;
    client.starts(Some(&invitation(script)?)).await?;
    client.sees(&script.word("demo-business"))?;
    client.sees_nothing_of(&script.word("demo-what"))?;
    script.taps(client, "debtor-button-its-me").await?;
    client.sees(&script.texts.money(&script.debt()?))?;
    client.sees(&script.word("demo-what"))?;
    client.sees(&script.word("demo-payment-details"))?;
    owner.sees_last(&script.word("demo-client"))
}

/// The owner types a debt of the client and confirms it.
pub async fn registers(
    script: &Script<'_>,
    amount: &Money,
    due_on: NaiveDate,
    what: &str,
) -> anyhow::Result<()> {
    let (owner, texts) = (&script.owner, script.texts);
    let line = args! {
        client = script.word("demo-client-name"),
        amount = amount.amount().normalize().to_string(),
        date = texts.day_month_short(due_on),
        what = script.word(what),
    };
    owner.says(&texts.plain("demo-line", &line)).await?;
    owner.sees_last(&script.word("demo-client-name"))?;
    owner.sees_last(&texts.money(amount))?;
    owner.sees_last(&texts.day_month(due_on))?;
    script.taps(owner, "owner-button-register").await
}

/// What stands behind `start=` in the link that the owner shares.
fn invitation(script: &Script<'_>) -> anyhow::Result<String> {
    let share = script.owner.address_behind(&script.word("owner-button-share"))?;
    let link: Url = parameter(&share.parse()?, "url")?.parse()?;
    parameter(&link, "start")
}

fn parameter(address: &Url, name: &str) -> anyhow::Result<String> {
    let found = address.query_pairs().find(|(key, _)| key == name);
    let (_, value) = found.with_context(|| format!("`{name}` is missing in {address}"))?;
    Ok(value.into_owned())
}
