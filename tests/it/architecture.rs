//! What the documents say is what the code does: states, rooms, tests, settings.

use std::collections::BTreeSet;

use vovremya::domain::debt::DebtState;
use vovremya::domain::dispute::DisputeState;
use vovremya::domain::plan::PlanState;

use crate::tidy::source;

const ARCHITECTURE: &str = include_str!("../../ARCHITECTURE.md");

/// The arrows between states in the state diagram below `heading`.
fn arrows(document: &str, heading: &str) -> BTreeSet<(String, String)> {
    let below = document.split_once(heading).map_or("", |(_, below)| below);
    let diagram = below.split("```").nth(1).unwrap_or_default();
    let arrows = diagram.lines().filter_map(|line| line.split_once("-->"));
    arrows
        .map(|(from, to)| (from.trim(), to.split(':').next().unwrap_or_default().trim()))
        .filter(|(from, to)| *from != "[*]" && *to != "[*]")
        .map(|(from, to)| (from.to_owned(), to.to_owned()))
        .collect()
}

fn named<State: Copy>(
    changes: &[(State, State)],
    code: fn(State) -> &'static str,
) -> BTreeSet<(String, String)> {
    changes.iter().map(|(from, to)| (code(*from).to_owned(), code(*to).to_owned())).collect()
}

#[test]
fn the_picture_of_a_debts_states_is_the_table_in_the_code() {
    assert_eq!(arrows(ARCHITECTURE, "### A debt"), named(&DebtState::CHANGES, DebtState::code));
}

#[test]
fn the_picture_of_a_plans_states_is_the_table_in_the_code() {
    assert_eq!(arrows(ARCHITECTURE, "### A plan"), named(&PlanState::CHANGES, PlanState::code));
}

#[test]
fn the_picture_of_a_disputes_states_is_the_table_in_the_code() {
    assert_eq!(arrows(ARCHITECTURE, "### A dispute"), named(&DisputeState::CHANGES, DisputeState::code));
}

#[test]
fn every_setting_is_in_the_readme_and_in_the_example() {
    let options = include_str!("../../src/cli.rs").split("env = \"").skip(1);
    let settings: Vec<&str> = options.filter_map(|rest| rest.split('"').next()).collect();
    assert!(settings.len() > 10, "{settings:?}");
    let (readme, example) = (include_str!("../../README.md"), include_str!("../../.env.example"));
    for setting in settings {
        assert!(readme.contains(&format!("| `{setting}` |")), "{setting} is not in README.md");
        assert!(example.contains(&format!("{setting}=")), "{setting} is not in .env.example");
    }
}

#[test]
fn an_arrow_is_read_with_and_without_words() {
    let document =
        "# X\n```mermaid\nstateDiagram-v2\n  [*] --> a\n  a --> b: words\n  b --> [*]\n```\n c --> d";
    assert_eq!(arrows(document, "# X"), BTreeSet::from([("a".to_owned(), "b".to_owned())]));
}

#[test]
fn every_room_is_on_the_map() {
    for line in include_str!("../../src/lib.rs").lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let room = line.trim_end_matches(';');
        assert!(ARCHITECTURE.contains(&format!("`{room}`")), "{room} is not on the map");
    }
}

#[test]
fn every_test_that_the_map_names_is_there() {
    let quoted = ARCHITECTURE.split('`').skip(1).step_by(2);
    let names = quoted.filter_map(|words| words.rsplit_once("::")).map(|(_, name)| name);
    let sentences: Vec<&str> = names.filter(|name| name.matches('_').count() > 3).collect();
    assert!(sentences.len() > 10, "{sentences:?}");
    let mut sources = source::files("tests", "rs");
    sources.extend(source::files("src", "rs"));
    let is_missing = |name: &&&str| !sources.iter().any(|(_, text)| text.contains(&format!("fn {name}(")));
    let missing: Vec<&&str> = sentences.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_file_that_the_map_names_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let quoted = ARCHITECTURE.split('`').skip(1).step_by(2);
    let files = quoted.filter(|words| {
        ["src/", "tests/", "docs/", "migrations/"].iter().any(|folder| words.starts_with(folder))
            && !words.contains('*')
    });
    let missing: Vec<&str> = files.filter(|file| !root.join(file).exists()).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn the_image_is_built_from_everything_that_the_manifest_names() {
    let ignored = include_str!("../../.dockerignore");
    let allowed: Vec<&str> = ignored.lines().filter_map(|line| line.strip_prefix('!')).collect();
    let dockerfile = include_str!("../../Dockerfile");
    let copied = |name: &str| {
        dockerfile.lines().any(|line| line.starts_with("COPY ") && line.split(' ').any(|word| word == name))
    };
    for needed in ["Cargo.toml", "Cargo.lock", "build.rs", "benches", "migrations", "locales", ".sqlx", "src"]
    {
        assert!(allowed.contains(&needed), "{needed} does not reach the build");
        assert!(copied(needed), "{needed} is not copied");
    }
}
