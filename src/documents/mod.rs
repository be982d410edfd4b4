//! What is handed over as a file: papers and pictures, as bytes. Must not know chats, storage or the clock.

pub mod qr;
