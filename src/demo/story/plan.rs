//! A friendly reminder, a request for time, a written agreement, and its parts paid one by one.

use anyhow::ensure;

use super::script::Script;
use crate::demo::stage::Actor;
use crate::i18n::args;

/// The reminder comes three days before the date; the client asks for three monthly parts, the owner accepts.
pub async fn remind_and_agree(script: &Script<'_>) -> anyhow::Result<()> {
    let (owner, client, texts) = (&script.owner, &script.client, script.texts);
    let friendly = args! { name = client.name, what = script.word("demo-what"), turn = "even" };
    script.waits_for(client, "reminder-opening-friendly", &friendly, 14).await?;
    let days_ahead = (script.due_on()? - script.today()).num_days();
    ensure!(days_ahead == 3, "the first reminder comes {days_ahead} days before the date");

    script.taps(client, "debtor-button-need-time").await?;
    script.taps(client, "terms-time-button-parts").await?;
    client.taps(&texts.plain("request-plan-reason", &args! { reason = "salary_late" })).await?;
    sees_parts(script, client)?;
    script.taps(client, "common-button-send").await?;
    sees_parts(script, owner)?;
    script.taps(owner, "request-plan-button-accept").await?;
    for actor in [owner, client] {
        script.sees(actor, "agreement-title", &args! { number = "1-1", kind = "instalments" })?;
        script.sees(actor, "agreement-agreed", &args! {})?;
        sees_parts(script, actor)?;
    }
    Ok(())
}

fn sees_parts(script: &Script<'_>, actor: &Actor<'_>) -> anyhow::Result<()> {
    for (due_on, amount) in script.parts()? {
        actor.sees(&script.texts.money(&amount))?;
        actor.sees(&script.texts.date(due_on))?;
    }
    Ok(())
}

/// Each part is reminded of, paid and recorded; after the last one both are thanked.
pub async fn pay_part_by_part(script: &Script<'_>) -> anyhow::Result<()> {
    let (owner, client, texts) = (&script.owner, &script.client, script.texts);
    let parts = script.parts()?;
    let count = parts.len().to_string();
    for (number, (due_on, amount)) in (1_u32..).zip(parts) {
        let asked = args! {
            amount = texts.money(&amount),
            due = texts.date_weekday_genitive(due_on),
            number = "1",
            part = number.to_string(),
            parts = count,
        };
        script.waits_for(client, "reminder-amount-part", &asked, 40).await?;
        owner.says("/debts").await?;
        script.taps_with(owner, &client.name).await?;
        script.taps(owner, "owner-button-record-payment").await?;
        owner.says(&texts.money(&amount)).await?;
        script.taps(owner, "owner-button-record").await?;
    }
    let last = script.parts()?.pop().map(|(_, amount)| texts.money(&amount)).unwrap_or_default();
    script.sees(client, "following-kept-early", &args! { amount = last, agreement = "1-1" })?;
    script.sees(owner, "owner-card-settled", &args! { date = texts.day_month_short(script.today()) })
}
