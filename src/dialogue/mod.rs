//! What a person's words and taps do: conversation state × event → use cases.

pub mod event;
