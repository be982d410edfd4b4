//! The rules of the house, each a function from a file to what is wrong in it. What a rule allows by name is listed
//! beside it, with the reason.

use super::source::{Function, Source, Token};

/// The rooms from the roof down; those in one line share a floor. A room imports from its own floor and below.
const FLOORS: [&[&str]; 14] = [
    &["main", "lib"],
    &["cli", "config", "telemetry"],
    &["startup"],
    &["demo"],
    &["sandbox"],
    &["worker"],
    &["telegram"],
    &["dialogue"],
    &["app"],
    &["documents"],
    &["screens"],
    &["store"],
    &["i18n"],
    &["domain", "postgres"],
];

/// Imports upwards that are meant: `(from, to)`.
const UPWARD: [(&str, &str); 2] = [
    // Starting is doing what the settings say.
    ("startup", "config"),
    // `doctor` looks at the options as they were typed, because they may be wrong.
    ("startup", "cli"),
];

/// Where `sqlx` may be named. Other rooms hand `store::PgPool` on without knowing what it is.
const SQL: [&str; 5] = [
    "src/store/",
    "src/app/unit_of_work.rs",
    "src/startup",
    // Says how to connect to the embedded cluster, and how `DATABASE_URL` reads. Neither asks anything.
    "src/postgres/",
    "src/config/readers.rs",
];

/// Where `teloxide` may be named: another messenger can come later.
const TELOXIDE: [&str; 2] = ["src/telegram/", "src/startup"];

/// Where Cyrillic letters may stand in the program.
const CYRILLIC: [&str; 7] = [
    // Words that people type, and names of months, currencies and cities to recognise among them.
    "src/domain/input/",
    "src/domain/calendar/",
    "src/domain/zones.rs",
    // How Russian writes money and dates.
    "src/i18n/",
    // Names of the demo's people and what they type. The bot's answers are in the locales.
    "src/demo/",
    "src/startup/demo.rs",
    // Words of a wish to be left alone.
    "src/dialogue/debtor/stop",
];

/// Rooms that speak to people, so that an English sentence there belongs into the locales.
const SPEAKING: [&str; 4] = ["app", "dialogue", "documents", "screens"];

/// Rooms without clock, database and network, and what they may not name.
const PURE: [&str; 2] = ["domain", "screens"];
const IMPURE: [&str; 9] =
    ["sqlx", "store", "postgres", "tokio", "reqwest", "axum", "teloxide", "tracing", "async"];

/// Where time is read: the clock itself, and a wait for another program.
const CLOCK: [&str; 2] = ["src/app/clock.rs", "src/postgres/cluster.rs"];
/// Where random numbers are taken.
const RANDOM: [&str; 1] = ["src/app/ids.rs"];

/// Where a request that puts a message into a chat is made.
const SENDING: [&str; 2] = ["src/worker/delivery", "src/telegram/client"];

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 70;
/// A test may hold a table or tell a story.
const TEST_LINES_MAX: usize = 120;

/// What is wrong, with its place.
pub type Findings = Vec<String>;

pub fn imports_against_the_direction(source: &Source) -> Findings {
    let from = source.room();
    let is_against = |to: &str| match (floor(from), floor(to)) {
        (Some(above), Some(below)) => above > below && !UPWARD.contains(&(from, to)),
        _ => true,
    };
    let imported = rooms_named(source).into_iter().filter(|(to, _)| is_against(to));
    imported.map(|(to, line)| format!("{}:{line}: `{from}` names `{to}`", source.path)).collect()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&room))
}

/// Rooms named as `crate::room` or in `crate::{room, …}`, with lines. A chain of `super` that leaves its room counts
/// as an unknown one: a room is entered by its name.
fn rooms_named(source: &Source) -> Vec<(String, usize)> {
    let tokens = &source.program;
    let mut named = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let begins_path = text(tokens, at + 1) == "::";
        if token.text == "crate" && begins_path {
            match text(tokens, at + 2) {
                "{" => named.extend(first_of_each(&tokens[at + 3..])),
                // Macros live at the root, whatever room they are written in.
                "args" => named.push(("i18n".to_owned(), token.line)),
                room => named.push((room.to_owned(), token.line)),
            }
        } else if token.text == "super"
            && begins_path
            && at.checked_sub(1).is_none_or(|before| text(tokens, before) != "::")
        {
            let chain = tokens[at..].chunks(2).take_while(|link| link[0].text == "super").count();
            if chain >= source.depth() {
                named.push(("super".to_owned(), token.line));
            }
        }
    }
    named
}

/// The first words of the items of a list in braces, which begins here.
fn first_of_each(tokens: &[Token]) -> Vec<(String, usize)> {
    let mut depth = 0;
    let mut expected = true;
    let mut found = Vec::new();
    for token in tokens {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" if depth == 0 => break,
            "}" => depth -= 1,
            "," if depth == 0 => expected = true,
            _ if expected => {
                found.push((token.text.clone(), token.line));
                expected = false;
            }
            _ => {}
        }
    }
    found
}

pub fn sql_outside_the_store(source: &Source) -> Findings {
    words_outside(source, &["sqlx"], &SQL)
}

pub fn teloxide_outside_telegram(source: &Source) -> Findings {
    words_outside(source, &["teloxide"], &TELOXIDE)
}

pub fn impure_words_in_pure_rooms(source: &Source) -> Findings {
    if PURE.contains(&source.room()) { words_outside(source, &IMPURE, &[]) } else { Vec::new() }
}

pub fn random_numbers_outside_their_port(source: &Source) -> Findings {
    words_outside(source, &["rand", "OsRng"], &RANDOM)
}

fn words_outside(source: &Source, words: &[&str], allowed: &[&str]) -> Findings {
    if is_in(source, allowed) {
        return Vec::new();
    }
    let found = source.program.iter().filter(|token| words.contains(&token.text.as_str()));
    found.map(|token| format!("{}:{}: `{}`", source.path, token.line, token.text)).collect()
}

pub fn time_read_outside_the_clock(source: &Source) -> Findings {
    const CLOCKS: [&str; 4] = ["Utc", "Local", "SystemTime", "Instant"];
    if is_in(source, &CLOCK) {
        return Vec::new();
    }
    let reads = |window: &&[Token]| match window {
        [clock, path, now] => CLOCKS.contains(&clock.text.as_str()) && path.text == "::" && now.text == "now",
        _ => false,
    };
    let found = source.program.windows(3).filter(reads);
    found.map(|found| format!("{}:{}: `{}::now`", source.path, found[0].line, found[0].text)).collect()
}

pub fn messages_sent_past_delivery(source: &Source) -> Findings {
    if is_in(source, &SENDING) {
        return Vec::new();
    }
    let calls = |window: &&[Token]| matches!(window, [dot, name, open] if dot.text == "." && name.text == "make" && open.text == "(");
    let found = source.program.windows(3).filter(calls);
    found.map(|found| format!("{}:{}: sends by itself", source.path, found[0].line)).collect()
}

pub fn russian_in_the_code(source: &Source) -> Findings {
    if is_in(source, &CYRILLIC) {
        return Vec::new();
    }
    let is_cyrillic = |letter: char| ('\u{400}'..='\u{4ff}').contains(&letter);
    let found = source.program.iter().filter(|token| token.text.chars().any(is_cyrillic));
    found.map(|token| format!("{}:{}: {}", source.path, token.line, token.text)).collect()
}

pub fn sentences_in_the_code(source: &Source) -> Findings {
    if !SPEAKING.contains(&source.room()) {
        return Vec::new();
    }
    let is_sentence = |token: &&Token| {
        let words = token.text.trim_matches(['r', '#', '"']);
        token.is_literal
            && token.text.contains('"')
            && words.starts_with(char::is_uppercase)
            && words.split_whitespace().count() >= 4
    };
    let found = source.program.iter().filter(is_sentence);
    found.map(|token| format!("{}:{}: {}", source.path, token.line, token.text)).collect()
}

pub fn leftovers(source: &Source) -> Findings {
    const MACROS: [&str; 3] = ["todo", "unimplemented", "dbg"];
    const ATTRIBUTES: [&str; 2] = ["allow", "ignore"];
    let tokens = || [&source.program, &source.tests].into_iter().flat_map(|tokens| tokens.windows(3));
    let macros = tokens().filter_map(|window| match window {
        [name, bang, _] if MACROS.contains(&name.text.as_str()) && bang.text == "!" => Some(name),
        _ => None,
    });
    let attributes = tokens().filter_map(|window| match window {
        [hash, open, name] if open.text == "[" && ATTRIBUTES.contains(&name.text.as_str()) => {
            ["#", "!"].contains(&hash.text.as_str()).then_some(name)
        }
        _ => None,
    });
    macros
        .chain(attributes)
        .map(|found| format!("{}:{}: `{}`", source.path, found.line, found.text))
        .collect()
}

pub fn notes_to_self(source: &Source) -> Findings {
    const NOTES: [&str; 3] = ["TODO", "FIXME", "XXX"];
    let lines = (1..).zip(source.text.lines());
    let comments = lines.filter_map(|(number, line)| line.split_once("//").map(|(_, words)| (number, words)));
    let found = comments.filter(|(_, words)| NOTES.iter().any(|note| words.contains(note)));
    found.map(|(number, words)| format!("{}:{number}: //{words}", source.path)).collect()
}

pub fn sleeps_in_tests(source: &Source) -> Findings {
    let calls =
        |window: &&[Token]| matches!(window, [name, open] if name.text == "sleep" && open.text == "(");
    let found = source.tests.windows(2).filter(calls);
    found.map(|found| format!("{}:{}: sleeps", source.path, found[0].line)).collect()
}

pub fn long_file(path: &str, text: &str) -> Findings {
    let lines = text.lines().count();
    if lines > FILE_LINES_MAX { vec![format!("{path}: {lines} lines")] } else { Vec::new() }
}

pub fn long_functions(source: &Source) -> Findings {
    let is_long = |function: &&Function| {
        function.lines > if function.of_tests { TEST_LINES_MAX } else { FUNCTION_LINES_MAX }
    };
    let long = source.functions.iter().filter(is_long);
    long.map(|long| format!("{}:{}: `{}` has {} lines", source.path, long.line, long.name, long.lines))
        .collect()
}

pub fn no_word_about_the_file(source: &Source) -> Findings {
    // Unit tests stand beside what they test, and that says it.
    if source.text.starts_with("//!") || (source.path.starts_with("src/") && source.is_of_tests()) {
        Vec::new()
    } else {
        vec![format!("{}: does not begin by saying what it owns", source.path)]
    }
}

fn is_in(source: &Source, places: &[&str]) -> bool {
    places.iter().any(|place| source.path.starts_with(place))
}

fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}
