//! Lists as each language joins them.

use std::sync::LazyLock;

use icu::list::{ListFormatter, options::ListFormatterOptions};
use icu::locale::locale;

use super::Texts;
use crate::domain::language::Language;

static RUSSIAN: LazyLock<Option<ListFormatter>> = LazyLock::new(|| formatter(Language::Ru));
static ENGLISH: LazyLock<Option<ListFormatter>> = LazyLock::new(|| formatter(Language::En));

fn formatter(language: Language) -> Option<ListFormatter> {
    let locale = match language {
        Language::Ru => locale!("ru"),
        Language::En => locale!("en"),
    };
    ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default()).ok()
}

impl Texts {
    /// «17, 18 и 19».
    pub fn list(&self, items: impl IntoIterator<Item = String>) -> String {
        let items: Vec<String> = items.into_iter().collect();
        let formatter = match self.language() {
            Language::Ru => &RUSSIAN,
            Language::En => &ENGLISH,
        };
        match formatter.as_ref() {
            Some(formatter) => formatter.format_to_string(items.iter().map(String::as_str)),
            None => items.join(", "),
        }
    }
}
