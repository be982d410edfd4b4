//! What the debtor sees. First lines are neutral: they show on a lock screen beside other people.

mod card;
mod invitation;
mod mine;
mod news;
mod pay;
mod personal;
mod phrases;
mod stop;
pub mod told;

#[cfg(test)]
pub(crate) mod tests;

pub use card::{accepted, card, papers, payment_buttons, taken_back, unlink_question, unlinked, why_amount};
pub use invitation::{informed, invitation, not_me, spent, taken, unknown};
pub use mine::{MINE_MAX, mine};
pub use news::{cancelled, due_date_changed, new_debt, payment_received, settled};
pub use pay::pay;
pub use personal::{
    ZONES, choose_language, choose_zone, home, language_set, phone_stored, privacy, zone_set,
};
pub use stop::{ask_stop, nothing_to_stop, restarted, restarted_all, stopped, stopped_all};
