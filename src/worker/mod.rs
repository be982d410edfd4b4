//! What goes on by itself: turns (inbox to dialogue), the scheduler (time passes), delivery (outbox to
//! Telegram) and housekeeping.

//pub mod turns;
