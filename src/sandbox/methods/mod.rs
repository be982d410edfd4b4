//! What each method does. All but `getUpdates` are one step under the world's lock.

mod callbacks;
mod edits;
mod files;
mod messages;
mod profile;
pub mod updates;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::refusal::{Answer, Refusal};
use super::request::Params;
use super::world::{FileKind, World};

/// A call that is being answered.
#[derive(Debug)]
pub struct Call<'a> {
    /// What everybody shares.
    pub world: &'a mut World,
    /// The parameters.
    pub params: &'a Params,
    /// The time on the sandbox's clock.
    pub now: DateTime<Utc>,
}

impl<'a> Call<'a> {
    /// Executes a method of the table.
    pub fn answer(mut self, method: &str) -> Answer {
        match method {
            "getMe" => Ok(self.world.profile.me()),
            "setWebhook" => updates::set_webhook(self),
            "deleteWebhook" => Ok(updates::delete_webhook(self)),
            "getWebhookInfo" => Ok(updates::webhook_info(&self)),
            "sendMessage" => messages::send_message(&mut self),
            "sendPhoto" => messages::send_media(&mut self, FileKind::Photo),
            "sendDocument" => messages::send_media(&mut self, FileKind::Document),
            "sendVideo" => messages::send_media(&mut self, FileKind::Video),
            "sendAnimation" => messages::send_media(&mut self, FileKind::Animation),
            "sendAudio" => messages::send_media(&mut self, FileKind::Audio),
            "sendVoice" => messages::send_media(&mut self, FileKind::Voice),
            "sendVideoNote" => messages::send_media(&mut self, FileKind::VideoNote),
            "sendMediaGroup" => messages::send_album(&mut self),
            "sendChatAction" => messages::send_chat_action(self),
            "editMessageText" => edits::text(&mut self),
            "editMessageCaption" => edits::caption(&mut self),
            "editMessageMedia" => edits::media(&mut self),
            "editMessageReplyMarkup" => edits::reply_markup(&mut self),
            "deleteMessage" => edits::delete(self),
            "deleteMessages" => edits::delete_many(self),
            "answerCallbackQuery" => callbacks::answer(self),
            "setMyCommands" => profile::set_commands(self),
            "deleteMyCommands" => Ok(profile::delete_commands(self)),
            "getMyCommands" => Ok(profile::commands(&self)),
            "setMyName" => profile::set_text(self, "name", 64),
            "setMyDescription" => profile::set_text(self, "description", 512),
            "setMyShortDescription" => profile::set_text(self, "short_description", 120),
            "getMyName" => Ok(profile::text(&self, "name")),
            "getMyDescription" => Ok(profile::text(&self, "description")),
            "getMyShortDescription" => Ok(profile::text(&self, "short_description")),
            "setChatMenuButton" => profile::set_menu_button(self),
            "getChatMenuButton" => Ok(profile::menu_button(&self)),
            "getFile" => files::file(&self),
            "getChat" => profile::chat(&self),
            other => Err(Refusal::no_such_method(other)),
        }
    }

    fn text(&self, name: &str) -> &'a str {
        self.params.text(name).unwrap_or_default()
    }

    fn value(&self, name: &str) -> Option<&'a Value> {
        self.params.value(name)
    }
}
