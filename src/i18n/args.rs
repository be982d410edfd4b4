//! Named arguments of a text, and the `args!` macro that writes them down.
//!
//! A whole number is grouped as the language groups it («1 001 день»), so a label such as an invoice number is
//! given as text.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use super::Html;

/// The value of one argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words of people or of the program; escaped when the text is markup.
    Text(String),
    /// Markup that goes in as it is.
    Html(Html),
    /// A whole number: chooses the plural form and is shown grouped.
    Number(i64),
}

/// Whatever can be an argument of a text.
pub trait Argument {
    /// The value handed to the text.
    fn to_arg(&self) -> Arg;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn to_arg(&self) -> Arg {
        (**self).to_arg()
    }
}

impl Argument for str {
    fn to_arg(&self) -> Arg {
        Arg::Text(self.to_owned())
    }
}

impl Argument for String {
    fn to_arg(&self) -> Arg {
        Arg::Text(self.clone())
    }
}

impl Argument for Cow<'_, str> {
    fn to_arg(&self) -> Arg {
        Arg::Text(self.clone().into_owned())
    }
}

impl Argument for Html {
    fn to_arg(&self) -> Arg {
        Arg::Html(self.clone())
    }
}

impl Argument for Arg {
    fn to_arg(&self) -> Arg {
        self.clone()
    }
}

macro_rules! whole_number_arguments {
    ($($number:ty)*) => {$(
        impl Argument for $number {
            fn to_arg(&self) -> Arg {
                // Nobody counts beyond nine quintillion; such a number is shown as the largest one.
                Arg::Number(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )*};
}

whole_number_arguments!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

/// Named arguments of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args(Vec<(&'static str, Arg)>);

impl Args {
    /// No arguments yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an argument; a later value under the same name wins.
    #[must_use]
    pub fn set(mut self, name: &'static str, value: impl Argument) -> Self {
        self.0.push((name, value.to_arg()));
        self
    }

    /// For a text without markup: everything as it is.
    pub(super) fn for_plain(&self) -> FluentArgs<'_> {
        self.convert(Cow::Borrowed)
    }

    /// For markup: people's words are escaped, markup goes in as it is.
    pub(super) fn for_html(&self) -> FluentArgs<'_> {
        self.convert(|text| Cow::Owned(Html::escape(text).into_string()))
    }

    /// True when some argument is markup, which a plain text cannot show.
    pub(super) fn has_markup(&self) -> bool {
        self.0.iter().any(|(_, value)| matches!(value, Arg::Html(_)))
    }

    fn convert<'a>(&'a self, words: impl Fn(&'a str) -> Cow<'a, str>) -> FluentArgs<'a> {
        let mut converted = FluentArgs::with_capacity(self.0.len());
        for (name, value) in &self.0 {
            let value = match value {
                Arg::Text(text) => FluentValue::String(words(text)),
                Arg::Html(html) => FluentValue::String(Cow::Borrowed(html.as_str())),
                Arg::Number(number) => FluentValue::from(*number),
            };
            converted.set(*name, value);
        }
        converted
    }
}

/// Writes down the arguments of a text: `args! { name = client.name, count = 3 }`. Values are borrowed.
#[macro_export]
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {
        $crate::i18n::Args::new()$(.set(stringify!($name), &$value))*
    };
}
