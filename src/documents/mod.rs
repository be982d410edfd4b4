//! What is handed over as a file: papers and pictures, as bytes. Must not know chats, storage or the clock.

pub mod agreement;
pub mod qr;
pub mod schedule;
mod typesetting;

pub use typesetting::DocumentError;
