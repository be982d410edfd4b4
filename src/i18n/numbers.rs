//! Numbers as each language writes them: «12 500,5» and "12,500.5".

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal as Digits;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::locale;
use rust_decimal::Decimal;

use super::Texts;
use crate::domain::language::Language;

impl Texts {
    /// A number with grouped thousands and the decimals it has, with the language's signs (U+00A0 and a comma in
    /// Russian, a comma and a point in English).
    pub fn number(&self, number: impl Into<Decimal>) -> String {
        format_digits(self.language(), &number.into().to_string(), GroupingStrategy::Auto)
    }
}

/// How a number inside a Fluent text is written. `NUMBER($day, minimumIntegerDigits: 2)` pads with zeros,
/// `NUMBER($year, useGrouping: "false")` leaves the digits together.
pub(super) fn format_value(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format_number(language, number)),
        _ => None,
    }
}

fn format_number(language: Language, number: &FluentNumber) -> String {
    let grouping = if number.options.use_grouping { GroupingStrategy::Auto } else { GroupingStrategy::Never };
    let width = number.options.minimum_integer_digits.unwrap_or(0);
    format_digits(language, &format!("{:0>width$}", number.as_string()), grouping)
}

fn format_digits(language: Language, digits: &str, grouping: GroupingStrategy) -> String {
    let locale = match language {
        Language::Ru => locale!("ru"),
        Language::En => locale!("en"),
    };
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(grouping);
    // The data is compiled in and `digits` comes from a number, so both succeed; if not, bare digits still tell it.
    match (DecimalFormatter::try_new(locale.into(), options), digits.parse::<Digits>()) {
        (Ok(formatter), Ok(number)) => formatter.format_to_string(&number),
        _ => digits.to_owned(),
    }
}
