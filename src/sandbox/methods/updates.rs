//! How updates reach the bot: long polling, or a webhook.

use std::time::Duration;

use serde_json::{Value, json};

use super::Call;
use crate::sandbox::limits;
use crate::sandbox::refusal::{Answer, Refusal};
use crate::sandbox::request::Params;
use crate::sandbox::server::Server;
use crate::sandbox::world::{Webhook, World};

const LONGEST_POLL_SECONDS: u64 = 50;
const BATCH: i64 = 100;

/// Waits for updates, up to the time that the bot gave, on the machine's clock.
///
/// A second poll ends the first with 409, as Telegram does.
pub async fn get_updates(server: &Server, params: &Params) -> Answer {
    let poll = Poll::read(params);
    let mut changed = server.changed();
    let mut polls = server.polls.subscribe();
    let ticket = server.next_poll();
    let run_out = tokio::time::sleep(poll.wait);
    tokio::pin!(run_out);
    loop {
        changed.borrow_and_update();
        let batch = server.quietly(|world| poll.take(world))?;
        if !batch.is_empty() || poll.wait.is_zero() {
            return Ok(Value::Array(batch));
        }
        let superseded = polls.wait_for(|latest| *latest != ticket);
        tokio::select! {
            () = &mut run_out => return Ok(json!([])),
            () = server.stop.cancelled() => return Ok(json!([])),
            _ = superseded => return Err(Refusal::conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running",
            )),
            moved = changed.changed() => if moved.is_err() { return Ok(json!([])) },
        }
    }
}

struct Poll {
    offset: i64,
    limit: usize,
    wait: Duration,
    allowed: Option<Vec<String>>,
}

impl Poll {
    fn read(params: &Params) -> Self {
        let seconds =
            params.integer("timeout").and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or_default();
        let limit = params.integer("limit").unwrap_or(BATCH).clamp(1, BATCH);
        Self {
            offset: params.integer("offset").unwrap_or_default(),
            limit: usize::try_from(limit).unwrap_or(1),
            wait: Duration::from_secs(seconds.min(LONGEST_POLL_SECONDS)),
            allowed: allowed(params),
        }
    }

    fn take(&self, world: &mut World) -> Result<Vec<Value>, Refusal> {
        if world.profile.webhook.is_some() {
            return Err(Refusal::conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            ));
        }
        if let Some(kinds) = &self.allowed {
            world.queue.allow(kinds.clone());
        }
        world.queue.confirm(self.offset);
        Ok(world.queue.batch(self.limit))
    }
}

fn allowed(params: &Params) -> Option<Vec<String>> {
    let kinds = params.array("allowed_updates")?;
    Some(kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

pub(super) fn set_webhook(call: Call<'_>) -> Answer {
    let url = call.text("url").to_owned();
    if url.is_empty() {
        return Ok(delete_webhook(call));
    }
    limits::webhook_url(&url)?;
    let secret = call.params.text("secret_token").filter(|secret| !secret.is_empty());
    secret.map(limits::secret_token).transpose()?;
    if call.params.flag("drop_pending_updates") {
        call.world.queue.clear();
    }
    if let Some(kinds) = allowed(call.params) {
        call.world.queue.allow(kinds);
    }
    call.world.profile.webhook = Some(Webhook {
        url,
        secret: secret.map(str::to_owned),
        max_connections: call.params.integer("max_connections").unwrap_or(40),
        last_error: None,
    });
    Ok(Value::Bool(true))
}

pub(super) fn delete_webhook(call: Call<'_>) -> Value {
    if call.params.flag("drop_pending_updates") {
        call.world.queue.clear();
    }
    call.world.profile.webhook = None;
    Value::Bool(true)
}

pub(super) fn webhook_info(call: &Call<'_>) -> Value {
    let pending = call.world.queue.pending();
    let Some(webhook) = &call.world.profile.webhook else {
        return json!({ "url": "", "has_custom_certificate": false, "pending_update_count": pending });
    };
    let mut info = json!({
        "url": webhook.url,
        "has_custom_certificate": false,
        "pending_update_count": pending,
        "max_connections": webhook.max_connections,
    });
    if let Some(fields) = info.as_object_mut() {
        if !call.world.queue.allowed().is_empty() {
            fields.insert("allowed_updates".to_owned(), json!(call.world.queue.allowed()));
        }
        if let Some((at, text)) = &webhook.last_error {
            fields.insert("last_error_date".to_owned(), json!(at));
            fields.insert("last_error_message".to_owned(), json!(text));
        }
    }
    info
}
