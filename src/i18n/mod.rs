//! What the product says: Fluent texts in Russian and English, and money, numbers and dates as each language writes
//! them.
//!
//! The words live in `locales/<language>/<area>.ftl` and are embedded. This room knows languages, not screens: it
//! imports `domain` only, reads no clock and never fails on a missing text.

mod args;
mod check;
mod counts;
mod dates;
pub mod files;
mod html;
pub mod inventory;
mod lists;
mod money;
mod numbers;
#[cfg(test)]
mod tests;
mod texts;

pub use args::{Arg, Args, Argument};
pub use check::check;
pub use html::Html;
pub use texts::{Texts, texts};

// The macro is exported at the root of the crate; callers write `use crate::i18n::{args, texts}`.
pub use crate::args;
