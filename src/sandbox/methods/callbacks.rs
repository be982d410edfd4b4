//! Answers to taps.

use serde_json::Value;

use super::Call;
use crate::sandbox::limits;
use crate::sandbox::refusal::{Answer, Refusal};
use crate::sandbox::world::{CallbackAnswer, QueryId};

pub(super) fn answer(call: Call<'_>) -> Answer {
    limits::callback_answer(call.text("text"))?;
    if let Some(address) = call.params.text("url") {
        let link = url::Url::parse(address)
            .ok()
            .and_then(|url| limits::deep_link(&url, &call.world.profile.username));
        if link.is_none() {
            return Err(Refusal::bad_request("URL_INVALID"));
        }
    }
    let id = QueryId(call.text("callback_query_id").to_owned());
    let text = call.params.text("text").filter(|text| !text.is_empty()).map(str::to_owned);
    let answer = CallbackAnswer { text, show_alert: call.params.flag("show_alert") };
    if call.world.answer_query(&id, answer, call.now) {
        Ok(Value::Bool(true))
    } else {
        Err(Refusal::bad_request("query is too old and response timeout expired or query ID is invalid"))
    }
}
