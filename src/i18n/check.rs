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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::files::File;

    fn problems(russian: &'static str, english: &'static str) -> Vec<String> {
        let read = |language, source| Inventory::of(language, &[File { area: "owner", source }]);
        compare(read(Language::Ru, russian), read(Language::En, english))
    }

    #[test]
    fn each_kind_of_mistake_is_named() {
        let table = [
            ("owner-a = А", "", "owner-a: missing in English"),
            ("", "owner-a = A\n    .tap = B", "owner-a: missing in Russian"),
            ("owner-a =\n    .tap = Б", "owner-a =\n    .tip = B", "owner-a.tap: missing in English"),
            (
                "owner-a = { $name }",
                "owner-a = A",
                "owner-a: arguments differ, Russian [\"name\"], English []",
            ),
            ("owner-a = { owner-b }", "owner-a = A", "owner-a: refers to owner-b, which does not exist"),
            ("owner-a = А\nowner-a = Б", "owner-a = A", "Ru owner.ftl: owner-a is defined twice"),
            ("owner-a = А\n\nowner b", "owner-a = A", "Ru owner.ftl, line 3"),
            (
                "owner-a = { $n ->\n    [one] день\n   *[other] дней\n    }",
                "owner-a = { $n ->\n    [one] day\n   *[other] days\n    }",
                "owner-a: a Russian plural needs [one] [few] [many] *[other]",
            ),
        ];
        for (russian, english, expected) in table {
            let found = problems(russian, english);
            assert!(found.iter().any(|problem| problem.starts_with(expected)), "{expected}: {found:?}");
        }
    }

    #[test]
    fn arguments_of_a_text_include_those_of_the_texts_it_refers_to() {
        let russian =
            "owner-a = { owner-b }, { owner-c.tap }\nowner-b = { $b }\nowner-c =\n    .tap = { $c }";
        let english = "owner-a = { $c } { $b }\nowner-b = { $b }\nowner-c =\n    .tap = { $c }";
        assert_eq!(problems(russian, english), Vec::<String>::new());
    }

    #[test]
    fn texts_that_refer_to_each_other_are_read_to_the_end() {
        let text = "owner-a = { owner-b } { $a }\nowner-b = { owner-a } { $b }";
        assert_eq!(problems(text, text), Vec::<String>::new());
    }
}
