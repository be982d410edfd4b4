//! The main job on the page of two phones: registered on the left, accepted on the right, reminded once the clock has
//! moved, parts asked for, agreed and written down on both sides. The pictures of the README are taken on the way.

use std::num::NonZeroU32;

use chrono::{DateTime, Days, Months, NaiveDate};
use vovremya::domain::language::Language;
use vovremya::domain::money::{Currency, Money};
use vovremya::i18n::{Args, Texts, args, texts};

use crate::support::browser::{Browser, Part, keep_picture};
use crate::support::demo::Demo;

/// The page at work, in one language.
struct Play {
    browser: Browser,
    texts: &'static Texts,
    debt: Money,
    due_on: NaiveDate,
    _demo: Demo,
}

impl Play {
    async fn begin(language: Language) -> anyhow::Result<Self> {
        let demo = Demo::start(language.code());
        let (zone, currency, minor) = match language {
            Language::Ru => (chrono_tz::Tz::Europe__Moscow, Currency::RUB, 1_250_000),
            Language::En => (chrono_tz::Tz::America__New_York, Currency::USD, 25_000),
        };
        let browser = Browser::open_in(zone.name(), &demo.address).await?;
        let now: i64 =
            browser.evaluate("Number(document.querySelector('[data-role=now]').dataset.now)").await?;
        let now = DateTime::from_timestamp_secs(now).expect("a valid instant");
        let due_on = now.with_timezone(&zone).date_naive() + Days::new(10);
        let debt = Money::from_minor(minor, currency)?;
        Ok(Self { browser, texts: texts(language), debt, due_on, _demo: demo })
    }

    fn owner(&self) -> Part<'_> {
        self.browser.phone(1)
    }

    fn client(&self) -> Part<'_> {
        self.browser.phone(2)
    }

    fn word(&self, key: &str) -> String {
        self.texts.plain(key, &args! {})
    }

    async fn presses(&self, phone: &Part<'_>, key: &str) -> anyhow::Result<()> {
        phone.presses(&self.word(key)).await
    }

    async fn says(&self, phone: &Part<'_>, key: &str) -> anyhow::Result<()> {
        phone.says(&self.word(key)).await
    }

    async fn sees(&self, phone: &Part<'_>, key: &str, args: &Args) -> anyhow::Result<()> {
        phone.sees(&self.texts.plain(key, args)).await
    }

    async fn owner_registers(&self) -> anyhow::Result<()> {
        let owner = self.owner();
        owner.presses_on("[data-role=start]").await?;
        self.presses(&owner, "owner-button-found").await?;
        owner.sees(&self.word("common-button-cancel")).await?;
        self.says(&owner, "demo-business").await?;
        owner.presses(self.debt.currency().code()).await?;
        self.presses(&owner, "demo-city").await?;
        owner.sees(&self.word("common-button-skip")).await?;
        self.says(&owner, "demo-payment-details").await?;
        self.presses(&owner, "owner-button-share-phone").await?;
        owner.presses_on("[data-role=reply-keyboard] [data-action=contact]").await?;
        self.browser.part("dialog[open]").presses_on("[data-role=contact-send]").await?;
        owner.sees(&self.word("owner-button-new-debt")).await?;
        let line = args! {
            client = self.word("demo-client-name"),
            amount = self.debt.amount().normalize().to_string(),
            date = self.texts.day_month_short(self.due_on),
            what = self.word("demo-what"),
        };
        owner.says(&self.texts.plain("demo-line", &line)).await?;
        self.presses(&owner, "owner-button-register").await
    }

    async fn client_accepts(&self) -> anyhow::Result<()> {
        let client = self.client();
        self.presses(&self.owner(), "owner-button-share").await?;
        self.browser.part("dialog[open]").presses_on("[data-role=share-to]").await?;
        client.presses_on(".from-other a").await?;
        self.presses(&client, "debtor-button-its-me").await?;
        client.sees(&self.texts.money(&self.debt)).await?;
        self.owner().sees(&self.word("debtor-told-button-card")).await
    }

    async fn reminder_comes(&self) -> anyhow::Result<()> {
        let panel = self.browser.part("[data-role=panel]");
        panel.presses_on("[data-clock='604800']").await?;
        if self.texts.language() == Language::En {
            // Nobody knows yet on which coast the client lives: mornings begin later.
            panel.presses_on("[data-clock=next]").await?;
        }
        let friendly =
            args! { name = self.word("demo-client"), what = self.word("demo-what"), turn = "even" };
        self.sees(&self.client(), "reminder-opening-friendly", &friendly).await?;
        self.presses(&self.owner(), "debtor-told-button-card").await?;
        self.owner().sees(&self.word("owner-button-remind")).await
    }

    async fn parts_are_agreed(&self) -> anyhow::Result<()> {
        let (owner, client) = (self.owner(), self.client());
        self.presses(&client, "debtor-button-need-time").await?;
        self.presses(&client, "terms-time-button-parts").await?;
        client.presses(&self.texts.plain("request-plan-reason", &args! { reason = "salary_late" })).await?;
        self.presses(&client, "common-button-send").await?;
        self.presses(&owner, "request-plan-button-accept").await?;
        let parts = self.debt.split(NonZeroU32::new(3).expect("three"));
        for phone in [&owner, &client] {
            self.sees(phone, "agreement-title", &args! { number = "1-1", kind = "instalments" }).await?;
            for (months, part) in (0..).zip(&parts) {
                phone.sees(&self.texts.money(part)).await?;
                phone.sees(&self.texts.date(self.due_on + Months::new(months))).await?;
            }
        }
        Ok(())
    }

    async fn picture(&self, name: &str) -> anyhow::Result<()> {
        keep_picture(name, &self.browser.picture().await?)
    }

    async fn play(self, pictures: impl AsyncFnOnce(&Self) -> anyhow::Result<()>) -> anyhow::Result<()> {
        self.owner_registers().await?;
        self.client_accepts().await?;
        self.reminder_comes().await?;
        pictures(&self).await?;
        self.parts_are_agreed().await?;
        self.browser.close().await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_is_done_on_the_page_in_russian() -> anyhow::Result<()> {
    let play = Play::begin(Language::Ru).await?;
    play.play(async |play: &Play| {
        play.picture("two-phones.png").await?;
        play.browser.prefers("dark").await?;
        play.picture("dark.png").await?;
        play.browser.prefers("light").await?;
        play.browser.resize(390, 844).await?;
        play.browser.part("[data-role=tabs]").presses(&play.word("demo-client")).await?;
        play.picture("mobile.png").await?;
        play.browser.resize(1280, 800).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_is_done_on_the_page_in_english() -> anyhow::Result<()> {
    Play::begin(Language::En).await?.play(async |play: &Play| play.picture("two-phones-en.png").await).await
}
