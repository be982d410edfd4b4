//! Posts updates to the bot's webhook, one after the other, until each is taken.
//!
//! A method call in the body of the bot's answer is not executed: this bot makes its calls by itself.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::server::Server;
use super::world::Webhook;

const SECRET_HEADER: &str = "X-Telegram-Bot-Api-Secret-Token";
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Runs until the server stops.
pub async fn run(server: Arc<Server>, client: reqwest::Client) {
    let mut changed = server.changed();
    let mut pause = FIRST_PAUSE;
    loop {
        changed.borrow_and_update();
        let next = server.look(|world| Some((world.profile.webhook.clone()?, world.queue.front()?)));
        let wait = match next {
            None => None,
            Some((webhook, (id, update))) => match post(&client, &webhook, &update).await {
                Ok(()) => {
                    server.with(|world| world.queue.taken(id));
                    pause = FIRST_PAUSE;
                    continue;
                }
                Err(error) => {
                    note_failure(&server, error);
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    Some(pause)
                }
            },
        };
        let rest = async {
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => drop(changed.changed().await),
            }
        };
        tokio::select! {
            () = server.stop.cancelled() => return,
            () = rest => {}
        }
    }
}

async fn post(client: &reqwest::Client, webhook: &Webhook, update: &Value) -> Result<(), String> {
    let mut request = client.post(&webhook.url).timeout(ANSWER_WITHIN).json(update);
    if let Some(secret) = &webhook.secret {
        request = request.header(SECRET_HEADER, secret);
    }
    let response = request.send().await.map_err(|error| error.without_url().to_string())?;
    let status = response.status();
    if status.is_success() { Ok(()) } else { Err(format!("Wrong response from the webhook: {status}")) }
}

fn note_failure(server: &Server, error: String) {
    let now = server.now().timestamp();
    server.quietly(|world| {
        if let Some(webhook) = &mut world.profile.webhook {
            webhook.last_error = Some((now, error));
        }
    });
}
