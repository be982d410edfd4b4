//! What the embedded files contain, read from their syntax tree: keys, arguments, choices and words.
//!
//! For those who check the texts (`doctor`, tests) and must see more than a rendered string.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;
use fluent_syntax::parser;

use super::files;
use crate::domain::language::Language;

/// The plural forms of CLDR.
pub const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// How a text uses an argument.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Usage {
    /// Shown as it is.
    Shown,
    /// Chooses one of these named variants.
    Choice(Vec<String>),
    /// A number: chooses a plural form or is formatted as a number.
    Number,
}

/// One `{ … -> }` of a text: its variants in order.
pub type Choice = Vec<String>;

/// One message or attribute of a message.
#[derive(Debug, Default)]
pub struct Entry {
    /// The area of the file it stands in.
    pub area: &'static str,
    /// Words of all variants, without arguments.
    pub words: String,
    /// Its own arguments; those of the messages it refers to are in [`Inventory::arguments`].
    pub arguments: BTreeMap<String, Usage>,
    /// Keys of the messages it refers to.
    pub references: BTreeSet<String>,
    /// The variants of every choice in it.
    pub choices: Vec<Choice>,
}

/// Everything in the files of one language.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Entries by key; an attribute has the key `message.attribute`.
    pub entries: BTreeMap<String, Entry>,
    /// What is wrong with the files themselves: syntax, keys defined twice.
    pub problems: Vec<String>,
}

impl Inventory {
    /// Reads the files of a language.
    pub fn read(language: Language) -> Self {
        Self::of(language, files::of(language))
    }

    /// Reads these files as those of a language.
    pub fn of(language: Language, files: &[files::File]) -> Self {
        let mut inventory = Self::default();
        for file in files {
            inventory.read_file(language, *file);
        }
        inventory
    }

    /// The arguments that a key needs, with those of the messages it refers to.
    pub fn arguments(&self, key: &str) -> BTreeMap<String, Usage> {
        let mut found = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![key.to_owned()];
        while let Some(key) = waiting.pop() {
            if let Some(entry) = self.entries.get(&key) {
                for (name, usage) in &entry.arguments {
                    note_usage(&mut found, name, usage.clone());
                }
                waiting.extend(entry.references.iter().filter(|next| seen.insert((*next).clone())).cloned());
            }
        }
        found
    }

    fn read_file(&mut self, language: Language, file: files::File) {
        let resource = match parser::parse(file.source) {
            Ok(resource) => resource,
            Err((resource, problems)) => {
                for problem in problems {
                    let line = 1 + file.source.chars().take(problem.pos.start).filter(|c| *c == '\n').count();
                    self.problems.push(format!("{language:?} {}.ftl, line {line}: {problem}", file.area));
                }
                resource
            }
        };
        for entry in &resource.body {
            if let ast::Entry::Message(message) = entry {
                let key = message.id.name;
                if let Some(value) = &message.value {
                    self.add(language, file.area, key.to_owned(), value);
                }
                for attribute in &message.attributes {
                    self.add(language, file.area, format!("{key}.{}", attribute.id.name), &attribute.value);
                }
            }
        }
    }

    fn add(&mut self, language: Language, area: &'static str, key: String, pattern: &ast::Pattern<&str>) {
        let mut entry = Entry { area, ..Entry::default() };
        entry.read_pattern(pattern);
        if self.entries.insert(key.clone(), entry).is_some() {
            self.problems.push(format!("{language:?} {area}.ftl: {key} is defined twice"));
        }
    }
}

impl Entry {
    fn read_pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => self.words.push_str(value),
                ast::PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
    }

    fn read_expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.read_inline(inline, &Usage::Shown),
            ast::Expression::Select { selector, variants } => {
                let numeric = variants.iter().any(|variant| match &variant.key {
                    ast::VariantKey::NumberLiteral { .. } => true,
                    ast::VariantKey::Identifier { name } => *name != "other" && PLURAL_FORMS.contains(name),
                });
                let names: Choice = variants.iter().map(variant_name).collect();
                let usage = if numeric { Usage::Number } else { Usage::Choice(names.clone()) };
                self.read_inline(selector, &usage);
                self.choices.push(names);
                for variant in variants {
                    self.read_pattern(&variant.value);
                    // Words of neighbouring variants must not run together.
                    self.words.push('\n');
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &ast::InlineExpression<&str>, usage: &Usage) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                note_usage(&mut self.arguments, id.name, usage.clone());
            }
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.read_inline(argument, &Usage::Number);
                }
            }
            ast::InlineExpression::MessageReference { id, attribute } => {
                self.references.insert(match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                });
            }
            ast::InlineExpression::Placeable { expression } => self.read_expression(expression),
            ast::InlineExpression::StringLiteral { value } => self.words.push_str(value),
            ast::InlineExpression::NumberLiteral { .. } | ast::InlineExpression::TermReference { .. } => {}
        }
    }
}

fn variant_name(variant: &ast::Variant<&str>) -> String {
    match &variant.key {
        ast::VariantKey::Identifier { name } => (*name).to_owned(),
        ast::VariantKey::NumberLiteral { value } => (*value).to_owned(),
    }
}

/// The most telling usage wins: a number, then a choice, then a mere showing.
fn note_usage(arguments: &mut BTreeMap<String, Usage>, name: &str, usage: Usage) {
    let known = arguments.entry(name.to_owned()).or_insert(Usage::Shown);
    if usage > *known {
        *known = usage;
    }
}
