//! Answers to the questions about a debt.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::form::{Field, Named, RegisterForm};
use crate::app::debts::due_bounds;
use crate::dialogue::conversation::Input;
use crate::dialogue::owner::forms::{self, NAME_CHARS_MAX, Unclear, WHAT_CHARS_MAX};
use crate::dialogue::scene::Scene;
use crate::domain::input::date::{self, DateProblem, Direction};
use crate::domain::input::{amount, phone, text};
use crate::domain::money::Currency;
use crate::i18n::Html;
use crate::screens::FormTap;
use crate::screens::calendar::Month;
use crate::screens::owner::problem;
use crate::screens::owner::register::Likely;

/// Takes the answer to the open question, or says what is wrong with it.
pub fn take(form: &mut RegisterForm, scene: &Scene<'_>, field: Field, input: Input) -> Result<(), Html> {
    match (field, input) {
        (Field::Client, input) => take_client(form, scene, input)?,
        (Field::Amount, input) => take_amount(form, scene, input)?,
        (Field::Due | Field::Service, Input::Tap(FormTap::Month { year, month })) => {
            form.month = Some(Month { year, month });
            return Ok(());
        }
        (Field::Due, input) => take_due(form, scene, input)?,
        (Field::What, Input::Words(typed)) => {
            form.what = Some(forms::line(scene, &typed, WHAT_CHARS_MAX)?);
        }
        (Field::Service, input) => take_service(form, scene, input)?,
        (Field::What | Field::Papers, input) => return Err(forms::unexpected(scene, &input)),
    }
    form.settle(field);
    Ok(())
}

fn take_client(form: &mut RegisterForm, scene: &Scene<'_>, input: Input) -> Result<(), Html> {
    form.client = Some(match input {
        Input::Words(typed) => {
            Named { id: None, name: forms::line(scene, &typed, NAME_CHARS_MAX)?, phone: None }
        }
        Input::Tap(FormTap::Pick(at)) => {
            let Some((id, name)) = form.recent.get(usize::from(at)) else {
                return Err(problem::tap_expected(scene.texts()));
            };
            Named { id: Some(*id), name: name.clone(), phone: None }
        }
        Input::Contact { phone: number, name, .. } => {
            let country = scene.business.as_ref().map(|business| business.country);
            let number = format!("+{}", number.trim_start_matches('+'));
            let read = country.and_then(|country| phone::read(&number, country).ok());
            // A contact without a name goes by its number.
            let name = text::clean_line(&name, NAME_CHARS_MAX).unwrap_or_else(|_| number.clone());
            Named { id: None, name, phone: read.map(Into::into) }
        }
        other => return Err(forms::unexpected(scene, &other)),
    });
    Ok(())
}

fn take_amount(form: &mut RegisterForm, scene: &Scene<'_>, input: Input) -> Result<(), Html> {
    let currency = scene.business.as_ref().map_or(Currency::RUB, |business| business.currency);
    let money = match input {
        Input::Words(typed) => forms::amount(scene, &typed, amount::read(&typed, currency), currency)
            .map_err(|(readings, note)| {
                form.amounts = readings;
                note
            })?,
        Input::Tap(FormTap::Pick(at)) => {
            *form.amounts.get(usize::from(at)).ok_or_else(|| problem::tap_expected(scene.texts()))?
        }
        other => return Err(forms::unexpected(scene, &other)),
    };
    form.amount = Some(money);
    Ok(())
}

fn take_due(form: &mut RegisterForm, scene: &Scene<'_>, input: Input) -> Result<(), Html> {
    let today = scene.today();
    let likely = likely_due(today, &form.dates);
    let due_on = read_date(scene, input, &likely, Direction::Future)
        .and_then(|(date, typed)| due_within(scene, &typed, date))
        .map_err(|(dates, note)| {
            form.dates = dates;
            note
        })?;
    form.due_on = Some(due_on);
    Ok(())
}

fn take_service(form: &mut RegisterForm, scene: &Scene<'_>, input: Input) -> Result<(), Html> {
    let today = scene.today();
    let likely = likely_service(today, &form.dates);
    let (date, typed) = read_date(scene, input, &likely, Direction::Past).map_err(|(dates, note)| {
        form.dates = dates;
        note
    })?;
    if date > today {
        return Err(problem::date(scene.texts(), &typed, DateProblem::InTheFuture));
    }
    form.service_on = Some(date);
    Ok(())
}

/// A date from a tap or words, and the words.
pub fn read_date(
    scene: &Scene<'_>,
    input: Input,
    likely: &[(Likely, NaiveDate)],
    direction: Direction,
) -> Result<(NaiveDate, String), Unclear<NaiveDate>> {
    let none = |note: Html| (Vec::new(), note);
    match input {
        Input::Words(typed) => {
            let reading = date::read(&typed, scene.today(), scene.language(), direction);
            forms::date(scene, &typed, reading).map(|date| (date, typed))
        }
        Input::Tap(FormTap::Date(date)) => Ok((date, scene.texts().date(date))),
        Input::Tap(FormTap::Pick(at)) => likely
            .get(usize::from(at))
            .map(|(_, date)| (*date, scene.texts().date(*date)))
            .ok_or_else(|| none(problem::tap_expected(scene.texts()))),
        other => Err(none(forms::unexpected(scene, &other))),
    }
}

/// A due date within the bounds, or what to say.
pub fn due_within(
    scene: &Scene<'_>,
    typed: &str,
    due_on: NaiveDate,
) -> Result<NaiveDate, Unclear<NaiveDate>> {
    let bounds = due_bounds(scene.today());
    if due_on < *bounds.start() {
        return Err((Vec::new(), problem::date_too_old(scene.texts(), typed)));
    }
    if due_on > *bounds.end() {
        return Err((Vec::new(), problem::date(scene.texts(), typed, DateProblem::TooFar)));
    }
    Ok(due_on)
}

/// The dates on the buttons: the readings of what was typed, or likely ones.
pub fn likely_due(today: NaiveDate, readings: &[NaiveDate]) -> Vec<(Likely, NaiveDate)> {
    if !readings.is_empty() {
        return exactly(readings);
    }
    let after = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let mut dates = vec![(Likely::Week, after(7)), (Likely::TwoWeeks, after(14)), (Likely::Month, after(30))];
    let end = end_of_month(today);
    // Not when it is upon us, nor when another button says the same day.
    if (end - today).num_days() >= 2 && dates.iter().all(|(_, date)| *date != end) {
        dates.push((Likely::EndOfMonth, end));
    }
    dates.sort_by_key(|(_, date)| *date);
    dates
}

pub fn likely_service(today: NaiveDate, readings: &[NaiveDate]) -> Vec<(Likely, NaiveDate)> {
    if !readings.is_empty() {
        return exactly(readings);
    }
    let yesterday = today.pred_opt().unwrap_or(today);
    vec![(Likely::Today, today), (Likely::Yesterday, yesterday)]
}

fn exactly(readings: &[NaiveDate]) -> Vec<(Likely, NaiveDate)> {
    readings.iter().map(|date| (Likely::Exactly, *date)).collect()
}

fn end_of_month(today: NaiveDate) -> NaiveDate {
    let first = today.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    first.and_then(|next| next.pred_opt()).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn likely_dates_lie_ahead_and_the_end_of_the_month_only_while_it_is_not_near() {
        let dates = |today| likely_due(date(today), &[]).into_iter().map(|(_, date)| date.to_string());
        assert_eq!(dates("2026-12-01").collect::<Vec<_>>(), ["2026-12-08", "2026-12-15", "2026-12-31"]);
        assert_eq!(
            dates("2026-12-10").collect::<Vec<_>>(),
            ["2026-12-17", "2026-12-24", "2026-12-31", "2027-01-09"]
        );
        assert_eq!(dates("2026-12-30").collect::<Vec<_>>(), ["2027-01-06", "2027-01-13", "2027-01-29"]);
    }
}
