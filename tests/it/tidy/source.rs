//! A Rust file as the tidy rules see it: tokens without comments and attributes' documentation, those of tests apart
//! from those of the program, and how long each function is. Knows no rule.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// A word, sign or literal. A bracket is a token too; `::` is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
    pub is_literal: bool,
}

/// A function with its lines from `fn` to the closing brace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
    pub of_tests: bool,
}

/// One file.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// From the package's folder: `src/worker/turns.rs`.
    pub path: String,
    pub text: String,
    /// What runs in the program.
    pub program: Vec<Token>,
    /// What runs in tests only.
    pub tests: Vec<Token>,
    pub functions: Vec<Function>,
}

impl Source {
    /// Reads `text` as the file at `path`.
    pub fn of(path: &str, text: &str) -> Self {
        let mut source = Self { path: path.to_owned(), text: text.to_owned(), ..Self::default() };
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        source.take(stream, source.is_of_tests());
        source
    }

    /// Whether the whole file is compiled for tests only.
    pub fn is_of_tests(&self) -> bool {
        self.path.starts_with("tests/") || self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }

    /// How many modules deep the file is: 2 for `src/worker/turns.rs`, 1 for `src/worker/mod.rs`.
    pub fn depth(&self) -> usize {
        let names = self.path.split('/').skip(1);
        names.filter(|name| !["mod.rs", "lib.rs", "main.rs"].contains(name)).count()
    }

    /// The room that the file belongs to: `worker` for `src/worker/turns.rs`, `config` for `src/config.rs`.
    pub fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or_default();
        inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    fn take(&mut self, stream: TokenStream, of_tests: bool) {
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        let mut next_is_test = false;
        while let Some(tree) = trees.get(at) {
            if let Some(attribute) = attribute(&trees[at..]) {
                next_is_test |= attribute == "cfg (test)";
                if attribute.starts_with("doc") {
                    at += 2 + usize::from(is_sign(&trees[at + 1], '!'));
                    continue;
                }
            }
            self.note_function(&trees[at..], of_tests || next_is_test);
            self.take_tree(tree, of_tests || next_is_test);
            next_is_test &= !ends_item(tree);
            at += 1;
        }
    }

    fn take_tree(&mut self, tree: &TokenTree, of_tests: bool) {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = brackets(group);
                self.push(of_tests, open, line);
                self.take(group.stream(), of_tests);
                self.push(of_tests, close, group.span_close().start().line);
            }
            TokenTree::Punct(sign) => {
                let tokens = if of_tests { &mut self.tests } else { &mut self.program };
                match tokens.last_mut() {
                    Some(last) if last.text == ":" && sign.as_char() == ':' => last.text.push(':'),
                    _ => self.push(of_tests, &sign.to_string(), line),
                }
            }
            TokenTree::Ident(word) => self.push(of_tests, &word.to_string(), line),
            TokenTree::Literal(literal) => {
                self.push(of_tests, &literal.to_string(), line);
                let tokens = if of_tests { &mut self.tests } else { &mut self.program };
                tokens.last_mut().expect("just pushed").is_literal = true;
            }
        }
    }

    fn push(&mut self, of_tests: bool, text: &str, line: usize) {
        let tokens = if of_tests { &mut self.tests } else { &mut self.program };
        tokens.push(Token { text: text.to_owned(), line, is_literal: false });
    }

    fn note_function(&mut self, trees: &[TokenTree], of_tests: bool) {
        let [TokenTree::Ident(word), TokenTree::Ident(name), rest @ ..] = trees else { return };
        if word != "fn" {
            return;
        }
        let body = rest.iter().take_while(|tree| !is_sign(tree, ';')).find_map(|tree| match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
            _ => None,
        });
        if let Some(body) = body {
            let line = word.span().start().line;
            let lines = body.span_close().end().line + 1 - line;
            self.functions.push(Function { name: name.to_string(), line, lines, of_tests });
        }
    }
}

/// Every Rust file below `folder` of the package.
pub fn rust_files(folder: &str) -> Vec<Source> {
    files(folder, "rs").iter().map(|(path, text)| Source::of(path, text)).collect()
}

/// Every file below `folder` whose name ends so, with its text.
pub fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join(folder), extension, &mut found);
    found.sort();
    let named = |path: PathBuf| {
        let name = path.strip_prefix(root).expect("inside the package").display().to_string();
        (name, fs::read_to_string(&path).expect("a readable file"))
    };
    found.into_iter().map(named).collect()
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
}

/// The inside of the attribute that begins here.
fn attribute(trees: &[TokenTree]) -> Option<String> {
    let rest = match trees {
        [hash, bang, rest @ ..] if is_sign(hash, '#') && is_sign(bang, '!') => rest,
        [hash, rest @ ..] if is_sign(hash, '#') => rest,
        _ => return None,
    };
    match rest.first()? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            Some(group.stream().to_string())
        }
        _ => None,
    }
}

fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(found) if found.as_char() == sign && (sign != ':' || found.spacing() == Spacing::Joint))
}

/// Whether an item that an attribute stands before is over here.
fn ends_item(tree: &TokenTree) -> bool {
    is_sign(tree, ';') || matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn brackets(group: &Group) -> (&'static str, &'static str) {
    match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}
