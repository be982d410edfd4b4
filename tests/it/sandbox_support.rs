//! A sandbox with one or two people, and a bare HTTP client for it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use teloxide::Bot;
use vovremya::app::clock::MovableClock;
use vovremya::sandbox::{NewPerson, Options, PersonId, Sandbox, ShownMessage};

pub const TOKEN: &str = "4242:AAtesttesttest";

/// A running sandbox and its clock.
pub struct Scene {
    pub sandbox: Sandbox,
    pub clock: Arc<MovableClock>,
    pub http: reqwest::Client,
}

pub fn noon() -> DateTime<Utc> {
    "2026-12-01T12:00:00Z".parse().expect("a valid instant")
}

impl Scene {
    pub async fn new() -> Self {
        Self::with(|options| options).await
    }

    pub async fn with(change: impl FnOnce(Options) -> Options) -> Self {
        let clock = Arc::new(MovableClock::frozen_at(noon()));
        let options = Options {
            clock: Arc::clone(&clock),
            address: "127.0.0.1:0".parse().expect("a valid address"),
            token: TOKEN.to_owned(),
            username: "vovremya_bot".to_owned(),
            journal: None,
            timeline: None,
        };
        let sandbox = Sandbox::start(change(options)).await.expect("the sandbox starts");
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Self { sandbox, clock, http }
    }

    /// teloxide's own client.
    pub fn bot(&self) -> Bot {
        let url = self.sandbox.url().parse().expect("a valid address");
        Bot::with_client(TOKEN, self.http.clone()).set_api_url(url)
    }

    /// Somebody who has pressed Start, with the update of it confirmed.
    pub async fn person(&self, first_name: &str) -> PersonId {
        let person = self.stranger(first_name);
        self.sandbox.start_bot(person, None);
        self.confirm_all().await;
        person
    }

    /// Somebody who has not.
    pub fn stranger(&self, first_name: &str) -> PersonId {
        self.sandbox.add_person(NewPerson {
            first_name: first_name.to_owned(),
            language_code: "ru".to_owned(),
            ..NewPerson::default()
        })
    }

    /// Tells Telegram that all updates arrived.
    pub async fn confirm_all(&self) {
        let last = self.sandbox.update_ids().last().copied().unwrap_or_default();
        self.ok("getUpdates", json!({ "offset": last + 1 })).await;
    }

    /// Posts JSON to a method: status and body.
    pub async fn call(&self, method: &str, params: Value) -> (u16, Value) {
        let response = self.http.post(self.method_url(method)).json(&params).send().await.expect("an answer");
        (response.status().as_u16(), response.json().await.expect("JSON"))
    }

    /// The `result` of a call that must succeed.
    pub async fn ok(&self, method: &str, params: Value) -> Value {
        let (status, body) = self.call(method, params).await;
        assert_eq!(status, 200, "{method}: {body}");
        body["result"].clone()
    }

    /// The description of a call that must be refused with 400, without its prefix.
    pub async fn bad_request(&self, method: &str, params: Value) -> String {
        let (status, body) = self.call(method, params).await;
        assert_eq!(
            (status, &body["ok"], &body["error_code"]),
            (400, &json!(false), &json!(400)),
            "{method}: {body}"
        );
        let description = body["description"].as_str().expect("a description");
        description.strip_prefix("Bad Request: ").expect("the prefix").to_owned()
    }

    pub fn method_url(&self, method: &str) -> String {
        format!("{}/bot{TOKEN}/{method}", self.sandbox.url())
    }

    /// The last message in a person's chat.
    pub fn last(&self, person: PersonId) -> ShownMessage {
        self.sandbox.chat(person).pop().expect("a message")
    }
}

/// A picture of one colour.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&vec![200; (width * height) as usize]).expect("the pixels");
    writer.finish().expect("the end");
    bytes
}

/// An inline keyboard of one button.
pub fn one_button(button: Value) -> Value {
    json!({ "inline_keyboard": [[button]] })
}
