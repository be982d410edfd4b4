use proptest::prelude::*;

use super::{money, today};
use crate::domain::{
    input::terms::{LONGEST, Off, TermsReading, Wanted, read},
    language::Language,
    money::{Currency, Money},
    plan::PARTS_MAX,
};

const WORDS: [&str; 64] = [
    "заплачу",
    "можно",
    "до",
    "15-го",
    "завтра",
    "половину",
    "остальное",
    "по",
    "3000",
    "в",
    "месяц",
    "на",
    "4",
    "части",
    "скидку",
    "10%",
    "если",
    "сразу",
    "через",
    "неделю",
    "и",
    ",",
    "каждую",
    "пятницу",
    "после",
    "не",
    "раньше",
    "раз",
    "скоро",
    "12,500",
    "31",
    "0",
    "99999999999999999999",
    "-5",
    "100",
    "$",
    "₽",
    "I'll",
    "pay",
    "half",
    "on",
    "friday",
    "the",
    "rest",
    "next",
    "month",
    "50",
    "a",
    "week",
    "payments",
    "of",
    "from",
    "dec",
    "20",
    "for",
    "2",
    "weeks",
    "off",
    "today",
    "third",
    "50%",
    "?",
    "11/12",
    "999",
];

fn sum_of(parts: impl IntoIterator<Item = Money>, left: Money) -> Money {
    Money::sum(left.currency(), parts).unwrap()
}

/// What may be shown as an offer, whatever was typed.
fn can_be_offered(wanted: &Wanted, left: Money) {
    match wanted {
        Wanted::Promise { on } | Wanted::Deferral { on } => assert!(*on >= today()),
        Wanted::Discount { off, on } => {
            assert!(*on >= today());
            let taken = match off {
                Off::Percent(percent) => left.percent(*percent).unwrap(),
                Off::Amount(sum) => *sum,
            };
            assert!(taken.amount() < left.amount());
        }
        Wanted::Series { sums, first_on, .. } => {
            assert_eq!(sum_of(sums.iter().copied(), left), left);
            assert!(sums.iter().all(|sum| sum.is_positive()));
            assert!((2..=PARTS_MAX as usize).contains(&sums.len()));
            assert!(first_on.is_none_or(|on| on >= today()));
        }
        Wanted::Parts(parts) => {
            assert_eq!(sum_of(parts.iter().map(|(_, sum)| *sum), left), left);
            assert!(parts.iter().all(|(on, sum)| *on >= today() && sum.is_positive()));
            assert!(parts.is_sorted_by(|one, next| one.0 < next.0));
            assert!((2..=PARTS_MAX as usize).contains(&parts.len()));
        }
    }
}

proptest! {
    #[test]
    fn any_words_get_one_answer_that_can_be_offered(
        any in "\\PC{0,60}",
        mess in "[0-9.,/%$ -]{0,20}",
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..10),
        minor in 1_i64..10_000_000,
        language in prop::sample::select(Language::ALL.to_vec()),
    ) {
        let left = Money::from_minor(minor, Currency::RUB).unwrap();
        for typed in [any, mess, words.join(" ")] {
            let reading = read(&typed, today(), language, left);
            prop_assert_eq!(&reading, &read(&typed, today(), language, left), "{}", typed);
            if let TermsReading::Clear(wanted) = reading {
                can_be_offered(&wanted, left);
            }
        }
    }

    #[test]
    fn a_first_part_and_the_rest_make_up_what_is_left(first in 40_i64..12_499, days in 1_u64..28) {
        let left = money("12500", Currency::RUB);
        let typed = format!("{first} завтра, остальное через {} дней", days + 1);
        let rest_on = today() + chrono::Days::new(days + 1);
        let parts = vec![
            (today() + chrono::Days::new(1), money(&first.to_string(), Currency::RUB)),
            (rest_on, money(&(12_500 - first).to_string(), Currency::RUB)),
        ];
        let expected = TermsReading::Clear(Wanted::Parts(parts));
        prop_assert_eq!(read(&typed, today(), Language::Ru, left), expected, "{}", typed);
    }
}

#[test]
fn a_letter_is_left_to_a_person() {
    let left = money("12500", Currency::RUB);
    let letter = format!("заплачу завтра{}", " очень".repeat(LONGEST));
    assert_eq!(read(&letter, today(), Language::Ru, left), TermsReading::Nothing);
}
