use proptest::prelude::*;

use super::super::amount::{AmountProblem, AmountReading, read, read_in};
use crate::domain::{
    input::Reading,
    money::{Currency, Money},
    vectors,
};

fn money(text: &str) -> Money {
    let (amount, code) = text.split_once(' ').unwrap();
    Money::new(amount.parse().unwrap(), Currency::from_code(code).unwrap()).unwrap()
}

fn clear(text: &str) -> AmountReading {
    Reading::Clear(money(text))
}

#[test]
fn amount_parsing_vectors_hold() {
    for case in vectors::group("amount_parsing")["cases"].as_array().unwrap() {
        let currency = Currency::from_code(case["currency"].as_str().unwrap()).unwrap();
        let reading = read(case["text"].as_str().unwrap(), currency);
        let expected = case["minor"].as_i64().map(|minor| Money::from_minor(minor, currency).unwrap());
        match expected {
            Some(money) => assert_eq!(reading, Reading::Clear(money), "{case}"),
            None => assert!(matches!(reading, Reading::Refused(_)), "{case}: {reading:?}"),
        }
    }
}

#[test]
fn russian_ways_of_writing_an_amount_are_understood() {
    let table = [
        ("12500", "12500 RUB"),
        (" 12 500 ", "12500 RUB"),
        ("12\u{a0}500,00\u{a0}₽", "12500 RUB"),
        ("12\u{202f}500 ₽", "12500 RUB"),
        ("1 234 567", "1234567 RUB"),
        ("12500 р", "12500 RUB"),
        ("12500р.", "12500 RUB"),
        ("12500 руб.", "12500 RUB"),
        ("12 500 рублей", "12500 RUB"),
        ("1 рубль", "1 RUB"),
        ("12,5 тыс", "12500 RUB"),
        ("12,5 тыс.", "12500 RUB"),
        ("12.5 тыс. руб.", "12500 RUB"),
        ("12.5тыс.руб", "12500 RUB"),
        ("12 тысяч", "12000 RUB"),
        ("12 т.р.", "12000 RUB"),
        ("12к", "12000 RUB"),
        ("1,5 млн", "1500000 RUB"),
        ("0,50", "0.50 RUB"),
        ("5 000 тенге", "5000 KZT"),
        ("5000₸", "5000 KZT"),
        ("150 000 сум", "150000 UZS"),
        ("300 долларов", "300 USD"),
        ("200 евро", "200 EUR"),
        ("1000 грн", "1000 UAH"),
        ("700 сом", "700 KGS"),
        ("100 BYN", "100 BYN"),
        ("+500", "500 RUB"),
    ];
    for (text, expected) in table {
        assert_eq!(read(text, Currency::RUB), clear(expected), "{text}");
    }
}

#[test]
fn english_ways_of_writing_an_amount_are_understood() {
    let table = [
        ("250", "250 USD"),
        ("$250", "250 USD"),
        ("$ 250.50", "250.50 USD"),
        ("250$", "250 USD"),
        ("250 usd", "250 USD"),
        ("USD 250", "250 USD"),
        ("US$250", "250 USD"),
        ("250 dollars", "250 USD"),
        ("12,500.50", "12500.50 USD"),
        ("1,234,567", "1234567 USD"),
        ("1,234,567.89", "1234567.89 USD"),
        ("12'500.50", "12500.50 USD"),
        ("12’500", "12500 USD"),
        ("12.5k", "12500 USD"),
        ("$12.5k", "12500 USD"),
        ("12k usd", "12000 USD"),
        ("2 million", "2000000 USD"),
        ("€1.234,56", "1234.56 EUR"),
        ("1.234.567 eur", "1234567 EUR"),
        ("£99.99", "99.99 GBP"),
        ("99,9 pounds", "99.90 GBP"),
        ("₽12,500.00", "12500 RUB"),
        ("RUB\u{a0}12,500.00", "12500 RUB"),
        ("¥12,500", "12500 JPY"),
        ("500 CHF", "500 CHF"),
    ];
    for (text, expected) in table {
        assert_eq!(read(text, Currency::USD), clear(expected), "{text}");
    }
}

#[test]
fn what_may_be_thousands_or_cents_is_asked_about() {
    let table = [
        ("12,500", Currency::RUB, vec!["12500 RUB", "12.50 RUB"]),
        ("$12,500", Currency::USD, vec!["12500 USD", "12.50 USD"]),
        ("1.234", Currency::EUR, vec!["1234 EUR"]),
        ("1,234", Currency::KWD, vec!["1234 KWD", "1.234 KWD"]),
        ("12,500k", Currency::USD, vec!["12500000 USD", "12500 USD"]),
    ];
    for (text, currency, expected) in table {
        let expected = expected.into_iter().map(money).collect();
        assert_eq!(read(text, currency), Reading::Ambiguous(expected), "{text}");
    }
}

#[test]
fn what_is_not_an_amount_is_refused_with_the_reason() {
    use AmountProblem::{Empty, NotANumber, NotPositive, TooLarge, TooManyDecimals};
    let maximum = Money::maximum(Currency::RUB);
    let table = [
        ("", Empty),
        (" \u{a0} ", Empty),
        ("много", NotANumber),
        ("₽", NotANumber),
        ("12 50", NotANumber),
        ("1 2 3", NotANumber),
        ("12.500,5.0", NotANumber),
        ("1,23,456", NotANumber),
        ("12 яблок", NotANumber),
        ("$5 €", NotANumber),
        ("5 k k", NotANumber),
        ("12e5", NotANumber),
        ("1/2", NotANumber),
        ("0", NotPositive),
        ("0,00", NotPositive),
        ("-5", NotPositive),
        ("−5", NotPositive),
        ("-$5", NotPositive),
        ("12500.505", TooManyDecimals { allowed: 2 }),
        ("0,001", TooManyDecimals { allowed: 2 }),
        ("1.00000000000000000000000000000000001", TooManyDecimals { allowed: 2 }),
        ("1000000000001", TooLarge { maximum }),
        ("99999999999999999999999999999999999999", TooLarge { maximum }),
        ("9999999999 млн", TooLarge { maximum }),
    ];
    for (text, problem) in table {
        assert_eq!(read(text, Currency::RUB), Reading::Refused(problem), "{text}");
    }
    assert_eq!(read("100.5", Currency::JPY), Reading::Refused(TooManyDecimals { allowed: 0 }));
}

#[test]
fn a_payment_in_another_currency_is_refused() {
    let other = AmountProblem::OtherCurrency { expected: Currency::RUB, found: Currency::USD };
    assert_eq!(read_in("$250", Currency::RUB), Reading::Refused(other));
    assert_eq!(read_in("250 ₽", Currency::RUB), clear("250 RUB"));
}

#[test]
fn a_shared_sign_means_the_default_currency() {
    let canadian = Currency::from_code("CAD").unwrap();
    assert_eq!(read("$250", canadian), clear("250 CAD"));
    assert_eq!(read("$250", Currency::EUR), clear("250 USD"));
}

/// As Russian and English write sums: groups of three, the minor unit's digits.
fn written(money: Money, group: char, decimal: char) -> String {
    let digits = money.amount().to_string();
    let (whole, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(w, f)| (w, Some(f)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}{decimal}{fraction}"))
}

proptest! {
    #[test]
    fn formatted_money_is_read_back(
        minor in 1_i64..1_000_000_000_000,
        currency in prop::sample::select(vec![Currency::RUB, Currency::USD, Currency::JPY, Currency::KWD]),
    ) {
        let money = Money::from_minor(minor, currency).unwrap();
        let code = currency.code();
        let symbol = if currency == Currency::KWD { code.to_owned() } else { currency.symbol() };
        let texts = [
            format!("{}\u{a0}{symbol}", written(money, '\u{a0}', ',')),
            format!("{code}\u{a0}{}", written(money, ',', '.')),
            format!("{symbol}{}", written(money, ',', '.')),
            money.to_string(),
        ];
        for text in texts {
            match read(&text, Currency::EUR) {
                Reading::Clear(read) => prop_assert_eq!(read, money, "{}", text),
                Reading::Ambiguous(candidates) => prop_assert!(candidates.contains(&money), "{}", text),
                Reading::Refused(problem) => prop_assert!(false, "{}: {}", text, problem),
            }
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,40}", mess in "[0-9., '$₽kк\\-+тысруб]{0,24}") {
        for text in [text, mess] {
            for currency in [Currency::RUB, Currency::JPY, Currency::KWD] {
                match read(&text, currency) {
                    Reading::Clear(money) => prop_assert!(money.is_positive()),
                    Reading::Ambiguous(candidates) => {
                        prop_assert!(!candidates.is_empty());
                        prop_assert!(candidates.iter().all(|money| money.is_positive()));
                    }
                    Reading::Refused(_) => {}
                }
            }
        }
    }
}
