//! The worked examples of CLDR and the sentences of the product's own dates and counts.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Args, Html, args, check, texts};
use crate::domain::language::Language;
use crate::domain::money::{Currency, Money};
use crate::domain::vectors;

const LANGUAGES: [Language; 2] = [Language::Ru, Language::En];

fn money(amount: &str, code: &str) -> Money {
    Money::new(amount.parse().unwrap(), Currency::from_code(code).unwrap()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn both(say: impl Fn(&super::Texts) -> String) -> [String; 2] {
    LANGUAGES.map(|language| say(texts(language)))
}

#[test]
fn exact_money_is_written_as_cldr_writes_it_with_narrow_signs() {
    for case in vectors::group("money_format")["cases"].as_array().unwrap() {
        let text = |name: &str| case[name].as_str();
        let language = match text("locale").unwrap() {
            "ru" => Language::Ru,
            "en" => Language::En,
            _ => continue,
        };
        let expected = text("narrow").or(text("expected")).unwrap();
        let amount = money(text("amount").unwrap(), text("currency").unwrap());
        assert_eq!(texts(language).money_exact(&amount), expected, "{case}");
    }
}

#[test]
fn money_in_the_chat_drops_the_decimals_of_a_whole_amount() {
    let table = [
        ("12500", "RUB", "12 500 ₽", "₽12,500"),
        ("4166.67", "RUB", "4 166,67 ₽", "₽4,166.67"),
        ("0", "USD", "0 $", "$0"),
        ("250.50", "USD", "250,50 $", "$250.50"),
        ("-1500", "EUR", "-1 500 €", "-€1,500"),
        ("12500", "JPY", "12 500 ¥", "¥12,500"),
        ("1.500", "KWD", "1,500 KWD", "KWD 1.500"),
        ("-0.5", "CHF", "-0,50 CHF", "-CHF 0.50"),
        ("1000000", "CNY", "1 000 000 CNY", "CNY 1,000,000"),
    ];
    for (amount, code, russian, english) in table {
        let amount = money(amount, code);
        let written = both(|texts| texts.money(&amount)).map(|text| text.replace('\u{a0}', " "));
        assert_eq!(written, [russian, english]);
    }
}

#[test]
fn amounts_never_break_across_lines() {
    assert_eq!(texts(Language::Ru).money(&money("12500", "RUB")), "12\u{a0}500\u{a0}₽");
    assert_eq!(texts(Language::En).money(&money("12500", "KWD")), "KWD\u{a0}12,500");
}

#[test]
fn numbers_are_grouped_and_keep_their_decimals() {
    let number: Decimal = "1234567.50".parse().unwrap();
    assert_eq!(both(|texts| texts.number(number)), ["1\u{a0}234\u{a0}567,50", "1,234,567.50"]);
    assert_eq!(both(|texts| texts.number(7)), ["7", "7"]);
}

#[test]
fn russian_days_take_the_form_that_the_number_asks_for() {
    for case in vectors::group("plurals_ru")["cases"].as_array().unwrap() {
        let written = texts(Language::Ru).days(case["n"].as_i64().unwrap());
        assert_eq!(written.replace('\u{a0}', " "), case["expected"].as_str().unwrap().replace('\u{a0}', " "));
    }
}

#[test]
fn counted_things_agree_with_their_number() {
    assert_eq!(both(|texts| texts.days(1)), ["1 день", "1 day"]);
    assert_eq!(both(|texts| texts.days(1001)), ["1\u{a0}001 день", "1,001 days"]);
    assert_eq!(both(|texts| texts.working_days(3)), ["3 рабочих дня", "3 working days"]);
    assert_eq!(both(|texts| texts.parts(21)), ["21 часть", "21 parts"]);
    assert_eq!(both(|texts| texts.payments(0)), ["0 платежей", "0 payments"]);
    assert_eq!(both(|texts| texts.debts(4)), ["4 долга", "4 debts"]);
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let date = day("2026-12-15");
    assert_eq!(both(|texts| texts.date(date)), ["15 декабря 2026", "December 15, 2026"]);
    assert_eq!(both(|texts| texts.date_short(date)), ["15.12.2026", "Dec 15, 2026"]);
    assert_eq!(both(|texts| texts.day_month(date)), ["15 декабря", "December 15"]);
    assert_eq!(both(|texts| texts.day_month_short(date)), ["15.12", "Dec 15"]);
    assert_eq!(both(|texts| texts.date_weekday(date)), ["вторник, 15 декабря", "Tuesday, December 15"]);
    assert_eq!(
        both(|texts| texts.date_weekday_genitive(date)),
        ["вторника, 15 декабря", "Tuesday, December 15"]
    );
    assert_eq!(both(|texts| texts.date_weekday_short(date)), ["вт 15.12", "Tue, Dec 15"]);
    assert_eq!(both(|texts| texts.month_title(2026, 12)), ["Декабрь 2026", "December 2026"]);
}

#[test]
fn the_date_vectors_hold_without_the_word_for_year() {
    for case in vectors::group("dates_format")["cases"].as_array().unwrap() {
        if case["locale"] == "ru" {
            let (date, texts) = (day(case["date"].as_str().unwrap()), texts(Language::Ru));
            let expected = |name: &str| case[name].as_str().unwrap().replace(['\u{a0}', '\u{202f}'], " ");
            assert_eq!(texts.date_short(date), expected("short"));
            assert_eq!(texts.date(date), expected("long").trim_end_matches(" г."));
            assert_eq!(texts.date_weekday(date) + " 2026", expected("full").trim_end_matches(" г."));
        }
    }
}

#[test]
fn short_dates_are_padded_in_russian_only() {
    let date = day("2027-03-05");
    assert_eq!(both(|texts| texts.date_short(date)), ["05.03.2027", "Mar 5, 2027"]);
    assert_eq!(both(|texts| texts.day_month(date)), ["5 марта", "March 5"]);
    assert_eq!(both(|texts| texts.date_weekday_short(date)), ["пт 05.03", "Fri, Mar 5"]);
}

#[test]
fn every_month_and_weekday_has_its_own_name() {
    for texts in LANGUAGES.map(texts) {
        let months: std::collections::BTreeSet<_> =
            (1..=12).map(|month| texts.month_title(2026, month)).collect();
        assert_eq!(months.len(), 12);
        let initials = texts.weekday_initials();
        assert_eq!(initials.len(), 7);
        assert!(["Пн", "Mo"].contains(&initials[0].as_str()));
        assert!(["Вс", "Su"].contains(&initials[6].as_str()));
    }
}

#[test]
fn an_instant_is_shown_in_the_readers_zone() {
    let instant: DateTime<Utc> = "2026-12-12T21:05:59Z".parse().unwrap();
    let moscow = Tz::Europe__Moscow;
    assert_eq!(both(|texts| texts.time(instant, moscow)), ["00:05", "00:05"]);
    assert_eq!(both(|texts| texts.instant(instant, moscow)), ["13.12.2026 00:05", "Dec 13, 2026, 00:05"]);
    assert_eq!(texts(Language::En).instant(instant, Tz::America__New_York), "Dec 12, 2026, 16:05");
}

#[test]
fn a_missing_text_shows_its_key_in_brackets() {
    let texts = texts(Language::Ru);
    assert_eq!(texts.plain("no-such-text", &Args::new()), "[no-such-text]");
    assert_eq!(texts.plain("no-such-text.attribute", &Args::new()), "[no-such-text.attribute]");
    assert_eq!(texts.html("", &Args::new()), Html::escape("[]"));
    assert!(!texts.has("no-such-text"));
    assert!(texts.has("common-date"));
}

#[test]
fn a_missing_argument_shows_the_key_in_brackets() {
    assert_eq!(texts(Language::En).plain("common-days", &Args::new()), "[common-days]");
}

#[test]
fn peoples_words_are_escaped_in_markup_and_kept_in_plain_text() {
    let name = "<b>&\"Ромашка\"";
    let args = Args::new().set("day", name).set("month", 12).set("year", Html::escape("&"));
    let markup = texts(Language::Ru).html("common-date", &args);
    assert_eq!(markup.as_str(), "&lt;b&gt;&amp;&quot;Ромашка&quot; декабря &amp;");
    let args = args! { day = name, month = 12, year = String::from("&") };
    assert_eq!(texts(Language::Ru).plain("common-date", &args), "<b>&\"Ромашка\" декабря &");
}

#[test]
fn the_embedded_texts_have_no_problems() {
    assert_eq!(check(), Vec::<String>::new());
}

proptest! {
    #[test]
    fn any_amount_and_date_can_be_written(minor in -1_000_000_000_000_i64..1_000_000_000_000, days in 0_i32..200_000) {
        let amount = Money::from_minor(minor, Currency::RUB).unwrap();
        let date = NaiveDate::from_num_days_from_ce_opt(600_000 + days).unwrap();
        for texts in LANGUAGES.map(texts) {
            let digits: String = texts.money_exact(&amount).chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<i64>().unwrap(), minor.abs());
            prop_assert!(!texts.date_weekday(date).contains('['));
        }
    }
}
