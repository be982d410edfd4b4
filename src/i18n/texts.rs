//! The texts of one language: looks a key up, falls back to the other language, and never fails.
//!
//! A missing key or argument is our mistake: it is logged as an error and the reader gets the key in brackets, which
//! no test lets through.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Pattern;
use tracing::error;
use unic_langid::langid;

use super::{Args, Html, files, numbers};
use crate::domain::language::Language;

/// Everything the product can say in one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static RUSSIAN: LazyLock<Texts> = LazyLock::new(|| Texts::load(Language::Ru));
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::load(Language::En));

/// The texts of a language, read once from the embedded files.
pub fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Ru => &RUSSIAN,
        Language::En => &ENGLISH,
    }
}

/// Where a text is looked up when a language lacks it.
fn fallback(language: Language) -> Language {
    match language {
        Language::Ru => Language::En,
        Language::En => Language::Ru,
    }
}

impl Texts {
    fn load(language: Language) -> Self {
        let locale = match language {
            Language::Ru => langid!("ru"),
            Language::En => langid!("en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks are invisible characters that break copying of amounts and account numbers.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Ru => |value, _| numbers::format_value(Language::Ru, value),
            Language::En => |value, _| numbers::format_value(Language::En, value),
        }));
        if let Err(problem) = bundle.add_builtins() {
            error!(?language, %problem, "the number function of texts is not available");
        }
        for file in files::of(language) {
            add_file(&mut bundle, language, *file);
        }
        Self { language, bundle }
    }

    /// The language of these texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// True when this language itself has the text; `key` may name an attribute: `plan-offer.accept`.
    pub fn has(&self, key: &str) -> bool {
        self.pattern(key).is_some()
    }

    /// A text without markup, nothing escaped: button labels, pop-ups, command descriptions, documents.
    pub fn plain(&self, key: &str, args: &Args) -> String {
        if args.has_markup() {
            error!(text.key = key, "markup was given to a text without markup");
        }
        self.render(key, &args.for_plain())
    }

    /// A text as markup: arguments are escaped, except those that are [`Html`] already.
    pub fn html(&self, key: &str, args: &Args) -> Html {
        Html::trusted(self.render(key, &args.for_html()))
    }

    fn render(&self, key: &str, args: &FluentArgs<'_>) -> String {
        if let Some(text) = self.render_here(key, args) {
            return text;
        }
        error!(text.key = key, language = ?self.language, "a text is missing or lacks an argument");
        texts(fallback(self.language)).render_here(key, args).unwrap_or_else(|| format!("[{key}]"))
    }

    fn render_here(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.pattern(key)?;
        let mut problems = Vec::new();
        let text: Cow<'_, str> = self.bundle.format_pattern(pattern, Some(args), &mut problems);
        for problem in &problems {
            error!(text.key = key, language = ?self.language, %problem, "a text could not be filled in");
        }
        problems.is_empty().then(|| text.into_owned())
    }

    fn pattern(&self, key: &str) -> Option<&Pattern<&str>> {
        match key.split_once('.') {
            None => self.bundle.get_message(key)?.value(),
            Some((message, attribute)) => {
                Some(self.bundle.get_message(message)?.get_attribute(attribute)?.value())
            }
        }
    }
}

fn add_file(bundle: &mut FluentBundle<FluentResource>, language: Language, file: files::File) {
    let resource = match FluentResource::try_new(file.source.to_owned()) {
        Ok(resource) => resource,
        Err((resource, problems)) => {
            // `check` names each of them; what could be read is still of use to the reader.
            error!(?language, area = file.area, problems = problems.len(), "a file of texts has mistakes");
            resource
        }
    };
    if let Err(problems) = bundle.add_resource(resource) {
        error!(?language, area = file.area, problems = problems.len(), "a text is defined twice");
    }
}
