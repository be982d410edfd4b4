use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::debt_line::{Line, looks_like_debt, read};
use crate::domain::{
    input::{Reading, amount::AmountProblem, date::DateProblem},
    language::Language,
    money::{Currency, Money},
};

/// Monday.
fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn line(text: &str, language: Language) -> Line {
    let default = match language {
        Language::Ru => Currency::RUB,
        Language::En => Currency::USD,
    };
    read(text, today(), language, default)
}

/// The line in one string: `client | amount | due | what`.
fn told(line: &Line) -> String {
    let amount = match &line.amount {
        None => "-".to_owned(),
        Some(Reading::Clear(money)) => brief(*money),
        Some(Reading::Ambiguous(candidates)) => {
            format!("{}?", candidates.iter().map(|money| brief(*money)).collect::<Vec<_>>().join("/"))
        }
        Some(Reading::Refused(problem)) => format!("{problem:?}"),
    };
    let due = match &line.due {
        None => "-".to_owned(),
        Some(Reading::Clear(date)) => date.format("%d.%m.%y").to_string(),
        Some(Reading::Ambiguous(dates)) => {
            format!(
                "{}?",
                dates.iter().map(|date| date.format("%d.%m").to_string()).collect::<Vec<_>>().join("/")
            )
        }
        Some(Reading::Refused(problem)) => format!("{problem:?}"),
    };
    let text = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
    format!("{} | {amount} | {due} | {}", text(&line.client), text(&line.what))
}

fn brief(money: Money) -> String {
    format!("{} {}", money.amount().normalize(), money.currency())
}

#[test]
fn russian_lines_are_understood() {
    let table = [
        (
            "ООО Ромашка 12 500 до 15.12 ремонт ноутбука",
            "ООО Ромашка | 12500 RUB | 15.12.26 | ремонт ноутбука",
        ),
        ("Иван Петров 12500 до пятницы ремонт", "Иван Петров | 12500 RUB | 27.11.26 | ремонт"),
        (
            "Иван Петров 12500 до 15.12 ремонт ноутбука",
            "Иван Петров | 12500 RUB | 15.12.26 | ремонт ноутбука",
        ),
        (
            "12500 Иван Петров ремонт ноутбука до 15.12",
            "Иван Петров | 12500 RUB | 15.12.26 | ремонт ноутбука",
        ),
        ("до 15.12 Иван Петров 12500 ₽ ремонт", "Иван Петров | 12500 RUB | 15.12.26 | ремонт"),
        (
            "Иван Петров ремонт ноутбука 12500 до 15.12",
            "Иван Петров | 12500 RUB | 15.12.26 | ремонт ноутбука",
        ),
        (
            "ремонт ноутбука 12500 Иван Петров до 15.12",
            "Иван Петров | 12500 RUB | 15.12.26 | ремонт ноутбука",
        ),
        ("Кафе 24 12500 до пятницы", "Кафе 24 | 12500 RUB | 27.11.26 | -"),
        ("«Кафе 24» 500 до пятницы кофе", "«Кафе 24» | 500 RUB | 27.11.26 | кофе"),
        ("ООО \"Век 21\" 12 500 руб. до 1 декабря", "ООО \"Век 21\" | 12500 RUB | 01.12.26 | -"),
        ("Кафе 24 12 500 до 15.12", "Кафе 24 | 12500 RUB | 15.12.26 | -"),
        ("Иван 12 500,50 ₽ до 15 декабря", "Иван | 12500.5 RUB | 15.12.26 | -"),
        ("Иван 12,5 тыс завтра стрижка", "Иван | 12500 RUB | 24.11.26 | стрижка"),
        ("Иван 12к через неделю стрижка", "Иван | 12000 RUB | 30.11.26 | стрижка"),
        ("Иван должен 12500 за ремонт до пятницы", "Иван | 12500 RUB | 27.11.26 | ремонт"),
        ("Иван Петров, 12500, до 15.12, ремонт", "Иван Петров | 12500 RUB | 15.12.26 | ремонт"),
        ("Иван — 12500 — до 15.12 — ремонт", "Иван | 12500 RUB | 15.12.26 | ремонт"),
        ("иван петров 12500 до 15.12 ремонт", "иван петров | 12500 RUB | 15.12.26 | ремонт"),
        ("ИП Сидоров А. А. 3000 до конца месяца аренда", "ИП Сидоров А. А. | 3000 RUB | 30.11.26 | аренда"),
        ("Мария 5000 через 10 дней платье", "Мария | 5000 RUB | 03.12.26 | платье"),
        ("Мария 500 к пятнице платье", "Мария | 500 RUB | 27.11.26 | платье"),
        ("Мария 500 к оплате", "Мария | 500 RUB | - | к оплате"),
        ("Мария 5000 аренда 10 дней", "Мария | 5000 RUB | - | аренда 10 дней"),
        ("Мария 5000 15.12.2026 платье", "Мария | 5000 RUB | 15.12.26 | платье"),
        ("Мария 5000 15.12 платье", "Мария | 5000 RUB | 15.12.26 | платье"),
        ("Мария 5000 договор от 10.11 до 15.12", "Мария | 5000 RUB | 15.12.26 | договор от 10.11"),
        ("Мария 5000 до 31.02 платье", "Мария | 5000 RUB | NoSuchDate | платье"),
        ("Мария 5000 до 15 платье", "Мария | 5000 RUB | 15.12.26 | платье"),
        ("Мария до 15 000 платье", "Мария | 15000 RUB | - | платье"),
        ("Мария 300 долларов до 15.12 платье", "Мария | 300 USD | 15.12.26 | платье"),
        ("Мария 12,500 до 15.12 платье", "Мария | 12500 RUB/12.5 RUB? | 15.12.26 | платье"),
        ("Мария 12500 16000 платье", "Мария | 16000 RUB/12500 RUB? | - | платье"),
        ("Мария 12500,505 до 15.12", "Мария | TooManyDecimals { allowed: 2 } | 15.12.26 | -"),
        ("ремонт iPhone 15 12500 Иван", "Иван | 12500 RUB | - | ремонт iPhone 15"),
        ("Иван гвозди 20 шт 1500 до завтра", "Иван | 1500 RUB | 24.11.26 | гвозди 20 шт"),
        ("Иван счет № 170 12500 до 15.12", "Иван | 12500 RUB | 15.12.26 | счет № 170"),
        ("Иван -500 до 15.12", "Иван | NotPositive | 15.12.26 | -"),
        (
            "Иван 9999999999999 до 15.12",
            "Иван | TooLarge { maximum: Money { amount: 1000000000000.00, currency: RUB } } | 15.12.26 | -",
        ),
        ("Иван 12,500 16000 ремонт", "Иван | 16000 RUB/12500 RUB/12.5 RUB? | - | ремонт"),
        ("Иван массаж 1,5 часа 3000", "Иван | 3000 RUB | - | массаж 1,5 часа"),
        ("Олег до пятницы 3т.р. шины", "Олег | 3000 RUB | 27.11.26 | шины"),
        ("Олег 3 т.р. до пятницы", "Олег | 3000 RUB | 27.11.26 | -"),
        ("Олег 12500 до 15.12 т. 89001234567", "Олег | 12500 RUB | 15.12.26 | -"),
        ("долг Петя 3000", "Петя | 3000 RUB | - | -"),
        ("ИП Иванов — 45 000 руб., до 1 декабря, за кухню", "ИП Иванов | 45000 RUB | 01.12.26 | кухню"),
        ("Магазин «24 часа» 900 до 30.11", "Магазин «24 часа» | 900 RUB | 30.11.26 | -"),
        ("Ольга 1500 + 500 доставка до пт", "Ольга | 1500 RUB/500 RUB? | 27.11.26 | доставка"),
        ("@ivan 500 завтра", "@ivan | 500 RUB | 24.11.26 | -"),
        ("Иван 15.12", "Иван | 15.12 RUB? | - | -"),
        ("Иван до 15.12", "Иван | - | 15.12.26 | -"),
        ("12500 до 15.12", "- | 12500 RUB | 15.12.26 | -"),
        ("Олег\u{a0}12\u{a0}500\u{a0}₽ до 15.12", "Олег | 12500 RUB | 15.12.26 | -"),
        ("Олег 5000 в понедельник шины", "Олег | 5000 RUB | 23.11/30.11? | шины"),
        ("<b>Олег</b> 5000 & \"Ко\" 🛠️", "<b>Олег</b> | 5000 RUB | - | & \"Ко\" 🛠️"),
    ];
    for (text, expected) in table {
        assert_eq!(told(&line(text, Language::Ru)), expected, "{text}");
    }
}

#[test]
fn english_lines_are_understood() {
    let table = [
        ("Acme Ltd $250 by Dec 15 laptop repair", "Acme Ltd | 250 USD | 15.12.26 | laptop repair"),
        ("$250 Acme Ltd laptop repair by Dec 15", "Acme Ltd | 250 USD | 15.12.26 | laptop repair"),
        ("Acme Ltd laptop repair $250 by Dec 15", "Acme Ltd | 250 USD | 15.12.26 | laptop repair"),
        ("by Friday John Smith 250 haircut", "John Smith | 250 USD | 27.11.26 | haircut"),
        ("John Smith 1,250.50 by 15 December logo", "John Smith | 1250.5 USD | 15.12.26 | logo"),
        ("John owes $250 for laptop repair by tomorrow", "John | 250 USD | 24.11.26 | laptop repair"),
        ("Joe's coffee shop $250 cups", "Joe's coffee shop | 250 USD | - | cups"),
        ("Acme 12.5k in 2 weeks site", "Acme | 12500 USD | 07.12.26 | site"),
        ("Acme EUR 300 by 12/31/2026 site", "Acme | 300 EUR | 31.12.26 | site"),
        ("Acme 300 EUR by 11/12 site", "Acme | 300 EUR | 12.11/11.12? | site"),
        ("Acme £99.99 by end of month site", "Acme | 99.99 GBP | 30.11.26 | site"),
        ("Acme 12,500 by Dec 15", "Acme | 12500 USD/12.5 USD? | 15.12.26 | -"),
        ("Studio 54 $250 by Dec 15 lights", "Studio 54 | 250 USD | 15.12.26 | lights"),
        ("Studio 54 250 by Dec 15", "Studio | 54250 USD/250 USD? | 15.12.26 | -"),
        ("Bob's Garage $1,200 due 12/20 brakes", "Bob's Garage | 1200 USD/1.2 USD? | 20.12.26 | brakes"),
        (
            "Acme Ltd: $250 for laptop repair, due December 15th",
            "Acme Ltd | 250 USD | 15.12.26 | laptop repair",
        ),
        ("invoice 170 Acme $250 by Dec 15", "Acme | 250 USD | 15.12.26 | invoice 170"),
        ("7-Eleven $300 by Dec 1 delivery", "7-Eleven | 300 USD | 01.12.26 | delivery"),
        ("Jane owes me $40 by tomorrow", "Jane | 40 USD | 24.11.26 | -"),
        ("Jane 250 in 10 days 3 logos", "Jane | 250 USD | 03.12.26 | 3 logos"),
        ("Acme $250 until the 15th lights", "Acme | 250 USD | 15.12.26 | lights"),
        ("Acme 250 next week lights", "Acme | 250 USD | 30.11/04.12? | lights"),
        ("Acme 250 Dec 15 lights", "Acme | 250 USD | 15.12.26 | lights"),
        ("Acme 250 by Feb 30", "Acme | 250 USD | NoSuchDate | -"),
        ("Anna 250 gel polish by Friday", "Anna | 250 USD | 27.11.26 | gel polish"),
        ("Anna 250 all inclusive", "Anna | 250 USD | - | all inclusive"),
        ("Anna 250 GEL by Friday", "Anna | 250 GEL | 27.11.26 | -"),
        ("Friday Café $250 tomorrow", "Friday Café | 250 USD | 24.11.26 | -"),
        ("Anna 3 hours 250", "Anna | 250 USD | - | 3 hours"),
    ];
    for (text, expected) in table {
        assert_eq!(told(&line(text, Language::En)), expected, "{text}");
    }
}

#[test]
fn a_phone_in_the_line_is_neither_money_nor_name() {
    let found = line("Иван Петров +7 900 123-45-67 12500 до 15.12 ремонт", Language::Ru);
    assert_eq!(found.phone.as_ref().unwrap().as_str(), "+79001234567");
    assert_eq!(told(&found), "Иван Петров | 12500 RUB | 15.12.26 | ремонт");
    let bare = line("Иван 9001234567 12500", Language::Ru);
    assert_eq!(bare.phone.as_ref().unwrap().as_str(), "+79001234567");
    assert_eq!(told(&bare), "Иван | 12500 RUB | - | -");
    let domestic = line("Иван 8 (900) 123-45-67 12 500", Language::Ru);
    assert_eq!(domestic.phone.as_ref().unwrap().as_str(), "+79001234567");
    assert_eq!(told(&domestic), "Иван | 12500 RUB | - | -");
}

#[test]
fn small_talk_does_not_look_like_a_debt() {
    for text in
        ["привет", "спасибо!", "Как дела, Иван?", "буду в 5", "12500", "15.12", "завтра", "", "🙂", "/new"]
    {
        assert!(!looks_like_debt(&line(text, Language::Ru)), "{text}");
    }
    for text in ["Иван 12500", "Acme $250", "иван 500 до завтра", "Иван 12,500", "Иван 12500,505"]
    {
        assert!(looks_like_debt(&line(text, Language::Ru)), "{text}");
    }
}

#[test]
fn problems_are_kept_for_the_card() {
    let found = line("Иван 0 руб до 31.02", Language::Ru);
    assert_eq!(found.amount, Some(Reading::Refused(AmountProblem::NotPositive)));
    assert_eq!(found.due, Some(Reading::Refused(DateProblem::NoSuchDate)));
    let stored = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Line>(&stored).unwrap(), found);
}

proptest! {
    #[test]
    fn any_line_gets_an_answer(
        text in "\\PC{0,120}",
        words in prop::collection::vec(prop::sample::select(vec![
            "Иван", "12", "500", "12500", "до", "к", "15.12", "₽", "$", "тыс", "через", "2", "недели", "«", "»", "\"",
            "+7", "900", "1234567", "by", "Dec", "15", "ремонт", "—", ",", "за", "31.02", "12,500", "-5", "0",
        ]), 0..14),
    ) {
        for text in [text, words.join(" ")] {
            for language in Language::ALL {
                let found = line(&text, language);
                if let Some(Reading::Clear(money)) = found.amount {
                    prop_assert!(money.is_positive());
                }
                for part in [found.client, found.what].into_iter().flatten() {
                    prop_assert!(!part.trim().is_empty());
                }
            }
        }
    }
}
