//! The texts in both languages: they have the same keys and arguments, every one can be shown, the code asks only
//! for what exists, nothing lies unused, and the tone is kept.

mod code;
mod markup;

use std::collections::{BTreeMap, BTreeSet};

use vovremya::domain::language::Language;
use vovremya::i18n::inventory::{Entry, Inventory, Usage};
use vovremya::i18n::{Args, check, files, texts};
use vovremya::telegram::profile::{Audience, commands};

use code::Mention;

/// Russian texts whose only letters are Latin, such as names of file formats.
const LATIN_ON_PURPOSE: &[&str] = &["demo-currency"];
/// English texts with Russian letters, such as the name of the language.
const CYRILLIC_ON_PURPOSE: &[&str] = &["command-language", "owner-button-language"];
/// String literals that look like keys and are not.
const NOT_KEYS: &[&str] = &[];

/// Officialese, in lower case.
const RUSSIAN_OFFICIALESE: &[&str] = &[
    "данный",
    "данная",
    "данное",
    "данного",
    "данной",
    "данному",
    "данном",
    "данную",
    "осуществ",
    "уведомляем",
    "в случае если",
    "в связи с тем",
];
const ENGLISH_OFFICIALESE: &[&str] = &["kindly", "please be advised", "hereby", "pursuant"];

/// Characters that Telegram allows in what the bot says of itself.
const COMMAND_DESCRIPTION_MAX: usize = 256;
const BOT_DESCRIPTION_MAX: usize = 512;
const BOT_SHORT_DESCRIPTION_MAX: usize = 120;

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    assert_none(check());
}

#[test]
fn keys_are_kebab_case_in_the_file_of_their_area_and_arguments_snake_case() {
    assert_none(each_text(|_, key, entry| {
        let in_its_file = key.strip_prefix(entry.area).is_some_and(|rest| rest.starts_with('-'));
        let kebab = key.split(['-', '.']).all(|word| is_word(word, &[]));
        let snake = entry.arguments.keys().all(|name| is_word(name, &['_']));
        (!in_its_file || !kebab || !snake).then(|| format!("arguments {:?}", entry.arguments.keys()))
    }));
}

#[test]
fn every_text_can_be_shown_with_arguments_of_every_kind() {
    assert_none(each_text(|language, key, _| {
        let brackets = format!("[{key}]");
        samples(key)
            .iter()
            .map(|args| texts(language).html(key, args).into_string())
            .find(|shown| *shown == brackets || shown.trim().is_empty())
    }));
}

#[test]
fn markup_is_what_telegram_understands_and_plain_texts_have_none() {
    let plain: BTreeSet<String> = code::mentions()
        .into_iter()
        .filter(|mention| mention.call == "plain")
        .map(|mention| mention.key)
        .collect();
    assert_none(each_text(|language, key, entry| {
        if plain.contains(key) {
            return markup::has_markup(&entry.words)
                .then(|| format!("markup in a plain text: {}", entry.words));
        }
        samples(key).iter().find_map(|args| markup::problem(texts(language).html(key, args).as_str()))
    }));
}

#[test]
fn russian_texts_are_in_russian_and_english_ones_in_english() {
    assert_none(each_text(|language, key, entry| {
        let words = markup::without_tags(&entry.words);
        let cyrillic = words.chars().any(is_cyrillic);
        let foreign = match language {
            Language::Ru => {
                words.chars().any(char::is_alphabetic) && !cyrillic && !LATIN_ON_PURPOSE.contains(&key)
            }
            Language::En => cyrillic && !CYRILLIC_ON_PURPOSE.contains(&key),
        };
        foreign.then_some(words)
    }));
}

#[test]
fn nobody_is_shouted_at_or_written_to_in_officialese() {
    assert_none(each_text(|language, _, entry| {
        let words = markup::without_tags(&entry.words).to_lowercase();
        let banned = match language {
            Language::Ru => RUSSIAN_OFFICIALESE,
            Language::En => ENGLISH_OFFICIALESE,
        };
        if words.contains("!!") || words.contains("! !") {
            return Some("two exclamation marks".to_owned());
        }
        banned.iter().find(|phrase| words.contains(**phrase)).map(|phrase| format!("«{phrase}»"))
    }));
}

#[test]
fn russian_texts_keep_the_polite_pronoun_small_and_quote_with_guillemets() {
    assert_none(each_text(|language, _, entry| {
        let words = markup::without_tags(&entry.words);
        let wrong = language == Language::Ru && (words.contains('"') || has_capital_pronoun(&words));
        wrong.then_some(words)
    }));
}

#[test]
fn no_text_has_stray_spaces() {
    assert_none(each_text(|language, key, _| {
        samples(key)
            .iter()
            .map(|args| texts(language).html(key, args).into_string())
            .find(|shown| shown.contains("  ") || shown.contains(" \n") || shown.trim() != shown)
    }));
}

#[test]
fn descriptions_of_the_bot_and_its_commands_are_no_longer_than_telegram_allows() {
    assert_none(each_text(|_, key, entry| {
        let most = match key {
            "command-bot-description" => BOT_DESCRIPTION_MAX,
            "command-bot-short-description" => BOT_SHORT_DESCRIPTION_MAX,
            _ if entry.area == "command" => COMMAND_DESCRIPTION_MAX,
            _ => return None,
        };
        let length = entry.words.chars().count();
        (length > most).then(|| format!("{length} characters, at most {most}"))
    }));
}

#[test]
fn every_command_of_every_menu_is_described() {
    let audiences = [(false, false), (true, false), (false, true), (true, true)];
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for (language, (owner, debtor)) in
        Language::ALL.into_iter().flat_map(|language| audiences.map(|who| (language, who)))
    {
        for command in commands(language, Audience { owner, debtor }) {
            assert!(
                !command.description.is_empty()
                    && command.description.chars().count() <= COMMAND_DESCRIPTION_MAX
            );
            shown.insert(format!("command-{}", command.command));
        }
    }
    let texts = Inventory::read(Language::Ru).entries.into_iter();
    let described = texts.filter(|(key, entry)| entry.area == "command" && !key.starts_with("command-bot-"));
    assert_eq!(shown, described.map(|(key, _)| key).collect());
}

#[test]
fn the_code_asks_only_for_texts_that_exist() {
    let inventory = Inventory::read(Language::Ru);
    let unknown = key_like_mentions().filter(|mention| !inventory.entries.contains_key(&mention.key));
    assert_none(unknown.map(|mention| format!("{}: no text {}", mention.place, mention.key)).collect());
}

#[test]
fn the_code_gives_each_text_exactly_the_arguments_it_has() {
    let inventory = Inventory::read(Language::Ru);
    let wrong = key_like_mentions().filter_map(|mention| {
        let given = mention.arguments?;
        let wanted: BTreeSet<String> = inventory.arguments(&mention.key).into_keys().collect();
        (given != wanted)
            .then(|| format!("{}: {} has {wanted:?}, is given {given:?}", mention.place, mention.key))
    });
    assert_none(wrong.collect());
}

#[test]
fn every_text_is_used() {
    let mut used: BTreeSet<String> = key_like_mentions().map(|mention| mention.key).collect();
    for inventory in Language::ALL.map(Inventory::read) {
        used.extend(inventory.entries.into_values().flat_map(|entry| entry.references));
    }
    let keys = Inventory::read(Language::Ru).entries.into_keys();
    assert_none(keys.filter(|key| !used.contains(key)).map(|key| format!("{key}: nobody says it")).collect());
}

/// Problems that `find` names, over every text of both languages.
fn each_text(find: impl Fn(Language, &str, &Entry) -> Option<String>) -> Vec<String> {
    let mut problems = Vec::new();
    for language in Language::ALL {
        for (key, entry) in &Inventory::read(language).entries {
            problems
                .extend(find(language, key, entry).map(|problem| format!("{language:?} {key}: {problem}")));
        }
    }
    problems
}

fn assert_none(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn key_like_mentions() -> impl Iterator<Item = Mention> {
    code::mentions().into_iter().filter(|mention| {
        let key = mention.key.as_str();
        let of_an_area = files::AREAS
            .iter()
            .any(|area| key.strip_prefix(area).is_some_and(|rest| rest.starts_with('-') && rest.len() > 1));
        of_an_area && key.split(['-', '.']).all(|word| is_word(word, &[])) && !NOT_KEYS.contains(&key)
    })
}

fn is_word(word: &str, also: &[char]) -> bool {
    !word.is_empty()
        && word.chars().all(|character| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || also.contains(&character)
        })
}

fn is_cyrillic(character: char) -> bool {
    ('\u{400}'..='\u{4ff}').contains(&character)
}

/// «Вы», «Вас», «Ваш» in the middle of a sentence.
fn has_capital_pronoun(words: &str) -> bool {
    let mut before = ' ';
    for word in words.split_whitespace() {
        let bare = word.trim_matches(|character: char| !character.is_alphabetic());
        let pronoun = ["Вы", "Вас", "Вам", "Вами"].contains(&bare) || bare.starts_with("Ваш");
        if pronoun && word.starts_with('В') && (before.is_alphanumeric() || [',', ';'].contains(&before)) {
            return true;
        }
        before = word.chars().next_back().unwrap_or(' ');
    }
    false
}

/// Arguments to show a text with: every variant and plural form comes up.
fn samples(key: &str) -> Vec<Args> {
    const NUMBERS: [i64; 8] = [0, 1, 2, 5, 11, 21, 22, 1001];
    let mut usages: BTreeMap<String, Usage> = BTreeMap::new();
    for inventory in Language::ALL.map(Inventory::read) {
        for (name, usage) in inventory.arguments(key) {
            let known = usages.entry(name).or_insert(Usage::Shown);
            *known = known.clone().max(usage);
        }
    }
    NUMBERS
        .iter()
        .enumerate()
        .map(|(turn, number)| {
            usages.iter().fold(Args::new(), |args, (name, usage)| {
                // Leaked once per name and run of the tests: argument names are literals in the program.
                let name: &'static str = name.clone().leak();
                match usage {
                    Usage::Number => args.set(name, *number),
                    Usage::Choice(variants) => args.set(name, &variants[turn % variants.len()]),
                    Usage::Shown => args.set(name, "Образец <&>"),
                }
            })
        })
        .collect()
}
