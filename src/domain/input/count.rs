//! Reads a whole number with the words people put around it: `3`, `до 3 частей`, `30 %`, `2 недели`, `нет`.

use super::folded;

/// What a number counts: the beginnings of its words in either language, and how many one of them is.
pub type Unit = (&'static [&'static str], u32);

/// Parts of a plan.
pub const PARTS: &[Unit] = &[(&["част", "платеж", "раз", "part", "payment", "instal", "time"], 1)];

/// Days; a month counts as thirty.
pub const DAYS: &[Unit] = &[
    (&["дн", "ден", "day"], 1),
    (&["недел", "нед", "week"], 7),
    (&["месяц", "мес", "month"], 30),
    (&["год", "лет", "year"], 365),
];

/// Percent.
pub const PERCENT: &[Unit] = &[(&["%", "процент", "percent"], 1)];

/// Words that change nothing.
const FILLERS: &[&str] = &[
    "до",
    "не",
    "более",
    "больше",
    "менее",
    "меньше",
    "позже",
    "чем",
    "максимум",
    "минимум",
    "от",
    "через",
    "за",
    "в",
    "х",
    "ти",
    "и",
    "up",
    "to",
    "at",
    "most",
    "least",
    "no",
    "more",
    "less",
    "than",
    "later",
    "max",
    "min",
    "maximum",
    "minimum",
    "from",
    "in",
    "within",
    "after",
    "per",
    "the",
];

/// Words that mean none, or any.
const NONE: &[&str] =
    &["нет", "ноль", "никакой", "никакая", "без", "любая", "любой", "none", "no", "zero", "any"];

/// The number in `text`, counted in the first of `units`; `None`: not one whole number.
pub fn read(text: &str, units: &[Unit]) -> Option<u32> {
    let text = folded(text).replace(['−', '–'], "-");
    let words = words(&text)?;
    let mut numbers = words.iter().filter(|word| is_number(word));
    let Some(number) = numbers.next() else {
        let says_none = words.iter().any(|word| NONE.contains(&word.as_str()));
        let is_clear = words.iter().all(|word| NONE.contains(&word.as_str()) || is_known(word, units));
        return (says_none && is_clear).then_some(0);
    };
    let is_clear =
        numbers.next().is_none() && words.iter().all(|word| is_number(word) || is_known(word, units));
    let times = words.iter().find_map(|word| unit(word, units)).unwrap_or(1);
    number.parse::<u32>().ok().filter(|_| is_clear)?.checked_mul(times)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

fn is_known(word: &str, units: &[Unit]) -> bool {
    FILLERS.contains(&word) || unit(word, units).is_some()
}

fn unit(word: &str, units: &[Unit]) -> Option<u32> {
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| word.starts_with(beginning));
    units.iter().find(|(beginnings, _)| begins(beginnings)).map(|(_, times)| *times)
}

/// Words, numbers and percent signs, each alone: `30%` and `3-х` are two. `None` where a number has a sign or
/// a fraction.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in text.chars() {
        let kind = kind_of(letter);
        if kind == Kind::Digit && matches!(before, '-' | '.' | ',') {
            return None;
        }
        let goes_on = kind == kind_of(before) && kind != Kind::Sign;
        match words.last_mut() {
            _ if kind == Kind::Other => {}
            Some(word) if goes_on => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        before = letter;
    }
    Some(words)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    Letter,
    /// A percent sign stands for itself.
    Sign,
    Other,
}

fn kind_of(letter: char) -> Kind {
    match letter {
        '0'..='9' => Kind::Digit,
        '%' => Kind::Sign,
        _ if letter.is_alphabetic() => Kind::Letter,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_with_the_words_around_it() {
        let table: [(&str, &[Unit], Option<u32>); 37] = [
            ("3", PARTS, Some(3)),
            (" 3 ", PARTS, Some(3)),
            ("до 3 частей", PARTS, Some(3)),
            ("Не больше 3-х", PARTS, Some(3)),
            ("4 платежа.", PARTS, Some(4)),
            ("up to 4 parts", PARTS, Some(4)),
            ("no more than 4", PARTS, Some(4)),
            ("3 times", PARTS, Some(3)),
            ("2 раза", PARTS, Some(2)),
            ("30%", PERCENT, Some(30)),
            ("30 %", PERCENT, Some(30)),
            ("не меньше 30 процентов", PERCENT, Some(30)),
            ("30 percent", PERCENT, Some(30)),
            ("нет", PERCENT, Some(0)),
            ("Без", PERCENT, Some(0)),
            ("any", PERCENT, Some(0)),
            ("none", PERCENT, Some(0)),
            ("0", PERCENT, Some(0)),
            ("90 дней", DAYS, Some(90)),
            ("90 days", DAYS, Some(90)),
            ("2 недели", DAYS, Some(14)),
            ("3 МЕСЯЦА", DAYS, Some(90)),
            ("a month", DAYS, None),
            ("2 months", DAYS, Some(60)),
            ("1 год", DAYS, Some(365)),
            ("через 45", DAYS, Some(45)),
            ("-3", PARTS, None),
            ("1.5", PARTS, None),
            ("1,5 месяца", DAYS, None),
            ("2-3", PARTS, None),
            ("2 3", PARTS, None),
            ("три", PARTS, None),
            ("без 3", PARTS, None),
            ("3 банана", PARTS, None),
            ("30 дней", PERCENT, None),
            ("99999999999", PARTS, None),
            ("", PARTS, None),
        ];
        for (text, units, expected) in table {
            assert_eq!(read(text, units), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gets_an_answer(text in ".*") {
            for units in [PARTS, DAYS, PERCENT] {
                let _ = read(&text, units);
            }
        }

        #[test]
        fn a_bare_number_is_itself(number in any::<u32>()) {
            prop_assert_eq!(read(&number.to_string(), PARTS), Some(number));
        }
    }
}
