//! Cuts what was typed into clauses of plain words, and spells slang and slips the way the readers know them.

use super::super::folded;

/// What was typed, clause by clause.
pub(super) struct Said {
    pub(super) clauses: Vec<Vec<String>>,
    /// There is a question mark: somebody's consent is asked for.
    pub(super) asks: bool,
}

impl Said {
    pub(super) fn of(typed: &str) -> Self {
        let mut text = format!(" {} ", spaced(&folded(typed)));
        for (written, meant) in SPELLINGS {
            text = text.replace(&format!(" {written} "), &format!(" {meant} "));
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let clauses = words.split(|word| BREAKS.contains(word));
        let clauses = clauses.map(|words| words.iter().map(|word| day_of_month(word)).collect());
        Self { clauses: clauses.collect(), asks: typed.contains('?') }
    }
}

/// Between these, a new thought begins.
const BREAKS: [&str; 8] = [",", "но", "а", "зато", "but", "so", "поэтому", "then"];

/// How people write, and what they mean. Longer ways come first.
const SPELLINGS: &[(&str, &str)] = &[
    ("конца мес", "конца месяца"),
    ("конце мес", "конце месяца"),
    ("end of mo", "end of month"),
    ("right now", "today"),
    ("right away", "today"),
    ("straight away", "today"),
    ("at once", "today"),
    ("in one go", "today"),
    ("прямо сейчас", "сегодня"),
    ("как насчет", "можно"),
    ("что если", "можно"),
    ("how about", "can i"),
    ("how bout", "can i"),
    ("what about", "can i"),
    ("what if", "can i"),
    ("щас", "сегодня"),
    ("щяс", "сегодня"),
    ("сразу", "сегодня"),
    ("немедленно", "сегодня"),
    ("севодня", "сегодня"),
    ("завтро", "завтра"),
    ("immediately", "today"),
    ("tonight", "today"),
    ("2day", "today"),
    ("tmrw", "tomorrow"),
    ("tmr", "tomorrow"),
    ("tmw", "tomorrow"),
    ("tomorow", "tomorrow"),
    ("tommorow", "tomorrow"),
    ("tommorrow", "tomorrow"),
    ("thur", "thu"),
    ("недельку", "неделю"),
    ("месяцок", "месяц"),
    ("денек", "день"),
    ("wk", "week"),
    ("wks", "weeks"),
    ("mo", "month"),
    ("another", "1"),
    ("напополам", "2 части"),
    ("пополам", "2 части"),
    ("50/50", "2 parts"),
    ("две тысячи", "2000"),
    ("три тысячи", "3000"),
    ("пять тысяч", "5000"),
    ("полторы тысячи", "1500"),
    ("тысяче", "1000"),
    ("тысячу", "1000"),
    ("пятьсот", "500"),
    ("a hundred", "100"),
    ("one hundred", "100"),
    ("fifty", "50"),
    ("bucks", "$"),
    ("понедельникам", "каждый понедельник"),
    ("вторникам", "каждый вторник"),
    ("средам", "каждую среду"),
    ("четвергам", "каждый четверг"),
    ("пятницам", "каждую пятницу"),
    ("субботам", "каждую субботу"),
    ("mondays", "every monday"),
    ("tuesdays", "every tuesday"),
    ("wednesdays", "every wednesday"),
    ("thursdays", "every thursday"),
    ("fridays", "every friday"),
    ("saturdays", "every saturday"),
    // Said beside a length of time, they change nothing.
    ("еще", ""),
    ("more", ""),
];

/// Sets off punctuation that separates, and keeps what belongs to a number or a word: `12,500`, `15.12`, `т.р`.
fn spaced(text: &str) -> String {
    let text = text.replace(['’', '‘', '`'], "'");
    let letters: Vec<char> = text.chars().collect();
    let mut spaced = String::new();
    for (index, letter) in letters.iter().copied().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before)).copied().unwrap_or(' ');
        let after = letters.get(index + 1).copied().unwrap_or(' ');
        match letter {
            ',' if before.is_ascii_digit() && after.is_ascii_digit() => spaced.push(letter),
            '.' if before.is_alphanumeric() && after.is_alphanumeric() => spaced.push(letter),
            '-' | '–' | '—' if before == ' ' && after == ' ' => spaced.push(','),
            '/' if after.is_alphabetic() => spaced.push_str(" per "),
            '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '—' | '\n' => spaced.push_str(" , "),
            '"' | '«' | '»' => spaced.push(' '),
            '%' => spaced.push_str(" % "),
            _ => spaced.push(letter),
        }
    }
    spaced
}

/// `10му`, `10-ого`, `10-е`: the tenth, as the date reader writes it.
fn day_of_month(word: &str) -> String {
    let figures = word.chars().take_while(char::is_ascii_digit).count();
    match word.split_at_checked(figures) {
        Some((day, "му" | "-му" | "ого" | "-ого" | "е" | "-е" | "го")) if (1..=2).contains(&figures) =>
        {
            format!("{day}-го")
        }
        _ => word.to_owned(),
    }
}
