use proptest::prelude::*;

use super::super::{
    phone::{self, Phone, PhoneProblem},
    text::{TextProblem, clean, clean_line},
};
use crate::domain::calendar::Country;

#[test]
fn a_text_keeps_what_was_meant_and_loses_what_cannot_be_seen() {
    let table = [
        ("  ООО   «Ромашка» ", "ООО «Ромашка»"),
        ("<b>&\" 🛠️ 👩‍🔧", "<b>&\" 🛠️ 👩‍🔧"),
        ("a\u{202e}b\u{200b}c\u{0}d\u{feff}", "abcd"),
        ("a\u{a0}\tb", "a b"),
        ("one\r\ntwo\n\n\n\nthree\n", "one\ntwo\n\nthree"),
        ("\n\n first", "first"),
    ];
    for (text, expected) in table {
        assert_eq!(clean(text, 100).as_deref(), Ok(expected), "{text:?}");
    }
    assert_eq!(clean_line("Иван\nПетров", 100).as_deref(), Ok("Иван Петров"));
}

#[test]
fn an_empty_or_endless_text_is_refused() {
    for text in ["", "  \n ", "\u{200b}\u{202e}", "\u{200d}", "\u{fe0f}"] {
        assert_eq!(clean(text, 10), Err(TextProblem::Empty), "{text:?}");
    }
    assert_eq!(clean(&"я".repeat(5000), 1000), Err(TextProblem::TooLong { max: 1000, got: 5000 }));
    assert!(clean(&"я".repeat(1000), 1000).is_ok());
}

#[test]
fn phones_are_read_into_the_international_form() {
    let table = [
        ("+7 900 123-45-67", Country::Other, "+79001234567"),
        ("8 (900) 123-45-67", Country::Ru, "+79001234567"),
        ("89001234567", Country::Ru, "+79001234567"),
        ("79001234567", Country::Ru, "+79001234567"),
        ("9001234567", Country::Ru, "+79001234567"),
        ("8 701 123 45 67", Country::Kz, "+77011234567"),
        ("(212) 555-0123", Country::Us, "+12125550123"),
        ("020 7946 0018", Country::Gb, "+442079460018"),
        ("00 49 30 901820", Country::Other, "+4930901820"),
        ("+44 20 7946 0018", Country::Ru, "+442079460018"),
    ];
    for (text, country, expected) in table {
        assert_eq!(phone::read(text, country).map(String::from), Ok(expected.to_owned()), "{text}");
    }
    assert_eq!(phone::read("9001234567", Country::Other), Err(PhoneProblem::NoCountryCode));
    for text in
        ["", "звоните", "+", "12345", "+7 900", "7+900", "+1234567890123456", "+7 900 123 45 67 доб 2"]
    {
        assert_eq!(phone::read(text, Country::Ru), Err(PhoneProblem::NotAPhone), "{text}");
    }
}

#[test]
fn a_phone_is_checked_when_it_is_read_from_storage() {
    let phone = phone::read("+79001234567", Country::Other).unwrap();
    assert_eq!(serde_json::to_string(&phone).unwrap(), r#""+79001234567""#);
    assert_eq!(serde_json::from_str::<Phone>(r#""+79001234567""#).unwrap(), phone);
    assert!(serde_json::from_str::<Phone>(r#""call me""#).is_err());
}

proptest! {
    #[test]
    fn a_cleaned_text_stays_as_it_is(text in any::<String>()) {
        if let Ok(cleaned) = clean(&text, 10_000) {
            prop_assert_eq!(clean(&cleaned, 10_000), Ok(cleaned.clone()));
            let hidden = cleaned.contains(['\u{202e}', '\0', '\t']);
            prop_assert!(!hidden);
        }
    }

    #[test]
    fn any_text_may_be_offered_as_a_phone(text in any::<String>()) {
        let _ = phone::read(&text, Country::Ru);
    }
}
