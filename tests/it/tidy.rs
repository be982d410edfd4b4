//! The house keeps to its plan: every rule is held against the whole source, and shown to be able to fail.

mod rules;
pub mod source;

use std::collections::HashSet;
use std::sync::LazyLock;

use rules::Findings;
use source::Source;

type Rule = fn(&Source) -> Findings;

/// Holds `rule` against every file of the program.
fn hold(rule: Rule) {
    static PROGRAM: LazyLock<Vec<Source>> = LazyLock::new(|| source::rust_files("src"));
    assert!(PROGRAM.len() > 100, "the source was not found");
    nothing_is_wrong(PROGRAM.iter().flat_map(rule).collect());
}

/// Holds `rule` against every file of the program and of its tests.
fn hold_everywhere(rule: Rule) {
    static TESTS: LazyLock<Vec<Source>> = LazyLock::new(|| source::rust_files("tests"));
    hold(rule);
    nothing_is_wrong(TESTS.iter().flat_map(rule).collect());
}

fn nothing_is_wrong(findings: Findings) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

/// Shows what `rule` finds in a made-up file.
fn found(rule: Rule, path: &str, text: &str) -> Findings {
    rule(&Source::of(path, text))
}

#[test]
fn a_room_imports_only_from_rooms_below_it() {
    let rule = rules::imports_against_the_direction;
    assert_eq!(
        found(rule, "src/domain/money.rs", "use crate::store::debts;"),
        ["src/domain/money.rs:1: `domain` names `store`"]
    );
    assert_eq!(
        found(rule, "src/app/x.rs", "use crate::{\n  domain::Money,\n  worker::{crew, pace},\n};").len(),
        1
    );
    assert_eq!(found(rule, "src/app/x.rs", "fn f() { crate::dialogue::handle() }").len(), 1);
    assert_eq!(found(rule, "src/app/x.rs", "use crate::cellar::thing;").len(), 1);
    assert_eq!(found(rule, "src/app/x.rs", "use super::super::dialogue::handle;").len(), 1);
    assert_eq!(found(rule, "src/app/x.rs", "use super::change; use crate::args;"), [""; 0]);
    assert_eq!(found(rule, "src/dialogue/x.rs", "use crate::app::House; use crate::screens;"), [""; 0]);
    assert_eq!(found(rule, "src/startup.rs", "use crate::config::Settings;"), [""; 0]);
    hold(rule);
}

#[test]
fn sql_lives_in_the_store() {
    let rule = rules::sql_outside_the_store;
    assert_eq!(found(rule, "src/dialogue/x.rs", "use sqlx::PgPool;"), ["src/dialogue/x.rs:1: `sqlx`"]);
    assert_eq!(found(rule, "src/store/debts.rs", "use sqlx::PgPool;"), [""; 0]);
    hold(rule);
}

#[test]
fn only_the_telegram_room_knows_telegrams_types() {
    let rule = rules::teloxide_outside_telegram;
    assert_eq!(found(rule, "src/app/x.rs", "fn f(m: teloxide::types::Message) {}").len(), 1);
    assert_eq!(found(rule, "src/telegram/x.rs", "use teloxide::types::Message;"), [""; 0]);
    hold(rule);
}

#[test]
fn rules_and_screens_know_neither_database_nor_network() {
    let rule = rules::impure_words_in_pure_rooms;
    assert_eq!(found(rule, "src/domain/debt.rs", "async fn f() { tokio::spawn(g()) }").len(), 2);
    assert_eq!(found(rule, "src/screens/card.rs", "use crate::store::debts;").len(), 1);
    assert_eq!(found(rule, "src/worker/x.rs", "use tokio::spawn;"), [""; 0]);
    hold(rule);
}

#[test]
fn time_is_read_by_the_clock_alone() {
    let rule = rules::time_read_outside_the_clock;
    assert_eq!(found(rule, "src/app/x.rs", "fn f() { chrono::Utc::now(); }"), ["src/app/x.rs:1: `Utc::now`"]);
    assert_eq!(found(rule, "src/app/x.rs", "fn f() { std::time::Instant::now(); }").len(), 1);
    assert_eq!(found(rule, "src/app/x.rs", "/// Not `Utc::now()`.\nfn f() {}"), [""; 0]);
    hold(rule);
}

#[test]
fn random_numbers_come_from_their_port_alone() {
    let rule = rules::random_numbers_outside_their_port;
    assert_eq!(found(rule, "src/domain/x.rs", "fn f() -> u8 { rand::random() }").len(), 1);
    hold(rule);
}

#[test]
fn a_message_is_sent_only_by_delivery() {
    let rule = rules::messages_sent_past_delivery;
    assert_eq!(
        found(rule, "src/worker/turns.rs", "fn f() { self.client.make(&request); }"),
        ["src/worker/turns.rs:1: sends by itself"]
    );
    assert_eq!(found(rule, "src/worker/delivery/carry.rs", "fn f() { client.make(&r); }"), [""; 0]);
    hold(rule);
}

#[test]
fn what_people_read_in_russian_is_in_the_locales() {
    let rule = rules::russian_in_the_code;
    assert_eq!(found(rule, "src/screens/x.rs", "fn f() -> &str { \"Долг\" }").len(), 1);
    assert_eq!(found(rule, "src/screens/x.rs", "/// «Долг»\nfn f() {} // срок"), [""; 0]);
    assert_eq!(
        found(rule, "src/screens/x.rs", "#[cfg(test)]\nmod tests { const X: &str = \"Долг\"; }"),
        [""; 0]
    );
    hold(rule);
}

#[test]
fn what_people_read_in_english_is_in_the_locales() {
    let rule = rules::sentences_in_the_code;
    assert_eq!(found(rule, "src/dialogue/x.rs", "fn f() { say(\"Your debt is paid.\") }").len(), 1);
    assert_eq!(found(rule, "src/dialogue/x.rs", "fn f() { warn!(\"a form does not decode\") }"), [""; 0]);
    hold(rule);
}

#[test]
fn nothing_is_left_half_done() {
    let rule = rules::leftovers;
    assert_eq!(found(rule, "src/app/x.rs", "fn f() { todo!() }"), ["src/app/x.rs:1: `todo`"]);
    assert_eq!(found(rule, "src/app/x.rs", "#[allow(dead_code)]\nfn f() {}").len(), 1);
    assert_eq!(found(rule, "src/app/x.rs", "#![allow(dead_code)]\nfn f() {}").len(), 1);
    assert_eq!(found(rule, "tests/it/x.rs", "#[test]\n#[ignore]\nfn f() {}"), ["tests/it/x.rs:2: `ignore`"]);
    assert_eq!(found(rule, "src/app/x.rs", "#[expect(dead_code, reason = \"\")]\nfn f() {}"), [""; 0]);
    hold_everywhere(rule);
    let rule = rules::notes_to_self;
    assert_eq!(found(rule, "src/app/x.rs", "fn f() {} // TODO: later").len(), 1);
    hold(rule);
}

#[test]
fn tests_do_not_sleep() {
    let rule = rules::sleeps_in_tests;
    let slept = "fn f() { tokio::time::sleep(SECOND); }";
    assert_eq!(found(rule, "tests/it/x.rs", slept), ["tests/it/x.rs:1: sleeps"]);
    assert_eq!(found(rule, "src/app/x.rs", &format!("#[cfg(test)]\nmod tests {{ {slept} }}")).len(), 1);
    assert_eq!(found(rule, "src/app/tests.rs", slept).len(), 1);
    assert_eq!(found(rule, "src/app/x.rs", slept), [""; 0]);
    hold_everywhere(rule);
}

#[test]
fn files_are_short_enough_to_be_read_at_once() {
    assert_eq!(rules::long_file("src/x.rs", &"\n".repeat(501)), ["src/x.rs: 501 lines"]);
    assert_eq!(rules::long_file("src/x.rs", &"\n".repeat(500)), [""; 0]);
    for (folder, extension) in [
        ("src", "rs"),
        ("tests", "rs"),
        ("src", "js"),
        ("src", "css"),
        ("locales", "ftl"),
        ("migrations", "sql"),
    ] {
        let files = source::files(folder, extension);
        nothing_is_wrong(files.iter().flat_map(|(path, text)| rules::long_file(path, text)).collect());
    }
}

#[test]
fn functions_fit_on_a_screen() {
    let rule = rules::long_functions;
    let long = format!("fn long(x: u8) -> u8 {{\n{}}}\n", "x;\n".repeat(69));
    assert_eq!(found(rule, "src/x.rs", &long), ["src/x.rs:1: `long` has 71 lines"]);
    assert_eq!(found(rule, "src/x.rs", &long.replacen("x;\n", "", 1)), [""; 0]);
    assert_eq!(found(rule, "tests/it/x.rs", &long), [""; 0]);
    hold_everywhere(rule);
}

#[test]
fn every_file_begins_with_what_it_owns() {
    let rule = rules::no_word_about_the_file;
    assert_eq!(found(rule, "src/x.rs", "use std::fs;").len(), 1);
    hold_everywhere(rule);
}

#[test]
fn the_guarantees_name_tests_that_exist() {
    let functions: HashSet<String> = ["src", "tests"]
        .into_iter()
        .flat_map(source::rust_files)
        .flat_map(|source| source.functions.into_iter().map(|function| function.name))
        .collect();
    let missing = |page: &str| -> Findings {
        let names =
            page.split('`').skip(1).step_by(2).filter(|name| name.contains("::") && !name.contains('…'));
        let last = |name: &str| name.rsplit("::").next().unwrap_or_default().to_owned();
        names.map(last).filter(|name| !functions.contains(name)).collect()
    };
    assert_eq!(missing("`tidy::the_guarantees_name_tests_that_exist` and `x::nowhere`"), ["nowhere"]);
    let page = std::fs::read_to_string("docs/guarantees.md").expect("the page");
    assert!(page.matches("::").count() > 50, "the names were not found");
    nothing_is_wrong(missing(&page));
}
