//! A month as buttons: tap a day, turn the page. Pure; whoever shows it gets `FormTap::Date` and
//! `FormTap::Month` back. Dates outside the bounds cannot be tapped.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Action, Button, FormTap};
use crate::i18n::Texts;

/// What a cell shows that cannot be tapped; Telegram refuses an empty label.
const BLANK: &str = "·";

/// A page of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The page that shows a date.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, 1)
    }

    fn next(self) -> Option<Self> {
        self.first_day()?.checked_add_months(Months::new(1)).map(Self::of)
    }

    fn previous(self) -> Option<Self> {
        self.first_day()?.checked_sub_months(Months::new(1)).map(Self::of)
    }

    /// The nearest page that has a date within the bounds.
    #[must_use]
    pub fn within(self, bounds: &RangeInclusive<NaiveDate>) -> Self {
        self.clamp(Self::of(*bounds.start()), Self::of(*bounds.end()).max(Self::of(*bounds.start())))
    }
}

/// The rows of the page that shows `year` and `month`, or of the nearest one within the bounds: title with ‹ ›,
/// heads of the columns, Monday first, and the weeks.
pub fn calendar(
    t: &Texts,
    year: i32,
    month: u32,
    earliest: NaiveDate,
    latest: NaiveDate,
    form: i32,
) -> Vec<Vec<Button>> {
    let bounds = earliest..=latest;
    let shown = Month { year, month }.within(&bounds);
    let mut rows =
        vec![title(t, form, shown, &bounds), t.weekday_initials().into_iter().map(still).collect()];
    rows.extend(weeks(form, shown, &bounds));
    rows
}

fn title(t: &Texts, form: i32, shown: Month, bounds: &RangeInclusive<NaiveDate>) -> Vec<Button> {
    let turn = |to: Option<Month>, label: &str| match to.filter(|to| to.within(bounds) == *to) {
        Some(Month { year, month }) => tap(form, label.to_owned(), FormTap::Month { year, month }),
        None => still(BLANK.to_owned()),
    };
    vec![turn(shown.previous(), "‹"), still(t.month_title(shown.year, shown.month)), turn(shown.next(), "›")]
}

fn weeks(form: i32, shown: Month, bounds: &RangeInclusive<NaiveDate>) -> Vec<Vec<Button>> {
    let Some(first) = shown.first_day() else { return Vec::new() };
    let monday = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let day = |offset: u64| {
        let date = monday.checked_add_days(Days::new(offset)).filter(|date| Month::of(*date) == shown);
        match date {
            Some(date) if bounds.contains(&date) => tap(form, date.day().to_string(), FormTap::Date(date)),
            _ => still(BLANK.to_owned()),
        }
    };
    (0..6)
        .map(|week| (0..7).map(|weekday| day(week * 7 + weekday)).collect::<Vec<_>>())
        .filter(|week| week.iter().any(|cell| cell.label != BLANK))
        .collect()
}

fn tap(form: i32, label: String, tap: FormTap) -> Button {
    Button::act(label, Action::Form { form, tap })
}

fn still(label: String) -> Button {
    Button::act(label, Action::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;
    use crate::i18n::texts;
    use crate::screens::Press;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn shown(page: &str, from: &str, to: &str) -> Vec<String> {
        let rows = {
            let Month { year, month } = Month::of(date(page));
            calendar(texts(Language::Ru), year, month, date(from), date(to), 7)
        };
        rows.iter()
            .map(|row| row.iter().map(|cell| cell.label.as_str()).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn a_month_stands_in_weeks_from_monday_and_only_days_within_the_bounds_can_be_tapped() {
        assert_eq!(
            shown("2026-12-01", "2026-12-10", "2027-12-10"),
            [
                "· Декабрь 2026 ›",
                "Пн Вт Ср Чт Пт Сб Вс",
                "· · · 10 11 12 13",
                "14 15 16 17 18 19 20",
                "21 22 23 24 25 26 27",
                "28 29 30 31 · · ·",
            ]
        );
    }

    #[test]
    fn a_page_outside_the_bounds_shows_the_nearest_one_inside() {
        let pages = shown("2031-01-01", "2026-12-10", "2027-02-03");
        assert_eq!(pages.first().unwrap(), "‹ Февраль 2027 ·");
        assert_eq!(pages.last().unwrap(), "1 2 3 · · · ·");
    }

    #[test]
    fn a_day_gives_its_date_and_the_arrow_its_month() {
        let rows = calendar(texts(Language::En), 2026, 12, date("2026-12-01"), date("2027-12-01"), 7);
        let press = |row: usize, cell: usize| rows[row][cell].press.clone();
        let form = |tap| Press::Act(Action::Form { form: 7, tap });
        assert_eq!(press(0, 2), form(FormTap::Month { year: 2027, month: 1 }));
        assert_eq!(press(2, 1), form(FormTap::Date(date("2026-12-01"))));
        assert_eq!(press(2, 0), Press::Act(Action::Nothing));
    }
}
