//! The stage: people with phones on the local Bot API, the real bot, and a clock that stands still until it
//! is moved. The demo's story and the scenario tests are played on it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, bail};
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use super::transcript::Transcript;
use crate::app::clock::{Clock, MovableClock};
use crate::app::ids::SystemIds;
use crate::app::unit_of_work::ALBUM_GATHERS;
use crate::domain::language::Language;
use crate::sandbox::{
    ButtonKind, FileKind, NewPerson, Options, PersonId, QueryId, Sandbox, ShownMessage, Upload,
};
use crate::store::PgPool;
use crate::telegram::{Client, Settings};
use crate::worker::crew::{Crew, Tools};
use crate::worker::pace::Pace;

/// The local bot's token and name; neither is a secret.
pub const TOKEN: &str = "4242:local-demo-token-without-any-secret";
pub const USERNAME: &str = "vovremya_bot";

/// People, phones, bot and clock.
pub struct Stage {
    pub sandbox: Arc<Sandbox>,
    pub clock: Arc<MovableClock>,
    pub crew: Crew,
    transcript: Mutex<Transcript>,
}

impl Stage {
    /// Sets the stage on a migrated database, at `now`.
    ///
    /// # Errors
    /// A port, database or file that is not to be had.
    pub async fn set(pool: PgPool, now: DateTime<Utc>, journal: Option<PathBuf>) -> anyhow::Result<Self> {
        let clock = Arc::new(MovableClock::frozen_at(now));
        let sandbox = Sandbox::start(Options {
            clock: Arc::clone(&clock),
            address: "127.0.0.1:0".parse()?,
            token: TOKEN.to_owned(),
            username: USERNAME.to_owned(),
            journal,
            timeline: None,
        })
        .await?;
        let client = Client::new(Settings {
            api_url: sandbox.url().parse()?,
            token: SecretString::from(TOKEN),
            proxy: None,
        })?;
        let shared_clock: Arc<dyn Clock> = clock.clone();
        let tools = Tools { client, pool, clock: shared_clock, ids: Arc::new(SystemIds), pace: Pace::off() };
        let crew = Crew::gather(tools, &CancellationToken::new())
            .await?
            .context("the local Bot API knows the bot")?;
        crew.publish_profile().await;
        Ok(Self { sandbox: Arc::new(sandbox), clock, crew, transcript: Mutex::default() })
    }

    /// The bot's process dies and another takes over: nothing but the database remains.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn restart(&mut self) -> anyhow::Result<()> {
        let tools = Tools {
            client: self.crew.client.clone(),
            pool: self.crew.house.pool.clone(),
            clock: Arc::clone(&self.crew.house.clock),
            ids: Arc::clone(&self.crew.house.ids),
            pace: Pace::off(),
        };
        self.crew = Crew::gather(tools, &CancellationToken::new())
            .await?
            .context("the local Bot API knows the bot")?;
        Ok(())
    }

    /// As [`Stage::settle`], with several workers at once, as in the running program.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn settle_at_once(&self, workers: usize) -> anyhow::Result<()> {
        while self.crew.intake.poll_once(std::time::Duration::ZERO).await? > 0 {}
        let turns = (0..workers).map(|_| self.crew.turns.run_until_idle());
        futures::future::try_join_all(turns).await?;
        self.settle().await
    }

    /// Somebody with a phone.
    pub fn person(&self, first_name: &str, language: Language) -> Actor<'_> {
        let id = self.sandbox.add_person(NewPerson {
            first_name: first_name.to_owned(),
            last_name: None,
            username: None,
            language_code: language.code().to_owned(),
        });
        self.transcript.lock().unwrap_or_else(PoisonError::into_inner).meet(id, first_name);
        Actor { stage: self, id, name: first_name.to_owned() }
    }

    /// Somebody who has a phone already, as after [`Stage::restart`].
    pub fn returning(&self, id: PersonId, name: &str) -> Actor<'_> {
        Actor { stage: self, id, name: name.to_owned() }
    }

    /// Lets everything happen that is due now, and writes down what people see.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn settle(&self) -> anyhow::Result<()> {
        self.crew.settle().await?;
        self.transcript.lock().unwrap_or_else(PoisonError::into_inner).look(&self.sandbox);
        Ok(())
    }

    /// Lets time pass: whatever is due on the way happens at its own moment.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn pass(&self, step: TimeDelta) -> anyhow::Result<()> {
        self.pass_until(self.clock.now() + step).await
    }

    /// Lets time pass until `end`.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn pass_until(&self, end: DateTime<Utc>) -> anyhow::Result<()> {
        self.settle().await?;
        while let Some(next) = self.crew.next_event_at().await?.filter(|next| *next <= end) {
            if next <= self.clock.now() {
                bail!("something is due at {next} and does not happen");
            }
            self.clock.move_to(next);
            self.note_time();
            self.settle().await?;
        }
        self.clock.move_to(end);
        self.note_time();
        self.settle().await
    }

    /// Lets days pass.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn days_pass(&self, days: i64) -> anyhow::Result<()> {
        self.pass(TimeDelta::days(days)).await
    }

    fn note_time(&self) {
        let now = self.clock.now();
        self.transcript.lock().unwrap_or_else(PoisonError::into_inner).time_is(now);
    }

    /// What everybody did and saw so far, as a reader reads it.
    pub fn transcript(&self) -> String {
        self.transcript.lock().unwrap_or_else(PoisonError::into_inner).to_string()
    }
}

/// Somebody with a phone.
#[derive(Clone)]
pub struct Actor<'s> {
    stage: &'s Stage,
    pub id: PersonId,
    pub name: String,
}

impl Actor<'_> {
    /// Presses *Start*, by a link where `payload` is given.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn starts(&self, payload: Option<&str>) -> anyhow::Result<()> {
        self.stage.sandbox.start_bot(self.id, payload);
        self.stage.settle().await
    }

    /// Types words or a command.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn says(&self, words: &str) -> anyhow::Result<()> {
        self.stage.sandbox.send_text(self.id, words);
        self.stage.settle().await
    }

    /// Sends a photo.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn sends_photo(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.stage.sandbox.send_photo(self.id, Upload::new(name, bytes));
        self.stage.settle().await
    }

    /// Sends a document.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn sends_document(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.stage.sandbox.send_document(self.id, Upload::new(name, bytes));
        self.stage.settle().await
    }

    /// Sends a video.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn sends_video(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.stage.sandbox.send_video(self.id, Upload::new(name, bytes));
        self.stage.settle().await
    }

    /// Says something into the microphone.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn sends_voice(&self, bytes: &[u8]) -> anyhow::Result<()> {
        self.stage.sandbox.send_voice(self.id, bytes);
        self.stage.settle().await
    }

    /// Sends photos and videos (by the ends of their names) as one album with words under the first, and waits
    /// the moment after which an album is taken to be complete.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn sends_album(&self, words: &str, files: &[(&str, &[u8])]) -> anyhow::Result<()> {
        let file = |(name, bytes): &(&str, &[u8])| {
            let upload = Upload::new(name, *bytes);
            let is_video = upload.mime.starts_with("video/");
            (if is_video { FileKind::Video } else { FileKind::Photo }, upload)
        };
        let mut uploads: Vec<(FileKind, Upload)> = files.iter().map(file).collect();
        if let Some((_, first)) = uploads.first_mut().filter(|_| !words.is_empty()) {
            first.caption = Some(words.to_owned());
        }
        self.stage.sandbox.send_album(self.id, uploads);
        self.stage.pass(ALBUM_GATHERS + ALBUM_GATHERS).await
    }

    /// Shares the own phone number, as with the button under the text field.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn shares_phone(&self, phone: &str) -> anyhow::Result<()> {
        self.stage.sandbox.send_contact(self.id, phone, true, &self.name);
        self.stage.settle().await
    }

    /// Taps the button with this label, on the latest message that has it. Gives the pop-up, if any.
    ///
    /// # Errors
    /// When no visible message has such a button.
    pub async fn taps(&self, label: &str) -> anyhow::Result<Option<String>> {
        let (message_id, data) = self.button(label)?;
        self.taps_data(message_id, &data).await
    }

    /// Taps a button and does not wait for what comes of it.
    ///
    /// # Errors
    /// When no visible message has such a button.
    pub fn taps_and_goes(&self, label: &str) -> anyhow::Result<QueryId> {
        let (message_id, data) = self.button(label)?;
        Ok(self.stage.sandbox.tap(self.id, message_id, &data)?)
    }

    /// Taps a button that was remembered earlier, as on a screen that has not been refreshed.
    ///
    /// # Errors
    /// Storage trouble.
    pub async fn taps_stale(&self, data: &str) -> anyhow::Result<Option<String>> {
        let query = self.stage.sandbox.tap_stale(self.id, data);
        self.stage.settle().await?;
        Ok(self.stage.sandbox.answer_to(&query).and_then(|answer| answer.text))
    }

    async fn taps_data(&self, message_id: i64, data: &str) -> anyhow::Result<Option<String>> {
        let query = self.stage.sandbox.tap(self.id, message_id, data)?;
        self.stage.settle().await?;
        Ok(self.stage.sandbox.answer_to(&query).and_then(|answer| answer.text))
    }

    /// The message and the data of the latest visible button with this label.
    ///
    /// # Errors
    /// When there is none; lists what there is.
    pub fn button(&self, label: &str) -> anyhow::Result<(i64, String)> {
        let chat = self.chat();
        let found = chat.iter().rev().find_map(|message| {
            let mut buttons = message.keyboard.iter().flatten();
            buttons.find_map(|button| match &button.kind {
                ButtonKind::Callback { data } if plain(&button.label) == plain(label) => {
                    Some((message.message_id, data.clone()))
                }
                _ => None,
            })
        });
        found.with_context(|| {
            let labels: Vec<&str> = chat
                .iter()
                .flat_map(|message| message.keyboard.iter().flatten())
                .map(|button| button.label.as_str())
                .collect();
            format!("{} sees no button «{label}» among {labels:?}\n{}", self.name, self.stage.transcript())
        })
    }

    /// The whole label of the latest visible button that contains these words.
    ///
    /// # Errors
    /// When there is none.
    pub fn button_with(&self, words: &str) -> anyhow::Result<String> {
        let chat = self.chat();
        let mut buttons = chat.iter().rev().flat_map(|message| message.keyboard.iter().flatten());
        let found = buttons.find(|button| plain(&button.label).contains(&plain(words)));
        found.map(|button| button.label.clone()).with_context(|| {
            format!("{} sees no button with «{words}»\n{}", self.name, self.stage.transcript())
        })
    }

    /// The address behind a button that opens one.
    ///
    /// # Errors
    /// When there is no such button.
    pub fn address_behind(&self, label: &str) -> anyhow::Result<String> {
        let chat = self.chat();
        let mut buttons = chat.iter().rev().flat_map(|message| message.keyboard.iter().flatten());
        let address = buttons.find_map(|button| match &button.kind {
            ButtonKind::Url { url } if button.label == label => Some(url.clone()),
            _ => None,
        });
        address.with_context(|| format!("{} sees no link «{label}»", self.name))
    }

    /// Everything now visible in the chat.
    pub fn chat(&self) -> Vec<ShownMessage> {
        self.stage.sandbox.chat(self.id)
    }

    /// The latest message of the bot.
    ///
    /// # Errors
    /// When it has said nothing.
    pub fn last(&self) -> anyhow::Result<ShownMessage> {
        self.chat().into_iter().rfind(|message| message.from_bot).context("the bot has said nothing")
    }

    /// Checks that some visible message of the bot contains these words.
    ///
    /// # Errors
    /// When none does.
    pub fn sees(&self, words: &str) -> anyhow::Result<()> {
        let wanted = plain(words);
        if self.chat().iter().any(|message| message.from_bot && plain(&message.text).contains(&wanted)) {
            return Ok(());
        }
        bail!("{} does not see «{words}»\n{}", self.name, self.stage.transcript())
    }

    /// Checks that the latest message of the bot contains these words.
    ///
    /// # Errors
    /// When it does not.
    pub fn sees_last(&self, words: &str) -> anyhow::Result<()> {
        let last = self.last()?;
        if plain(&last.text).contains(&plain(words)) {
            return Ok(());
        }
        bail!("{} does not see «{words}» last\n{}", self.name, self.stage.transcript())
    }

    /// Checks that no visible message of the bot contains these words.
    ///
    /// # Errors
    /// When one does.
    pub fn sees_nothing_of(&self, words: &str) -> anyhow::Result<()> {
        match self.sees(words) {
            Ok(()) => bail!("{} sees «{words}»\n{}", self.name, self.stage.transcript()),
            Err(_) => Ok(()),
        }
    }
}

/// Text with every kind of space made plain, so that tests can be typed.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_whitespace() && letter != '\n' { ' ' } else { letter }).collect()
}
