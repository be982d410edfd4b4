//! What people do with their phones and see on them, for tests and the demo.
//!
//! A person that was never added becomes a stranger named by the id.

use std::borrow::Borrow;
use std::sync::{Arc, PoisonError};

use tokio::sync::watch;

use super::Sandbox;
use super::faults::Fault;
use super::journal::Journaled;
use super::world::{
    Body, CallbackAnswer, Change, FileKind, NewPerson, Person, PersonId, QueryId, ShownMessage, TapRefused,
    Upload, World, plain,
};

impl Sandbox {
    /// Gives somebody a phone. The bot knows nothing of them before [`Sandbox::start_bot`].
    pub fn add_person(&self, person: NewPerson) -> PersonId {
        self.server.with(|world| world.add_person(person))
    }

    /// A person as Telegram knows them.
    pub fn person(&self, person: PersonId) -> Option<Person> {
        self.server.look(|world| world.person(person).cloned())
    }

    /// Presses *Start*, with the parameter of a deep link if there is one. Returns the message's id.
    pub fn start_bot(&self, person: PersonId, payload: Option<&str>) -> i64 {
        let now = self.server.now();
        self.server.with(|world| world.start_bot(person, payload, now))
    }

    /// Writes a text. Returns the message's id.
    pub fn send_text(&self, person: PersonId, text: &str) -> i64 {
        self.say(person, person, Body::Text(plain(text)), None)
    }

    /// Writes a text in answer to a message. Returns the message's id.
    pub fn reply_text(&self, person: PersonId, to: i64, text: &str) -> i64 {
        self.say(person, person, Body::Text(plain(text)), Some(to))
    }

    /// Changes the words of an own message; false if there is none such.
    pub fn edit_text(&self, person: PersonId, message: i64, text: &str) -> bool {
        let now = self.server.now();
        self.server.with(|world| world.edit_text(person, message, text, now))
    }

    /// Sends a photo. Returns the message's id.
    pub fn send_photo(&self, person: PersonId, photo: Upload) -> i64 {
        self.send_file(person, FileKind::Photo, photo)
    }

    /// Sends a document. Returns the message's id.
    pub fn send_document(&self, person: PersonId, document: Upload) -> i64 {
        self.send_file(person, FileKind::Document, document)
    }

    /// Sends a video. Returns the message's id.
    pub fn send_video(&self, person: PersonId, video: Upload) -> i64 {
        self.send_file(person, FileKind::Video, video)
    }

    /// Sends a voice message. Returns the message's id.
    pub fn send_voice(&self, person: PersonId, bytes: &[u8]) -> i64 {
        self.send_file(person, FileKind::Voice, Upload::new("voice.oga", bytes))
    }

    /// Sends a round video. Returns the message's id.
    pub fn send_video_note(&self, person: PersonId, bytes: &[u8]) -> i64 {
        self.send_file(person, FileKind::VideoNote, Upload::new("round.mp4", bytes))
    }

    /// Sends several files as one album. Returns the messages' ids.
    pub fn send_album(&self, person: PersonId, files: Vec<(FileKind, Upload)>) -> Vec<i64> {
        let now = self.server.now();
        self.server.with(|world| world.send_album(person, files, now))
    }

    /// Sends a sticker. Returns the message's id.
    pub fn send_sticker(&self, person: PersonId) -> i64 {
        self.send_file(person, FileKind::Sticker, Upload::new("sticker.webp", *b"RIFF"))
    }

    /// Shares a contact: the own one, or somebody's from the address book. Returns the message's id.
    pub fn send_contact(&self, person: PersonId, phone: &str, own: bool, first_name: &str) -> i64 {
        let user = own.then_some(person);
        self.say(
            person,
            person,
            Body::Contact { phone: phone.to_owned(), first_name: first_name.to_owned(), user },
            None,
        )
    }

    /// Makes a group with the bot in it. Returns the group's id.
    pub fn add_group(&self, title: &str, members: &[PersonId]) -> i64 {
        let now = self.server.now();
        self.server.with(|world| world.add_group(title, members, now))
    }

    /// Writes in a group. The bot has privacy mode on: it gets commands, mentions and answers to it.
    pub fn send_group_text(&self, group: i64, person: PersonId, text: &str) -> i64 {
        self.say(person, group, Body::Text(plain(text)), None)
    }

    /// Taps a callback button that is on the message now.
    pub fn tap(&self, person: PersonId, message_id: i64, callback_data: &str) -> Result<QueryId, TapRefused> {
        let now = self.server.now();
        self.server.with(|world| world.tap(person, message_id, callback_data, now))
    }

    /// Taps a button on a phone that is behind, or sends forged data.
    pub fn tap_stale(&self, person: PersonId, callback_data: &str) -> QueryId {
        let now = self.server.now();
        self.server.with(|world| world.tap_stale(person, callback_data, now))
    }

    /// What the bot answered to a tap, once it did.
    pub fn answer_to(&self, query: impl Borrow<QueryId>) -> Option<CallbackAnswer> {
        self.server.look(|world| world.answer_to(query.borrow()).cloned())
    }

    /// Everything now visible in a person's chat (or a group), oldest first.
    pub fn chat(&self, person: PersonId) -> Vec<ShownMessage> {
        self.server.look(|world| world.shown(person))
    }

    /// The content of a file.
    pub fn file(&self, file_id: &str) -> Option<Arc<Vec<u8>>> {
        self.server.look(|world| world.file(file_id).map(|file| Arc::clone(&file.bytes)))
    }

    /// Blocks the bot; it is told so.
    pub fn block(&self, person: PersonId) {
        let now = self.server.now();
        self.server.with(|world| world.set_blocked(person, true, now));
    }

    /// Unblocks the bot; it is told so.
    pub fn unblock(&self, person: PersonId) {
        let now = self.server.now();
        self.server.with(|world| world.set_blocked(person, false, now));
    }

    /// Deletes the account.
    pub fn deactivate(&self, person: PersonId) {
        self.server.with(|world| world.meet(person).deactivated = true);
    }

    /// Changes the language of the phone.
    pub fn set_language(&self, person: PersonId, language_code: &str) {
        self.server.with(|world| {
            language_code.clone_into(&mut world.meet(person).language_code);
            world.changes.push(Change::People);
        });
    }

    /// Delivers an update once more; false if there never was such a one.
    pub fn redeliver(&self, update_id: i64) -> bool {
        self.server.with(|world| world.queue.redeliver(update_id))
    }

    /// The ids of all updates so far, in order.
    pub fn update_ids(&self) -> Vec<i64> {
        self.server.look(|world| world.queue.ids())
    }

    /// How many updates the bot has not confirmed.
    pub fn pending_updates(&self) -> usize {
        self.server.look(|world| world.queue.pending())
    }

    /// Lets something go wrong.
    pub fn order_fault(&self, fault: Fault) {
        self.order_fault_of(1, fault);
    }

    /// Lets something go wrong with one of `every` requests.
    pub fn order_fault_of(&self, every: u32, fault: Fault) {
        self.server.faults.lock().unwrap_or_else(PoisonError::into_inner).order(fault, every);
    }

    /// Takes back all faults still to come.
    pub fn clear_faults(&self) {
        self.server.faults.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Refuses messages that come faster than Telegram takes them (off at first).
    pub fn enforce_pace(&self, enforced: bool) {
        self.server.pace.enforce(enforced);
    }

    /// Every request of the bot so far.
    pub fn requests(&self) -> Vec<Journaled> {
        self.server.journal.entries()
    }

    /// A counter that moves whenever anything in the local Telegram does.
    pub fn changed(&self) -> watch::Receiver<u64> {
        self.server.changed()
    }

    /// Waits until `check` finds what it looks for; it is asked again after every change.
    pub async fn until<T>(&self, mut check: impl FnMut(&Self) -> Option<T>) -> T {
        let mut changed = self.changed();
        loop {
            changed.borrow_and_update();
            if let Some(found) = check(self) {
                return found;
            }
            if changed.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    fn say(&self, person: PersonId, chat: i64, body: Body, reply_to: Option<i64>) -> i64 {
        let now = self.server.now();
        self.server.with(|world: &mut World| world.say(person, chat, body, reply_to, now))
    }

    fn send_file(&self, person: PersonId, kind: FileKind, upload: Upload) -> i64 {
        let now = self.server.now();
        self.server.with(|world| world.send_file(person, kind, upload, now))
    }
}
