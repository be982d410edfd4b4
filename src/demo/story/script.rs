//! What the chapters of the story share: the two people, the sums and dates, and steps by the keys of texts.

use std::num::NonZeroU32;

use anyhow::{Context, bail};
use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::app::clock::Clock;
use crate::demo::stage::{Actor, Stage};
use crate::domain::language::Language;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Args, Texts, args, texts};
use crate::sandbox::{ButtonKind, html};

/// Days from the first morning to the due date of the first debt.
const DUE_AFTER: Days = Days::new(14);

/// The stage with the two people on it, in one language.
pub struct Script<'s> {
    pub stage: &'s Stage,
    pub texts: &'static Texts,
    pub owner: Actor<'s>,
    pub client: Actor<'s>,
    zone: Tz,
    pub currency: Currency,
}

impl<'s> Script<'s> {
    /// Gives both of them a phone.
    pub fn new(stage: &'s Stage, language: Language) -> Self {
        let texts = texts(language);
        let person = |key: &str| stage.person(&texts.plain(key, &args! {}), language);
        let (owner, client) = (person("demo-owner"), person("demo-client"));
        let (zone, currency) = match language {
            Language::Ru => (Tz::Europe__Moscow, Currency::RUB),
            Language::En => (Tz::America__New_York, Currency::USD),
        };
        Self { stage, texts, owner, client, zone, currency }
    }

    /// A text without arguments.
    pub fn word(&self, key: &str) -> String {
        self.texts.plain(key, &args! {})
    }

    /// A text as it is seen in a chat.
    pub fn text(&self, key: &str, args: &Args) -> anyhow::Result<String> {
        let markup = self.texts.html(key, args);
        let formatted = html::parse(markup.as_str()).map_err(anyhow::Error::msg)?;
        Ok(formatted.plain)
    }

    /// So much of the story's currency: roubles or tens of cents, since a dollar is worth about so many.
    pub fn sum(&self, whole: i64) -> anyhow::Result<Money> {
        let minor = match self.texts.language() {
            Language::Ru => whole.checked_mul(100),
            Language::En => whole.checked_mul(2),
        };
        Ok(Money::from_minor(minor.context("a sum within reason")?, self.currency)?)
    }

    /// The first debt.
    pub fn debt(&self) -> anyhow::Result<Money> {
        self.sum(12_500)
    }

    /// The second debt.
    pub fn second_debt(&self) -> anyhow::Result<Money> {
        self.sum(3_000)
    }

    /// The first debt in three monthly parts.
    pub fn parts(&self) -> anyhow::Result<Vec<(NaiveDate, Money)>> {
        let (first, amounts) = (self.due_on()?, self.debt()?.split(NonZeroU32::MIN.saturating_add(2)));
        let dated = |(months, amount)| {
            let due_on = first.checked_add_months(Months::new(months)).context("a date within reason")?;
            Ok((due_on, amount))
        };
        (0..).zip(amounts).map(dated).collect()
    }

    /// When the first debt is due.
    pub fn due_on(&self) -> anyhow::Result<NaiveDate> {
        let first_day = super::morning(self.texts.language())?;
        self.local(first_day).checked_add_days(DUE_AFTER).context("a date within reason")
    }

    /// The day where the story plays.
    pub fn today(&self) -> NaiveDate {
        self.local(self.stage.clock.now())
    }

    fn local(&self, instant: DateTime<Utc>) -> NaiveDate {
        instant.with_timezone(&self.zone).date_naive()
    }

    /// Somebody presses the button with the label under this key.
    pub async fn taps(&self, actor: &Actor<'_>, key: &str) -> anyhow::Result<()> {
        actor.taps(&self.word(key)).await.map(drop)
    }

    /// Somebody presses the button of the latest message whose label holds these words.
    pub async fn taps_with(&self, actor: &Actor<'_>, words: &str) -> anyhow::Result<()> {
        let last = actor.last()?;
        let mut buttons = last.keyboard.iter().flatten();
        let label = buttons.find(|button| {
            matches!(button.kind, ButtonKind::Callback { .. }) && button.label.contains(words)
        });
        let label = label.with_context(|| format!("{} sees no button with `{words}`", actor.name))?;
        actor.taps(&label.label).await.map(drop)
    }

    /// Somebody sees the text under this key.
    pub fn sees(&self, actor: &Actor<'_>, key: &str, args: &Args) -> anyhow::Result<()> {
        actor.sees(&self.text(key, args)?)
    }

    /// Lets time pass, from one event to the next, until somebody sees the text under this key.
    pub async fn waits_for(
        &self,
        actor: &Actor<'_>,
        key: &str,
        args: &Args,
        days: i64,
    ) -> anyhow::Result<()> {
        let words = self.text(key, args)?;
        let end = self.stage.clock.now() + TimeDelta::days(days);
        while let Err(not_seen) = actor.sees(&words) {
            match self.stage.crew.next_event_at().await? {
                Some(next) if next <= end => self.stage.pass_until(next).await?,
                _ => bail!(not_seen),
            }
        }
        Ok(())
    }
}
