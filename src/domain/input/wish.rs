//! Recognises in free words that somebody wants no more messages. Rather asks once too often than misses
//! one: the answer is a question, never an act.

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

/// Anywhere in what was said, these mean it.
const PART: &[&str] = &[
    "не пишите мне",
    "мне не пишите",
    "больше не пишите",
    "не пишите больше",
    "не пиши мне",
    "мне не пиши",
    "больше не пиши",
    "не присылайте",
    "не шлите",
    "не напоминайте",
    "не надо напоминать",
    "не надо мне писать",
    "не надо писать",
    "не беспокойте",
    "не тревожьте",
    "хватит писать",
    "хватит мне писать",
    "хватит присылать",
    "хватит напоминать",
    "прекратите писать",
    "прекратите присылать",
    "перестаньте писать",
    "перестаньте присылать",
    "перестаньте напоминать",
    "отпишите меня",
    "удалите меня",
    "удалите мой номер",
    "удалите мои данные",
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
    "stop sending",
    "stop the reminders",
    "stop reminders",
    "no more messages",
    "no more reminders",
    "leave me alone",
    "unsubscribe me",
    "delete my data",
    "delete me",
    "remove me from",
    "take me off",
];

/// Words that change nothing.
const FILLERS: &[&str] =
    &["пожалуйста", "уже", "всё", "ну", "please", "just", "pls", "thanks", "спасибо", "бот", "bot"];

/// Whether free words ask for silence.
pub fn is_wish(text: &str) -> bool {
    let said = words(text);
    is_whole(&said) || PART.iter().any(|phrase| contains(&said, &words(phrase)))
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

fn contains(said: &[String], phrase: &[String]) -> bool {
    said.windows(phrase.len().max(1)).any(|window| window == phrase)
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
    fn a_wish_for_silence_is_understood_in_both_languages() {
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
            "удалите меня",
            "Удалите меня из базы",
            "оставьте меня в покое",
            "Перестаньте присылать сообщения",
            "Не присылайте больше ничего",
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
            "take me off your list",
            "Delete my data",
        ];
        for text in wishes {
            assert!(is_wish(text), "{text}");
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
            assert!(!is_wish(text), "{text}");
        }
    }

    #[test]
    fn inside_a_form_only_the_bare_wish_counts() {
        assert!(is_bare_wish("Стоп, пожалуйста"));
        assert!(is_bare_wish("please stop"));
        assert!(!is_bare_wish("Сделали плохо, не пишите мне, пока не исправите"));
    }
}
