//! The page of two phones in a real browser, whatever the bot says.

use crate::support::browser::Browser;
use crate::support::demo::Demo;

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_two_phones_and_a_clock_that_moves() -> anyhow::Result<()> {
    let demo = Demo::start("ru");
    let browser = Browser::open(&demo.address).await?;
    let (owner, client, panel) = (browser.phone(1), browser.phone(2), browser.part("[data-role=panel]"));
    owner.sees("Анна Смирнова").await?;
    client.sees("Иван Петров").await?;

    owner.says("бла").await?;
    browser.holds("document.querySelectorAll('.phone .message.from-bot:not(.typing)').length === 1").await?;
    client.sees_nothing_of("бла").await?;

    let before: i64 = browser.evaluate(NOW).await?;
    panel.presses("+1 день").await?;
    browser.holds(&format!("{NOW} >= {before} + 86400")).await?;

    panel.presses("Добавить телефон").await?;
    let dialog = browser.part("dialog[open]");
    dialog.presses("Добавить").await?;
    browser.phone(3).sees("Мария").await?;
    browser.phone(3).says("бла").await?;
    browser.phone(3).sees("Меню").await?;
    browser.close().await
}

const NOW: &str = "Number(document.querySelector('[data-role=now]').dataset.now)";

#[tokio::test(flavor = "multi_thread")]
async fn the_page_changes_its_language_colours_and_width() -> anyhow::Result<()> {
    let demo = Demo::start("ru");
    let browser = Browser::open(&demo.address).await?;
    let panel = browser.part("[data-role=panel]");
    panel.chooses("[data-role=page-language]", "en").await?;
    panel.sees("Add a phone").await?;
    browser.phone(1).sees("owner").await?;
    browser.phone(1).chooses("[data-role=language]", "en").await?;
    browser.phone(1).says("blah").await?;
    browser.phone(1).sees("Help").await?;

    let colour = "getComputedStyle(document.body).color";
    let light: String = browser.evaluate(colour).await?;
    browser.prefers("dark").await?;
    browser.holds(&format!("{colour} !== '{light}'")).await?;
    panel.presses("Light or dark theme").await?;
    browser.holds(&format!("{colour} === '{light}'")).await?;

    browser.resize(390, 844).await?;
    browser.holds("document.documentElement.scrollWidth <= 390").await?;
    browser.holds("parts('section.phone').length === 1").await?;
    browser.part("[data-role=tabs]").presses("Иван").await?;
    browser.part("section.phone.shown").sees("Иван Петров").await?;
    browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_used_without_a_mouse() -> anyhow::Result<()> {
    let demo = Demo::start("en");
    let browser = Browser::open(&demo.address).await?;
    let owner = browser.phone(1);
    browser.tabs_to("section.phone:nth-of-type(1) [data-role=start]").await?;
    browser.key("Enter").await?;
    owner.sees("/start").await?;
    browser.tabs_to("[data-role=input]").await?;
    browser.writes("blah").await?;
    browser.key("Enter").await?;
    owner.sees("blah").await?;

    browser.tabs_to("[data-clock='3600']").await?;
    let before: i64 = browser.evaluate(NOW).await?;
    browser.key("Enter").await?;
    browser.holds(&format!("{NOW} >= {before} + 3600")).await?;

    browser.tabs_to("[data-role=add-phone]").await?;
    browser.key("Enter").await?;
    browser.part("dialog[open]").sees("A new phone").await?;
    browser.key("Escape").await?;
    browser
        .holds("!document.querySelector('dialog') && document.activeElement.matches('[data-role=add-phone]')")
        .await?;
    browser.close().await
}
