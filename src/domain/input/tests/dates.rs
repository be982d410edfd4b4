use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::date::{DateProblem, DateReading, Direction, as_done, as_due, read};
use crate::domain::{input::Reading, language::Language, vectors};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Monday.
fn today() -> NaiveDate {
    date("2026-11-23")
}

fn clear(text: &str) -> DateReading {
    Reading::Clear(date(text))
}

fn either(dates: &[&str]) -> DateReading {
    Reading::Ambiguous(dates.iter().map(|text| date(text)).collect())
}

fn future(text: &str, language: Language) -> DateReading {
    read(text, today(), language, Direction::Future)
}

#[test]
fn date_parsing_vectors_hold() {
    for case in vectors::group("dates_format")["date_parsing"].as_array().unwrap() {
        let language = Language::from_code(case["lang"].as_str());
        let today = case["today"].as_str().map_or(today(), date);
        let reading = read(case["text"].as_str().unwrap(), today, language, Direction::Future);
        if let Some(expected) = case["date"].as_str() {
            assert_eq!(reading, clear(expected), "{case}");
        } else if case["ambiguous"].as_bool() == Some(true) {
            assert!(matches!(reading, Reading::Ambiguous(_)), "{case}");
        } else {
            assert_eq!(reading, Reading::Refused(DateProblem::NoSuchDate), "{case}");
        }
    }
}

#[test]
fn russian_dates_are_understood() {
    let table = [
        ("15.12", "2026-12-15"),
        ("до 15.12", "2026-12-15"),
        ("15.12.", "2026-12-15"),
        ("15.12.2026", "2026-12-15"),
        ("15.12.26", "2026-12-15"),
        ("15.12.2026г.", "2026-12-15"),
        ("15.12.2026 г.", "2026-12-15"),
        ("2026-12-15", "2026-12-15"),
        ("23.11", "2026-11-23"),
        ("22.11", "2027-11-22"),
        ("1.1", "2027-01-01"),
        ("29.02", "2028-02-29"),
        ("15 декабря", "2026-12-15"),
        ("15 декабря 2027", "2027-12-15"),
        ("15 декабря 2027 года", "2027-12-15"),
        ("15 дек", "2026-12-15"),
        ("15 дек.", "2026-12-15"),
        ("15дек", "2026-12-15"),
        ("5 мая", "2027-05-05"),
        ("не позднее 1 марта", "2027-03-01"),
        ("15-го", "2026-12-15"),
        ("25-го", "2026-11-25"),
        ("до 15 числа", "2026-12-15"),
        ("до 15", "2026-12-15"),
        ("15-го декабря", "2026-12-15"),
        ("сегодня", "2026-11-23"),
        ("завтра", "2026-11-24"),
        ("до завтра", "2026-11-24"),
        ("Послезавтра!", "2026-11-25"),
        ("через день", "2026-11-24"),
        ("через неделю", "2026-11-30"),
        ("через 10 дней", "2026-12-03"),
        ("через две недели", "2026-12-07"),
        ("через пару недель", "2026-12-07"),
        ("через 2 месяца", "2027-01-23"),
        ("через месяц", "2026-12-23"),
        ("через полгода", "2027-05-23"),
        ("через год", "2027-11-23"),
        ("в течение 5 дней", "2026-11-28"),
        ("10 дней", "2026-12-03"),
        ("+7", "2026-11-30"),
        ("в пятницу", "2026-11-27"),
        ("до пятницы", "2026-11-27"),
        ("к среде", "2026-11-25"),
        ("во вторник", "2026-11-24"),
        ("в эту пятницу", "2026-11-27"),
        ("в воскресенье", "2026-11-29"),
        ("в конце месяца", "2026-11-30"),
        ("до конца месяца", "2026-11-30"),
        ("конец следующего месяца", "2026-12-31"),
        ("до конца года", "2026-12-31"),
        ("конец декабря", "2026-12-31"),
        ("до конца февраля 2028", "2028-02-29"),
    ];
    for (text, expected) in table {
        assert_eq!(future(text, Language::Ru), clear(expected), "{text}");
    }
}

#[test]
fn english_dates_are_understood() {
    let table = [
        ("Dec 15", "2026-12-15"),
        ("December 15", "2026-12-15"),
        ("by Dec 15", "2026-12-15"),
        ("Dec 15, 2027", "2027-12-15"),
        ("15 December 2027", "2027-12-15"),
        ("15 Dec", "2026-12-15"),
        ("Dec 15th", "2026-12-15"),
        ("15th of December", "2026-12-15"),
        ("15th of December 2027", "2027-12-15"),
        ("the 15th", "2026-12-15"),
        ("by the 15th", "2026-12-15"),
        ("May 5", "2027-05-05"),
        ("Sept. 1", "2027-09-01"),
        ("2026-12-15", "2026-12-15"),
        ("15.12", "2026-12-15"),
        ("12/31/2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("12/25", "2026-12-25"),
        ("11/11/2027", "2027-11-11"),
        ("today", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("Tomorrow.", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("in a week", "2026-11-30"),
        ("in 2 weeks", "2026-12-07"),
        ("in two weeks", "2026-12-07"),
        ("in a couple of weeks", "2026-12-07"),
        ("within 10 days", "2026-12-03"),
        ("in 3 months", "2027-02-23"),
        ("2 weeks", "2026-12-07"),
        ("on Friday", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("until Wed", "2026-11-25"),
        ("this Friday", "2026-11-27"),
        ("next Monday", "2026-11-30"),
        ("end of month", "2026-11-30"),
        ("by the end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("EOM", "2026-11-30"),
        ("end of year", "2026-12-31"),
        ("end of December", "2026-12-31"),
    ];
    for (text, expected) in table {
        assert_eq!(future(text, Language::En), clear(expected), "{text}");
    }
}

#[test]
fn what_may_be_two_dates_is_asked_about() {
    let table = [
        ("11/12/2026", Language::En, ["2026-11-12", "2026-12-11"]),
        ("11/12/2026", Language::Ru, ["2026-12-11", "2026-11-12"]),
        ("1/2", Language::En, ["2027-01-02", "2027-02-01"]),
        ("12-11", Language::Ru, ["2027-11-12", "2026-12-11"]),
        ("в понедельник", Language::Ru, ["2026-11-23", "2026-11-30"]),
        ("next Friday", Language::En, ["2026-11-27", "2026-12-04"]),
        ("в следующую пятницу", Language::Ru, ["2026-11-27", "2026-12-04"]),
        ("end of the week", Language::En, ["2026-11-27", "2026-11-29"]),
        ("на следующей неделе", Language::Ru, ["2026-11-30", "2026-12-04"]),
        ("15", Language::Ru, ["2026-12-15", "2026-12-08"]),
    ];
    for (text, language, dates) in table {
        assert_eq!(future(text, language), either(&dates), "{text}");
    }
}

#[test]
fn what_is_not_a_date_is_refused_with_the_reason() {
    use DateProblem::{NoSuchDate, NotADate, TooFar};
    let table = [
        ("", NotADate),
        ("скоро", NotADate),
        ("когда-нибудь", NotADate),
        ("2026", NotADate),
        ("12500", NotADate),
        ("1.2.3.4", NotADate),
        ("15.12.026", NotADate),
        ("через 5 рабочих дней", NotADate),
        ("маляр 5", NotADate),
        ("31.02", NoSuchDate),
        ("31.02.2027", NoSuchDate),
        ("29.02.2027", NoSuchDate),
        ("45.12", NoSuchDate),
        ("15.13", NoSuchDate),
        ("13/13/2026", NoSuchDate),
        ("31 февраля", NoSuchDate),
        ("Feb 30", NoSuchDate),
        ("45 декабря", NoSuchDate),
        ("0 декабря", NoSuchDate),
        ("2026-13-01", NoSuchDate),
        ("15.12.2037", TooFar),
        ("через 11 лет", TooFar),
        ("через 9999 лет", TooFar),
        ("01.01.1999", TooFar),
    ];
    for (text, problem) in table {
        assert_eq!(future(text, Language::Ru), Reading::Refused(problem), "{text}");
    }
}

#[test]
fn the_day_of_something_done_lies_in_the_past() {
    let table = [
        ("15.12", "2025-12-15"),
        ("23.11", "2026-11-23"),
        ("Nov 20", "2026-11-20"),
        ("25-го", "2026-10-25"),
        ("вчера", "2026-11-22"),
        ("позавчера", "2026-11-21"),
        ("3 дня назад", "2026-11-20"),
        ("неделю назад", "2026-11-16"),
        ("2 weeks ago", "2026-11-09"),
        ("a month ago", "2026-10-23"),
        ("в пятницу", "2026-11-20"),
        ("last Friday", "2026-11-20"),
        ("в прошлый понедельник", "2026-11-16"),
        ("от 10.11.2026", "2026-11-10"),
        ("в конце октября", "2026-10-31"),
    ];
    for (text, expected) in table {
        assert_eq!(read(text, today(), Language::Ru, Direction::Past), clear(expected), "{text}");
    }
}

#[test]
fn deadlines_are_not_past_and_deeds_are_not_future() {
    let past = clear("2026-11-22");
    assert_eq!(as_due(past.clone(), today()), Reading::Refused(DateProblem::InThePast));
    assert_eq!(as_done(past.clone(), today()), past);
    assert_eq!(as_due(clear("2026-11-23"), today()), clear("2026-11-23"));
    assert_eq!(as_done(clear("2026-11-24"), today()), Reading::Refused(DateProblem::InTheFuture));
    assert_eq!(as_due(either(&["2026-11-12", "2026-12-11"]), today()), clear("2026-12-11"));
}

proptest! {
    #[test]
    fn any_text_gets_an_answer_within_ten_years(
        text in "\\PC{0,40}",
        mess in "[0-9./\\- ]{0,12}",
        words in prop::collection::vec(prop::sample::select(vec![
            "через", "in", "15", "31", "0", "декабря", "feb", "конец", "end", "of", "month", "пятницу", "next", "до",
            "9999", "лет", "назад", "числа", "г", "2027", "+7", "-", ".", "недели", "the", "day", "after",
        ]), 0..6),
        direction in prop::sample::select(vec![Direction::Future, Direction::Past]),
    ) {
        for text in [text, mess, words.join(" ")] {
            let reading = read(&text, today(), Language::En, direction);
            let dates = match reading {
                Reading::Clear(date) => vec![date],
                Reading::Ambiguous(dates) => { prop_assert!(!dates.is_empty()); dates }
                Reading::Refused(_) => vec![],
            };
            for date in dates {
                prop_assert!((date - today()).num_days().abs() <= 3653, "{}", text);
            }
        }
    }

    #[test]
    fn a_written_date_is_read_back(days in -3600_i64..3600) {
        let day = today() + chrono::TimeDelta::days(days);
        for form in ["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%B %-d, %Y", "%-d %b %Y"] {
            let text = day.format(form).to_string();
            prop_assert_eq!(future(&text, Language::En), Reading::Clear(day), "{}", text);
        }
    }
}
