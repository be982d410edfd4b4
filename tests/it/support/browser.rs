//! A person at the page: a real Chromium that is looked at and pressed as a person does. Waits for what is to be
//! seen, never for time to pass.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::{env, fs};

use anyhow::{Context, bail};
use chromiumoxide::browser::{Browser as Chromium, BrowserConfig};
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams, SetTimezoneOverrideParams,
};
use chromiumoxide::cdp::browser_protocol::input::InsertTextParams;
use chromiumoxide::cdp::browser_protocol::log::EventEntryAdded;
use chromiumoxide::cdp::browser_protocol::page::CaptureScreenshotFormat;
use chromiumoxide::cdp::js_protocol::runtime::{
    ConsoleApiCalledType, EvaluateParams, EventConsoleApiCalled, EventExceptionThrown,
};
use chromiumoxide::error::CdpError;
use chromiumoxide::layout::Point;
use chromiumoxide::page::{Page, ScreenshotParams};
use futures::{Stream, StreamExt};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::process::Folder;

/// What a page may cost its reader.
const PICTURE_BYTES_MAX: usize = 300_000;

const EYES: &str = include_str!("eyes.js");

/// Where browsers live that are not in `PATH`.
const APPLICATIONS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// One window of one browser with a profile of its own.
pub struct Browser {
    page: Page,
    chromium: Chromium,
    complaints: Arc<Mutex<Vec<String>>>,
    _profile: Folder,
}

/// Some part of the page, by its CSS selector.
pub struct Part<'b> {
    browser: &'b Browser,
    selector: String,
}

#[derive(Deserialize)]
struct Place {
    x: f64,
    y: f64,
}

impl Browser {
    /// Opens an address in Moscow, in a window of 1280×800.
    pub async fn open(address: &str) -> anyhow::Result<Self> {
        Self::open_in("Europe/Moscow", address).await
    }

    /// Opens an address in a time zone, in a window of 1280×800.
    pub async fn open_in(zone: &str, address: &str) -> anyhow::Result<Self> {
        let profile = Folder::new();
        let (chromium, mut handler) = Chromium::launch(config(&profile)?).await?;
        tokio::spawn(async move { while handler.next().await.is_some() {} });
        let page = chromium.new_page("about:blank").await?;
        let browser = Self { page, chromium, complaints: Arc::default(), _profile: profile };
        browser.listen().await?;
        browser.resize(1280, 800).await?;
        browser.page.emulate_timezone(SetTimezoneOverrideParams::new(zone)).await?;
        browser.page.goto(address).await?;
        browser.holds("!document.body.classList.contains('loading')").await?;
        Ok(browser)
    }

    /// Notes everything that the page complains of.
    async fn listen(&self) -> anyhow::Result<()> {
        let page = &self.page;
        self.note(page.event_listener::<EventConsoleApiCalled>().await?, |event| {
            matches!(event.r#type, ConsoleApiCalledType::Error | ConsoleApiCalledType::Warning)
                .then(|| format!("{:?}", event.args))
        });
        self.note(page.event_listener::<EventExceptionThrown>().await?, |event| {
            Some(format!("{:?}", event.exception_details))
        });
        self.note(page.event_listener::<EventEntryAdded>().await?, |event| {
            Some(format!("{} {:?}", event.entry.text, event.entry.url))
        });
        page.enable_log().await?;
        Ok(())
    }

    fn note<E: Send + Sync + 'static>(
        &self,
        mut events: impl Stream<Item = Arc<E>> + Send + Unpin + 'static,
        complaint: impl Fn(&E) -> Option<String> + Send + 'static,
    ) {
        let complaints = Arc::clone(&self.complaints);
        tokio::spawn(async move {
            while let Some(event) = events.next().await {
                complaints.lock().unwrap().extend(complaint(&event));
            }
        });
    }

    /// The phone at this place, from the left, starting with 1.
    pub fn phone(&self, number: usize) -> Part<'_> {
        self.part(&format!("section.phone:nth-of-type({number})"))
    }

    pub fn part(&self, selector: &str) -> Part<'_> {
        Part { browser: self, selector: selector.to_owned() }
    }

    /// Presses a key: `Tab`, `Enter`, `ArrowRight`, `a`.
    pub async fn key(&self, key: &str) -> anyhow::Result<()> {
        self.page.find_element("body").await?.press_key(key).await?;
        Ok(())
    }

    /// Writes into whatever has the focus.
    pub async fn writes(&self, text: &str) -> anyhow::Result<()> {
        self.page.execute(InsertTextParams::new(text)).await?;
        Ok(())
    }

    /// Goes on with Tab until something that matches the selector has the focus.
    pub async fn tabs_to(&self, selector: &str) -> anyhow::Result<()> {
        let selector = serde_json::to_string(selector)?;
        for _ in 0..80 {
            self.key("Tab").await?;
            if self.evaluate(&format!("document.activeElement.matches({selector})")).await? {
                return Ok(());
            }
        }
        bail!("Tab does not lead to {selector}")
    }

    /// Waits until a condition in JavaScript is true.
    pub async fn holds(&self, condition: &str) -> anyhow::Result<()> {
        let what = serde_json::to_string(condition)?;
        self.look::<bool>(&format!("holds({what}, () => {condition})")).await.map(drop)
    }

    /// The value of an expression in JavaScript.
    pub async fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> anyhow::Result<T> {
        self.look(expression).await
    }

    async fn look<T: DeserializeOwned>(&self, expression: &str) -> anyhow::Result<T> {
        let script = format!("(() => {{\n{EYES}\nreturn {expression};\n}})()");
        let params = EvaluateParams::builder().expression(script).await_promise(true).return_by_value(true);
        match self.page.evaluate(params.build().map_err(anyhow::Error::msg)?).await {
            Ok(answer) => Ok(answer.into_value()?),
            Err(CdpError::JavascriptException(thrown)) => {
                let description = thrown.exception.and_then(|exception| exception.description);
                let complaints = self.complaints();
                bail!("{}\n--- the console ---\n{complaints:#?}", description.unwrap_or(thrown.text))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn press_at(&self, place: Place) -> anyhow::Result<()> {
        self.page.click(Point::new(place.x, place.y)).await?;
        Ok(())
    }

    /// Makes the window larger or smaller; narrow ones are telephones.
    pub async fn resize(&self, width: i64, height: i64) -> anyhow::Result<()> {
        self.page.execute(SetDeviceMetricsOverrideParams::new(width, height, 1.0, width < 700)).await?;
        self.holds(&format!("innerWidth === {width}")).await
    }

    /// The system's wish for a dark or a light page.
    pub async fn prefers(&self, scheme: &str) -> anyhow::Result<()> {
        let features = vec![MediaFeature::new("prefers-color-scheme", scheme)];
        self.page.execute(SetEmulatedMediaParams::builder().features(features).build()).await?;
        self.holds(&format!("matchMedia('(prefers-color-scheme: {scheme})').matches")).await
    }

    /// A picture of what is seen, once pop-ups have gone and movements have ended.
    pub async fn picture(&self) -> anyhow::Result<Vec<u8>> {
        self.holds("!document.querySelector('[data-role=toast]')").await?;
        self.holds("document.getAnimations().every((move) => move.playState !== 'running')").await?;
        let params = ScreenshotParams::builder().format(CaptureScreenshotFormat::Png);
        Ok(self.page.screenshot(params.build()).await?)
    }

    fn complaints(&self) -> Vec<String> {
        self.complaints.lock().unwrap().clone()
    }

    /// Closes the window; a page that has complained of anything fails the test.
    pub async fn close(mut self) -> anyhow::Result<()> {
        let complaints = self.complaints();
        self.chromium.close().await?;
        self.chromium.wait().await?;
        if complaints.is_empty() { Ok(()) } else { bail!("the page complains: {complaints:#?}") }
    }
}

impl Part<'_> {
    /// Waits until these words are seen here.
    pub async fn sees(&self, words: &str) -> anyhow::Result<()> {
        self.look::<bool>("sees", &[words]).await.map(drop)
    }

    /// Waits until these words are no longer seen here.
    pub async fn sees_nothing_of(&self, words: &str) -> anyhow::Result<()> {
        self.look::<bool>("seesNothingOf", &[words]).await.map(drop)
    }

    /// Presses the latest button with this label.
    pub async fn presses(&self, label: &str) -> anyhow::Result<()> {
        let place = self.look("placeOfButton", &[label]).await?;
        self.browser.press_at(place).await
    }

    /// Presses what matches a selector inside.
    pub async fn presses_on(&self, selector: &str) -> anyhow::Result<()> {
        let inside = self.browser.part(&format!("{} {selector}", self.selector));
        self.browser.press_at(inside.look("placeOf", &[]).await?).await
    }

    /// Writes a message and sends it with Enter.
    pub async fn says(&self, text: &str) -> anyhow::Result<()> {
        self.presses_on("[data-role=input]").await?;
        self.browser.writes(text).await?;
        self.browser.key("Enter").await
    }

    /// Chooses in a list.
    pub async fn chooses(&self, selector: &str, value: &str) -> anyhow::Result<()> {
        let list = serde_json::to_string(&format!("{} {selector}", self.selector))?;
        let value = serde_json::to_string(value)?;
        let choose = format!(
            "((list) => {{ list.value = {value}; \
             return list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})(parts({list})[0])"
        );
        self.browser.evaluate::<bool>(&choose).await.map(drop)
    }

    async fn look<T: DeserializeOwned>(&self, function: &str, words: &[&str]) -> anyhow::Result<T> {
        let mut arguments = vec![self.selector.as_str()];
        arguments.extend(words);
        let arguments = serde_json::to_string(&arguments)?;
        self.browser.look(&format!("{function}(...{arguments})")).await
    }
}

fn config(profile: &Folder) -> anyhow::Result<BrowserConfig> {
    let flags = ["disable-gpu", "disable-quic", "disable-component-update", "disable-crash-reporter"];
    let mut config = BrowserConfig::builder()
        .chrome_executable(executable()?)
        .new_headless_mode()
        .user_data_dir(profile.path())
        .viewport(None)
        .args(flags);
    if is_root() {
        config = config.no_sandbox(); // Chromium's own sandbox refuses root.
    }
    config.build().map_err(anyhow::Error::msg)
}

fn executable() -> anyhow::Result<PathBuf> {
    let folders = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let in_path = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    in_path
        .chain(APPLICATIONS.iter().map(PathBuf::from))
        .find(|path| path.is_file())
        .context("no Chromium or Chrome is found; install it: `apt install chromium` or `brew install --cask chromium`")
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}

/// Keeps a picture, well compressed, where `SCREENSHOTS_DIR` says; without it, only checks that it is small enough
/// for a README.
pub fn keep_picture(name: &str, picture: &[u8]) -> anyhow::Result<()> {
    let picture = compressed(picture)?;
    if let Some(folder) = env::var_os("SCREENSHOTS_DIR") {
        fs::create_dir_all(&folder)?;
        fs::write(Path::new(&folder).join(name), &picture)?;
    }
    if picture.len() > PICTURE_BYTES_MAX {
        bail!("{name} is too large for a README: {} bytes", picture.len());
    }
    Ok(())
}

/// The same picture in fewer bytes: the browser hurries, and no eye tells the last shade of a colour.
fn compressed(picture: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a picture that fits into memory")?];
    let frame = reader.next_frame(&mut pixels)?;
    for shade in &mut pixels {
        *shade |= 1;
    }
    let mut smaller = Vec::new();
    let mut encoder = png::Encoder::new(&mut smaller, frame.width, frame.height);
    encoder.set_color(frame.color_type);
    encoder.set_depth(frame.bit_depth);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::Adaptive);
    encoder.write_header()?.write_image_data(&pixels[..frame.buffer_size()])?;
    Ok(smaller)
}
