//! The embedded `.ftl` files, by language and area. A new area is one line here and one file per language.

use crate::domain::language::Language;

/// One embedded file of texts.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// What the texts are about; every key in the file begins with it.
    pub area: &'static str,
    /// The Fluent source.
    pub source: &'static str,
}

macro_rules! files_of {
    ($folder:literal: $($area:literal)*) => {
        [$(File { area: $area, source: include_str!(concat!("../../locales/", $folder, "/", $area, ".ftl")) }),*]
    };
}

macro_rules! areas {
    ($($area:literal)*) => {
        /// Every area of texts.
        pub const AREAS: &[&str] = &[$($area),*];
        const RUSSIAN: &[File] = &files_of!("ru": $($area)*);
        const ENGLISH: &[File] = &files_of!("en": $($area)*);
    };
}

areas!(
    "common" "owner" "limits" "debtor" "reminder" "request" "offer" "terms" "following" "agreement" "verify" "error" "command"
    "demo" "obstacle" "dispute" "inquiry" "thread" "courtesy" "ladder" "upcoming"
);

/// The files of a language, one per area.
pub fn of(language: Language) -> &'static [File] {
    match language {
        Language::Ru => RUSSIAN,
        Language::En => ENGLISH,
    }
}
