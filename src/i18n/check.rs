//! Finds what is wrong with the embedded texts, in words for whoever runs `doctor` or the tests.

use super::inventory::{Inventory, PLURAL_FORMS};
use crate::domain::language::Language;

/// The forms a Russian choice by number must have. `other` is the form of fractions («1,5 дня»), so `many` («5 дней»)
/// is never left to it.
const RUSSIAN_PLURALS: [&str; 4] = ["one", "few", "many", "other"];

/// Problems of the embedded texts, one per line: syntax, keys and arguments that only one language has, missing
/// plural forms. Empty when all is well.
pub fn check() -> Vec<String> {
    compare(Inventory::read(Language::Ru), Inventory::read(Language::En))
}

fn compare(russian: Inventory, english: Inventory) -> Vec<String> {
    let mut problems = Vec::new();
    missing_keys(&russian, &english, "English", &mut problems);
    missing_keys(&english, &russian, "Russian", &mut problems);
    for inventory in [&russian, &english] {
        unknown_references(inventory, &mut problems);
    }
    for key in russian.entries.keys().filter(|key| english.entries.contains_key(*key)) {
        let (in_russian, in_english) = (russian.arguments(key), english.arguments(key));
        if !in_russian.keys().eq(in_english.keys()) {
            problems.push(format!(
                "{key}: arguments differ, Russian {:?}, English {:?}",
                in_russian.keys().collect::<Vec<_>>(),
                in_english.keys().collect::<Vec<_>>(),
            ));
        }
    }
    russian_plurals(&russian, &mut problems);
    problems.extend(russian.problems);
    problems.extend(english.problems);
    problems
}

fn missing_keys(from: &Inventory, to: &Inventory, language: &str, problems: &mut Vec<String>) {
    let missing = from.entries.keys().filter(|key| !to.entries.contains_key(*key));
    problems.extend(missing.map(|key| format!("{key}: missing in {language}")));
}

fn unknown_references(inventory: &Inventory, problems: &mut Vec<String>) {
    for (key, entry) in &inventory.entries {
        let unknown = entry.references.iter().filter(|other| !inventory.entries.contains_key(*other));
        problems.extend(unknown.map(|other| format!("{key}: refers to {other}, which does not exist")));
    }
}

fn russian_plurals(russian: &Inventory, problems: &mut Vec<String>) {
    for (key, entry) in &russian.entries {
        for choice in &entry.choices {
            let has = |form: &str| choice.iter().any(|variant| variant == form);
            let is_plural = PLURAL_FORMS.into_iter().any(|form| form != "other" && has(form));
            if is_plural && !RUSSIAN_PLURALS.into_iter().all(has) {
                problems.push(format!(
                    "{key}: a Russian plural needs [one] [few] [many] *[other], has {choice:?}"
                ));
            }
        }
    }
}
