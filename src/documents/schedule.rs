//! The picture of a schedule: rows with dates, sums and marks, wide enough for a phone.

use super::typesetting::{self, DocumentError};
use crate::screens::Schedule;

const TEMPLATE: &str = include_str!("schedule.typ");
/// The template is 400 points wide: 800 pixels.
const PIXELS_PER_POINT: u8 = 2;

/// The schedule as PNG. Equal schedules are equal bytes.
///
/// # Errors
/// None that a schedule of an agreement can cause.
pub fn png(schedule: &Schedule) -> Result<Vec<u8>, DocumentError> {
    typesetting::set(TEMPLATE, schedule, &[])?.png(PIXELS_PER_POINT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::typesetting::tests::{letters, letters_of};
    use crate::domain::language::Language;
    use crate::screens::{ScheduleRow, ScheduleSum, Standing};

    fn schedule(title: &str, rows: usize) -> Schedule {
        use Standing::{Ahead, Late, Next, Paid, PartPaid};
        let row = |(number, standing): (usize, Standing)| ScheduleRow {
            number: number.to_string(),
            date: format!("15 сентября {}", 2026 + number),
            amount: format!("{number}\u{a0}083,33\u{a0}₽"),
            standing,
            note: (standing == PartPaid).then(|| "осталось 1\u{a0}000\u{a0}₽".to_owned()),
        };
        let standings = [Paid, Paid, PartPaid, Late, Next].into_iter().chain(std::iter::repeat(Ahead));
        let sum =
            |label: &str, amount: &str| ScheduleSum { label: label.to_owned(), amount: amount.to_owned() };
        Schedule {
            language: Language::Ru,
            title: title.to_owned(),
            rows: (1..=rows).zip(standings).map(row).collect(),
            discount: Some(sum("Скидка", "−500\u{a0}₽")),
            total: sum("Всего", "12\u{a0}500\u{a0}₽"),
        }
    }

    fn size(file: &[u8]) -> (u32, u32) {
        let info = png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG").info().clone();
        (info.width, info.height)
    }

    #[test]
    fn a_schedule_of_any_length_is_as_wide_as_a_phone_and_not_too_tall_for_it() {
        for rows in [1, 6, 24] {
            let (width, height) = size(&png(&schedule("Ремонт ноутбука", rows)).expect("a picture"));
            assert_eq!(width, 800);
            assert!((200..2000).contains(&height), "{rows} rows are {height} pixels tall");
        }
    }

    #[test]
    fn every_word_is_in_the_picture_as_it_was_given() {
        let mut schedule = schedule("#import $x$ *b* @r \\", 6);
        let words = |schedule: &Schedule| {
            let rows = schedule.rows.iter().map(|row| {
                // The mark of a late part is a letter too.
                let mark = if row.standing == Standing::Late { "!" } else { "" };
                [mark, &row.number, &row.date, row.note.as_deref().unwrap_or_default(), &row.amount].concat()
            });
            let sums = schedule.discount.iter().chain([&schedule.total]);
            let sums = sums.map(|sum| [sum.label.as_str(), &sum.amount].concat());
            letters(&[schedule.title.clone()].into_iter().chain(rows).chain(sums).collect::<String>())
        };
        let shown = |schedule: &Schedule| {
            letters_of(&typesetting::set(TEMPLATE, schedule, &[]).unwrap().runs().concat())
        };
        assert_eq!(shown(&schedule), words(&schedule));
        schedule.discount = None;
        assert_eq!(shown(&schedule), words(&schedule));
    }

    #[test]
    fn a_title_of_one_endless_word_does_not_run_off_the_picture() {
        let pages = typesetting::set(TEMPLATE, &schedule(&"Щ".repeat(200), 3), &[]).expect("a picture");
        assert!(pages.runs().concat().iter().all(|run| run.right <= pages.width()));
    }

    #[test]
    fn equal_schedules_are_equal_bytes() {
        let schedule = schedule("Ремонт ноутбука", 6);
        assert_eq!(png(&schedule).expect("a picture"), png(&schedule).expect("a picture"));
    }
}
