//! Recognises in free words that somebody wants no more messages. A clear wish is granted at once; where the words
//! may mean something else, the person is asked.

/// Said alone, these mean it.
const WHOLE: &[&str] = &[
    "стоп",
    "хватит",
    "отстаньте",
    "отстань",
    "отвяжитесь",
    "отписаться",
    "отписка",
    "отпишитесь",
    "отпишите",
    "отпишите меня",
    "отпиши меня",
    "довольно",
    "прекратите",
    "перестаньте",
    "стоп напоминания",
    "stop",
    "stop it",
    "stop this",
    "stop all",
    "stop now",
    "unsubscribe",
    "unsubscribe me",
    "opt out",
    "optout",
    "enough",
    "quit",
    "remove me",
    "go away",
];

/// Anywhere in what was said, these mean it, unless what follows narrows it down.
const CLEAR: &[&str] = &[
    "не пишите мне",
    "мне не пишите",
    "больше не пишите",
    "не пишите больше",
    "не пиши мне",
    "мне не пиши",
    "больше не пиши",
    "не напоминайте",
    "не надо напоминать",
    "не надо мне писать",
    "не беспокойте меня",
    "не беспокойте",
    "хватит писать",
    "хватит мне писать",
    "хватит напоминать",
    "прекратите писать",
    "перестаньте писать",
    "перестаньте напоминать",
    "перестаньте присылать сообщения",
    "отпишите меня",
    "оставьте меня в покое",
    "don't write to me",
    "do not write to me",
    "don't write me",
    "don't message me",
    "do not message me",
    "don't contact me",
    "do not contact me",
    "don't text me",
    "don't remind me",
    "stop writing",
    "stop messaging",
    "stop texting",
    "stop contacting",
    "stop reminding",
    "stop sending me messages",
    "stop the reminders",
    "stop reminders",
    "no more messages",
    "no more reminders",
    "leave me alone",
    "unsubscribe me",
];

/// Anywhere in what was said, these may mean it.
const UNCLEAR: &[&str] = &[
    "не присылайте",
    "не шлите",
    "не надо писать",
    "не тревожьте",
    "хватит присылать",
    "прекратите присылать",
    "перестаньте присылать",
    "удалите меня",
    "удалите мой номер",
    "удалите мои данные",
    "stop sending",
    "delete my data",
    "delete me",
    "remove me from",
    "take me off",
];

/// After a clear wish these narrow it down: «не пишите мне на почту», “don't write to me before noon”.
const NARROWS: &[&str] = &[
    "на",
    "в",
    "до",
    "после",
    "пока",
    "если",
    "сегодня",
    "завтра",
    "сейчас",
    "ночью",
    "утром",
    "вечером",
    "днем",
    "by",
    "on",
    "at",
    "in",
    "until",
    "till",
    "before",
    "after",
    "unless",
    "if",
    "during",
    "today",
    "tomorrow",
    "tonight",
    "now",
    "while",
];

/// Words that change nothing.
const FILLERS: &[&str] =
    &["пожалуйста", "уже", "всё", "ну", "please", "just", "pls", "thanks", "спасибо", "бот", "bot"];

/// How sure it is that somebody wants no more messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Granted at once.
    Clear,
    /// May mean something else: asked about.
    Unclear,
}

/// What free words say about silence.
pub fn wish(text: &str) -> Option<Wish> {
    let said = words(text);
    if is_whole(&said) {
        return Some(Wish::Clear);
    }
    let clear = CLEAR.iter().filter_map(|phrase| after(&said, &words(phrase)));
    if let Some(rest) = clear.min_by_key(|rest| rest.len()) {
        let narrowed = rest.iter().any(|word| NARROWS.contains(&word.as_str()));
        return Some(if narrowed { Wish::Unclear } else { Wish::Clear });
    }
    UNCLEAR.iter().any(|phrase| after(&said, &words(phrase)).is_some()).then_some(Wish::Unclear)
}

/// Whether the words ask for silence and say nothing else: even inside a form they cannot be an answer.
pub fn is_bare_wish(text: &str) -> bool {
    is_whole(&words(text))
}

fn is_whole(said: &[String]) -> bool {
    let fillers: Vec<String> = FILLERS.iter().flat_map(|filler| words(filler)).collect();
    let core: Vec<String> = said.iter().filter(|word| !fillers.contains(word)).cloned().collect();
    WHOLE.iter().any(|phrase| words(phrase) == core)
}

/// What was said after a phrase, where it was said.
fn after<'a>(said: &'a [String], phrase: &[String]) -> Option<&'a [String]> {
    let length = phrase.len().max(1);
    let at = said.windows(length).position(|window| window == phrase)?;
    said.get(at + length..)
}

/// Lower-case words; a hyphen or an apostrophe belongs to the word, so that «стоп-кран» is not «стоп».
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('ё', "е").replace(['’', '‘', '`'], "'");
    text.split(|character: char| !(character.is_alphanumeric() || matches!(character, '-' | '\'')))
        .map(|word| word.trim_matches(['-', '\'']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clear_wish_for_silence_is_understood_in_both_languages() {
        let wishes = [
            "Стоп",
            "СТОП!",
            "Стоп, пожалуйста",
            "хватит",
            "Хватит уже!!!",
            "не пишите мне",
            "Не пишите мне больше, я всё понял",
            "Пожалуйста, больше не пишите.",
            "отпишитесь",
            "оставьте меня в покое",
            "Перестаньте присылать сообщения",
            "stop",
            "STOP.",
            "Please stop",
            "Unsubscribe",
            "don't write to me",
            "Don’t write to me any more",
            "please leave me alone!",
            "Stop messaging me",
            "no more messages please",
            "Do not contact me again",
        ];
        for text in wishes {
            assert_eq!(wish(text), Some(Wish::Clear), "{text}");
        }
    }

    #[test]
    fn words_that_may_mean_something_else_are_asked_about() {
        let unclear = [
            "не пишите мне на почту",
            "Не пишите мне до пятницы",
            "Не шлите курьера, заберу сам",
            "Не присылайте больше ничего",
            "Удалите меня из базы",
            "Don't write to me before noon",
            "don't text me at work",
            "stop sending the parcels here",
            "take me off your list",
            "Delete my data",
        ];
        for text in unclear {
            assert_eq!(wish(text), Some(Wish::Unclear), "{text}");
        }
    }

    #[test]
    fn other_words_are_not_taken_for_it() {
        let others = [
            "стоп-кран купил",
            "Купил стоп-сигналы 3 000 до 15.12",
            "non-stop music, $200 by Dec 15",
            "Хватит ли 5 000 рублей?",
            "денег хватит только в пятницу",
            "Мне не хватило времени",
            "Bus stop repair $250 by Dec 15",
            "I will stop by on Friday",
            "Вы пишите мне на почту",
            "напишите мне, сколько осталось",
            "ООО Стоп 12500 до 15.12 ремонт",
            "Can you stop the leak? $40 by Friday",
            "enough paint for two rooms, $90",
            "Остановка у дома",
            "",
            "...",
        ];
        for text in others {
            assert_eq!(wish(text), None, "{text}");
        }
    }

    #[test]
    fn inside_a_form_only_the_bare_wish_counts() {
        assert!(is_bare_wish("Стоп, пожалуйста"));
        assert!(is_bare_wish("please stop"));
        assert!(!is_bare_wish("Сделали плохо, не пишите мне, пока не исправите"));
    }
}
