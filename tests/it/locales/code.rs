//! Reads the program's source for the texts it asks for: string literals, the call they stand in, and the names
//! given in `args!`. Comments and unit tests do not count.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A string literal in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// `src/screens/card.rs:17`.
    pub place: String,
    /// The literal as written.
    pub key: String,
    /// The function called with it as the first argument, or nothing.
    pub call: String,
    /// Names of arguments, when the call spells all of them out.
    pub arguments: Option<BTreeSet<String>>,
}

/// Every string literal in `src`, in files other than tests.
pub fn mentions() -> Vec<Mention> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    files.sort();
    let read = |file: &PathBuf| {
        let source = fs::read_to_string(file).unwrap();
        let name = file.strip_prefix(root).unwrap().display().to_string();
        mentions_in(&name, source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default())
    };
    files.iter().flat_map(read).collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                rust_files(&path, found);
            }
        } else if path.extension().is_some_and(|end| end == "rs")
            && path.file_stem().is_some_and(|stem| stem != "tests")
        {
            found.push(path);
        }
    }
}

fn mentions_in(file: &str, source: &str) -> Vec<Mention> {
    let source: Vec<char> = source.chars().collect();
    let scan = Scan::of(&source);
    let code = &scan.code;
    let mention = |&(start, end): &(usize, usize)| {
        let line = 1 + source[..start].iter().filter(|character| **character == '\n').count();
        let call = call_before(&code[..start]);
        let arguments = (call == "plain" || call == "html").then(|| arguments_after(&code[end..])).flatten();
        let key = source[start..end].iter().collect::<String>();
        let key = key.trim_start_matches(['r', 'b', '#']).trim_matches(['"', '#']).to_owned();
        Mention { place: format!("{file}:{line}"), key, call, arguments }
    };
    scan.literals.iter().map(mention).collect()
}

/// Source with the inside of comments and literals blanked, and where the string literals are.
struct Scan {
    code: Vec<char>,
    literals: Vec<(usize, usize)>,
}

impl Scan {
    fn of(source: &[char]) -> Self {
        let mut scan = Self { code: source.to_vec(), literals: Vec::new() };
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            let after_word = at > 0 && is_name(source[at - 1]);
            let (length, is_string) = match rest {
                ['/', '/', ..] => (until(rest, &['\n']), false),
                ['/', '*', ..] => (until(rest, &['*', '/']), false),
                ['"', ..] => (quoted(rest, '"'), true),
                ['\'', '\\', ..] | ['\'', _, '\'', ..] => (quoted(rest, '\''), false),
                ['r' | 'b', ..] if !after_word => (raw(rest), true),
                _ => (0, false),
            };
            if is_string && length > 0 {
                scan.literals.push((at, at + length));
            }
            scan.code[at..at + length].fill(' ');
            at += length.max(1);
        }
        scan
    }
}

/// Length up to and with `end`.
fn until(text: &[char], end: &[char]) -> usize {
    text.windows(end.len()).position(|window| window == end).map_or(text.len(), |at| at + end.len())
}

/// Length of a literal in quotes, with escapes.
fn quoted(text: &[char], quote: char) -> usize {
    let mut at = 1;
    while at < text.len() && text[at] != quote {
        at += if text[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(text.len())
}

/// Length of a raw or byte string, 0 when it is neither.
fn raw(text: &[char]) -> usize {
    let prefix = text.iter().take_while(|character| ['r', 'b'].contains(*character)).count();
    let marks = text[prefix..].iter().take_while(|character| **character == '#').count();
    if text.get(prefix + marks) != Some(&'"') {
        return 0;
    }
    if !text[..prefix].contains(&'r') {
        return prefix + quoted(&text[prefix..], '"');
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', marks)).collect();
    let body = prefix + marks + 1;
    body + until(&text[body..], &end)
}

/// The name before the opening bracket that ends `code`.
fn call_before(code: &[char]) -> String {
    let mut backwards = code.iter().rev().copied().skip_while(|character| character.is_whitespace());
    if backwards.next() != Some('(') {
        return String::new();
    }
    let name: Vec<char> = backwards.take_while(|character| is_name(*character)).collect();
    name.into_iter().rev().collect()
}

/// The names in `, &args! { name = …, other = … })` or none for `, &Args::new())`; nothing when arguments come from
/// elsewhere as well.
fn arguments_after(code: &[char]) -> Option<BTreeSet<String>> {
    let text: String = code.iter().collect();
    let text = text.trim_start().strip_prefix(',')?.trim_start().strip_prefix('&')?;
    if let Some(after) = text.strip_prefix("Args::new()").or(text.strip_prefix("Args::default()")) {
        return after.trim_start().starts_with([')', ',']).then(BTreeSet::new);
    }
    let text = text.strip_prefix("args!")?.trim_start();
    let mut depth = 0;
    let mut item = String::new();
    let mut names = BTreeSet::new();
    for (at, character) in text.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && character == ',') {
            names.extend(
                item.split_once('=')
                    .map(|(name, _)| name.trim_matches(['{', '(', '[', ' ', '\n']).to_owned()),
            );
            item.clear();
        } else {
            item.push(character);
        }
        if depth == 0 {
            let after = text[at + 1..].trim_start();
            return after.starts_with([')', ',']).then_some(names);
        }
    }
    None
}

fn is_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[test]
fn literals_calls_and_arguments_are_read_from_source() {
    let source = r##"
        // texts.plain("in-a-comment")
        /* "in-a-block" */
        fn f<'a>(x: &'a str) { let quote = '"'; let escaped = '\''; }
        texts.plain("one", &args! { name = f(a, b), count = [1, 2].len() });
        texts.html(
            "two",
            &args! {},
        );
        texts.html("three", &Args::new());
        texts.html("four", &args! { a = 1 }.set("five", 2));
        match x { X => "six", Y => r#"seven"# }
        let bytes = b"eight \" still";
    "##;
    let found = mentions_in("f.rs", source);
    let seen: Vec<(&str, &str)> =
        found.iter().map(|found| (found.key.as_str(), found.call.as_str())).collect();
    assert_eq!(
        seen,
        [
            ("one", "plain"),
            ("two", "html"),
            ("three", "html"),
            ("four", "html"),
            ("five", "set"),
            ("six", ""),
            ("seven", ""),
            ("eight \\\" still", ""),
        ]
    );
    let names = |at: usize| found[at].arguments.clone().map(|names| names.into_iter().collect::<Vec<_>>());
    assert_eq!(names(0), Some(vec!["count".to_owned(), "name".to_owned()]));
    assert_eq!(names(1), Some(vec![]));
    assert_eq!(names(2), Some(vec![]));
    assert_eq!(names(3), None);
    assert_eq!(found[1].place, "f.rs:7");
}
