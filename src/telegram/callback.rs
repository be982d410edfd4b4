//! A button's action in the 64 bytes that Telegram gives it: one version character, then base64url of postcard.
//!
//! What comes back is hostile input: decoding checks the form only, authority is checked by the use cases.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tracing::error;

use crate::screens::Action;

/// Telegram's limit for `callback_data`.
pub const BYTES_MAX: usize = 64;
/// The codec that wrote the button; old buttons stay readable as long as their codec is known.
const VERSION: char = '1';

/// Packs an action into at most 64 bytes.
pub fn encode(action: &Action) -> String {
    let packed = postcard::to_allocvec(action).unwrap_or_else(|problem| {
        // Only types that serialise themselves with an error get here; the button then counts as not understood.
        error!(%problem, "an action could not be packed");
        Vec::new()
    });
    let mut data = String::with_capacity(BYTES_MAX);
    data.push(VERSION);
    URL_SAFE_NO_PAD.encode_string(packed, &mut data);
    data
}

/// Reads a button's content; `None` when it is not ours or no longer understood.
pub fn decode(data: &str) -> Option<Action> {
    let packed = Some(data).filter(|data| data.len() <= BYTES_MAX)?.strip_prefix(VERSION)?;
    let bytes = URL_SAFE_NO_PAD.decode(packed).ok()?;
    let (action, rest) = postcard::take_from_bytes(&bytes).ok()?;
    rest.is_empty().then_some(action)
}

#[cfg(test)]
mod tests;
