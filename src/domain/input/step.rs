//! Reads the day and the hours of a reminder: `через 5 дней`, `за 3 дня`, `-3`, `+5`, `10-18`, `с 10 до 18:30`.

use chrono::NaiveTime;

use super::{count, folded};
use crate::domain::reminder::Window;

/// Days from the due date, negative before it; `None`: not one whole number of days.
pub fn day(text: &str) -> Option<i32> {
    let text = folded(text).replace(['−', '–'], "-");
    let on_the_date = ["в день", "в срок", "on the d", "on the due", "same day"];
    let number = text.trim_start_matches(['+', '-', ' ']);
    if on_the_date.iter().any(|words| text.starts_with(words))
        && !text.contains(|sign: char| sign.is_ascii_digit())
    {
        return Some(0);
    }
    let is_before = text.starts_with('-')
        || text.starts_with("за ")
        || text.split_whitespace().any(|word| word == "до" || word == "before");
    let number = number.replace("срока", "").replace("срок", "").replace("после", "").replace("до", "");
    let number =
        number.replace("before", "").replace("the due date", "").replace("due date", "").replace("date", "");
    let days = i32::try_from(count::read(&number, count::DAYS)?).ok()?;
    Some(if is_before { -days } else { days })
}

/// A part of the day; `None`: not two times, or the later one first.
pub fn hours(text: &str) -> Option<Window> {
    let text = folded(text).replace(['−', '–', '—'], "-");
    let times: Vec<NaiveTime> = text
        .split(|sign: char| !sign.is_ascii_digit() && sign != ':' && sign != '.')
        .filter(|word| word.contains(|sign: char| sign.is_ascii_digit()))
        .map(time)
        .collect::<Option<_>>()?;
    let [start, end] = times.try_into().ok()?;
    (start < end).then_some(Window { start, end })
}

fn time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_say_it() {
        let table = [
            ("5", Some(5)),
            ("+5", Some(5)),
            ("-3", Some(-3)),
            ("−3", Some(-3)),
            ("через 5 дней", Some(5)),
            ("через 5 дней после срока", Some(5)),
            ("за 3 дня", Some(-3)),
            ("за 3 дня до срока", Some(-3)),
            ("3 дня до срока", Some(-3)),
            ("через неделю", None),
            ("2 недели", Some(14)),
            ("5 days after", Some(5)),
            ("3 days before", Some(-3)),
            ("3 days before the due date", Some(-3)),
            ("0", Some(0)),
            ("в день срока", Some(0)),
            ("on the due date", Some(0)),
            ("завтра", None),
            ("5 6", None),
        ];
        for (typed, expected) in table {
            assert_eq!(day(typed), expected, "{typed}");
        }
    }

    #[test]
    fn hours_are_read_as_people_say_them() {
        let table = [
            ("10-18", Some("10:00-18:00")),
            ("с 10 до 18:30", Some("10:00-18:30")),
            ("from 9.30 to 12", Some("09:30-12:00")),
            ("10–18", Some("10:00-18:00")),
            ("18-10", None),
            ("10", None),
            ("10-25", None),
            ("днём", None),
        ];
        for (typed, expected) in table {
            assert_eq!(hours(typed).map(String::from).as_deref(), expected, "{typed}");
        }
    }
}
